//! Declarations beside the package that wasm-bindgen made: its own then give `interop()` the application's type.

use super::application::Application;
use crate::run::Result;
use std::fs;
use std::path::Path;

/// What wasm-bindgen declares.
const UNTYPED: &str = "export function interop(): any;";

pub(crate) fn write(folder: &Path, application: &Application, text: &str) -> Result {
    let library = &application.library;
    let path = folder.join(format!("{library}.d.ts"));
    let own = fs::read_to_string(&path).map_err(|error| {
        format!(
            "{}: {error}; --pkg wants the folder that wasm-bindgen generated for {library}",
            path.display()
        )
    })?;
    let typed = typed(&own, library).ok_or_else(|| {
        format!(
            "{} does not declare `{UNTYPED}`; generate the package again with wasm-bindgen",
            path.display()
        )
    })?;
    fs::write(&path, typed)
        .and_then(|()| fs::write(folder.join(format!("{library}_rust.d.ts")), text))
        .map_err(|error| format!("{}: {error}", folder.display()))
}

/// `None` if there is nothing to replace. A second time changes nothing.
fn typed(own: &str, library: &str) -> Option<String> {
    let typed = format!(
        "export {{ interop }} from \"./{library}_rust.js\";\nexport type * from \"./{library}_rust.js\";"
    );
    if own.contains(&typed) {
        return Some(own.to_owned());
    }
    own.contains(UNTYPED)
        .then(|| own.replacen(UNTYPED, &typed, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interop_is_typed_once() {
        let own =
            format!("/** doc */\n{UNTYPED}\nexport default function init(): Promise<void>;\n");
        let once = typed(&own, "my_app").expect("it is declared");
        assert!(
            !once.contains("any")
                && once.contains("from \"./my_app_rust.js\"")
                && once.contains("init()")
        );
        assert_eq!(typed(&once, "my_app"), Some(once));
        assert_eq!(typed("export function other(): void;", "my_app"), None);
    }
}
