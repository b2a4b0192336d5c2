//! The order in which provisions take effect.
//!
//! The clauses of one instrument are true together: `将A的职责划给B，其中D划给C`
//! gives D to C, not to B. So within an instrument bodies are set up first;
//! then what is named moves, parts before the wider duty; then what is left;
//! and bodies end last.

use crate::{
    graph::moves_all,
    model::{Act, History, ProvisionId, Scope},
};

/// All provisions in the order of effect. O(n log n), linear where the clauses
/// of an instrument stand nearly so.
pub(crate) fn all(history: &History, stated_only: bool) -> Vec<ProvisionId> {
    let kept = history.ids().filter(|&id| !stated_only || history.is_stated(id));
    sorted(history, kept)
}

/// Some provisions in the order of effect, each once. O(n log n).
pub(crate) fn sorted(
    history: &History,
    ids: impl Iterator<Item = ProvisionId>,
) -> Vec<ProvisionId> {
    let place = |id| (history.instrument_id(id), rank(history, id), id);
    let mut places: Vec<_> = ids.map(place).collect();
    places.sort();
    places.dedup();
    places.into_iter().map(|(.., id)| id).collect()
}

fn rank(history: &History, id: ProvisionId) -> u8 {
    match history.act(id) {
        Act::Establish | Act::Rename | Act::Split => 0,
        Act::Transfer if !moves_all(history, id) && history.parties(id).within.is_some() => 1,
        Act::Transfer if history.scope(id) == Some(Scope::Remainder) => 4,
        Act::Transfer => 3,
        Act::Merge => 5,
        Act::Abolish => 7,
        _ => 2,
    }
}
