//! Codebooks written to files and read back: the same codes, whatever a team writes into them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod support;

use griot::export::codebook as written;
use griot::import::codebook::{self, CodeDraft, CodebookDraft};
use griot::model::change::{Change, Edit};
use griot::model::code::{Bilingual, Code};
use griot::model::colour::Colour;
use griot::model::ids::CodeId;
use griot::model::project::Project;
use griot::session::builtin;
use proptest::prelude::*;
use std::collections::HashMap;
use support::assert_valid;
use uuid::Uuid;

/// A project that holds just these codes.
fn project(draft: &CodebookDraft) -> Project {
    let mut project = Project::default();
    let mut known: HashMap<&str, CodeId> = HashMap::new();
    for (number, code) in (1u32..).zip(&draft.codes) {
        let id = CodeId::from_uuid(Uuid::from_u128(u128::from(number)));
        known.insert(&code.path, id);
        let code = Code {
            id,
            parent: code.parent.as_deref().map(|parent| known[parent]),
            order: number,
            key: code.key.clone(),
            name: code.name.clone(),
            definition: code.definition.clone(),
            include: code.include.clone(),
            exclude: code.exclude.clone(),
            example: code.example.clone(),
            source: code.source.clone(),
            kind: code.kind.clone(),
            level: code.level.clone(),
            colour: code.colour.unwrap_or(Colour([1, 2, 3])),
            codable: code.codable,
            retired: code.retired,
        };
        project.apply(&Change::Code(Edit::insert(code))).unwrap();
    }
    project
}

/// Writes and reads the codebook in both forms; each must come back as it was and be written again to the same bytes.
fn assert_survives(draft: &CodebookDraft) {
    let project_before = project(draft);
    let (csv, json) = (written::csv(&project_before).unwrap(), written::json(&project_before).unwrap());
    let (from_csv, from_json) = (codebook::read_csv(&csv).unwrap(), codebook::read_json(&json).unwrap());
    assert_eq!(from_csv, from_json);
    let coloured = |code: &CodeDraft| CodeDraft { colour: code.colour.or(Some(Colour([1, 2, 3]))), ..code.clone() };
    assert_eq!(from_csv, CodebookDraft { codes: draft.codes.iter().map(coloured).collect(), warnings: Vec::new() });
    assert_eq!(written::csv(&project(&from_csv)).unwrap(), csv);
    assert_eq!(written::json(&project(&from_json)).unwrap(), json);
    assert_valid(&serde_json::from_slice(&json).unwrap(), "codebook-file");
}

#[test]
fn the_built_in_codebook_survives_both_forms() {
    let draft = codebook::read_csv(builtin::CODEBOOK).unwrap();
    assert_eq!(draft.codes.len(), 129);
    assert_survives(&draft);
}

#[test]
fn exchange_files_are_rfc_4180_and_keep_what_looks_like_a_formula() {
    let draft = codebook::read_csv("id,name_en,definition_en\na,=1+1,\"two\nlines, \"\"quoted\"\"\"\n".as_bytes()).unwrap();
    let csv = String::from_utf8(written::csv(&project(&draft)).unwrap()).unwrap();
    assert!(csv.starts_with("id,parent_id,name_en,name_fr,"));
    assert!(csv.ends_with("\r\n"));
    assert!(csv.contains("\r\na,,=1+1,,\"two\nlines, \"\"quoted\"\"\",,"), "{csv}");
}

/// Texts as people and spreadsheets write them: quotes, separators, line ends, formulas, other scripts, space around.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z=+@;,\"'\t\r\n éɛسא👩\u{301}\u{feff}\u{a0}-]{0,12}"
}

fn bilingual() -> impl Strategy<Value = Bilingual> {
    (text(), text()).prop_map(|(en, fr)| Bilingual { en, fr })
}

/// A code below one of those before it (or none), under a key that may hold anything but dots, spaces and control characters.
fn code() -> impl Strategy<Value = (prop::sample::Index, String, CodeDraft)> {
    let told = (text(), text(), text(), text(), any::<Option<[u8; 3]>>(), any::<bool>(), any::<bool>());
    let draft = (bilingual(), bilingual(), bilingual(), bilingual(), told).prop_map(|(name, definition, include, exclude, told)| {
        let (example, source, kind, level, colour, codable, retired) = told;
        let (path, key) = (String::new(), String::new());
        let colour = colour.map(Colour);
        CodeDraft { path, parent: None, key, name, definition, include, exclude, example, source, kind, level, colour, codable, retired }
    });
    (any::<prop::sample::Index>(), "[a-zA-Z0-9éɛس:/()\"',;#_\u{301}-]{1,6}", draft)
}

/// Puts codes into a tree: parents first, each family whole before the next, as files list them.
fn tree(codes: Vec<(prop::sample::Index, String, CodeDraft)>) -> CodebookDraft {
    let mut placed: Vec<CodeDraft> = Vec::new();
    for (number, (below, key, mut code)) in codes.into_iter().enumerate() {
        let parent = below.index(placed.len() + 1).checked_sub(1).map(|at| placed[at].path.clone());
        code.key = format!("{key}{number}");
        code.path = parent.as_ref().map_or_else(|| code.key.clone(), |above| format!("{above}.{}", code.key));
        if code.name.is_empty() {
            code.name.en.clone_from(&code.path);
        }
        let inside = |other: &CodeDraft, above: &String| other.path == *above || other.path.starts_with(&format!("{above}."));
        let after = parent.as_ref().and_then(|above| placed.iter().rposition(|other| inside(other, above)));
        code.parent = parent;
        placed.insert(after.map_or(placed.len(), |at| at + 1), code);
    }
    CodebookDraft { codes: placed, warnings: Vec::new() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_codebook_survives_both_forms(codes in prop::collection::vec(code(), 1..12)) {
        assert_survives(&tree(codes));
    }
}
