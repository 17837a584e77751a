//! `Target`: what a call into JavaScript is made to.

use std::borrow::Cow;
use std::fmt;

use crate::reference::JsObjectRef;

/// A name in JavaScript: a path in the global object, in a module, or on an object.
#[derive(Clone)]
pub(crate) struct Target<'a> {
    pub(crate) object: Option<JsObjectRef>,
    pub(crate) module: Option<Cow<'a, str>>,
    pub(crate) name: Cow<'a, str>,
}

impl<'a> Target<'a> {
    pub(crate) fn global(name: &'a str) -> Self {
        Target {
            object: None,
            module: None,
            name: name.into(),
        }
    }

    pub(crate) fn module(module: &'a str, name: &'a str) -> Self {
        Target {
            object: None,
            module: Some(module.into()),
            name: name.into(),
        }
    }

    pub(crate) fn on(object: &JsObjectRef, name: &'a str) -> Self {
        Target {
            object: Some(object.clone()),
            module: None,
            name: name.into(),
        }
    }

    pub(crate) fn into_owned(self) -> Target<'static> {
        Target {
            object: self.object,
            module: self.module.map(|module| module.into_owned().into()),
            name: self.name.into_owned().into(),
        }
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.module {
            Some(module) if self.name.is_empty() => f.write_str(module),
            Some(module) => write!(f, "{module}#{}", self.name),
            None if self.name.is_empty() => f.write_str("a referenced function"),
            None => f.write_str(&self.name),
        }
    }
}
