//! The immutable graph of who handed which duty to whom.
//!
//! Nodes are agencies and duties, edges are what one provision says about two
//! of them. Everything is small: a node is a number, an edge is two numbers, a
//! [`Relation`] and a [`ProvisionId`], and stands beside the other edges of
//! its node; names are those of the history, each kept once. Callers hold
//! [`AgencyId`] and [`DutyId`].
//!
//! ```
//! use handover::{graph::Graph, model::*};
//!
//! let row = Provision {
//!     from: Some("信息产业部".into()),
//!     to: Some("国家邮政局".into()),
//!     duty: Some("邮政管理".into()),
//!     ..Provision::new(InstrumentId(0), Act::Transfer, Evidence::default())
//! };
//! let history = History::new([(Instrument::default(), vec![row])]);
//! let graph = Graph::build(&history);
//! let duty = graph.duty("邮政管理").unwrap();
//! let receivers: Vec<&str> =
//!     graph.receivers(duty).map(|link| graph.agency_name(link.agency)).collect();
//! assert_eq!(receivers, ["国家邮政局"]);
//! ```

mod build;
mod links;
mod names;
mod query;
mod said;
mod visit;
mod wording;

pub use names::{AgencyId, DutyId};
pub use query::{AgencyLink, DutyLink};
pub use said::Said;
pub use visit::{Neighbors, NodeId, Visited};
pub(crate) use wording::core_of;
pub use wording::{core, is_generic, is_outside, plain, takes_all};

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use jiff::civil::Date;

use crate::model::{Alignment, ProvisionId};
use links::{Links, Pieces};
use names::Names;

/// What one provision says about two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Agency → duty: gives it away.
    Gives,
    /// Duty → agency: is received by it.
    Receives,
    /// Agency → duty: holds it, because a clause says so.
    Holds,
    /// Agency → duty: carved out of what the agency gives.
    Excepts,
    /// Duty → duty: is a listed part of, or is carved out of.
    PartOf,
    /// Duty → duty: another wording of the same.
    AlignedWith,
    /// Duty → itself: a clause moves it and names no party.
    Adrift,
    /// Agency → agency: is the superior of.
    SuperiorOf,
    /// Agency → agency: is the superior of no longer.
    SuperiorUntil,
    /// Agency → agency: goes on as.
    SucceededBy,
    /// Agency → itself: is set up.
    Begins,
    /// Agency → itself: ends.
    Ends,
}

/// What a duty node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// A duty as worded.
    Worded,
    /// All duties of one agency.
    Whole(AgencyId),
    /// A wording that means something only beside its agency: 有关职责,
    /// 其他行政职责.
    Relative(AgencyId),
}

/// What people know beside the provisions.
#[derive(Debug, Clone, Default)]
pub struct Known<'a> {
    /// Reviewed links between wordings.
    pub alignments: &'a [Alignment],
    /// The day from which a body exists, by its name. It matters where no
    /// clause sets the body up.
    pub since: BTreeMap<&'a str, Date>,
    /// The day on which a body ended, by its name. It matters where no clause
    /// ends the body.
    pub until: BTreeMap<&'a str, Date>,
}

/// The graph of one history. See the [module](self) for its shape.
#[derive(Debug, Clone)]
pub struct Graph {
    names: Names,
    /// Per provision what it speaks of, once somebody asked for all.
    said: OnceLock<Vec<Said>>,
    at_agencies: Links,
    at_duties: Links,
    edges: usize,
    /// Per duty the clause that first words it.
    first_worded: Vec<ProvisionId>,
    /// Per agency the day from which people know it to exist.
    born: Vec<Option<Date>>,
    /// The agencies that people know to have ended, with the day.
    gone: Vec<(AgencyId, Date)>,
    /// Duties that a person called different and that other links join.
    contradicted: Vec<(DutyId, DutyId)>,
    /// Pairs of duties that a person reviewed, the earlier first.
    reviewed: BTreeSet<(DutyId, DutyId)>,
    /// Per duty the first duty whose plain wording is equal.
    same: Vec<DutyId>,
    /// Per duty its parts: asked at every transfer.
    pieces: Pieces,
}
