//! Shapes: the field lists of records, defined once and then named by a number.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::error::CodecError;
use super::wire::{MAX_SHAPE_FIELDS, MAX_SHAPES};

/// The writer's side: a trie from field to field, whose nodes may be the end of a shape.
pub(crate) struct ShapeWriter {
    nodes: Vec<Node>,
    steps: HashMap<(u32, &'static str), u32>,
    shapes: Vec<Vec<&'static str>>,
    /// How many definitions the reader has been sent.
    sent: usize,
}

struct Node {
    /// The way back: the node before, and the field between.
    parent: u32,
    field: &'static str,
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
            latest: None,
            shape: None,
        };
        ShapeWriter {
            nodes: vec![root],
            steps: HashMap::new(),
            shapes: Vec::new(),
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

    #[allow(clippy::cast_possible_truncation)] // bounded by the shapes times their fields
    pub(super) fn step(&mut self, node: u32, field: &'static str) -> u32 {
        if let Some((latest, next)) = self.nodes[node as usize].latest {
            // The same text at the same address: no need to look at the text.
            if std::ptr::eq(latest, field) {
                return next;
            }
        }
        let nodes = &mut self.nodes;
        let next = *self.steps.entry((node, field)).or_insert_with(|| {
            nodes.push(Node {
                parent: node,
                field,
                latest: None,
                shape: None,
            });
            (nodes.len() - 1) as u32
        });
        self.nodes[node as usize].latest = Some((field, next));
        next
    }

    /// The shape that ends at `node`, made now if it is new.
    #[allow(clippy::cast_possible_truncation)] // at most MAX_SHAPES
    pub(super) fn end(&mut self, node: u32) -> u32 {
        if let Some(shape) = self.nodes[node as usize].shape {
            return shape;
        }
        let mut fields = Vec::new();
        let mut at = node;
        while at != ROOT {
            fields.push(self.nodes[at as usize].field);
            at = self.nodes[at as usize].parent;
        }
        fields.reverse();
        self.shapes.push(fields);
        let shape = (self.shapes.len() - 1) as u32;
        self.nodes[node as usize].shape = Some(shape);
        shape
    }

    /// Writes the definitions that the reader lacks; returns the id of the first.
    #[allow(clippy::cast_possible_truncation)] // field names are shorter than 4 GiB
    pub(super) fn write_definitions(&self, section: &mut Vec<u8>) -> usize {
        for shape in &self.shapes[self.sent..] {
            section.extend_from_slice(&(shape.len() as u32).to_le_bytes());
            for field in shape {
                section.extend_from_slice(&(field.len() as u32).to_le_bytes());
                section.extend_from_slice(field.as_bytes());
            }
        }
        self.sent
    }

    pub(super) fn has_unsent(&self) -> bool {
        self.sent < self.shapes.len()
    }

    pub(super) fn mark_sent(&mut self) {
        self.sent = self.shapes.len();
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

    /// Takes in a shape section; `first` must be where this table ends.
    pub(super) fn read_definitions(
        &mut self,
        first: usize,
        mut section: &[u8],
    ) -> Result<(), CodecError> {
        if section.is_empty() {
            return match first {
                0 => Ok(()),
                _ => Err(CodecError::malformed("a first shape, and no definition")),
            };
        }
        if first != self.shapes.len() {
            let known = self.shapes.len();
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
            if count as usize > MAX_SHAPE_FIELDS || self.shapes.len() + shapes.len() >= MAX_SHAPES {
                return Err(CodecError::malformed(
                    "a shape definition beyond the limits",
                ));
            }
            section = &section[4..];
            shapes.push(read_fields(count, &mut section)?);
        }
        if section.len() >= 8 || section.iter().any(|byte| *byte != 0) {
            return Err(CodecError::malformed(
                "the shape section has trailing bytes",
            ));
        }
        self.shapes.extend(shapes);
        Ok(())
    }
}

fn read_fields(count: u32, section: &mut &[u8]) -> Result<Rc<[Box<str>]>, CodecError> {
    let mut fields: Vec<Box<str>> = Vec::with_capacity(count as usize);
    let mut seen = HashSet::new();
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
        if !seen.insert(name) {
            return Err(CodecError::malformed(format_args!(
                "a shape has the field {name:?} twice"
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
