//! One body on one day: its names, its place, its duties and where they came
//! from, what it gave and received, and who goes on in its place.

mod build;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Citation, Moment, Point,
    structure::{DutyName, Holding, Note, Posts, Superior, Unit},
    trace::StepKind,
};
use crate::{
    graph::{AgencyId, Graph},
    model::History,
};

/// Whether a body exists at the moment asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Existence {
    /// Not set up yet, or not heard of.
    #[default]
    NotYet,
    /// It exists.
    Exists,
    /// It has ended.
    Ended,
}

/// Another name of the same body, as people know it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct OtherName {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
}

/// What another name is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A short or other name at the same time.
    Alias,
    /// A name it bore before.
    Former,
    /// What laws call it without a name.
    Role,
}

/// Another body, and the clause that links the two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Kin {
    /// Its name.
    pub agency: String,
    /// The clause.
    pub by: Citation,
}

/// A duty that came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passing {
    /// The duty.
    pub duty: DutyName,
    /// The other party; `None` where it is not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// How it passed.
    pub kind: StepKind,
    /// The clause.
    pub by: Citation,
}

/// What is decided and not yet in force: until then, who has a duty keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pending {
    /// The day of the decision.
    #[schemars(with = "Option<String>")]
    pub decided: Option<Date>,
    /// The day from which it is in force.
    #[schemars(with = "Option<String>")]
    pub in_force: Option<Date>,
    /// Who goes on holding until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Who is to hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The duty, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// The clause.
    pub by: Citation,
}

/// All that is known of one body at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Portrait {
    /// The body.
    pub agency: String,
    /// The moment.
    pub at: Moment,
    /// Whether it exists then.
    pub existence: Existence,
    /// Its other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<OtherName>,
    /// The clause that set it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Citation>,
    /// The clause that ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Citation>,
    /// The day on which it ended, where people know it and no clause says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub known_until: Option<Date>,
    /// Under whom it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior: Option<Superior>,
    /// Who stands under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subordinates: Vec<Kin>,
    /// Class and rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Note>,
    /// Extra names on its door.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nameplates: Vec<Note>,
    /// Its internal bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    /// Its posts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Posts>,
    /// What it holds, each with its origin. Of a body that has ended: what is
    /// in force to go elsewhere and not yet handed over, as far as texts say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Holding>,
    /// What it received, in time order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub received: Vec<Passing>,
    /// What it gave, in time order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gave: Vec<Passing>,
    /// Bodies in whose place it goes on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub predecessors: Vec<String>,
    /// Bodies that go on in its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
    /// What is decided about it and not yet in force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Pending>,
}

/// Tells all that the history says of a body at a point.
///
/// O(n log n) in the provisions up to the point.
pub fn show(history: &History, graph: &Graph, agency: AgencyId, at: Point) -> Portrait {
    build::portrait(history, graph, agency, at)
}

/// What is decided by a day and in force only later.
pub fn pending(history: &History, day: Date) -> Vec<Pending> {
    build::pending(history, day, |_| true)
}
