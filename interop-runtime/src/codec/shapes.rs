//! Shapes: the field lists of records, defined once and then named by a number.

use std::collections::HashMap;
use std::rc::Rc;

use super::error::CodecError;
use super::wire::{MAX_SHAPE_FIELDS, MAX_SHAPES};
use crate::error::{ErrorCode, Quoted};

/// The writer's side: a trie from field to field, whose nodes may be the end of a shape.
pub(crate) struct ShapeWriter {
    nodes: Vec<Node>,
    steps: HashMap<(u32, &'static str), u32>,
    shapes: Vec<Rc<[&'static str]>>,
    /// What the last struct of a name was, at a place that the address of the name gives.
    structs: Vec<Option<KnownStruct>>,
    /// How many definitions the reader has been sent.
    sent: usize,
}

/// The shape of a struct, by the name of its type. Records alternate, so that what the trie remembers of its steps is
/// seldom the way that the next one goes; and to compare addresses costs a third of walking it.
#[derive(Clone)]
pub(super) struct KnownStruct {
    name: &'static str,
    pub(super) fields: Rc<[&'static str]>,
    pub(super) shape: u32,
}

/// How many structs are remembered.
const KNOWN_STRUCTS: usize = 32;

fn place_of(name: &'static str) -> usize {
    name.as_ptr().addr() % KNOWN_STRUCTS
}

struct Node {
    /// The way back: the node before, and the field between.
    parent: u32,
    field: &'static str,
    /// How many fields lead here.
    depth: usize,
    /// The step taken last: records of one type walk the same way each time.
    latest: Option<(&'static str, u32)>,
    /// The shape that ends here.
    shape: Option<u32>,
}

/// The node before the first field.
pub(super) const ROOT: u32 = 0;

impl Default for ShapeWriter {
    fn default() -> Self {
        let root = Node {
            parent: ROOT,
            field: "",
            depth: 0,
            latest: None,
            shape: None,
        };
        ShapeWriter {
            nodes: vec![root],
            steps: HashMap::new(),
            shapes: Vec::new(),
            structs: Vec::new(),
            sent: 0,
        }
    }
}

impl ShapeWriter {
    /// False when no further shape may be made, counting the records that are open now.
    pub(super) fn accepts(&self, fields: usize, open_records: u32) -> bool {
        (1..=MAX_SHAPE_FIELDS).contains(&fields)
            && self.shapes.len() + (open_records as usize) < MAX_SHAPES
    }

    /// The node behind a field. A record that repeats a field, or has more than it announced, has none.
    pub(super) fn step(&mut self, node: u32, field: &'static str) -> Result<u32, CodecError> {
        if let Some((latest, next)) = self.nodes[node as usize].latest {
            // The same text at the same address: no need to look at the text.
            if std::ptr::eq(latest, field) {
                return Ok(next);
            }
        }
        let next = match self.steps.get(&(node, field)) {
            Some(next) => *next,
            None => self.add(node, field)?,
        };
        self.nodes[node as usize].latest = Some((field, next));
        Ok(next)
    }

    #[allow(clippy::cast_possible_truncation)] // bounded by the shapes times their fields
    fn add(&mut self, node: u32, field: &'static str) -> Result<u32, CodecError> {
        let depth = self.nodes[node as usize].depth + 1;
        if depth > MAX_SHAPE_FIELDS {
            let text = "has more fields than its `Serialize` announced";
            return Err(CodecError::new(ErrorCode::NotSerializable, text));
        }
        if self.fields(node).contains(&field) {
            let text = format!("has the field {} twice", Quoted(field));
            return Err(CodecError::new(ErrorCode::NotSerializable, text));
        }
        self.nodes.push(Node {
            parent: node,
            field,
            depth,
            latest: None,
            shape: None,
        });
        let next = (self.nodes.len() - 1) as u32;
        self.steps.insert((node, field), next);
        Ok(next)
    }

    /// The fields that lead to a node, in their order.
    fn fields(&self, mut node: u32) -> Vec<&'static str> {
        let mut fields = Vec::new();
        while node != ROOT {
            fields.push(self.nodes[node as usize].field);
            node = self.nodes[node as usize].parent;
        }
        fields.reverse();
        fields
    }

    /// The shape that ends at `node`, made now if it is new.
    #[allow(clippy::cast_possible_truncation)] // at most MAX_SHAPES
    pub(super) fn end(&mut self, node: u32) -> u32 {
        if let Some(shape) = self.nodes[node as usize].shape {
            return shape;
        }
        let fields = self.fields(node);
        self.shapes.push(fields.into());
        let shape = (self.shapes.len() - 1) as u32;
        self.nodes[node as usize].shape = Some(shape);
        shape
    }

    /// What the last struct of this name was, if it had so many fields.
    #[inline]
    pub(super) fn known_struct(&self, name: &'static str, fields: usize) -> Option<KnownStruct> {
        let known = self.structs.get(place_of(name))?.as_ref()?;
        let same = std::ptr::eq(known.name, name) && known.fields.len() == fields;
        same.then(|| known.clone())
    }

    pub(super) fn remember_struct(&mut self, name: &'static str, shape: u32) {
        if self.structs.is_empty() {
            self.structs.resize(KNOWN_STRUCTS, None);
        }
        self.structs[place_of(name)] = Some(KnownStruct {
            name,
            fields: Rc::clone(&self.shapes[shape as usize]),
            shape,
        });
    }

    /// Writes the definitions that the reader lacks; returns the id of the first.
    #[allow(clippy::cast_possible_truncation)] // field names are shorter than 4 GiB
    pub(super) fn write_definitions(&self, section: &mut Vec<u8>) -> usize {
        for shape in &self.shapes[self.sent..] {
            section.extend_from_slice(&(shape.len() as u32).to_le_bytes());
            for field in shape.iter() {
                section.extend_from_slice(&(field.len() as u32).to_le_bytes());
                section.extend_from_slice(field.as_bytes());
            }
        }
        self.sent
    }

    /// How many definitions a message that is complete now covers.
    pub(super) fn count(&self) -> usize {
        self.shapes.len()
    }

    /// A message that covers so many definitions is on its way.
    pub(super) fn mark_sent(&mut self, count: usize) {
        self.sent = self.sent.max(count);
    }
}

/// The reader's side: the definitions received so far.
#[derive(Default)]
pub(crate) struct ShapeReader {
    shapes: Vec<Rc<[Box<str>]>>,
}

impl ShapeReader {
    pub(super) fn get(&self, id: u32) -> Option<Rc<[Box<str>]>> {
        self.shapes.get(id as usize).cloned()
    }

    /// Takes in a shape section, as a whole or not at all. What is known already may be defined again:
    /// messages need not arrive in the order in which they were made.
    pub(super) fn read_definitions(
        &mut self,
        first: usize,
        mut section: &[u8],
    ) -> Result<(), CodecError> {
        if section.is_empty() && first == 0 {
            return Ok(());
        }
        let known = self.shapes.len();
        if section.is_empty() || first > known {
            return Err(CodecError::malformed(format_args!(
                "shapes from {first} on, where {known} are known"
            )));
        }
        let mut shapes = Vec::new();
        // A shape has at least one field, so a count of zero is the padding.
        while let Some(count) = section
            .first_chunk::<4>()
            .map(|word| u32::from_le_bytes(*word))
            .filter(|n| *n > 0)
        {
            let id = first + shapes.len();
            if count as usize > MAX_SHAPE_FIELDS || id >= MAX_SHAPES {
                return Err(CodecError::malformed(
                    "a shape definition beyond the limits",
                ));
            }
            section = &section[4..];
            let fields = read_fields(count, &mut section)?;
            if self.shapes.get(id).is_some_and(|before| *before != fields) {
                return Err(CodecError::malformed(format_args!("another shape {id}")));
            }
            shapes.push(fields);
        }
        if section.len() >= 8 || section.iter().any(|byte| *byte != 0) {
            return Err(CodecError::malformed(
                "the shape section has trailing bytes",
            ));
        }
        let new = known - first.min(known);
        self.shapes.extend(shapes.into_iter().skip(new));
        Ok(())
    }
}

fn read_fields(count: u32, section: &mut &[u8]) -> Result<Rc<[Box<str>]>, CodecError> {
    let mut fields: Vec<Box<str>> = Vec::with_capacity(count as usize);
    for _ in 0..count {
        let len = take_u32(section)? as usize;
        let Some((name, rest)) = section.split_at_checked(len) else {
            return Err(CodecError::malformed(
                "a field name is longer than the shape section",
            ));
        };
        *section = rest;
        let name = std::str::from_utf8(name)
            .map_err(|_| CodecError::malformed("a field name is not UTF-8"))?;
        // At most as many as a shape can have.
        if fields.iter().any(|field| **field == *name) {
            return Err(CodecError::malformed(format_args!(
                "a shape has the field {} twice",
                Quoted(name)
            )));
        }
        fields.push(name.into());
    }
    Ok(fields.into())
}

fn take_u32(section: &mut &[u8]) -> Result<u32, CodecError> {
    let Some((word, rest)) = section.split_first_chunk::<4>() else {
        return Err(CodecError::malformed(
            "the shape section ends in a definition",
        ));
    };
    *section = rest;
    Ok(u32::from_le_bytes(*word))
}
