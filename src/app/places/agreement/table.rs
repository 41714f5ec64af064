//! The table: one row for all codes together and one per code, lowest coefficient first, those too rare to report at the end.

use super::{AgreementPlace, Found, STEP};
use crate::analysis::agreement::{Figures, Statistic, Undefined};
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::theme::{code_colour, icon_font};
use crate::app::widgets::{Tools, Weight, Words, row, swatch, tokens};
use crate::model::colour::Colour;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::model::round::Unit;
use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

const LINE: f32 = 28.0;
const HEAD: f32 = 34.0;
const FOOT: f32 = 40.0;
/// Right ends of the columns of numbers, from the right edge of the table; the interval stands in what is left.
const ENDS: [f32; 5] = [358.0, 282.0, 206.0, 148.0, 98.0];
/// The gutter of the scroll bar, which the head has not.
const GUTTER: f32 = 6.0;
const INTERVAL: f32 = 76.0;

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableRow {
    /// The code; none for all together.
    pub(super) code: Option<CodeId>,
    /// Its colour.
    pub(super) colour: Option<Colour>,
    /// Its name.
    pub(super) name: String,
    /// Units: both, only the first, only the second; with more coders all that somebody applied, and passages.
    pub(super) counts: Vec<u64>,
    /// Percent agreement.
    pub(super) percent: String,
    /// The coefficient that was chosen; empty where the code is too rare.
    pub(super) value: String,
    /// Low end, coefficient and high end.
    pub(super) interval: Option<[f64; 3]>,
    /// What is said in the place of figures.
    pub(super) rare: Option<String>,
}

/// The rows, lowest coefficient first.
pub(super) fn rows(project: &Project, found: &Found, statistic: Statistic, locale: &Locale) -> Vec<TableRow> {
    let unit = found.agreement.request.unit;
    let mut codes: Vec<(f64, TableRow)> = found
        .agreement
        .codes
        .iter()
        .map(|row| {
            let code = project.codebook().get(row.code);
            let name = code.map(|code| locale.pick(&code.name).to_owned()).unwrap_or_default();
            let order = row.figures.figure(statistic).unwrap_or(if row.figures.too_rare { f64::INFINITY } else { f64::MAX });
            (order, one(Some(row.code), code.map(|code| code.colour), name, &row.figures, (statistic, unit), locale))
        })
        .collect();
    codes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let pooled = one(None, None, locale.text("agreement-pooled"), &found.agreement.pooled, (statistic, unit), locale);
    std::iter::once(pooled).chain(codes.into_iter().map(|(_, row)| row)).collect()
}

fn one(code: Option<CodeId>, colour: Option<Colour>, name: String, figures: &Figures, (statistic, unit): (Statistic, Unit), locale: &Locale) -> TableRow {
    let counts = match figures.pairs.as_slice() {
        [pair] => vec![pair.both, pair.only_first, pair.only_second],
        _ => vec![figures.applied, figures.passages],
    };
    let shown = |statistic: Statistic| match figures.figure(statistic) {
        Ok(value) if statistic == Statistic::Percent => locale.decimal(value * 100.0, 1),
        Ok(value) => locale.decimal(value, 2),
        Err(_) => "–".to_owned(),
    };
    let rare = match figures.figure(Statistic::Percent) {
        Err(Undefined::TooRare { least, .. }) => {
            let least = usize::try_from(least).unwrap_or(usize::MAX);
            Some(locale.with(&format!("agreement-rare-{unit}"), &[("n", least.into())]))
        }
        _ => None,
    };
    let interval = figures.interval(statistic).zip(figures.figure(statistic).ok()).map(|(at, value)| [at.low, value, at.high]);
    TableRow { code, colour, name, counts, percent: shown(Statistic::Percent), value: shown(statistic), interval, rare }
}

/// Shows the table; a click chooses a code.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project, found: &Found) {
    let rows = rows(project, found, place.statistic, tools.locale);
    head(ui, tools, place, project);
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = (ui.available_height() - FOOT).max(LINE);
    let mut picked = None;
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        ScrollArea::vertical().id_salt("agreement-rows").auto_shrink(false).show_rows(ui, LINE, rows.len(), |ui, range| {
            for line in rows.get(range).unwrap_or_default() {
                if paint(ui, tools, line, place.code == line.code) {
                    picked = Some(line.code);
                }
            }
        });
    });
    if let Some(code) = picked {
        place.code = code;
        place.shown = STEP;
        place.view = super::View::Differences;
    }
    foot(ui, tools, found);
}

fn head(ui: &mut Ui, tools: &mut Tools<'_>, place: &AgreementPlace, project: &Project) {
    let colours = tokens(ui);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let rect = whole.with_max_x(whole.right() - GUTTER);
    let middle = rect.center().y;
    let words = |text: &str, ui: &Ui, tools: &mut Tools<'_>, end: f32, width: f32| {
        Words::new(text, colours.t2).kind(SMALL).weight(Weight::Medium).paint_right(ui.painter(), tools.engine, pos2(rect.right() - end, middle), width);
    };
    let code = tools.text("code");
    Words::new(&code, colours.t2).kind(SMALL).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING, middle), 120.0);
    let names: Vec<String> = match place.coders.as_slice() {
        [one, other] => {
            let only = |coder| tools.locale.with("agreement-only", &[("coder", project.coder_name(coder).into())]);
            vec![tools.text("agreement-both"), only(*one), only(*other)]
        }
        _ => vec![tools.text("agreement-applied"), tools.text("agreement-passages")],
    };
    for (name, end) in names.iter().zip(ENDS) {
        words(name, ui, tools, end, 72.0);
    }
    let [_, _, _, percent, value] = ENDS;
    words("%", ui, tools, percent, 40.0);
    let short = tools.text(&format!("agreement-short-{}", place.statistic.key().replace('_', "-")));
    words(&short, ui, tools, value, 46.0);
    let interval = tools.text("agreement-interval");
    words(&interval, ui, tools, PAGE_PADDING, INTERVAL);
    ui.painter().hline(whole.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
}

fn paint(ui: &mut Ui, tools: &mut Tools<'_>, line: &TableRow, selected: bool) -> bool {
    let colours = tokens(ui);
    let said = line.rare.clone().unwrap_or_else(|| format!("{} %, {}", line.percent, line.value));
    let shown = row(ui, LINE, selected, &format!("{}, {said}", line.name));
    let (rect, middle) = (shown.rect, shown.rect.center().y);
    if line.code.is_none() && !selected {
        ui.painter().rect_filled(rect, 0.0, colours.bg_head);
    }
    let mut left = rect.left() + PAGE_PADDING;
    if let Some(colour) = line.colour {
        swatch(ui.painter(), pos2(left, middle), code_colour::shown(colour, colours));
        left += 18.0;
    }
    let weight = if line.code.is_none() { Weight::Semibold } else { Weight::Regular };
    let ink = if line.rare.is_some() { colours.t3 } else { colours.t1 };
    Words::new(&line.name, ink).weight(weight).paint(ui.painter(), tools.engine, pos2(left, middle), rect.right() - 406.0 - left);
    for (number, end) in line.counts.iter().zip(ENDS) {
        let text = tools.locale.number(i64::try_from(*number).unwrap_or(i64::MAX));
        Words::new(&text, ink).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(rect.right() - end, middle), 58.0);
    }
    match &line.rare {
        Some(rare) => {
            Words::new(rare, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, pos2(rect.right() - PAGE_PADDING, middle), 190.0);
        }
        None => {
            let [_, _, _, percent, value] = ENDS;
            Words::new(&line.percent, ink).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(rect.right() - percent, middle), 46.0);
            Words::new(&line.value, ink).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(rect.right() - value, middle), 46.0);
            interval(
                ui,
                line.interval,
                Rect::from_min_max(pos2(rect.right() - PAGE_PADDING - INTERVAL, rect.top()), pos2(rect.right() - PAGE_PADDING, rect.bottom())),
            );
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
    shown.response.clicked()
}

/// A line from 0 to 1, the interval on it and a dot at the coefficient.
#[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
fn interval(ui: &Ui, interval: Option<[f64; 3]>, rect: Rect) {
    let colours = tokens(ui);
    let middle = rect.center().y;
    let at = |value: f64| rect.left() + rect.width() * value.clamp(0.0, 1.0) as f32;
    ui.painter().hline(rect.x_range(), middle, Stroke::new(1.0, colours.line));
    if let Some([low, value, high]) = interval {
        ui.painter().hline(at(low)..=at(high), middle, Stroke::new(2.0, colours.accent));
        ui.painter().circle_filled(pos2(at(value), middle), 3.5, colours.accent);
    }
}

fn foot(ui: &mut Ui, tools: &mut Tools<'_>, found: &Found) {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), FOOT), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, colours.bg_panel);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, colours.line));
    let rare = found.agreement.codes.iter().filter(|row| row.figures.too_rare).count();
    let text = tools.locale.with("agreement-foot", &[("rare", rare.into()), ("n", found.agreement.chosen.documents.len().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    ui.painter().text(pos2(rect.left() + PAGE_PADDING + 7.0, rect.center().y), Align2::CENTER_CENTER, icons::INFO, icon_font(16.0), colours.t2);
    Words::new(&text, colours.t2).kind(SMALL).paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING + 22.0, rect.center().y), rect.width() - 60.0);
}
