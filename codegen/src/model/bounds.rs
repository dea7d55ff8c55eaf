//! What rustc can take: so many types, and each reached from another over so few.
//!
//! It follows the types that a type holds, and the functions for them, by recursion, and gives up at 128.
//! What lies beyond these bounds is a JSON value that the validator judges.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::schema::SchemaId;

use super::{Keyword, Node, follow};

/// How much types with names may cost: of rustc's memory each takes about a megabyte, a tenth for each member.
const COST: usize = 12_000;

/// What a type costs, measured in members.
const COST_OF_TYPE: usize = 8;

/// How many types may hold one another in a row.
const IN_A_ROW: usize = 96;

/// How many types may refer to one another in circles; among more of them there are ways too long.
const IN_CIRCLES: usize = 64;

/// Which subschemas may have types with names, and where they may not be held.
#[derive(Default)]
pub(super) struct Bounds {
    /// The subschemas with shapes that are the nearest to the root.
    near: HashSet<SchemaId>,
    /// The places where a type is used that would lead too far.
    cut: HashSet<SchemaId>,
}

/// A place where one type uses another.
#[derive(Clone, Copy)]
struct Edge {
    /// The subschema that refers to the other's, or is it.
    place: SchemaId,
    target: SchemaId,
}

impl Bounds {
    /// Finds the bounds of types that are first reached from the given subschemas.
    pub fn find(nodes: &[Node], starts: &[SchemaId], has_shape: impl Fn(SchemaId) -> bool) -> Self {
        let (near, order) = nearest(nodes, starts, &has_shape);
        let edges = order
            .iter()
            .map(|&id| (id, edges(nodes, &near, &has_shape, id)));
        let mut graph = Graph {
            edges: edges.collect(),
            heights: HashMap::new(),
            cut: HashSet::new(),
        };
        for circle in circles(&graph.edges, &order) {
            graph.settle(&circle);
        }
        let cut = graph.cut;
        Self { near, cut }
    }

    /// Whether a subschema with a shape may have a type with a name.
    pub fn allow(&self, id: SchemaId) -> bool {
        self.near.contains(&id)
    }

    /// Whether what a subschema uses would lead too far.
    pub fn end_at(&self, place: SchemaId) -> bool {
        self.cut.contains(&place)
    }
}

/// The subschemas with shapes that are reached first, also in the order in which they are.
fn nearest(
    nodes: &[Node],
    starts: &[SchemaId],
    has_shape: &impl Fn(SchemaId) -> bool,
) -> (HashSet<SchemaId>, Vec<SchemaId>) {
    let (mut near, mut cost) = (Vec::new(), 0);
    let mut seen = vec![false; nodes.len()];
    for &start in starts {
        let mut next = VecDeque::from([start]);
        while let Some(id) = next.pop_front() {
            if std::mem::replace(&mut seen[id], true) {
                continue;
            }
            if cost < COST && has_shape(id) {
                cost += COST_OF_TYPE + members(&nodes[id]);
                near.push(id);
            }
            next.extend(nodes[id].keywords.iter().flat_map(Keyword::schemas));
        }
    }
    (near.iter().copied().collect(), near)
}

/// How many members a type has, if it is an object.
fn members(node: &Node) -> usize {
    let counts = node.keywords.iter().map(|it| match it {
        Keyword::Properties(members) => members.len(),
        _ => 0,
    });
    counts.sum()
}

/// Where a type uses others: itself, or in arrays, maps and alternatives without names.
fn edges(
    nodes: &[Node],
    near: &HashSet<SchemaId>,
    has_shape: &impl Fn(SchemaId) -> bool,
    from: SchemaId,
) -> Vec<Edge> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut open = parts(&nodes[from]);
    while let Some(place) = open.pop() {
        let target = follow(nodes, place);
        if near.contains(&target) {
            found.push(Edge { place, target });
        } else if !has_shape(target) && seen.insert(target) {
            open.extend(parts(&nodes[target]));
        }
    }
    found.reverse();
    found
}

/// The subschemas whose types a type may be made of.
fn parts(node: &Node) -> Vec<SchemaId> {
    let is_part = |it: &&Keyword| {
        matches!(
            it,
            Keyword::Properties(_)
                | Keyword::AdditionalProperties { .. }
                | Keyword::Items { .. }
                | Keyword::AllOf(_)
                | Keyword::AnyOf(_)
                | Keyword::OneOf(_)
                | Keyword::If { .. }
        )
    };
    let keywords = node.keywords.iter().filter(is_part);
    keywords.flat_map(Keyword::schemas).collect()
}

type Edges = HashMap<SchemaId, Vec<Edge>>;

/// The types, of which those that others use are settled before these.
struct Graph {
    edges: Edges,
    /// The most types in a row that are reached from a settled one, itself included.
    heights: HashMap<SchemaId, usize>,
    cut: HashSet<SchemaId>,
}

impl Graph {
    /// Settles a type, or all that refer to one another in circles.
    fn settle(&mut self, circle: &[SchemaId]) {
        if circle.len() > IN_CIRCLES {
            self.unroll(circle);
            return;
        }
        let members: HashSet<SchemaId> = circle.iter().copied().collect();
        let mut below = 0;
        for id in circle {
            for edge in &self.edges[id] {
                if members.contains(&edge.target) || self.cut.contains(&edge.place) {
                    continue;
                }
                let height = self.heights[&edge.target];
                if height + circle.len() > IN_A_ROW {
                    self.cut.insert(edge.place);
                } else {
                    below = below.max(height);
                }
            }
        }
        let height = below + circle.len();
        self.heights.extend(circle.iter().map(|&id| (id, height)));
    }

    /// Cuts the uses that lead back, and settles what is left one by one.
    fn unroll(&mut self, circle: &[SchemaId]) {
        let members: HashSet<SchemaId> = circle.iter().copied().collect();
        let mut open = HashSet::new();
        for &start in circle {
            let mut path = vec![(start, 0)];
            while let Some((id, next)) = path.last_mut() {
                let id = *id;
                if *next == 0 && (self.heights.contains_key(&id) || !open.insert(id)) {
                    path.pop();
                    continue;
                }
                let Some(&Edge { place, target }) = self.edges[&id].get(*next) else {
                    self.settle(&[id]);
                    open.remove(&id);
                    path.pop();
                    continue;
                };
                *next += 1;
                if open.contains(&target) && target != id {
                    self.cut.insert(place);
                } else if members.contains(&target) && target != id {
                    path.push((target, 0));
                }
            }
        }
    }
}

/// The sets of types that refer to one another in circles, most of them of one type; first those that others use.
/// This is Tarjan's algorithm, on a stack of its own.
fn circles(edges: &Edges, order: &[SchemaId]) -> Vec<Vec<SchemaId>> {
    let mut found = Vec::new();
    let mut numbers: HashMap<SchemaId, usize> = HashMap::new();
    let mut lows: HashMap<SchemaId, usize> = HashMap::new();
    let mut pending: Vec<SchemaId> = Vec::new();
    let mut is_pending: HashSet<SchemaId> = HashSet::new();
    for &start in order {
        if numbers.contains_key(&start) {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((id, next)) = path.last_mut() {
            let id = *id;
            if *next == 0 {
                numbers.insert(id, numbers.len());
                lows.insert(id, numbers[&id]);
                pending.push(id);
                is_pending.insert(id);
            }
            if let Some(&Edge { target, .. }) = edges[&id].get(*next) {
                *next += 1;
                if !numbers.contains_key(&target) {
                    path.push((target, 0));
                } else if is_pending.contains(&target) {
                    lows.insert(id, lows[&id].min(numbers[&target]));
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                lows.insert(*above, lows[above].min(lows[&id]));
            }
            if lows[&id] == numbers[&id] {
                let first = pending.iter().rposition(|&it| it == id);
                let circle = pending.split_off(first.expect("it is pending until now"));
                for it in &circle {
                    is_pending.remove(it);
                }
                found.push(circle);
            }
        }
    }
    found
}
