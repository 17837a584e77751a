use interop_runtime::prelude::*;

pub struct Failure;

#[js_invokable]
fn load() -> Result<String, Failure> {
    Err(Failure)
}

#[js_invokable]
async fn save() -> Result<(), u32> {
    Err(1)
}

fn main() {}
