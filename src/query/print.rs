//! How a query is written: what is printed is read as the same query.

use crate::query::ast::{Beside, Condition, Form, Node, Query, Related, Relation, Text, Words};
use crate::query::lex::{is_plain_name, is_quote};
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt(out)
    }
}

impl fmt::Display for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(out),
            Self::Field(condition) => condition.fmt(out),
            Self::Related(related) => related.fmt(out),
            Self::In(unit, inner) => {
                // A unit binds loosest: only another one needs parentheses.
                if matches!(**inner, Self::In(..)) {
                    write!(out, "({inner})")?;
                } else {
                    inner.fmt(out)?;
                }
                write!(out, " IN {}", unit.word())
            }
            Self::Not(inner) => {
                out.write_str("NOT ")?;
                inside(inner, out, |inner| !matches!(inner, Self::All(_) | Self::Any(_) | Self::In(..)))
            }
            Self::All(parts) => joined(parts, " AND ", out),
            Self::Any(parts) => joined(parts, " OR ", out),
        }
    }
}

/// Writes a part, in parentheses where it would otherwise be taken apart.
fn inside(node: &Node, out: &mut fmt::Formatter<'_>, is_tight: impl Fn(&Node) -> bool) -> fmt::Result {
    if is_tight(node) { write!(out, "{node}") } else { write!(out, "({node})") }
}

fn joined(parts: &[Node], between: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            out.write_str(between)?;
        }
        inside(part, out, |part| !matches!(part, Node::All(_) | Node::Any(_) | Node::In(..)))?;
    }
    Ok(())
}

impl fmt::Display for Related {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A chain of relations is read from the left; whether a part is a text, a field or such a chain decides about parentheses.
        inside(&self.left, out, |left| matches!(left, Node::Text(_) | Node::Field(_) | Node::Related(_)))?;
        match self.relation {
            Relation::Overlaps => out.write_str(" OVERLAPS ")?,
            Relation::Inside => out.write_str(" INSIDE ")?,
            Relation::WithinTurns(turns) => write!(out, " WITHIN {turns} TURNS OF ")?,
            Relation::FollowedBy(1) => out.write_str(" FOLLOWED BY ")?,
            Relation::FollowedBy(turns) => write!(out, " FOLLOWED BY/{turns} ")?,
        }
        inside(&self.right, out, |right| matches!(right, Node::Text(_) | Node::Field(_)))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => words.fmt(out),
            Self::Together { written, within } => write!(out, "\"{written}\"~{within}"),
            Self::Beside(beside) => beside.fmt(out),
            Self::Either(parts) => {
                for (place, part) in parts.iter().enumerate() {
                    out.write_str(if place > 0 { " OR " } else { "" })?;
                    near_part(part, out)?;
                }
                Ok(())
            }
            Self::Regex(pattern) => write!(out, "/{}/", escaped(&pattern.written)),
            Self::Concept(named) if is_plain_name(&named.name) => write!(out, "#{}", named.name),
            Self::Concept(named) => write!(out, "#\"{}\"", named.name),
        }
    }
}

fn near_part(text: &Text, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    if matches!(text, Text::Beside(_) | Text::Either(_)) { write!(out, "({text})") } else { write!(out, "{text}") }
}

/// A regular expression between slashes: its own slashes get a backslash.
fn escaped(written: &str) -> String {
    let (mut escaped, mut letters) = (String::new(), written.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '/' => escaped.push_str("\\/"),
            '\\' => {
                escaped.push('\\');
                escaped.extend(letters.next());
            }
            letter => escaped.push(letter),
        }
    }
    escaped
}

impl fmt::Display for Beside {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if matches!(self.left, Text::Beside(_)) {
            self.left.fmt(out)?;
        } else {
            near_part(&self.left, out)?;
        }
        write!(out, " {}/{} ", if self.ordered { "THEN" } else { "NEAR" }, self.within)?;
        near_part(&self.right, out)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quote = if self.quoted { "\"" } else { "" };
        let exact = if self.form == Form::Exact { "=" } else { "" };
        let star = if self.form == Form::Prefix { "*" } else { "" };
        write!(out, "{exact}{quote}{}{star}{quote}", self.written)?;
        match self.form {
            Form::Fuzzy(letters) => write!(out, "~{letters}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.field, if self.only { "=" } else { "" })?;
        out.write_str(&value(&self.value))
    }
}

/// A value as a query writes it: in quotation marks where it would be cut or read otherwise.
pub fn value(text: &str) -> String {
    let bare =
        !text.is_empty() && !text.starts_with('=') && !text.chars().any(|letter| letter.is_whitespace() || matches!(letter, '(' | ')') || is_quote(letter));
    let text: String = text.chars().filter(|letter| !is_quote(*letter)).collect();
    if bare { text } else { format!("\"{text}\"") }
}
