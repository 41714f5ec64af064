//! What the README says to type works, and what it lists is all there is.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::Path;
use support::Desk;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README")
}

/// The lines of a section, without its heading.
fn section(readme: &str, heading: &str) -> Vec<String> {
    let lines = readme.lines().skip_while(|line| *line != format!("## {heading}")).skip(1);
    lines.take_while(|line| !line.starts_with("## ")).map(str::to_owned).collect()
}

/// The words of a line as a shell cuts them: quotation marks keep words together, # begins a remark.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars().chain([' ']) {
        match letter {
            '"' => quoted = !quoted,
            '#' if !quoted && word.is_empty() => break,
            ' ' if !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(letter),
        }
    }
    words
}

#[test]
fn the_ten_minutes_of_the_readme_can_be_typed_as_they_stand() {
    let desk = Desk::new();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").display().to_string();
    let (mut variable, mut typed, mut fenced) = (String::new(), 0, false);
    for line in section(&readme(), "Ten minutes on the command line") {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced && let Some(value) = line.strip_prefix("P=") {
            variable = value.to_owned();
        } else if fenced {
            let words = words(&line.replace("$P", &variable).replace("samples/", &format!("{samples}/")));
            let (program, words) = words.split_first().expect("a command on every line of a block");
            assert_eq!(program, "griot", "{line}");
            desk.done(&words.iter().map(String::as_str).collect::<Vec<_>>());
            typed += 1;
        }
    }
    assert!(typed > 10, "only {typed} commands were found");
    for written in ["griot-demo/frequency.csv", "frequency.xlsx", "groups.csv"] {
        assert!(desk.path(written).exists(), "{written}");
    }
}

#[test]
fn every_command_stands_in_the_readmes_table() {
    let help = Desk::new().done(&["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> =
        commands.filter(|line| line.starts_with("  ") && !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 15, "{names:?}");
    // `griot undo\|redo PROJECT` lists two.
    let rows = section(&readme(), "The command line").join("\n");
    let listed: Vec<&str> = rows.split("`griot ").skip(1).flat_map(|rest| rest.split([' ', '`']).take(1)).flat_map(|word| word.split("\\|")).collect();
    let missing: Vec<&str> = names.into_iter().filter(|name| !listed.contains(name)).collect();
    assert!(missing.is_empty(), "the README does not list {missing:?}");
}
