//! Objects that tell when they are dropped, for random sequences of everything that can happen to one.

use std::cell::RefCell;
use std::collections::HashMap;

use interop_runtime::prelude::*;

struct Tracked {
    id: u32,
    touched: u32,
}

thread_local! {
    /// How often each was dropped.
    static DROPPED: RefCell<HashMap<u32, u32>> = RefCell::default();
    static KEPT: RefCell<HashMap<u32, Vec<RustObjectRef<Tracked>>>> = RefCell::default();
}

impl Drop for Tracked {
    fn drop(&mut self) {
        DROPPED.with_borrow_mut(|dropped| *dropped.entry(self.id).or_default() += 1);
    }
}

#[js_invokable]
fn times_dropped(id: u32) -> u32 {
    DROPPED.with_borrow(|dropped| dropped.get(&id).copied().unwrap_or_default())
}

#[js_invokable]
impl Tracked {
    #[js_invokable]
    fn make(id: u32) -> RustObjectRef<Self> {
        RustObjectRef::new(Tracked { id, touched: 0 })
    }

    /// Rust keeps one more clone.
    #[js_invokable]
    fn keep(object: RustObjectRef<Self>) -> Result<(), InteropError> {
        let id = object.with(|object| object.id)?;
        KEPT.with_borrow_mut(|kept| kept.entry(id).or_default().push(object));
        Ok(())
    }

    /// Drops a clone that Rust keeps.
    #[js_invokable]
    fn let_go(id: u32) -> bool {
        let clone = KEPT.with_borrow_mut(|kept| kept.get_mut(&id).and_then(Vec::pop));
        clone.is_some() // dropped outside the borrow
    }

    /// Gives JavaScript a clone that Rust keeps.
    #[js_invokable]
    fn again(id: u32) -> Option<RustObjectRef<Self>> {
        KEPT.with_borrow(|kept| kept.get(&id).and_then(|clones| clones.last().cloned()))
    }

    #[js_invokable]
    fn dispose_in_rust(id: u32) -> bool {
        let clone =
            KEPT.with_borrow(|kept| kept.get(&id).and_then(|clones| clones.last().cloned()));
        clone.inspect(RustObjectRef::dispose).is_some()
    }

    #[js_invokable]
    fn touch(&mut self) -> u32 {
        self.touched += 1;
        self.touched
    }

    #[js_invokable]
    async fn hold(&mut self, until: JsObjectRef) -> Result<u32, InteropError> {
        until.call::<()>(()).await?;
        self.touched += 1;
        Ok(self.id)
    }

    #[js_invokable]
    async fn look(&self, until: JsObjectRef) -> Result<u32, InteropError> {
        until.call::<()>(()).await?;
        Ok(self.id)
    }
}
