//! Which font shows which letter: the shipped ones by script, then the system's, then none, which is reported.

use crate::app::fonts;
use crate::app::text::Face;
use cosmic_text::fontdb::{self, Database, Source};
use cosmic_text::{Fallback, Family, FontSystem, Style, Weight};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use unicode_script::{Script, UnicodeScript};

/// A script that no installed font has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingScript {
    /// English name of the script in Unicode, or `Emoji` or `Symbols`.
    pub name: String,
    /// The Debian package that holds a font for it.
    pub package: &'static str,
}

/// Place of a family in [`FontSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FamilyId(u16);

/// One family, shipped or found on the system.
struct FamilyFonts {
    name: String,
    /// Its plain font, whose letters decide what it covers.
    plain: fontdb::ID,
    plain_weight: Weight,
    /// Weight of its bold font, if it has one.
    bold: Option<Weight>,
    italic: bool,
}

/// How a letter is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// In this family.
    Family(FamilyId),
    /// As the letter before it: a mark, a joiner, a variation selector.
    AsBefore,
    /// As its neighbours where they agree, otherwise in this family: a space, a digit, punctuation.
    Neutral(FamilyId),
    /// As a box, because no font has it.
    Missing,
}

/// Shipped scripts and the files that show them, in the order of fallback.
const SCRIPTS: [(Script, &str, fonts::FontFile); 5] = [
    (Script::Arabic, "Noto Naskh Arabic", fonts::NASKH),
    (Script::Tifinagh, "Noto Sans Tifinagh", fonts::TIFINAGH),
    (Script::Nko, "Noto Sans NKo", fonts::NKO),
    (Script::Adlam, "Noto Sans Adlam", fonts::ADLAM),
    (Script::Hebrew, "Noto Serif Hebrew", fonts::HEBREW),
];
const READER: FamilyId = FamilyId(0);
const TOOL: FamilyId = FamilyId(1);
const ARABIC: FamilyId = FamilyId(2);
const HEBREW: FamilyId = FamilyId(6);

/// What the engine tries for signs that a word's own font lacks.
struct OwnFallback;

impl Fallback for OwnFallback {
    fn common_fallback(&self) -> &[&'static str] {
        &["Noto Serif", "Inter", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Sans Adlam"]
    }
    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }
    fn script_fallback(&self, _: Script, _: &str) -> &[&'static str] {
        &[]
    }
}

/// The fonts of a window.
pub struct FontSet {
    system: FontSystem,
    families: Vec<FamilyFonts>,
    /// The family of a letter that the base font does not have; none where no font has it.
    chosen: HashMap<(char, Face), Choice>,
    /// What [`FontSet::covers`] has found out; reading a font's table of letters is slow.
    covered: HashMap<(FamilyId, char), bool>,
    may_ask_system: bool,
    system_loaded: bool,
    missing: BTreeMap<MissingScript, ()>,
}

impl FontSet {
    pub(super) fn new(may_ask_system: bool) -> Self {
        let mut database = Database::new();
        let mut load = |file: fonts::FontFile| {
            let ids = database.load_font_source(Source::Binary(Arc::new(file.bytes)));
            ids.first().copied().unwrap_or_else(fontdb::ID::dummy)
        };
        let family = |name: &str, plain, bold, italic| FamilyFonts { name: name.to_owned(), plain, plain_weight: Weight::NORMAL, bold, italic };
        let serif = load(fonts::NOTO_SERIF);
        let inter = load(fonts::INTER);
        for file in
            [fonts::NOTO_SERIF_BOLD, fonts::NOTO_SERIF_ITALIC, fonts::NOTO_SERIF_BOLD_ITALIC, fonts::INTER_MEDIUM, fonts::INTER_SEMIBOLD, fonts::NASKH_BOLD]
        {
            load(file);
        }
        let mut families = vec![family("Noto Serif", serif, Some(Weight::BOLD), true), family("Inter", inter, Some(Weight::SEMIBOLD), false)];
        families.extend(SCRIPTS.iter().map(|(script, name, file)| {
            let bold = (*script == Script::Arabic).then_some(Weight::BOLD);
            family(name, load(*file), bold, false)
        }));
        let system = FontSystem::new_with_locale_and_db_and_fallback("en".to_owned(), database, OwnFallback);
        Self { system, families, chosen: HashMap::new(), covered: HashMap::new(), may_ask_system, system_loaded: false, missing: BTreeMap::new() }
    }

    pub(super) fn system_mut(&mut self) -> &mut FontSystem {
        &mut self.system
    }

    pub(super) fn missing_scripts(&self) -> Vec<MissingScript> {
        self.missing.keys().cloned().collect()
    }

    /// The family of the words themselves.
    pub(super) fn base(face: Face) -> FamilyId {
        match face {
            Face::Reader => READER,
            Face::Tool => TOOL,
        }
    }

    /// The family of stand-ins for missing letters that are written from right to left.
    pub(super) fn base_rtl() -> FamilyId {
        HEBREW
    }

    /// True for the family in which Arabic is set.
    pub(super) fn is_arabic(id: FamilyId) -> bool {
        id == ARABIC
    }

    /// Name, weight and style under which the engine finds the font.
    pub(super) fn attributes(&self, id: FamilyId, bold: bool, italic: bool) -> Option<(Family<'_>, Weight, Style)> {
        let family = self.families.get(usize::from(id.0))?;
        let weight = family.bold.filter(|_| bold).unwrap_or(family.plain_weight);
        let style = if italic && family.italic { Style::Italic } else { Style::Normal };
        Some((Family::Name(&family.name), weight, style))
    }

    /// True where the family's plain font has the letter.
    pub(super) fn covers(&mut self, id: FamilyId, letter: char) -> bool {
        if let Some(known) = self.covered.get(&(id, letter)) {
            return *known;
        }
        let covers = self.covers_uncached(id, letter);
        self.covered.insert((id, letter), covers);
        covers
    }

    fn covers_uncached(&mut self, id: FamilyId, letter: char) -> bool {
        let Some(family) = self.families.get(usize::from(id.0)) else { return false };
        let (plain, weight) = (family.plain, family.plain_weight);
        self.system.get_font(plain, weight).is_some_and(|font| font.as_swash().charmap().map(letter) != 0)
    }

    /// How a letter of a text in this face is shown.
    pub(super) fn choose(&mut self, letter: char, face: Face) -> Choice {
        let base = Self::base(face);
        if letter.is_ascii_alphabetic() {
            return Choice::Family(base);
        }
        if letter.is_ascii() {
            return Choice::Neutral(base);
        }
        if let Some(choice) = self.chosen.get(&(letter, face)) {
            return *choice;
        }
        let choice = self.choose_uncached(letter, base);
        self.chosen.insert((letter, face), choice);
        choice
    }

    fn choose_uncached(&mut self, letter: char, base: FamilyId) -> Choice {
        let script = letter.script();
        if script == Script::Inherited || is_invisible(letter) {
            return Choice::AsBefore;
        }
        let shipped = SCRIPTS.iter().position(|(own, ..)| *own == script).and_then(|place| u16::try_from(place + 2).ok()).map(FamilyId);
        let first = shipped.unwrap_or(base);
        if self.covers(first, letter) {
            return if script == Script::Common { Choice::Neutral(first) } else { Choice::Family(first) };
        }
        let others = (0..self.families.len()).filter_map(|place| u16::try_from(place).ok().map(FamilyId));
        for other in others.collect::<Vec<_>>() {
            if self.covers(other, letter) {
                return Choice::Family(other);
            }
        }
        if let Some(found) = self.find_on_system(letter) {
            return Choice::Family(found);
        }
        self.missing.insert(missing_script(letter), ());
        Choice::Missing
    }

    /// Looks for a font that has the letter among the system's fonts, which are read now if they were not.
    fn find_on_system(&mut self, letter: char) -> Option<FamilyId> {
        if !self.may_ask_system {
            return None;
        }
        if !self.system_loaded {
            self.system.db_mut().load_system_fonts();
            self.system_loaded = true;
        }
        let wants_emoji = is_emoji(letter);
        let plain = self.system.db().faces().filter(|face| face.style == fontdb::Style::Normal);
        let is_emoji_font = |face: &fontdb::FaceInfo| face.families.iter().any(|(name, _)| name.contains("Emoji"));
        let mut faces: Vec<_> =
            plain.map(|face| (is_emoji_font(face) != wants_emoji, face.weight.0.abs_diff(Weight::NORMAL.0), face.id, face.weight)).collect();
        // Emoji fonts for emoji and others for letters, and a bold font only where there is no plain one.
        faces.sort_by_key(|(other_kind, distance, ..)| (*other_kind, *distance));
        for (_, _, id, weight) in faces {
            if self.system.get_font(id, weight).is_none_or(|font| font.as_swash().charmap().map(letter) == 0) {
                continue;
            }
            let name = self.system.db().face(id).and_then(|face| face.families.first().map(|(name, _)| name.clone()))?;
            let place = u16::try_from(self.families.len()).ok()?;
            self.families.push(FamilyFonts { name, plain: id, plain_weight: weight, bold: None, italic: false });
            return Some(FamilyId(place));
        }
        None
    }
}

/// Characters that show nothing of their own and only change their neighbours.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// What to tell a person whose machine has no font for a letter.
fn missing_script(letter: char) -> MissingScript {
    let script = letter.script();
    let (name, package) = match script {
        Script::Common | Script::Unknown | Script::Inherited if is_emoji(letter) => ("Emoji", "fonts-noto-color-emoji"),
        Script::Common | Script::Unknown | Script::Inherited => ("Symbols", "fonts-noto-core"),
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => (script.full_name(), "fonts-noto-cjk"),
        _ => (script.full_name(), "fonts-noto-core"),
    };
    MissingScript { name: name.replace('_', " "), package }
}

fn is_emoji(letter: char) -> bool {
    matches!(u32::from(letter), 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x1F000..=0x1FAFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_of_the_study_need_no_font_of_the_system() {
        let mut fonts = FontSet::new(false);
        for text in ["Après, où ça ? « non »", "kɛ́lɛ ɲɛ́ ŋana bɔ̀", "ɓeydude ɗoo ƴakka", "ⵜⴰⵎⴰⵛⴰⵇ", "ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥", "שָׁלוֹם", "السَّلامُ عَلَيْكُم، ٣ أيّام؟", "ăɣš ṭǝ"]
        {
            for letter in text.chars() {
                for face in [Face::Reader, Face::Tool] {
                    assert_ne!(fonts.choose(letter, face), Choice::Missing, "{letter} {face:?}");
                }
            }
        }
        assert!(fonts.missing_scripts().is_empty());
    }

    #[test]
    fn a_script_without_a_font_is_named_with_its_package() {
        let mut fonts = FontSet::new(false);
        for letter in ['漢', 'ก', '😀'] {
            assert_eq!(fonts.choose(letter, Face::Reader), Choice::Missing);
        }
        let missing: Vec<_> = fonts.missing_scripts().into_iter().map(|script| (script.name, script.package)).collect();
        assert_eq!(missing, [("Emoji".to_owned(), "fonts-noto-color-emoji"), ("Han".to_owned(), "fonts-noto-cjk"), ("Thai".to_owned(), "fonts-noto-core")]);
    }

    #[test]
    fn every_family_is_found_under_its_name() {
        let fonts = FontSet::new(false);
        for family in &fonts.families {
            let face = fonts.system.db().face(family.plain).unwrap();
            assert!(face.families.iter().any(|(name, _)| *name == family.name), "{} is not in {:?}", family.name, face.families);
        }
    }
}
