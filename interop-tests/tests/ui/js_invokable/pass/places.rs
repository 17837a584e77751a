//! Invokables stand wherever items stand, and keep the attributes of rustc.

use interop_runtime::prelude::*;

mod pages {
    pub mod counter {
        use interop_runtime::js_invokable;

        /// Documented.
        #[js_invokable]
        #[inline]
        #[must_use]
        pub fn count(from: Start) -> u32 {
            from + super::step()
        }

        type Start = u32;
    }

    #[interop_runtime::js_invokable]
    pub(super) fn step() -> u32 {
        1
    }
}

#[js_invokable]
#[cfg(debug_assertions)]
fn platform() -> &'static str {
    "debug"
}

#[js_invokable]
#[cfg(not(debug_assertions))]
fn platform() -> &'static str {
    "release"
}

#[cfg(any())]
#[js_invokable]
fn absent(value: NoSuchType) {}

#[cfg_attr(all(), js_invokable("conditional"))]
fn conditional() {}

#[js_invokable]
#[deprecated]
fn old() {}

#[js_invokable]
#[allow(non_snake_case)]
fn camelCase() {}

pub struct Page;

#[js_invokable]
#[cfg(all())]
impl Page {
    #[js_invokable]
    #[cfg(any())]
    fn title(&self) -> NoSuchType {}

    #[js_invokable]
    #[cfg(not(any()))]
    #[must_use]
    fn title(&self) -> String {
        String::new()
    }

    #[js_invokable]
    #[deprecated = "use `title`"]
    fn name(&self) -> String {
        self.title()
    }
}

macro_rules! getter {
    ($owner:ident, $name:ident, $identifier:literal: $type:ty = $value:expr) => {
        #[js_invokable]
        impl $owner {
            #[js_invokable($identifier)]
            fn $name(&self, other: $type, list: &[$type]) -> $type {
                $value + other + list.len() as $type
            }
        }
    };
}
getter!(Page, width, "getWidth": f64 = 640.0);
getter!(Page, height, "getHeight": u32 = 480);

fn main() {
    #[js_invokable]
    fn inner(text: &str) -> usize {
        text.len()
    }

    const _: () = {
        #[js_invokable("in a const")]
        fn inner() {}
    };

    assert_eq!(inner(platform()), 5);
    assert_eq!(pages::counter::count(1), 2);
    assert_eq!(Page.width(1.0, &[]), 641.0);
    assert_eq!(Page.height(1, &[1]), 482);
    conditional();
    camelCase();
}
