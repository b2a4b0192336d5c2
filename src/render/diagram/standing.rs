//! Who stands under whom and holds what, before or after an instrument.

use std::collections::BTreeSet;

use super::{
    Diagram, EdgeKind, Node, NodeKind, Options, View,
    scene::Scene,
    sketch::{self, Sketch},
};
use crate::{
    analysis::{
        Citation, Lang, Structure,
        structure::{Body, DutyName},
    },
    graph::{Graph, is_outside},
    model::History,
    render::words,
};

/// Bodies drawn before the rest is only counted.
const BODIES: usize = 60;

pub(super) fn draw(history: &History, graph: &Graph, options: &Options, view: View) -> Diagram {
    let lang = options.lang;
    let Some(scene) = Scene::of(history, graph, options) else {
        return Diagram { view, ..Diagram::default() };
    };
    let (structure, word) = match view {
        View::Before => (&scene.before, lang.pick("调整前", "before")),
        _ => (&scene.after, lang.pick("调整后", "after")),
    };
    let title = lang.pick(
        format!("{}：{word}", scene.instrument.title),
        format!("{}: {word}", scene.instrument.title),
    );
    let mut sketch = Sketch::new(view, lang, &title);
    sketch.subtitle(sketch::about(scene.instrument));
    let names = in_focus(&scene, structure);
    for name in names.iter().take(BODIES) {
        if let Some(body) = structure.bodies.get(*name) {
            let is_new = scene.is_new(name);
            let node = boxed(name, body, is_new, lang);
            let clauses = match node.clauses.is_empty() {
                true => sketch::first_mention(history, name).into_iter().collect(),
                false => node.clauses.clone(),
            };
            sketch.node(name, || Node { clauses, ..node });
        }
    }
    if names.len() > BODIES {
        let more = names.len() - BODIES;
        sketch.note(lang.pick(format!("另有{more}个机构未画出"), format!("{more} more bodies")));
    }
    superiors(&mut sketch, structure, &names);
    unplaced(&mut sketch, &scene, structure);
    sketch.finish()
}

/// The bodies that the instrument speaks of, and those above and below them,
/// in the order of the text.
fn in_focus<'a>(scene: &'a Scene<'_>, structure: &'a Structure) -> Vec<&'a str> {
    let spoken: BTreeSet<&str> = scene.rows.iter().flat_map(|(_, row)| row.agencies()).collect();
    let mut seen = BTreeSet::new();
    let mut names: Vec<&str> = Vec::new();
    for name in scene.rows.iter().flat_map(|(_, row)| row.agencies()) {
        let above = structure.bodies.get(name).and_then(|body| body.superior.as_ref());
        for name in above.map(|superior| superior.agency.as_str()).into_iter().chain([name]) {
            if structure.bodies.contains_key(name) && seen.insert(name) {
                names.push(name);
            }
        }
    }
    for (name, body) in &structure.bodies {
        let under = body.superior.as_ref().is_some_and(|s| spoken.contains(s.agency.as_str()));
        if under && seen.insert(name) {
            names.push(name);
        }
    }
    names
}

fn boxed(name: &str, body: &Body, is_new: bool, lang: Lang) -> Node {
    let kind = match () {
        () if is_new => NodeKind::Created,
        () if is_outside(name) => NodeKind::Outside,
        () => NodeKind::Agency,
    };
    let mut label = sketch::name(name);
    let classes: Vec<String> = body.classes.iter().map(|note| note.text.clone()).collect();
    if !classes.is_empty() {
        let classes = words::list(&classes, lang);
        label.push(lang.pick(format!("（{classes}）"), format!("({classes})")));
    }
    let duties: Vec<String> = wide_first(body).iter().map(|duty| own(duty, name, lang)).collect();
    label.extend(sketch::items(duties.iter().map(String::as_str), lang));
    let title = format!("{name}：{}", duties.join("；"));
    let clauses = said_of(body).map(sketch::clause_of).into_iter().collect();
    Node { name: Some(name.to_owned()), clauses, ..sketch::node(kind, label, &title) }
}

/// The clause that is told first of a body: that sets it up, places it, ranks
/// it, or gives it a duty.
fn said_of(body: &Body) -> Option<&Citation> {
    let superior = body.superior.as_ref().map(|superior| &superior.by);
    let class = body.classes.first().map(|note| &note.by);
    let duty = body.duties.first().map(|holding| &holding.by);
    body.since.as_ref().or(superior).or(class).or(duty)
}

/// Whole bodies' duties first, then wide ones; listed parts are in those.
fn wide_first(body: &Body) -> Vec<&DutyName> {
    let wide: BTreeSet<&str> = body.duties.iter().map(|holding| holding.duty.wording()).collect();
    let in_wide = |within: &Option<String>| within.as_deref().is_some_and(|w| wide.contains(w));
    let mut duties: Vec<_> = body.duties.iter().filter(|held| !in_wide(&held.within)).collect();
    duties.sort_by_key(|held| {
        (!matches!(held.duty, DutyName::AllOf(_)), held.by.span, held.duty.clone())
    });
    duties.into_iter().map(|held| &held.duty).collect()
}

/// A duty in the list of its holder.
fn own(duty: &DutyName, holder: &str, lang: Lang) -> String {
    match duty {
        DutyName::AllOf(body) if body == holder => {
            lang.pick("全部职责", "all its duties").to_owned()
        }
        duty => in_list(duty, lang),
    }
}

fn in_list(name: &DutyName, lang: Lang) -> String {
    match name {
        DutyName::Worded(wording) | DutyName::Relative { wording, .. } => wording.clone(),
        DutyName::AllOf(_) => words::duty(name, lang),
    }
}

fn superiors(sketch: &mut Sketch, structure: &Structure, names: &[&str]) {
    for name in names {
        let Some(superior) = structure.bodies.get(*name).and_then(|b| b.superior.as_ref()) else {
            continue;
        };
        if let (Some(above), Some(below)) = (sketch.place(&superior.agency), sketch.place(name)) {
            let mut edge = sketch::edge(above, below, EdgeKind::Superior, Vec::new());
            edge.title = words::clean(&superior.by.quote);
            edge.clauses.push(sketch::clause_of(&superior.by));
            sketch.edge(edge);
        }
    }
}

/// Duties that this instrument leaves without a stated holder, each on its own;
/// those of other instruments are counted.
fn unplaced(sketch: &mut Sketch, scene: &Scene<'_>, structure: &Structure) {
    let lang = sketch.lang;
    let (own, others): (Vec<_>, Vec<_>) =
        structure.unplaced.iter().partition(|left| left.by.instrument == scene.instrument.id);
    if !others.is_empty() {
        let count = others.len();
        sketch.note(lang.pick(
            format!("另有{count}项职责因其他文件而接收方未说明，未画出"),
            format!("{count} duties whose recipient other documents do not state are not drawn"),
        ));
    }
    for left in own {
        let Some(last) = left.last.as_deref() else { continue };
        let mut label = sketch::wording(&in_list(&left.duty, lang));
        label.push(lang.pick("（接收方未说明）", "(recipient not stated)").to_owned());
        let title = lang.pick(format!("原由{last}承担"), format!("last held by {last}"));
        let key = format!("\u{0}left {:?}", left.duty);
        sketch.node(&key, || Node {
            clauses: vec![sketch::clause_of(&left.by)],
            ..sketch::node(NodeKind::Exception, label, &title)
        });
    }
}
