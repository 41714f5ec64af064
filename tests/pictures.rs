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

/// One way of looking at everything.
#[derive(Clone, Copy)]
struct Look {
    name: &'static str,
    french: bool,
    dark: bool,
    width: f32,
    height: f32,
}

/// All ways, or those whose name holds what `GRIOT_LOOK` says.
fn looks() -> Vec<Look> {
    let look = |name, french, dark, width, height| Look { name, french, dark, width, height };
    let all = [
        look("en-light", false, false, 1440.0, 900.0),
        look("fr-light", true, false, 1440.0, 900.0),
        look("fr-dark", true, true, 1440.0, 900.0),
        look("en-small", false, false, 1024.0, 700.0),
    ];
    let wanted = std::env::var("GRIOT_LOOK").unwrap_or_default();
    all.into_iter().filter(|look| look.name.contains(&wanted)).collect()
}

impl Look {
    fn studio(self) -> Studio {
        let mut studio = Studio::new(self.width, self.height);
        if self.french {
            studio.desk.press(CTRL_SHIFT, Key::G);
        }
        if self.dark {
            studio.desk.press(CTRL_SHIFT, Key::D);
        }
        studio
    }

    fn text(self, key: &str) -> String {
        Locale::new(if self.french { Tongue::French } else { Tongue::English }).text(key)
    }

    /// Runs an action by its name.
    fn run(self, studio: &mut Studio, action: Action) {
        studio.desk.run_action(&self.text(action.key()));
    }

    /// Writes into a field that is named by a message.
    fn fill(self, studio: &mut Studio, key: &str, text: &str) {
        studio.desk.fill(&self.text(key), text);
    }

    /// Presses what is named by a message, and waits.
    fn click(self, studio: &mut Studio, key: &str) {
        studio.desk.click(&self.text(key));
        studio.desk.wait();
    }

    /// Keeps a picture, where `GRIOT_PAGE` does not say that only others are wanted.
    fn keep(self, studio: &Studio, name: &str) {
        if name.contains(&std::env::var("GRIOT_PAGE").unwrap_or_default()) {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../pictures").join(self.name);
            studio.picture().write(&folder.join(name).with_extension("png"));
        }
    }
}

/// Every page and sheet that keys reach, to be looked at: `cargo test --test pictures -- --ignored`, then `target/pictures`.
#[test]
#[ignore = "paints for a person to look at, and compares nothing"]
#[expect(clippy::too_many_lines, reason = "a list of what is looked at")]
fn all_pages_for_eyes() {
    for look in looks() {
        let (mut studio, french) = (look.studio(), look.french);
        let keep = |studio: &Studio, name: &str| look.keep(studio, name);
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
        studio.desk.wait_until(|window| window.desk().is_some_and(|desk| !desk.search.is_searching()));
        keep(&studio, "11-search");
        for (key, name) in [(Key::Num3, "12-tables"), (Key::Num4, "13-four"), (Key::Num5, "14-five"), (Key::Num6, "15-six"), (Key::Num7, "16-seven")] {
            studio.desk.press(CTRL, key);
            studio.desk.wait_until(|window| key != Key::Num4 || window.desk().is_some_and(|desk| desk.agreement.is_ready()));
            keep(&studio, name);
        }
        studio.desk.press(CTRL, Key::Num3);
        studio.desk.harness.get_by_role_and_label(Role::TextInput, if french { "Filtre du tableau" } else { "Filter of the table" }).focus();
        studio.desk.settle();
        studio.desk.write("coder:INT-02");
        studio.desk.press(Modifiers::NONE, Key::Enter);
        keep(&studio, "12-tables-filtered");
        studio.desk.harness.get_all_by_role(Role::Cell).next().unwrap().click();
        studio.desk.settle();
        keep(&studio, "12-tables-passages");
        look.click(&mut studio, "as-bars");
        keep(&studio, "12-tables-bars");
        look.click(&mut studio, "as-table");
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
            ("29-study-in", Action::ImportStudy, Some(exchange)),
            ("30-study-out", Action::ExportStudy, None),
            ("31-survey", Action::ImportSurvey, Some(folder_of_files.join("survey.csv"))),
        ] {
            look.run(&mut studio, action);
            if let Some(file) = file {
                studio.desk.give(&file);
            }
            keep(&studio, name);
            studio.desk.press(Modifiers::NONE, Key::Escape);
        }
    }
}

/// The sheets of what must not go wrong: withdrawal, real names, backups, parcels, encryption, merging.
#[test]
#[ignore = "paints for a person to look at, and compares nothing"]
#[expect(clippy::too_many_lines, reason = "a list of what is looked at")]
fn all_sheets_for_eyes() {
    let words = "baobab kettle ninety orchard";
    for look in looks() {
        let studio = &mut look.studio();
        let close = |studio: &mut Studio| studio.desk.press(Modifiers::NONE, Key::Escape);
        studio.desk.read();
        studio.desk.press(CTRL, Key::ArrowDown);
        studio.desk.press(CTRL, Key::L);
        look.run(studio, Action::WithdrawPassage);
        studio.desk.wait();
        look.keep(studio, "s01-withdraw-passage");
        close(studio);
        studio.desk.harness.get_all_by_role(Role::ListItem).next().unwrap().focus();
        studio.desk.settle();
        studio.desk.press(Modifiers::SHIFT, Key::F10);
        look.keep(studio, "s02-menu-of-document");
        look.click(studio, "withdraw-document");
        look.keep(studio, "s03-withdraw-document");
        close(studio);
        look.run(studio, Action::Consent);
        look.keep(studio, "s04-consent");
        close(studio);
        look.run(studio, Action::Pseudonymise);
        look.fill(studio, "vault-passphrase", words);
        look.fill(studio, "passphrase-again", words);
        look.keep(studio, "s05-vault");
        look.click(studio, "pseudonyms-look");
        look.keep(studio, "s06-names");
        look.click(studio, "pseudonyms-take");
        while studio.desk.hears(&look.text("pseudonyms-leave")) {
            look.click(studio, "pseudonyms-leave");
        }
        look.keep(studio, "s07-names-told");
        look.click(studio, "pseudonyms-replace");
        look.run(studio, Action::Pseudonymise);
        look.fill(studio, "vault-passphrase", words);
        look.keep(studio, "s08-vault-known");
        close(studio);
        look.run(studio, Action::Backups);
        look.keep(studio, "s09-backups-none");
        look.click(studio, "backup-make");
        look.run(studio, Action::Backups);
        studio.desk.click_containing(Role::CheckBox, if look.french { "Mo)" } else { "MB)" });
        look.keep(studio, "s10-backups");
        close(studio);
        look.run(studio, Action::Pack);
        look.fill(studio, "parcel-passphrase", "password1");
        look.keep(studio, "s11-pack");
        look.click(studio, "parcel-by-keys");
        look.keep(studio, "s12-pack-by-keys");
        close(studio);
        look.run(studio, Action::MakeKey);
        look.keep(studio, "s13-keygen");
        close(studio);
        let parcel = studio.desk.file("study.age");
        std::fs::write(&parcel, "age-encryption.org/v1").unwrap();
        look.run(studio, Action::Unpack);
        studio.desk.give(&parcel);
        look.keep(studio, "s14-unpack");
        close(studio);
        look.run(studio, Action::ProjectSettings);
        look.keep(studio, "s15-project-settings");
        close(studio);
        look.run(studio, Action::ExportReport);
        look.keep(studio, "s16-report");
        close(studio);
        look.run(studio, Action::ExportStudy);
        look.click(studio, "export");
        look.keep(studio, "s17-what-left");
        look.click(studio, "done");
        let other = studio.desk.file("from-bob.griot");
        std::fs::copy(&studio.desk.path, &other).unwrap();
        look.run(studio, Action::MergeCopy);
        studio.desk.give(&other);
        look.keep(studio, "s18-merge");
        close(studio);
        studio.desk.press(CTRL, Key::Comma);
        look.click(studio, "settings-shortcuts");
        look.keep(studio, "s19-remapped");
        close(studio);
        studio.desk.let_go(Path::new("/no/such/file.txt"));
        look.keep(studio, "s20-unreadable");
        close(studio);
        look.run(studio, Action::Encryption);
        look.fill(studio, "passphrase-new", "password1");
        look.keep(studio, "s21-seal-weak");
        look.fill(studio, "passphrase-new", words);
        look.fill(studio, "passphrase-again", words);
        look.keep(studio, "s22-seal-strong");
        look.click(studio, "seal-project");
        studio.desk.wait_until(|window| window.desk().is_some_and(|desk| desk.encrypted));
        look.keep(studio, "s23-recovery-sheet");
        look.click(studio, "recovery-written-down");
        look.run(studio, Action::Encryption);
        look.keep(studio, "s24-passphrase");
        studio.desk.click_containing(Role::RadioButton, &look.text("unseal-project"));
        look.keep(studio, "s25-unseal");
        close(studio);
        studio.desk.press(CTRL_SHIFT, Key::L);
        look.keep(studio, "s26-locked");
        studio.desk.write("wrong");
        studio.desk.press(Modifiers::NONE, Key::Enter);
        studio.desk.wait();
        look.keep(studio, "s27-wrong-passphrase");
        // The start screen.
        let desk =
            Desk::within(hold().with_size(vec2(look.width, look.height)).renderer(studio.painter.clone()), tempfile::tempdir().unwrap(), OpenWith::Nothing);
        let mut start = Studio { desk, painter: studio.painter.clone() };
        if look.french {
            start.desk.press(CTRL_SHIFT, Key::G);
        }
        if look.dark {
            start.desk.press(CTRL_SHIFT, Key::D);
        }
        look.keep(&start, "s28-start");
    }
}
