//! Lists, records and maps on their way out.

use std::collections::HashSet;

use serde::{Serialize, ser};

use super::encoder::{Encoder, truncate};
use super::error::CodecError;
use super::shapes::{KnownStruct, ROOT};
use super::wire::{self, tag};
use crate::error::{ErrorCode, Quoted};

type Done = Result<(), CodecError>;

/// A sequence or tuple: its slot is written first and completed at the end.
pub(crate) struct Elements<'a, 'c> {
    encoder: &'a mut Encoder<'c>,
    at: usize,
    count: usize,
    outer: Option<Variant>,
}

impl<'a, 'c> Elements<'a, 'c> {
    #[inline]
    pub(super) fn open(
        encoder: &'a mut Encoder<'c>,
        outer: Option<Variant>,
    ) -> Result<Self, CodecError> {
        encoder.open()?;
        let at = encoder.slots.len();
        encoder.push_tag(tag::LIST, 0);
        Ok(Elements {
            encoder,
            at,
            count: 0,
            outer,
        })
    }

    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value
            .serialize(&mut *self.encoder)
            .map_err(|error| within(error.at_index(self.count), self.outer.as_ref()))?;
        self.count += 1;
        Ok(())
    }

    fn close(self) {
        let elements = &self.encoder.slots[self.at + 1..];
        // Each number is one slot, so numbers only means as many slots as elements, none tagged.
        let numbers = self.count > 0
            && elements.len() == self.count
            && !elements.iter().any(|slot| wire::is_tagged(*slot));
        let tag = if numbers { tag::NUMBERS } else { tag::LIST };
        self.encoder.slots[self.at] = wire::tagged(tag, truncate(self.count));
        self.encoder.close();
        if self.outer.is_some() {
            self.encoder.close();
        }
    }
}

macro_rules! elements {
    ($($trait:ident $method:ident),+) => { $(
        impl ser::$trait for Elements<'_, '_> {
            type Ok = ();
            type Error = CodecError;
            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.element(value)
            }
            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        }
    )+ };
}
elements!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

/// The record of one field around the content of an enum's variant.
pub(crate) struct Variant {
    name: &'static str,
}

impl Variant {
    pub(super) fn open(encoder: &mut Encoder<'_>, name: &'static str) -> Result<Self, CodecError> {
        encoder.open()?;
        let mut shapes = encoder.shapes.borrow_mut();
        if shapes.accepts(1, encoder.depth()) {
            let node = shapes.step(ROOT, name)?;
            let shape = shapes.end(node);
            drop(shapes);
            encoder.push_tag(tag::RECORD, shape);
        } else {
            drop(shapes);
            encoder.push_tag(tag::OBJECT, 1);
            encoder.push_text(name)?;
        }
        Ok(Variant { name })
    }
}

fn within(error: CodecError, outer: Option<&Variant>) -> CodecError {
    match outer {
        Some(outer) => error.at_field(outer.name),
        None => error,
    }
}

/// A struct, by shape; by keys when the table of shapes is full.
pub(crate) struct Fields<'a, 'c> {
    encoder: &'a mut Encoder<'c>,
    name: &'static str,
    at: usize,
    way: Way,
    count: usize,
    pub(super) outer: Option<Variant>,
}

/// How the fields of a struct are told.
enum Way {
    /// As those of the last struct of this name, as long as they are the same.
    Known(KnownStruct),
    /// By a shape: where in the trie it stands so far.
    Node(u32),
    /// By keys: those so far.
    Keys(Vec<&'static str>),
}

impl<'a, 'c> Fields<'a, 'c> {
    #[inline]
    pub(super) fn open(
        encoder: &'a mut Encoder<'c>,
        name: &'static str,
        len: usize,
    ) -> Result<Self, CodecError> {
        encoder.open()?;
        let way = {
            let shapes = encoder.shapes.borrow();
            if shapes.accepts(len, encoder.depth()) {
                let known = shapes.known_struct(name, len);
                known.map_or(Way::Node(ROOT), Way::Known)
            } else {
                Way::Keys(Vec::new())
            }
        };
        let at = encoder.slots.len();
        encoder.push_tag(tag::RECORD, 0);
        Ok(Fields {
            encoder,
            name,
            at,
            way,
            count: 0,
            outer: None,
        })
    }

    #[inline]
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        let is_next = match &self.way {
            // The same text at the same address: no need to look at the text.
            Way::Known(known) => {
                (known.fields.get(self.count)).is_some_and(|field| std::ptr::eq(*field, name))
            }
            _ => false,
        };
        if !is_next {
            self.place(name)
                .map_err(|error| within(error, self.outer.as_ref()))?;
        }
        self.count += 1;
        value
            .serialize(&mut *self.encoder)
            .map_err(|error| within(error.at_field(name), self.outer.as_ref()))
    }

    /// Finds the place of a field that is not simply the next one.
    fn place(&mut self, name: &'static str) -> Done {
        if let Way::Known(known) = &self.way {
            if known.fields.get(self.count) == Some(&name) {
                return Ok(());
            }
            self.way = Way::Node(self.node_of(known)?);
        }
        match &mut self.way {
            Way::Node(node) => *node = self.encoder.shapes.borrow_mut().step(*node, name)?,
            Way::Keys(names) if names.contains(&name) => {
                let text = format!("has the field {} twice", Quoted(name));
                return Err(CodecError::new(ErrorCode::NotSerializable, text));
            }
            Way::Keys(names) => {
                names.push(name);
                self.encoder.push_text(name)?;
            }
            Way::Known(_) => unreachable!("left just above"),
        }
        Ok(())
    }

    /// Where in the trie the fields lead that were met so far.
    fn node_of(&self, known: &KnownStruct) -> Result<u32, CodecError> {
        let mut shapes = self.encoder.shapes.borrow_mut();
        (known.fields[..self.count].iter()).try_fold(ROOT, |node, field| shapes.step(node, field))
    }

    fn close(self) -> Done {
        let slot = match &self.way {
            Way::Known(known) if self.count == known.fields.len() => {
                wire::tagged(tag::RECORD, known.shape)
            }
            Way::Known(known) => self.slot_of(self.node_of(known)?),
            Way::Node(node) => self.slot_of(*node),
            Way::Keys(_) => self.slot_of(ROOT),
        };
        self.encoder.slots[self.at] = slot;
        self.encoder.close();
        if self.outer.is_some() {
            self.encoder.close();
        }
        Ok(())
    }

    /// The slot in front of the fields that lead to `node`.
    fn slot_of(&self, node: u32) -> u64 {
        if node == ROOT {
            return wire::tagged(tag::OBJECT, truncate(self.count));
        }
        let mut shapes = self.encoder.shapes.borrow_mut();
        let shape = shapes.end(node);
        shapes.remember_struct(self.name, shape);
        wire::tagged(tag::RECORD, shape)
    }
}

macro_rules! fields {
    ($($trait:ident),+) => { $(
        impl ser::$trait for Fields<'_, '_> {
            type Ok = ();
            type Error = CodecError;
            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
                self.field(name, value)
            }
            fn end(self) -> Done {
                self.close()
            }
        }
    )+ };
}
fields!(SerializeStruct, SerializeStructVariant);

/// A map: an `OBJECT` as long as its keys are strings and it is no `JsMap`.
pub(crate) struct Entries<'a, 'c> {
    encoder: &'a mut Encoder<'c>,
    at: usize,
    count: usize,
    is_map: bool,
    /// The keys so far: a map that repeats one cannot become an object.
    keys: HashSet<Box<[u8]>>,
    /// The key whose value comes next, if it is a string, for the path of an error.
    key: Option<String>,
}

impl<'a, 'c> Entries<'a, 'c> {
    pub(super) fn open(encoder: &'a mut Encoder<'c>, is_map: bool) -> Result<Self, CodecError> {
        encoder.open()?;
        let at = encoder.slots.len();
        encoder.push_tag(tag::OBJECT, 0);
        Ok(Entries {
            encoder,
            at,
            count: 0,
            is_map,
            keys: HashSet::new(),
            key: None,
        })
    }
}

impl ser::SerializeMap for Entries<'_, '_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        let slots = self.encoder.slots.len();
        let text = self.encoder.text_len();
        key.serialize(&mut *self.encoder)?;
        self.key = self.encoder.text_written(slots, text).map(str::to_owned);
        self.is_map |= self.key.is_none();
        if !self.keys.insert(self.encoder.bytes_written(slots, text)) {
            let key = match &self.key {
                Some(key) => Quoted(key).to_string(),
                None => format!("of entry {}", self.count),
            };
            let text = format!("the key {key} stands twice in one map");
            return Err(CodecError::new(ErrorCode::NotSerializable, text));
        }
        self.count += 1;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value
            .serialize(&mut *self.encoder)
            .map_err(|error| match &self.key {
                Some(key) => error.at_field(key),
                None => error.at_index(self.count - 1),
            })
    }

    fn end(self) -> Done {
        let tag = if self.is_map { tag::MAP } else { tag::OBJECT };
        self.encoder.slots[self.at] = wire::tagged(tag, truncate(self.count));
        self.encoder.close();
        Ok(())
    }
}
