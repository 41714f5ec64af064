//! Transcripts as Otter, Zoom, Teams and noScribe write them: who speaks stands on a line of its own, with the time and without a colon; before the
//! first turn stand lines about the recording, and lines of the program's own stand between.

use crate::import::label::{self, Opening, opening, time};
use crate::import::lines::{Line, length};
use crate::model::text::CharSpan;

/// Lines about a recording are no more than this.
const LONGEST_HEAD: usize = 40;

/// The beginning of a turn at a line: `NAME   0:03` or `[NAME] 14:02:31` alone on it, or `0:00:03.120 --> 0:00:06.480` with the name on the next.
pub(super) fn opening_at<'a>(lines: &[Line<'a>], place: usize) -> Option<Opening<'a>> {
    let line = lines.get(place)?;
    let (label, time_ms, taken) = match arrow(line.text) {
        Some(start) => (lines.get(place + 1).map(|line| line.text.trim()).filter(|name| is_name(name))?, start, 2),
        None => {
            let (label, time_ms) = bracketed(line.text).or_else(|| spaced(line.text))?;
            (label, time_ms, 1)
        }
    };
    let said = lines.get(place + taken..)?.iter().find(|line| !line.is_blank())?;
    // Two openings after each other are a list of times, not a conversation.
    let is_speech = arrow(said.text).is_none() && spaced(said.text).is_none() && bracketed(said.text).is_none();
    is_speech.then(|| Opening { label, time_ms: Some(time_ms), length: said.span.start() - line.span.start() })
}

/// A name, which here may end with the initial of a family name: `Sidi K.`.
fn is_name(label: &str) -> bool {
    let initial = label.rsplit_once(' ').is_some_and(|(_, last)| last.ends_with('.') && length(last) <= 3);
    label::is_name(if initial { label.trim_end_matches('.') } else { label })
}

/// `0:00:03.120 --> 0:00:06.480`, and nothing else: the time of the beginning.
fn arrow(text: &str) -> Option<u32> {
    let (start, end) = text.split_once("-->")?;
    time(end.trim())?;
    time(start.trim())
}

/// `[NAME] 14:02:31`.
fn bracketed(text: &str) -> Option<(&str, u32)> {
    let (label, rest) = text.trim().strip_prefix('[')?.split_once(']')?;
    let time_ms = time(rest.trim())?;
    is_name(label.trim()).then(|| (label.trim(), time_ms))
}

/// `NAME   0:03`: at least two spaces, or a tab, between the two.
fn spaced(text: &str) -> Option<(&str, u32)> {
    let text = text.trim();
    let (label, clock) = text.rsplit_once([' ', '\t', '\u{a0}'])?;
    let apart = text.len() - clock.len() - label.trim_end().len();
    let wide = apart > 1 || text.contains('\t');
    let time_ms = time(clock)?;
    (wide && is_name(label.trim_end())).then(|| (label.trim_end(), time_ms))
}

/// Lines about the recording before the first turn: their place and number. Only where the text is surely written by one of these programs.
pub(super) fn header(lines: &[Line<'_>]) -> Option<(CharSpan, usize)> {
    let by_noscribe = lines.iter().take(5).any(|line| line.text.to_lowercase().contains("noscribe"));
    let first = match by_noscribe {
        true => lines.iter().position(|line| opening(line.text).is_some_and(|opening| is_numbered(opening.label)))?,
        false => {
            let mut tagged = (0..lines.len()).filter(|place| opening_at(lines, *place).is_some());
            let first = tagged.next()?;
            // One line with a time may stand in any text.
            tagged.next()?;
            first
        }
    };
    let block = lines.get(..first).filter(|_| first <= LONGEST_HEAD)?;
    let (start, end) = (block.iter().find(|line| !line.is_blank())?, block.iter().rfind(|line| !line.is_blank())?);
    Some((CharSpan::between(start.span.start(), end.span.end()), first))
}

/// noScribe numbers its voices: `S00`.
fn is_numbered(label: &str) -> bool {
    label.strip_prefix('S').is_some_and(|number| number.len() >= 2 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// True for a line of the program's own, which nobody spoke.
pub(super) fn is_of_program(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    length(&text) < 120
        && (text.starts_with("transcribed by https://otter.ai")
            || text.starts_with("transcribed with noscribe")
            || text.ends_with(" started transcription")
            || text.ends_with(" stopped transcription"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    fn told(text: &str) -> Option<(String, u32, u32)> {
        opening_at(&lines(text), 0).map(|opening| (opening.label.to_owned(), opening.time_ms.unwrap(), opening.length))
    }

    #[test]
    fn names_with_times_alone_on_a_line_open_turns() {
        assert_eq!(told("Speaker 1  0:03  \nOui."), Some(("Speaker 1".into(), 3_000, 18)));
        assert_eq!(told("Awa Traoré   1:02:03\nOui."), Some(("Awa Traoré".into(), 3_723_000, 21)));
        assert_eq!(told("Sidi K.  0:15  \nOui."), Some(("Sidi K.".into(), 15_000, 16)));
        assert_eq!(told("INT-01\t00:10\n\nOui."), Some(("INT-01".into(), 10_000, 14)));
        assert_eq!(told("[Awa] 14:02:31\nOui."), Some(("Awa".into(), 50_551_000, 15)));
        assert_eq!(told("0:0:3.120 --> 0:0:6.480\nAwa\nOui."), Some(("Awa".into(), 3_120, 28)));
    }

    #[test]
    fn other_lines_with_times_open_none() {
        for text in [
            "On part à 12:30\nOui.",
            "Il est parti.  12:30\nOui.",
            "Bus, 12:30\nOui.",
            "Début  9:00\nPause  10:30\nFin  12:00",
            "Awa   0:03",
            "[silence]\nOui.",
            "1:02 --> x\nAwa\nOui.",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
