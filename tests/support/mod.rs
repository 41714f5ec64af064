//! Running the program as a person does, in a folder of its own.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::panic,
    reason = "each test file uses another part, and a test that cannot go on has failed"
)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with its own settings, in which commands run.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a command printed.
pub struct Printed {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        let mut file = std::fs::File::create(&path).expect("a new file");
        std::io::Write::write_all(&mut file, content.as_ref()).expect("room on the disk");
        path.display().to_string()
    }

    /// Copies a file as a person does.
    pub fn copy(&self, from: &str, to: &str) {
        std::fs::copy(self.path(from), self.path(to)).expect("a copy");
    }

    /// The content of a file.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect("a file")
    }

    /// Runs `griot` with these words.
    pub fn griot(&self, words: &[&str]) -> Printed {
        self.griot_with(words, &[])
    }

    /// The same with variables set.
    pub fn griot_with(&self, words: &[&str], variables: &[(&str, &str)]) -> Printed {
        let output = self.command(words).envs(variables.iter().copied()).output().expect("griot runs");
        Printed::of(&output)
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_griot"));
        command.args(words).current_dir(self.folder.path()).stdin(std::process::Stdio::null());
        command.env("GRIOT_CONFIG", self.folder.path().join("config")).env("GRIOT_CODER", "anna").env("GRIOT_FIXED_CLOCK", "2031-03-01T08:00:00Z");
        for name in ["GRIOT_PASSPHRASE", "DISPLAY", "WAYLAND_DISPLAY"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs a command that must succeed.
    pub fn done(&self, words: &[&str]) -> String {
        let printed = self.griot(words);
        assert_eq!(printed.status, 0, "griot {}: {}", words.join(" "), printed.err);
        printed.out
    }

    /// Runs a command with --json that must succeed, holds it against its schema and returns it.
    pub fn json(&self, words: &[&str], schema: &str) -> Value {
        let mut words = words.to_vec();
        words.push("--json");
        let printed = self.griot(&words);
        assert_eq!(printed.status, 0, "griot {}: {}", words.join(" "), printed.err);
        let value = serde_json::from_str(&printed.out).unwrap_or_else(|err| panic!("griot {}: {err}", words.join(" ")));
        assert_valid(&value, schema);
        value
    }

    /// Runs a command that must be refused and returns what it says on standard error.
    pub fn refused(&self, words: &[&str]) -> String {
        let printed = self.griot(words);
        assert_eq!(printed.status, 1, "griot {}: {}", words.join(" "), printed.out);
        printed.err.replace(&self.folder.path().display().to_string(), "DESK")
    }
}

impl Printed {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self { status: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// Fails where a value does not follow `schemas/<name>.schema.json`.
pub fn assert_valid(value: &Value, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(format!("{name}.schema.json"));
    let schema: Value = serde_json::from_slice(&std::fs::read(&path).expect("the schema")).expect("json");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let errors: Vec<String> = validator.iter_errors(value).map(|err| format!("{err} at {}", err.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
}
