//! Codes that occur together: as tiles of codes against codes, and as a network.

use crate::analysis::chart::heat::{Heat, HeatRow, Tile};
use crate::analysis::chart::network::{Edge, Network, Node};
use crate::analysis::chart::of::{n_of, name_of};
use crate::analysis::cooccurrence::{Alone, CoOccurrence, Nearness, Together};
use crate::analysis::selection::Selection;
use crate::model::code::ReportLanguage;
use crate::model::colour::Colour;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of a network for each of its codes, at most: more cannot be followed by eye.
const EDGES: usize = 4;

/// The codes that meet others most often, at most `most`, in the order of the tree; where a code is given, of those below it.
fn shown<'a>(project: &Project, found: &'a CoOccurrence, below: Option<CodeId>, most: usize) -> (Vec<&'a Alone>, Vec<&'a Together>) {
    let wanted: Option<BTreeSet<CodeId>> = below.map(|code| project.codebook().with_descendants(code).into_iter().collect());
    let is_wanted = |code: CodeId| wanted.as_ref().is_none_or(|wanted| wanted.contains(&code));
    let pairs: Vec<&Together> = found.pairs.iter().filter(|pair| is_wanted(pair.one) && is_wanted(pair.other)).collect();
    let mut met: BTreeMap<CodeId, u64> = BTreeMap::new();
    for pair in &pairs {
        for code in [pair.one, pair.other] {
            *met.entry(code).or_default() += pair.count;
        }
    }
    let number = |code: &CodeId| met.get(code).copied().unwrap_or(0);
    let mut codes: Vec<(usize, &Alone)> = found.codes.iter().enumerate().filter(|(_, alone)| number(&alone.code) > 0).collect();
    codes.sort_by_key(|(place, alone)| (std::cmp::Reverse(number(&alone.code)), *place));
    codes.truncate(most);
    codes.sort_by_key(|(place, _)| *place);
    let kept: BTreeSet<CodeId> = codes.iter().map(|(_, alone)| alone.code).collect();
    let pairs = pairs.into_iter().filter(|pair| kept.contains(&pair.one) && kept.contains(&pair.other)).collect();
    (codes.into_iter().map(|(_, alone)| alone).collect(), pairs)
}

/// What the numbers count, with a small letter.
fn unit(nearness: Nearness, language: ReportLanguage) -> String {
    match nearness {
        Nearness::Overlap => language.say("pairs of overlapping codings", "paires de codages qui se chevauchent").to_owned(),
        Nearness::SameTurn => language.say("turns that hold both", "tours contenant les deux").to_owned(),
        Nearness::SameParagraph => language.say("paragraphs that hold both", "paragraphes contenant les deux").to_owned(),
        Nearness::Near(distance) => match language {
            ReportLanguage::English => format!("pairs of codings at most {distance} characters apart"),
            ReportLanguage::French => format!("paires de codages à {distance} caractères au plus"),
        },
    }
}

/// n, how a pair counts, and how many of the codes that meet are shown.
fn under(project: &Project, selection: &Selection, found: &CoOccurrence, codes: usize, language: ReportLanguage) -> String {
    let meeting: BTreeSet<CodeId> = found.pairs.iter().flat_map(|pair| [pair.one, pair.other]).collect();
    let of = meeting.len();
    let shown = match language {
        ReportLanguage::English => format!("Each code counts by itself; {codes} of the {of} codes that occur with others are shown."),
        ReportLanguage::French => format!("Chaque code compte seul ; {codes} des {of} codes qui apparaissent avec d’autres sont représentés."),
    };
    let cause = language.say("That codes occur together says nothing of a cause.", "Que des codes apparaissent ensemble ne dit rien d’une cause.");
    format!("{} {} {shown} {cause}", n_of(project, selection, language), found.note().pick(language))
}

/// Codes against codes, a tile for each pair.
pub fn tiles(project: &Project, selection: &Selection, found: &CoOccurrence, below: Option<CodeId>, most: usize, language: ReportLanguage) -> Heat {
    let (codes, pairs) = shown(project, found, below, most);
    let by_pair: BTreeMap<(CodeId, CodeId), &Together> =
        pairs.iter().flat_map(|pair| [((pair.one, pair.other), *pair), ((pair.other, pair.one), *pair)]).collect();
    let row = |one: &&Alone| {
        let tile = |other: &&Alone| match by_pair.get(&(one.code, other.code)) {
            Some(pair) => Tile { value: Some(pair.count as f64), codings: pair.codings.clone() },
            // A code against itself is nothing to count.
            None => Tile { value: (one.code != other.code).then_some(0.0), codings: Vec::new() },
        };
        // The passages of a tile are of two codes, so that each names its own.
        HeatRow { name: name_of(project, one.code, language), n: Some(one.codings.len()), code: None, tiles: codes.iter().map(tile).collect() }
    };
    Heat {
        title: language.say("Codes that occur together", "Codes qui apparaissent ensemble").to_owned(),
        under: under(project, selection, found, codes.len(), language),
        rows_are: language.say("Code (n: all its codings)", "Code (n : tous ses codages)").to_owned(),
        columns_are: language.say("Other code", "Autre code").to_owned(),
        unit: unit(found.nearness, language),
        columns: codes.iter().map(|alone| name_of(project, alone.code, language)).collect(),
        rows: codes.iter().map(row).collect(),
        places: 0,
    }
}

/// Codes and the lines between those that meet most often.
pub fn network(project: &Project, selection: &Selection, found: &CoOccurrence, below: Option<CodeId>, most: usize, language: ReportLanguage) -> Network {
    let (codes, mut pairs) = shown(project, found, below, most);
    let of = pairs.len();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.count));
    pairs.truncate(codes.len() * EDGES);
    let places: BTreeMap<CodeId, usize> = codes.iter().enumerate().map(|(place, alone)| (alone.code, place)).collect();
    let unit = unit(found.nearness, language);
    let edge = |pair: &&Together| {
        let (one, other) = (name_of(project, pair.one, language), name_of(project, pair.other, language));
        let (colon, jaccard) = (language.say(":", "\u{a0}:"), language.number(pair.jaccard(), 2));
        let says = format!("{one} – {other}{colon} {} {unit}, Jaccard {jaccard}", pair.count);
        let count = usize::try_from(pair.count).unwrap_or(usize::MAX);
        Some(Edge { one: *places.get(&pair.one)?, other: *places.get(&pair.other)?, count, says, codings: pair.codings.clone() })
    };
    let node = |alone: &&Alone| Node {
        code: alone.code,
        name: name_of(project, alone.code, language),
        colour: project.codebook().get(alone.code).map_or(Colour([128, 128, 128]), |code| code.colour),
        count: alone.codings.len(),
        codings: alone.codings.clone(),
    };
    let edges: Vec<Edge> = pairs.iter().filter_map(edge).collect();
    let lines = match language {
        ReportLanguage::English if edges.len() == of => format!("All {of} pairs of them are drawn."),
        ReportLanguage::French if edges.len() == of => format!("Toutes leurs {of} paires sont tracées."),
        ReportLanguage::English => format!("The {} most frequent of {of} pairs are drawn.", edges.len()),
        ReportLanguage::French => format!("Les {} paires les plus fréquentes sur {of} sont tracées.", edges.len()),
    };
    Network {
        title: language.say("Codes that occur together, as a network", "Codes qui apparaissent ensemble, en réseau").to_owned(),
        under: format!("{} {lines}", under(project, selection, found, codes.len(), language)),
        lines_are: unit,
        circles_are: language.say("codings of the code", "codages du code").to_owned(),
        key: language.say("Where a code stands has no meaning.", "La position d’un code n’a pas de sens.").to_owned(),
        nodes: codes.iter().map(node).collect(),
        edges,
    }
}
