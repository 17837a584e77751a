//! `cargo xtask demo`: builds an example and serves it to a browser on this machine.

use crate::run::{self, Result};
use crate::server::Server;
use crate::site;

const USUAL_PORT: u16 = 8080;

pub(crate) fn demo(options: &[&str]) -> Result {
    let options = Options::parse(options)?;
    // A port that is taken is said before the build, not after it.
    let reserved = options.port.map(Server::bind).transpose()?;
    let folder = site::example(options.name)?;
    if options.build_only {
        println!("{}", folder.display());
        return Ok(());
    }
    let server =
        reserved.map_or_else(|| Server::bind(USUAL_PORT).or_else(|_| Server::bind(0)), Ok)?;
    println!("{}: {}", options.name, server.address());
    println!("open it in a browser; Ctrl+C stops it");
    run::say(&format!("serving {}", folder.display()));
    server.serve(&folder)
}

struct Options<'a> {
    name: &'a str,
    port: Option<u16>,
    build_only: bool,
}

impl<'a> Options<'a> {
    fn parse(words: &[&'a str]) -> Result<Self> {
        let mut options = Self {
            name: "",
            port: None,
            build_only: false,
        };
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            match word {
                "--build-only" => options.build_only = true,
                "--port" => {
                    let number = words.next().and_then(|number| number.parse().ok());
                    options.port =
                        Some(number.ok_or("write a port after --port, such as --port 8081")?);
                }
                name if options.name.is_empty() && !name.starts_with('-') => options.name = name,
                _ => {
                    return Err(format!(
                        "`{word}` is not known here; cargo xtask demo [NAME] [--port N] [--build-only]"
                    ));
                }
            }
        }
        if options.name.is_empty() {
            options.name = "gallery";
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
            (none.name, none.port, none.build_only),
            ("gallery", None, false)
        );
        let all =
            Options::parse(&["--port", "81", "hello", "--build-only"]).expect("everything is fine");
        assert_eq!(
            (all.name, all.port, all.build_only),
            ("hello", Some(81), true)
        );
        for wrong in [&["--port"][..], &["--port", "x"], &["a", "b"], &["--fast"]] {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
