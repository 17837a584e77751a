//! An `impl` block whose functions JavaScript calls, with our own marks taken off, so that it can be emitted as it is.

use syn::{Attribute, ImplItem, ImplItemFn, ItemImpl};

use crate::marks;

/// An `impl` block; `methods` holds the marks of its functions, in their order.
pub(crate) struct Block {
    pub(crate) item: ItemImpl,
    pub(crate) marks: Vec<Attribute>,
    methods: Vec<Vec<Attribute>>,
}

impl Block {
    /// Only the marks called `mark` belong to the block's attribute.
    pub(crate) fn new(mut item: ItemImpl, mark: &str) -> Self {
        let marks = marks::take(&mut item.attrs);
        let functions = item.items.iter_mut().filter_map(|member| match member {
            ImplItem::Fn(method) => Some(marks::take_named(&mut method.attrs, mark)),
            _ => None,
        });
        let methods = functions.collect();
        Self {
            item,
            marks,
            methods,
        }
    }

    /// The functions of the block with the marks each had.
    pub(crate) fn methods(&self) -> impl Iterator<Item = (&ImplItemFn, &[Attribute])> {
        let functions = self.item.items.iter().filter_map(|member| match member {
            ImplItem::Fn(method) => Some(method),
            _ => None,
        });
        functions.zip(self.methods.iter().map(Vec::as_slice))
    }
}
