//! `JsFunction`: where the JavaScript of a `#[js_import]` is, and what is done with it.
#![allow(clippy::missing_errors_doc, clippy::must_use_candidate)] // for generated code only

use std::rc::Rc;
#[cfg(target_arch = "wasm32")]
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::call::Verb;
use crate::connection::{self, Connection};
use crate::error::InteropError;
use crate::module_file::ModuleFile;
use crate::reference::JsObjectRef;
use crate::target::Target;

/// The name that an import stands for. It is a function to call, unless it is said to be something else.
pub struct JsFunction {
    origin: Origin,
    name: &'static str,
    verb: Verb,
    /// The number under which JavaScript knows it, once it was called; 0 before.
    #[cfg(target_arch = "wasm32")]
    number: AtomicU32,
}

/// Where the name is looked up, when there is no object on which it is.
enum Origin {
    Global,
    Module(&'static str),
    File(&'static ModuleFile),
}

impl JsFunction {
    /// A dotted path from `globalThis`, or from the object of a call [`on`](Self::on) one.
    pub const fn global(name: &'static str) -> Self {
        Self::new(Origin::Global, name)
    }

    /// A dotted path in a module, which is given by name or specifier.
    pub const fn in_module(module: &'static str, name: &'static str) -> Self {
        Self::new(Origin::Module(module), name)
    }

    /// A dotted path in a module that the crate carries.
    pub const fn in_file(file: &'static ModuleFile, name: &'static str) -> Self {
        Self::new(Origin::File(file), name)
    }

    const fn new(origin: Origin, name: &'static str) -> Self {
        JsFunction {
            origin,
            name,
            verb: Verb::Invoke,
            #[cfg(target_arch = "wasm32")]
            number: AtomicU32::new(0),
        }
    }

    /// The name is called with `new`.
    #[must_use]
    pub const fn constructor(self) -> Self {
        self.doing(Verb::Construct)
    }

    /// The name is read.
    #[must_use]
    pub const fn getter(self) -> Self {
        self.doing(Verb::Get)
    }

    /// The name is given a value.
    #[must_use]
    pub const fn setter(self) -> Self {
        self.doing(Verb::Set)
    }

    const fn doing(mut self, verb: Verb) -> Self {
        self.verb = verb;
        self
    }

    /// The number under which JavaScript knows it.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn number(&self) -> u32 {
        self.number.load(Relaxed)
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn set_number(&self, number: u32) {
        self.number.store(number, Relaxed);
    }

    /// The module in which the name is looked up, empty for `globalThis`, and the name.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn place(&self) -> (&'static str, &'static str) {
        let module = match &self.origin {
            Origin::Global => "",
            Origin::Module(module) => module,
            Origin::File(file) => file.module(),
        };
        (module, self.name)
    }

    /// A call where the name itself says.
    pub const fn callee(&'static self) -> Callee<'static> {
        Callee {
            function: self,
            this: None,
        }
    }

    /// A call on an object.
    pub fn on<'a>(&'static self, this: &'a impl ThisObject) -> Callee<'a> {
        Callee {
            function: self,
            this: Some(this.object()),
        }
    }
}

/// The parameter `this` of an import.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the `this` of an import",
    label = "write `&JsObjectRef`",
    note = "`this` is the JavaScript object on which the name is looked up"
)]
pub trait ThisObject {
    /// The object.
    fn object(&self) -> &JsObjectRef;
}

impl ThisObject for JsObjectRef {
    fn object(&self) -> &JsObjectRef {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: ThisObject + ?Sized> ThisObject for &T {
    fn object(&self) -> &JsObjectRef {
        (**self).object()
    }
}

/// What one call of an import is about.
#[derive(Clone, Copy)]
pub struct Callee<'a> {
    function: &'static JsFunction,
    this: Option<&'a JsObjectRef>,
}

impl Callee<'_> {
    pub(crate) fn verb(self) -> Verb {
        self.function.verb
    }

    /// The function, if its number is all that JavaScript needs to know.
    #[cfg(target_arch = "wasm32")]
    #[inline]
    pub(crate) fn plain(self) -> Option<&'static JsFunction> {
        (self.this.is_none() && self.function.verb == Verb::Invoke).then_some(self.function)
    }

    /// What messages call it.
    #[cfg(target_arch = "wasm32")]
    #[cold]
    pub(crate) fn method(self) -> String {
        self.target().to_string()
    }

    pub(crate) fn target(self) -> Target<'static> {
        let name = self.function.name;
        match (self.this, &self.function.origin) {
            (Some(this), _) => Target::on(this, name),
            (None, Origin::Global) => Target::global(name),
            (None, Origin::Module(module)) => Target::module(module, name),
            (None, Origin::File(file)) => Target::module(file.module(), name),
        }
    }

    /// The connection that the call goes over, which knows the module from now on.
    pub(crate) fn connection(self) -> Result<Rc<Connection>, InteropError> {
        let connection = match self.this {
            Some(this) => connection::of_object(this),
            None => connection::current(),
        }?;
        if let (None, Origin::File(file)) = (self.this, &self.function.origin) {
            let provided = connection.transport.provide(file);
            provided.map_err(|error| error.in_method(|| self.target().to_string()))?;
        }
        Ok(connection)
    }
}
