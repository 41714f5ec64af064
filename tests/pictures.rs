//! Pictures of reader and picker, compared with those that a person has looked at (`tests/pictures/`).
//!
//! `GRIOT_WRITE_PICTURES=1 cargo test --test pictures` writes them anew; look at each before it is committed. With `--ignored` every page is
//! painted in both languages and themes into `target/pictures`, to be looked at.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot reach a widget has failed")]
#![expect(clippy::panic, reason = "a picture that differs is told with its place")]
#![expect(clippy::iter_over_hash_type, reason = "each texture is taken by itself")]
#![expect(clippy::disallowed_methods, reason = "pictures are written by tests only")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/picture.rs"]
mod picture;

use desk::{CTRL, CTRL_SHIFT, Desk, hold, study};
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::Queryable;
use griot::app::action::Action;
use griot::app::locale::{Locale, Tongue};
use griot::app::window::OpenWith;
use griot::model::ids::InstallationId;
use griot::model::time::Moment;
use griot::session::Actor;
use griot::session::clock::Clock;
use picture::{Painter, Picture};
use std::path::Path;
use uuid::Uuid;

/// The sample study in the window, with a painter.
struct Studio {
    desk: Desk,
    painter: Painter,
}

impl Studio {
    fn new(width: f32, height: f32) -> Self {
        let actor =
            Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(Uuid::from_u128(7)), clock: Clock::fixed(Moment(1_952_496_000_000)) };
        let (folder, path) = study(None, actor);
        let painter = Painter::default();
        let desk = Desk::within(hold().with_size(vec2(width, height)).renderer(painter.clone()), folder, OpenWith::Project(path));
        Self { desk, painter }
    }

    fn picture(&self) -> Picture {
        self.painter.paint(&self.desk.harness.ctx, self.desk.harness.output())
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
    studio.desk.press(CTRL, Key::Num1);
    studio.desk.press(CTRL, Key::Home);
    for _ in 0..6 {
        studio.desk.press(Modifiers::ALT, Key::ArrowDown);
    }
    studio.compare("reader");
}

#[test]
fn the_picker_looks_as_it_was_approved() {
    let mut studio = Studio::new(1440.0, 900.0);
    studio.desk.press(CTRL, Key::Num1);
    studio.desk.press(CTRL, Key::Home);
    studio.desk.press(CTRL, Key::ArrowDown);
    studio.desk.press(CTRL, Key::ArrowDown);
    studio.desk.press(CTRL, Key::L);
    studio.desk.press(Modifiers::NONE, Key::Enter);
    studio.desk.write("just");
    studio.compare("picker");
}

#[test]
fn a_pair_in_french_and_arabic_looks_as_it_was_approved_in_the_dark() {
    let mut studio = Studio::new(1440.0, 900.0);
    studio.desk.go_to("S12.ar");
    studio.desk.press(CTRL, Key::Backslash);
    studio.desk.press(CTRL_SHIFT, Key::D);
    studio.desk.press(CTRL_SHIFT, Key::G);
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
            studio.desk.press(CTRL_SHIFT, Key::G);
        }
        if dark {
            studio.desk.press(CTRL_SHIFT, Key::D);
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../pictures").join(look);
        let keep = |studio: &Studio, name: &str| studio.picture().write(&folder.join(name).with_extension("png"));
        studio.desk.press(CTRL, Key::Num1);
        studio.desk.press(CTRL, Key::Home);
        keep(&studio, "01-desk");
        for _ in 0..9 {
            studio.desk.press(Modifiers::ALT, Key::ArrowDown);
        }
        keep(&studio, "02-coding");
        studio.desk.press(CTRL, Key::R);
        keep(&studio, "03-recode");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.press(CTRL, Key::L);
        studio.desk.press(Modifiers::NONE, Key::Enter);
        studio.desk.press(Modifiers::NONE, Key::Tab);
        studio.desk.press(Modifiers::NONE, Key::ArrowRight);
        keep(&studio, "04-qualifiers");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.write("zzz");
        keep(&studio, "05-no-code");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.press(CTRL_SHIFT, Key::P);
        keep(&studio, "06-palette");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.press(CTRL, Key::N);
        keep(&studio, "07-new-code");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.press(CTRL, Key::Comma);
        keep(&studio, "08-settings");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.press(Modifiers::NONE, Key::F1);
        keep(&studio, "09-shortcuts");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.press(CTRL_SHIFT, Key::N);
        keep(&studio, "10-new-project");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.press(CTRL, Key::Num2);
        studio.desk.write("prison");
        keep(&studio, "11-search");
        for (key, name) in [(Key::Num3, "12-tables"), (Key::Num4, "13-four"), (Key::Num5, "14-five"), (Key::Num6, "15-six"), (Key::Num7, "16-seven")] {
            studio.desk.press(CTRL, key);
            keep(&studio, name);
        }
        studio.desk.press(CTRL, Key::Num3);
        studio.desk.harness.get_by_role_and_label(Role::TextInput, if french { "Filtre du tableau" } else { "Filter of the table" }).focus();
        studio.desk.settle();
        studio.desk.write("coder:INT-02");
        studio.desk.press(Modifiers::NONE, Key::Enter);
        keep(&studio, "12-tables-filtered");
        for (english, other, name) in [
            ("Charts", "Graphiques", "25-charts"),
            ("Codes together, tiles", "Codes ensemble, cases", "26-together"),
            ("Codes together, network", "Codes ensemble, réseau", "27-network"),
            ("Saturation", "Saturation", "28-saturation"),
        ] {
            studio.desk.harness.get_by_label(if french { other } else { english }).click();
            studio.desk.settle();
            keep(&studio, name);
        }
        studio.desk.press(CTRL_SHIFT, Key::E);
        keep(&studio, "17-export");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        let folder_of_files = studio.desk.file("");
        std::fs::write(
            folder_of_files.join("Entretien DET-020.txt"),
            "INT-02 : Bonjour.\nDET-020 : Bonjour, merci de me recevoir.\nINT-02 : Racontez.\nDET-020 : Je vendais du thé au marché, près de la gare.\n",
        )
        .unwrap();
        std::fs::write(folder_of_files.join("notes.xyz"), [0, 1, 2, 255]).unwrap();
        studio.desk.press(CTRL_SHIFT, Key::I);
        keep(&studio, "18-path");
        studio.desk.write(&folder_of_files.join("Entretien DET-020.txt").display().to_string());
        studio.desk.press(Modifiers::NONE, Key::Enter);
        studio.desk.wait();
        keep(&studio, "19-review");
        studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.go_to("S12.ar");
        keep(&studio, "20-arabic");
        studio.desk.press(CTRL, Key::Backslash);
        keep(&studio, "21-pair");
        studio.desk.press(CTRL, Key::Backslash);
        studio.desk.go_to("S05.bm");
        keep(&studio, "22-bambara");
        studio.desk.go_to("S04");
        keep(&studio, "23-group");
        studio.desk.go_to("S08");
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
            studio.desk.press(CTRL_SHIFT, Key::P);
            studio.desk.write(&Locale::new(if french { Tongue::French } else { Tongue::English }).text(action.key()));
            studio.desk.press(Modifiers::NONE, Key::Enter);
            if let Some(file) = file {
                studio.desk.write(&file.display().to_string());
                studio.desk.press(Modifiers::NONE, Key::Enter);
                studio.desk.wait();
            }
            keep(&studio, name);
            studio.desk.press(Modifiers::NONE, Key::Escape);
        }
    }
}
