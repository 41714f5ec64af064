//! `griot documents`: the list, with the figures of each document.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::model::consent::Consent;
use crate::model::place::Transcript;
use crate::model::words;
use clap::Args;
use serde_json::{Value, json};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let project = session.project();
        let mut transcripts: Vec<_> = project.transcripts().collect();
        transcripts.sort_by(|one, other| one.document.name.cmp(&other.document.name));
        let mut listed = Vec::with_capacity(transcripts.len());
        for transcript in &transcripts {
            let told = figures(transcript);
            let codings = project.codings_of(transcript.document.id).len();
            let consent = Consent::of(&project, transcript.document.id);
            output.line(format!(
                "{:<24} {:<12} {:<4} {:>9} characters {:>7} words {:>5} paragraphs {:>5} turns {:>6} codings",
                told.name, told.kind, told.language, told.characters, told.words, told.paragraphs, told.turns, codings
            ));
            let mut value = told.as_json();
            if let Some(object) = value.as_object_mut() {
                object.insert("id".to_owned(), json!(transcript.document.id));
                object.insert("file_name".to_owned(), json!(transcript.document.file_name));
                object.insert("imported".to_owned(), json!(transcript.document.imported.text()));
                object.insert("codings".to_owned(), json!(codings));
                object.insert("consent".to_owned(), json!(consent.key()));
            }
            listed.push(value);
        }
        if transcripts.is_empty() {
            output.line("No documents yet. griot import PROJECT FILE… takes them in.");
        }
        output.value(json!({ "documents": listed }));
        Ok(())
    }
}

/// What is told of a document when it comes in and when it is listed.
pub(crate) struct Figures {
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    pub(crate) language: String,
    pub(crate) characters: u32,
    pub(crate) words: u64,
    pub(crate) paragraphs: usize,
    pub(crate) turns: usize,
    pub(crate) speakers: Vec<String>,
    speaker_words: Vec<u64>,
    participant_words: u64,
}

/// The figures of a document. Characters are those of the whole text; words those of the body without labels and times.
pub(crate) fn figures(transcript: &Transcript) -> Figures {
    let words = words::of_document(&transcript.text, &transcript.layout);
    Figures {
        name: transcript.document.name.clone(),
        kind: transcript.document.kind.key(),
        language: transcript.document.language.to_string(),
        characters: transcript.text.char_len(),
        words: words.body,
        paragraphs: transcript.layout.paragraphs.len(),
        turns: transcript.layout.turns.len(),
        speakers: transcript.layout.speakers.iter().map(|speaker| speaker.label.clone()).collect(),
        speaker_words: words.speakers,
        participant_words: words.participants,
    }
}

impl Figures {
    pub(crate) fn as_json(&self) -> Value {
        json!({
            "document": self.name, "kind": self.kind, "language": self.language, "characters": self.characters, "words": self.words,
            "participant_words": self.participant_words, "paragraphs": self.paragraphs, "turns": self.turns, "speakers": self.speakers, "speaker_words": self.speaker_words,
        })
    }
}
