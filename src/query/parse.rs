//! What a person types as a tree. The grammar is written down in `schemas/query.ebnf`.
//!
//! From loose to tight: `IN unit`, `OR`, `AND` (also where nothing stands between), `NOT` and `-`, relations, `NEAR` and `THEN`.
//! Operators are capitals. Nothing that is typed makes it fail but with a [`QueryError`] that says where and why.

use crate::query::ast::{Beside, Node, Query, Related, Text};
use crate::query::error::{QueryError, Wrong};
use crate::query::lex::{Kind, Token, cut};
use winnow::combinator::{opt, peek};
use winnow::error::ErrMode;
use winnow::stream::TokenSlice;
use winnow::token::any;
use winnow::{ModalResult, Parser};

/// How deep parentheses, NOT and chains may be nested.
const DEEPEST: usize = 50;
/// Longest query in characters: far beyond what anybody types.
const LONGEST: usize = 10_000;

/// Reads a query.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    if text.chars().count() > LONGEST {
        return Err(QueryError::TooLong(LONGEST));
    }
    let tokens = cut(text)?;
    let mut input = TokenSlice::new(&tokens);
    let node = whole(&mut input, 0).map_err(because)?;
    match next(&mut input).map_err(because)? {
        None => Ok(Query { node }),
        Some(token) => Err(QueryError::LoneParenthesis(token.at)),
    }
}

fn because(err: ErrMode<Wrong>) -> QueryError {
    match err {
        ErrMode::Cut(wrong) | ErrMode::Backtrack(wrong) => wrong.0.map_or(QueryError::Empty, |error| *error),
        ErrMode::Incomplete(_) => QueryError::Empty,
    }
}

type Input<'a> = TokenSlice<'a, Token>;
type Read<O> = ModalResult<O, Wrong>;

fn fail<O>(error: QueryError) -> Read<O> {
    Err(ErrMode::Cut(Wrong::because(error)))
}

fn next<'a>(input: &mut Input<'a>) -> Read<Option<&'a Token>> {
    peek(opt(any)).parse_next(input)
}

/// Takes the next piece where it is of this kind.
fn take<'a, O>(input: &mut Input<'a>, wanted: impl Fn(&Kind) -> Option<O>) -> Read<Option<(O, &'a Token)>> {
    opt(any.verify_map(|token: &'a Token| wanted(&token.kind).map(|found| (found, token)))).parse_next(input)
}

/// An operator must have something to work on behind it.
fn needs_more(input: &mut Input<'_>, operator: &Token) -> Read<()> {
    if next(input)?.is_some_and(|token| token.kind.begins()) {
        return Ok(());
    }
    fail(QueryError::LoneOperator { word: operator.written.clone(), at: operator.at })
}

fn deeper(depth: usize) -> Read<usize> {
    if depth >= DEEPEST { fail(QueryError::TooDeep) } else { Ok(depth + 1) }
}

/// `any [IN unit]`
fn whole(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let mut node = either(input, depth)?;
    let mut chain = depth;
    while let Some((unit, _)) = take(input, |kind| if let Kind::In(unit) = kind { Some(*unit) } else { None })? {
        chain = deeper(chain)?;
        node = Node::In(unit, Box::new(node));
    }
    match next(input)? {
        // What follows a unit without a parenthesis belongs to nothing.
        Some(token) if token.kind != Kind::Close => fail(QueryError::AfterUnit { word: token.written.clone(), at: token.at }),
        _ => Ok(node),
    }
}

/// `all {OR all}`
fn either(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let mut parts = vec![all(input, depth)?];
    while let Some(((), or)) = take(input, |kind| (*kind == Kind::Or).then_some(()))? {
        needs_more(input, or)?;
        parts.push(all(input, depth)?);
    }
    Ok(one_or(parts, Node::Any))
}

/// `item {[AND] item}`
fn all(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let mut parts = Vec::new();
    while let Some(token) = next(input)? {
        match &token.kind {
            Kind::And => {
                any.parse_next(input)?;
                if parts.is_empty() {
                    return fail(QueryError::LoneOperator { word: token.written.clone(), at: token.at });
                }
                needs_more(input, token)?;
            }
            kind if kind.begins() => parts.push(item(input, depth)?),
            Kind::Close if parts.is_empty() => return fail(QueryError::LoneParenthesis(token.at)),
            Kind::Close | Kind::Or | Kind::In(_) if !parts.is_empty() => break,
            _ => return fail(QueryError::LoneOperator { word: token.written.clone(), at: token.at }),
        }
    }
    if parts.is_empty() { fail(QueryError::Empty) } else { Ok(one_or(parts, Node::All)) }
}

/// `NOT item | related`
fn item(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    if let Some(((), not)) = take(input, |kind| (*kind == Kind::Not).then_some(()))? {
        needs_more(input, not)?;
        let depth = deeper(depth)?;
        return item(input, depth).map(|inner| Node::Not(Box::new(inner)));
    }
    related(input, depth)
}

/// `near {relation near}`
fn related(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let mut left = near(input, depth)?;
    let mut chain = depth;
    while let Some((relation, operator)) = take(input, |kind| if let Kind::Relation(relation) = kind { Some(*relation) } else { None })? {
        needs_more(input, operator)?;
        if next(input)?.is_some_and(|token| token.kind == Kind::Not) {
            return fail(QueryError::LoneOperator { word: operator.written.clone(), at: operator.at });
        }
        chain = deeper(chain)?;
        let right = near(input, depth)?;
        left = Node::Related(Box::new(Related { left, relation, right }));
    }
    Ok(left)
}

/// `primary {(NEAR | THEN) primary}`
fn near(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let mut left = primary(input, depth)?;
    let mut chain = depth;
    let beside = |kind: &Kind| if let Kind::Beside { within, ordered } = kind { Some((*within, *ordered)) } else { None };
    while let Some(((within, ordered), operator)) = take(input, beside)? {
        needs_more(input, operator)?;
        chain = deeper(chain)?;
        let right = primary(input, depth)?;
        let (Some(one), Some(other)) = (text_of(left), text_of(right)) else {
            return fail(QueryError::OnlyWordsNear { word: operator.written.clone(), at: operator.at });
        };
        left = Node::Text(Text::Beside(Box::new(Beside { left: one, right: other, within, ordered })));
    }
    Ok(left)
}

/// What can be near something: words, and several of them joined by OR.
fn text_of(node: Node) -> Option<Text> {
    match node {
        Node::Text(Text::Regex(_)) => None,
        Node::Text(text) => Some(text),
        Node::Any(parts) => parts.into_iter().map(text_of).collect::<Option<Vec<_>>>().map(Text::Either),
        _ => None,
    }
}

/// `( whole ) | text | field`
fn primary(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let Some(token) = opt(any).parse_next(input)? else { return fail(QueryError::Empty) };
    match &token.kind {
        Kind::Text(text) => Ok(Node::Text(text.clone())),
        Kind::Field(condition) => Ok(Node::Field(condition.clone())),
        Kind::Open => {
            let inner = deeper(depth).and_then(|depth| whole(input, depth)).map_err(|err| unclosed(err, token.at))?;
            match take(input, |kind| (*kind == Kind::Close).then_some(()))? {
                Some(_) => Ok(inner),
                None => fail(QueryError::LoneParenthesis(token.at)),
            }
        }
        Kind::Close => fail(QueryError::LoneParenthesis(token.at)),
        _ => fail(QueryError::LoneOperator { word: token.written.clone(), at: token.at }),
    }
}

/// An open parenthesis with nothing behind it is what is wrong, not that nothing was asked.
fn unclosed(err: ErrMode<Wrong>, at: usize) -> ErrMode<Wrong> {
    match err {
        ErrMode::Cut(Wrong(Some(error))) if matches!(*error, QueryError::Empty) => ErrMode::Cut(Wrong::because(QueryError::LoneParenthesis(at))),
        other => other,
    }
}

fn one_or(mut parts: Vec<Node>, many: impl FnOnce(Vec<Node>) -> Node) -> Node {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        parse(text).map_or_else(|err| err.to_string(), |query| query.to_string())
    }

    #[test]
    fn queries_are_read_as_people_mean_them() {
        for (typed, read) in [
            ("prière cellule", "prière AND cellule"),
            ("a b OR c -d", "(a AND b) OR (c AND NOT d)"),
            ("(a OR b) AND NOT \"c d\"", "(a OR b) AND NOT \"c d\""),
            ("detent* « perdu la foi »", "detent* AND \" perdu la foi \""),
            ("doc:S01 speaker:\"Awa Traoré\" x", "doc:S01 AND speaker:\"Awa Traoré\" AND x"),
            ("vis-à-vis", "vis-à-vis"),
            ("*pri?on* Émeu* fo~ foi~2", "*pri?on* AND Émeu* AND fo~1 AND foi~2"),
            ("\"perdu foi\"~5 a NEAR/3 b THEN c", "\"perdu foi\"~5 AND a NEAR/3 b THEN/10 c"),
            ("(a OR \"b c\") THEN/2 #prison", "(a OR \"b c\") THEN/2 #prison"),
            ("/\\d+ (mois|ans)\\/an/ =Prison =\"La Prison\"", "/\\d+ (mois|ans)\\/an/ AND =Prison AND =\"La Prison\""),
            ("code:=push.corruption case.gender:woman doc.setting:office", "code:=push.corruption AND case.gender:woman AND doc.setting:office"),
            ("code:a OVERLAPS code:b code:c NOT code:d", "code:a OVERLAPS code:b AND code:c AND NOT code:d"),
            ("code:a WITHIN 2 TURNS OF (code:b OR code:c)", "code:a WITHIN 2 TURNS OF (code:b OR code:c)"),
            ("a FOLLOWED BY b INSIDE c", "a FOLLOWED BY b INSIDE c"),
            ("a FOLLOWED BY/3 b", "a FOLLOWED BY/3 b"),
            ("a OR b c IN document", "a OR (b AND c) IN document"),
            ("(a b IN TURN) OR c", "(a AND b IN turn) OR c"),
            ("date:2031-01..2031-03 memo:\"à vérifier\"", "date:2031-01..2031-03 AND memo:\"à vérifier\""),
        ] {
            assert_eq!(shown(typed), read, "{typed}");
        }
    }

    #[test]
    fn wrong_queries_say_where_and_why() {
        for (text, told) in [
            ("", "the query is empty"),
            ("()", "the parenthesis at character 1 has no partner"),
            ("a \"b", "the quotation mark at character 2 is never closed"),
            ("é (a", "the parenthesis at character 2 has no partner"),
            ("(", "the parenthesis at character 0 has no partner"),
            ("a)", "the parenthesis at character 1 has no partner"),
            ("OR a", "‘OR’ at character 0 has nothing to work on"),
            ("a AND", "‘AND’ at character 2 has nothing to work on"),
            ("a AND OR b", "‘AND’ at character 2 has nothing to work on"),
            ("NOT", "‘NOT’ at character 0 has nothing to work on"),
            ("a NEAR/3", "‘NEAR/3’ at character 2 has nothing to work on"),
            ("é OVERLAPS", "‘OVERLAPS’ at character 2 has nothing to work on"),
            ("…", "‘…’ at character 0 holds no letter and no digit"),
            ("é colour:red", "there is no field ‘colour’ (character 2)"),
            ("doc:", "‘doc:’ at character 0 needs a value right behind it"),
            ("coder:=anna", "‘coder:=’ at character 0: only code: takes an equals sign"),
            ("a /b", "the slash at character 2 begins a regular expression that is never closed"),
            ("a WITHIN 2 code:b", "‘WITHIN’ at character 2 is only the beginning of an operator"),
            ("a IN b", "‘IN’ at character 2 is only the beginning of an operator"),
            ("a NEAR/0 b", "‘0’ at character 2 is not a number from 1 to 1000"),
            ("foi~9", "‘9’ at character 0 is not a number from 1 to 3"),
            ("=foi*", "‘foi*’ at character 0 mixes two ways of asking for a word"),
            ("code:a NEAR/3 b", "‘NEAR/3’ at character 7 joins words and phrases only"),
            ("a IN turn b", "‘b’ at character 10 stands behind a unit, which ends a query"),
        ] {
            assert_eq!(shown(text), told, "{text}");
        }
    }

    #[test]
    fn what_is_nested_too_deeply_or_is_too_long_is_refused() {
        for text in ["(".repeat(5000), "NOT ".repeat(2400) + "a", "-".repeat(9000) + "a", "a NEAR ".repeat(1200) + "a", "a INSIDE ".repeat(1000) + "a"] {
            assert!(matches!(parse(&text), Err(QueryError::TooDeep)), "{}", shown(&text));
        }
        assert!(matches!(parse(&"a IN turn ".repeat(200)), Err(QueryError::AfterUnit { .. })));
        assert!(matches!(parse(&"a ".repeat(6000)), Err(QueryError::TooLong(_))));
        assert!(parse(&"a ".repeat(4999)).is_ok());
    }

    fn text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "[a-zéɛسא]{1,6}\\*?",
            "=?[A-Z][a-z]{1,4}é",
            "\"[a-zé]{1,4} [a-z]{1,4}\\*?\"",
            "[a-z]{2,6}~[1-3]",
            "[a-z]{1,2}\\?[a-z*]{1,3}",
            "\"[a-z]{1,4} [a-z]{1,4}\"~[1-9]",
            "#[a-z]{1,5}",
            "#\"[a-z]{1,3} [a-z]{1,3}\"",
        ];
        word.prop_recursive(3, 10, 3, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone(), 1..9).prop_map(|(one, other, within)| format!("({one} NEAR/{within} {other})")),
                (inner.clone(), inner.clone(), inner.clone(), 1..9)
                    .prop_map(|(one, other, third, within)| format!("(({one} OR {other}) THEN/{within} {third})")),
            ]
        })
    }

    fn query() -> impl Strategy<Value = String> {
        let field = prop_oneof![
            "(doc|code|coder|case\\.gender|doc\\.site|memo|lang|date):[a-z0-9.]{1,6}",
            "speaker:\"[A-Z]{1,3} [a-z]{1,3}\"",
            "code:=[a-z]{1,3}\\.[a-z]{1,3}",
        ];
        let regex = "/[a-z\\[\\]+]{1,4}(\\\\/|\\\\\\\\|\\\\d)?[a-z]{0,3}/";
        let leaf = prop_oneof![text(), field, regex];
        leaf.prop_recursive(4, 24, 3, |inner| {
            let relation = prop_oneof!["OVERLAPS", "INSIDE", "WITHIN [0-9] TURNS OF", "FOLLOWED BY", "FOLLOWED BY/[0-9]"];
            prop_oneof![
                proptest::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" "))),
                proptest::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" OR "))),
                inner.clone().prop_map(|part| format!("NOT {part}")),
                (inner.clone(), "turn|paragraph|document|case").prop_map(|(part, unit)| format!("({part} IN {unit})")),
                (inner.clone(), relation, inner).prop_map(|(one, relation, other)| format!("(({one}) {relation} ({other}))")),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_is_read_as_the_same(text in query()) {
            let read = parse(&text).map_err(|err| TestCaseError::fail(format!("{text}: {err}")))?;
            let printed = read.to_string();
            let again = parse(&printed).map_err(|err| TestCaseError::fail(format!("{text} printed as {printed}: {err}")))?;
            prop_assert_eq!(again, read, "{} printed as {}", text, printed);
        }

        #[test]
        fn nothing_typed_makes_it_panic(text in "[a-z()\"«»:*\\- ORANDTIFBYW/~=#.\u{0}é]{0,60}|.{0,40}") {
            if let Err(err) = parse(&text) {
                let length = text.chars().count();
                prop_assert!(err.place().is_none_or(|place| place <= length), "{:?}", err);
                drop(err.hint());
            }
        }

        #[test]
        fn what_can_be_read_can_be_printed_and_read_again(pieces in proptest::collection::vec(
            "AND|OR|NOT|-|\\(|\\)|NEAR/2|THEN|OVERLAPS|INSIDE|WITHIN 1 TURNS OF|FOLLOWED BY|IN turn|IN case|code:a|memo:\"b c\"|x|=Y|z\\*|\"p q\"|\"p q\"~3|/r/|#c|f~", 1..9)) {
            let text = pieces.join(" ");
            if let Ok(read) = parse(&text) {
                let printed = read.to_string();
                prop_assert_eq!(parse(&printed).map_err(|err| TestCaseError::fail(format!("{text} printed as {printed}: {err}")))?, read);
            }
        }
    }
}
