//! What each provision speaks of, in ids.

use super::{AgencyId, DutyId, names::Names, wording::moves_all};
use crate::model::{Act, History, Parties, ProvisionId, Scope, TextId};

/// What a provision does, to whom and to what, in the ids of a graph: all that
/// a run through a history asks of it, in few bytes side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// What it does.
    pub act: Act,
    /// How much it moves.
    pub scope: Option<Scope>,
    /// Whether it moves everything its giver has, or has left.
    pub moves_all: bool,
    /// Whether it carves anything out.
    pub excepts: bool,
    /// Who gives.
    pub from: Option<AgencyId>,
    /// Who receives.
    pub to: Option<AgencyId>,
    /// Whom it is about.
    pub body: Option<AgencyId>,
    /// The duty, as worded; all duties of the giver where a transfer words none.
    pub duty: Option<DutyId>,
    /// The wider duty, as worded.
    pub within: Option<DutyId>,
}

/// What one provision speaks of.
pub(super) fn said(names: &Names, history: &History, id: ProvisionId) -> Said {
    let Parties { from, to, body, duty, within } = history.parties(id);
    let act = history.act(id);
    let agency = |name: Option<TextId>| names.agency_of(name?);
    let (from, to, body) = (agency(from), agency(to), agency(body));
    // A relative duty is worded beside the party as printed.
    let beside = match act {
        Act::Transfer => from,
        Act::Entrust => from.or(to),
        _ => body,
    };
    let worded = |wording: Option<TextId>| names.duty_of(wording?, beside);
    let within = worded(within);
    let duty = match duty {
        None if act == Act::Transfer => from.and_then(|giver| names.find_whole(giver)),
        duty => worded(duty),
    };
    let moves_all = moves_all(history, id);
    let excepts = !history.excepts(id).is_empty();
    let scope = history.scope(id);
    Said { act, scope, moves_all, excepts, from, to, body, duty, within }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::Graph,
        model::{Evidence, Instrument, InstrumentId, Provision},
    };

    #[test]
    fn a_name_may_be_borne_later() {
        let row = |act, body: &str, to: Option<&str>| Provision {
            body: Some(body.to_owned()),
            to: to.map(str::to_owned),
            ..Provision::new(InstrumentId(0), act, Evidence::default())
        };
        let unit = row(Act::Unit, "甲部", Some("监管局"));
        let other = row(Act::Unit, "甲部", Some("办公厅"));
        let body = row(Act::Establish, "监管局", None);
        let history = History::new([(Instrument::default(), vec![unit, other, body])]);
        let graph = Graph::build(&history);
        let to: Vec<_> = graph.all_said(&history).map(|(_, said)| said.to).collect();
        assert_eq!(to, [graph.agency("监管局"), None, None]);
        assert!(to[0].is_some());
        assert!(
            history.ids().all(|id| graph.said(&history, id) == said(&graph.names, &history, id))
        );
    }

    #[test]
    fn what_is_said_takes_little_room() {
        assert!(size_of::<Said>() <= 24, "{}", size_of::<Said>());
    }
}
