//! The grammar in schemas/query.ebnf is the language: what is written by its rules is read, and what is read is printed so that it is read again.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::query::{QueryError, parse};
use std::collections::BTreeMap;
use std::path::Path;

/// A rule of the grammar.
#[derive(Clone, Debug)]
enum Rule {
    Name(String),
    Word(String),
    /// Told in words.
    Said,
    Sequence(Vec<Rule>),
    Choice(Vec<Rule>),
    Optional(Box<Rule>),
    Repeated(Box<Rule>),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Word(String),
    Said,
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let (mut found, mut rest) = (Vec::new(), text.trim_start());
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("(*") {
            rest = comment.split_once("*)").unwrap().1;
        } else if let '"' | '\'' = first {
            let (word, after) = rest[1..].split_once(first).unwrap();
            found.push(Token::Word(word.to_owned()));
            rest = after;
        } else if first == '?' {
            rest = rest[1..].split_once(" ?").unwrap().1;
            found.push(Token::Said);
        } else if first.is_alphabetic() {
            let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
            found.push(Token::Name(rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            found.push(Token::Sign(first));
            rest = &rest[first.len_utf8()..];
        }
        rest = rest.trim_start();
    }
    found
}

fn choice(tokens: &[Token], at: &mut usize) -> Rule {
    let mut ways = vec![sequence(tokens, at)];
    while tokens.get(*at) == Some(&Token::Sign('|')) {
        *at += 1;
        ways.push(sequence(tokens, at));
    }
    if ways.len() == 1 { ways.remove(0) } else { Rule::Choice(ways) }
}

fn sequence(tokens: &[Token], at: &mut usize) -> Rule {
    let mut parts = vec![part(tokens, at)];
    while tokens.get(*at) == Some(&Token::Sign(',')) {
        *at += 1;
        parts.push(part(tokens, at));
    }
    if parts.len() == 1 { parts.remove(0) } else { Rule::Sequence(parts) }
}

fn part(tokens: &[Token], at: &mut usize) -> Rule {
    let token = tokens.get(*at).unwrap_or_else(|| panic!("the grammar ends too early"));
    *at += 1;
    let mut inside = |close: char| {
        let rule = choice(tokens, at);
        assert_eq!(tokens.get(*at), Some(&Token::Sign(close)), "after {rule:?}");
        *at += 1;
        rule
    };
    match token {
        Token::Name(name) => Rule::Name(name.clone()),
        Token::Word(word) => Rule::Word(word.clone()),
        Token::Said => Rule::Said,
        Token::Sign('(') => inside(')'),
        Token::Sign('[') => Rule::Optional(Box::new(inside(']'))),
        Token::Sign('{') => Rule::Repeated(Box::new(inside('}'))),
        Token::Sign(other) => panic!("{other} cannot begin a part"),
    }
}

fn grammar() -> BTreeMap<String, Rule> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/query.ebnf")).unwrap();
    let tokens = tokens(&text);
    let mut rules = BTreeMap::new();
    for rule in tokens.split(|token| *token == Token::Sign(';')).filter(|rule| !rule.is_empty()) {
        let [Token::Name(name), Token::Sign('='), body @ ..] = rule else { panic!("{rule:?}") };
        let mut at = 0;
        rules.insert(name.clone(), choice(body, &mut at));
        assert_eq!(at, body.len(), "{name}");
    }
    rules
}

/// Rules whose parts stand apart; the parts of all others touch.
const APART: [&str; 10] = ["query", "any", "all", "item", "related", "relation", "near", "beside", "nearable", "primary"];

struct Writer<'a> {
    rules: &'a BTreeMap<String, Rule>,
    /// State of xorshift64 (Marsaglia, 2003): the same queries in every run.
    random: u64,
    left: u32,
}

impl Writer<'_> {
    fn below(&mut self, bound: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random % bound as u64).unwrap()
    }

    fn one_of<'b, T>(&mut self, all: &'b [T]) -> &'b T {
        let place = self.below(all.len());
        all.get(place).unwrap()
    }

    fn name(&mut self, name: &str) -> String {
        let said = match name {
            "letters" => *self.one_of(&["prison", "Émeute", "sɔgɔma", "السجن", "l'imam", "a.b", "3"]),
            "inside" => *self.one_of(&["la prison", "perdu", "à  vérifier", "kaso, السجن"]),
            "number" => *self.one_of(&["1", "2", "7", "1000"]),
            "wildcard" => *self.one_of(&["pr?x", "*son", "d*n?", "a**b"]),
            "key" => *self.one_of(&["gender", "setting", "duration_min"]),
            "regex" => *self.one_of(&["/a+/", "/\\d{2}\\/x/", "/[a-z ]/"]),
            _ => "",
        };
        if !said.is_empty() {
            return said.to_owned();
        }
        let rule = self.rules.get(name).unwrap_or_else(|| panic!("there is no rule {name}"));
        let apart = if APART.contains(&name) { " " } else { "" };
        self.rule(rule, apart)
    }

    fn rule(&mut self, rule: &Rule, between: &str) -> String {
        self.left = self.left.saturating_sub(1);
        match rule {
            Rule::Name(name) => self.name(name),
            Rule::Word(word) => word.clone(),
            Rule::Said => panic!("a rule that is told in words has no example here"),
            Rule::Sequence(parts) => {
                let written: Vec<String> = parts.iter().map(|part| self.rule(part, between)).filter(|part| !part.is_empty()).collect();
                written.join(between)
            }
            // Where little is left, the first way is the shortest but for parentheses.
            Rule::Choice(ways) if self.left == 0 => {
                let safe = |way: &&Rule| !format!("{way:?}").contains("Word(\"(\")") && !format!("{way:?}").contains("Word(\"NOT\")");
                let first = ways.iter().rev().find(safe).or_else(|| ways.first()).unwrap();
                self.rule(first, between)
            }
            Rule::Choice(ways) => {
                let way = self.one_of(ways).clone();
                self.rule(&way, between)
            }
            Rule::Optional(inner) => {
                if self.left > 0 && self.below(2) == 0 {
                    self.rule(inner, between)
                } else {
                    String::new()
                }
            }
            Rule::Repeated(inner) => {
                let mut written = Vec::new();
                while self.left > 0 && self.below(3) == 0 {
                    written.push(self.rule(inner, between));
                }
                written.join(between)
            }
        }
    }
}

#[test]
fn what_is_written_by_the_grammar_is_read() {
    let rules = grammar();
    let mut writer = Writer { rules: &rules, random: 0x9E37_79B9_7F4A_7C15, left: 0 };
    let mut long = 0;
    for _ in 0..4000 {
        writer.left = 60;
        let text = writer.name("query");
        long += usize::from(text.len() > 40);
        match parse(&text) {
            Ok(query) => {
                let printed = query.to_string();
                assert_eq!(parse(&printed).unwrap_or_else(|err| panic!("{text} is printed as {printed}: {err}")), query, "{text} is printed as {printed}");
            }
            Err(QueryError::TooDeep) => {}
            Err(err) => panic!("{text}: {err}"),
        }
    }
    assert!(long > 500, "{long}");
}
