//! The engines that a benchmark runs in: each task is a process of its own.

use crate::run::{self, Result};
use crate::server::Server;
use crate::tools;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::process::{Command, Stdio};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Node,
    Chromium,
}

/// What `interop-tests/bench/js/run.js` is asked to do.
#[derive(Serialize)]
pub(super) struct Request<'a> {
    pub(super) task: &'static str,
    pub(super) rounds: u32,
    pub(super) only: &'a [&'a str],
    pub(super) side: Option<&'static str>,
}

impl Engine {
    pub(crate) const ALL: [Self; 2] = [Self::Node, Self::Chromium];

    pub(super) fn named(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|engine| engine.name() == name);
        found.ok_or_else(|| format!("`{name}` is no engine; write node or chromium"))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Chromium => "chromium",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Node => "Node",
            Self::Chromium => "Chromium",
        }
    }

    /// Runs one task on the site in a new process, and reads its answer.
    pub(super) fn run<T: DeserializeOwned>(self, site: &Path, request: &Request) -> Result<T> {
        let text = serde_json::to_string(request).map_err(|error| error.to_string())?;
        let mut driver = run::command("node");
        match self {
            Self::Node => {
                tools::ensure_node()?;
                driver.args(["--expose-gc", "interop-tests/bench/node.mjs"]);
                driver.arg(site).arg(text);
            }
            Self::Chromium => {
                tools::ensure_npm()?;
                let browser = tools::ensure_browser()?;
                let server = Server::bind(0)?;
                driver.args(["interop-tests/bench/chromium.mjs", &server.address(), &text]);
                driver.arg(browser);
                server.start(site);
            }
        }
        let answer = answer(&mut driver)
            .map_err(|error| format!("{} in {}: {error}", request.task, self.title()))?;
        serde_json::from_str(&answer)
            .map_err(|error| format!("the answer of {}: {error}\n{answer}", self.title()))
    }

    pub(super) fn version(self) -> Result<String> {
        match self {
            Self::Node => run::output(run::command("node").arg("--version"))
                .map(|version| format!("Node {}", version.trim_start_matches('v'))),
            Self::Chromium => run::output(run::command(tools::ensure_browser()?).arg("--version"))
                .map(|version| {
                    let short = version.split_whitespace().take(2).collect::<Vec<_>>();
                    format!("headless {}", short.join(" "))
                }),
        }
    }
}

/// What it printed; its progress and its complaints are seen at once.
fn answer(driver: &mut Command) -> Result<String> {
    let output = driver
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    eprint!("\r");
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "it failed ({}); the reason is above",
            output.status
        ))
    }
}
