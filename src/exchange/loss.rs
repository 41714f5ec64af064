//! What a file for another program cannot carry, and what that program is known to drop: told before anything is written.
//!
//! The left side counts what this project has; the right side is what was measured on the programs' own files, read in their documentation,
//! or reported by their users. The standard asks for such a report (REFI-QDA 1.5, section 7).

use crate::exchange::report::{Entry, Fate, Report};
use crate::exchange::xml::is_legal;
use crate::model::attribute::{AttributeType, Sensitivity, Value};
use crate::model::memo::MemoTarget;
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::str::FromStr;

/// A program that is to read the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Griot itself, through the exchange format.
    Griot,
    /// NVivo.
    Nvivo,
    /// ATLAS.ti.
    Atlas,
    /// MAXQDA.
    Maxqda,
    /// QualCoder.
    Qualcoder,
}

impl Target {
    /// All programs, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Nvivo, Self::Atlas, Self::Maxqda, Self::Qualcoder, Self::Griot];

    /// The word that the command line uses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Griot => "griot",
            Self::Nvivo => "nvivo",
            Self::Atlas => "atlas",
            Self::Maxqda => "maxqda",
            Self::Qualcoder => "qualcoder",
        }
    }
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Griot => "Griot",
            Self::Nvivo => "NVivo",
            Self::Atlas => "ATLAS.ti",
            Self::Maxqda => "MAXQDA",
            Self::Qualcoder => "QualCoder",
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}
impl FromStr for Target {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|target| target.key() == key).ok_or_else(|| format!("‘{key}’ is not one of nvivo, atlas, maxqda, qualcoder, griot"))
    }
}

/// What is counted in a project before it is written.
struct Counts {
    beyond_basic_plane: usize,
    memos_of: BTreeMap<&'static str, usize>,
    equal_names: usize,
    typed_values: usize,
    missing_values: usize,
    coded_by_several: usize,
    links: usize,
    kept: BTreeMap<String, usize>,
}

/// What the file would carry and what would be lost. Lines without losses come first; what is not in the project is not mentioned.
pub fn before_writing(project: &Project, target: Target) -> Vec<Entry> {
    let mut report = Report::default();
    let counts = counted(project);
    carried(project, &counts, &mut report);
    of_program(project, &counts, target, &mut report);
    report.entries.sort_by_key(|entry| entry.fate);
    report.entries
}

/// What that program is known to drop of a file that it was given.
pub fn after_writing(project: &Project, target: Target) -> Vec<Entry> {
    let mut report = Report::default();
    of_program(project, &counted(project), target, &mut report);
    report.entries
}

fn of_program(project: &Project, counts: &Counts, target: Target, report: &mut Report) {
    match target {
        Target::Griot => {}
        Target::Nvivo => nvivo(project, counts, report),
        Target::Atlas => atlas(project, counts, report),
        Target::Maxqda => maxqda(project, counts, report),
        Target::Qualcoder => qualcoder(project, counts, report),
    }
}

/// What a codebook file would carry and what would be lost: it has neither notes nor anything of the material.
pub fn of_codebook(project: &Project) -> Vec<Entry> {
    let mut report = Report::default();
    let counts = counted(project);
    report.add("codes", project.codebook().len(), Fate::Carried, "with colours, order and definitions");
    of_codes(project, &mut report);
    report.add("memos of codes", counts.memos_of.get("code").copied().unwrap_or(0), Fate::Lost, "a codebook file has no notes");
    report.add("documents", project.document_count(), Fate::Lost, "a codebook file holds codes alone");
    report.add("codings", project.coding_count(), Fate::Lost, "a codebook file holds codes alone");
    report.entries.sort_by_key(|entry| entry.fate);
    report.entries
}

fn counted(project: &Project) -> Counts {
    let mut memos_of = BTreeMap::new();
    for memo in project.memos() {
        let key = match memo.target {
            MemoTarget::Project => "project",
            MemoTarget::Document(_) => "document",
            MemoTarget::Code(_) => "code",
            MemoTarget::Coding(_) => "coding",
            MemoTarget::Case(_) => "case",
        };
        *memos_of.entry(key).or_default() += 1;
    }
    let mut names: HashMap<&str, usize> = HashMap::new();
    for code in project.codebook().iter() {
        *names.entry(code.name.en_or_fr()).or_default() += 1;
    }
    let mut kept = BTreeMap::new();
    for thing in project.kept() {
        *kept.entry(thing.kind.clone()).or_default() += 1;
    }
    let typed = |id| project.attribute(id).is_some_and(|attribute| matches!(attribute.kind, AttributeType::Boolean | AttributeType::Date));
    let coders_of: BTreeSet<_> = project.codings().map(|coding| (coding.document, coding.coder)).collect();
    let mut several: HashMap<_, usize> = HashMap::new();
    for (document, _) in &coders_of {
        *several.entry(*document).or_default() += 1;
    }
    Counts {
        beyond_basic_plane: project.transcripts().filter(|transcript| transcript.text.as_str().chars().any(|letter| letter.len_utf16() == 2)).count(),
        memos_of,
        equal_names: names.values().filter(|count| **count > 1).sum(),
        typed_values: project.values().filter(|(_, id, _)| typed(*id)).count(),
        missing_values: project.values().filter(|(_, _, value)| matches!(value, Value::Missing(_))).count(),
        coded_by_several: several.values().filter(|count| **count > 1).count(),
        links: project.case_links().filter(|link| link.speaker.is_some()).count(),
        kept,
    }
}

/// What the format itself carries, moves into descriptions or has no place for, whoever reads it.
fn carried(project: &Project, counts: &Counts, report: &mut Report) {
    report.add("documents", project.document_count(), Fate::Carried, "their whole text");
    report.add("codes", project.codebook().len(), Fate::Carried, "with colours, order and definitions");
    report.add("codings", project.coding_count(), Fate::Carried, "with coder and date");
    report.add("coders", project.coders().count(), Fate::Carried, "");
    report.add("cases", project.cases().count(), Fate::Carried, "");
    report.add("memos", project.memos().count() - counts.memos_of.get("case").copied().unwrap_or(0), Fate::Carried, "as notes");
    report.add(
        "memos of cases",
        counts.memos_of.get("case").copied().unwrap_or(0),
        Fate::Moved,
        "to notes that name the case: the format has no link from a note to a case",
    );
    of_codes(project, report);
    let qualified = project.codings().filter(|coding| !coding.qualifiers.is_empty()).count();
    report.add("qualifiers of codings", qualified, Fate::Moved, "to the description of the selection");
    let noted = project.codings().filter(|coding| !coding.memo.is_empty()).count();
    report.add("memos of codings", noted, Fate::Moved, "to the description of the selection");
    report.add("voices of cases", counts.links, Fate::Moved, "under which label a case speaks: to the case’s description");
    report.add("values known to be missing", counts.missing_values, Fate::Moved, "unknown, not asked, refused, not applicable: to the description");
    let spoken = project.transcripts().filter(|transcript| !transcript.layout.turns.is_empty()).count();
    report.add(
        "turns and speakers",
        spoken,
        Fate::Moved,
        "documents with turns: the labels stand in the text, where other programs do not see speakers; Griot finds them again",
    );
    let of_class = |class| project.values().filter(|(_, id, _)| project.attribute(*id).is_some_and(|attribute| attribute.class == class)).count();
    report.add("values of restricted attributes", of_class(Sensitivity::Restricted), Fate::Lost, "they leave only where that is asked for");
    report.add("values of sealed attributes", of_class(Sensitivity::Sealed), Fate::Lost, "they never leave the project");
    let illegal = project.codings().filter(|coding| coding.memo.chars().any(|letter| !is_legal(letter))).count();
    report.add("memos with control characters", illegal, Fate::Changed, "XML cannot hold these characters");
    report.add("history", usize::from(project.info().is_some()), Fate::Lost, "who changed what, and when: the format knows only the last state");
    for (kind, count) in &counts.kept {
        match kind.as_str() {
            "Placeholder" => report.add("sources without a text", *count, Fate::Lost, "the file that they came with did not have it"),
            "selections" | "Note" | "Variable" | "Case" | "TextSource" => {}
            other => report.add(&format!("kept: {other}"), *count, Fate::Carried, "as it came from another program"),
        }
    }
}

/// What of codes moves into their descriptions.
fn of_codes(project: &Project, report: &mut Report) {
    let french = project.codebook().iter().filter(|code| !code.name.fr.is_empty() && !code.name.en.is_empty()).count();
    report.add("French names and definitions", french, Fate::Moved, "to the code’s description: the format has one language");
    let rules = project
        .codebook()
        .iter()
        .filter(|code| !(code.include.is_empty() && code.exclude.is_empty() && code.example.is_empty() && code.source.is_empty()))
        .count();
    report.add("rules, examples and sources of codes", rules, Fate::Moved, "to the code’s description");
}

fn kept(counts: &Counts, kinds: &[&str]) -> usize {
    kinds.iter().filter_map(|kind| counts.kept.get(*kind)).sum()
}

/// NVivo: its help on the standard lists what is exchanged; selections and offsets measured on its files (12.6 and 12.7).
fn nvivo(project: &Project, counts: &Counts, report: &mut Report) {
    report.add(
        "documents with emoji or rare characters",
        counts.beyond_basic_plane,
        Fate::Changed,
        "NVivo counts in UTF-16: what is coded behind such a character may shift by one for each",
    );
    report.add("maps", kept(counts, &["Graph"]), Fate::Lost, "NVivo’s help does not list maps among what it takes in");
    let noted = project.codings().filter(|coding| !coding.memo.is_empty()).count();
    report.add("memos of codings", noted, Fate::Changed, "NVivo has one annotation a passage: look them over there");
    report.add(
        "codings of pages and pictures",
        kept(counts, &["PDFSource", "PictureSource"]),
        Fate::Changed,
        "NVivo turns annotations of PDF files, pictures and recordings into a memo",
    );
}

/// ATLAS.ti: reported for version 26 on Mac, and measured on the standard's own example.
fn atlas(project: &Project, counts: &Counts, report: &mut Report) {
    report.add("colours of codes", project.codebook().len(), Fate::Lost, "ATLAS.ti 26 on Mac drops colours when it exports again");
    let noted = project.codings().filter(|coding| !coding.memo.is_empty()).count();
    report.add("authors and dates of comments", noted, Fate::Lost, "ATLAS.ti keeps comments as descriptions, without author and date");
    report.add("cases", project.cases().count(), Fate::Changed, "ATLAS.ti has no cases: look whether they became document groups");
    report.add(
        "identities",
        usize::from(project.document_count() > 0),
        Fate::Lost,
        "ATLAS.ti gives new ones in every export: what comes back cannot be matched with what is here",
    );
    let deep = project.codebook().iter().filter(|code| code.parent.is_some()).count();
    report.add("codes below codes", deep, Fate::Changed, "ATLAS.ti before version 22 has flat codes");
    report.add(
        "documents with emoji or rare characters",
        counts.beyond_basic_plane,
        Fate::Changed,
        "in which unit ATLAS.ti counts there was never seen: look at what is coded behind such a character",
    );
}

/// MAXQDA: measured on a file of version 24.7.
fn maxqda(project: &Project, counts: &Counts, report: &mut Report) {
    report.add("cases", project.cases().count(), Fate::Changed, "MAXQDA knows documents and document groups: its own exports hold no cases");
    report.add("categories", project.codebook().iter().filter(|code| !code.codable).count(), Fate::Changed, "in MAXQDA every code can be applied");
    report.add("memos of codes", counts.memos_of.get("code").copied().unwrap_or(0), Fate::Changed, "MAXQDA exports memos of codes as descriptions");
    report.add("values of documents and cases", project.values().count(), Fate::Changed, "MAXQDA puts values into documents: those of cases may be missing");
    report.add(
        "documents with emoji or rare characters",
        counts.beyond_basic_plane,
        Fate::Changed,
        "in which unit MAXQDA counts there was never seen: look at what is coded behind such a character",
    );
}

/// QualCoder: measured with its own import and export.
fn qualcoder(project: &Project, counts: &Counts, report: &mut Report) {
    report.add(
        "codes of equal names",
        counts.equal_names,
        Fate::Lost,
        "QualCoder’s names are unique: codes of the same name are merged, and codings of the others lose their code",
    );
    report.add("colours of codes", project.codebook().len(), Fate::Changed, "QualCoder moves them to the nearest of its palette");
    report.add("types of values", counts.typed_values, Fate::Changed, "yes or no, and dates, become texts in QualCoder");
    report.add("groups", kept(counts, &["Set"]), Fate::Changed, "sets become attributes of files in QualCoder");
    report.add("maps and links", kept(counts, &["Graph", "Link"]), Fate::Lost, "QualCoder does not take them in");
    report.add("codings of whole sources", kept(counts, &["TextSource"]).min(1), Fate::Lost, "where a source has some: QualCoder passes over them");
    report.add("documents of several coders", counts.coded_by_several, Fate::Carried, "QualCoder shows one coder at a time");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_project_loses_nothing_anywhere() {
        for target in Target::ALL {
            assert_eq!(before_writing(&Project::default(), target), [], "{target}");
            assert_eq!(target.key().parse(), Ok(target));
        }
    }
}
