//! What a person meets who opens the window for the first time, also on a small screen: nothing is cut, hidden, or said in words that do not fit.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot reach a widget has failed")]

#[path = "support/desk.rs"]
mod desk;

use desk::{CTRL, CTRL_SHIFT, Desk, actor, hold, study};
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

/// Everything that has the role of a control stands inside the page at its right.
fn all_in_reach(desk: &Desk, left: f32, right: f32) {
    for role in [Role::Button, Role::ComboBox, Role::RadioButton, Role::CheckBox, Role::TextInput] {
        for node in desk.harness.query_all_by_role(role).filter(|node| node.rect().left() >= left && node.rect().width() > 0.0) {
            assert!(node.rect().right() <= right, "{} ends at {}", said(&node), node.rect().right());
        }
    }
}

#[test]
fn controls_of_a_table_go_on_in_a_second_line_and_its_note_ends_with_the_page() {
    for french in [false, true] {
        let mut desk = small();
        if french {
            desk.press(CTRL_SHIFT, Key::G);
        }
        desk.press(CTRL, Key::Num3);
        let words = if french { "Les nombres incluent" } else { "Numbers include the codes below" };
        all_in_reach(&desk, 220.0, 1024.0);
        assert!(place(&desk, Role::Label, words).right() <= 1024.0, "{words}");
        // With the passages of a number at the right, the page is half as wide.
        let cell = desk.harness.get_all_by_role(Role::Cell).next().unwrap();
        cell.click();
        desk.settle();
        let edge = desk.harness.get_all_by_role(Role::Heading).map(|node| node.rect().left()).fold(0.0, f32::max) - 20.0;
        assert!(edge > 600.0, "passages stand at the right");
        let note = place(&desk, Role::Label, words);
        assert!(note.right() <= edge, "the note ends at {}, the page at {edge}", note.right());
        let add = place(&desk, Role::ComboBox, if french { "Ajouter un filtre" } else { "Add a filter" });
        assert!(add.right() <= edge, "the last control ends at {}, the page at {edge}", add.right());
    }
}
