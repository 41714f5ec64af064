//! Original and translation: two documents that tell the same, paragraph by paragraph.

use crate::model::ids::DocumentId;
use crate::model::place::Transcript;
use crate::model::project::Project;

/// The other half of a document: one whose name begins the same up to its last dot, in another language, with as many paragraphs, which begin
/// at the same times where times stand there.
pub fn twin_of(project: &Project, transcript: &Transcript) -> Option<DocumentId> {
    project.transcripts().find(|other| are_twins(transcript, other)).map(|other| other.document.id)
}

/// True where two documents are the halves of a pair.
pub(super) fn are_twins(one: &Transcript, other: &Transcript) -> bool {
    one.document.id != other.document.id
        && stem(&one.document.name).is_some_and(|stem| self::stem(&other.document.name) == Some(stem))
        && one.document.language != other.document.language
        && are_aligned(one, other)
}

fn stem(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(stem, _)| stem)
}

/// True where two documents have the same paragraphs and their turns the same times.
fn are_aligned(one: &Transcript, other: &Transcript) -> bool {
    let times = |transcript: &Transcript| transcript.layout.turns.iter().map(|turn| turn.time_ms).collect::<Vec<_>>();
    one.layout.paragraphs.len() == other.layout.paragraphs.len() && times(one) == times(other)
}
