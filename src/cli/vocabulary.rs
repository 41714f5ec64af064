//! `griot vocabulary`: the most frequent words, language by language, and the words that are left out.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::model::language::Language;
use crate::query::{Counted, stop_words, vocabulary};
use crate::session::command::Command;
use crate::session::find::Finder;
use clap::Args;
use serde_json::json;
use std::collections::BTreeSet;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Only words of this language.
    #[arg(long, value_name = "TAG")]
    language: Option<Language>,
    /// Only in these documents.
    #[arg(long, value_name = "D")]
    document: Vec<String>,
    /// Only what participants say.
    #[arg(long)]
    participants: bool,
    /// Count stop words too.
    #[arg(long)]
    with_stop_words: bool,
    /// How many words are listed.
    #[arg(long, default_value_t = 50, value_name = "N")]
    limit: usize,
    /// Print the stop words of --language instead.
    #[arg(long, requires = "language", conflicts_with_all = ["document", "participants", "with_stop_words", "set_stop_words", "built_in_stop_words"])]
    stop_words: bool,
    /// Give --language these stop words instead of the built-in ones, separated by commas.
    #[arg(long, requires = "language", value_name = "WORDS", value_delimiter = ',')]
    set_stop_words: Option<Vec<String>>,
    /// Go back to the built-in stop words of --language.
    #[arg(long, requires = "language", conflicts_with = "set_stop_words")]
    built_in_stop_words: bool,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if let (Some(language), true) = (self.language, self.set_stop_words.is_some() || self.built_in_stop_words) {
            let mut session = common.write(&self.project.path)?;
            let outcome = session.execute(Command::SetStopWords(language, self.set_stop_words))?;
            session.close()?;
            tell(&outcome, output);
            return Ok(());
        }
        let session = common.read(&self.project.path)?;
        let project = session.project();
        if let (Some(language), true) = (self.language, self.stop_words) {
            let words = stop_words(&project, language);
            output.line(words.join(" "));
            output.value(json!({ "language": language, "total_words": words.len(), "words": [], "stop_words": words }));
            return Ok(());
        }
        let finder = Finder::new(&project);
        let documents = self.document.iter().map(|word| finder.document(word)).collect::<Result<BTreeSet<_>, _>>()?;
        let counted = Counted {
            language: self.language,
            documents: (!documents.is_empty()).then_some(documents),
            participants_only: self.participants,
            with_stop_words: self.with_stop_words,
        };
        let rows = vocabulary(&project, &counted);
        let mut listed = Vec::new();
        for row in rows.iter().take(self.limit) {
            output.line(format!("{:>7}  {}  {} ({} documents)", row.count, row.language, row.word, row.documents));
            listed.push(json!({ "language": row.language, "word": row.word, "count": row.count, "documents": row.documents }));
        }
        output.value(json!({ "language": self.language, "total_words": rows.len(), "words": listed, "stop_words": [] }));
        Ok(())
    }
}
