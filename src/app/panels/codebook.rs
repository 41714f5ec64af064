//! The tree of codes: counts, filter, drag to order and to re-parent, names changed in place.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::desk::{Counts, Seen};
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::picker::rows::fold_text;
use crate::app::reader::{DraggedCode, DraggedPassage};
use crate::app::theme::code_colour;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{PANEL_PADDING, ROW};
use crate::app::widgets::{
    Field, FieldLook, Row, Tools, Weight, Words, empty, has_open_menu, head, icon_button, item, key_cap, row, row_menu, separator, swatch, tokens,
};
use crate::model::code::{Bilingual, Code};
use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::session::command::{CodeUpdate, Command};
use egui::{Align2, DragAndDrop, Id, Key, Rect, ScrollArea, Stroke, Ui, pos2, vec2};
use std::collections::BTreeSet;

const FILTER: &str = "filter-codes";
const NAME: &str = "code-name-in-place";

/// What a person sees of the tree.
#[derive(Clone, Debug, Default)]
pub struct CodebookView {
    /// What is written into the filter.
    pub filter: String,
    /// Codes whose children are shown.
    pub open: BTreeSet<CodeId>,
    /// The code whose name is being changed in place, and what is written.
    pub renaming: Option<(CodeId, String)>,
    /// True where the keyboard is to come here.
    pub focus: bool,
    /// A code to scroll to.
    pub reveal: Option<CodeId>,
    /// A code whose line is to get the keyboard as soon as it is in view.
    pub go_to: Option<CodeId>,
}

impl CodebookView {
    /// A tree whose families are open.
    pub fn new(project: &Project) -> Self {
        Self { open: project.codebook().children(None).iter().copied().collect(), ..Self::default() }
    }

    /// Opens everything above a code and scrolls to it.
    pub fn reveal(&mut self, project: &Project, code: CodeId) {
        self.open.extend(project.codebook().ancestors(code));
        self.reveal = Some(code);
    }
}

/// A code as a line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRow {
    /// The code.
    pub code: CodeId,
    /// How deep it stands, 0 for a family.
    pub depth: usize,
    /// True where codes stand below it.
    pub has_children: bool,
    /// True where they are shown.
    pub open: bool,
    /// True where this code or one beside it has codes below, so that room is left for the arrow.
    pub arrow_room: bool,
}

/// The lines of the tree: all that are open, or with a filter all that fit and what is above them.
pub fn rows(project: &Project, view: &CodebookView) -> Vec<CodeRow> {
    let codebook = project.codebook();
    let wanted = fold_text(view.filter.trim());
    let mut fitting: BTreeSet<CodeId> = BTreeSet::new();
    if !wanted.is_empty() {
        for code in codebook.iter().filter(|code| fits(code, &wanted)) {
            fitting.insert(code.id);
            fitting.extend(codebook.ancestors(code.id));
        }
    }
    let mut rows = Vec::new();
    let mut waiting: Vec<(CodeId, usize)> = codebook.children(None).iter().rev().map(|code| (*code, 0)).collect();
    while let Some((code, depth)) = waiting.pop() {
        if !wanted.is_empty() && !fitting.contains(&code) {
            continue;
        }
        let children = codebook.children(Some(code));
        let open = !wanted.is_empty() || view.open.contains(&code);
        let siblings = codebook.children(codebook.get(code).and_then(|code| code.parent));
        let arrow_room = depth == 0 || siblings.iter().any(|sibling| !codebook.children(Some(*sibling)).is_empty());
        rows.push(CodeRow { code, depth, has_children: !children.is_empty(), open, arrow_room });
        if open {
            waiting.extend(children.iter().rev().map(|child| (*child, depth + 1)));
        }
    }
    rows
}

fn fits(code: &Code, wanted: &str) -> bool {
    [&code.name.en, &code.name.fr, &code.key, &code.definition.en, &code.definition.fr].into_iter().any(|text| fold_text(text).contains(wanted))
}

/// What the panel needs to know besides its own state.
pub struct CodebookScene<'a> {
    /// The project.
    pub project: &'a Project,
    /// Numbers of the codes.
    pub counts: &'a Counts,
    /// The chosen code.
    pub chosen: Option<CodeId>,
    /// Codes under digits.
    pub pinned: &'a [CodeId],
    /// Codes to which the reader is limited.
    pub seen: &'a Seen,
    /// What is selected in the document in front.
    pub passage: Option<CharSpan>,
    /// True where acts can be carried out.
    pub writable: bool,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut CodebookView, scene: &CodebookScene<'_>, asks: &mut Vec<Ask>) {
    let project = scene.project;
    let title = tools.text("codebook");
    let count = tools.locale.number(i64::try_from(project.codebook().len()).unwrap_or_default());
    head(ui, tools, &title, &count, |ui, tools| {
        let name = tools.text(Action::NewCode.key());
        if icon_button(ui, tools, icons::PLUS, &name, Some(Action::NewCode)).clicked() {
            asks.push(Ask::Run(Action::NewCode));
        }
        let text = tools.text("here-all");
        Words::new(&text, tokens(ui).t2).show(ui, tools).on_hover_text(tools.text("here-all-meaning"));
    });
    if project.codebook().is_empty() {
        let (sentence, act) = (tools.text("empty-codebook"), tools.text("act-new-code"));
        if empty(ui, tools, &sentence, Some(&act)) {
            asks.push(Ask::Run(Action::NewCode));
        }
        return;
    }
    egui::Frame::NONE.inner_margin(egui::Margin { left: 12, right: 12, top: 0, bottom: 6 }).show(ui, |ui| {
        let name = tools.text("filter-codes");
        let response = Field::new(Id::unique(FILTER), &name).hint(&name).look(FieldLook::Filter).show(ui, tools, &mut view.filter);
        if std::mem::take(&mut view.focus) {
            response.request_focus();
        }
    });
    let lines = rows(project, view);
    if lines.is_empty() {
        let sentence = tools.locale.with("no-code-fits", &[("query", (&view.filter).into())]);
        let act = tools.text("clear-filter");
        if empty(ui, tools, &sentence, Some(&act)) {
            view.filter.clear();
        }
        return;
    }
    tree(ui, tools, view, scene, &lines, asks);
}

fn tree(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut CodebookView, scene: &CodebookScene<'_>, lines: &[CodeRow], asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical().id_salt("codebook").auto_shrink(false);
    if let Some(place) = view.reveal.take().and_then(|code| lines.iter().position(|line| line.code == code)) {
        let middle = place as f32 * ROW - ui.available_height() / 2.0;
        area = area.vertical_scroll_offset(middle.max(0.0));
    }
    area.show_rows(ui, ROW, lines.len(), |ui, range| {
        let shown = range.clone();
        for (line, place) in lines.get(range).unwrap_or_default().iter().zip(shown.start..) {
            let Some(code) = scene.project.codebook().get(line.code) else { continue };
            let response = code_row(ui, tools, view, scene, line, code, asks);
            if let Some(response) = response {
                arrows(ui, view, lines, (place, &shown), &response);
            }
        }
    });
}

/// Up and down go from line to line, also to those that are not in view yet.
fn arrows(ui: &Ui, view: &mut CodebookView, lines: &[CodeRow], (place, shown): (usize, &std::ops::Range<usize>), response: &egui::Response) {
    if lines.get(place).is_some_and(|line| view.go_to == Some(line.code)) {
        view.go_to = None;
        response.request_focus();
    }
    if !response.has_focus() || has_open_menu(response) {
        return;
    }
    let filter = egui::EventFilter { vertical_arrows: true, horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let next = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
        (true, false) => place + 1,
        (false, true) => place.wrapping_sub(1),
        _ => return,
    };
    if let Some(line) = lines.get(next) {
        view.go_to = Some(line.code);
        // Lines at the edge may be half hidden.
        let in_view = next > shown.start && next + 2 < shown.end;
        view.reveal = (!in_view).then_some(line.code);
        ui.ctx().request_repaint();
    }
}

/// Shows a line of the tree; none while its name is being changed.
fn code_row(
    ui: &mut Ui,
    tools: &mut Tools<'_>,
    view: &mut CodebookView,
    scene: &CodebookScene<'_>,
    line: &CodeRow,
    code: &Code,
    asks: &mut Vec<Ask>,
) -> Option<egui::Response> {
    if view.renaming.as_ref().is_some_and(|(renamed, _)| *renamed == code.id) {
        rename_in_place(ui, tools, view, code, asks);
        return None;
    }
    let name = tools.locale.pick(&code.name).to_owned();
    let count = scene.counts.of(code.id);
    let spoken = tools.locale.with("code-row", &[("name", (&name).into()), ("here", count.here_below.into()), ("all", count.all_below.into())]);
    let Row { rect, response } = row(ui, ROW, scene.chosen == Some(code.id), &spoken);
    let left = rect.left() + PANEL_PADDING - 4.0 + line.depth as f32 * 16.0;
    if line.has_children {
        let caret = Rect::from_min_size(pos2(left - 4.0, rect.top()), vec2(20.0, rect.height()));
        let toggle = ui.interact(caret, response.id.with("caret"), egui::Sense::click());
        let words = tools.locale.with(if line.open { "fold-code" } else { "unfold-code" }, &[("name", (&name).into())]);
        toggle.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
        let icon = if line.open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
        ui.painter().text(pos2(left + 6.0, rect.center().y), Align2::CENTER_CENTER, icon, icon_font(14.0), tokens(ui).t2);
        if toggle.clicked() && !view.open.remove(&code.id) {
            view.open.insert(code.id);
        }
    }
    paint_row(ui, tools, scene, line, code, rect, left, &name);
    keys(ui, view, line, code, &response, asks);
    if response.clicked() {
        asks.push(Ask::ChooseCode(code.id));
    }
    if response.double_clicked() {
        asks.push(Ask::EditCode(code.id));
    }
    drag_and_drop(ui, scene.project, code, rect, &response, asks);
    row_menu(&response, |ui| code_menu(ui, tools, view, scene, code, asks));
    let definition = tools.locale.pick(&code.definition);
    let path = scene.project.codebook().path(code.id);
    let values = [("here", count.here.into()), ("below", count.here_below.into()), ("all", count.all.into()), ("allBelow", count.all_below.into())];
    let numbers = tools.locale.with("code-counts", &values);
    let definition = if definition.is_empty() { String::new() } else { format!("\n\n{definition}") };
    Some(response.on_hover_text(format!("{name}\n{path}\n{numbers}{definition}")))
}

fn keys(ui: &Ui, view: &mut CodebookView, line: &CodeRow, code: &Code, response: &egui::Response, asks: &mut Vec<Ask>) {
    if !response.has_focus() {
        return;
    }
    ui.input(|input| {
        if input.key_pressed(Key::ArrowRight) && line.has_children {
            view.open.insert(code.id);
        }
        if input.key_pressed(Key::ArrowLeft) {
            view.open.remove(&code.id);
        }
    });
    if response.gained_focus() {
        asks.push(Ask::ChooseCode(code.id));
    }
}

#[expect(clippy::too_many_arguments, reason = "one place of paint with everything it paints")]
fn paint_row(ui: &Ui, tools: &mut Tools<'_>, scene: &CodebookScene<'_>, line: &CodeRow, code: &Code, rect: Rect, left: f32, name: &str) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let colours = tokens(ui);
    let middle = rect.center().y;
    let indent = left + if line.arrow_room { 18.0 } else { 4.0 };
    swatch(ui.painter(), pos2(indent, middle), code_colour::shown(code.colour, colours));
    let count = scene.counts.of(code.id);
    let number = |number: usize| if number == 0 { "–".to_owned() } else { tools.locale.number(i64::try_from(number).unwrap_or_default()) };
    let (here, all) = (number(count.here_below), number(count.all_below));
    let right = rect.right() - PANEL_PADDING;
    let dim = |number: usize| if number == 0 { colours.t3 } else { colours.t1 };
    Words::new(&all, dim(count.all_below)).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(right, middle), 80.0);
    // The numbers of this document stand left of the largest number of all.
    let column = Words::new(&number(scene.counts.largest), colours.t1).weight(Weight::Numbers).width(ui.painter(), tools.engine, 80.0);
    let here_right = right - (column + 10.0).max(32.0);
    let wide = Words::new(&here, dim(count.here_below)).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(here_right, middle), 80.0);
    let mut end = here_right - wide - 8.0;
    if let Some(digit) = scene.pinned.iter().position(|pinned| *pinned == code.id) {
        let digit = (digit + 1).to_string();
        key_cap(ui, tools, pos2(end - 16.0, middle), &digit);
        end -= 22.0;
    }
    let weight = if line.depth == 0 { Weight::Medium } else { Weight::Regular };
    let ink = if code.retired { colours.t3 } else { colours.t1 };
    let start = indent + 16.0;
    let wide = Words::new(name, ink).weight(weight).paint(ui.painter(), tools.engine, pos2(start, middle), end - start);
    if code.retired {
        ui.painter().hline(start..=start + wide, middle + 0.5, Stroke::new(1.0, ink));
    }
}

fn rename_in_place(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut CodebookView, code: &Code, asks: &mut Vec<Ask>) {
    let Some((_, text)) = &mut view.renaming else { return };
    let name = tools.text("code-name");
    let id = Id::unique(NAME);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), egui::Sense::hover());
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(10.0, -1.0))));
    let response = Field::new(id, &name).show(&mut child, tools, text);
    if !response.has_focus() && !response.lost_focus() {
        response.request_focus();
    }
    if !response.lost_focus() {
        return;
    }
    let text = text.trim().to_owned();
    view.renaming = None;
    if !text.is_empty() && text != tools.locale.pick(&code.name) && ui.input(|input| !input.key_pressed(Key::Escape)) {
        asks.push(Ask::act(Command::UpdateCode(
            code.id,
            Box::new(CodeUpdate { name: Some(renamed(&code.name, text, tools.locale)), ..CodeUpdate::default() }),
        )));
    }
}

/// A name changed in the language of the interface; where both languages had the same, both change.
pub fn renamed(name: &Bilingual, text: String, locale: &Locale) -> Bilingual {
    if name.en == name.fr {
        return Bilingual::same(text);
    }
    let mut name = name.clone();
    if locale.is_french() {
        name.fr = text;
    } else {
        name.en = text;
    }
    name
}

/// What is let go here, where it is of that kind. Asking egui for another kind would throw away what is carried.
fn let_go<T: std::any::Any + Send + Sync>(response: &egui::Response) -> Option<std::sync::Arc<T>> {
    DragAndDrop::has_payload_of_type::<T>(&response.ctx).then(|| response.dnd_release_payload::<T>()).flatten()
}

fn drag_and_drop(ui: &Ui, project: &Project, code: &Code, rect: Rect, response: &egui::Response, asks: &mut Vec<Ask>) {
    if response.drag_started() {
        DragAndDrop::set_payload(ui.ctx(), DraggedCode(code.id));
    }
    if response.dnd_hover_payload::<DraggedPassage>().is_some() && code.codable {
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(2.0, tokens(ui).accent), egui::StrokeKind::Inside);
    }
    if let Some(passage) = let_go::<DraggedPassage>(response) {
        asks.push(Ask::Apply { code: code.id, span: passage.0 });
    }
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else { return };
    // The upper and lower third of a row mean beside it, its middle means into it.
    let share = (pointer.y - rect.top()) / rect.height();
    if response.dnd_hover_payload::<DraggedCode>().is_some_and(|dragged| dragged.0 != code.id) {
        let colours = tokens(ui);
        match share {
            ..0.33 => ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(2.0, colours.accent)),
            0.67.. => ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(2.0, colours.accent)),
            _ => ui.painter().rect_stroke(rect, 0.0, Stroke::new(2.0, colours.accent), egui::StrokeKind::Inside),
        };
    }
    if let Some(dragged) = let_go::<DraggedCode>(response).filter(|dragged| dragged.0 != code.id) {
        let codebook = project.codebook();
        let siblings: Vec<CodeId> = codebook.children(code.parent).iter().copied().filter(|sibling| *sibling != dragged.0).collect();
        let place = siblings.iter().position(|sibling| *sibling == code.id).unwrap_or(siblings.len());
        let (parent, place) = match share {
            ..0.33 => (code.parent, place),
            0.67.. => (code.parent, place + 1),
            _ => (Some(code.id), codebook.children(Some(code.id)).len()),
        };
        asks.push(Ask::act(Command::MoveCode { code: dragged.0, parent, place }));
    }
}

fn code_menu(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut CodebookView, scene: &CodebookScene<'_>, code: &Code, asks: &mut Vec<Ask>) {
    let can = scene.writable;
    let keys = |tools: &Tools<'_>, action| tools.keymap.shown(action, tools.locale);
    let (text, shortcut) = (tools.text(Action::EditCode.key()), keys(tools, Action::EditCode));
    if item(ui, tools, icons::BOOK_OPEN, &text, &shortcut, true) {
        asks.push(Ask::EditCode(code.id));
    }
    let (text, shortcut) = (tools.text(Action::RenameCode.key()), keys(tools, Action::RenameCode));
    if item(ui, tools, icons::PENCIL_SIMPLE, &text, &shortcut, can) {
        view.renaming = Some((code.id, tools.locale.pick(&code.name).to_owned()));
    }
    let text = tools.text("new-code-below");
    if item(ui, tools, icons::PLUS, &text, "", can) {
        asks.push(Ask::NewCode(Some(code.id)));
    }
    let text = tools.text(if scene.pinned.contains(&code.id) { "unpin-code" } else { "act-pin-code" });
    if item(ui, tools, icons::PUSH_PIN_SIMPLE, &text, "", true) {
        asks.push(Ask::PinCode(code.id));
    }
    if let Some(span) = scene.passage.filter(|_| code.codable && !code.retired) {
        let text = tools.text("apply-to-selection");
        if item(ui, tools, icons::TAG, &text, "", can) {
            asks.push(Ask::Apply { code: code.id, span });
        }
    }
    separator(ui);
    let text = tools.text("merge-code");
    if item(ui, tools, icons::ARROWS_IN_LINE_VERTICAL, &text, "", can) {
        asks.push(Ask::MergeCode(code.id));
    }
    let text = tools.text(if code.retired { "unretire-code" } else { "retire-code" });
    if item(ui, tools, icons::EYE_SLASH, &text, "", can) {
        asks.push(Ask::act(Command::UpdateCode(code.id, Box::new(CodeUpdate { retired: Some(!code.retired), ..CodeUpdate::default() }))));
    }
    let text = tools.text("delete-code");
    if item(ui, tools, icons::TRASH, &text, "", can) {
        asks.push(Ask::DeleteCode(code.id));
    }
    separator(ui);
    let text = tools.text("memo-on-code");
    if item(ui, tools, icons::NOTE_PENCIL, &text, "", can) {
        asks.push(Ask::WriteMemo(crate::model::memo::MemoTarget::Code(code.id)));
    }
    let limited = scene.seen.codes.is_some();
    let text = tools.text(if limited { "show-all-codes" } else { "show-only-code" });
    if item(ui, tools, icons::EYE, &text, "", true) {
        asks.push(Ask::Limit((!limited).then_some(code.id)));
    }
    if scene.seen.codes.as_ref().is_some_and(|codes| !codes.contains(&code.id)) {
        let text = tools.text("show-code-too");
        if item(ui, tools, icons::EYE, &text, "", true) {
            asks.push(Ask::LimitAlso(code.id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::colour::Colour;
    use crate::model::project::Parts;
    use uuid::Uuid;

    fn id(number: u128) -> CodeId {
        CodeId::from_uuid(Uuid::from_u128(number))
    }

    fn project() -> Project {
        let code = |number: u128, parent: Option<u128>, name: &str| Code {
            parent: parent.map(id),
            order: number as u32,
            ..Code::bare(id(number), name.to_lowercase(), Bilingual::new(name, format!("{name} en français")), Colour([0, 0, 0]))
        };
        Project::from(Parts {
            codes: vec![code(1, None, "Push"), code(2, Some(1), "Équité"), code(3, Some(2), "Trial"), code(4, None, "Pull")],
            ..Parts::default()
        })
    }

    #[test]
    fn closed_branches_are_left_out_and_a_filter_shows_what_fits_with_what_is_above() {
        let project = project();
        let mut view = CodebookView::new(&project);
        let shown = |view: &CodebookView| rows(&project, view).iter().map(|row| (row.code, row.depth)).collect::<Vec<_>>();
        assert_eq!(shown(&view), [(id(1), 0), (id(2), 1), (id(4), 0)]);
        view.filter = "TRIAL".into();
        assert_eq!(shown(&view), [(id(1), 0), (id(2), 1), (id(3), 2)]);
        view.filter = "equite".into();
        assert_eq!(shown(&view), [(id(1), 0), (id(2), 1)]);
        view.filter = "nothing like it".into();
        assert!(shown(&view).is_empty());
    }

    #[test]
    fn a_name_that_is_the_same_in_both_languages_stays_so() {
        let english = Locale::new(crate::app::locale::Tongue::English);
        assert_eq!(renamed(&Bilingual::same("Debt"), "Loans".into(), &english), Bilingual::same("Loans"));
        assert_eq!(renamed(&Bilingual::new("Debt", "Dette"), "Loans".into(), &english), Bilingual::new("Loans", "Dette"));
    }
}
