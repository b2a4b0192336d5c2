//! Who exists, under whom, and holds what, at one moment.
//!
//! A [`Structure`] is the fold of a history's provisions up to a
//! [`Point`]. What a provision takes from a body that no earlier instrument
//! mentions, that body is taken to have had before; such statements are marked
//! `presumed`, and their citation is the clause that takes it.

mod build;
mod facts;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Citation, Moment, Point};
use crate::{
    graph::{Graph, plain},
    model::History,
};

pub(crate) use build::duty_name;
pub(super) use facts::Compared;
pub use facts::Fact;

/// Agencies, their superiors and duties at one moment.
///
/// Maps and lists are sorted, so equal structures are equal as values and as
/// JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Structure {
    /// The moment.
    pub at: Moment,
    /// Bodies that exist, by name.
    pub bodies: BTreeMap<String, Body>,
    /// Bodies that have ended, by name.
    pub ended: BTreeMap<String, Ended>,
    /// Duties given away or left behind without a stated recipient.
    pub unplaced: Vec<Unplaced>,
    /// Duties that have ended.
    pub cancelled: Vec<Cancelled>,
}

/// One body that exists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Body {
    /// The clause that set it up; `None` for a body the history finds existing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Citation>,
    /// Under whom it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior: Option<Superior>,
    /// Class and rank: 国务院组成部门, 副部级.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Note>,
    /// What it holds, sorted by wording.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Holding>,
    /// Duties it performs for another that keeps them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entrusted: Vec<Entrusted>,
    /// Extra names on its door.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nameplates: Vec<Note>,
    /// Where it sits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub located: Vec<Note>,
    /// Its internal bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    /// Its posts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Posts>,
}

/// The body above.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Superior {
    /// Its name.
    pub agency: String,
    /// Whether it is concluded from the clause that ends it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presumed: bool,
    /// The clause.
    pub by: Citation,
}

/// A short text about a body, with its clause.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// The text.
    pub text: String,
    /// The clause.
    pub by: Citation,
}

/// Which duty.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DutyName {
    /// As worded.
    Worded(String),
    /// All duties of a body that are not named by themselves.
    AllOf(String),
    /// A wording that means something only beside this body.
    Relative {
        /// The body.
        of: String,
        /// The wording.
        wording: String,
    },
}

impl DutyName {
    /// Its wording; for all duties of a body, the name of the body.
    pub fn wording(&self) -> &str {
        match self {
            DutyName::Worded(wording) | DutyName::Relative { wording, .. } => wording,
            DutyName::AllOf(body) => body,
        }
    }

    /// The same name for every wording with an equal plain form.
    pub(crate) fn plain(&self) -> DutyName {
        match self {
            DutyName::Worded(wording) => DutyName::Worded(plain(wording)),
            DutyName::AllOf(body) => DutyName::AllOf(body.clone()),
            DutyName::Relative { of, wording } => {
                DutyName::Relative { of: of.clone(), wording: plain(wording) }
            }
        }
    }
}

/// One duty held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Holding {
    /// The duty.
    pub duty: DutyName,
    /// The wider duty it is a listed part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// From whom it came, if it came from somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whether it is concluded from the clause that takes it away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presumed: bool,
    /// The clause it rests on.
    pub by: Citation,
    /// The clause that gives it more or less weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Citation>,
    /// The clause that excepted it from what the body gave away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excepted: Option<Citation>,
}

/// A duty performed for another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Entrusted {
    /// The duty.
    pub duty: DutyName,
    /// Who entrusts it, and keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_agency: Option<String>,
    /// The clause.
    pub by: Citation,
}

/// An internal body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its duties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// The clause.
    pub by: Citation,
}

/// A number of posts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Posts {
    /// Which posts: 行政编制, 副部长; 核减行政编制 where the clause says how many
    /// more or less.
    pub kind: String,
    /// How many.
    pub count: u32,
    /// The clause.
    pub by: Citation,
}

/// How a body ended.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// It was ended.
    Abolished,
    /// It goes on under another name.
    Renamed,
    /// It went into a body set up for it.
    Merged,
    /// It went into a body that existed.
    Absorbed,
    /// It was divided.
    Split,
    /// People know the day; no clause of the history says how.
    Unrecorded,
}

/// One body that has ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Ended {
    /// How.
    pub how: Ending,
    /// The day from which it existed, where the history knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// The day on which it ended, where people know it and no clause says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub until: Option<Date>,
    /// The bodies that go on in its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
    /// Duties that it still holds, as far as the texts say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Holding>,
    /// The clause, where one says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Citation>,
}

/// A duty whose holder is not stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Unplaced {
    /// The duty.
    pub duty: DutyName,
    /// Who held it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// Whether it was carved out of what went elsewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carved_out: bool,
    /// The clause.
    pub by: Citation,
}

/// A duty that has ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Cancelled {
    /// The duty.
    pub duty: DutyName,
    /// Who held it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// The clause.
    pub by: Citation,
}

/// The structure at a point of a history.
///
/// With `stated_only`, provisions with an inferred basis are left out.
/// O(n log n) in the provisions up to the point.
pub fn structure(history: &History, graph: &Graph, at: Point, stated_only: bool) -> Structure {
    build::build(history, graph, at, stated_only)
}
