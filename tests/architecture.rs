//! Holds the import direction: data flows down the table, nothing points back up.
//!
//! Reads the syntax trees of `src/`, so comments and strings do not count and `use` renames cannot hide.
#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// Each folder of `src/`, what it is allowed to name, and the outside crates that only it may name.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("model", &[], &[]),
    ("import", &["model"], &["encoding_rs", "chardetng", "whatlang", "quick_xml", "pulldown_cmark", "html5gum", "hayro_interpret"]),
    ("store", &["model"], &["rusqlite", "argon2", "getrandom", "data_encoding", "age"]),
    ("index", &["model"], &["tantivy", "frostem"]),
    ("query", &["model", "index"], &[]),
    ("analysis", &["model"], &["skrifa"]),
    ("export", &["model", "analysis", "query"], &["rust_xlsxwriter", "resvg", "rustix"]),
    ("exchange", &["model", "import", "store"], &["calamine"]),
    ("session", &["model", "import", "store", "index", "query", "analysis", "export", "exchange"], &["zxcvbn"]),
    ("cli", &["model", "query", "analysis", "session"], &["clap", "indicatif", "rpassword"]),
    (
        "app",
        &["model", "query", "analysis", "session"],
        &["egui", "eframe", "egui_extras", "egui_plot", "egui_tiles", "rfd", "cosmic_text", "fluent_bundle", "unic_langid", "unicode_script", "unicode_bidi"],
    ),
];
const MAX_LINES: usize = 600;

#[derive(Default)]
struct Names {
    paths: BTreeSet<Vec<String>>,
    in_test: usize,
}
impl<'a> Visit<'a> for Names {
    fn visit_item_mod(&mut self, i: &'a syn::ItemMod) {
        let test = i.attrs.iter().any(|a| a.path().is_ident("cfg") && matches!(&a.meta, syn::Meta::List(l) if l.tokens.to_string() == "test"));
        if test {
            self.in_test += 1;
        }
        visit::visit_item_mod(self, i);
        if test {
            self.in_test -= 1;
        }
    }
    fn visit_item_use(&mut self, i: &'a syn::ItemUse) {
        if self.in_test == 0 {
            flatten(&i.tree, &mut vec![], &mut self.paths);
        }
    }
    fn visit_path(&mut self, p: &'a syn::Path) {
        if self.in_test == 0 {
            self.paths.insert(p.segments.iter().map(|s| s.ident.to_string()).collect());
        }
        visit::visit_path(self, p);
    }
    /// Macro arguments are raw tokens: look for `name::name` in them too.
    fn visit_macro(&mut self, m: &'a syn::Macro) {
        if self.in_test == 0 {
            token_paths(m.tokens.clone(), &mut self.paths);
        }
        visit::visit_macro(self, m);
    }
}
fn token_paths(tokens: proc_macro2::TokenStream, out: &mut BTreeSet<Vec<String>>) {
    use proc_macro2::TokenTree as T;
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            T::Ident(i) => {
                if colons != 2 {
                    path.clear();
                }
                colons = 0;
                path.push(i.to_string());
                if path.len() > 1 {
                    out.insert(path.clone());
                }
            }
            T::Punct(p) if p.as_char() == ':' => colons += 1,
            T::Group(g) => {
                token_paths(g.stream(), out);
                path.clear();
                colons = 0;
            }
            _ => {
                path.clear();
                colons = 0;
            }
        }
    }
}
fn flatten(tree: &syn::UseTree, at: &mut Vec<String>, out: &mut BTreeSet<Vec<String>>) {
    match tree {
        syn::UseTree::Path(p) => {
            at.push(p.ident.to_string());
            flatten(&p.tree, at, out);
            at.pop();
        }
        syn::UseTree::Group(g) => {
            for t in &g.items {
                flatten(t, at, out);
            }
        }
        syn::UseTree::Name(n) => {
            let mut v = at.clone();
            v.push(n.ident.to_string());
            out.insert(v);
        }
        syn::UseTree::Rename(r) => {
            let mut v = at.clone();
            v.push(r.ident.to_string());
            out.insert(v);
        }
        syn::UseTree::Glob(_) => {
            let mut v = at.clone();
            v.push("*".into());
            out.insert(v);
        }
    }
}
fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}
fn violations(src: &Path) -> Vec<String> {
    let mut files = Vec::new();
    rust_files(src, &mut files);
    files.sort();
    let allowed: BTreeMap<_, _> = LAYERS.iter().map(|(name, may, _)| (*name, *may)).collect();
    let owner: BTreeMap<_, _> = LAYERS.iter().flat_map(|(name, _, own)| own.iter().map(move |c| (*c, *name))).collect();
    let mut bad = Vec::new();
    for file in files {
        let rel = file.strip_prefix(src).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        if !text.starts_with("//!") {
            bad.push(format!("{}: does not start with a //! line", rel.display()));
        }
        if text.lines().count() > MAX_LINES {
            bad.push(format!("{}: more than {MAX_LINES} lines", rel.display()));
        }
        let layer = rel.components().next().unwrap().as_os_str().to_str().unwrap();
        let Some(may) = allowed.get(layer) else {
            if rel.components().count() == 1 && ["lib.rs", "main.rs"].contains(&layer) || layer == "bin" {
                continue;
            }
            bad.push(format!("{}: the folder is not in LAYERS", rel.display()));
            continue;
        };
        let mut names = Names::default();
        names.visit_file(&syn::parse_file(&text).unwrap());
        for path in &names.paths {
            let seg = |i: usize| path.get(i).map_or("", String::as_str);
            if seg(0) == "super" && seg(1) == "super" {
                bad.push(format!("{}: use crate:: instead of super::super", rel.display()));
            }
            if seg(0) == "crate" && path.len() > 1 && seg(1) != layer && !may.contains(&seg(1)) {
                bad.push(format!("{}: {layer} must not name {}", rel.display(), path.join("::")));
            }
            // A path of one name is a variable, such as the age of a job.
            if path.len() > 1
                && let Some(own) = owner.get(seg(0))
                && *own != layer
            {
                bad.push(format!("{}: only {own} may name {}", rel.display(), seg(0)));
            }
        }
    }
    bad
}
#[test]
fn imports_point_down() {
    let bad = violations(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(bad.is_empty(), "\n{}\n", bad.join("\n"));
}
