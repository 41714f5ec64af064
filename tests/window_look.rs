//! What a person meets who opens the window for the first time, also on a small screen: nothing is cut, hidden, or said in words that do not fit.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot reach a widget has failed")]

#[path = "support/desk.rs"]
mod desk;

use desk::{CTRL, CTRL_SHIFT, Desk, actor, hold, study};
use egui::{Key, Modifiers, Rect, Role, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use griot::app::window::OpenWith;
use griot::model::attribute::Bearer;
use griot::session::{Session, start_with};

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

#[test]
fn the_buttons_of_a_difference_stay_inside_their_card() {
    for french in [false, true] {
        let mut desk = small();
        if french {
            desk.press(CTRL_SHIFT, Key::G);
        }
        desk.press(CTRL, Key::Num4);
        desk.wait_until(|window| window.desk().is_some_and(|desk| desk.agreement.is_ready()));
        desk.settle();
        let card = place(&desk, Role::Button, "¶");
        let inside = |rect: Rect| rect.left() >= card.left() && rect.right() <= card.right();
        let ways = if french { ["Garder ", "Ni l’un"] } else { ["Keep ", "Neither"] };
        let mut buttons = 0;
        for node in desk.harness.get_all_by_role(Role::Button).filter(|node| ways.iter().any(|way| said(node).starts_with(way))) {
            assert!(inside(node.rect()), "{} stands at {:?}, the card at {card:?}", said(&node), node.rect());
            buttons += 1;
        }
        assert!(buttons >= 4, "only {buttons} buttons");
        let reason = place(&desk, Role::TextInput, if french { "Raison" } else { "Reason" });
        assert!(inside(reason) && reason.width() > 200.0, "the reason stands at {reason:?}");
    }
}

#[test]
fn a_bar_tells_its_name_under_the_pointer_and_no_lines_are_drawn() {
    let mut desk = small();
    desk.press(CTRL, Key::Num3);
    desk.click("Bars");
    let lines = |desk: &Desk| {
        let shapes = desk.harness.output().shapes.iter();
        shapes.filter(|clipped| matches!(&clipped.shape, egui::Shape::LineSegment { points, .. } if (points[0] - points[1]).length() > 100.0)).count()
    };
    let told = |desk: &Desk| {
        let labels = desk.harness.query_all_by_role(Role::Label).map(|node| said(&node));
        labels.filter(|label| label.rsplit_once(": ").is_some_and(|(_, number)| number.parse::<u32>().is_ok())).count()
    };
    let (before, names) = (lines(&desk), told(&desk));
    desk.harness.hover_at(pos2(520.0, 320.0));
    for _ in 0..60 {
        desk.harness.step();
    }
    assert_eq!(lines(&desk), before, "a cross follows the pointer");
    assert_eq!(told(&desk), names + 1, "the bar tells its name and its number");
}

#[test]
fn kind_language_and_speakers_of_a_document_are_where_its_menu_leads() {
    let mut desk = small();
    desk.read();
    let row = desk.harness.get_all_by_role(Role::ListItem).find(|node| said(node).starts_with("S01,")).unwrap();
    row.focus();
    desk.settle();
    desk.press(Modifiers::SHIFT, Key::F10);
    desk.click("Kind, language, speakers");
    let document = desk.project().documents().find(|document| document.name == "S01").map(|document| document.id).unwrap();
    assert_eq!(desk.window().cases.chosen, Some(Bearer::Document(document)));
    for name in ["Kind", "Language", "Role of "] {
        assert!(desk.harness.query_all_by_role(Role::ComboBox).any(|node| said(&node).starts_with(name)), "{name} is chosen here");
    }
    assert!(desk.harness.query_all_by_role(Role::TextInput).any(|node| node.accesskit_node().value().as_deref() == Some("S01")), "the name is written here");
    assert!(desk.harness.query_all_by_role(Role::RowHeader).any(|node| said(&node) == "S01"), "and its row is in view");
}

#[test]
fn the_page_of_documents_without_documents_says_how_they_come() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.griot");
    Session::create(&path, None, start_with::nothing("Empty"), actor("INT-02")).unwrap().close().unwrap();
    let mut desk = Desk::open(folder, path);
    desk.press(CTRL, Key::Num5);
    assert!(desk.hears("No cases yet"));
    desk.click("Documents");
    assert!(desk.hears("No interviews yet. Import them") && !desk.hears("No cases yet"));
    desk.press(CTRL_SHIFT, Key::G);
    assert!(desk.hears("Aucun entretien. Importez-les"));
    desk.click("Importer des fichiers");
    assert!(!desk.harness.query_all_by_role(Role::TextInput).any(|node| said(&node).is_empty()), "the path of a file is asked for");
}

#[test]
fn no_question_sets_the_word_for_cancel_beside_the_word_for_undo() {
    let mut desk = small();
    desk.press(CTRL_SHIFT, Key::G);
    desk.read();
    desk.press(CTRL, Key::Enter);
    desk.write("justice");
    desk.press(NONE, Key::Enter);
    desk.press(CTRL, Key::Num7);
    desk.harness.get_all_by_role(Role::ListItem).nth(1).unwrap().focus();
    desk.settle();
    desk.press(NONE, Key::Enter);
    assert!(desk.hears("Annuler 1 action") && desk.hears("Ne pas revenir"));
    let cancel = desk.harness.query_all_by_role(Role::Button).filter(|node| said(node) == "Annuler").count();
    assert_eq!(cancel, 0, "« Annuler » means one thing here");
    desk.click("Ne pas revenir");
    assert!(!desk.hears("Revenir à ce point\u{202f}?"));
}
