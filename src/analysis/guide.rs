//! The interview guide as a list of questions, held against what was asked: which of its questions were asked where, and what came of them.
//!
//! The guide is a document of the study, each of its paragraphs a question. What an interviewer asks is one of its questions where enough of that question's
//! words are in it: each word weighs one over the number of the guide's questions that hold it, so that *vous* and *what* weigh little, and the words in
//! common must weigh at least half of the question. Of several questions it is the one of which most is asked. Words of fewer than three letters,
//! case, accents and vowel marks do not count. Nothing is guessed across languages: a translated interview is matched in the language of its guide.

use crate::analysis::coverage::{Coverage, Question};
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{Bearer, Subject};
use crate::model::code::Bilingual;
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::model::layout::ParagraphKind;
use crate::model::place::Transcript;
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Share of a question's weight that must be in what was asked.
const SHARE: f64 = 0.5;
/// Letters of the shortest word that counts.
const SHORTEST: usize = 3;

/// One question of the guide, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideQuestion {
    /// Its number in the guide, from 1.
    pub number: usize,
    /// Its words.
    pub text: String,
    /// How often it was asked.
    pub asked: usize,
    /// Documents in which it was asked.
    pub documents: BTreeSet<DocumentId>,
    /// Words of participants in the answers.
    pub words: u64,
    /// Codings that touch the answers.
    pub codings: Vec<CodingId>,
    /// Their codes.
    pub codes: BTreeSet<CodeId>,
}

/// A guide held against what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideCoverage {
    /// The guide.
    pub guide: DocumentId,
    /// Its questions, in their order.
    pub questions: Vec<GuideQuestion>,
    /// Documents that were looked at: those whose `guide_version` is the guide's name, or all in which somebody asks where none is.
    pub documents: BTreeSet<DocumentId>,
    /// True where the documents were chosen by their `guide_version`.
    pub by_version: bool,
    /// Questions that were asked there and are not in the guide.
    pub elsewhere: usize,
}

/// Holds a guide against the questions that were asked.
pub fn guide(project: &Project, guide: &Transcript, coverage: &Coverage) -> GuideCoverage {
    let name = &guide.document.name;
    let attribute = project.attribute_keyed(Subject::Document, "guide_version").map(|attribute| attribute.id);
    let follows = |document: DocumentId| {
        let version = attribute.and_then(|attribute| project.value(Bearer::Document(document), attribute)).map(ToString::to_string);
        version.is_some_and(|version| version.trim().eq_ignore_ascii_case(name.trim()))
    };
    let others = || coverage.questions.iter().map(|(_, question)| question).filter(|question| question.document != guide.document.id);
    let by_version = others().any(|question| follows(question.document));
    let asked: Vec<&Question> = others().filter(|question| !by_version || follows(question.document)).collect();
    let texts = questions_of(guide);
    let words: Vec<BTreeSet<String>> = texts.iter().map(|text| words(text)).collect();
    let mut held_by: BTreeMap<&str, f64> = BTreeMap::new();
    for word in words.iter().flatten() {
        *held_by.entry(word).or_default() += 1.0;
    }
    let weight = |word: &String| held_by.get(word.as_str()).map_or(0.0, |number| 1.0 / number);
    let mut found: Vec<GuideQuestion> = (1usize..).zip(texts).map(|(number, text)| GuideQuestion { number, text, ..GuideQuestion::default() }).collect();
    let mut elsewhere = 0;
    for question in &asked {
        let said = project.transcript(question.document).map(|transcript| self::words(transcript.slice(question.span))).unwrap_or_default();
        let share = |of: &BTreeSet<String>| {
            let (whole, common): (f64, f64) = (of.iter().map(weight).sum(), of.intersection(&said).map(weight).sum());
            if whole > 0.0 { common / whole } else { 0.0 }
        };
        let shares = words.iter().map(share).enumerate().filter(|(_, share)| *share >= SHARE);
        // The first of equals.
        let best = shares.fold(None, |best: Option<(usize, f64)>, this| if best.is_some_and(|best| best.1 >= this.1) { best } else { Some(this) });
        match best.and_then(|(place, _)| found.get_mut(place)) {
            Some(of_guide) => of_guide.take(question),
            None => elsewhere += 1,
        }
    }
    GuideCoverage { guide: guide.document.id, questions: found, documents: asked.iter().map(|question| question.document).collect(), by_version, elsewhere }
}

impl GuideQuestion {
    fn take(&mut self, question: &Question) {
        self.asked += 1;
        self.documents.insert(question.document);
        self.words += question.words;
        self.codings.extend(&question.codings);
        self.codes.extend(&question.codes);
    }
}

/// The paragraphs of the guide that are no headings, without the number that may stand before them.
fn questions_of(guide: &Transcript) -> Vec<String> {
    let paragraphs = guide.layout.paragraphs.iter().filter(|paragraph| matches!(paragraph.kind, ParagraphKind::Text | ParagraphKind::Table));
    let texts = paragraphs.map(|paragraph| guide.slice(paragraph.span).split_whitespace().collect::<Vec<_>>().join(" "));
    let is_mark = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ')' | '(' | '-' | '–' | '•' | '*' | ' ');
    texts.map(|text| text.trim_start_matches(is_mark).to_owned()).filter(|text| !words(text).is_empty()).collect()
}

/// The words that count, each once.
fn words(text: &str) -> BTreeSet<String> {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST).map(str::to_owned).collect()
}

impl GuideCoverage {
    /// The table: one row for each question of the guide, also those that nobody asked.
    pub fn to_table(&self, project: &Project) -> Table {
        let paths = project.codebook().paths();
        let guide = project.document(self.guide).map(|guide| guide.name.clone()).unwrap_or_default();
        let row = |question: &GuideQuestion| {
            let mut codes: Vec<&str> = question.codes.iter().filter_map(|code| paths.get(code)).map(String::as_str).collect();
            codes.sort_unstable();
            let mut documents: Vec<&str> =
                question.documents.iter().filter_map(|document| project.document(*document)).map(|document| document.name.as_str()).collect();
            documents.sort_unstable();
            let cells = vec![
                Cell::text(&guide),
                Cell::count(question.number),
                Cell::text(&question.text),
                Cell::count(question.asked),
                Cell::count(question.documents.len()),
                Cell::count(self.documents.len()),
                Cell::number(question.words),
                Cell::count(question.codings.len()),
                Cell::text(codes.join(";")),
                Cell::text(documents.join(";")),
            ];
            Row { cells, behind: question.codings.clone() }
        };
        Table {
            kind: "coverage",
            title: Bilingual::new(format!("Coverage of the guide {guide}"), format!("Couverture du guide {guide}")),
            columns: columns(),
            rows: self.questions.iter().map(row).collect(),
            notes: self.notes(),
        }
    }

    fn notes(&self) -> Vec<Bilingual> {
        let never = self.questions.iter().filter(|question| question.asked == 0).count();
        let nothing = self.questions.iter().filter(|question| question.asked > 0 && question.codings.is_empty()).count();
        let (questions, documents, elsewhere) = (self.questions.len(), self.documents.len(), self.elsewhere);
        let mut notes = vec![
            Bilingual::new(
                format!(
                    "{questions} questions of the guide in {documents} documents: {never} were never asked, {nothing} were asked and led to no coding. {elsewhere} questions were asked that are not in the guide."
                ),
                format!(
                    "{questions} questions du guide dans {documents} documents : {never} jamais posées, {nothing} posées sans produire de codage. {elsewhere} questions posées ne sont pas dans le guide."
                ),
            ),
            Bilingual::new(
                "A question counts as asked where words of at least half its weight are in what the interviewer says; words that many questions of the guide share weigh little. Look at the passages before changing the guide. Nothing is matched across languages.",
                "Une question compte comme posée si des mots d’au moins la moitié de son poids se trouvent dans les propos de l’enquêteur ; les mots communs à plusieurs questions pèsent peu. Lire les passages avant de modifier le guide. Rien n’est rapproché d’une langue à l’autre.",
            ),
        ];
        if !self.by_version {
            notes.push(Bilingual::new(
                "No document names this guide as its guide_version, so all in which somebody asks were looked at.",
                "Aucun document n’indique ce guide comme guide_version : tous ceux où quelqu’un pose des questions ont été examinés.",
            ));
        }
        notes
    }
}

fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
    vec![
        text("guide", ("Guide", "Guide"), ("Name of the guide", "Nom du guide")),
        count("question", ("Number", "Numéro"), ("Number of the question in the guide", "Numéro de la question dans le guide")),
        text("wording", ("Question", "Question"), ("Words of the guide", "Mots du guide")),
        count("asked", ("Asked", "Posée"), ("How often it was asked; 0 where never", "Nombre de fois où elle a été posée ; 0 si jamais")),
        count("documents", ("Documents", "Documents"), ("Documents in which it was asked", "Documents où elle a été posée")),
        count("of_documents", ("Of documents", "Sur documents"), ("n: documents that were looked at", "n : documents examinés")),
        Column::new(
            "answer_words",
            Unit::Words,
            ("Words of the answers", "Mots des réponses"),
            ("Words of participants until the next question", "Mots des participants jusqu’à la question suivante"),
        ),
        count(
            "codings",
            ("Codings", "Codages"),
            ("Codings that touch the answers; 0 where they produced nothing", "Codages touchant les réponses ; 0 si elles n’ont rien produit"),
        ),
        text("codes", ("Codes", "Codes"), ("Paths of their codes", "Chemins de leurs codes")),
        text("doc", ("Asked in", "Posée dans"), ("Names of these documents", "Noms de ces documents")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_without_case_accents_and_small_words() {
        assert_eq!(words("À QUOI ressemble une journée ?"), BTreeSet::from(["quoi", "ressemble", "une", "journee"].map(str::to_owned)));
    }
}
