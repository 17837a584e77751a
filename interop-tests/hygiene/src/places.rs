//! In modules, in functions, in constants, and made by `macro_rules!`.

pub mod pages {
    //! A module.

    pub mod counter {
        //! A module inside.

        use bridge::{js_export, js_import, js_invokable};

        #[js_invokable(crate = bridge)]
        pub(in crate::places) fn count(from: Start) -> u32 {
            from + 1
        }

        /// Exported from a module.
        #[js_export(crate = bridge)]
        #[must_use]
        pub fn exported() -> u32 {
            count(1)
        }

        #[js_import("counter.next", crate = bridge)]
        pub(in crate::places) fn next() -> Result<Start, bridge::InteropError>;

        type Start = u32;
    }
}

macro_rules! invokable {
    ($(#[$attribute:meta])* $name:ident($($parameter:ident: $type:ty),*) -> $result:ty $body:block) => {
        $(#[$attribute])*
        #[bridge::js_invokable(crate = bridge)]
        fn $name($($parameter: $type),*) -> $result $body
    };
}
invokable!(#[must_use] from_a_macro(a: u32, list: &[u32]) -> usize { a as usize + list.len() });

macro_rules! item {
    ($item:item) => {
        #[bridge::js_invokable(crate = bridge)]
        $item
    };
}
item! { fn from_an_item() -> u8 { 1 } }

/// Uses what stands in other places.
#[must_use]
pub fn everything() -> usize {
    #[bridge::js_invokable(crate = bridge)]
    fn in_a_function(text: &str) -> usize {
        text.len()
    }

    const IN_A_CONST: () = {
        #[bridge::js_invokable(crate = bridge)]
        fn in_a_const() -> u8 {
            3
        }
    };

    let () = IN_A_CONST;
    let in_a_closure = || {
        #[bridge::js_invokable(crate = bridge)]
        fn in_a_closure() -> u8 {
            4
        }
        usize::from(in_a_closure())
    };
    let next = pages::counter::next().unwrap_or(0);
    let counted = pages::counter::count(next) as usize;
    in_a_function("ab")
        + in_a_closure()
        + counted
        + from_a_macro(1, &[])
        + usize::from(from_an_item())
}
