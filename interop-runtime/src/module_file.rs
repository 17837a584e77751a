//! `ModuleFile`: a JavaScript file that a crate carries, as the module of a name.
//!
//! On wasm, wasm-bindgen copies the file beside the program, and a snippet of ours next to the copy hands out the
//! module: so it is there from the start, in every build, and nobody imports it by hand. Natively the source is
//! kept for a host whose JavaScript runs elsewhere.
#![allow(clippy::must_use_candidate)] // for generated code only

#[cfg(target_arch = "wasm32")]
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// A file that stands behind a module's name.
#[cfg(target_arch = "wasm32")]
pub struct ModuleFile {
    module: &'static str,
    members: fn() -> JsValue,
    provided: AtomicBool,
}

#[cfg(target_arch = "wasm32")]
impl ModuleFile {
    /// `members` gives the module's namespace.
    pub const fn new(module: &'static str, members: fn() -> JsValue) -> Self {
        ModuleFile {
            module,
            members,
            provided: AtomicBool::new(false),
        }
    }

    pub(crate) fn module(&self) -> &'static str {
        self.module
    }

    pub(crate) fn members(&self) -> JsValue {
        (self.members)()
    }

    /// Whether JavaScript knows it; there is one JavaScript for each wasm instance.
    pub(crate) fn is_provided(&self) -> bool {
        self.provided.load(Ordering::Relaxed)
    }

    pub(crate) fn set_provided(&self) {
        self.provided.store(true, Ordering::Relaxed);
    }
}

/// A file that stands behind a module's name.
#[cfg(not(target_arch = "wasm32"))]
pub struct ModuleFile {
    module: &'static str,
    path: &'static str,
    source: &'static str,
}

#[cfg(not(target_arch = "wasm32"))]
impl ModuleFile {
    /// `path` begins at the root of the crate.
    pub const fn new(module: &'static str, path: &'static str, source: &'static str) -> Self {
        ModuleFile {
            module,
            path,
            source,
        }
    }

    /// The name by which imports know it.
    pub fn module(&self) -> &'static str {
        self.module
    }

    /// Where the crate keeps it.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The JavaScript.
    pub fn source(&self) -> &'static str {
        self.source
    }
}

/// A file of a crate that is linked in.
#[cfg(not(target_arch = "wasm32"))]
pub struct CarriedFile(pub &'static ModuleFile);

#[cfg(not(target_arch = "wasm32"))]
inventory::collect!(CarriedFile);

/// Every file that a crate of this program carries; one may be listed more than once.
#[cfg(not(target_arch = "wasm32"))]
pub fn carried_files() -> impl Iterator<Item = &'static ModuleFile> {
    inventory::iter::<CarriedFile>().map(|file| file.0)
}

/// Declares the `static` of a file. The text at the end is the snippet that wasm-bindgen puts beside the copy.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_module_file {
    ($name:ident, $module:literal, $path:literal, $snippet:literal) => {
        static $name: $crate::__private::ModuleFile = $crate::__private::ModuleFile::new(
            $module,
            $path,
            ::core::include_str!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), $path)),
        );
        $crate::__private::inventory::submit! { $crate::__private::CarriedFile(&$name) }
    };
}

/// wasm: the first import makes wasm-bindgen copy the file, and is never called; the snippet imports the copy.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_module_file {
    ($name:ident, $module:literal, $path:literal, $snippet:literal) => {
        static $name: $crate::__private::ModuleFile = {
            #[$crate::__private::wasm_bindgen::prelude::wasm_bindgen(
                                                wasm_bindgen = $crate::__private::wasm_bindgen,
                                                module = $path
                                            )]
            extern "C" {
                #[allow(dead_code)]
                fn copied();
            }
            #[$crate::__private::wasm_bindgen::prelude::wasm_bindgen(
                                                wasm_bindgen = $crate::__private::wasm_bindgen,
                                                inline_js = $snippet
                                            )]
            extern "C" {
                fn namespace() -> $crate::__private::wasm_bindgen::JsValue;
            }
            $crate::__private::ModuleFile::new($module, namespace)
        };
    };
}

pub use __interop_module_file as module_file;
