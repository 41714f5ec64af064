//! Two people work on copies of one study and bring their work together again, by the command line.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::Value;
use support::Desk;

/// A study of one document and one code, in two copies.
fn copies() -> Desk {
    let desk = Desk::new();
    desk.done(&["new", "a.griot", "--empty"]);
    desk.write("S01.txt", "INT-01: What was it like?\n\nDET-004: The house, then the road. Nothing else.\n\nINT-01: And then?\n\nDET-004: Nothing.\n");
    desk.done(&["import", "a.griot", "S01.txt"]);
    desk.write("codes.csv", "code\nroad\nhouse\n");
    desk.done(&["codebook", "import", "a.griot", "codes.csv"]);
    desk.done(&["codings", "add", "a.griot", "--document", "S01", "--span", "36..46", "--code", "house"]);
    desk.copy("a.griot", "b.griot");
    desk
}

fn count<'a>(told: &'a Value, kind: &str) -> &'a Value {
    told["counts"].as_array().into_iter().flatten().find(|count| count["kind"] == kind).unwrap_or(&Value::Null)
}

fn codings(desk: &Desk, project: &str) -> Vec<String> {
    let listed = desk.json(&["codings", "list", project], "codings");
    let line =
        |coding: &Value| format!("{} {}..{} {} {} {}", coding["document"], coding["start"], coding["end"], coding["code"], coding["coder"], coding["memo"]);
    let mut lines: Vec<String> = listed["codings"].as_array().into_iter().flatten().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn work_on_two_copies_comes_together_whoever_takes_in_whom() {
    let desk = copies();
    let code = |project: &str, span: &str, coder: &str| {
        desk.done(&["codings", "add", project, "--document", "S01", "--span", span, "--code", "road", "--coder", coder]);
    };
    code("a.griot", "36..60", "anna");
    code("b.griot", "48..60", "bob");
    // The same coder on two laptops: one coding, whichever was first.
    code("a.griot", "0..10", "anna");
    code("b.griot", "0..10", "anna");
    let (a, b) = (desk.bytes("a.griot"), desk.bytes("b.griot"));
    let preview = desk.json(&["merge", "a.griot", "b.griot", "--dry-run"], "merge");
    assert_eq!((&preview["dry_run"], &preview["op"], &preview["acts"]), (&true.into(), &Value::Null, &2.into()));
    assert_eq!((&count(&preview, "coding")["added"], &count(&preview, "coding")["same"]), (&1.into(), &1.into()));
    assert_eq!((desk.bytes("a.griot"), desk.bytes("b.griot")), (a, b.clone()), "a preview changes nothing");

    desk.copy("a.griot", "a0.griot");
    desk.done(&["merge", "a.griot", "b.griot"]);
    assert_eq!(desk.bytes("b.griot"), b, "the other copy is only read");
    desk.done(&["merge", "b.griot", "a0.griot"]);
    assert_eq!(codings(&desk, "a.griot"), codings(&desk, "b.griot"));
    assert_eq!(codings(&desk, "a.griot").len(), 4);
    assert!(desk.done(&["merge", "a.griot", "b.griot"]).contains("holds nothing that is not here"));
    for project in ["a.griot", "b.griot"] {
        desk.done(&["check", project]);
    }
    let told = desk.json(&["search", "a.griot", "road"], "search");
    assert_eq!(told["total_hits"], 1);
    desk.done(&["undo", "a.griot"]);
    assert_eq!(codings(&desk, "a.griot"), codings(&desk, "a0.griot"));
    // Taken back is as if it had never been: it can be done again.
    assert_eq!(desk.json(&["merge", "a.griot", "b.griot", "--dry-run"], "merge")["acts"], 2);
}

#[test]
fn each_conflict_is_listed_and_can_be_settled() {
    let desk = copies();
    desk.write("here.csv", "id,name_en\nroad,The way\nhouse,House\n");
    desk.write("there.csv", "id,name_en\nroad,The journey\nhouse,House\n");
    desk.done(&["codebook", "import", "a.griot", "here.csv"]);
    desk.done(&["codebook", "import", "b.griot", "there.csv", "--coder", "bob"]);
    let preview = desk.json(&["merge", "a.griot", "b.griot", "--dry-run"], "merge");
    let conflicts: Vec<&Value> = preview["conflicts"].as_array().into_iter().flatten().filter(|conflict| conflict["field"] == "name.en").collect();
    assert_eq!(conflicts.len(), 1, "{preview:#}");
    let conflict = conflicts[0];
    assert_eq!((&conflict["why"], &conflict["thing"]), (&"changed".into(), &"road".into()));
    assert_eq!((&conflict["here"]["text"], &conflict["there"]["text"]), (&"The way".into(), &"The journey".into()));
    assert_eq!((&conflict["here"]["coder"], &conflict["there"]["coder"]), (&"anna".into(), &"bob".into()));
    let name = |project: &str| desk.json(&["codebook", "show", project], "codebook")["codes"][0]["name_en"].clone();
    for (side, kept) in [("here", "The way"), ("there", "The journey")] {
        desk.copy("a.griot", "c.griot");
        let choice = format!("{}={side}", conflict["id"].as_str().unwrap_or_default());
        let told = desk.json(&["merge", "c.griot", "b.griot", "--choose", &choice], "merge");
        assert_eq!(told["conflicts"].as_array().map(Vec::len), preview["conflicts"].as_array().map(Vec::len));
        assert_eq!(name("c.griot"), kept);
        // What was settled stays settled, also for the other.
        desk.copy("b.griot", "d.griot");
        let back = desk.json(&["merge", "d.griot", "c.griot"], "merge");
        assert_eq!((back["conflicts"].as_array().map(Vec::len), name("d.griot")), (Some(0), kept.into()), "{back:#}");
    }
    assert!(desk.refused(&["merge", "a.griot", "b.griot", "--choose", "99=here"]).contains("names no conflict"));
    desk.copy("a.griot", "e.griot");
    desk.done(&["merge", "e.griot", "b.griot", "--keep", "there"]);
    assert_eq!(name("e.griot"), "The journey");
}

#[test]
fn what_one_takes_away_goes_in_the_other_copy_too() {
    let desk = copies();
    desk.write("one.csv", "doc,code,coder,start,end,memo\nS01,house,bob,0,6,\n");
    desk.done(&["codings", "import", "b.griot", "one.csv"]);
    let id = desk.json(&["codings", "list", "a.griot"], "codings")["codings"][0]["id"].clone();
    desk.done(&["codings", "remove", "a.griot", id.as_str().unwrap_or_default()]);
    // Taken away by one, untouched by the other: it goes.
    let told = desk.json(&["merge", "b.griot", "a.griot"], "merge");
    assert_eq!((&count(&told, "coding")["removed"], told["conflicts"].as_array().map(Vec::len)), (&1.into(), Some(0)));
    assert_eq!(codings(&desk, "b.griot").len(), 1);
}

#[test]
fn what_cannot_be_merged_is_refused_with_a_sentence() {
    let desk = copies();
    desk.done(&["new", "other.griot", "--empty"]);
    desk.write("S09.txt", "Une phrase, puis une autre.\n");
    desk.done(&["import", "other.griot", "S09.txt"]);
    assert!(desk.refused(&["merge", "a.griot", "other.griot"]).contains("is no copy of a.griot"));
    assert!(desk.refused(&["merge", "a.griot", "a.griot"]).contains("is the project itself"));
    assert!(desk.refused(&["merge", "a.griot", "nothing.griot"]).contains("there is no file"));
    desk.write("key", "sabali-sabali\n");
    desk.done(&["new", "sealed.griot", "--empty", "--encrypt", "--passphrase-file", "key"]);
    assert!(desk.refused(&["merge", "a.griot", "sealed.griot"]).contains("a passphrase is needed"));
    let told = desk.json(&["merge", "a.griot", "other.griot", "--unrelated"], "merge");
    assert_eq!((&told["related"], &count(&told, "document")["added"]), (&false.into(), &1.into()));
    assert_eq!(desk.json(&["search", "a.griot", "phrase"], "search")["total_hits"], 1);
    desk.json(&["merge", "a.griot", "sealed.griot", "--unrelated", "--other-passphrase-file", "key"], "merge");
    desk.done(&["check", "a.griot"]);
}

#[test]
fn the_same_document_taken_in_twice_is_one() {
    let desk = copies();
    desk.write("S02.txt", "DET-005: A second voice.\n\nDET-005: And again.\n");
    for (project, coder) in [("a.griot", "anna"), ("b.griot", "bob")] {
        desk.done(&["import", project, "S02.txt", "--case", "DET-005"]);
        desk.done(&["codings", "add", project, "--document", "S02", "--span", "0..8", "--code", "road", "--coder", coder]);
    }
    // And two documents of one name that are not the same.
    desk.write("notes.txt", "Anna was there.\n");
    desk.done(&["import", "a.griot", "notes.txt"]);
    desk.write("notes.txt", "Bob was there.\n");
    desk.done(&["import", "b.griot", "notes.txt"]);
    let told = desk.json(&["merge", "a.griot", "b.griot"], "merge");
    assert_eq!((&count(&told, "document")["same"], &count(&told, "document")["added"], &count(&told, "case")["same"]), (&1.into(), &1.into(), &1.into()));
    let named: Vec<&Value> = told["conflicts"].as_array().into_iter().flatten().filter(|conflict| conflict["why"] == "name").collect();
    assert_eq!(named.len(), 1, "{told:#}");
    let documents = desk.json(&["documents", "a.griot"], "documents");
    let names: Vec<&str> = documents["documents"].as_array().into_iter().flatten().filter_map(|document| document["document"].as_str()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(names.contains(&"notes") && names.iter().any(|name| name.starts_with("notes-")), "{names:?}");
    assert_eq!(codings(&desk, "a.griot").len(), 3);
    desk.done(&["check", "a.griot"]);
}

#[test]
fn a_dry_run_tells_the_refusal_that_the_merge_meets_and_neither_changes_or_destroys_anything() {
    let desk = copies();
    desk.write("S02.txt", "DET-005: A second voice.\n\nDET-005: And again.\n");
    desk.done(&["import", "a.griot", "S02.txt"]);
    desk.copy("a.griot", "b.griot");
    desk.done(&["withdraw", "b.griot", "S02", "--reason", "participant", "--certificate", "certificate.txt"]);
    desk.done(&["consent", "b.griot", "S01", "--mode", "written", "--scope", "analysis", "--coder", "bob"]);
    desk.done(&["codings", "add", "b.griot", "--document", "S01", "--span", "48..60", "--code", "road", "--coder", "bob"]);
    desk.done(&["consent", "a.griot", "S01", "--mode", "not_obtained"]);
    let state = |project: &str| [desk.done(&["log", project]), desk.done(&["documents", project]), codings(&desk, project).join("\n")];
    let (before, bytes) = (state("a.griot"), desk.bytes("a.griot"));

    let dry = desk.griot(&["merge", "a.griot", "b.griot", "--keep", "here", "--dry-run"]);
    assert_eq!(desk.bytes("a.griot"), bytes, "a preview changes nothing");
    let real = desk.griot(&["merge", "a.griot", "b.griot", "--keep", "here"]);
    assert!(real.err.contains("‘S01’ may not be coded: there is no consent to its analysis") && real.err.contains("hint: "), "{}", real.err);
    assert_eq!((dry.status, &dry.err), (1, &real.err));
    assert_eq!((real.status, state("a.griot")), (1, before), "what was withdrawn there is not destroyed by a merge that is refused");
    // Where the copies do not fit is told all the same: what is chosen there may settle it.
    assert!(dry.out.contains("conflict 1 ") && dry.out.contains("nothing was changed"), "{}", dry.out);
    let dry = desk.griot(&["merge", "a.griot", "b.griot", "--keep", "here", "--dry-run", "--json"]);
    let told: Value = serde_json::from_str(&dry.out).unwrap_or_default();
    support::assert_valid(&told, "merge");
    assert_eq!((dry.status, told["refused"].as_str().map(|why| real.err.contains(why))), (1, Some(true)), "{told:#}");

    let told = desk.json(&["merge", "a.griot", "b.griot", "--keep", "there", "--dry-run"], "merge");
    assert_eq!((&told["refused"], &told["withdrawn"][0]), (&Value::Null, &"S02".into()));
    desk.done(&["merge", "a.griot", "b.griot", "--keep", "there"]);
    assert_eq!(codings(&desk, "a.griot").len(), 2);
}

#[test]
fn a_renamed_coder_and_the_same_coder_under_the_old_name_come_together() {
    let desk = copies();
    let code = |project: &str, span: &str, coder: &str| {
        desk.done(&["codings", "add", project, "--document", "S01", "--span", span, "--code", "road", "--coder", coder]);
    };
    code("a.griot", "0..10", "bob");
    desk.copy("a.griot", "b.griot");
    desk.done(&["coders", "rename", "a.griot", "anna", "Anna B."]);
    code("a.griot", "36..60", "Anna B.");
    code("b.griot", "48..60", "anna");
    desk.copy("a.griot", "a0.griot");
    let told = desk.json(&["merge", "a.griot", "b.griot"], "merge");
    assert_eq!(told["conflicts"], serde_json::json!([]));
    desk.done(&["merge", "b.griot", "a0.griot"]);
    for project in ["a.griot", "b.griot"] {
        let listed = desk.json(&["coders", "list", project], "coders");
        let coders: Vec<_> = listed["coders"].as_array().into_iter().flatten().map(|coder| (coder["name"].as_str(), coder["codings"].as_u64())).collect();
        assert_eq!(coders, [(Some("Anna B."), Some(3)), (Some("bob"), Some(1))], "{project}");
        desk.done(&["check", project]);
    }
    assert_eq!(codings(&desk, "a.griot"), codings(&desk, "b.griot"));
}
