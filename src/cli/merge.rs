//! `griot merge`: another copy's work into this one, with a preview.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::model::merge::{Conflict, Said, Side};
use crate::session::Outcome;
use crate::session::merge::Report;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// The other copy; it is only read.
    #[arg(value_name = "OTHER")]
    other: PathBuf,
    /// Say what would come in and where the copies do not fit, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// What stands where both copies changed the same thing: the later word, this copy's (here) or the other's (there).
    #[arg(long, value_enum, default_value_t = Keep::Later)]
    keep: Keep,
    /// What stands in one conflict, by the number or identity that --dry-run gives: 3=here. May be repeated.
    #[arg(long, value_name = "CONFLICT=SIDE")]
    choose: Vec<String>,
    /// Take in a project that is no copy of this one: things are told to be one by their names and texts.
    #[arg(long)]
    unrelated: bool,
    /// File that holds the passphrase of the other copy, where it is not the same.
    #[arg(long, value_name = "FILE")]
    other_passphrase_file: Option<PathBuf>,
}

/// What stands in a conflict.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Keep {
    Later,
    Here,
    There,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = if self.dry_run { common.read(&self.project.path)? } else { common.write(&self.project.path)? };
        let passphrase = common.passphrase_of(&self.other, self.other_passphrase_file.as_deref())?;
        let mut merge = session.merge_with(&self.other, passphrase.as_ref())?;
        merge.prefer = match self.keep {
            Keep::Later => None,
            Keep::Here => Some(Side::Here),
            Keep::There => Some(Side::There),
        };
        let first = merge.report()?;
        if !first.related && !self.unrelated {
            return Err(CliError::request(
                format!("{} is no copy of {}: it was made as a project of its own", self.other.display(), self.project.path.display()),
                "look whether it is the right file; --unrelated takes it in all the same, by names and texts",
            ));
        }
        merge.choices = choices(&self.choose, &first.conflicts)?;
        let (report, outcome) = if self.dry_run { (merge.report()?, None) } else { session.merge(merge)? };
        self.tell(&report, outcome.as_ref(), output);
        if let Some(refused) = &report.refused {
            // The same sentence and status that the merge would have; what is listed above it may show how to settle it.
            CliError::from(refused.clone()).print();
            output.partly_failed();
        }
        Ok(session.close()?)
    }

    fn tell(&self, report: &Report, outcome: Option<&Outcome>, output: &mut Output) {
        if report.is_nothing() {
            output.line("the other copy holds nothing that is not here");
        } else {
            let who = if report.coders.is_empty() { String::new() } else { format!(", by {}", report.coders.join(", ")) };
            output.line(format!("acts that are not here yet: {}{who}", report.acts));
        }
        for count in &report.counts {
            let parts = [(count.added, "new"), (count.changed, "changed"), (count.removed, "removed"), (count.same, "made in both and one")];
            let parts: Vec<String> = parts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
            output.line(format!("  {}: {}", count.kind, parts.join(", ")));
        }
        for name in &report.withdrawn {
            output.line(format!("  withdrawn there, and destroyed here too: {name}"));
        }
        for name in &report.going {
            output.line(format!("  goes: {name}"));
        }
        for (number, conflict) in (1..).zip(&report.conflicts) {
            output.line(format!("conflict {number} ({}): {} {} {}", conflict.why.key(), conflict.kind, conflict.thing, conflict.field));
            output.line(format!("  here:  {}", said(&conflict.here)));
            output.line(format!("  there: {}", said(&conflict.there)));
            output.line(format!("  kept:  {}", conflict.kept.key()));
        }
        match outcome {
            Some(outcome) => output.line(format!("{}; griot undo takes it back", outcome.label)),
            None => output.line("nothing was changed"),
        }
        output.value(json!({
            "dry_run": self.dry_run,
            "related": report.related,
            "acts": report.acts,
            "coders": report.coders,
            "counts": report.counts.iter().map(|count| json!({
                "kind": count.kind, "added": count.added, "changed": count.changed, "removed": count.removed, "same": count.same,
            })).collect::<Vec<Value>>(),
            "going": report.going,
            "withdrawn": report.withdrawn,
            "conflicts": report.conflicts,
            "refused": report.refused.as_ref().map(ToString::to_string),
            "op": outcome.map(|outcome| outcome.op),
            "label": outcome.map(|outcome| outcome.label.as_str()),
        }));
    }
}

fn said(said: &Said) -> String {
    let text = if said.text.is_empty() { "(nothing)".to_owned() } else { said.text.replace('\n', " ") };
    if said.coder.is_empty() { text } else { format!("{text}  [{}, {}]", said.coder, said.at) }
}

/// Reads what was chosen: the number of a conflict or its identity, and a side.
fn choices(words: &[String], conflicts: &[Conflict]) -> Result<BTreeMap<String, Side>, CliError> {
    let read = |word: &String| {
        let wrong = || {
            CliError::request(format!("‘{word}’ names no conflict and side"), "write it as 3=here or 3=there; --dry-run lists the conflicts with their numbers")
        };
        let (which, side) = word.rsplit_once('=').ok_or_else(wrong)?;
        let side = [Side::Here, Side::There].into_iter().find(|known| known.key() == side).ok_or_else(wrong)?;
        let numbered = which.parse::<usize>().ok().and_then(|number| conflicts.get(number.checked_sub(1)?));
        let conflict = numbered.or_else(|| conflicts.iter().find(|conflict| conflict.id == which)).ok_or_else(wrong)?;
        Ok((conflict.id.clone(), side))
    };
    words.iter().map(read).collect()
}
