//! What one account contains, by the time it speaks of: passages first, with the codes on them. Nothing is added up, ranked or judged.

use crate::analysis::passage::{self, Passage, Places};
use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::code::Bilingual;
use crate::model::coding::{Coding, Time};
use crate::model::ids::{CaseId, CodingId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use std::collections::BTreeMap;

/// The passages of one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileTime {
    /// The time; none where no coder said which.
    pub time: Option<Time>,
    /// Its passages, by name of the document and place.
    pub passages: Vec<Passage>,
}

/// The account of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The case.
    pub case: CaseId,
    /// The times in which it speaks of something, in their own order.
    pub times: Vec<ProfileTime>,
}

/// What a time is called.
pub fn time_name(time: Option<Time>) -> Bilingual {
    match time {
        Some(Time::BeforeInvolvement) => Bilingual::new("Before involvement", "Avant l’engagement"),
        Some(Time::InGroup) => Bilingual::new("In the group", "Dans le groupe"),
        Some(Time::ArrestCustody) => Bilingual::new("Arrest and custody", "Arrestation et garde à vue"),
        Some(Time::Detention) => Bilingual::new("Detention", "Détention"),
        Some(Time::AfterRelease) => Bilingual::new("After release", "Après la libération"),
        Some(Time::General) => Bilingual::new("No time in particular", "Sans moment précis"),
        None => Bilingual::new("Time not said", "Moment non précisé"),
    }
}

/// Gathers the passages in which a case is heard.
pub fn profile(project: &Project, selection: &Selection, case: CaseId) -> Profile {
    let places = Places::of(project);
    let heard_in = places.belonging.documents_of(case);
    let mut times: BTreeMap<(bool, Option<Time>), Vec<Passage>> = BTreeMap::new();
    for transcript in places.transcripts(selection).iter().filter(|transcript| heard_in.contains(&transcript.document.id)) {
        let mut codings: BTreeMap<Option<Time>, Vec<&Coding>> = BTreeMap::new();
        for coding in selection.of_document(project, transcript.document.id) {
            if places.belonging.of_passage(transcript, coding.span).contains(&case) {
                codings.entry(coding.qualifiers.time).or_default().push(coding);
            }
        }
        for (time, codings) in codings {
            times.entry((time.is_none(), time)).or_default().extend(places.passages(transcript, codings.into_iter()));
        }
    }
    Profile { case, times: times.into_iter().map(|((_, time), passages)| ProfileTime { time, passages }).collect() }
}

impl Profile {
    /// The table: one row for each passage of each time.
    pub fn to_table(&self, project: &Project) -> Table {
        let places = Places::of(project);
        let mut rows = Vec::new();
        for part in &self.times {
            let name = time_name(part.time);
            for passage in &part.passages {
                let Some(transcript) = project.transcript(passage.document) else { continue };
                let mut cells = vec![part.time.map_or(Cell::Empty, |time| Cell::text(time.key())), Cell::text(name.en.clone()), Cell::text(name.fr.clone())];
                cells.extend(places.cells(&transcript, passage));
                cells.extend(qualified(project, &transcript, passage));
                rows.push(Row { cells, behind: passage.codings.clone() });
            }
        }
        let alias = project.case(self.case).map(|case| case.name.clone()).unwrap_or_default();
        let mut columns = vec![
            Column::new(
                "time",
                Unit::Text,
                ("Time", "Moment"),
                ("Time that the passage speaks of; empty where no coder said", "Moment dont parle le passage ; vide si aucun codeur ne l’a dit"),
            ),
            Column::new("time_en", Unit::Text, ("Time, English", "Moment, anglais"), ("Its English name", "Son nom anglais")),
            Column::new("time_fr", Unit::Text, ("Time, French", "Moment, français"), ("Its French name", "Son nom français")),
        ];
        columns.extend(passage::columns());
        columns.extend([
            Column::new("direction", Unit::Text, ("Direction", "Direction"), ("Whether the themes are said to be there", "Si les thèmes sont dits présents")),
            Column::new("standing", Unit::Text, ("Standing", "Statut"), ("How the speaker knows", "Comment le locuteur le sait")),
        ]);
        Table {
            kind: "profile",
            title: Bilingual::new(format!("What the account of {alias} contains"), format!("Ce que contient le récit de {alias}")),
            columns,
            rows,
            notes: vec![Bilingual::new(
                "Which themes an account contains depends on what was asked, on the interpreter and on how much a person speaks. It says nothing of what a person is or will do; nothing is added up.",
                "Les thèmes d’un récit dépendent des questions, de l’interprète et de la longueur des propos. Ils ne disent rien de ce qu’une personne est ou fera ; rien n’est additionné.",
            )],
        }
    }
}

/// What coders said of direction and standing, each once.
fn qualified(project: &Project, transcript: &Transcript, passage: &Passage) -> [Cell; 2] {
    let of = |coding_id: &CodingId| project.codings_of(transcript.document.id).iter().find(|coding| coding.id == *coding_id);
    let codings: Vec<&Coding> = passage.codings.iter().filter_map(of).collect();
    let told = |word: fn(&Coding) -> Option<&'static str>| {
        let mut words: Vec<&str> = codings.iter().filter_map(|coding| word(coding)).collect();
        words.sort_unstable();
        words.dedup();
        Cell::text(words.join(";"))
    };
    [told(|coding| coding.qualifiers.direction.map(|direction| direction.key())), told(|coding| coding.qualifiers.standing.map(|standing| standing.key()))]
}
