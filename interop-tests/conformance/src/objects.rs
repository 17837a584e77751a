//! Objects by reference: methods of several blocks and of a trait, dispose, the wrong type.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

/// Crosses by value as a struct, and by reference inside a `RustObjectRef`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TestData {
    string_val: String,
    int_val: i32,
}

impl TestData {
    pub(crate) fn new(string_val: impl Into<String>, int_val: i32) -> Self {
        TestData {
            string_val: string_val.into(),
            int_val,
        }
    }

    pub(crate) fn changed(&self, more: i32) -> Self {
        TestData::new(self.string_val.to_uppercase(), self.int_val + more)
    }

    pub(crate) fn doubled(&self) -> Self {
        self.changed(self.int_val)
    }
}

#[js_invokable]
impl TestData {
    #[js_invokable]
    fn make(string_val: String, int_val: i32) -> RustObjectRef<Self> {
        RustObjectRef::new(TestData::new(string_val, int_val))
    }

    #[js_invokable]
    fn data(&self) -> TestData {
        self.clone()
    }
}

struct Instance {
    touched: u32,
}

#[js_invokable]
impl Instance {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Instance { touched: 0 })
    }

    #[js_invokable]
    fn touch(&mut self) {
        self.not_invokable();
    }

    #[js_invokable]
    fn touched(&self) -> u32 {
        self.touched
    }

    /// In a block with the attribute, but without one of its own.
    fn not_invokable(&mut self) {
        self.touched += 1;
    }

    #[js_invokable]
    fn with_string_and_reference(
        &self,
        text: &str,
        reference: &RustObjectRef<TestData>,
    ) -> Result<(String, RustObjectRef<TestData>), InteropError> {
        let found = reference.with(|data| data.changed(data.int_val))?;
        let touched = self.touched;
        let text = format!("You passed {text} after {touched}");
        Ok((text, RustObjectRef::new(found)))
    }
}

#[js_invokable]
impl Instance {
    #[js_invokable("touchTwice")]
    fn touch_twice(&mut self) {
        self.touched += 2;
    }

    #[js_invokable]
    async fn later(
        &self,
        data: TestData,
        reference: RustObjectRef<TestData>,
    ) -> Result<(TestData, RustObjectRef<TestData>), InteropError> {
        crate::asynchronous::doubled(data, &reference).await
    }
}

trait Describe {
    fn describe(&self) -> String;
}

#[js_invokable]
impl Describe for Instance {
    #[js_invokable]
    fn describe(&self) -> String {
        format!("touched {} times", self.touched)
    }
}

#[js_invokable]
fn read_data(reference: &RustObjectRef<TestData>) -> Result<TestData, InteropError> {
    reference.with(TestData::clone)
}

#[js_invokable]
fn same_again(reference: RustObjectRef<TestData>) -> RustObjectRef<TestData> {
    reference
}

#[js_invokable]
fn dispose_in_rust(reference: &RustObjectRef<Instance>) {
    reference.dispose();
}
