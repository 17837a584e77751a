use interop_runtime::prelude::*;

#[js_import("theme", setter, module = "./settings.js")]
fn change_theme(value: &str);

#[js_import(module = "https://example.org/settings.js")]
extern "js" {
    #[js_import(setter)]
    fn set_size(value: f64) -> Result<(), InteropError>;

    #[js_import("settings.theme", setter)]
    fn set_theme(value: &str);
}

#[js_import("theme", setter, module = "a registered object")]
fn set_theme_of_object(value: &str);

#[js_import("theme", setter, module = "my-lib/settings", file = "/Cargo.toml")]
fn set_theme_of_file(value: &str);

fn main() {}
