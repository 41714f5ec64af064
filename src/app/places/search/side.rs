//! How the hits are spread, per 1,000 words, as bars; and the words that were found.

use crate::app::desk::Desk;
use crate::app::locale::Locale;
use crate::app::places::search::answering::Found;
use crate::app::places::search::rows::{About, Bodies, Grouping, groups};
use crate::app::theme::tokens::SMALL;
use crate::app::theme::{self, icon_font};
use crate::app::widgets::{Tools, Weight, Words, choice, head, paragraph, row, tokens};
use crate::model::attribute::{AttributeType, Bearer, Sensitivity, Subject, Value};
use crate::model::ids::{AttributeId, DocumentId};
use crate::model::project::Project;
use egui::{Align2, Frame, Margin, RichText, ScrollArea, Ui, pos2};
use egui_plot::{Axis, AxisHints, Bar, BarChart, GridMark, HPlacement, Plot, PlotPoint, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Height of a bar with its space.
const BAR: f32 = 21.0;
/// How many bars are shown at most; the rest is counted.
const BARS: usize = 60;

/// What the bars stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Measure {
    /// Documents.
    #[default]
    Documents,
    /// Values of an attribute of documents or cases.
    Attribute(AttributeId),
}

/// One bar: hits, and the words among which they stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spread {
    pub(super) name: String,
    pub(super) hits: u64,
    pub(super) words: u64,
}

impl Spread {
    pub(super) fn rate(&self) -> f64 {
        if self.words == 0 { 0.0 } else { self.hits as f64 * 1000.0 / self.words as f64 }
    }
}

/// The bars of a measure: documents in the order of their names, values in the order of their definition, and what has no value last.
pub(super) fn spread(project: &Project, found: &Found, measure: Measure, locale: &Locale) -> Vec<Spread> {
    let mut hits: BTreeMap<DocumentId, u64> = BTreeMap::new();
    let mut bodies = Bodies::default();
    for hit in found.hits.iter().filter(|hit| bodies.hold(project, hit)) {
        *hits.entry(hit.document).or_default() += 1;
    }
    let words_of = |document: DocumentId| found.sizes.get(&document).copied().unwrap_or(0);
    let Measure::Attribute(attribute_id) = measure else {
        let mut bars: Vec<Spread> = project
            .documents()
            .map(|document| Spread { name: document.name.clone(), hits: hits.get(&document.id).copied().unwrap_or(0), words: words_of(document.id) })
            .collect();
        bars.sort_by(|one, other| one.name.cmp(&other.name));
        return bars;
    };
    let Some(attribute) = project.attribute(attribute_id) else { return Vec::new() };
    let keys_of = |bearer: Bearer| match project.value(bearer, attribute_id) {
        Some(Value::Text(key)) => vec![key.clone()],
        Some(Value::Several(keys)) => keys.clone(),
        Some(Value::Boolean(yes)) => vec![yes.to_string()],
        _ => vec![String::new()],
    };
    let mut bars: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut add = |key: String, hits: u64, words: u64| {
        let bar = bars.entry(key).or_default();
        *bar = (bar.0 + hits, bar.1 + words);
    };
    match attribute.subject {
        Subject::Document => {
            for document in project.documents() {
                let number = hits.get(&document.id).copied().unwrap_or(0);
                keys_of(Bearer::Document(document.id)).into_iter().for_each(|key| add(key, number, words_of(document.id)));
            }
        }
        Subject::Case => {
            let grouped = groups(project, &found.hits, Grouping::Case, &found.sizes);
            let number_of = |about: About| grouped.iter().find(|group| group.about == about).map_or(0, |group| group.in_body);
            for case in project.cases() {
                let number = number_of(About::Case(case.id));
                let words = words_of_case(project, case.id, found);
                keys_of(Bearer::Case(case.id)).into_iter().for_each(|key| add(key, number, words));
            }
        }
    }
    let order = |key: &str| attribute.values.iter().position(|value| value.key == key).unwrap_or(if key.is_empty() { usize::MAX } else { usize::MAX - 1 });
    let name_of = |key: &str| match attribute.values.iter().find(|value| value.key == key) {
        Some(value) => locale.pick(&value.name).to_owned(),
        None if key.is_empty() => locale.text("no-value"),
        None => key.to_owned(),
    };
    let mut bars: Vec<(usize, Spread)> = bars.into_iter().map(|(key, (hits, words))| (order(&key), Spread { name: name_of(&key), hits, words })).collect();
    bars.sort_by_key(|(order, _)| *order);
    bars.into_iter().map(|(_, bar)| bar).collect()
}

/// Words that a case says, or of the documents that are about it.
fn words_of_case(project: &Project, case: crate::model::ids::CaseId, found: &Found) -> u64 {
    let links: Vec<_> = project.case_links().filter(|link| link.case == case).collect();
    let whole: BTreeSet<DocumentId> = links.iter().filter(|link| link.speaker.is_none()).map(|link| link.document).collect();
    let mut words: u64 = whole.iter().filter_map(|document| found.sizes.get(document)).sum();
    for link in links.iter().filter(|link| !whole.contains(&link.document)) {
        let Some(transcript) = project.transcript(link.document) else { continue };
        let counted = crate::model::words::of_document(&transcript.text, &transcript.layout);
        let speakers = transcript.layout.speakers.iter().zip(&counted.speakers);
        words += speakers.filter(|(speaker, _)| Some(&speaker.label) == link.speaker.as_ref()).map(|(_, words)| words).sum::<u64>();
    }
    words
}

/// Shows bars and words.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let title = tools.text("spread");
    head(ui, tools, &title, "", |_, _| {});
    let Some(found) = desk.search.answering.found().cloned().filter(|found| found.totals.is_some() && !found.hits.is_empty()) else { return };
    let measures = measures(&desk.project);
    Frame::NONE.inner_margin(Margin::symmetric(14, 2)).show(ui, |ui| {
        let names: Vec<String> =
            measures.iter().map(|(_, name)| name.as_ref().map_or_else(|| tools.text("by-document"), |name| tools.locale.pick(name).to_owned())).collect();
        let now = measures.iter().position(|(measure, _)| *measure == desk.search.measure);
        let label = tools.text("what-bars-show");
        if let Some((measure, _)) = choice(ui, tools, &label, &names, now, Some(272.0)).and_then(|place| measures.get(place)) {
            desk.search.measure = *measure;
        }
        let text = tools.text("hits-per-thousand");
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
    });
    let project = desk.known();
    let bars = desk.search.bars(&found, &project, tools.locale.tongue(), ui.ctx());
    let height = (ui.available_height() * 0.55).max(140.0);
    let hits = found.in_body;
    let words: u64 = found.sizes.values().sum();
    ScrollArea::vertical().id_salt("spread").auto_shrink([false, true]).max_height(height).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(6, 0)).show(ui, |ui| plot(ui, tools, &bars));
    });
    Frame::NONE.inner_margin(Margin::symmetric(14, 4)).show(ui, |ui| {
        let values = [("hits", count(hits).into()), ("words", count(words).into())];
        let text = tools.locale.with("n-hits-in-words", &values);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
    });
    crate::app::widgets::hairline(ui);
    words_found(ui, tools, desk, &found);
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Documents, and the attributes with few values that may be shown.
fn measures(project: &Project) -> Vec<(Measure, Option<crate::model::code::Bilingual>)> {
    let fits = |kind: AttributeType| matches!(kind, AttributeType::Choice | AttributeType::Choices | AttributeType::Boolean);
    let attributes = project.attributes().into_iter().filter(|attribute| fits(attribute.kind) && attribute.class != Sensitivity::Sealed);
    std::iter::once((Measure::Documents, None)).chain(attributes.map(|attribute| (Measure::Attribute(attribute.id), Some(attribute.name.clone())))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "there are at most a few dozen bars")]
fn plot(ui: &mut Ui, tools: &mut Tools<'_>, bars: &[Spread]) {
    let colours = tokens(ui);
    let shown = bars.get(..bars.len().min(BARS)).unwrap_or_default();
    let names: Vec<String> = shown.iter().map(|bar| short(&bar.name)).collect();
    let most = shown.iter().map(Spread::rate).fold(0.1, f64::max);
    let made = |(place, bar): (usize, &Spread)| Bar::new(-(place as f64), bar.rate()).width(0.62).name(&bar.name).fill(colours.bar);
    let chart = BarChart::new("spread", shown.iter().enumerate().map(made).collect()).horizontal().color(colours.bar);
    let labels = move |mark: GridMark, _: &std::ops::RangeInclusive<f64>| {
        let place = -mark.value;
        if (place - place.round()).abs() > 0.01 || place.round() < 0.0 { String::new() } else { names.get(place.round() as usize).cloned().unwrap_or_default() }
    };
    // For those who hear the page, each bar is a line.
    let said: Vec<String> = shown.iter().map(|bar| format!("{}: {}", bar.name, tools.locale.decimal(bar.rate(), 1))).collect();
    let response = Plot::new("hits-spread")
        .height(shown.len() as f32 * BAR + 6.0)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .include_x(0.0)
        .include_x(most * 1.28)
        .include_y(0.6)
        .include_y(-(shown.len() as f64) + 0.4)
        .custom_x_axes(Vec::new())
        .custom_y_axes(vec![
            AxisHints::new(Axis::Y).placement(HPlacement::Left).formatter(labels).min_thickness(96.0).label_spacing(egui::Rangef::new(0.0, 1.0)),
        ])
        .y_grid_spacer(|input| {
            let (low, high) = input.bounds;
            (low.ceil() as i64..=high.floor() as i64).map(|step| GridMark { value: step as f64, step_size: 1.0 }).collect()
        })
        .show(ui, |plot| {
            plot.bar_chart(chart);
            for (place, bar) in shown.iter().enumerate() {
                let words = if bar.hits == 0 { "–".to_owned() } else { tools.locale.decimal(bar.rate(), 1) };
                let text = RichText::new(words).color(colours.t1).font(theme::font(SMALL, Some(theme::NUMBERS)));
                plot.text(Text::new(bar.name.clone(), PlotPoint::new(bar.rate() + most * 0.02, -(place as f64)), text).anchor(Align2::LEFT_CENTER));
            }
        });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said.join("; ")));
    if bars.len() > BARS {
        let text = tools.locale.with("more-bars", &[("n", (bars.len() - BARS).into())]);
        paragraph(ui, tools, Words::new(&text, colours.t3).kind(SMALL), 1);
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= 14 { name.to_owned() } else { format!("{}…", name.chars().take(13).collect::<String>().trim_end()) }
}

/// What stands at the hits; a click asks for it alone.
fn words_found(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, found: &Found) {
    if found.words.is_empty() {
        return;
    }
    let title = tools.text("words-found");
    head(ui, tools, &title, "", |_, _| {});
    let colours = tokens(ui);
    let mut asked = None;
    ScrollArea::vertical().id_salt("words-found").auto_shrink(false).show_rows(ui, 25.0, found.words.len(), |ui, range| {
        for (word, number) in found.words.get(range).unwrap_or_default() {
            let number = tools.locale.number(i64::try_from(*number).unwrap_or(i64::MAX));
            let line = row(ui, 25.0, false, &format!("{word}: {number}"));
            let middle = line.rect.center().y;
            Words::new(word, colours.t1).weight(Weight::Reader).paint(
                ui.painter(),
                tools.engine,
                pos2(line.rect.left() + 14.0, middle),
                line.rect.width() - 90.0,
            );
            Words::new(&number, colours.t2).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(line.rect.right() - 14.0, middle), 60.0);
            if line.response.clicked() {
                asked = Some(crate::query::words_as_query(word));
            }
        }
    });
    if let Some(query) = asked {
        desk.search.ask(query);
    }
}

/// Draws the icon of a line of the left panel.
pub(super) fn line_icon(ui: &Ui, icon: &str, left_middle: egui::Pos2) {
    ui.painter().text(left_middle, Align2::CENTER_CENTER, icon, icon_font(14.0), tokens(ui).t2);
}
