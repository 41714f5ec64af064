//! How quickly the whole window answers, without a screen: every frame is laid out, handled and tessellated, the graphics card is not measured.
//! A project with 1,000 codes and two documents of 500 codings each. `cargo bench --bench window`.
#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement that may stop at its own mistakes")]

use egui::{Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use griot::app::picker::rows::Haystack;
use griot::app::window::{OpenWith, Options, Window};
use griot::model::code::Bilingual;
use griot::model::coding::Qualifiers;
use griot::model::ids::{CodeId, InstallationId};
use griot::model::text::CharSpan;
use griot::session::clock::Clock;
use griot::session::command::{Command, NewCode, NewCoding};
use griot::session::files::ImportRequest;
use griot::session::{Actor, Session, start_with};
use std::path::Path;
use std::time::{Duration, Instant};

const CODES: usize = 1_000;
const CODINGS: u32 = 500;

fn actor() -> Actor {
    let clock = Clock::system();
    let installation = InstallationId::from_uuid(clock.uuid());
    Actor { coder: "INT-02".into(), installation, clock }
}

/// Makes the project.
fn project(path: &Path) {
    let mut session = Session::create(path, None, start_with::nothing("bench"), actor()).unwrap();
    let words = ["prison", "marché", "retour", "famille", "peur", "travail", "village", "école"];
    for number in 0..CODES {
        let family = session.project().codebook().children(None).last().copied().filter(|_| !number.is_multiple_of(50));
        let name = Bilingual::new(format!("{} and {} {number}", words[number % 8], words[number / 8 % 8]), format!("{} du {number}", words[number / 5 % 8]));
        let definition = Bilingual::same(format!("What is said about {} when {} is far.", words[number % 8], words[number / 3 % 8]));
        session.execute(Command::AddCode(NewCode { parent: family, name, definition, ..NewCode::default() })).unwrap();
    }
    let line = |number: usize| {
        format!(
            "{} : {}.\n",
            if number.is_multiple_of(2) { "INT-02" } else { "DET-004" },
            "la prison était loin de notre village et personne ne venait ".repeat(6).trim()
        )
    };
    let texts: Vec<String> = ["", "encore "].iter().map(|extra| (0..300).map(|number| format!("{}{extra}", line(number))).collect()).collect();
    let files: Vec<(&str, &[u8])> = vec![("A.txt", texts[0].as_bytes()), ("B.txt", texts[1].as_bytes())];
    session.import_bytes(&files, &ImportRequest::default()).unwrap();
    let project = session.project();
    let codes: Vec<CodeId> = project.codebook().iter().map(|code| code.id).collect();
    for document in project.documents() {
        let length = project.text(document.text).unwrap().char_len();
        let new = (0..CODINGS).map(|number| NewCoding {
            document: document.id,
            span: CharSpan::at(number * (length - 400) / CODINGS, 40 + number * 7 % 260),
            code: codes[(number as usize * 37) % codes.len()],
            memo: String::new(),
            qualifiers: Qualifiers::default(),
        });
        session.execute(Command::AddCodings(new.collect())).unwrap();
    }
    session.close().unwrap();
}

/// The window with its frames.
struct Stage {
    context: egui::Context,
    window: Window,
    time: f64,
    repaint: Duration,
}

impl Stage {
    fn new(path: &Path) -> Self {
        let context = egui::Context::default();
        let options = Options { open: OpenWith::Project(path.to_owned()), coder: Some("INT-02".into()), dialogs: false, temporary: true, system_fonts: false };
        let window = Window::new(&context, options);
        let mut stage = Self { context, window, time: 0.0, repaint: Duration::ZERO };
        while stage.window.desk().is_none() {
            stage.frame(Vec::new());
        }
        stage.rest();
        stage
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let started = Instant::now();
        let mut output = self.context.run_ui(input, |ui| self.window.show(ui));
        let shapes = self.context.tessellate(output.shapes, output.pixels_per_point);
        let took = started.elapsed();
        std::hint::black_box(shapes);
        self.repaint = output.viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap_or(Duration::MAX);
        output.textures_delta.clear();
        took
    }

    fn rest(&mut self) {
        for _ in 0..8 {
            self.frame(Vec::new());
        }
    }

    /// A key and the frame after it, in which its consequence is painted.
    fn key(&mut self, modifiers: Modifiers, key: Key) -> Duration {
        let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let first = self.frame(vec![press(true), press(false)]);
        first + self.frame(Vec::new())
    }

    fn text(&mut self, text: &str) -> Duration {
        self.frame(vec![Event::Text(text.to_owned())])
    }
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1000.0;
    println!("{name:58} median {:7.2} ms   p99 {:7.2} ms   ({} times)", at(0.5), at(0.99), times.len());
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bench.griot");
    project(&path);
    let started = Instant::now();
    let mut stage = Stage::new(&path);
    println!("{:58} {:14.2} ms", "window made, project opened, first frames", started.elapsed().as_secs_f64() * 1000.0);
    stage.rest();
    report("a frame in which nothing happens", (0..200).map(|_| stage.frame(Vec::new())).collect());
    println!("{:58} {:?}", "next repaint of an idle window", stage.repaint);

    let mut opened = Vec::new();
    for number in 0..20 {
        stage.key(Modifiers::COMMAND, Key::P);
        stage.text(if number % 2 == 0 { "B" } else { "A" });
        opened.push(stage.key(Modifiers::NONE, Key::Enter));
        stage.rest();
        stage.key(Modifiers::COMMAND, Key::W);
        stage.rest();
    }
    report("opening a document with 500 codings, to its second frame", opened);

    let haystack = Haystack::new(&stage.window.desk().unwrap().project, &[], false, |_| true);
    let queries = ["p", "pr", "pri", "pris", "priso", "prison", "é", "éc", "ret vil", "xqz"];
    let alone = (0..100).map(|number| {
        let started = Instant::now();
        std::hint::black_box(haystack.rows(queries[number % queries.len()], &[]));
        started.elapsed()
    });
    report("type-ahead in 1,000 codes, the search alone", alone.collect());

    stage.key(Modifiers::COMMAND, Key::P);
    stage.text("A");
    stage.key(Modifiers::NONE, Key::Enter);
    stage.rest();
    let (mut typed, mut applied, mut removed) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..30 {
        for _ in 0..=number % 3 {
            stage.key(Modifiers::NONE, Key::ArrowDown);
        }
        stage.key(Modifiers::COMMAND, Key::L);
        stage.key(Modifiers::NONE, Key::Enter);
        for letter in ["p", "r", "i"] {
            typed.push(stage.text(letter));
        }
        let before = stage.window.desk().unwrap().project.coding_count();
        let took = stage.key(Modifiers::NONE, Key::Enter);
        if stage.window.desk().unwrap().project.coding_count() > before {
            applied.push(took);
            stage.rest();
            removed.push(stage.key(Modifiers::NONE, Key::Delete));
        }
        stage.rest();
    }
    report("a key in the picker over 1,000 codes, the whole frame", typed);
    report("a coding applied, committed and painted (two frames)", applied);
    report("a coding removed, committed and painted (two frames)", removed);
}
