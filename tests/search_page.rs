//! The search page from outside, by the names that a screen reader hears.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot reach a widget has failed")]

#[path = "support/desk.rs"]
mod desk;

use desk::{CTRL, CTRL_SHIFT, Desk, actor};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use griot::app::places::search::{About, Grouping};
use griot::query::{Search, Sort, parse};
use griot::session::{Access, Session};
use std::time::Duration;

/// The sample study at its search page.
fn search_page() -> Desk {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num2);
    desk
}

/// What is done at the search page.
trait Asking {
    fn ask(&mut self, query: &str);
    fn answered(&mut self);
    fn count_on_button(&self) -> usize;
    fn hits(&self) -> usize;
    fn expected(&self, query: &str) -> usize;
}

impl Asking for Desk {
    /// Writes into the field, in the place of what is there, and waits for the answer.
    fn ask(&mut self, query: &str) {
        self.press(CTRL, Key::Num2);
        self.press(CTRL, Key::A);
        self.press(Modifiers::NONE, Key::Backspace);
        self.write(query);
        self.answered();
    }

    fn answered(&mut self) {
        self.wait_until(|window| !window.desk().unwrap().search.is_searching());
    }

    /// How many passages the button says it codes.
    fn count_on_button(&self) -> usize {
        let labels = self.harness.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        let label = labels.into_iter().find(|label| label.starts_with("Code ") && label.ends_with("passages")).unwrap();
        label.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn hits(&self) -> usize {
        self.window().search.found().map_or(0, |found| found.hits.len())
    }

    /// What the session itself finds in the file.
    fn expected(&self, query: &str) -> usize {
        let mut session = Session::open(&self.path, None, Access::ReadOnly, actor("INT-02")).unwrap();
        let all = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };
        session.search(&parse(query).unwrap(), &all).unwrap().hits.len()
    }
}

#[test]
fn who_codes_blind_finds_own_codings_only() {
    let mut page = search_page();
    page.ask("code:det");
    let (all, own) = (page.expected("code:det"), page.expected("code:det coder:INT-02"));
    assert!(own > 0 && own < all);
    assert_eq!(page.hits(), all);
    page.press(CTRL, Key::Num1);
    page.press(CTRL_SHIFT, Key::B);
    page.press(CTRL, Key::Num2);
    page.answered();
    assert_eq!(page.hits(), own);
    page.ask("coder:INT-03");
    assert_eq!(page.hits(), 0);
    // A word has the codes that one gave it oneself.
    page.ask("prison");
    page.click_containing(Role::ComboBox, "How hits are grouped");
    page.click_containing(Role::MenuItem, "By code");
    page.answered();
    let desk = page.window();
    let own: std::collections::BTreeSet<_> =
        desk.project.codings().filter(|coding| desk.project.coder_name(coding.coder) == "INT-02").map(|coding| coding.code).collect();
    let found = desk.search.found().unwrap();
    assert!(found.groups.iter().any(|group| matches!(group.about, About::Code(_))));
    assert!(found.groups.iter().all(|group| !matches!(group.about, About::Code(code) if !own.contains(&code))));
}

#[test]
fn what_is_typed_is_found_counted_and_grouped() {
    let mut page = search_page();
    page.ask("prison");
    let hits = page.expected("prison");
    assert!(hits > 3);
    assert_eq!(page.hits(), hits);
    assert!(page.hears(&format!("{hits} hits")));
    assert!(page.hears("per 1,000 words"));
    let found = page.window().search.found().unwrap().clone();
    assert_eq!(found.groups.iter().map(|group| group.hits.len()).sum::<usize>(), hits);
    assert_eq!(found.totals.unwrap().documents, found.groups.len() as u64);
    let words: u64 = found.words.iter().map(|(_, number)| number).sum();
    assert_eq!(words, hits as u64);
    // By case: a document without a case, or several cases in one, do not change which hits there are.
    page.click_containing(Role::ComboBox, "How hits are grouped");
    page.click_containing(Role::MenuItem, "By case");
    page.answered();
    let found = page.window().search.found().unwrap().clone();
    let mut once: Vec<u32> = found.groups.iter().flat_map(|group| group.hits.clone()).collect();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), hits);
    assert!(found.groups.iter().any(|group| matches!(group.about, About::Case(_))));
    assert_eq!(page.window().search.grouping, Grouping::Case);
}

#[test]
fn a_wrong_question_says_where_and_what_to_do_and_the_field_goes_on() {
    let mut page = search_page();
    page.ask("prison AND (");
    assert!(page.hears("has no partner"));
    page.ask("role:nobody");
    assert!(page.hears("nobody"));
    page.ask("prison");
    assert_eq!(page.hits(), page.expected("prison"));
    assert!(!page.hears("has no partner"));
}

#[test]
fn what_may_follow_is_offered_and_taken_with_tab() {
    let mut page = search_page();
    page.ask("rol");
    assert!(page.hears("role:"));
    page.press(Modifiers::NONE, Key::Tab);
    assert_eq!(page.window().search.query, "role:");
    page.write("inter");
    assert!(page.hears("interviewer"));
    page.press(Modifiers::NONE, Key::ArrowDown);
    page.press(Modifiers::NONE, Key::Enter);
    let query = page.window().search.query.clone();
    assert!(query.starts_with("role:inter") && query.ends_with(' '), "{query}");
    page.answered();
    assert_eq!(page.hits(), page.expected(query.trim()));
}

#[test]
fn boxes_narrow_the_search_and_say_so() {
    let mut page = search_page();
    page.ask("prison");
    let all = page.hits();
    page.click_containing(Role::CheckBox, "Participant");
    page.answered();
    let without = page.expected("prison AND NOT role:participant");
    assert!(without < all);
    assert_eq!(page.hits(), without);
    page.click_containing(Role::CheckBox, "Participant");
    page.answered();
    assert_eq!(page.hits(), all);
}

#[test]
fn ticked_hits_are_coded_by_paragraph_as_one_act() {
    let mut page = search_page();
    page.ask("prison");
    let before = page.codings();
    page.click_containing(Role::Link, "Tick all");
    assert_eq!(page.window().search.ticked.len(), page.hits());
    page.click_containing(Role::ComboBox, "What is coded of a hit");
    page.click_containing(Role::MenuItem, "Its paragraph");
    let passages = page.count_on_button();
    assert!(passages > 1 && passages < page.hits(), "{passages} paragraphs of {} hits", page.hits());
    page.click_containing(Role::Button, &format!("Code {passages} passages"));
    page.write("push.corruption");
    page.press(Modifiers::NONE, Key::Enter);
    page.settle();
    let made = page.codings() - before;
    assert!(made > 0 && made <= passages, "{made} of {passages}");
    page.press(CTRL, Key::Z);
    assert_eq!(page.codings(), before);
}

#[test]
fn a_search_is_saved_and_asked_again_with_one_click() {
    let mut page = search_page();
    page.ask("faith OR foi");
    let hits = page.hits();
    page.click_containing(Role::Button, "Save this search");
    page.harness.get_by_role_and_label(Role::TextInput, "Name").click();
    page.settle();
    page.write("Faith in two languages");
    page.click_containing(Role::Button, "Save the search");
    assert!(page.project().saved_searches().any(|saved| saved.query == "faith OR foi"));
    page.ask("prison");
    page.click_containing(Role::ListItem, "Faith in two languages");
    page.answered();
    assert_eq!(page.hits(), hits);
}

#[test]
fn without_a_question_the_most_frequent_words_are_there_to_be_asked_for() {
    let mut page = search_page();
    page.ask("x");
    page.press(CTRL, Key::A);
    page.press(Modifiers::NONE, Key::Backspace);
    page.wait_until(|_| true);
    for _ in 0..200 {
        if page.hears("in 1 document") {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
        page.harness.step();
    }
    page.settle();
    assert!(page.hears("Most frequent words"));
    page.harness.get_all_by_role(Role::ListItem).find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(" document"))).unwrap().click();
    page.settle();
    page.answered();
    assert!(page.hits() > 0);
}

#[test]
fn hits_are_exported_and_the_question_is_remembered() {
    let mut page = search_page();
    page.ask("prison");
    page.press(Modifiers::NONE, Key::Enter);
    page.answered();
    page.click_containing(Role::Button, "Export hits");
    page.harness.get_by_role_and_label(Role::Button, "Export").click();
    page.settle();
    let file = page.file("hits.xlsx");
    page.wait_until(|window| window.desk().is_some() && file.exists());
    let session = Session::open(&page.path, None, Access::ReadOnly, actor("INT-02")).unwrap();
    let remembered: Vec<String> = session.search_history().unwrap().into_iter().map(|past| past.query).collect();
    assert_eq!(remembered, ["prison"]);
}

#[test]
fn a_question_whose_hit_was_opened_is_there_after_a_restart_without_enter() {
    let mut page = search_page();
    page.ask("cuisine");
    page.ask("générateur OR groupe");
    page.click_containing(Role::ListItem, "groupe électrogène");
    page.harness.state_mut().close();
    let path = page.path.clone();
    let told = |path: &std::path::Path| {
        let session = Session::open(path, None, Access::ReadOnly, actor("INT-02")).unwrap();
        session.search_history().unwrap().into_iter().map(|past| past.query).collect::<Vec<_>>()
    };
    assert_eq!(told(&path), ["générateur OR groupe"], "what was only typed on the way is not kept");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("study.griot");
    std::fs::copy(&path, &copy).unwrap();
    let mut again = Desk::open(folder, copy);
    again.press(CTRL, Key::Num2);
    assert!(again.hears("Asked before") && again.hears("générateur OR groupe"));
}

#[test]
fn the_help_explains_with_examples_that_a_click_asks() {
    let mut page = search_page();
    page.click_containing(Role::Button, "How to ask");
    assert!(page.hears("NEAR"));
    page.harness.get_all_by_role(Role::Link).next().unwrap().click();
    page.settle();
    page.answered();
    assert!(!page.window().search.query.is_empty());
}
