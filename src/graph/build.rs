//! A history → its graph.

use std::collections::{BTreeSet, HashMap, HashSet};

use petgraph::{
    graph::{DiGraph, NodeIndex},
    unionfind::UnionFind,
};

use super::{
    AgencyId, DutyId, DutyKind, Edge, Graph, Known, Node, Relation, names::Names, plain, takes_all,
};
use crate::model::{Act, Alignment, History, Link, Provision, ProvisionId};

impl Graph {
    /// Builds the graph of a history. Linear in the provisions.
    pub fn build(history: &History) -> Graph {
        Graph::build_with(history, &Known::default())
    }

    /// Builds the graph of a history with what people know beside it. Of the
    /// links that a person reviewed, `same` wordings are one duty, a `part` hangs below its whole, and
    /// `different` ones stay two however alike they look.
    pub fn build_with(history: &History, known: &Known<'_>) -> Graph {
        let mut builder = Builder::default();
        for (id, row) in history.provisions() {
            builder.provision(id, row);
        }
        builder.finish(known)
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

    /// Joins wordings that are equal in their plain form, amended ones, and
    /// those that a person called the same.
    ///
    /// Nearer readings are proposals, and no proposal joins in unreviewed.
    fn align(&mut self, reviewed: &[Alignment]) -> Vec<DutyId> {
        let mut sets = UnionFind::<u32>::new(self.duty_nodes.len());
        let apart = kept_apart(reviewed);
        let mut first_of: HashMap<(DutyKind, String), u32> = HashMap::new();
        for duty in 0..self.duty_nodes.len() as u32 {
            let id = DutyId(duty);
            let wording = self.names.duty_wording(id);
            let form = match apart.contains(wording) {
                true => wording.to_owned(),
                false => plain(wording),
            };
            let key = (self.names.duty_kind(id), form);
            sets.union(*first_of.entry(key).or_insert(duty), duty);
        }
        self.apply_reviewed(reviewed, &first_of, &mut sets);
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

    /// A link to a wording that is not in the data says nothing here.
    fn apply_reviewed(
        &mut self,
        reviewed: &[Alignment],
        first_of: &HashMap<(DutyKind, String), u32>,
        sets: &mut UnionFind<u32>,
    ) {
        let find = |wording: &str| {
            let of = |form: String| first_of.get(&(DutyKind::Worded, form)).copied();
            of(wording.to_owned()).or_else(|| of(plain(wording)))
        };
        for link in reviewed {
            let (Some(a), Some(b)) = (find(&link.duty), find(&link.with)) else { continue };
            match link.link {
                Link::Same => {
                    sets.union(a, b);
                }
                Link::Part if a != b => {
                    let (part, whole) = (DutyId(a), DutyId(b));
                    let said = self.first_worded[part.index()];
                    self.edge(self.duty_at(part), self.duty_at(whole), Relation::PartOf, said);
                }
                Link::Part | Link::Different => {}
            }
        }
    }

    fn finish(mut self, known: &Known<'_>) -> Graph {
        let same = self.align(known.alignments);
        let agencies = (0..self.agency_nodes.len() as u32).map(AgencyId);
        let name = |id: AgencyId| self.names.agency_name(id);
        let born = agencies.clone().map(|id| known.since.get(name(id)).copied()).collect();
        let gone = agencies.filter_map(|id| Some((id, *known.until.get(name(id))?))).collect();
        Graph {
            graph: self.graph,
            agency_nodes: self.agency_nodes,
            duty_nodes: self.duty_nodes,
            contradicted: contradicted(known, &self.names, &same),
            reviewed: reviewed(known, &self.names, &same),
            first_worded: self.first_worded,
            names: self.names,
            same,
            born,
            gone,
        }
    }
}

/// Wordings of which a person said that they are another duty than one that
/// looks equal.
fn kept_apart(reviewed: &[Alignment]) -> HashSet<&str> {
    let apart = reviewed
        .iter()
        .filter(|link| link.link == Link::Different && plain(&link.duty) == plain(&link.with));
    apart.flat_map(|link| [link.duty.as_str(), link.with.as_str()]).collect()
}

/// What a person decided about, whatever it was.
fn reviewed(known: &Known<'_>, names: &Names, same: &[DutyId]) -> BTreeSet<(DutyId, DutyId)> {
    let of = |wording: &str| names.find_duty(wording, None).map(|duty| same[duty.index()]);
    let pairs = known.alignments.iter().filter_map(|link| Some((of(&link.duty)?, of(&link.with)?)));
    pairs.map(|(a, b)| (a.min(b), a.max(b))).collect()
}

fn contradicted(known: &Known<'_>, names: &Names, same: &[DutyId]) -> Vec<(DutyId, DutyId)> {
    let refused = known.alignments.iter().filter(|link| link.link == Link::Different);
    let pairs = refused.filter_map(|link| {
        Some((names.find_duty(&link.duty, None)?, names.find_duty(&link.with, None)?))
    });
    pairs.filter(|(a, b)| same[a.index()] == same[b.index()]).collect()
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
