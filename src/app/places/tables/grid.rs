//! A table as the window shows it: numbers with the codings behind them, heads that stay, one frame on the number that was clicked.

use crate::analysis::crosstab::Counted;
use crate::analysis::table::{Cell, Unit};
use crate::app::locale::Locale;
use crate::app::places::passages::Behind;
use crate::app::theme::code_colour;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Tools, Weight, Words, focus_frame, note, region, swatch, tokens};
use crate::model::code::Bilingual;
use crate::model::colour::Colour;
use crate::model::ids::{CodeId, CodingId};
use crate::model::project::Project;
use crate::session::counting::Counting;
use crate::session::error::SessionError;
use crate::session::tables::{Kind, LEAST, TableRequest};
use egui::{Color32, Frame, Margin, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;

const LINE: f32 = 25.0;
const HEAD: f32 = 54.0;
const NAME: f32 = 300.0;
/// The note below a table takes at most so much; the rest of it is scrolled to.
const FOOT: f32 = 108.0;

/// One column of numbers or words.
pub(super) struct GridColumn {
    /// Its name.
    pub(super) name: String,
    /// Its n, if it has one.
    pub(super) n: Option<usize>,
    /// Its code, where the table sets codes against codes.
    pub(super) code: Option<CodeId>,
    pub(super) width: f32,
    pub(super) numbers: bool,
}

/// One cell.
pub(super) struct GridCell {
    /// As it is written; `–` for none.
    pub(super) text: String,
    /// Its number, for bars and heat.
    pub(super) number: Option<f64>,
    /// What is behind it.
    pub(super) codings: Vec<CodingId>,
}

/// One row.
pub(super) struct GridRow {
    /// Its code, if it stands for one.
    pub(super) code: Option<CodeId>,
    /// Colour of its code.
    pub(super) colour: Option<Colour>,
    /// Its name.
    pub(super) name: String,
    /// Depth in the tree.
    pub(super) depth: usize,
    /// Its cells.
    pub(super) cells: Vec<GridCell>,
}

/// A table.
pub(super) struct Grid {
    /// What it shows.
    pub(super) title: String,
    /// Head of the first column.
    pub(super) first: String,
    /// Its columns.
    pub(super) columns: Vec<GridColumn>,
    /// Its rows.
    pub(super) rows: Vec<GridRow>,
    pub(super) notes: Vec<String>,
    pub(super) heat: bool,
    pub(super) bars: bool,
}

/// How a table is looked at; its numbers stay the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Frequency: each code by itself, without those below it.
    pub(super) own: bool,
    /// Codes by attribute: cases, percentages, documents and codings side by side.
    pub(super) side_by_side: bool,
}

impl Grid {
    /// True where bars make sense.
    pub(super) fn has_bars(&self) -> bool {
        self.bars
    }

    /// Counts a table.
    pub(super) fn count(counting: &Counting, request: &TableRequest, look: Look, locale: &Locale) -> Result<Self, SessionError> {
        let project = counting.project();
        let mut grid = match request.kind {
            Kind::Frequency => Self::frequency(counting, request, look, project, locale),
            Kind::Crosstab if request.rows.is_some() => Self::crossing(counting, request, project, locale),
            Kind::Crosstab if look.side_by_side => Self::side_by_side(counting, request, project, locale),
            Kind::Crosstab => Self::crosstab(counting, request, project, locale),
            Kind::Matrix => Self::matrix(counting, request, project, locale),
            Kind::CoOccurrence => Self::cooccurrence(counting, request, project, locale),
            Kind::Saturation => Self::saturation(counting, request, project, locale),
            _ => Self::listed(counting, request, locale),
        }?;
        if counting.for_export(request)?.small.is_some() {
            grid.notes.insert(0, locale.with("masked-on-export", &[("k", LEAST.into())]));
        }
        if let Some(warning) = counting.crossing_warning(request)? {
            grid.notes.insert(0, locale.pick(&warning).to_owned());
        }
        Ok(grid)
    }

    fn frequency(counting: &Counting, request: &TableRequest, look: Look, project: &Project, locale: &Locale) -> Result<Self, SessionError> {
        let found = counting.frequency(request)?;
        let table = found.to_table(project);
        let mut rows = Vec::new();
        for row in &found.rows {
            let counts = if look.own { &row.own } else { &row.with_children };
            if counts.codings.is_empty() && request.filter.is_some() {
                continue;
            }
            let share = Cell::percent(counts.participant_words, row.of_words);
            let rate = Cell::per_thousand(counts.codings.len() as u64, row.of_words);
            let numbers = [counts.codings.len(), counts.documents.len(), counts.cases.len(), counts.coders.len()].map(|number| whole(number, locale));
            let long = [counts.characters, counts.words].map(|number| whole(usize::try_from(number).unwrap_or(usize::MAX), locale));
            let mut cells: Vec<(String, Option<f64>)> = numbers.into_iter().chain(long).collect();
            cells.extend([share, rate].iter().map(|cell| cell_text(cell, Unit::Percent, locale)));
            let cells = cells.into_iter().map(|(text, number)| GridCell { text, number, codings: counts.codings.clone() }).collect();
            let mut made = code_row(project, locale, row.code, cells);
            if let Some(group) = &row.group_name {
                made.name = format!("{} · {}", made.name, locale.pick(group));
            }
            rows.push(made);
        }
        let names = [
            "count-head-codings",
            "count-head-documents",
            "count-head-cases",
            "count-head-coders",
            "count-head-characters",
            "count-head-words",
            "count-head-share",
            "count-head-rate",
        ];
        let columns = names.iter().map(|key| GridColumn { name: locale.text(key), n: None, code: None, width: 92.0, numbers: true }).collect();
        Ok(Self {
            title: pick(locale, &table.title),
            first: locale.text("code"),
            columns,
            rows,
            notes: notes(locale, &table.notes, !look.own),
            heat: false,
            bars: true,
        })
    }

    fn crosstab(counting: &Counting, request: &TableRequest, project: &Project, locale: &Locale) -> Result<Self, SessionError> {
        let found = counting.crosstab(request)?;
        let title = found.to_table(project);
        let unit: Counted = request.unit;
        let mut columns: Vec<GridColumn> = found
            .columns()
            .map(|(column, name)| GridColumn {
                name: crate::app::locale::capitalised(locale.pick(&name)),
                n: column.n(unit),
                code: None,
                width: 84.0,
                numbers: true,
            })
            .collect();
        columns.push(GridColumn { name: locale.text("all-together"), n: None, code: None, width: 72.0, numbers: true });
        let rows = found.rows().filter(|(_, _, sum)| !sum.codings.is_empty()).map(|(code, cells, sum)| {
            let cells = cells.iter().chain([sum]).map(|cell| {
                let (text, number) = whole(cell.number(unit), locale);
                GridCell { text, number, codings: cell.codings.clone() }
            });
            code_row(project, locale, code, cells.collect())
        });
        let rows = rows.collect();
        Ok(Self {
            title: pick(locale, &title.title),
            first: locale.text("code"),
            columns,
            rows,
            notes: notes(locale, &title.notes, true),
            heat: true,
            bars: true,
        })
    }

    fn matrix(counting: &Counting, request: &TableRequest, project: &Project, locale: &Locale) -> Result<Self, SessionError> {
        let found = counting.matrix(request)?;
        let title = found.to_table(project);
        let name = |code: CodeId| project.codebook().get(code).map(|code| locale.pick(&code.name).to_owned()).unwrap_or_default();
        let mut heads: Vec<CodeId> = Vec::new();
        let mut rows: Vec<GridRow> = Vec::new();
        for cell in &found.cells {
            if !heads.contains(&cell.column) {
                heads.push(cell.column);
            }
            let codings: BTreeSet<CodingId> = cell.passages.iter().flat_map(|passage| passage.codings.iter().copied()).collect();
            let (text, number) = whole(cell.passages.len(), locale);
            let made = GridCell { text, number, codings: codings.into_iter().collect() };
            match rows.iter_mut().find(|row| row.code == Some(cell.row)) {
                Some(row) => row.cells.push(made),
                None => rows.push(GridRow { depth: 0, ..code_row(project, locale, cell.row, vec![made]) }),
            }
        }
        let columns = heads.into_iter().map(|code| GridColumn { name: name(code), n: None, code: Some(code), width: 128.0, numbers: true }).collect();
        Ok(Self {
            title: pick(locale, &title.title),
            first: locale.text("code"),
            columns,
            rows,
            notes: notes(locale, &title.notes, false),
            heat: true,
            bars: false,
        })
    }
}

pub(super) fn pick(locale: &Locale, text: &Bilingual) -> String {
    locale.pick(text).to_owned()
}

pub(super) fn notes(locale: &Locale, notes: &[Bilingual], with_children: bool) -> Vec<String> {
    let own = with_children.then(|| locale.text("counts-include-below"));
    own.into_iter().chain(notes.iter().map(|note| pick(locale, note))).collect()
}

pub(super) fn code_row(project: &Project, locale: &Locale, code: CodeId, cells: Vec<GridCell>) -> GridRow {
    let known = project.codebook().get(code);
    let name = known.map(|code| locale.pick(&code.name).to_owned()).unwrap_or_default();
    GridRow { code: Some(code), colour: known.map(|code| code.colour), name, depth: project.codebook().depth(code), cells }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below what a double holds exactly")]
pub(super) fn whole(number: usize, locale: &Locale) -> (String, Option<f64>) {
    let text = if number == 0 { "–".to_owned() } else { locale.number(i64::try_from(number).unwrap_or(i64::MAX)) };
    (text, Some(number as f64))
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below what a double holds exactly")]
pub(super) fn cell_text(cell: &Cell, unit: Unit, locale: &Locale) -> (String, Option<f64>) {
    match cell {
        Cell::Empty => ("–".to_owned(), None),
        Cell::Text(text) => (text.replace('\n', " "), None),
        Cell::Integer(0) if unit != Unit::Position => ("–".to_owned(), Some(0.0)),
        Cell::Integer(number) => (locale.number(*number), Some(*number as f64)),
        Cell::Decimal(number) => (locale.decimal(*number, 1), Some(*number)),
        Cell::Coefficient(number) => (locale.decimal(*number, 2), Some(*number)),
    }
}

/// Shows the table; the number that was clicked.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, grid: &Grid, behind: Option<&Behind>) -> Option<Behind> {
    let mut area = ui.available_rect_before_wrap();
    // Whatever stands above and is too wide: table and note end where the page ends.
    area.max.x = area.max.x.min(ui.clip_rect().right());
    let notes = grid.notes.join(" ");
    let colours = tokens(ui);
    // The note beside its icon, with what `note` and the frame leave around it.
    let beside = PAGE_PADDING * 2.0 + 20.0 + 16.0 + ui.spacing().item_spacing.x + 12.0;
    let high = Words::new(&notes, colours.t1).height(ui.painter(), tools.engine, area.width() - beside, 12);
    let foot = (high + 26.0).min(FOOT);
    let table = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - foot));
    let numbers: f32 = grid.columns.iter().map(|column| column.width).sum();
    let first = (table.width() - numbers - PAGE_PADDING - 8.0).clamp(NAME, 460.0);
    let wide: f32 = first + grid.columns.iter().map(|column| column.width).sum::<f32>() + PAGE_PADDING;
    region(ui.ctx(), table);
    let mut child = ui.new_child(UiBuilder::new().max_rect(table));
    let mut clicked = None;
    ScrollArea::horizontal().id_salt("table-sideways").auto_shrink(false).show(&mut child, |ui| {
        ui.set_min_width(wide.max(table.width()));
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, tools, grid, first);
        let most = grid.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.number).fold(1.0, f64::max);
        ScrollArea::vertical().id_salt("table-rows").auto_shrink(false).show_rows(ui, LINE, grid.rows.len(), |ui, range| {
            for place in range {
                if let Some(made) = grid.rows.get(place) {
                    line(ui, tools, grid, made, (place, most, first), behind, &mut clicked);
                }
            }
        });
    });
    let below = Rect::from_min_max(pos2(area.left(), table.bottom()), area.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(below));
    Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 4)).show(&mut child, |ui| {
        ScrollArea::vertical().id_salt("table-notes").auto_shrink(false).show(ui, |ui| {
            note(ui, tools, crate::app::icons::INFO, &notes, colours.t2, Color32::TRANSPARENT);
        });
    });
    clicked
}

fn head(ui: &mut Ui, tools: &mut Tools<'_>, grid: &Grid, first: f32) {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    Words::new(&grid.first, colours.t2).kind(SMALL).weight(Weight::Medium).paint(
        ui.painter(),
        tools.engine,
        pos2(rect.left() + PAGE_PADDING, rect.bottom() - 12.0),
        first - 20.0,
    );
    let mut left = rect.left() + first;
    for (place, column) in grid.columns.iter().enumerate() {
        let mut bottom = rect.bottom() - 12.0;
        let n = column.n.map(|n| tools.locale.with("n-is", &[("n", n.into())]));
        let said = [Some(column.name.clone()), n.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let whole = Rect::from_min_size(pos2(left, rect.top()), vec2(column.width, HEAD));
        let response = ui.interact(whole, ui.scope_id().with(("head", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &said));
        response.on_hover_text(&said);
        if let Some(text) = n {
            Words::new(&text, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, pos2(left + column.width - 10.0, bottom), column.width - 12.0);
            bottom -= 16.0;
        }
        // A head has room for three lines, one of which the number of cases takes.
        let mut lines = head_lines(ui, tools, &column.name, column.width - 12.0, if column.n.is_some() { 2 } else { 3 });
        while let Some(text) = lines.pop() {
            let words = Words::new(&text, colours.t2).kind(SMALL).weight(Weight::Medium);
            if column.numbers {
                words.paint_right(ui.painter(), tools.engine, pos2(left + column.width - 10.0, bottom), column.width - 12.0);
            } else {
                words.paint(ui.painter(), tools.engine, pos2(left + 4.0, bottom), column.width - 12.0);
            }
            bottom -= 16.0;
        }
        left += column.width;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line_strong));
}

/// A name on as few lines as it needs, broken at spaces; the last of so many takes what is left.
fn head_lines(ui: &Ui, tools: &mut Tools<'_>, name: &str, width: f32, most: usize) -> Vec<String> {
    let fits = |tools: &mut Tools<'_>, text: &str| {
        Words::new(text, Color32::BLACK).kind(SMALL).weight(Weight::Medium).width(ui.painter(), tools.engine, 9_999.0) <= width
    };
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(last) if full || fits(tools, &format!("{last} {word}")) => *last = format!("{last} {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn line(
    ui: &mut Ui,
    tools: &mut Tools<'_>,
    grid: &Grid,
    made: &GridRow,
    (place, most, first): (usize, f64, f32),
    behind: Option<&Behind>,
    clicked: &mut Option<Behind>,
) {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let family = made.code.is_some() && made.depth == 0;
    if family {
        ui.painter().rect_filled(rect, 0.0, colours.bg_head);
    }
    let middle = rect.center().y;
    let mut left = rect.left() + PAGE_PADDING + made.depth as f32 * 16.0;
    if let Some(colour) = made.colour {
        swatch(ui.painter(), pos2(left, middle), code_colour::shown(colour, colours));
        left += 18.0;
    }
    let weight = if family { Weight::Medium } else { Weight::Regular };
    Words::new(&made.name, colours.t1).weight(weight).paint(ui.painter(), tools.engine, pos2(left, middle), rect.left() + first - 10.0 - left);
    let mut left = rect.left() + first;
    for (column, (head, cell)) in grid.columns.iter().zip(&made.cells).enumerate() {
        let box_of = Rect::from_min_size(pos2(left, rect.top()), vec2(head.width, LINE));
        if ui.is_rect_visible(box_of) {
            grid_cell(ui, tools, grid, made, (place, column, most), box_of, (head, cell), behind, clicked);
        }
        left += head.width;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
}

#[expect(clippy::too_many_arguments, reason = "one cell with everything that it shows and opens")]
fn grid_cell(
    ui: &mut Ui,
    tools: &mut Tools<'_>,
    grid: &Grid,
    made: &GridRow,
    (place, column, most): (usize, usize, f64),
    rect: Rect,
    (head, cell): (&GridColumn, &GridCell),
    behind: Option<&Behind>,
    clicked: &mut Option<Behind>,
) {
    let colours = tokens(ui);
    if grid.heat && cell.number.is_some_and(|number| number > 0.0) {
        let step = match cell.number.unwrap_or(0.0) / most {
            ..0.2 => 0.15,
            ..0.6 => 0.22,
            _ => 0.29,
        };
        ui.painter().rect_filled(rect.shrink(0.5), 0.0, heat(colours.bg_paper, colours.accent, step));
    }
    let says = says(tools, head, cell);
    // A cell of the matrix opens also where it is empty: what the team says of it is written there.
    if !cell.codings.is_empty() || head.code.is_some() {
        let response = ui.interact(rect, ui.scope_id().with(("cell", place, column)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, format!("{}, {says}", made.name)));
        if response.hovered() {
            ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, colours.line_ctl), StrokeKind::Inside);
        }
        let open = behind.is_some_and(|behind| behind.code == made.code && behind.column == head.code && behind.says == says);
        if response.has_focus() || open {
            focus_frame(ui, rect, 0, StrokeKind::Inside);
        }
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            let mut behind = Behind::new(made.code, says, cell.codings.clone());
            behind.column = head.code;
            *clicked = Some(behind);
        }
    }
    let ink = if cell.text == "–" { colours.t3 } else { colours.t1 };
    if head.numbers {
        let at: Pos2 = pos2(rect.right() - 10.0, rect.center().y);
        Words::new(&cell.text, ink).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, at, rect.width() - 12.0);
    } else {
        Words::new(&cell.text, ink).paint(ui.painter(), tools.engine, pos2(rect.left() + 4.0, rect.center().y), rect.width() - 12.0);
    }
}

/// What a number says, with its n where it has one.
fn says(tools: &Tools<'_>, head: &GridColumn, cell: &GridCell) -> String {
    match head.n {
        Some(n) => tools.locale.with("cell-of-n", &[("column", (&head.name).into()), ("number", (&cell.text).into()), ("n", n.into())]),
        None => tools.locale.with("cell-is", &[("column", (&head.name).into()), ("number", (&cell.text).into())]),
    }
}

fn heat(paper: Color32, accent: Color32, share: f32) -> Color32 {
    let mix = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
    Color32::from_rgb(mix(paper.r(), accent.r()), mix(paper.g(), accent.g()), mix(paper.b(), accent.b()))
}
