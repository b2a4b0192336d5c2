//! One duty through time: a lane for each holder, a column for each document.

mod axis;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::axis::Axis;
use super::{
    Diagram, Edge, EdgeKind, Node, NodeKind, Options, View,
    sketch::{self, Sketch},
};
use crate::{
    analysis::{
        Citation, Lang, Trace, TraceQuery,
        trace::{Holder, Lineage, Standing, Step, StepKind, Subject, trace},
    },
    graph::Graph,
    model::History,
    render::{width, words},
};

/// Lineages drawn before the rest is only counted.
const LINEAGES: usize = 4;

pub(super) fn draw(history: &History, graph: &Graph, options: &Options) -> Diagram {
    let Some(duty) = options.duty.clone() else {
        return Diagram { view: View::Lineage, ..Diagram::default() };
    };
    let query = TraceQuery {
        duty,
        agency: options.agency.clone(),
        at: options.at,
        forward: false,
        stated_only: options.stated_only,
    };
    of_trace(&trace(history, graph, &query), options.lang)
}

pub(super) fn of_trace(answer: &Trace, lang: Lang) -> Diagram {
    if answer.is_empty() {
        return Diagram { view: View::Lineage, ..Diagram::default() };
    }
    let asked = words::clean(&answer.query.duty);
    let title = lang.pick(
        format!("“{asked}”的来龙去脉：谁曾承担，谁现在承担"),
        format!("“{asked}”: who held it, who holds it now"),
    );
    let shown = &answer.lineages[..answer.lineages.len().min(LINEAGES)];
    let sketch = Sketch::new(View::Lineage, lang, &title);
    let mut picture = Picture { sketch, axis: Axis::of(shown), lanes: 0 };
    picture.sketch.subtitle(about(shown, lang));
    for (number, lineage) in shown.iter().enumerate() {
        picture.lineage(number, lineage);
    }
    if answer.lineages.len() > LINEAGES {
        let names: Vec<String> =
            answer.lineages[LINEAGES..].iter().map(|lineage| subject(lineage, lang)).collect();
        let count = names.len();
        let names = width::cut(&names.join(lang.pick("、", ", ")), 160);
        picture.sketch.note(lang.pick(
            format!("… 另有{count}项职责相符，未画出：{names}"),
            format!("… {count} more duties fit and are not drawn: {names}"),
        ));
    }
    let axis = picture.axis.labels(lang);
    picture.sketch.axis(axis);
    picture.sketch.finish()
}

/// From which document to which.
fn about(shown: &[Lineage], lang: Lang) -> String {
    let steps = || shown.iter().flat_map(|lineage| &lineage.steps);
    let days: Vec<Date> = steps().filter_map(|step| step.by.date).collect();
    let span = match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) if first != last => format!("{first} — {last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    };
    let mut documents: Vec<&str> = steps().map(|step| step.by.instrument.as_str()).collect();
    documents.sort_unstable();
    documents.dedup();
    let count = documents.len();
    let count = lang.pick(format!("{count}份文件"), format!("documents: {count}"));
    [span, count].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

fn subject(lineage: &Lineage, lang: Lang) -> String {
    match &lineage.subject {
        Subject::Agency(name) => words::clean(name),
        Subject::Duty(name) => words::duty(name, lang),
    }
}

/// One body's lane within a lineage.
#[derive(Clone, Copy)]
struct Lane {
    number: u32,
    /// The node last drawn in it.
    last: usize,
    /// Whether it holds the duty there.
    holds: bool,
}

struct Picture {
    sketch: Sketch,
    axis: Axis,
    /// How many lanes are taken.
    lanes: u32,
}

impl Picture {
    fn lineage(&mut self, number: usize, lineage: &Lineage) {
        let subject = self.subject(number, lineage);
        let mut lanes: BTreeMap<String, Lane> = BTreeMap::new();
        let mut first = true;
        for (name, by) in self.in_order(number, lineage) {
            let place = self.lane(&mut lanes, number, lineage, name);
            let header = self.sketch.at(place);
            if header.clauses.is_empty() {
                header.clauses.push(sketch::clause_of(by));
            }
            if std::mem::take(&mut first) {
                self.begins(subject, place, by);
            }
        }
        for (at, step) in lineage.steps.iter().enumerate() {
            let column = self.axis.at(number, at);
            self.step(&mut lanes, (number, column), step);
        }
        self.standing(&mut lanes, number, lineage, first.then_some(subject));
    }

    /// Everybody who takes part, column by column, givers before receivers: so
    /// lines lead down where they can.
    fn in_order<'l>(&self, number: usize, lineage: &'l Lineage) -> Vec<(&'l str, &'l Citation)> {
        let mut parties: Vec<(u32, bool, usize, &str, &Citation)> = Vec::new();
        for (at, step) in lineage.steps.iter().enumerate() {
            let column = self.axis.at(number, at);
            let names = [(false, step.from.as_deref()), (true, step.to.as_deref())];
            for (gets, name) in names {
                parties.extend(name.map(|name| (column, gets, at, name, &step.by)));
            }
        }
        parties.sort_by_key(|(column, gets, at, ..)| (*column, *gets, *at));
        parties.into_iter().map(|(_, _, _, name, by)| (name, by)).collect()
    }

    fn subject(&mut self, number: usize, lineage: &Lineage) -> usize {
        let lang = self.sketch.lang;
        let kind = match &lineage.subject {
            Subject::Agency(_) => NodeKind::MovedBody,
            Subject::Duty(_) => NodeKind::Duty,
        };
        let text = subject(lineage, lang);
        let mut label = sketch::wording(&text);
        label.extend(
            words::found(&lineage.hit, lang)
                .map(|how| lang.pick(format!("（{how}）"), format!("({how})"))),
        );
        if let Some(within) = lineage.within.first() {
            let within = words::clean(within);
            let within = lang.pick(format!("（属于：{within}）"), format!("(part of: {within})"));
            label.extend(sketch::wording(&within));
        }
        // An empty lane keeps one duty apart from the next.
        self.lanes += u32::from(number > 0);
        let lane = self.next_lane();
        let name = match &lineage.subject {
            Subject::Agency(name) => Some(name.clone()),
            Subject::Duty(_) => None,
        };
        self.sketch.node(&format!("\u{0}{number}"), || Node {
            name,
            column: Some(0),
            lane: Some(lane),
            ..sketch::node(kind, label, &text)
        })
    }

    fn next_lane(&mut self) -> u32 {
        self.lanes += 1;
        self.lanes - 1
    }

    /// The lane of a holder, opened with its name.
    fn lane(
        &mut self,
        lanes: &mut BTreeMap<String, Lane>,
        number: usize,
        lineage: &Lineage,
        name: &str,
    ) -> usize {
        if let Some(lane) = lanes.get(name) {
            return lane.last;
        }
        let lang = self.sketch.lang;
        let ended = lineage.holders.iter().any(|holder| holder.agency == name && holder.ended);
        let mut label = sketch::name(name);
        let kind = if ended { NodeKind::Ended } else { NodeKind::Agency };
        if ended {
            label.push(lang.pick("（不再存在）", "(no more)").to_owned());
        }
        // Its lane begins where the axis does; when it got the duty, no text says.
        let open = |holder: &Holder| holder.agency == name && holder.since.is_none();
        let given = lineage.steps.iter().any(|step| step.to.as_deref() == Some(name));
        let of_a_duty = matches!(lineage.subject, Subject::Duty(_));
        if of_a_duty && !given && lineage.holders.iter().any(open) {
            label.push(lang.pick("（始于何时未说明）", "(since when is not stated)").to_owned());
        }
        let lane = self.next_lane();
        let since = lineage.holders.iter().filter(|holder| holder.agency == name);
        let since = since.filter_map(|holder| holder.since.as_ref()).next();
        let last = self.sketch.node(&format!("{number}\u{0}{name}"), || Node {
            column: Some(0),
            lane: Some(lane),
            clauses: since.into_iter().map(sketch::clause_of).collect(),
            ..sketch::body(kind, label, name)
        });
        lanes.insert(name.to_owned(), Lane { number: lane, last, holds: false });
        last
    }

    /// The line from the duty to whoever is told first of.
    fn begins(&mut self, subject: usize, holder: usize, by: &Citation) {
        let mut edge = sketch::edge(subject, holder, EdgeKind::Holds, Vec::new());
        edge.clauses.push(sketch::clause_of(by));
        edge.title = words::clean(&by.quote);
        self.sketch.edge(edge);
    }

    /// What a document did, in the lane of who has the duty after it.
    fn step(&mut self, lanes: &mut BTreeMap<String, Lane>, place: (usize, u32), step: &Step) {
        let Some(holder) = step.to.as_deref().or(step.from.as_deref()) else { return };
        let Some(lane) = lanes.get(holder).copied() else { return };
        let event = self.event(place, lane.number, step);
        let giver = step.from.as_deref().filter(|from| *from != holder);
        match giver.and_then(|giver| lanes.get_mut(giver)) {
            Some(from) => {
                from.holds = false;
                let last = from.last;
                self.line(last, event, moves(step), step);
            }
            None if step.from.is_some() || lane.holds => {
                self.line(lane.last, event, stays(step), step);
            }
            None => {}
        }
        if giver.is_some() && lane.holds {
            self.line(lane.last, event, EdgeKind::Holds, step);
        }
        if let Some(lane) = lanes.get_mut(holder) {
            lane.last = event;
            lane.holds = step.to.is_some() || step.kind == StepKind::CarvedOut;
        }
    }

    /// The node of a step. Steps of one document in one lane share it.
    fn event(&mut self, (number, column): (usize, u32), lane: u32, step: &Step) -> usize {
        let lang = self.sketch.lang;
        let kind = match step.kind {
            StepKind::CarvedOut | StepKind::Cancelled => NodeKind::Exception,
            StepKind::HolderEnded => NodeKind::Ended,
            _ => NodeKind::Instrument,
        };
        let clause = words::clause(&step.by.clause, lang);
        let clause = lang.pick(format!("［{clause}］"), format!("[{clause}]"));
        let mut label = sketch::wording(words::step(step.kind, lang));
        if step.from.is_none() && matches!(step.kind, StepKind::Moved | StepKind::Reparented) {
            label.push(lang.pick("（来自何方未说明）", "(from whom is not stated)").to_owned());
        }
        if !step.by.basis.is_stated() {
            label.push(lang.pick("（推断）", "(inferred)").to_owned());
        }
        label.push(clause);
        let key = format!("\u{0}{number} {lane} {column}");
        let is_new = self.sketch.place(&key).is_none();
        let told = label.clone();
        let place = self.sketch.node(&key, || Node {
            column: Some(column),
            lane: Some(lane),
            ..sketch::node(kind, label, &step.by.quote)
        });
        let node = self.sketch.at(place);
        if !is_new && !told.iter().all(|line| node.label.contains(line)) {
            node.label.extend(told);
        }
        let by = sketch::clause_of(&step.by);
        if !node.clauses.contains(&by) {
            node.clauses.push(by);
        }
        place
    }

    /// A line, unless it would lead from a node to itself.
    fn line(&mut self, from: usize, to: usize, kind: EdgeKind, step: &Step) {
        if from == to {
            return;
        }
        let mut edge = sketch::edge(from, to, kind, Vec::new());
        edge.title = words::clean(&step.by.quote);
        edge.clauses.push(sketch::clause_of(&step.by));
        self.sketch.edge(edge);
    }

    /// Where it stands in the end, behind the last document.
    fn standing(
        &mut self,
        lanes: &mut BTreeMap<String, Lane>,
        number: usize,
        lineage: &Lineage,
        subject: Option<usize>,
    ) {
        let lang = self.sketch.lang;
        match &lineage.standing {
            Standing::Held { by } => {
                for name in by {
                    self.lane(lanes, number, lineage, name);
                    let mut label = sketch::name(name);
                    label.push(match &lineage.subject {
                        Subject::Duty(_) => lang.pick("（现在承担）", "(holds it now)").to_owned(),
                        Subject::Agency(_) => {
                            lang.pick("（现在的主管机构）", "(its superior now)").to_owned()
                        }
                    });
                    let node = sketch::body(NodeKind::Current, label, name);
                    self.end(lanes, name, node, EdgeKind::Holds);
                }
                if let (Some(subject), Some(name)) = (subject, by.first()) {
                    let holder = self.lane(lanes, number, lineage, name);
                    let clauses = self.sketch.at(holder).clauses.clone();
                    let edge = sketch::edge(subject, holder, EdgeKind::Holds, Vec::new());
                    self.sketch.edge(Edge { clauses, title: words::clean(name), ..edge });
                }
            }
            Standing::Unstated { last: Some(last), .. } => {
                self.lane(lanes, number, lineage, last);
                let text = lang.pick("接收方未说明", "recipient not stated");
                let node = sketch::node(NodeKind::Unstated, vec![format!("？ {text}")], text);
                self.end(lanes, last, node, EdgeKind::Except);
            }
            Standing::Unstated { last: None, .. }
            | Standing::Cancelled { .. }
            | Standing::Unknown => {}
        }
    }

    fn end(&mut self, lanes: &BTreeMap<String, Lane>, name: &str, node: Node, kind: EdgeKind) {
        let Some(lane) = lanes.get(name).copied() else { return };
        let column = self.axis.end();
        let place = self.sketch.node(&format!("\u{0}end {}", lane.number), || Node {
            column: Some(column),
            lane: Some(lane.number),
            ..node
        });
        let clauses = self.sketch.at(lane.last).clauses.clone();
        let edge = sketch::edge(lane.last, place, kind, Vec::new());
        let title = self.sketch.at(place).title.clone();
        self.sketch.edge(Edge { clauses, title, ..edge });
    }
}

/// The line between two holders.
fn moves(step: &Step) -> EdgeKind {
    match step.kind {
        _ if !step.by.basis.is_stated() => EdgeKind::Inferred,
        StepKind::Carried => EdgeKind::Whole,
        StepKind::Reparented => EdgeKind::Reparent,
        StepKind::Succeeded => EdgeKind::Succession,
        _ => EdgeKind::Part,
    }
}

/// The line from a holder to what happens while it holds.
fn stays(step: &Step) -> EdgeKind {
    match step.kind {
        StepKind::CarvedOut => EdgeKind::Except,
        _ if !step.by.basis.is_stated() => EdgeKind::Inferred,
        _ => EdgeKind::Holds,
    }
}
