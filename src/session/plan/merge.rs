//! Another copy's work into this one.

use super::{PlanError, Planner, counted};
use crate::session::merge::Merge;

impl Planner<'_> {
    pub(super) fn merge(&mut self, merge: &Merge) -> Result<(), PlanError> {
        let merging = merge.plan()?;
        if merging.report.is_nothing() {
            return Err(PlanError::Nothing("the other copy holds nothing that is not here".into()));
        }
        if let Some(refused) = merging.report.refused {
            return Err(refused);
        }
        let who = merging.report.coders.join(", ");
        let conflicts = merging.report.conflicts.len();
        self.label(match who.as_str() {
            "" => "merge another copy".to_owned(),
            who => format!("merge {} by {who}", counted(merging.report.acts, "act")),
        });
        if conflicts > 0 {
            self.note(format!("{} between the two copies", counted(conflicts, "conflict")));
        }
        self.plan.changes = merging.changes;
        self.plan.texts = merging.texts;
        self.plan.attachments.clone_from(&merge.attachments);
        self.plan.layouts = merging.layouts;
        self.plan.merge = Some((merging.merged, merging.follows));
        Ok(())
    }
}
