//! The transcript as people see it all day: paragraphs laid out as they come into view, codings as tints and stripes, one selection.
//!
//! The reader shows plain values of the model and never changes them; what a person does comes back as [`ReaderEvent`]s.

mod blocks;
mod columns;
mod frame;
mod heights;
mod level;
mod marks;
mod paint;
mod pointer;
mod selection;
mod side;
mod stripes;

pub use columns::{Half, LineSpacing, ReaderSettings};
pub use selection::{Motion, Selection, Stretch};

use crate::app::text::shape::{Paragraph, Shaped};
use crate::app::text::{Face, TextEngine};
use crate::app::theme::tokens::SMALL;
use crate::model::coding::Coding;
use crate::model::colour::Colour;
use crate::model::ids::{CodeId, CodingId};
use crate::model::layout::ParagraphKind;
use crate::model::place::Transcript;
use crate::model::text::{CharSpan, Hash};
use blocks::{Block, BlockKind};
use columns::Columns;
use heights::Heights;
use marks::{Grounds, Marks};
use selection::{Layouts, Walk};
use std::sync::Arc;

/// A coding as the reader shows it. The owner keeps the list and its texts in the person's language.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownCoding {
    /// The coding.
    pub coding: Coding,
    /// Name of its code.
    pub name: Arc<str>,
    /// Dotted path of its code.
    pub path: Arc<str>,
    /// Definition of its code.
    pub definition: Arc<str>,
    /// Who made it and when, such as `INT-02, 14 November 2031`.
    pub made: Arc<str>,
    /// Colour of its code.
    pub colour: Colour,
    /// True for a coding of the person at the desk: it is tinted and its stripe is filled.
    pub own: bool,
    /// True for a coding on which coders agreed: its stripe is filled and notched.
    pub consensus: bool,
    /// True for a coding of the other one of two documents read side by side: a thin line beside the same turn.
    pub echo: bool,
}

/// Words that the reader shows or says, in the person's language.
#[derive(Clone, Debug, PartialEq)]
pub struct ReaderWords {
    /// Accessible name of the whole, such as `Transcript of S01`.
    pub transcript: Arc<str>,
    /// Accessible name of the header, such as `About this document`.
    pub header: Arc<str>,
    /// What stands before the codes of a passage when it is read aloud, such as `Codes`.
    pub codes: Arc<str>,
}

/// What the reader is to show.
#[derive(Clone, Copy, Debug)]
pub struct ReaderView<'a> {
    /// The document.
    pub transcript: &'a Transcript,
    /// Codings to show, in any order.
    pub codings: &'a [ShownCoding],
    /// A number that changes whenever `codings` do.
    pub revision: u64,
    /// The coding that is selected, with posts at its ends.
    pub selected: Option<CodingId>,
    /// Search hits, in order.
    pub hits: &'a [CharSpan],
    /// How the person wants to see it.
    pub settings: ReaderSettings,
    /// Words in the person's language.
    pub words: &'a ReaderWords,
    /// Which half of a pair it is.
    pub half: Half,
}

/// What a person did in the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// The selection or the caret moved.
    SelectionChanged(Selection),
    /// A coding was clicked, on its tint, stripe or label.
    CodingClicked(CodingId),
    /// The line that stands for several stripes was clicked; the codings are to be listed.
    FoldClicked {
        /// The codings, in the order of the view.
        codings: Vec<CodingId>,
        /// Place on the screen, in points.
        at: [i32; 2],
    },
    /// An end of the selected coding is being dragged, or was moved by a key.
    BoundsMoved {
        /// The coding.
        coding: CodingId,
        /// Its new characters.
        span: CharSpan,
        /// True when the person let go: the change is to be made now.
        done: bool,
    },
    /// A menu was asked for at a position.
    MenuWanted {
        /// The character under the pointer.
        position: u32,
        /// Place on the screen, in points.
        at: [i32; 2],
    },
    /// Another size was asked for.
    SettingsChanged(ReaderSettings),
    /// The selected words are to be copied; the owner knows whether they may be.
    CopyWanted(CharSpan),
    /// A code was dragged from elsewhere and let go over the text.
    CodeDropped {
        /// The code.
        code: CodeId,
        /// The selection, where it was let go on it, else the sentence under the pointer.
        span: CharSpan,
    },
}

/// What is dragged when a code is taken from the tree: the tree sets it with `egui::DragAndDrop::set_payload`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraggedCode(pub CodeId);

/// What is dragged when the selection is taken to a code in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraggedPassage(pub CharSpan);

/// Space between two turns, in points.
const TURN_GAP: f32 = 13.0;
/// Space above the first block.
const TOP: f32 = 16.0;
/// Space below the last block.
const BOTTOM: f32 = 48.0;
/// Padding of the header's card.
const CARD_PADDING: f32 = 12.0;
/// Width kept free for the header's icon.
const CARD_ICON: f32 = 20.0;
/// Number of laid out blocks that are kept.
const KEPT: usize = 900;
/// Seconds for which a jump marks its target.
const FLASH: f64 = 1.2;

/// What a layout of the whole document depends on.
#[derive(Clone, Copy, PartialEq)]
struct LayoutKey {
    text: Hash,
    layout: Hash,
    columns: Columns,
    settings: ReaderSettings,
}

/// What is being dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// The end of the selection.
    Selection,
    /// The selected words, to a code.
    Passage,
    /// One end of the selected coding; `fixed` is the other one.
    Post { coding: CodingId, fixed: u32 },
}

/// The transcript widget. One for each open document.
pub struct Reader {
    blocks: Arc<[Block]>,
    heights: Heights,
    laid: Vec<Option<Box<Shaped>>>,
    laid_count: usize,
    key: Option<LayoutKey>,
    marks: Marks,
    marks_revision: Option<u64>,
    /// Lane of each coding, as far as known.
    lanes: Vec<Option<u8>>,
    grounds: Grounds,
    names: side::Names,
    selection: Selection,
    /// Place on the row that up and down keep to.
    goal: Option<f32>,
    drag: Option<Drag>,
    /// What a code that is carried over the text would be put on.
    drop_here: Option<CharSpan>,
    hovered: Option<(CodingId, f64)>,
    /// True where the header is shown on one line.
    pub header_collapsed: bool,
    jump: Option<CharSpan>,
    /// Block marked after a jump, and until when.
    flash: Option<(usize, f64)>,
    /// Distance by which the next frame has to be scrolled, because blocks above turned out higher or lower than estimated.
    correction: f32,
    /// Place from which the next frame will be shown.
    offset: f32,
    reveal_caret: bool,
    /// Where the text was clicked last, until the caret moves otherwise: a click on a coding selects all of it.
    clicked: Option<u32>,
    /// Pixels per point.
    density: f32,
    /// Factor by which two fingers, or the wheel with Ctrl, have zoomed since the last step.
    pinched: f32,
    /// What was in view in the last frame.
    shown: Option<frame::Shown>,
    /// The widget that has the keyboard when this document is read.
    focus: Option<egui::Id>,
    /// Height of each block by itself, and the least it has because of the document beside it.
    natural: Vec<f32>,
    floors: Vec<f32>,
    /// Distance from the top to which the next frame is scrolled, to stay level with the document beside it.
    level: Option<f32>,
    #[cfg(test)]
    last_side: side::Side,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader at the top of its document.
    pub fn new() -> Self {
        Self {
            blocks: Arc::default(),
            heights: Heights::default(),
            laid: Vec::new(),
            laid_count: 0,
            key: None,
            marks: Marks::default(),
            marks_revision: None,
            lanes: Vec::new(),
            grounds: Grounds::default(),
            names: side::Names::default(),
            selection: Selection::default(),
            goal: None,
            drag: None,
            drop_here: None,
            hovered: None,
            header_collapsed: false,
            jump: None,
            flash: None,
            correction: 0.0,
            offset: 0.0,
            reveal_caret: false,
            clicked: None,
            density: 1.0,
            pinched: 1.0,
            shown: None,
            focus: None,
            natural: Vec::new(),
            floors: Vec::new(),
            level: None,
            #[cfg(test)]
            last_side: side::Side::default(),
        }
    }

    /// Where the characters of a span stood on the screen in the last frame, as far as they were in view: what a picker must not cover.
    pub fn rect_on_screen(&self, span: CharSpan) -> Option<egui::Rect> {
        let shown = self.shown.as_ref()?;
        let mut found: Option<egui::Rect> = None;
        for place in shown.blocks.clone() {
            let (Some(block), Some(shaped)) = (self.blocks.get(place), self.laid(place)) else { continue };
            let corner = self.corner(shown.origin, place).to_vec2();
            let rects = match span.intersection(block.span) {
                Some(both) => shaped.rects(pointer::own_span(both, block.span)),
                None if span.is_empty() && block.span.start() <= span.start() && span.start() <= block.span.end() => {
                    vec![crate::app::text::caret_rect(shaped.caret(span.start() - block.span.start()), egui::Pos2::ZERO)]
                }
                None => Vec::new(),
            };
            for rect in rects.into_iter().map(|rect| rect.translate(corner)).filter(|rect| rect.intersects(shown.clip)) {
                found = Some(found.map_or(rect, |all| all.union(rect)));
            }
        }
        found
    }

    /// Left edge of the text on the screen in the last frame, where a picker is aligned.
    pub fn text_left(&self) -> Option<f32> {
        Some(self.shown.as_ref()?.origin.x + self.key?.columns.text_left)
    }

    /// True where the reader has the keyboard.
    pub fn has_focus(&self, context: &egui::Context) -> bool {
        self.focus.is_some_and(|id| context.memory(|memory| memory.has_focus(id)))
    }

    /// Gives the keyboard to the reader; false where it was not shown yet.
    pub fn request_focus(&self, context: &egui::Context) -> bool {
        if let Some(id) = self.focus {
            context.memory_mut(|memory| memory.request_focus(id));
        }
        self.focus.is_some()
    }

    /// The selection, in characters of the document.
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// Sets the selection without scrolling.
    pub fn select(&mut self, selection: Selection) {
        self.selection = selection;
        self.goal = None;
    }

    /// Where the person may mean a coding to be split, best first: at the caret, at the other end of the selected words, where it was clicked.
    pub fn places_to_split(&self) -> Vec<u32> {
        [Some(self.selection.caret), Some(self.selection.anchor), self.clicked].into_iter().flatten().collect()
    }

    /// Scrolls just as far as is needed to bring the caret into view.
    pub fn reveal_caret(&mut self) {
        self.reveal_caret = true;
    }

    /// Scrolls to a passage in the next frame and marks its paragraph for a moment.
    pub fn jump_to(&mut self, span: CharSpan) {
        self.jump = Some(span);
        self.clicked = None;
    }

    /// The passage that an act means: what was said in the selection; empty where there is only a caret.
    pub fn passage(&self, transcript: &Transcript) -> CharSpan {
        let selected = self.selection.span();
        if selected.is_empty() { selected } else { (Walk { transcript, blocks: &self.blocks }).said(selected) }
    }

    /// Selects the stretch around the caret, or around the whole selection.
    pub fn select_stretch(&mut self, transcript: &Transcript, stretch: Stretch) -> Selection {
        let span = self.selection.span();
        let walk = Walk { transcript, blocks: &self.blocks };
        let last = if span.is_empty() { span.start() } else { span.end() - 1 };
        let (first, last) = (walk.stretch(span.start(), stretch), walk.stretch(last, stretch));
        self.select(Selection::of(CharSpan::between(first.start(), last.end())));
        self.selection
    }

    /// Grows the selection to whole sentences.
    pub fn extend_to_sentences(&mut self, transcript: &Transcript) -> Selection {
        let span = Walk { transcript, blocks: &self.blocks }.whole_sentences(self.selection.span());
        self.select(Selection::of(span));
        self.selection
    }

    /// Number of the paragraph at the caret, for the status line.
    pub fn paragraph_at_caret(&self) -> Option<u32> {
        let place = blocks::at(&self.blocks, self.selection.caret);
        self.blocks.get(..=place)?.iter().rev().find_map(|block| block.number)
    }

    /// Number of the first paragraph in view in the last frame.
    pub fn paragraph_in_view(&self) -> Option<u32> {
        let shown = self.shown.as_ref()?;
        self.blocks.get(shown.blocks.clone())?.iter().find_map(|block| block.number)
    }

    /// Takes over a new document, width, settings or list of codings; keeps what is at the top of the view in its place.
    fn sync(&mut self, view: &ReaderView<'_>, width: f32) {
        let transcript = view.transcript;
        let key = LayoutKey {
            text: transcript.document.text,
            layout: transcript.document.layout,
            columns: Columns::new(width, view.half, view.settings),
            settings: view.settings,
        };
        let old = self.key.replace(key);
        let same_document = old.is_some_and(|old| old.text == key.text && old.layout == key.layout);
        if !same_document {
            self.blocks = blocks::of_transcript(transcript).into();
            self.marks_revision = None;
            let start = self.blocks.iter().find(|block| block.kind != BlockKind::Header).map_or(0, |block| block.span.start());
            if old.is_some() || self.selection == Selection::default() {
                self.selection = Selection::at(start);
            }
            if old.is_some() {
                self.correction = -self.offset;
            }
        }
        if old != Some(key) {
            let distance = f64::from(self.offset - TOP);
            let top = self.heights.at(distance);
            let share = (distance - self.heights.before(top)) / f64::from(self.heights.of(top).max(1.0));
            self.natural = self.blocks.iter().map(|block| self.estimate(block, key)).collect();
            self.floors.clear();
            self.heights = Heights::new(self.natural.clone());
            self.laid = vec![None; self.blocks.len()];
            self.laid_count = 0;
            self.names.clear();
            self.lanes.iter_mut().for_each(|lane| *lane = None);
            if same_document && distance > 0.0 {
                let place = self.heights.before(top) + share * f64::from(self.heights.of(top));
                self.correction = (place - distance) as f32;
            }
        }
        if self.marks_revision != Some(view.revision) {
            self.marks = Marks::new(&self.blocks, view.codings);
            self.marks_revision = Some(view.revision);
            self.lanes = vec![None; view.codings.len()];
        }
    }

    /// How high a block will probably be.
    fn estimate(&self, block: &Block, key: LayoutKey) -> f32 {
        let look = Look::of(block.kind, key.settings);
        let per_row = (key.columns.text_width / (look.size * 0.49)).max(8.0);
        (block.span.len() as f32 / per_row).ceil().max(1.0) * look.line + look.above + look.below
    }

    /// Lays a block out if it is not; returns by how much it is higher than was thought.
    fn lay_out(&mut self, engine: &mut TextEngine, transcript: &Transcript, place: usize) -> f32 {
        let (Some(block), Some(key)) = (self.blocks.get(place).copied(), self.key) else { return 0.0 };
        if self.laid.get(place).is_none_or(Option::is_some) {
            return 0.0;
        }
        let look = Look::of(block.kind, key.settings);
        let header = block.kind == BlockKind::Header;
        let runs = blocks::runs(transcript, block.span, look.bold);
        let shaped = engine.shape(&Paragraph {
            text: transcript.slice(block.span),
            runs: &runs,
            face: if header { Face::Tool } else { Face::Reader },
            size: look.size,
            line: look.line,
            spacious: !header,
            width: Some(key.columns.text_width - look.left * 2.0 - if header { CARD_ICON } else { 0.0 }),
            max_rows: None,
        });
        let rows = if header && self.header_collapsed { look.line } else { shaped.height() };
        if let Some(slot) = self.laid.get_mut(place) {
            *slot = Some(Box::new(shaped));
            self.laid_count += 1;
        }
        let height = rows + look.above + look.below;
        if let Some(natural) = self.natural.get_mut(place) {
            *natural = height;
        }
        self.heights.set(place, height.max(self.floors.get(place).copied().unwrap_or(0.0)))
    }

    fn laid(&self, place: usize) -> Option<&Shaped> {
        self.laid.get(place)?.as_deref()
    }

    fn look(&self, place: usize) -> Look {
        let kind = self.blocks.get(place).map_or(BlockKind::Header, |block| block.kind);
        Look::of(kind, self.key.map_or_else(ReaderSettings::default, |key| key.settings))
    }

    /// Forgets layouts far from the view.
    fn forget_far(&mut self, first: usize, last: usize) {
        if self.laid_count <= KEPT {
            return;
        }
        let near = first.saturating_sub(80)..last + 80;
        for (place, laid) in self.laid.iter_mut().enumerate() {
            if !near.contains(&place) && laid.take().is_some() {
                self.laid_count -= 1;
            }
        }
    }

    /// Shows the header on one line, or whole again.
    fn toggle_header(&mut self) {
        self.header_collapsed = !self.header_collapsed;
        if self.blocks.first().is_some_and(|block| block.kind == BlockKind::Header) && self.laid.first_mut().is_some_and(|laid| laid.take().is_some()) {
            self.laid_count -= 1;
        }
    }
}

/// How a block is set, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    size: f32,
    line: f32,
    bold: bool,
    /// Space above its text.
    above: f32,
    /// Space below its text.
    below: f32,
    /// Space before its text.
    left: f32,
}

impl Look {
    fn of(kind: BlockKind, settings: ReaderSettings) -> Self {
        let (size, line) = (settings.points(), settings.line());
        let body = Self { size, line, bold: false, above: 0.0, below: TURN_GAP, left: 0.0 };
        let scaled = |factor: f32| ((size * factor * 2.0).round() / 2.0, (line * factor).round());
        match kind {
            BlockKind::Header => {
                Self { size: SMALL.size, line: SMALL.line, above: CARD_PADDING - 2.0, below: CARD_PADDING - 2.0 + TURN_GAP + 8.0, left: CARD_PADDING, ..body }
            }
            BlockKind::Body(ParagraphKind::Text) => body,
            BlockKind::Body(ParagraphKind::Heading(level)) => {
                let (size, line) = scaled(match level {
                    0 | 1 => 1.3,
                    2 => 1.15,
                    _ => 1.0,
                });
                Self { size, line, bold: true, above: 10.0, ..body }
            }
            BlockKind::Body(ParagraphKind::Note | ParagraphKind::Table) => {
                let (size, line) = scaled(0.88);
                Self { size, line, ..body }
            }
        }
    }
}

/// Lays blocks out while the keyboard walks through them.
struct Laying<'a> {
    reader: &'a mut Reader,
    engine: &'a mut TextEngine,
    transcript: &'a Transcript,
    nothing: Shaped,
}

impl Layouts for Laying<'_> {
    fn layout(&mut self, block: usize) -> &Shaped {
        let _grown = self.reader.lay_out(self.engine, self.transcript, block);
        self.reader.laid(block).unwrap_or(&self.nothing)
    }
}

#[cfg(test)]
mod tests;
