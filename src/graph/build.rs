//! A history → its graph.

use std::{
    collections::{BTreeSet, HashSet},
    sync::OnceLock,
};

use hashbrown::HashMap;
use petgraph::unionfind::UnionFind;

use super::{
    AgencyId, DutyId, DutyKind, Graph, Known, Relation,
    links::{self, Edge, Edges, Node, Pieces},
    names::Names,
    plain,
    wording::moves_all,
};
use crate::model::{Act, Alignment, History, Link, Parties, ProvisionId, TextId, Texts};

impl Graph {
    /// Builds the graph of a history. Linear in the provisions.
    pub fn build(history: &History) -> Graph {
        Graph::build_with(history, &Known::default())
    }

    /// Builds the graph of a history with what people know beside it. Of the
    /// links that a person reviewed, `same` wordings are one duty, a `part` hangs below its whole, and
    /// `different` ones stay two however alike they look.
    pub fn build_with(history: &History, known: &Known<'_>) -> Graph {
        let mut builder = Builder::new(history);
        for id in history.ids() {
            builder.provision(id);
        }
        builder.finish(known)
    }
}

struct Builder<'h> {
    history: &'h History,
    names: Names,
    edges: Edges,
    /// The provision that first words each duty.
    first_worded: Vec<ProvisionId>,
    /// Old wording, new wording.
    amended: Vec<(DutyId, DutyId)>,
}

/// One provision, in ids.
#[derive(Clone, Copy)]
struct Row {
    id: ProvisionId,
    duty: Option<TextId>,
    within: Option<TextId>,
}

impl<'h> Builder<'h> {
    fn new(history: &'h History) -> Self {
        Builder {
            history,
            names: Names::new(history.texts()),
            edges: Edges::default(),
            first_worded: Vec::new(),
            amended: Vec::new(),
        }
    }

    fn provision(&mut self, id: ProvisionId) {
        let Parties { from, to, body, duty, within } = self.history.parties(id);
        let act = self.history.act(id);
        let row = Row { id, duty, within };
        let from = from.map(|name| self.names.agency(name));
        let to = match act {
            // An internal body, an extra name: no agencies of their own here.
            Act::Unit | Act::Nameplate | Act::Unplate => None,
            _ => to.map(|name| self.names.agency(name)),
        };
        let body = body.map(|name| self.names.agency(name));
        match act {
            Act::Transfer => self.transfer(row, from, to),
            Act::Affiliate => {
                self.between(id, to, body, Relation::SuperiorOf);
                self.between(id, from, body, Relation::SuperiorUntil);
            }
            Act::Establish => self.between(id, body, body, Relation::Begins),
            Act::Abolish => self.between(id, body, body, Relation::Ends),
            Act::Rename | Act::Split | Act::Merge => {
                self.between(id, body, to, Relation::SucceededBy)
            }
            Act::Entrust => self.holding(row, from.or(to)),
            Act::Cancel => self.ending(row, body),
            Act::Amend => self.amendment(row, body),
            Act::Add | Act::Strengthen | Act::Retain | Act::Reduce | Act::Assign | Act::Unit => {
                self.holding(row, body)
            }
            Act::Classify | Act::Nameplate | Act::Unplate | Act::Locate | Act::Staffing => {}
        }
    }

    fn transfer(&mut self, row: Row, from: Option<AgencyId>, to: Option<AgencyId>) {
        // All duties of nobody in particular are nothing to follow.
        let Some(duty) = self.moved(row, from) else { return };
        if let Some(from) = from {
            self.edge(from, duty, Relation::Gives, row.id);
        }
        if let Some(to) = to {
            self.edge(duty, to, Relation::Receives, row.id);
        }
        if from.is_none() && to.is_none() {
            self.edge(duty, duty, Relation::Adrift, row.id);
        }
        self.part_of(row, duty, from);
        self.remainder(row, from, to);
        let history = self.history;
        for &wording in history.excepts(row.id) {
            let carved = self.duty(row.id, wording, from);
            self.edge(carved, duty, Relation::PartOf, row.id);
            if let Some(from) = from {
                self.edge(from, carved, Relation::Excepts, row.id);
            }
        }
    }

    /// 其余职责: said in words, but all that its giver has left.
    fn remainder(&mut self, row: Row, from: Option<AgencyId>, to: Option<AgencyId>) {
        let all = row.duty.is_some() && moves_all(self.history, row.id);
        let (true, Some(from)) = (all, from) else { return };
        let whole = self.names.whole(from);
        self.worded(whole, row.id);
        self.edge(from, whole, Relation::Gives, row.id);
        if let Some(to) = to {
            self.edge(whole, to, Relation::Receives, row.id);
        }
    }

    /// What a transfer moves: a wording, or all duties of its giver.
    fn moved(&mut self, row: Row, from: Option<AgencyId>) -> Option<DutyId> {
        match row.duty {
            Some(wording) => Some(self.duty(row.id, wording, from)),
            None => from.map(|agency| {
                let duty = self.names.whole(agency);
                self.worded(duty, row.id);
                duty
            }),
        }
    }

    fn holding(&mut self, row: Row, agency: Option<AgencyId>) {
        let Some(wording) = row.duty else { return };
        let duty = self.duty(row.id, wording, agency);
        if let Some(agency) = agency {
            self.edge(agency, duty, Relation::Holds, row.id);
        }
        self.part_of(row, duty, agency);
    }

    fn ending(&mut self, row: Row, agency: Option<AgencyId>) {
        let Some(wording) = row.duty else { return };
        let duty = self.duty(row.id, wording, agency);
        if let Some(agency) = agency {
            self.edge(agency, duty, Relation::Gives, row.id);
        }
    }

    /// The new wording is held; it names the same duty as the old.
    fn amendment(&mut self, row: Row, agency: Option<AgencyId>) {
        let (Some(old), Some(new)) = (row.within, row.duty) else {
            return self.holding(row, agency);
        };
        let (old, new) = (self.duty(row.id, old, agency), self.duty(row.id, new, agency));
        self.amended.push((old, new));
        if let Some(agency) = agency {
            self.edge(agency, new, Relation::Holds, row.id);
        }
    }

    fn part_of(&mut self, row: Row, duty: DutyId, agency: Option<AgencyId>) {
        let Some(wording) = row.within else { return };
        let wider = self.duty(row.id, wording, agency);
        if wider != duty {
            self.edge(duty, wider, Relation::PartOf, row.id);
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
            self.edge(one, other, relation, id);
        }
    }

    fn duty(&mut self, at: ProvisionId, wording: TextId, beside: Option<AgencyId>) -> DutyId {
        let id = self.names.duty(wording, beside);
        self.worded(id, at);
        id
    }

    fn worded(&mut self, id: DutyId, at: ProvisionId) {
        if id.index() == self.first_worded.len() {
            self.first_worded.push(at);
        }
    }

    fn edge(
        &mut self,
        from: impl Into<Node>,
        to: impl Into<Node>,
        relation: Relation,
        provision: ProvisionId,
    ) {
        self.edges.push(Edge { from: from.into(), to: to.into(), relation, provision });
    }

    /// Joins wordings that are equal in their plain form, amended ones, and
    /// those that a person called the same.
    ///
    /// Nearer readings are proposals, and no proposal joins in unreviewed.
    fn align(&mut self, reviewed: &[Alignment]) -> Vec<DutyId> {
        let mut sets = UnionFind::<u32>::new(self.first_worded.len());
        let apart = kept_apart(reviewed);
        let mut forms = Forms::default();
        for duty in 0..self.first_worded.len() as u32 {
            let id = DutyId::new(duty);
            let wording = self.names.duty_wording(id);
            let first = match apart.contains(wording) {
                true => forms.first(self.names.duty_kind(id), wording, duty),
                false => forms.first(self.names.duty_kind(id), &plain(wording), duty),
            };
            sets.union(first, duty);
        }
        self.apply_reviewed(reviewed, &forms, &mut sets);
        for (old, new) in &self.amended {
            sets.union(old.place(), new.place());
        }
        let same = first_of_each(&sets.into_labeling());
        for (duty, &first) in (0..).map(DutyId::new).zip(&same) {
            if first != duty {
                let said = self.first_worded[duty.index()];
                self.edge(duty, first, Relation::AlignedWith, said);
            }
        }
        same
    }

    /// A link to a wording that is not in the data says nothing here.
    fn apply_reviewed(&mut self, reviewed: &[Alignment], forms: &Forms, sets: &mut UnionFind<u32>) {
        let find = |wording: &str| forms.worded(wording).or_else(|| forms.worded(&plain(wording)));
        for link in reviewed {
            let (Some(a), Some(b)) = (find(&link.duty), find(&link.with)) else { continue };
            match link.link {
                Link::Same => {
                    sets.union(a, b);
                }
                Link::Part if a != b => {
                    let (part, whole) = (DutyId::new(a), DutyId::new(b));
                    let said = self.first_worded[part.index()];
                    self.edge(part, whole, Relation::PartOf, said);
                }
                Link::Part | Link::Different => {}
            }
        }
    }

    fn finish(mut self, known: &Known<'_>) -> Graph {
        let same = self.align(known.alignments);
        let agencies = (0..self.names.agency_count() as u32).map(AgencyId::new);
        let name = |id: AgencyId| self.names.agency_name(id);
        let born = agencies.clone().map(|id| known.since.get(name(id)).copied()).collect();
        let gone = agencies.filter_map(|id| Some((id, *known.until.get(name(id))?))).collect();
        self.names.close();
        let names = &self.names;
        let is_whole = |duty| matches!(names.duty_kind(duty), DutyKind::Whole(_));
        let (at_agencies, at_duties) =
            links::of_edges(&self.edges, names.agency_count(), names.duty_count(), is_whole);
        let pieces = Pieces::of(&self.edges, &same);
        Graph {
            at_agencies,
            at_duties,
            pieces,
            edges: self.edges.len(),
            contradicted: contradicted(known, &self.names, &same),
            reviewed: reviewed(known, &self.names, &same),
            first_worded: self.first_worded,
            names: self.names,
            said: OnceLock::new(),
            same,
            born,
            gone,
        }
    }
}

/// The first duty of each plain form.
#[derive(Default)]
struct Forms {
    texts: Texts,
    /// Looked up, never iterated.
    first: HashMap<(DutyKind, TextId), u32>,
}

impl Forms {
    fn first(&mut self, kind: DutyKind, form: &str, duty: u32) -> u32 {
        let form = self.texts.intern(form);
        *self.first.entry((kind, form)).or_insert(duty)
    }

    fn worded(&self, form: &str) -> Option<u32> {
        let form = self.texts.find(form)?;
        self.first.get(&(DutyKind::Worded, form)).copied()
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
    let of =
        |wording: &str| names.duty_of(names.text(wording)?, None).map(|duty| same[duty.index()]);
    let pairs = known.alignments.iter().filter_map(|link| Some((of(&link.duty)?, of(&link.with)?)));
    pairs.map(|(a, b)| (a.min(b), a.max(b))).collect()
}

fn contradicted(known: &Known<'_>, names: &Names, same: &[DutyId]) -> Vec<(DutyId, DutyId)> {
    let refused = known.alignments.iter().filter(|link| link.link == Link::Different);
    let pairs = refused.filter_map(|link| {
        let find = |wording: &str| names.duty_of(names.text(wording)?, None);
        Some((find(&link.duty)?, find(&link.with)?))
    });
    pairs.filter(|(a, b)| same[a.index()] == same[b.index()]).collect()
}

/// Per element the first element of its set.
fn first_of_each(labels: &[u32]) -> Vec<DutyId> {
    let mut first = vec![None; labels.len()];
    labels
        .iter()
        .enumerate()
        .map(|(duty, &label)| *first[label as usize].get_or_insert(DutyId::new(duty as u32)))
        .collect()
}
