//! What goes to standard output: lines for people, or exactly one JSON value.

use crate::cli::error::CliError;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

/// The output of one command, written when it has succeeded.
pub(crate) struct Output {
    json: bool,
    started: Instant,
    text: String,
    value: Option<Value>,
    code: ExitCode,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json, started: Instant::now(), text: String::new(), value: None, code: ExitCode::SUCCESS }
    }

    /// True where one JSON value is wanted.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// A line for people; control characters in it are shown, not obeyed.
    pub(crate) fn line(&mut self, line: impl AsRef<str>) {
        if !self.json {
            self.text.push_str(&plain(line.as_ref()));
            self.text.push('\n');
        }
    }

    /// Text exactly as it is.
    pub(crate) fn exact(&mut self, text: &str) {
        if !self.json {
            self.text.push_str(text);
        }
    }

    /// The JSON value; `elapsed_ms` is added to it.
    pub(crate) fn value(&mut self, value: Value) {
        if self.json {
            let mut value = value;
            if let Some(object) = value.as_object_mut() {
                let elapsed = self.started.elapsed().as_secs_f64() * 1000.0;
                object.insert("elapsed_ms".to_owned(), Value::from((elapsed * 1000.0).round() / 1000.0));
            }
            self.value = Some(value);
        }
    }

    /// Something was refused although the command went on: the status is 1.
    pub(crate) fn partly_failed(&mut self) {
        self.code = ExitCode::FAILURE;
    }

    /// A message beside the output.
    pub(crate) fn note(&self, note: &str) {
        if !self.json {
            drop(std::io::stderr().write_all(format!("note: {}\n", plain(note)).as_bytes()));
        }
    }

    /// Writes what was collected. A reader that has gone away is no failure.
    pub(crate) fn finish(mut self) -> Result<ExitCode, CliError> {
        if let Some(value) = &self.value {
            self.text = value.to_string();
            self.text.push('\n');
        }
        let mut out = std::io::stdout().lock();
        match out.write_all(self.text.as_bytes()).and_then(|()| out.flush()) {
            Err(err) if err.kind() != std::io::ErrorKind::BrokenPipe => Err(CliError::from(err)),
            _ => Ok(self.code),
        }
    }
}

/// A text in which control characters are shown as `\u{…}`, so that a file name cannot steer the terminal; those that turn the direction of what
/// follows (overrides, embeddings, isolates) too, so that one name cannot be made to look like another.
pub(crate) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if turns || (letter.is_control() && !matches!(letter, '\n' | '\t')) {
            shown.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_shown_and_not_obeyed() {
        assert_eq!(plain("a\u{1b}[2Jb\u{9b}c\n"), "a\\u{1b}[2Jb\\u{9b}c\n");
        assert_eq!(plain("cod\u{202e}gpj.exe سوق\u{200f}"), "cod\\u{202e}gpj.exe سوق\u{200f}");
    }
}
