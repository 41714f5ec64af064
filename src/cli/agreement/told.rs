//! How agreement is told: as lines for people, and as json.

use crate::analysis::agreement::disagreements::{Disagreement, Position};
use crate::analysis::agreement::{Agreement, Figures, Pair, Statistic, methods, tables};
use crate::analysis::table::{Cell, Table};
use crate::cli::output::Output;
use crate::model::code::Bilingual;
use crate::model::ids::CoderId;
use crate::model::project::Project;
use crate::model::round::{Round, RoundLine};
use serde_json::{Map, Value, json};

fn names(project: &Project, coders: &[CoderId]) -> Vec<String> {
    coders.iter().map(|coder| project.coder_name(*coder).to_owned()).collect()
}

fn document_name(project: &Project, document: crate::model::ids::DocumentId) -> String {
    project.document(document).map(|document| document.name.clone()).unwrap_or_default()
}

/// The whole result as json.
pub(super) fn agreement_value(project: &Project, found: &Agreement) -> Value {
    let coders = names(project, &found.request.coders);
    let codes: Vec<Value> = found
        .codes
        .iter()
        .map(|row| {
            let code = project.codebook().get(row.code);
            let name = |pick: fn(&Bilingual) -> &str| code.map(|code| pick(&code.name).to_owned()).unwrap_or_default();
            let mut value = figures_value(&row.figures, &coders);
            value.insert("code".to_owned(), json!(project.codebook().path(row.code)));
            value.insert("code_id".to_owned(), json!(row.code));
            value.insert("code_name".to_owned(), json!(name(Bilingual::en_or_fr)));
            value.insert("code_name_fr".to_owned(), json!(name(Bilingual::fr_or_en)));
            value.insert("codings".to_owned(), json!(row.behind));
            Value::Object(value)
        })
        .collect();
    let mut pooled = figures_value(&found.pooled, &coders);
    pooled.insert("pooled_kappa".to_owned(), number(found.pooled_kappa.ok()));
    let statistic = |statistic: Statistic| {
        let (name, definition) = (statistic.name(), statistic.definition());
        json!({ "key": statistic.key(), "name": name, "definition": definition, "source": statistic.source() })
    };
    let missing: Vec<Value> = found
        .chosen
        .missing
        .iter()
        .map(|(document, coder)| json!({ "document": document_name(project, *document), "coder": project.coder_name(*coder) }))
        .collect();
    let left: Vec<Value> =
        found.chosen.left.iter().map(|left| json!({ "document": document_name(project, left.document), "coded_by": names(project, &left.coded_by) })).collect();
    json!({
        "coders": coders,
        "unit": found.request.unit.key(),
        "documents": found.chosen.documents.iter().map(|document| document_name(project, *document)).collect::<Vec<_>>(),
        "not_coded": missing,
        "left_out": left,
        "rare": found.request.rare,
        "resamples": found.request.resamples,
        "seed": found.request.seed,
        "codes": codes,
        "pooled": pooled,
        "statistics": Statistic::ALL.into_iter().map(statistic).collect::<Vec<_>>(),
    })
}

fn figures_value(figures: &Figures, coders: &[String]) -> Map<String, Value> {
    let mut value = Map::new();
    value.insert("n".to_owned(), json!(figures.n));
    value.insert("applied".to_owned(), json!(figures.applied));
    value.insert("passages".to_owned(), json!(figures.passages));
    value.insert("base_rate".to_owned(), number(figures.base_rate));
    value.insert("too_rare".to_owned(), json!(figures.too_rare));
    let (mut why, mut intervals) = (Map::new(), Map::new());
    for statistic in Statistic::ALL {
        let scale = if statistic == Statistic::Percent { 100.0 } else { 1.0 };
        match figures.figure(statistic) {
            Ok(figure) => drop(value.insert(statistic.key().to_owned(), number(Some(figure * scale)))),
            Err(reason) => {
                value.insert(statistic.key().to_owned(), Value::Null);
                why.insert(statistic.key().to_owned(), json!(reason.why().en));
            }
        }
        if let Some(interval) = figures.interval(statistic) {
            intervals.insert(statistic.key().to_owned(), json!([number(Some(interval.low * scale)), number(Some(interval.high * scale))]));
        }
    }
    value.insert("intervals".to_owned(), Value::Object(intervals));
    value.insert("why".to_owned(), Value::Object(why));
    value.insert("pairs".to_owned(), figures.pairs.iter().map(|pair| pair_value(pair, coders, figures.too_rare)).collect());
    value
}

fn pair_value(pair: &Pair, coders: &[String], too_rare: bool) -> Value {
    let name = |place: usize| coders.get(place).cloned().unwrap_or_default();
    let percent = if too_rare { None } else { pair.percent().ok().map(|percent| percent * 100.0) };
    json!({
        "coders": [name(pair.coders.0), name(pair.coders.1)],
        "both": pair.both,
        "only_first": pair.only_first,
        "only_second": pair.only_second,
        "neither": pair.neither,
        "percent": number(percent),
        "cohen_kappa": number(pair.kappa.ok()),
        "jaccard": number(pair.jaccard.ok()),
    })
}

/// A number with six decimals, or nothing.
fn number(value: Option<f64>) -> Value {
    value.map_or(Value::Null, |value| Value::from((value * 1e6).round() / 1e6))
}

/// The result for people: all codes together, then one line per code.
pub(super) fn agreement_lines(project: &Project, found: &Agreement, output: &mut Output) {
    let coders = names(project, &found.request.coders);
    let documents: Vec<String> = found.chosen.documents.iter().map(|document| document_name(project, *document)).collect();
    output.line(format!("{}; by {}; {} documents: {}", coders.join(", "), found.request.unit, documents.len(), documents.join(", ")));
    output.line(format!(
        "{:<36} {:>9} {:>7} {:>7} {:>6} {:>6}  {:<15} {:>6} {:>6} {:>6}",
        "code", "n", "applied", "percent", "kappa", "alpha", "95% of kappa", "B-P", "AC1", "Jacc."
    ));
    output.line(line("all codes, pooled", &found.pooled));
    for row in &found.codes {
        output.line(line(&project.codebook().path(row.code), &row.figures));
    }
    if let Ok(kappa) = found.pooled_kappa {
        output.line(format!("Pooled kappa after De Vries et al. 2008, each code counted once: {kappa:.2}"));
    }
    let rare = found.codes.iter().filter(|row| row.figures.too_rare).count();
    if rare > 0 {
        output.line(format!("{rare} of {} codes are too rare to report (under {}). Definitions and sources: --json.", found.codes.len(), found.request.rare));
    }
}

fn line(name: &str, figures: &Figures) -> String {
    if figures.too_rare {
        return format!("{name:<36} {:>9} {:>7} too rare", figures.n, figures.applied);
    }
    let shown = |statistic: Statistic| figures.figure(statistic).map_or_else(|_| "–".to_owned(), |value| methods::shown(statistic, value, '.'));
    let interval = figures.interval(Statistic::CohenKappa).map(|at| {
        let shown = |value: f64| methods::shown(Statistic::CohenKappa, value, '.');
        format!("{} to {}", shown(at.low), shown(at.high))
    });
    format!(
        "{name:<36} {:>9} {:>7} {:>7} {:>6} {:>6}  {:<15} {:>6} {:>6} {:>6}",
        figures.n,
        figures.applied,
        shown(Statistic::Percent),
        shown(Statistic::CohenKappa),
        shown(Statistic::KrippendorffAlpha),
        interval.unwrap_or_else(|| "–".to_owned()),
        shown(Statistic::BrennanPrediger),
        shown(Statistic::GwetAc1),
        shown(Statistic::Jaccard),
    )
}

/// The disagreements as json.
pub(super) fn disagreements_value(project: &Project, request: &crate::analysis::agreement::Request, found: &[Disagreement]) -> Value {
    let one = |disagreement: &Disagreement| {
        let transcript = project.transcript(disagreement.document);
        let place = transcript.as_ref().map(|transcript| transcript.place(disagreement.span)).unwrap_or_default();
        let settlement = disagreement.settled.and_then(|settled| project.settlement(settled));
        json!({
            "document": document_name(project, disagreement.document),
            "start": disagreement.span.start(),
            "end": disagreement.span.end(),
            "text": transcript.as_ref().map(|transcript| transcript.slice(disagreement.span)),
            "code": project.codebook().path(disagreement.code),
            "paragraph": place.paragraph,
            "turn": place.turn,
            "speaker": place.speaker,
            "kind": disagreement.kind.key(),
            "units": disagreement.units,
            "sides": disagreement.sides.iter().map(|position| position_value(project, position)).collect::<Vec<_>>(),
            "settled": settlement.map(|settled| json!({
                "id": settled.id,
                "verdict": tables::verdict(project, settled.verdict),
                "reason": settled.reason,
                "by": project.coder_name(settled.by),
                "at": settled.at.text(),
                "codings": settled.codings,
            })),
            "changed_since_settled": disagreement.settled_before.is_some(),
        })
    };
    json!({ "coders": names(project, &request.coders), "unit": request.unit.key(), "disagreements": found.iter().map(one).collect::<Vec<_>>() })
}

fn position_value(project: &Project, position: &Position) -> Value {
    json!({
        "coder": project.coder_name(position.side.coder),
        "spans": position.side.spans.iter().map(|span| [span.start(), span.end()]).collect::<Vec<_>>(),
        "codings": position.codings,
        "other_codes": position.others.iter().map(|(code, _)| project.codebook().path(*code)).collect::<Vec<_>>(),
    })
}

/// The disagreements for people.
pub(super) fn disagreements_lines(project: &Project, found: &[Disagreement], output: &mut Output) {
    for disagreement in found {
        let settled = disagreement.settled.and_then(|settled| project.settlement(settled));
        let settled = settled.map(|settled| format!("  settled: {} ({})", tables::verdict(project, settled.verdict), settled.reason)).unwrap_or_default();
        output.line(format!(
            "{}:{}:{}  {}{settled}",
            document_name(project, disagreement.document),
            disagreement.span,
            project.codebook().path(disagreement.code),
            tables::kind_name(disagreement.kind).en,
        ));
    }
    let settled = found.iter().filter(|disagreement| disagreement.settled.is_some()).count();
    output.line(format!("{} differences, {settled} settled", found.len()));
}

/// A kept round as json.
pub(super) fn round_value(project: &Project, round: &Round) -> Value {
    let content = &round.content;
    let line = |line: &RoundLine| {
        let figure = |(key, value): (&String, &crate::model::round::Millionths)| {
            let scale = if key == Statistic::Percent.key() { 100.0 } else { 1.0 };
            (key.clone(), number(Some(value.value() * scale)))
        };
        let figures: Map<String, Value> = line.figures.iter().map(figure).collect();
        json!({ "n": line.n, "applied": line.applied, "too_rare": line.too_rare, "figures": figures })
    };
    let codes: Vec<Value> = content
        .codes
        .iter()
        .map(|code| {
            let mut value = line(&code.line);
            if let Some(object) = value.as_object_mut() {
                object.insert("code".to_owned(), json!(code.code.name));
                object.insert("code_id".to_owned(), json!(code.code.id));
            }
            value
        })
        .collect();
    json!({
        "id": round.id,
        "name": round.name,
        "made": round.made.text(),
        "by": project.coder_name(round.by),
        "unit": content.unit.key(),
        "rare": content.rare,
        "codebook_version": content.codebook_version,
        "coders": content.coders.iter().map(|coder| coder.name.clone()).collect::<Vec<_>>(),
        "documents": content.documents.iter().map(|document| document.name.clone()).collect::<Vec<_>>(),
        "pooled": line(&content.pooled),
        "codes": codes,
    })
}

/// A table for people: a line per row.
pub(super) fn table(table: &Table, output: &mut Output) {
    let shown = |cell: &Cell| match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Integer(number) => number.to_string(),
        Cell::Decimal(number) => format!("{number:.1}"),
        Cell::Coefficient(number) => format!("{number:.2}"),
    };
    // The two names stand in files; a line holds the path.
    let kept = |place: &usize| !matches!(table.columns.get(*place).map(|column| column.key.as_str()), Some("name_en" | "name_fr"));
    let places: Vec<usize> = (0..table.columns.len()).filter(kept).collect();
    let row = |cells: Vec<String>| {
        let cells = cells.into_iter().enumerate().map(|(place, cell)| if place == 0 { format!("{cell:<36}") } else { format!("{cell:>12}") });
        cells.collect::<Vec<_>>().join(" ")
    };
    output.line(row(places.iter().filter_map(|place| table.columns.get(*place)).map(|column| column.key.chars().take(12).collect()).collect()));
    for line in &table.rows {
        output.line(row(places.iter().filter_map(|place| line.cells.get(*place)).map(shown).collect()));
    }
    for note in &table.notes {
        output.line(note.en_or_fr());
    }
}
