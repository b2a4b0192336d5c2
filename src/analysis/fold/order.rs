//! The order in which provisions take effect.
//!
//! The clauses of one instrument are true together: `将A的职责划给B，其中D划给C`
//! gives D to C, not to B. So within an instrument bodies are set up first;
//! then what is named moves, parts before the wider duty; then what is left;
//! and bodies end last.

use crate::{
    graph::takes_all,
    model::{Act, History, Provision, ProvisionId, Scope},
};

/// All provisions in the order of effect. O(n log n).
pub(crate) fn all(history: &History, stated_only: bool) -> Vec<ProvisionId> {
    let kept = history.provisions().filter(|(_, row)| !stated_only || row.basis.is_stated());
    sorted(history, kept.map(|(id, _)| id).collect())
}

/// Some provisions in the order of effect. O(n log n).
pub(crate) fn sorted(history: &History, mut ids: Vec<ProvisionId>) -> Vec<ProvisionId> {
    ids.sort_by_key(|&id| {
        let row = history.provision(id);
        (row.instrument, rank(row), id)
    });
    ids.dedup();
    ids
}

fn rank(row: &Provision) -> u8 {
    match row.act {
        Act::Establish | Act::Rename | Act::Split => 0,
        Act::Transfer if !takes_all(row) && row.within.is_some() => 1,
        Act::Transfer if !takes_all(row) => 2,
        Act::Transfer if row.scope == Some(Scope::Remainder) => 4,
        Act::Transfer => 3,
        Act::Merge => 5,
        Act::Abolish => 7,
        _ => 2,
    }
}
