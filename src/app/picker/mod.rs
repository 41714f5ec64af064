//! The picker: type a few letters of a code at the passage, read its rules while choosing, press Enter.

mod paint;
pub mod rows;

use crate::app::desk::Desk;
use crate::app::locale::Locale;
use crate::model::coding::{Certainty, Direction, Qualifiers, Quotable, Standing, Time};
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use egui::{Key, Modifiers, Rect, Ui, pos2, vec2};
use rows::{Haystack, PickerRow};

/// Width and height of the picker, in points.
pub const SIZE: egui::Vec2 = vec2(608.0, 412.0);
/// Height down to which the picker shrinks rather than stand over the passage.
const LEAST: f32 = 330.0;

/// What happens with the code that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It is applied to a passage.
    Apply {
        /// The document.
        document: DocumentId,
        /// The passage.
        span: CharSpan,
    },
    /// It takes the place of a coding's code.
    Recode(CodingId),
    /// It takes over everything of another code.
    MergeInto(CodeId),
    /// It is applied to the ticked passages of the search.
    Hits,
}

/// What a person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// A code, with qualifiers; the picker stays open where `stay`.
    Code {
        /// The code.
        code: CodeId,
        /// How the coding is meant.
        qualifiers: Qualifiers,
        /// True where another code is to be chosen for the same passage.
        stay: bool,
    },
    /// A new code of this name, below another or as a family.
    New {
        /// Its name.
        name: String,
        /// The code above it.
        parent: Option<CodeId>,
    },
    /// Nothing.
    Closed,
}

/// The picker while it is open.
pub struct Picker {
    /// What for.
    pub purpose: Purpose,
    query: String,
    haystack: Haystack,
    recent: Vec<CodeId>,
    found: Vec<PickerRow>,
    total: usize,
    chosen: usize,
    qualifiers: Qualifiers,
    /// The qualifier that has the keyboard, while qualifiers are being set.
    qualifying: Option<usize>,
    parent: Option<CodeId>,
    /// What must not be covered.
    passage: Option<Rect>,
    left: f32,
    fresh: bool,
    follow: bool,
}

impl Picker {
    /// Opens the picker with what was typed already.
    pub fn new(desk: &Desk, locale: &Locale, purpose: Purpose, typed: &str) -> Self {
        let me = desk.me();
        let haystack = Haystack::new(&desk.project, &desk.kept.pinned, locale.is_french(), |coding| desk.seen.counts(coding, me));
        let span = match purpose {
            Purpose::Apply { span, .. } => Some(span),
            Purpose::Recode(coding) => desk.project.coding(coding).map(|coding| coding.span),
            Purpose::MergeInto(_) | Purpose::Hits => None,
        };
        let reader = desk.tabs.front().map(|tab| &tab.reader);
        let mut picker = Self {
            purpose,
            query: typed.to_owned(),
            recent: desk.recent.clone(),
            found: Vec::new(),
            total: 0,
            chosen: 0,
            qualifiers: Qualifiers::default(),
            qualifying: None,
            parent: desk.chosen,
            passage: span.and_then(|span| reader?.rect_on_screen(span)),
            left: reader.and_then(|reader| reader.text_left()).unwrap_or(420.0),
            haystack,
            fresh: true,
            follow: true,
        };
        picker.total = picker.haystack.rows("", &[]).len();
        picker.search();
        picker
    }

    fn search(&mut self) {
        self.found = self.haystack.rows(&self.query, &self.recent);
        if let Purpose::MergeInto(from) = self.purpose {
            self.found.retain(|row| row.code != from);
        }
        self.chosen = 0;
        self.follow = true;
    }

    /// Where the picker stands: under the passage, above it where there is no room, never over it.
    fn place(&self, screen: Rect) -> Rect {
        let Some(passage) = self.passage else { return Rect::from_center_size(screen.center(), SIZE) };
        let left = self.left.min(screen.right() - SIZE.x - 12.0).max(screen.left() + 12.0);
        let below = passage.bottom() + 8.0;
        let above = passage.top() - 8.0 - SIZE.y;
        let room = screen.bottom() - 30.0 - below;
        if room >= LEAST {
            Rect::from_min_size(pos2(left, below), vec2(SIZE.x, SIZE.y.min(room)))
        } else if above >= screen.top() + 8.0 {
            Rect::from_min_size(pos2(left, above), SIZE)
        } else if screen.right() - passage.right() > SIZE.x + 16.0 {
            Rect::from_min_size(pos2(passage.right() + 8.0, (screen.center().y - SIZE.y / 2.0).max(screen.top())), SIZE)
        } else {
            // No room around it: the picker shrinks to what is left on the larger side.
            let (under, over) = (screen.bottom() - 30.0 - below, passage.top() - 8.0 - screen.top());
            let height = under.max(over).max(220.0);
            let top = if under >= over { below } else { passage.top() - 8.0 - height };
            Rect::from_min_size(pos2(left, top), vec2(SIZE.x, height))
        }
    }

    /// Takes the keys that are the picker's, before its field sees them.
    fn keys(&mut self, ui: &Ui) -> Option<Picked> {
        let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Escape) {
            return match self.qualifying.take() {
                Some(_) => None,
                None => Some(Picked::Closed),
            };
        }
        if pressed(Modifiers::COMMAND, Key::Enter) {
            return self.pick(true);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            return self.pick(false);
        }
        if pressed(Modifiers::COMMAND, Key::N) {
            return self.make();
        }
        if pressed(Modifiers::NONE, Key::Tab) || pressed(Modifiers::SHIFT, Key::Tab) {
            self.qualifying = if self.qualifying.is_some() { None } else { Some(0) };
        }
        let step = i32::from(pressed(Modifiers::NONE, Key::ArrowDown)) - i32::from(pressed(Modifiers::NONE, Key::ArrowUp));
        if let Some(row) = self.qualifying {
            let sideways = i32::from(pressed(Modifiers::NONE, Key::ArrowRight)) - i32::from(pressed(Modifiers::NONE, Key::ArrowLeft));
            let row = (row as i32 + step).rem_euclid(QUALIFIERS as i32) as usize;
            self.qualifying = Some(row);
            if sideways != 0 {
                self.qualifiers = turned(self.qualifiers, row, sideways);
            }
        } else if step != 0 && !self.found.is_empty() {
            self.chosen = (self.chosen as i32 + step).rem_euclid(self.found.len() as i32) as usize;
            self.follow = true;
        }
        None
    }

    fn pick(&mut self, stay: bool) -> Option<Picked> {
        let code = self.found.get(self.chosen)?.code;
        let stay = stay && matches!(self.purpose, Purpose::Apply { .. });
        let qualifiers = self.qualifiers;
        if stay {
            self.query.clear();
            self.recent.retain(|known| *known != code);
            self.recent.insert(0, code);
            self.search();
        }
        Some(Picked::Code { code, qualifiers, stay })
    }

    fn make(&self) -> Option<Picked> {
        let name = self.query.trim();
        let possible = !name.is_empty() && matches!(self.purpose, Purpose::Apply { .. });
        possible.then(|| Picked::New { name: name.to_owned(), parent: self.parent })
    }

    /// Shows the picker over everything else; none while the person has not decided.
    pub fn show(&mut self, context: &egui::Context, tools: &mut crate::app::widgets::Tools<'_>, project: &Project) -> Option<Picked> {
        let screen = context.content_rect();
        let rect = self.place(screen);
        let area = egui::Area::new(egui::Id::unique("picker")).order(egui::Order::Foreground).fixed_pos(rect.min).fade_in(false);
        let shown = area.show(context, |ui| {
            let decided = self.keys(ui);
            let clicked = self.paint(ui, tools, project, rect.size());
            decided.or(clicked)
        });
        let outside = context.input(|input| input.pointer.any_pressed()) && context.pointer_interact_pos().is_some_and(|at| !rect.contains(at));
        if outside && !self.fresh {
            return Some(Picked::Closed);
        }
        self.fresh = false;
        shown.inner
    }
}

/// Number of qualifiers.
const QUALIFIERS: usize = 5;

/// The qualifiers with one of them moved to its next or previous value; “not set” stands before the first.
fn turned(qualifiers: Qualifiers, row: usize, step: i32) -> Qualifiers {
    fn next<T: Copy + PartialEq>(all: &[T], value: Option<T>, step: i32) -> Option<T> {
        let now = value.and_then(|value| all.iter().position(|other| *other == value)).map_or(0, |place| place as i32 + 1);
        let place = (now + step).rem_euclid(all.len() as i32 + 1);
        usize::try_from(place - 1).ok().and_then(|place| all.get(place).copied())
    }
    match row {
        0 => Qualifiers { time: next(Time::ALL, qualifiers.time, step), ..qualifiers },
        1 => Qualifiers { direction: next(Direction::ALL, qualifiers.direction, step), ..qualifiers },
        2 => Qualifiers { standing: next(Standing::ALL, qualifiers.standing, step), ..qualifiers },
        3 => Qualifiers { certainty: next(Certainty::ALL, qualifiers.certainty, step), ..qualifiers },
        _ => Qualifiers { quotable: next(Quotable::ALL, qualifiers.quotable, step), ..qualifiers },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qualifier_goes_through_its_values_and_back_to_not_set() {
        let mut qualifiers = Qualifiers::default();
        let mut seen = Vec::new();
        for _ in 0..3 {
            qualifiers = turned(qualifiers, 3, 1);
            seen.push(qualifiers.certainty);
        }
        assert_eq!(seen, [Some(Certainty::Sure), Some(Certainty::Unsure), None]);
        assert_eq!(turned(qualifiers, 0, -1).time, Some(Time::General));
    }
}
