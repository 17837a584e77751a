//! `ById`: something for each connection, by its number.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) type ById<T> = std::collections::HashMap<u64, T>;

/// In wasm there is one connection, for which a hash map would be 4 kB.
#[cfg(target_arch = "wasm32")]
pub(crate) struct ById<T>(Vec<(u64, T)>);

#[cfg(target_arch = "wasm32")]
impl<T> Default for ById<T> {
    fn default() -> Self {
        ById(Vec::new())
    }
}

#[cfg(target_arch = "wasm32")]
impl<T> ById<T> {
    /// Of an id that is not there yet.
    pub(crate) fn insert(&mut self, id: u64, value: T) {
        self.0.push((id, value));
    }

    pub(crate) fn get(&self, id: &u64) -> Option<&T> {
        let found = self.0.iter().find(|(known, _)| known == id);
        found.map(|(_, value)| value)
    }

    #[cfg(test)]
    pub(crate) fn remove(&mut self, id: &u64) -> Option<T> {
        let place = self.0.iter().position(|(known, _)| known == id)?;
        Some(self.0.swap_remove(place).1)
    }
}
