//! What the person at the desk may know of: while coding blind, nobody else's work, in no list, count, picture or file.

use crate::app::desk::{Desk, Eyes};
use crate::model::attribute::{Attribute, AttributeType};
use crate::model::ids::{AttributeId, CoderId};
use crate::model::project::Project;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Parts of the project that take a while to put together, kept until it changes.
#[derive(Default)]
pub(super) struct Kept {
    known: Option<(u64, BTreeSet<CoderId>, Arc<Project>)>,
    in_use: Option<(u64, Arc<[Arc<Attribute>]>)>,
}

impl Desk {
    /// The coders whose work the person may know of; none where that is everybody's. Who has coded nothing yet and codes blind knows of no coding.
    pub fn known_coders(&self) -> Option<BTreeSet<CoderId>> {
        (self.seen.eyes == Eyes::Blind).then(|| self.me().into_iter().collect())
    }

    /// The project as far as the person may know it.
    pub fn known(&mut self) -> Arc<Project> {
        let Some(coders) = self.known_coders() else { return Arc::clone(&self.project) };
        if let Some((revision, of, project)) = &self.kept_parts.known
            && (*revision, of) == (self.revision, &coders)
        {
            return Arc::clone(project);
        }
        let project = Arc::new(self.project.only_by(&coders));
        self.kept_parts.known = Some((self.revision, coders, Arc::clone(&project)));
        project
    }

    /// The attributes of few values that were filled somewhere, by subject and place in lists.
    pub fn attributes_in_use(&mut self) -> Arc<[Arc<Attribute>]> {
        if let Some((revision, attributes)) = &self.kept_parts.in_use
            && *revision == self.revision
        {
            return Arc::clone(attributes);
        }
        let filled: BTreeSet<AttributeId> = self.project.values().map(|(_, attribute, _)| attribute).collect();
        let few = |kind: AttributeType| !matches!(kind, AttributeType::Text | AttributeType::Reference | AttributeType::Date);
        let known = self.project.attributes().into_iter().filter(|attribute| few(attribute.kind) && filled.contains(&attribute.id));
        let attributes: Arc<[Arc<Attribute>]> = known.cloned().collect();
        self.kept_parts.in_use = Some((self.revision, Arc::clone(&attributes)));
        attributes
    }
}
