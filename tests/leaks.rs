//! An encrypted project leaves no readable word outside it, whatever is done with it and however it ends.
//!
//! A word of its own stands in every field. A whole session is worked in a home of its own: files come in, are coded, searched, counted, exported and packed,
//! processes are killed in the middle of it. Then every file of that home, of the temporary folder and beside the project is searched for each word, in UTF-8 and both
//! kinds of UTF-16. What was exported on purpose lies in a folder of its own.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use support::Desk;

const PASSPHRASE: &str = "baobab kettle ninety orchard";

/// One word for each field, as no language has it.
const WORDS: [&str; 19] = [
    "zquotext",
    "zquospeak",
    "zquoline",
    "zquocode",
    "zquoname",
    "zquodefin",
    "zquoincl",
    "zquomemo",
    "zquocoding",
    "zquocase",
    "zquovalue",
    "zquocoder",
    "zquosearch",
    "zquonotes",
    "zquoconcept",
    "zquoplace",
    "zquosummary",
    "zquofile",
    "zquoasked",
];

/// A desk with a home of its own, where everything goes that a program puts somewhere by itself.
struct Home {
    desk: Desk,
}

impl Home {
    fn new() -> Self {
        let desk = Desk::new();
        for folder in ["in", "out", "work", "home", "tmp", "run"] {
            std::fs::create_dir(desk.path(folder)).unwrap();
        }
        Self { desk }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = self.desk.command(words);
        let home = self.desk.path("home");
        for name in ["GRIOT_CONFIG", "GRIOT_FIXED_CLOCK", "GRIOT_CODER"] {
            command.env_remove(name);
        }
        for (name, folder) in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")] {
            command.env(name, home.join(folder));
        }
        command.env("HOME", &home).env("TMPDIR", self.desk.path("tmp")).env("XDG_RUNTIME_DIR", self.desk.path("run")).env("USER", "nobody");
        command.env("GRIOT_PASSPHRASE", PASSPHRASE).env("RUST_BACKTRACE", "1");
        command
    }

    fn done(&self, words: &[&str]) -> String {
        let output = self.command(words).output().unwrap();
        assert!(output.status.success(), "griot {}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Starts a command and kills it after a while, as a battery that runs out does.
    fn killed(&self, words: &[&str], after: Duration) {
        let mut child = self.command(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(after);
        drop(child.kill());
        child.wait().unwrap();
    }

    /// Every file but those that came in and those that were exported whole.
    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for folder in ["work", "home", "tmp", "run", "out"] {
            collect(&self.desk.path(folder), &mut files);
        }
        let exported =
            |path: &Path| path.parent() == Some(&self.desk.path("out")) && path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.'));
        files.retain(|path| !exported(path));
        files
    }

    fn search(&self, when: &str) {
        let files = self.files();
        assert!(files.iter().any(|path| path.ends_with("work/sealed.griot")), "{files:?}");
        for path in files {
            let bytes = std::fs::read(&path).unwrap();
            for word in WORDS.iter().chain(&["baobab kettle"]) {
                assert!(!holds(&bytes, word), "{when}: {} holds ‘{word}’", path.display());
                assert!(!path.to_string_lossy().contains(word), "{when}: {}", path.display());
            }
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

/// True where a word stands in the bytes in UTF-8 or UTF-16, in small letters, with a capital, or in capitals.
fn holds(bytes: &[u8], word: &str) -> bool {
    let (first, rest) = word.split_at(1);
    let spellings = [word.to_owned(), format!("{}{rest}", first.to_uppercase()), word.to_uppercase()];
    spellings.iter().any(|word| {
        let little: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
        [word.as_bytes(), &little, &big].into_iter().any(|wanted| bytes.windows(wanted.len()).any(|window| window == wanted))
    })
}

/// Puts each word into its field.
fn plant(home: &Home) {
    let desk = &home.desk;
    let code =
        "id,parent_id,name_en,name_fr,definition_en,include_en,kind,level\nzquocode,,Zquoname,Zquoname,About zquodefin.,When zquoincl.,risk,structural\n";
    desk.write("in/codes.csv", code);
    desk.write(
        "in/zquofile.txt",
        "INT-01: What was it like?\n\nZQUOSPEAK: Zquotext was what they said of zquoline.\n\nINT-01: And then?\n\nZQUOSPEAK: Then zquotext again.\n",
    );
    desk.write("in/cases.csv", "case,doc,speaker\nzquocase,zquofile,ZQUOSPEAK\n");
    desk.write("in/values.csv", "case,attribute,value\nzquocase,region,zquovalue\n");
    desk.write("in/memos.csv", "target_kind,target,coder,text\ndocument,zquofile,zquocoder,What zquomemo means\n");
    let coder = ["--coder", "zquocoder"];
    let run = |words: &[&str]| home.done(&[words, &coder].concat());
    run(&["new", "work/sealed.griot", "--encrypt"]);
    run(&["codebook", "import", "work/sealed.griot", "in/codes.csv"]);
    run(&["import", "work/sealed.griot", "in/zquofile.txt"]);
    run(&["codings", "add", "work/sealed.griot", "--document", "zquofile", "--span", "30..60", "--code", "zquocode", "--memo", "zquocoding"]);
    run(&["cases", "import", "work/sealed.griot", "in/cases.csv"]);
    run(&["attributes", "import", "work/sealed.griot", "in/values.csv"]);
    run(&["memos", "import", "work/sealed.griot", "in/memos.csv"]);
    run(&["searches", "save", "work/sealed.griot", "zquosearch", "zquoasked OR zquotext", "--notes", "zquonotes"]);
    run(&["concepts", "set", "work/sealed.griot", "zquoconcept", "zquotext"]);
    run(&["quotes", "use", "work/sealed.griot", "--document", "zquofile", "--span", "30..40", "--in", "zquoplace"]);
    run(&["summary", "work/sealed.griot", "--row", "zquocode", "--column", "zquocode", "zquosummary"]);
}

#[test]
fn no_word_of_an_encrypted_project_lies_outside_it_after_a_whole_session() {
    let home = Home::new();
    plant(&home);
    home.search("after planting");
    // The words are there, for whoever has the passphrase.
    let told = home.done(&["search", "work/sealed.griot", "zquotext"])
        + &home.done(&["codings", "list", "work/sealed.griot", "--json"])
        + &home.done(&["log", "work/sealed.griot", "--json"]);
    for word in ["zquotext", "zquocode", "zquocoding", "zquocoder"] {
        assert!(told.to_lowercase().contains(word), "{word}: {told}");
    }
    home.done(&["autocode", "work/sealed.griot", "zquoline", "--code", "zquocode", "--unit", "sentence"]);
    home.done(&["table", "frequency", "work/sealed.griot"]);
    home.done(&["table", "codings", "work/sealed.griot", "--out", "out/codings.xlsx"]);
    home.done(&["export", "work/sealed.griot", "out/coded.docx", "--report", "coded"]);
    home.done(&["export", "work/sealed.griot", "out/study.zip"]);
    home.done(&["chart", "bars", "work/sealed.griot", "--out", "out/bars.png"]);
    home.done(&["undo", "work/sealed.griot"]);
    home.done(&["reindex", "work/sealed.griot"]);
    home.done(&["check", "work/sealed.griot"]);
    home.search("after working");
    // Killed while it writes: rows and index, a file that leaves, another key, a parcel.
    let long: String = (0..3000).map(|turn| format!("ZQUOSPEAK: Zquotext number {turn}, and zquoline.\n\n")).collect();
    home.desk.write("in/long.txt", &long);
    for round in 0..6 {
        let after = Duration::from_millis(150 + 130 * round);
        home.killed(&["import", "work/sealed.griot", "in/long.txt"], after);
        home.killed(&["table", "codings", "work/sealed.griot", "--out", &format!("out/killed-{round}.csv")], after);
        home.killed(&["export", "work/sealed.griot", &format!("out/killed-{round}.docx"), "--report", "coded"], after);
        home.search("after kills");
    }
    let parcel = home.command(&["pack", "work/sealed.griot", "work/stick.age"]).env("GRIOT_PARCEL_PASSPHRASE", "quartz lantern").output().unwrap();
    assert!(parcel.status.success(), "{}", String::from_utf8_lossy(&parcel.stderr));
    let changed = home.command(&["passphrase", "work/sealed.griot"]).env("GRIOT_NEW_PASSPHRASE", PASSPHRASE).output().unwrap();
    assert!(changed.status.success(), "{}", String::from_utf8_lossy(&changed.stderr));
    home.search("at the end");
    assert!(home.done(&["check", "work/sealed.griot"]).starts_with("sound"));
}

/// What is said of a project that cannot be read, and what a crash prints, holds nothing of it.
#[test]
fn messages_about_an_encrypted_project_hold_nothing_of_it() {
    let home = Home::new();
    plant(&home);
    let path = home.desk.path("work/sealed.griot");
    let whole = std::fs::read(&path).unwrap();
    for page in [1, 2, 5, whole.len() / 4096 - 1] {
        let mut damaged = whole.clone();
        damaged[page * 4096 + 7] ^= 255;
        home.desk.write("work/sealed.griot", &damaged);
        for words in [
            &["check", "work/sealed.griot"][..],
            &["documents", "work/sealed.griot"],
            &["search", "work/sealed.griot", "anything"],
            &["undo", "work/sealed.griot"],
        ] {
            let output = home.command(words).output().unwrap();
            let told = [output.stderr, if output.status.success() { Vec::new() } else { output.stdout }].concat();
            let known = WORDS.iter().find(|word| holds(&told, word));
            assert_eq!(known, None, "{}", String::from_utf8_lossy(&told));
        }
    }
}

#[test]
fn the_search_for_words_finds_them() {
    let utf16: Vec<u8> = "xx zquotext".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(holds(b"...Zquotext...", "zquotext") && holds(&utf16, "zquotext") && holds(b"ZQUOTEXT", "zquotext") && !holds(b"zquo text", "zquotext"));
    // In clear, every word is found in the file.
    let home = Home::new();
    let open = Desk::new();
    open.done(&["new", "plain.griot"]);
    open.write("A.txt", "zquotext\n");
    open.done(&["import", "plain.griot", "A.txt"]);
    assert!(holds(&open.bytes("plain.griot"), "zquotext"));
    assert!(home.files().is_empty());
}
