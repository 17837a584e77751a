use interop_runtime::prelude::*;

pub struct Opaque;

type Hidden = Opaque;
type Loaded = Result<Hidden, InteropError>;
type Failed<T> = Result<T, Hidden>;

#[js_import]
fn draw(shape: Hidden, lent: &Hidden);

#[js_import]
async fn load() -> Loaded;

#[js_import]
fn fail() -> Failed<u32>;

#[js_import]
fn give() -> Hidden;

fn main() {}
