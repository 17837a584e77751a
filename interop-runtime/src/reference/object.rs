//! A Rust object that both sides may hold: who uses it now, and when its value goes.

use std::any::{Any, TypeId};
use std::cell::{Cell, Ref, RefCell, RefMut};
use std::future::{Future, poll_fn};
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use super::places::Places;
use super::queue::Queue;
use super::{Gone, short_type_name};
use crate::connection;
use crate::error::{ErrorCode, InteropError};

/// An object of any type, as the handle table keeps it.
pub(crate) trait Object: Any {
    fn type_name(&self) -> String;
    fn value_type(&self) -> TypeId;
    /// Ends the object for everyone. A call that is running finishes first.
    fn dispose(&self);
    /// Where it is known.
    fn places(&self) -> &Places;
}

pub(crate) struct ObjectCell<T> {
    /// `None` once the value is gone.
    value: RefCell<Option<T>>,
    gone: Cell<Option<Gone>>,
    /// An argument of a call that is about to take the value.
    claimed: Cell<bool>,
    /// The method that borrowed the value last, to name it when another wants it.
    user: Cell<&'static str>,
    /// A panic left the value half changed. Only a host that outlives a panic can ask.
    #[cfg(not(target_arch = "wasm32"))]
    poisoned: Cell<bool>,
    queue: Queue,
    places: Places,
}

impl<T: 'static> ObjectCell<T> {
    pub(crate) fn new(value: T) -> Rc<Self> {
        Rc::new(ObjectCell {
            value: RefCell::new(Some(value)),
            gone: Cell::new(None),
            claimed: Cell::new(false),
            user: Cell::new(""),
            #[cfg(not(target_arch = "wasm32"))]
            poisoned: Cell::new(false),
            queue: Queue::default(),
            places: Places::default(),
        })
    }

    pub(crate) fn is_disposed(&self) -> bool {
        self.gone.get().is_some()
    }

    /// Fails with `Disposed`, or with `Busy` while a method has it mutably.
    pub(crate) fn borrow(&self, method: &'static str) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.check_alive()?;
        let value = self.value.try_borrow().map_err(|_| self.busy(method))?;
        self.guard(value, method)
    }

    fn guard<'a>(
        &'a self,
        value: Ref<'a, Option<T>>,
        method: &'static str,
    ) -> Result<ObjectGuard<'a, T>, InteropError> {
        let value = Ref::filter_map(value, Option::as_ref).map_err(|_| self.missing())?;
        #[cfg(not(target_arch = "wasm32"))]
        self.check_whole(method)?;
        self.user.set(method);
        Ok(ObjectGuard {
            cell: self,
            value: Some(value),
        })
    }

    /// [`borrow`](Self::borrow) for an async call, which waits for those before it.
    pub(crate) async fn wait(
        &self,
        method: &'static str,
    ) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.check_alive()?;
        let value = self
            .turn(method, |cell| cell.value.try_borrow().ok())
            .await?;
        self.guard(value, method)
    }

    /// [`borrow_mut`](Self::borrow_mut) for an async call, which waits for those before it.
    pub(crate) async fn wait_mut(
        &self,
        method: &'static str,
    ) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.check_alive()?;
        let value = self
            .turn(method, |cell| cell.value.try_borrow_mut().ok())
            .await?;
        self.guard_mut(value, method)
    }

    /// What `borrow` gives, once nobody who came before is waiting and it gives something.
    ///
    /// Whoever waits when the object is disposed still gets it. Fails with `Busy` when too many wait,
    /// or for too long: a method that awaits JavaScript that awaits the same object cannot be told apart.
    async fn turn<'a, B>(
        &'a self,
        method: &'static str,
        borrow: impl Fn(&'a Self) -> Option<B>,
    ) -> Result<B, InteropError> {
        if self.queue.len() == 0
            && let Some(value) = borrow(self)
        {
            return Ok(value);
        }
        let connection = connection::current()?;
        let limits = &connection.limits;
        if self.queue.len() >= limits.object_queue as usize {
            return Err(Self::queue_full(method, limits.object_queue));
        }
        let _left = Left(self);
        let place = self.queue.join();
        let mut late = connection.sleep(limits.queue_wait)?;
        poll_fn(|context| {
            if place.is_first()
                && let Some(value) = borrow(self)
            {
                return Poll::Ready(Ok(value));
            }
            place.set_waker(context.waker());
            let late = Pin::new(&mut late).poll(context);
            late.map(|_| Err(self.waited(method, limits.queue_wait)))
        })
        .await
    }

    #[cold]
    fn queue_full(method: &'static str, limit: u32) -> InteropError {
        let name = short_type_name::<T>();
        let text = format!(
            "`{name}.{method}` cannot wait for the object, as {limit} calls do already (limit `object_queue`); await some of them first"
        );
        InteropError::new(ErrorCode::Busy, text)
    }

    #[cold]
    fn waited(&self, method: &'static str, limit: Duration) -> InteropError {
        let (name, user) = (short_type_name::<T>(), self.user.get());
        let text = format!(
            "`{name}.{method}` has waited {limit:?} for the object, which `{name}.{user}` uses (limit `queue_wait`); does one await the other?"
        );
        InteropError::new(ErrorCode::Busy, text)
    }

    /// Fails with `Disposed`, or with `Busy` while any method has it.
    pub(crate) fn borrow_mut(
        &self,
        method: &'static str,
    ) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.check_alive()?;
        let value = self.value.try_borrow_mut().map_err(|_| self.busy(method))?;
        self.guard_mut(value, method)
    }

    fn guard_mut<'a>(
        &'a self,
        value: RefMut<'a, Option<T>>,
        method: &'static str,
    ) -> Result<ObjectGuardMut<'a, T>, InteropError> {
        let value = RefMut::filter_map(value, Option::as_mut).map_err(|_| self.missing())?;
        #[cfg(not(target_arch = "wasm32"))]
        self.check_whole(method)?;
        self.user.set(method);
        Ok(ObjectGuardMut {
            cell: self,
            #[cfg(not(target_arch = "wasm32"))]
            panicking: std::thread::panicking(),
            value: Some(value),
        })
    }

    /// Promises the value to one argument, before anything is moved: a call that is refused moves nothing.
    ///
    /// Fails with `Disposed`, or with `Busy` while any method has it, or when it is promised already.
    pub(crate) fn claim(&self) -> Result<(), InteropError> {
        self.check_alive()?;
        drop(self.value.try_borrow_mut().map_err(|_| self.busy("move"))?);
        #[cfg(not(target_arch = "wasm32"))]
        self.check_whole("move")?;
        if self.claimed.replace(true) {
            let name = short_type_name::<T>();
            let text = format!(
                "the object of type `{name}` is about to be moved by another argument, and can be moved once; pass another one"
            );
            return Err(InteropError::new(ErrorCode::Busy, text));
        }
        Ok(())
    }

    pub(crate) fn unclaim(&self) {
        self.claimed.set(false);
    }

    /// Moves the value out, and with it goes the object.
    ///
    /// Fails with `Disposed`, or with `Busy` while any method has it.
    pub(crate) fn take(&self) -> Result<T, InteropError> {
        self.check_alive()?;
        let mut value = self.value.try_borrow_mut().map_err(|_| self.busy("move"))?;
        #[cfg(not(target_arch = "wasm32"))]
        self.check_whole("move")?;
        let moved = value.take();
        drop(value);
        self.end(Gone::Moved);
        moved.ok_or_else(|| self.missing())
    }

    pub(super) fn check_alive(&self) -> Result<(), InteropError> {
        self.gone.get().map_or(Ok(()), |gone| Err(gone.of::<T>()))
    }

    fn missing(&self) -> InteropError {
        self.gone.get().unwrap_or(Gone::Disposed).of::<T>()
    }

    /// Nobody finds it from now on.
    fn end(&self, why: Gone) {
        if self.gone.get().is_some() {
            return;
        }
        self.gone.set(Some(why));
        self.places
            .take_each(|tables, handle| tables.remove(handle, why));
        self.drop_if_disposed();
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn check_whole(&self, method: &'static str) -> Result<(), InteropError> {
        if !self.poisoned.get() {
            return Ok(());
        }
        let (name, user) = (short_type_name::<T>(), self.user.get());
        let text = format!(
            "`{name}.{method}` cannot run, as `{name}.{user}` panicked while it had the object; dispose it"
        );
        Err(InteropError::new(ErrorCode::Panicked, text))
    }

    #[cold]
    fn busy(&self, method: &'static str) -> InteropError {
        let (name, user) = (short_type_name::<T>(), self.user.get());
        let text = format!(
            "`{name}.{method}` cannot run while `{name}.{user}` uses the object; call it when that is done, as an async method waits for by itself"
        );
        InteropError::new(ErrorCode::Busy, text)
    }

    /// A method is done with the value: who waits for it is next, and that of a disposed object goes.
    fn released(&self) {
        self.queue.wake_first();
        self.drop_if_disposed();
    }

    /// Drops the value of a disposed object, unless a method still uses it or waits for it.
    fn drop_if_disposed(&self) {
        if self.gone.get().is_none() || self.queue.len() > 0 {
            return;
        }
        let value = self
            .value
            .try_borrow_mut()
            .ok()
            .and_then(|mut value| value.take());
        // Its `Drop` may call anything, so nothing is borrowed here.
        drop(value);
    }
}

/// Dropped after a place in the queue: whoever gave up may have been the last who needed the value.
struct Left<'a, T: 'static>(&'a ObjectCell<T>);

impl<T: 'static> Drop for Left<'_, T> {
    fn drop(&mut self) {
        self.0.drop_if_disposed();
    }
}

/// An object of any type, to the code that the macros generate.
pub struct AnyObject(pub(crate) Rc<dyn Object>);

impl<T: 'static> Object for ObjectCell<T> {
    fn type_name(&self) -> String {
        short_type_name::<T>()
    }

    fn value_type(&self) -> TypeId {
        TypeId::of::<T>()
    }

    fn dispose(&self) {
        self.end(Gone::Disposed);
    }

    fn places(&self) -> &Places {
        &self.places
    }
}

/// Shared use of an object's value, for the length of a call.
pub struct ObjectGuard<'a, T: 'static> {
    cell: &'a ObjectCell<T>,
    value: Option<Ref<'a, T>>,
}

/// Sole use of an object's value, for the length of a call.
pub struct ObjectGuardMut<'a, T: 'static> {
    cell: &'a ObjectCell<T>,
    /// A panic was under way before this.
    #[cfg(not(target_arch = "wasm32"))]
    panicking: bool,
    value: Option<RefMut<'a, T>>,
}

const HELD: &str = "held until the guard drops";

impl<T> Deref for ObjectGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().expect(HELD)
    }
}

impl<T> Deref for ObjectGuardMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().expect(HELD)
    }
}

impl<T> DerefMut for ObjectGuardMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().expect(HELD)
    }
}

impl<T: 'static> Drop for ObjectGuard<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        self.cell.released();
    }
}

impl<T: 'static> Drop for ObjectGuardMut<'_, T> {
    fn drop(&mut self) {
        #[cfg(not(target_arch = "wasm32"))]
        if !self.panicking && std::thread::panicking() {
            self.cell.poisoned.set(true);
        }
        self.value = None;
        self.cell.released();
    }
}
