//! Every table of the sample study is read whole, and every value fits its attribute.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use griot::import::attributes::RowBearer;
use griot::import::{attributes, cases, codebook, codings, memos};
use griot::model::attribute::{Attribute, Subject};
use griot::model::time::Moment;
use griot::session::builtin;
use griot::session::clock::Clock;
use proptest::prelude::*;
use std::path::Path;

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/study").join(name)).unwrap()
}

#[test]
fn the_sample_tables_have_the_rows_of_their_readme() {
    let codings = codings::read(&sample("codings.csv")).unwrap();
    let by = |coder: &str| codings.rows.iter().filter(|row| row.coder == coder).count();
    assert_eq!((codings.rows.len(), by("INT-02"), by("INT-03")), (537, 384, 153));
    assert_eq!(codings.rows.iter().filter(|row| !row.memo.is_empty()).count(), 91);
    assert_eq!(codings.warnings, Vec::<String>::new());
    let cases = cases::read(&sample("cases.csv")).unwrap().rows;
    let mut aliases: Vec<_> = cases.iter().map(|row| row.case.as_str()).collect();
    aliases.sort_unstable();
    aliases.dedup();
    assert_eq!((cases.len(), aliases.len()), (24, 20));
    assert_eq!(attributes::read(&sample("case_attributes.csv")).unwrap().rows.len(), 720);
    assert_eq!(attributes::read(&sample("document_attributes.csv")).unwrap().rows.len(), 615);
    let memos = memos::read(&sample("memos.csv")).unwrap().rows;
    assert_eq!((memos.len(), memos.iter().filter(|row| row.coder == "INT-02").count()), (17, 11));
}

#[test]
fn the_built_in_codebook_has_its_129_codes() {
    let draft = codebook::read_csv(builtin::CODEBOOK).unwrap();
    assert_eq!((draft.codes.len(), draft.codes.iter().filter(|code| code.parent.is_none()).count(), draft.warnings.len()), (129, 19, 0));
    assert!(draft.codes.iter().all(|code| !code.name.en.is_empty() && !code.name.fr.is_empty() && !code.definition.fr.is_empty()));
}

#[test]
fn every_value_of_the_sample_study_fits_its_attribute() {
    let definitions = builtin::attributes(&Clock::fixed(Moment(0))).unwrap();
    assert!(definitions.iter().all(|definition| !definition.name.en.is_empty() && !definition.name.fr.is_empty()));
    let mut wrong = Vec::new();
    for (file, subject) in [("case_attributes.csv", Subject::Case), ("document_attributes.csv", Subject::Document)] {
        for row in attributes::read(&sample(file)).unwrap().rows {
            assert_eq!(matches!(row.bearer, RowBearer::Case(_)), subject == Subject::Case);
            let definition: Option<&Attribute> = definitions.iter().find(|definition| definition.subject == subject && definition.key == row.attribute);
            match definition.map(|definition| definition.parse(&row.value)) {
                Some(Ok(_)) => {}
                Some(Err(err)) => wrong.push(format!("{}: {err}", row.attribute)),
                None => wrong.push(format!("no attribute {}", row.attribute)),
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn odd(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/odd/tables").join(name)).unwrap()
}

/// Tables that are refused, each with what is told of it.
const REFUSED: &[(&str, &[&str])] = &[
    ("bad-numbers.csv", &["line 2: start ‘x’", "line 3: start ‘-3’", "line 4: the end 3 lies before the start 9"]),
    ("bad-words.csv", &["line 2: time: ‘yesterday’ is not one of", "line 3: created ‘14/02/2031’"]),
    ("blank.csv", &["the table is empty"]),
    ("cases-half.csv", &["line 2: a speaker needs a document", "line 3: case is empty"]),
    ("categories-circle.csv", &["line 2: the category ‘Feelings’ lies in itself", "line 3: the category ‘Inner life’ lies in itself"]),
    ("codes-astray.csv", &["line 2: there is no code ‘b’ above it"]),
    ("codes-circle.csv", &["line 2: it hangs on itself", "line 3: it hangs on itself"]),
    ("codes-colours.csv", &["line 2: colour: ‘red’ is not a colour", "line 3: colour: ‘#12345’ is not a colour"]),
    ("codes-empty-part.csv", &["line 3: the code ‘push..abuse’ has an empty part"]),
    ("codes-no-id.csv", &["line 3: id is empty"]),
    ("codes-same-path.csv", &["line 4: the path ‘push.state-abuse’ stands in line 3 already"]),
    ("codes-twice.csv", &["line 3: the code ‘B’ stands in line 2 already"]),
    ("column-twice.csv", &["the column ‘code’ stands twice"]),
    ("latin1.csv", &["line 2 is not UTF-8 (byte E9)"]),
    (
        "memos-astray.csv",
        &["line 2: a memo on the project has no target", "line 3: ‘S01:9..5:push:a’", "line 4: ‘person’ is not project", "line 5: text is empty"],
    ),
    ("missing-column.csv", &["the column ‘end’ is missing; the columns are doc, code, coder, start"]),
    ("open-quote.csv", &["line 2: a quotation mark opens a cell here and is never closed"]),
    ("open-quote-between.csv", &["line 4: text follows the quotation mark that closes the cell opened in line 2"]),
    ("too-many-cells.csv", &["line 2: 7 cells, but the header has 5 columns"]),
    ("two-bearers.csv", &["the table has both ‘doc’ and ‘case’"]),
    ("utf16.csv", &["line 1 is not UTF-8 (byte FF)"]),
];

/// Tables that are read as the same one coding, however they are written.
const READ: &[&str] = &["bom-crlf.csv", "cr.csv", "semicolons.csv", "tabs.csv"];

/// Reads a table as what its name says it is.
fn told_of(name: &str) -> Result<usize, String> {
    let bytes = odd(name);
    let read = match name.split(['-', '.']).next().unwrap() {
        "codes" | "categories" => codebook::read_csv(&bytes).map(|draft| draft.codes.len()),
        "cases" => cases::read(&bytes).map(|read| read.rows.len()),
        "memos" => memos::read(&bytes).map(|read| read.rows.len()),
        "two" => attributes::read(&bytes).map(|read| read.rows.len()),
        _ => codings::read(&bytes).map(|read| read.rows.len()),
    };
    read.map_err(|err| err.to_string())
}

#[test]
fn odd_tables_are_refused_for_their_reason() {
    for (name, reasons) in REFUSED {
        let message = told_of(name).expect_err(name);
        assert!(reasons.iter().all(|reason| message.contains(reason)), "{name}: {message}");
        if message.contains("cannot be read, so none") {
            assert_eq!(message.lines().count(), 1 + reasons.len(), "{name}: {message}");
        }
    }
}

#[test]
fn odd_tables_that_can_be_read_are_read() {
    let expected = codings::read(b"doc,code,coder,start,end\nS01,push,a,1,5\n").unwrap();
    for name in READ {
        assert_eq!(codings::read(&odd(name)), Ok(expected.clone()), "{name}");
    }
    let memos: Vec<String> = codings::read(&odd("formulas.csv")).unwrap().rows.into_iter().map(|row| row.memo).collect();
    assert_eq!(memos, ["=1+1", "@SUM(A1)"]);
    assert_eq!(told_of("header-only.csv"), Ok(0));
}

#[test]
fn every_odd_table_has_its_test() {
    let known = REFUSED.iter().map(|(name, _)| *name).chain(READ.iter().copied()).chain(["formulas.csv", "header-only.csv"]);
    let mut known: Vec<String> = known.map(str::to_owned).collect();
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/odd/tables")).unwrap();
    let mut there: Vec<String> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    known.sort();
    there.sort();
    assert_eq!(there, known);
}

/// Gives the bytes to every reader of tables; what they answer does not matter, only that they answer.
fn read_all(bytes: &[u8]) {
    drop(codebook::read_csv(bytes));
    drop(codebook::read_json(bytes));
    drop(codings::read(bytes));
    drop(cases::read(bytes));
    drop(attributes::read(bytes));
    drop(memos::read(bytes));
}

const HEADERS: [&str; 8] = [
    "doc,code,coder,start,end,memo,time,created,quote",
    "case,doc,speaker",
    "case,attribute,value",
    "doc,attribute,value",
    "target_kind,target,coder,text",
    "id,parent_id,name_en,colour,codable",
    "code,category,parent_category,colour",
    "code,colour",
];

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
    }

    #[test]
    fn no_rows_behind_a_good_header_make_a_reader_panic(header in 0usize..HEADERS.len(), separator in "[,;\t]", rows in "([a-c.:#\" \r\n,;\t0-9é\u{feff}]|coding|S01:1\\.\\.9:a:b|,){0,120}") {
        read_all(format!("{}\n{rows}", HEADERS[header].replace(',', &separator)).as_bytes());
    }

    #[test]
    fn no_json_makes_a_reader_panic(codes in "(\\{\"code\":\"[a-c.]{0,3}\",\"parent\":(null|\"[a-c.]{0,3}\")(,\"colour\":\"#[0-9A-G]{5,6}\")?\\},){0,6}") {
        read_all(format!(r#"{{"format":"griot-codebook","version":1,"codes":[{}]}}"#, codes.trim_end_matches(',')).as_bytes());
    }

    #[test]
    fn a_sample_cut_or_damaged_anywhere_is_read_or_refused(cut in 0usize..24_000, place in 0usize..24_000, byte in any::<u8>()) {
        let mut bytes = sample("codings.csv");
        bytes.truncate(cut);
        if let Some(old) = bytes.get_mut(place) {
            *old = byte;
        }
        read_all(&bytes);
    }
}
