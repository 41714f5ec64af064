//! `griot retention`: which documents are due to be destroyed, and when.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::session::retention::Due;
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Only those that are overdue, or due within 90 days.
    #[arg(long)]
    due: bool,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let all = session.retention();
        let shown: Vec<_> = all.iter().filter(|one| !self.due || one.due <= Due::Soon).collect();
        for one in &shown {
            let until = one.until.map_or_else(|| "no date".to_owned(), |day| day.to_string());
            let left = match one.days {
                Some(days) if days < 0 => format!("overdue since {} days", -days),
                Some(days) => format!("{days} days left"),
                None => String::new(),
            };
            output.line(format!("{:<24} {:<22} {until:<12} {left}", one.name, one.class));
        }
        let due = all.iter().filter(|one| one.due <= Due::Soon).count();
        output.line(format!("{due} documents are overdue or due within 90 days; griot withdraw destroys one, with a certificate"));
        let listed: Vec<_> = shown
            .iter()
            .map(|one| json!({ "document": one.name, "class": one.class, "until": one.until.map(|day| day.to_string()), "days": one.days, "due": one.due.key() }))
            .collect();
        output.value(json!({ "documents": listed, "due": due }));
        Ok(())
    }
}
