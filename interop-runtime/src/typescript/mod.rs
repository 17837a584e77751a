//! TypeScript declarations of an application: its functions, classes and the serde types that cross.
//!
//! Natively, with the feature `typescript`. `cargo xtask types` calls this; so can a test or a program of the
//! application's own, which has to link the application in (`use my_app as _;`):
//!
//! ```
//! use interop_runtime::prelude::*;
//!
//! #[derive(serde::Serialize, TS)]
//! struct User {
//!     id: u32,
//!     nick: Option<String>,
//! }
//!
//! /// Finds a user.
//! #[js_invokable("loadUser")]
//! fn load_user(id: u32) -> Option<User> {
//!     Some(User { id, nick: None })
//! }
//!
//! let declarations = interop_runtime::typescript::declarations();
//! let text = declarations.text();
//! assert!(text.contains("export type User = { id: number, nick: string | null, };"));
//! assert!(text.contains(r#"identifier: "loadUser", id: number): User | null;"#));
//! assert!(declarations.remarks().is_empty());
//! ```

/// Adds a line to a text.
macro_rules! line {
    ($out:expr, $($text:tt)*) => {{
        use std::fmt::Write as _;
        writeln!($out, $($text)*).expect("writing to a `String` cannot fail");
    }};
}

mod adapt;
mod classes;
mod collect;
mod names;
mod probe;
mod program;
mod signature;
mod special;
mod typed;
mod write;

use std::collections::BTreeMap;
use std::fmt;

pub use ts_rs;
/// A type that has a TypeScript declaration: [`ts-rs`](ts_rs). `#[derive(TS)]` of the prelude implements it.
pub use ts_rs::TS;

#[doc(hidden)]
pub use probe::{Declared, Described, Infallible, Probe, Undeclared};
#[doc(hidden)]
pub use special::{class_name, same_type};
#[doc(hidden)]
pub use typed::Typed;

use crate::invokable::Invokable;
use collect::Collector;
use names::Names;
use program::Program;

/// A TypeScript module that declares a program, and what it cannot say. It is also displayed as its text.
///
/// ```no_run
/// let declarations = interop_runtime::typescript::declarations();
/// std::fs::write("web/my_app.d.ts", declarations.text())?;
/// for remark in declarations.remarks() {
///     eprintln!("{remark}");
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Declarations {
    text: String,
    remarks: Vec<String>,
}

impl Declarations {
    /// The content of a `.d.ts` file. It has no `any`; what is not known is `unknown`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A sentence for each type that is `unknown`, and for each name that two types want: what, where, and the remedy.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }
}

impl fmt::Display for Declarations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Declares every invokable, export and serde type of the crates that are linked into this program.
///
/// Natively, and with the feature `typescript`, there is nothing that fails: what cannot be said is a remark. A library
/// of which nothing is used has to be linked in by name (`use my_lib as _;`).
///
/// ```
/// let text = interop_runtime::typescript::declarations().to_string();
/// assert!(text.contains("export declare function interop(): Rust;"));
/// ```
#[must_use]
pub fn declarations() -> Declarations {
    let program = Program::linked();
    let mut collector = Collector::new();
    for typed in program.all() {
        let params = (typed.params)();
        for described in params.into_iter().chain([(typed.result)()]) {
            (described.visit)(&mut collector);
        }
    }
    let taken = write::TAKEN.into_iter().map(str::to_owned);
    let mut names = Names::without(taken.chain(collector.names()));
    for class in &program.classes {
        names.add_class(class.id, class.entry.invokable.identifier);
    }
    for object in &program.objects {
        if names.class(object.id).is_none() {
            names.add_reference(object.id, &object.type_name);
        }
    }
    let mut remarks = remarks(&program);
    let mut text = String::new();
    write::head(&mut text);
    names.clone().while_current(|| {
        collector.write(&mut text, &mut |remark| remarks.push(remark));
        write::program(&mut text, &program, &names);
    });
    Declarations { text, remarks }
}

/// What stays `unknown`: a remark for each type, with the first place that names it.
fn remarks(program: &Program) -> Vec<String> {
    let mut places: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for typed in program.all() {
        let Invokable { file, line, .. } = typed.invokable;
        for (place, rust) in signature::undeclared(typed) {
            let place = format!(
                "{place} of `{}` at {file}:{line}",
                typed.invokable.full_name()
            );
            places.entry(rust).or_default().push(place);
        }
    }
    let remarks = places.into_iter().map(|(rust, places)| {
        let more = match places.len() - 1 {
            0 => String::new(),
            1 => ", and in 1 more place".to_owned(),
            more => format!(", and in {more} more places"),
        };
        let first = &places[0];
        format!("`{rust}` has no declaration, so it is `unknown`: {first}{more}; write `#[derive(TS)]` on what is your own in it")
    });
    remarks.collect()
}
