//! `Registry` and `Dispatcher` of native hosts: finds an invokable by name and runs it on a message.

use std::any::TypeId;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::de::value::UnitDeserializer;

use crate::call::Outcome;
use crate::codec::{CodecError, Decoder, Message, Roots};
use crate::connection::Connection;
use crate::error::{ErrorCode, InteropError};
use crate::executor::Started;
use crate::handle::Handle;
use crate::invokable::{Body, Invokable};
use crate::reference::{AnyObject, Object};

#[doc(hidden)]
pub struct Registration(pub &'static Invokable);
inventory::collect!(Registration);

/// Every invokable that is linked in.
pub(crate) struct Registry {
    functions: HashMap<&'static str, HashMap<&'static str, &'static Invokable>>,
    methods: HashMap<TypeId, HashMap<&'static str, &'static Invokable>>,
    /// The first identifier that stands twice, both places named.
    duplicate: Option<InteropError>,
}

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
    let mut registry = Registry {
        functions: HashMap::new(),
        methods: HashMap::new(),
        duplicate: None,
    };
    for Registration(invokable) in inventory::iter::<Registration> {
        registry.add(invokable);
    }
    registry
});

impl Registry {
    /// # Errors
    /// `DuplicateIdentifier`.
    pub(crate) fn get() -> Result<&'static Registry, InteropError> {
        let registry = &*REGISTRY;
        registry.duplicate.clone().map_or(Ok(registry), Err)
    }

    fn add(&mut self, invokable: &'static Invokable) {
        let names = match &invokable.owner {
            Some(owner) => self.methods.entry((owner.id)()).or_default(),
            None => self.functions.entry(invokable.crate_name).or_default(),
        };
        let Some(first) = names.insert(invokable.identifier, invokable) else {
            return;
        };
        let place = |invokable: &Invokable| format!("{}:{}", invokable.file, invokable.line);
        let mut places = [place(first), place(invokable)];
        places.sort(); // the order of registration is not the order of the source
        let text = format!(
            "`{}` stands at {} and at {}",
            invokable.full_name(),
            places[0],
            places[1]
        );
        self.duplicate
            .get_or_insert_with(|| InteropError::new(ErrorCode::DuplicateIdentifier, text));
    }

    fn function(
        &self,
        crate_name: &str,
        identifier: &str,
    ) -> Result<&'static Invokable, InteropError> {
        let Some(names) = self.functions.get(crate_name) else {
            let hint = nearest(crate_name, self.functions.keys());
            let text = format!(
                "no crate `{crate_name}` has invokables here{hint}; a library needs `use its_name as _;`"
            );
            return Err(InteropError::new(ErrorCode::UnknownCrate, text));
        };
        names.get(identifier).copied().ok_or_else(|| {
            let hint = nearest(identifier, names.keys());
            let text = format!("`{crate_name}` has no invokable `{identifier}`{hint}");
            InteropError::new(ErrorCode::UnknownMethod, text)
        })
    }

    fn method(
        &self,
        object: &Rc<dyn Object>,
        identifier: &str,
    ) -> Result<&'static Invokable, InteropError> {
        let names = self.methods.get(&object.value_type());
        names
            .and_then(|names| names.get(identifier))
            .copied()
            .ok_or_else(|| {
                let hint =
                    names.map_or_else(String::new, |names| nearest(identifier, names.keys()));
                let text = format!(
                    "`{}` has no invokable method `{identifier}`{hint}",
                    object.type_name()
                );
                InteropError::new(ErrorCode::UnknownMethod, text)
            })
    }
}

/// A hint with the nearest of the known names.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a &'static str>) -> String {
    let near = known.map(|known| (distance(name, known), *known)).min();
    match near {
        Some((distance, known)) if distance <= known.len().max(3) / 3 => {
            format!("; did you mean `{known}`?")
        }
        _ => String::new(),
    }
}

/// Levenshtein's edit distance.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

/// The arguments of a call that came as a message.
pub struct FrameArgs {
    decoder: Decoder,
    object: Option<Rc<dyn Object>>,
    /// How many arguments were taken, which is the index of the next in JavaScript.
    taken: usize,
}

impl crate::__private::Args for FrameArgs {
    fn take<T: DeserializeOwned>(&mut self) -> Result<T, InteropError> {
        let index = self.taken;
        self.taken += 1;
        if index < self.decoder.roots() {
            return self.decoder.next(Roots::Arguments, index);
        }
        // Only optional ones may be missing: the count was checked.
        T::deserialize(UnitDeserializer::<CodecError>::new())
            .map_err(|error| error.at_argument(index))
    }

    fn skip(&mut self) {}

    fn object(&self) -> Result<AnyObject, InteropError> {
        self.object.clone().map(AnyObject).ok_or_else(|| {
            InteropError::new(
                ErrorCode::ProtocolError,
                "a method was called without its object",
            )
        })
    }
}

/// A call from JavaScript that came as a message.
pub(crate) struct Call<'a> {
    pub(crate) crate_name: &'a str,
    pub(crate) identifier: &'a str,
    /// The object whose method is called.
    pub(crate) object: Option<Handle>,
    pub(crate) args: Message,
    /// The caller does not wait: an async invokable is refused.
    pub(crate) sync: bool,
}

/// Finds and runs. An async invokable that is not ready goes on in the connection's executor.
///
/// # Errors
/// Those of lookup, count and decoding as `Err`; those of the invokable inside `Started`.
pub(crate) fn dispatch(
    connection: &Rc<Connection>,
    call: Call<'_>,
) -> Result<Started, InteropError> {
    let registry = Registry::get()?;
    // Before anything can fail: dropping the decoder gives the message's shares back.
    let decoder = connection.decoder(call.args)?;
    let object = match call.object {
        Some(handle) => Some(connection.tables.object(handle).ok_or_else(|| {
            let text = format!(
                "`{}` was called on an object that was disposed",
                call.identifier
            );
            InteropError::new(ErrorCode::Disposed, text)
        })?),
        None => None,
    };
    let invokable = match &object {
        Some(object) => registry.method(object, call.identifier)?,
        None => registry.function(call.crate_name, call.identifier)?,
    };
    let name = || invokable.full_name();
    invokable
        .check_count(decoder.roots())
        .map_err(|error| error.in_method(name))?;
    if call.sync && invokable.is_async {
        let text = format!("`{}` is async; call it with `invokeMethodAsync`", name());
        return Err(InteropError::new(ErrorCode::SyncUnsupported, text));
    }
    let mut args = FrameArgs {
        decoder,
        object,
        taken: 0,
    };
    let started = connection.enter(|| match invokable.body {
        Body::Sync(run) => Started::Ready(run(&mut args)),
        Body::Async(begin) => match begin(&mut args) {
            Ok(future) => connection.start(future),
            Err(error) => Started::Ready(Err(error)),
        },
    });
    Ok(match started {
        Started::Ready(Err(error)) => Started::Ready(Outcome::Err(error.in_method(name))),
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn offers_a_name_only_when_it_is_near() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(
            nearest("retrun_array", ["return_array", "add"].iter()),
            "; did you mean `return_array`?"
        );
        assert_eq!(nearest("subtract", ["return_array", "add"].iter()), "");
    }
}
