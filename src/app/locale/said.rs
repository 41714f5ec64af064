//! Sentences of the core, which speaks English, in the language of the interface: acts of the history, errors, what to do, warnings of imports.
//!
//! `templates.rs` holds the sentences with gaps where values stand, `things.rs` the names of things. A value may be a sentence or a word of the core itself and is said first.

use crate::app::action::Action;
use crate::app::locale::doors::IN_WINDOW;
use crate::app::locale::templates::{ACTS, SENTENCES};
use crate::app::locale::things::{COUNTED, Template, WORDS};
use crate::app::locale::{Arg, Locale};

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// How deep sentences stand in sentences: the row of a table, its column, what is wrong there, and one to spare.
const DEEPEST: usize = 4;

/// What may stand in a gap of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Anything.
    Any,
    /// Anything without spaces.
    Word,
    /// A whole number.
    Number,
    /// Anything, said in the language where the core said it.
    Said,
    /// Only what the core said.
    Known,
    /// Things with their number.
    Counted,
    /// What may be meant, joined by “or”.
    Or,
    /// Things that the core said, joined by commas.
    Each,
}

const GAPS: [(&str, Gap); 8] = [
    ("{}", Gap::Any),
    ("{word}", Gap::Word),
    ("{n}", Gap::Number),
    ("{said}", Gap::Said),
    ("{known}", Gap::Known),
    ("{counted}", Gap::Counted),
    ("{or}", Gap::Or),
    ("{each}", Gap::Each),
];

impl Gap {
    fn holds(self, value: &str) -> bool {
        match self {
            Self::Number => value.bytes().all(|byte| byte.is_ascii_digit()) && value.parse::<usize>().is_ok(),
            Self::Word => !value.is_empty() && !value.contains(char::is_whitespace),
            Self::Counted => things(value).is_some(),
            _ => !value.is_empty(),
        }
    }
}

/// A sentence of the core, line by line; as it is where no template fits.
pub(super) fn translated(locale: &Locale, sentence: &str) -> String {
    let lines: Vec<String> = sentence.split('\n').map(|line| line_said(locale, line)).collect();
    lines.join("\n")
}

fn line_said(locale: &Locale, line: &str) -> String {
    let text = line.trim_start();
    if let Some((_, key, values)) = in_window(text) {
        let arguments: Vec<(&'static str, Arg<'_>)> = NAMES.into_iter().zip(values.iter().map(|value| Arg::Text(value))).collect();
        return format!("{}{}", line.strip_suffix(text).unwrap_or_default(), locale.with(key, &arguments));
    }
    if !locale.is_french() {
        return line.to_owned();
    }
    let said = [SENTENCES, ACTS].into_iter().find_map(|templates| filled(locale, templates, text, DEEPEST));
    said.map_or_else(|| line.to_owned(), |said| format!("{}{said}", line.strip_suffix(text).unwrap_or_default()))
}

/// The window's own words for what the core says of a command: the action to which they lead, their message, and its values.
pub(super) fn in_window(text: &str) -> Option<(Option<Action>, &'static str, Vec<&str>)> {
    IN_WINDOW.iter().find_map(|(template, key, action)| Some((*action, *key, in_gaps(template, text)?)))
}

/// What the core said within a sentence; none where it is not the core's.
fn known(locale: &Locale, text: &str, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    filled(locale, WORDS, text, depth).or_else(|| counted(locale, text)).or_else(|| filled(locale, SENTENCES, text, depth))
}

fn counted(locale: &Locale, text: &str) -> Option<String> {
    let (number, key) = things(text)?;
    Some(locale.with(key, &[("n", number.into())]))
}

/// The number and the message of “1 coding” or “12 codings”.
fn things(text: &str) -> Option<(usize, &'static str)> {
    let (number, things) = text.split_once(' ')?;
    let number: usize = number.parse().ok()?;
    let thing = if number == 1 { things } else { things.strip_suffix('s')? };
    COUNTED.iter().find(|(singular, _)| *singular == thing).map(|(_, key)| (number, *key))
}

/// The message of the first template that fits, with its values.
fn filled(locale: &Locale, templates: &[Template], text: &str, depth: usize) -> Option<String> {
    templates.iter().find_map(|(template, key)| {
        let values: Option<Vec<Filling>> = fit(template, text)?.into_iter().map(|(gap, value)| Filling::of(locale, gap, value, depth)).collect();
        let values = values?;
        let arguments: Vec<(&'static str, Arg<'_>)> = NAMES.into_iter().zip(values.iter().map(Filling::argument)).collect();
        Some(locale.with(key, &arguments))
    })
}

/// What a message gets for a gap.
enum Filling {
    Number(usize),
    Text(String),
}

impl Filling {
    fn of(locale: &Locale, gap: Gap, value: &str, depth: usize) -> Option<Self> {
        let said = |value: &str| known(locale, value, depth).unwrap_or_else(|| value.to_owned());
        Some(match gap {
            Gap::Any | Gap::Word => Self::Text(value.to_owned()),
            Gap::Number => Self::Number(value.parse().ok()?),
            Gap::Said => Self::Text(said(value)),
            Gap::Known => Self::Text(known(locale, value, depth)?),
            Gap::Counted => Self::Text(counted(locale, value)?),
            Gap::Or => Self::Text(value.split(" or ").collect::<Vec<_>>().join(&format!(" {} ", locale.text("said-or")))),
            Gap::Each => Self::Text(value.split(", ").map(said).collect::<Vec<_>>().join(", ")),
        })
    }

    fn argument(&self) -> Arg<'_> {
        match self {
            Self::Number(number) => Arg::Number(*number),
            Self::Text(text) => Arg::Text(text),
        }
    }
}

/// What stands in the gaps of a template, where the text fits it. A gap is as short as it can be, the last one as long as it can be.
fn fit<'s>(template: &str, text: &'s str) -> Option<Vec<(Gap, &'s str)>> {
    let (head, gaps) = cut(template);
    let rest = text.strip_prefix(head)?;
    let mut found = values(&gaps, rest)?;
    found.reverse();
    Some(found)
}

/// What stands in the gaps `{}` of a template, where the text fits it.
pub(super) fn in_gaps<'s>(template: &str, text: &'s str) -> Option<Vec<&'s str>> {
    Some(fit(template, text)?.into_iter().map(|(_, value)| value).collect())
}

/// The values from the last to the first.
fn values<'s>(gaps: &[(Gap, &str)], text: &'s str) -> Option<Vec<(Gap, &'s str)>> {
    let Some(((gap, behind), others)) = gaps.split_first() else { return text.is_empty().then(Vec::new) };
    if others.is_empty() {
        let value = text.strip_suffix(behind)?;
        return gap.holds(value).then(|| vec![(*gap, value)]);
    }
    text.match_indices(behind).find_map(|(at, _)| {
        let (value, after) = text.split_at_checked(at)?;
        if !gap.holds(value) {
            return None;
        }
        let mut found = values(others, after.get(behind.len()..)?)?;
        found.push((*gap, value));
        Some(found)
    })
}

/// What a template begins with, and its gaps with what stands behind each.
fn cut(template: &str) -> (&str, Vec<(Gap, &str)>) {
    let next = |text: &str| -> Option<(usize, usize, Gap)> {
        text.match_indices('{').find_map(|(at, _)| {
            let rest = text.get(at..)?;
            GAPS.into_iter().find_map(|(written, gap)| rest.starts_with(written).then_some((at, at + written.len(), gap)))
        })
    };
    let mut gaps = Vec::new();
    let Some((first, mut at, mut gap)) = next(template) else { return (template, gaps) };
    loop {
        let rest = template.get(at..).unwrap_or_default();
        match next(rest) {
            Some((end, begin, other)) => {
                gaps.push((gap, rest.get(..end).unwrap_or_default()));
                (at, gap) = (at + begin, other);
            }
            None => {
                gaps.push((gap, rest));
                return (template.get(..first).unwrap_or_default(), gaps);
            }
        }
    }
}

#[cfg(test)]
mod tests;
