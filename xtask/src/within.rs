//! Runs a command that may hang for reasons of the machine, such as a browser that does not start.

use crate::run::{self, Result};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// As [`run::run`], ended after `limit` and then tried again, four times in all. A failure is never tried again.
pub(crate) fn run(
    mut make: impl FnMut() -> Result<Command>,
    limit: Duration,
    advice: &str,
) -> Result {
    for attempt in 1..=4 {
        let mut command = make()?;
        lead_a_group(&mut command);
        let mut child = run::start(&mut command)?;
        let until = Instant::now() + limit;
        while Instant::now() < until {
            if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
                return run::check(&command, status, advice);
            }
            sleep(Duration::from_millis(50));
        }
        end(&mut child);
        let seconds = limit.as_secs();
        eprintln!("xtask: no end within {seconds} s (attempt {attempt} of 4)");
    }
    Err(format!(
        "no end within {} s, four times; {advice}",
        limit.as_secs()
    ))
}

/// So that what the command has started ends with it.
#[cfg(unix)]
fn lead_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn lead_a_group(_: &mut Command) {}

fn end(child: &mut Child) {
    if cfg!(unix) {
        let group = format!("-{}", child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
    }
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn what_hangs_is_ended_and_tried_four_times() {
        let mut attempts = 0;
        let begun = Instant::now();
        let make = || {
            attempts += 1;
            // Nothing but the shell itself, which every machine has.
            Ok(shell("while :; do :; done"))
        };
        let error = run(make, Duration::from_millis(200), "look").expect_err("it hangs");
        assert!(error.contains("four times; look"), "{error}");
        assert_eq!(attempts, 4);
        assert!(begun.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_failure_is_not_tried_again() {
        let mut attempts = 0;
        let make = || {
            attempts += 1;
            Ok(shell("exit 3"))
        };
        assert!(run(make, Duration::from_secs(20), "look").is_err());
        assert_eq!(attempts, 1);
        assert_eq!(
            run(|| Ok(shell("exit 0")), Duration::from_secs(20), "look"),
            Ok(())
        );
    }
}
