//! `JsMap`: a `Map`, whatever its keys are.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Marker;

/// Entries that arrive in JavaScript as a `Map`, in their order.
///
/// A Rust map with string keys arrives as a plain object, one with other keys as a `Map`; this always
/// as a `Map`, also when it is empty. It takes a `Map` and, if its keys can be strings, a plain object.
/// A key that stands twice cannot be sent: `NotSerializable`.
///
/// ```
/// use interop_runtime::JsMap;
/// let map = JsMap::from_iter([("b", 2), ("a", 1)]);
/// assert_eq!(map.get(&"a"), Some(&1));
/// let entries: Vec<(&str, i32)> = map.into_iter().collect();
/// assert_eq!(entries, [("b", 2), ("a", 1)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct JsMap<K, V>(Vec<(K, V)>);

impl<K, V> JsMap<K, V> {
    /// The entries, in the order of the `Map`.
    #[must_use]
    pub fn as_slice(&self) -> &[(K, V)] {
        &self.0
    }

    /// The value of a key, found by looking at one entry after the other.
    pub fn get(&self, key: &K) -> Option<&V>
    where
        K: PartialEq,
    {
        let entry = self.0.iter().find(|(own, _)| own == key);
        entry.map(|(_, value)| value)
    }
}

impl<K, V> Default for JsMap<K, V> {
    fn default() -> Self {
        JsMap(Vec::new())
    }
}

impl<K, V> FromIterator<(K, V)> for JsMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        JsMap(entries.into_iter().collect())
    }
}

impl<K, V> IntoIterator for JsMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for JsMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(Marker::Map.name(), &Entries(&self.0))
    }
}

struct Entries<'a, K, V>(&'a [(K, V)]);

impl<K: Serialize, V: Serialize> Serialize for Entries<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for JsMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyMap<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for AnyMap<K, V> {
            type Value = JsMap<K, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<JsMap<K, V>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(JsMap(entries))
            }
        }
        deserializer.deserialize_map(AnyMap(PhantomData))
    }
}
