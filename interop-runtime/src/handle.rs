//! `Handle` and `HandleTable`: numbers that stand for objects on the other side, checked by generation.
//!
//! A handle is `generation * 2^24 + index`, below 2^53, so that it is a plain number in JavaScript.
//! A slot gets a new generation each time it is freed, so a stale or forged handle finds nothing.

const INDEX_BITS: u32 = 24;
const MAX_INDEX: u32 = (1 << INDEX_BITS) - 1;
const MAX_GENERATION: u32 = (1 << 29) - 1;

/// Names an entry of a [`HandleTable`]. Never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Handle(u64);

impl Handle {
    /// No entry has it.
    #[cfg(target_arch = "wasm32")]
    pub(crate) const NONE: Handle = Handle(0);

    fn new(index: u32, generation: u32) -> Self {
        Handle((u64::from(generation) << INDEX_BITS) | u64::from(index))
    }

    /// Takes any number that the other side may send; what is no handle finds no entry.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked by the way back
    #[allow(clippy::cast_precision_loss, clippy::float_cmp)]
    pub(crate) fn from_f64(number: f64) -> Self {
        // Signed, because that is one instruction where the other is ten.
        let whole = number as i64;
        // A fraction, a negative number or NaN must not be rounded into somebody's handle.
        Handle(if whole as f64 == number {
            whole as u64
        } else {
            0
        })
    }

    #[allow(clippy::cast_precision_loss)] // below 2^53 by construction
    pub(crate) fn to_f64(self) -> f64 {
        self.0 as f64
    }

    pub(crate) fn to_bits(self) -> u64 {
        self.0
    }

    pub(crate) fn from_bits(bits: u64) -> Self {
        Handle(bits)
    }

    #[allow(clippy::cast_possible_truncation)] // masked
    fn index(self) -> u32 {
        (self.0 & u64::from(MAX_INDEX)) as u32
    }

    fn generation(self) -> u64 {
        self.0 >> INDEX_BITS
    }
}

/// A slab with generations: insert gives a handle, any handle may be asked for.
pub(crate) struct HandleTable<T> {
    slots: Vec<Slot<T>>,
    /// Indices of free slots whose generation can still rise.
    free: Vec<u32>,
    live: usize,
}

struct Slot<T> {
    generation: u32,
    value: Option<T>,
    /// Whether what was here last was moved away, and not ended.
    moved: bool,
}

impl<T> HandleTable<T> {
    pub(crate) const fn new() -> Self {
        HandleTable {
            slots: Vec::new(),
            free: Vec::new(),
            live: 0,
        }
    }

    /// `None` when all 2^24 slots are taken.
    pub(crate) fn insert(&mut self, value: T) -> Option<Handle> {
        let index = if let Some(index) = self.free.pop() {
            index
        } else {
            let next = u32::try_from(self.slots.len());
            let index = next.ok().filter(|index| *index <= MAX_INDEX)?;
            self.slots.push(Slot {
                generation: 1,
                value: None,
                moved: false,
            });
            index
        };
        let slot = &mut self.slots[index as usize];
        slot.value = Some(value);
        slot.moved = false;
        self.live += 1;
        Some(Handle::new(index, slot.generation))
    }

    pub(crate) fn get(&self, handle: Handle) -> Option<&T> {
        let slot = self.slots.get(handle.index() as usize)?;
        slot.value
            .as_ref()
            .filter(|_| u64::from(slot.generation) == handle.generation())
    }

    pub(crate) fn get_mut(&mut self, handle: Handle) -> Option<&mut T> {
        let slot = self.slots.get_mut(handle.index() as usize)?;
        let generation = slot.generation;
        slot.value
            .as_mut()
            .filter(|_| u64::from(generation) == handle.generation())
    }

    pub(crate) fn remove(&mut self, handle: Handle) -> Option<T> {
        self.get(handle)?;
        let slot = &mut self.slots[handle.index() as usize];
        let value = slot.value.take();
        self.live -= 1;
        // A slot whose generations are used up is retired: its old handles must stay dead.
        if slot.generation < MAX_GENERATION {
            slot.generation += 1;
            self.free.push(handle.index());
        }
        value
    }

    /// [`remove`](Self::remove) for what goes on to live elsewhere.
    pub(crate) fn move_out(&mut self, handle: Handle) -> Option<T> {
        let value = self.remove(handle)?;
        self.slots[handle.index() as usize].moved = true;
        Some(value)
    }

    /// Whether the entry of a dead handle was moved out. It is known until the slot is used again.
    pub(crate) fn was_moved(&self, handle: Handle) -> bool {
        let slot = self.slots.get(handle.index() as usize);
        slot.is_some_and(|slot| slot.moved && u64::from(slot.generation) == handle.generation() + 1)
    }

    pub(crate) fn len(&self) -> usize {
        self.live
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.slots.iter().filter_map(|slot| slot.value.as_ref())
    }

    /// What is alive now.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn handles(&self) -> Vec<Handle> {
        let live = (0..)
            .zip(&self.slots)
            .filter(|(_, slot)| slot.value.is_some());
        live.map(|(index, slot)| Handle::new(index, slot.generation))
            .collect()
    }

    /// Takes everything out. Its handles stay dead.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn take_all(&mut self) -> Vec<T> {
        let handles = self.handles();
        let taken = handles.into_iter().filter_map(|handle| self.remove(handle));
        taken.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Handle, HandleTable, MAX_GENERATION};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn what_was_moved_is_known_until_the_slot_is_used_again() {
        let mut table = HandleTable::new();
        let [moved, removed] = ["moved", "removed"].map(|value| table.insert(value).unwrap());
        assert_eq!(table.move_out(moved), Some("moved"));
        assert_eq!(table.remove(removed), Some("removed"));
        assert_eq!(
            [moved, removed].map(|handle| table.was_moved(handle)),
            [true, false]
        );
        assert_eq!(table.move_out(moved), None);
        let again = [table.insert("a").unwrap(), table.insert("b").unwrap()];
        assert_eq!(again.map(|handle| table.was_moved(handle)), [false, false]);
        assert!(!table.was_moved(moved));
    }

    #[test]
    fn a_freed_slot_does_not_answer_to_its_old_handle() {
        let mut table = HandleTable::new();
        let first = table.insert("first").unwrap();
        assert_eq!(table.remove(first), Some("first"));
        let second = table.insert("second").unwrap();
        assert_ne!(first, second);
        assert_eq!(table.get(first), None);
        assert_eq!(table.remove(first), None);
        assert_eq!(table.get(second), Some(&"second"));
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn a_slot_whose_generations_are_used_up_is_retired() {
        let mut table = HandleTable::new();
        let first = table.insert(1).unwrap();
        table.slots[0].generation = MAX_GENERATION;
        assert_eq!(table.get(first), None);
        let last = Handle::new(0, MAX_GENERATION);
        assert_eq!(table.remove(last), Some(1));
        assert_ne!(table.insert(2).unwrap().index(), 0);
    }

    #[test]
    fn survives_the_way_through_a_javascript_number() {
        let handle = Handle::new(super::MAX_INDEX, MAX_GENERATION);
        assert_eq!(Handle::from_f64(handle.to_f64()), handle);
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[allow(clippy::float_cmp)] // exact by construction
    mod properties {
        use super::{Handle, HandleTable};
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn no_number_is_a_handle_unless_it_was_given_out(number in any::<f64>()) {
                let mut table = HandleTable::new();
                let handle = table.insert(()).unwrap();
                prop_assert_eq!(table.get(Handle::from_f64(number)).is_some(), number == handle.to_f64());
            }
        }
    }
}
