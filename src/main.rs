//! Picks the door: the window without a subcommand, the command line with one.

use griot::cli::{Cli, Door};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::from_arguments();
    let coder = cli.coder().map(str::to_owned);
    match cli.door() {
        Door::CommandLine => cli.run(),
        Door::Window(project) => window(project, coder, false),
        Door::ThenWindow(project) => match cli.run() {
            ExitCode::SUCCESS => window(Some(project), coder, true),
            failed => failed,
        },
    }
}

/// Opens the window. After a subcommand that did its work, a machine without a display is no failure.
#[cfg(feature = "gui")]
fn window(project: Option<PathBuf>, coder: Option<String>, only_if_there_is_a_display: bool) -> ExitCode {
    use griot::app::run::{has_display, run};
    use griot::app::window::{OpenWith, Options};
    if only_if_there_is_a_display && !has_display() {
        return ExitCode::SUCCESS;
    }
    let open = project.map_or(OpenWith::Nothing, OpenWith::Project);
    match run(Options { open, coder, ..Options::default() }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => Cli::no_window(&err.to_string(), err.hint()),
    }
}

#[cfg(not(feature = "gui"))]
fn window(_: Option<PathBuf>, _: Option<String>, _: bool) -> ExitCode {
    Cli::no_window("this build of Griot has no window", "build it with its default features; griot --help lists the subcommands")
}
