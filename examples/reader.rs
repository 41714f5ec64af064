//! Draws the reader with a transcript and its codings into a PNG, without a screen.
//!
//! `cargo run --example reader -- TRANSCRIPT.txt CODINGS.csv CODEBOOK.csv OUT.png [key=value …]` with the keys `doc` (name in the table of
//! codings), `own` (coder whose codings are the person's own), `at` (character to jump to), `select` (number of the coding to select),
//! `mark` (`START..END` to select), `hover` (`X,Y` of the pointer), `collapsed`, `width`, `height`, `density`, `dark`, `language` (`en`, `fr`).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a tool for developers that may stop at bad input")]

mod software;

use egui::{Event, Pos2, RawInput, Rect, Theme, vec2};
use griot::app::reader::{Reader, ReaderSettings, ReaderView, ReaderWords, Selection, ShownCoding};
use griot::app::text::TextEngine;
use griot::app::theme;
use griot::model::coding::{Coding, Qualifiers};
use griot::model::colour::{of_family, of_new_family};
use griot::model::document::{Document, DocumentKind};
use griot::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use griot::model::language::Language;
use griot::model::layout::{Layout, Paragraph, ParagraphKind, Role, Speaker, Turn};
use griot::model::place::Transcript;
use griot::model::text::{CharSpan, DocumentText};
use griot::model::time::Moment;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let options: HashMap<&str, &str> = args.iter().filter_map(|arg| arg.split_once('=')).collect();
    let number = |key: &str, otherwise: f32| options.get(key).map_or(otherwise, |value| value.parse().unwrap());
    let (width, height, density) = (number("width", 840.0), number("height", 760.0), number("density", 1.0));
    let transcript = read_transcript(&std::fs::read_to_string(&args[0]).unwrap());
    let codings = read_codings(&args[1], &args[2], &options);
    let selected = options.get("select").map(|place| codings[place.parse::<usize>().unwrap()].coding.id);
    let words = ReaderWords { transcript: "Transcript".into(), header: "About this document".into(), codes: "Codes".into() };
    let context = egui::Context::default();
    theme::install(&context);
    context.set_theme(if options.contains_key("dark") { Theme::Dark } else { Theme::Light });
    let (mut engine, mut reader, mut textures) = (TextEngine::new(), Reader::new(), software::Textures::default());
    if let Some(at) = options.get("at") {
        let at = at.parse().unwrap();
        reader.jump_to(CharSpan::at(at, 1));
    }
    reader.header_collapsed = options.contains_key("collapsed");
    let hover = options.get("hover").and_then(|at| at.split_once(',')).map(|(x, y)| Event::PointerMoved(Pos2::new(x.parse().unwrap(), y.parse().unwrap())));
    let mut primitives = Vec::new();
    for frame in 0..6 {
        if let (2, Some(mark)) = (frame, options.get("mark")) {
            reader.select(Selection::of(mark.parse().unwrap()));
        }
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(width, height))),
            time: Some(f64::from(frame) * 2.0),
            events: hover.iter().cloned().collect(),
            ..RawInput::default()
        };
        context.set_pixels_per_point(density);
        let mut output = context.run_ui(input, |ui| {
            engine.begin_frame(ui.ctx());
            let view = ReaderView {
                transcript: &transcript,
                codings: &codings,
                revision: 1,
                selected,
                hits: &[],
                settings: ReaderSettings::default(),
                words: &words,
                half: griot::app::reader::Half::None,
            };
            reader.show(ui, &mut engine, &view);
            engine.end_frame(ui.ctx());
        });
        textures.apply(&mut output.textures_delta);
        primitives = context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
    }
    let size = [(width * density) as usize, (height * density) as usize];
    let picture = software::paint(size, density, &primitives, &textures);
    let mut out = std::fs::File::create(&args[3]).unwrap();
    std::io::Write::write_all(&mut out, &software::png(size, &picture)).unwrap();
}

/// Turns `[hh:mm:ss] LABEL : words`, apart by blank lines, after a header.
fn read_transcript(body: &str) -> Transcript {
    let text = DocumentText::new(body);
    let mut layout = Layout::default();
    let mut at = 0_u32;
    let len = |text: &str| text.chars().count() as u32;
    for piece in body.split("\n\n") {
        let span = CharSpan::at(at, len(piece.trim_end()));
        at += len(piece) + 2;
        let Some((stamp, rest)) = piece.strip_prefix('[').and_then(|rest| rest.split_once(']')).filter(|(stamp, _)| stamp.len() == 8) else {
            if layout.header.is_none() && layout.paragraphs.is_empty() {
                layout.header = Some(span);
            } else if !span.is_empty() {
                layout.paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
            }
            continue;
        };
        let (label, words) = rest.split_once(':').unwrap_or(("", rest));
        let start = span.start() + len(piece) - len(words.trim_start());
        let label = label.trim().to_owned();
        let speaker = layout.speakers.iter().position(|speaker| speaker.label == label).unwrap_or(layout.speakers.len());
        if speaker == layout.speakers.len() {
            layout.speakers.push(Speaker { role: Role::from_label(&label), label });
        }
        let seconds = stamp.split(':').fold(0, |sum, part| sum * 60 + part.parse::<u32>().unwrap_or(0));
        layout.paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
        layout.turns.push(Turn { span, speech_start: start, speaker: speaker as u16, time_ms: Some(seconds * 1000), language: None });
    }
    let (id, name) = (DocumentId::from_uuid(Uuid::from_u128(1)), "S".to_owned());
    let document = Document {
        id,
        file_name: name.clone(),
        name,
        kind: DocumentKind::Interview,
        language: Language::UNKNOWN,
        text: text.hash(),
        layout: layout.hash(),
        imported: Moment(0),
        imported_by: String::new(),
    };
    Transcript { document: Arc::new(document), text: Arc::new(text), layout: Arc::new(layout) }
}

fn read_codings(codings: &str, codebook: &str, options: &HashMap<&str, &str>) -> Vec<ShownCoding> {
    let french = options.get("language") == Some(&"fr");
    let mut codes = HashMap::new();
    let mut tones: HashMap<String, usize> = HashMap::new();
    for (place, row) in csv::Reader::from_path(codebook).unwrap().records().map(Result::unwrap).enumerate() {
        let family = row[0].split('.').next().unwrap().to_owned();
        let tone = tones.entry(family.clone()).or_insert(0);
        let colour = of_family(&family, *tone).unwrap_or(of_new_family(place, *tone));
        *tone += 1;
        codes.insert(row[0].to_owned(), (place, row[if french { 3 } else { 2 }].to_owned(), row[if french { 5 } else { 4 }].to_owned(), colour));
    }
    let mut shown = Vec::new();
    for (number, row) in csv::Reader::from_path(codings).unwrap().records().map(Result::unwrap).enumerate() {
        let Some((place, name, definition, colour)) = codes.get(&row[1]).filter(|_| Some(&&row[0]) == options.get("doc")) else { continue };
        let coding = Coding {
            id: CodingId::from_uuid(Uuid::from_u128(number as u128)),
            document: DocumentId::from_uuid(Uuid::from_u128(1)),
            span: CharSpan::between(row[3].parse().unwrap(), row[4].parse().unwrap()),
            code: CodeId::from_uuid(Uuid::from_u128(*place as u128)),
            coder: CoderId::from_uuid(Uuid::from_u128(1)),
            created: Moment(0),
            memo: row[5].to_owned(),
            qualifiers: Qualifiers::default(),
            codebook_version: String::new(),
        };
        let own = options.get("own").is_none_or(|own| **own == row[2]);
        let (name, path, definition): (Arc<str>, Arc<str>, Arc<str>) = (name.as_str().into(), row[1].into(), definition.as_str().into());
        shown.push(ShownCoding { coding, name, path, definition, made: row[2].into(), colour: *colour, own, consensus: false, echo: false });
    }
    shown
}
