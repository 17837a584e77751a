//! A static file server for this machine only: loopback, GET and HEAD, no caching, a strict content policy.

mod answer;
mod request;

use crate::run::Result;
use answer::Answer;
use request::{Request, Unreadable};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a client may take to send its request, and to take a piece of the answer.
const PATIENCE: Duration = Duration::from_secs(10);
const HEAD_LIMIT: usize = 16 * 1024;
const CONNECTIONS: usize = 128;

pub(crate) struct Server {
    listener: TcpListener,
    port: u16,
}

impl Server {
    /// Takes a port on 127.0.0.1; 0 takes any free one.
    pub(crate) fn bind(port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            format!("port {port} cannot be used: {error}; choose another with --port N")
        })?;
        let port = listener
            .local_addr()
            .map_err(|error| error.to_string())?
            .port();
        Ok(Self { listener, port })
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves `folder` until the program ends, one thread per connection.
    pub(crate) fn serve(self, folder: &Path) -> Result {
        let folder: Arc<Path> = folder
            .canonicalize()
            .map_err(|error| format!("{}: {error}", folder.display()))?
            .into();
        let open = Arc::new(AtomicUsize::new(0));
        for stream in self.listener.incoming() {
            let Ok(stream) = stream else { continue };
            if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
                open.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let (folder, open) = (Arc::clone(&folder), Arc::clone(&open));
            thread::spawn(move || {
                // A client that goes away in the middle is no concern of the others.
                let _ = converse(stream, &folder, self.port);
                open.fetch_sub(1, Ordering::Relaxed);
            });
        }
        Ok(())
    }

    /// Serves `folder` on a thread of its own.
    pub(crate) fn start(self, folder: &Path) {
        let folder = folder.to_path_buf();
        thread::spawn(move || self.serve(&folder));
    }
}

/// One request, one answer, and the connection is closed.
fn converse(mut stream: TcpStream, folder: &Path, port: u16) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let answer = match read_request(&mut stream)? {
        Ok(request) => Answer::to(&request, folder, port),
        Err(reason) => Answer::refusal(&reason),
    };
    answer.send(&mut stream)?;
    stream.flush()?;
    stream.shutdown(Shutdown::Write)?;
    // Closing with bytes unread would make the system discard the answer.
    let deadline = Instant::now() + Duration::from_secs(1);
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut rest = [0; 4096];
    while Instant::now() < deadline && stream.read(&mut rest)? > 0 {}
    Ok(())
}

fn read_request(stream: &mut TcpStream) -> io::Result<std::result::Result<Request, Unreadable>> {
    let deadline = Instant::now() + PATIENCE;
    let mut head = Vec::new();
    let mut piece = [0; 4096];
    loop {
        if let Some(outcome) = Request::parse(&head).transpose() {
            return Ok(outcome);
        }
        if head.len() > HEAD_LIMIT {
            return Ok(Err(Unreadable::TooLong));
        }
        let length = stream.read(&mut piece)?;
        if length == 0 || Instant::now() > deadline {
            return Err(io::ErrorKind::TimedOut.into());
        }
        head.extend_from_slice(&piece[..length]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(port: u16, request: &str) -> String {
        let mut stream =
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("the server listens");
        stream
            .write_all(request.as_bytes())
            .expect("the server reads");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .expect("the server answers");
        answer
    }

    #[test]
    fn serves_its_folder_and_nothing_else() {
        let server = Server::bind(0).expect("some port is free");
        let port = server.port;
        server.start(&crate::run::root().join("xtask/src"));
        let get = |path: &str| {
            ask(
                port,
                &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            )
        };
        let found = get("/main.rs");
        assert!(
            found.starts_with("HTTP/1.1 200 OK\r\n")
                && found.contains("\r\n\r\n//! The project's tasks")
        );
        assert!(
            get("/server").starts_with("HTTP/1.1 308 "),
            "a folder gets its slash"
        );
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/nothing.rs",
            "//main.rs",
        ] {
            assert!(get(path).starts_with("HTTP/1.1 404 "), "{path}");
        }
        assert!(
            ask(port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").starts_with("HTTP/1.1 421 ")
        );
        assert!(ask(port, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
        let long = format!(
            "GET / HTTP/1.1\r\nX: {}\r\n\r\n",
            "x".repeat(2 * HEAD_LIMIT)
        );
        assert!(ask(port, &long).starts_with("HTTP/1.1 431 "));
        let head = ask(
            port,
            &format!("HEAD /main.rs HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"),
        );
        assert!(
            head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
    }
}
