//! Narrowing a query by boxes that are ticked, and words as a query writes them.

use crate::model::language::Language;
use crate::model::layout::Role;
use crate::query::ast::{Node, Query};
use crate::query::error::QueryError;
use crate::query::parse::parse;
use std::collections::BTreeSet;

/// What is left out of a search; everything is looked at while nothing is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrow {
    /// Roles whose words are left out.
    pub without_roles: BTreeSet<Role>,
    /// Languages that are left out.
    pub without_languages: BTreeSet<Language>,
    /// Only what carries no code yet.
    pub only_uncoded: bool,
}

impl Narrow {
    /// True where something is left out.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// The conditions as a query writes them; none where everything is looked at.
    pub fn written(&self) -> Option<String> {
        let roles = self.without_roles.iter().map(|role| format!("NOT role:{}", role.key()));
        let languages = self.without_languages.iter().map(|language| format!("NOT lang:{language}"));
        let parts: Vec<String> = roles.chain(languages).chain(self.only_uncoded.then(|| "coded:no".to_owned())).collect();
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }

    /// The query with the conditions added to it.
    pub fn apply(&self, query: Query) -> Result<Query, QueryError> {
        match self.written() {
            None => Ok(query),
            Some(written) => Ok(Query { node: Node::All(vec![query.node, parse(&written)?.node]) }),
        }
    }
}

/// A word, or several in a row, as a query that finds them.
pub fn words_as_query(words: &str) -> String {
    let is_plain =
        words.chars().all(char::is_alphanumeric) && !matches!(words, "AND" | "OR" | "NOT" | "IN" | "NEAR" | "THEN" | "OVERLAPS" | "INSIDE" | "WITHIN");
    if is_plain { words.to_owned() } else { format!("\"{}\"", words.replace('"', " ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_become_conditions_beside_the_query() {
        let narrow = Narrow {
            without_roles: BTreeSet::from([Role::Interviewer]),
            without_languages: BTreeSet::from([Language::new("ar").unwrap()]),
            only_uncoded: true,
        };
        assert!(narrow.is_set() && !Narrow::default().is_set());
        let asked = narrow.apply(parse("a OR b").unwrap()).unwrap();
        assert_eq!(asked, parse("(a OR b) AND (NOT role:interviewer AND NOT lang:ar AND coded:no)").unwrap());
        assert_eq!(Narrow::default().apply(parse("a").unwrap()).unwrap(), parse("a").unwrap());
    }

    #[test]
    fn words_become_queries_that_can_be_read() {
        for words in ["prison", "AND", "maison d'arrêt", "a:b", "say \"so\""] {
            assert!(parse(&words_as_query(words)).is_ok(), "{words}");
        }
        assert_eq!(words_as_query("prison"), "prison");
    }
}
