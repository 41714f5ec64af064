//! Sentences of the core, which speaks English, in the language of the interface: acts of the history, errors, warnings of imports.
//!
//! Each template is a sentence of the core with `{}` where values stand; the values go to the message in their order as `$a`, `$b`, `$c`.

use crate::app::locale::{Arg, Locale};

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// Longer templates stand before shorter ones that would fit too.
const TEMPLATES: &[(&str, &str)] = &[
    // Acts of the history.
    ("new project with {} codes", "said-new-project"),
    ("new project with 1 code", "said-new-project-one"),
    ("rename the project", "said-rename-project"),
    ("code {} {} {} and {} more", "said-code-more"),
    ("code {} {} {}", "said-code"),
    ("uncode {} {} {}", "said-uncode"),
    ("remove code {} with 1 coding", "said-remove-code-one"),
    ("remove code {} with {} codings", "said-remove-code"),
    ("remove document {} with 1 coding", "said-remove-document-one"),
    ("remove document {} with {} codings", "said-remove-document"),
    ("remove {} codings", "said-remove-codings"),
    ("change 1 coding", "said-change-coding"),
    ("change {} codings", "said-change-codings"),
    ("import codebook: {} new, {} changed", "said-import-codebook"),
    ("import {} documents", "said-import-documents"),
    ("import {} codings", "said-import-codings"),
    ("import {} values", "said-import-values"),
    ("import {} memos", "said-import-memos"),
    ("import {} and {} links", "said-import-cases"),
    ("import {}", "said-import"),
    ("export {} for team: {} documents, {} left out", "said-export-team"),
    ("export {} for partner: {} documents, {} left out", "said-export-partner"),
    ("export {} for authority: {} documents, {} left out", "said-export-authority"),
    ("export {} for public: {} documents, {} left out", "said-export-public"),
    ("export {} for archive: {} documents, {} left out", "said-export-archive"),
    ("new code {}", "said-new-code"),
    ("change code {}", "said-change-code"),
    ("move code {}", "said-move-code"),
    ("merge {} into {}", "said-merge-code"),
    ("merge 1 act by {}", "said-merge-act"),
    ("merge {} acts by {}", "said-merge-acts"),
    ("merge another copy", "said-merge-copy"),
    ("1 conflict between the two copies", "said-merge-conflict"),
    ("{} conflicts between the two copies", "said-merge-conflicts"),
    ("this is the project itself, not another copy of it", "said-merge-itself"),
    ("join two codings of {}", "said-join-codings"),
    ("split a coding of {}", "said-split-coding"),
    ("list the project among recent ones", "said-list-project"),
    ("do not list the project", "said-unlist-project"),
    ("compare coders in this project", "said-agreement-on"),
    ("do not compare coders in this project", "said-agreement-off"),
    ("comparing coders is switched off in this project", "said-agreement-is-off"),
    ("settle {} {} {}", "said-settle"),
    ("open again {} {} {}", "said-open-again"),
    ("keep round ‘{}’ of agreement", "said-keep-round"),
    ("remove round ‘{}’ of agreement", "said-remove-round"),
    ("withdraw a document: {}", "said-withdraw-document"),
    ("withdraw a passage: {}", "said-withdraw-passage"),
    ("record consent of {}", "said-record-consent"),
    ("pseudonymise {}: {}", "said-pseudonymise"),
    ("destroy the raw texts", "said-destroy-raw"),
    ("require consent before coding", "said-consent-required"),
    ("do not require consent before coding", "said-consent-not-required"),
    ("define attribute {}", "said-define-attribute"),
    ("new case {}", "said-new-case"),
    ("case {} is now {}", "said-rename-case"),
    ("remove case {}", "said-remove-case"),
    ("case {} in {}", "said-link-case"),
    ("unlink a case from a document", "said-unlink-case"),
    ("change document {}", "said-change-document"),
    ("turn {} of {} is in {}", "said-turn-language"),
    ("there is no turn {} in ‘{}’, which has {}", "said-no-turn"),
    ("{} is participant in {}", "said-role-participant"),
    ("{} is interviewer in {}", "said-role-interviewer"),
    ("{} is interpreter in {}", "said-role-interpreter"),
    ("memo on a {}", "said-memo"),
    ("change a memo on a {}", "said-change-memo"),
    ("remove a memo on a {}", "said-remove-memo"),
    // Errors and what to do.
    ("‘{}’ is on {} already", "said-coded-already"),
    ("‘{}’ is a category: code with one of the codes below it", "said-category"),
    ("the passage {} holds no character", "said-empty-passage"),
    ("there is no such {} in this project", "said-gone"),
    ("there is a {} ‘{}’ already", "said-name-taken"),
    ("‘{}’ cannot be the name of a {}: {}", "said-bad-name"),
    ("a code cannot go into itself or into a code below it", "said-circle"),
    ("the {} is empty", "said-empty"),
    ("there is nothing to do: {}", "said-nothing"),
    ("there is nothing to undo", "said-nothing-to-undo"),
    ("there is nothing to redo", "said-nothing-to-redo"),
    ("‘{}’ is not a whole number", "said-not-whole"),
    ("‘{}’ is neither true nor false", "said-not-boolean"),
    ("‘{}’ is not a date: write 2031, 2031-Q2, 2031-05 or 2031-05-14", "said-not-date"),
    ("‘{}’ is not an allowed value; allowed are {}", "said-not-allowed"),
    ("the project is open elsewhere, by {} on {}: here it can only be read", "said-held"),
    ("the project is open for reading only", "said-read-only"),
    ("it cannot be read: {}", "said-unreadable"),
    ("{} cannot be read: {}", "said-file-unreadable"),
    ("‘{}’ may not be coded: there is no consent to its analysis", "said-no-consent"),
    ("‘{}’ may not be coded yet: no consent is recorded", "said-consent-not-recorded"),
    ("‘{}’ is raw: until it is pseudonymised, only {}, who took it in, codes it", "said-raw"),
    ("{}: its text was withdrawn on {} ({}) and may not come back", "said-was-withdrawn"),
    ("nothing that was done before {} can be taken back: texts were destroyed then", "said-before-destruction"),
    // Warnings of imports.
    ("the encoding is a guess ({}): look at the accents", "said-guessed-encoding"),
    ("some characters cannot be read as {} and show as �", "said-undecodable"),
    ("{} comments were left out", "said-comments"),
    ("{} deleted passages of tracked changes were left out", "said-deleted"),
    ("{} pictures were left out", "said-pictures"),
    ("line {}: ‘{}:’ stands once and was not taken for a speaker", "said-lone-label-line"),
    ("‘{}:’ stands once and was not taken for a speaker", "said-lone-label"),
    ("the same text is here already as ‘{}’: not imported again", "said-same-text"),
    // Fits nearly everything, so it stands last: the value of an attribute.
    ("{} of {}", "said-value-of"),
];

pub(super) fn translated(locale: &Locale, sentence: &str) -> String {
    for (template, key) in TEMPLATES {
        if let Some(values) = values(template, sentence) {
            let arguments: Vec<(&'static str, Arg<'_>)> = NAMES.into_iter().zip(values.iter().map(|value| Arg::Text(value))).collect();
            return locale.with(key, &arguments);
        }
    }
    sentence.to_owned()
}

/// What stands in the gaps of a template, where the sentence fits it. A gap is as short as it can be, the last one as long as it can be.
fn values<'s>(template: &str, sentence: &'s str) -> Option<Vec<&'s str>> {
    let mut parts = template.split("{}");
    let mut rest = sentence.strip_prefix(parts.next()?)?;
    let parts: Vec<&str> = parts.collect();
    let mut found = Vec::with_capacity(parts.len());
    for (place, part) in parts.iter().enumerate() {
        let last = place + 1 == parts.len();
        let at = match (last, part.is_empty()) {
            (true, _) => rest.strip_suffix(part)?.len(),
            (false, _) => rest.find(part)?,
        };
        let (value, after) = rest.split_at_checked(at)?;
        found.push(value);
        rest = after.get(part.len()..)?;
    }
    (rest.is_empty() && found.iter().all(|value| !value.is_empty())).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::locale::Tongue;

    #[test]
    fn acts_and_errors_are_said_in_french() {
        let french = Locale::new(Tongue::French);
        assert_eq!(french.said("code S01 120..180 econ.poverty"), "coder S01 120..180 econ.poverty");
        assert_eq!(french.said("remove code econ with 12 codings"), "supprimer le code econ et 12 codages");
        assert_eq!(french.said("something nobody wrote"), "something nobody wrote");
        assert_eq!(Locale::new(Tongue::English).said("memo on a code"), "memo on a code");
    }

    #[test]
    fn every_template_has_its_message_with_all_its_values() {
        for (template, key) in TEMPLATES {
            for tongue in Tongue::ALL {
                let locale = Locale::new(tongue);
                assert!(locale.has(key), "{key}");
                let gaps = template.matches("{}").count();
                let names: Vec<String> = (0..gaps).map(|gap| format!("«{gap}»")).collect();
                let arguments: Vec<_> = NAMES.into_iter().zip(names.iter().map(Arg::from)).collect();
                let said = locale.with(key, &arguments);
                assert!(names.iter().all(|name| said.contains(name)), "{key}: {said}");
            }
        }
    }

    #[test]
    fn no_template_hides_another() {
        for (template, key) in TEMPLATES {
            let sentence = template.replace("{}", "X");
            let first = TEMPLATES.iter().find(|(other, _)| values(other, &sentence).is_some());
            assert_eq!(first.map(|(_, key)| key), Some(key), "{sentence}");
        }
    }

    #[test]
    fn gaps_hold_what_stands_between() {
        assert_eq!(values("{} is now {}", "A is now B is now C"), Some(vec!["A", "B is now C"]));
        assert_eq!(values("import {}", "import "), None);
        assert_eq!(values("rename the project", "rename the project"), Some(vec![]));
    }
}
