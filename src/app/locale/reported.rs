//! Reports of exchange, which the core tells in English, in the language of the interface.
//!
//! Each template is a phrase of the core with `{}` where values stand; a test holds that every phrase of `src/exchange` has one.

use crate::app::locale::said::in_gaps;
use crate::app::locale::{Arg, Locale};

const NAMES: [&str; 2] = ["a", "b"];

const TEMPLATES: &[(&str, &str)] = &[
    ("French names and definitions", "told-part-french-names-and-definitions"),
    ("authors and dates of comments", "told-part-authors-and-dates-of"),
    ("cases", "told-part-cases"),
    ("categories", "told-part-categories"),
    ("characters", "told-part-characters"),
    ("coders", "told-part-coders"),
    ("codes", "told-part-codes"),
    ("codes below codes", "told-part-codes-below-codes"),
    ("codes of equal names", "told-part-codes-of-equal-names"),
    ("codings", "told-part-codings"),
    ("codings of pages and pictures", "told-part-codings-of-pages-and"),
    ("codings of whole sources", "told-part-codings-of-whole-sources"),
    ("colours", "told-part-colours"),
    ("colours of codes", "told-part-colours-of-codes"),
    ("comments", "told-part-comments"),
    ("descriptions", "told-part-descriptions"),
    ("documents", "told-part-documents"),
    ("documents of several coders", "told-part-documents-of-several-coders"),
    ("documents with emoji or rare characters", "told-part-documents-with-emoji-or"),
    ("files", "told-part-files"),
    ("files of the archive", "told-part-files-of-the-archive"),
    ("groups", "told-part-groups"),
    ("highlights", "told-part-highlights"),
    ("history", "told-part-history"),
    ("identities", "told-part-identities"),
    ("kept parts", "told-part-kept-parts"),
    ("maps", "told-part-maps"),
    ("maps and links", "told-part-maps-and-links"),
    ("marks on pages", "told-part-marks-on-pages"),
    ("memos", "told-part-memos"),
    ("memos of cases", "told-part-memos-of-cases"),
    ("memos of codes", "told-part-memos-of-codes"),
    ("memos of codings", "told-part-memos-of-codings"),
    ("memos with control characters", "told-part-memos-with-control-characters"),
    ("namespaces", "told-part-namespaces"),
    ("pages of PDF files", "told-part-pages-of-pdf-files"),
    ("parts of sources that belong to a case", "told-part-parts-of-sources-that"),
    ("parts that the standard does not know", "told-part-parts-that-the-standard"),
    ("pictures", "told-part-pictures"),
    ("sound recordings", "told-part-sound-recordings"),
    ("films", "told-part-films"),
    ("pictures, recordings and films", "told-part-pictures-recordings-and-films"),
    ("pictures, recordings, films and pages", "told-part-pictures-recordings-films-and"),
    ("qualifiers of codings", "told-part-qualifiers-of-codings"),
    ("references in kept parts", "told-part-references-in-kept-parts"),
    ("references of cases", "told-part-references-of-cases"),
    ("links", "told-part-links"),
    ("rules, examples and sources of codes", "told-part-rules-examples-and-sources"),
    ("selections", "told-part-selections"),
    ("selections without codes", "told-part-selections-without-codes"),
    ("sources", "told-part-sources"),
    ("sources without a text", "told-part-sources-without-a-text"),
    ("structures of documents", "told-part-structures-of-documents"),
    ("texts", "told-part-texts"),
    ("transcripts", "told-part-transcripts"),
    ("turns and speakers", "told-part-turns-and-speakers"),
    ("types of values", "told-part-types-of-values"),
    ("values", "told-part-values"),
    ("values known to be missing", "told-part-values-known-to-be"),
    ("values of attributes", "told-part-values-of-attributes"),
    ("values of documents and cases", "told-part-values-of-documents-and"),
    ("values of restricted attributes", "told-part-values-of-restricted-attributes"),
    ("values of sealed attributes", "told-part-values-of-sealed-attributes"),
    ("variables", "told-part-variables"),
    ("voices of cases", "told-part-voices-of-cases"),
    ("kept: {}", "told-part-kept-x"),
    ("columns", "told-part-columns"),
    ("respondents", "told-part-respondents"),
    ("left out: empty, or because that was said", "told-left-out-column"),
    ("the same name stands twice: told apart by a number", "told-name-twice"),
    ("without an answer in words: a case alone", "told-no-words"),
    ("they cover no text", "told-they-cover-no-text"),
    ("ATLAS.ti 26 on Mac drops colours when it exports again", "told-atlas-ti-26-on"),
    ("ATLAS.ti before version 22 has flat codes", "told-atlas-ti-before-version"),
    ("ATLAS.ti gives new ones in every export: what comes back cannot be matched with what is here", "told-atlas-ti-gives-new"),
    ("ATLAS.ti has no cases: look whether they became document groups", "told-atlas-ti-has-no"),
    ("ATLAS.ti keeps comments as descriptions, without author and date", "told-atlas-ti-keeps-comments"),
    ("MAXQDA exports memos of codes as descriptions", "told-maxqda-exports-memos-of"),
    ("MAXQDA knows documents and document groups: its own exports hold no cases", "told-maxqda-knows-documents-and"),
    ("MAXQDA puts values into documents: those of cases may be missing", "told-maxqda-puts-values-into"),
    ("NVivo counts in UTF-16: what is coded behind such a character may shift by one for each", "told-nvivo-counts-in-utf"),
    ("NVivo has one annotation a passage: look them over there", "told-nvivo-has-one-annotation"),
    ("NVivo turns annotations of PDF files, pictures and recordings into a memo", "told-nvivo-turns-annotations-of"),
    ("NVivo’s help does not list maps among what it takes in", "told-nvivo-s-help-does"),
    ("QualCoder does not take them in", "told-qualcoder-does-not-take"),
    ("QualCoder moves them to the nearest of its palette", "told-qualcoder-moves-them-to"),
    ("QualCoder shows one coder at a time", "told-qualcoder-shows-one-coder"),
    ("QualCoder’s names are unique: codes of the same name are merged, and codings of the others lose their code", "told-qualcoder-s-names-are"),
    ("XML cannot hold these characters", "told-xml-cannot-hold-these"),
    ("as it came from another program", "told-as-it-came-from"),
    ("as notes", "told-as-notes"),
    ("documents with turns: the labels stand in the text, where other programs do not see speakers; Griot finds them again", "told-documents-with-turns-the"),
    ("in MAXQDA every code can be applied", "told-in-maxqda-every-code"),
    ("in which unit ATLAS.ti counts there was never seen: look at what is coded behind such a character", "told-in-which-unit-atlas"),
    ("in which unit MAXQDA counts there was never seen: look at what is coded behind such a character", "told-in-which-unit-maxqda"),
    ("sets become attributes of files in QualCoder", "told-sets-become-attributes-of"),
    ("the file that they came with did not have it", "told-the-file-that-they"),
    ("their whole text", "told-their-whole-text"),
    ("they leave only where that is asked for", "told-they-leave-only-where"),
    ("they never leave the project", "told-they-never-leave-the"),
    ("to notes that name the case: the format has no link from a note to a case", "told-to-notes-that-name"),
    ("to the code’s description", "told-to-the-code-s"),
    ("to the code’s description: the format has one language", "told-to-the-code-s-description"),
    ("to the description of the selection", "told-to-the-description-of"),
    ("under which label a case speaks: to the case’s description", "told-under-which-label-a"),
    ("unknown, not asked, refused, not applicable: to the description", "told-unknown-not-asked-refused"),
    ("where a source has some: QualCoder passes over them", "told-where-a-source-has"),
    ("who changed what, and when: the format knows only the last state", "told-who-changed-what-and"),
    ("with coder and date", "told-with-coder-and-date"),
    ("with colours, order and definitions", "told-with-colours-order-and"),
    ("yes or no, and dates, become texts in QualCoder", "told-yes-or-no-and"),
    ("a codebook file has no notes", "told-a-codebook-file-has"),
    ("a codebook file holds codes alone", "told-a-codebook-file-holds"),
    ("hung on nothing or on themselves: at the top now", "told-hung-on-nothing-or"),
    ("of a source or a code that is not there", "told-of-a-source-or"),
    ("of pictures, recordings and films: they stay in QualCoder", "told-of-pictures-recordings-and"),
    ("the case is linked with the whole document", "told-the-case-is-linked"),
    ("their positions were wrong, and mended by their quotation", "told-their-positions-were-wrong"),
    ("their quotation stands nowhere in the text", "told-their-quotation-stands-nowhere"),
    ("they stay in the folder of the project", "told-they-stay-in-the"),
    ("a second value of the same variable", "told-a-second-value-of"),
    ("decimal numbers and times of day are texts here, to the letter", "told-decimal-numbers-and-times"),
    ("of variables that are not in the file", "told-of-variables-that-are"),
    ("the same identity stands twice", "told-the-same-identity-stands"),
    ("to codes, passages and media", "told-to-codes-passages-and"),
    ("without a name and with one source: their values are the document's", "told-without-a-name-and"),
    ("without a name, or of the same name as another: told apart by a number", "told-without-a-name-or"),
    ("without a value: not yet entered here", "told-without-a-value-not"),
    ("deeper than 100 levels: hung on the last level that is possible", "told-deeper-than-100-levels"),
    ("missing in the file: given by Griot", "told-missing-in-the-file"),
    ("not a colour that can be read: a new one was given", "told-not-a-colour-that"),
    ("of the same name as a sibling: their paths are told apart by a number", "told-of-the-same-name"),
    ("the same identity stands twice: the first was taken", "told-the-same-identity-stands-twice"),
    ("written another way than #RRGGBB; transparency is dropped", "told-written-another-way-than"),
    ("the file does not have them, or they are not what they are called", "told-the-file-does-not"),
    ("about several things: here about the first, in the next export about all", "told-about-several-things-here"),
    ("cannot be read: found anew from the texts", "told-cannot-be-read-found"),
    ("groups of sources are attributes of documents as well", "told-groups-of-sources-are"),
    ("they cannot be shown here", "told-they-cannot-be-shown"),
    ("of memos", "told-of-memos"),
    ("left aside: they are no part of a project, or their names lead elsewhere", "told-left-aside-they-are"),
    ("marked as mere folders although passages are coded with them: they can be applied here", "told-marked-as-mere-folders"),
    ("named by codings and missing in the codebook: made under a name of their own", "told-named-by-codings-and"),
    ("not the one of the standard, and read all the same", "told-not-the-one-of"),
    ("to a memo", "told-to-a-memo"),
    ("what names no coder, or one that is not listed, is under ‘unknown’", "told-what-names-no-coder"),
    ("not a kind of source that the standard knows", "told-not-a-kind-of"),
    ("of pictures, recordings and films", "told-of-pictures-recordings-and-films"),
    ("of sources whose text is not in the file", "told-of-sources-whose-text"),
    ("of the same name as another: told apart by a number", "told-of-the-same-name-as"),
    ("of transcripts, between times that lead to no text", "told-of-transcripts-between-times"),
    ("of whole sources: they cover all the text now", "told-of-whole-sources-they"),
    ("their names were parted into levels", "told-levels-parted"),
    ("made for levels that had no code of their own", "told-levels-made"),
    ("left whole, because a code of that name is on that level", "told-levels-whole"),
    ("of whole sources: they say nothing of a passage; ask for them as codings of all the text", "told-of-whole-sources-they-say"),
    ("taken from the word processor file, because there is no plain text: look at where codings begin and end", "told-taken-from-the-word"),
    ("their text can be read and coded here", "told-their-text-can-be"),
    ("their text is not in the file: kept as an empty place", "told-their-text-is-not"),
    ("they are documents of their own", "told-they-are-documents-of"),
    ("they lie outside the archive: only what is in the folder of the study is opened", "told-they-lie-outside-the"),
    ("they stand in the file twice: the one in its own file was taken", "told-they-stand-in-the"),
    ("where they have a text, its codings are here", "told-where-they-have-a"),
    ("of selections that cover no text", "told-of-selections-that-cover"),
    ("the same coding stands twice", "told-the-same-coding-stands"),
    ("their positions are no numbers that a text can have", "told-their-positions-are-no"),
    ("they begin before the text or end before they begin", "told-they-begin-before-the"),
    ("they begin behind the end of the text", "told-they-begin-behind-the"),
    ("they begin or end inside a character", "told-they-begin-or-end"),
    ("they name no code", "told-they-name-no-code"),
    ("they reached beyond the text: cut at its end", "told-they-reached-beyond-the"),
    ("to the memo of the first coding of their passage", "told-to-the-memo-of"),
    ("cannot be read any more", "told-cannot-be-read-any"),
    ("control characters in names, memos and definitions, which XML cannot hold", "told-control-characters-in-names"),
    ("headings, emphasis, roles and times: to a note that only Griot reads", "told-headings-emphasis-roles-and"),
    ("their text was not in the file that they came with", "told-their-text-was-not"),
    ("they are not in the project any more", "told-they-are-not-in"),
    ("what they led to is gone", "told-what-they-led-to"),
    ("as they came", "told-as-they-came"),
    ("known to be missing, and why: to the description", "told-known-to-be-missing"),
    ("the text was changed since they came", "told-the-text-was-changed"),
    ("their code is gone", "told-their-code-is-gone"),
    ("under which label a case speaks: to the description", "told-under-which-label-a-case"),
    ("in several categories: in the first one now", "told-in-several-categories-in"),
    ("their positions lie outside the text", "told-their-positions-lie-outside"),
    ("sealed: they never leave the project", "told-sealed-they-never-leave"),
    ("restricted: they leave only where that is asked for", "told-restricted-they-leave-only"),
    ("their consent does not reach to this recipient", "told-their-consent-does-not"),
    ("hold values that are no {}: they are texts here", "told-hold-values-that-are"),
    ("not UTF-8, read as {}: look at the accents", "told-not-utf-8-read"),
];

/// A phrase of a report in the person's language; itself where nobody translated it.
pub(super) fn reported(locale: &Locale, phrase: &str) -> String {
    for (template, key) in TEMPLATES {
        if let Some(values) = in_gaps(template, phrase) {
            let arguments: Vec<(&'static str, Arg<'_>)> = NAMES.into_iter().zip(values.iter().map(|value| Arg::Text(value))).collect();
            return locale.with(key, &arguments);
        }
    }
    phrase.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::locale::Tongue;
    use std::path::{Path, PathBuf};

    /// String literals of calls to `add` and `add_at`, and of what is made before them.
    fn phrases(source: &str) -> Vec<String> {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let mut found = Vec::new();
        for (at, call) in code.match_indices(".add").chain(code.match_indices("let why = ")) {
            let rest = &code[at + call.len()..];
            let is_call = call != ".add" || rest.starts_with('(') || rest.starts_with("_at(");
            let end = if is_call { rest.find(";\n").unwrap_or(rest.len()) } else { 0 };
            let mut pieces = rest[..end].split('"');
            while let (Some(_), Some(phrase)) = (pieces.next(), pieces.next()) {
                found.push(phrase.to_owned());
            }
        }
        found
    }

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn every_phrase_of_a_report_is_said_in_both_languages() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = sources(&root.join("src/exchange")).into_iter().chain([root.join("src/session/studies.rs")]);
        // Kinds of things, which are counted by and never shown.
        let kinds = [
            "Graph",
            "Link",
            "Set",
            "PDFSource",
            "PictureSource",
            "TextSource",
            "Description",
            "Code",
            "case",
            "code",
            "Coding",
            "AudioSource",
            "VideoSource",
            "guid",
            "Note",
            "Variable",
            "Case",
        ];
        let mut missing = Vec::new();
        for file in files {
            for phrase in phrases(&std::fs::read_to_string(&file).unwrap()) {
                let shown: String = phrase.split('{').map(|part| part.split_once('}').map_or(part.to_owned(), |(_, rest)| format!("X{rest}"))).collect();
                let translated = TEMPLATES.iter().any(|(template, _)| in_gaps(template, &shown).is_some());
                if !translated && !shown.is_empty() && !kinds.contains(&shown.as_str()) && shown.chars().any(char::is_alphabetic) {
                    missing.push(format!("{}: {phrase}", file.display()));
                }
            }
        }
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn every_template_has_its_message_with_all_its_values() {
        for (template, key) in TEMPLATES {
            for tongue in Tongue::ALL {
                let locale = Locale::new(tongue);
                assert!(locale.has(key), "{key}");
                let phrase = template.replace("{}", "«x»");
                let said = reported(&locale, &phrase);
                assert_eq!(said.contains("«x»"), template.contains("{}"), "{key}");
                assert!(tongue == Tongue::French || said == phrase, "{key}");
            }
        }
    }
}
