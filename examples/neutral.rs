//! Writes the made-up study of the benches to a folder, so that the program itself can be timed on it:
//! `cargo run --release --example neutral -- FOLDER [small|goals|tenfold]`.
#![expect(clippy::print_stdout, reason = "what was written is told")]

#[path = "../benches/neutral/mod.rs"]
mod neutral;

use neutral::{PHRASE, RARE, Size, Study};
use std::io::Write;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "neutral-study".to_owned());
    let size = match arguments.next().as_deref() {
        None | Some("goals") => Size::GOALS,
        Some("tenfold") => Size::TENFOLD,
        Some("small") => Size::SMALL,
        Some(other) => return Err(std::io::Error::other(format!("‘{other}’ is not a size: small, goals or tenfold"))),
    };
    let (study, folder) = (Study::new(size), Path::new(&folder));
    std::fs::create_dir_all(folder.join("docs"))?;
    for document in &study.documents {
        write(&folder.join("docs").join(&document.name), &document.text)?;
    }
    let tables = [("codes", &study.codes_csv), ("codings", &study.codings_csv), ("cases", &study.cases_csv), ("attributes", &study.attributes_csv)];
    for (name, table) in tables {
        write(&folder.join(name).with_extension("csv"), table)?;
    }
    let expected = &study.expected;
    println!("{}: {} documents, {} characters, {} codings", folder.display(), study.documents.len(), expected.characters, size.codings);
    println!("to be found: the {}, *the* {}, {RARE} {}, \"{PHRASE}\" {}", expected.common, expected.words_with_common, expected.rare, expected.phrases);
    Ok(())
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::File::create_new(path)?.write_all(text.as_bytes())
}
