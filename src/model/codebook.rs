//! The codebook: the tree of codes, their paths, and how a person's words find a code.

use crate::model::code::Code;
use crate::model::ids::CodeId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All codes of a project, with their tree.
///
/// The tree is kept beside the codes so that painting and counting never search for children.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codebook {
    codes: BTreeMap<CodeId, Arc<Code>>,
    /// Children of each code (`None`: the families), by order and then by identity.
    children: BTreeMap<Option<CodeId>, Vec<CodeId>>,
}

/// Why a word did not lead to exactly one code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeLookupError {
    /// No code of that path, name or id.
    #[error("there is no code ‘{0}’")]
    Unknown(String),
    /// Several codes; their paths follow.
    #[error("‘{word}’ can mean several codes: {}", candidates.join(", "))]
    Ambiguous {
        /// What was asked for.
        word: String,
        /// Paths of the codes that fit.
        candidates: Vec<String>,
    },
}

impl Codebook {
    /// Number of codes.
    pub fn len(&self) -> usize {
        self.codes.len()
    }
    /// True where there is no code.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
    /// The code of that identity.
    pub fn get(&self, code_id: CodeId) -> Option<&Arc<Code>> {
        self.codes.get(&code_id)
    }
    /// All codes by identity.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Code>> {
        self.codes.values()
    }
    /// Codes directly below `parent`, in their order; `None` asks for the families.
    pub fn children(&self, parent: Option<CodeId>) -> &[CodeId] {
        self.children.get(&parent).map_or(&[], Vec::as_slice)
    }

    /// All codes as the tree shows them: each before its children, siblings in their order.
    pub fn in_order(&self) -> Vec<&Arc<Code>> {
        let mut ordered = Vec::with_capacity(self.codes.len());
        let mut waiting: Vec<CodeId> = self.children(None).iter().rev().copied().collect();
        while let Some(code_id) = waiting.pop() {
            ordered.extend(self.codes.get(&code_id));
            waiting.extend(self.children(Some(code_id)).iter().rev());
        }
        ordered
    }

    /// The code and all that lie below it.
    pub fn with_descendants(&self, code_id: CodeId) -> Vec<CodeId> {
        let mut found = Vec::new();
        let mut waiting = vec![code_id];
        while let Some(next) = waiting.pop() {
            found.push(next);
            waiting.extend(self.children(Some(next)).iter().rev());
        }
        found
    }

    /// The codes above, from the family down to the parent.
    pub fn ancestors(&self, code_id: CodeId) -> Vec<CodeId> {
        let mut above = Vec::new();
        let mut at = self.codes.get(&code_id).and_then(|code| code.parent);
        while let Some(parent) = at {
            if above.contains(&parent) || parent == code_id {
                break; // a circle, which `rules` reports
            }
            above.push(parent);
            at = self.codes.get(&parent).and_then(|code| code.parent);
        }
        above.reverse();
        above
    }

    /// Depth in the tree: 0 for a family.
    pub fn depth(&self, code_id: CodeId) -> usize {
        self.ancestors(code_id).len()
    }

    /// The dotted path: `push.state-abuse`. Empty for a code that is not here.
    pub fn path(&self, code_id: CodeId) -> String {
        let mut path = String::new();
        for step in self.ancestors(code_id).into_iter().chain([code_id]) {
            if let Some(code) = self.codes.get(&step) {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&code.key);
            }
        }
        path
    }

    /// Paths of all codes, for tables that name many.
    pub fn paths(&self) -> BTreeMap<CodeId, String> {
        let mut paths: BTreeMap<CodeId, String> = BTreeMap::new();
        for code in self.in_order() {
            let path = match code.parent.and_then(|parent| paths.get(&parent)) {
                Some(above) => format!("{above}.{}", code.key),
                None => code.key.clone(),
            };
            paths.insert(code.id, path);
        }
        paths
    }

    /// Finds a code by its dotted path, else by id, else by its key or one of its names (case does not matter).
    pub fn find(&self, word: &str) -> Result<CodeId, CodeLookupError> {
        self.finder().find(word)
    }

    /// Finds a code that can be applied; see [`CodeFinder::find_codable`].
    pub fn find_codable(&self, word: &str) -> Result<CodeId, CodeLookupError> {
        self.finder().find_codable(word)
    }

    /// A prepared look-up for many words, as an import of codings needs.
    pub fn finder(&self) -> CodeFinder<'_> {
        let paths = self.paths();
        let mut by_path = BTreeMap::new();
        let mut by_word: BTreeMap<String, Vec<CodeId>> = BTreeMap::new();
        for (code_id, path) in &paths {
            by_path.insert(path.clone(), *code_id);
            let Some(code) = self.codes.get(code_id) else { continue };
            let mut words = vec![code.key.to_lowercase(), code.name.en.to_lowercase(), code.name.fr.to_lowercase()];
            words.sort_unstable();
            words.dedup();
            for word in words.into_iter().filter(|word| !word.is_empty()) {
                by_word.entry(word).or_default().push(*code_id);
            }
        }
        CodeFinder { codebook: self, by_path, by_word }
    }

    /// Puts a code in, or another version of it in its place.
    pub(in crate::model) fn insert(&mut self, code: Arc<Code>) {
        self.remove(code.id);
        let siblings = self.children.entry(code.parent).or_default();
        let place = siblings.partition_point(|other| self.codes.get(other).is_some_and(|other| (other.order, other.id) < (code.order, code.id)));
        siblings.insert(place, code.id);
        self.codes.insert(code.id, code);
    }

    /// Takes a code out.
    pub(in crate::model) fn remove(&mut self, code_id: CodeId) {
        if let Some(code) = self.codes.remove(&code_id)
            && let Some(siblings) = self.children.get_mut(&code.parent)
        {
            siblings.retain(|other| *other != code_id);
            if siblings.is_empty() {
                self.children.remove(&code.parent);
            }
        }
    }
}

/// A prepared look-up of codes by what people write.
#[derive(Debug)]
pub struct CodeFinder<'a> {
    codebook: &'a Codebook,
    by_path: BTreeMap<String, CodeId>,
    by_word: BTreeMap<String, Vec<CodeId>>,
}

impl CodeFinder<'_> {
    /// Finds a code that can be applied: where the path leads to a category, a code of that very word is meant, if there is one.
    pub fn find_codable(&self, word: &str) -> Result<CodeId, CodeLookupError> {
        let found = self.find(word);
        let codable = |code_id: &CodeId| self.codebook.get(*code_id).is_some_and(|code| code.codable);
        if found.as_ref().is_ok_and(codable) {
            return found;
        }
        let word = word.trim();
        let alike: Vec<CodeId> = self.by_word.get(&word.to_lowercase()).into_iter().flatten().copied().filter(codable).collect();
        let to_the_letter = |code_id: &CodeId| self.codebook.get(*code_id).is_some_and(|code| code.key == word || code.name.en == word || code.name.fr == word);
        let exact: Vec<CodeId> = alike.iter().copied().filter(to_the_letter).collect();
        match (exact.as_slice(), alike.as_slice()) {
            ([only], _) | ([], [only]) => Ok(*only),
            _ => found,
        }
    }

    /// Finds a code by its dotted path, else by id, else by its key or one of its names (case does not matter).
    pub fn find(&self, word: &str) -> Result<CodeId, CodeLookupError> {
        let word = word.trim();
        if let Some(code_id) = self.by_path.get(word) {
            return Ok(*code_id);
        }
        if let Ok(code_id) = word.parse::<CodeId>()
            && self.codebook.get(code_id).is_some()
        {
            return Ok(code_id);
        }
        match self.by_word.get(&word.to_lowercase()).map(Vec::as_slice) {
            Some([only]) => Ok(*only),
            Some(several) => {
                Err(CodeLookupError::Ambiguous { word: word.to_owned(), candidates: several.iter().map(|code_id| self.codebook.path(*code_id)).collect() })
            }
            None => Err(CodeLookupError::Unknown(word.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::code::Bilingual;
    use crate::model::colour::Colour;
    use uuid::Uuid;

    fn code(number: u128, parent: Option<u128>, order: u32, key: &str) -> Arc<Code> {
        let id = |number| CodeId::from_uuid(Uuid::from_u128(number));
        Arc::new(Code { parent: parent.map(id), order, ..Code::bare(id(number), key, Bilingual::new(format!("The {key}"), ""), Colour([0, 0, 0])) })
    }

    fn sample() -> Codebook {
        let mut codebook = Codebook::default();
        for code in
            [code(1, None, 0, "exit"), code(2, Some(1), 1, "pull"), code(3, Some(1), 0, "push"), code(4, Some(2), 0, "family"), code(5, None, 1, "push")]
        {
            codebook.insert(code);
        }
        codebook
    }

    #[test]
    fn the_tree_is_walked_in_order_and_paths_are_dotted() {
        let codebook = sample();
        let paths: Vec<_> = codebook.in_order().iter().map(|code| codebook.path(code.id)).collect();
        assert_eq!(paths, ["exit", "exit.push", "exit.pull", "exit.pull.family", "push"]);
        assert_eq!(codebook.paths().into_values().collect::<std::collections::BTreeSet<_>>(), paths.into_iter().collect());
    }

    #[test]
    fn words_lead_to_codes_and_ambiguous_ones_list_the_candidates() {
        let codebook = sample();
        assert_eq!(codebook.find("exit.push"), codebook.find("00000000-0000-0000-0000-000000000003"));
        assert_eq!(codebook.find("THE FAMILY").map(|id| codebook.path(id)), Ok("exit.pull.family".into()));
        // A path wins over the key of another code.
        assert_eq!(codebook.find("push").map(|id| codebook.path(id)), Ok("push".into()));
        assert_eq!(codebook.find("the push"), Err(CodeLookupError::Ambiguous { word: "the push".into(), candidates: vec!["exit.push".into(), "push".into()] }));
        assert_eq!(codebook.find("nothing"), Err(CodeLookupError::Unknown("nothing".into())));
    }

    #[test]
    fn a_word_that_names_a_category_and_a_code_means_the_code_where_one_is_applied() {
        let mut codebook = sample();
        let mut category = Code::clone(codebook.get(CodeId::from_uuid(Uuid::from_u128(5))).unwrap());
        category.codable = false;
        codebook.insert(Arc::new(category));
        assert_eq!(codebook.find("push").map(|id| codebook.path(id)), Ok("push".into()));
        assert_eq!(codebook.find_codable("push").map(|id| codebook.path(id)), Ok("exit.push".into()));
    }

    #[test]
    fn moving_a_code_takes_its_children_along() {
        let mut codebook = sample();
        codebook.insert(code(2, Some(5), 0, "pull"));
        assert_eq!(codebook.path(CodeId::from_uuid(Uuid::from_u128(4))), "push.pull.family");
        assert_eq!(codebook.children(Some(CodeId::from_uuid(Uuid::from_u128(1)))).len(), 1);
    }
}
