//! Pictures of reader and picker, compared with those that a person has looked at (`tests/pictures/`).
//!
//! `GRIOT_WRITE_PICTURES=1 cargo test --test pictures` writes them anew; look at each before it is committed. With `--ignored` every page is
//! painted in both languages and themes into `target/pictures`, to be looked at.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot reach a widget has failed")]
#![expect(clippy::panic, reason = "a picture that differs is told with its place")]
#![expect(clippy::iter_over_hash_type, reason = "each texture is taken by itself")]
#![expect(clippy::disallowed_methods, reason = "pictures are written by tests only")]

#[path = "support/picture.rs"]
mod picture;

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use griot::app::action::Action;
use griot::app::locale::{Locale, Tongue};
use griot::app::window::{OpenWith, Options, Window};
use griot::model::ids::InstallationId;
use griot::model::time::Moment;
use griot::session::clock::Clock;
use griot::session::{Actor, sample};
use picture::{Painter, Picture};
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { alt: false, ctrl: false, shift: true, mac_cmd: false, command: true };

/// The sample study in the window, with a painter.
struct Studio {
    harness: Harness<'static, Window>,
    painter: Painter,
    _folder: tempfile::TempDir,
}

impl Studio {
    fn new(width: f32, height: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.griot");
        let actor =
            Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(Uuid::from_u128(7)), clock: Clock::fixed(Moment(1_952_496_000_000)) };
        sample::build(&path, None, actor).unwrap().session.close().unwrap();
        let painter = Painter::default();
        let options = Options { open: OpenWith::Project(path), coder: Some("INT-02".into()), dialogs: false, temporary: true, system_fonts: false };
        let window = Window::new(&egui::Context::default(), options);
        let harness =
            Harness::builder().with_size(vec2(width, height)).with_context_setup(griot::app::theme::install).renderer(painter.clone()).build_ui_state(
                |ui, window: &mut Window| {
                    // Without the margin that the harness leaves.
                    let whole = ui.ctx().content_rect();
                    let mut page = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                    page.set_clip_rect(whole);
                    window.show(&mut page);
                },
                window,
            );
        let mut studio = Self { harness, painter, _folder: folder };
        let started = Instant::now();
        while studio.harness.state().desk().is_none() {
            assert!(started.elapsed() < Duration::from_secs(20), "the project does not open");
            std::thread::sleep(Duration::from_millis(5));
            studio.harness.step();
        }
        studio.settle();
        studio
    }

    fn settle(&mut self) {
        for _ in 0..8 {
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

    /// Frames until no job runs, for some seconds at most.
    fn wait(&mut self) {
        let started = Instant::now();
        while self.harness.state().is_busy() && started.elapsed() < Duration::from_secs(10) {
            self.settle();
        }
        self.settle();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn write(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    fn open(&mut self, document: &str) {
        self.press(CTRL, Key::P);
        self.write(document);
        self.press(Modifiers::NONE, Key::Enter);
    }

    fn picture(&self) -> Picture {
        self.painter.paint(&self.harness.ctx, self.harness.output())
    }

    /// Compares with the picture of that name.
    fn compare(&self, name: &str) {
        let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(name).with_extension("png");
        let now = self.picture();
        if std::env::var_os("GRIOT_WRITE_PICTURES").is_some() {
            now.write(&known);
            return;
        }
        let before = Picture::read(&known).unwrap_or_else(|| panic!("{} is missing", known.display()));
        let difference = now.difference(&before);
        if difference > 0.002 {
            let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).with_extension("png");
            now.write(&new);
            panic!("{:.2} % of the pixels of {name} differ; it looks like {} now", difference * 100.0, new.display());
        }
    }
}

#[test]
fn the_reader_looks_as_it_was_approved() {
    let mut studio = Studio::new(1440.0, 900.0);
    studio.press(CTRL, Key::Num1);
    studio.press(CTRL, Key::Home);
    for _ in 0..6 {
        studio.press(Modifiers::ALT, Key::ArrowDown);
    }
    studio.compare("reader");
}

#[test]
fn the_picker_looks_as_it_was_approved() {
    let mut studio = Studio::new(1440.0, 900.0);
    studio.press(CTRL, Key::Num1);
    studio.press(CTRL, Key::Home);
    studio.press(CTRL, Key::ArrowDown);
    studio.press(CTRL, Key::ArrowDown);
    studio.press(CTRL, Key::L);
    studio.press(Modifiers::NONE, Key::Enter);
    studio.write("just");
    studio.compare("picker");
}

#[test]
fn a_pair_in_french_and_arabic_looks_as_it_was_approved_in_the_dark() {
    let mut studio = Studio::new(1440.0, 900.0);
    studio.open("S12.ar");
    studio.press(CTRL, Key::Backslash);
    studio.press(CTRL_SHIFT, Key::D);
    studio.press(CTRL_SHIFT, Key::G);
    studio.compare("pair-dark-french");
}

/// Every page and sheet that keys reach, to be looked at: `cargo test --test pictures -- --ignored`, then `target/pictures`.
#[test]
#[ignore = "paints for a person to look at, and compares nothing"]
#[expect(clippy::too_many_lines, reason = "a list of what is looked at")]
fn all_pages_for_eyes() {
    let looks: [(&str, bool, bool, f32, f32); 4] = [
        ("en-light", false, false, 1440.0, 900.0),
        ("fr-light", true, false, 1440.0, 900.0),
        ("fr-dark", true, true, 1440.0, 900.0),
        ("en-small", false, false, 1024.0, 700.0),
    ];
    let wanted = std::env::var("GRIOT_LOOK").unwrap_or_default();
    for (look, french, dark, width, height) in looks.into_iter().filter(|look| look.0.contains(&wanted)) {
        let mut studio = Studio::new(width, height);
        if french {
            studio.press(CTRL_SHIFT, Key::G);
        }
        if dark {
            studio.press(CTRL_SHIFT, Key::D);
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../pictures").join(look);
        let keep = |studio: &Studio, name: &str| studio.picture().write(&folder.join(name).with_extension("png"));
        studio.press(CTRL, Key::Num1);
        studio.press(CTRL, Key::Home);
        keep(&studio, "01-desk");
        for _ in 0..9 {
            studio.press(Modifiers::ALT, Key::ArrowDown);
        }
        keep(&studio, "02-coding");
        studio.press(CTRL, Key::R);
        keep(&studio, "03-recode");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.press(CTRL, Key::L);
        studio.press(Modifiers::NONE, Key::Enter);
        studio.press(Modifiers::NONE, Key::Tab);
        studio.press(Modifiers::NONE, Key::ArrowRight);
        keep(&studio, "04-qualifiers");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.write("zzz");
        keep(&studio, "05-no-code");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.press(CTRL_SHIFT, Key::P);
        keep(&studio, "06-palette");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.press(CTRL, Key::N);
        keep(&studio, "07-new-code");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.press(CTRL, Key::Comma);
        keep(&studio, "08-settings");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.press(Modifiers::NONE, Key::F1);
        keep(&studio, "09-shortcuts");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.press(CTRL_SHIFT, Key::N);
        keep(&studio, "10-new-project");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.press(CTRL, Key::Num2);
        studio.write("prison");
        keep(&studio, "11-search");
        for (key, name) in [(Key::Num3, "12-tables"), (Key::Num4, "13-four"), (Key::Num5, "14-five"), (Key::Num6, "15-six"), (Key::Num7, "16-seven")] {
            studio.press(CTRL, key);
            keep(&studio, name);
        }
        studio.press(CTRL, Key::Num3);
        studio.harness.get_by_role_and_label(Role::TextInput, if french { "Filtre du tableau" } else { "Filter of the table" }).focus();
        studio.settle();
        studio.write("coder:INT-02");
        studio.press(Modifiers::NONE, Key::Enter);
        keep(&studio, "12-tables-filtered");
        for (english, other, name) in [
            ("Charts", "Graphiques", "25-charts"),
            ("Codes together, tiles", "Codes ensemble, cases", "26-together"),
            ("Codes together, network", "Codes ensemble, réseau", "27-network"),
            ("Saturation", "Saturation", "28-saturation"),
        ] {
            studio.harness.get_by_label(if french { other } else { english }).click();
            studio.settle();
            keep(&studio, name);
        }
        studio.press(CTRL_SHIFT, Key::E);
        keep(&studio, "17-export");
        studio.press(Modifiers::NONE, Key::Escape);
        let folder_of_files = studio._folder.path().to_owned();
        std::fs::write(
            folder_of_files.join("Entretien DET-020.txt"),
            "INT-02 : Bonjour.\nDET-020 : Bonjour, merci de me recevoir.\nINT-02 : Racontez.\nDET-020 : Je vendais du thé au marché, près de la gare.\n",
        )
        .unwrap();
        std::fs::write(folder_of_files.join("notes.xyz"), [0, 1, 2, 255]).unwrap();
        studio.press(CTRL_SHIFT, Key::I);
        keep(&studio, "18-path");
        studio.write(&folder_of_files.join("Entretien DET-020.txt").display().to_string());
        studio.press(Modifiers::NONE, Key::Enter);
        studio.wait();
        keep(&studio, "19-review");
        studio.press(Modifiers::NONE, Key::Escape);
        studio.open("S12.ar");
        keep(&studio, "20-arabic");
        studio.press(CTRL, Key::Backslash);
        keep(&studio, "21-pair");
        studio.press(CTRL, Key::Backslash);
        studio.open("S05.bm");
        keep(&studio, "22-bambara");
        studio.open("S04");
        keep(&studio, "23-group");
        studio.open("S08");
        keep(&studio, "24-document");
        std::fs::write(
            folder_of_files.join("survey.csv"),
            "Code,Age,What changed since then?\nP1,41,\"Much has changed, I believe, and the road too.\"\nP2,30,Nothing.\n",
        )
        .unwrap();
        let exchange = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/exchange/qualcoder_c3204641_generated.qdpx");
        for (name, action, file) in [
            ("25-study-in", Action::ImportStudy, Some(exchange)),
            ("26-study-out", Action::ExportStudy, None),
            ("27-survey", Action::ImportSurvey, Some(folder_of_files.join("survey.csv"))),
        ] {
            studio.press(CTRL_SHIFT, Key::P);
            studio.write(&Locale::new(if french { Tongue::French } else { Tongue::English }).text(action.key()));
            studio.press(Modifiers::NONE, Key::Enter);
            if let Some(file) = file {
                studio.write(&file.display().to_string());
                studio.press(Modifiers::NONE, Key::Enter);
                studio.wait();
            }
            keep(&studio, name);
            studio.press(Modifiers::NONE, Key::Escape);
        }
    }
}
