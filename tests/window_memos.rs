//! Memos from outside: what Ctrl+M writes about, and that nothing has to be stored by hand.
#![cfg(feature = "gui")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ALT, CTRL, CTRL_SHIFT, Desk, actor};
use egui::{Key, Modifiers, Role};
use griot::app::desk::Place;
use griot::model::memo::{Memo, MemoTarget};
use griot::session::{Access, Session};

/// The memos on documents, oldest first.
fn on_documents(desk: &Desk) -> Vec<Memo> {
    let mut memos: Vec<Memo> = desk.project().memos().filter(|memo| matches!(memo.target, MemoTarget::Document(_))).map(|memo| Memo::clone(memo)).collect();
    memos.sort_by_key(|memo| memo.id);
    memos
}

/// Writes without a pause behind it: a frame of the harness is a quarter of a second.
fn write(desk: &mut Desk, text: &str) {
    desk.harness.event(egui::Event::Text(text.to_owned()));
    desk.harness.step();
    desk.harness.step();
}

/// Frames until a pause is over.
fn pause(desk: &mut Desk) {
    for _ in 0..12 {
        desk.harness.step();
    }
    desk.settle();
}

#[test]
fn a_memo_with_words_selected_begins_with_them_and_their_place() {
    let mut desk = Desk::sample();
    let before = on_documents(&desk).len();
    desk.read();
    desk.press(CTRL, Key::ArrowDown);
    for _ in 0..4 {
        desk.press(CTRL_SHIFT, Key::ArrowRight);
    }
    let tab = desk.window().tabs.front().unwrap();
    let span = tab.reader.selection().span();
    let words = tab.transcript.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let paragraph = tab.transcript.place(span).paragraph.unwrap();
    assert!(words.split(' ').count() > 2, "{words}");
    desk.press(CTRL, Key::M);
    assert!(desk.window().place == Place::Memos && !desk.hears("nothing was selected"));
    desk.press(CTRL, Key::Num1);
    assert_eq!(on_documents(&desk).len(), before, "what nobody wrote is not stored");
    desk.press(CTRL, Key::M);
    desk.write("look at this again");
    pause(&mut desk);
    let memos = on_documents(&desk);
    assert_eq!(memos.len(), before + 1);
    let text = &memos.last().unwrap().text;
    assert!(text.starts_with(&format!("¶ {paragraph}")) && text.contains(&format!(": “{words}”\n")) && text.ends_with("\nlook at this again"), "{text}");
    assert!(desk.hears(&format!("Document S01, ¶ {paragraph}")), "the list tells it from other memos on the document");
}

#[test]
fn a_memo_on_the_coding_of_somebody_else_is_about_that_coding_and_leaves_its_note_alone() {
    let mut desk = Desk::sample();
    let me = desk.window().me();
    desk.read();
    for _ in 0..40 {
        desk.press(ALT, Key::ArrowDown);
        if desk.window().selected_coding().is_some_and(|coding| Some(coding.coder) != me) {
            break;
        }
    }
    let theirs = desk.window().selected_coding().cloned().unwrap();
    assert_ne!(Some(theirs.coder), me);
    desk.press(CTRL, Key::M);
    desk.write("I read this otherwise");
    pause(&mut desk);
    let project = desk.project();
    let memo = project.memos().find(|memo| memo.text == "I read this otherwise").unwrap();
    assert_eq!((memo.target, Some(memo.coder)), (MemoTarget::Coding(theirs.id), me));
    assert_eq!(project.coding(theirs.id).unwrap().memo, theirs.memo);
}

#[test]
fn a_memo_with_nothing_selected_says_that_it_is_about_the_whole_document() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::M);
    assert!(desk.hears("About the document as a whole: nothing was selected in it."));
    desk.press(CTRL_SHIFT, Key::G);
    assert!(desk.hears("Sur le document entier"));
}

#[test]
fn a_memo_is_stored_after_a_pause_and_what_follows_belongs_to_it() {
    let mut desk = Desk::sample();
    let before = desk.project().memos().count();
    desk.press(CTRL, Key::Num6);
    desk.click("Write a memo on the project");
    assert!(!desk.hears("Store the memo"));
    write(&mut desk, "first");
    assert_eq!(desk.project().memos().count(), before, "not with every letter");
    pause(&mut desk);
    write(&mut desk, " thought");
    pause(&mut desk);
    let texts = |desk: &Desk| desk.project().memos().map(|memo| memo.text.clone()).filter(|text| text.starts_with("first")).collect::<Vec<_>>();
    assert_eq!((desk.project().memos().count(), texts(&desk)), (before + 1, vec!["first thought".to_owned()]));
    let acts = desk.window().revision;
    pause(&mut desk);
    assert_eq!(desk.window().revision, acts, "nothing is stored twice");
    // Another page is chosen at once.
    write(&mut desk, ", and a second");
    desk.press(CTRL, Key::Num5);
    assert_eq!(texts(&desk), ["first thought, and a second"]);
    desk.press(CTRL, Key::Z);
    assert_eq!(texts(&desk), ["first thought"]);
    desk.press(CTRL, Key::Num6);
    pause(&mut desk);
    assert_eq!(texts(&desk), ["first thought"], "what was taken back does not come again from the field");
    assert!(desk.harness.state().notices().all().is_empty());
}

#[test]
fn a_new_memo_is_not_lost_when_another_is_chosen_or_begun_or_the_window_closes() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num6);
    desk.click("Write a memo on the project");
    write(&mut desk, "one");
    desk.click_containing(Role::ListItem, "INT-02");
    desk.click("Write a memo on the project");
    write(&mut desk, "two");
    desk.press(CTRL, Key::Num1);
    desk.read();
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(CTRL, Key::M);
    write(&mut desk, "three");
    desk.harness.state_mut().close();
    let path = desk.path.clone();
    drop(desk.harness);
    let session = Session::open(&path, None, Access::ReadOnly, actor("INT-02")).unwrap();
    for text in ["one", "two", "three"] {
        assert_eq!(session.project().memos().filter(|memo| memo.text == text).count(), 1, "{text}");
    }
}
