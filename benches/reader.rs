//! How quickly the real reader draws a made-up transcript of 1,000,000 characters with 5,000 overlapping codings, without a screen:
//! layout, events and tessellation are measured, the graphics card is not. `cargo bench --bench reader`.
#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]
#![expect(clippy::indexing_slicing, reason = "a measurement that may stop at its own mistakes")]

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use griot::app::reader::{Reader, ReaderSettings, ReaderView, ReaderWords, ShownCoding};
use griot::app::text::TextEngine;
use griot::app::theme;
use griot::model::coding::{Coding, Qualifiers};
use griot::model::colour::of_new_family;
use griot::model::document::{Document, DocumentKind};
use griot::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use griot::model::language::Language;
use griot::model::layout::{Layout, Paragraph, ParagraphKind, Role, Speaker, Turn};
use griot::model::place::Transcript;
use griot::model::text::{CharSpan, DocumentText};
use griot::model::time::Moment;
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Numbers that are the same in every run (the generator of Numerical Recipes).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

const FRENCH: [&str; 24] = [
    "la",
    "prison",
    "était",
    "loin",
    "de",
    "notre",
    "village",
    "et",
    "personne",
    "ne",
    "venait",
    "nous",
    "voir",
    "après",
    "le",
    "marché",
    "mon",
    "frère",
    "a",
    "vendu",
    "du",
    "sucre",
    "où",
    "dangereux",
];
const ARABIC: [&str; 12] = ["كان", "الحارس", "في", "السجن", "مرتين", "على", "الباب", "وكنا", "نقرأ", "كتب", "قديمة", "معهم"];

fn transcript(len: usize, arabic: bool, numbers: &mut Numbers) -> Transcript {
    let words: &[&str] = if arabic { &ARABIC } else { &FRENCH };
    let (mut body, mut layout, mut at) = (String::new(), Layout::default(), 0_u32);
    layout.speakers = vec![Speaker { label: "INT-01".into(), role: Role::Interviewer }, Speaker { label: "DET-001".into(), role: Role::Participant }];
    let mut turn = 0;
    while (at as usize) < len {
        let speaker = turn % 2;
        let label = if speaker == 0 { "INT-01 : " } else { "DET-001 : " };
        let target = if speaker == 0 { 80 } else { 300 + numbers.below(600) as usize };
        let mut said = String::new();
        while said.chars().count() < target {
            said.push_str(words[numbers.below(words.len() as u64) as usize]);
            said.push_str(if numbers.below(9) == 0 { ". " } else { " " });
        }
        let (start, speech) = (at, at + label.len() as u32);
        let span = CharSpan::between(start, speech + said.trim_end().chars().count() as u32);
        body.push_str(label);
        body.push_str(said.trim_end());
        body.push_str("\n\n");
        layout.paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
        layout.turns.push(Turn { span, speech_start: speech, speaker: speaker as u16, time_ms: Some(turn as u32 * 20_000), language: None });
        at = span.end() + 2;
        turn += 1;
    }
    let text = DocumentText::new(body);
    let document = Document {
        id: DocumentId::from_uuid(Uuid::from_u128(len as u128)),
        name: "bench".into(),
        file_name: "bench.txt".into(),
        kind: DocumentKind::Interview,
        language: Language::UNKNOWN,
        text: text.hash(),
        layout: layout.hash(),
        imported: Moment(0),
        imported_by: String::new(),
    };
    Transcript { document: Arc::new(document), text: Arc::new(text), layout: Arc::new(layout) }
}

fn coding(number: u64, len: u32, numbers: &mut Numbers) -> ShownCoding {
    let code = numbers.below(129);
    let start = numbers.below(u64::from(len)) as u32;
    let span = CharSpan::between(start, (start + 30 + numbers.below(500) as u32).min(len));
    ShownCoding {
        coding: Coding {
            id: CodingId::from_uuid(Uuid::from_u128(u128::from(number))),
            document: DocumentId::from_uuid(Uuid::from_u128(1)),
            span,
            code: CodeId::from_uuid(Uuid::from_u128(u128::from(code))),
            coder: CoderId::from_uuid(Uuid::from_u128(1)),
            created: Moment(0),
            memo: String::new(),
            qualifiers: Qualifiers::default(),
            codebook_version: String::new(),
        },
        name: format!("A code with quite a long name, number {code}").into(),
        path: format!("family.code-{code}").into(),
        definition: "What it means".into(),
        made: "INT-01".into(),
        colour: of_new_family(code as usize, code as usize / 16),
        own: numbers.below(3) != 0,
        consensus: false,
        echo: false,
    }
}

/// One window with one reader.
struct Bench {
    context: egui::Context,
    engine: TextEngine,
    reader: Reader,
    time: f64,
    /// Corners of triangles in the last frame: a frame that shows nothing is quick.
    vertices: usize,
}

impl Bench {
    /// A window that nothing was drawn in yet.
    fn cold() -> Self {
        let context = egui::Context::default();
        theme::install(&context);
        Self { context, engine: TextEngine::new(), reader: Reader::new(), time: 0.0, vertices: 0 }
    }

    /// A window in which another document was open before.
    fn new() -> Self {
        let mut bench = Self::cold();
        let empty = transcript(400, false, &mut Numbers(3));
        for _ in 0..3 {
            bench.frame(&empty, &[], 0, Vec::new());
        }
        bench.reader = Reader::new();
        bench
    }

    /// Time for one frame with these events.
    fn frame(&mut self, transcript: &Transcript, codings: &[ShownCoding], revision: u64, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let words = ReaderWords { transcript: "Transcript".into(), header: "Header".into(), codes: "Codes".into() };
        let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1200.0, 900.0))), time: Some(self.time), events, ..RawInput::default() };
        let Self { context, engine, reader, .. } = self;
        let started = Instant::now();
        let mut output = context.run_ui(input, |ui| {
            engine.begin_frame(ui.ctx());
            let view = ReaderView {
                transcript,
                codings,
                revision,
                selected: None,
                hits: &[],
                settings: ReaderSettings::default(),
                words: &words,
                half: griot::app::reader::Half::None,
            };
            reader.show(ui, engine, &view);
            engine.end_frame(ui.ctx());
        });
        let primitives = context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let taken = started.elapsed();
        output.textures_delta.clear();
        let vertices =
            |primitive: &egui::ClippedPrimitive| if let egui::epaint::Primitive::Mesh(mesh) = &primitive.primitive { mesh.vertices.len() } else { 0 };
        self.vertices = primitives.iter().map(vertices).sum();
        taken
    }
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!("{name:<44} n {:>5}  median {:>7.2} ms  p99 {:>7.2} ms  max {:>7.2} ms", times.len(), at(0.5), at(0.99), at(1.0));
}

fn measure(kind: &str, arabic: bool) {
    let mut numbers = Numbers(7);
    let transcript = transcript(1_000_000, arabic, &mut numbers);
    let len = transcript.text.char_len();
    let mut codings: Vec<_> = (0..5000).map(|number| coding(number, len, &mut numbers)).collect();
    println!("{kind}: {len} characters, {} paragraphs, {} codings", transcript.layout.paragraphs.len(), codings.len());
    report("first frame of a new window", (0..10).map(|_| Bench::cold().frame(&transcript, &codings, 1, Vec::new())).collect());
    let mut bench = Bench::new();
    report("first frame of the document", vec![bench.frame(&transcript, &codings, 1, Vec::new())]);
    println!("{} vertices", bench.vertices);
    report("same frame again", (0..300).map(|_| bench.frame(&transcript, &codings, 1, Vec::new())).collect());
    let wheel = |points: f32| Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -points),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    };
    let over = Event::PointerMoved(pos2(400.0, 400.0));
    report("wheel, 60 points a frame", (0..1500).map(|_| bench.frame(&transcript, &codings, 1, vec![over.clone(), wheel(60.0)])).collect());
    let from = bench.reader.paragraph_in_view();
    report("wheel, 800 points a frame", (0..300).map(|_| bench.frame(&transcript, &codings, 1, vec![over.clone(), wheel(800.0)])).collect());
    println!("from paragraph {from:?} to {:?}", bench.reader.paragraph_in_view());
    let mut jumps = Vec::new();
    for _ in 0..300 {
        bench.reader.jump_to(CharSpan::at(numbers.below(u64::from(len)) as u32, 1));
        jumps.push(bench.frame(&transcript, &codings, 1, Vec::new()));
    }
    report("jump anywhere", jumps);
    let mut changes = Vec::new();
    for revision in 2..202 {
        let added = coding(10_000 + revision, len, &mut numbers);
        if revision % 2 == 0 {
            codings.push(added);
        } else {
            drop(codings.pop());
        }
        changes.push(bench.frame(&transcript, &codings, revision, Vec::new()));
    }
    report("coding added or removed", changes);
    bench.frame(&transcript, &codings, 300, vec![Event::PointerMoved(pos2(300.0, 200.0))]);
    let press = |pressed| Event::PointerButton { pos: pos2(300.0, 200.0), button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    bench.frame(&transcript, &codings, 300, vec![press(true)]);
    let drag =
        (0..200).map(|step| bench.frame(&transcript, &codings, 300, vec![Event::PointerMoved(pos2(300.0 + step as f32, 200.0 + step as f32 * 2.0))])).collect();
    report("selecting with the mouse", drag);
    bench.frame(&transcript, &codings, 300, vec![press(false)]);
    let down = |modifiers| Event::Key { key: Key::ArrowDown, physical_key: None, pressed: true, repeat: false, modifiers };
    report("selecting with the keyboard", (0..300).map(|_| bench.frame(&transcript, &codings, 300, vec![down(Modifiers::SHIFT)])).collect());
}

fn main() {
    measure("French", false);
    measure("Arabic", true);
    let mut numbers = Numbers(11);
    let transcript = transcript(60_000, false, &mut numbers);
    let codings: Vec<_> = (0..500).map(|number| coding(number, transcript.text.char_len(), &mut numbers)).collect();
    let opened = (0..30).map(|_| {
        let mut bench = Bench::new();
        bench.frame(&transcript, &codings, 1, Vec::new())
    });
    report("opening a document with 500 codings", opened.collect());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS")) {
        println!("{line}");
    }
}
