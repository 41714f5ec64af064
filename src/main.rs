//! Picks the door: the window without a subcommand, the command line with one.

use griot::cli::{Cli, Door};
use std::path::PathBuf;
use std::process::ExitCode;

/// Memory is wiped when it is given back, so that texts of a locked or closed project are not found there.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    no_memory_in_crash_reports();
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

/// A process that crashes leaves no image of its memory, in which texts and keys stand: neither in a file nor with a program that collects them. The limit
/// of one byte is the one that stops both (Linux, core(5) and fs/coredump.c: a limit of 0 does not stop a program at the other end of a pipe).
#[cfg(target_os = "linux")]
fn no_memory_in_crash_reports() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Where the system does not let it be set, there is nothing to be done about it.
    setrlimit(Resource::Core, Rlimit { current: Some(1), maximum: Some(1) }).unwrap_or(());
}
#[cfg(not(target_os = "linux"))]
fn no_memory_in_crash_reports() {}

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
