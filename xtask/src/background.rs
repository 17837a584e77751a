//! A program that runs beside the task, such as a server, and ends with it.

use crate::run::{self, Result};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A started program; dropping it ends the program and what it has started.
pub(crate) struct Background(Child);

impl Background {
    /// Echoes and starts `command`, and waits for the first line of its output that `wanted` finds something in.
    pub(crate) fn start<T>(
        mut command: Command,
        wanted: impl Fn(&str) -> Option<T>,
    ) -> Result<(Self, T)> {
        lead_a_group(&mut command);
        let child = run::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
        let mut background = Self(child);
        let output = background.0.stdout.take().expect("the output is piped");
        let mut lines = BufReader::new(output).lines().map_while(|line| {
            let line = line.ok()?;
            println!("{line}");
            Some(line)
        });
        if let Some(found) = lines.by_ref().find_map(|line| wanted(&line)) {
            // Nobody at the other end of the pipe would end the program at its next word.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok((background, found));
        }
        Err("it ended without the line that was waited for; its output is above".into())
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        if cfg!(unix) {
            let group = format!("-{}", self.0.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// So that what the command has started ends with it.
#[cfg(unix)]
fn lead_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn lead_a_group(_: &mut Command) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn what_it_started_ends_with_it() {
        let script = "sleep 1000 & echo child $!; wait";
        let child = |line: &str| line.strip_prefix("child ").map(str::to_owned);
        let (background, child) = Background::start(shell(script), child).expect("it says so");
        let lives = || {
            let stat = std::fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
            !stat.is_empty() && !stat.contains(") Z ")
        };
        assert!(lives() || !cfg!(target_os = "linux"));
        drop(background);
        let ended = (0..100).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            !lives()
        });
        assert!(ended);
    }

    #[test]
    fn one_that_ends_early_is_reported() {
        let none = |_: &str| None::<()>;
        let error = Background::start(shell("echo only this"), none).err();
        assert!(error.expect("it ended").contains("ended without the line"));
    }
}
