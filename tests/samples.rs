//! Every sample document is read, and its figures are those of the samples' own README.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use griot::import::{ImportError, Imported, Options, WarningKind, document};
use griot::model::words;
use std::path::{Path, PathBuf};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn read(path: &str) -> Result<Imported, ImportError> {
    let path = samples().join(path);
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    document(&name, &std::fs::read(&path).unwrap(), &Options::default())
}

/// Document, language, characters, words, paragraphs, turns: counted by hand and script when the samples were written.
const FIGURES: &[(&str, &str, u32, u64, usize, usize)] = &[
    ("S01", "fr", 6863, 993, 35, 35),
    ("S02", "en", 6741, 1065, 33, 33),
    ("S03", "en", 5979, 974, 13, 0),
    ("S04", "fr", 8206, 1157, 48, 48),
    ("S05.bm", "bm", 6223, 957, 60, 60),
    ("S05.fr", "fr", 7521, 937, 60, 60),
    ("S06", "fr", 5369, 791, 16, 0),
    ("S07.ff", "ffm", 3085, 178, 61, 59),
    ("S07.en", "en", 8028, 1203, 61, 59),
    ("S08", "fr", 6256, 874, 38, 0),
    ("S09", "fr", 4736, 693, 13, 0),
    ("S10", "en", 6602, 1003, 33, 24),
    ("S11", "fr", 7203, 908, 39, 39),
    ("S12.ar", "ar", 5132, 665, 51, 51),
    ("S12.fr", "fr", 7449, 1029, 51, 51),
];

#[test]
fn the_samples_have_the_figures_of_their_readme() {
    for (name, language, characters, body_words, paragraphs, turns) in FIGURES {
        let imported = read(&format!("study/{name}.txt")).unwrap();
        let counted = words::of_document(&imported.text, &imported.layout);
        let told = (imported.language.tag(), imported.text.char_len(), counted.body, imported.layout.paragraphs.len(), imported.layout.turns.len());
        assert_eq!(told, (*language, *characters, *body_words, *paragraphs, *turns), "{name}");
        assert_eq!(imported.warnings, [], "{name}");
        assert!(imported.layout.header.is_some(), "{name}");
        assert!(counted.speakers.iter().sum::<u64>() <= counted.body, "{name}");
    }
}

#[test]
fn the_text_of_a_sample_is_the_file_to_the_letter() {
    for (name, ..) in FIGURES {
        let file = std::fs::read_to_string(samples().join(format!("study/{name}.txt"))).unwrap();
        assert_eq!(read(&format!("study/{name}.txt")).unwrap().text.as_str(), file, "{name}");
    }
}

#[test]
fn the_focus_group_has_its_eight_voices() {
    let imported = read("study/S04.txt").unwrap();
    let labels: Vec<_> = imported.layout.speakers.iter().map(|speaker| speaker.label.as_str()).collect();
    let mut sorted = labels.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["INT-02", "INT-03", "YTH-001", "YTH-002", "YTH-003", "YTH-004", "YTH-005", "YTH-006"]);
    assert_eq!(imported.kind.key(), "focus-group");
}

#[test]
fn only_what_is_sure_is_said_of_a_guess() {
    assert!(matches!(document("x.pages", b"text", &Options::default()), Err(ImportError::UnknownFormat(_))));
    let latin = document("x.txt", b"Il a \xe9t\xe9 lib\xe9r\xe9, l'\xe9t\xe9 dernier.", &Options::default()).unwrap();
    assert!(matches!(latin.warnings[0].kind, WarningKind::GuessedEncoding(_)));
}

fn said_by(imported: &Imported) -> Vec<(String, u64)> {
    let counted = words::of_document(&imported.text, &imported.layout);
    let mut said: Vec<_> = imported.layout.speakers.iter().map(|speaker| speaker.label.clone()).zip(counted.speakers).collect();
    said.sort();
    said
}

#[test]
fn the_same_interview_in_other_formats_has_the_same_voices_and_words() {
    for (plain, other) in [("S02", "S02.docx"), ("S08", "S08.docx"), ("S12.ar", "S12.ar.docx"), ("S02", "S02.md"), ("S01", "S01.vtt"), ("S04", "S04.srt")] {
        let (one, two) = (read(&format!("study/{plain}.txt")).unwrap(), read(&format!("study/formats/{other}")).unwrap());
        assert_eq!(said_by(&two), said_by(&one), "{other}");
        assert_eq!(two.language, one.language, "{other}");
        if !other.ends_with(".srt") {
            assert_eq!(two.layout.turns.len(), one.layout.turns.len(), "{other}");
        }
        if other.ends_with(".docx") || other.ends_with(".md") {
            assert_eq!(two.text.as_str().trim_end(), one.text.as_str().trim_end(), "{other}");
        }
    }
}

#[test]
fn words_per_speaker_are_exact() {
    // Counted by hand in the first turns of S02: white-space tokens with a letter or a digit.
    let imported = read("study/S02.txt").unwrap();
    let turn = &imported.layout.turns[1];
    assert_eq!(imported.text.slice(turn.speech()), "Yes. If the siren goes we stop, otherwise we continue.");
    assert_eq!(words::count(imported.text.slice(turn.speech())), 10);
    let all: u64 = said_by(&imported).iter().map(|(_, words)| words).sum();
    assert_eq!(all, 1065);
}

#[test]
fn odd_files_are_read_alike_whatever_their_encoding_and_line_ends() {
    let plain = read("odd/bom.txt").unwrap();
    assert_eq!((plain.layout.turns.len(), plain.layout.header.is_some()), (4, true));
    for name in ["utf16le", "utf16be", "utf16-no-bom", "crlf", "cr", "windows-1252"] {
        let other = read(&format!("odd/{name}.txt")).unwrap();
        assert_eq!(other.text.as_str(), plain.text.as_str(), "{name}");
        assert_eq!(other.layout, plain.layout, "{name}");
        let guessed = other.warnings.iter().any(|warning| matches!(warning.kind, WarningKind::GuessedEncoding(_)));
        assert_eq!(guessed, matches!(name, "windows-1252" | "utf16-no-bom"), "{name}");
    }
}

#[test]
fn hostile_files_are_refused_or_told() {
    assert_eq!(read("odd/empty.txt").unwrap_err(), ImportError::Empty);
    assert_eq!(read("odd/blank.txt").unwrap_err(), ImportError::Empty);
    assert_eq!(read("odd/binary.txt").unwrap_err(), ImportError::NotText);
    assert!(matches!(read("odd/not-a-zip.docx").unwrap_err(), ImportError::NotDocx(_)));
    assert!(matches!(read("odd/no-document.docx").unwrap_err(), ImportError::NotDocx(_)));
    let nul = read("odd/nul-bytes.txt").unwrap();
    assert_eq!((nul.warnings[0].kind.clone(), nul.warnings[0].line), (WarningKind::Nul { count: 1 }, Some(2)));
    let arabic = read("odd/right-to-left.txt").unwrap();
    assert_eq!((arabic.layout.turns.len(), arabic.language.tag()), (4, "ar"));
    assert_eq!(arabic.layout.speakers[0].role.key(), "interviewer");
    let emoji = read("odd/emoji.txt").unwrap();
    assert_eq!((emoji.layout.turns.len(), emoji.text.slice(emoji.layout.turns[3].speech())), (4, "🤷🏾‍♀️"));
}

#[test]
fn one_line_of_five_megabytes_is_one_paragraph() {
    let line = "un mot ".repeat(5 * 1024 * 1024 / 7);
    let imported = document("long.txt", line.as_bytes(), &Options::default()).unwrap();
    assert_eq!((imported.layout.paragraphs.len(), imported.text.as_str().len()), (1, line.len()));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_an_import_panic_and_the_layout_always_fits(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300), ending in 0usize..5) {
        let name = format!("x.{}", griot::import::ENDINGS[ending]);
        if let Ok(imported) = document(&name, &bytes, &Options::default()) {
            assert_fits(&imported);
        }
    }

    #[test]
    fn only_line_ends_of_a_text_change(text in "[a-zéɛسא👩🏾\u{301} :.\\-\\[\\]0-9]{0,30}(\r\n|\n|\r)?(I|P1|DET-004|[a-zé]{1,8}) ?: [a-z ]{0,20}(\n\n|\r\n|\r)[^\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{feff}]{0,80}") {
        if let Ok(imported) = document("x.txt", text.as_bytes(), &Options::default()) {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            proptest::prop_assert_eq!(imported.text.as_str(), text.replace("\r\n", "\n").replace('\r', "\n"));
            assert_fits(&imported);
        }
    }
}

/// Everything in order and inside the text.
fn assert_fits(imported: &Imported) {
    let end = imported.text.char_len();
    let layout = &imported.layout;
    assert!(layout.paragraphs.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
    assert!(layout.turns.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
    assert!(layout.turns.iter().all(|turn| turn.span.start() <= turn.speech_start && turn.speech_start <= turn.span.end() && turn.span.end() <= end));
    assert!(layout.paragraphs.iter().all(|paragraph| !paragraph.span.is_empty() && paragraph.span.end() <= end));
    assert!(layout.runs.iter().all(|run| run.span.end() <= end));
    assert!(layout.header.is_none_or(|header| header.end() <= end));
}
