//! What is compared: coders, unit, coefficient, documents; and the way to a file.

use super::AgreementPlace;
use crate::analysis::agreement::Statistic;
use crate::app::ask::Ask;
use crate::app::icons;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Tools, Words, button_with, choice, heading, item, menu_button, tokens};
use crate::model::ids::{CoderId, DocumentId};
use crate::model::project::Project;
use crate::model::round::Unit;
use egui::{Align, Frame, Layout, Margin, Rect, Ui, UiBuilder, pos2};

/// Shows the line.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project, asks: &mut Vec<Ask>) {
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: PAGE_PADDING as i8, top: 12, bottom: 6 }).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        let title = tools.text("place-agreement");
        heading(ui, tools, &title);
        let corner = Rect::from_min_max(area.min, pos2(area.right(), area.top() + 30.0));
        let mut right = ui.new_child(UiBuilder::new().max_rect(corner).layout(Layout::right_to_left(Align::Center)));
        let text = tools.text("export");
        if button_with(&mut right, tools, icons::EXPORT, &text, Emphasis::Plain, place.is_ready()).clicked() {
            asks.push(Ask::ExportAgreement);
        }
        right.add_space(8.0);
        n(&mut right, tools, place);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            coders(ui, tools, place, project);
            let names: Vec<String> = Unit::ALL.iter().map(|unit| tools.text(&format!("agreement-unit-{unit}"))).collect();
            let (now, label) = (Unit::ALL.iter().position(|unit| *unit == place.unit), tools.text("agreement-unit"));
            if let Some(unit) = choice(ui, tools, &label, &names, now, Some(112.0)).and_then(|place| Unit::ALL.get(place)) {
                place.unit = *unit;
            }
            let names: Vec<String> = Statistic::ALL.iter().map(|statistic| tools.locale.pick(&statistic.name()).to_owned()).collect();
            let (now, label) = (Statistic::ALL.iter().position(|statistic| *statistic == place.statistic), tools.text("agreement-statistic"));
            if let Some(statistic) = choice(ui, tools, &label, &names, now, Some(172.0)).and_then(|place| Statistic::ALL.get(place)) {
                place.statistic = *statistic;
            }
            documents(ui, tools, place, project);
        });
    });
}

fn coders(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project) {
    let name = |coder: &CoderId| project.coder_name(*coder).to_owned();
    let text = place.coders.iter().map(name).collect::<Vec<_>>().join(", ");
    let label = tools.text("agreement-coders");
    let mut all: Vec<CoderId> = project.coders().map(|coder| coder.id).collect();
    all.sort_by_key(name);
    menu_button(ui, tools, &text, &label, true, Some(140.0), |ui, tools| {
        for coder in all {
            let chosen = place.coders.iter().position(|known| *known == coder);
            if item(ui, tools, if chosen.is_some() { icons::CHECK } else { "" }, &name(&coder), "", true) {
                match chosen {
                    // Two are the fewest: of two one gives way to the next that is chosen.
                    Some(at) if place.coders.len() > 2 => drop(place.coders.remove(at)),
                    Some(_) => {}
                    None => place.coders.push(coder),
                }
            }
        }
        let text = tools.text("agreement-only-two");
        if place.coders.len() > 2 && item(ui, tools, icons::X, &text, "", true) {
            place.coders.truncate(2);
        }
    });
}

fn documents(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project) {
    let compared: Vec<DocumentId> = match &place.found {
        Some(Ok(found)) => found.agreement.chosen.documents.clone(),
        _ => Vec::new(),
    };
    let named = |document: &DocumentId| project.document(*document).map(|document| document.name.clone()).unwrap_or_default();
    let text = if place.documents.is_empty() {
        tools.locale.with("agreement-common", &[("n", compared.len().into())])
    } else {
        place.documents.iter().map(named).collect::<Vec<_>>().join(", ")
    };
    let label = tools.text("agreement-documents");
    let mut all: Vec<DocumentId> = project.documents().map(|document| document.id).collect();
    all.sort_by_key(named);
    menu_button(ui, tools, &text, &label, true, Some(ui.available_width().clamp(96.0, 150.0)), |ui, tools| {
        let text = tools.text("agreement-all-common");
        if item(ui, tools, if place.documents.is_empty() { icons::CHECK } else { "" }, &text, "", true) {
            place.documents.clear();
        }
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for document in all {
                let chosen = place.documents.contains(&document);
                let among = chosen || (place.documents.is_empty() && compared.contains(&document));
                if item(ui, tools, if among { icons::CHECK } else { "" }, &named(&document), "", true) {
                    if place.documents.is_empty() {
                        place.documents.clone_from(&compared);
                    }
                    if among {
                        place.documents.retain(|known| *known != document);
                    } else {
                        place.documents.push(document);
                    }
                }
            }
        });
    });
}

/// How many units every code was judged on.
fn n(ui: &mut Ui, tools: &mut Tools<'_>, place: &AgreementPlace) {
    if let Some(Ok(found)) = &place.found {
        let n = found.agreement.codes.first().map_or(0, |row| row.figures.n);
        let n = tools.locale.number(i64::try_from(n).unwrap_or(i64::MAX));
        let text = tools.locale.with("agreement-n", &[("n", (&n).into())]);
        Words::new(&text, tokens(ui).t2).kind(SMALL).show(ui, tools);
    }
}
