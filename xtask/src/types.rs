//! `cargo xtask types`: the TypeScript declarations of an application, printed by a program that links it.
//!
//! Works for any crate that uses the runtime, of this workspace or elsewhere. The program is a package of its own under
//! the target folder, with the lock file of the application, and the feature `typescript` of the runtime.

mod application;
mod package;
mod runner;

use crate::run::{self, Result};
use application::Application;
use std::fs;
use std::path::Path;

pub(crate) fn types(options: &[&str]) -> Result {
    let options = Options::parse(options)?;
    let application = Application::find(options.application)?;
    let text = declarations(&application)?;
    if let Some(folder) = options.pkg {
        package::write(Path::new(folder), &application, &text)?;
    }
    match options.out {
        Some(file) => fs::write(file, text).map_err(|error| format!("{file}: {error}")),
        None if options.pkg.is_some() => Ok(()),
        None => {
            print!("{text}");
            Ok(())
        }
    }
}

/// The declarations of an application; what they cannot say is told on the way.
pub(crate) fn declarations_of(name: &str) -> Result<String> {
    declarations(&Application::find(name)?)
}

fn declarations(application: &Application) -> Result<String> {
    let folder = run::target_dir()?.join("types").join(&application.package);
    runner::write(&folder, application)?;
    run::say(&format!("collecting the types of {}", application.package));
    runner::print(&folder)
}

struct Options<'a> {
    application: &'a str,
    out: Option<&'a str>,
    pkg: Option<&'a str>,
}

impl<'a> Options<'a> {
    fn parse(words: &[&'a str]) -> Result<Self> {
        let mut options = Self {
            application: "",
            out: None,
            pkg: None,
        };
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            match word {
                "--out" => {
                    let advice = "write a file after --out, such as --out web/app.d.ts";
                    options.out = Some(words.next().ok_or(advice)?);
                }
                "--pkg" => {
                    let advice = "write the folder of the package after --pkg, such as --pkg pkg";
                    options.pkg = Some(words.next().ok_or(advice)?);
                }
                name if options.application.is_empty() && !name.starts_with('-') => {
                    options.application = name;
                }
                _ => {
                    return Err(format!(
                        "`{word}` is not known here; cargo xtask types [NAME|PATH] [--out FILE] [--pkg FOLDER]"
                    ));
                }
            }
        }
        if options.application.is_empty() {
            options.application = "gallery";
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options() {
        let none = Options::parse(&[]).expect("nothing is fine");
        assert_eq!(
            (none.application, none.out, none.pkg),
            ("gallery", None, None)
        );
        let all = Options::parse(&["../app", "--out", "a.d.ts", "--pkg", "pkg"])
            .expect("everything is fine");
        assert_eq!(
            (all.application, all.out, all.pkg),
            ("../app", Some("a.d.ts"), Some("pkg"))
        );
        for wrong in [&["--out"][..], &["--pkg"], &["a", "b"], &["--fast"]] {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
