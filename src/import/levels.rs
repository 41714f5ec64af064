//! Levels in the names of codes: lists that know no tree write `Place::Home` for a code `Home` that lies below `Place`.

use crate::import::codebook::{CodeDraft, CodebookDraft, DEEPEST, bare, own_key};
use std::collections::{HashMap, HashSet};

/// The mark that most lists set between levels.
pub const USUAL: &str = "::";

/// The names of the levels of a code, the highest first: the name alone where it does not hold the mark, or where a level would have no name.
pub fn levels<'a>(name: &'a str, mark: &str) -> Vec<&'a str> {
    let parts: Vec<&str> = if mark.is_empty() { Vec::new() } else { name.split(mark).map(str::trim).collect() };
    if parts.is_empty() || parts.len() > DEEPEST || parts.iter().any(|part| part.is_empty()) { vec![name] } else { parts }
}

/// Makes a tree of the levels in the names. A level that has no code of its own becomes one. A code stays whole where its place in the tree is taken,
/// and that is told.
pub fn part_names(draft: CodebookDraft, mark: &str) -> CodebookDraft {
    let CodebookDraft { codes, mut warnings } = draft;
    let mut tree = Tree::default();
    for mut code in codes {
        let above = code.parent.as_ref().map(|parent| tree.moved.get(parent).unwrap_or(parent).clone());
        let before = code.path.clone();
        let name = code.name.en_or_fr().to_owned();
        let parts = levels(&name, mark);
        code.parent = match parts.split_last() {
            Some((last, upper)) if !upper.is_empty() => {
                let wanted = parts.iter().fold(above.clone(), |above, part| Some(joined(above.as_deref(), &own_key(part, None)))).unwrap_or_default();
                if tree.is_taken(&wanted) || depth(&wanted) > DEEPEST {
                    warnings.push(format!("the code ‘{name}’ was left whole: there is one of that name on that level"));
                    above
                } else {
                    code.key = own_key(last, None);
                    for name in [&mut code.name.en, &mut code.name.fr] {
                        *name = levels(name, mark).last().copied().unwrap_or_default().to_owned();
                    }
                    upper.iter().fold(above, |above, part| Some(tree.level(above, part)))
                }
            }
            _ => above,
        };
        tree.place(before, code);
    }
    CodebookDraft { codes: tree.codes, warnings }
}

fn joined(above: Option<&str>, key: &str) -> String {
    above.map_or_else(|| key.to_owned(), |above| format!("{above}.{key}"))
}

fn depth(path: &str) -> usize {
    path.split('.').count()
}

/// A codebook in the making.
#[derive(Default)]
struct Tree {
    codes: Vec<CodeDraft>,
    taken: HashSet<String>,
    /// Levels that no row has named so far, and where they stand in the list.
    made: HashMap<String, usize>,
    /// Where each path of the file is now.
    moved: HashMap<String, String>,
}

impl Tree {
    fn is_taken(&self, path: &str) -> bool {
        self.taken.contains(path) && !self.made.contains_key(path)
    }

    /// The path of a level, which is made where it is not there.
    fn level(&mut self, above: Option<String>, name: &str) -> String {
        let key = own_key(name, None);
        let path = joined(above.as_deref(), &key);
        if self.taken.insert(path.clone()) {
            self.made.insert(path.clone(), self.codes.len());
            self.codes.push(CodeDraft { path: path.clone(), parent: above, ..bare(&key, name, None) });
        }
        path
    }

    /// Puts a code in its place; it takes over the level that was made for it.
    fn place(&mut self, before: String, mut code: CodeDraft) {
        let key = code.key.clone();
        let mut number = 1u32;
        code.path = joined(code.parent.as_deref(), &code.key);
        while self.is_taken(&code.path) {
            number += 1;
            code.key = format!("{key}-{number}");
            code.path = joined(code.parent.as_deref(), &code.key);
        }
        self.moved.insert(before, code.path.clone());
        self.taken.insert(code.path.clone());
        match self.made.remove(&code.path).and_then(|place| self.codes.get_mut(place)) {
            Some(level) => *level = code,
            None => self.codes.push(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::codebook::read_csv;

    fn parted(csv: &str, mark: &str) -> (Vec<(String, String)>, Vec<String>) {
        let draft = part_names(read_csv(csv.as_bytes()).unwrap(), mark);
        (draft.codes.into_iter().map(|code| (code.path, code.name.en)).collect(), draft.warnings)
    }

    fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
        rows.iter().map(|(path, name)| ((*path).to_owned(), (*name).to_owned())).collect()
    }

    #[test]
    fn names_become_a_tree_whatever_their_order() {
        let (codes, warnings) = parted("tag,description\nPlace::Home,where\nMood,\nPlace,there\nPlace :: Far off,\n", "::");
        assert_eq!(codes, rows(&[("Place", "Place"), ("Place.Home", "Home"), ("Mood", "Mood"), ("Place.far-off", "Far off")]));
        assert_eq!(warnings, Vec::<String>::new());
        let draft = part_names(read_csv(b"tag,description\nPlace::Home,where\nPlace,there\n").unwrap(), "::");
        assert_eq!(draft.codes.iter().map(|code| code.definition.en.as_str()).collect::<Vec<_>>(), ["there", "where"]);
        assert_eq!(parted("tag\na / b / c\n", " / ").0, rows(&[("a", "a"), ("a.b", "b"), ("a.b.c", "c")]));
    }

    #[test]
    fn a_place_that_is_taken_leaves_a_code_whole_and_odd_names_stay() {
        let (codes, warnings) = parted("tag\nPlace.Home\nPlace::Home\n::x\nx::\na::::b\n", "::");
        assert_eq!(codes.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Place", "Home", "Place::Home", "::x", "x::", "a::::b"]);
        assert_eq!(warnings, ["the code ‘Place::Home’ was left whole: there is one of that name on that level"]);
        assert_eq!(levels("a::b", ""), ["a::b"]);
    }
}
