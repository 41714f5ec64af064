//! The history: who did what and when, newest first, and the way back to any point.

use crate::app::ask::Ask;
use crate::app::desk::{Desk, Eyes};
use crate::app::icons;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Weight, Words, button, empty, heading, region, row, tokens};
use crate::model::ids::TombstoneId;
use crate::model::op::{OpHead, OpKind};
use crate::model::project::Project;
use egui::{Align2, Frame, Id, Margin, ScrollArea, Ui, UiBuilder, pos2, vec2};

const LINE: f32 = 34.0;

/// One act of the history.
struct Act {
    head: OpHead,
    /// How many acts are taken back to come to the state after it; none where there is no way back to it.
    after: Option<usize>,
    /// True where it stands, and was not taken back.
    stands: bool,
    /// What it withdrew: its certificate can be written again.
    withdrew: Option<TombstoneId>,
}

/// The page's state.
#[derive(Default)]
pub struct HistoryPlace {
    revision: Option<u64>,
    acts: Vec<Act>,
    filter: String,
}

/// Shows the page.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, colours.bg_paper);
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: PAGE_PADDING as i8, top: 12, bottom: 8 }).show(ui, |ui| {
        let title = tools.text("place-history");
        heading(ui, tools, &title);
        ui.add_space(6.0);
        let name = tools.text("filter-history");
        Field::new(Id::unique("history-filter"), &name).hint(&name).look(FieldLook::Filter).width(420.0).show(ui, tools, &mut desk.history.filter);
    });
    crate::app::widgets::hairline(ui);
    let wanted = crate::app::picker::rows::fold_text(desk.history.filter.trim());
    let fits = |head: &OpHead| {
        let said = crate::app::locale::act(tools.locale, &desk.project, &head.label);
        wanted.is_empty() || [said.as_str(), &head.coder].iter().any(|text| crate::app::picker::rows::fold_text(text).contains(&wanted))
    };
    // Who codes blind is not told what others did.
    let blind = desk.seen.eyes == Eyes::Blind;
    let tells = |head: &OpHead| !blind || head.coder == desk.coder;
    let shown: Vec<&Act> = desk.history.acts.iter().filter(|act| tells(&act.head) && fits(&act.head)).collect();
    if shown.is_empty() {
        let sentence = tools.text("empty-history");
        empty(ui, tools, &sentence, None);
        return;
    }
    region(ui.ctx(), ui.available_rect_before_wrap());
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("history").auto_shrink(false).show_rows(ui, LINE, shown.len(), |ui, range| {
        for act in shown.get(range).unwrap_or_default() {
            line(ui, tools, &desk.project, act, desk.writable, asks);
        }
    });
}

/// Reads the history where it has grown; before painting, which never waits for the file.
pub fn read(desk: &mut Desk) {
    if desk.history.revision == Some(desk.revision) {
        return;
    }
    let revision = desk.revision;
    let Some(session) = desk.seat.session() else { return };
    let (Ok(history), Ok(withdrawals)) = (session.history(), session.acts_of_withdrawal()) else { return };
    let after = session.acts_after_each();
    // The first act made the project and cannot be taken back.
    let first = history.first().map(|head| head.id);
    let act = |head: OpHead| {
        let after = if Some(head.id) == first { Some(after.len()) } else { after.get(&head.id).copied() };
        Act { after, stands: after.is_some() || head.kind != OpKind::Do, withdrew: withdrawals.get(&head.id).copied(), head }
    };
    desk.history.acts = history.into_iter().rev().map(act).collect();
    desk.history.revision = Some(revision);
}

fn line(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, act: &Act, writable: bool, asks: &mut Vec<Ask>) {
    let (head, after) = (&act.head, act.after);
    let colours = tokens(ui);
    let said = crate::app::locale::deed(tools.locale, project, head.kind, &head.label);
    let when = tools.locale.moment(head.at);
    let line = row(ui, LINE, false, &format!("{when}, {}, {said}", head.coder));
    let rect = line.rect;
    let middle = rect.center().y;
    let icon = match head.kind {
        OpKind::Do => icons::CHECK,
        OpKind::Undo => icons::ARROW_U_UP_LEFT,
        OpKind::Redo => icons::ARROW_U_UP_RIGHT,
    };
    ui.painter().text(pos2(rect.left() + PAGE_PADDING + 8.0, middle), Align2::CENTER_CENTER, icon, icon_font(14.0), colours.t3);
    Words::new(&when, colours.t2).kind(SMALL).weight(Weight::Numbers).paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING + 26.0, middle), 180.0);
    Words::new(&head.coder, colours.t2).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING + 210.0, middle), 100.0);
    // An act that was taken back does not stand any more.
    let ink = if act.stands { colours.t1 } else { colours.t3 };
    let room = rect.width() - 320.0 - PAGE_PADDING * 2.0 - 170.0;
    Words::new(&said, ink).paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING + 320.0, middle), room.max(60.0));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, colours.line));
    // What texts were destroyed by is no point to go back to, but its certificate can be had again, also of a project that is only read.
    let offered = match act.withdrew {
        Some(withdrawal) => Some(("certificate-again", Ask::Certificate(withdrawal))),
        None => after.filter(|number| *number > 0 && writable).map(|number| ("go-back-here", Ask::GoBack(number))),
    };
    // By key, or as a screen reader presses it; the mouse has a button for it.
    let entered = line.response.clicked() && !line.response.clicked_by(egui::PointerButton::Primary);
    let mut wanted = entered || line.response.double_clicked();
    let Some((key, ask)) = offered else {
        if wanted {
            asks.push(Ask::Tell(no_way(head.kind, after)));
        }
        return;
    };
    let text = tools.text(key);
    ui.ctx().accesskit_node_builder(line.response.id, |node| node.set_description(text.clone()));
    if line.response.has_focus() {
        // What Enter does. A button would stand in the way from line to line.
        Words::new(&text, colours.t2).weight(Weight::Medium).paint_right(ui.painter(), tools.engine, pos2(rect.right() - PAGE_PADDING, middle), 180.0);
    } else if line.response.hovered() || line.response.contains_pointer() {
        let corner = egui::Rect::from_min_max(pos2(rect.right() - 190.0, rect.top() + 3.0), rect.max - vec2(PAGE_PADDING, 3.0));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut child = ui.new_child(UiBuilder::new().id_salt(("back", head.id)).max_rect(corner).layout(layout));
        wanted |= button(&mut child, tools, &text, Emphasis::Plain).clicked();
    }
    if wanted {
        asks.push(ask);
    }
}

/// Why there is no way back to a line.
fn no_way(kind: OpKind, after: Option<usize>) -> &'static str {
    match (kind, after) {
        (_, Some(0)) => "history-here",
        (_, Some(_)) => "read-only",
        (OpKind::Do, None) => "history-no-way",
        (OpKind::Undo | OpKind::Redo, None) => "history-step",
    }
}
