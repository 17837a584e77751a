//! Four items, each with a helper object that changes that item and no other.

use interop_runtime::prelude::*;
use serde::Serialize;

/// A plain value that has a reference in it: `{ text, helper }` in JavaScript.
#[derive(Serialize, TS)]
struct ListItem {
    text: String,
    helper: RustObjectRef<ItemHelper>,
}

struct ItemHelper {
    text: String,
}

#[js_invokable]
fn make_list_items() -> Vec<ListItem> {
    (1..=4)
        .map(|number| format!("Item {number}"))
        .map(|text| ListItem {
            text: text.clone(),
            helper: RustObjectRef::new(ItemHelper { text }),
        })
        .collect()
}

#[js_invokable]
impl ItemHelper {
    /// With `&mut self`, it may change the object that JavaScript refers to.
    #[js_invokable]
    fn update_message(&mut self) -> String {
        self.text = String::from("UpdateMessage Called!");
        self.text.clone()
    }

    #[js_invokable]
    fn text(&self) -> String {
        self.text.clone()
    }
}
