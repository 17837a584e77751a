//! An object of Rust that JavaScript holds.

use interop_runtime::prelude::*;

struct Account {
    balance: f64,
}

#[js_invokable]
impl Account {
    #[js_invokable]
    fn open(balance: f64) -> RustObjectRef<Self> {
        RustObjectRef::new(Account { balance })
    }

    #[js_invokable]
    fn deposit(&mut self, amount: f64) -> f64 {
        self.balance += amount;
        self.balance
    }
}
