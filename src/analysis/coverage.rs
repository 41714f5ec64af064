//! Coverage of the interview guide: which questions were answered at length, and which produced nothing that was coded.
//!
//! The questions are those that were asked: the turns of interviewers, several in a row as one. The answer is what follows until the next question;
//! codings count where they touch words of participants in it.

use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::analysis::words::WordTables;
use crate::model::attribute::{Bearer, Subject};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::model::layout::{Role, Turn};
use crate::model::place::{Transcript, clock};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::model::words::union;
use std::collections::{BTreeMap, BTreeSet};

/// One question and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The document.
    pub document: DocumentId,
    /// Number in the document, from 1.
    pub number: usize,
    /// The words of the question.
    pub span: CharSpan,
    /// Words of participants in the answer, stretch by stretch.
    pub answer: Vec<CharSpan>,
    /// Number of these words.
    pub words: u64,
    /// Codings that touch them.
    pub codings: Vec<CodingId>,
    /// Their codes.
    pub codes: BTreeSet<CodeId>,
}

/// What came of the questions of one version of the guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideCoverage {
    /// Questions asked.
    pub questions: usize,
    /// Of them those whose answer was coded.
    pub coded: usize,
    /// Of them those that nobody answered.
    pub unanswered: usize,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// All questions, by version of the guide, document and place.
    pub questions: Vec<(String, Question)>,
    /// The same by version of the guide; empty where none was recorded.
    pub guides: BTreeMap<String, GuideCoverage>,
}

/// Goes through all documents in which somebody asks.
pub fn coverage(project: &Project, selection: &Selection, tables: &WordTables) -> Coverage {
    let guide = project.attribute_keyed(Subject::Document, "guide_version").map(|attribute| attribute.id);
    let guide_of =
        |document_id: DocumentId| guide.and_then(|guide| project.value(Bearer::Document(document_id), guide)).map(ToString::to_string).unwrap_or_default();
    let transcripts: Vec<Transcript> = project.transcripts().filter(|transcript| selection.has_document(transcript.document.id)).collect();
    let mut found: Vec<(String, String, Question)> = Vec::new();
    for (transcript, words) in transcripts.iter().zip(tables.of(&transcripts)) {
        for mut question in questions(transcript) {
            question.words = words.within(&transcript.text, &question.answer).1;
            // Codings are in order of their starts; a long one may start before the answer does.
            let touching = |coding: &&Coding| question.answer.iter().any(|part| part.overlaps(coding.span));
            let end = question.answer.last().map_or(0, |part| part.end());
            let codings: Vec<&Coding> =
                selection.of_document(project, transcript.document.id).take_while(|coding| coding.span.start() < end).filter(touching).collect();
            question.codings = codings.iter().map(|coding| coding.id).collect();
            question.codes = codings.iter().map(|coding| coding.code).collect();
            found.push((guide_of(transcript.document.id), transcript.document.name.clone(), question));
        }
    }
    found.sort_by(|one, other| (&one.0, &one.1, one.2.number).cmp(&(&other.0, &other.1, other.2.number)));
    let mut guides: BTreeMap<String, GuideCoverage> = BTreeMap::new();
    for (guide, _, question) in &found {
        let of_guide = guides.entry(guide.clone()).or_default();
        of_guide.questions += 1;
        of_guide.coded += usize::from(!question.codings.is_empty());
        of_guide.unanswered += usize::from(question.words == 0);
    }
    Coverage { questions: found.into_iter().map(|(guide, _, question)| (guide, question)).collect(), guides }
}

/// The questions of a document with the stretches of their answers.
fn questions(transcript: &Transcript) -> Vec<Question> {
    let layout = &transcript.layout;
    let role = |turn: &Turn| layout.speaker_of(turn).map_or(Role::Participant, |speaker| speaker.role);
    let mut found: Vec<Question> = Vec::new();
    let mut asking = false;
    for turn in &layout.turns {
        match role(turn) {
            Role::Interviewer => {
                match found.last_mut().filter(|_| asking) {
                    Some(question) => question.span = CharSpan::between(question.span.start(), turn.span.end()),
                    None => found.push(Question {
                        document: transcript.document.id,
                        number: found.len() + 1,
                        span: turn.speech(),
                        answer: Vec::new(),
                        words: 0,
                        codings: Vec::new(),
                        codes: BTreeSet::new(),
                    }),
                }
                asking = true;
            }
            Role::Participant => {
                if let Some(question) = found.last_mut() {
                    question.answer.push(turn.speech());
                }
                asking = false;
            }
            Role::Interpreter => {}
        }
    }
    for question in &mut found {
        question.answer = union(std::mem::take(&mut question.answer));
    }
    found
}

impl Coverage {
    /// The table: one row for each question.
    pub fn to_table(&self, project: &Project) -> Table {
        let paths = project.codebook().paths();
        let row = |(guide, question): &(String, Question)| {
            let transcript = project.transcript(question.document)?;
            let place = transcript.place(question.span);
            let mut codes: Vec<&str> = question.codes.iter().filter_map(|code| paths.get(code)).map(String::as_str).collect();
            codes.sort_unstable();
            let cells = vec![
                Cell::text(guide),
                Cell::text(&transcript.document.name),
                Cell::count(question.number),
                place.turn.map_or(Cell::Empty, |turn| Cell::Integer(i64::from(turn))),
                Cell::text(place.time_ms.map(clock).unwrap_or_default()),
                Cell::Integer(i64::from(question.span.start())),
                Cell::Integer(i64::from(question.span.end())),
                Cell::text(transcript.slice(question.span)),
                Cell::number(question.words),
                Cell::count(question.codings.len()),
                Cell::text(codes.join(";")),
            ];
            Some(Row { cells, behind: question.codings.clone() })
        };
        let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
        let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
        let columns = vec![
            text("guide", ("Guide", "Guide"), ("Version of the interview guide", "Version du guide d’entretien")),
            text("doc", ("Document", "Document"), ("Short name of the document", "Nom court du document")),
            count("question", ("Question", "Question"), ("Number of the question in the document", "Numéro de la question dans le document")),
            count("turn", ("Turn", "Tour"), ("Number of the turn", "Numéro du tour")),
            text("timestamp", ("Time", "Minutage"), ("Time in the recording, hh:mm:ss", "Temps de l’enregistrement, hh:mm:ss")),
            Column::new("start", Unit::Position, ("Start", "Début"), ("First character of the question", "Premier caractère de la question")),
            Column::new("end", Unit::Position, ("End", "Fin"), ("Position after its last character", "Position après son dernier caractère")),
            text("text", ("Asked", "Posée"), ("Words of the interviewer", "Mots de l’enquêteur")),
            Column::new(
                "answer_words",
                Unit::Words,
                ("Words of the answer", "Mots de la réponse"),
                ("Words of participants until the next question", "Mots des participants jusqu’à la question suivante"),
            ),
            count(
                "codings",
                ("Codings", "Codages"),
                ("Codings that touch the answer; 0 where it produced nothing", "Codages touchant la réponse ; 0 si elle n’a rien produit"),
            ),
            text("codes", ("Codes", "Codes"), ("Paths of their codes", "Chemins de leurs codes")),
        ];
        Table {
            kind: "coverage",
            title: Bilingual::new("Coverage of the interview guide", "Couverture du guide d’entretien"),
            columns,
            rows: self.questions.iter().filter_map(row).collect(),
            notes: self.notes(),
        }
    }

    fn notes(&self) -> Vec<Bilingual> {
        let mut notes = vec![Bilingual::new(
            "Questions are the interviewers’ turns as they were asked, several in a row as one; an answer lasts until the next question.",
            "Les questions sont les tours des enquêteurs tels que posés, plusieurs de suite comptant pour une ; une réponse dure jusqu’à la question suivante.",
        )];
        for (guide, told) in &self.guides {
            let (en, fr) = if guide.is_empty() { ("no guide recorded", "guide non saisi") } else { (guide.as_str(), guide.as_str()) };
            notes.push(Bilingual::new(
                format!("{en}: {} of {} questions led to codings, {} were not answered.", told.coded, told.questions, told.unanswered),
                format!("{fr} : {} questions sur {} ont produit des codages, {} sont restées sans réponse.", told.coded, told.questions, told.unanswered),
            ));
        }
        notes
    }
}
