//! What each provision speaks of, as the graph sees it.

use std::collections::BTreeSet;

use crate::{
    graph::{AgencyId, DutyKind, Graph, Relation},
    model::{Act, History, ProvisionId},
};

/// A duty by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct DutyKey<'g> {
    /// None: all duties of the agency.
    pub(super) wording: Option<&'g str>,
    pub(super) agency: Option<&'g str>,
}

/// Why a provision counts for an agency. See the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Life,
    Superior,
    Duty,
    Other,
}

/// What the provisions of a history speak of.
#[derive(Debug, Default)]
pub(super) struct Mentions<'g> {
    pub(super) duties: Vec<(DutyKey<'g>, Vec<ProvisionId>)>,
    pub(super) agencies: Vec<(&'g str, BTreeSet<(Kind, ProvisionId)>)>,
}

impl<'g> Mentions<'g> {
    pub(super) fn of(history: &History, graph: &'g Graph) -> Self {
        let duties = graph.duties().map(|duty| {
            let wording = Some(graph.wording(duty));
            let key = match graph.duty_kind(duty) {
                DutyKind::Worded => DutyKey { wording, agency: None },
                DutyKind::Relative(of) => DutyKey { wording, agency: Some(graph.agency_name(of)) },
                DutyKind::Whole(of) => {
                    DutyKey { wording: None, agency: Some(graph.agency_name(of)) }
                }
            };
            (key, graph.mentions(duty))
        });
        let mut agencies: Vec<(&str, BTreeSet<(Kind, ProvisionId)>)> =
            graph.agencies().map(|id| (graph.agency_name(id), said_of(graph, id))).collect();
        for id in history.ids() {
            for agency in plainly_named(history, graph, id) {
                agencies[agency.index()].1.insert((Kind::Other, id));
            }
        }
        Mentions { duties: duties.collect(), agencies }
    }
}

/// The provisions with an edge at an agency.
fn said_of(graph: &Graph, agency: AgencyId) -> BTreeSet<(Kind, ProvisionId)> {
    let mut said = BTreeSet::new();
    for link in graph.about(agency) {
        let superior = matches!(link.relation, Relation::SuperiorOf | Relation::SuperiorUntil);
        let kind = if superior { Kind::Superior } else { Kind::Life };
        said.insert((kind, link.provision));
    }
    for link in graph.duties_of(agency) {
        let whole = matches!(graph.duty_kind(link.duty), DutyKind::Whole(_));
        let kind = if whole { Kind::Life } else { Kind::Duty };
        said.insert((kind, link.provision));
    }
    // Who receives all its duties from nobody in particular, and the like.
    if let Some(whole) = graph.whole(agency) {
        said.extend(graph.passages(whole).map(|link| (Kind::Life, link.provision)));
    }
    said
}

/// The agencies that a provision without an edge names.
fn plainly_named(
    history: &History,
    graph: &Graph,
    id: ProvisionId,
) -> impl Iterator<Item = AgencyId> {
    let row = history.parties(id);
    let named = !matches!(history.act(id), Act::Unit | Act::Nameplate | Act::Unplate);
    let names = [row.from, row.to.filter(|_| named), row.body].into_iter().flatten();
    names.filter_map(|name| graph.agency_by(name))
}
