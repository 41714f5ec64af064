//! Levels in the names of codes of a whole study: programs whose codes are a flat list write `Place::Home`.

use crate::exchange::report::Fate;
use crate::exchange::study::{Study, derived, free_name, from_word};
use crate::import::levels::levels;
use crate::model::code::{Bilingual, Code, key_from_name};
use crate::model::ids::CodeId;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Makes a tree of the levels in the names of codes. A level without a code of its own becomes one, under an identity that follows from its place, so
/// that a newer export of the study finds it again. A code stays whole where a code of its name is there already.
pub fn part_names(study: &mut Study, mark: &str) {
    let mut tree = Tree::of(&study.codes, mark);
    let (mut parted, mut whole) = (0, 0);
    for (place, code) in study.codes.iter_mut().enumerate() {
        let name = code.name.en_or_fr().to_owned();
        let parts = levels(&name, mark);
        let Some((last, upper)) = parts.split_last().filter(|(_, upper)| !upper.is_empty()) else { continue };
        if tree.has(code.parent, &parts) {
            whole += 1;
            continue;
        }
        let above = upper.iter().fold(code.parent, |above, part| Some(tree.level(above, part, code, place)));
        code.parent = above;
        for name in [&mut code.name.en, &mut code.name.fr] {
            *name = levels(name, mark).last().copied().unwrap_or_default().to_owned();
        }
        code.key = tree.key(above, last);
        tree.named.insert((above, (*last).to_owned()), code.id);
        parted += 1;
    }
    if parted == 0 && whole == 0 {
        return;
    }
    study.report.add("codes", parted, Fate::Changed, "their names were parted into levels");
    study.report.add("codes", tree.made.len(), Fate::Changed, "made for levels that had no code of their own");
    study.report.add("codes", whole, Fate::Carried, "left whole, because a code of that name is on that level");
    study.colourless.extend(tree.made.iter().map(|(_, code)| code.id));
    study.codes = in_order(std::mem::take(&mut study.codes), tree.made);
}

/// The codes as they come to lie.
#[derive(Default)]
struct Tree {
    named: HashMap<(Option<CodeId>, String), CodeId>,
    keys: HashSet<(Option<CodeId>, String)>,
    /// Levels that were made, each with the place in the list of the first code below it.
    made: Vec<(usize, Code)>,
}

impl Tree {
    /// With the codes that stay where they are.
    fn of(codes: &[Code], mark: &str) -> Self {
        let mut tree = Self::default();
        for code in codes.iter().filter(|code| levels(code.name.en_or_fr(), mark).len() == 1) {
            tree.named.entry((code.parent, code.name.en_or_fr().trim().to_owned())).or_insert(code.id);
            tree.keys.insert((code.parent, code.key.clone()));
        }
        tree
    }

    fn has(&self, above: Option<CodeId>, parts: &[&str]) -> bool {
        let mut at = above;
        parts.iter().all(|part| {
            at = self.named.get(&(at, (*part).to_owned())).copied();
            at.is_some()
        })
    }

    /// The level of that name, which is made where it is not there.
    fn level(&mut self, above: Option<CodeId>, name: &str, below: &Code, place: usize) -> CodeId {
        if let Some(known) = self.named.get(&(above, name.to_owned())) {
            return *known;
        }
        let word = format!("level {name}");
        let id = CodeId::from_uuid(above.map_or_else(|| from_word(&word), |above| derived(above.uuid(), &word)));
        let name_in_its_language = if below.name.en.is_empty() { Bilingual::new("", name) } else { Bilingual::new(name, "") };
        let code = Code { parent: above, ..Code::bare(id, self.key(above, name), name_in_its_language, below.colour) };
        self.named.insert((above, name.to_owned()), id);
        self.made.push((place, code));
        id
    }

    /// A key that no other code on the level has.
    fn key(&mut self, above: Option<CodeId>, name: &str) -> String {
        let key = free_name(&key_from_name(name), |key| self.keys.contains(&(above, key.to_owned())));
        self.keys.insert((above, key.clone()));
        key
    }
}

/// Parents before their children, siblings in the order of the file.
fn in_order(codes: Vec<Code>, made: Vec<(usize, Code)>) -> Vec<Code> {
    let mut placed: Vec<((usize, bool), Code)> = made.into_iter().map(|(place, code)| ((place, false), code)).collect();
    placed.extend(codes.into_iter().enumerate().map(|(place, code)| ((place, true), code)));
    placed.sort_by_key(|(place, _)| *place);
    let mut below: BTreeMap<Option<CodeId>, Vec<Code>> = BTreeMap::new();
    for (_, code) in placed {
        below.entry(code.parent).or_default().push(code);
    }
    // The first is taken last, from the end.
    let numbered = |codes: Vec<Code>| {
        let mut codes: Vec<Code> = (0u32..).zip(codes).map(|(order, code)| Code { order, ..code }).collect();
        codes.reverse();
        codes
    };
    let mut waiting = below.remove(&None).map(numbered).unwrap_or_default();
    let mut found = Vec::new();
    while let Some(code) = waiting.pop() {
        waiting.extend(below.remove(&Some(code.id)).map(numbered).unwrap_or_default());
        found.push(code);
    }
    // What hangs on nothing is told by who takes the study in.
    found.extend(below.into_values().flatten());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::colour::Colour;
    use uuid::Uuid;

    fn code(number: u128, parent: Option<u128>, name: &str) -> Code {
        let id = |number| CodeId::from_uuid(Uuid::from_u128(number));
        Code {
            parent: parent.map(id),
            order: u32::try_from(number).unwrap(),
            ..Code::bare(id(number), key_from_name(name), Bilingual::new(name, ""), Colour([1, 2, 3]))
        }
    }

    /// Paths and orders, and the identity where the file gave one.
    fn parted(codes: Vec<Code>) -> (Vec<(String, u32, u128)>, Study) {
        let mut study = Study { codes, ..Study::default() };
        part_names(&mut study, "::");
        let of = |id: CodeId| study.codes.iter().find(|code| code.id == id).unwrap();
        let path = |code: &Code| {
            let mut path = code.key.clone();
            let mut at = code.parent;
            while let Some(above) = at.map(of) {
                path = format!("{}.{path}", above.key);
                at = above.parent;
            }
            path
        };
        let rows = study.codes.iter().map(|code| (path(code), code.order, if code.id.uuid().as_u128() < 100 { code.id.uuid().as_u128() } else { 0 })).collect();
        (rows, study)
    }

    #[test]
    fn names_become_a_tree_under_the_identities_that_the_codes_have() {
        let (rows, study) = parted(vec![code(1, None, "Place::Home"), code(2, None, "Mood"), code(3, None, "Place::Far::Off"), code(4, Some(2), "Low::Very")]);
        let wanted =
            [("place", 0, 0), ("place.home", 0, 1), ("place.far", 1, 0), ("place.far.off", 0, 3), ("mood", 1, 2), ("mood.low", 0, 0), ("mood.low.very", 0, 4)];
        assert_eq!(rows, wanted.map(|(path, order, id)| (path.to_owned(), order, id)));
        assert_eq!(study.codes[1].name.en, "Home");
        let (_, again) = parted(vec![code(3, None, "Place::Far::Off"), code(1, None, "Place::Home")]);
        assert_eq!(again.codes[0].id, study.codes[0].id, "the level is the same in a newer export");
        assert_eq!(study.report.entries.iter().map(|entry| entry.count).collect::<Vec<_>>(), [3, 3]);
    }

    #[test]
    fn a_code_that_is_there_is_the_level_and_a_name_that_is_taken_stays_whole() {
        let (rows, study) = parted(vec![code(1, None, "Place::Home"), code(2, None, "Place"), code(3, Some(2), "Home")]);
        assert_eq!(rows, [("place-home".to_owned(), 0, 1), ("place".to_owned(), 1, 2), ("place.home".to_owned(), 0, 3)]);
        assert_eq!(study.report.entries.iter().map(|entry| entry.fate).collect::<Vec<_>>(), [Fate::Carried]);
    }
}
