//! The quote bank: passages whose consent lets them be quoted, code by code, each with alias, group, language and what was said around it.

use crate::analysis::belonging::Belonging;
use crate::analysis::release::{Quoting, Release};
use crate::analysis::selection::Selection;
use crate::analysis::single_case::Crowd;
use crate::export::provenance::Provenance;
use crate::export::report::{Paragraph, Report, Run, Style, is_rtl};
use crate::model::attribute::{Attribute, Bearer, Sensitivity, Subject};
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::coding::Coding;
use crate::model::departure::Recipient;
use crate::model::ids::{CaseId, CodeId, DocumentId};
use crate::model::place::{Transcript, clock};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Characters of context on each side, about a line and a half.
const CONTEXT: u32 = 140;
/// From so many quotes of one case on a report says that it leans on one voice.
const OFTEN: usize = 10;

/// The passages of a code by document and place, each with a coding on it and how it may be quoted.
type Passages<'a> = BTreeMap<(String, CharSpan), (&'a Coding, Quoting)>;

/// What every quote needs of the project.
struct Known<'a> {
    project: &'a Project,
    belonging: Belonging<'a>,
    transcripts: BTreeMap<DocumentId, Transcript>,
    translated: BTreeMap<DocumentId, String>,
    group: Option<Arc<Attribute>>,
    language: ReportLanguage,
    /// What was said around a quote was not asked to be quoted: only the team reads it.
    with_context: bool,
    crowd: Crowd,
    /// Quotes that point to one case only, and those cases.
    traced: RefCell<(usize, BTreeSet<CaseId>)>,
}

/// The quotes, by code in the order of the tree. What the same people coded twice stands once.
pub fn report(project: &Project, selection: &Selection, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let known = Known { with_context: release.recipient == Recipient::Team, ..Known::of(project, selection, language) };
    let mut by_code: BTreeMap<CodeId, Passages<'_>> = BTreeMap::new();
    let (mut kept_back, mut paraphrase) = (0usize, 0usize);
    for transcript in known.transcripts.values() {
        for coding in selection.of_document(project, transcript.document.id) {
            // Of two codings of the same passage the stricter word holds, whoever said it.
            let quoting = release.quoting(coding);
            let place = (transcript.document.name.clone(), coding.span);
            let found = by_code.entry(coding.code).or_default().entry(place).or_insert((coding, quoting));
            found.1 = found.1.min(quoting);
        }
    }
    let mut report = Report::new("quotes", language.say("Quote bank", "Banque de citations"), language);
    let mut voices: BTreeMap<CaseId, usize> = BTreeMap::new();
    for code in project.codebook().in_order() {
        let Some(passages) = by_code.get(&code.id) else { continue };
        let mut named = false;
        for (coding, quoting) in passages.values() {
            match quoting {
                Quoting::Verbatim => {}
                Quoting::Paraphrase => {
                    paraphrase += 1;
                    continue;
                }
                Quoting::No => {
                    kept_back += 1;
                    continue;
                }
            }
            if !std::mem::replace(&mut named, true) {
                let level = u8::try_from(project.codebook().depth(code.id) + 1).unwrap_or(3).min(3);
                report.heading(level, code.name.pick(language));
            }
            known.quote(&mut report, coding, &mut voices);
        }
    }
    let mut notes = vec![said_of(report.rows, paraphrase, kept_back)];
    notes.extend(known.crowd.warning(known.traced.borrow().0, &known.traced.borrow().1, project));
    for (case, number) in voices.into_iter().filter(|(_, number)| *number > OFTEN) {
        let name = project.case(case).map(|case| case.name.clone()).unwrap_or_default();
        notes.push(Bilingual::new(
            format!("{name} is quoted {number} times: a report that leans on one voice can make it known."),
            format!("{name} est cité {number} fois : un rapport qui s’appuie sur une seule voix peut la faire reconnaître."),
        ));
    }
    report.close(made, release, &notes);
    report
}

fn said_of(quotes: usize, paraphrase: usize, kept_back: usize) -> Bilingual {
    Bilingual::new(
        format!(
            "{quotes} passages are quoted. {paraphrase} more may only be told in other words and {kept_back} may not be quoted: they are not in this file."
        ),
        format!(
            "{quotes} passages sont cités. {paraphrase} autres ne peuvent être que reformulés et {kept_back} ne peuvent être cités : ils ne figurent pas ici."
        ),
    )
}

impl<'a> Known<'a> {
    fn of(project: &'a Project, selection: &Selection, language: ReportLanguage) -> Self {
        let transcripts: BTreeMap<DocumentId, Transcript> = project
            .transcripts()
            .filter(|transcript| selection.has_document(transcript.document.id))
            .map(|transcript| (transcript.document.id, transcript))
            .collect();
        let original = project.attribute_keyed(Subject::Document, "translation_of");
        let translated = |document: DocumentId| {
            let value = project.value(Bearer::Document(document), original?.id)?.parts().into_iter().next()?;
            let of = project.documents().find(|other| other.name == value || other.file_name == value)?;
            Some((document, of.language.tag().to_owned()))
        };
        let open = |key| project.attribute_keyed(Subject::Case, key).filter(|attribute| attribute.class == Sensitivity::Open).cloned();
        Self {
            project,
            belonging: Belonging::of(project),
            translated: transcripts.keys().filter_map(|document| translated(*document)).collect(),
            transcripts,
            group: open("participant_group"),
            language,
            with_context: false,
            crowd: Crowd::of(project),
            traced: RefCell::default(),
        }
    }

    fn quote(&self, report: &mut Report, coding: &Coding, voices: &mut BTreeMap<CaseId, usize>) {
        let Some(transcript) = self.transcripts.get(&coding.document) else { return };
        let text = transcript.slice(coding.span);
        let (before, after) = if self.with_context { transcript.context(coding.span, CONTEXT) } else { Default::default() };
        let tag = transcript.language_at(coding.span.start()).tag().to_owned();
        let soft = |text: String| Run { text, italic: true, ..Run::default() };
        let runs = vec![soft(before), Run::plain(text), soft(after)].into_iter().filter(|run| !run.text.is_empty()).collect();
        report.paragraph(Paragraph { style: Style::Quote, runs, rtl: is_rtl(text), language: Some(tag.clone()) });
        let cases = self.belonging.of_passage(transcript, coding.span);
        let alone: Vec<CaseId> = cases.iter().copied().filter(|case| self.crowd.is_alone(*case, &tag)).collect();
        if !alone.is_empty() {
            let mut traced = self.traced.borrow_mut();
            traced.0 += 1;
            traced.1.extend(alone);
        }
        for case in &cases {
            *voices.entry(*case).or_default() += 1;
        }
        report.small(self.source(transcript, coding, &cases, &tag));
        report.rows += 1;
    }

    /// Alias, group, place, language, and from which it was translated.
    fn source(&self, transcript: &Transcript, coding: &Coding, cases: &BTreeSet<CaseId>, tag: &str) -> String {
        let place = transcript.place(coding.span);
        let mut told: Vec<String> = cases.iter().filter_map(|case| self.project.case(*case)).map(|case| case.name.clone()).collect();
        if let Some(group) = &self.group {
            let values: BTreeSet<String> = cases
                .iter()
                .filter_map(|case| self.project.value(Bearer::Case(*case), group.id))
                .flat_map(|value| value.parts())
                .map(|key| {
                    let (en, fr) = group.value_name(&key);
                    self.language.say(en, fr).to_owned()
                })
                .collect();
            told.extend(values);
        }
        told.push(transcript.document.name.clone());
        told.extend(place.paragraph.map(|number| format!("¶ {number}")));
        told.extend(place.time_ms.map(clock));
        told.push(tag.to_owned());
        if let Some(original) = self.translated.get(&transcript.document.id) {
            told.push(format!("{} {original}", self.language.say("translated from", "traduit de")));
        }
        told.push(format!("{}–{}", coding.span.start(), coding.span.end()));
        told.join(" · ")
    }
}
