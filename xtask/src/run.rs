//! Starts commands: where they run, which cargo they use, and what is said when one fails.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

/// What a task gives back; the text says what failed and what to do.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository's root")
}

/// The folder cargo builds into: this program lies in its `debug` folder.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let own = std::env::current_exe()
        .map_err(|error| format!("this program's own path is unknown: {error}"))?;
    let folder = own
        .ancestors()
        .nth(2)
        .ok_or("start xtask with `cargo xtask`, not by hand")?;
    Ok(folder.to_path_buf())
}

/// A command that runs in the repository's root.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs this program, told to build where this program was built.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Command> {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(arguments)
        .env("CARGO_TARGET_DIR", target_dir()?);
    Ok(command)
}

/// Says what begins now.
pub(crate) fn say(step: &str) {
    eprintln!("xtask: {step} …");
}

/// Echoes a command and runs it; `advice` says what to do when it fails.
pub(crate) fn run(command: &mut Command, advice: &str) -> Result {
    let status = start(command)?.wait().map_err(|error| error.to_string())?;
    check(command, status, advice)
}

/// Echoes a command and starts it.
pub(crate) fn start(command: &mut Command) -> Result<Child> {
    let line = line(command);
    eprintln!("xtask: $ {line}");
    command.spawn().map_err(|error| cannot_start(&line, &error))
}

/// What a command's end means.
pub(crate) fn check(command: &Command, status: ExitStatus, advice: &str) -> Result {
    if status.success() {
        return Ok(());
    }
    Err(format!("`{}` failed ({status}); {advice}", line(command)))
}

/// Runs a command without echoing it and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(&line, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    Err(format!(
        "`{line}` failed ({}): {}",
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    ))
}

fn cannot_start(line: &str, error: &std::io::Error) -> String {
    format!("`{line}` could not be started: {error}")
}

/// The command as one would type it: settings, program, arguments.
fn line(command: &Command) -> String {
    let settings = command
        .get_envs()
        .filter(|(name, _)| *name != "CARGO_TARGET_DIR");
    let settings = settings.filter_map(|(name, value)| {
        let value = quoted(&value?.to_string_lossy());
        Some(format!("{}={value}", name.to_string_lossy()))
    });
    let program = command.get_program().to_string_lossy();
    let program = if program.contains("cargo") {
        "cargo"
    } else {
        &program
    };
    let words = command
        .get_args()
        .map(|word| quoted(&word.to_string_lossy()));
    settings
        .chain([program.to_owned()])
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    if word.is_empty() || word.contains([' ', '"', '*', '$']) {
        format!("'{word}'")
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_can_be_typed() {
        let mut command = Command::new("/opt/bin/cargo");
        command
            .args(["doc", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("CARGO_TARGET_DIR", "x");
        assert_eq!(
            line(&command),
            "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps"
        );
    }

    #[test]
    fn a_failure_names_the_command_and_the_way_out() {
        let mut wrong = command("cargo");
        wrong.arg("no-such-task-here").stderr(Stdio::null());
        let error = run(&mut wrong, "try this").expect_err("no such subcommand");
        assert!(
            error.starts_with("`cargo no-such-task-here` failed") && error.ends_with("; try this"),
            "{error}"
        );
    }
}
