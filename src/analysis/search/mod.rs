//! Finds duties and agencies by what somebody calls them.
//!
//! Rules, most certain first: `exact`, `contained`, `near`. A hit says which
//! rule found it and why; a near hit is never passed off as an exact one.

mod index;
pub(crate) mod nearest;
mod synonyms;
mod weights;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::graph::{AgencyId, DutyId, Graph};

pub use index::{Index, NEAR, agency_asked, names_near};
pub use synonyms::SYNONYMS;
pub use weights::{COMMON, Weights, pairs_of};

/// The rule that made a hit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// Equal once punctuation, 管理, 职责, 工作, 有关 are taken off.
    Exact,
    /// One wording contains the other.
    Contained,
    /// A known other word for it, or much in common.
    Near,
}

/// One wording that answers a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Hit {
    /// The wording found.
    pub wording: String,
    /// The rule that found it.
    pub rule: Rule,
    /// Between 0 and 1; 1 is exact.
    pub score: f64,
    /// Why a near one is near: `食盐→盐业`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The id in the graph that was searched.
    #[serde(skip)]
    #[schemars(skip)]
    pub duty: Option<DutyId>,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Duties, best first. All of one rule where a more certain rule has hits;
    /// for a bare topic, exact and contained ones.
    pub duties: Vec<Hit>,
    /// Whether the query is a bare topic (无线电): then what only contains the
    /// words is meant too.
    pub topic: bool,
    /// Agencies that the query names.
    pub agencies: Vec<(AgencyId, Hit)>,
    /// Where there are no hits: the duties least unlike the query.
    pub nearest: Vec<Hit>,
}

/// Finds duties and agencies. Linear in the characters of all wordings; build
/// an [`Index`] to ask more than once.
pub fn search(graph: &Graph, query: &str) -> Found {
    Index::new(graph).search(query)
}

/// What a part of a history must know of the whole to answer as it does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Whole {
    /// How rare pairs of characters are, as far as they are asked for.
    pub weights: Weights,
    /// What is least unlike the query.
    pub nearest: Vec<Hit>,
}

/// Two places: a score is a hint, and must look the same on every machine.
fn round(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}
