//! One duty through time: its holders, and the clauses between them.

use super::{
    Diagram, Edge, EdgeKind, NodeKind, Options, View,
    sketch::{self, Sketch},
};
use crate::{
    analysis::{
        Lang, Trace, TraceQuery,
        trace::{Lineage, Standing, Step, StepKind, Subject, trace},
    },
    graph::Graph,
    model::History,
    render::words,
};

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
    let title = lang.pick(format!("“{asked}”的来龙去脉"), format!("lineage of “{asked}”"));
    let mut sketch = Sketch::new(View::Lineage, lang, &title);
    for (number, lineage) in answer.lineages.iter().enumerate() {
        draw_one(&mut sketch, number, lineage);
    }
    sketch.finish()
}

/// One lineage; each has its own nodes, as one body may hold several duties.
fn draw_one(sketch: &mut Sketch, number: usize, lineage: &Lineage) {
    let lang = sketch.lang;
    let subject = subject(sketch, number, lineage);
    let mut first = true;
    for step in &lineage.steps {
        let from = step.from.as_deref().map(|name| holder(sketch, number, lineage, name));
        let to = match step.to.as_deref() {
            Some(name) => Some(holder(sketch, number, lineage, name)),
            None => nobody(sketch, number, lineage, step),
        };
        if std::mem::take(&mut first) {
            let start = from.or(to);
            if let Some(start) = start {
                let mut edge = sketch::edge(subject, start, EdgeKind::Holds, Vec::new());
                edge.clauses.push(sketch::clause_of(&step.by));
                sketch.edge(edge);
            }
        }
        if let (Some(from), Some(to)) = (from.or(to), to) {
            sketch.edge(drawn(step, from, to, lang));
        }
    }
    if first && let Standing::Held { by } = &lineage.standing {
        for name in by {
            let place = holder(sketch, number, lineage, name);
            sketch.edge(sketch::edge(subject, place, EdgeKind::Holds, Vec::new()));
        }
    }
}

fn subject(sketch: &mut Sketch, number: usize, lineage: &Lineage) -> usize {
    let lang = sketch.lang;
    let (kind, text) = match &lineage.subject {
        Subject::Agency(name) => (NodeKind::MovedBody, words::clean(name)),
        Subject::Duty(name) => (NodeKind::Duty, words::duty(name, lang)),
    };
    let mut label = sketch::wording(&text);
    label.extend(
        words::found(&lineage.hit, lang)
            .map(|how| lang.pick(format!("（{how}）"), format!("({how})"))),
    );
    if let Some(within) = lineage.within.first() {
        let within = words::clean(within);
        let within = lang.pick(format!("属于：{within}"), format!("part of: {within}"));
        label.extend(sketch::wording(&within));
    }
    sketch.node(&format!("\u{0}{number}"), || sketch::node(kind, label, &text))
}

fn holder(sketch: &mut Sketch, number: usize, lineage: &Lineage, name: &str) -> usize {
    let lang = sketch.lang;
    let ended = lineage.holders.iter().any(|holder| holder.agency == name && holder.ended);
    let now = matches!(&lineage.standing, Standing::Held { by } if by.iter().any(|n| n == name));
    let (kind, mark) = match (now, ended) {
        (true, _) => (NodeKind::Current, lang.pick("（现在）", "(now)")),
        (false, true) => (NodeKind::Ended, lang.pick("（不再存在）", "(no more)")),
        (false, false) => (NodeKind::Agency, ""),
    };
    sketch.node(&format!("{number}\u{0}{name}"), || {
        let mut label = sketch::name(name);
        label.extend(Some(mark.to_owned()).filter(|mark| !mark.is_empty()));
        sketch::body(kind, label, name)
    })
}

/// The end of a step to nobody; a step that leaves the duty where it is has none.
fn nobody(sketch: &mut Sketch, number: usize, lineage: &Lineage, step: &Step) -> Option<usize> {
    let lang = sketch.lang;
    let text = match (step.kind, &lineage.standing) {
        (StepKind::Cancelled, _) => lang.pick("取消", "cancelled"),
        (StepKind::CarvedOut, Standing::Held { .. }) => return None,
        // Told once: the carving out says more than that its holder ended.
        (StepKind::HolderEnded, _) if was_carved(lineage) => return None,
        _ => lang.pick("？ 接收方未说明", "? recipient not stated"),
    };
    let label = vec![text.to_owned()];
    Some(sketch.node(&format!("{number}\u{0}\u{0}{text}"), || {
        sketch::node(NodeKind::Unstated, label, text)
    }))
}

fn was_carved(lineage: &Lineage) -> bool {
    lineage.steps.iter().any(|step| step.kind == StepKind::CarvedOut)
}

fn drawn(step: &Step, from: usize, to: usize, lang: Lang) -> Edge {
    let kind = match step.kind {
        _ if !step.by.basis.is_stated() => EdgeKind::Inferred,
        StepKind::CarvedOut | StepKind::HolderEnded => EdgeKind::Except,
        StepKind::Carried => EdgeKind::Whole,
        StepKind::Reparented => EdgeKind::Reparent,
        StepKind::Succeeded => EdgeKind::Succession,
        _ => EdgeKind::Part,
    };
    let mut label: Vec<String> = step.by.date.iter().map(|date| date.to_string()).collect();
    label.push(words::step(step.kind, lang).to_owned());
    label.extend(step.by.number.iter().map(|number| words::clean(number)));
    let clause = words::clause(&step.by.clause, lang);
    label.push(lang.pick(format!("［{clause}］"), format!("[{clause}]")));
    let mut edge = sketch::edge(from, to, kind, label);
    edge.title = words::clean(&step.by.quote);
    edge.clauses.push(sketch::clause_of(&step.by));
    edge
}
