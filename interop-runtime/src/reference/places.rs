//! Where an object is known: the handle that stands for it on each connection it was sent over.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use of_many::Places;
#[cfg(target_arch = "wasm32")]
pub(crate) use of_one::Places;

/// A wasm instance has one connection. There are as many of these as there are objects, so the handle is all.
#[cfg(target_arch = "wasm32")]
mod of_one {
    use std::cell::{Cell, RefCell};
    use std::rc::{Rc, Weak};

    use crate::handle::Handle;
    use crate::reference::Tables;

    thread_local! {
        /// Those of the one connection, from the first object that it sends on.
        static TABLES: RefCell<Weak<Tables>> = const { RefCell::new(Weak::new()) };
    }

    pub(crate) struct Places(Cell<Handle>);

    impl Default for Places {
        fn default() -> Self {
            Places(Cell::new(Handle::NONE))
        }
    }

    impl Places {
        /// The handle on a connection.
        pub(in crate::reference) fn handle_in(&self, _: &Rc<Tables>) -> Option<Handle> {
            Some(self.0.get()).filter(|handle| *handle != Handle::NONE)
        }

        pub(in crate::reference) fn add(&self, tables: &Rc<Tables>, handle: Handle) {
            TABLES.with_borrow_mut(|known| {
                if known.as_ptr() != Rc::as_ptr(tables) {
                    *known = Rc::downgrade(tables);
                }
            });
            self.0.set(handle);
        }

        /// The table gave up the entry.
        pub(in crate::reference) fn remove(&self, _: &Tables, handle: Handle) {
            if self.0.get() == handle {
                self.0.set(Handle::NONE);
            }
        }

        /// Does something with each, and knows none any more.
        pub(in crate::reference) fn take_each(&self, act: impl Fn(&Tables, Handle)) {
            let handle = self.0.replace(Handle::NONE);
            if handle != Handle::NONE
                && let Some(tables) = TABLES.with_borrow(Weak::upgrade)
            {
                act(&tables, handle);
            }
        }
    }
}

/// A native program has a connection for each page, and an object may be sent over several.
#[cfg(not(target_arch = "wasm32"))]
mod of_many {
    use std::cell::RefCell;
    use std::rc::{Rc, Weak};

    use crate::handle::Handle;
    use crate::reference::Tables;

    #[derive(Default)]
    pub(crate) struct Places(RefCell<Vec<(Weak<Tables>, Handle)>>);

    impl Places {
        /// The handle on a connection.
        pub(in crate::reference) fn handle_in(&self, tables: &Rc<Tables>) -> Option<Handle> {
            let places = self.0.borrow();
            let found = (places.iter()).find(|(known, _)| known.as_ptr() == Rc::as_ptr(tables));
            found.map(|(_, handle)| *handle)
        }

        pub(in crate::reference) fn add(&self, tables: &Rc<Tables>, handle: Handle) {
            self.0.borrow_mut().push((Rc::downgrade(tables), handle));
        }

        /// The table gave up the entry.
        pub(in crate::reference) fn remove(&self, tables: &Tables, handle: Handle) {
            let gone = |(known, entry): &(Weak<Tables>, Handle)| {
                std::ptr::eq(known.as_ptr(), tables) && *entry == handle
            };
            self.0.borrow_mut().retain(|place| !gone(place));
        }

        /// Does something with each, and knows none any more.
        pub(in crate::reference) fn take_each(&self, act: impl Fn(&Tables, Handle)) {
            for (tables, handle) in self.0.take() {
                if let Some(tables) = tables.upgrade() {
                    act(&tables, handle);
                }
            }
        }
    }
}
