//! Every way in which an instance is a parameter or a result.
#![allow(clippy::needless_pass_by_value)] // a value that is passed to be moved

use interop_runtime::prelude::*;
use serde::Deserialize;

/// What is passed around.
#[js_export(namespace = "passing")]
struct Coin {
    #[js_export]
    pub value: i32,
}

/// Of another type, to be taken for a coin.
#[js_export(namespace = "passing")]
struct Token {}

#[js_export]
impl Token {
    #[allow(clippy::new_without_default)] // made by JavaScript only
    #[js_export(constructor)]
    pub fn new() -> Self {
        Token {}
    }

    pub fn make() -> Self {
        Token {}
    }
}

#[js_export]
impl Coin {
    #[js_export(constructor)]
    pub fn new(value: i32) -> Self {
        Coin { value }
    }

    pub fn of(value: i32) -> Self {
        Coin { value }
    }

    pub fn plus(&self, other: &Coin) -> i32 {
        self.value + other.value
    }

    pub fn take_from(&mut self, other: &mut Coin) -> i32 {
        self.value += std::mem::take(&mut other.value);
        self.value
    }

    /// The other one is gone then.
    pub fn melt(&mut self, other: Coin) -> i32 {
        self.value += other.value;
        self.value
    }

    /// Holds the coin while JavaScript runs.
    pub fn hold(&mut self, during: JsObjectRef) -> Result<i32, InteropError> {
        during.invoke_void_sync("", ())?;
        Ok(self.value)
    }

    /// Shares the coin while JavaScript runs.
    pub fn show(&self, during: JsObjectRef) -> Result<i32, InteropError> {
        during.invoke_void_sync("", ())?;
        Ok(self.value)
    }

    /// Holds the coin until a promise has settled.
    pub async fn hold_later(&mut self, during: JsObjectRef) -> Result<i32, InteropError> {
        during.invoke_void("", ()).await?;
        self.value += 1;
        Ok(self.value)
    }
}

#[js_export(namespace = "passing")]
fn shared(coin: &Coin) -> i32 {
    coin.value
}

#[js_export(namespace = "passing")]
fn exclusive(coin: &mut Coin) -> i32 {
    coin.value += 1;
    coin.value
}

#[js_export(namespace = "passing")]
fn moved(coin: Coin) -> i32 {
    coin.value
}

#[js_export(namespace = "passing")]
fn optional_shared(coin: Option<&Coin>) -> Option<i32> {
    coin.map(|coin| coin.value)
}

#[js_export(namespace = "passing")]
fn optional_exclusive(coin: Option<&mut Coin>) -> Option<i32> {
    let coin = coin?;
    coin.value += 1;
    Some(coin.value)
}

#[js_export(namespace = "passing")]
fn optional_moved(coin: Option<Coin>) -> Option<i32> {
    coin.map(|coin| coin.value)
}

#[js_export(namespace = "passing")]
fn list_moved(coins: Vec<Coin>, factor: i32) -> i32 {
    coins.iter().map(|coin| coin.value).sum::<i32>() * factor
}

#[js_export(namespace = "passing")]
fn two_moved(first: Coin, second: Coin) -> i32 {
    first.value + second.value
}

/// A list that is borrowed, one after the other.
#[js_export(namespace = "passing")]
fn list_shared(coins: &[RustObjectRef<Coin>]) -> Result<i32, InteropError> {
    let values = coins.iter().map(|coin| coin.with(|coin| coin.value));
    values.sum()
}

#[derive(Deserialize, TS)]
struct Purse {
    owner: String,
    coin: Coin,
}

/// An instance inside of data.
#[js_export(namespace = "passing")]
fn nested(purse: Purse) -> String {
    format!("{}: {}", purse.owner, purse.coin.value)
}

/// What is plain can be optional and borrowed as well.
#[js_export(namespace = "passing")]
fn optional_plain(text: Option<&str>, numbers: Option<&[i32]>, bytes: Option<&[u8]>) -> String {
    format!("{text:?} {numbers:?} {bytes:?}")
}

#[js_export(namespace = "passing")]
async fn later(
    first: &Coin,
    second: Option<&Coin>,
    third: Coin,
    when: JsObjectRef,
) -> Result<i32, InteropError> {
    when.invoke_void("", ()).await?;
    Ok(first.value + second.map_or(0, |coin| coin.value) + third.value)
}

#[js_export(namespace = "passing")]
fn results(value: i32) -> Result<Coin, String> {
    if value < 0 {
        return Err(format!("no coin is worth {value}"));
    }
    Ok(Coin { value })
}

#[js_export(namespace = "passing")]
fn optional_result(value: Option<i32>) -> Option<Coin> {
    value.map(Coin::new)
}

#[js_export(namespace = "passing")]
async fn list_result(values: Vec<i32>) -> Vec<Coin> {
    std::future::ready(values)
        .await
        .into_iter()
        .map(Coin::new)
        .collect()
}

#[js_export(namespace = "passing")]
fn optional_list_result(values: Option<Vec<i32>>) -> Result<Option<Vec<Coin>>, String> {
    let coins = values.map(|values| values.into_iter().map(results).collect());
    coins.transpose()
}

/// By name, as any other function.
#[js_invokable]
fn count_coins(coins: Vec<Coin>, one_more: Option<&Coin>) -> usize {
    coins.len() + usize::from(one_more.is_some())
}
