//! Exports stand wherever items stand, and keep the attributes of rustc.

use interop_runtime::prelude::*;

mod pages {
    pub mod counter {
        use interop_runtime::js_export;

        /// Documented.
        #[js_export]
        #[inline]
        #[must_use]
        pub fn count(from: Start) -> u32 {
            from + super::step()
        }

        type Start = u32;

        #[js_export]
        pub struct Counter {
            #[js_export]
            pub(in crate::pages) value: Start,
        }
    }

    #[interop_runtime::js_export]
    pub(super) fn step() -> u32 {
        1
    }

    #[interop_runtime::js_export]
    impl counter::Counter {
        #[interop_runtime::js_export(constructor)]
        pub fn new() -> Self {
            Self { value: step() }
        }
    }
}

#[js_export]
#[cfg(any())]
pub struct Absent {
    #[js_export]
    value: NoSuchType,
}

#[js_export]
#[cfg(all())]
#[deprecated]
pub struct Page {
    #[js_export]
    #[cfg(any())]
    absent: NoSuchType,
    #[js_export]
    #[cfg(not(any()))]
    width: f64,
    #[js_export(readonly)]
    #[deprecated]
    height: f64,
}

#[js_export]
#[cfg(all())]
#[allow(deprecated)]
impl Page {
    #[js_export(getter)]
    #[cfg(any())]
    pub fn area(&self) -> NoSuchType {}

    #[js_export(getter)]
    #[cfg(not(any()))]
    #[must_use]
    pub fn area(&self) -> f64 {
        self.width * self.height
    }

    #[js_export(constructor)]
    #[deprecated]
    pub fn new(width: f64) -> Self {
        Self { width, height: 1.0 }
    }
}

macro_rules! class {
    ($name:ident, $field:ident: $type:ty, $identifier:literal) => {
        #[js_export]
        struct $name {
            #[js_export]
            $field: $type,
        }

        #[js_export]
        impl $name {
            #[js_export(constructor)]
            pub fn new($field: $type) -> Self {
                Self { $field }
            }

            #[js_export($identifier)]
            pub fn sum(&self, others: &[$type]) -> $type {
                others.iter().sum::<$type>() + self.$field
            }
        }
    };
}
class!(Width, width: f64, "sumOfWidths");
class!(Height, height: u32, "sumOfHeights");

#[allow(deprecated)]
fn main() {
    #[js_export]
    struct Inner {
        #[js_export]
        value: u8,
    }

    #[js_export]
    impl Inner {
        pub fn twice(&self) -> u8 {
            self.value * 2
        }
    }

    #[js_export]
    fn inner(inner: &Inner) -> u8 {
        inner.twice()
    }

    assert_eq!(inner(&Inner { value: 1 }), 2);
    assert_eq!(pages::counter::count(1), 2);
    let _ = pages::counter::Counter::new();
    assert_eq!(Page::new(2.0).area(), 2.0);
    assert_eq!(Width::new(1.0).sum(&[2.0]), 3.0);
    assert_eq!(Height::new(1).sum(&[]), 1);
}
