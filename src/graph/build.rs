//! A history → its graph.

use std::collections::HashMap;

use petgraph::{
    graph::{DiGraph, NodeIndex},
    unionfind::UnionFind,
};

use super::{
    AgencyId, DutyId, DutyKind, Edge, Graph, Node, Relation, names::Names, plain, takes_all,
};
use crate::model::{Act, History, Provision, ProvisionId};

impl Graph {
    /// Builds the graph of a history. Linear in the provisions.
    pub fn build(history: &History) -> Graph {
        let mut builder = Builder::default();
        for (id, row) in history.provisions() {
            builder.provision(id, row);
        }
        builder.finish()
    }
}

#[derive(Default)]
struct Builder {
    graph: DiGraph<Node, Edge, u32>,
    names: Names,
    agency_nodes: Vec<NodeIndex<u32>>,
    duty_nodes: Vec<NodeIndex<u32>>,
    /// The provision that first words each duty.
    first_worded: Vec<ProvisionId>,
    /// Old wording, new wording.
    amended: Vec<(DutyId, DutyId)>,
}

impl Builder {
    fn provision(&mut self, id: ProvisionId, row: &Provision) {
        let from = row.from.as_deref().map(|name| self.agency(name));
        let to = match row.act {
            // An internal body, an extra name: no agencies of their own here.
            Act::Unit | Act::Nameplate | Act::Unplate => None,
            _ => row.to.as_deref().map(|name| self.agency(name)),
        };
        let body = row.body.as_deref().map(|name| self.agency(name));
        match row.act {
            Act::Transfer => self.transfer(id, row, from, to),
            Act::Affiliate => {
                self.between(id, to, body, Relation::SuperiorOf);
                self.between(id, from, body, Relation::SuperiorUntil);
            }
            Act::Establish => self.between(id, body, body, Relation::Begins),
            Act::Abolish => self.between(id, body, body, Relation::Ends),
            Act::Rename | Act::Split | Act::Merge => {
                self.between(id, body, to, Relation::SucceededBy)
            }
            Act::Entrust => self.holding(id, row, from.or(to)),
            Act::Cancel => self.ending(id, row, body),
            Act::Amend => self.amendment(id, row, body),
            Act::Add | Act::Strengthen | Act::Retain | Act::Reduce | Act::Assign | Act::Unit => {
                self.holding(id, row, body)
            }
            Act::Classify | Act::Nameplate | Act::Unplate | Act::Locate | Act::Staffing => {}
        }
    }

    fn transfer(
        &mut self,
        id: ProvisionId,
        row: &Provision,
        from: Option<AgencyId>,
        to: Option<AgencyId>,
    ) {
        // All duties of nobody in particular are nothing to follow.
        let Some(duty) = self.moved(id, row, from) else { return };
        if let Some(from) = from {
            self.edge(self.agency_nodes[from.index()], self.duty_at(duty), Relation::Gives, id);
        }
        if let Some(to) = to {
            self.edge(self.duty_at(duty), self.agency_nodes[to.index()], Relation::Receives, id);
        }
        if from.is_none() && to.is_none() {
            self.edge(self.duty_at(duty), self.duty_at(duty), Relation::Adrift, id);
        }
        self.part_of(id, row, duty, from);
        self.remainder(id, row, from, to);
        for wording in &row.except {
            let carved = self.duty(id, wording, from);
            self.edge(self.duty_at(carved), self.duty_at(duty), Relation::PartOf, id);
            if let Some(from) = from {
                let giver = self.agency_nodes[from.index()];
                self.edge(giver, self.duty_at(carved), Relation::Excepts, id);
            }
        }
    }

    /// 其余职责: said in words, but all that its giver has left.
    fn remainder(
        &mut self,
        id: ProvisionId,
        row: &Provision,
        from: Option<AgencyId>,
        to: Option<AgencyId>,
    ) {
        let (true, true, Some(from)) = (row.duty.is_some(), takes_all(row), from) else { return };
        let whole = self.names.whole(from);
        self.duty_node(whole, id);
        self.edge(self.agency_nodes[from.index()], self.duty_at(whole), Relation::Gives, id);
        if let Some(to) = to {
            self.edge(self.duty_at(whole), self.agency_nodes[to.index()], Relation::Receives, id);
        }
    }

    /// What a transfer moves: a wording, or all duties of its giver.
    fn moved(
        &mut self,
        id: ProvisionId,
        row: &Provision,
        from: Option<AgencyId>,
    ) -> Option<DutyId> {
        match &row.duty {
            Some(wording) => Some(self.duty(id, wording, from)),
            None => from.map(|agency| {
                let duty = self.names.whole(agency);
                self.duty_node(duty, id);
                duty
            }),
        }
    }

    fn holding(&mut self, id: ProvisionId, row: &Provision, agency: Option<AgencyId>) {
        let Some(wording) = &row.duty else { return };
        let duty = self.duty(id, wording, agency);
        if let Some(agency) = agency {
            self.edge(self.agency_nodes[agency.index()], self.duty_at(duty), Relation::Holds, id);
        }
        self.part_of(id, row, duty, agency);
    }

    fn ending(&mut self, id: ProvisionId, row: &Provision, agency: Option<AgencyId>) {
        let Some(wording) = &row.duty else { return };
        let duty = self.duty(id, wording, agency);
        if let Some(agency) = agency {
            self.edge(self.agency_nodes[agency.index()], self.duty_at(duty), Relation::Gives, id);
        }
    }

    /// The new wording is held; it names the same duty as the old.
    fn amendment(&mut self, id: ProvisionId, row: &Provision, agency: Option<AgencyId>) {
        let (Some(old), Some(new)) = (&row.within, &row.duty) else {
            return self.holding(id, row, agency);
        };
        let (old, new) = (self.duty(id, old, agency), self.duty(id, new, agency));
        self.amended.push((old, new));
        if let Some(agency) = agency {
            self.edge(self.agency_nodes[agency.index()], self.duty_at(new), Relation::Holds, id);
        }
    }

    fn part_of(
        &mut self,
        id: ProvisionId,
        row: &Provision,
        duty: DutyId,
        agency: Option<AgencyId>,
    ) {
        let Some(wording) = &row.within else { return };
        let wider = self.duty(id, wording, agency);
        if wider != duty {
            self.edge(self.duty_at(duty), self.duty_at(wider), Relation::PartOf, id);
        }
    }

    fn between(
        &mut self,
        id: ProvisionId,
        one: Option<AgencyId>,
        other: Option<AgencyId>,
        relation: Relation,
    ) {
        if let (Some(one), Some(other)) = (one, other) {
            let (one, other) = (self.agency_nodes[one.index()], self.agency_nodes[other.index()]);
            self.edge(one, other, relation, id);
        }
    }

    fn agency(&mut self, name: &str) -> AgencyId {
        let id = self.names.agency(name);
        if id.index() == self.agency_nodes.len() {
            self.agency_nodes.push(self.graph.add_node(Node::Agency(id)));
        }
        id
    }

    fn duty(&mut self, at: ProvisionId, wording: &str, beside: Option<AgencyId>) -> DutyId {
        let id = self.names.duty(wording, beside);
        self.duty_node(id, at);
        id
    }

    fn duty_node(&mut self, id: DutyId, at: ProvisionId) {
        if id.index() == self.duty_nodes.len() {
            self.duty_nodes.push(self.graph.add_node(Node::Duty(id)));
            self.first_worded.push(at);
        }
    }

    fn duty_at(&self, duty: DutyId) -> NodeIndex<u32> {
        self.duty_nodes[duty.index()]
    }

    fn edge(
        &mut self,
        from: NodeIndex<u32>,
        to: NodeIndex<u32>,
        relation: Relation,
        provision: ProvisionId,
    ) {
        self.graph.add_edge(from, to, Edge { relation, provision });
    }

    /// Joins wordings that are equal in their plain form, and amended ones.
    ///
    /// The place where nearer readings of wordings will join in.
    fn align(&mut self) -> Vec<DutyId> {
        let mut sets = UnionFind::<u32>::new(self.duty_nodes.len());
        let mut first_of: HashMap<(DutyKind, String), u32> = HashMap::new();
        for duty in 0..self.duty_nodes.len() as u32 {
            let id = DutyId(duty);
            let key = (self.names.duty_kind(id), plain(self.names.duty_wording(id)));
            sets.union(*first_of.entry(key).or_insert(duty), duty);
        }
        for (old, new) in &self.amended {
            sets.union(old.0, new.0);
        }
        let same = first_of_each(&sets.into_labeling());
        for (duty, &first) in (0..).map(DutyId).zip(&same) {
            if first != duty {
                let said = self.first_worded[duty.index()];
                self.edge(self.duty_at(duty), self.duty_at(first), Relation::AlignedWith, said);
            }
        }
        same
    }

    fn finish(mut self) -> Graph {
        let same = self.align();
        Graph {
            graph: self.graph,
            names: self.names,
            agency_nodes: self.agency_nodes,
            duty_nodes: self.duty_nodes,
            same,
        }
    }
}

/// Per element the first element of its set.
fn first_of_each(labels: &[u32]) -> Vec<DutyId> {
    let mut first = vec![None; labels.len()];
    labels
        .iter()
        .enumerate()
        .map(|(duty, &label)| *first[label as usize].get_or_insert(DutyId(duty as u32)))
        .collect()
}
