//! Passages as reports quote them: one stretch of words with all codes that stand on it, whoever gave them.

use crate::analysis::belonging::Belonging;
use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Unit};
use crate::model::attribute::{Attribute, Bearer, Sensitivity, Subject, Value};
use crate::model::code::ReportLanguage;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId};
use crate::model::place::{Transcript, clock};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The document.
    pub document: DocumentId,
    /// Its characters.
    pub span: CharSpan,
    /// The codings that stand on exactly these characters.
    pub codings: Vec<CodingId>,
    /// Their codes, in the order of the tree.
    pub codes: Vec<CodeId>,
    /// Who coded.
    pub coders: BTreeSet<CoderId>,
    /// Cases that are heard in it.
    pub cases: BTreeSet<CaseId>,
}

/// What is asked of every passage, looked up once.
pub struct Places<'a> {
    /// The project.
    pub project: &'a Project,
    /// Who is heard where.
    pub belonging: Belonging<'a>,
    order: BTreeMap<CodeId, usize>,
    paths: BTreeMap<CodeId, String>,
    group: Option<Arc<Attribute>>,
    originals: BTreeMap<DocumentId, DocumentId>,
}

impl<'a> Places<'a> {
    /// Reads the project.
    pub fn of(project: &'a Project) -> Self {
        let used = |attribute: &&Arc<Attribute>| project.values().any(|(_, attribute_id, _)| attribute_id == attribute.id);
        let keyed = |key: &str| project.attribute_keyed(Subject::Case, key).filter(used);
        Self {
            project,
            belonging: Belonging::of(project),
            order: project.codebook().in_order().iter().enumerate().map(|(place, code)| (code.id, place)).collect(),
            paths: project.codebook().paths(),
            group: keyed("group_label_export").or_else(|| keyed("participant_group")).cloned(),
            originals: originals(project),
        }
    }

    /// Passages of some codings of one document, in the order of their places.
    pub fn passages<'b>(&self, transcript: &Transcript, codings: impl Iterator<Item = &'b Coding>) -> Vec<Passage> {
        let mut by_span: BTreeMap<CharSpan, Vec<&Coding>> = BTreeMap::new();
        for coding in codings {
            by_span.entry(coding.span).or_default().push(coding);
        }
        by_span.into_iter().map(|(span, codings)| self.passage(transcript, span, &codings)).collect()
    }

    /// One passage with its codings.
    pub fn passage(&self, transcript: &Transcript, span: CharSpan, codings: &[&Coding]) -> Passage {
        let mut codes: Vec<CodeId> = codings.iter().map(|coding| coding.code).collect();
        codes.sort_unstable_by_key(|code| self.order.get(code));
        codes.dedup();
        Passage {
            document: transcript.document.id,
            span,
            codings: codings.iter().map(|coding| coding.id).collect(),
            codes,
            coders: codings.iter().map(|coding| coding.coder).collect(),
            cases: self.belonging.of_passage(transcript, span),
        }
    }

    /// All transcripts of a selection by name.
    pub fn transcripts(&self, selection: &Selection) -> Vec<Transcript> {
        let mut transcripts: Vec<Transcript> = self.project.transcripts().filter(|transcript| selection.has_document(transcript.document.id)).collect();
        transcripts.sort_by(|one, other| one.document.name.cmp(&other.document.name));
        transcripts
    }

    /// Aliases of the cases of a passage.
    pub fn case_names(&self, cases: &BTreeSet<CaseId>) -> Vec<&'a str> {
        let mut names: Vec<&str> = cases.iter().filter_map(|case| self.project.case(*case)).map(|case| case.name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// Groups of the cases of a passage: the label that exports use, else the participant group.
    pub fn groups(&self, cases: &BTreeSet<CaseId>) -> Vec<String> {
        let Some(group) = &self.group else { return Vec::new() };
        let told: BTreeSet<String> = cases.iter().filter_map(|case| self.project.value(Bearer::Case(*case), group.id)).map(ToString::to_string).collect();
        told.into_iter().collect()
    }

    /// The same by the names of the values, where the group may be told to everybody.
    pub fn group_names(&self, cases: &BTreeSet<CaseId>, language: ReportLanguage) -> Vec<String> {
        let Some(group) = self.group.as_ref().filter(|group| group.class == Sensitivity::Open) else { return Vec::new() };
        let keys = cases.iter().filter_map(|case| self.project.value(Bearer::Case(*case), group.id)).flat_map(Value::parts);
        let named = |key: String| {
            let (en, fr) = group.value_name(&key);
            language.say(en, fr).to_owned()
        };
        keys.map(named).collect::<BTreeSet<String>>().into_iter().collect()
    }

    /// The document that this one is a translation of.
    pub fn original(&self, document_id: DocumentId) -> Option<DocumentId> {
        self.originals.get(&document_id).copied()
    }

    /// Paths of codes, joined.
    pub fn paths(&self, codes: &[CodeId]) -> String {
        codes.iter().filter_map(|code| self.paths.get(code)).map(String::as_str).collect::<Vec<_>>().join(";")
    }

    /// Cells of a passage under [`columns`].
    pub fn cells(&self, transcript: &Transcript, passage: &Passage) -> Vec<Cell> {
        let place = transcript.place(passage.span);
        let number = |number: Option<u32>| number.map_or(Cell::Empty, |number| Cell::Integer(i64::from(number)));
        let names = |french: bool| {
            let known = passage.codes.iter().filter_map(|code| self.project.codebook().get(*code));
            known.map(|code| if french { code.name.fr_or_en() } else { code.name.en_or_fr() }).collect::<Vec<_>>().join("; ")
        };
        let coders: BTreeSet<&str> = passage.coders.iter().map(|coder| self.project.coder_name(*coder)).collect();
        let original = self.original(passage.document).and_then(|original| self.project.document(original));
        vec![
            Cell::text(&transcript.document.name),
            Cell::text(self.case_names(&passage.cases).join(";")),
            Cell::text(self.groups(&passage.cases).join(";")),
            Cell::text(transcript.language_at(passage.span.start()).tag()),
            Cell::text(original.map(|original| original.language.tag().to_owned()).unwrap_or_default()),
            Cell::text(place.speaker.unwrap_or_default()),
            place.role.map_or(Cell::Empty, |role| Cell::text(role.key())),
            number(place.paragraph),
            number(place.turn),
            Cell::text(place.time_ms.map(clock).unwrap_or_default()),
            Cell::Integer(i64::from(passage.span.start())),
            Cell::Integer(i64::from(passage.span.end())),
            Cell::text(transcript.slice(passage.span)),
            Cell::text(self.paths(&passage.codes)),
            Cell::text(names(false)),
            Cell::text(names(true)),
            Cell::text(coders.into_iter().collect::<Vec<_>>().join(";")),
        ]
    }
}

/// The columns of a passage.
pub fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
    vec![
        text("doc", ("Document", "Document"), ("Short name of the document", "Nom court du document")),
        text("case", ("Case", "Cas"), ("Aliases of the cases heard in the passage", "Alias des cas entendus dans le passage")),
        text("group", ("Group", "Groupe"), ("Group of these cases, as exports call it", "Groupe de ces cas, au nom utilisé à l’export")),
        text("language", ("Language", "Langue"), ("Language tag of the words", "Étiquette de langue des mots")),
        text(
            "translated_from",
            ("Translated from", "Traduit de"),
            ("Language of the original, where the document is a translation", "Langue de l’original si le document est une traduction"),
        ),
        text("speaker", ("Speaker", "Locuteur"), ("Label of the speaker", "Étiquette du locuteur")),
        text("role", ("Role", "Rôle"), ("Role of the speaker", "Rôle du locuteur")),
        count("paragraph", ("Paragraph", "Paragraphe"), ("Number of the paragraph", "Numéro du paragraphe")),
        count("turn", ("Turn", "Tour"), ("Number of the turn", "Numéro du tour")),
        text("timestamp", ("Time", "Minutage"), ("Time in the recording, hh:mm:ss", "Temps de l’enregistrement, hh:mm:ss")),
        Column::new("start", Unit::Position, ("Start", "Début"), ("First character", "Premier caractère")),
        Column::new("end", Unit::Position, ("End", "Fin"), ("Position after the last character", "Position après le dernier caractère")),
        text("quote", ("Quote", "Citation"), ("Text of the passage", "Texte du passage")),
        text("codes", ("Codes", "Codes"), ("Paths of the codes on exactly this passage", "Chemins des codes posés sur ce passage exact")),
        text("names_en", ("Names, English", "Noms, anglais"), ("English names of these codes", "Noms anglais de ces codes")),
        text("names_fr", ("Names, French", "Noms, français"), ("French names of these codes", "Noms français de ces codes")),
        text("coder", ("Coders", "Codeurs"), ("Who coded the passage", "Qui a codé le passage")),
    ]
}

/// The original of each document that is a translation of another one of the study.
pub fn originals(project: &Project) -> BTreeMap<DocumentId, DocumentId> {
    let Some(attribute) = project.attribute_keyed(Subject::Document, "translation_of") else { return BTreeMap::new() };
    let named: BTreeMap<&str, DocumentId> = project.documents().map(|document| (document.name.as_str(), document.id)).collect();
    let mut originals = BTreeMap::new();
    for document in project.documents() {
        let known = match project.value(Bearer::Document(document.id), attribute.id) {
            None | Some(Value::Missing(_)) => None,
            Some(value) => value.parts().iter().find_map(|name| named.get(name.as_str()).copied()),
        };
        if let Some(original) = known.filter(|original| *original != document.id) {
            originals.insert(document.id, original);
        }
    }
    originals
}
