//! Words on one line or several, in the tool's or in people's letters, of any script.

use crate::app::text::TextEngine;
use crate::app::text::label::BidiLabel;
use crate::app::text::shape::has_rtl;
use crate::app::theme;
use crate::app::theme::tokens::{BODY, Type};
use crate::app::widgets::Tools;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Painter, Pos2, Response, Sense, Ui, WidgetInfo, pos2, vec2};

/// Which of the shipped weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Plain.
    #[default]
    Regular,
    /// Names in lists and heads of tables.
    Medium,
    /// Titles.
    Semibold,
    /// Columns of numbers.
    Numbers,
    /// People's words.
    Reader,
}

/// A text with its look. It is cut with an ellipsis where it does not fit on one line.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// Size and line.
    pub kind: Type,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub colour: Color32,
}

impl<'a> Words<'a> {
    /// Plain words of the tool.
    pub fn new(text: &'a str, colour: Color32) -> Self {
        Self { text, kind: BODY, weight: Weight::Regular, colour }
    }
    /// Of another size.
    #[must_use]
    pub fn kind(self, kind: Type) -> Self {
        Self { kind, ..self }
    }
    /// Of another weight.
    #[must_use]
    pub fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// Paints the words with their middle at `left_middle`, on at most `width`; returns how wide they are.
    pub fn paint(&self, painter: &Painter, engine: &mut TextEngine, left_middle: Pos2, width: f32) -> f32 {
        if has_rtl(self.text) {
            return self.paint_bidi(painter, engine, left_middle, width);
        }
        let galley = painter.layout_job(self.job(width, 1));
        let at = pos2(left_middle.x, left_middle.y - galley.size().y / 2.0).round();
        let wide = galley.size().x;
        painter.galley(at, galley, self.colour);
        wide
    }

    /// The same with its right end at `right_middle`.
    pub fn paint_right(&self, painter: &Painter, engine: &mut TextEngine, right_middle: Pos2, width: f32) -> f32 {
        let wide = self.width(painter, engine, width);
        self.paint(painter, engine, pos2(right_middle.x - wide, right_middle.y), width);
        wide
    }

    /// How wide the words are on at most `width`.
    pub fn width(&self, painter: &Painter, engine: &mut TextEngine, width: f32) -> f32 {
        if has_rtl(self.text) { self.label().shape(engine, width).text_width() } else { painter.layout_job(self.job(width, 1)).size().x }
    }

    /// Adds the words on one line as a widget with their text as its name.
    pub fn show(&self, ui: &mut Ui, tools: &mut Tools<'_>) -> Response {
        let width = ui.available_width();
        let wide = self.width(ui.painter(), tools.engine, width);
        let (rect, response) = ui.allocate_exact_size(vec2(wide, self.kind.line), Sense::hover());
        self.paint(ui.painter(), tools.engine, rect.left_center(), width);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, self.text));
        response
    }

    /// Paints the words on at most so many lines of a width; returns how high they are.
    pub fn paint_block(&self, painter: &Painter, engine: &mut TextEngine, left_top: Pos2, width: f32, rows: usize) -> f32 {
        if has_rtl(self.text) {
            let shaped = self.label().rows(rows).shape(engine, width);
            engine.paint(painter, &shaped, left_top, self.colour, &[]);
            return shaped.height();
        }
        let galley = painter.layout_job(self.job(width, rows));
        let high = galley.size().y;
        painter.galley(left_top, galley, self.colour);
        high
    }

    /// How high they are there.
    pub fn height(&self, painter: &Painter, engine: &mut TextEngine, width: f32, rows: usize) -> f32 {
        if has_rtl(self.text) { self.label().rows(rows).shape(engine, width).height() } else { painter.layout_job(self.job(width, rows)).size().y }
    }

    fn paint_bidi(&self, painter: &Painter, engine: &mut TextEngine, left_middle: Pos2, width: f32) -> f32 {
        let shaped = self.label().shape(engine, width);
        let wide = shaped.text_width();
        // Text read from the right is set at the right of the width it was laid out for.
        let shift = if shaped.is_rtl() { (width - wide).max(0.0) } else { 0.0 };
        engine.paint(painter, &shaped, pos2(left_middle.x - shift, left_middle.y - shaped.height() / 2.0), self.colour, &[]);
        wide
    }

    fn label(&self) -> BidiLabel<'a> {
        let label = BidiLabel::new(self.text, self.kind, self.colour).left();
        match self.weight {
            Weight::Regular | Weight::Numbers => label,
            Weight::Medium | Weight::Semibold => label.strong(),
            Weight::Reader => label.reader(),
        }
    }

    fn job(&self, width: f32, rows: usize) -> LayoutJob {
        let family = match self.weight {
            Weight::Regular => None,
            Weight::Medium => Some(theme::MEDIUM),
            Weight::Semibold => Some(theme::SEMIBOLD),
            Weight::Numbers => Some(theme::NUMBERS),
            Weight::Reader => Some(theme::READER),
        };
        let mut job = LayoutJob::simple(self.text.to_owned(), theme::font(self.kind, family), self.colour, width.max(1.0));
        job.wrap = TextWrapping { max_rows: rows, break_anywhere: false, max_width: width.max(1.0), ..TextWrapping::default() };
        for section in &mut job.sections {
            section.format.line_height = Some(self.kind.line);
        }
        if rows == 1 {
            job.break_on_newline = false;
            job.wrap.break_anywhere = true;
        }
        job
    }
}

/// Adds words on as many lines as they take in the width there is, with their text as the accessible name. Each paragraph stands at the
/// side from which it is read.
pub fn paragraph(ui: &mut Ui, tools: &mut Tools<'_>, words: Words<'_>, rows: usize) -> Response {
    let width = ui.available_width();
    if !has_rtl(words.text) {
        let galley = ui.painter().layout_job(words.job(width, rows));
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
        ui.painter().galley(rect.min, galley, words.colour);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words.text));
        return response;
    }
    let mut left = rows;
    let mut shaped = Vec::new();
    for part in words.text.split('\n') {
        let lines = Words { text: part, ..words }.label().rows(left).shape(tools.engine, width);
        left = left.saturating_sub(lines.rows().len());
        shaped.push(lines);
        if left == 0 {
            break;
        }
    }
    let height = shaped.iter().map(|lines| lines.height()).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let mut top = rect.top();
    for lines in &shaped {
        tools.engine.paint(ui.painter(), lines, pos2(rect.left(), top), words.colour, &[]);
        top += lines.height();
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words.text));
    response
}
