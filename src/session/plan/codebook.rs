//! The codebook: making, changing, moving, merging and taking away codes, and taking in whole codebooks.

use super::{PlanError, Planner, counted};
use crate::import::codebook::{CodeDraft, CodebookDraft};
use crate::model::change::{Change, Edit};
use crate::model::code::{Bilingual, Code, key_from_name};
use crate::model::codebook::Codebook;
use crate::model::coding::Coding;
use crate::model::colour::{self, Colour};
use crate::model::ids::CodeId;
use crate::model::memo::{Memo, MemoTarget};
use crate::session::command::{CodeUpdate, NewCode};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Two codings: before and after, or the one that goes and the one that stays.
type CodingPair = (Coding, Coding);

impl Planner<'_> {
    pub(super) fn add_code(&mut self, new: NewCode) -> Result<(), PlanError> {
        let code = self.make_code(new)?;
        self.label(format!("new code {}", code.key));
        Ok(())
    }

    /// Makes a code; who calls says what the act is called.
    pub(super) fn make_code(&mut self, new: NewCode) -> Result<Code, PlanError> {
        let codebook = self.project.codebook();
        if new.name.is_empty() {
            return Err(PlanError::EmptyText("name of the code"));
        }
        if new.parent.is_some_and(|parent| codebook.get(parent).is_none()) {
            return Err(PlanError::Gone("code"));
        }
        let siblings = codebook.children(new.parent);
        let key = free_key(codebook, siblings, &key_from_name(new.name.en_or_fr()));
        let colour = new.colour.unwrap_or_else(|| next_colour(codebook, new.parent, &key));
        let code = Code {
            id: CodeId::from_uuid(self.clock.uuid()),
            parent: new.parent,
            order: next_order(codebook, siblings),
            key,
            name: new.name,
            definition: new.definition,
            include: new.include,
            exclude: new.exclude,
            example: new.example,
            source: new.source,
            kind: String::new(),
            level: String::new(),
            colour,
            codable: !new.category,
            retired: false,
        };
        self.change(Change::Code(Edit::insert(code.clone())));
        Ok(code)
    }

    pub(super) fn update_code(&mut self, code_id: CodeId, update: CodeUpdate) -> Result<(), PlanError> {
        let codebook = self.project.codebook();
        let before = Code::clone(codebook.get(code_id).ok_or(PlanError::Gone("code"))?);
        let mut after = before.clone();
        if let Some(key) = update.key {
            after.key = checked_key(codebook, &before, &key)?;
        }
        if update.name.as_ref().is_some_and(Bilingual::is_empty) {
            return Err(PlanError::EmptyText("name of the code"));
        }
        after.name = update.name.unwrap_or(after.name);
        after.definition = update.definition.unwrap_or(after.definition);
        after.include = update.include.unwrap_or(after.include);
        after.exclude = update.exclude.unwrap_or(after.exclude);
        after.example = update.example.unwrap_or(after.example);
        after.source = update.source.unwrap_or(after.source);
        after.kind = update.kind.unwrap_or(after.kind);
        after.level = update.level.unwrap_or(after.level);
        after.colour = update.colour.unwrap_or(after.colour);
        after.codable = update.codable.unwrap_or(after.codable);
        after.retired = update.retired.unwrap_or(after.retired);
        if after == before {
            return Err(PlanError::Nothing("the code stays as it is".into()));
        }
        self.label(format!("change code {}", codebook.path(code_id)));
        self.change(Change::Code(Edit::update(before, after)));
        Ok(())
    }

    pub(super) fn move_code(&mut self, code_id: CodeId, parent: Option<CodeId>, place: usize) -> Result<(), PlanError> {
        let codebook = self.project.codebook();
        let code = Code::clone(codebook.get(code_id).ok_or(PlanError::Gone("code"))?);
        if let Some(parent) = parent {
            codebook.get(parent).ok_or(PlanError::Gone("code"))?;
            if codebook.with_descendants(code_id).contains(&parent) {
                return Err(PlanError::Circle);
            }
        }
        let mut siblings: Vec<CodeId> = codebook.children(parent).iter().copied().filter(|other| *other != code_id).collect();
        let taken = siblings.iter().filter_map(|other| codebook.get(*other)).any(|other| other.key == code.key);
        if taken {
            return Err(PlanError::NameTaken { what: "code", name: code.key });
        }
        let path = codebook.path(code_id);
        siblings.insert(place.min(siblings.len()), code_id);
        for (order, sibling) in (0u32..).zip(siblings) {
            let Some(before) = codebook.get(sibling) else { continue };
            let before = Code::clone(before);
            let after = Code { order, parent, ..before.clone() };
            if after != before {
                self.change(Change::Code(Edit::update(before, after)));
            }
        }
        if self.plan.changes.is_empty() {
            return Err(PlanError::Nothing("the code stays where it is".into()));
        }
        self.label(format!("move code {path}"));
        Ok(())
    }

    pub(super) fn merge_code(&mut self, from: CodeId, into: CodeId) -> Result<(), PlanError> {
        let codebook = self.project.codebook();
        let (gone, stays) = (codebook.get(from).ok_or(PlanError::Gone("code"))?, codebook.get(into).ok_or(PlanError::Gone("code"))?);
        if codebook.with_descendants(from).contains(&into) {
            return Err(PlanError::Circle);
        }
        if !stays.codable {
            return Err(PlanError::NotCodable(codebook.path(into)));
        }
        let label = format!("merge code {} into {}", codebook.path(from), codebook.path(into));
        let (moved, doubled) = self.recode_all(from, into);
        for (going, staying) in doubled {
            self.join_codings(going, &staying);
        }
        for (before, after) in moved {
            self.change(Change::Coding(Edit::update(before, after)));
        }
        for memo in self.project.memos().filter(|memo| memo.target == MemoTarget::Code(from)) {
            let before = Memo::clone(memo);
            self.plan.changes.push(Change::Memo(Edit::update(before.clone(), Memo { target: MemoTarget::Code(into), ..before })));
        }
        self.recode_settlements(from, into);
        let mut keys: HashSet<String> = codebook.children(Some(into)).iter().filter_map(|child| codebook.get(*child)).map(|child| child.key.clone()).collect();
        let first = next_order(codebook, codebook.children(Some(into)));
        for (order, child) in (first..).zip(codebook.children(Some(from))) {
            let Some(before) = codebook.get(*child) else { continue };
            let before = Code::clone(before);
            let key = numbered(&before.key, |key| keys.contains(key));
            keys.insert(key.clone());
            self.change(Change::Code(Edit::update(before.clone(), Code { parent: Some(into), order, key, ..before })));
        }
        self.move_summaries(from, into);
        self.change(Change::Code(Edit::delete(Code::clone(gone))));
        self.label(label);
        Ok(())
    }

    /// Takes a coding away whose like stays; what was noted on it goes to the one that stays.
    fn join_codings(&mut self, going: Coding, staying: &Coding) {
        if !going.memo.is_empty() && going.memo != staying.memo {
            let memo = if staying.memo.is_empty() { going.memo.clone() } else { format!("{}\n{}", staying.memo, going.memo) };
            self.change(Change::Coding(Edit::update(staying.clone(), Coding { memo, ..staying.clone() })));
        }
        for memo in self.project.memos().filter(|memo| memo.target == MemoTarget::Coding(going.id)) {
            let before = Memo::clone(memo);
            self.plan.changes.push(Change::Memo(Edit::update(before.clone(), Memo { target: MemoTarget::Coding(staying.id), ..before })));
        }
        self.change(Change::Coding(Edit::delete(going)));
    }

    /// Codings that get the other code, as before and after; and those whose like is there already, with that like.
    fn recode_all(&self, from: CodeId, into: CodeId) -> (Vec<CodingPair>, Vec<CodingPair>) {
        let (mut moved, mut doubled) = (Vec::new(), Vec::new());
        for before in self.project.codings().filter(|coding| coding.code == from) {
            let after = Coding { code: into, ..before.clone() };
            let same = |other: &Coding| other.code == into && other.coder == after.coder && other.span == after.span;
            match self.project.codings_of(before.document).iter().find(|other| same(other)) {
                Some(staying) => doubled.push((before.clone(), staying.clone())),
                None => moved.push((before.clone(), after)),
            }
        }
        (moved, doubled)
    }

    pub(super) fn remove_code(&mut self, code_id: CodeId) -> Result<(), PlanError> {
        let codebook = self.project.codebook();
        codebook.get(code_id).ok_or(PlanError::Gone("code"))?;
        let going = codebook.with_descendants(code_id);
        let codes: BTreeSet<CodeId> = going.iter().copied().collect();
        let codings: Vec<Coding> = self.project.codings().filter(|coding| codes.contains(&coding.code)).cloned().collect();
        self.label(format!("remove code {} with {}", codebook.path(code_id), counted(codings.len(), "coding")));
        self.drop_codings(codings);
        self.drop_memos(|target| matches!(target, MemoTarget::Code(code) if codes.contains(&code)));
        self.drop_settlements(|_, code| codes.contains(&code));
        self.drop_summaries(|code| codes.contains(&code));
        // Children before their parents.
        for code in going.iter().rev().filter_map(|code| codebook.get(*code)) {
            self.plan.changes.push(Change::Code(Edit::delete(Code::clone(code))));
        }
        Ok(())
    }

    pub(super) fn import_codebook(&mut self, draft: CodebookDraft) -> Result<(), PlanError> {
        for warning in draft.warnings {
            self.note(warning);
        }
        let codebook = self.project.codebook();
        let mut tree = Tree::of(codebook);
        let (mut new, mut changed) = (0, 0);
        for draft in draft.codes {
            let parent = match &draft.parent {
                Some(path) => Some(*tree.by_path.get(path).ok_or_else(|| PlanError::Code(crate::model::codebook::CodeLookupError::Unknown(path.clone())))?),
                None => None,
            };
            match tree.by_path.get(&draft.path).and_then(|code_id| codebook.get(*code_id)) {
                Some(before) => {
                    let before = Code::clone(before);
                    let after = updated(&before, draft);
                    if after != before {
                        self.change(Change::Code(Edit::update(before, after)));
                        changed += 1;
                    }
                }
                None => {
                    let code = tree.place(CodeId::from_uuid(self.clock.uuid()), parent, draft);
                    self.change(Change::Code(Edit::insert(code)));
                    new += 1;
                }
            }
        }
        if new + changed == 0 {
            return Err(PlanError::Nothing("every code is here already, and as it is in the file".into()));
        }
        self.label(format!("import codebook: {} new, {changed} changed", counted(new, "code")));
        Ok(())
    }
}

/// The tree while a codebook is taken in: what is there and what earlier rows have made.
struct Tree {
    by_path: HashMap<String, CodeId>,
    orders: HashMap<Option<CodeId>, u32>,
    /// The colour of each code, and how often each tone is used below it.
    colours: HashMap<CodeId, Colour>,
    used: HashMap<Option<CodeId>, Vec<Colour>>,
    families: usize,
}

impl Tree {
    fn of(codebook: &Codebook) -> Self {
        let by_path = codebook.paths().into_iter().map(|(code_id, path)| (path, code_id)).collect();
        let mut orders: HashMap<_, u32> = HashMap::new();
        let mut used: HashMap<_, Vec<Colour>> = HashMap::new();
        for code in codebook.iter() {
            let next = orders.entry(code.parent).or_default();
            *next = (*next).max(code.order + 1);
            used.entry(code.parent).or_default().push(code.colour);
        }
        let colours = codebook.iter().map(|code| (code.id, code.colour)).collect();
        Self { by_path, orders, colours, used, families: codebook.children(None).len() }
    }

    fn place(&mut self, id: CodeId, parent: Option<CodeId>, draft: CodeDraft) -> Code {
        let order = self.orders.entry(parent).or_default();
        let place = *order;
        *order += 1;
        let colour = draft.colour.unwrap_or_else(|| self.colour(parent, &draft.key));
        if parent.is_none() {
            self.families += 1;
        }
        self.colours.insert(id, colour);
        self.used.entry(parent).or_default().push(colour);
        self.by_path.insert(draft.path, id);
        Code {
            id,
            parent,
            order: place,
            key: draft.key,
            name: draft.name,
            definition: draft.definition,
            include: draft.include,
            exclude: draft.exclude,
            example: draft.example,
            source: draft.source,
            kind: draft.kind,
            level: draft.level,
            colour,
            codable: draft.codable,
            retired: draft.retired,
        }
    }

    fn colour(&self, parent: Option<CodeId>, key: &str) -> Colour {
        match parent.and_then(|parent| self.colours.get(&parent)) {
            Some(above) => least_used_tone(*above, self.used.get(&parent).map_or(&[], Vec::as_slice)),
            None => colour::of_family(key, 0).unwrap_or_else(|| colour::of_new_family(self.families, 0)),
        }
    }
}

/// A code as the file has it; what the file leaves empty stays.
fn updated(before: &Code, draft: CodeDraft) -> Code {
    let text = |new: String, old: &String| if new.is_empty() { old.clone() } else { new };
    let both = |new: Bilingual, old: &Bilingual| Bilingual { en: text(new.en, &old.en), fr: text(new.fr, &old.fr) };
    Code {
        name: both(draft.name, &before.name),
        definition: both(draft.definition, &before.definition),
        include: both(draft.include, &before.include),
        exclude: both(draft.exclude, &before.exclude),
        example: text(draft.example, &before.example),
        source: text(draft.source, &before.source),
        kind: text(draft.kind, &before.kind),
        level: text(draft.level, &before.level),
        colour: draft.colour.unwrap_or(before.colour),
        codable: draft.codable,
        retired: draft.retired,
        ..before.clone()
    }
}

fn checked_key(codebook: &Codebook, code: &Code, key: &str) -> Result<String, PlanError> {
    let key = key.trim().to_owned();
    if key.is_empty() || key.contains('.') || key.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(PlanError::BadName { what: "code", name: key, why: "a key is one word without dots or spaces" });
    }
    let taken = |other: &CodeId| *other != code.id && codebook.get(*other).is_some_and(|other| other.key == key);
    if codebook.children(code.parent).iter().any(taken) {
        return Err(PlanError::NameTaken { what: "code", name: key });
    }
    Ok(key)
}

fn free_key(codebook: &Codebook, siblings: &[CodeId], key: &str) -> String {
    let taken: HashSet<&str> = siblings.iter().filter_map(|other| codebook.get(*other)).map(|code| code.key.as_str()).collect();
    numbered(key, |key| taken.contains(key))
}

/// The word itself, else with `-2`, `-3` … until it is free.
fn numbered(word: &str, taken: impl Fn(&str) -> bool) -> String {
    let others = (2u32..).map(|number| format!("{word}-{number}"));
    std::iter::once(word.to_owned()).chain(others).find(|word| !taken(word)).unwrap_or_else(|| word.to_owned())
}

fn next_order(codebook: &Codebook, siblings: &[CodeId]) -> u32 {
    siblings.iter().filter_map(|code_id| codebook.get(*code_id)).map(|code| code.order + 1).max().unwrap_or(0)
}

fn next_colour(codebook: &Codebook, parent: Option<CodeId>, key: &str) -> Colour {
    let siblings = codebook.children(parent);
    match parent.and_then(|parent| codebook.get(parent)) {
        Some(above) => {
            let used: Vec<Colour> = siblings.iter().filter_map(|code_id| codebook.get(*code_id)).map(|code| code.colour).collect();
            least_used_tone(above.colour, &used)
        }
        None => colour::of_family(key, 0).unwrap_or_else(|| colour::of_new_family(siblings.len(), 0)),
    }
}

/// The tone of the family's hue that its siblings use least, the first of them where several do.
fn least_used_tone(family: Colour, used: &[Colour]) -> Colour {
    let tones = (0..5).map(|tone| colour::tone_of(family, tone));
    tones.min_by_key(|tone| used.iter().filter(|other| *other == tone).count()).unwrap_or(family)
}
