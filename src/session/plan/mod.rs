//! A command and a project give the changes to make: pure, so that every act is tested without a file.

mod agreement;
mod attributes;
mod cases;
mod codebook;
mod coders;
mod codings;
pub(in crate::session) mod consent;
mod departures;
mod documents;
mod error;
mod memos;
mod merge;
mod pseudonyms;
mod quotes;
mod searching;
mod start;
mod study;
pub(in crate::session) mod withdraw;

pub use error::{BadRow, PlanError};

use crate::model::change::{Change, Edit};
use crate::model::coder::Coder;
use crate::model::ids::{CoderId, OpId};
use crate::model::layout::Layout;
use crate::model::merge::Merged;
use crate::model::project::Project;
use crate::model::text::{DocumentText, Hash};
use crate::session::clock::Clock;
use crate::session::command::Command;
use std::collections::HashMap;
use std::sync::Arc;

/// What a command comes to: the changes in their order, the texts they refer to, and what to tell the person.
#[derive(Debug, Default)]
pub struct Plan {
    /// The changes, in the order in which they are made.
    pub changes: Vec<Change>,
    /// Texts that the project does not have.
    pub texts: Vec<Arc<DocumentText>>,
    /// Layouts that the project does not have.
    pub layouts: Vec<(Hash, Arc<Layout>)>,
    /// Bytes of other tools that the project does not have, under their hashes.
    pub attachments: Vec<(Hash, Arc<[u8]>)>,
    /// What was done, as a short English sentence without quotes from texts.
    pub label: String,
    /// What was left out or taken otherwise than written.
    pub notes: Vec<String>,
    /// Where another copy is taken in: what is to be known of it, and its newest act.
    pub merge: Option<(Merged, Option<OpId>)>,
}

/// Plans a command. Nothing is changed; an error means that nothing can be.
pub fn plan(project: &Project, command: Command, coder: &str, clock: &Clock) -> Result<Plan, PlanError> {
    let mut planner = Planner::new(project, coder, clock);
    planner.command(command)?;
    Ok(planner.plan)
}

/// A plan in the making.
struct Planner<'a> {
    project: &'a Project,
    clock: &'a Clock,
    acting: &'a str,
    coders: HashMap<String, CoderId>,
    plan: Plan,
}

impl<'a> Planner<'a> {
    fn new(project: &'a Project, acting: &'a str, clock: &'a Clock) -> Self {
        let coders = project.coders().map(|coder| (coder.name.clone(), coder.id)).collect();
        Self { project, clock, acting, coders, plan: Plan::default() }
    }

    fn command(&mut self, command: Command) -> Result<(), PlanError> {
        match command {
            Command::Start(start) => self.start(start),
            Command::TakeStudy(study) => self.take_study(*study),
            Command::RenameProject(name) => self.rename_project(&name),
            Command::SetListed(listed) => self.set_listed(listed),
            Command::RenameCoder(coder_id, name) => self.rename_coder(coder_id, &name),
            Command::Merge(merge) => self.merge(&merge),
            Command::ImportDocuments(new) => self.import_documents(new),
            Command::UpdateDocument(document_id, update) => self.update_document(document_id, update),
            Command::SetSpeakerRole { document, label, role } => self.set_speaker_role(document, &label, role),
            Command::SetTurnLanguage { document, turn, language } => self.set_turn_language(document, turn, language),
            Command::RemoveDocument(document_id) => self.remove_document(document_id),
            Command::AddCodings(new) => self.add_codings(new),
            Command::UpdateCodings(updates) => self.update_codings(updates),
            Command::RemoveCodings(coding_ids) => self.remove_codings(&coding_ids),
            Command::MergeCodings { keep, gone } => self.merge_codings(keep, gone),
            Command::SplitCoding { coding, at } => self.split_coding(coding, at),
            Command::CodeAnew { code, document, span } => self.code_anew(code, document, span),
            Command::ImportCodings(rows) => self.import_codings(rows),
            Command::AddCode(new) => self.add_code(new),
            Command::UpdateCode(code_id, update) => self.update_code(code_id, *update),
            Command::MoveCode { code, parent, place } => self.move_code(code, parent, place),
            Command::MergeCode { from, into } => self.merge_code(from, into),
            Command::RemoveCode(code_id) => self.remove_code(code_id),
            Command::ImportCodebook(draft) => self.import_codebook(draft),
            Command::AddCase(name) => self.add_case(&name),
            Command::RenameCase(case_id, name) => self.rename_case(case_id, &name),
            Command::RemoveCase(case_id) => self.remove_case(case_id),
            Command::LinkCase { case, document, speaker } => self.link_case(case, document, speaker),
            Command::UnlinkCase(link_id) => self.unlink_case(link_id),
            Command::ImportCases(rows) => self.import_cases(rows),
            Command::DefineAttribute(attribute) => self.define_attribute(*attribute),
            Command::SetValue { bearer, attribute, value } => self.set_value(bearer, attribute, value),
            Command::ImportAttributes(rows) => self.import_attributes(rows),
            Command::AddMemo { target, text } => self.add_memo(target, &text),
            Command::UpdateMemo(memo_id, text) => self.update_memo(memo_id, &text),
            Command::RemoveMemo(memo_id) => self.remove_memo(memo_id),
            Command::ImportMemos(rows) => self.import_memos(rows),
            Command::RecordDeparture(new) => {
                self.record_departure(new);
                Ok(())
            }
            Command::AddSavedSearch(draft) => self.add_saved_search(&draft),
            Command::UpdateSavedSearch(saved_search_id, draft) => self.update_saved_search(saved_search_id, &draft),
            Command::RemoveSavedSearch(saved_search_id) => self.remove_saved_search(saved_search_id),
            Command::SetConcepts(drafts) => self.set_concepts(drafts),
            Command::RenameConcept(concept_id, name) => self.rename_concept(concept_id, &name),
            Command::RemoveConcept(concept_id) => self.remove_concept(concept_id),
            Command::SetStopWords(language, words) => self.set_stop_words(language, words),
            Command::Settle(settle) => self.settle(&settle),
            Command::Unsettle(settlement_id) => self.unsettle(settlement_id),
            Command::KeepRound { name, content } => self.keep_round(&name, *content),
            Command::RemoveRound(round_id) => self.remove_round(round_id),
            Command::SetAgreement(on) => self.set_agreement(on),
            Command::SummariseCell { row, column, text } => self.summarise_cell(row, column, &text),
            Command::UseQuotes { passages, place } => self.use_quotes(passages, &place),
            Command::ForgetQuoteUses(use_ids) => self.forget_quote_uses(&use_ids),
            Command::RecordConsent { documents, record } => self.record_consent(&documents, &record),
            Command::RequireConsent(required) => self.require_consent(required),
            Command::Pseudonymise { document, moves } => self.pseudonymise(document, moves),
            Command::SetReadiness(document_id, readiness) => self.set_readiness(document_id, readiness),
        }
    }

    fn change(&mut self, change: Change) {
        self.plan.changes.push(change);
    }
    fn label(&mut self, label: impl Into<String>) {
        self.plan.label = label.into();
    }
    fn note(&mut self, note: impl Into<String>) {
        self.plan.notes.push(note.into());
    }

    /// The coder of that name, made where there is none.
    fn coder(&mut self, name: &str) -> CoderId {
        if let Some(coder_id) = self.coders.get(name) {
            return *coder_id;
        }
        let coder = Coder { id: CoderId::from_uuid(self.clock.uuid()), name: name.to_owned() };
        let coder_id = coder.id;
        self.coders.insert(coder.name.clone(), coder_id);
        self.change(Change::Coder(Edit::insert(coder)));
        coder_id
    }

    /// The coder who acts.
    fn acting_coder(&mut self) -> CoderId {
        self.coder(self.acting)
    }
}

/// A new identity for an operation, later than those it follows.
pub fn op_id_after(clock: &Clock, follows: Option<OpId>) -> OpId {
    OpId::from_uuid(clock.uuid_after(follows.map(OpId::uuid)))
}

/// “1 coding”, “2 codings”.
fn counted(number: usize, singular: &str) -> String {
    if number == 1 { format!("1 {singular}") } else { format!("{number} {singular}s") }
}
