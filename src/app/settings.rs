//! How this installation's window looks and behaves. Nothing of a project's content is kept here: identities and numbers only.
//!
//! The list of recent projects holds paths and names of projects that may be listed; a project that asks not to be is never in it.

use crate::app::action::Action;
use crate::app::desk::Eyes;
use crate::app::locale::Tongue;
use crate::app::reader::{LineSpacing, ReaderSettings};
use crate::model::ids::{CodeId, DocumentId, ProjectId};
use crate::session::settings::{read, write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const FILE: &str = "window.json";
/// How many recent projects are listed.
const RECENT: usize = 8;

/// Which theme is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// Dark letters on light paper.
    #[default]
    Light,
    /// Light letters on dark paper.
    Dark,
    /// As the operating system says.
    System,
}

impl ThemeChoice {
    /// All choices in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Light => "theme-light",
            Self::Dark => "theme-dark",
            Self::System => "theme-system",
        }
    }
}

/// A project that was open before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its file.
    pub path: PathBuf,
    /// Its name; empty for an encrypted project, whose name stays inside.
    pub name: String,
    /// True where it asks for a passphrase.
    pub encrypted: bool,
    /// When it was last opened, in milliseconds since 1970.
    pub opened: i64,
}

/// What is remembered of one project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PerProject {
    /// Open documents, in the order of their tabs.
    pub tabs: Vec<DocumentId>,
    /// The tab in front.
    pub front: Option<DocumentId>,
    /// Whose codings are shown: who codes blind does so until it is changed, whatever is closed in between.
    pub eyes: Eyes,
    /// Codes under the digits 1 to 9.
    pub pinned: Vec<CodeId>,
    /// Where the panels stand.
    pub layout: Option<serde_json::Value>,
    /// True where the project asked not to be listed.
    pub unlisted: bool,
}

/// The settings of the window, kept as `window.json` beside the settings of the installation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowSettings {
    /// Language of the interface; none follows the environment.
    pub tongue: Option<Tongue>,
    /// Theme.
    pub theme: ThemeChoice,
    /// Place among the sizes of the transcript's letters.
    pub size: usize,
    /// Place among the widths of the transcript's lines.
    pub width: usize,
    /// Distance of its lines: 0 close, 1 normal, 2 wide.
    pub spacing: usize,
    /// Minutes without a key or click after which an encrypted project is locked; 0 for never.
    pub lock_after: u32,
    /// Seconds after which what was copied out of an encrypted project leaves the clipboard; 0 for never.
    pub clear_clipboard: u32,
    /// True where nothing moves by itself.
    pub reduce_motion: bool,
    /// Shortcuts that differ from those shipped: name of the action and its keys, empty for none.
    pub shortcuts: BTreeMap<Action, String>,
    /// Projects that were open before, newest first.
    pub recent: Vec<Recent>,
    /// What is remembered of each project.
    pub projects: BTreeMap<ProjectId, PerProject>,
}

impl Default for WindowSettings {
    fn default() -> Self {
        let reader = ReaderSettings::default();
        Self {
            tongue: None,
            theme: ThemeChoice::default(),
            size: reader.size,
            width: reader.width,
            spacing: 1,
            lock_after: 10,
            clear_clipboard: 60,
            reduce_motion: false,
            shortcuts: BTreeMap::new(),
            recent: Vec::new(),
            projects: BTreeMap::new(),
        }
    }
}

impl WindowSettings {
    /// Reads the settings; what is missing or unreadable is as on a new installation.
    pub fn load() -> Self {
        read(FILE)
    }

    /// Writes the settings. Where that is not possible the window goes on with what it has.
    pub fn save(&self) -> std::io::Result<()> {
        write(FILE, self)
    }

    /// The language of the interface.
    pub fn tongue(&self) -> Tongue {
        self.tongue.unwrap_or_else(Tongue::of_environment)
    }

    /// How transcripts are shown.
    pub fn reader(&self) -> ReaderSettings {
        let usual = LineSpacing::default();
        ReaderSettings { size: self.size.min(8), width: self.width.min(3), spacing: LineSpacing::ALL.get(self.spacing).copied().unwrap_or(usual) }
    }

    /// Takes over how transcripts are shown.
    pub fn set_reader(&mut self, reader: ReaderSettings) {
        self.size = reader.size;
        self.width = reader.width;
        self.spacing = LineSpacing::ALL.iter().position(|spacing| *spacing == reader.spacing).unwrap_or(1);
    }

    /// Puts a project at the head of the list of recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.forget(&recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT);
    }

    /// Takes a project off the list of recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_project_stands_first_and_once() {
        let mut settings = WindowSettings::default();
        for (name, opened) in [("a", 1), ("b", 2), ("a", 3)] {
            settings.remember(Recent { path: PathBuf::from(name), name: name.into(), encrypted: false, opened });
        }
        assert_eq!(settings.recent.iter().map(|recent| (recent.name.as_str(), recent.opened)).collect::<Vec<_>>(), [("a", 3), ("b", 2)]);
    }

    #[test]
    fn settings_survive_writing_and_unknown_ones_do_no_harm() {
        let mut settings = WindowSettings { theme: ThemeChoice::Dark, ..WindowSettings::default() };
        settings.shortcuts.insert(Action::Undo, "Alt+Backspace".into());
        let text = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<WindowSettings>(&text).unwrap(), settings);
        let odd: WindowSettings = serde_json::from_str("{\"size\": 99, \"unheard\": 1}").unwrap();
        assert_eq!(odd.reader().size, 8);
    }
}
