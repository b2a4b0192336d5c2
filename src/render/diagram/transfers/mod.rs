//! Who gave what to whom: givers left, receivers right, duties between.

mod fold;

use std::collections::{BTreeMap, BTreeSet};

use self::fold::{Way, heaviest, way};
use super::{
    Diagram, EdgeKind, Node, NodeKind, Options, View,
    scene::Scene,
    sketch::{self, Sketch},
};
use crate::{
    analysis::structure::DutyName,
    graph::{Graph, is_outside, takes_all},
    model::{Act, History, Row, Scope},
    render::words,
};

/// Columns, from the left.
const GIVERS: u32 = 0;
const DUTIES: u32 = 1;
const RECEIVERS: u32 = 2;

pub(super) fn draw(history: &History, graph: &Graph, options: &Options) -> Diagram {
    let lang = options.lang;
    let Some(scene) = Scene::of(history, graph, options) else {
        return Diagram { view: View::Transfers, ..Diagram::default() };
    };
    let mut title = scene.instrument.title.clone();
    if title.is_empty() {
        title.clone_from(&scene.instrument.id);
    }
    let title = lang.pick(format!("{title}：职责划转"), format!("{title}: who gave what to whom"));
    let sketch = Sketch::new(View::Transfers, lang, &title);
    let mut picture = Picture { sketch, scene, between: BTreeSet::new() };
    let about = sketch::about(picture.scene.instrument);
    picture.sketch.subtitle(about);
    picture.rows();
    picture.sketch.finish()
}

/// Bodies that pass elsewhere before the rest is only counted.
const BODIES: usize = 36;

/// Bodies that a line below the picture names.
const NAMED: usize = 6;

/// Duties that go the same way by the same clause.
#[derive(Default)]
struct Bundle<'a> {
    /// The wider duty of a list.
    wide: Option<&'a str>,
    items: Vec<&'a str>,
}

struct Picture<'a> {
    sketch: Sketch,
    scene: Scene<'a>,
    /// Bodies that give and receive.
    between: BTreeSet<String>,
}

impl Picture<'_> {
    fn rows(&mut self) {
        let rows: Vec<Row<'_>> = self.scene.rows.iter().map(|(_, row)| row.clone()).collect();
        let rows: Vec<&Row<'_>> = rows.iter().collect();
        let moving: Vec<&Row<'_>> =
            rows.iter().copied().filter(|r| r.act == Act::Transfer).collect();
        let (moving, rest) = heaviest(moving);
        self.bodies(&moving);
        for row in moving.iter().filter(|row| takes_all(row)) {
            self.whole(row);
        }
        self.bundles(&moving);
        for row in &moving {
            self.exceptions(row);
        }
        self.others(&rows);
        self.rest(&rest);
        self.come_and_gone(&rows);
        self.left_out(&rows);
    }

    /// What passes that is no duty: bodies to other superiors, to other names.
    fn others(&mut self, rows: &[&Row<'_>]) {
        let passes = |row: &&&Row<'_>| {
            matches!(row.act, Act::Affiliate | Act::Rename | Act::Merge | Act::Split)
        };
        let passing: Vec<&&Row<'_>> = rows.iter().filter(passes).collect();
        for row in passing.iter().take(BODIES) {
            match row.act {
                Act::Affiliate => self.reparent(row),
                _ => self.succession(row),
            }
        }
        if passing.len() > BODIES {
            let (lang, more) = (self.sketch.lang, passing.len() - BODIES);
            self.sketch.note(lang.pick(
                format!("… 另{more}项机构的更名、并入、改隶未画出"),
                format!("… {more} more bodies renamed, merged or under another superior"),
            ));
        }
    }

    /// All givers, then all receivers, in the order of the text.
    ///
    /// A body that also receives stands between the columns, and so does all
    /// that leads on from it.
    fn bodies(&mut self, moving: &[&Row<'_>]) {
        let gives: BTreeSet<&str> = moving.iter().filter_map(|row| row.from).collect();
        let gets: BTreeSet<&str> = moving.iter().filter_map(|row| row.to).collect();
        self.between = gives.intersection(&gets).map(|&name| name.to_owned()).collect();
        let later: BTreeSet<&str> =
            moving.iter().filter(|row| self.leads_on(row)).filter_map(|row| row.to).collect();
        for from in moving.iter().filter_map(|row| row.from) {
            let column = (!self.between.contains(from)).then_some(GIVERS);
            self.body(from, column);
        }
        for to in moving.iter().filter_map(|row| row.to) {
            let is_last = !self.between.contains(to) && !later.contains(to);
            self.body(to, is_last.then_some(RECEIVERS));
        }
    }

    /// Whether a row leads on from a body that is itself a receiver.
    fn leads_on(&self, row: &Row<'_>) -> bool {
        row.from.is_some_and(|from| self.between.contains(from))
    }

    /// The column of what a row moves.
    fn middle(&self, row: &Row<'_>) -> Option<u32> {
        (!self.leads_on(row)).then_some(DUTIES)
    }

    fn body(&mut self, name: &str, column: Option<u32>) -> usize {
        let lang = self.sketch.lang;
        let (kind, mark) = match () {
            () if self.scene.after.ended.contains_key(name) => {
                (NodeKind::Ended, lang.pick("（不再存在）", "(no more)"))
            }
            () if self.scene.is_new(name) => (NodeKind::Created, lang.pick("（新设）", "(new)")),
            () if self.scene.is_renamed(name) => {
                (NodeKind::Agency, lang.pick("（更名而来）", "(new name)"))
            }
            () if is_outside(name) => (NodeKind::Outside, ""),
            () => (NodeKind::Agency, ""),
        };
        self.sketch.node(name, || {
            let mut label = sketch::name(name);
            label.extend(Some(mark.to_owned()).filter(|mark| !mark.is_empty()));
            Node { column, ..sketch::body(kind, label, name) }
        })
    }

    /// The end that a clause does not state.
    fn unstated(&mut self, giver: bool) -> usize {
        let lang = self.sketch.lang;
        let (key, text) = match giver {
            true => ("\u{0}from", lang.pick("划出方未说明", "giver not stated")),
            false => ("\u{0}to", lang.pick("接收方未说明", "recipient not stated")),
        };
        self.sketch.node(key, || {
            let column = Some(if giver { GIVERS } else { RECEIVERS });
            Node { column, ..sketch::node(NodeKind::Unstated, vec![format!("？ {text}")], text) }
        })
    }

    fn ends(&mut self, row: &Row<'_>) -> (usize, usize) {
        let from = match row.from {
            Some(from) => self.body(from, None),
            None => self.unstated(true),
        };
        let to = match row.to {
            Some(to) => self.body(to, None),
            None => self.unstated(false),
        };
        (from, to)
    }

    fn whole(&mut self, row: &Row<'_>) {
        let lang = self.sketch.lang;
        let (from, to) = self.ends(row);
        let mut label = match &row.duty {
            Some(rest) => sketch::wording(rest),
            None => vec![words::unnamed(row.scope, lang).to_owned()],
        };
        if !row.except.is_empty() {
            let except = words::list(&row.except, lang);
            let except = lang.pick(format!("除{except}以外"), format!("except {except}"));
            label.extend(sketch::wording(&except));
        }
        label.push(self.clause(row));
        let key = format!("\u{0}all {:?} {:?} {}", row.from, row.to, row.evidence.clause);
        let column = self.middle(row);
        let (node, edge) = match row.scope {
            Some(Scope::Part) => (NodeKind::Duty, EdgeKind::Part),
            _ => (NodeKind::AllDuties, EdgeKind::Whole),
        };
        let all = self.sketch.node(&key, || Node {
            column,
            clauses: vec![sketch::clause_at(self.scene.instrument, row)],
            ..sketch::node(node, label, row.evidence.quote)
        });
        self.edge(from, all, edge, Vec::new(), row);
        self.edge(all, to, edge, Vec::new(), row);
    }

    /// Named duties, those of one giver, receiver and clause together.
    fn bundles(&mut self, moving: &[&Row<'_>]) {
        let mut order: Vec<Way<'_>> = Vec::new();
        let mut bundles: BTreeMap<Way<'_>, (Bundle<'_>, &Row<'_>)> = BTreeMap::new();
        for row in moving.iter().filter(|row| !takes_all(row)) {
            let Some(duty) = row.duty else { continue };
            let way = way(row);
            let (bundle, _) = bundles.entry(way).or_insert_with(|| {
                order.push(way);
                (Bundle::default(), row)
            });
            let is_wide = moving.iter().any(|other| other.within == Some(duty));
            if is_wide { bundle.wide = Some(duty) } else { bundle.items.push(duty) }
        }
        for way in order {
            if let Some((bundle, row)) = bundles.remove(&way) {
                self.bundle(&bundle, row);
            }
        }
    }

    fn bundle(&mut self, bundle: &Bundle<'_>, row: &Row<'_>) {
        let lang = self.sketch.lang;
        let (from, to) = self.ends(row);
        let mut label = Vec::new();
        match (bundle.wide, bundle.items.as_slice()) {
            (None, [only]) => label.extend(sketch::wording(only)),
            (wide, items) => {
                if let Some(wide) = wide {
                    label.extend(sketch::wording(wide));
                    let count = items.len();
                    label.push(
                        lang.pick(format!("具体包括{count}项："), format!("{count} listed parts:")),
                    );
                }
                label.extend(sketch::items(items.iter().copied(), lang));
            }
        }
        label.push(self.clause(row));
        let all: Vec<&str> = bundle.wide.into_iter().chain(bundle.items.iter().copied()).collect();
        let key = format!("\u{0}duty {:?} {:?} {}", row.from, row.to, row.evidence.clause);
        let column = self.middle(row);
        let duty = self.sketch.node(&key, || Node {
            column,
            clauses: vec![sketch::clause_at(self.scene.instrument, row)],
            ..sketch::node(NodeKind::Duty, label, &all.join("；"))
        });
        self.edge(from, duty, EdgeKind::Part, Vec::new(), row);
        self.edge(duty, to, EdgeKind::Part, Vec::new(), row);
    }

    fn exceptions(&mut self, row: &Row<'_>) {
        let lang = self.sketch.lang;
        let Some(giver) = row.from else { return };
        for except in &row.except {
            let name = DutyName::Worded((*except).to_owned());
            let unplaced = self.scene.after.unplaced.iter().any(|left| left.duty == name);
            let holder = self
                .scene
                .after
                .bodies
                .iter()
                .find(|(_, body)| body.duties.iter().any(|held| held.duty == name));
            let placed = holder.is_some_and(|(body, _)| body != giver);
            if placed && !unplaced {
                continue; // another clause gives it to somebody: drawn there
            }
            let mut label = sketch::wording(except);
            label.push(match unplaced {
                true => lang.pick("（除外）", "(carved out)").to_owned(),
                false => lang.pick("（除外，未划转）", "(carved out, stays)").to_owned(),
            });
            label.push(self.clause(row));
            let from = self.body(giver, None);
            let key = format!("\u{0}except {giver} {except}");
            let column = self.middle(row);
            let carved = self.sketch.node(&key, || Node {
                column,
                clauses: vec![sketch::clause_at(self.scene.instrument, row)],
                ..sketch::node(NodeKind::Exception, label, except)
            });
            self.edge(from, carved, EdgeKind::Except, Vec::new(), row);
            if unplaced {
                let nobody = self.unstated(false);
                self.edge(carved, nobody, EdgeKind::Except, Vec::new(), row);
            }
        }
    }

    /// A body passes from one superior to another, as a duty passes; one that
    /// is in the picture as a receiver already points at its superior.
    fn reparent(&mut self, row: &Row<'_>) {
        let lang = self.sketch.lang;
        let (Some(body), Some(to)) = (row.body, row.to) else { return };
        if self.scene.is_new(body) && row.from.is_none() {
            return; // a new body's first superior is no change
        }
        let known = self.sketch.place(body).is_some();
        let superior = self.body(to, None);
        let moved = self.sketch.node(body, || {
            let mut label = sketch::name(body);
            label.push(lang.pick("（机构）", "(body)").to_owned());
            Node { column: Some(DUTIES), ..sketch::body(NodeKind::MovedBody, label, body) }
        });
        let mut label = vec![lang.pick("改由其管理", "now its superior").to_owned()];
        match row.from {
            Some(from) if !known => {
                let from = self.body(from, None);
                let text = lang.pick("原由其管理", "was its superior").to_owned();
                self.edge(from, moved, EdgeKind::Former, vec![text], row);
            }
            Some(from) => {
                let from = words::clean(from);
                label.push(lang.pick(format!("（原由{from}管理）"), format!("(before: {from})")));
            }
            None => {
                let text = lang.pick("（原主管机构未说明）", "(former one not stated)");
                label.push(text.to_owned());
            }
        }
        label.push(self.clause(row));
        self.edge(moved, superior, EdgeKind::Reparent, label, row);
    }

    fn succession(&mut self, row: &Row<'_>) {
        let lang = self.sketch.lang;
        let (Some(old), Some(new)) = (row.body, row.to) else { return };
        let (from, to) = (self.body(old, None), self.body(new, None));
        let act = lang.pick(row.act.zh(), row.act.as_str()).to_owned();
        let label = vec![act, self.clause(row)];
        self.edge(from, to, EdgeKind::Succession, label, row);
    }

    /// Names the bodies that are set up or end and give and receive nothing.
    fn come_and_gone(&mut self, rows: &[&Row<'_>]) {
        let lang = self.sketch.lang;
        for act in [Act::Establish, Act::Abolish] {
            let bodies: BTreeSet<&str> =
                rows.iter().filter(|row| row.act == act).filter_map(|row| row.body).collect();
            let unseen = |body: &&&str| self.sketch.place(body).is_none();
            let names: Vec<&str> = bodies.iter().filter(unseen).copied().collect();
            if names.is_empty() {
                continue;
            }
            let told = words::list(&names[..names.len().min(NAMED)], lang);
            let many = names.len() > NAMED;
            let more = lang.pick(
                format!("等{}个", names.len()),
                format!(" and others, {} in all", names.len()),
            );
            let more = if many { more } else { String::new() };
            let act = lang.pick(act.zh(), act.as_str());
            self.sketch.note(
                lang.pick(
                    format!("另{act}：{told}{more}"),
                    format!("besides, {act}: {told}{more}"),
                ),
            );
        }
    }

    /// Says what the document holds beyond what is drawn.
    fn left_out(&mut self, rows: &[&Row<'_>]) {
        let lang = self.sketch.lang;
        let mut counts: BTreeMap<Act, usize> = BTreeMap::new();
        for row in rows {
            let told =
                [Act::Strengthen, Act::Reduce, Act::Assign, Act::Add, Act::Cancel, Act::Unit];
            if told.contains(&row.act) {
                *counts.entry(row.act).or_default() += 1;
            }
        }
        if counts.is_empty() {
            return;
        }
        let each: Vec<String> = counts
            .iter()
            .map(|(act, n)| lang.pick(format!("{}{n}项", act.zh()), format!("{act} {n}")))
            .collect();
        let each = each.join(lang.pick("、", ", "));
        self.sketch
            .note(lang.pick(format!("图中未画出：{each}职责"), format!("not drawn: {each}")));
    }

    fn clause(&self, row: &Row<'_>) -> String {
        let clause = words::clause(row.evidence.clause, self.sketch.lang);
        self.sketch.lang.pick(format!("［{clause}］"), format!("[{clause}]"))
    }

    fn edge(&mut self, from: usize, to: usize, kind: EdgeKind, label: Vec<String>, row: &Row<'_>) {
        let mut edge = sketch::edge(from, to, kind, label);
        if !row.evidence.quote.is_empty() {
            edge.title = words::clean(row.evidence.quote);
        }
        edge.clauses.push(sketch::clause_at(self.scene.instrument, row));
        self.sketch.edge(edge);
    }
}
