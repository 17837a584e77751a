//! JavaScript that this library carries: its functions, and what it gives the application.

use interop_runtime::prelude::*;

/// A function of the library's own JavaScript.
///
/// # Errors
/// None that the library knows of.
#[js_import(
    "getMessage",
    module = "interop-tests-library/greeter",
    file = "/js/greeter.js"
)]
pub async fn greeter_message() -> Result<String, InteropError>;

#[js_import(module = "interop-tests-library/greeter", file = "/js/greeter.js")]
extern "js" {
    fn upgrade();

    #[js_import("version", getter)]
    fn version() -> Result<String, InteropError>;

    #[js_import("settings.theme", getter)]
    async fn theme() -> Result<String, InteropError>;

    #[js_import("settings.theme", setter)]
    fn set_theme(theme: &str) -> Result<(), InteropError>;

    #[js_import("settings.contrast", getter)]
    fn contrast() -> Result<Option<f64>, InteropError>;

    #[js_import("Greeter", constructor)]
    fn new_greeter(name: &str) -> Result<JsObjectRef, InteropError>;

    #[js_import(method)]
    fn greet(this: &JsObjectRef, greeting: &str) -> Result<String, InteropError>;

    #[js_import(getter)]
    async fn visits(this: &JsObjectRef) -> Result<u32, InteropError>;

    #[js_import("visits", setter)]
    fn forget_visits(this: &JsObjectRef, value: u32);

    #[js_import("notThere")]
    async fn not_there() -> Result<(), InteropError>;
}

/// Every road into the carried file.
#[js_invokable]
async fn tour(name: &str) -> Result<Vec<String>, InteropError> {
    let greeter = new_greeter(name)?;
    let mut seen = vec![version()?, theme().await?, greet(&greeter, "Hello")?];
    upgrade();
    set_theme("dark")?;
    seen.push(format!("{} {}", version()?, theme().await?));
    seen.push(format!("{} {:?}", visits(&greeter).await?, contrast()?));
    forget_visits(&greeter, 40);
    seen.push(format!(
        "{} {}",
        greet(&greeter, "Goodbye")?,
        visits(&greeter).await?
    ));
    seen.push(not_there().await.unwrap_err().to_string());
    set_theme("light")?;
    Ok(seen)
}
