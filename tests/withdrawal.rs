//! What is withdrawn is gone: from the file to the last byte, from the history, from copies beside it, and it does not come back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::Value;
use std::path::Path;
use support::Desk;

/// Words that stand in the interview and nowhere else.
const CANARIES: [&str; 5] = ["quokkavale", "brindlemoor", "tessellwick", "harrowfen", "ostrabane"];
const INTERVIEW: &str = "INT-01: Where did they keep you?\n\nDET-090: They kept me in quokkavale behind the brindlemoor gate for nine days.\n\n\
INT-01: And after that?\n\nDET-090: After that came tessellwick and the men of harrowfen who asked for ostrabane every night.\n";
const OTHER: &str = "INT-01: How was the market?\n\nTRD-001: The market was full of people and the rice was cheap that year.\n";

/// Every place where words of an interview can end up.
fn worked_on(desk: &Desk) -> String {
    desk.done(&["new", "p.griot"]);
    desk.write("S90.txt", INTERVIEW);
    desk.write("S91.txt", OTHER);
    desk.done(&["import", "p.griot", "S90.txt", "--case", "DET-090", "--consent", "analysis", "--mode", "oral_witnessed"]);
    desk.done(&["import", "p.griot", "S91.txt"]);
    let start = INTERVIEW.find("They").unwrap();
    let end = INTERVIEW.find("\n\nINT-01: And").unwrap();
    let span = format!("{start}..{end}");
    let memo = "quokkavale again, see brindlemoor";
    desk.done(&["codings", "add", "p.griot", "--document", "S90", "--span", &span, "--code", "det.neglect", "--memo", memo]);
    desk.done(&[
        "codings",
        "add",
        "p.griot",
        "--document",
        "S91",
        "--span",
        "10..27",
        "--code",
        "det.neglect",
        "--memo",
        "tessellwick and the men of harrowfen who: compare",
    ]);
    desk.done(&["undo", "p.griot"]);
    desk.done(&["redo", "p.griot"]);
    let memos = "target_kind,target,coder,text\ndocument,S90,anna,the gate of brindlemoor\ncase,DET-090,anna,asked for ostrabane\nproject,,anna,\"As they say: “kept me in quokkavale behind the brindlemoor gate” - note it.\"\n";
    desk.write("memos.csv", memos);
    desk.done(&["memos", "import", "p.griot", "memos.csv"]);
    desk.done(&["search", "p.griot", "harrowfen"]);
    desk.done(&["searches", "save", "p.griot", "men", "\"the men of harrowfen\""]);
    desk.done(&["quotes", "use", "p.griot", "--document", "S90", "--span", &span, "--in", "brindlemoor report"]);
    let first = desk.json(&["codings", "list", "p.griot", "--document", "S90"], "codings");
    assert_eq!(first["codings"].as_array().unwrap().len(), 1);
    for word in CANARIES {
        assert!(holds(&desk.path("p.griot"), word), "{word} stands in the file before");
    }
    span
}

/// True where a file holds a word, in UTF-8 or in UTF-16, whatever its case.
fn holds(path: &Path, word: &str) -> bool {
    let bytes = std::fs::read(path).unwrap().to_ascii_lowercase();
    let find = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let wide = |order: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    find(word.as_bytes()) || find(&wide(u16::to_le_bytes)) || find(&wide(u16::to_be_bytes))
}

/// Files of the desk that hold a word, without those that a person wrote.
fn holding(desk: &Desk, words: &[&str], but: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_file() && !but.contains(&name.as_str()) {
            found.extend(words.iter().filter(|word| holds(&entry.path(), word)).map(|word| format!("{name}: {word}")));
        }
    }
    found
}

const OWN: [&str; 3] = ["S90.txt", "S91.txt", "memos.csv"];

fn sound(desk: &Desk, project: &str) {
    let printed = desk.griot(&["check", project]);
    assert_eq!(printed.status, 0, "{}{}", printed.out, printed.err);
}

#[test]
fn a_withdrawn_interview_leaves_no_word_in_the_file_and_no_way_back() {
    let desk = Desk::new();
    worked_on(&desk);
    desk.copy("p.griot", "old.griot");
    desk.copy("p.griot", "p.griot.before-v8");
    let preview = desk.json(&["withdraw", "p.griot", "S90", "--dry-run"], "withdraw");
    assert_eq!((preview["counts"]["coding"].clone(), preview["counts"]["case"].clone(), preview["counts"]["memo"].clone()), (1.into(), 1.into(), 2.into()));
    assert_eq!(preview["copies"].as_array().unwrap().len(), 1);
    assert!(holds(&desk.path("p.griot"), "ostrabane"), "a dry run changes nothing");

    let words = ["withdraw", "p.griot", "S90", "--reason", "participant", "--certificate", "certificate.txt"];
    let done = desk.json(&words, "withdraw");
    assert_eq!((done["swept"].clone(), done["reason"].clone()), (Value::Bool(true), "participant".into()));
    let mut own = OWN.to_vec();
    own.push("old.griot");
    assert_eq!(holding(&desk, &CANARIES, &own), Vec::<String>::new());
    assert!(!holds(&desk.path("p.griot"), "det-090"), "the alias went with its last document");
    sound(&desk, "p.griot");

    let certificate = String::from_utf8(desk.bytes("certificate.txt")).unwrap();
    for fact in ["Document: S90", "Class: interview", "By whom: anna", "When: 2031-03-01T08:00:00Z", "coding: 1", "Overwritten and removed: p.griot.before-v8"]
    {
        assert!(certificate.contains(fact), "{fact}\n{certificate}");
    }
    let log = desk.done(&["log", "p.griot"]);
    assert!(log.contains("withdraw a document: the participant withdrew") && !log.contains("S90"), "{log}");
    let kept = desk.json(&["codings", "list", "p.griot", "--document", "S91"], "codings");
    assert_eq!(kept["codings"][0]["memo"], "[withdrawn]: compare");

    // No way back: not by undo, not by another import, not from another format.
    let told = desk.refused(&["undo", "p.griot"]);
    assert!(told.contains("texts were destroyed then"), "{told}");
    let told = desk.griot(&["import", "p.griot", "S90.txt"]);
    assert_eq!(told.status, 1);
    assert!(told.out.contains("its text was withdrawn on 2031-03-01"), "{}", told.out);
    desk.write("again.md", INTERVIEW.replace('\n', "\r\n"));
    assert_eq!(desk.griot(&["import", "p.griot", "again.md"]).status, 1);
    // What comes after can be undone.
    desk.done(&["codings", "add", "p.griot", "--document", "S91", "--span", "10..20", "--code", "det.neglect"]);
    desk.done(&["undo", "p.griot"]);
    assert!(desk.refused(&["undo", "p.griot"]).contains("texts were destroyed then"));
}

#[test]
fn an_old_copy_brings_nothing_back_and_is_cleaned_when_it_takes_the_new_one_in() {
    let desk = Desk::new();
    worked_on(&desk);
    desk.copy("p.griot", "old.griot");
    desk.done(&["codings", "add", "old.griot", "--document", "S90", "--span", "40..60", "--code", "det.neglect", "--memo", "harrowfen"]);
    desk.done(&[
        "codings",
        "add",
        "old.griot",
        "--document",
        "S91",
        "--span",
        "30..44",
        "--code",
        "det.neglect",
        "--memo",
        "kept me in quokkavale behind the brindlemoor gate",
    ]);
    desk.done(&["withdraw", "p.griot", "S90", "--reason", "safety", "--certificate", "certificate.docx"]);
    let mut own = OWN.to_vec();
    own.push("old.griot");

    desk.json(&["merge", "p.griot", "old.griot"], "merge");
    let merged = desk.json(&["codings", "list", "p.griot"], "codings");
    let memos: Vec<&str> = merged["codings"].as_array().unwrap().iter().map(|coding| coding["memo"].as_str().unwrap()).collect();
    assert!(memos.contains(&"[withdrawn]"), "work on other documents comes in without its words: {memos:?}");
    assert_eq!(merged["codings"].as_array().unwrap().iter().filter(|coding| coding["document"] == "S90").count(), 0);
    assert_eq!(holding(&desk, &CANARIES, &own), Vec::<String>::new());
    sound(&desk, "p.griot");

    let preview = desk.json(&["merge", "old.griot", "p.griot", "--dry-run"], "merge");
    assert_eq!(preview["withdrawn"][0], "S90");
    desk.done(&["merge", "old.griot", "p.griot"]);
    assert_eq!(holding(&desk, &CANARIES, &OWN), Vec::<String>::new());
    sound(&desk, "old.griot");
    let both = [desk.json(&["codings", "list", "p.griot"], "codings"), desk.json(&["codings", "list", "old.griot"], "codings")];
    let places = |value: &Value| -> Vec<String> {
        let mut all: Vec<String> =
            value["codings"].as_array().unwrap().iter().map(|coding| format!("{} {}..{}", coding["document"], coding["start"], coding["end"])).collect();
        all.sort();
        all
    };
    assert_eq!(places(&both[0]), places(&both[1]));
}

#[test]
fn a_withdrawn_passage_is_gone_and_everything_else_stays_on_its_words() {
    let desk = Desk::new();
    let span = worked_on(&desk);
    let after = INTERVIEW.find("asked for").unwrap();
    desk.done(&["codings", "add", "p.griot", "--document", "S90", "--span", &format!("{}..{}", after, after + 9), "--code", "det.neglect"]);
    desk.copy("p.griot", "old.griot");
    desk.done(&["codings", "add", "old.griot", "--document", "S90", "--span", &format!("{}..{}", after + 10, after + 13), "--code", "det.neglect"]);
    desk.done(&["withdraw", "p.griot", "S90", "--passage", &span, "--reason", "participant", "--certificate", "certificate.html"]);
    let mut own = OWN.to_vec();
    own.push("old.griot");
    assert_eq!(holding(&desk, &CANARIES[..1], &own), Vec::<String>::new());
    assert!(holds(&desk.path("p.griot"), "ostrabane"), "what was not withdrawn stays");
    sound(&desk, "p.griot");
    let text = desk.done(&["text", "p.griot", "S90"]);
    assert!(text.contains("DET-090: [withdrawn]\n"), "{text}");
    let texts = |project: &str| -> Vec<String> {
        let listed = desk.json(&["codings", "list", project, "--document", "S90"], "codings");
        listed["codings"].as_array().unwrap().iter().map(|coding| coding["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(texts("p.griot"), ["asked for"]);

    // A colleague coded the old text meanwhile: positions follow their words, and the passage stays away.
    desk.done(&["merge", "p.griot", "old.griot"]);
    assert_eq!(texts("p.griot"), ["asked for", "ost"]);
    desk.done(&["merge", "old.griot", "p.griot"]);
    assert_eq!(texts("old.griot"), ["asked for", "ost"]);
    assert_eq!(holding(&desk, &CANARIES[..1], &OWN), Vec::<String>::new());
    sound(&desk, "p.griot");
    sound(&desk, "old.griot");
}

#[test]
fn a_withdrawal_whose_certificate_cannot_be_written_destroys_nothing() {
    let desk = Desk::new();
    worked_on(&desk);
    desk.write("there.txt", "");
    for certificate in ["there.txt", "no/such/folder.txt", "certificate.pdf"] {
        desk.refused(&["withdraw", "p.griot", "S90", "--reason", "order", "--certificate", certificate]);
    }
    assert!(holds(&desk.path("p.griot"), "ostrabane"));
    assert_eq!(desk.griot(&["withdraw", "p.griot", "S90"]).status, 2, "a reason and a certificate are asked for");
}

#[test]
fn a_certificate_that_is_lost_or_was_never_written_is_written_again_and_says_the_same() {
    let desk = Desk::new();
    let span = worked_on(&desk);
    assert!(desk.done(&["certificate", "p.griot"]).contains("nothing was withdrawn"));
    assert!(desk.refused(&["certificate", "p.griot", "--out", "c.txt"]).contains("nothing was withdrawn"));
    desk.done(&["withdraw", "p.griot", "S90", "--passage", &span, "--reason", "safety", "--certificate", "passage.txt", "--coder", "bakary"]);
    let done = desk.json(&["withdraw", "p.griot", "S90", "--reason", "participant", "--certificate", "first.txt"], "withdraw");
    std::fs::remove_file(desk.path("first.txt")).unwrap();

    let listed = desk.json(&["certificate", "p.griot"], "certificate");
    let all = listed["withdrawals"].as_array().unwrap();
    // Both were made in one moment of the test's clock, so either may be the first.
    let (whole, passage): (Vec<&Value>, Vec<&Value>) = all.iter().partition(|one| one["whole"] == true);
    assert_eq!((all.len(), &passage[0]["by"], &passage[0]["reason"]), (2, &"bakary".into(), &"safety".into()));
    for fact in ["counts", "tombstone", "reason", "at", "class"] {
        assert_eq!(whole[0][fact], done[fact], "{fact}");
    }
    let number = &whole[0]["number"].to_string();
    assert!(desk.refused(&["certificate", "p.griot", "--out", "again.txt"]).contains("several things were withdrawn"));
    assert!(desk.refused(&["certificate", "p.griot", "3", "--out", "again.txt"]).contains("there is no withdrawal ‘3’"));
    let before = desk.bytes("p.griot");
    let id = done["tombstone"].as_str().unwrap();
    for (which, name, language) in [(number.as_str(), "again.txt", "en"), (id, "again.docx", "en"), (id, "encore.html", "fr")] {
        desk.json(&["certificate", "p.griot", which, "--out", name, "--language", language], "certificate");
    }
    assert_eq!(desk.bytes("p.griot"), before, "to tell again changes nothing");
    let again = String::from_utf8(desk.bytes("again.txt")).unwrap();
    let facts = ["Class: interview", "By whom: anna", "When: 2031-03-01T08:00:00Z", "Reason: the participant withdrew", "Written again", "none of its pages"];
    for fact in facts.map(str::to_owned).into_iter().chain(done["counts"].as_object().unwrap().iter().map(|(kind, number)| format!("\n{kind}: {number}\n"))) {
        assert!(again.contains(&fact), "{fact}\n{again}");
    }
    assert!(!again.contains("S90"), "the name went with the document");
    assert!(desk.refused(&["certificate", "p.griot", id, "--out", "again.txt"]).contains("--overwrite"));
    desk.done(&["certificate", "p.griot", id, "--out", "again.txt", "--overwrite"]);
    assert!(desk.refused(&["certificate", "p.griot", id, "--out", "again.pdf"]).contains(".docx"));
}

#[test]
fn an_encrypted_project_is_cleaned_too_and_opens_with_its_passphrase() {
    let desk = Desk::new();
    desk.write("key", "sabali sabali\n");
    desk.write("S90.txt", INTERVIEW);
    let with_key = ["--passphrase-file", "key"];
    let words = |words: &[&'static str]| -> Vec<&'static str> { words.iter().copied().chain(with_key).collect() };
    desk.done(&words(&["new", "p.griot", "--encrypt"]));
    desk.done(&words(&["import", "p.griot", "S90.txt"]));
    desk.done(&words(&["withdraw", "p.griot", "S90", "--reason", "mistake", "--certificate", "c.txt"]));
    assert_eq!(desk.griot(&words(&["check", "p.griot"])).status, 0);
    let listed = desk.json(&words(&["documents", "p.griot"]), "documents");
    assert_eq!(listed["documents"].as_array().unwrap().len(), 0);
}

#[test]
fn coding_asks_for_consent_where_the_project_does_and_never_codes_what_was_refused() {
    let desk = Desk::new();
    desk.write("S91.txt", OTHER);
    desk.done(&["new", "strict.griot", "--consent-required"]);
    desk.done(&["new", "plain.griot"]);
    for project in ["strict.griot", "plain.griot"] {
        let printed = desk.griot(&["import", project, "S91.txt"]);
        assert!(printed.err.contains("consent is not recorded for 1 of them"), "{}", printed.err);
    }
    let add = |project: &'static str| ["codings", "add", project, "--document", "S91", "--span", "0..6", "--code", "det.neglect"];
    desk.done(&add("plain.griot"));
    let told = desk.refused(&add("strict.griot"));
    assert!(told.contains("no consent is recorded") && told.contains("griot consent"), "{told}");
    desk.done(&["consent", "strict.griot", "S91", "--mode", "written", "--scope", "analysis,paraphrase_only", "--consent-date", "2031-02"]);
    desk.done(&add("strict.griot"));
    let listed = desk.json(&["consent", "strict.griot"], "consent");
    assert_eq!((listed["required"].clone(), listed["documents"][0]["consent"].clone()), (true.into(), "given".into()));

    for (mode, scope) in [("not_obtained", ""), ("written", "sharing_team")] {
        let mut words = vec!["consent", "plain.griot", "S91", "--mode", mode];
        if !scope.is_empty() {
            words.extend(["--scope", scope]);
        }
        desk.done(&words);
        let told = desk.refused(&["codings", "add", "plain.griot", "--document", "S91", "--span", "8..11", "--code", "det.neglect"]);
        assert!(told.contains("there is no consent to its analysis"), "{told}");
    }
}

#[test]
fn a_raw_text_is_coded_by_its_importer_only() {
    let desk = Desk::new();
    desk.write("S91.txt", OTHER);
    desk.done(&["new", "p.griot"]);
    desk.done(&["import", "p.griot", "S91.txt"]);
    desk.done(&["consent", "p.griot", "S91", "--state", "raw"]);
    let add = |coder: &'static str| ["codings", "add", "p.griot", "--document", "S91", "--span", "0..6", "--code", "det.neglect", "--coder", coder];
    let told = desk.refused(&add("bakary"));
    assert!(told.contains("only anna, who took it in, codes it"), "{told}");
    desk.done(&add("anna"));
}

#[test]
fn documents_are_due_when_their_period_ends() {
    let desk = Desk::new();
    desk.done(&["new", "p.griot"]);
    for name in ["a", "b", "c", "d"] {
        desk.write(&format!("{name}.txt"), format!("{OTHER}{name}"));
        desk.done(&["import", "p.griot", &format!("{name}.txt")]);
    }
    desk.write("dates.csv", "doc,attribute,value\na,destroy_after,2031-02\nb,destroy_after,2031-04\nc,destroy_after,2034\n");
    desk.done(&["attributes", "import", "p.griot", "dates.csv"]);
    let listed = desk.json(&["retention", "p.griot"], "retention");
    let told: Vec<String> = listed["documents"].as_array().unwrap().iter().map(|one| format!("{} {} {}", one["document"], one["due"], one["days"])).collect();
    assert_eq!(told, ["\"a\" \"overdue\" -1", "\"b\" \"soon\" 60", "\"c\" \"later\" 1401", "\"d\" \"no-date\" null"].map(str::to_owned));
    assert_eq!(listed["due"], 2);
}

#[test]
fn the_audit_trail_and_the_ethics_sheet_are_files() {
    let desk = Desk::new();
    worked_on(&desk);
    desk.done(&["audit", "p.griot", "--out", "audit.docx", "--language", "fr"]);
    desk.done(&["audit", "p.griot", "--out", "audit.csv"]);
    desk.done(&["export", "p.griot", "ethics.html", "--report", "ethics"]);
    let csv = String::from_utf8(desk.bytes("audit.csv")).unwrap();
    assert!(csv.contains("import S90") && csv.contains("export audit.docx for team"), "{csv}");
    assert!(desk.bytes("audit.docx").starts_with(b"PK"));
    let sheet = String::from_utf8(desk.bytes("ethics.html")).unwrap();
    for fact in ["consent recorded 1", "consent not recorded 1", "NOT encrypted", "Retention", "calls no network"] {
        assert!(sheet.contains(fact), "{fact}");
    }
    assert!(!sheet.contains("S90") && !sheet.contains("DET-090"), "the sheet names nobody");
}

#[test]
fn codings_of_what_nobody_agreed_to_come_in_by_no_door() {
    let desk = Desk::new();
    desk.write("S91.txt", OTHER);
    desk.done(&["new", "there.griot"]);
    desk.done(&["import", "there.griot", "S91.txt"]);
    desk.copy("there.griot", "copy.griot");
    desk.done(&["codings", "add", "there.griot", "--document", "S91", "--span", "0..6", "--code", "det.neglect"]);
    desk.done(&["memos", "import", "there.griot", &desk.write("memos.csv", "target_kind,target,coder,text\ndocument,S91,anna,Seen twice.\n")]);
    desk.done(&["export", "there.griot", "study.qdpx"]);
    let codings = |project: &str| desk.json(&["codings", "list", project], "codings")["codings"].as_array().unwrap().len();

    // A study of another program: the document comes in, its codings wait for the consent, and then the same file brings them.
    desk.done(&["new", "strict.griot", "--consent-required"]);
    let told = desk.done(&["import", "strict.griot", "study.qdpx"]);
    assert!(told.contains("1 coding of ‘S91’ not taken in, because no consent is recorded: record it and take the file in again"), "{told}");
    assert_eq!((codings("strict.griot"), desk.done(&["documents", "strict.griot"]).contains("S91")), (0, true));
    assert!(desk.done(&["check", "strict.griot"]).starts_with("sound"));
    desk.done(&["consent", "strict.griot", "S91", "--mode", "written", "--scope", "analysis"]);
    desk.done(&["import", "strict.griot", "study.qdpx"]);
    assert_eq!(codings("strict.griot"), 1);
    desk.done(&["new", "open.griot"]);
    desk.done(&["import", "open.griot", "study.qdpx"]);
    assert_eq!(codings("open.griot"), 1, "where nobody asks for it, nothing waits");

    // Another copy: what was refused here is not coded by it either, and it can be taken in when that is settled.
    desk.done(&["consent", "copy.griot", "S91", "--mode", "not_obtained"]);
    let told = desk.refused(&["merge", "copy.griot", "there.griot"]);
    assert!(told.contains("‘S91’ may not be coded: there is no consent to its analysis"), "{told}");
    assert_eq!(codings("copy.griot"), 0);
    desk.done(&["undo", "copy.griot"]);
    desk.done(&["consent", "copy.griot", "--required", "on"]);
    let told = desk.refused(&["merge", "copy.griot", "there.griot"]);
    assert!(told.contains("no consent is recorded") && told.contains("griot consent"), "{told}");
    desk.done(&["consent", "copy.griot", "S91", "--mode", "written", "--scope", "analysis"]);
    desk.done(&["merge", "copy.griot", "there.griot"]);
    assert_eq!(codings("copy.griot"), 1);
}
