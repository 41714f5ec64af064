//! Notices: what went wrong and what to do, at the lower right, until the person closes them.

use crate::app::icons;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{BODY, RADIUS_CARD};
use crate::app::widgets::{Tools, Words, close_button, link, paragraph};
use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Sense, Stroke, pos2, vec2};

/// How many are shown at once.
const SHOWN: usize = 3;
const WIDTH: f32 = 380.0;

/// How grave it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Good to know.
    Info,
    /// Something was left out or taken otherwise.
    Warning,
    /// Something failed; nothing was changed.
    Failure,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How grave.
    pub grade: Grade,
    /// What happened.
    pub what: String,
    /// What to do.
    pub hint: Option<String>,
}

/// The notices that are not closed yet, newest last.
#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
}

impl Notices {
    /// Adds a notice; the same one stands only once.
    pub fn add(&mut self, grade: Grade, what: impl Into<String>, hint: Option<String>) {
        let notice = Notice { grade, what: what.into(), hint };
        self.list.retain(|known| *known != notice);
        self.list.push(notice);
    }

    /// All notices.
    pub fn all(&self) -> &[Notice] {
        &self.list
    }

    /// Closes the newest; true where there was one.
    pub fn close_newest(&mut self) -> bool {
        self.list.pop().is_some()
    }

    /// Shows the newest notices above the status line.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) {
        let colours = crate::app::theme::tokens_of(context);
        let screen = context.content_rect();
        let mut closed = None;
        let mut bottom = screen.bottom() - 38.0;
        let more = self.list.len().saturating_sub(SHOWN);
        for (place, notice) in self.list.iter().enumerate().rev().take(SHOWN) {
            let (icon, ink, ground) = match notice.grade {
                Grade::Info => (icons::INFO, colours.accent, colours.info_bg),
                Grade::Warning => (icons::WARNING, colours.warn, colours.warn_bg),
                Grade::Failure => (icons::WARNING_CIRCLE, colours.err, colours.err_bg),
            };
            let area =
                Area::new(Id::unique(("notice", place))).order(Order::Foreground).pivot(Align2::RIGHT_BOTTOM).fixed_pos(pos2(screen.right() - 16.0, bottom));
            let shown = area.show(context, |ui| {
                let frame = Frame::NONE.fill(ground).stroke(Stroke::new(1.0, ink)).corner_radius(RADIUS_CARD).inner_margin(Margin::symmetric(12, 10));
                frame.show(ui, |ui| {
                    ui.set_width(WIDTH);
                    ui.horizontal_top(|ui| {
                        let (corner, _) = ui.allocate_exact_size(vec2(16.0, BODY.line), Sense::hover());
                        ui.painter().text(corner.center(), Align2::CENTER_CENTER, icon, icon_font(16.0), ink);
                        ui.vertical(|ui| {
                            ui.set_width(WIDTH - 56.0);
                            paragraph(ui, tools, Words::new(&notice.what, colours.t1), 12);
                            if let Some(hint) = &notice.hint {
                                paragraph(ui, tools, Words::new(hint, colours.t2), 6);
                            }
                        });
                        let close = tools.text("close-notice");
                        if close_button(ui, tools, &close).clicked() {
                            closed = Some(place);
                        }
                    });
                });
            });
            bottom -= shown.response.rect.height() + 8.0;
        }
        if more > 0 {
            let text = tools.locale.with("more-notices", &[("n", more.into())]);
            let area =
                Area::new(Id::unique("more-notices")).order(Order::Foreground).pivot(Align2::RIGHT_BOTTOM).fixed_pos(pos2(screen.right() - 16.0, bottom));
            area.show(context, |ui| {
                if link(ui, tools, &text).clicked() {
                    closed = Some(self.list.len() - 1);
                }
            });
        }
        if let Some(place) = closed {
            self.list.remove(place);
        }
    }
}
