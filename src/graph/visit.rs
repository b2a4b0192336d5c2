//! The graph as petgraph's algorithms see it.
//!
//! The graph keeps its edges itself, as small as ten million transfers demand;
//! what walks over graphs need not be written anew: with these traits
//! everything in [`petgraph::algo`] and [`petgraph::visit`] runs on `&Graph`.

use petgraph::{
    Direction,
    visit::{
        GraphBase, GraphProp, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCount,
        NodeIndexable, VisitMap, Visitable,
    },
};

use super::{AgencyId, DutyId, Graph, links::Link};

/// A node: an agency, or a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeId {
    /// An agency.
    Agency(AgencyId),
    /// A duty.
    Duty(DutyId),
}

impl NodeId {
    fn of(link: &Link) -> Self {
        match link.other.is_duty() {
            true => NodeId::Duty(link.other.duty()),
            false => NodeId::Agency(link.other.agency()),
        }
    }
}

impl Graph {
    fn links(&self, node: NodeId) -> &[Link] {
        match node {
            NodeId::Agency(agency) => self.at_agencies.at(agency.index()),
            NodeId::Duty(duty) => self.at_duties.at(duty.index()),
        }
    }
}

/// The nodes at the other ends of edges.
#[derive(Debug, Clone)]
pub struct Neighbors<'a> {
    links: std::slice::Iter<'a, Link>,
    leaving: bool,
}

impl Iterator for Neighbors<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        self.links.find(|link| link.leaves == self.leaving).map(NodeId::of)
    }
}

/// Which nodes a walk has been to, one bit each.
#[derive(Debug, Clone)]
pub struct Visited {
    agencies: Vec<bool>,
    duties: Vec<bool>,
}

impl Visited {
    fn slot(&mut self, node: NodeId) -> &mut bool {
        match node {
            NodeId::Agency(agency) => &mut self.agencies[agency.index()],
            NodeId::Duty(duty) => &mut self.duties[duty.index()],
        }
    }
}

impl VisitMap<NodeId> for Visited {
    fn visit(&mut self, node: NodeId) -> bool {
        !std::mem::replace(self.slot(node), true)
    }

    fn is_visited(&self, node: &NodeId) -> bool {
        match *node {
            NodeId::Agency(agency) => self.agencies[agency.index()],
            NodeId::Duty(duty) => self.duties[duty.index()],
        }
    }

    fn unvisit(&mut self, node: NodeId) -> bool {
        std::mem::replace(self.slot(node), false)
    }
}

impl GraphBase for Graph {
    type NodeId = NodeId;
    type EdgeId = (NodeId, usize);
}

impl GraphProp for Graph {
    type EdgeType = petgraph::Directed;
}

impl NodeCount for Graph {
    fn node_count(&self) -> usize {
        self.agencies().len() + self.duties().len()
    }
}

/// Agencies come first.
impl NodeIndexable for Graph {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, node: NodeId) -> usize {
        match node {
            NodeId::Agency(agency) => agency.index(),
            NodeId::Duty(duty) => self.agencies().len() + duty.index(),
        }
    }

    fn from_index(&self, place: usize) -> NodeId {
        match place.checked_sub(self.agencies().len()) {
            Some(duty) => NodeId::Duty(DutyId::new(duty as u32)),
            None => NodeId::Agency(AgencyId::new(place as u32)),
        }
    }
}

impl Visitable for Graph {
    type Map = Visited;

    fn visit_map(&self) -> Visited {
        Visited {
            agencies: vec![false; self.agencies().len()],
            duties: vec![false; self.duties().len()],
        }
    }

    fn reset_map(&self, map: &mut Visited) {
        *map = self.visit_map();
    }
}

impl<'a> IntoNeighbors for &'a Graph {
    type Neighbors = Neighbors<'a>;

    fn neighbors(self, node: NodeId) -> Neighbors<'a> {
        self.neighbors_directed(node, Direction::Outgoing)
    }
}

impl<'a> IntoNeighborsDirected for &'a Graph {
    type NeighborsDirected = Neighbors<'a>;

    fn neighbors_directed(self, node: NodeId, direction: Direction) -> Neighbors<'a> {
        let leaving = direction == Direction::Outgoing;
        Neighbors { links: self.links(node).iter(), leaving }
    }
}

impl<'a> IntoNodeIdentifiers for &'a Graph {
    type NodeIdentifiers = Box<dyn Iterator<Item = NodeId> + 'a>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new(self.agencies().map(NodeId::Agency).chain(self.duties().map(NodeId::Duty)))
    }
}

#[cfg(test)]
mod tests {
    use petgraph::{
        algo::{has_path_connecting, kosaraju_scc},
        visit::{Bfs, Reversed},
    };

    use super::*;
    use crate::model::{Act, Evidence, History, Instrument, InstrumentId, Provision};

    fn graph() -> Graph {
        let moves = [
            ("甲部", "乙部", "盐业管理"),
            ("丁部", "戊部", "烟草管理"),
            ("乙部", "丙部", "盐业管理"),
        ];
        let rows = moves.map(|(from, to, duty)| Provision {
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            duty: Some(duty.to_owned()),
            ..Provision::new(InstrumentId(0), Act::Transfer, Evidence::default())
        });
        Graph::build(&History::new([(Instrument::default(), rows.to_vec())]))
    }

    fn node(graph: &Graph, name: &str) -> NodeId {
        NodeId::Agency(graph.agency(name).unwrap())
    }

    #[test]
    fn a_walk_reaches_those_who_may_have_the_duty() {
        let graph = graph();
        let mut walk = Bfs::new(&graph, node(&graph, "甲部"));
        let mut reached = Vec::new();
        while let Some(at) = walk.next(&graph) {
            reached.push(at);
        }
        assert!(reached.contains(&node(&graph, "丙部")));
        assert!(!reached.contains(&node(&graph, "戊部")));
        let back = Reversed(&graph);
        let (from, to) = (node(&graph, "丙部"), node(&graph, "甲部"));
        assert!(has_path_connecting(back, from, to, None));
        assert!(!has_path_connecting(&graph, from, to, None));
    }

    #[test]
    fn every_node_has_its_place() {
        let graph = graph();
        for (place, node) in graph.node_identifiers().enumerate() {
            assert_eq!((graph.to_index(node), graph.from_index(place)), (place, node));
        }
        let parts: usize = kosaraju_scc(&graph).iter().map(Vec::len).sum();
        assert_eq!(parts, graph.node_count());
    }
}
