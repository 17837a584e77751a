//! Constructors, getters, setters and methods, and a file that the crate carries.

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};

type Chart = JsObjectRef;
type Answer<T> = Result<T, InteropError>;

#[derive(Debug)]
pub struct AppError(InteropError);

impl From<InteropError> for AppError {
    fn from(error: InteropError) -> Self {
        Self(error)
    }
}

#[js_import(module = "./charts.js", rename_all = "camelCase")]
extern "js" {
    #[js_import("Chart", constructor)]
    async fn new_chart(at: &JsObjectRef, data: &[f64]) -> Result<Chart, AppError>;

    #[js_import("Chart", constructor)]
    fn new_chart_now(data: &[f64]) -> Answer<JsObjectRef>;

    #[js_import(method)]
    async fn resize(this: &Chart, width: f64) -> Answer<String>;

    #[js_import("resize", method)]
    fn resize_later(this: JsObjectRef, width: f64);

    #[js_import(getter)]
    fn line_width(this: &&JsObjectRef) -> Answer<f64>;

    #[js_import(setter)]
    fn set_line_width(this: &JsObjectRef, width: f64) -> Answer<()>;

    #[js_import("Series", constructor)]
    async fn new_series(this: &JsObjectRef, name: &str) -> Answer<JsObjectRef>;

    #[js_import(getter)]
    async fn version() -> Answer<String>;

    #[js_import("settings.theme", setter)]
    async fn set_theme(value: &str) -> Answer<()>;

    /// An argument like any other: this is a plain function.
    fn describe(this: &str) -> Answer<String>;
}

#[js_import("document.title", getter)]
fn title() -> Answer<Option<String>>;

#[js_import("document.title", setter)]
fn set_title(title: &str);

#[js_import(setter, module = "settings")]
async fn set_bytes(value: Vec<u8>) -> Result<(), AppError>;

#[js_import(getter, module = "settings")]
async fn bytes() -> Answer<Option<Vec<u8>>>;

#[js_import("getMessage", module = "my-lib/greeter", file = "/Cargo.toml")]
fn greeter_message() -> Answer<String>;

#[js_import(module = "my-lib/greeter", file = "/Cargo.toml")]
extern "js" {
    fn greet(name: &str) -> Answer<String>;
    #[cfg(any())]
    fn absent(value: NoSuchType);
    #[js_import("settings.theme", setter)]
    fn set_carried_theme(theme: &str);
}

#[js_import(module = "my-lib/absent", file = "/Cargo.toml")]
#[cfg(any())]
extern "js" {
    fn absent(value: NoSuchType);
}

pub struct Greeter;

impl Greeter {
    #[js_import(module = "my-lib/greeter", file = "/Cargo.toml")]
    fn create() -> Answer<String>;
}

fn main() {
    let fake = FakeJs::new();
    let (chart, series) = (fake.object("chart"), fake.object("series"));
    fake.on("./charts.js#Chart", move |_| Ok(chart.clone()));
    fake.on("chart#Series", move |_| Ok(series.clone()));
    fake.on("chart#resize", |args| Ok(format!("{} wide", args.get::<f64>(0)?)));
    fake.on("chart#lineWidth", |_| Ok(2.0));
    fake.on("my-lib/greeter#getMessage", |_| Ok("carried"));
    fake.on("my-lib/greeter#greet", |args| args.get::<String>(0));
    fake.on("my-lib/greeter#create", |_| Ok("created"));
    fake.on("./charts.js#version", |_| Ok("1.0"));
    fake.on("./charts.js#describe", |args| args.get::<String>(0));
    for name in ["document.title", "./charts.js#settings.theme", "my-lib/greeter#settings.theme", "settings#bytes"] {
        fake.on(name, |_| Ok(()));
    }
    fake.run(async {
        objects().await;
        assert_eq!(greeter_message().unwrap(), "carried");
        assert_eq!(greet("Amy").unwrap(), "Amy");
        assert_eq!(Greeter::create().unwrap(), "created");
        assert_eq!(version().await.unwrap(), "1.0");
        assert_eq!(describe("me").unwrap(), "me");
        set_theme("dark").await.unwrap();
        set_carried_theme("dark");
        set_title("Sales");
        assert_eq!(title().unwrap(), None);
        set_bytes(vec![1]).await.unwrap();
        assert_eq!(bytes().await.unwrap(), None);
    });
    assert_eq!(fake.calls("chart#resize").len(), 2);
    assert_eq!(fake.calls("chart#lineWidth")[1].get::<f64>(0).unwrap(), 3.0);
    assert_eq!(fake.calls("document.title")[0].get::<String>(0).unwrap(), "Sales");
    assert_eq!(fake.calls("./charts.js#settings.theme")[0].get::<String>(0).unwrap(), "dark");
    assert_eq!(fake.calls("settings#bytes")[0].value(0), &FakeValue::Bytes(vec![1]));
    assert_eq!(fake.reported().len(), 0);
    assert_eq!(title().unwrap_err().code(), ErrorCode::NotConnected);
    set_title("nobody listens");
}

async fn objects() {
    let chart = new_chart_now(&[1.0]).unwrap();
    assert_eq!(resize(&chart, 640.0).await.unwrap(), "640 wide");
    resize_later(chart.clone(), 320.0);
    assert_eq!(line_width(&&chart).unwrap(), 2.0);
    set_line_width(&chart, 3.0).unwrap();
    assert!(!new_series(&chart, "sales").await.unwrap().is_same(&chart));
    let another = new_chart(&chart, &[1.0]).await.unwrap();
    chart.dispose().await;
    assert_eq!(resize(&chart, 640.0).await.unwrap_err().code(), ErrorCode::Disposed);
    assert_eq!(new_series(&another, "sales").await.map(drop).map_err(|error| error.code()), Ok(()));
}
