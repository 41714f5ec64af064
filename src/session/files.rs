//! Documents from disk: many at once, each on its own, so that a bad one never stops the others.

use crate::import::{self, ENDINGS, Imported, Options};
use crate::model::change::Change;
use crate::model::consent::ConsentRecord;
use crate::model::document::Document;
use crate::model::place::Transcript;
use crate::model::text::Hash;
use crate::session::Session;
use crate::session::command::{CaseHeard, Command, NewDocument};
use crate::session::error::{Message, SessionError};
use crate::session::job::Progress;
use crate::session::plan::PlanError;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is read, in bytes: far above any transcript, below what would fill an old laptop's memory.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// How files are to be taken in.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// Kind, language and encoding, where they are not to be found out.
    pub options: Options,
    /// The case that all of them are about, by alias.
    pub case: Option<String>,
    /// To what their people agreed; empty where that is recorded later.
    pub consent: ConsentRecord,
}

/// What became of one file.
#[derive(Debug)]
pub struct FileReport {
    /// The file.
    pub path: PathBuf,
    /// The document it became, or the one that holds the same text already; the message where it could not be read.
    pub outcome: Result<Transcript, Message>,
    /// What the import noticed.
    pub warnings: Vec<String>,
}

/// A file on its way in.
struct Candidate {
    path: PathBuf,
    read: Result<Imported, SessionError>,
}

impl Session {
    /// Takes in files and all readable files of folders, as one act. Every file gets a report; the bad ones do not stop the others.
    pub fn import_files(
        &mut self,
        paths: &[PathBuf],
        request: &ImportRequest,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Vec<FileReport>, SessionError> {
        let files = expand(paths)?;
        let done = std::sync::atomic::AtomicUsize::new(0);
        let read = |path: PathBuf| {
            let read = read_document(&path, &request.options);
            progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, files.len());
            Candidate { path, read }
        };
        let candidates: Vec<Candidate> = files.par_iter().cloned().map(read).collect();
        self.take_in(candidates, request)
    }

    /// Takes in documents whose bytes are at hand, as one act; otherwise like [`Session::import_files`].
    pub fn import_bytes(&mut self, files: &[(&str, &[u8])], request: &ImportRequest) -> Result<Vec<FileReport>, SessionError> {
        let read = |(name, bytes): &(&str, &[u8])| Candidate {
            path: PathBuf::from(name),
            read: import::document(name, bytes, &request.options).map_err(SessionError::from),
        };
        self.take_in(files.par_iter().map(read).collect(), request)
    }

    fn take_in(&mut self, candidates: Vec<Candidate>, request: &ImportRequest) -> Result<Vec<FileReport>, SessionError> {
        let (mut new, mut pending) = (Vec::new(), Vec::new());
        for candidate in candidates {
            match candidate.read {
                Ok(imported) => {
                    if let Some(tombstone) = self.project.withdrawn_text(&imported.text) {
                        let refused = SessionError::from(PlanError::withdrawn("it was not taken in", tombstone));
                        pending.push((candidate.path, Err(refused.message()), Vec::new()));
                        continue;
                    }
                    let file_name = candidate.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    let warnings = imported.warnings.iter().map(ToString::to_string).collect();
                    pending.push((candidate.path, Ok((imported.text.hash(), file_name.clone())), warnings));
                    let cases = request.case.as_deref().map(CaseHeard::throughout).into_iter().collect();
                    new.push(NewDocument { file_name, imported, cases, consent: request.consent.clone() });
                }
                // The report names the file itself.
                Err(SessionError::Read { source, .. }) => {
                    pending.push((candidate.path, Err(Message { what: format!("it cannot be read: {source}"), hint: None }), Vec::new()));
                }
                Err(err) => pending.push((candidate.path, Err(err.message()), Vec::new())),
            }
        }
        let known: HashMap<Hash, Arc<Document>> = self.project().documents().map(|document| (document.text, Arc::clone(document))).collect();
        let made = if new.iter().all(|document| known.contains_key(&document.imported.text.hash())) {
            Vec::new()
        } else {
            self.execute(Command::ImportDocuments(new))?.changes
        };
        Ok(self.reports(pending, &known, &made))
    }

    fn reports(&self, pending: Vec<Pending>, known: &HashMap<Hash, Arc<Document>>, made: &[Change]) -> Vec<FileReport> {
        let mut first_of: HashMap<Hash, &Document> = HashMap::new();
        for change in made {
            if let Change::Document(edit) = change
                && let Some(document) = &edit.after
            {
                first_of.insert(document.text, document);
            }
        }
        let mut reported: std::collections::HashSet<Hash> = known.keys().copied().collect();
        let report = |(path, outcome, mut warnings): Pending| {
            let outcome = outcome.and_then(|(hash, _)| {
                let document = first_of.get(&hash).map(|document| document.id).or_else(|| known.get(&hash).map(|document| document.id));
                let transcript = document.and_then(|document_id| self.project.transcript(document_id));
                transcript.ok_or_else(|| SessionError::HistoryBroken.message()).inspect(|transcript| {
                    if !reported.insert(hash) {
                        warnings.push(format!("the same text is here already as ‘{}’: not imported again", transcript.document.name));
                    }
                })
            });
            FileReport { path, outcome, warnings }
        };
        pending.into_iter().map(report).collect()
    }
}

/// A file that was read and waits for a person's word; nothing is stored yet.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// The file.
    pub path: PathBuf,
    /// What it holds, or why it cannot be read.
    pub outcome: Result<Imported, Message>,
}

/// Reads files without storing anything, for a person to look at first. A cancelled job gives what it had read.
pub fn read_for_review(paths: &[PathBuf], options: &Options, progress: &Progress) -> Result<Vec<ReadFile>, SessionError> {
    let files = expand(paths)?;
    let mut read = Vec::with_capacity(files.len());
    for (done, path) in files.iter().enumerate() {
        if progress.is_cancelled() {
            break;
        }
        progress.set(done, files.len());
        read.push(ReadFile { path: path.clone(), outcome: read_document(path, options).map_err(|err| err.message()) });
    }
    Ok(read)
}

/// A file that was read, or the message why it was not, and the warnings.
type Pending = (PathBuf, Result<(Hash, String), Message>, Vec<String>);

/// Reads a file that a person named, and nothing larger than [`LARGEST_FILE`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, SessionError> {
    let read_error = |source| SessionError::Read { path: path.display().to_string(), source };
    let size = std::fs::metadata(path).map_err(read_error)?.len();
    if size > LARGEST_FILE {
        return Err(SessionError::Request(format!("{} is larger than {} MB: this is no transcript", path.display(), LARGEST_FILE / 1024 / 1024)));
    }
    std::fs::read(path).map_err(read_error)
}

fn read_document(path: &Path, options: &Options) -> Result<Imported, SessionError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(import::document(&name, &read_file(path)?, options)?)
}

/// The files themselves, and of each folder all files whose ending can be read, by name. Links to folders are not followed.
fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, SessionError> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|err| SessionError::Request(format!("{} cannot be read: {err}", path.display())))?;
            let readable = entry.path().extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)));
            if entry.file_type().is_file() && readable {
                files.push(entry.into_path());
            }
        }
    }
    Ok(files)
}
