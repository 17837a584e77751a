//! What a connection has that handles can name.

use interop_runtime::InteropError;
use interop_runtime::testing::{FakeJs, FakeRustObject, FakeValue};

/// A connection, with objects that handles can name or without.
pub(crate) struct World {
    pub(crate) fake: FakeJs,
    tally: Option<FakeRustObject>,
}

/// How many shares of the object of JavaScript Rust has been granted.
const SHARES: usize = 2;
/// The handle of that object: the first of its table, as is that of the object of Rust.
pub(crate) const FIRST_HANDLE: f64 = 16_777_216.0;

impl World {
    pub(crate) fn empty() -> Self {
        World {
            fake: FakeJs::new(),
            tally: None,
        }
    }

    /// JavaScript holds an object of Rust, and Rust shares of one of JavaScript.
    pub(crate) fn with_objects() -> Self {
        let fake = FakeJs::new();
        let tally = fake.invoke("interop-tests-library", "Tally.start", (1,));
        let object = fake.object("object");
        for _ in 0..SHARES {
            let value = vec![FakeValue::JsObject(object)];
            fake.message(value).expect("an object can be sent");
        }
        World {
            tally: Some(tally.expect("an object of Rust")),
            fake,
        }
    }

    /// How many objects of each side are alive when messages have brought so many shares of the object
    /// that nobody granted: Rust gives each of them back, and too many of them end it.
    pub(crate) fn objects_left(&self, forged: usize) -> (usize, usize) {
        match self.tally {
            Some(_) => (1, usize::from(forged < SHARES)),
            None => (0, 0),
        }
    }

    /// An honest message for `references`.
    pub(crate) fn references(&self) -> Result<Vec<u8>, InteropError> {
        let rust = FakeValue::RustObject(self.tally.expect("a world with objects"));
        let js = FakeValue::JsObject(self.fake.object("another"));
        let object = |fields: Vec<(&str, FakeValue)>| {
            let fields = fields.into_iter();
            FakeValue::Object(
                fields
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
            )
        };
        let others = FakeValue::Array(vec![js.clone(), js.clone()]);
        let held = object(vec![("object", rust.clone()), ("others", others)]);
        let pair = object(vec![("object", rust.clone())]);
        let either = FakeValue::Array(vec![rust.clone(), js.clone(), pair, FakeValue::Null]);
        self.fake.message(vec![rust, js, held, either])
    }
}
