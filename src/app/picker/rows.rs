//! Which codes the picker lists for a query, best first.

use crate::model::code::Code;
use crate::model::coding::Coding;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One code as the picker lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerRow {
    /// The code.
    pub code: CodeId,
    /// Its name in the language of the interface.
    pub name: String,
    /// Its name in the other language.
    pub other: String,
    /// Its dotted path.
    pub path: String,
    /// Places of the matched characters in `name`, counted in Unicode scalar values.
    pub name_matched: Vec<u32>,
    /// Places of the matched characters in `path`, counted likewise.
    pub path_matched: Vec<u32>,
    /// Number of codings that use it.
    pub uses: usize,
    /// Its digit, 1 to 9, where it is pinned.
    pub digit: Option<u8>,
}

/// A text made ready for comparing: each letter folded, with its place in the original.
#[derive(Clone, Debug, Default)]
struct Folded(Vec<(char, u32)>);

impl Folded {
    fn new(text: &str) -> Self {
        let letters = text.chars().zip(0u32..).flat_map(|(letter, place)| fold(letter).map(move |folded| (folded, place)));
        Self(letters.collect())
    }

    /// The best way in which the letters occur here, with the places they were found at.
    fn find(&self, wanted: &[char]) -> Option<(Fit, Vec<u32>)> {
        let mut inside = None;
        for (start, window) in self.0.windows(wanted.len()).enumerate() {
            if !window.iter().map(|(letter, _)| letter).eq(wanted) {
                continue;
            }
            let places = || window.iter().map(|(_, place)| *place).collect();
            if start == 0 {
                return Some((Fit::Prefix, places()));
            }
            let word_starts = self.0.get(start - 1).is_some_and(|(before, _)| !before.is_alphanumeric());
            if word_starts {
                return Some((Fit::WordStart, places()));
            }
            inside.get_or_insert_with(|| (Fit::Inside, places()));
        }
        inside.or_else(|| self.scattered(wanted))
    }

    fn scattered(&self, wanted: &[char]) -> Option<(Fit, Vec<u32>)> {
        let mut letters = self.0.iter();
        let places: Option<Vec<u32>> = wanted.iter().map(|letter| letters.find(|(other, _)| other == letter).map(|(_, place)| *place)).collect();
        places.map(|places| (Fit::Scattered, places))
    }
}

/// How letters were found in a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Prefix,
    WordStart,
    Inside,
    Scattered,
}

/// A letter without case and accents; nothing for a mark. Open vowels and hooked consonants count as their plain letters.
fn fold(letter: char) -> impl Iterator<Item = char> {
    letter.nfd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase).map(|part| match part {
        'ɛ' | 'ǝ' => 'e',
        'ɔ' => 'o',
        'ŋ' | 'ɲ' => 'n',
        'ɓ' => 'b',
        'ɗ' => 'd',
        'ƴ' => 'y',
        '’' => '\'',
        other => other,
    })
}

/// A text without case and accents, to be compared with another one.
pub fn fold_text(text: &str) -> String {
    text.chars().flat_map(fold).collect()
}

/// One code with its texts folded.
#[derive(Clone, Debug)]
struct Entry {
    row: PickerRow,
    name: Folded,
    path: Folded,
    other: Folded,
    definitions: [Folded; 2],
}

/// The codes of a project, folded once so that each key only compares.
#[derive(Clone, Debug, Default)]
pub struct Haystack(Vec<Entry>);

impl Haystack {
    /// Folds all codes that may be applied: neither retired nor a mere category. Only codings that `counts` lets through are counted as uses.
    pub fn new(project: &Project, pinned: &[CodeId], french: bool, counts: impl Fn(&Coding) -> bool) -> Self {
        let mut uses: BTreeMap<CodeId, usize> = BTreeMap::new();
        for coding in project.codings().filter(|coding| counts(coding)) {
            *uses.entry(coding.code).or_default() += 1;
        }
        let paths = project.codebook().paths();
        let offered = project.codebook().in_order().into_iter().filter(|code| code.codable && !code.retired);
        Self(
            offered
                .map(|code| {
                    let digit = (1u8..=9).zip(pinned).find(|(_, pin)| **pin == code.id).map(|(digit, _)| digit);
                    entry(code, paths.get(&code.id).cloned().unwrap_or_default(), uses.get(&code.id).copied().unwrap_or(0), digit, french)
                })
                .collect(),
        )
    }

    /// The codes that fit the query, best first; without a query the recent ones, then the others by use.
    pub fn rows(&self, query: &str, recent: &[CodeId]) -> Vec<PickerRow> {
        let wanted: Vec<char> = query.trim().chars().flat_map(fold).collect();
        if wanted.is_empty() {
            let mut listed: Vec<&Entry> = self.0.iter().collect();
            let since = |code| recent.iter().position(|other| *other == code).unwrap_or(usize::MAX);
            listed.sort_by_key(|entry| (since(entry.row.code), Reverse(entry.row.uses)));
            return listed.into_iter().map(|entry| entry.row.clone()).collect();
        }
        let words: Vec<Vec<char>> = query.split_whitespace().map(|word| word.chars().flat_map(fold).collect()).collect();
        let fits = |entry| {
            let whole = matched(entry, &wanted);
            match &whole {
                Some(((fit, _), _)) if *fit != Fit::Scattered => whole,
                _ if words.len() > 1 => matched_words(entry, &words).or(whole),
                _ => whole,
            }
        };
        let mut found: Vec<_> = self.0.iter().filter_map(fits).collect();
        found.sort_by_key(|(rank, row)| (*rank, Reverse(row.uses)));
        found.into_iter().map(|(_, row)| row).collect()
    }
}

fn entry(code: &Code, path: String, uses: usize, digit: Option<u8>, french: bool) -> Entry {
    let (name, other) = if french { (code.name.fr_or_en(), code.name.en.as_str()) } else { (code.name.en_or_fr(), code.name.fr.as_str()) };
    Entry {
        name: Folded::new(name),
        path: Folded::new(&path),
        other: Folded::new(other),
        definitions: [Folded::new(&code.definition.en), Folded::new(&code.definition.fr)],
        row: PickerRow { code: code.id, name: name.to_owned(), other: other.to_owned(), path, name_matched: Vec::new(), path_matched: Vec::new(), uses, digit },
    }
}

/// The rank of an entry (lower is better) with its matched letters. Scattered letters count in names and paths only: in a definition
/// almost any letters can be found.
fn matched(entry: &Entry, wanted: &[char]) -> Option<((Fit, bool), PickerRow)> {
    let (name, path, other) = (entry.name.find(wanted), entry.path.find(wanted), entry.other.find(wanted));
    let of_names = [&name, &path, &other].into_iter().flatten().map(|(fit, _)| *fit).min();
    let defined = || entry.definitions.iter().filter_map(|text| text.find(wanted)).map(|(fit, _)| fit).filter(|fit| *fit != Fit::Scattered).min();
    let rank = match of_names {
        Some(fit) if fit != Fit::Scattered => (fit, false),
        _ if defined().is_some() => (Fit::Inside, true),
        Some(fit) => (fit, true),
        None => return None,
    };
    let places = |found: Option<(Fit, Vec<u32>)>| found.filter(|(fit, _)| Some(*fit) == of_names).map(|(_, places)| places).unwrap_or_default();
    Some((rank, PickerRow { name_matched: places(name), path_matched: places(path), ..entry.row.clone() }))
}

/// An entry in which every word is found somewhere, in any order; it ranks as its worst word does.
fn matched_words(entry: &Entry, words: &[Vec<char>]) -> Option<((Fit, bool), PickerRow)> {
    let found: Option<Vec<_>> = words.iter().map(|word| matched(entry, word).filter(|((fit, _), _)| *fit != Fit::Scattered)).collect();
    let found = found?;
    let (worst, _) = found.iter().map(|(rank, _)| *rank).max()?;
    let all = |places: fn(&PickerRow) -> &Vec<u32>| {
        let mut all: Vec<u32> = found.iter().flat_map(|(_, row)| places(row)).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    Some(((worst, true), PickerRow { name_matched: all(|row| &row.name_matched), path_matched: all(|row| &row.path_matched), ..entry.row.clone() }))
}

/// The rows of a query in one go; a picker that stays open keeps a [`Haystack`].
pub fn rows(project: &Project, query: &str, recent: &[CodeId], pinned: &[CodeId], french: bool) -> Vec<PickerRow> {
    Haystack::new(project, pinned, french, |_| true).rows(query, recent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::code::Bilingual;
    use crate::model::colour::Colour;
    use crate::model::project::Parts;
    use uuid::Uuid;

    fn code(number: u128, key: &str, en: &str, fr: &str, definition: &str) -> Code {
        Code {
            id: CodeId::from_uuid(Uuid::from_u128(number)),
            parent: None,
            order: number as u32,
            key: key.into(),
            name: Bilingual::new(en, fr),
            definition: Bilingual::new(definition, ""),
            include: Bilingual::default(),
            exclude: Bilingual::default(),
            example: String::new(),
            source: String::new(),
            kind: String::new(),
            level: String::new(),
            colour: Colour([0, 0, 0]),
            codable: true,
            retired: false,
        }
    }

    fn project() -> Project {
        let mut retired = code(6, "poverty-old", "Poverty", "", "");
        retired.retired = true;
        let mut category = code(7, "pov", "Pov", "", "");
        category.codable = false;
        Project::from(Parts {
            codes: vec![
                code(1, "trade", "Trade", "Commerce", "Who lives in poverty trades."),
                code(2, "power", "Petty officers' vanity", "", ""),
                code(3, "lack", "Extreme poverty", "Pauvreté", ""),
                code(4, "poverty", "Lack of livelihood", "Équité perçue", ""),
                code(5, "tone", "Bɔ́nɛ", "", ""),
                retired,
                category,
            ],
            ..Parts::default()
        })
    }

    fn paths(query: &str) -> Vec<String> {
        rows(&project(), query, &[], &[], false).into_iter().map(|row| row.path).collect()
    }

    #[test]
    fn beginnings_rank_above_words_above_definitions_above_scattered_letters() {
        assert_eq!(paths("pov"), ["poverty", "lack", "trade", "power"]);
    }

    #[test]
    fn accents_case_and_open_vowels_do_not_matter() {
        assert_eq!(paths("EQUITE")[0], "poverty");
        assert_eq!(paths("pauvrete"), ["lack"]);
        assert_eq!(paths("bone"), ["tone"]);
        assert!(paths("xyz").is_empty());
    }

    #[test]
    fn words_are_found_in_any_order() {
        assert_eq!(paths("vanity petty"), ["power"]);
        assert_eq!(paths("pov extr"), ["lack"]);
        assert!(paths("pov xyz").is_empty());
    }

    #[test]
    fn without_a_query_recent_codes_come_first_and_pins_have_digits() {
        let id = |number| CodeId::from_uuid(Uuid::from_u128(number));
        let listed = rows(&project(), " ", &[id(3), id(5)], &[id(1)], true);
        let order: Vec<_> = listed.iter().map(|row| (row.path.as_str(), row.digit)).collect();
        assert_eq!(order, [("lack", None), ("tone", None), ("trade", Some(1)), ("power", None), ("poverty", None)]);
        assert_eq!(listed[0].name, "Pauvreté");
    }

    #[test]
    fn matched_letters_are_told_by_their_place_in_the_name() {
        let found = rows(&project(), "pov", &[], &[], false);
        assert_eq!((found[0].path_matched.clone(), found[1].name_matched.clone()), (vec![0, 1, 2], vec![8, 9, 10]));
    }
}
