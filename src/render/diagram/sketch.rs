//! A diagram while it is drawn.

use std::collections::{BTreeSet, HashMap};

use super::{ClauseRef, Diagram, Edge, EdgeKind, Lang, Node, NodeKind, View};
use crate::{
    analysis::Citation,
    model::{History, Instrument, Row},
    render::{width, words},
};

/// Columns of a body's name.
const NAME: usize = 22;
/// Columns of a duty in a list.
const DUTY: usize = 40;
/// Lines of one text before it is cut.
const LINES: usize = 4;
/// Items of a list before it is folded.
const ITEMS: usize = 7;
/// Columns of a line above a column.
const TICK: usize = 22;
/// Columns of a tooltip. Graphviz reads no string over 16 384 bytes.
const TITLE: usize = 2000;

/// Nodes by what they stand for, so that each stands once.
pub(super) struct Sketch {
    pub(super) lang: Lang,
    diagram: Diagram,
    places: HashMap<String, usize>,
}

impl Sketch {
    pub(super) fn new(view: View, lang: Lang, title: &str) -> Self {
        let diagram =
            Diagram { view, title: width::cut(&words::clean(title), 120), ..Diagram::default() };
        Sketch { lang, diagram, places: HashMap::new() }
    }

    pub(super) fn subtitle(&mut self, text: String) {
        self.diagram.subtitle = text;
    }

    pub(super) fn note(&mut self, text: String) {
        self.diagram.notes.push(text);
    }

    /// What stands above the columns.
    pub(super) fn axis(&mut self, axis: Vec<Vec<String>>) {
        self.diagram.axis = axis;
    }

    /// The node that stands for `key`, made by `make` the first time.
    pub(super) fn node(&mut self, key: &str, make: impl FnOnce() -> Node) -> usize {
        if let Some(&place) = self.places.get(key) {
            return place;
        }
        let place = self.diagram.nodes.len();
        self.diagram.nodes.push(make());
        self.places.insert(key.to_owned(), place);
        place
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.diagram.nodes
    }

    pub(super) fn edges(&self) -> &[Edge] {
        &self.diagram.edges
    }

    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    pub(super) fn at(&mut self, place: usize) -> &mut Node {
        &mut self.diagram.nodes[place]
    }

    pub(super) fn edge(&mut self, mut edge: Edge) {
        edge.title = width::cut(&edge.title, TITLE);
        self.diagram.edges.push(edge);
    }

    /// The diagram, with the legend of what is in it.
    pub(super) fn finish(mut self) -> Diagram {
        let lang = self.lang;
        self.borrow_clauses();
        let nodes: BTreeSet<NodeKind> = self.diagram.nodes.iter().map(|node| node.kind).collect();
        let edges: BTreeSet<EdgeKind> = self.diagram.edges.iter().map(|edge| edge.kind).collect();
        self.diagram.node_legend =
            nodes.into_iter().map(|kind| (kind, node_word(kind, lang).to_owned())).collect();
        self.diagram.edge_legend =
            edges.into_iter().map(|kind| (kind, edge_word(kind, lang).to_owned())).collect();
        self.diagram
    }
}

impl Sketch {
    /// A node that rests on no clause of its own rests on those of its edges.
    fn borrow_clauses(&mut self) {
        for edge in &self.diagram.edges {
            for place in [edge.from, edge.to] {
                let node = &mut self.diagram.nodes[place];
                if node.clauses.is_empty() {
                    node.clauses.clone_from(&edge.clauses);
                }
            }
        }
    }
}

fn node_word(kind: NodeKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        NodeKind::Agency => ("机构", "body"),
        NodeKind::Created => ("新设的机构", "new body"),
        NodeKind::Ended => ("不再存在的机构", "body that is no more"),
        NodeKind::Duty => ("职责", "duties"),
        NodeKind::Current => ("现在承担或主管的机构", "who holds it, or is its superior, now"),
        NodeKind::AllDuties => ("全部职责", "all duties"),
        NodeKind::MovedBody => ("改变隶属的机构", "body under another superior"),
        NodeKind::Exception => ("除外的职责", "duty carved out"),
        NodeKind::Unstated => ("文件未说明", "not stated"),
        NodeKind::Outside => ("地方、事业单位、社会组织等", "bodies outside or below"),
        NodeKind::Instrument => ("文件所做的调整", "what a document did"),
        NodeKind::Unit => ("内设机构", "internal body"),
        NodeKind::Folded => ("合并显示", "several together"),
    };
    lang.pick(zh, en)
}

fn edge_word(kind: EdgeKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        EdgeKind::Whole => ("划转全部职责", "all duties move"),
        EdgeKind::Part => ("划转部分职责", "some duties move"),
        EdgeKind::Except => ("除外，或接收方未说明", "carved out, or recipient not stated"),
        EdgeKind::Reparent => ("改由…管理", "comes under another superior"),
        EdgeKind::Superior => ("管理", "is the superior of"),
        EdgeKind::Holds => ("承担或主管，不变", "still holds it, or is its superior"),
        EdgeKind::Succession => ("更名、并入、分设", "goes on as"),
        EdgeKind::Former => ("原隶属关系", "former superior"),
        EdgeKind::Inferred => ("推断", "inferred"),
        EdgeKind::Same => ("同一机构", "the same body"),
        EdgeKind::Within => ("内设", "internal body of"),
    };
    lang.pick(zh, en)
}

/// A node with nothing but its label; the tooltip is the full text.
pub(super) fn node(kind: NodeKind, label: Vec<String>, title: &str) -> Node {
    let title = width::cut(&words::clean(title), TITLE);
    Node::new(kind, label, &title)
}

/// A node that stands for a body.
pub(super) fn body(kind: NodeKind, label: Vec<String>, name: &str) -> Node {
    Node { name: Some(name.to_owned()), ..node(kind, label, name) }
}

/// An edge with nothing but its kind and label.
pub(super) fn edge(from: usize, to: usize, kind: EdgeKind, label: Vec<String>) -> Edge {
    let title = label.join("");
    Edge { from, to, kind, label, title, clauses: Vec::new(), weight: None }
}

/// A body's name in lines of about the same length.
pub(super) fn name(text: &str) -> Vec<String> {
    even(text, NAME)
}

/// A duty's wording in lines; no last line of a character or two.
pub(super) fn wording(text: &str) -> Vec<String> {
    let full = lines(text, DUTY);
    let is_short = |line: &String| width::of(line) * 3 < DUTY;
    if full.len() > 1 && full.last().is_some_and(is_short) { even(text, DUTY) } else { full }
}

/// As few lines as there can be, of about the same length.
fn even(text: &str, columns: usize) -> Vec<String> {
    let full = lines(text, columns);
    if full.last().is_some_and(|line| line.ends_with('…')) {
        return full;
    }
    let longest = width::of(&full.concat()).div_ceil(full.len().max(1));
    let evener = (longest..columns).map(|columns| lines(text, columns));
    evener.into_iter().find(|lines| lines.len() == full.len()).unwrap_or(full)
}

fn lines(text: &str, columns: usize) -> Vec<String> {
    let mut lines = width::wrap(&words::clean(text), columns);
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// A list, one line an item, folded where it is long.
pub(super) fn items<'t>(all: impl ExactSizeIterator<Item = &'t str>, lang: Lang) -> Vec<String> {
    long_list(all, ITEMS, lang)
}

/// A list, one line an item, folded where it has more than `most`.
pub(super) fn long_list<'t>(
    all: impl ExactSizeIterator<Item = &'t str>,
    most: usize,
    lang: Lang,
) -> Vec<String> {
    let total = all.len();
    let shown = if total > most { most - 1 } else { total };
    let mut lines: Vec<String> = all
        .take(shown)
        .map(|text| format!("· {}", width::cut(&words::clean(text), DUTY - 2)))
        .collect();
    if total > shown {
        let more = total - shown;
        lines.push(lang.pick(format!("… 另{more}项"), format!("… {more} more")));
    }
    lines
}

pub(super) fn clause_of(by: &Citation) -> ClauseRef {
    ClauseRef { instrument: by.instrument.clone(), clause: by.clause.clone() }
}

/// The clause of a row.
pub(super) fn clause_at(instrument: &Instrument, row: &Row<'_>) -> ClauseRef {
    ClauseRef { instrument: instrument.id.clone(), clause: row.evidence.clause.to_owned() }
}

/// What a document is called where there is little room: its number, else its
/// title.
pub(super) fn called(number: Option<&str>, title: &str, id: &str) -> String {
    let title = if title.is_empty() { id } else { title };
    words::clean(number.unwrap_or(title))
}

/// What stands above a column: the day, and the document in at most two lines.
pub(super) fn tick(day: Option<String>, name: &str) -> Vec<String> {
    let mut name = width::wrap(name, TICK);
    if name.len() > 2 {
        name.truncate(2);
        name[1].push('…');
    }
    day.into_iter().chain(name).collect()
}

/// The clause that first speaks of a body of which nothing else is told.
pub(super) fn first_mention(history: &History, name: &str) -> Option<ClauseRef> {
    let (_, row) =
        history.provisions().find(|(_, row)| row.agencies().any(|party| party == name))?;
    Some(clause_at(history.instrument_of(&row), &row))
}

/// Number and date of an instrument.
pub(super) fn about(instrument: &Instrument) -> String {
    let mut parts: Vec<String> = instrument.number.iter().map(|n| words::clean(n)).collect();
    parts.extend(instrument.date().map(|date| date.to_string()));
    parts.join("  ")
}
