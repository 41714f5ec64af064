//! The window speaks through its message files only: every key that the sources name is there, and no sentence stands in the sources.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]

use griot::app::locale::{Locale, Tongue};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// String literals outside tests and attributes.
#[derive(Default)]
struct Literals {
    found: Vec<String>,
}

impl<'a> Visit<'a> for Literals {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        let test = item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
        if !test {
            visit::visit_item_mod(self, item);
        }
    }
    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}
    fn visit_lit_str(&mut self, literal: &'a syn::LitStr) {
        self.found.push(literal.value());
    }
    fn visit_macro(&mut self, item: &'a syn::Macro) {
        literals_of(item.tokens.clone(), &mut self.found);
    }
}

fn literals_of(tokens: proc_macro2::TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            proc_macro2::TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push(text.value());
                }
            }
            proc_macro2::TokenTree::Group(group) => literals_of(group.stream(), found),
            _ => {}
        }
    }
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

fn app() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app")
}

fn literals(file: &Path) -> Vec<String> {
    let mut literals = Literals::default();
    literals.visit_file(&syn::parse_file(&std::fs::read_to_string(file).unwrap()).unwrap());
    literals.found
}

fn keys_of(file: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(app().join("locale").join(file)).unwrap();
    let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned()).filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()));
    text.lines().filter_map(key).collect()
}

#[test]
fn every_message_is_used_and_every_name_of_a_message_has_one() {
    let keys = keys_of("en.ftl");
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut prefixes: BTreeSet<String> = BTreeSet::new();
    for file in sources(&app()) {
        for literal in literals(&file) {
            // Keys that are put together at run time, such as `language-{}` or the prefix of a qualifier.
            if let Some((prefix, rest)) = literal.split_once('{').filter(|(prefix, _)| prefix.ends_with('-') && prefix.len() > 2) {
                assert!(rest.ends_with('}'), "{literal}");
                prefixes.insert(prefix.to_owned());
            }
            named.insert(literal);
        }
    }
    prefixes.extend(["time-", "direction-", "standing-", "certainty-", "quotable-"].map(str::to_owned));
    let unused: Vec<&String> = keys.iter().filter(|key| !named.contains(*key) && !prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()))).collect();
    assert_eq!(unused, Vec::<&String>::new(), "messages that nobody shows");
    assert_eq!(keys, keys_of("fr.ftl"));
    for tongue in Tongue::ALL {
        let locale = Locale::new(tongue);
        assert!(keys.iter().all(|key| locale.has(key)), "{tongue:?}");
    }
}

/// Calls by which a message is asked for: what stands in them is a key of the files.
#[derive(Default)]
struct Asked {
    keys: Vec<String>,
}

impl<'a> Visit<'a> for Asked {
    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        if matches!((call.method.to_string().as_str(), call.args.len()), ("text", 1) | ("with", 2))
            && let Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(key), .. })) = call.args.first()
        {
            self.keys.push(key.value());
        }
        visit::visit_expr_method_call(self, call);
    }
}

#[test]
fn every_message_that_is_asked_for_exists() {
    let keys = keys_of("en.ftl");
    for file in sources(&app()).iter().filter(|file| !file.to_string_lossy().contains("/locale/") && !file.to_string_lossy().contains("/text/")) {
        let mut asked = Asked::default();
        asked.visit_file(&syn::parse_file(&std::fs::read_to_string(file).unwrap()).unwrap());
        for key in asked.keys {
            assert!(keys.contains(&key) || !key.contains(|c: char| c.is_ascii_lowercase()), "{}: no message ‘{key}’", file.display());
        }
    }
}

#[test]
fn no_sentence_stands_in_a_panel() {
    // Names of keys, formats, file names and names of programs are no sentences.
    let allowed = [
        "Griot",
        "EN",
        "FR",
        "Tab",
        "Shift",
        "Ctrl+N",
        "Ctrl+{enter}",
        "CARGO_PKG_VERSION",
        "UTF-8",
        "UTF-16LE",
        "UTF-16BE",
        "open a project",
        "read files",
        "read a study",
        "qdpx, qde, qdc, qda, sqlite3, rqda",
        "read a file again",
        "file dialog",
        "txt, md, docx, vtt, srt",
        "csv, json, txt, qdc",
        "csv, xlsx, ods",
        "unpack a parcel",
    ];
    let mut wrong = Vec::new();
    for folder in ["panels", "places", "sheets", "picker", "desk", "window", "widgets"] {
        for file in sources(&app().join(folder)) {
            wrong.extend(
                literals(&file)
                    .into_iter()
                    .filter(|text| is_sentence(text) && !allowed.contains(&text.as_str()))
                    .map(|text| format!("{}: {text}", file.display())),
            );
        }
    }
    for file in ["start.rs", "gate.rs", "palette.rs", "dialogs.rs", "layout.rs", "settings.rs"] {
        wrong.extend(
            literals(&app().join(file)).into_iter().filter(|text| is_sentence(text) && !allowed.contains(&text.as_str())).map(|text| format!("{file}: {text}")),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// True for text that a person would read: a capital followed by letters, or two words.
fn is_sentence(text: &str) -> bool {
    let without_values: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let words: Vec<&str> = without_values.split_whitespace().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1).collect();
    words.len() > 1 || words.iter().any(|word| word.chars().next().is_some_and(char::is_uppercase))
}

#[test]
fn one_thing_is_never_said_in_the_plural() {
    // Numbers that are never one: how near is near, how few are too few.
    let never_one =
        ["near-characters", "masked-on-export", "agreement-rare-character", "agreement-rare-turn", "agreement-rare-paragraph", "agreement-rare-document"];
    let english = ["acts", "cases", "characters", "codes", "codings", "differences", "documents", "files", "hits", "pages", "paragraphs", "passages", "places"];
    let french = ["actions", "caractères", "codes", "codages", "différences", "documents", "endroits", "fichiers", "mots", "pages", "paragraphes", "passages"];
    let both = ["sources", "turns", "words", "résultats", "tours", "sous-codes", "tranchées"];
    let mut wrong = Vec::new();
    for (tongue, file) in [(Tongue::English, "en.ftl"), (Tongue::French, "fr.ftl")] {
        let (locale, text) = (Locale::new(tongue), std::fs::read_to_string(app().join("locale").join(file)).unwrap());
        let names: BTreeSet<&'static str> =
            text.split("{ $").skip(1).map(|rest| &*Box::leak(rest.split(' ').next().unwrap().to_owned().into_boxed_str())).collect();
        let ones: Vec<(&'static str, griot::app::locale::Arg<'_>)> = names.into_iter().map(|name| (name, 1.into())).collect();
        // What the core says of itself stands in sentences whose values are mostly words.
        for key in keys_of(file).iter().filter(|key| !key.starts_with("said-") && !never_one.contains(&key.as_str())) {
            let said = locale.with(key, &ones);
            let words: Vec<&str> = said.split_whitespace().collect();
            let plural = |word: &str| english.contains(&word) || french.contains(&word) || both.contains(&word);
            let punctuation = [',', '.', ';', ':', ')'];
            if words.windows(2).any(|pair| matches!(pair, [number, word] if *number == "1" && plural(word.trim_end_matches(punctuation)))) {
                wrong.push(format!("{file}: {said}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
