//! What changed between two structures, in one picture.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Diagram, Edge, EdgeKind, NodeKind, Options, View,
    scene::{Focus, Scene},
    sketch::{self, Sketch},
};
use crate::{
    analysis::{
        Diff, Lang, Moment, diff,
        diff::{Entry, Verb},
        structure::DutyName,
    },
    graph::{Graph, is_outside},
    model::{History, Scope},
    render::{prose, words},
};

/// Bodies drawn before the rest is only counted.
const BODIES: usize = 40;

pub(super) fn draw(history: &History, graph: &Graph, options: &Options) -> Diagram {
    let Some(scene) = Scene::of(history, graph, options) else {
        return Diagram { view: View::Changes, ..Diagram::default() };
    };
    let mut difference = diff(&scene.before, &scene.after);
    difference.entries.retain(|entry| is_near(entry, &scene.focus));
    let title = options.lang.pick(
        format!("{}：变化", scene.instrument.title),
        format!("{}: changes", scene.instrument.title),
    );
    let mut picture = paint(&difference, &title, sketch::about(scene.instrument), options.lang);
    // A body may leave the stage without a clause that says so.
    for node in picture.nodes.iter_mut().filter(|node| node.clauses.is_empty()) {
        let named = node.name.as_deref();
        node.clauses.extend(named.and_then(|name| sketch::first_mention(history, name)));
    }
    picture
}

pub(super) fn of_diff(diff: &Diff, lang: Lang) -> Diagram {
    let title = lang.pick("结构变化", "what changed");
    let (before, after) = (moment(&diff.before, lang), moment(&diff.after, lang));
    paint(diff, title, format!("{before} → {after}"), lang)
}

/// A side as who looks at a picture knows it: the day, and the document by its
/// title, not by the name of its folder.
fn moment(side: &Moment, lang: Lang) -> String {
    let Some(title) = side.title.as_deref().filter(|title| !title.is_empty()) else {
        return words::clean(&side.describe(lang));
    };
    let title = words::clean(title);
    let told = match (side.before, lang) {
        (true, Lang::Zh) => format!("{}之前", words::titled(&title)),
        (false, Lang::Zh) => format!("{}之后", words::titled(&title)),
        (true, Lang::En) => format!("before {title}"),
        (false, Lang::En) => format!("after {title}"),
    };
    match (side.date, lang) {
        (Some(day), Lang::Zh) => format!("{day}（{told}）"),
        (Some(day), Lang::En) => format!("{day} ({told})"),
        (None, _) => told,
    }
}

fn is_near(entry: &Entry, focus: &Focus) -> bool {
    let parties = entry.agency.iter().chain(&entry.from).chain(&entry.to);
    parties.into_iter().any(|party| focus.is_near(party))
}

fn paint(diff: &Diff, title: &str, subtitle: String, lang: Lang) -> Diagram {
    let mut picture = Picture { sketch: Sketch::new(View::Changes, lang, title), lang };
    picture.sketch.subtitle(subtitle);
    let drawn = folded(diff, &mut picture.sketch);
    picture.bodies(&drawn);
    picture.movements(&drawn);
    for entry in drawn.of(Verb::Reparented) {
        picture.reparented(entry);
    }
    for entry in drawn.entries.iter().filter(|entry| is_succession(entry.verb)) {
        picture.succession(entry);
    }
    picture.unstated(&drawn);
    picture.sketch.note(lang.pick(
        format!("未变的机构和职责：{}项", diff.unchanged),
        format!("bodies and duties that are unchanged: {}", diff.unchanged),
    ));
    picture.sketch.finish()
}

fn is_succession(verb: Verb) -> bool {
    matches!(verb, Verb::Renamed | Verb::Merged | Verb::Absorbed | Verb::Split)
}

fn is_movement(verb: Verb) -> bool {
    matches!(verb, Verb::Moved | Verb::HandedDown)
}

fn parties(entry: &Entry) -> impl Iterator<Item = &str> {
    entry.agency.iter().chain(&entry.from).chain(&entry.to).map(String::as_str)
}

/// What is drawn: the bodies of which most is told, and what happens among
/// them. The rest is counted in a note.
fn folded(diff: &Diff, sketch: &mut Sketch) -> Diff {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for name in diff.entries.iter().flat_map(parties) {
        *told.entry(name).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = told.into_iter().collect();
    order.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let drawn: BTreeSet<&str> = order.iter().take(BODIES).map(|(name, _)| *name).collect();
    let mut kept = diff.clone();
    kept.entries.retain(|entry| parties(entry).all(|name| drawn.contains(name)));
    let (bodies, changes) = (order.len() - drawn.len(), diff.entries.len() - kept.entries.len());
    if changes > 0 {
        sketch.note(sketch.lang.pick(
            format!("… 另有{bodies}个机构、{changes}项变化未画出；用 --agency 看其中一个"),
            format!("… {bodies} more bodies with {changes} changes; --agency shows one of them"),
        ));
    }
    kept
}

/// From whom to whom.
type Way<'a> = (Option<&'a str>, Option<&'a str>);

/// What moved between the same two bodies, in the order of the text. A wide
/// duty whose parts are listed is told by its parts.
fn ways(diff: &Diff) -> Vec<(Way<'_>, Vec<&Entry>)> {
    let mut places: BTreeMap<Way<'_>, usize> = BTreeMap::new();
    let mut ways: Vec<(Way<'_>, Vec<&Entry>)> = Vec::new();
    for entry in diff.entries.iter().filter(|entry| is_movement(entry.verb)) {
        let way = (entry.from.as_deref(), entry.to.first().map(String::as_str));
        let place = *places.entry(way).or_insert_with(|| {
            ways.push((way, Vec::new()));
            ways.len() - 1
        });
        ways[place].1.push(entry);
    }
    for (_, moved) in &mut ways {
        let wide: BTreeSet<&str> =
            moved.iter().filter_map(|entry| entry.within.as_deref()).collect();
        let is_wide = |entry: &Entry| {
            entry.within.is_none()
                && !is_whole(entry)
                && entry.duty.as_ref().is_some_and(|duty| wide.contains(duty.wording()))
        };
        moved.retain(|entry| !is_wide(entry));
    }
    ways
}

fn is_whole(entry: &Entry) -> bool {
    matches!(entry.duty, Some(DutyName::AllOf(_)))
}

struct Picture {
    sketch: Sketch,
    lang: Lang,
}

impl Picture {
    /// Bodies with what happened to them, and how many duties changed in place.
    fn bodies(&mut self, diff: &Diff) {
        for entry in &diff.entries {
            let Some(name) = entry.agency.as_deref() else { continue };
            let kind = match entry.verb {
                Verb::Created | Verb::Appeared => NodeKind::Created,
                Verb::Ended | Verb::Vanished | Verb::Interim => NodeKind::Ended,
                verb if is_succession(verb) => NodeKind::Ended,
                Verb::Reparented => {
                    self.body(name, NodeKind::MovedBody, &[]);
                    continue;
                }
                _ => continue,
            };
            let word = entry.verb.label(self.lang);
            let mark = self.lang.pick(format!("（{word}）"), format!("({word})"));
            let place = self.body(name, kind, &[mark]);
            self.rests_on(place, [entry]);
        }
        let mut inside: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
        for entry in diff.entries.iter().filter(|entry| stays(entry.verb)) {
            let Some(name) = entry.agency.as_deref() else { continue };
            let counts = inside.entry(name).or_default();
            let told = match prose::is_presumed(entry) {
                true => self.lang.pick("推定承担", "presumed"),
                false => entry.verb.label(self.lang),
            };
            match counts.last_mut() {
                Some((last, count)) if *last == told => *count += 1,
                _ => counts.push((told, 1)),
            }
        }
        for (name, counts) in inside {
            let each: Vec<String> =
                counts.iter().map(|(told, count)| format!("{told} {count}")).collect();
            let each = each.join(self.lang.pick("、", ", "));
            let line = self.lang.pick(format!("（{each}）"), format!("({each})"));
            let place = self.body(name, NodeKind::Agency, &sketch::wording(&line));
            let own = diff.entries.iter().filter(|entry| entry.agency.as_deref() == Some(name));
            self.rests_on(place, own.filter(|entry| stays(entry.verb)));
        }
    }

    /// Adds the clauses of entries to those of a node.
    fn rests_on<'e>(&mut self, place: usize, entries: impl IntoIterator<Item = &'e Entry>) {
        let by = entries.into_iter().flat_map(|entry| &entry.by);
        let node = self.sketch.at(place);
        for clause in by.map(sketch::clause_of) {
            if !node.clauses.contains(&clause) {
                node.clauses.push(clause);
            }
        }
    }

    /// One body; further lines go under what it says already.
    fn body(&mut self, name: &str, kind: NodeKind, lines: &[String]) -> usize {
        let kind = match kind {
            NodeKind::Agency if is_outside(name) => NodeKind::Outside,
            kind => kind,
        };
        let place = self.sketch.node(name, || sketch::body(kind, sketch::name(name), name));
        self.sketch.at(place).label.extend(lines.iter().cloned());
        place
    }

    fn end(&mut self, name: Option<&str>) -> usize {
        match name {
            Some(name) => self.body(name, NodeKind::Agency, &[]),
            None => {
                let text = self.lang.pick("原承担者未说明", "former holder not stated");
                let label = vec![format!("？ {text}")];
                self.sketch.node("\u{0}from", || sketch::node(NodeKind::Unstated, label, text))
            }
        }
    }

    fn nobody(&mut self) -> usize {
        let text = self.lang.pick("接收方未说明", "recipient not stated");
        let label = vec![format!("？ {text}")];
        self.sketch.node("\u{0}to", || sketch::node(NodeKind::Unstated, label, text))
    }

    /// Duties that moved between the same two bodies, as one line.
    fn movements(&mut self, diff: &Diff) {
        for (way, moved) in ways(diff) {
            self.movement(way, &moved);
        }
    }

    fn movement(&mut self, (from, to): Way<'_>, moved: &[&Entry]) {
        let from = self.end(from);
        let to = if to.is_some() { self.end(to) } else { self.nobody() };
        let wordings = |moved: &[&Entry]| -> Vec<String> {
            let duties = moved.iter().filter_map(|entry| entry.duty.as_ref());
            duties.map(|duty| duty.wording().to_owned()).collect()
        };
        let named: Vec<&Entry> = moved.iter().copied().filter(|entry| !is_whole(entry)).collect();
        let count = named.len();
        let shared = moved.iter().any(|entry| entry.shared);
        let kind = if count < moved.len() && !shared { EdgeKind::Whole } else { EdgeKind::Part };
        let scope = if shared { Scope::Part } else { Scope::Whole };
        let all = || words::unnamed(Some(scope), self.lang).to_owned();
        let label = match (kind, count) {
            (EdgeKind::Part, _) if shared => vec![all()],
            (EdgeKind::Whole, 0) => vec![all()],
            (EdgeKind::Whole, _) => {
                let known = self
                    .lang
                    .pick(format!("（其中已知{count}项）"), format!("({count} of them known)"));
                vec![all(), known]
            }
            (_, 1) => sketch::wording(&wordings(&named).concat()),
            _ => vec![self.lang.pick(format!("{count}项职责"), format!("{count} duties"))],
        };
        let title = words::clean(&wordings(moved).join("；"));
        let edge = Edge { title, ..sketch::edge(from, to, kind, label) };
        self.edge(edge, moved.iter().copied());
    }

    fn reparented(&mut self, entry: &Entry) {
        let body = self.end(entry.agency.as_deref());
        if let Some(from) = entry.from.as_deref() {
            let from = self.end(Some(from));
            let label = vec![self.lang.pick("原由其管理", "was its superior").to_owned()];
            self.edge(sketch::edge(from, body, EdgeKind::Former, label), [entry]);
        }
        let Some(to) = entry.to.first() else { return };
        let to = self.end(Some(to));
        let label = vec![self.lang.pick("改由其管理", "now its superior").to_owned()];
        self.edge(sketch::edge(body, to, EdgeKind::Reparent, label), [entry]);
    }

    fn succession(&mut self, entry: &Entry) {
        let from = self.end(entry.agency.as_deref());
        for to in &entry.to {
            let to = self.end(Some(to));
            let label = vec![entry.verb.label(self.lang).to_owned()];
            self.edge(sketch::edge(from, to, EdgeKind::Succession, label), [entry]);
        }
    }

    /// Duties without a stated recipient, those of one giver as one line.
    fn unstated(&mut self, diff: &Diff) {
        let mut left: BTreeMap<Option<&str>, Vec<&Entry>> = BTreeMap::new();
        for entry in diff.of(Verb::Unstated) {
            left.entry(entry.from.as_deref()).or_default().push(entry);
        }
        for (from, entries) in left {
            let from = self.end(from);
            let nobody = self.nobody();
            let names: Vec<&str> =
                entries.iter().filter_map(|e| e.duty.as_ref()).map(|duty| duty.wording()).collect();
            let label = match names.as_slice() {
                [only] => sketch::wording(only),
                all => {
                    let count = all.len();
                    vec![self.lang.pick(format!("{count}项职责"), format!("{count} duties"))]
                }
            };
            let title = words::clean(&names.join("；"));
            let edge = Edge { title, ..sketch::edge(from, nobody, EdgeKind::Except, label) };
            self.edge(edge, entries);
        }
    }

    fn edge<'e>(&mut self, mut edge: Edge, entries: impl IntoIterator<Item = &'e Entry>) {
        let by = entries.into_iter().flat_map(|entry| &entry.by);
        edge.clauses = by.map(sketch::clause_of).collect();
        edge.clauses.sort();
        edge.clauses.dedup();
        self.sketch.edge(edge);
    }
}

/// Whether an entry is told in the box of its body.
fn stays(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Added
            | Verb::Cancelled
            | Verb::Strengthened
            | Verb::Reduced
            | Verb::Amended
            | Verb::Assigned
            | Verb::Retained
            | Verb::Gained
            | Verb::Lost
            | Verb::Reclassified
            | Verb::Units
            | Verb::Staffed
    )
}
