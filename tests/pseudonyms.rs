//! Real names stand in the vault and nowhere else once the raw texts are gone; codings stay on their words.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::Path;
use support::Desk;

const INTERVIEW: &str = "INT-01: Who was with you?\n\nDET-004: I was with Zoumana Diakitéba, and Zoumana knew the way to Kouroumalo. We left on 14 mars 2031.\n\n\
INT-01: And then?\n\nDET-004: Then they called 76 12 34 56 and asked for ZOUMANA.\n";
const OTHER: &str = "INT-01: Do you know the place?\n\nTRD-001: Everybody in kouroumalo knows Zoumana Diakitéba.\n";

fn holds(path: &Path, word: &str) -> bool {
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).to_lowercase();
    text.contains(&word.to_lowercase())
}

fn started() -> Desk {
    let desk = Desk::new();
    desk.write("S01.txt", INTERVIEW);
    desk.write("S02.txt", OTHER);
    desk.write("vault-key", "three goats by the well\n");
    desk.write("other-key", "four goats\n");
    desk.done(&["new", "p.griot"]);
    desk.done(&["import", "p.griot", "S01.txt", "S02.txt", "--kind", "interview"]);
    desk
}

fn add(desk: &Desk, real: &str, words: &[&str]) {
    desk.write("real", format!("{real}\n"));
    let mut all = vec!["pseudonyms", "add", "p.griot"];
    all.extend(words);
    all.extend(["--real-file", "real", "--vault-passphrase-file", "vault-key"]);
    desk.json(&all, "pseudonyms-vault");
}

#[test]
fn names_are_proposed_confirmed_and_replaced_alike_in_all_documents() {
    let desk = started();
    desk.write("places.txt", "# towns\nKouroumalo\n");
    let proposed = desk.json(&["pseudonyms", "suggest", "p.griot", "S01", "--places", "places.txt"], "pseudonyms-suggest");
    let words: Vec<&str> = proposed["proposals"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
    assert_eq!(words, ["Zoumana Diakitéba", "Zoumana", "Kouroumalo", "14 mars 2031", "76 12 34 56"]);

    add(&desk, "Zoumana Diakitéba", &[]);
    add(&desk, "Zoumana", &["[person 1]"]);
    add(&desk, "Kouroumalo", &["[village A]", "--kind", "place"]);
    let coded = INTERVIEW.find("Zoumana knew").unwrap();
    let start = INTERVIEW[..coded].chars().count();
    let span = format!("{start}..{}", start + "Zoumana knew the way".chars().count());
    desk.done(&["codings", "add", "p.griot", "--document", "S01", "--span", &span, "--code", "det.neglect", "--memo", "Zoumana leads"]);

    let vault = ["--vault-passphrase-file", "vault-key"];
    let with = |words: &[&'static str]| -> Vec<&'static str> { words.iter().copied().chain(vault).collect() };
    let preview = desk.json(&with(&["pseudonyms", "apply", "p.griot", "S01", "S02", "--dry-run"]), "pseudonyms-apply");
    assert_eq!(preview["places"].as_array().unwrap().len(), 6);
    desk.json(&with(&["pseudonyms", "apply", "p.griot", "S01", "S02"]), "pseudonyms-apply");
    let text = desk.done(&["text", "p.griot", "S01"]);
    assert!(text.contains("with [person 1], and [person 1] knew the way to [village A]."), "{text}");
    assert!(text.contains("asked for [person 1]."), "{text}");
    assert!(desk.done(&["text", "p.griot", "S02"]).contains("Everybody in [village A] knows [person 1]."));
    let listed = desk.json(&["codings", "list", "p.griot"], "codings");
    assert_eq!(listed["codings"][0]["text"], "[person 1] knew the way");
    let state = desk.json(&["consent", "p.griot", "S01"], "consent");
    assert_eq!(state["documents"][0]["state"], "first_pass");
    assert_eq!(desk.griot(&["check", "p.griot"]).status, 0);

    desk.done(&["pseudonyms", "log", "p.griot", "--out", "log.csv"]);
    let log = String::from_utf8(desk.bytes("log.csv")).unwrap();
    assert!(log.contains("S02") && log.contains("[village A]") && !log.contains("Zoumana") && !log.to_lowercase().contains("kouroumalo"), "{log}");
}

#[test]
fn raw_texts_end_after_a_second_persons_check_and_no_name_is_left_in_the_file() {
    let desk = started();
    add(&desk, "Zoumana Diakitéba", &[]);
    add(&desk, "Zoumana", &["[person 1]"]);
    add(&desk, "Kouroumalo", &["[village A]", "--kind", "place"]);
    desk.write("memos.csv", "target_kind,target,coder,text\nproject,,anna,Zoumana is the key to Kouroumalo\n");
    desk.done(&["memos", "import", "p.griot", "memos.csv"]);
    let vault = ["--vault-passphrase-file", "vault-key"];
    let with = |words: &[&'static str]| -> Vec<&'static str> { words.iter().copied().chain(vault).collect() };
    desk.done(&with(&["pseudonyms", "apply", "p.griot", "S01", "S02"]));
    assert!(holds(&desk.path("p.griot"), "Zoumana"), "the raw text is kept until it is checked");
    let told = desk.refused(&with(&["pseudonyms", "destroy-raw", "p.griot"]));
    assert!(told.contains("S01, S02 need a second check first"), "{told}");
    let told = desk.refused(&["consent", "p.griot", "S01", "--state", "second-check"]);
    assert!(told.contains("the second check is another person’s"), "{told}");
    // Nor does a table of the same person say so.
    let table = desk.write("states.csv", "doc,attribute,value\nS01,pseudonymisation,second_check\n");
    let told = desk.refused(&["attributes", "import", "p.griot", &table]);
    assert!(told.contains("the second check is another person’s"), "{told}");
    let told = desk.refused(&["consent", "p.griot", "S01", "--state", "release-ready", "--coder", "bakary"]);
    assert!(told.contains("needs a second check by another person first"), "{told}");
    desk.done(&["consent", "p.griot", "S01", "S02", "--state", "second-check", "--coder", "bakary"]);
    desk.done(&with(&["pseudonyms", "destroy-raw", "p.griot"]));
    for name in ["Zoumana", "Diakitéba", "Kouroumalo"] {
        assert!(!holds(&desk.path("p.griot"), name), "{name}");
    }
    assert_eq!(desk.griot(&["check", "p.griot"]).status, 0);
    assert!(desk.refused(&["undo", "p.griot"]).contains("texts were destroyed then"));
    let listed = desk.json(&with(&["pseudonyms", "list", "p.griot"]), "pseudonyms-vault");
    assert_eq!(listed["entries"].as_array().unwrap().len(), 3);
}

#[test]
fn the_vault_opens_with_its_own_passphrase_only() {
    let desk = started();
    add(&desk, "Zoumana", &[]);
    let told = desk.refused(&["pseudonyms", "list", "p.griot", "--vault-passphrase-file", "other-key"]);
    assert!(told.contains("the vault of real names does not open with this passphrase"), "{told}");
    let told = desk.refused(&["pseudonyms", "list", "p.griot"]);
    assert!(told.contains("GRIOT_VAULT_PASSPHRASE"), "{told}");
    desk.write("real", "Zoumana\n");
    let told = desk.refused(&["pseudonyms", "add", "p.griot", "[person 9]", "--real-file", "real", "--vault-passphrase-file", "vault-key"]);
    assert!(told.contains("these words have the pseudonym ‘[person 1]’ already"), "{told}");
}

#[test]
fn a_colleagues_codings_of_the_raw_text_follow_their_words_into_the_pseudonymised_one() {
    let desk = started();
    add(&desk, "Zoumana Diakitéba", &["[p]"]);
    desk.copy("p.griot", "hers.griot");
    desk.done(&["pseudonyms", "apply", "p.griot", "S01", "--vault-passphrase-file", "vault-key"]);
    let at = |words: &str| {
        let start = INTERVIEW[..INTERVIEW.find(words).unwrap()].chars().count();
        format!("{start}..{}", start + words.chars().count())
    };
    for words in ["Diakitéba, and Zoumana", "knew the way", "asked for ZOUMANA"] {
        desk.done(&["codings", "add", "hers.griot", "--document", "S01", "--span", &at(words), "--code", "det.neglect", "--coder", "bintou"]);
    }
    for (into, from) in [("p.griot", "hers.griot"), ("hers.griot", "p.griot")] {
        desk.done(&["merge", into, from]);
        let listed = desk.json(&["codings", "list", into], "codings");
        let texts: Vec<&str> = listed["codings"].as_array().unwrap().iter().map(|coding| coding["text"].as_str().unwrap()).collect();
        assert_eq!(texts, ["[p], and Zoumana", "knew the way", "asked for ZOUMANA"], "{into}");
        assert_eq!(desk.griot(&["check", into]).status, 0);
    }
    // One undo takes the merge back.
    desk.done(&["undo", "hers.griot"]);
    assert_eq!(desk.griot(&["check", "hers.griot"]).status, 0);
}

#[test]
fn a_table_does_not_say_that_a_second_person_has_checked() {
    let desk = started();
    let table = |state: &str| desk.write("states.csv", format!("doc,attribute,value\nS01,pseudonymisation,{state}\n"));
    desk.done(&["attributes", "import", "p.griot", &table("raw")]);
    for state in ["second_check", "release_ready"] {
        let told = desk.refused(&["attributes", "import", "p.griot", &table(state)]);
        assert!(told.contains("line 2: ‘S01’ needs"), "{told}");
    }
    desk.done(&["attributes", "import", "p.griot", &table("first_pass")]);
    let told = desk.refused(&["attributes", "import", "p.griot", &table("release_ready")]);
    assert!(told.contains("needs a second check by another person first"), "{told}");
    // Of a document of which nothing was said yet it tells how far it was before it came in.
    let before = desk.write("before.csv", "doc,attribute,value\nS02,pseudonymisation,release_ready\nS02,location,a\n");
    let printed = desk.griot(&["attributes", "import", "p.griot", &before]);
    assert_eq!(printed.status, 0, "{}", printed.err);
    // That it was a table, and nobody here, stands in the history, and is told.
    let told = "the state of pseudonymisation of 1 document is what the table says (1 ready for release): nobody has checked it here";
    assert!(printed.err.contains(told), "{}", printed.err);
    let log = desk.done(&["log", "p.griot"]);
    assert!(log.contains("import 2 values, the state of pseudonymisation of 1 document as the table says"), "{log}");
    // What was said by hand, and what says nothing of it, is no statement of a table.
    assert!(log.lines().filter(|line| line.contains("as the table says")).count() == 1, "{log}");
}
