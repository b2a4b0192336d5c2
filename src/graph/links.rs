//! The edges at each node, side by side in memory.

use super::{AgencyId, DutyId, Relation};
use crate::model::ProvisionId;

/// A node: an agency, or a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node(u32);

/// Set in the number of a duty.
const DUTY: u32 = 1 << 31;

impl From<AgencyId> for Node {
    fn from(agency: AgencyId) -> Self {
        Node(agency.place())
    }
}

impl From<DutyId> for Node {
    fn from(duty: DutyId) -> Self {
        Node(duty.place() | DUTY)
    }
}

impl Node {
    pub(super) fn agency(self) -> AgencyId {
        AgencyId::new(self.0)
    }

    pub(super) fn duty(self) -> DutyId {
        DutyId::new(self.0 & !DUTY)
    }

    pub(super) fn is_duty(self) -> bool {
        self.0 & DUTY != 0
    }
}

/// What one provision says about two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: Node,
    pub(super) to: Node,
    pub(super) relation: Relation,
    pub(super) provision: ProvisionId,
}

/// All edges, in the order in which they are said. They stand in blocks: a list
/// that outgrows its place is held twice for a moment.
#[derive(Debug, Default)]
pub(super) struct Edges(Vec<Block>);

/// Some edges, in columns: side by side each would take three bytes more.
#[derive(Debug, Default)]
struct Block {
    numbers: Vec<(Node, Node, ProvisionId)>,
    relations: Vec<Relation>,
}

impl Edges {
    /// How many stand in one block.
    const BLOCK: usize = 1 << 16;

    pub(super) fn push(&mut self, edge: Edge) {
        if self.0.last().is_none_or(|block| block.relations.len() == Self::BLOCK) {
            // Most histories never fill the first one.
            let room = if self.0.is_empty() { 0 } else { Self::BLOCK };
            self.0.push(Block::with_capacity(room));
        }
        let last = self.0.len() - 1;
        self.0[last].push(edge);
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|block| block.relations.len()).sum()
    }

    fn iter(&self) -> impl Iterator<Item = Edge> {
        self.0.iter().flat_map(Block::iter)
    }
}

impl Block {
    fn with_capacity(room: usize) -> Self {
        Block { numbers: Vec::with_capacity(room), relations: Vec::with_capacity(room) }
    }

    fn push(&mut self, edge: Edge) {
        self.numbers.push((edge.from, edge.to, edge.provision));
        self.relations.push(edge.relation);
    }

    fn iter(&self) -> impl Iterator<Item = Edge> {
        let edges = self.numbers.iter().zip(&self.relations);
        edges.map(|(&(from, to, provision), &relation)| Edge { from, to, relation, provision })
    }
}

/// What stands at the other end; the links at a node are grouped by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Agency,
    /// All duties of an agency.
    Whole,
    Duty,
}

/// An edge as seen from one of its ends. Their order is that of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    end: End,
    pub(super) provision: ProvisionId,
    pub(super) relation: Relation,
    pub(super) other: Node,
    /// Whether the edge leads away from here.
    pub(super) leaves: bool,
}

/// The links of all nodes of one kind: one piece of memory, and where in it
/// those of each node begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    starts: Vec<u32>,
    links: Vec<Link>,
}

/// The links at agencies and at duties, each kind on a core of its own. Linear in the edges, but for nodes
/// whose edges come in another order than that of time.
pub(super) fn of_edges(
    edges: &Edges,
    agencies: usize,
    duties: usize,
    is_whole: impl Fn(DutyId) -> bool + Sync,
) -> (Links, Links) {
    let end = |node: Node| match node.is_duty() {
        false => End::Agency,
        true if is_whole(node.duty()) => End::Whole,
        true => End::Duty,
    };
    let link = |other: Node, leaves: bool, edge: Edge| {
        let Edge { relation, provision, .. } = edge;
        Link { end: end(other), provision, relation, other, leaves }
    };
    let at_agency = |node: Node| (!node.is_duty()).then(|| node.agency().index());
    let at_duty = |node: Node| node.is_duty().then(|| node.duty().index());
    let at_agencies = || Filling::fill(edges, agencies, at_agency, link);
    let at_duties = || Filling::fill(edges, duties, at_duty, link);
    match edges.len() < FEW {
        true => (at_agencies(), at_duties()),
        false => rayon::join(at_agencies, at_duties),
    }
}

/// Up to how many edges are put in place before another thread has begun.
const FEW: usize = 1 << 14;

/// Links while they are put in place.
struct Filling {
    /// Per node first how many, then where the next one goes.
    next: Vec<u32>,
    links: Vec<Link>,
}

impl Filling {
    /// The links at the nodes that have a `place`.
    fn fill(
        edges: &Edges,
        nodes: usize,
        place: impl Fn(Node) -> Option<usize>,
        link: impl Fn(Node, bool, Edge) -> Link,
    ) -> Links {
        let mut filling = Filling::new(nodes);
        for edge in edges.iter() {
            for here in [Some(edge.from), Some(edge.to).filter(|&to| to != edge.from)] {
                if let Some(at) = here.and_then(&place) {
                    filling.count(at);
                }
            }
        }
        filling.reserve();
        for edge in edges.iter() {
            if let Some(at) = place(edge.from) {
                filling.put(at, link(edge.to, true, edge));
            }
            if let Some(at) = place(edge.to).filter(|_| edge.to != edge.from) {
                filling.put(at, link(edge.from, false, edge));
            }
        }
        filling.done()
    }

    fn new(nodes: usize) -> Self {
        Filling { next: vec![0; nodes + 1], links: Vec::new() }
    }

    fn count(&mut self, node: usize) {
        self.next[node + 1] += 1;
    }

    fn reserve(&mut self) {
        for node in 1..self.next.len() {
            self.next[node] += self.next[node - 1];
        }
        let empty = Link {
            end: End::Agency,
            provision: ProvisionId(0),
            relation: Relation::Begins,
            other: Node(0),
            leaves: true,
        };
        self.links = vec![empty; self.next.last().map_or(0, |&all| all as usize)];
    }

    fn put(&mut self, node: usize, link: Link) {
        let at = &mut self.next[node];
        self.links[*at as usize] = link;
        *at += 1;
    }

    fn done(mut self) -> Links {
        // Each number has moved on to where the next node begins.
        let mut starts = self.next;
        starts.pop();
        starts.insert(0, 0);
        for node in 1..starts.len() {
            let links = &mut self.links[starts[node - 1] as usize..starts[node] as usize];
            if !links.is_sorted() {
                links.sort_unstable();
            }
        }
        Links { starts, links: self.links }
    }
}

/// The listed parts of each duty: one piece of memory, and where in it those
/// of each duty begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    starts: Vec<u32>,
    parts: Vec<DutyId>,
}

impl Pieces {
    /// By the first wording of each duty (`same`), in the order of the text.
    pub(super) fn of(edges: &Edges, same: &[DutyId]) -> Self {
        let part_of = edges.iter().filter(|edge| edge.relation == Relation::PartOf);
        let mut listed: Vec<(DutyId, ProvisionId, DutyId)> = part_of
            .map(|edge| {
                let (part, wider) = (edge.from.duty(), edge.to.duty());
                (same[wider.index()], edge.provision, same[part.index()])
            })
            .collect();
        listed.sort_unstable();
        let mut starts = vec![0; same.len() + 1];
        for (wider, ..) in &listed {
            starts[wider.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Pieces { starts, parts: listed.into_iter().map(|(.., part)| part).collect() }
    }

    pub(super) fn at(&self, duty: usize) -> &[DutyId] {
        &self.parts[self.starts[duty] as usize..self.starts[duty + 1] as usize]
    }
}

impl Links {
    /// All links at a node: by what stands at the other end, then by time.
    pub(super) fn at(&self, node: usize) -> &[Link] {
        &self.links[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// The links to agencies, in time order.
    pub(super) fn to_agencies(&self, node: usize) -> &[Link] {
        let links = self.at(node);
        &links[..links.partition_point(|link| link.end == End::Agency)]
    }

    /// The links to all duties of agencies, in time order.
    pub(super) fn to_wholes(&self, node: usize) -> &[Link] {
        let links = &self.at(node)[self.to_agencies(node).len()..];
        &links[..links.partition_point(|link| link.end == End::Whole)]
    }

    /// The links to duties: first those to all duties of agencies.
    pub(super) fn to_duties(&self, node: usize) -> &[Link] {
        &self.at(node)[self.to_agencies(node).len()..]
    }
}
