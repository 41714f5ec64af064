//! What a person meets who opens the window for the first time, also on a small screen: nothing is cut, hidden, or said in words that do not fit.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot reach a widget has failed")]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, actor, hold, study};
use egui::{Key, Modifiers, Rect, Role, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use griot::app::window::OpenWith;

const NONE: Modifiers = Modifiers::NONE;

/// The sample study on the smallest window there is.
fn small() -> Desk {
    let (folder, path) = study(None, actor("INT-02"));
    Desk::within(hold().with_size(vec2(1024.0, 700.0)), folder, OpenWith::Project(path))
}

/// What a screen reader says of a widget.
fn said(node: &Node<'_>) -> String {
    node.accesskit_node().label().or_else(|| node.accesskit_node().value()).unwrap_or_default()
}

/// Where the first widget of a kind stands whose name holds this.
fn place(desk: &Desk, role: Role, part: &str) -> Rect {
    desk.harness.get_all_by_role(role).find(|node| said(node).contains(part)).unwrap().rect()
}

#[test]
fn a_sheet_longer_than_the_window_is_read_to_its_end_by_keys() {
    let mut desk = small();
    desk.press(NONE, Key::F1);
    let last = said(&desk.harness.get_all_by_role(Role::Label).last().unwrap());
    let bottom = |desk: &Desk| place(desk, Role::Label, &last).bottom();
    let close = desk.harness.get_all_by_role(Role::Button).map(|node| node.rect().top()).fold(0.0, f32::max);
    let start = bottom(&desk);
    assert!(start > 700.0, "{last} stands below the window, at {start}");
    desk.press(NONE, Key::ArrowDown);
    let one = bottom(&desk);
    assert!(one < start, "an arrow moves it");
    desk.press(NONE, Key::PageDown);
    assert!(bottom(&desk) < one - 200.0, "a page key moves it further");
    desk.press(NONE, Key::End);
    assert!(bottom(&desk) <= close, "{last} is in view, at {} above {close}", bottom(&desk));
    desk.press(NONE, Key::PageUp);
    desk.press(NONE, Key::ArrowUp);
    assert!(bottom(&desk) > 700.0);
    desk.press(NONE, Key::Home);
    assert_eq!(bottom(&desk), start);
    // Also where the button has the keyboard, which it keeps.
    desk.press(NONE, Key::Tab);
    let held = desk.heard(Role::Button);
    desk.press(NONE, Key::ArrowDown);
    assert_eq!((bottom(&desk), desk.heard(Role::Button)), (one, held));
    desk.press(NONE, Key::Escape);
    assert!(!desk.hears(&last), "the sheet is closed");
}
