//! What this installation remembers: its identity and who usually codes here. Never anything of a project.

use crate::model::ids::InstallationId;
use crate::session::clock::Clock;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Environment variable that names another folder for the settings.
pub const CONFIG_FOLDER: &str = "GRIOT_CONFIG";

const FILE: &str = "settings.json";

/// The settings of this installation, kept as `settings.json` in the folder that the operating system gives to programs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Identity of this installation, made at the first start.
    pub installation: Option<InstallationId>,
    /// Name of the coder who works here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coder: Option<String>,
}

impl Settings {
    /// Reads the settings; what is missing or unreadable is as on a new installation.
    pub fn load() -> Self {
        read(FILE)
    }

    /// Writes the settings.
    pub fn save(&self) -> std::io::Result<()> {
        write(FILE, self)
    }

    /// The identity of this installation; made and kept at the first call. Where it cannot be kept, this process has its own.
    pub fn installation(&mut self, clock: &Clock) -> InstallationId {
        if let Some(installation) = self.installation {
            return installation;
        }
        let installation = InstallationId::from_uuid(clock.uuid());
        self.installation = Some(installation);
        // A read-only home must not keep anybody from working; the log then shows a new installation each time.
        drop(self.save());
        installation
    }
}

/// What a coder is called whom nothing names.
pub const UNNAMED: &str = "coder";

/// Who acts: the name given, else `GRIOT_CODER`, else the saved setting, else the operating system's user name, else [`UNNAMED`].
pub fn coder_name(given: Option<&str>, settings: &Settings) -> String {
    let variable = |name: &str| std::env::var(name).ok();
    [given.map(str::to_owned), variable("GRIOT_CODER"), settings.coder.clone(), variable("USER"), variable("USERNAME")]
        .into_iter()
        .flatten()
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| UNNAMED.to_owned())
}

/// Reads a file of the settings folder; what is missing or unreadable is as on a new installation.
pub fn read<T: DeserializeOwned + Default>(file: &str) -> T {
    let text = folder().and_then(|folder| std::fs::read_to_string(folder.join(file)).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Writes a file of the settings folder beside the old one and then takes its place.
pub fn write<T: Serialize>(file: &str, settings: &T) -> std::io::Result<()> {
    let Some(folder) = folder() else { return Ok(()) };
    std::fs::create_dir_all(&folder)?;
    let mut new = tempfile::NamedTempFile::new_in(&folder)?;
    serde_json::to_writer_pretty(&mut new, settings)?;
    new.persist(folder.join(file)).map_err(|err| err.error)?;
    Ok(())
}

fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(CONFIG_FOLDER) {
        return Some(PathBuf::from(folder));
    }
    dirs::config_dir().map(|folder| folder.join("griot"))
}
