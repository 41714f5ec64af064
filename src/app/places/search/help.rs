//! What can be asked: the help of the query language, whose examples a click asks.

use crate::app::desk::Desk;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Tools, Words, heading, link, paragraph, tokens};
use crate::query::help::sections;
use egui::{Frame, Margin, ScrollArea, Ui, vec2};

/// How wide examples are.
const EXAMPLE: f32 = 270.0;

/// Shows the help.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let colours = tokens(ui);
    let mut asked = None;
    ScrollArea::vertical().id_salt("search-help").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 8)).show(ui, |ui| {
            ui.set_max_width(820.0);
            ui.spacing_mut().item_spacing.y = 5.0;
            for section in sections(tools.locale.is_french()) {
                heading(ui, tools, &section.title);
                if !section.text.is_empty() {
                    let text = section.text.replace('`', "");
                    paragraph(ui, tools, Words::new(&text, colours.t2), 12);
                }
                for example in &section.examples {
                    ui.horizontal_top(|ui| {
                        ui.allocate_ui(vec2(EXAMPLE, SMALL.line), |ui| {
                            ui.set_min_width(EXAMPLE);
                            if link(ui, tools, &example.query).clicked() {
                                asked = Some(example.query.clone());
                            }
                        });
                        ui.vertical(|ui| {
                            let meaning = example.meaning.replace('`', "");
                            paragraph(ui, tools, Words::new(&meaning, colours.t1), 4);
                            if !example.marked.is_empty() {
                                paragraph(ui, tools, Words::new(&example.marked, colours.t2).kind(SMALL), 3);
                            }
                        });
                    });
                }
                ui.add_space(8.0);
            }
        });
    });
    if let Some(query) = asked {
        desk.search.ask(query);
    }
}
