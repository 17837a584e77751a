//! What `#[js_import]` generates, one snapshot per construct.

use insta::assert_snapshot;

use super::pretty;

#[test]
fn global_one_way() {
    assert_snapshot!(pretty(
        "#[js_import(\"globalThis.console.log\")] pub fn console_log(message: &str);"
    ));
}

#[test]
fn module() {
    assert_snapshot!(pretty(
        "#[js_import(\"getMessage\", module = \"CallJavaScript1\")]
        /// Kept.
        #[must_use]
        pub(crate) fn get_welcome_message(a: &str, n: u32) -> Result<String, InteropError>;"
    ));
}

#[test]
fn asynchronous() {
    assert_snapshot!(pretty(
        "#[js_import(module = \"./users.js\")]
        async fn r#loop<'a>() -> Result<User, InteropError>;"
    ));
}

#[test]
fn another_crate_path() {
    assert_snapshot!(pretty("#[js_import(crate = ::renamed)] fn ping();"));
}

#[test]
fn block() {
    assert_snapshot!(pretty(
        "#[js_import(module = \"./greeter.js\", rename_all = \"camelCase\")]
        /// Not kept: it describes the block.
        #[cfg(feature = \"greeter\")]
        extern \"js\" {
            /// Loads one user.
            pub async fn load_user(id: u32) -> Result<User, InteropError>;
            #[js_import(\"formatName\")]
            pub fn format(first: &str, last: &str) -> Result<String, InteropError>;
            fn log_line(message: &str);
        }"
    ));
}
