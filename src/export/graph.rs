//! Codes that occur together as a graph, for Gephi and other programs: GraphML (Brandes et al. 2002) and GEXF 1.3.
//!
//! A node is a code with its number of codings, an edge a pair that occurs together with its count, Jaccard's coefficient, documents and cases. How the
//! file was made stands in a comment or in the meta data at its top.

use crate::analysis::cooccurrence::{CoOccurrence, Together};
use crate::export::provenance::Provenance;
use crate::model::code::Bilingual;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use std::collections::BTreeMap;

/// What a graph says of a code.
struct Node {
    path: String,
    name: Bilingual,
    colour: String,
    codings: usize,
}

struct Graph<'a> {
    nodes: Vec<Node>,
    edges: Vec<(usize, usize, &'a Together)>,
}

impl<'a> Graph<'a> {
    fn of(project: &Project, found: &'a CoOccurrence) -> Self {
        let places: BTreeMap<CodeId, usize> = found.codes.iter().enumerate().map(|(place, alone)| (alone.code, place)).collect();
        let node = |code_id: CodeId, codings: usize| {
            let code = project.codebook().get(code_id);
            Node {
                path: project.codebook().path(code_id),
                name: code.map(|code| code.name.clone()).unwrap_or_default(),
                colour: code.map(|code| code.colour.to_string()).unwrap_or_default(),
                codings,
            }
        };
        let nodes = found.codes.iter().map(|alone| node(alone.code, alone.codings.len())).collect();
        let edge = |pair: &'a Together| Some((*places.get(&pair.one)?, *places.get(&pair.other)?, pair));
        Self { nodes, edges: found.pairs.iter().filter_map(edge).collect() }
    }
}

/// The graph as GraphML.
pub fn graphml(project: &Project, found: &CoOccurrence, provenance: &Provenance) -> String {
    const KEYS: [(&str, &str, &str); 9] = [
        ("node", "label", "string"),
        ("node", "name_en", "string"),
        ("node", "name_fr", "string"),
        ("node", "colour", "string"),
        ("node", "codings", "int"),
        ("edge", "weight", "double"),
        ("edge", "jaccard", "double"),
        ("edge", "documents", "int"),
        ("edge", "cases", "int"),
    ];
    let graph = Graph::of(project, found);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    for line in told(found, provenance) {
        write(&mut out, format_args!("<!-- {} -->\n", line.replace("--", "- -")));
    }
    out.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (of, name, kind) in KEYS {
        write(&mut out, format_args!("  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n"));
    }
    out.push_str("  <graph id=\"codes\" edgedefault=\"undirected\">\n");
    for (place, node) in graph.nodes.iter().enumerate() {
        let data = [("label", &node.path), ("name_en", &node.name.en), ("name_fr", &node.name.fr), ("colour", &node.colour)];
        write(&mut out, format_args!("    <node id=\"n{place}\">"));
        for (key, text) in data {
            write(&mut out, format_args!("<data key=\"{key}\">{}</data>", escaped(text)));
        }
        write(&mut out, format_args!("<data key=\"codings\">{}</data></node>\n", node.codings));
    }
    for (number, (one, other, pair)) in graph.edges.iter().enumerate() {
        write(&mut out, format_args!("    <edge id=\"e{number}\" source=\"n{one}\" target=\"n{other}\">"));
        write(&mut out, format_args!("<data key=\"weight\">{}</data><data key=\"jaccard\">{:.4}</data>", pair.count, pair.jaccard()));
        write(&mut out, format_args!("<data key=\"documents\">{}</data><data key=\"cases\">{}</data></edge>\n", pair.documents.len(), pair.cases.len()));
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// The graph as GEXF 1.3.
pub fn gexf(project: &Project, found: &CoOccurrence, provenance: &Provenance) -> String {
    let graph = Graph::of(project, found);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
    let date = provenance.made.text();
    write(&mut out, format_args!("  <meta lastmodifieddate=\"{}\">\n", escaped(date.get(..10).unwrap_or(&date))));
    write(&mut out, format_args!("    <creator>{}</creator>\n", escaped(crate::export::provenance::PROGRAM)));
    write(&mut out, format_args!("    <description>{}</description>\n  </meta>\n", escaped(&told(found, provenance).join(" "))));
    out.push_str("  <graph defaultedgetype=\"undirected\">\n    <attributes class=\"node\">\n");
    for (id, name, kind) in [("0", "name_en", "string"), ("1", "name_fr", "string"), ("2", "codings", "integer")] {
        write(&mut out, format_args!("      <attribute id=\"{id}\" title=\"{name}\" type=\"{kind}\"/>\n"));
    }
    out.push_str("    </attributes>\n    <attributes class=\"edge\">\n");
    for (id, name, kind) in [("0", "jaccard", "double"), ("1", "documents", "integer"), ("2", "cases", "integer")] {
        write(&mut out, format_args!("      <attribute id=\"{id}\" title=\"{name}\" type=\"{kind}\"/>\n"));
    }
    out.push_str("    </attributes>\n    <nodes>\n");
    for (place, node) in graph.nodes.iter().enumerate() {
        write(&mut out, format_args!("      <node id=\"n{place}\" label=\"{}\"><attvalues>", escaped(&node.path)));
        for (id, text) in [("0", &node.name.en), ("1", &node.name.fr), ("2", &node.codings.to_string())] {
            write(&mut out, format_args!("<attvalue for=\"{id}\" value=\"{}\"/>", escaped(text)));
        }
        write(&mut out, format_args!("</attvalues>{}</node>\n", viz_colour(&node.colour)));
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for (number, (one, other, pair)) in graph.edges.iter().enumerate() {
        write(&mut out, format_args!("      <edge id=\"e{number}\" source=\"n{one}\" target=\"n{other}\" weight=\"{}\"><attvalues>", pair.count));
        write(&mut out, format_args!("<attvalue for=\"0\" value=\"{:.4}\"/><attvalue for=\"1\" value=\"{}\"/>", pair.jaccard(), pair.documents.len()));
        write(&mut out, format_args!("<attvalue for=\"2\" value=\"{}\"/></attvalues></edge>\n", pair.cases.len()));
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

/// How the graph was made.
fn told(found: &CoOccurrence, provenance: &Provenance) -> Vec<String> {
    let facts = provenance.facts();
    let facts = facts.iter().map(|(_, label, _, fact)| format!("{label}: {fact}."));
    facts.chain([found.note().en]).collect()
}

/// `#RRGGBB` as the colour of a node.
fn viz_colour(colour: &str) -> String {
    let part = |from: usize| colour.get(from..from + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    match (part(1), part(3), part(5)) {
        (Some(r), Some(g), Some(b)) => format!("<viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>"),
        _ => String::new(),
    }
}

/// Text as XML may hold it: markup escaped, characters that XML 1.0 forbids left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => {}
            letter => out.push(letter),
        }
    }
    out
}

fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.push_str(&std::fmt::format(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_break_the_file() {
        assert_eq!(escaped("a<b> & \"c\"\u{7}"), "a&lt;b&gt; &amp; &quot;c&quot;");
        assert_eq!(viz_colour("#0A10FF"), "<viz:color r=\"10\" g=\"16\" b=\"255\"/>");
        assert_eq!(viz_colour("red"), "");
    }
}
