//! What the macros make of an invokable: data about it, and one function to run it.

use std::any::TypeId;

#[cfg(not(target_arch = "wasm32"))]
use crate::call::{Begun, Outcome};
#[cfg(not(target_arch = "wasm32"))]
use crate::error::{ErrorCode, InteropError};
use crate::reference::short_type_name;

/// An invokable as a program holds it: one `static` for each.
///
/// On wasm the static itself is the registry's entry: it is exported under a reserved name, and
/// JavaScript asks for its description on the first call. Natively `inventory` collects them.
pub struct Invokable {
    /// In wasm both stand in the name of the export.
    #[doc(hidden)]
    #[cfg(not(target_arch = "wasm32"))]
    pub crate_name: &'static str,
    #[doc(hidden)]
    #[cfg(not(target_arch = "wasm32"))]
    pub identifier: &'static str,
    #[doc(hidden)]
    pub file: &'static str,
    #[doc(hidden)]
    pub line: u32,
    /// One for each declared parameter: a sum of the constants in [`kind`].
    #[doc(hidden)]
    pub params: &'static [u8],
    /// Where JavaScript finds it. Most are one and the same place.
    #[doc(hidden)]
    pub place: &'static Place,
    #[doc(hidden)]
    pub body: Body,
    #[doc(hidden)]
    pub is_async: bool,
}

/// What is known of a parameter before a value arrives.
pub mod kind {
    /// The runtime supplies it; JavaScript sends nothing.
    pub const SUPPLIED: u8 = 1;
    /// An `Option`: it may be left out at the end.
    pub const OPTIONAL: u8 = 2;
    /// Any object or function is sent as a reference.
    pub const REFERENCE: u8 = 4;
    /// A string, which in-process need not be in a message.
    pub const TEXT: u8 = 8;
    /// A number: receiving it runs no code of the user's.
    pub const NUMBER: u8 = 16;
}

/// Where JavaScript finds an entry.
pub enum Place {
    /// By crate and identifier.
    Function,
    /// By identifier, on an object of this type.
    Method(Owner),
    /// Under this module path, or under the names that replace it.
    ExportedFunction(&'static str),
    /// The same for a class, whose instances are the objects of this type.
    ExportedClass(&'static str, Owner),
    /// On the class of this type, or on its instances.
    ExportedMember(Member, Owner),
}

/// What an exported member is to its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Member {
    /// `new Class(…)`
    Constructor = 1,
    /// `Class.name(…)`
    Static = 2,
    /// `instance.name(…)`
    Method = 3,
    /// `instance.name`
    Getter = 4,
    /// `instance.name = …`
    Setter = 5,
}

impl Place {
    /// The type that the entry belongs to.
    pub(crate) fn owner(&self) -> Option<&Owner> {
        match self {
            Place::Function | Place::ExportedFunction(_) => None,
            Place::Method(owner)
            | Place::ExportedClass(_, owner)
            | Place::ExportedMember(_, owner) => Some(owner),
        }
    }

    /// For JavaScript: 0 for what is no member of a class, else a [`Member`].
    pub(crate) fn member(&self) -> u32 {
        match self {
            Place::ExportedMember(member, _) => *member as u32,
            _ => 0,
        }
    }

    /// Where `getExports` has a function or a class.
    pub(crate) fn namespace(&self) -> Option<&'static str> {
        match self {
            Place::ExportedFunction(namespace) | Place::ExportedClass(namespace, _) => {
                Some(namespace)
            }
            _ => None,
        }
    }
}

/// The type of an object, without a value of it.
pub struct Owner {
    #[doc(hidden)]
    pub id: fn() -> TypeId,
    #[doc(hidden)]
    pub name: fn() -> String,
}

impl Owner {
    /// The owner `T`.
    #[must_use]
    pub const fn of<T: 'static>() -> Self {
        Owner {
            id: TypeId::of::<T>,
            name: short_type_name::<T>,
        }
    }
}

/// The function behind an invokable, in the form that the host of this target calls.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy)]
pub enum Body {
    /// Called and done.
    Sync(fn(&mut crate::dispatcher::FrameArgs) -> Outcome),
    /// Started, and polled from then on.
    Async(fn(&mut crate::dispatcher::FrameArgs) -> Begun),
    /// A class: there is nothing to call.
    Class,
}

/// The arguments of a callback, in the form of the host of this target.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) type CallbackArgs<'a> = crate::dispatcher::FrameArgs;

/// The arguments of a callback, in the form of the host of this target.
#[cfg(target_arch = "wasm32")]
pub(crate) type CallbackArgs<'a> = crate::transport::in_process::RawArgs<'a, 8>;

/// The function behind an invokable, in the form that the host of this target calls.
#[cfg(target_arch = "wasm32")]
pub use crate::transport::in_process::RawBody as Body;

impl Invokable {
    /// How messages name it: `my-app.add`, or `HelloHelper.set_name` for a method.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn full_name(&self) -> String {
        match self.place.owner() {
            Some(owner) => format!("{}.{}", (owner.name)(), self.identifier),
            None => format!("{}.{}", self.crate_name, self.identifier),
        }
    }

    /// Refuses a number of arguments that does not fit the parameters.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn check_count(&self, received: usize) -> Result<(), InteropError> {
        let sent = || {
            self.params
                .iter()
                .filter(|param| *param & kind::SUPPLIED == 0)
        };
        let most = sent().count();
        let optional = sent()
            .rev()
            .take_while(|param| *param & kind::OPTIONAL != 0)
            .count();
        if (most - optional..=most).contains(&received) {
            return Ok(());
        }
        let expected = match optional {
            0 => most.to_string(),
            _ => format!("{} to {most}", most - optional),
        };
        let plural = if most == 1 { "argument" } else { "arguments" };
        let text = format!(
            "`{}` expects {expected} {plural}, received {received}",
            self.full_name()
        );
        Err(InteropError::new(ErrorCode::BadArgs, text))
    }
}
