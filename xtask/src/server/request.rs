//! Reads a request's head and decides what it asks for, without touching the file system.

use std::path::PathBuf;

/// The head of a request, as far as this server cares.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) host: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    Malformed,
    TooLong,
}

/// What a request's path names, below the served folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) path: PathBuf,
    pub(super) is_folder: bool,
}

impl Request {
    /// `None` while the head is not complete.
    pub(super) fn parse(head: &[u8]) -> Result<Option<Self>, Unreadable> {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(head) {
            Ok(httparse::Status::Complete(_)) => {}
            Ok(httparse::Status::Partial) => return Ok(None),
            Err(httparse::Error::TooManyHeaders) => return Err(Unreadable::TooLong),
            Err(_) => return Err(Unreadable::Malformed),
        }
        let mut hosts = request
            .headers
            .iter()
            .filter(|header| header.name.eq_ignore_ascii_case("host"));
        let host = hosts
            .next()
            .and_then(|header| std::str::from_utf8(header.value).ok());
        if hosts.next().is_some() {
            return Err(Unreadable::Malformed);
        }
        let (Some(method), Some(target)) = (request.method, request.path) else {
            return Err(Unreadable::Malformed);
        };
        Ok(Some(Self {
            method: method.to_owned(),
            target: target.to_owned(),
            host: host.map(str::to_owned),
        }))
    }

    /// A page of another name that resolves to this machine (DNS rebinding) must not read what is served here.
    pub(super) fn is_for(&self, port: u16) -> bool {
        let Some((name, number)) = self.host.as_deref().and_then(|host| host.rsplit_once(':'))
        else {
            return port == 80 && matches!(self.host.as_deref(), Some("127.0.0.1" | "localhost"));
        };
        matches!(name, "127.0.0.1" | "localhost") && number.parse() == Ok(port)
    }

    /// The file or folder that the target names; `None` for everything that could lead out of the folder.
    pub(super) fn place(&self) -> Option<Place> {
        let path = self.target.split(['?', '#']).next()?.strip_prefix('/')?;
        let mut segments: Vec<&str> = path.split('/').collect();
        let is_folder = segments.last() == Some(&"");
        if is_folder {
            segments.pop();
        }
        let path = segments
            .into_iter()
            .map(segment)
            .collect::<Option<PathBuf>>()?;
        Some(Place { path, is_folder })
    }
}

/// One decoded part of a path: no separators, nothing hidden, nothing a file system would read in its own way.
fn segment(encoded: &str) -> Option<String> {
    let decoded = percent_decode(encoded)?;
    let harmless =
        |character: char| !character.is_control() && !matches!(character, '/' | '\\' | ':');
    (!decoded.is_empty() && !decoded.starts_with('.') && decoded.chars().all(harmless))
        .then_some(decoded)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(target: &str, host: Option<&str>) -> Request {
        Request {
            method: "GET".into(),
            target: target.into(),
            host: host.map(str::to_owned),
        }
    }

    #[test]
    fn heads() {
        let parse = |head: &str| Request::parse(head.as_bytes());
        assert_eq!(
            parse("GET /a HTTP/1.1\r\nHost: b\r\n\r\n"),
            Ok(Some(request("/a", Some("b"))))
        );
        assert_eq!(parse("GET /a HTTP/1.1\r\nhOsT: b\r\n"), Ok(None));
        assert_eq!(
            parse("GET /a HTTP/1.1\r\nHost: b\r\nHost: c\r\n\r\n"),
            Err(Unreadable::Malformed)
        );
        assert_eq!(parse("GET\r\n\r\n"), Err(Unreadable::Malformed));
        let many = "X: y\r\n".repeat(65);
        assert_eq!(
            parse(&format!("GET / HTTP/1.1\r\n{many}\r\n")),
            Err(Unreadable::TooLong)
        );
    }

    #[test]
    fn paths() {
        let place = |target: &str| request(target, None).place();
        let at = |path: &str, is_folder| {
            Some(Place {
                path: path.into(),
                is_folder,
            })
        };
        assert_eq!(place("/"), at("", true));
        assert_eq!(place("/pkg/my_app.js?v=1"), at("pkg/my_app.js", false));
        assert_eq!(place("/a%20b/%C3%A9/"), at("a b/é", true));
        for wrong in [
            "",
            "*",
            "http://other/",
            "/../x",
            "/a/../x",
            "/./x",
            "/.git/config",
            "/%2e%2e/x",
            "/a%2f..%2fx",
            "/a\\..\\x",
            "/a%5cx",
            "/c:/x",
            "/a%00",
            "//x",
            "/a//x",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
        ] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn hosts() {
        for own in ["127.0.0.1:8080", "localhost:8080"] {
            assert!(request("/", Some(own)).is_for(8080), "{own}");
        }
        for foreign in [
            "127.0.0.1:8081",
            "127.0.0.1",
            "evil.example:8080",
            "localhost.evil.example:8080",
            ":8080",
            "",
        ] {
            assert!(!request("/", Some(foreign)).is_for(8080), "{foreign}");
        }
        assert!(!request("/", None).is_for(8080));
        assert!(request("/", Some("localhost")).is_for(80));
    }
}
