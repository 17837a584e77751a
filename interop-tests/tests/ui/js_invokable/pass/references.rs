//! `&T` borrows what JavaScript sends: a value, or an exported object, which `&mut T` may change as well.

use std::collections::HashMap;

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};

#[derive(serde::Deserialize)]
pub struct Step {
    size: i32,
}

#[js_export]
pub struct Counter {
    value: i32,
}

type Alias = Counter;

macro_rules! reader {
    ($name:ident, $type:ty) => {
        #[js_invokable]
        fn $name(counter: &$type) -> i32 {
            counter.value
        }
    };
}
reader!(read_counter, Counter);

#[js_invokable]
fn read(counter: &Counter, step: &Step, map: &HashMap<String, i32>, maybe: &Option<i32>) -> i32 {
    counter.value + step.size + map.len() as i32 + maybe.unwrap_or_default()
}

#[js_invokable]
fn values(text: &String, bytes: &Vec<u8>, pair: &(u8, u8), array: &[u8; 2], unit: &()) -> usize {
    let () = unit;
    text.len() + bytes.len() + usize::from(pair.0) + array.len()
}

#[js_invokable]
async fn supplied(js: &JsRuntime, object: &JsObjectRef, counter: &RustObjectRef<Counter>) -> bool {
    js == &JsRuntime::current() && object.is_same(object) && counter.is_disposed()
}

#[js_invokable]
async fn change(to: &mut Alias, mut from: &Counter) -> Result<(), String> {
    to.value = from.value;
    from = to;
    if from.value == 0 { Err("nothing".to_owned()) } else { Ok(()) }
}

type Text = str;
type Numbers = [f64];
type Raw = [u8];

/// Types that the macro cannot see through: what they are decides.
#[js_invokable]
async fn behind_names(text: &Text, numbers: &Numbers, bytes: &Raw) -> String {
    format!("{text} {numbers:?} {bytes:?}")
}

#[js_export]
impl Counter {
    pub fn add(&mut self, other: &Self) {
        self.value += other.value;
    }

    pub async fn swap(&mut self, other: &mut Self, this: RustObjectRef<Self>) -> bool {
        std::mem::swap(&mut self.value, &mut other.value);
        this.is_disposed()
    }

    pub fn sum(left: &Self, right: Self) -> Self {
        Self { value: left.value + right.value }
    }
}

fn main() {
    let counter = Counter { value: 1 };
    assert_eq!(read_counter(&counter), 1);
    assert_eq!(read(&counter, &Step { size: 1 }, &HashMap::new(), &None), 2);

    let (fake, bytes) = (FakeJs::new(), FakeValue::Bytes(vec![1]));
    let arguments = ("a", [0.5, 1.0].as_slice(), bytes);
    let text: Result<String, _> = fake.run(fake.invoke_async(env!("CARGO_PKG_NAME"), "behind_names", arguments));
    assert_eq!(text.unwrap(), "a [0.5, 1.0] [1]");
}
