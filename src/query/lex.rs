//! Cuts what a person types into words, quotations, fields and operators; each knows where it stands.

use crate::query::ast::{Condition, Field, Form, Named, Pattern, Place, Relation, Text, Unit, Words};
use crate::query::error::{QueryError, Wrong};
use winnow::ascii::digit1;
use winnow::combinator::{alt, eof, opt, peek, preceded, terminated};
use winnow::error::ErrMode;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{any, one_of, take_while};
use winnow::{ModalResult, Parser};

/// How far apart words may be asked to be.
const FARTHEST: u32 = 1000;
/// What `NEAR` and `THEN` mean without a number.
const USUALLY_NEAR: u32 = 10;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its first character.
    pub(super) at: usize,
    /// As it was written, for messages.
    pub(super) written: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    And,
    Or,
    Not,
    Beside { within: u32, ordered: bool },
    Relation(Relation),
    In(Unit),
    Text(Text),
    Field(Condition),
}

impl Kind {
    /// True where it begins something that is found or tested.
    pub(super) fn begins(&self) -> bool {
        matches!(self, Self::Open | Self::Not | Self::Text(_) | Self::Field(_))
    }
}

type Input<'a> = LocatingSlice<&'a str>;
type Read<O> = ModalResult<O, Wrong>;

/// Cuts a query; places are characters from 0.
pub(super) fn cut(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut input = LocatingSlice::new(text);
    let mut tokens = Vec::new();
    loop {
        let next = preceded(blank, opt(token)).parse_next(&mut input);
        let end = input.current_token_start();
        match next {
            Ok(Some((start, kind))) => {
                let at = text.get(..start).map_or(0, |before| before.chars().count());
                tokens.push(Token { kind, at, written: text.get(start..end).unwrap_or_default().to_owned() });
            }
            Ok(None) => return Ok(tokens),
            Err(err) => return Err(placed(err, text)),
        }
    }
}

/// The error with its place in characters instead of bytes.
fn placed(err: ErrMode<Wrong>, text: &str) -> QueryError {
    let wrong = match err {
        ErrMode::Cut(wrong) | ErrMode::Backtrack(wrong) => wrong,
        ErrMode::Incomplete(_) => Wrong(None),
    };
    let error = wrong.0.map_or(QueryError::Empty, |error| *error);
    error.moved(|byte| text.get(..byte).map_or(0, |before| before.chars().count()))
}

fn fail<O>(error: QueryError) -> Read<O> {
    Err(ErrMode::Cut(Wrong::because(error)))
}

fn blank(input: &mut Input<'_>) -> Read<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

/// One piece and the byte at which it begins.
fn token(input: &mut Input<'_>) -> Read<(usize, Kind)> {
    let at = input.current_token_start();
    let first = peek(any).parse_next(input)?;
    let kind = match first {
        '(' => any.value(Kind::Open).parse_next(input)?,
        ')' => any.value(Kind::Close).parse_next(input)?,
        '-' if peek(preceded(any::<_, ErrMode<Wrong>>, one_of(|letter: char| !letter.is_whitespace()))).parse_next(input).is_ok() => {
            any.value(Kind::Not).parse_next(input)?
        }
        '/' => Kind::Text(Text::Regex(Pattern { written: regex(input)?, at: Place(at) })),
        letter if is_quote(letter) => phrase(input, at)?,
        _ => word(input, at)?,
    };
    Ok((at, kind))
}

/// True for a quotation mark of any kind; each closes each.
pub(super) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

/// True where a name can stand behind `#` without quotation marks.
pub(super) fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_bare)
}

fn is_bare(letter: char) -> bool {
    !letter.is_whitespace() && !matches!(letter, '(' | ')') && !is_quote(letter)
}

/// What stands between quotation marks.
fn quoted<'a>(input: &mut Input<'a>) -> Read<&'a str> {
    let at = input.current_token_start();
    one_of(is_quote).parse_next(input)?;
    let inside = take_while(0.., |letter: char| !is_quote(letter)).parse_next(input)?;
    match opt(one_of(is_quote)).parse_next(input)? {
        Some(_) => Ok(inside),
        None => fail(QueryError::OpenQuote(at)),
    }
}

/// What stands between slashes; a backslash before a slash keeps it from being the end.
fn regex(input: &mut Input<'_>) -> Read<String> {
    let at = input.current_token_start();
    any.parse_next(input)?;
    let mut written = String::new();
    loop {
        match opt(any).parse_next(input)? {
            None => return fail(QueryError::OpenRegex(at)),
            Some('/') if written.is_empty() => return fail(QueryError::NoWord { word: "//".to_owned(), at }),
            Some('/') => return Ok(written),
            Some('\\') => match opt(any).parse_next(input)? {
                None => return fail(QueryError::OpenRegex(at)),
                Some('/') => written.push('/'),
                Some(letter) => written.extend(['\\', letter]),
            },
            Some(letter) => written.push(letter),
        }
    }
}

/// Words in quotation marks, with `~n` for words near each other.
fn phrase(input: &mut Input<'_>, at: usize) -> Read<Kind> {
    let inside = quoted(input)?;
    no_word(inside, at)?;
    if let Some(number) = opt(preceded('~', digit1)).parse_next(input)? {
        let within = distance(number, at)?;
        return Ok(Kind::Text(Text::Together { written: inside.to_owned(), within }));
    }
    let (written, form) = match inside.strip_suffix('*') {
        Some(rest) if rest.chars().any(char::is_alphanumeric) => (rest, Form::Prefix),
        _ => (inside, Form::Plain),
    };
    Ok(Kind::Text(Text::Words(Words { written: written.to_owned(), quoted: true, form, at: Place(at) })))
}

fn no_word(written: &str, at: usize) -> Read<()> {
    if written.chars().any(char::is_alphanumeric) { Ok(()) } else { fail(QueryError::NoWord { word: written.trim().to_owned(), at }) }
}

fn distance(number: &str, at: usize) -> Read<u32> {
    match number.parse::<u32>() {
        Ok(within) if (1..=FARTHEST).contains(&within) => Ok(within),
        _ => fail(QueryError::BadNumber { word: number.chars().take(20).collect(), at, least: 1, most: FARTHEST }),
    }
}

/// A word, an operator, a concept, or a field with its value.
fn word(input: &mut Input<'_>, at: usize) -> Read<Kind> {
    let raw: &str = take_while(1.., is_bare).parse_next(input)?;
    if let Some(kind) = operator(raw, at, input)? {
        return Ok(kind);
    }
    if let Some((name, value)) = raw.split_once(':')
        && is_field_name(name)
    {
        return field(name, value, at, input).map(Kind::Field);
    }
    if let Some(name) = raw.strip_prefix('#') {
        let name = if name.is_empty() && peek(opt(one_of(is_quote))).parse_next(input)?.is_some() { quoted(input)?.trim() } else { name };
        no_word(name, at)?;
        return Ok(Kind::Text(Text::Concept(Named { name: name.to_owned(), at: Place(at) })));
    }
    if let Some(rest) = raw.strip_prefix('=') {
        let quotes = rest.is_empty() && peek(opt(one_of(is_quote))).parse_next(input)?.is_some();
        let written = if quotes { quoted(input)? } else { rest };
        no_word(written, at)?;
        if peek(opt('~')).parse_next(input)?.is_some() || !quotes && (written.contains(['*', '?']) || fuzzy(written).is_some()) {
            return fail(QueryError::Mixed { word: written.to_owned(), at });
        }
        return Ok(Kind::Text(Text::Words(Words { written: written.to_owned(), quoted: quotes, form: Form::Exact, at: Place(at) })));
    }
    plain_word(raw, at)
}

/// A word with what stands behind or inside it: `word*`, `wi?d`, `word~1`.
fn plain_word(raw: &str, at: usize) -> Read<Kind> {
    no_word(raw, at)?;
    let (written, form) = match fuzzy(raw) {
        Some((base, letters)) if base.contains(['*', '?']) || !(1..=3).contains(&letters) => {
            let mixed = base.contains(['*', '?']);
            return fail(if mixed {
                QueryError::Mixed { word: raw.to_owned(), at }
            } else {
                QueryError::BadNumber { word: letters.to_string(), at, least: 1, most: 3 }
            });
        }
        Some((base, letters)) => (base, Form::Fuzzy(letters)),
        None => match raw.strip_suffix('*') {
            Some(rest) if !rest.contains(['*', '?']) => (rest, Form::Prefix),
            _ if raw.contains(['*', '?']) => (raw, Form::Wildcard),
            _ => (raw, Form::Plain),
        },
    };
    no_word(written, at)?;
    Ok(Kind::Text(Text::Words(Words { written: written.to_owned(), quoted: false, form, at: Place(at) })))
}

/// `word~2` and `word~`, which is `word~1`.
fn fuzzy(raw: &str) -> Option<(&str, u8)> {
    let (base, number) = raw.rsplit_once('~')?;
    if number.is_empty() {
        return Some((base, 1));
    }
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| (base, number.parse().unwrap_or(u8::MAX)))
}

fn is_field_name(name: &str) -> bool {
    let (first, key) = name.split_once('.').map_or((name, None), |(first, key)| (first, Some(key)));
    !first.is_empty()
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && key.is_none_or(|key| !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.')))
}

fn field(name: &str, value: &str, at: usize, input: &mut Input<'_>) -> Read<Condition> {
    let Some(field) = Field::from_word(name) else { return fail(QueryError::UnknownField { word: name.to_owned(), at }) };
    let (only, value) = match value.strip_prefix('=') {
        Some(rest) => (true, rest),
        None => (false, value),
    };
    let in_quotes = value.is_empty() && peek(opt(one_of(is_quote))).parse_next(input)?.is_some();
    let value = if in_quotes { quoted(input)? } else { value }.trim();
    if value.is_empty() {
        return fail(QueryError::NoValue { word: name.to_owned(), at });
    }
    if only && field != Field::Code {
        return fail(QueryError::OnlyForCodes { word: name.to_owned(), at });
    }
    Ok(Condition { field, only, value: value.to_owned(), at: Place(at) })
}

/// An operator in capitals. Those of several words are read to their end.
fn operator(raw: &str, at: usize, input: &mut Input<'_>) -> Read<Option<Kind>> {
    let slashed = |word: &str| match raw.strip_prefix(word) {
        Some("") => Some(Ok(USUALLY_NEAR)),
        Some(rest) => rest.strip_prefix('/').map(|number| distance(number, at)),
        None => None,
    };
    if let Some(within) = slashed("NEAR") {
        return Ok(Some(Kind::Beside { within: within?, ordered: false }));
    }
    if let Some(within) = slashed("THEN") {
        return Ok(Some(Kind::Beside { within: within?, ordered: true }));
    }
    Ok(Some(match raw {
        "AND" => Kind::And,
        "OR" => Kind::Or,
        "NOT" => Kind::Not,
        "OVERLAPS" => Kind::Relation(Relation::Overlaps),
        "INSIDE" => Kind::Relation(Relation::Inside),
        "WITHIN" => {
            let turns = (preceded(blank, digit1), preceded(blank, alt(("TURNS", "TURN"))), preceded(blank, terminated("OF", end_of_word)));
            let Some((number, ..)) = opt(turns).parse_next(input)? else {
                return fail(QueryError::HalfOperator { word: raw.to_owned(), whole: "WITHIN 2 TURNS OF", at });
            };
            Kind::Relation(Relation::WithinTurns(distance_or_none(number, at)?))
        }
        "FOLLOWED" => {
            let by = preceded(blank, preceded("BY", (opt(preceded('/', digit1)), end_of_word)));
            let Some((number, ())) = opt(by).parse_next(input)? else {
                return fail(QueryError::HalfOperator { word: raw.to_owned(), whole: "FOLLOWED BY", at });
            };
            Kind::Relation(Relation::FollowedBy(number.map_or(Ok(1), |number| distance_or_none(number, at))?))
        }
        "IN" => {
            let unit = opt(preceded(blank, take_while(1.., is_bare))).parse_next(input)?.unwrap_or_default();
            match Unit::ALL.iter().find(|(_, word)| word.eq_ignore_ascii_case(unit)) {
                Some((unit, _)) => Kind::In(*unit),
                None => return fail(QueryError::HalfOperator { word: raw.to_owned(), whole: "IN turn, IN paragraph, IN document or IN case", at }),
            }
        }
        _ => return Ok(None),
    }))
}

fn end_of_word(input: &mut Input<'_>) -> Read<()> {
    peek(alt((eof.void(), one_of(|letter: char| !is_bare(letter)).void()))).parse_next(input)
}

fn distance_or_none(number: &str, at: usize) -> Read<u32> {
    match number.parse::<u32>() {
        Ok(turns) if turns <= FARTHEST => Ok(turns),
        _ => fail(QueryError::BadNumber { word: number.chars().take(20).collect(), at, least: 0, most: FARTHEST }),
    }
}
