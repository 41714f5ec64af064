//! Subtitles, WebVTT and SubRip: cues joined into turns, written as a transcript that people read.
//!
//! After the W3C's WebVTT (2019), sections 4 and 6. The stored text is `[00:00:04] NAME: words`, one paragraph a turn; where no voice is
//! named, paragraphs end at pauses. `<v Name>` names a voice, and so does `NAME:` at the start of cues where such labels return.

use crate::import::encoding;
use crate::import::error::ImportError;
use crate::import::label::{is_alias, opening, time};
use crate::import::lines::length;
use crate::import::warning::{Warning, WarningKind};
use crate::import::{Draft, Options};
use crate::model::layout::{Layout, Paragraph, ParagraphKind, Role, Run, Speaker, Turn};
use crate::model::place::clock;
use crate::model::text::CharSpan;
use std::collections::HashMap;

/// A pause that begins a new paragraph, in milliseconds.
const PAUSE: u32 = 2_000;

/// One cue: when, who, and what, with the stretches set in bold or italic.
#[derive(Debug, Default)]
pub(super) struct Cue {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) voice: Option<String>,
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
}

pub(super) fn read_vtt(bytes: &[u8], options: &Options) -> Result<Draft, ImportError> {
    read(bytes, options)
}

pub(super) fn read_srt(bytes: &[u8], options: &Options) -> Result<Draft, ImportError> {
    read(bytes, options)
}

fn read(bytes: &[u8], options: &Options) -> Result<Draft, ImportError> {
    let decoded = encoding::decode(bytes, options.encoding.as_deref())?;
    let mut warnings = decoded.warnings;
    let mut cues = cues(&decoded.text, &mut warnings);
    name_voices(&mut cues);
    transcript(&cues, &decoded.encoding, warnings)
}

/// Cues as a transcript that people read.
pub(super) fn transcript(cues: &[Cue], encoding: &str, warnings: Vec<Warning>) -> Result<Draft, ImportError> {
    let written = write(cues);
    if written.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(Draft { text: written.text, layout: written.layout, encoding: encoding.to_owned(), warnings })
}

/// Blocks between blank lines; those without an arrow are identifiers, notes, styles or the file's head.
fn cues(text: &str, warnings: &mut Vec<Warning>) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut notes = 0;
    let mut block: Vec<(u32, &str)> = Vec::new();
    let numbered = (1u32..).zip(text.split('\n').chain([""]));
    for (number, line) in numbered {
        if !line.trim().is_empty() {
            block.push((number, line));
            continue;
        }
        let timing = block.iter().position(|(_, line)| line.contains("-->"));
        match timing.and_then(|place| block.split_at_checked(place)) {
            Some((_, [(number, timing), said @ ..])) => match times(timing) {
                Some((start, end)) => cues.push(cue(start, end, said)),
                None => {
                    warnings.push(Warning { kind: WarningKind::BadCue, line: Some(*number) });
                    let at = cues.last().map_or(0, |cue: &Cue| cue.end);
                    cues.push(cue(at, at, said));
                }
            },
            _ if block.is_empty() => {}
            _ => notes += usize::from(!block.first().is_some_and(|(_, line)| line.starts_with("WEBVTT"))),
        }
        block.clear();
    }
    if notes > 0 {
        warnings.push(Warning::whole(WarningKind::Notes { count: notes }));
    }
    cues
}

fn times(line: &str) -> Option<(u32, u32)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start)?, time(end)?))
}

fn cue(start: u32, end: u32, lines: &[(u32, &str)]) -> Cue {
    let mut cue = Cue { start, end, ..Cue::default() };
    let (mut bold, mut italic) = (None, None);
    let said = lines.iter().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
    let mut rest = said.as_str();
    while !rest.is_empty() {
        let (plain, tag, after) = next_tag(rest);
        cue.text.push_str(&decoded(plain));
        let at = length(&cue.text);
        match tag.split(['.', ' ']).next().unwrap_or_default() {
            "b" => bold = Some(at),
            "/b" => cue.runs.extend(bold.take().map(|from| Run { span: CharSpan::between(from, at), bold: true, italic: false })),
            "i" => italic = Some(at),
            "/i" => cue.runs.extend(italic.take().map(|from| Run { span: CharSpan::between(from, at), bold: false, italic: true })),
            // noScribe writes an empty voice where it does not tell voices apart.
            "v" if cue.voice.is_none() => cue.voice = tag.split_once(' ').map(|(_, name)| decoded(name.trim())).filter(|name| !name.is_empty()),
            _ => {}
        }
        rest = after;
    }
    cue.runs.retain(|run| !run.span.is_empty());
    cue
}

/// Text before the next tag, the tag's inside, and what follows. A `<` that no tag begins with is text.
fn next_tag(text: &str) -> (&str, &str, &str) {
    for (at, open) in text.match_indices(['<', '{']) {
        let close = if open == "<" { '>' } else { '}' };
        let behind = text.get(at + 1..).unwrap_or_default();
        let first = behind.chars().next().unwrap_or(' ');
        let tag = if open == "<" { first.is_ascii_alphanumeric() || first == '/' } else { first == '\\' };
        if let (true, Some(end)) = (tag, behind.find(close)) {
            return (text.get(..at).unwrap_or_default(), behind.get(..end).unwrap_or_default(), behind.get(end + 1..).unwrap_or_default());
        }
    }
    (text, "", "")
}

fn decoded(text: &str) -> String {
    const NAMES: [(&str, &str); 8] =
        [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{a0}"), ("&lrm;", "\u{200e}"), ("&rlm;", "\u{200f}"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    NAMES.iter().fold(text.to_owned(), |text, (name, letter)| if text.contains('&') { text.replace(name, letter) } else { text })
}

/// Where no voice is marked, labels at the start of cues name them, if they return or are aliases.
fn name_voices(cues: &mut [Cue]) {
    if cues.iter().any(|cue| cue.voice.is_some()) {
        return;
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for opening in cues.iter().filter_map(|cue| opening(&cue.text)) {
        *counts.entry(opening.label.to_owned()).or_default() += 1;
    }
    let labelled = counts.values().sum::<usize>();
    if labelled < 2 {
        return;
    }
    // Where nearly every cue begins with a name, as Zoom writes them, who speaks once is a voice too.
    let every = labelled * 4 > cues.len() * 3;
    for cue in cues {
        let Some((label, cut)) = opening(&cue.text).map(|opening| (opening.label.to_owned(), opening.length)) else { continue };
        if every || counts.get(&label).is_some_and(|count| *count > 1) || is_alias(&label) || Role::from_label(&label) != Role::Participant {
            cue.text = cue.text.chars().skip(cut as usize).collect();
            let moved = |run: Run| Run { span: CharSpan::between(run.span.start().saturating_sub(cut), run.span.end().saturating_sub(cut)), ..run };
            cue.runs = cue.runs.drain(..).map(moved).filter(|run| !run.span.is_empty()).collect();
            cue.voice = Some(label);
        }
    }
}

/// The transcript in the making.
#[derive(Default)]
struct Written {
    text: String,
    chars: u32,
    layout: Layout,
}

impl Written {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.chars = self.chars.saturating_add(length(text));
    }

    /// Begins a paragraph, and with a voice a turn.
    fn begin(&mut self, cue: &Cue, turn: Option<&str>) {
        if self.chars > 0 {
            self.push("\n\n");
        }
        let start = self.chars;
        if let Some(voice) = turn {
            self.push(&format!("[{}] {voice}: ", clock(cue.start)));
            let known = self.layout.speakers.iter().position(|speaker| speaker.label == voice);
            let speaker = known.unwrap_or_else(|| {
                self.layout.speakers.push(Speaker { label: voice.to_owned(), role: Role::from_label(voice) });
                self.layout.speakers.len() - 1
            });
            let speaker = u16::try_from(speaker).unwrap_or(u16::MAX);
            self.layout.turns.push(Turn { span: CharSpan::at(start, 0), speech_start: self.chars, speaker, time_ms: Some(cue.start), language: None });
        }
        self.layout.paragraphs.push(Paragraph { span: CharSpan::at(start, 0), kind: ParagraphKind::Text });
    }

    fn say(&mut self, cue: &Cue, in_turn: bool) {
        let at = self.chars;
        self.push(&cue.text);
        self.layout.runs.extend(cue.runs.iter().map(|run| Run { span: CharSpan::at(at + run.span.start(), run.span.len()), ..*run }));
        let end = self.chars;
        if let Some(paragraph) = self.layout.paragraphs.last_mut() {
            paragraph.span = CharSpan::between(paragraph.span.start(), end);
        }
        if let (true, Some(turn)) = (in_turn, self.layout.turns.last_mut()) {
            turn.span = CharSpan::between(turn.span.start(), end);
        }
    }
}

fn write(cues: &[Cue]) -> Written {
    let mut written = Written::default();
    let mut voice: Option<&str> = None;
    let mut end: Option<u32> = None;
    for cue in cues.iter().filter(|cue| !cue.text.trim().is_empty()) {
        let paused = end.is_none_or(|end| cue.start.saturating_sub(end) > PAUSE);
        let changed = cue.voice.is_some() && cue.voice.as_deref() != voice;
        if changed {
            voice = cue.voice.as_deref();
            written.begin(cue, voice);
        } else if paused {
            written.begin(cue, None);
        } else {
            written.push(" ");
        }
        written.say(cue, voice.is_some());
        end = Some(cue.end);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const VTT: &str = "WEBVTT\n\nNOTE a remark\n\n1\n00:04.000 --> 00:06.000 align:start\n<v INT-02>Bonjour &amp; <i>merci</i>.\n\n00:06.100 --> 00:08.000\n<v.loud DET-004>Oui.\n\n00:08.100 --> 00:09.000\n<v DET-004>Deux\nlignes, 3 < 4.</v>\n\n00:30.000 --> 00:31.000\n<v DET-004>Après.\n";

    #[test]
    fn cues_are_joined_into_turns_with_voice_and_time() {
        let draft = read_vtt(VTT.as_bytes(), &Options::default()).unwrap();
        assert_eq!(draft.text, "[00:00:04] INT-02: Bonjour & merci.\n\n[00:00:06] DET-004: Oui. Deux lignes, 3 < 4.\n\nAprès.");
        let turns: Vec<_> = draft.layout.turns.iter().map(|turn| (turn.time_ms, turn.speaker)).collect();
        assert_eq!(turns, [(Some(4_000), 0), (Some(6_100), 1)]);
        assert_eq!(draft.layout.turns[1].span.end(), length(&draft.text));
        assert_eq!(draft.layout.paragraphs.len(), 3);
        let italic = draft.layout.runs[0].span;
        assert_eq!(draft.text.chars().skip(italic.start() as usize).take(italic.len() as usize).collect::<String>(), "merci");
        assert_eq!(draft.warnings, [Warning::whole(WarningKind::Notes { count: 1 })]);
    }

    #[test]
    fn an_empty_voice_is_nobody_s_and_a_short_fraction_is_a_time() {
        // As noScribe 0.7 writes where it tells no voices apart: a title behind the head, notes, numbers, `<v >`, and hundredths at an end.
        let vtt = "WEBVTT Essai\n\nNOTE\nTranscribed with noScribe vers. 0.7\nAudio file: x.wav\n\n\nNOTE media: x.wav\n\n1\n00:00:01.930 --> 00:00:03.310\n<v >Au marché.\n\n2\n00:00:03.470 --> 00:00:04.01\n<v >Oui.\n\n3\n00:00:09.250 --> 00:00:10.490\n<v >Longue route.\n";
        let draft = read_vtt(vtt.as_bytes(), &Options::default()).unwrap();
        assert_eq!((draft.text.as_str(), draft.layout.turns.len(), draft.layout.speakers.len()), ("Au marché. Oui.\n\nLongue route.", 0, 0));
        assert_eq!(draft.warnings, [Warning::whole(WarningKind::Notes { count: 2 })]);
    }

    #[test]
    fn labels_in_subrip_cues_name_voices_and_bad_times_are_told() {
        let srt = "1\n00:00:01,000 --> 00:00:02,000\nP1: {\\an8}One.\n\n2\n00:00:02,100 --> 00:00:03,000\nand two.\n\n3\nxx --> yy\nP1: Three.\n";
        let draft = read_srt(srt.as_bytes(), &Options::default()).unwrap();
        assert_eq!(draft.text, "[00:00:01] P1: One. and two. Three.");
        assert_eq!(draft.warnings, [Warning { kind: WarningKind::BadCue, line: Some(10) }]);
    }

    #[test]
    fn without_voices_pauses_make_paragraphs() {
        let srt = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,100 --> 00:00:03,000\ntwo.\n\n3\n00:00:09,000 --> 00:00:10,000\nThree.\n";
        let draft = read_srt(srt.as_bytes(), &Options::default()).unwrap();
        assert_eq!((draft.text.as_str(), draft.layout.turns.len()), ("One two.\n\nThree.", 0));
        assert!(matches!(read_srt(b"1\n00:00:01,000 --> 00:00:02,000\n\n", &Options::default()), Err(ImportError::Empty)));
    }
}
