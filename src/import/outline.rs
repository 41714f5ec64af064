//! Codebooks as text outlines, as people write them and as MAXQDA and NVivo let them out: one code a line, its level by indentation, by numbers
//! (`1.2.1 Name`) or by a path (`Parent\Child`); what follows a tab is the definition.

use crate::import::codebook::{CodebookDraft, Loose, bare, tree};
use crate::import::encoding::verbatim;
use crate::import::table::TableError;
use crate::model::code::key_from_name;
use std::collections::HashSet;

/// Signs with which lines of lists begin.
const BULLETS: [char; 7] = ['-', '*', '•', '·', '◦', '▪', '–'];

/// One line: its level from 0, or a path; the name and the definition.
struct Item<'a> {
    line: u64,
    indent: usize,
    number: Option<usize>,
    name: &'a str,
    definition: &'a str,
}

/// Reads an outline.
pub fn read(bytes: &[u8]) -> Result<CodebookDraft, TableError> {
    let text = verbatim(bytes).text;
    let mut counts = 0usize;
    let items: Vec<Item<'_>> = (1u64..).zip(text.lines()).filter_map(|(line, written)| item(line, written, &mut counts)).collect();
    let numbered = items.iter().all(|item| item.number.is_some());
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    let mut loose: Vec<Loose> = Vec::new();
    for item in &items {
        if item.name.contains('\\') {
            by_path(item, &mut known, &mut loose);
            continue;
        }
        let level = item.number.filter(|_| numbered).unwrap_or(item.indent);
        above.retain(|(other, _)| *other < level);
        let parent = above.last().map(|(_, word)| word.clone());
        let word = parent.as_ref().map_or_else(|| item.name.to_owned(), |parent| format!("{parent}\\{}", item.name));
        // The same name twice below one code stays an error of the tree, which says both lines.
        known.insert(word.clone());
        above.push((level, word.clone()));
        push(&mut loose, item, word, parent, item.name, item.definition);
    }
    let warnings =
        if counts > 0 { vec![format!("{counts} numbers behind codes were left out: how often a code was used is counted here")] } else { Vec::new() };
    Ok(CodebookDraft { codes: tree(loose, "line")?, warnings })
}

fn item<'a>(line: u64, written: &'a str, counts: &mut usize) -> Option<Item<'a>> {
    let rest = written.trim_start_matches('\u{feff}');
    let said = rest.trim_start();
    // A tab is as deep as four spaces.
    let indent = rest.get(..rest.len() - said.len()).unwrap_or_default().chars().map(|blank| if blank == '\t' { 4 } else { 1 }).sum();
    let unmarked = said.strip_prefix(BULLETS).filter(|rest| rest.starts_with(char::is_whitespace)).unwrap_or(said).trim_start();
    let (number, named) = number_of(unmarked);
    let mut cells = named.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    let name = cells.next()?;
    let mut definition = "";
    for cell in cells {
        if cell.chars().all(|letter| letter.is_ascii_digit()) {
            *counts += 1;
        } else if definition.is_empty() {
            definition = cell;
        }
    }
    Some(Item { line, indent, number, name, definition })
}

/// The level of `1.2.1 Name` and the name; none where the line begins with no number.
fn number_of(text: &str) -> (Option<usize>, &str) {
    let Some((head, rest)) = text.split_once(char::is_whitespace) else { return (None, text) };
    let plain = head.strip_suffix(['.', ')']).unwrap_or(head);
    let steps: Vec<&str> = plain.split('.').collect();
    let is_number = steps.iter().all(|step| !step.is_empty() && step.len() <= 3 && step.bytes().all(|byte| byte.is_ascii_digit()));
    // A bare number may be the beginning of a name: “3 months later”.
    let marked = steps.len() > 1 || plain.len() < head.len();
    if is_number && marked { (Some(steps.len()), rest.trim_start()) } else { (None, text) }
}

fn by_path(item: &Item<'_>, known: &mut HashSet<String>, loose: &mut Vec<Loose>) {
    let steps: Vec<&str> = item.name.split('\\').map(str::trim).filter(|step| !step.is_empty()).collect();
    let mut parent: Option<String> = None;
    for (depth, step) in steps.iter().enumerate() {
        let word = parent.as_ref().map_or_else(|| (*step).to_owned(), |parent| format!("{parent}\\{step}"));
        if known.insert(word.clone()) {
            let definition = if depth + 1 == steps.len() { item.definition } else { "" };
            push(loose, item, word.clone(), parent, step, definition);
        }
        parent = Some(word);
    }
}

fn push(loose: &mut Vec<Loose>, item: &Item<'_>, word: String, parent: Option<String>, name: &str, definition: &str) {
    let mut draft = bare(&key_from_name(name), name, None);
    definition.clone_into(&mut draft.definition.en);
    loose.push(Loose { line: item.line, word, parent, draft });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        read(text.as_bytes()).unwrap().codes.into_iter().map(|code| (code.path, code.definition.en)).collect()
    }

    fn paths(text: &str) -> Vec<String> {
        told(text).into_iter().map(|(path, _)| path).collect()
    }

    #[test]
    fn levels_are_told_by_tabs_spaces_numbers_bullets_and_paths() {
        let wanted = ["place", "place.home", "place.home.garden", "place.work", "mood"];
        assert_eq!(paths("Place\n\tHome\n\t\tGarden\n\tWork\nMood\n"), wanted);
        assert_eq!(paths("Place\r\n  Home\r\n    Garden\r\n  Work\r\n\r\nMood"), wanted);
        assert_eq!(paths("1. Place\n1.1 Home\n1.1.1 Garden\n1.2 Work\n2. Mood"), wanted);
        assert_eq!(paths("- Place\n  - Home\n    * Garden\n  - Work\n- Mood"), wanted);
        assert_eq!(paths("Place\nPlace\\Home\nPlace\\Home\\Garden\nPlace\\Work\nMood"), wanted);
    }

    #[test]
    fn what_follows_a_tab_is_the_definition_and_counts_are_left_out() {
        let draft = read("Place\twhere it was\t12\n\tHome\t3\n3 months later\n".as_bytes()).unwrap();
        let told: Vec<_> = draft.codes.iter().map(|code| (code.path.as_str(), code.definition.en.as_str())).collect();
        assert_eq!(told, [("place", "where it was"), ("place.home", ""), ("3-months-later", "")]);
        assert!(draft.warnings.first().is_some_and(|warning| warning.starts_with("2 numbers")));
    }

    #[test]
    fn what_cannot_be_a_tree_is_refused_with_its_line() {
        assert_eq!(read(b" \n").unwrap_err(), TableError::Empty);
        assert!(read(b"Home\nWork\nHome\n").unwrap_err().to_string().contains("line 3"));
    }
}
