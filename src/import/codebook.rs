//! Codebooks in: the built-in form, categories with codes, or a bare list of codes, as csv; and Griot's own json.

use crate::import::table::{Record, RowError, Table, TableError, left_out, short};
use crate::model::code::{Bilingual, key_from_name};
use crate::model::colour::Colour;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One code as a file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeDraft {
    /// Dotted path from the family down.
    pub path: String,
    /// Path of the code above it.
    pub parent: Option<String>,
    /// Its own part of the path.
    pub key: String,
    /// Name.
    pub name: Bilingual,
    /// What it means.
    pub definition: Bilingual,
    /// Code here when.
    pub include: Bilingual,
    /// Not here when.
    pub exclude: Bilingual,
    /// An example.
    pub example: String,
    /// The literature it comes from.
    pub source: String,
    /// What the literature's theme is.
    pub kind: String,
    /// Level of the theme.
    pub level: String,
    /// Colour, where the file gives one.
    pub colour: Option<Colour>,
    /// False for a category that only holds other codes.
    pub codable: bool,
    /// True for a code that is no longer offered.
    pub retired: bool,
}

/// A codebook as a file writes it: parents before their children, siblings in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodebookDraft {
    /// The codes.
    pub codes: Vec<CodeDraft>,
    /// What was left out.
    pub warnings: Vec<String>,
}

/// A code before its place in the tree is known.
pub(super) struct Loose {
    pub(super) line: u64,
    /// The word by which others name it as their parent.
    pub(super) word: String,
    pub(super) parent: Option<String>,
    pub(super) draft: CodeDraft,
}

const BUILT_IN: &[&str] = &[
    "id",
    "parent_id",
    "name_en",
    "name_fr",
    "definition_en",
    "definition_fr",
    "include_en",
    "include_fr",
    "exclude_en",
    "exclude_fr",
    "example_quote",
    "source",
    "kind",
    "level",
    "colour",
    "codable",
    "retired",
];

/// Reads a codebook from csv. The header tells which of three forms it has:
/// `id,parent_id,name_en,…` (the built-in codebook), `code,category,parent_category,colour`, or a bare column of dotted paths, `code` or, as Taguette
/// has it, `tag,description`.
pub fn read_csv(bytes: &[u8]) -> Result<CodebookDraft, TableError> {
    let table = Table::read(bytes)?;
    if table.has("id") {
        let loose = table.rows(|record| built_in(&record))?;
        Ok(CodebookDraft { codes: tree(loose, "line")?, warnings: table.unused(BUILT_IN) })
    } else if table.has("code") && table.has("category") {
        let rows = table.rows(|record| categorised(&record))?;
        let mut warnings = table.unused(&["code", "category", "parent_category", "colour"]);
        let above = parents_of_categories(&rows, &mut warnings)?;
        Ok(CodebookDraft { codes: tree(with_categories(&rows, &above), "line")?, warnings })
    } else {
        // Taguette calls its codes tags, and lets them out with a description.
        let column = table.needs(&["code", "tag"])?;
        let rows = table.rows(|record| Ok((record.line, steps(record.filled(column)?)?, record.word("colour")?)))?;
        let described = table.rows(|record| Ok(record.raw("description").to_owned()))?;
        let of: HashMap<String, String> = rows.iter().zip(described).map(|((_, steps, _), text)| (steps.join("."), text)).collect();
        let mut loose = dotted(rows);
        for code in &mut loose {
            of.get(&code.word).map_or("", String::as_str).clone_into(&mut code.draft.definition.en);
        }
        Ok(CodebookDraft { codes: tree(loose, "line")?, warnings: table.unused(&[column, "colour", "description"]) })
    }
}

/// Griot's own json, as `export::codebook` writes it.
#[derive(Deserialize)]
struct File {
    format: String,
    version: u32,
    codes: Vec<FileCode>,
    #[serde(flatten)]
    others: BTreeMap<String, IgnoredAny>,
}

#[derive(Deserialize)]
struct FileCode {
    code: String,
    #[serde(default)]
    parent: Option<String>,
    #[serde(default)]
    name: Bilingual,
    #[serde(default)]
    definition: Bilingual,
    #[serde(default)]
    include: Bilingual,
    #[serde(default)]
    exclude: Bilingual,
    #[serde(default)]
    example: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    colour: Option<Colour>,
    #[serde(default = "yes")]
    codable: bool,
    #[serde(default)]
    retired: bool,
    #[serde(flatten)]
    others: BTreeMap<String, IgnoredAny>,
}

fn yes() -> bool {
    true
}

/// Name of the json form.
pub const FORMAT: &str = "griot-codebook";

/// Reads a codebook from Griot's own json.
pub fn read_json(bytes: &[u8]) -> Result<CodebookDraft, TableError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let file: File = serde_json::from_slice(bytes).map_err(|err| TableError::WrongShape(format!("this is not a codebook in json: {}", json_error(&err))))?;
    if file.format != FORMAT {
        return Err(TableError::WrongShape(format!("this is a ‘{}’, not a ‘{FORMAT}’", short(&file.format))));
    }
    if file.version > 1 {
        return Err(TableError::WrongShape(format!("this codebook was written by a newer Griot (version {})", file.version)));
    }
    let codes = || file.codes.iter().flat_map(|code| code.others.keys());
    // The version of the codebook as a whole is told to people; a project counts its own.
    let own = file.others.keys().filter(|field| *field != "codebook_version");
    let others: BTreeSet<&str> = own.chain(codes()).map(String::as_str).collect();
    let warnings = left_out("field", &others.into_iter().collect::<Vec<_>>());
    let nameless = (1..).zip(&file.codes).filter(|(_, code)| code.code.trim().is_empty());
    let bad: Vec<RowError> = nameless.map(|(line, _)| RowError { line, message: "code is empty".to_owned() }).collect();
    if !bad.is_empty() {
        return Err(by_number(TableError::Rows(bad)));
    }
    let codes = tree((1..).zip(file.codes).map(from_json).collect(), "code number").map_err(by_number)?;
    Ok(CodebookDraft { codes, warnings })
}

/// What a json reader says, without the value that it may repeat at length: its place is told instead.
fn json_error(err: &serde_json::Error) -> String {
    let told = err.to_string();
    if told.chars().count() > 120 { format!("line {}, column {}", err.line(), err.column()) } else { told }
}

/// Codes of a json file are told by their number, from 1: json keeps no lines.
fn by_number(err: TableError) -> TableError {
    let TableError::Rows(rows) = err else { return err };
    let told: Vec<String> = rows.iter().map(|row| format!("code number {}: {}", row.line, row.message)).collect();
    TableError::WrongShape(format!("the codebook cannot be read, so no code was taken in\n  {}", told.join("\n  ")))
}

fn from_json((number, code): (u64, FileCode)) -> Loose {
    let word = code.code.trim().to_owned();
    let parent = code.parent.map(|parent| parent.trim().to_owned()).filter(|parent| !parent.is_empty());
    let mut name = code.name;
    if name.is_empty() {
        name.en.clone_from(&word);
    }
    let draft = CodeDraft {
        path: String::new(),
        parent: None,
        key: own_key(&word, parent.as_deref()),
        name,
        definition: code.definition,
        include: code.include,
        exclude: code.exclude,
        example: code.example,
        source: code.source,
        kind: code.kind,
        level: code.level,
        colour: code.colour,
        codable: code.codable,
        retired: code.retired,
    };
    Loose { line: number, word, parent, draft }
}

fn built_in(record: &Record<'_>) -> Result<Loose, String> {
    let word = record.filled("id")?.to_owned();
    let parent = Some(record.cell("parent_id").to_owned()).filter(|parent| !parent.is_empty());
    let both = |en: &str, fr: &str| Bilingual::new(record.raw(en), record.raw(fr));
    let mut name = both("name_en", "name_fr");
    if name.is_empty() {
        name.en.clone_from(&word);
    }
    let flag = |column: &str, otherwise: bool| match record.cell(column).to_lowercase().as_str() {
        "" => Ok(otherwise),
        "true" | "1" | "yes" => Ok(true),
        "false" | "0" | "no" => Ok(false),
        other => Err(format!("{column} ‘{}’ is neither true nor false", short(other))),
    };
    let draft = CodeDraft {
        path: String::new(),
        parent: None,
        key: own_key(&word, parent.as_deref()),
        name,
        definition: both("definition_en", "definition_fr"),
        include: both("include_en", "include_fr"),
        exclude: both("exclude_en", "exclude_fr"),
        example: record.raw("example_quote").to_owned(),
        source: record.raw("source").to_owned(),
        kind: record.raw("kind").to_owned(),
        level: record.raw("level").to_owned(),
        colour: record.word("colour")?,
        codable: flag("codable", true)?,
        retired: flag("retired", false)?,
    };
    Ok(Loose { line: record.line, word, parent, draft })
}

/// A row of `code,category,parent_category,colour`.
struct Categorised {
    line: u64,
    code: String,
    category: String,
    above: String,
    colour: Option<Colour>,
}

fn categorised(record: &Record<'_>) -> Result<Categorised, String> {
    let row = Categorised {
        line: record.line,
        code: record.filled("code")?.to_owned(),
        category: record.cell("category").to_owned(),
        above: record.cell("parent_category").to_owned(),
        colour: record.word("colour")?,
    };
    if row.category.is_empty() && !row.above.is_empty() {
        return Err("a parent category needs a category".to_owned());
    }
    Ok(row)
}

/// The category that each category lies in. A category that is a parent in one row may stand alone in another, so all rows are asked.
/// It keeps its first parent, and another one is told; a category that lies in itself is refused.
fn parents_of_categories<'a>(rows: &'a [Categorised], warnings: &mut Vec<String>) -> Result<BTreeMap<&'a str, &'a str>, TableError> {
    let mut above: BTreeMap<&str, &str> = BTreeMap::new();
    let mut lines: BTreeMap<&str, u64> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.above.is_empty()) {
        let parent = *above.entry(&row.category).or_insert(&row.above);
        lines.entry(&row.category).or_insert(row.line);
        if parent != row.above {
            let (line, category, other) = (row.line, &row.category, &row.above);
            warnings.push(format!("line {line}: the category ‘{category}’ lies in ‘{parent}’ already, so ‘{other}’ was left out"));
        }
    }
    let circle = |category: &str| {
        let mut seen = HashSet::new();
        let mut at = above.get(category).copied();
        while let Some(next) = at.filter(|next| *next != category && seen.insert(*next)) {
            at = above.get(next).copied();
        }
        at == Some(category)
    };
    let mut bad: Vec<RowError> = lines
        .iter()
        .filter(|(category, _)| circle(category))
        .map(|(category, line)| RowError { line: *line, message: format!("the category ‘{category}’ lies in itself: its parents go round in a circle") })
        .collect();
    bad.sort_by_key(|row| row.line);
    if bad.is_empty() { Ok(above) } else { Err(TableError::Rows(bad)) }
}

/// Categories become codes that cannot be applied, before the codes that lie in them.
fn with_categories(rows: &[Categorised], above: &BTreeMap<&str, &str>) -> Vec<Loose> {
    let mut made: HashSet<String> = HashSet::new();
    let mut loose = Vec::with_capacity(rows.len());
    for row in rows {
        let mut chain = Vec::new();
        let mut at = Some(row.category.as_str()).filter(|category| !category.is_empty());
        while let Some(category) = at {
            chain.push(category);
            at = above.get(category).copied();
        }
        for (depth, category) in chain.iter().enumerate().rev() {
            if made.insert((*category).to_owned()) {
                let parent = chain.get(depth + 1).map(|parent| category_word(parent));
                let mut draft = bare(&key_from_name(category), category, None);
                draft.codable = false;
                loose.push(Loose { line: row.line, word: category_word(category), parent, draft });
            }
        }
        let parent = chain.first().map(|category| category_word(category));
        loose.push(Loose { line: row.line, word: format!("code {}", row.code), parent, draft: bare(&own_key(&row.code, None), &row.code, row.colour) });
    }
    loose
}

/// Categories and codes may have the same name: as parents they are told apart by a word that no code is called by.
fn category_word(category: &str) -> String {
    format!("category {category}")
}

/// How deep a codebook may be. Paths grow with the depth, and a table of one long chain would fill the memory with them.
pub(super) const DEEPEST: usize = 100;

/// The parts of a dotted path.
fn steps(code: &str) -> Result<Vec<String>, String> {
    let steps: Vec<String> = code.split('.').map(|step| step.trim().to_owned()).collect();
    if steps.len() > DEEPEST {
        return Err(format!("{} levels of codes are too deep; {DEEPEST} are possible", steps.len()));
    }
    if steps.iter().any(String::is_empty) { Err(format!("the code ‘{}’ has an empty part", short(code))) } else { Ok(steps) }
}

/// Dotted paths make a tree; a part that has no row of its own becomes a code by that name.
fn dotted(rows: Vec<(u64, Vec<String>, Option<Colour>)>) -> Vec<Loose> {
    let own: HashSet<String> = rows.iter().map(|(_, steps, _)| steps.join(".")).collect();
    let mut made: HashSet<String> = HashSet::new();
    let mut loose = Vec::with_capacity(rows.len());
    for (line, steps, colour) in rows {
        let mut parent: Option<String> = None;
        for (depth, step) in steps.iter().enumerate() {
            let path = parent.as_ref().map_or_else(|| step.clone(), |above| format!("{above}.{step}"));
            let last = depth + 1 == steps.len();
            if last || (!own.contains(&path) && made.insert(path.clone())) {
                loose.push(Loose { line, word: path.clone(), parent: parent.clone(), draft: bare(&own_key(step, None), step, colour.filter(|_| last)) });
            }
            parent = Some(path);
        }
    }
    loose
}

pub(super) fn bare(key: &str, name: &str, colour: Option<Colour>) -> CodeDraft {
    CodeDraft {
        path: String::new(),
        parent: None,
        key: key.to_owned(),
        name: Bilingual::new(name, ""),
        definition: Bilingual::default(),
        include: Bilingual::default(),
        exclude: Bilingual::default(),
        example: String::new(),
        source: String::new(),
        kind: String::new(),
        level: String::new(),
        colour,
        codable: true,
        retired: false,
    }
}

/// A code's own part of its path: its word without its parent's, where that can stand in a path as it is; else made from it.
/// Letters with combining marks and signs such as `/` stay, so that what was exported comes back under the same path.
pub(super) fn own_key(word: &str, parent: Option<&str>) -> String {
    let own = parent.and_then(|parent| word.strip_prefix(parent)).and_then(|rest| rest.strip_prefix('.')).unwrap_or(word);
    let stands = !own.is_empty() && !own.chars().any(|letter| letter == '.' || letter.is_whitespace() || letter.is_control());
    if stands { own.to_owned() } else { key_from_name(own) }
}

/// Puts parents before children and gives each code its path; what hangs on nothing, on itself or stands twice is named.
/// `counted` says what the numbers of the codes count: lines of a table, codes of a json file.
pub(super) fn tree(loose: Vec<Loose>, counted: &str) -> Result<Vec<CodeDraft>, TableError> {
    if loose.is_empty() {
        return Err(TableError::Empty);
    }
    let mut bad = Vec::new();
    let mut words: HashMap<&str, u64> = HashMap::new();
    for code in &loose {
        if let Some(first) = words.insert(&code.word, code.line) {
            bad.push(RowError { line: code.line, message: format!("the code ‘{}’ stands in {counted} {first} already", code.draft.name.en_or_fr()) });
        }
    }
    for code in &loose {
        if let Some(parent) = &code.parent
            && !words.contains_key(parent.as_str())
        {
            bad.push(RowError { line: code.line, message: format!("there is no code ‘{}’ above it", short(parent)) });
        }
    }
    if !bad.is_empty() {
        bad.sort_by_key(|row| row.line);
        return Err(TableError::Rows(bad));
    }
    place(loose, counted)
}

/// Walks down from the families, siblings in the order of the file. What is never reached hangs on itself.
fn place(loose: Vec<Loose>, counted: &str) -> Result<Vec<CodeDraft>, TableError> {
    let mut below: HashMap<Option<String>, Vec<Loose>> = HashMap::new();
    for code in loose.into_iter().rev() {
        below.entry(code.parent.clone()).or_default().push(code);
    }
    let mut placed: Vec<CodeDraft> = Vec::new();
    let mut lines: HashMap<String, u64> = HashMap::new();
    // Each code with the path of its parent and its level, the next one last.
    let mut waiting: Vec<(Option<String>, usize, Loose)> = below.remove(&None).unwrap_or_default().into_iter().map(|code| (None, 1, code)).collect();
    while let Some((above, level, mut code)) = waiting.pop() {
        if level > DEEPEST {
            let message = format!("it lies on level {level}, which is too deep; {DEEPEST} are possible");
            return Err(TableError::Rows(vec![RowError { line: code.line, message }]));
        }
        let path = above.as_ref().map_or_else(|| code.draft.key.clone(), |above| format!("{above}.{}", code.draft.key));
        if let Some(first) = lines.insert(path.clone(), code.line) {
            return Err(TableError::Rows(vec![RowError { line: code.line, message: format!("the path ‘{path}’ stands in {counted} {first} already") }]));
        }
        let children = below.remove(&Some(code.word)).unwrap_or_default();
        waiting.extend(children.into_iter().map(|child| (Some(path.clone()), level + 1, child)));
        code.draft.path = path;
        code.draft.parent = above;
        placed.push(code.draft);
    }
    let mut circle: Vec<u64> = below.into_values().flatten().map(|code| code.line).collect();
    circle.sort_unstable();
    if circle.is_empty() {
        return Ok(placed);
    }
    let hangs = |line| RowError { line, message: "it hangs on itself: its parents go round in a circle".to_owned() };
    Err(TableError::Rows(circle.into_iter().map(hangs).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(csv: &str) -> Vec<String> {
        read_csv(csv.as_bytes()).unwrap().codes.into_iter().map(|code| code.path).collect()
    }

    fn message(csv: &str) -> String {
        read_csv(csv.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn parents_come_before_their_children_wherever_they_stand() {
        assert_eq!(paths("id,parent_id,name_en\na.b,a,B\na,,A\na.b.c,a.b,C\nNew one,a,N\n"), ["a", "a.b", "a.b.c", "a.new-one"]);
    }

    #[test]
    fn categories_become_codes_that_are_not_codable() {
        let draft =
            read_csv(b"code,category,parent_category,colour\nstigma,Kin,Relationships,#112233\nkin,Kin,Relationships,\nlove,Relationships,,\nalone,,,\n")
                .unwrap();
        let told: Vec<_> = draft.codes.iter().map(|code| (code.path.as_str(), code.codable)).collect();
        assert_eq!(
            told,
            [
                ("relationships", false),
                ("relationships.kin", false),
                ("relationships.kin.stigma", true),
                ("relationships.kin.kin", true),
                ("relationships.love", true),
                ("alone", true)
            ]
        );
        assert_eq!(draft.codes[2].colour.unwrap().to_string(), "#112233");
    }

    #[test]
    fn dotted_codes_make_a_tree_with_the_parts_that_are_missing() {
        assert_eq!(paths("code\nplace.home.garden\nplace\nplace.work\n"), ["place", "place.home", "place.home.garden", "place.work"]);
    }

    #[test]
    fn the_codebook_of_taguette_has_tags_with_descriptions() {
        let draft = read_csv(
            "tag,description,number of highlights
place.home,where,3
place,,0
"
            .as_bytes(),
        )
        .unwrap();
        let told: Vec<_> = draft.codes.iter().map(|code| (code.path.as_str(), code.definition.en.as_str())).collect();
        assert_eq!(told, [("place", ""), ("place.home", "where")]);
        assert_eq!(draft.warnings, ["the column ‘number of highlights’ was left out"]);
    }

    #[test]
    fn wrong_codebooks_are_refused_with_their_lines() {
        assert!(message("id,parent_id\na,\na,\n").contains("line 3"));
        assert!(message("id,parent_id\na,b\n").contains("no code ‘b’"));
        assert!(message("id,parent_id\na,b\nb,a\n").contains("circle"));
        assert!(message("id,parent_id\na,a\n").contains("circle"));
        assert!(message("id,colour\na,red\n").contains("‘red’ is not a colour"));
        assert!(message("name,parent\na,b\n").contains("‘code’ is missing"));
        assert!(message("id\n").contains("empty"));
        assert!(message("id,name_en\n,A\n").contains("line 2: id is empty"));
        assert!(message("code\na\n...\n").contains("line 3: the code ‘...’ has an empty part"));
        assert!(message("code,category,parent_category\nx,A,B\ny,B,C\nz,C,A\n").contains("line 4: the category ‘C’ lies in itself"));
        assert!(message("code,category,parent_category\nx,A,A\n").contains("line 2: the category ‘A’ lies in itself"));
    }

    #[test]
    fn codebooks_that_are_too_deep_are_refused() {
        assert_eq!(paths(&format!("code\n{}\n", ["a"; DEEPEST].join("."))).len(), DEEPEST);
        assert!(message(&format!("code\n{}\n", ["a"; 50_000].join("."))).contains("line 2: 50000 levels"));
        let chain: String = (1..20_000).map(|number| format!("c{number},c{}\n", number - 1)).collect();
        assert!(message(&format!("id,parent_id\nc0,\n{chain}")).contains("line 102: it lies on level 101"));
    }

    #[test]
    fn a_category_keeps_its_first_parent_and_the_other_is_told() {
        let draft = read_csv(b"code,category,parent_category\nx,Kin,Home\ny,Kin,Work\n").unwrap();
        assert_eq!(draft.warnings, ["line 3: the category ‘Kin’ lies in ‘Home’ already, so ‘Work’ was left out"]);
        assert_eq!(draft.codes.iter().map(|code| code.path.as_str()).collect::<Vec<_>>(), ["home", "home.kin", "home.kin.x", "home.kin.y"]);
    }

    #[test]
    fn a_word_that_can_stand_in_a_path_stays_as_it_is() {
        // A tone mark, a sign, capitals: what a team may have typed as a key.
        assert_eq!(paths("id,parent_id\nE\u{301}tat,\nE\u{301}tat.a/b,E\u{301}tat\n"), ["E\u{301}tat", "E\u{301}tat.a/b"]);
        assert_eq!(paths("code\nC++.two words\n"), ["C++", "C++.two-words"]);
    }

    #[test]
    fn json_codes_are_told_by_their_number_and_other_fields_by_name() {
        let read = |codes: &str| read_json(format!(r#"{{"format":"griot-codebook","version":1,"codebook_version":"1.0","codes":[{codes}]}}"#).as_bytes());
        let draft = read(r#"{"code":"a.b","parent":"a","weight":3},{"code":"a"}"#).unwrap();
        assert_eq!(draft.codes.iter().map(|code| code.path.as_str()).collect::<Vec<_>>(), ["a", "a.b"]);
        assert_eq!((draft.codes[0].name.en.as_str(), draft.warnings), ("a", vec!["the field ‘weight’ was left out".to_owned()]));
        for (codes, told) in [
            (r#"{"code":"a"},{"code":" "}"#, "code number 2: code is empty"),
            (r#"{"code":"a"},{"code":"a"}"#, "code number 2: the code ‘a’ stands in code number 1 already"),
            (r#"{"code":"a","parent":"b"}"#, "code number 1: there is no code ‘b’ above it"),
            (r#"{"code":"a","parent":"a"}"#, "circle"),
            (r#"{"code":"a","colour":"red"}"#, "‘red’ is not a colour"),
        ] {
            let message = read(codes).unwrap_err().to_string();
            assert!(message.contains(told), "{message}");
        }
        assert!(read_json(b"{}").is_err());
        assert!(read_json(br#"{"format":"griot-codebook","version":2,"codes":[]}"#).is_err());
    }
}
