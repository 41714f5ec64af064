//! What the core says of a command of the command line, as who works in the window is told it: by the names of pages, sheets and actions.

use crate::app::action::Action;

/// Sentences of the core as templates, the message that the window shows in their place, and the action to which it leads.
pub(super) const IN_WINDOW: &[(&str, &str, Option<Action>)] = &[
    ("griot documents lists the documents with their short names", "window-hint-documents", Some(Action::QuickOpen)),
    ("griot table cases lists the cases", "window-hint-cases", Some(Action::GoCases)),
    ("griot codebook show lists the codes with their paths", "window-hint-codes", None),
    ("griot agreement PROJECT --switch on, or the project's settings, switch it on", "window-hint-agreement-off", Some(Action::ProjectSettings)),
    ("griot table frequency PROJECT --by coder shows who coded; --documents chooses documents", "window-hint-who-coded", Some(Action::GoTables)),
    ("look at the spelling, or make it with griot new", "window-hint-no-file", Some(Action::NewProject)),
    ("give the passphrase with --passphrase-file or GRIOT_PASSPHRASE", "window-hint-passphrase", None),
    ("open a file that was made with griot new", "window-hint-not-a-project", Some(Action::OpenProject)),
    ("griot check lists what is wrong with the file", "window-hint-check", None),
    ("griot reindex builds the index again from the texts", "window-hint-reindex", None),
    ("there is no view ‘{}’; griot views list shows those that there are", "window-no-view", Some(Action::GoTables)),
    ("griot consent PROJECT shows what is recorded; what nobody agreed to should be withdrawn", "window-hint-consent", Some(Action::Consent)),
    (
        "griot log shows what was done; do the opposite by hand, or go back to a backup that was made later",
        "window-hint-before-destruction",
        Some(Action::GoHistory),
    ),
    (
        "record it: griot consent PROJECT DOC --mode oral_witnessed --scope analysis,anonymous_quotation, or on the page of cases",
        "window-hint-record-consent",
        Some(Action::Consent),
    ),
    ("what a participant took back stays away; griot log says when it was withdrawn", "window-hint-withdrawn", Some(Action::GoHistory)),
    ("{} need a second check first: griot consent PROJECT DOC --state second-check, by another person", "window-second-check-first", Some(Action::GoCases)),
    ("a key is made with griot keygen", "window-hint-keygen", Some(Action::MakeKey)),
    ("griot check tells whether the old one is sound", "window-hint-check-old", Some(Action::Backups)),
    ("griot passphrase changes its passphrase", "window-hint-change-passphrase", Some(Action::Encryption)),
    ("griot passphrase gives the project a new key, and then it has one", "window-hint-new-recovery", Some(Action::Encryption)),
    ("griot seal encrypts it", "window-hint-seal", Some(Action::Encryption)),
    ("open a file that was made with griot pack or another program that writes age files", "window-hint-no-parcel", Some(Action::Unpack)),
    ("open that file; or put the project back where it was, and take the file in with griot merge", "window-hint-put-back-and-merge", Some(Action::MergeCopy)),
    ("open the project again and take that file in with griot merge", "window-hint-open-and-merge", Some(Action::MergeCopy)),
    ("give it with --key-passphrase-file or GRIOT_KEY_PASSPHRASE", "window-hint-key-passphrase", None),
    ("choose another name, or say --overwrite", "window-hint-there-already", None),
    ("a chart along a document needs --document", "window-chart-needs-document", None),
];
