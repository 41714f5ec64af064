//! Real names of a document, one by one: what stands for each, or that it stays as it is. The vault is opened with its own passphrase.

use crate::app::icons;
use crate::app::locale::sentence;
use crate::app::sheets::{lay, padded};
use crate::app::theme::tokens::{SMALL, TITLE};
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Weight, Words, button, button_with, choice, note, paragraph, tokens};
use crate::model::code::ReportLanguage;
use crate::model::ids::DocumentId;
use crate::model::place::Transcript;
use crate::model::revision::{Move, Replaced};
use crate::model::vault::Vault;
use crate::session::pseudonyms::{Lists, Proposal};
use egui::{Context, Id, Key, Ui, vec2};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Characters of context on each side of a place.
const CONTEXT: u32 = 60;
/// Places that are shown of one proposal.
const SHOWN: usize = 4;

/// The sheet's state. `Debug` is left out because of what it holds.
pub struct PseudonymSheet {
    transcript: Transcript,
    passphrase: Zeroizing<String>,
    /// The same again, where the vault is new.
    again: Option<Zeroizing<String>>,
    names: String,
    places: String,
    /// True while the vault is being opened or closed.
    busy: bool,
    /// True until the first field has the keyboard.
    fresh: bool,
    opened: Option<Opened>,
}

struct Opened {
    vault: Vault,
    proposals: Vec<Proposal>,
    /// What stands for each proposal; none where it stays.
    chosen: Vec<Option<String>>,
    at: usize,
    pseudonym: String,
    kind: Replaced,
    /// Language of the document, in which a pseudonym is proposed.
    language: ReportLanguage,
    /// Why the pseudonym that was written cannot be taken, as the core says it.
    wrong: Option<String>,
}

/// What the person decided.
pub enum Decided {
    /// Open the vault and look through the document.
    Open {
        /// The document.
        document: DocumentId,
        /// The passphrase of the vault.
        passphrase: Zeroizing<String>,
        /// Files with names and places; empty paths for none.
        lists: [PathBuf; 2],
    },
    /// Keep the vault and replace.
    Replace {
        /// The document.
        document: DocumentId,
        /// The passphrase of the vault.
        passphrase: Zeroizing<String>,
        /// The vault as it is now.
        vault: Box<Vault>,
        /// What gives way to what.
        moves: Vec<Move>,
    },
    /// Destroy the raw texts.
    DestroyRaw(Zeroizing<String>),
    /// Nothing.
    Nothing,
}

impl PseudonymSheet {
    /// For a document; a new vault asks for its passphrase twice.
    pub fn new(transcript: Transcript, has_vault: bool) -> Self {
        let again = (!has_vault).then(|| Zeroizing::new(String::new()));
        Self {
            transcript,
            passphrase: Zeroizing::new(String::new()),
            again,
            names: String::new(),
            places: String::new(),
            busy: false,
            fresh: true,
            opened: None,
        }
    }

    /// The vault is open, and this was found.
    pub fn opened(&mut self, vault: Vault, proposals: Vec<Proposal>) {
        let chosen = proposals.iter().map(|proposal| proposal.pseudonym.clone()).collect();
        let language = if self.transcript.document.language.tag() == "fr" { ReportLanguage::French } else { ReportLanguage::English };
        let mut opened = Opened { vault, proposals, chosen, at: 0, pseudonym: String::new(), kind: Replaced::Name, language, wrong: None };
        opened.look();
        (self.opened, self.busy) = (Some(opened), false);
    }

    /// The vault did not open: its passphrase may be typed again.
    pub fn failed(&mut self) {
        self.busy = false;
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let title = tools.locale.with("pseudonyms-title", &[("name", (&self.transcript.document.name).into())]);
        let done = self.opened.as_ref().is_some_and(|opened| opened.at >= opened.proposals.len());
        let ready = match &self.opened {
            Some(opened) => done && opened.chosen.iter().any(Option::is_some),
            None => !self.busy && self.passphrase.chars().count() >= 8 && self.again.as_ref().is_none_or(|again| **again == *self.passphrase),
        };
        let key = if self.opened.is_some() { "pseudonyms-replace" } else { "pseudonyms-look" };
        let (mut go, mut raw, mut cancelled) = (false, false, false);
        let can_destroy = self.opened.is_none() && self.again.is_none() && ready;
        let mut sheet = std::mem::replace(self, Self::new(self.transcript.clone(), true));
        let closed = lay(
            context,
            tools,
            "pseudonyms",
            &title,
            vec2(680.0, 520.0),
            |ui, tools| padded(ui, |ui| sheet.contents(ui, tools)),
            |ui, tools| {
                let text = tools.text(key);
                go = button_with(ui, tools, "", &text, Emphasis::Primary, ready).clicked();
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Plain).clicked();
                if can_destroy {
                    let text = tools.text("pseudonyms-destroy-raw");
                    raw = button(ui, tools, &text, Emphasis::Quiet).clicked();
                }
            },
        );
        *self = sheet;
        let document = self.transcript.document.id;
        if raw {
            return Some(Decided::DestroyRaw(self.passphrase.clone()));
        }
        if go {
            return Some(match self.opened.take() {
                Some(opened) => {
                    let moves = opened.moves(&self.transcript);
                    Decided::Replace { document, passphrase: self.passphrase.clone(), vault: Box::new(opened.vault.clone()), moves }
                }
                None => {
                    self.busy = true;
                    let lists = [self.names.trim(), self.places.trim()].map(PathBuf::from);
                    Decided::Open { document, passphrase: self.passphrase.clone(), lists }
                }
            });
        }
        (closed || cancelled).then_some(Decided::Nothing)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        ui.spacing_mut().item_spacing.y = 6.0;
        match &mut self.opened {
            Some(opened) if opened.at < opened.proposals.len() => opened.one(ui, tools, &self.transcript),
            Some(opened) => opened.sum(ui, tools),
            None => self.ask(ui, tools),
        }
    }

    fn ask(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        let text = tools.text(if self.again.is_some() { "vault-new" } else { "vault-known" });
        paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 4);
        let secret = |ui: &mut Ui, tools: &mut Tools<'_>, key: &str, text: &mut Zeroizing<String>| {
            let label = tools.text(key);
            paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
            Field::new(Id::unique(("pseudonyms", key)), &label).look(FieldLook::Secret).show(ui, tools, text)
        };
        let response = secret(ui, tools, "vault-passphrase", &mut self.passphrase);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if let Some(again) = &mut self.again {
            secret(ui, tools, "passphrase-again", again);
        }
        for (key, text) in [("list-of-names", &mut self.names), ("list-of-places", &mut self.places)] {
            let label = tools.text(key);
            paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
            Field::new(Id::unique(("pseudonyms", key)), &label).show(ui, tools, text);
        }
        let text = tools.text("vault-warning");
        note(ui, tools, icons::INFO, &text, tokens(ui).t2, tokens(ui).bg_head);
    }
}

impl Opened {
    /// Proposes what stands for the words in front.
    fn look(&mut self) {
        let Some(proposal) = self.proposals.get(self.at) else { return };
        (self.kind, self.wrong) = (proposal.kind, None);
        self.pseudonym = self.chosen.get(self.at).cloned().flatten().unwrap_or_else(|| self.vault.next(proposal.kind, self.language));
    }

    fn one(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, transcript: &Transcript) {
        let Some(proposal) = self.proposals.get(self.at).cloned() else { return };
        let text = tools.locale.with("pseudonyms-place", &[("at", (self.at + 1).into()), ("n", self.proposals.len().into())]);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
        paragraph(ui, tools, Words::new(&proposal.words, tokens(ui).t1).kind(TITLE).weight(Weight::Semibold), 2);
        let text = tools.text(&format!("because-{}", proposal.because.key()));
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
        for span in proposal.places.iter().take(SHOWN) {
            let (before, after) = transcript.context(*span, CONTEXT);
            let line = format!("{before}[{}]{after}", transcript.slice(*span));
            paragraph(ui, tools, Words::new(&line, tokens(ui).t1).weight(Weight::Reader), 2);
        }
        let rest = proposal.places.len().saturating_sub(SHOWN);
        if rest > 0 {
            let text = tools.locale.with("pseudonyms-more-places", &[("n", rest.into())]);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
        }
        let kinds: Vec<String> = Replaced::CHOSEN.iter().map(|kind| tools.text(&format!("replaced-{kind}"))).collect();
        let label = tools.text("replaced-kind");
        let chosen = Replaced::CHOSEN.iter().position(|kind| *kind == self.kind);
        if let Some(kind) = choice(ui, tools, &label, &kinds, chosen, Some(200.0)).and_then(|place| Replaced::CHOSEN.get(place)) {
            self.kind = *kind;
            self.pseudonym = self.vault.next(*kind, self.language);
        }
        let label = tools.text("pseudonym");
        paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
        let wrong = self.wrong.as_ref().map(|wrong| sentence(&tools.locale.said(wrong)));
        let response = Field::new(Id::unique("pseudonym"), &label).wrong(wrong.as_deref()).show(ui, tools, &mut self.pseudonym);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal(|ui| {
            let text = tools.text("pseudonyms-take");
            if button(ui, tools, &text, Emphasis::Plain).clicked() || entered {
                self.take(&proposal.words);
            }
            let text = tools.text("pseudonyms-leave");
            if button(ui, tools, &text, Emphasis::Quiet).clicked() {
                if let Some(chosen) = self.chosen.get_mut(self.at) {
                    *chosen = None;
                }
                self.step();
            }
            let text = tools.text("pseudonyms-back");
            if self.at > 0 && button(ui, tools, &text, Emphasis::Quiet).clicked() {
                self.at -= 1;
                self.look();
            }
        });
    }

    fn take(&mut self, words: &str) {
        let before = self.vault.clone();
        // Somebody may have thought better of it.
        drop(self.vault.remove(words));
        if let Err(err) = self.vault.add(words, &self.pseudonym, self.kind) {
            (self.vault, self.wrong) = (before, Some(err.to_string()));
        } else {
            if let Some(chosen) = self.chosen.get_mut(self.at) {
                *chosen = Some(self.pseudonym.trim().to_owned());
            }
            if let Some(proposal) = self.proposals.get_mut(self.at) {
                proposal.kind = self.kind;
            }
            self.step();
        }
    }

    fn step(&mut self) {
        self.at += 1;
        self.look();
    }

    fn sum(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        let taken = self.chosen.iter().filter(|chosen| chosen.is_some()).count();
        let places: usize = self.proposals.iter().zip(&self.chosen).filter(|(_, chosen)| chosen.is_some()).map(|(proposal, _)| proposal.places.len()).sum();
        let text = tools.locale.with("pseudonyms-sum", &[("n", taken.into()), ("places", places.into())]);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 3);
        let text = tools.text("pseudonyms-sum-meaning");
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 6);
        let text = tools.text("pseudonyms-back");
        if !self.proposals.is_empty() && button(ui, tools, &text, Emphasis::Quiet).clicked() {
            self.at = self.proposals.len() - 1;
            self.look();
        }
    }

    fn moves(&self, transcript: &Transcript) -> Vec<Move> {
        let mut moves = Vec::new();
        for (proposal, chosen) in self.proposals.iter().zip(&self.chosen) {
            let Some(pseudonym) = chosen else { continue };
            for span in &proposal.places {
                let paragraph = transcript.place(*span).paragraph.unwrap_or(0);
                moves.push(Move { span: *span, new: pseudonym.clone(), kind: proposal.kind, paragraph });
            }
        }
        moves
    }
}

/// The lists behind two paths; an empty path is an empty list.
pub fn read_lists(paths: &[PathBuf; 2]) -> Result<Lists, crate::session::error::SessionError> {
    let [names, places] = paths;
    let list = |path: &PathBuf| -> Result<Vec<String>, crate::session::error::SessionError> {
        if path.as_os_str().is_empty() {
            return Ok(Vec::new());
        }
        Ok(Lists::entries(&String::from_utf8_lossy(&crate::session::files::read_file(path)?)))
    };
    Ok(Lists { names: list(names)?, places: list(places)? })
}
