//! Imports that are no plain functions, each called in the way its case asks for.

use interop_runtime::prelude::*;
use serde::Deserialize;

#[js_import(module = "./js/fixtures/chart.js", rename_all = "camelCase")]
extern "js" {
    #[js_import("Chart", constructor)]
    async fn new_chart(at: &JsObjectRef, data: &[f64]) -> Result<JsObjectRef, InteropError>;

    #[js_import("Chart", constructor)]
    fn new_chart_now(at: &JsObjectRef, data: &[f64]) -> Result<JsObjectRef, InteropError>;

    #[js_import("settings", constructor)]
    fn new_settings() -> Result<JsObjectRef, InteropError>;

    #[js_import(getter)]
    async fn version() -> Result<String, InteropError>;

    #[js_import("version", getter)]
    fn version_now() -> Result<String, InteropError>;

    async fn release() -> Result<(), InteropError>;

    #[js_import("settings.theme", getter)]
    fn theme() -> Result<Option<String>, InteropError>;

    #[js_import("settings.contrast", getter)]
    fn contrast() -> Result<Option<f64>, InteropError>;

    #[js_import("settings.contrast", getter)]
    fn required_contrast() -> Result<f64, InteropError>;

    #[js_import("settings.theme", setter)]
    async fn set_theme(value: &str) -> Result<(), InteropError>;

    #[js_import(method)]
    async fn resize(this: &JsObjectRef, width: f64) -> Result<String, InteropError>;

    #[js_import("resize", method)]
    fn resize_and_forget(this: &JsObjectRef, width: f64);

    #[js_import("rezise", method)]
    fn misspelt(this: &JsObjectRef) -> Result<(), InteropError>;

    #[js_import("lineWidth", method)]
    fn no_method(this: &JsObjectRef) -> Result<(), InteropError>;

    #[js_import(getter)]
    fn line_width(this: &JsObjectRef) -> Result<f64, InteropError>;

    #[js_import(setter)]
    fn set_line_width(this: &JsObjectRef, width: f64) -> Result<(), InteropError>;

    #[js_import(getter)]
    async fn broken(this: JsObjectRef) -> Result<String, InteropError>;

    #[js_import("title", setter)]
    fn set_title(this: &JsObjectRef, title: &str);
}

#[js_import("testFunctions.flag", setter)]
fn set_flag(value: bool);

#[js_import("testFunctions.flag", getter)]
async fn flag() -> Result<bool, InteropError>;

#[js_import(setter, module = "registered settings")]
fn set_size(value: u32) -> Result<(), InteropError>;

/// The name is that of a library's file.
#[js_import(module = "interop-tests-library/greeter", file = "/js/impostor.js")]
extern "js" {
    #[js_import("getMessage")]
    async fn impostor() -> Result<String, InteropError>;

    #[js_import("getMessage")]
    fn impostor_one_way();
}

#[js_invokable]
async fn call_impostor() -> Result<String, InteropError> {
    impostor_one_way();
    impostor().await
}

/// Every kind that JavaScript can be asked for, in one tour.
#[js_invokable]
async fn chart_tour(at: JsObjectRef) -> Result<Vec<String>, InteropError> {
    let chart = new_chart(&at, &[1.0, 2.0]).await?;
    let mut seen = vec![version().await?, resize(&chart, 640.0).await?];
    release().await?;
    seen.push(version_now()?);
    set_line_width(&chart, 2.5)?;
    seen.push(line_width(&chart)?.to_string());
    set_theme("dark").await?;
    seen.push(format!("{:?} {:?}", theme()?, contrast()?));
    resize_and_forget(&chart, 320.0);
    seen.push(chart.get_sync::<f64>("width")?.to_string());
    let another = new_chart_now(&at, &[3.0])?;
    seen.push(another.get_sync("title")?);
    set_flag(true);
    seen.push(flag().await?.to_string());
    Ok(seen)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Mistake {
    NoData,
    NoConstructor,
    NoProperty,
    Misspelt,
    NoMethod,
    Broken,
    GetterOnly,
    Disposed,
}

/// One way to go wrong, once the module is loaded.
#[js_invokable]
async fn chart_mistake(at: JsObjectRef, mistake: Mistake) -> Result<(), InteropError> {
    let chart = new_chart(&at, &[1.0]).await?;
    match mistake {
        Mistake::NoData => new_chart(&at, &[]).await.map(drop),
        Mistake::NoConstructor => new_settings().map(drop),
        Mistake::NoProperty => required_contrast().map(drop),
        Mistake::Misspelt => misspelt(&chart),
        Mistake::NoMethod => no_method(&chart),
        Mistake::Broken => broken(chart).await.map(drop),
        Mistake::GetterOnly => {
            set_title(&chart, "heard by `onError`");
            Ok(())
        }
        Mistake::Disposed => {
            chart.dispose().await;
            line_width(&chart).map(drop)
        }
    }
}

/// The module may not be loaded yet.
#[js_invokable]
fn chart_version() -> Result<String, InteropError> {
    version_now()
}

#[js_invokable]
fn set_registered_size(value: u32) -> Result<(), InteropError> {
    set_size(value)
}
