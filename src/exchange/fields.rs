//! What Griot knows and another tool has no place for, written below a description so that people read it there and it comes back.
//!
//! A description is the plain text, a line that marks what follows, and one `name: value` a line; lines that go on begin with a tab.

/// The line that marks what follows as Griot's.
pub const MARK: &str = "— Griot —";

/// A description taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// The plain text.
    pub text: String,
    /// What stands below the mark: names and values, in their order.
    pub fields: Vec<(String, String)>,
}

impl Described {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    /// The values of a field that may stand several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    /// A field as another type; none where it is missing or cannot be read.
    pub fn parsed<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).and_then(|value| value.parse().ok())
    }
}

/// The text with its fields below. Without fields it is the text alone.
pub fn write(text: &str, fields: &[(String, String)]) -> String {
    if fields.is_empty() && !text.lines().any(|line| line.trim_end() == MARK) {
        return text.to_owned();
    }
    let mut written = text.to_owned();
    if !written.is_empty() {
        written.push_str("\n\n");
    }
    written.push_str(MARK);
    for (name, value) in fields {
        written.push('\n');
        written.push_str(name);
        written.push_str(": ");
        written.push_str(&value.replace('\n', "\n\t"));
    }
    written
}

/// Takes a description apart. What follows a mark and is no list of fields is text.
pub fn read(description: &str) -> Described {
    let plain = || Described { text: description.to_owned(), fields: Vec::new() };
    let lines: Vec<&str> = description.split('\n').collect();
    let Some(mark) = lines.iter().rposition(|line| line.trim_end() == MARK) else { return plain() };
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines.get(mark + 1..).unwrap_or_default() {
        match (line.strip_prefix('\t'), fields.last_mut()) {
            (Some(more), Some((_, value))) => {
                value.push('\n');
                value.push_str(more);
            }
            _ => match line.split_once(':') {
                Some((name, value)) => fields.push((name.to_owned(), value.strip_prefix(' ').unwrap_or(value).to_owned())),
                None if line.trim().is_empty() => {}
                None => return plain(),
            },
        }
    }
    let text = lines.get(..mark).unwrap_or_default().join("\n");
    Described { text: text.strip_suffix('\n').unwrap_or(&text).to_owned(), fields }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_read_the_text_first_and_then_one_field_a_line() {
        let fields = [("name (fr)".to_owned(), "Abus".to_owned()), ("include (en)".to_owned(), "one\ntwo".to_owned())];
        let written = write("Acts of the state.", &fields);
        assert_eq!(written, "Acts of the state.\n\n— Griot —\nname (fr): Abus\ninclude (en): one\n\ttwo");
        assert_eq!(read(&written).get("include (en)"), Some("one\ntwo"));
        assert_eq!(read("— Griot —\nno field"), Described { text: "— Griot —\nno field".into(), fields: vec![] });
    }

    proptest! {
        #[test]
        fn what_is_written_comes_back(text in "(?s).{0,40}(\n— Griot —\n?)?(?s).{0,20}", names in proptest::collection::vec("[a-z][a-z ()]{0,8}", 0..4), values in proptest::collection::vec("(?s).{0,30}", 4)) {
            let fields: Vec<(String, String)> = names.into_iter().zip(values).collect();
            let described = read(&write(&text, &fields));
            prop_assert_eq!((&described.text, &described.fields), (&text, &fields));
        }
    }
}
