//! Answers a request with a file or a refusal, always with the same strict headers.

use super::request::{Request, Unreadable};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What a page of an example may do; `'wasm-unsafe-eval'` only lets it compile wasm.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/// Takes nothing from a page but what the policy refuses it anyway, and gives it a clock of 5 µs for benchmarks.
const ISOLATION: &str =
    "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp";

pub(super) struct Answer {
    status: &'static str,
    content_type: &'static str,
    body: Vec<u8>,
    header: Option<(&'static str, String)>,
    without_body: bool,
}

impl Answer {
    pub(super) fn to(request: &Request, folder: &Path, port: u16) -> Self {
        if !request.is_for(port) {
            return Self::text(
                "421 Misdirected Request",
                "this server answers to 127.0.0.1 and localhost only",
            );
        }
        match request.method.as_str() {
            "GET" => Self::file(request, folder),
            "HEAD" => Self {
                without_body: true,
                ..Self::file(request, folder)
            },
            _ => Self {
                header: Some(("Allow", "GET, HEAD".into())),
                ..Self::text("405 Method Not Allowed", "GET and HEAD only")
            },
        }
    }

    pub(super) fn refusal(reason: &Unreadable) -> Self {
        match reason {
            Unreadable::Malformed => Self::text("400 Bad Request", "this is no HTTP/1.1 request"),
            Unreadable::TooLong => Self::text(
                "431 Request Header Fields Too Large",
                "the request's head is too long",
            ),
        }
    }

    fn file(request: &Request, folder: &Path) -> Self {
        let missing = || Self::text("404 Not Found", "there is no such file");
        let Some(place) = request.place() else {
            return missing();
        };
        // Canonical, so that a link cannot lead out of the folder either.
        let Ok(mut path) = folder.join(&place.path).canonicalize() else {
            // Browsers ask for it unbidden, and a 404 would be an error in the page's console.
            return if place.path == Path::new("favicon.ico") {
                Self::empty("204 No Content")
            } else {
                missing()
            };
        };
        if !path.starts_with(folder) || (place.is_folder && !path.is_dir()) {
            return missing();
        }
        if path.is_dir() {
            if !place.is_folder {
                let target = request.target.split(['?', '#']).next().unwrap_or_default();
                return Self {
                    header: Some(("Location", format!("{target}/"))),
                    ..Self::empty("308 Permanent Redirect")
                };
            }
            path.push("index.html");
        }
        let Ok(body) = fs::read(&path) else {
            return missing();
        };
        Self {
            content_type: content_type(&path),
            body,
            ..Self::empty("200 OK")
        }
    }

    fn text(status: &'static str, text: &str) -> Self {
        Self {
            body: format!("{text}\n").into_bytes(),
            ..Self::empty(status)
        }
    }

    fn empty(status: &'static str) -> Self {
        Self {
            status,
            content_type: TEXT,
            body: Vec::new(),
            header: None,
            without_body: false,
        }
    }

    pub(super) fn send(&self, stream: &mut impl Write) -> io::Result<()> {
        let header = self
            .header
            .as_ref()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\n{ISOLATION}\r\n{header}Connection: close\r\n\r\n",
            self.status,
            self.content_type,
            self.body.len(),
        );
        stream.write_all(head.as_bytes())?;
        if self.without_body {
            Ok(())
        } else {
            stream.write_all(&self.body)
        }
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

fn content_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "rs" | "ts" | "toml" | "md" | "txt" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types() {
        for (file, expected) in [
            ("a/app_bg.wasm", "application/wasm"),
            ("app.js", "text/javascript; charset=utf-8"),
            ("lib.rs", "text/plain; charset=utf-8"),
            ("app.d.ts", "text/plain; charset=utf-8"),
            ("index.html", "text/html; charset=utf-8"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(content_type(Path::new(file)), expected, "{file}");
        }
    }

    #[test]
    fn every_answer_carries_the_strict_headers() {
        for answer in [
            Answer::text("404 Not Found", "x"),
            Answer::empty("204 No Content"),
            Answer::refusal(&Unreadable::TooLong),
        ] {
            let mut bytes = Vec::new();
            answer.send(&mut bytes).expect("memory takes everything");
            let text = String::from_utf8(bytes).expect("these are texts");
            assert!(text.contains("\r\nCache-Control: no-cache\r\n"), "{text}");
            assert!(text.contains("\r\nContent-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval';"), "{text}");
            assert!(
                text.contains("\r\nX-Content-Type-Options: nosniff\r\n"),
                "{text}"
            );
            assert!(
                text.contains("\r\nCross-Origin-Embedder-Policy: require-corp\r\n"),
                "{text}"
            );
        }
    }

    #[test]
    fn another_method_is_refused_with_the_allowed_ones() {
        let request = Request {
            method: "POST".into(),
            target: "/".into(),
            host: Some("localhost:1".into()),
        };
        let answer = Answer::to(&request, Path::new("."), 1);
        assert_eq!(
            (answer.status, answer.header),
            (
                "405 Method Not Allowed",
                Some(("Allow", "GET, HEAD".to_owned()))
            )
        );
    }
}
