//! The order in which provisions take effect.
//!
//! The clauses of one instrument are true together: `将A的职责划给B，其中D划给C`
//! gives D to C, not to B. So within an instrument bodies are set up first;
//! then what is named moves, parts before the wider duty; then what is left;
//! and bodies end last.

use crate::{
    graph::Graph,
    model::{Act, History, InstrumentId, ProvisionId, Scope},
};

/// All provisions in the order of effect. O(n log n), linear where the clauses
/// of an instrument stand nearly so.
pub(super) fn all(history: &History, graph: &Graph, stated_only: bool) -> Vec<ProvisionId> {
    let mut order = Vec::with_capacity(history.ids().len());
    for (instrument, _) in history.instruments() {
        let start = order.len();
        let clauses = history.ids_of(instrument);
        order.extend(clauses.filter(|&id| !stated_only || history.is_stated(id)));
        order[start..].sort_by_key(|&id| rank(history, graph, id));
    }
    order
}

/// Where in the order of effect a provision stands.
pub(super) fn place(
    history: &History,
    graph: &Graph,
    id: ProvisionId,
) -> (InstrumentId, u8, ProvisionId) {
    (history.instrument_id(id), rank(history, graph, id), id)
}

/// Some provisions in the order of effect, each once. O(n log n).
pub(crate) fn sorted(
    history: &History,
    graph: &Graph,
    ids: impl Iterator<Item = ProvisionId>,
) -> Vec<ProvisionId> {
    let mut places: Vec<_> = ids.map(|id| place(history, graph, id)).collect();
    places.sort();
    places.dedup();
    places.into_iter().map(|(.., id)| id).collect()
}

fn rank(history: &History, graph: &Graph, id: ProvisionId) -> u8 {
    let said = graph.said(history, id);
    match said.act {
        Act::Establish | Act::Rename | Act::Split => 0,
        Act::Transfer if !said.moves_all && said.within.is_some() => 1,
        Act::Transfer if said.scope == Some(Scope::Remainder) => 4,
        Act::Transfer => 3,
        Act::Merge => 5,
        Act::Abolish => 7,
        _ => 2,
    }
}
