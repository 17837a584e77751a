//! `interop-tests/browser/*.browser.mjs` in headless Chromium, against the sites served on this machine.

use super::report;
use crate::bindgen::Profile;
use crate::run::{self, Result};
use crate::server::Server;
use crate::{site, tools};

pub(crate) fn run(filter: Option<&str>) -> Result {
    tools::ensure_npm()?;
    let browser = tools::ensure_browser()?;
    let mut sites = site::every_example()?;
    for profile in Profile::TESTED {
        sites.push((format!("app-{}", profile.name()), site::test_app(profile)?));
    }
    sites.push(("restart".to_owned(), site::restart()?));
    let mut driver = run::command("node");
    driver
        .arg("interop-tests/browser/run.mjs")
        .arg("--chrome")
        .arg(browser);
    for (name, folder) in &sites {
        let server = Server::bind(0)?;
        driver
            .arg("--site")
            .arg(format!("{name}={}", server.address()));
        server.start(folder);
    }
    driver.env(report::VARIABLE, report::folder()?);
    driver.args(filter.map(|filter| format!("--only={filter}")));
    run::run(&mut driver, "the failing test is named above")
}
