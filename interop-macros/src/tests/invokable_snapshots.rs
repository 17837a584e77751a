//! What `#[js_invokable]` generates, one snapshot per construct.

use insta::assert_snapshot;

use super::pretty;

#[test]
fn two_numbers() {
    let source = "#[js_invokable] pub fn add(a: f64, b: f64) -> f64 { a + b }";
    let expanded = pretty(source);
    let generated = expanded.lines().skip_while(|line| !line.starts_with('#'));
    assert!(generated.count() < 15, "{expanded}");
    assert_snapshot!(expanded);
}

#[test]
fn borrowed_parameters() {
    assert_snapshot!(pretty(
        "#[js_invokable(\"describe\")]
        fn r#type(title: &str, bytes: &[u8], mut note: Option<String>, js: JsRuntime) {}"
    ));
}

#[test]
fn asynchronous() {
    assert_snapshot!(pretty(
        "#[js_invokable]
        #[cfg(feature = \"net\")]
        #[deprecated]
        async fn load(id: u32, title: &str) -> Result<User, LoadError> { fetch(id, title).await }"
    ));
}

#[test]
fn no_parameters_and_no_result() {
    assert_snapshot!(pretty("#[js_invokable] fn refresh() {}"));
}

#[test]
fn block() {
    assert_snapshot!(pretty(
        "#[js_invokable(rename_all = \"camelCase\")]
        impl HelloHelper {
            #[js_invokable]
            pub fn get_hello_message(&self, other: &Self) -> String { other.name.clone() }
            #[interop_runtime::js_invokable(\"rename\")]
            pub fn set_name(&mut self, name: String) { self.name = name; }
            #[js_invokable]
            pub async fn show(&self, this: RustObjectRef<Self>, js: JsRuntime) -> Result<(), E> { Ok(()) }
            #[js_invokable]
            #[cfg(test)]
            pub async fn re_load(&mut self, key: [Self::Key; Self::LENGTH]) {}
            #[js_invokable]
            pub fn make_one(name: String) -> RustObjectRef<Self> { RustObjectRef::new(Self { name }) }
            pub fn hidden(&self) {}
        }"
    ));
}

#[test]
fn trait_block() {
    assert_snapshot!(pretty(
        "#[js_invokable]
        impl Greet<Self> for helpers::HelloHelper {
            #[js_invokable]
            fn greet(&self, name: &str) -> String { name.to_owned() }
            #[js_invokable]
            fn count() -> u32 { 1 }
        }"
    ));
}

#[test]
fn another_crate_path() {
    assert_snapshot!(pretty(
        "#[js_invokable(crate = crate::interop)] fn name(text: &str) {}"
    ));
}
