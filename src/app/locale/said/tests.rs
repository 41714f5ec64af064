//! That every sentence of the core is said in French, read from its sources.

use super::*;
use crate::app::locale::Tongue;
use crate::query::{self, QueryError};
use crate::session::error::SessionError;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

const FOLDERS: [&str; 9] = ["model", "query", "store", "session", "import", "exchange", "export", "index", "analysis"];

/// What the walk below finds and no window shows, each with its reason.
const EXCEPTED: &[(&str, &str)] = &[
    ("a whole document", "in the certificate of a withdrawal, which is written in both languages"),
    ("un document entier", "in the certificate of a withdrawal, which is written in both languages"),
    ("passages of a document", "in the certificate of a withdrawal, which is written in both languages"),
    ("des passages d’un document", "in the certificate of a withdrawal, which is written in both languages"),
    ("‘{}’ is not one of name, place, date, phone, other", "“not one of” with any list says it"),
    ("‘{}’ is not one of participant, retention, no-consent, safety, order, mistake", "“not one of” with any list says it"),
    ("line {}:", "stands before a warning: the template of lines with their number says both"),
    ("new {}", "the beginning of a thing that is counted"),
    ("changed {}", "the beginning of a thing that is counted"),
    ("{} and {} more", "stands behind “code …”: the template of several codings says both"),
    ("whole numbers", "in the report of a study, which the command line prints"),
    ("yes or no", "in the report of a study, which the command line prints"),
    ("‘{}’ is not one of character, turn, paragraph, document", "“not one of” with any list says it"),
    ("‘{}’ is not one of nvivo, atlas, maxqda, qualcoder, griot", "“not one of” with any list says it"),
    ("‘{}’ is not one of team, partner, authority, public, archive", "“not one of” with any list says it"),
];

/// Calls by the beginning of their file whose texts are sentences, where they have a space.
const SAYING: &[(&str, &str)] = &[
    ("", "Err"),
    ("", "Request"),
    ("", "ReadOnly"),
    ("", "Nothing"),
    ("", "BadQuery"),
    ("", "WrongShape"),
    ("", "NotDocx"),
    ("", "BadXml"),
    ("", "BadArchive"),
    ("", "Chart"),
    ("", "Damaged"),
    ("", "Unsound"),
    ("", "damaged"),
    ("", "wrong"),
    ("", "bad"),
    ("", "refuse"),
    ("", "not_this"),
    ("", "too_large"),
    ("", "map_err"),
    ("", "ok_or"),
    ("", "ok_or_else"),
    ("session/", "label"),
    ("session/", "note"),
];
/// Calls by the beginning of their file whose texts are names of things.
const NAMING: &[(&str, &str)] = &[
    ("", "Gone"),
    ("", "EmptyText"),
    ("", "Builtin"),
    ("model/rules", "Astray"),
    ("model/project", "keyed"),
    ("model/project", "shared"),
    ("store/verify", "hashes"),
    ("session/plan", "counted"),
    ("session/plan", "told"),
    ("import/", "left_out"),
];
/// Fields that are sentences.
const FIELDS: &[&str] = &["what", "why", "message", "expected", "format", "limit"];
/// Functions that are made of sentences.
const FUNCTIONS: &[&str] = &["hint", "field_hint", "find_hint", "rows_message", "listed", "index_faults", "left_out"];
/// Names that are sentences before they are said.
const LOCALS: &[&str] = &["label", "told", "message", "quoted", "known", "what", "wrong"];

/// A text of the sources, and whether it stands in a `format!`, so that braces are gaps.
type Text = (String, bool);

/// All texts of an expression.
#[derive(Default)]
struct Literals(Vec<Text>);

impl<'a> Visit<'a> for Literals {
    fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
        // What is written in both languages needs no template.
        let is_bilingual = matches!(&*call.func, syn::Expr::Path(path) if path.path.segments.iter().any(|part| part.ident == "Bilingual"));
        if !is_bilingual {
            visit::visit_expr_call(self, call);
        }
    }
    fn visit_lit_str(&mut self, literal: &'a syn::LitStr) {
        self.0.push((literal.value(), false));
    }
    fn visit_macro(&mut self, item: &'a syn::Macro) {
        of_tokens(item.tokens.clone(), &mut self.0);
    }
}

fn of_tokens(tokens: proc_macro2::TokenStream, found: &mut Vec<Text>) {
    for token in tokens {
        match token {
            proc_macro2::TokenTree::Literal(literal) => found.extend(syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| (text.value(), true))),
            proc_macro2::TokenTree::Group(group) => of_tokens(group.stream(), found),
            _ => {}
        }
    }
}

/// Sentences and names of things that a file of the core says.
#[derive(Default)]
struct Said {
    file: String,
    sentences: Vec<Text>,
    names: Vec<Text>,
}

impl Said {
    fn sentence(&mut self, visit: impl FnOnce(&mut Literals)) {
        let mut literals = Literals::default();
        visit(&mut literals);
        self.sentences.extend(literals.0.into_iter().filter(|(text, _)| text.trim().contains(' ')));
    }
    fn name(&mut self, visit: impl FnOnce(&mut Literals)) {
        let mut literals = Literals::default();
        visit(&mut literals);
        self.names.extend(literals.0.into_iter().filter(|(text, _)| !text.starts_with("SELECT ")));
    }
    fn call<'a>(&mut self, name: &str, arguments: impl Iterator<Item = &'a syn::Expr>) {
        let listed = |list: &[(&str, &str)]| list.iter().any(|(start, known)| *known == name && self.file.starts_with(start));
        let (says, names) = (listed(SAYING), listed(NAMING));
        for argument in arguments {
            if says {
                self.sentence(|literals| literals.visit_expr(argument));
            }
            if names {
                self.name(|literals| literals.visit_expr(argument));
            }
        }
    }
    fn function(&mut self, name: &syn::Ident, block: &syn::Block) {
        if FUNCTIONS.iter().any(|known| name == known) {
            self.sentence(|literals| literals.visit_block(block));
        }
        visit::visit_block(self, block);
    }
}

impl<'a> Visit<'a> for Said {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            visit::visit_item_mod(self, item);
        }
    }
    fn visit_attribute(&mut self, attribute: &'a syn::Attribute) {
        if let (true, syn::Meta::List(list)) = (attribute.path().is_ident("error"), &attribute.meta) {
            let mut found = Vec::new();
            of_tokens(list.tokens.clone(), &mut found);
            self.sentences.extend(found.into_iter().take(1).filter(|(text, _)| has_letters(text)));
        }
    }
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.function(&item.sig.ident, &item.block);
    }
    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.function(&item.sig.ident, &item.block);
    }
    fn visit_local(&mut self, local: &'a syn::Local) {
        let pattern = if let syn::Pat::Type(typed) = &local.pat { &typed.pat } else { &local.pat };
        let speaks = ["session/", "import/", "query/", "model/"].iter().any(|start| self.file.starts_with(start));
        if let (true, syn::Pat::Ident(name), Some(init)) = (speaks, pattern, &local.init)
            && LOCALS.iter().any(|known| name.ident == known)
        {
            self.sentence(|literals| literals.visit_expr(&init.expr));
        }
        visit::visit_local(self, local);
    }
    fn visit_expr_assign(&mut self, assign: &'a syn::ExprAssign) {
        if let syn::Expr::Path(path) = &*assign.left
            && path.path.is_ident("label")
        {
            self.sentence(|literals| literals.visit_expr(&assign.right));
        }
        visit::visit_expr_assign(self, assign);
    }
    fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
        if let syn::Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            self.call(&last.ident.to_string(), call.args.iter());
        }
        visit::visit_expr_call(self, call);
    }
    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        self.call(&call.method.to_string(), call.args.iter());
        let on_warnings = match &*call.receiver {
            syn::Expr::Path(path) => path.path.is_ident("warnings"),
            syn::Expr::Field(field) => matches!(&field.member, syn::Member::Named(name) if name == "warnings"),
            _ => false,
        };
        if call.method == "push" && on_warnings {
            for argument in &call.args {
                self.sentence(|literals| literals.visit_expr(argument));
            }
        }
        visit::visit_expr_method_call(self, call);
    }
    fn visit_expr_struct(&mut self, item: &'a syn::ExprStruct) {
        for field in &item.fields {
            if let syn::Member::Named(name) = &field.member
                && FIELDS.iter().any(|known| name == known)
            {
                self.sentence(|literals| literals.visit_expr(&field.expr));
                if item.path.segments.last().is_some_and(|last| matches!(last.ident.to_string().as_str(), "NameTaken" | "BadName" | "Conflict")) {
                    self.name(|literals| literals.visit_expr(&field.expr));
                }
            }
        }
        visit::visit_expr_struct(self, item);
    }
    fn visit_macro(&mut self, item: &'a syn::Macro) {
        // The warnings of imports are written where they are displayed.
        if item.path.is_ident("write") && matches!(self.file.as_str(), "import/warning.rs" | "import/table.rs") {
            let mut found = Vec::new();
            of_tokens(item.tokens.clone(), &mut found);
            self.sentences.extend(found.into_iter().filter(|(text, _)| text.trim().contains(' ')));
        }
    }
}

fn has_letters(text: &str) -> bool {
    shape(text).replace("{}", "").contains(char::is_alphabetic)
}

/// A text with its gaps all alike.
fn shape(text: &str) -> String {
    let text = text.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut parts = text.split('{');
    let mut shape = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shape.push_str("{}");
        shape.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    shape.replace('\u{1}', "{").replace('\u{2}', "}")
}

/// A template with its gaps all alike.
fn shape_of_template(template: &str) -> String {
    let (head, gaps) = cut(template);
    let mut shape = head.to_owned();
    for (_, behind) in gaps {
        shape.push_str("{}");
        shape.push_str(behind);
    }
    shape
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.file_stem().is_some_and(|name| name != "tests") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// All that the core says, with the first file that says it.
fn said_by_the_core() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    for file in FOLDERS.iter().flat_map(|folder| sources(&root.join(folder))) {
        let name = file.strip_prefix(&root).unwrap().display().to_string().replace('\\', "/");
        let mut said = Said { file: name.clone(), ..Said::default() };
        said.visit_file(&syn::parse_file(&std::fs::read_to_string(&file).unwrap()).unwrap());
        for (text, formatted) in said.sentences.into_iter().chain(said.names) {
            let text = if formatted { shape(&text) } else { text };
            // Messages of several lines are said line by line.
            for line in text.lines().map(str::trim).filter(|line| has_letters(line)) {
                found.entry(line.to_owned()).or_insert_with(|| name.clone());
            }
        }
    }
    found
}

#[test]
fn every_sentence_of_the_core_has_a_template() {
    let french = Locale::new(Tongue::French);
    let shapes: Vec<String> = [SENTENCES, ACTS, WORDS].into_iter().flatten().map(|(template, _)| shape_of_template(template)).collect();
    let fits_whole = |text: &str| {
        let bare = text.trim_start_matches("an ").trim_start_matches("a ");
        shapes.iter().any(|shape| shape == text || shape == bare)
            || COUNTED.iter().any(|(thing, _)| *thing == text)
            || !text.contains("{}") && known(&french, text, DEEPEST).is_some()
    };
    // What stands behind the name of a file is said by itself.
    let fits = |text: &str| fits_whole(text) || text.strip_prefix("{}: ").is_some_and(fits_whole);
    let found = said_by_the_core();
    assert!(found.len() > 300, "the walk finds only {} sentences", found.len());
    let excepted = |text: &str| EXCEPTED.iter().any(|(known, _)| *known == text);
    let missing: Vec<String> = found.iter().filter(|(text, _)| !fits(text) && !excepted(text)).map(|(text, file)| format!("{file}: {text}")).collect();
    assert!(missing.is_empty(), "{} sentences have no template in templates.rs:\n{}", missing.len(), missing.join("\n"));
    for (text, _) in EXCEPTED {
        assert!(found.contains_key(*text) && !fits(text), "‘{text}’ needs no exception");
    }
}

#[test]
fn every_template_has_its_message_and_english_says_what_the_core_says() {
    for tongue in Tongue::ALL {
        let locale = Locale::new(tongue);
        for (template, key) in [SENTENCES, ACTS, WORDS].into_iter().flatten() {
            assert!(locale.has(key), "{key}");
            let (head, gaps) = cut(template);
            let values: Vec<Filling> = (0..)
                .zip(&gaps)
                .map(|(place, (gap, _))| if *gap == Gap::Number { Filling::Number(place + 2) } else { Filling::Text(format!("«{place}»")) })
                .collect();
            assert!(values.len() <= NAMES.len(), "{template}");
            let arguments: Vec<(&'static str, Arg<'_>)> = NAMES.into_iter().zip(values.iter().map(Filling::argument)).collect();
            let said = locale.with(key, &arguments);
            let written = |value: &Filling| match value {
                Filling::Number(number) => number.to_string(),
                Filling::Text(text) => text.clone(),
            };
            assert!(values.iter().all(|value| said.contains(&written(value))), "{key}: {said}");
            if tongue == Tongue::English {
                let core: String = values.iter().zip(&gaps).map(|(value, (_, behind))| format!("{}{behind}", written(value))).collect();
                assert_eq!(said, format!("{head}{core}"), "{key}");
            }
        }
        for (thing, key) in COUNTED {
            let count = |number: usize| locale.with(key, &[("n", number.into())]);
            assert_ne!(count(2), *key);
            if tongue == Tongue::English {
                assert_eq!((count(1), count(2)), (format!("1 {thing}"), format!("2 {thing}s")));
            }
        }
    }
}

/// True for what names a command or an option of the command line.
fn names_a_command(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    text.contains("GRIOT_")
        || words.iter().any(|word| word.starts_with("--"))
        || words.windows(2).any(|pair| pair[0].ends_with("griot") && !pair[0].starts_with('.'))
}

#[test]
fn nobody_is_sent_from_the_window_to_the_command_line() {
    let sample = |template: &str| template.replace("{}", "S01");
    let commands: Vec<&str> = SENTENCES.iter().map(|(template, _)| *template).filter(|template| names_a_command(template)).collect();
    assert!(commands.len() > 20, "{commands:?}");
    for template in &commands {
        assert!(IN_WINDOW.iter().any(|(known, ..)| known == template), "the window has no words of its own for: {template}");
    }
    for (template, ..) in IN_WINDOW {
        assert!(commands.contains(template), "the core does not say: {template}");
        for tongue in Tongue::ALL {
            let said = Locale::new(tongue).said(&sample(template));
            assert!(said != sample(template) && !names_a_command(&said) && !said.contains('{'), "{said}");
        }
    }
    let seal = "griot seal encrypts it";
    assert_eq!(Locale::new(Tongue::English).said(seal), "“Encryption and recovery sheet” encrypts it");
    assert_eq!(
        Locale::new(Tongue::English).leads_to("griot log shows what was done; do the opposite by hand, or go back to a backup that was made later"),
        Some(Action::GoHistory)
    );
}

#[test]
fn no_message_of_the_window_names_a_command() {
    for source in [include_str!("../en.ftl"), include_str!("../fr.ftl")] {
        // What begins with `said-` is what the core says, which the window replaces.
        for line in source.lines().filter(|line| !line.starts_with("said-") && !line.starts_with('#')) {
            assert!(!names_a_command(line.split_once(" = ").map_or(line, |(_, text)| text)), "{line}");
        }
    }
}

#[test]
fn no_template_hides_another() {
    let sample = |template: &str| {
        let (head, gaps) = cut(template);
        let value = |gap: Gap| match gap {
            Gap::Number => "7",
            Gap::Known => "code",
            Gap::Counted => "2 codings",
            _ => "X",
        };
        let rest: String = gaps.into_iter().map(|(gap, behind)| format!("{}{behind}", value(gap))).collect();
        format!("{head}{rest}")
    };
    let french = Locale::new(Tongue::French);
    let fits = |template: &str, sentence: &str| {
        fit(template, sentence).is_some_and(|values| values.into_iter().all(|(gap, value)| Filling::of(&french, gap, value, DEEPEST).is_some()))
    };
    for (tables, own) in [(vec![SENTENCES, ACTS], SENTENCES), (vec![SENTENCES, ACTS], ACTS), (vec![WORDS], WORDS)] {
        for (template, key) in own {
            let sentence = sample(template);
            let first = tables.iter().copied().flatten().find(|(other, _)| fits(other, &sentence));
            assert_eq!(first.map(|(_, key)| key), Some(key), "{sentence}");
        }
    }
}

#[test]
fn acts_and_errors_are_said_in_french() {
    let french = Locale::new(Tongue::French);
    for (core, said) in [
        ("code S01 120..180 econ.poverty", "coder S01 120..180 econ.poverty"),
        ("remove code econ with 12 codings", "supprimer le code econ et 12 codages"),
        ("remove document Talk with Aminata with 1 coding", "retirer le document Talk with Aminata et 1 codage"),
        ("import 3 cases and 1 link", "importer 3 cas et 1 lien"),
        ("import Aminata and Moussa", "importer Aminata and Moussa"),
        ("merge 3 acts by Anna", "fusionner 3 actions de Anna"),
        ("take in a study: 2 new documents and 1 changed, 3 new codes", "reprendre une étude\u{202f}: 2 nouveaux documents et 1 modifié, 3 nouveaux codes"),
        ("there is nothing to do: the code stays as it is", "il n’y a rien à faire\u{202f}: le code reste tel quel"),
        ("there is no such saved search in this project", "cet élément (recherche enregistrée) n’est pas dans ce projet"),
        (
            "line 3: ‘Ali:’ stands once and was not taken for a speaker",
            "ligne 3\u{202f}: «\u{202f}Ali:\u{202f}» n’apparaît qu’une fois et n’est pas pris pour un locuteur",
        ),
        ("1 comments were left out", "1 commentaire a été laissé de côté"),
        (
            "2 rows cannot be taken in, so none was\n  line 3: age: ‘x’ is not a whole number\n  and 4 more",
            "2 lignes ne peuvent pas être reprises, aucune ne l’a donc été\n  ligne 3\u{202f}: age\u{202f}: «\u{202f}x\u{202f}» n’est pas un nombre entier\n  et 4 de plus",
        ),
        (
            "/tmp/a.csv cannot be read: No such file or directory (os error 2)",
            "/tmp/a.csv est illisible\u{202f}: aucun fichier ni dossier de ce nom (erreur système 2)",
        ),
        ("something nobody wrote", "something nobody wrote"),
    ] {
        assert_eq!(french.said(core), said, "{core}");
        assert_eq!(french.said(core), french.said(core), "said again");
        assert_eq!(Locale::new(Tongue::English).said(core), core);
    }
}

#[test]
fn mistakes_in_queries_are_said_in_french_with_what_may_be_meant() {
    let french = Locale::new(Tongue::French);
    let value = |what: &str, suggestions: &[&str]| QueryError::Value {
        what: what.to_owned(),
        at: 4,
        suggestions: suggestions.iter().map(|one| (*one).to_owned()).collect(),
    };
    let typed = [
        "",
        "foi \"perdu",
        "foi /perdu",
        "foi (perdu",
        "foi AND",
        "foi WITHIN 2",
        "foi IN",
        "foi FOLLOWED",
        "foi IN turn perdu",
        "foi NEAR/9999 perdu",
        "=foi*",
        "code:a NEAR/3 foi",
        "foi …",
        "speeker:x",
        "zzzzzzz:x",
        "foi code:",
        "doc:=x",
        "-foi",
    ];
    let mut wrong: Vec<QueryError> = typed.into_iter().filter_map(|text| query::parse(text).err()).collect();
    assert!(wrong.len() >= 15, "{wrong:?}");
    wrong.extend([
        value("there is no code ‘corupption’", &["push.corruption", "corruption"]),
        value("‘x’ is not one of past, present", &[]),
        value("‘x’ is not a value of case.gender", &["femme"]),
        value("there is no attribute ‘gendre’ of cases", &["case.gender"]),
        QueryError::BadRegex { why: "unclosed group".to_owned(), at: 4 },
        QueryError::TooSlow(30),
    ]);
    let english = [" the ", " is ", " and ", " or ", "write", " not ", " character ", "word"];
    for err in wrong {
        let message = SessionError::from(err).message();
        for core in [Some(message.what), message.hint].into_iter().flatten() {
            let said = french.said(&core);
            assert!(said != core && !english.iter().any(|word| said.contains(word)), "{core} → {said}");
        }
    }
    let meant = SessionError::from(value("there is no code ‘x’", &["push.a", "pull.b"])).message();
    assert_eq!(french.said(&meant.what), "il n’y a pas de code «\u{202f}x\u{202f}» (caractère 4)");
    assert_eq!(french.said(meant.hint.as_deref().unwrap()), "vouliez-vous dire push.a ou pull.b\u{202f}?");
}

#[test]
fn gaps_hold_what_stands_between() {
    let values = |template, text| fit(template, text).map(|values| values.into_iter().map(|(_, value)| value).collect::<Vec<_>>());
    assert_eq!(values("{} is now {}", "A is now B is now C"), Some(vec!["A", "B is now C"]));
    assert_eq!(values("{} with {n} codes", "A with B with 3 codes"), Some(vec!["A with B", "3"]));
    assert_eq!(values("{word} is empty", "the table is empty"), None);
    assert_eq!(values("import {}", "import "), None);
    assert_eq!(values("rename the project", "rename the project"), Some(vec![]));
    assert_eq!(cut("begins with {\\rtf"), ("begins with {\\rtf", vec![]));
}
