//! References to objects, and callbacks.

use interop_runtime::prelude::*;
use wasm_bindgen::prelude::*;

macro_rules! account {
    ($name:ident) => {
        pub struct $name {
            balance: f64,
        }

        #[js_invokable]
        impl $name {
            #[js_invokable]
            fn open(balance: f64) -> RustObjectRef<Self> {
                RustObjectRef::new($name { balance })
            }

            #[js_invokable]
            fn deposit(&mut self, amount: f64) -> f64 {
                self.balance += amount;
                self.balance
            }
        }
    };
}

account!(Account);
account!(Unguarded);

/// From now on, who forgets to dispose of one leaks it.
#[wasm_bindgen]
pub fn disable_finalizer() {
    RustObjectRef::<Unguarded>::disable_finalizer();
}

#[wasm_bindgen]
pub struct PeerAccount {
    balance: f64,
}

#[wasm_bindgen]
impl PeerAccount {
    #[wasm_bindgen(constructor)]
    pub fn new(balance: f64) -> Self {
        PeerAccount { balance }
    }

    pub fn deposit(&mut self, amount: f64) -> f64 {
        self.balance += amount;
        self.balance
    }
}

#[js_invokable]
fn doubling() -> JsCallback {
    JsCallback::new(|x: f64| x * 2.0)
}

#[wasm_bindgen]
pub fn peer_doubling() -> JsValue {
    Closure::<dyn Fn(f64) -> f64>::new(|x| x * 2.0).into_js_value()
}
