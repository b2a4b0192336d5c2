//! A picture before it is drawn: nodes and edges with kinds and labels.
//!
//! A [`Diagram`] knows nothing of DOT, Mermaid or SVG; each of them draws the
//! same value. Labels are already wrapped to lines, long lists already folded.

mod changes;
mod flow;
mod lineage;
mod scene;
mod sketch;
mod standing;
mod transfers;
mod units;
mod view;

pub use view::{UnknownView, View};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Lang;
use crate::{
    analysis::Trace,
    graph::Graph,
    model::{History, Instrument, InstrumentId},
};

/// Which part of a history to draw, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of labels.
    pub lang: Lang,
    /// Only what this agency takes part in.
    pub agency: Option<String>,
    /// Only duties that this wording finds; what `lineage` follows.
    pub duty: Option<String>,
    /// The day; the latest instrument up to it that moves something is drawn.
    /// Default: the latest of all.
    pub at: Option<Date>,
    /// The first day of the reforms that `flow` shows. Default: only the one
    /// that the other views show.
    pub since: Option<Date>,
    /// How many steps from the agency in focus the picture goes; 0 and 1 are
    /// what the agency itself takes part in.
    pub depth: usize,
    /// Leave inferred provisions out.
    pub stated_only: bool,
}

/// What a node stands for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// A body that goes on.
    Agency,
    /// A body that is new.
    Created,
    /// A body that has ended.
    Ended,
    /// One duty, or a list of duties that go the same way.
    Duty,
    /// A body that holds the duty now.
    Current,
    /// All duties of a body.
    AllDuties,
    /// A body that moves under another superior.
    MovedBody,
    /// A duty excepted from what goes elsewhere.
    Exception,
    /// An end that the text does not state.
    Unstated,
    /// A class of bodies outside or below: local governments, companies.
    Outside,
    /// What an instrument did at one step.
    Instrument,
    /// An internal body of an agency.
    Unit,
    /// Several that are not drawn one by one.
    Folded,
}

impl NodeKind {
    /// Every kind.
    pub const ALL: &'static [NodeKind] = &[
        NodeKind::Agency,
        NodeKind::Created,
        NodeKind::Ended,
        NodeKind::Duty,
        NodeKind::Current,
        NodeKind::AllDuties,
        NodeKind::MovedBody,
        NodeKind::Exception,
        NodeKind::Unstated,
        NodeKind::Outside,
        NodeKind::Instrument,
        NodeKind::Unit,
        NodeKind::Folded,
    ];

    /// The word used in JSON and as a class.
    pub const fn as_str(self) -> &'static str {
        match self {
            NodeKind::Agency => "agency",
            NodeKind::Created => "created",
            NodeKind::Ended => "ended",
            NodeKind::Duty => "duty",
            NodeKind::Current => "current",
            NodeKind::AllDuties => "all-duties",
            NodeKind::MovedBody => "moved-body",
            NodeKind::Exception => "exception",
            NodeKind::Unstated => "unstated",
            NodeKind::Outside => "outside",
            NodeKind::Instrument => "instrument",
            NodeKind::Unit => "unit",
            NodeKind::Folded => "folded",
        }
    }
}

/// What an edge says.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeKind {
    /// All duties of a body.
    Whole,
    /// Named duties.
    Part,
    /// Carved out.
    Except,
    /// A body comes under another superior.
    Reparent,
    /// Is the superior of.
    Superior,
    /// Holds.
    Holds,
    /// Goes on as.
    Succession,
    /// No longer so.
    Former,
    /// Concluded, not stated.
    Inferred,
    /// Is the same body, later.
    Same,
    /// Has as an internal body.
    Within,
}

impl EdgeKind {
    /// Every kind.
    pub const ALL: &'static [EdgeKind] = &[
        EdgeKind::Whole,
        EdgeKind::Part,
        EdgeKind::Except,
        EdgeKind::Reparent,
        EdgeKind::Superior,
        EdgeKind::Holds,
        EdgeKind::Succession,
        EdgeKind::Former,
        EdgeKind::Inferred,
        EdgeKind::Same,
        EdgeKind::Within,
    ];

    /// The word used in JSON and as a class.
    pub const fn as_str(self) -> &'static str {
        match self {
            EdgeKind::Whole => "whole",
            EdgeKind::Part => "part",
            EdgeKind::Except => "except",
            EdgeKind::Reparent => "reparent",
            EdgeKind::Superior => "superior",
            EdgeKind::Holds => "holds",
            EdgeKind::Succession => "succession",
            EdgeKind::Former => "former",
            EdgeKind::Inferred => "inferred",
            EdgeKind::Same => "same",
            EdgeKind::Within => "within",
        }
    }
}

/// One clause that a part of the picture rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct ClauseRef {
    /// The id of the instrument.
    pub instrument: String,
    /// The place in its outline.
    pub clause: String,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// What it stands for.
    pub kind: NodeKind,
    /// What is written in it, line by line; the first line is its heading.
    pub label: Vec<String>,
    /// The full text, for a tooltip.
    pub title: String,
    /// The body it stands for, by its name; nothing where it stands for no one
    /// body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The clauses it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ClauseRef>,
    /// The column it should stand in, from the left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The lane it stands in, from the top, where the picture has lanes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<u32>,
}

impl Node {
    /// A node of a kind, with what is written in it and its full text.
    pub fn new(kind: NodeKind, label: Vec<String>, title: &str) -> Self {
        Node {
            kind,
            label,
            title: title.to_owned(),
            name: None,
            clauses: Vec::new(),
            column: None,
            lane: None,
        }
    }
}

/// One edge; both ends are places in [`Diagram::nodes`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edge {
    /// Where it starts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it says.
    pub kind: EdgeKind,
    /// What is written on it, line by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub label: Vec<String>,
    /// The full text, for a tooltip.
    pub title: String,
    /// The clauses it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ClauseRef>,
    /// How many duties it stands for, where the picture shows numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
}

/// One picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagram {
    /// What it shows.
    pub view: View,
    /// The heading.
    pub title: String,
    /// Number and date of the instrument, or the moments compared.
    pub subtitle: String,
    /// What stands in it, in reading order.
    pub nodes: Vec<Node>,
    /// What connects it, in the order of the text.
    pub edges: Vec<Edge>,
    /// The kinds of nodes used, with their meaning, for the legend.
    pub node_legend: Vec<(NodeKind, String)>,
    /// The kinds of edges used, with their meaning, for the legend.
    pub edge_legend: Vec<(EdgeKind, String)>,
    /// What stands above the columns, line by line, where they mean something:
    /// the days and numbers of instruments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub axis: Vec<Vec<String>>,
    /// What was folded, and other remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl Diagram {
    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A picture without anything in it says so: a blank sheet looks like a
    /// mistake.
    fn or_told(mut self, view: View, lang: Lang) -> Self {
        if self.is_empty() {
            if self.title.is_empty() {
                self.title = view.heading(lang).to_owned();
            }
            let nothing = lang.pick(
                "没有符合所问的内容，所以图中什么都没有。",
                "Nothing fits what was asked for, so nothing is drawn.",
            );
            self.notes.insert(0, nothing.to_owned());
        }
        self
    }
}

/// Draws a view of a history.
///
/// An empty history, or options that fit nothing, give a diagram without
/// nodes. Near-linear in the provisions.
pub fn diagram(history: &History, graph: &Graph, view: View, options: &Options) -> Diagram {
    let drawn = match view {
        View::Transfers => transfers::draw(history, graph, options),
        View::Before => standing::draw(history, graph, options, View::Before),
        View::After => standing::draw(history, graph, options, View::After),
        View::Changes => changes::draw(history, graph, options),
        View::Lineage => lineage::draw(history, graph, options),
        View::Flow => flow::draw(history, graph, options),
        View::Units => units::draw(history, graph, options),
    };
    drawn.or_told(view, options.lang)
}

/// The instrument that a picture of one reform is about: the latest, up to the
/// day asked for, that moves something, else the latest that says anything.
pub fn drawn<'a>(
    history: &'a History,
    options: &Options,
) -> Option<(InstrumentId, &'a Instrument)> {
    scene::latest(history, options)
}

/// Draws the answer of a trace.
pub fn of_trace(answer: &Trace, lang: Lang) -> Diagram {
    lineage::of_trace(answer, lang).or_told(View::Lineage, lang)
}

/// Draws a diff.
pub fn of_diff(diff: &crate::analysis::Diff, lang: Lang) -> Diagram {
    changes::of_diff(diff, lang).or_told(View::Changes, lang)
}
