//! The places of violations: the text is walked once, and only where there are any.

use std::collections::HashMap;
use std::sync::Arc;

use super::lines::Lines;
use crate::read::{Kind, Reader, Step};
use crate::schema::{Node, Pointer, Token, Violations};

/// A value at which, or below which, there are violations.
#[derive(Default)]
struct Wanted<'v> {
    members: HashMap<&'v str, usize>,
    items: HashMap<usize, usize>,
    place: (usize, usize),
}

/// The wanted values as a tree, whose root is the first.
struct Tree<'v> {
    wanted: Vec<Wanted<'v>>,
    /// The index of each way's end, by the address that the ways have in common.
    known: HashMap<*const Node, usize>,
}

/// Where the value of each violation begins, as line and column; the reader stands at the root's.
pub(super) fn places(
    violations: &Violations,
    reader: &Reader<'_>,
    lines: &mut Lines<'_>,
) -> Vec<(usize, usize)> {
    let mut tree = Tree {
        wanted: vec![Wanted::default()],
        known: HashMap::new(),
    };
    let indices: Vec<usize> = violations
        .iter()
        .map(|it| tree.want(it.pointer()))
        .collect();
    // Well-formed text is not refused.
    let _ = tree.walk(0, &mut reader.clone(), lines);
    indices
        .into_iter()
        .map(|index| tree.wanted[index].place)
        .collect()
}

impl<'v> Tree<'v> {
    /// The index of the value that a pointer leads to.
    fn want(&mut self, pointer: &'v Pointer) -> usize {
        let Some(node) = &pointer.0 else { return 0 };
        if let Some(&index) = self.known.get(&Arc::as_ptr(node)) {
            return index;
        }
        let parent = self.want(&node.parent);
        let next = self.wanted.len();
        let index = match &node.token {
            Token::Name(name) => *self.wanted[parent].members.entry(name).or_insert(next),
            Token::Index(item) => *self.wanted[parent].items.entry(*item).or_insert(next),
        };
        if index == next {
            self.wanted.push(Wanted::default());
        }
        self.known.insert(Arc::as_ptr(node), index);
        index
    }

    /// Notes where the wanted value begins that the reader comes to, and those below it.
    fn walk(&mut self, index: usize, reader: &mut Reader<'_>, lines: &mut Lines<'_>) -> Step {
        let kind = reader.kind()?;
        self.wanted[index].place = lines.place(reader.position());
        match kind {
            Kind::Object if !self.wanted[index].members.is_empty() => {
                // Of members with the same name the last one is the one that was judged.
                reader.each_member(|reader, name| {
                    match self.wanted[index].members.get(&*name.text()) {
                        Some(&below) => self.walk(below, reader, lines),
                        None => reader.skip(),
                    }
                })
            }
            Kind::Array if !self.wanted[index].items.is_empty() => {
                let mut array = reader.array()?;
                let mut item = 0;
                while array.next(reader)? {
                    match self.wanted[index].items.get(&item) {
                        Some(&below) => self.walk(below, reader, lines)?,
                        None => reader.skip()?,
                    }
                    item += 1;
                }
                Ok(())
            }
            _ => reader.skip(),
        }
    }
}
