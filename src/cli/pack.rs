//! `griot pack`, `griot unpack` and `griot keygen`: parcels for a stick, and keys for them.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::session::parcels::{self, ParcelFor, ParcelOpener, SecretKey};
use crate::session::tables::WriteMode;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Pack {
    #[command(flatten)]
    project: ProjectPath,
    /// The parcel (name.age).
    #[arg(value_name = "PARCEL")]
    parcel: PathBuf,
    /// A public key (age1…) that may open it, or a file of such keys. May be repeated. Without it a passphrase is asked for.
    #[arg(long, value_name = "KEY")]
    to: Vec<String>,
    /// File that holds the passphrase of the parcel; else GRIOT_PARCEL_PASSPHRASE, else a prompt.
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    parcel_passphrase_file: Option<PathBuf>,
    /// Replace the parcel where it is there already.
    #[arg(long)]
    overwrite: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Unpack {
    /// The parcel (name.age).
    #[arg(value_name = "PARCEL")]
    parcel: PathBuf,
    #[command(flatten)]
    project: ProjectPath,
    /// File with the secret key, as griot keygen writes it. May be repeated. Without it a passphrase is asked for.
    #[arg(long, value_name = "FILE")]
    key: Vec<PathBuf>,
    /// File that holds the passphrase of the parcel; else GRIOT_PARCEL_PASSPHRASE, else a prompt.
    #[arg(long, value_name = "FILE", conflicts_with = "key")]
    parcel_passphrase_file: Option<PathBuf>,
    /// File that holds the passphrase of the secret key; else GRIOT_KEY_PASSPHRASE, else a prompt.
    #[arg(long, value_name = "FILE", requires = "key")]
    key_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Keygen {
    /// The file for the secret key, which stays with you.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// File that holds the passphrase under which the key is written; else GRIOT_KEY_PASSPHRASE, else a prompt.
    #[arg(long, value_name = "FILE")]
    key_passphrase_file: Option<PathBuf>,
    /// Write the key under no passphrase: whoever finds the file opens what was packed for you.
    #[arg(long, conflicts_with = "key_passphrase_file")]
    no_passphrase: bool,
}

impl Pack {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let whom = if self.to.is_empty() {
            ParcelFor::Passphrase(common.parcel_passphrase(self.parcel_passphrase_file.as_deref(), true)?)
        } else {
            ParcelFor::Keys(parcels::read_recipients(&self.to)?)
        };
        let mut session = common.write(&self.project.path)?;
        let mode = if self.overwrite { WriteMode::Replace } else { WriteMode::KeepExisting };
        let packed = session.pack(&self.parcel, &whom, mode);
        let encrypted = session.is_encrypted();
        session.close()?;
        packed?;
        let keys = match &whom {
            ParcelFor::Passphrase(_) => None,
            ParcelFor::Keys(keys) => Some(keys.len()),
        };
        output.line(match keys {
            None => format!("{}: packed for whoever knows the passphrase", self.parcel.display()),
            Some(1) => format!("{}: packed for 1 key", self.parcel.display()),
            Some(keys) => format!("{}: packed for {keys} keys", self.parcel.display()),
        });
        if encrypted {
            output.note("inside the parcel the project keeps its own passphrase: whoever unpacks it needs that too");
        }
        output.value(json!({ "parcel": self.parcel, "project": self.project.path, "encrypted": encrypted, "keys": keys }));
        Ok(())
    }
}

impl Unpack {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if !self.parcel.is_file() {
            return Err(CliError::request(format!("there is no file {}", self.parcel.display()), "look at the spelling"));
        }
        let opener = if self.key.is_empty() {
            ParcelOpener::Passphrase(common.parcel_passphrase(self.parcel_passphrase_file.as_deref(), false)?)
        } else {
            let mut keys: Vec<SecretKey> = Vec::new();
            for file in &self.key {
                let sealed = parcels::key_needs_passphrase(file)?;
                let passphrase = if sealed { Some(common.key_passphrase(self.key_passphrase_file.as_deref(), false)?) } else { None };
                keys.extend(parcels::read_keys(file, passphrase.as_ref())?);
            }
            ParcelOpener::Keys(keys)
        };
        parcels::unpack(&self.parcel, &self.project.path, &opener)?;
        let encrypted = crate::session::needs_passphrase(&self.project.path);
        let how = if encrypted { "it asks for its passphrase" } else { "not encrypted" };
        output.line(format!("{}: unpacked, {how}", self.project.path.display()));
        output.value(json!({ "parcel": self.parcel, "project": self.project.path, "encrypted": encrypted, "keys": null }));
        Ok(())
    }
}

impl Keygen {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if self.file.exists() {
            return Err(CliError::request(format!("{} is there already", self.file.display()), "choose another name"));
        }
        let passphrase = if self.no_passphrase { None } else { Some(common.key_passphrase(self.key_passphrase_file.as_deref(), true)?) };
        let key = parcels::new_key(&self.file, passphrase.as_ref(), &common.actor().clock)?;
        output.line(match passphrase {
            Some(_) => format!("{}: the secret key; whoever has it and knows its passphrase opens what is packed for you", self.file.display()),
            None => format!("{}: the secret key; whoever has it opens what is packed for you", self.file.display()),
        });
        output.line(format!("public key, for those who pack: {key}"));
        output.value(json!({ "file": self.file, "public_key": key.to_string(), "passphrase": passphrase.is_some() }));
        Ok(())
    }
}
