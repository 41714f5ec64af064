//! Files that no tool wrote yet: random REFI-QDA projects with the oddities of all of them, and what must survive coming in and going out again.
#![allow(clippy::allow_attributes, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::exchange::refi::{ReadOptions, read};
use griot::model::ids::InstallationId;
use griot::model::project::Project;
use griot::model::time::Moment;
use griot::session::clock::Clock;
use griot::session::studies::{StudyOptions, read_study};
use griot::session::{Actor, Session, start_with};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use uuid::Uuid;
use zip::write::SimpleFileOptions;

const NOW: Moment = Moment(1_929_859_920_000);

/// How one source is written.
#[derive(Clone, Debug)]
struct Source {
    /// Words, each with the line end or space that follows it.
    words: Vec<(u8, u8)>,
    utf16: bool,
    bom: bool,
    crlf: bool,
    crlf_is_one: bool,
    inline: bool,
    /// First word, number of words, code, oddity.
    selections: Vec<(usize, usize, usize, u8)>,
    whole: bool,
    doubled_name: bool,
}

#[derive(Clone, Debug)]
struct File {
    namespace: u8,
    guids: u8,
    /// Parent and whether it stands under the same name as another.
    codes: Vec<(usize, bool)>,
    users: bool,
    sources: Vec<Source>,
    set: bool,
    media: bool,
}

fn source() -> impl Strategy<Value = Source> {
    let n = || 0usize..100;
    (proptest::collection::vec((0u8..6, 0u8..6), 3..25), any::<[bool; 7]>(), proptest::collection::vec((n(), 1usize..4, n(), 0u8..8), 0..12)).prop_map(
        |(words, said, selections)| {
            let [utf16, bom, crlf, crlf_is_one, inline, whole, doubled_name] = said;
            // XML turns line ends into LF, and no file inside it has a mark.
            let (bom, crlf) = if inline { (false, false) } else { (bom, crlf) };
            Source { words, utf16, bom, crlf, crlf_is_one: crlf && crlf_is_one, inline, selections, whole, doubled_name }
        },
    )
}

fn file() -> impl Strategy<Value = File> {
    (0u8..4, 0u8..3, proptest::collection::vec((0usize..20, any::<bool>()), 1..8), any::<[bool; 3]>(), proptest::collection::vec(source(), 1..4))
        .prop_map(|(namespace, guids, codes, [users, set, media], sources)| File { namespace, guids, codes, users, sources, set, media })
}

impl File {
    fn guid(&self, what: &str) -> String {
        let plain = griot::exchange::study::from_word(what);
        match self.guids {
            0 => plain.to_string(),
            1 => plain.to_string().to_uppercase(),
            _ => format!("{{{}}}", plain.to_string().to_uppercase()),
        }
    }

    fn codes_xml(&self) -> String {
        let parent = |place: usize| self.codes[place].0.checked_rem(place + 1).filter(|parent| *parent < place);
        fn below(file: &File, at: Option<usize>, parent: &dyn Fn(usize) -> Option<usize>) -> String {
            let mut xml = String::new();
            for place in (0..file.codes.len()).filter(|place| parent(*place) == at) {
                let name = if file.codes[place].1 { "same".to_owned() } else { format!("code &lt;{place}&gt;") };
                let guid = file.guid(&format!("code {place}"));
                xml.push_str(&format!(
                    "<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"{}\" color=\"rgba(1, 2, 3, 0.5)\">",
                    if place.is_multiple_of(2) { "1" } else { "true" }
                ));
                xml.push_str(&below(file, Some(place), parent));
                xml.push_str("</Code>");
            }
            xml
        }
        below(self, None, &parent)
    }

    /// The source as XML, its file, and what its codings cover.
    fn source_xml(&self, number: usize) -> (String, Option<Vec<u8>>, Vec<String>) {
        let source = &self.sources[number];
        let (mut raw, mut plain, mut places) = (String::new(), String::new(), Vec::new());
        let mut at = i64::from(source.bom && source.words.len().is_multiple_of(2));
        for (place, (kind, after)) in source.words.iter().enumerate() {
            let word = match kind {
                0 => format!("😀{place}"),
                1 => format!("été{place}"),
                2 => format!("كلمة{place}"),
                _ => format!("w{place}x"),
            };
            let start = at;
            at += i64::try_from(if source.utf16 { word.encode_utf16().count() } else { word.chars().count() }).unwrap();
            places.push((start, at, plain.len(), plain.len() + word.len()));
            raw.push_str(&word);
            plain.push_str(&word);
            if *after == 0 {
                raw.push_str(if source.crlf { "\r\n" } else { "\n" });
                plain.push('\n');
                at += if source.crlf && !source.crlf_is_one { 2 } else { 1 };
            } else {
                raw.push(' ');
                plain.push(' ');
                at += 1;
            }
        }
        let (mut selections, mut covered) = (String::new(), Vec::new());
        for (order, (first, count, code, odd)) in source.selections.iter().enumerate() {
            let first = first % places.len();
            let last = (first + count).min(places.len()) - 1;
            let text = &plain[places[first].2..places[last].3];
            let (start, end) = (places[first].0, places[last].1);
            let code = self.guid(&format!("code {}", code % self.codes.len()));
            let own = self.guid(&format!("selection {number} {order}"));
            let coding = self.guid(&format!("coding {number} {order}"));
            let user = if self.users && *odd != 1 { format!(" creatingUser=\"{}\"", self.guid("user")) } else { String::new() };
            let date = if *odd == 2 { "" } else { " creationDateTime=\"2031-01-02T03:04:05Z\"" };
            let description = if *odd == 3 { "<Description>a comment &amp; more</Description>" } else { "" };
            let inside = if *odd == 4 { String::new() } else { format!("<Coding guid=\"{coding}\"{user}{date}><CodeRef targetGUID=\"{code}\"/></Coding>") };
            selections.push_str(&format!(
                "<PlainTextSelection guid=\"{own}\" name=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\"{user}{date}>{description}{inside}</PlainTextSelection>",
                text.replace('\n', "&#10;")
            ));
            if *odd != 4 {
                covered.push(text.to_owned());
            }
        }
        let guid = self.guid(&format!("source {number}"));
        let name = if source.doubled_name { "twice".to_owned() } else { format!("source {number}") };
        let whole = if source.whole {
            format!("<Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>", self.guid(&format!("whole {number}")), self.guid("code 0"))
        } else {
            String::new()
        };
        let (attribute, content) = if source.inline {
            (String::new(), format!("<PlainTextContent>{raw}</PlainTextContent>"))
        } else {
            (format!(" plainTextPath=\"internal://{number}.txt\""), String::new())
        };
        let xml = format!("<TextSource guid=\"{guid}\" name=\"{name}\"{attribute}>{content}{selections}{whole}</TextSource>");
        let bytes = (!source.inline).then(|| [if source.bom { "\u{feff}" } else { "" }, &raw].concat().into_bytes());
        (xml, bytes, covered)
    }

    /// The archive, and what each coding covers by source.
    fn written(&self) -> (Vec<u8>, Vec<String>) {
        let namespace =
            ["urn:QDA-XML:project:1.0", "urn:QDA-XML:project:0:10", "http://schema.qdasoftware.org/versions/Project/v1.0", ""][usize::from(self.namespace)];
        let (mut sources, mut files, mut covered) = (String::new(), Vec::new(), Vec::new());
        for number in 0..self.sources.len() {
            let (xml, bytes, texts) = self.source_xml(number);
            sources.push_str(&xml);
            files.extend(bytes.map(|bytes| (format!("{}/{number}.txt", if self.guids == 1 { "Sources" } else { "sources" }), bytes)));
            covered.extend(texts);
        }
        if self.media {
            let code = self.guid("code 0");
            sources.push_str(&format!(
                "<PictureSource guid=\"{}\" name=\"sea\" path=\"internal://sea.png\"><PictureSelection guid=\"{}\" firstX=\"1\" firstY=\"2\" secondX=\"3.6\" secondY=\"4\"><Coding guid=\"{}\"><CodeRef targetGUID=\"{code}\"/></Coding></PictureSelection></PictureSource>",
                self.guid("picture"), self.guid("box"), self.guid("box coding")
            ));
            files.push(("sources/sea.png".to_owned(), b"\x89PNG not really".to_vec()));
        }
        let users = if self.users { format!("<Users><User guid=\"{}\" name=\"Zoé\"/></Users>", self.guid("user")) } else { String::new() };
        let sets = if self.set {
            format!("<Sets><Set guid=\"{}\" name=\"a group\"><MemberSource targetGUID=\"{}\"/></Set></Sets>", self.guid("set"), self.guid("source 0"))
        } else {
            String::new()
        };
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"{namespace}\" name=\"Odd\" origin=\"somebody\">{users}<CodeBook><Codes>{}</Codes></CodeBook><Sources>{sources}</Sources>{sets}</Project>",
            self.codes_xml()
        );
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in std::iter::once(("project.qde".to_owned(), xml.into_bytes())).chain(files) {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&bytes).unwrap();
        }
        covered.sort();
        (zip.finish().unwrap().into_inner(), covered)
    }
}

fn session(bytes: &[u8]) -> Session {
    let actor = Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(Uuid::nil()), clock: Clock::fixed(NOW) };
    let study = read(Cursor::new(bytes), &ReadOptions { now: NOW, ..ReadOptions::default() }).unwrap();
    let mut session = Session::in_memory(start_with::nothing(&study.name.clone()), actor).unwrap();
    session.take_study(study).unwrap();
    session
}

/// Each coding with its identity, source, text, code path and coder.
fn told(project: &Project) -> Vec<[String; 5]> {
    let told = |coding: &griot::model::coding::Coding| {
        let transcript = project.transcript(coding.document).unwrap();
        [
            coding.id.to_string(),
            transcript.document.name.clone(),
            transcript.slice(coding.span).to_owned(),
            project.codebook().path(coding.code),
            project.coder_name(coding.coder).to_owned(),
        ]
    };
    let mut all: Vec<_> = project.codings().map(told).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_source_code_selection_and_coding_survives_coming_in_and_going_out(file in file()) {
        let (bytes, covered) = file.written();
        let first = session(&bytes);
        let project = first.project();
        prop_assert_eq!(project.document_count(), file.sources.len());
        prop_assert_eq!(project.codebook().len(), file.codes.len());
        let mut texts: Vec<String> = told(&project).into_iter().map(|coding| coding[2].clone()).collect();
        texts.sort();
        prop_assert_eq!(texts, covered, "codings cover the words that were meant");
        prop_assert_eq!(first.check().unwrap(), vec![]);
        let out = first.qdpx(false).unwrap().0;
        let second = session(&out);
        prop_assert_eq!(told(&second.project()), told(&project));
        let all = |project: &Project| project.transcripts().map(|one| (one.document.id, one.document.name.clone(), one.text.as_str().to_owned())).collect::<Vec<_>>();
        prop_assert_eq!(all(&second.project()), all(&project));
        // Selections without codes, whole-source codings, groups and pictures leave with the rest.
        let xml = |bytes: &[u8]| std::io::read_to_string(zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name("project.qde").unwrap()).unwrap();
        let count = |text: &str, what: &str| text.matches(what).count();
        let (before, after) = (xml(&bytes), xml(&out));
        for what in ["<PlainTextSelection ", "<Coding ", "<Set ", "<PictureSource ", "<PictureSelection ", "<MemberSource "] {
            prop_assert_eq!(count(&after, what), count(&before, what), "{}", what);
        }
        // The way out a second time is the same as the first.
        prop_assert_eq!(xml(&second.qdpx(false).unwrap().0), after);
    }
}

#[test]
fn texts_beside_the_file_are_read_and_what_lies_elsewhere_is_told() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("study");
    std::fs::create_dir_all(folder.join("texts")).unwrap();
    let write = |path: &std::path::Path, text: &str| std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    write(&folder.join("texts/a.txt"), "Bonjour Awa.");
    write(&desk.path().join("secret.txt"), "secret");
    let source = |number: usize, path: &str| {
        format!("<TextSource guid=\"{}\" name=\"s{number}\" plainTextPath=\"{path}\"/>", griot::exchange::study::from_word(&number.to_string()))
    };
    let sources = [
        source(1, "relative:///texts/a.txt"),
        source(2, "relative:///../secret.txt"),
        source(3, &format!("absolute://{}", desk.path().join("secret.txt").display())),
    ]
    .concat();
    let qde = folder.join("project.qde");
    write(&qde, &format!("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\" basePath=\"C:/Users/zoe\"><Sources>{sources}</Sources></Project>"));
    let study = read_study(&qde, &StudyOptions::default(), &Clock::fixed(NOW), &griot::session::job::Progress::default()).unwrap();
    assert_eq!(study.documents.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Bonjour Awa."]);
    let outside: usize = study.report.entries.iter().filter(|entry| entry.why.starts_with("they lie outside")).map(|entry| entry.count).sum();
    assert_eq!(outside, 2);
}
