//! Parcels for a stick: packed by one person, unpacked by another, and closed to everybody else.

mod support;

use serde_json::json;
use support::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("key", "baobab kettle ninety orchard\n");
    desk.write("parcel-key", "quartz lantern mildew saddle\n");
    desk.write("A.txt", "The quokka of the market was never seen again.\n");
    desk.done(&["new", "study.griot"]);
    desk.done(&["import", "study.griot", "A.txt"]);
    desk
}

#[test]
fn a_parcel_with_a_passphrase_carries_the_project_and_the_history_says_that_it_left() {
    let desk = desk();
    let told = desk.json(&["pack", "study.griot", "stick.age", "--parcel-passphrase-file", "parcel-key"], "parcel");
    assert_eq!((&told["encrypted"], &told["keys"]), (&json!(false), &json!(null)));
    let parcel = desk.bytes("stick.age");
    assert!(parcel.starts_with(b"age-encryption.org/v1\n-> scrypt ") && !parcel.windows(6).any(|window| window == b"quokka"));
    assert!(desk.done(&["log", "study.griot"]).contains("export stick.age for team: 1 documents, 0 left out"));
    assert!(desk.refused(&["unpack", "stick.age", "there.griot", "--parcel-passphrase-file", "key"]).contains("does not open with this passphrase or key"));
    assert!(!desk.path("there.griot").exists());
    desk.json(&["unpack", "stick.age", "there.griot", "--parcel-passphrase-file", "parcel-key"], "parcel");
    assert!(desk.done(&["text", "there.griot", "A"]).contains("quokka"));
    assert!(desk.done(&["check", "there.griot"]).starts_with("sound"));
    assert!(desk.refused(&["pack", "study.griot", "stick.age", "--parcel-passphrase-file", "parcel-key"]).contains("is there already"));
    assert!(desk.refused(&["unpack", "stick.age", "study.griot", "--parcel-passphrase-file", "parcel-key"]).contains("exists already"));
    let halved = parcel.get(..parcel.len() / 2).unwrap();
    desk.write("half.age", halved);
    assert!(desk.refused(&["unpack", "half.age", "half.griot", "--parcel-passphrase-file", "parcel-key"]).contains("is damaged"));
    assert!(desk.refused(&["unpack", "A.txt", "half.griot", "--parcel-passphrase-file", "parcel-key"]).contains("is no parcel"));
    assert!(!desk.path("half.griot").exists());
    let left: Vec<_> = std::fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.starts_with(".griot-")), "{left:?}");
}

#[test]
fn a_parcel_for_keys_opens_for_each_of_them_and_an_encrypted_project_stays_so() {
    let desk = desk();
    desk.done(&["seal", "study.griot", "--passphrase-file", "key"]);
    let anna = desk.json(&["keygen", "anna.key", "--no-passphrase"], "keygen")["public_key"].as_str().unwrap().to_owned();
    let bakary = desk.json(&["keygen", "bakary.key", "--no-passphrase"], "keygen")["public_key"].as_str().unwrap().to_owned();
    desk.done(&["keygen", "other.key", "--no-passphrase"]);
    desk.write("team.txt", format!("# the team\n{bakary}\n"));
    let told = desk.json(&["pack", "study.griot", "stick.age", "--to", &anna, "--to", "team.txt", "--passphrase-file", "key"], "parcel");
    assert_eq!((&told["encrypted"], &told["keys"]), (&json!(true), &json!(2)));
    for (key, project) in [("anna.key", "anna.griot"), ("bakary.key", "bakary.griot")] {
        desk.done(&["unpack", "stick.age", project, "--key", key]);
        assert!(desk.refused(&["text", project, "A"]).contains("a passphrase is needed"));
        assert!(desk.done(&["text", project, "A", "--passphrase-file", "key"]).contains("quokka"));
    }
    assert!(desk.refused(&["unpack", "stick.age", "other.griot", "--key", "other.key"]).contains("does not open with this passphrase or key"));
    assert!(desk.refused(&["keygen", "anna.key"]).contains("is there already"));
    assert!(desk.refused(&["pack", "study.griot", "x.age", "--to", "age1nobody", "--passphrase-file", "key"]).contains("neither a public key"));
    assert!(desk.refused(&["unpack", "stick.age", "x.griot", "--key", "team.txt"]).contains("there is no key in this file"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for name in ["anna.key", "anna.griot"] {
            assert_eq!(std::fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o077, 0, "{name}");
        }
    }
}

#[test]
fn a_key_is_under_a_passphrase_unless_that_is_declined() {
    let desk = desk();
    let told = desk.refused(&["keygen", "anna.key"]);
    assert!(told.contains("a passphrase of the key is needed") && told.contains("--no-passphrase"), "{told}");
    assert!(!desk.path("anna.key").exists());
    let made = desk.json(&["keygen", "anna.key", "--key-passphrase-file", "key"], "keygen");
    assert_eq!(made["passphrase"], json!(true));
    assert!(!String::from_utf8_lossy(&desk.bytes("anna.key")).contains("AGE-SECRET-KEY"));
    desk.done(&["pack", "study.griot", "stick.age", "--to", made["public_key"].as_str().unwrap()]);
    let unpack = ["unpack", "stick.age", "there.griot", "--key", "anna.key"];
    assert!(desk.refused(&unpack).contains("a passphrase of the key is needed"));
    let wrong = desk.griot_with(&unpack, &[("GRIOT_KEY_PASSPHRASE", "quartz lantern mildew saddle")]);
    assert!(wrong.status == 1 && wrong.err.contains("does not open with this passphrase"), "{}", wrong.err);
    assert!(!desk.path("there.griot").exists());
    assert_eq!(desk.griot_with(&unpack, &[("GRIOT_KEY_PASSPHRASE", "baobab kettle ninety orchard")]).status, 0);
    assert!(desk.done(&["text", "there.griot", "A"]).contains("quokka"));
}
