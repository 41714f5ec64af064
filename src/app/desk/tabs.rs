//! The documents that are open, and the one or two in front.

use crate::app::desk::twin::are_twins;
use crate::app::desk::{Seen, Tab};
use crate::app::locale::Locale;
use crate::model::ids::{CoderId, DocumentId};
use crate::model::project::Project;

/// Open documents in the order of their tabs.
#[derive(Default)]
pub struct Tabs {
    tabs: Vec<Tab>,
    front: usize,
    /// The document shown beside the one in front.
    beside: Option<DocumentId>,
    /// How far both halves of a pair were scrolled in the last frame.
    pub level: f32,
}

impl Tabs {
    /// Brings a document to the front, opening it if it is not open.
    pub fn open(&mut self, project: &Project, document: DocumentId) {
        let before = self.front().map(|tab| tab.document);
        if let Some(place) = self.place(document) {
            self.front = place;
        } else if let Some(transcript) = project.transcript(document) {
            self.tabs.push(Tab::new(transcript));
            self.front = self.tabs.len() - 1;
        }
        if self.beside == Some(document) {
            self.beside = before.filter(|before| *before != document);
        }
    }

    /// Closes a document.
    pub fn close(&mut self, document: DocumentId) {
        let Some(place) = self.place(document) else { return };
        self.tabs.remove(place);
        if self.front > place || self.front >= self.tabs.len() {
            self.front = self.front.saturating_sub(1);
        }
        if self.beside == Some(document) || self.tabs.is_empty() {
            self.beside = None;
        }
    }

    /// The next tab comes to the front, or the one before.
    pub fn turn(&mut self, forwards: bool) {
        let number = self.tabs.len();
        if number > 1 {
            self.front = if forwards { (self.front + 1) % number } else { (self.front + number - 1) % number };
            self.beside = None;
        }
    }

    /// Shows a document beside the one in front, or only the one in front.
    pub fn set_beside(&mut self, project: &Project, document: Option<DocumentId>) {
        let front = self.front().map(|tab| tab.document);
        self.beside = document.filter(|document| Some(*document) != front && project.document(*document).is_some());
        if let Some(document) = self.beside
            && self.place(document).is_none()
            && let Some(transcript) = project.transcript(document)
        {
            self.tabs.push(Tab::new(transcript));
        }
    }

    /// The document shown beside the one in front.
    pub fn beside(&self) -> Option<DocumentId> {
        self.beside
    }

    /// The tab in front.
    pub fn front(&self) -> Option<&Tab> {
        self.tabs.get(self.front)
    }
    /// The tab in front, to be changed.
    pub fn front_mut(&mut self) -> Option<&mut Tab> {
        self.tabs.get_mut(self.front)
    }
    /// The tab in front and the one beside it.
    pub fn both_mut(&mut self) -> Option<(&mut Tab, &mut Tab)> {
        let other = self.beside.and_then(|document| self.place(document)).filter(|place| *place != self.front)?;
        let [front, beside] = self.tabs.get_disjoint_mut([self.front, other]).ok()?;
        Some((front, beside))
    }
    /// All tabs.
    pub fn iter(&self) -> impl Iterator<Item = &Tab> {
        self.tabs.iter()
    }
    /// A tab by its document.
    pub fn get_mut(&mut self, document: DocumentId) -> Option<&mut Tab> {
        self.tabs.iter_mut().find(|tab| tab.document == document)
    }
    /// The documents in the order of their tabs.
    pub fn documents(&self) -> Vec<DocumentId> {
        self.tabs.iter().map(|tab| tab.document).collect()
    }

    /// Takes over texts that changed and closes documents that are gone.
    pub fn renew(&mut self, project: &Project) {
        for document in self.documents() {
            match project.transcript(document) {
                Some(transcript) => {
                    if let Some(tab) = self.get_mut(document) {
                        tab.transcript = transcript;
                    }
                }
                None => self.close(document),
            }
        }
    }

    /// Brings the lists of codings of what is in front up to the project.
    pub fn prepare(&mut self, project: &Project, revision: u64, seen: &Seen, me: Option<CoderId>, locale: &Locale) {
        let beside = self.beside;
        let front = self.front().map(|tab| tab.document);
        for tab in self.tabs.iter_mut().filter(|tab| Some(tab.document) == front || Some(tab.document) == beside) {
            tab.prepare(project, revision, seen, me, locale);
        }
        self.echo();
    }

    /// True where the two documents in front are original and translation.
    pub fn is_pair(&self) -> bool {
        let beside = self.beside.and_then(|document| self.tabs.iter().find(|tab| tab.document == document));
        self.front().zip(beside).is_some_and(|(front, beside)| are_twins(&front.transcript, &beside.transcript))
    }

    fn echo(&mut self) {
        let pair = self.is_pair();
        match self.both_mut() {
            Some((front, beside)) if pair => {
                front.echo(Some(beside));
                beside.echo(Some(front));
            }
            _ => {
                if let Some(front) = self.front_mut() {
                    front.echo(None);
                }
            }
        }
    }

    fn place(&self, document: DocumentId) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.document == document)
    }
}
