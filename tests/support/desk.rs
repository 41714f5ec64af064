//! The window driven from outside, as by a person who neither sees nor holds a mouse: everything is reached by the names that a screen reader hears.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test file uses another part, and a test that cannot reach a widget has failed"
)]

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, HarnessBuilder};
use griot::app::window::{OpenWith, Options, Window};
use griot::model::project::Project;
use griot::session::{Actor, Passphrase, sample};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub const ALT: Modifiers = Modifiers::ALT;
pub const CTRL: Modifiers = Modifiers::COMMAND;
pub const CTRL_SHIFT: Modifiers = Modifiers { alt: false, ctrl: false, shift: true, mac_cmd: false, command: true };

/// How long anything may take, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(30);

/// A window in a folder of its own.
pub struct Desk {
    pub harness: Harness<'static, Window>,
    /// The project that was opened; where there is none yet, a name in the folder.
    pub path: PathBuf,
    folder: tempfile::TempDir,
}

pub fn actor(coder: &str) -> Actor {
    let clock = griot::session::clock::Clock::system();
    let installation = griot::model::ids::InstallationId::from_uuid(clock.uuid());
    Actor { coder: coder.to_owned(), installation, clock }
}

/// Builds the sample study as `study.griot` in a new folder.
pub fn study(passphrase: Option<&str>, actor: Actor) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.griot");
    let passphrase = passphrase.map(|words| Passphrase::new(words.into()));
    sample::build(&path, passphrase.as_ref(), actor).unwrap().session.close().unwrap();
    (folder, path)
}

/// How a window is held: its size, its fonts, and that each widget must have a name.
pub fn hold() -> HarnessBuilder<Window> {
    Harness::builder().with_size([1440.0, 900.0]).with_max_steps(64).with_accessibility_check(true).with_context_setup(griot::app::theme::install)
}

impl Desk {
    /// The start screen.
    pub fn start() -> Self {
        Self::within(hold(), tempfile::tempdir().unwrap(), OpenWith::Nothing)
    }

    /// The sample study.
    pub fn sample() -> Self {
        let (folder, path) = study(None, actor("INT-02"));
        Self::open(folder, path)
    }

    /// The sample study under a passphrase, which is asked for.
    pub fn sealed(passphrase: &str) -> Self {
        let (folder, path) = study(Some(passphrase), actor("INT-02"));
        Self::open(folder, path)
    }

    pub fn open(folder: tempfile::TempDir, path: PathBuf) -> Self {
        Self::within(hold(), folder, OpenWith::Project(path))
    }

    /// A window held in another way, with what it was asked to open on it, or what it says instead.
    pub fn within(hold: HarnessBuilder<Window>, folder: tempfile::TempDir, open: OpenWith) -> Self {
        let path = match &open {
            OpenWith::Project(path) => path.clone(),
            OpenWith::Nothing => folder.path().join("study.griot"),
        };
        let waits = open != OpenWith::Nothing;
        let options = Options { open, coder: Some("INT-02".into()), dialogs: false, temporary: true, system_fonts: false };
        let window = Window::new(&egui::Context::default(), options);
        let paint = |ui: &mut egui::Ui, window: &mut Window| {
            // Without the margin that the harness leaves.
            let whole = ui.ctx().content_rect();
            let mut page = ui.new_child(egui::UiBuilder::new().max_rect(whole));
            page.set_clip_rect(whole);
            window.show(&mut page);
        };
        let mut desk = Self { harness: hold.build_ui_state(paint, window), path, folder };
        if waits {
            desk.wait_until(|window| window.desk().is_some() || !window.notices().all().is_empty() || !window.is_busy());
        }
        desk.settle();
        desk
    }

    /// A file beside the project.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What is open in the window.
    pub fn window(&self) -> &griot::app::desk::Desk {
        self.harness.state().desk().unwrap()
    }

    pub fn project(&self) -> Arc<Project> {
        self.window().project.clone()
    }

    pub fn codings(&self) -> usize {
        self.project().coding_count()
    }

    /// Frames until something holds.
    pub fn wait_until(&mut self, holds: impl Fn(&Window) -> bool) {
        let started = Instant::now();
        loop {
            self.harness.step();
            if holds(self.harness.state()) {
                break;
            }
            assert!(started.elapsed() < PATIENCE, "it never came to that");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.settle();
    }

    /// Frames until no job runs.
    pub fn wait(&mut self) {
        self.wait_until(|window| !window.is_busy());
    }

    pub fn settle(&mut self) {
        for _ in 0..6 {
            self.harness.step();
        }
        // What is counted on another thread is waited for.
        let started = Instant::now();
        while self.harness.state().is_counting() && started.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(2));
            self.harness.step();
        }
        self.harness.step();
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn write(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// The first widget of a kind whose name holds this.
    pub fn click_containing(&mut self, role: Role, part: &str) {
        self.harness.get_all_by_role(role).find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(part))).unwrap().click();
        self.settle();
    }

    pub fn hears(&self, part: &str) -> bool {
        // Sentences of the history begin with a capital.
        let mut letters = part.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        [part, &capital].iter().any(|part| self.harness.query_all_by_label_contains(part).next().is_some())
    }

    /// What a screen reader says of the widget of a kind that has the keyboard.
    pub fn heard(&self, role: Role) -> String {
        self.harness.query_all_by_role(role).find(|node| node.accesskit_node().is_focused()).and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }

    /// Frames until a screen reader would say it: answers of searches come when they come.
    pub fn wait_to_hear(&mut self, part: &str) {
        let started = Instant::now();
        while !self.hears(part) {
            assert!(started.elapsed() < PATIENCE, "“{part}” was never said");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
    }

    /// Runs an action by its name in the palette.
    pub fn run_action(&mut self, name: &str) {
        self.press(CTRL_SHIFT, Key::P);
        self.write(name);
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Opens a document by its name.
    pub fn go_to(&mut self, document: &str) {
        self.press(CTRL, Key::P);
        self.write(document);
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Writes into a field, in the place of what stands there.
    pub fn fill(&mut self, name: &str, text: &str) {
        let is_field = |role: Role| matches!(role, Role::TextInput | Role::MultilineTextInput | Role::PasswordInput);
        self.harness.get_all_by_label(name).find(|node| is_field(node.accesskit_node().role())).unwrap().focus();
        self.settle();
        self.press(CTRL, Key::A);
        self.write(text);
    }

    /// Writes a path into the sheet that asks for one, and waits until the file was read.
    pub fn give(&mut self, path: &Path) {
        self.write(&path.display().to_string());
        self.press(Modifiers::NONE, Key::Enter);
        self.wait();
    }

    /// Lets a file go over the window, and waits until it was read.
    pub fn let_go(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(LetGo(path.to_owned())));
        self.harness.step();
        self.wait();
    }

    /// The keyboard goes to the transcript, caret at the beginning of its first turn.
    pub fn read(&mut self) {
        self.press(CTRL, Key::Num1);
        self.press(CTRL, Key::Home);
    }
}

/// A file as it is let go over the window.
#[derive(Debug)]
struct LetGo(PathBuf);

impl egui::DroppedFile for LetGo {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|err| err.to_string())
    }
}
