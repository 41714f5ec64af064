//! The contents of a sheet that may be longer than it, moved by the wheel and by keys.

use egui::{Context, FocusDirection, Id, Key, Modifiers, Popup, Rect, ScrollArea, Ui};

/// How far one press of an arrow goes: two rows.
const STEP: f32 = 52.0;
/// So much of the page before is still in view after a press of a page key.
const KEPT: f32 = 40.0;

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Move {
    Start,
    End,
    /// So many steps down, or up where it is negative.
    Steps(f32),
    /// So many pages.
    Pages(f32),
}

impl Move {
    /// The new offset of contents so much longer than their view.
    fn from(self, offset: f32, view: f32, beyond: f32) -> f32 {
        let page = (view - KEPT).max(STEP);
        let wanted = match self {
            Self::Start => 0.0,
            Self::End => beyond,
            Self::Steps(steps) => offset + steps * STEP,
            Self::Pages(pages) => offset + pages * page,
        };
        wanted.clamp(0.0, beyond.max(0.0))
    }
}

/// Shows contents of a sheet that may be longer than the room there is. Page keys always move them; arrows, Home and End where no field and none
/// of the widgets in the contents has the keyboard, which want these keys themselves. What the keyboard comes to is brought into view.
pub fn scrolled<R>(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let (wanted, last) = (Id::unique(("scrolled-to", salt)), Id::unique(("scrolled-focus", salt)));
    let mut area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    if let Some(offset) = ui.data_mut(|data| data.remove_temp::<f32>(wanted)) {
        area = area.vertical_scroll_offset(offset);
    }
    let shown = area.show(ui, add);
    let (view, offset) = (shown.inner_rect, shown.state.clamped_offset().y);
    let beyond = (shown.content_size.y - view.height()).max(0.0);
    let focused = ui.memory(|memory| memory.focused());
    let inside = focused.and_then(|id| place_inside(ui, id, view));
    let free = inside.is_none() && !ui.ctx().text_edit_focused();
    let mut new = (beyond > 0.0).then(|| pressed(ui.ctx(), free)).flatten().map(|pressed| pressed.from(offset, view.height(), beyond));
    // Only once, when the keyboard comes there: afterwards a person may look elsewhere.
    if focused != ui.data(|data| data.get_temp::<Option<Id>>(last)).flatten() {
        ui.data_mut(|data| data.insert_temp(last, focused));
        new = new.or(inside.and_then(|rect| into_view(rect, view, offset)).map(|offset| offset.clamp(0.0, beyond)));
    }
    if let Some(new) = new.filter(|new| (new - offset).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(wanted, new));
        ui.ctx().request_repaint();
    }
    shown.inner
}

/// Where a widget stands, if it stands in these contents, be it in view or not.
fn place_inside(ui: &Ui, id: Id, view: Rect) -> Option<Rect> {
    let response = ui.ctx().read_response(id).filter(|response| response.layer_id == ui.layer_id())?;
    // What is scrolled out of view has no room in which it could be pressed.
    let hidden = !response.interact_rect.is_positive();
    let beside = response.rect.center().x < view.left() || response.rect.center().x > view.right();
    (!beside && (hidden || view.contains(response.interact_rect.center()))).then_some(response.rect)
}

/// The offset that brings a widget into view, where it is not.
fn into_view(rect: Rect, view: Rect, offset: f32) -> Option<f32> {
    let air = 8.0;
    if rect.top() < view.top() {
        Some(offset - (view.top() - rect.top()) - air)
    } else if rect.bottom() > view.bottom() {
        Some(offset + (rect.bottom() - view.bottom()) + air)
    } else {
        None
    }
}

/// The move that was asked for by keys, which mean nothing else then.
fn pressed(context: &Context, free: bool) -> Option<Move> {
    // An open list has the keys.
    if Popup::is_any_open(context) {
        return None;
    }
    let taken = |key: Key| context.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let pages = taken(Key::PageDown) - taken(Key::PageUp);
    if pages != 0.0 {
        return Some(Move::Pages(pages));
    }
    if !free {
        return None;
    }
    let steps = taken(Key::ArrowDown) - taken(Key::ArrowUp);
    if steps != 0.0 {
        // The arrows would also carry the keyboard from one button to the next.
        context.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        return Some(Move::Steps(steps));
    }
    match (taken(Key::Home) > 0.0, taken(Key::End) > 0.0) {
        (true, _) => Some(Move::Start),
        (_, true) => Some(Move::End),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn no_key_leads_beyond_the_ends() {
        let (view, beyond) = (500.0, 900.0);
        assert_eq!(Move::Steps(1.0).from(0.0, view, beyond), STEP);
        assert_eq!(Move::Steps(-1.0).from(10.0, view, beyond), 0.0);
        assert_eq!(Move::Pages(1.0).from(0.0, view, beyond), view - KEPT);
        assert_eq!(Move::Pages(3.0).from(0.0, view, beyond), beyond);
        assert_eq!((Move::Start.from(300.0, view, beyond), Move::End.from(0.0, view, beyond)), (0.0, beyond));
        assert_eq!(Move::End.from(0.0, view, -40.0), 0.0, "contents that fit stay");
    }

    #[test]
    fn what_is_in_view_does_not_move() {
        let view = Rect::from_min_size(pos2(0.0, 100.0), vec2(400.0, 300.0));
        let at = |top: f32| Rect::from_min_size(pos2(10.0, top), vec2(80.0, 28.0));
        assert_eq!(into_view(at(200.0), view, 50.0), None);
        assert_eq!(into_view(at(420.0), view, 50.0), Some(50.0 + 48.0 + 8.0));
        assert_eq!(into_view(at(80.0), view, 50.0), Some(50.0 - 20.0 - 8.0));
    }
}
