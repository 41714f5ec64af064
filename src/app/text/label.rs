//! One line, or a few, of text that may be in any script: code names in the tree, cells of tables, labels of stripes.

use crate::app::text::shape::{Paragraph, Shaped};
use crate::app::text::{Face, TextEngine};
use crate::app::theme::tokens::Type;
use crate::model::text::CharSpan;
use egui::{Color32, Pos2, Response, Sense, Ui, WidgetInfo, pos2, vec2};

/// A text in the tool's or in people's letters, cut with an ellipsis where it does not fit, and set at the right where it is read from
/// the right and fills its width.
#[derive(Clone, Copy, Debug)]
pub struct BidiLabel<'a> {
    text: &'a str,
    kind: Type,
    face: Face,
    strong: bool,
    rows: usize,
    colour: Color32,
    align_by_direction: bool,
}

impl<'a> BidiLabel<'a> {
    /// One line in the tool's letters.
    pub fn new(text: &'a str, kind: Type, colour: Color32) -> Self {
        Self { text, kind, face: Face::Tool, strong: false, rows: 1, colour, align_by_direction: true }
    }
    /// In people's letters.
    #[must_use]
    pub fn reader(mut self) -> Self {
        self.face = Face::Reader;
        self
    }
    /// In semibold.
    #[must_use]
    pub fn strong(mut self) -> Self {
        self.strong = true;
        self
    }
    /// On at most so many lines.
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(1);
        self
    }
    /// At the left even where it is read from the right, as in a tree.
    #[must_use]
    pub fn left(mut self) -> Self {
        self.align_by_direction = false;
        self
    }

    /// Lays the label out for a width in points.
    pub fn shape(&self, engine: &mut TextEngine, width: f32) -> Shaped {
        let one_line = self.text.replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ");
        let whole = CharSpan::at(0, u32::try_from(one_line.chars().count()).unwrap_or(u32::MAX));
        let bold = [crate::app::text::shape::StyledRun { span: whole, bold: true, italic: false }];
        engine.shape(&Paragraph {
            text: &one_line,
            runs: if self.strong { &bold } else { &[] },
            face: self.face,
            size: self.kind.size,
            line: self.kind.line,
            spacious: false,
            width: Some(width.max(1.0)),
            max_rows: Some(self.rows),
        })
    }

    /// Paints the label into a box that begins at `corner`; returns what was laid out.
    pub fn paint(&self, engine: &mut TextEngine, ui: &Ui, corner: Pos2, width: f32) -> Shaped {
        let shaped = self.shape(engine, width);
        let shift = if shaped.is_rtl() && !self.align_by_direction { (width - shaped.text_width()).max(0.0) } else { 0.0 };
        engine.paint(ui.painter(), &shaped, pos2(corner.x - shift, corner.y), self.colour, &[]);
        shaped
    }

    /// Adds the label as a widget of the given width, with its whole text as its accessible name.
    pub fn show(&self, engine: &mut TextEngine, ui: &mut Ui, width: f32) -> Response {
        let shaped = self.shape(engine, width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, shaped.height()), Sense::hover());
        let shift = if shaped.is_rtl() && !self.align_by_direction { (width - shaped.text_width()).max(0.0) } else { 0.0 };
        engine.paint(ui.painter(), &shaped, pos2(rect.left() - shift, rect.top()), self.colour, &[]);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, self.text));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::tokens::BODY;

    #[test]
    fn a_label_is_cut_to_its_width_and_rows() {
        let mut engine = TextEngine::with_shipped_fonts_only();
        let name = "Customary cross-border trade and smuggling of goods";
        let label = BidiLabel::new(name, BODY, Color32::BLACK);
        let one = label.shape(&mut engine, 100.0);
        assert_eq!(one.rows().len(), 1);
        assert!(one.text_width() <= 100.0, "{}", one.text_width());
        let three = label.rows(3).shape(&mut engine, 100.0);
        assert_eq!(three.rows().len(), 3);
        assert!(three.text_width() <= 100.0);
        assert_eq!(label.shape(&mut engine, 900.0).rows()[0].text.len(), name.chars().count() as u32);
    }

    #[test]
    fn a_label_in_arabic_ends_at_its_right_edge() {
        let mut engine = TextEngine::with_shipped_fonts_only();
        let shaped = BidiLabel::new("غياب الدولة", BODY, Color32::BLACK).shape(&mut engine, 200.0);
        assert!(shaped.is_rtl());
        assert!((shaped.rows()[0].right - 200.0).abs() < 0.5, "{}", shaped.rows()[0].right);
    }
}
