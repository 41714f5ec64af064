//! Agreement and disagreements as tables that files and the window show.

use super::disagreements::{Disagreement, Kind};
use super::methods::unit_name;
use super::rounds::pooled_cells;
use super::{Agreement, Documents, Figures, Pair, Statistic};
use crate::analysis::table::{Cell, Column, Row, Table, Unit as Counts};
use crate::model::code::Bilingual;
use crate::model::ids::{CodeId, CodingId};
use crate::model::project::Project;
use crate::model::round::Unit;

/// One row for all codes together and one per code.
pub fn to_table(project: &Project, agreement: &Agreement) -> Table {
    let row = |cells: Vec<Cell>, figures: &Figures, behind: &[CodingId]| Row {
        cells: cells.into_iter().chain(cells_of(figures, agreement.request.unit)).collect(),
        behind: behind.to_vec(),
    };
    let pooled = std::iter::once(row(pooled_cells(), &agreement.pooled, &[]));
    let codes = agreement.codes.iter().map(|code| row(code_cells(project, code.code), &code.figures, &code.behind));
    Table {
        kind: "agreement",
        title: Bilingual::new("Agreement between coders", "Accord entre codeurs"),
        columns: columns(project, agreement),
        rows: pooled.chain(codes).collect(),
        notes: notes(project, agreement),
    }
}

pub(super) fn code_columns() -> Vec<Column> {
    vec![
        Column::new(
            "code",
            Counts::Text,
            ("Code", "Code"),
            ("Dotted path of the code; (all) for all codes together", "Chemin du code ; (all) pour tous les codes"),
        ),
        Column::new("name_en", Counts::Text, ("Name", "Nom anglais"), ("English name", "Nom anglais")),
        Column::new("name_fr", Counts::Text, ("French name", "Nom"), ("French name", "Nom français")),
    ]
}

pub(super) fn code_cells(project: &Project, code: CodeId) -> Vec<Cell> {
    let name = project.codebook().get(code).map(|code| code.name.clone()).unwrap_or_default();
    vec![Cell::text(project.codebook().path(code)), Cell::text(name.en), Cell::text(name.fr)]
}

/// A column of a coefficient; the key ends with `ending`, and `of` stands behind its name where it is not empty.
pub(super) fn statistic_column(statistic: Statistic, ending: &str, of: &str) -> Column {
    let (name, meaning) = (statistic.name(), statistic.definition());
    let said = |name: &str| if of.is_empty() { name.to_owned() } else { format!("{name}, {of}") };
    let unit = if statistic == Statistic::Percent { Counts::Percent } else { Counts::Coefficient };
    let sourced = |meaning: &str| format!("{meaning} ({})", statistic.source());
    Column {
        key: format!("{}{ending}", statistic.key()),
        label: Bilingual::new(said(&name.en), said(&name.fr)),
        unit,
        description: Bilingual::new(sourced(&meaning.en), sourced(&meaning.fr)),
    }
}

pub(super) fn statistic_cell(statistic: Statistic, value: Option<f64>) -> Cell {
    match value {
        None => Cell::Empty,
        Some(value) if statistic == Statistic::Percent => Cell::Decimal(value * 100.0),
        Some(value) => Cell::Coefficient(value),
    }
}

fn columns(project: &Project, agreement: &Agreement) -> Vec<Column> {
    let mut columns = code_columns();
    let unit = unit_name(agreement.request.unit, true);
    let units =
        (format!("{} judged; for all codes together {} times codes", unit.en, unit.en), format!("{} jugés ; tous codes : {} fois codes", unit.fr, unit.fr));
    columns.push(Column::new("n", Counts::Count, ("n", "n"), (&units.0, &units.1)));
    columns.push(Column::new(
        "applied",
        Counts::Count,
        ("Applied", "Appliqué"),
        ("Units to which somebody applied the code", "Unités où quelqu’un a appliqué le code"),
    ));
    columns.push(Column::new(
        "passages",
        Counts::Count,
        ("Passages", "Passages"),
        ("Connected passages that somebody coded", "Passages d’un seul tenant codés par quelqu’un"),
    ));
    let rate = ("Share of “applied” among all judgements", "Part des jugements « appliqué »");
    columns.push(Column::new("base_rate", Counts::Percent, ("Base rate", "Taux de base"), rate));
    for pair in &agreement.pooled.pairs {
        columns.extend(pair_columns(project, agreement, pair));
    }
    for statistic in Statistic::ALL {
        columns.push(statistic_column(statistic, "", ""));
        if statistic != Statistic::AlphaU {
            columns.push(statistic_column(statistic, "_low", "2.5 %"));
            columns.push(statistic_column(statistic, "_high", "97.5 %"));
        }
    }
    columns.push(Column::new("why", Counts::Text, ("Why not", "Pourquoi"), ("Why coefficients are missing", "Pourquoi des coefficients manquent")));
    columns
}

fn pair_columns(project: &Project, agreement: &Agreement, pair: &Pair) -> Vec<Column> {
    let name = |place: usize| agreement.request.coders.get(place).map(|coder| project.coder_name(*coder)).unwrap_or_default();
    let (one, other) = (name(pair.coders.0), name(pair.coders.1));
    // With two coders the keys need no names.
    let key = |word: &str| if agreement.request.coders.len() == 2 { word.to_owned() } else { format!("{word}:{one}|{other}") };
    let count = |word: &str, label: (String, String)| Column {
        key: key(word),
        label: Bilingual::new(label.0.clone(), label.1.clone()),
        unit: Counts::Count,
        description: Bilingual::new(format!("units: {}", label.0), format!("unités : {}", label.1)),
    };
    let mut columns = vec![
        count("both", (format!("{one} and {other}"), format!("{one} et {other}"))),
        count("only_first", (format!("{one}, not {other}"), format!("{one}, pas {other}"))),
        count("only_second", (format!("{other}, not {one}"), format!("{other}, pas {one}"))),
        count("neither", (format!("neither {one} nor {other}"), format!("ni {one} ni {other}"))),
    ];
    if agreement.request.coders.len() > 2 {
        columns.push(statistic_column(Statistic::CohenKappa, &format!(":{one}|{other}"), &format!("{one}, {other}")));
        columns.push(statistic_column(Statistic::Jaccard, &format!(":{one}|{other}"), &format!("{one}, {other}")));
    }
    columns
}

fn cells_of(figures: &Figures, unit: Unit) -> Vec<Cell> {
    let mut cells = vec![
        Cell::number(figures.n),
        Cell::number(figures.applied),
        Cell::number(figures.passages),
        figures.base_rate.map_or(Cell::Empty, |rate| Cell::Decimal(rate * 100.0)),
    ];
    for pair in &figures.pairs {
        cells.extend([pair.both, pair.only_first, pair.only_second, pair.neither].map(Cell::number));
        if figures.pairs.len() > 1 {
            cells.push(statistic_cell(Statistic::CohenKappa, pair.kappa.ok()));
            cells.push(statistic_cell(Statistic::Jaccard, pair.jaccard.ok()));
        }
    }
    for statistic in Statistic::ALL {
        cells.push(statistic_cell(statistic, figures.figure(statistic).ok()));
        if statistic != Statistic::AlphaU {
            let interval = figures.interval(statistic);
            cells.push(statistic_cell(statistic, interval.map(|interval| interval.low)));
            cells.push(statistic_cell(statistic, interval.map(|interval| interval.high)));
        }
    }
    let mut why: Vec<(String, Vec<&str>)> = Vec::new();
    for statistic in Statistic::ALL.into_iter().filter(|statistic| unit == Unit::Character || *statistic != Statistic::AlphaU) {
        if let Err(reason) = figures.figure(statistic) {
            let reason = reason.why().en;
            match why.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, keys)) => keys.push(statistic.key()),
                None => why.push((reason, vec![statistic.key()])),
            }
        }
    }
    let said: Vec<String> = why.into_iter().map(|(reason, keys)| format!("{}: {reason}", keys.join(", "))).collect();
    cells.push(Cell::text(said.join("; ")));
    cells
}

fn notes(project: &Project, agreement: &Agreement) -> Vec<Bilingual> {
    let mut notes = vec![super::methods::paragraph(project, agreement, &Statistic::ALL, &[])];
    if let Ok(kappa) = agreement.pooled_kappa {
        notes.push(Bilingual::new(
            format!("Pooled kappa after De Vries et al. 2008 (Field Methods 20(3), 272–282), each code counted once over all units: {kappa:.4}."),
            format!("Kappa groupé selon De Vries et al. 2008 (Field Methods 20(3), 272–282), chaque code compté une fois sur toutes les unités : {kappa:.4}."),
        ));
    }
    if agreement.request.documents == Documents::Common && !agreement.chosen.left.is_empty() {
        let names: Vec<String> =
            agreement.chosen.left.iter().filter_map(|left| project.document(left.document)).map(|document| document.name.clone()).collect();
        notes.push(Bilingual::new(
            format!("Left out, because not all of the coders coded them: {}.", names.join(", ")),
            format!("Laissés de côté, car tous les codeurs ne les ont pas codés : {}.", names.join(", ")),
        ));
    }
    notes.push(Bilingual::new(
        "Coefficients describe how alike these coders coded these documents. They rank no coder, and no threshold makes coding right.",
        "Les coefficients décrivent à quel point ces codeurs ont codé de même ces documents. Ils ne classent aucun codeur, et aucun seuil ne rend un codage juste.",
    ));
    notes
}

/// The word for a kind of disagreement.
pub fn kind_name(kind: Kind) -> Bilingual {
    match kind {
        Kind::OtherCode => Bilingual::new("different code", "autre code"),
        Kind::NotByAll => Bilingual::new("not coded by all", "pas codé par tous"),
        Kind::Bounds => Bilingual::new("bounds differ", "bornes différentes"),
    }
}

/// One row per disagreement.
pub fn disagreement_table(project: &Project, found: &[Disagreement]) -> Table {
    let mut columns = code_columns();
    for (key, unit, label, about) in [
        ("doc", Counts::Text, ("Document", "Document"), ("Short name of the document", "Nom court du document")),
        ("start", Counts::Position, ("Start", "Début"), ("First character that somebody coded", "Premier caractère codé par quelqu’un")),
        ("end", Counts::Position, ("End", "Fin"), ("After the last character", "Après le dernier caractère")),
        ("paragraph", Counts::Text, ("Paragraph", "Paragraphe"), ("Number of the paragraph", "Numéro du paragraphe")),
        ("speaker", Counts::Text, ("Speaker", "Locuteur"), ("Label of the speaker", "Étiquette du locuteur")),
        ("kind", Counts::Text, ("Difference", "Différence"), ("In which way coders differ", "En quoi les codeurs diffèrent")),
        ("units", Counts::Count, ("Units", "Unités"), ("Units judged differently", "Unités jugées différemment")),
        ("positions", Counts::Text, ("Who has what", "Qui a quoi"), ("Stretches of each coder, and other codes", "Passages de chaque codeur, et autres codes")),
        ("settled", Counts::Text, ("Settled", "Tranché"), ("What was decided", "Ce qui a été décidé")),
        ("reason", Counts::Text, ("Reason", "Raison"), ("Why", "Pourquoi")),
    ] {
        columns.push(Column::new(key, unit, label, about));
    }
    let row = |disagreement: &Disagreement| {
        let transcript = project.transcript(disagreement.document);
        let place = transcript.as_ref().map(|transcript| transcript.place(disagreement.span)).unwrap_or_default();
        let settlement = disagreement.settled.and_then(|settled| project.settlement(settled));
        let mut cells = code_cells(project, disagreement.code);
        cells.extend([
            Cell::text(transcript.map(|transcript| transcript.document.name.clone()).unwrap_or_default()),
            Cell::Integer(i64::from(disagreement.span.start())),
            Cell::Integer(i64::from(disagreement.span.end())),
            Cell::text(place.paragraph.map(|number| number.to_string()).unwrap_or_default()),
            Cell::text(place.speaker.unwrap_or_default()),
            Cell::text(disagreement.kind.key()),
            Cell::number(disagreement.units),
            Cell::text(positions(project, disagreement)),
            Cell::text(settlement.map(|settled| verdict(project, settled.verdict)).unwrap_or_default()),
            Cell::text(settlement.map(|settled| settled.reason.clone()).unwrap_or_default()),
        ]);
        Row { cells, behind: disagreement.sides.iter().flat_map(|position| position.codings.iter().copied()).collect() }
    };
    Table {
        kind: "disagreements",
        title: Bilingual::new("Disagreements between coders", "Désaccords entre codeurs"),
        columns,
        rows: found.iter().map(row).collect(),
        notes: vec![Bilingual::new(
            "Original codings are kept; what was decided stands as codings by the coder “consensus”.",
            "Les codages d’origine sont conservés ; ce qui a été décidé figure comme codages du codeur « consensus ».",
        )],
    }
}

/// A verdict in words: the coder that is kept, `all` or `none`.
pub fn verdict(project: &Project, verdict: crate::model::settlement::Verdict) -> String {
    match verdict {
        crate::model::settlement::Verdict::Keep(coder) => project.coder_name(coder).to_owned(),
        other => other.key().to_owned(),
    }
}

fn positions(project: &Project, disagreement: &Disagreement) -> String {
    let one = |position: &super::disagreements::Position| {
        let spans: Vec<String> = position.side.spans.iter().map(ToString::to_string).collect();
        let others: Vec<String> = position.others.iter().map(|(code, _)| project.codebook().path(*code)).collect();
        let has = match (spans.is_empty(), others.is_empty()) {
            (false, _) => spans.join(" "),
            (true, false) => others.join(" "),
            (true, true) => "–".to_owned(),
        };
        format!("{}: {has}", project.coder_name(position.side.coder))
    };
    disagreement.sides.iter().map(one).collect::<Vec<_>>().join("; ")
}
