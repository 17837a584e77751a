//! The number of a value that JavaScript threw and keeps, so that it can be thrown there again.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::by_id::ById;

/// A thrown value, by its number on one connection: an error has to be `Send`, so it holds no more.
///
/// With the last clone of the error, JavaScript is told to let go of the value. On another thread
/// there is nobody to tell; JavaScript keeps so many and no more.
#[derive(PartialEq)]
pub(crate) struct Thrown {
    pub(crate) connection: u64,
    pub(crate) number: f64,
}

/// By hand: whatever writes a float is 25 kB in an application that has no other use for it.
impl fmt::Debug for Thrown {
    #[allow(clippy::cast_possible_truncation)] // a whole number
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Thrown {} of connection {}",
            self.number as i64, self.connection
        )
    }
}

type Forget = Rc<dyn Fn(f64)>;

thread_local! {
    /// How to tell the JavaScript side of each connection.
    static FORGET: RefCell<ById<Forget>> = RefCell::default();
}

impl Thrown {
    /// From now on `forget` is told of the numbers of this connection that are not needed any more.
    pub(crate) fn attend(connection: u64, forget: impl Fn(f64) + 'static) {
        let forget: Forget = Rc::new(forget);
        FORGET.with_borrow_mut(|all| {
            all.insert(connection, forget);
        });
    }

    /// The connection is gone.
    #[cfg(any(test, not(target_arch = "wasm32")))]
    pub(crate) fn leave(connection: u64) {
        let forget = FORGET.try_with(|all| all.borrow_mut().remove(&connection));
        drop(forget); // outside the borrow: it may hold the last of whatever
    }
}

impl Drop for Thrown {
    fn drop(&mut self) {
        // At the end of a thread there may be nobody left to tell.
        let forget = FORGET.try_with(|all| all.borrow().get(&self.connection).cloned());
        if let Ok(Some(forget)) = forget {
            forget(self.number);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_last_one_tells_its_connection() {
        let told = Rc::new(RefCell::new(Vec::new()));
        let heard = Rc::clone(&told);
        Thrown::attend(1 << 40, move |number| heard.borrow_mut().push(number));
        let thrown = |connection, number| Arc::new(Thrown { connection, number });
        let kept = thrown(1 << 40, 7.0);
        drop((Arc::clone(&kept), thrown(2 << 40, 8.0)));
        assert!(told.borrow().is_empty());
        drop(kept);
        assert_eq!(*told.borrow(), [7.0]);
        let late = thrown(1 << 40, 9.0);
        Thrown::leave(1 << 40);
        drop(late);
        assert_eq!(*told.borrow(), [7.0]);
    }
}
