//! Copies that a synchronisation program laid beside a project because two computers had changed it: found by their names, to be merged by a person.

use std::path::{Path, PathBuf};

/// What such programs put into parentheses, in small letters: Dropbox and Nextcloud (`study (Anna's conflicted copy 2031-03-01).griot`, in French
/// `(copie en conflit de Anna …)` or `(copie conflictuelle …)`), Seafile (`(SFConflict …)`). Less would take studies of conflicts for such copies.
const IN_PARENTHESES: [&str; 5] = ["conflicted copy", "conflict copy", "copie en conflit", "copie conflictuelle", "sfconflict "];

/// What they put behind a name, followed by a date: Syncthing (`study.sync-conflict-20310301-101112-ABCDEFG.griot`), older ownClouds
/// (`study_conflict-20310301-101112.griot`).
const BEHIND: [&str; 2] = [".sync-conflict-", "_conflict-"];

/// The conflicting copies beside a project, by name. OneDrive names them after the computer (`study-LAPTOP.griot`): such a file is told for this computer's
/// name only, and only where it can be a project.
pub fn beside(project: &Path) -> Vec<PathBuf> {
    let host = gethostname::gethostname().to_string_lossy().into_owned();
    let Some((stem, ending)) = stem_and_ending(project) else { return Vec::new() };
    let folder = project.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| project.with_file_name(entry.file_name()))
        .filter(|path| stem_and_ending(path).is_some_and(|(other, other_ending)| other_ending == ending && is_conflict(&other, &stem, &host)))
        .filter(|path| path.is_file() && crate::store::is_project_file(path))
        .collect();
    found.sort();
    found
}

fn stem_and_ending(path: &Path) -> Option<(String, String)> {
    let text = |part: &std::ffi::OsStr| part.to_string_lossy().into_owned();
    Some((text(path.file_stem()?), text(path.extension()?).to_lowercase()))
}

fn is_conflict(other: &str, stem: &str, host: &str) -> bool {
    let Some(rest) = other.strip_prefix(stem).filter(|rest| !rest.is_empty()) else { return false };
    let small = rest.to_lowercase();
    let in_parentheses = small.trim_start().starts_with('(') && IN_PARENTHESES.iter().any(|words| small.contains(words));
    let dated = BEHIND.iter().any(|words| small.strip_prefix(words).is_some_and(|date| date.starts_with(|letter: char| letter.is_ascii_digit())));
    // Resilio says no more than this.
    let bare = small == ".conflict";
    let of_this_host = small.strip_prefix('-').is_some_and(|name| !host.is_empty() && name == host.to_lowercase());
    in_parentheses || dated || bare || of_this_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_synchronisation_programs_give_are_known() {
        for name in [
            "study (conflicted copy 2026-11-26)",
            "study (Anna's conflicted copy 2026-11-26)",
            "study (Anna's conflicted copy)",
            "study (copie en conflit de Anna 2026-11-26)",
            "study (Copie conflictuelle de Anna)",
            "study (conflicted copy 2026-11-26 101112)",
            "study.sync-conflict-20261126-101112-ABCDEFG",
            "study_conflict-20261126-101112",
            "study (SFConflict anna@example.org 2026-11-26-10-11-12)",
            "study.Conflict",
            "study-LAPTOP-7",
        ] {
            assert!(is_conflict(name, "study", "laptop-7"), "{name}");
        }
        for name in ["study", "study 2", "study-old", "study of conflicts", "study_conflict-mopti", "study (conflict in Mopti)", "study-LAPTOP-8"] {
            assert!(!is_conflict(name, "study", "laptop-7"), "{name}");
        }
        assert!(!is_conflict("study-", "study", ""));
    }
}
