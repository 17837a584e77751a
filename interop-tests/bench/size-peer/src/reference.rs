//! An object of Rust that JavaScript holds.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Account {
    balance: f64,
}

#[wasm_bindgen]
impl Account {
    pub fn open(balance: f64) -> Self {
        Account { balance }
    }

    pub fn deposit(&mut self, amount: f64) -> f64 {
        self.balance += amount;
        self.balance
    }
}
