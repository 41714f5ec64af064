//! Saved searches, concept lists and stop words.

use super::{PlanError, Planner, counted};
use crate::model::change::{Change, Edit};
use crate::model::ids::{ConceptId, SavedSearchId};
use crate::model::language::Language;
use crate::model::searching::{Concept, SavedSearch, StopWords};
use crate::query;
use crate::session::command::{ConceptDraft, SearchDraft};
use std::collections::BTreeSet;

impl Planner<'_> {
    pub(super) fn add_saved_search(&mut self, draft: &SearchDraft) -> Result<(), PlanError> {
        let draft = self.checked_search(draft, None)?;
        let coder = self.acting_coder();
        let now = self.clock.now();
        let id = SavedSearchId::from_uuid(self.clock.uuid());
        self.label("save a search");
        self.change(Change::SavedSearch(Edit::insert(SavedSearch {
            id,
            name: draft.name,
            query: draft.query,
            notes: draft.notes,
            coder,
            created: now,
            changed: now,
        })));
        Ok(())
    }

    pub(super) fn update_saved_search(&mut self, saved_search_id: SavedSearchId, draft: &SearchDraft) -> Result<(), PlanError> {
        let before = self.project.saved_search(saved_search_id).ok_or(PlanError::Gone("saved search"))?;
        let SearchDraft { name, query, notes } = self.checked_search(draft, Some(saved_search_id))?;
        if (&name, &query, &notes) == (&before.name, &before.query, &before.notes) {
            return Err(PlanError::Nothing("the search stays as it is".into()));
        }
        self.label("change a saved search");
        self.change(Change::SavedSearch(Edit::update(before.clone(), SavedSearch { name, query, notes, changed: self.clock.now(), ..before.clone() })));
        Ok(())
    }

    pub(super) fn remove_saved_search(&mut self, saved_search_id: SavedSearchId) -> Result<(), PlanError> {
        let before = self.project.saved_search(saved_search_id).ok_or(PlanError::Gone("saved search"))?;
        self.label("remove a saved search");
        self.change(Change::SavedSearch(Edit::delete(before.clone())));
        Ok(())
    }

    /// Name and query must be something, the query must be readable, and the name free.
    fn checked_search(&self, draft: &SearchDraft, own: Option<SavedSearchId>) -> Result<SearchDraft, PlanError> {
        let (name, asked) = (draft.name.trim(), draft.query.trim());
        if name.is_empty() {
            return Err(PlanError::EmptyText("name of the search"));
        }
        query::parse(asked).map_err(|err| PlanError::BadQuery(err.to_string()))?;
        if self.project.saved_search_named(name).is_some_and(|known| Some(known.id) != own) {
            return Err(PlanError::NameTaken { what: "saved search", name: name.to_owned() });
        }
        Ok(SearchDraft { name: name.to_owned(), query: asked.to_owned(), notes: draft.notes.trim().to_owned() })
    }

    pub(super) fn set_concepts(&mut self, drafts: Vec<ConceptDraft>) -> Result<(), PlanError> {
        let mut names = BTreeSet::new();
        let mut set = 0;
        for draft in drafts {
            let name = checked_concept_name(&draft.name)?;
            if !names.insert(name.to_lowercase()) {
                return Err(PlanError::NameTaken { what: "concept list", name });
            }
            let words = checked_words(&draft.words);
            if words.is_empty() {
                return Err(PlanError::EmptyText("list of words"));
            }
            for word in &words {
                query::concept_word(word).map_err(|err| PlanError::BadQuery(err.to_string()))?;
            }
            match self.project.concept_named(&name) {
                Some(before) => {
                    let after = Concept { words, notes: draft.notes.unwrap_or_else(|| before.notes.clone()), ..before.clone() };
                    if after == *before {
                        continue;
                    }
                    self.change(Change::Concept(Edit::update(before.clone(), after)));
                }
                None => {
                    let id = ConceptId::from_uuid(self.clock.uuid());
                    self.change(Change::Concept(Edit::insert(Concept { id, name, words, notes: draft.notes.unwrap_or_default() })));
                }
            }
            set += 1;
        }
        if set == 0 {
            return Err(PlanError::Nothing("no concept list is new".into()));
        }
        self.label(format!("set {}", counted(set, "concept list")));
        Ok(())
    }

    pub(super) fn rename_concept(&mut self, concept_id: ConceptId, name: &str) -> Result<(), PlanError> {
        let before = self.project.concept(concept_id).ok_or(PlanError::Gone("concept list"))?;
        let name = checked_concept_name(name)?;
        if name == before.name {
            return Err(PlanError::Nothing("the name stays the same".into()));
        }
        if self.project.concept_named(&name).is_some_and(|known| known.id != concept_id) {
            return Err(PlanError::NameTaken { what: "concept list", name });
        }
        self.label("rename a concept list");
        self.change(Change::Concept(Edit::update(before.clone(), Concept { name, ..before.clone() })));
        Ok(())
    }

    pub(super) fn remove_concept(&mut self, concept_id: ConceptId) -> Result<(), PlanError> {
        let before = self.project.concept(concept_id).ok_or(PlanError::Gone("concept list"))?;
        self.label("remove a concept list");
        self.change(Change::Concept(Edit::delete(before.clone())));
        Ok(())
    }

    pub(super) fn set_stop_words(&mut self, language: Language, words: Option<Vec<String>>) -> Result<(), PlanError> {
        let before = self.project.stop_words(language);
        let after = words.map(|words| StopWords { language, words: checked_words(&words) });
        if before == after.as_ref() {
            return Err(PlanError::Nothing("the stop words stay as they are".into()));
        }
        self.label(format!("set the stop words of {language}"));
        self.change(Change::StopWords(Edit { before: before.cloned(), after }));
        Ok(())
    }
}

fn checked_concept_name(name: &str) -> Result<String, PlanError> {
    let name = name.trim().trim_start_matches('#').trim();
    if !name.chars().any(char::is_alphanumeric) {
        return Err(PlanError::EmptyText("name of the concept list"));
    }
    if name.chars().any(|letter| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»') || letter.is_control()) {
        return Err(PlanError::BadName { what: "concept list", name: name.to_owned(), why: "a query could not write it" });
    }
    Ok(name.to_owned())
}

/// Words without white space around them, each once, in the order given.
fn checked_words(words: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let words = words.iter().map(|word| word.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|word| !word.is_empty());
    words.filter(|word| seen.insert(word.clone())).collect()
}
