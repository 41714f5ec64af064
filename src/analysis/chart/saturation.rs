//! Saturation as curves: new codes batch by batch, codes found so far, and the new information of each run against the threshold.

use crate::analysis::chart::curve::{Curves, Panel, Point};
use crate::analysis::chart::of::capital;
use crate::analysis::saturation::{Interview, Method, Saturation, Series};
use crate::model::code::ReportLanguage;
use crate::model::ids::CodingId;
use crate::model::project::Project;
use std::collections::BTreeSet;

/// Curves that can be told apart in one field: all participants and five groups.
const MOST: usize = 6;

/// The curves of all participants and of the groups that have the most interviews, at least `least` each.
pub fn curves(project: &Project, found: &Saturation, least: usize, language: ReportLanguage) -> Curves {
    let Some((all, groups)) = found.series.split_first() else { return Curves::default() };
    let mut drawn: Vec<&Series> = groups.iter().filter(|series| series.interviews.len() >= least).collect();
    drawn.sort_by_key(|series| std::cmp::Reverse(series.interviews.len()));
    drawn.truncate(MOST - 1);
    let not_drawn = groups.len() - drawn.len();
    drawn.insert(0, all);
    let named = |series: &Series| {
        let name = series.group.as_ref().map_or_else(|| language.say("All participants", "Tous les participants"), |(_, name)| name.pick(language));
        format!("{} (n = {})", capital(name), series.interviews.len())
    };
    let series: Vec<String> = drawn.iter().map(|series| named(series)).collect();
    Curves {
        title: language.say("Saturation: what each interview adds", "Saturation : ce qu’apporte chaque entretien").to_owned(),
        under: under(found.method, &drawn, &series, (not_drawn, least), language),
        panels: vec![
            new_codes(project, &drawn, &series, language),
            so_far(project, &drawn, &series, language),
            new_information(project, found.method, &drawn, &series, language),
        ],
        series,
    }
}

/// n, the three numbers of the method with their source, and where each curve comes to.
fn under(Method { base, run, threshold }: Method, drawn: &[&Series], names: &[String], (not_drawn, least): (usize, usize), language: ReportLanguage) -> String {
    let all = drawn.first();
    let interviews = all.map_or(0, |series| series.interviews.len());
    let codes = all.and_then(|series| series.interviews.last()).map_or(0, |interview| interview.so_far);
    let mut said = match language {
        ReportLanguage::English => format!(
            "n = {interviews} interviews, {codes} codes, each by itself. Base: {base} interviews; run: {run}; threshold: {threshold} % of the codes of the base (Guest, Namey and Chen 2020)."
        ),
        ReportLanguage::French => format!(
            "n = {interviews} entretiens, {codes} codes, chacun seul. Base : {base} entretiens ; série : {run} ; seuil : {threshold} % des codes de la base (Guest, Namey et Chen 2020)."
        ),
    };
    for (series, name) in drawn.iter().zip(names) {
        let result = match (series.reached, series.interviews.len() < base + run) {
            (Some(reached), _) => format!("{} {reached}+{run}", language.say("reached at", "atteinte à")),
            (None, true) => language.say("too few interviews", "trop peu d’entretiens").to_owned(),
            (None, false) => language.say("not reached", "non atteinte").to_owned(),
        };
        said.push_str(&format!(" {name}{} {result}.", language.say(":", "\u{a0}:")));
    }
    if not_drawn > 0 {
        said.push_str(&match language {
            ReportLanguage::English => format!(" Groups not drawn, because they have fewer than {least} interviews or others have more: {not_drawn}."),
            ReportLanguage::French => {
                format!(" Groupes non représentés, car ils ont moins de {least} entretiens ou d’autres en ont plus : {not_drawn}.")
            }
        });
    }
    said
}

/// New codes of each batch of analysis; of each interview where there is only one batch.
fn new_codes(project: &Project, drawn: &[&Series], names: &[String], language: ReportLanguage) -> Panel {
    let upwards = language.say("New codes (number)", "Nouveaux codes (nombre)").to_owned();
    let batches: BTreeSet<i64> = drawn.iter().flat_map(|series| &series.interviews).filter_map(|interview| interview.batch).collect();
    if batches.len() < 2 {
        let point = |interview: &Interview| Some(interview.new.len() as f64);
        return Panel { upwards, ..by_interview(project, drawn, names, language, point) };
    }
    // What has no batch was analysed last.
    let mut order: Vec<Option<i64>> = batches.into_iter().map(Some).collect();
    if drawn.iter().flat_map(|series| &series.interviews).any(|interview| interview.batch.is_none()) {
        order.push(None);
    }
    let none = language.say("none", "aucun");
    let step = |batch: &Option<i64>| batch.map_or_else(|| none.to_owned(), |batch| batch.to_string());
    let curve = |(series, name): (&&Series, &String)| {
        let point = |batch: &Option<i64>| {
            let of_batch: Vec<&Interview> = series.interviews.iter().filter(|interview| interview.batch == *batch).collect();
            if of_batch.is_empty() {
                return None;
            }
            let number: usize = of_batch.iter().map(|interview| interview.new.len()).sum();
            let codings: Vec<CodingId> = of_batch.iter().flat_map(|interview| interview.behind.iter().copied()).collect();
            let (batch, interviews) = (step(batch), of_batch.len());
            let says = match language {
                ReportLanguage::English => format!("{name}, batch {batch}: new codes {number}, interviews {interviews}"),
                ReportLanguage::French => format!("{name}, lot {batch} : nouveaux codes {number}, entretiens {interviews}"),
            };
            Some(Point { value: number as f64, says, codings })
        };
        order.iter().map(point).collect()
    };
    Panel {
        across: language.say("Batch of analysis", "Lot d’analyse").to_owned(),
        upwards,
        steps: order.iter().map(step).collect(),
        curves: drawn.iter().zip(names).map(curve).collect(),
        level: None,
        whole: true,
    }
}

fn so_far(project: &Project, drawn: &[&Series], names: &[String], language: ReportLanguage) -> Panel {
    let upwards = language.say("Codes found so far (number)", "Codes trouvés à ce jour (nombre)").to_owned();
    Panel { upwards, ..by_interview(project, drawn, names, language, |interview| Some(interview.so_far as f64)) }
}

fn new_information(project: &Project, method: Method, drawn: &[&Series], names: &[String], language: ReportLanguage) -> Panel {
    let Method { run, threshold, .. } = method;
    Panel {
        upwards: match language {
            ReportLanguage::English => format!("New in runs of {run} (% of the base)"),
            ReportLanguage::French => format!("Nouveau par série de {run} (% de la base)"),
        },
        level: Some((f64::from(threshold), format!("{} {threshold} %", language.say("Threshold", "Seuil")))),
        whole: false,
        ..by_interview(project, drawn, names, language, |interview| interview.percent)
    }
}

/// A panel with a step for each interview; each curve counts its own.
fn by_interview(project: &Project, drawn: &[&Series], names: &[String], language: ReportLanguage, value: impl Fn(&Interview) -> Option<f64>) -> Panel {
    let longest = drawn.iter().map(|series| series.interviews.len()).max().unwrap_or(0);
    let curve = |(series, name): (&&Series, &String)| {
        let point = |(number, interview): (usize, &Interview)| {
            Some(Point { value: value(interview)?, says: says(project, interview, number, name, language), codings: interview.behind.clone() })
        };
        (1usize..).zip(&series.interviews).map(point).collect()
    };
    Panel {
        across: language.say("Interview, in the order of analysis", "Entretien, dans l’ordre d’analyse").to_owned(),
        upwards: String::new(),
        steps: (1..=longest).map(|number| number.to_string()).collect(),
        curves: drawn.iter().zip(names).map(curve).collect(),
        level: None,
        whole: true,
    }
}

/// All figures of an interview, so that every panel says the same of it.
fn says(project: &Project, interview: &Interview, number: usize, name: &str, language: ReportLanguage) -> String {
    let documents: Vec<&str> = interview.documents.iter().filter_map(|document| project.document(*document)).map(|document| document.name.as_str()).collect();
    let (documents, new, so_far) = (documents.join(", "), interview.new.len(), interview.so_far);
    let run = interview.percent.zip(interview.in_run).map(|(percent, in_run)| {
        let percent = language.number(percent, 1);
        match language {
            ReportLanguage::English => format!(", new in the run {in_run}, {percent} % of the base"),
            ReportLanguage::French => format!(", nouveaux dans la série {in_run}, {percent} % de la base"),
        }
    });
    let run = run.unwrap_or_default();
    match language {
        ReportLanguage::English => format!("{name}, interview {number} ({documents}): new codes {new}, so far {so_far}{run}"),
        ReportLanguage::French => format!("{name}, entretien {number} ({documents}) : nouveaux codes {new}, à ce jour {so_far}{run}"),
    }
}
