//! What of a table is asked for: measure, break-down, attributes, code, case, nearness, filter.

use crate::app::desk::Desk;
use crate::app::places::tables::grid::Look;
use crate::app::widgets::{Field, Tools, check, chip, choice, segments};
use crate::model::attribute::{Attribute, Subject};
use crate::model::document::DocumentKind;
use crate::model::project::Project;
use crate::session::tables::{Counted, GroupBy, Kind, Method, Nearness, TableRequest};
use crate::session::views::joined;
use egui::{Id, Ui};
use std::sync::Arc;

/// Characters between two codings that are near, where the window asks.
const NEAR: u32 = 200;
/// Width of the field of the filter: as wide as its hint in both languages.
const FILTER: f32 = 240.0;

/// The case with which a profile begins: the first by alias.
pub(super) fn first_case(project: &Project) -> Option<String> {
    project.cases().map(|case| case.name.clone()).min()
}

/// Shows the controls of the table in front.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let (project, usable) = (Arc::clone(&desk.project), desk.attributes_in_use());
    let kind = desk.tables.request.kind;
    if kind == Kind::Frequency || (kind == Kind::Crosstab && desk.tables.request.rows.is_none()) {
        let names = [tools.text("as-table"), tools.text("as-bars")];
        if let Some(place) = segments(ui, tools, &names, usize::from(desk.tables.bars)) {
            desk.tables.bars = place == 1;
        }
    }
    let before = desk.tables.request.clone();
    let request = &mut desk.tables.request;
    match kind {
        Kind::Frequency => {
            let names = [tools.text("with-below"), tools.text("by-itself")];
            if let Some(place) = segments(ui, tools, &names, usize::from(desk.tables.look.own)) {
                desk.tables.look.own = place == 1;
                desk.tables.behind = None;
            }
            break_down(ui, tools, &usable, request);
        }
        Kind::Saturation => {
            groups(ui, tools, &usable, request);
            method(ui, tools, &mut request.method);
        }
        Kind::Crosstab => crosstab(ui, tools, (&project, &usable), request, &mut desk.tables.look),
        Kind::Matrix | Kind::Gaps => {
            let text = tools.text("same-passage");
            check(ui, tools, &mut request.same_passage, &text);
        }
        Kind::CoOccurrence => {
            nearness(ui, tools, &mut request.nearness);
        }
        Kind::Coverage => guide(ui, tools, &project, request),
        Kind::Profile => {
            let mut names: Vec<String> = project.cases().map(|case| case.name.clone()).collect();
            names.sort_unstable();
            let chosen = names.iter().position(|name| Some(name) == request.case.as_ref());
            let label = tools.text("profile-case");
            if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(160.0)) {
                request.case = names.get(place).cloned();
            }
        }
        _ => {}
    }
    let (name, hint) = (tools.text("table-filter"), tools.text("table-filter-hint"));
    let response = Field::new(Id::unique("table-filter"), &name).hint(&hint).width(FILTER).show(ui, tools, &mut desk.tables.filter);
    if response.lost_focus() && !desk.tables.filter.trim().is_empty() {
        let query = std::mem::take(&mut desk.tables.filter).trim().to_owned();
        add_filter(desk, query);
    }
    offered(ui, tools, desk);
    if desk.tables.request != before {
        desk.tables.behind = None;
    }
}

/// Adds a query that every coding must meet beside the others.
fn add_filter(desk: &mut Desk, query: String) {
    if !desk.tables.filters.contains(&query) {
        desk.tables.filters.push(query);
    }
    desk.tables.request.filter = joined(&desk.tables.filters);
}

/// Filters that are often wanted: the searches that the team keeps, each coder, and how codings are meant.
fn offered(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let known = desk.known_coders();
    let mut all: Vec<(String, String)> = desk.project.saved_searches().map(|saved| (saved.name.clone(), saved.query.clone())).collect();
    let coders = desk.project.coders().filter(|coder| known.as_ref().is_none_or(|known| known.contains(&coder.id)));
    all.extend(coders.map(|coder| (coder.name.clone(), format!("coder:\"{}\"", coder.name))));
    all.extend([("filter-unsure", "certainty:unsure"), ("filter-absent", "direction:absent")].map(|(key, query)| (tools.text(key), query.to_owned())));
    let names: Vec<String> = all.iter().map(|(name, _)| name.clone()).collect();
    let label = tools.text("add-filter");
    if let Some((_, query)) = choice(ui, tools, &label, &names, None, Some(150.0)).and_then(|place| all.get(place)) {
        add_filter(desk, query.clone());
    }
}

/// The filters that hold, each to be taken off.
pub(super) fn chips(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    if desk.tables.filters.is_empty() {
        return;
    }
    let mut off = None;
    ui.horizontal_wrapped(|ui| {
        for (place, filter) in desk.tables.filters.iter().enumerate() {
            if chip(ui, tools, filter) {
                off = Some(place);
            }
        }
    });
    if let Some(place) = off {
        desk.tables.filters.remove(place);
        desk.tables.request.filter = joined(&desk.tables.filters);
        desk.tables.behind = None;
    }
}

/// Coverage: the questions as they were asked, or those of a document that is the guide.
fn guide(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, request: &mut TableRequest) {
    let mut guides: Vec<String> =
        project.documents().filter(|document| document.kind == DocumentKind::Document).map(|document| document.name.clone()).collect();
    guides.sort_unstable();
    let mut names = vec![tools.text("guide-as-asked")];
    names.extend(guides.iter().cloned());
    let chosen = request.guide.as_ref().map_or(Some(0), |guide| guides.iter().position(|name| name == guide).map(|place| place + 1));
    let label = tools.text("guide-label");
    if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(220.0)) {
        request.guide = place.checked_sub(1).and_then(|place| guides.get(place).cloned());
    }
}

/// When two codes occur together; true where that changed.
pub(in crate::app::places) fn nearness(ui: &mut Ui, tools: &mut Tools<'_>, nearness: &mut Nearness) -> bool {
    let names = [
        tools.text("near-overlap"),
        tools.text("near-turn"),
        tools.text("near-paragraph"),
        tools.locale.with("near-characters", &[("n", (NEAR as usize).into())]),
    ];
    let all = [Nearness::Overlap, Nearness::SameTurn, Nearness::SameParagraph, Nearness::Near(NEAR)];
    let chosen = all.iter().position(|known| known == nearness).unwrap_or(0);
    let Some(wanted) = segments(ui, tools, &names, chosen).and_then(|place| all.get(place)) else { return false };
    std::mem::replace(nearness, *wanted) != *wanted
}

/// The three numbers of saturation; true where one changed.
pub(in crate::app::places) fn method(ui: &mut Ui, tools: &mut Tools<'_>, method: &mut Method) -> bool {
    let before = *method;
    let mut number = |ui: &mut Ui, (key, label): (&str, &str), offered: &[usize], now: usize| {
        let names: Vec<String> = offered.iter().map(|number| tools.locale.with(key, &[("n", (*number).into())])).collect();
        let label = tools.text(label);
        let chosen = offered.iter().position(|number| *number == now);
        choice(ui, tools, &label, &names, chosen, Some(130.0)).and_then(|place| offered.get(place)).copied().unwrap_or(now)
    };
    method.base = number(ui, ("saturation-base", "saturation-base-label"), &[3, 4, 5, 6, 8, 10], method.base);
    method.run = number(ui, ("saturation-run", "saturation-run-label"), &[2, 3, 4], method.run);
    let threshold = number(ui, ("saturation-threshold", "saturation-threshold-label"), &[0, 5, 10], method.threshold as usize);
    method.threshold = u32::try_from(threshold).unwrap_or(before.threshold);
    *method != before
}

fn crosstab(ui: &mut Ui, tools: &mut Tools<'_>, (project, usable): (&Project, &[Arc<Attribute>]), request: &mut TableRequest, look: &mut Look) {
    let mut names = vec![tools.text("unit-cases"), tools.text("unit-documents"), tools.text("unit-codings")];
    let units = [Counted::Cases, Counted::Documents, Counted::Codings];
    let mut chosen = units.iter().position(|unit| *unit == request.unit).unwrap_or(0);
    if request.rows.is_none() {
        names.push(tools.text("side-by-side"));
        chosen = if look.side_by_side { units.len() } else { chosen };
    }
    if let Some(place) = segments(ui, tools, &names, chosen) {
        look.side_by_side = place == units.len();
        request.unit = units.get(place).copied().unwrap_or_default();
    }
    let (keys, mut names) = named(usable, tools);
    let now = request.columns.clone().unwrap_or_else(|| "case.participant_group".to_owned());
    let chosen = keys.iter().position(|key| *key == now);
    let label = tools.text("by-attribute");
    if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(180.0)) {
        request.columns = keys.get(place).cloned();
    }
    names.insert(0, tools.text("rows-are-codes"));
    let chosen = request.rows.as_ref().map_or(Some(0), |rows| keys.iter().position(|key| key == rows).map(|place| place + 1));
    let label = tools.text("second-attribute");
    if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(180.0)) {
        request.rows = place.checked_sub(1).and_then(|place| keys.get(place).cloned());
    }
    if request.rows.is_some() {
        let codes = project.codebook().in_order();
        let mut names = vec![tools.text("all-codes")];
        names.extend(codes.iter().map(|code| format!("{}{}", "   ".repeat(project.codebook().depth(code.id)), tools.locale.pick(&code.name))));
        let paths: Vec<String> = codes.iter().map(|code| project.codebook().path(code.id)).collect();
        let chosen = request.code.as_ref().map_or(Some(0), |code| paths.iter().position(|path| path == code).map(|place| place + 1));
        let label = tools.text("under-code");
        if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(200.0)) {
            request.code = place.checked_sub(1).and_then(|place| paths.get(place).cloned());
        }
    }
}

/// Frequency: not broken down, by coder, case, document, or by the values of an attribute.
fn break_down(ui: &mut Ui, tools: &mut Tools<'_>, usable: &[Arc<Attribute>], request: &mut TableRequest) {
    let mut names = ["by-nothing", "by-coder", "by-case", "by-document"].map(|key| tools.text(key)).to_vec();
    let mut all = vec![None, Some(GroupBy::Coder), Some(GroupBy::Case), Some(GroupBy::Document)];
    for attribute in usable {
        names.push(tools.locale.pick(&attribute.name).to_owned());
        all.push(Some(GroupBy::Attribute(attribute.id)));
    }
    let chosen = all.iter().position(|by| *by == request.by);
    let label = tools.text("break-down");
    if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(200.0)) {
        request.by = all.get(place).copied().flatten();
    }
}

/// Saturation: the attribute of cases that makes the groups.
fn groups(ui: &mut Ui, tools: &mut Tools<'_>, usable: &[Arc<Attribute>], request: &mut TableRequest) {
    let known: Vec<&Arc<Attribute>> = usable.iter().filter(|attribute| attribute.subject == Subject::Case).collect();
    let names: Vec<String> = known.iter().map(|attribute| tools.locale.pick(&attribute.name).to_owned()).collect();
    let now = |attribute: &&Arc<Attribute>| match request.by {
        Some(GroupBy::Attribute(id)) => attribute.id == id,
        _ => attribute.key == "participant_group",
    };
    let chosen = known.iter().position(now);
    let label = tools.text("break-down");
    if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(200.0)) {
        request.by = known.get(place).map(|attribute| GroupBy::Attribute(attribute.id));
    }
}

/// Keys of attributes with the subject before them, and their names.
fn named(usable: &[Arc<Attribute>], tools: &Tools<'_>) -> (Vec<String>, Vec<String>) {
    let told = |attribute: &Arc<Attribute>| {
        let subject = if attribute.subject == Subject::Case { "case" } else { "doc" };
        (format!("{subject}.{}", attribute.key), tools.locale.pick(&attribute.name).to_owned())
    };
    usable.iter().map(told).unzip()
}
