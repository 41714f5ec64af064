//! Coded documents: the text as it stands, what is coded marked in the codes' colours, and below each paragraph which codes those are.

use crate::analysis::release::Release;
use crate::analysis::selection::Selection;
use crate::export::provenance::Provenance;
use crate::export::report::{Block, Paragraph, Report, Run, Style, is_rtl};
use crate::model::code::ReportLanguage;
use crate::model::coding::Coding;
use crate::model::layout::ParagraphKind;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use std::collections::BTreeSet;

/// The documents of the selection, by name, each on a page of its own.
pub fn report(project: &Project, selection: &Selection, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let mut report = Report::new("coded", language.say("Coded documents", "Documents codés"), language);
    let mut transcripts: Vec<Transcript> = project.transcripts().filter(|transcript| selection.has_document(transcript.document.id)).collect();
    transcripts.sort_by(|one, other| one.document.name.cmp(&other.document.name));
    for (place, transcript) in transcripts.iter().enumerate() {
        if place > 0 {
            report.blocks.push(Block::PageBreak);
        }
        report.heading(1, transcript.document.name.clone());
        let codings: Vec<&Coding> = selection.of_document(project, transcript.document.id).collect();
        let coders: BTreeSet<&str> = codings.iter().map(|coding| project.coder_name(coding.coder)).collect();
        let (characters, number, coders) = (transcript.text.char_len(), codings.len(), coders.into_iter().collect::<Vec<_>>().join(", "));
        report.small(match language {
            ReportLanguage::English => {
                format!("{} · {} · {characters} characters · {number} codings by {coders}", transcript.document.kind, transcript.document.language.tag())
            }
            ReportLanguage::French => {
                format!("{} · {} · {characters} caractères · {number} codages par {coders}", transcript.document.kind, transcript.document.language.tag())
            }
        });
        for (number, span) in transcript.blocks() {
            block(&mut report, project, transcript, &codings, number, span);
        }
        report.rows += number;
    }
    report.close(made, release, &[]);
    report
}

fn block(report: &mut Report, project: &Project, transcript: &Transcript, codings: &[&Coding], number: Option<u32>, span: CharSpan) {
    let here: Vec<&Coding> = codings.iter().copied().filter(|coding| coding.span.start() < span.end() && coding.span.end() > span.start()).collect();
    let text = transcript.slice(span);
    if text.trim().is_empty() {
        return;
    }
    let kind = number.and_then(|number| transcript.layout.paragraphs.get(number as usize - 1)).map(|paragraph| paragraph.kind);
    if let Some(ParagraphKind::Heading(level)) = kind
        && here.is_empty()
    {
        report.heading((level + 1).min(4), text);
        return;
    }
    let mut runs = Vec::new();
    if let Some(number) = number {
        runs.push(Run { text: format!("¶ {number}  "), italic: true, ..Run::default() });
    }
    runs.extend(pieces(project, transcript, &here, span, report.language));
    let style = if number.is_none() { Style::Small } else { Style::Body };
    report.paragraph(Paragraph { style, runs, rtl: is_rtl(text), language: Some(transcript.language_at(span.start()).tag().to_owned()) });
    if !here.is_empty() {
        let told: Vec<String> = here
            .iter()
            .map(|coding| {
                let name = project.codebook().get(coding.code).map(|code| code.name.pick(report.language)).unwrap_or_default();
                format!("{name} [{}–{}, {}]", coding.span.start(), coding.span.end(), project.coder_name(coding.coder))
            })
            .collect();
        report.small(told.join(" · "));
    }
}

/// The paragraph cut where a coding begins or ends; each piece has the colour of the shortest coding on it.
fn pieces(project: &Project, transcript: &Transcript, here: &[&Coding], span: CharSpan, language: ReportLanguage) -> Vec<Run> {
    let mut cuts: BTreeSet<u32> = [span.start(), span.end()].into_iter().collect();
    for coding in here {
        cuts.extend([coding.span.start(), coding.span.end()].into_iter().filter(|cut| *cut > span.start() && *cut < span.end()));
    }
    let cuts: Vec<u32> = cuts.into_iter().collect();
    let mut runs = Vec::new();
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let on: Vec<&&Coding> = here.iter().filter(|coding| coding.span.start() <= *start && coding.span.end() >= *end).collect();
        let shortest = on.iter().min_by_key(|coding| coding.span.len()).and_then(|coding| project.codebook().get(coding.code));
        let names: BTreeSet<&str> = on.iter().filter_map(|coding| project.codebook().get(coding.code)).map(|code| code.name.pick(language)).collect();
        runs.push(Run {
            text: transcript.slice(CharSpan::between(*start, *end)).to_owned(),
            mark: shortest.map(|code| code.colour),
            says: (!names.is_empty()).then(|| names.into_iter().collect::<Vec<_>>().join(", ")),
            ..Run::default()
        });
    }
    runs
}
