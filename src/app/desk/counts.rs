//! How often each code is used: in the document in front and in all, by itself and with the codes below it.

use crate::app::desk::Seen;
use crate::model::ids::{CodeId, CoderId, DocumentId};
use crate::model::project::Project;
use std::collections::BTreeMap;

/// The numbers of one code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In the document in front, without the codes below it.
    pub here: usize,
    /// In the document in front, with the codes below it.
    pub here_below: usize,
    /// In all documents, without the codes below it.
    pub all: usize,
    /// In all documents, with the codes below it.
    pub all_below: usize,
}

/// The numbers of all codes, counted anew when the project or what is seen of it changes.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    key: Option<(u64, Option<DocumentId>, Seen)>,
    by_code: BTreeMap<CodeId, Count>,
    /// Codings of the document in front by the person at the desk.
    pub own_here: usize,
    /// Codings of all documents by the person at the desk.
    pub own_all: usize,
    /// The largest number of all, for which the columns of numbers have room.
    pub largest: usize,
    /// Codings of the document in front by others, with their names.
    pub others_here: Vec<(String, usize)>,
}

impl Counts {
    /// Counts, unless nothing changed.
    pub fn prepare(&mut self, project: &Project, revision: u64, front: Option<DocumentId>, seen: &Seen, me: Option<CoderId>) {
        let key = Some((revision, front, seen.clone()));
        if self.key == key {
            return;
        }
        self.key = key;
        self.by_code.clear();
        (self.own_here, self.own_all, self.largest) = (0, 0, 0);
        let mut others: BTreeMap<CoderId, usize> = BTreeMap::new();
        for coding in project.codings().filter(|coding| seen.counts(coding, me)) {
            let count = self.by_code.entry(coding.code).or_default();
            count.all += 1;
            self.own_all += usize::from(Some(coding.coder) == me);
            if Some(coding.document) == front {
                count.here += 1;
                if Some(coding.coder) == me {
                    self.own_here += 1;
                } else {
                    *others.entry(coding.coder).or_default() += 1;
                }
            }
        }
        self.others_here = others.into_iter().map(|(coder, number)| (project.coder_name(coder).to_owned(), number)).collect();
        let codebook = project.codebook();
        for code in codebook.in_order().iter().rev() {
            let children = codebook.children(Some(code.id)).iter().map(|child| self.of(*child));
            let (here, all) = children.fold((0, 0), |(here, all), child| (here + child.here_below, all + child.all_below));
            let count = self.by_code.entry(code.id).or_default();
            count.here_below = count.here + here;
            count.all_below = count.all + all;
            self.largest = self.largest.max(count.all_below);
        }
    }

    /// The numbers of one code.
    pub fn of(&self, code: CodeId) -> Count {
        self.by_code.get(&code).copied().unwrap_or_default()
    }
}
