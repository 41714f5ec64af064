//! The search page from outside, by the names that a screen reader hears.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot reach a widget has failed")]

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use griot::app::places::search::{About, Grouping};
use griot::app::window::{OpenWith, Options, Window};
use griot::query::{Search, Sort, parse};
use griot::session::{Access, Actor, Session, sample};
use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

const CTRL: Modifiers = Modifiers::COMMAND;

/// The sample study at its search page.
struct Page {
    harness: Harness<'static, Window>,
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn actor() -> Actor {
    let clock = griot::session::clock::Clock::system();
    let installation = griot::model::ids::InstallationId::from_uuid(clock.uuid());
    Actor { coder: "INT-02".to_owned(), installation, clock }
}

impl Page {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.griot");
        sample::build(&path, None, actor()).unwrap().session.close().unwrap();
        let options = Options { open: OpenWith::Project(path.clone()), coder: Some("INT-02".into()), dialogs: false, temporary: true, system_fonts: false };
        let slot: Rc<RefCell<Option<Window>>> = Rc::default();
        let context = egui::Context::default();
        *slot.borrow_mut() = Some(Window::new(&context, options));
        let window = slot.borrow_mut().take().unwrap();
        let harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_max_steps(64)
            .with_accessibility_check(true)
            .with_context_setup(griot::app::theme::install)
            .build_ui_state(|ui, window: &mut Window| window.show(ui), window);
        let mut page = Self { harness, _folder: folder, path };
        page.wait_until(|window| window.desk().is_some());
        page.press(CTRL, Key::Num2);
        page
    }

    fn wait_until(&mut self, holds: impl Fn(&Window) -> bool) {
        let started = Instant::now();
        loop {
            self.harness.step();
            if holds(self.harness.state()) {
                break;
            }
            assert!(started.elapsed() < Duration::from_secs(30), "it never came to that");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.settle();
    }

    fn settle(&mut self) {
        for _ in 0..4 {
            self.harness.step();
        }
        // What is counted on another thread is waited for.
        let started = Instant::now();
        while self.harness.state().is_counting() && started.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(2));
            self.harness.step();
        }
        self.harness.step();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Writes into the field, in the place of what is there, and waits for the answer.
    fn ask(&mut self, query: &str) {
        self.press(CTRL, Key::Num2);
        self.press(CTRL, Key::A);
        self.press(Modifiers::NONE, Key::Backspace);
        self.harness.event(egui::Event::Text(query.to_owned()));
        self.settle();
        self.answered();
    }

    fn answered(&mut self) {
        self.wait_until(|window| !window.desk().unwrap().search.is_searching());
    }

    fn hears(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    fn click(&mut self, role: Role, part: &str) {
        self.harness.get_all_by_role(role).find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(part))).unwrap().click();
        self.settle();
    }

    /// How many passages the button says it codes.
    fn count_on_button(&self) -> usize {
        let labels = self.harness.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        let label = labels.into_iter().find(|label| label.starts_with("Code ") && label.ends_with("passages")).unwrap();
        label.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn hits(&self) -> usize {
        self.harness.state().desk().unwrap().search.found().map_or(0, |found| found.hits.len())
    }

    fn codings(&self) -> usize {
        self.harness.state().desk().unwrap().project.coding_count()
    }

    /// What the session itself finds in the file.
    fn expected(&self, query: &str) -> usize {
        let mut session = Session::open(&self.path, None, Access::ReadOnly, actor()).unwrap();
        let all = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };
        session.search(&parse(query).unwrap(), &all).unwrap().hits.len()
    }
}

#[test]
fn who_codes_blind_finds_own_codings_only() {
    let mut page = Page::open();
    page.ask("code:det");
    let (all, own) = (page.expected("code:det"), page.expected("code:det coder:INT-02"));
    assert!(own > 0 && own < all);
    assert_eq!(page.hits(), all);
    page.press(CTRL, Key::Num1);
    page.press(Modifiers { shift: true, ..CTRL }, Key::B);
    page.press(CTRL, Key::Num2);
    page.answered();
    assert_eq!(page.hits(), own);
    page.ask("coder:INT-03");
    assert_eq!(page.hits(), 0);
    // A word has the codes that one gave it oneself.
    page.ask("prison");
    page.click(Role::ComboBox, "How hits are grouped");
    page.click(Role::MenuItem, "By code");
    page.answered();
    let desk = page.harness.state().desk().unwrap();
    let own: std::collections::BTreeSet<_> =
        desk.project.codings().filter(|coding| desk.project.coder_name(coding.coder) == "INT-02").map(|coding| coding.code).collect();
    let found = desk.search.found().unwrap();
    assert!(found.groups.iter().any(|group| matches!(group.about, About::Code(_))));
    assert!(found.groups.iter().all(|group| !matches!(group.about, About::Code(code) if !own.contains(&code))));
}

#[test]
fn what_is_typed_is_found_counted_and_grouped() {
    let mut page = Page::open();
    page.ask("prison");
    let hits = page.expected("prison");
    assert!(hits > 3);
    assert_eq!(page.hits(), hits);
    assert!(page.hears(&format!("{hits} hits")));
    assert!(page.hears("per 1,000 words"));
    let found = page.harness.state().desk().unwrap().search.found().unwrap().clone();
    assert_eq!(found.groups.iter().map(|group| group.hits.len()).sum::<usize>(), hits);
    assert_eq!(found.totals.unwrap().documents, found.groups.len() as u64);
    let words: u64 = found.words.iter().map(|(_, number)| number).sum();
    assert_eq!(words, hits as u64);
    // By case: a document without a case, or several cases in one, do not change which hits there are.
    page.click(Role::ComboBox, "How hits are grouped");
    page.click(Role::MenuItem, "By case");
    page.answered();
    let found = page.harness.state().desk().unwrap().search.found().unwrap().clone();
    let mut once: Vec<u32> = found.groups.iter().flat_map(|group| group.hits.clone()).collect();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), hits);
    assert!(found.groups.iter().any(|group| matches!(group.about, About::Case(_))));
    assert_eq!(page.harness.state().desk().unwrap().search.grouping, Grouping::Case);
}

#[test]
fn a_wrong_question_says_where_and_what_to_do_and_the_field_goes_on() {
    let mut page = Page::open();
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
    let mut page = Page::open();
    page.ask("rol");
    assert!(page.hears("role:"));
    page.press(Modifiers::NONE, Key::Tab);
    assert_eq!(page.harness.state().desk().unwrap().search.query, "role:");
    page.harness.event(egui::Event::Text("inter".into()));
    page.settle();
    assert!(page.hears("interviewer"));
    page.press(Modifiers::NONE, Key::ArrowDown);
    page.press(Modifiers::NONE, Key::Enter);
    let query = page.harness.state().desk().unwrap().search.query.clone();
    assert!(query.starts_with("role:inter") && query.ends_with(' '), "{query}");
    page.answered();
    assert_eq!(page.hits(), page.expected(query.trim()));
}

#[test]
fn boxes_narrow_the_search_and_say_so() {
    let mut page = Page::open();
    page.ask("prison");
    let all = page.hits();
    page.click(Role::CheckBox, "Participant");
    page.answered();
    let without = page.expected("prison AND NOT role:participant");
    assert!(without < all);
    assert_eq!(page.hits(), without);
    page.click(Role::CheckBox, "Participant");
    page.answered();
    assert_eq!(page.hits(), all);
}

#[test]
fn ticked_hits_are_coded_by_paragraph_as_one_act() {
    let mut page = Page::open();
    page.ask("prison");
    let before = page.codings();
    page.click(Role::Link, "Tick all");
    assert_eq!(page.harness.state().desk().unwrap().search.ticked.len(), page.hits());
    page.click(Role::ComboBox, "What is coded of a hit");
    page.click(Role::MenuItem, "Its paragraph");
    let passages = page.count_on_button();
    assert!(passages > 1 && passages < page.hits(), "{passages} paragraphs of {} hits", page.hits());
    page.click(Role::Button, &format!("Code {passages} passages"));
    page.harness.event(egui::Event::Text("push.corruption".into()));
    page.settle();
    page.press(Modifiers::NONE, Key::Enter);
    page.settle();
    let made = page.codings() - before;
    assert!(made > 0 && made <= passages, "{made} of {passages}");
    page.press(CTRL, Key::Z);
    assert_eq!(page.codings(), before);
}

#[test]
fn a_search_is_saved_and_asked_again_with_one_click() {
    let mut page = Page::open();
    page.ask("faith OR foi");
    let hits = page.hits();
    page.click(Role::Button, "Save this search");
    page.harness.get_by_role_and_label(Role::TextInput, "Name").click();
    page.settle();
    page.harness.event(egui::Event::Text("Faith in two languages".into()));
    page.settle();
    page.click(Role::Button, "Save the search");
    assert!(page.harness.state().desk().unwrap().project.saved_searches().any(|saved| saved.query == "faith OR foi"));
    page.ask("prison");
    page.click(Role::ListItem, "Faith in two languages");
    page.answered();
    assert_eq!(page.hits(), hits);
}

#[test]
fn without_a_question_the_most_frequent_words_are_there_to_be_asked_for() {
    let mut page = Page::open();
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
    let mut page = Page::open();
    page.ask("prison");
    page.press(Modifiers::NONE, Key::Enter);
    page.answered();
    page.click(Role::Button, "Export hits");
    page.harness.get_by_role_and_label(Role::Button, "Export").click();
    page.settle();
    let file = page.path.with_file_name("hits.xlsx");
    page.wait_until(|window| window.desk().is_some() && file.exists());
    let session = Session::open(&page.path, None, Access::ReadOnly, actor()).unwrap();
    let remembered: Vec<String> = session.search_history().unwrap().into_iter().map(|past| past.query).collect();
    assert_eq!(remembered, ["prison"]);
}

#[test]
fn the_help_explains_with_examples_that_a_click_asks() {
    let mut page = Page::open();
    page.click(Role::Button, "How to ask");
    assert!(page.hears("NEAR"));
    page.harness.get_all_by_role(Role::Link).next().unwrap().click();
    page.settle();
    page.answered();
    assert!(!page.harness.state().desk().unwrap().search.query.is_empty());
}
