//! Codes: reading and writing them, in projects and in codebooks of their own (`.qdc`).

use super::reader::{Reader, Referrer};
use super::{CODEBOOK, attribute, child, child_text, children, own_guid};
use crate::exchange::fields;
use crate::exchange::report::Fate;
use crate::exchange::study::free_name;
use crate::exchange::xml::{Element, push_attribute, push_text};
use crate::model::code::{Bilingual, Code, key_from_name};
use crate::model::colour::{self, Colour};
use crate::model::ids::CodeId;
use crate::model::memo::MemoTarget;
use crate::model::project::Project;
use roxmltree::Node;
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// How deep codes may lie; deeper ones hang on the last that is possible.
const DEEPEST: usize = 100;

/// A code that only has a name.
pub(super) fn bare(id: Uuid, name: &str) -> Code {
    Code::bare(CodeId::from_uuid(id), key_from_name(name), Bilingual::new(name, ""), Colour(colour::STONE[0]))
}

impl<'a, 'i: 'a> Reader<'a, 'i, '_> {
    /// Reads the codes below `CodeBook/Codes`. Walks with a list of its own: nested codes of a hostile file would overflow the stack.
    pub(super) fn codes(&mut self, codebook: Node<'a, 'i>) {
        let Some(codes) = child(codebook, "Codes") else { return };
        let mut waiting: Vec<(Node<'a, 'i>, Vec<CodeId>)> = children(codes, "Code").map(|code| (code, Vec::new())).collect();
        waiting.reverse();
        let mut keys: HashSet<(Option<CodeId>, String)> = HashSet::new();
        let mut orders: BTreeMap<Option<CodeId>, u32> = BTreeMap::new();
        while let Some((node, above)) = waiting.pop() {
            let id = own_guid(node);
            let parent = above.last().copied();
            let known = self.codes.contains_key(&id);
            if known {
                self.study.report.add("codes", 1, Fate::Lost, "the same identity stands twice: the first was taken");
            } else {
                let order = orders.entry(parent).or_default();
                let code = self.read_code(node, id, parent, *order, &mut keys);
                *order += 1;
                self.codes.insert(id, self.study.codes.len());
                self.study.codes.push(code);
                self.refer(node, Referrer::Target(MemoTarget::Code(CodeId::from_uuid(id))));
            }
            let mut path = above.clone();
            if path.len() + 1 < DEEPEST {
                path.push(CodeId::from_uuid(id));
            } else if child(node, "Code").is_some() {
                self.study.report.add(
                    "codes",
                    children(node, "Code").count(),
                    Fate::Changed,
                    "deeper than 100 levels: hung on the last level that is possible",
                );
            }
            let below: Vec<_> = children(node, "Code").map(|code| (code, path.clone())).collect();
            waiting.extend(below.into_iter().rev());
        }
        self.colour_codes();
        self.study.report.add("codes", self.codes.len(), Fate::Carried, "");
    }

    fn read_code(&mut self, node: Node<'a, 'i>, id: Uuid, parent: Option<CodeId>, order: u32, keys: &mut HashSet<(Option<CodeId>, String)>) -> Code {
        let name = attribute(node, "name").unwrap_or_default().to_owned();
        // One writer puts the description into an attribute.
        let text = child_text(node, "Description").or_else(|| attribute(node, "description").map(str::to_owned)).unwrap_or_default();
        let said = fields::read(&text);
        let both = |what: &str, plain: &str| {
            let en = said.get(&format!("{what} (en)")).unwrap_or(plain).to_owned();
            Bilingual::new(en, said.get(&format!("{what} (fr)")).unwrap_or_default())
        };
        let one = |what: &str| said.get(what).unwrap_or_default().to_owned();
        let wanted = said.get("key").map_or_else(|| key_from_name(&name), str::to_owned);
        let key = free_name(&wanted, |key| keys.contains(&(parent, key.to_owned())));
        if key != wanted {
            self.study.report.add("codes", 1, Fate::Changed, "of the same name as a sibling: their paths are told apart by a number");
        }
        keys.insert((parent, key.clone()));
        let codable = !matches!(attribute(node, "isCodable").map(str::trim), Some("false" | "0"));
        let colour = attribute(node, "color").and_then(|colour| self.colour(colour));
        if colour.is_none() {
            self.study.colourless.insert(CodeId::from_uuid(id));
        }
        Code {
            parent,
            order: said.parsed("order").unwrap_or(order),
            key,
            name: both("name", &name),
            definition: both("definition", &said.text),
            include: both("code here when", ""),
            exclude: both("not here when", ""),
            example: one("example"),
            source: one("source"),
            kind: one("kind"),
            level: one("level"),
            colour: colour.unwrap_or(Colour(colour::STONE[0])),
            codable: said.parsed("codable").unwrap_or(codable),
            retired: said.parsed("retired").unwrap_or(false),
            ..bare(id, &name)
        }
    }

    fn colour(&mut self, text: &str) -> Option<Colour> {
        let read = any_colour(text);
        if read.is_none() {
            self.study.report.add("colours", 1, Fate::Lost, "not a colour that can be read: a new one was given");
        } else if !(text.trim().len() == 7 && text.trim().starts_with('#')) {
            self.study.report.add("colours", 1, Fate::Changed, "written another way than #RRGGBB; transparency is dropped");
        }
        read
    }

    /// Gives colours to the codes that came without: a hue to each family, its tones to what lies below.
    fn colour_codes(&mut self) {
        let mut families = 0;
        let mut colours: BTreeMap<CodeId, (Colour, usize)> = BTreeMap::new();
        let mut missing = 0;
        let colourless = &self.study.colourless;
        for code in &mut self.study.codes {
            if colourless.contains(&code.id) {
                missing += 1;
                code.colour = match code.parent.and_then(|parent| colours.get_mut(&parent)) {
                    Some((above, used)) => {
                        *used += 1;
                        colour::tone_of(*above, *used)
                    }
                    None => colour::of_new_family(families, 0),
                };
            }
            families += usize::from(code.parent.is_none());
            colours.insert(code.id, (code.colour, 0));
        }
        self.study.report.add("colours", missing, Fate::Changed, "missing in the file: given by Griot");
    }
}

/// A colour in any way that was seen: `#RRGGBB`, `#RGB`, eight digits, `rgb()`, `rgba()` and the common English names.
pub(in crate::exchange) fn any_colour(text: &str) -> Option<Colour> {
    const NAMES: [(&str, u32); 16] = [
        ("black", 0),
        ("white", 0x00FF_FFFF),
        ("red", 0x00FF_0000),
        ("green", 0x0000_8000),
        ("blue", 0x0000_00FF),
        ("yellow", 0x00FF_FF00),
        ("orange", 0x00FF_A500),
        ("purple", 0x0080_0080),
        ("grey", 0x0080_8080),
        ("gray", 0x0080_8080),
        ("pink", 0x00FF_C0CB),
        ("brown", 0x00A5_2A2A),
        ("cyan", 0x0000_FFFF),
        ("magenta", 0x00FF_00FF),
        ("navy", 0x0000_0080),
        ("teal", 0x0000_8080),
    ];
    let text = text.trim().to_lowercase();
    if let Some(digits) = text.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit())) {
        let long: String = if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() };
        return format!("#{}", long.get(..6).filter(|_| matches!(long.len(), 6 | 8))?).parse().ok();
    }
    if let Some(inside) = text.strip_prefix("rgb").map(|rest| rest.trim_start_matches('a').trim().trim_start_matches('(').trim_end_matches(')')) {
        let parts: Vec<u8> = inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).take(3).filter_map(|part| part.trim().parse().ok()).collect();
        return <[u8; 3]>::try_from(parts).ok().map(Colour);
    }
    let (_, value) = NAMES.iter().find(|(name, _)| *name == text)?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some(Colour([red, green, blue]))
}

/// What Griot says of a code beyond its name and its definition.
fn code_fields(code: &Code, place: usize, coded: bool) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut field = |name: &str, value: &str, always: bool| {
        if always || !value.is_empty() {
            fields.push((name.to_owned(), value.to_owned()));
        }
    };
    field("name (en)", &code.name.en, code.name.en.is_empty());
    field("name (fr)", &code.name.fr, false);
    field("definition (en)", &code.definition.en, code.definition.en.is_empty() && !code.definition.fr.is_empty());
    field("definition (fr)", &code.definition.fr, false);
    for (name, both) in [("code here when", &code.include), ("not here when", &code.exclude)] {
        field(&format!("{name} (en)"), &both.en, false);
        field(&format!("{name} (fr)"), &both.fr, false);
    }
    field("example", &code.example, false);
    field("source", &code.source, false);
    field("kind", &code.kind, false);
    field("level", &code.level, false);
    if code.retired {
        field("retired", "true", false);
    }
    if !code.codable && coded {
        field("codable", "false", false);
    }
    if code.key != key_from_name(code.name.en_or_fr()) {
        field("key", &code.key, false);
    }
    if usize::try_from(code.order).ok() != Some(place) {
        field("order", &code.order.to_string(), false);
    }
    // The English texts stand above; a field repeats them only where it says that there are none.
    fields.retain(|(name, value)| value.is_empty() || !matches!(name.as_str(), "name (en)" | "definition (en)"));
    fields
}

/// The description of a code: its definition, and below it what other tools have no place for.
fn description(code: &Code, place: usize, coded: bool) -> String {
    fields::write(code.definition.en_or_fr(), &code_fields(code, place, coded))
}

/// Writes all codes as a tree. `more` adds what stands between the description and the codes below.
pub(super) fn write_codes(out: &mut String, project: &Project, coded: &HashSet<CodeId>, more: &dyn Fn(&mut String, CodeId)) {
    enum Step {
        Open(CodeId, usize),
        Close,
    }
    let codebook = project.codebook();
    let open = |parent: Option<CodeId>| codebook.children(parent).iter().enumerate().rev().map(|(place, code_id)| Step::Open(*code_id, place));
    let mut waiting: Vec<Step> = open(None).collect();
    while let Some(step) = waiting.pop() {
        let Step::Open(code_id, place) = step else {
            out.push_str("</Code>\n");
            continue;
        };
        let Some(code) = codebook.get(code_id) else { continue };
        let coded = coded.contains(&code_id);
        out.push_str("<Code");
        push_attribute(out, "guid", &code_id.to_string());
        push_attribute(out, "name", code.name.en_or_fr());
        push_attribute(out, "isCodable", if code.codable || coded { "true" } else { "false" });
        push_attribute(out, "color", &code.colour.to_string());
        out.push('>');
        let described = description(code, place, coded);
        if !described.is_empty() {
            out.push_str("<Description>");
            push_text(out, &described);
            out.push_str("</Description>");
        }
        more(out, code_id);
        waiting.push(Step::Close);
        waiting.extend(open(Some(code_id)));
    }
}

/// The codebook alone, as `.qdc`. `sets` are the groups of codes that came from another tool.
pub fn qdc(project: &Project, sets: &[Element]) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook");
    push_attribute(&mut out, "xmlns", CODEBOOK);
    push_attribute(&mut out, "origin", super::write::ORIGIN);
    out.push_str(">\n<Codes>\n");
    let coded = project.codings().map(|coding| coding.code).collect();
    write_codes(&mut out, project, &coded, &|_, _| {});
    out.push_str("</Codes>\n");
    let of_codes: Vec<Element> = sets.iter().filter_map(|set| set_of_codes(set, project)).collect();
    if !of_codes.is_empty() {
        out.push_str("<Sets>");
        of_codes.iter().for_each(|set| set.write(&mut out));
        out.push_str("</Sets>\n");
    }
    out.push_str("</CodeBook>\n");
    out.into_bytes()
}

/// A set as codebooks write it: codes only, named by `guid`.
fn set_of_codes(set: &Element, project: &Project) -> Option<Element> {
    let mut set = set.clone();
    set.children.retain(|child| matches!(child.name.as_str(), "Description" | "MemberCode"));
    for member in set.children.iter_mut().filter(|child| child.name == "MemberCode") {
        if let Some(target) = member.get("targetGUID").map(str::to_owned) {
            member.unset("targetGUID");
            member.set("guid", target);
        }
    }
    let known = |member: &Element| member.get("guid").and_then(|id| id.parse().ok()).is_some_and(|id| project.codebook().get(id).is_some());
    set.children.retain(|child| child.name != "MemberCode" || known(child));
    set.children.iter().any(|child| child.name == "MemberCode").then_some(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_way_that_was_seen() {
        let told = |text| any_colour(text).map(|colour| colour.to_string());
        for (text, wanted) in [
            ("#FF8000", "#FF8000"),
            (" #abc", "#AABBCC"),
            ("#11223344", "#112233"),
            ("rgba(200, 130, 255, 0.5)", "#C882FF"),
            ("rgb(1 2 3)", "#010203"),
            ("Navy", "#000080"),
        ] {
            assert_eq!(told(text).as_deref(), Some(wanted), "{text}");
        }
        for text in ["", "#12", "#ggg", "rgb(1,2)", "rgb(300,0,0)", "beautiful"] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
