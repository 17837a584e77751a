//! Structs by serde: the one of the budgets, flat and nested, alone and a thousand at once.

use std::cell::RefCell;

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[derive(Clone, Serialize, Deserialize)]
pub struct Record {
    id: f64,
    count: i32,
    active: bool,
    name: String,
    note: Option<String>,
    scores: Vec<f64>,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Order {
    number: u32,
    customer: Customer,
    lines: Vec<Line>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Customer {
    name: String,
    address: Address,
}

#[derive(Clone, Serialize, Deserialize)]
struct Address {
    street: String,
    city: String,
    zip: u32,
}

#[derive(Clone, Serialize, Deserialize)]
struct Line {
    article: String,
    quantity: u32,
    price: f64,
}

fn record(i: u32) -> Record {
    Record {
        id: f64::from(i) + 0.5,
        count: i as i32,
        active: i.is_multiple_of(2),
        name: format!("name{i:08}"),
        note: (i % 2 == 1).then(|| format!("note{:07}", i)),
        scores: (0..4).map(|n| f64::from(i * 4 + n) / 8.0).collect(),
    }
}

fn order(i: u32) -> Order {
    let line = |n| Line {
        article: format!("article {n}"),
        quantity: i % 7 + n,
        price: f64::from(i) * 1.25,
    };
    Order {
        number: i,
        customer: Customer {
            name: format!("name{i:08}"),
            address: Address {
                street: format!("{i} Main Street"),
                city: "Springfield".to_owned(),
                zip: 10_000 + i,
            },
        },
        lines: (0..3).map(line).collect(),
    }
}

/// What a receiver does with records, so that nothing of a decode can be left out.
fn weigh(records: &[Record]) -> f64 {
    records.iter().fold(0.0, |sum, record| {
        let texts = record.name.len() + record.note.as_ref().map_or(0, String::len);
        let flag = f64::from(u8::from(record.active));
        sum + record.id
            + f64::from(record.count)
            + flag
            + texts as f64
            + record.scores.iter().sum::<f64>()
    })
}

fn weigh_orders(orders: &[Order]) -> f64 {
    orders.iter().fold(0.0, |sum, order| {
        let Customer { name, address } = &order.customer;
        let texts = name.len() + address.street.len() + address.city.len();
        let lines = order.lines.iter().fold(0.0, |sum, line| {
            sum + line.article.len() as f64 + f64::from(line.quantity) + line.price
        });
        sum + f64::from(order.number) + f64::from(address.zip) + texts as f64 + lines
    })
}

thread_local! {
    /// Made once: what is measured is how they cross.
    static RECORDS: RefCell<Vec<Record>> = RefCell::default();
}

/// Makes the records that `records` sends.
#[wasm_bindgen]
pub fn make_records(count: u32) {
    RECORDS.replace((0..count).map(record).collect());
}

#[wasm_bindgen]
pub fn orders_text(count: u32) -> String {
    let orders: Vec<Order> = (0..count).map(order).collect();
    serde_json::to_string(&orders).unwrap_or_default()
}

/// Sent without being copied, as the peers do it.
#[derive(Serialize)]
#[serde(transparent)]
struct All(#[serde(serialize_with = "kept")] ());

fn kept<S: serde::Serializer>((): &(), serializer: S) -> Result<S::Ok, S::Error> {
    RECORDS.with_borrow(|records| records.serialize(serializer))
}

/// The first of them.
#[derive(Serialize)]
#[serde(transparent)]
struct First(#[serde(serialize_with = "first")] ());

fn first<S: serde::Serializer>((): &(), serializer: S) -> Result<S::Ok, S::Error> {
    RECORDS.with_borrow(|records| records[0].serialize(serializer))
}

#[js_invokable]
fn records_out() -> All {
    All(())
}

#[js_invokable]
fn record_out() -> First {
    First(())
}

#[js_invokable]
fn records_in(records: Vec<Record>) -> f64 {
    weigh(&records)
}

#[js_invokable]
fn record_in(record: Record) -> f64 {
    weigh(std::slice::from_ref(&record))
}

#[js_invokable]
fn orders_in(orders: Vec<Order>) -> f64 {
    weigh_orders(&orders)
}

/// With `None` as null, as ours.
const PEER: serde_wasm_bindgen::Serializer =
    serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);

#[wasm_bindgen]
pub fn peer_records_out() -> Result<JsValue, JsValue> {
    RECORDS.with_borrow(|records| Ok(records.serialize(&PEER)?))
}

#[wasm_bindgen]
pub fn peer_record_out() -> Result<JsValue, JsValue> {
    RECORDS.with_borrow(|records| Ok(records[0].serialize(&PEER)?))
}

#[wasm_bindgen]
pub fn peer_records_in(records: JsValue) -> Result<f64, JsValue> {
    Ok(weigh(&serde_wasm_bindgen::from_value::<Vec<Record>>(
        records,
    )?))
}

#[wasm_bindgen]
pub fn peer_record_in(record: JsValue) -> Result<f64, JsValue> {
    Ok(weigh(&[serde_wasm_bindgen::from_value(record)?]))
}

#[wasm_bindgen]
pub fn peer_orders_in(orders: JsValue) -> Result<f64, JsValue> {
    Ok(weigh_orders(&serde_wasm_bindgen::from_value::<Vec<Order>>(
        orders,
    )?))
}

#[wasm_bindgen]
pub fn json_records_out() -> Result<String, JsError> {
    RECORDS.with_borrow(|records| Ok(serde_json::to_string(records)?))
}

#[wasm_bindgen]
pub fn json_records_in(text: &str) -> Result<f64, JsError> {
    Ok(weigh(&serde_json::from_str::<Vec<Record>>(text)?))
}
