use interop_runtime::prelude::*;

#[js_export]
pub struct Coin {
    #[js_export]
    pub value: i32,
}

#[js_export]
pub fn sum(coins: &[Coin], more: Option<&[Coin]>) -> i32 {
    coins.iter().chain(more.unwrap_or_default()).map(|coin| coin.value).sum()
}

fn main() {}
