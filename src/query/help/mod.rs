//! The page of help about the query language, in English and in French; its examples are tests.

/// The page as Markdown.
pub fn page(french: bool) -> &'static str {
    if french { include_str!("fr.md") } else { include_str!("en.md") }
}

/// A part of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What is said before the examples; backquotes stand around what is typed.
    pub text: String,
    /// The examples.
    pub examples: Vec<Example>,
}

/// An example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What is typed.
    pub query: String,
    /// A text in which what is found stands in brackets; empty where it depends on the project.
    pub marked: String,
    /// What it means.
    pub meaning: String,
}

/// The page in parts, for those who show it: the first is the introduction.
pub fn sections(french: bool) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in page(french).lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(title) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            sections.push(Section { title: title.to_owned(), ..Section::default() });
            continue;
        }
        let Some(section) = sections.last_mut() else { continue };
        match example(line) {
            Some(example) => section.examples.push(example),
            None if line.starts_with('|') => {}
            None => {
                section.text.push_str(if section.text.is_empty() { "" } else { " " });
                section.text.push_str(line);
            }
        }
    }
    sections
}

/// A row of a table whose first cell is typed; `\|` in it is a bar.
fn example(line: &str) -> Option<Example> {
    let row = line.strip_prefix("| `")?.strip_suffix('|')?.replace("\\|", "\u{0}");
    let (query, rest) = row.split_once("` |")?;
    let (marked, meaning) = rest.split_once('|')?;
    let plain = |text: &str| text.trim().replace('\u{0}', "|");
    Some(Example { query: plain(query), marked: plain(marked), meaning: plain(meaning) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn both_pages_say_the_same_and_every_example_can_be_typed() {
        let (english, french) = (sections(false), sections(true));
        assert_eq!(english.len(), french.len());
        let mut seen = 0;
        for (one, other) in english.iter().zip(&french) {
            assert_eq!(one.examples.len(), other.examples.len(), "{}", one.title);
            assert!(!one.text.is_empty() || !one.examples.is_empty());
            for example in one.examples.iter().chain(&other.examples) {
                assert!(!example.meaning.is_empty(), "{}", example.query);
                let query = parse(&example.query).unwrap_or_else(|err| panic!("{}: {err}", example.query));
                assert_eq!(parse(&query.to_string()).unwrap(), query);
                seen += 1;
            }
        }
        assert!(seen > 80, "{seen}");
    }
}
