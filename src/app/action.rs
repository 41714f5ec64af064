//! Everything a person can ask for by menu, palette or key, each with its words, icon, shortcut and when it makes sense.
//!
//! Menus, the palette, tooltips and key handling iterate [`Action::ALL`]; a new action is a line in the table below and an arm in `window::work`.

use crate::app::icons;
use egui::{Key, KeyboardShortcut, Modifiers};
use serde::{Deserialize, Serialize};

/// When an action makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Always.
    Nothing,
    /// A project is open.
    Project,
    /// A project is open for writing.
    Writing,
    /// A document is open.
    Document,
    /// A document is open, the project can be written, and the reader or the passage has the keyboard.
    Reader,
    /// A coding of the person at the desk is selected.
    OwnCoding,
}

/// Groups of the menu and the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The project and its files.
    Project,
    /// Coding.
    Coding,
    /// The codebook.
    Codebook,
    /// What is shown.
    View,
    /// Where to go.
    Go,
}

impl Group {
    /// All groups in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Project, Self::Coding, Self::Codebook, Self::View, Self::Go];

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Project => "group-project",
            Self::Coding => "group-coding",
            Self::Codebook => "group-codebook",
            Self::View => "group-view",
            Self::Go => "group-go",
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident: $key:literal, $icon:expr, $group:ident, $needs:ident, $shortcut:expr;)*) => {
        /// One act.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Action { $($(#[$doc])* $name),* }

        impl Action {
            /// All actions, in the order of the palette.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Key of its words.
            pub fn key(self) -> &'static str { match self { $(Self::$name => $key),* } }
            /// Its icon; empty for none.
            pub fn icon(self) -> &'static str { match self { $(Self::$name => $icon),* } }
            /// Where it stands in the menu.
            pub fn group(self) -> Group { match self { $(Self::$name => Group::$group),* } }
            /// When it makes sense.
            pub fn needs(self) -> Needs { match self { $(Self::$name => Needs::$needs),* } }
            /// Its shortcut as shipped.
            pub fn shipped(self) -> Option<KeyboardShortcut> { match self { $(Self::$name => $shortcut),* } }
        }
    };
}

const fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
}
const fn ctrl_shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers { alt: false, ctrl: false, shift: true, mac_cmd: false, command: true }, key))
}
const fn alt(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::ALT, key))
}
const fn plain(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::NONE, key))
}
const fn shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::SHIFT, key))
}

actions! {
    /// Makes a project.
    NewProject: "act-new-project", icons::FILE_PLUS, Project, Nothing, ctrl_shift(Key::N);
    /// Opens a project.
    OpenProject: "act-open-project", icons::FOLDER_OPEN, Project, Nothing, ctrl(Key::O);
    /// Makes a project out of a study of another program.
    NewFromStudy: "act-new-from-study", icons::FILE_ARROW_UP, Project, Nothing, None;
    /// Opens the sample study.
    OpenSample: "act-open-sample", icons::BOOK_OPEN_TEXT, Project, Nothing, None;
    /// Takes files in.
    ImportFiles: "act-import-files", icons::DOWNLOAD_SIMPLE, Project, Writing, ctrl_shift(Key::I);
    /// Takes in a study of another program, or a newer export of the same one.
    ImportStudy: "act-import-study", icons::DOWNLOAD_SIMPLE, Project, Writing, None;
    /// Takes in a table with one respondent a row.
    ImportSurvey: "act-import-survey", icons::TABLE, Project, Writing, None;
    /// Takes another copy's work in.
    MergeCopy: "act-merge-copy", icons::ARROWS_IN_LINE_VERTICAL, Project, Writing, None;
    /// Writes the codebook to a file.
    ExportCodebook: "act-export-codebook", icons::EXPORT, Project, Project, None;
    /// Writes all codings to a file.
    ExportCodings: "act-export-codings", icons::EXPORT, Project, Project, ctrl_shift(Key::E);
    /// Writes the project, or its codebook, for another program.
    ExportStudy: "act-export-study", icons::EXPORT, Project, Project, None;
    /// Writes a report, a workbook or a data package.
    ExportReport: "act-export-report", icons::EXPORT, Project, Project, None;
    /// Destroys the selected passage, which was withdrawn.
    WithdrawPassage: "act-withdraw-passage", icons::TRASH, Project, Reader, None;
    /// Destroys the document in front, which was withdrawn.
    WithdrawDocument: "act-withdraw-document", icons::TRASH, Project, Document, None;
    /// Shows and records to what people agreed who speak in the document in front.
    Consent: "act-consent", icons::CHECK_CIRCLE, Project, Document, None;
    /// Replaces real names of the document in front.
    Pseudonymise: "act-pseudonymise", icons::EYE_SLASH, Project, Reader, None;
    /// Copies of the project, and the way back to one.
    Backups: "act-backups", icons::FILE_PLUS, Project, Project, None;
    /// Writes a copy of the project to a new file.
    SaveCopy: "act-save-copy", icons::FILE_PLUS, Project, Writing, None;
    /// Gives the project another name, and says whether it may be listed.
    ProjectSettings: "act-project-settings", icons::SLIDERS_HORIZONTAL, Project, Project, None;
    /// Packs the project in one encrypted file.
    Pack: "act-pack", icons::EXPORT, Project, Writing, None;
    /// Unpacks such a file.
    Unpack: "act-unpack", icons::DOWNLOAD_SIMPLE, Project, Nothing, None;
    /// Makes a key for parcels.
    MakeKey: "act-make-key", icons::LOCK_KEY, Project, Nothing, None;
    /// Encrypts the project, changes its passphrase, or makes its recovery sheet.
    Encryption: "act-encryption", icons::LOCK_KEY, Project, Project, None;
    /// Hides everything until the passphrase is given.
    Lock: "act-lock", icons::LOCK_SIMPLE, Project, Project, ctrl_shift(Key::L);
    /// Closes the project.
    CloseProject: "act-close-project", icons::X, Project, Project, None;
    /// Settings of the program.
    Settings: "act-settings", icons::GEAR_SIX, Project, Nothing, ctrl(Key::Comma);
    /// Ends the program.
    Quit: "act-quit", "", Project, Nothing, ctrl(Key::Q);

    /// Takes back the newest act.
    Undo: "act-undo", icons::ARROW_U_UP_LEFT, Coding, Writing, ctrl(Key::Z);
    /// Does again what was taken back.
    Redo: "act-redo", icons::ARROW_U_UP_RIGHT, Coding, Writing, ctrl_shift(Key::Z);
    /// Opens the picker at the selection.
    CodePassage: "act-code-passage", icons::TAG, Coding, Reader, plain(Key::Enter);
    /// Codes the whole turn at the caret.
    CodeTurn: "act-code-turn", icons::TAG, Coding, Reader, ctrl(Key::Enter);
    /// Applies the code that was used last.
    RepeatCode: "act-repeat-code", icons::TAG, Coding, Reader, plain(Key::Period);
    /// Makes the passage itself a code.
    InVivo: "act-in-vivo", icons::QUOTES, Coding, Reader, ctrl(Key::I);
    /// Takes the selected coding away.
    Uncode: "act-uncode", icons::TRASH, Coding, OwnCoding, plain(Key::Delete);
    /// Gives the selected coding another code.
    Recode: "act-recode", icons::PENCIL_SIMPLE, Coding, OwnCoding, ctrl(Key::R);
    /// Joins the selected coding with another of the same code.
    MergeCodings: "act-merge-codings", icons::ARROWS_IN_LINE_VERTICAL, Coding, OwnCoding, ctrl(Key::J);
    /// Splits the selected coding at the caret.
    SplitCoding: "act-split-coding", icons::ARROWS_LEFT_RIGHT, Coding, OwnCoding, ctrl(Key::K);
    /// Marks the selected coding as unsure, or takes the mark away.
    ToggleUnsure: "act-toggle-unsure", icons::QUESTION, Coding, OwnCoding, ctrl(Key::U);
    /// Writes a memo on the selected coding, or on the document.
    WriteMemo: "act-write-memo", icons::NOTE_PENCIL, Coding, Reader, ctrl(Key::M);
    /// Selects the whole turn.
    SelectTurn: "act-select-turn", icons::CHATS, Coding, Document, ctrl(Key::L);
    /// Grows the selection to whole sentences.
    ExtendSentence: "act-extend-sentence", icons::TEXT_AA, Coding, Document, ctrl(Key::E);
    /// Selects the next coding.
    NextCoding: "act-next-coding", icons::CARET_DOWN, Coding, Document, alt(Key::ArrowDown);
    /// Selects the coding before.
    PreviousCoding: "act-previous-coding", icons::CARET_UP, Coding, Document, alt(Key::ArrowUp);

    /// Makes a code.
    NewCode: "act-new-code", icons::PLUS, Codebook, Writing, ctrl(Key::N);
    /// Opens the definition of the chosen code.
    EditCode: "act-edit-code", icons::BOOK_OPEN, Codebook, Project, ctrl(Key::D);
    /// Gives the chosen code another name.
    RenameCode: "act-rename-code", icons::PENCIL_SIMPLE, Codebook, Writing, plain(Key::F2);
    /// Puts the chosen code under a digit, or takes it off.
    PinCode: "act-pin-code", icons::PUSH_PIN_SIMPLE, Codebook, Project, None;
    /// Takes in a codebook from a file.
    ImportCodebook: "act-import-codebook", icons::DOWNLOAD_SIMPLE, Codebook, Writing, None;

    /// Everything that can be done.
    Palette: "act-palette", icons::MAGNIFYING_GLASS, Go, Nothing, ctrl_shift(Key::P);
    /// Opens a document by its name.
    QuickOpen: "act-quick-open", icons::FILE_TEXT, Go, Project, ctrl(Key::P);
    /// The reader.
    GoCode: "place-code", icons::TAG, Go, Project, ctrl(Key::Num1);
    /// The search.
    GoSearch: "place-search", icons::MAGNIFYING_GLASS, Go, Project, ctrl(Key::Num2);
    /// The tables.
    GoTables: "place-tables", icons::TABLE, Go, Project, ctrl(Key::Num3);
    /// Agreement between coders.
    GoAgreement: "place-agreement", icons::SCALES, Go, Project, ctrl(Key::Num4);
    /// The cases.
    GoCases: "place-cases", icons::USERS, Go, Project, ctrl(Key::Num5);
    /// The memos.
    GoMemos: "place-memos", icons::NOTE, Go, Project, ctrl(Key::Num6);
    /// The history.
    GoHistory: "place-history", icons::CLOCK_COUNTER_CLOCKWISE, Go, Project, ctrl(Key::Num7);
    /// Puts the caret into the search field.
    Find: "act-find", icons::MAGNIFYING_GLASS, Go, Project, ctrl(Key::F);
    /// The next document.
    NextTab: "act-next-tab", "", Go, Document, ctrl(Key::PageDown);
    /// The document before.
    PreviousTab: "act-previous-tab", "", Go, Document, ctrl(Key::PageUp);
    /// Closes the document in front.
    CloseTab: "act-close-tab", "", Go, Document, ctrl(Key::W);
    /// The keyboard goes to the next region.
    NextRegion: "act-next-region", "", Go, Project, plain(Key::F6);
    /// The keyboard goes to the region before.
    PreviousRegion: "act-previous-region", "", Go, Project, shift(Key::F6);
    /// Opens the menu.
    Menu: "act-menu", icons::LIST, Go, Nothing, plain(Key::F10);
    /// Opens the menu of the row that has the keyboard.
    RowMenu: "act-row-menu", icons::LIST, Go, Project, shift(Key::F10);
    /// Lists all shortcuts.
    Shortcuts: "act-shortcuts", icons::KEYBOARD, Go, Nothing, plain(Key::F1);

    /// Two documents side by side, or one.
    SideBySide: "act-side-by-side", icons::COLUMNS, View, Document, ctrl(Key::Backslash);
    /// Shows the codings of all coders.
    ShowAll: "act-show-all", icons::USERS_THREE, View, Document, ctrl_shift(Key::A);
    /// Shows own codings only.
    ShowMine: "act-show-mine", icons::USER, View, Document, ctrl_shift(Key::M);
    /// Hides the codings of others everywhere.
    ShowBlind: "act-show-blind", icons::EYE_SLASH, View, Document, ctrl_shift(Key::B);
    /// Larger letters.
    Larger: "act-larger", icons::TEXT_AA, View, Document, ctrl(Key::Plus);
    /// Smaller letters.
    Smaller: "act-smaller", icons::TEXT_AA, View, Document, ctrl(Key::Minus);
    /// Letters as designed.
    UsualSize: "act-usual-size", icons::TEXT_AA, View, Document, ctrl(Key::Num0);
    /// The other theme.
    SwitchTheme: "act-switch-theme", icons::EYE, View, Nothing, ctrl_shift(Key::D);
    /// The other language of the interface.
    SwitchLanguage: "act-switch-language", icons::TRANSLATE, View, Nothing, ctrl_shift(Key::G);
    /// Shows or hides documents and codebook.
    ToggleLeft: "act-toggle-left", icons::SIDEBAR_SIMPLE, View, Project, ctrl(Key::B);
    /// Shows or hides the passage.
    TogglePassage: "act-toggle-passage", icons::SIDEBAR_SIMPLE, View, Project, ctrl_shift(Key::O);
    /// Panels as designed.
    ResetLayout: "act-reset-layout", "", View, Project, None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::locale::{Locale, Tongue};

    #[test]
    fn no_two_actions_have_the_same_shortcut() {
        for (place, action) in Action::ALL.iter().enumerate() {
            for other in &Action::ALL[place + 1..] {
                assert!(action.shipped().is_none() || action.shipped() != other.shipped(), "{action:?} and {other:?}");
            }
        }
    }

    #[test]
    fn shortcuts_of_single_letters_and_digits_would_get_in_the_way_of_typing() {
        for action in Action::ALL {
            if let Some(shortcut) = action.shipped().filter(|shortcut| shortcut.modifiers == Modifiers::NONE) {
                let name = shortcut.logical_key.name();
                assert!(name.len() > 1, "{action:?} on {name}");
            }
        }
    }

    #[test]
    fn every_action_has_its_own_words_in_both_languages() {
        for tongue in Tongue::ALL {
            let locale = Locale::new(tongue);
            let mut words: Vec<String> = Action::ALL.iter().map(|action| locale.text(action.key())).collect();
            assert!(Action::ALL.iter().zip(&words).all(|(action, words)| words != action.key()), "{words:?}");
            words.sort();
            let number = words.len();
            words.dedup();
            assert_eq!(words.len(), number, "two actions with the same words");
        }
    }
}
