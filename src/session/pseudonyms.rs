//! Pseudonyms: the vault, what is proposed, what is replaced, the log of replacements, and the end of raw texts.

pub use crate::analysis::identifiers::{Because, Lists, Proposal};

use crate::analysis::identifiers::proposals;
use crate::analysis::release::Release;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::import;
use crate::model::change::{Change, Edit};
use crate::model::code::Bilingual;
use crate::model::consent::Readiness;
use crate::model::ids::DocumentId;
use crate::model::kept::Kept;
use crate::model::revision::{Move, Replaced, Revision};
use crate::model::text::Hash;
use crate::model::vault::Vault;
use crate::session::command::Command;
use crate::session::error::SessionError;
use crate::session::exports::{Departed, Target};
use crate::session::plan::{Plan, PlanError};
use crate::session::tables::{Kind, TableRequest, table_bytes};
use crate::session::withdraw::{Scrub, scrubbed_rows};
use crate::session::{Outcome, Passphrase, Session};
use std::collections::BTreeSet;

impl Session {
    /// True where the project has a vault.
    pub fn has_vault(&self) -> Result<bool, SessionError> {
        Ok(self.store.has_vault()?)
    }
    /// Opens the vault; an empty one where there is none yet.
    pub fn open_vault(&self, passphrase: &Passphrase) -> Result<Vault, SessionError> {
        Ok(self.store.vault(passphrase)?)
    }
    /// Seals the vault in the project file.
    pub fn keep_vault(&mut self, vault: &Vault, passphrase: &Passphrase) -> Result<(), SessionError> {
        self.writable()?;
        let now = self.clock().now();
        Ok(self.store.set_vault(vault, passphrase, now)?)
    }

    /// Words of a document by which somebody could be known.
    pub fn propose(&self, document: DocumentId, vault: &Vault, lists: &Lists) -> Result<Vec<Proposal>, SessionError> {
        let transcript = self.project.transcript(document).ok_or(PlanError::Gone("document"))?;
        Ok(proposals(&transcript, vault, lists))
    }

    /// Every place of a document where words of the vault stand, with what would take their place.
    pub fn replacements(&self, document: DocumentId, vault: &Vault) -> Result<Vec<Move>, SessionError> {
        let transcript = self.project.transcript(document).ok_or(PlanError::Gone("document"))?;
        let known =
            proposals(&transcript, vault, &Lists::default()).into_iter().filter_map(|proposal| Some((proposal.pseudonym?, proposal.kind, proposal.places)));
        let mut moves: Vec<Move> = Vec::new();
        for (pseudonym, kind, places) in known {
            for span in places {
                let paragraph = transcript.place(span).paragraph.unwrap_or(0);
                moves.push(Move { span, new: pseudonym.clone(), kind, paragraph });
            }
        }
        moves.sort_by_key(|moved| moved.span);
        Ok(moves)
    }

    /// Replaces words in a document, as one act that undo takes back until the raw texts are destroyed.
    pub fn pseudonymise(&mut self, document: DocumentId, moves: Vec<Move>) -> Result<Outcome, SessionError> {
        self.execute(Command::Pseudonymise { document, moves })
    }

    /// The log of replacements: where, what kind of words, and what stands there now. The words themselves are not in it.
    ///
    /// Its columns are those of the anonymisation log of the UK Data Service (place, original, changed to), whose middle column is left out.
    pub fn replacement_log(&self) -> Table {
        let text = |key: &str, label: (&str, &str), description: (&str, &str)| Column::new(key, Unit::Text, label, description);
        let columns = vec![
            text("document", ("Document", "Document"), ("Short name of the document", "Nom court du document")),
            Column::new(
                "paragraph",
                Unit::Count,
                ("Paragraph", "Paragraphe"),
                ("Number of the paragraph, from 1; 0 in the header", "Numéro du paragraphe, à partir de 1 ; 0 dans l’en-tête"),
            ),
            text("kind", ("Kind", "Genre"), ("What kind of words gave way", "Le genre des mots remplacés")),
            text("changed_to", ("Changed to", "Remplacé par"), ("What stands there now", "Ce qui s’y trouve maintenant")),
            text("by", ("By", "Par"), ("Who replaced it", "Qui l’a remplacé")),
            text("at", ("When", "Quand"), ("When (UTC)", "Quand (UTC)")),
        ];
        let mut rows = Vec::new();
        for revision in self.project.revisions() {
            let Some(document) = self.project.document(revision.document) else { continue };
            rows.extend(revision.moves.iter().filter(|moved| moved.kind != Replaced::Withdrawn).map(|moved| Row {
                cells: vec![
                    Cell::text(document.name.as_str()),
                    Cell::number(u64::from(moved.paragraph)),
                    Cell::text(moved.kind.key()),
                    Cell::text(moved.new.as_str()),
                    Cell::text(revision.by.as_str()),
                    Cell::text(revision.at.text()),
                ],
                behind: Vec::new(),
            }));
        }
        let notes = vec![Bilingual::new(
            "The words that were replaced are not in this file. Keep it apart from the vault all the same.",
            "Les mots remplacés ne figurent pas dans ce fichier. Le garder tout de même à l’écart du coffre.",
        )];
        Table { kind: "replacements", title: Bilingual::new("Replacement log", "Journal des remplacements"), columns, rows, notes }
    }

    /// Writes the log of replacements for a recipient as .csv, .xlsx or .json.
    pub fn export_replacement_log(&mut self, target: &Target) -> Result<Departed, SessionError> {
        let table = self.replacement_log();
        let release = Release::nothing(target.recipient);
        let made = self.provenance(&TableRequest::plain(Kind::Codings)).released(&release);
        let bytes = table_bytes(&table, &made, &target.path)?;
        self.depart(target, table.kind, &bytes, table.rows.len(), release)
    }

    /// Destroys the texts from before words were replaced, and the real words of the vault in notes and history. Every replaced document must have been
    /// checked by a second person. This cannot be undone, nor can what was done before it.
    pub fn destroy_raw(&mut self, vault: &Vault) -> Result<(Outcome, bool), SessionError> {
        self.writable()?;
        let revised: BTreeSet<DocumentId> = self.project.revisions().map(|revision: &std::sync::Arc<Revision>| revision.document).collect();
        let unchecked = |document: &DocumentId| Readiness::of(&self.project, *document).is_none_or(|state| state < Readiness::SecondCheck);
        let open: Vec<&str> = revised
            .iter()
            .filter(|document| unchecked(document))
            .filter_map(|document| self.project.document(*document))
            .map(|document| document.name.as_str())
            .collect();
        if !open.is_empty() {
            return Err(SessionError::Request(format!(
                "{} need a second check first: griot consent PROJECT DOC --state second-check, by another person",
                open.join(", ")
            )));
        }
        if revised.is_empty() {
            return Err(PlanError::Nothing("no words were replaced in this project".into()).into());
        }
        let mut entries: Vec<(String, String)> = vault.entries.iter().map(|entry| (entry.real.clone(), entry.pseudonym.clone())).collect();
        // Longer names first, so that no part of one is left standing.
        entries.sort_by_key(|(real, _)| std::cmp::Reverse(real.len()));
        let scrub = Scrub { replaced: entries, ..Scrub::default() };
        let mut plan = Plan { label: "destroy the raw texts".to_owned(), ..Plan::default() };
        let staying = self.kept_without_names(&scrub, &mut plan)?;
        let rows = scrubbed_rows(&self.project, &scrub);
        let label = plan.label.clone();
        self.destroy(plan, label, &scrub, &rows, &staying, &[])
    }

    /// Things of other tools in which real names stand go; returns the bytes of the others.
    fn kept_without_names(&self, scrub: &Scrub, plan: &mut Plan) -> Result<BTreeSet<Hash>, SessionError> {
        let mut staying = BTreeSet::new();
        for kept in self.project.kept() {
            let hashes: Vec<Hash> = std::iter::once(kept.content).chain(kept.files.iter().map(|file| file.hash)).collect();
            let names: Vec<&str> = std::iter::once("").chain(kept.files.iter().map(|file| file.name.as_str())).collect();
            let mut telling = false;
            for (hash, name) in hashes.iter().zip(names) {
                let Some(bytes) = self.store.attachment(*hash)? else { continue };
                let read = import::document(name, &bytes, &import::Options::default()).ok().map(|read| read.text.as_str().to_owned());
                let text = read.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
                telling |= scrub.label(&text) != text;
            }
            if telling {
                plan.changes.push(Change::Kept(Edit::delete(Kept::clone(kept))));
            } else {
                staying.extend(hashes);
            }
        }
        Ok(staying)
    }
}
