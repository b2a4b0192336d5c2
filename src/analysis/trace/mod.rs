//! The lineage of a duty: who held it, who holds it, and by which clause.

mod all;
mod answer;
mod body;
mod likely;
mod lineage;
mod origins;
mod relevant;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use all::{Lineages, lineages};

use super::{
    Citation, Hit,
    align::AlignRule,
    search::{Index, Whole},
    structure::DutyName,
};

pub use body::reach_of_body;
pub use relevant::Reach;

use crate::{graph::Graph, model::History};

/// What to trace.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TraceQuery {
    /// A duty as somebody calls it, or the name of an agency.
    pub duty: String,
    /// Only where this agency takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Look from this day: back, or forward.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub at: Option<Date>,
    /// Only what comes after.
    #[serde(default)]
    pub forward: bool,
    /// Leave inferred steps out.
    #[serde(default)]
    pub stated_only: bool,
}

/// The answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trace {
    /// The question.
    pub query: TraceQuery,
    /// One lineage for each duty or agency found, best first.
    pub lineages: Vec<Lineage>,
    /// Where nothing was found: the duties of the body that the query names, or
    /// those least unlike the query.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<Hit>,
    /// Where nothing was found: the bodies whose names the query is or is part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<String>,
}

impl Trace {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.lineages.is_empty()
    }
}

/// What a lineage is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A duty.
    Duty(DutyName),
    /// The superiors of an agency.
    Agency(String),
}

/// One duty through time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lineage {
    /// The duty, or the agency.
    pub subject: Subject,
    /// How the query found it.
    pub hit: Hit,
    /// Wider duties that it is a listed part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<String>,
    /// Duties listed as parts of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// Where it stands at the end of the question's time.
    pub standing: Standing,
    /// Everybody who held it (or was the superior), in time order.
    pub holders: Vec<Holder>,
    /// What happened to it, in time order.
    pub steps: Vec<Step>,
    /// Other wordings that may name it, best first: proposed by rules, and no
    /// part of what is told. Empty where only what is stated was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub likely: Vec<Likely>,
}

/// A wording that may name the same duty, a part of it, or a wider one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Likely {
    /// The wording.
    pub duty: String,
    /// What it would be to the duty traced.
    pub relation: Relation,
    /// The rule that proposes it.
    pub rule: AlignRule,
    /// Between 0 and 1.
    pub score: f64,
    /// Whose duty it was said to be last.
    pub agency: String,
    /// The clause that says so.
    pub by: Citation,
}

/// What another wording would be to the duty traced.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same duty.
    Same,
    /// A part of it.
    Narrower,
    /// A duty of which it is a part.
    Wider,
}

/// Where a duty stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Standing {
    /// These hold it.
    Held {
        /// The names.
        by: Vec<String>,
    },
    /// Nobody is stated to hold it.
    Unstated {
        /// Who held it last.
        last: Option<String>,
        /// Whether it was carved out of what went elsewhere.
        carved_out: bool,
        /// The clause that left it so.
        by: Citation,
    },
    /// It has ended.
    Cancelled {
        /// Who held it last.
        last: Option<String>,
        /// The clause that ended it.
        by: Citation,
    },
    /// The history does not say.
    Unknown,
}

/// Somebody who held a duty, and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Holder {
    /// The name.
    pub agency: String,
    /// Whether the body has ended since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
    /// Whether it is concluded from the clause that takes it away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presumed: bool,
    /// The clause that gave it; `None` where it lies before the history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Citation>,
    /// The clause that took it; `None` where it still holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Citation>,
}

/// What one step does.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Named and moved.
    Moved,
    /// Moved along with all duties of its holder, or with the wider duty.
    Carried,
    /// Moved because its holder was renamed, merged or divided.
    Succeeded,
    /// Excepted from what its holder gave away.
    CarvedOut,
    /// New.
    Added,
    /// Charged upon a body.
    Assigned,
    /// Kept.
    Retained,
    /// Given more weight.
    Strengthened,
    /// Given less weight.
    Reduced,
    /// Worded anew.
    Amended,
    /// Performed by another on behalf of its holder.
    Entrusted,
    /// Ended.
    Cancelled,
    /// Its holder ended without a stated recipient.
    HolderEnded,
    /// The agency came under another superior.
    Reparented,
}

/// One step of a lineage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// What happened.
    pub kind: StepKind,
    /// Who held it before; `None` where it is not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Who holds it after; `None` where it is not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The wording at this step.
    pub wording: String,
    /// What carried it: the wider duty, or all duties of a body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<DutyName>,
    /// The place of the step that put it into the giver's hands: the steps of
    /// a lineage are a tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<usize>,
    /// Whether it comes back to a body that held it before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub returns: bool,
    /// The clause, with its basis.
    pub by: Citation,
}

/// Answers a question about a duty or an agency.
///
/// Complete: every step the history tells is there, without a limit of depth.
/// Linear in the wordings searched plus the provisions that touch the duties
/// found and the bodies that held them.
pub fn trace(history: &History, graph: &Graph, query: &TraceQuery) -> Trace {
    answer::answer(history, graph, &Index::new(graph), query, &Reach::default())
}

/// The same of a part of a history, with what the answer depends on.
///
/// Where the part holds all that [`Reach`] names, the answer is that of the
/// whole history, of which `whole` tells what the search must know.
pub fn trace_part(
    history: &History,
    graph: &Graph,
    whole: &Whole,
    query: &TraceQuery,
) -> (Trace, Reach) {
    let reach = Reach::default();
    let index = Index::of_part(graph, whole);
    let trace = answer::answer(history, graph, &index, query, &reach);
    (trace, reach)
}
