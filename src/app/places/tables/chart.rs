//! A table's first numbers as bars, longest names readable; a click opens the passages.

use crate::app::places::passages::Behind;
use crate::app::places::tables::grid::{Grid, GridRow};
use crate::app::theme;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Tools, Words, choice, paragraph, tokens};
use egui::{Frame, Id, Margin, ScrollArea, Ui};
use egui_plot::{Axis, AxisHints, Bar, BarChart, GridMark, HPlacement, Plot, PlotPoint, Text};

/// How many bars fit and can be read.
const BARS: usize = 24;
/// The names of bars take at most so much, of which a letter takes so much; and a number at the end of a bar.
const NAMES: f32 = 220.0;
const LETTER: f32 = 6.5;
const NUMBER: f32 = 48.0;
/// From one bar to the next at least: a name has room in it.
const LEAST: f32 = 19.0;

/// Shows bars of one column, of families or of the codes that were used most; the bar that was clicked.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, grid: &Grid) -> Option<Behind> {
    let state = Id::unique("chart-column");
    let mut column: usize = ui.data(|data| data.get_temp(state)).unwrap_or(0).min(grid.columns.len().saturating_sub(1));
    let mut all: bool = ui.data(|data| data.get_temp(state.with("all"))).unwrap_or(false);
    Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 4)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let names: Vec<String> = grid.columns.iter().map(|column| column.name.clone()).collect();
            let label = tools.text("chart-measure");
            if let Some(place) = choice(ui, tools, &label, &names, Some(column), Some(240.0)) {
                column = place;
            }
            let names = [tools.text("chart-families"), tools.text("chart-codes")];
            if let Some(place) = crate::app::widgets::segments(ui, tools, &names, usize::from(all)) {
                all = place == 1;
            }
        });
    });
    ui.data_mut(|data| {
        data.insert_temp(state, column);
        data.insert_temp(state.with("all"), all);
    });
    let rows = shown(grid, column, all);
    let title = grid.columns.get(column).map(|column| column.name.clone()).unwrap_or_default();
    let n = grid.columns.get(column).and_then(|column| column.n).map(|n| tools.locale.with("n-is", &[("n", n.into())]));
    let axis = [Some(title.clone()), n].into_iter().flatten().collect::<Vec<_>>().join(", ");
    // Where there is no room for all names, the bars are scrolled through.
    let room = (ui.available_height() - 34.0).max(120.0);
    let area = ScrollArea::vertical().id_salt("bars").max_height(room).auto_shrink([false, true]);
    let clicked = area.show(ui, |ui| bars(ui, &rows, (column, &axis), room)).inner;
    Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 4)).show(ui, |ui| {
        let text = tools.text("counts-include-below");
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
    });
    let row = rows.get(clicked?)?;
    let cell = row.cells.get(column)?;
    let says = tools.locale.with("cell-is", &[("column", (&title).into()), ("number", (&cell.text).into())]);
    Some(Behind::new(row.code, says, cell.codings.clone()))
}

fn shown(grid: &Grid, column: usize, all: bool) -> Vec<&GridRow> {
    let number = |row: &&GridRow| row.cells.get(column).and_then(|cell| cell.number).unwrap_or(0.0);
    let mut rows: Vec<&GridRow> = grid.rows.iter().filter(|row| if all { row.depth > 0 } else { row.depth == 0 }).filter(|row| number(row) > 0.0).collect();
    if all {
        rows.sort_by(|one, other| number(other).total_cmp(&number(one)));
        rows.truncate(BARS);
    }
    rows
}

#[expect(clippy::cast_precision_loss, reason = "there are at most a few dozen bars")]
fn bars(ui: &mut Ui, rows: &[&GridRow], (column, axis): (usize, &str), room: f32) -> Option<usize> {
    let colours = tokens(ui);
    // On a narrow page the names take less than half of it.
    let wide = ui.available_width();
    let names_wide = (wide * 0.45).clamp(110.0, NAMES);
    let letters = (names_wide / LETTER) as usize;
    let names: Vec<String> = rows.iter().map(|row| short(&row.name, letters)).collect();
    let made = |(place, row): (usize, &&GridRow)| {
        let value = row.cells.get(column).and_then(|cell| cell.number).unwrap_or(0.0);
        Bar::new(-(place as f64), value).width(0.68).name(&row.name).fill(colours.bar)
    };
    // The name of a bar is told as other names are, and no lines are drawn from it to the axes.
    let chart =
        BarChart::new(axis, rows.iter().enumerate().map(made).collect()).horizontal().color(colours.bar).element_formatter(Box::new(|_, _| String::new()));
    let most = rows.iter().filter_map(|row| row.cells.get(column)?.number).fold(1.0, f64::max);
    let height = room.max(rows.len() as f32 * LEAST + 48.0);
    let labels = move |mark: GridMark, _: &std::ops::RangeInclusive<f64>| {
        let place = -mark.value;
        let whole = place.round();
        if (place - whole).abs() > 0.01 || whole < 0.0 { String::new() } else { names.get(whole as usize).cloned().unwrap_or_default() }
    };
    let plot = Plot::new("bars")
        .height(height)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .include_x(0.0)
        .include_x(most * (1.0 + f64::from(NUMBER / (wide - names_wide).max(NUMBER))))
        .include_y(0.7)
        .include_y(-(rows.len() as f64) + 0.3)
        .custom_y_axes(vec![
            AxisHints::new(Axis::Y).placement(HPlacement::Left).formatter(labels).min_thickness(names_wide).label_spacing(egui::Rangef::new(0.0, 1.0)),
        ])
        .custom_x_axes(vec![AxisHints::new(Axis::X).label(axis)])
        .y_grid_spacer(|input| {
            let (low, high) = input.bounds;
            (low.ceil() as i64..=high.floor() as i64).map(|step| GridMark { value: step as f64, step_size: 1.0 }).collect()
        })
        .show(ui, |plot| {
            plot.bar_chart(chart);
            for (place, row) in rows.iter().enumerate() {
                if let Some(cell) = row.cells.get(column) {
                    let at = PlotPoint::new(cell.number.unwrap_or(0.0) + most * 0.006, -(place as f64));
                    let text = egui::RichText::new(&cell.text).color(colours.t1).font(theme::font(SMALL, Some(theme::NUMBERS)));
                    plot.text(Text::new(row.name.clone(), at, text).anchor(egui::Align2::LEFT_CENTER));
                }
            }
            plot.pointer_coordinate()
        });
    let at: Option<PlotPoint> = plot.inner;
    if plot.response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    let place = (-at?.y).round();
    let place = (place >= 0.0 && (place as usize) < rows.len()).then_some(place as usize)?;
    let clicked = plot.response.clicked();
    if let Some(row) = rows.get(place) {
        let number = row.cells.get(column).map(|cell| cell.text.as_str()).unwrap_or_default();
        plot.response.on_hover_text_at_pointer(format!("{}: {number}", row.name));
    }
    clicked.then_some(place)
}

fn short(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        name.to_owned()
    } else {
        format!("{}…", name.chars().take(letters.saturating_sub(1)).collect::<String>().trim_end())
    }
}
