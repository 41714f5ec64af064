//! The report of an exchange as a table: what happened to which parts of a study, how many, why and where; the worst first.

use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{SHEET_PADDING, SMALL};
use crate::app::widgets::{Tools, Weight, Words, hairline, tokens};
use crate::model::code::Bilingual;
use crate::session::studies::{Entry, Fate};
use egui::{Align2, Color32, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::collections::HashMap;

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What happened.
    pub fate: Fate,
    /// How many.
    pub count: usize,
    /// What it is about, in the person's language.
    pub what: String,
    /// How and why.
    pub why: String,
    /// Names of sources.
    pub places: String,
}

/// The lines: what is lost before what is changed, kept or moved, and last what is there as it was. A report names an attribute in English where
/// it has an English name; `attributes` are the names by which it is shown in the person's language.
pub fn rows<'n>(entries: &[Entry], attributes: impl IntoIterator<Item = &'n Bilingual>, locale: &Locale) -> Vec<Row> {
    let names: HashMap<&str, &str> = attributes.into_iter().map(|name| (name.en_or_fr(), locale.pick(name))).collect();
    let place = |entry: &Entry, place: &String| match names.get(place.as_str()) {
        Some(name) if entry.is_of_attributes() => (*name).to_owned(),
        _ => place.clone(),
    };
    let row = |entry: &Entry| Row {
        fate: entry.fate,
        count: entry.count,
        what: locale.reported(&entry.what),
        why: locale.reported(&entry.why),
        places: entry.places.iter().map(|name| place(entry, name)).collect::<Vec<_>>().join(", "),
    };
    let mut rows: Vec<Row> = entries.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.fate));
    rows
}

/// Left edges of fate, number, part and reason; and the least width of the last.
const COLUMNS: [f32; 4] = [0.0, 150.0, 168.0, 430.0];
/// Space above and below the words of a line.
const AIR: f32 = 7.0;
/// Lines that a reason may take.
const LINES: usize = 3;

/// Shows the table over the width there is.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, rows: &[Row]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, tools);
    for row in rows {
        line(ui, tools, row);
        hairline(ui);
    }
    if rows.is_empty() {
        let text = tools.text("report-nothing");
        Words::new(&text, tokens(ui).t2).show(ui, tools);
    }
}

fn head(ui: &mut Ui, tools: &mut Tools<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let left = rect.left() + SHEET_PADDING;
    for (key, at) in ["report-fate", "report-count", "report-what", "report-why"].into_iter().zip(COLUMNS) {
        let text = tools.text(key);
        let words = Words::new(&text, tokens(ui).t2).kind(SMALL).weight(Weight::Medium);
        if key == "report-count" {
            words.paint_right(ui.painter(), tools.engine, pos2(left + at + 6.0, rect.center().y), 80.0);
        } else {
            words.paint(ui.painter(), tools.engine, pos2(left + at, rect.center().y), 240.0);
        }
    }
    hairline(ui);
}

fn line(ui: &mut Ui, tools: &mut Tools<'_>, row: &Row) {
    let colours = tokens(ui);
    let [_, number_right, what_left, why_left] = COLUMNS;
    let wide = ui.available_width();
    let why_wide = (wide - why_left - SHEET_PADDING * 2.0).max(120.0);
    let what_wide = why_left - what_left - 16.0;
    let (what, why) = (Words::new(&row.what, colours.t1).weight(Weight::Medium), Words::new(&row.why, colours.t1));
    let places = Words::new(&row.places, colours.t2).kind(SMALL);
    let mut high = what.height(ui.painter(), tools.engine, what_wide, LINES);
    let why_high = if row.why.is_empty() { 0.0 } else { why.height(ui.painter(), tools.engine, why_wide, LINES) };
    let places_high = if row.places.is_empty() { 0.0 } else { places.height(ui.painter(), tools.engine, why_wide, 2) };
    high = high.max(why_high + places_high);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high + AIR * 2.0), Sense::hover());
    let fate = tools.text(&format!("fate-{}", row.fate.key()));
    let mut name = format!("{fate}, {} {}", tools.locale.number(i64::try_from(row.count).unwrap_or(i64::MAX)), row.what);
    for more in [&row.why, &row.places] {
        if !more.is_empty() {
            name.push_str(": ");
            name.push_str(more);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    let (left, top) = (rect.left() + SHEET_PADDING, rect.top() + AIR);
    let middle = top + 10.0;
    let (icon, ink) = look(row.fate, colours);
    ui.painter().text(pos2(left + 8.0, middle), Align2::CENTER_CENTER, icon, icon_font(16.0), ink);
    Words::new(&fate, ink).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(left + 22.0, middle), number_right - 80.0);
    let number = tools.locale.number(i64::try_from(row.count).unwrap_or(i64::MAX));
    Words::new(&number, colours.t1).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(left + number_right + 6.0, middle), 90.0);
    what.paint_block(ui.painter(), tools.engine, pos2(left + what_left, top), what_wide, LINES);
    if !row.why.is_empty() {
        why.paint_block(ui.painter(), tools.engine, pos2(left + why_left, top), why_wide, LINES);
    }
    if !row.places.is_empty() {
        places.paint_block(ui.painter(), tools.engine, pos2(left + why_left, top + why_high), why_wide, 2);
    }
}

/// Icon and ink of what happened. The word stands beside it, so that nothing is told by colour alone.
fn look(fate: Fate, colours: &crate::app::theme::tokens::Tokens) -> (&'static str, Color32) {
    match fate {
        Fate::Carried => (icons::CHECK_CIRCLE, colours.ok),
        Fate::Moved => (icons::ARROW_RIGHT, colours.t2),
        Fate::Kept => (icons::STACK, colours.t2),
        Fate::Changed => (icons::WARNING, colours.warn),
        Fate::Lost => (icons::WARNING_CIRCLE, colours.err),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::locale::Tongue;

    #[test]
    fn what_is_lost_stands_first_and_is_said_in_the_persons_language() {
        let entry = |what: &str, fate, why: &str| Entry { what: what.into(), count: 2, fate, why: why.into(), places: vec!["anna".into()] };
        let entries = [entry("codings", Fate::Carried, ""), entry("selections", Fate::Lost, "they begin or end inside a character")];
        let english = rows(&entries, [], &Locale::new(Tongue::English));
        assert_eq!(english.iter().map(|row| row.what.as_str()).collect::<Vec<_>>(), ["selections", "codings"]);
        let french = rows(&entries, [], &Locale::new(Tongue::French));
        assert_eq!((french[0].what.as_str(), french[0].why.as_str()), ("sélections", "elles commencent ou finissent à l’intérieur d’un caractère"));
    }

    #[test]
    fn attributes_are_named_in_the_persons_language_and_documents_as_they_are_called() {
        let entry = |what: &str| Entry { what: what.into(), count: 1, fate: Fate::Lost, why: String::new(), places: vec!["Age band".into()] };
        let name = Bilingual::new("Age band", "Tranche d’âge");
        let places = |tongue| {
            let rows = rows(&[entry("values of attributes"), entry("sources")], [&name], &Locale::new(tongue));
            rows.into_iter().map(|row| row.places).collect::<Vec<_>>()
        };
        assert_eq!(places(Tongue::French), ["Tranche d’âge", "Age band"]);
        assert_eq!(places(Tongue::English), ["Age band", "Age band"]);
    }
}
