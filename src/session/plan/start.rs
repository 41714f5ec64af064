//! The first operation of a project, and its name.

use super::{PlanError, Planner, counted};
use crate::model::change::{Change, Edit};
use crate::model::ids::ProjectId;
use crate::model::info::Info;
use crate::session::command::Start;

impl Planner<'_> {
    pub(super) fn start(&mut self, start: Start) -> Result<(), PlanError> {
        if self.project.info().is_some() {
            return Err(PlanError::AlreadyStarted);
        }
        let name = checked_name(&start.name)?;
        let info = Info {
            id: ProjectId::from_uuid(self.clock.uuid()),
            name,
            codebook_version: start.codebook_version,
            created: self.clock.now(),
            unlisted: false,
            agreement_off: false,
            consent_required: start.consent_required,
        };
        self.change(Change::Info(Edit::insert(info)));
        for attribute in start.attributes {
            self.change(Change::Attribute(Edit::insert(attribute)));
        }
        let codes = start.codebook.codes.len();
        if codes > 0 {
            self.import_codebook(start.codebook)?;
        }
        self.label(format!("new project with {}", counted(codes, "code")));
        Ok(())
    }

    pub(super) fn rename_project(&mut self, name: &str) -> Result<(), PlanError> {
        let before = self.project.info().ok_or(PlanError::Gone("project"))?;
        let after = Info { name: checked_name(name)?, ..before.clone() };
        if after == *before {
            return Err(PlanError::Nothing("the name stays the same".into()));
        }
        self.change(Change::Info(Edit::update(before.clone(), after)));
        self.label("rename the project");
        Ok(())
    }
}

impl Planner<'_> {
    pub(super) fn set_listed(&mut self, listed: bool) -> Result<(), PlanError> {
        let before = self.project.info().ok_or(PlanError::Gone("project"))?;
        if before.unlisted != listed {
            return Err(PlanError::Nothing("the project stays as it is".into()));
        }
        self.change(Change::Info(Edit::update(before.clone(), Info { unlisted: !listed, ..before.clone() })));
        self.label(if listed { "list the project among recent ones" } else { "do not list the project" });
        Ok(())
    }
}

fn checked_name(name: &str) -> Result<String, PlanError> {
    let name = name.trim();
    if name.is_empty() { Err(PlanError::EmptyText("name of the project")) } else { Ok(name.to_owned()) }
}
