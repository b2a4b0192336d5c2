//! The internal bodies of an agency, with their duties and posts.

use std::collections::BTreeMap;

use super::{
    Diagram, EdgeKind, Node, NodeKind, Options, View,
    sketch::{self, Sketch},
};
use crate::{
    analysis::{
        Citation, Point,
        structure::{Body, Posts, Unit, structure},
    },
    graph::Graph,
    model::{Act, History, InstrumentId},
    render::words,
};

/// Kinds of posts listed before the rest is only counted.
const POSTS: usize = 14;
/// Internal bodies drawn before the rest is only counted.
const UNITS: usize = 60;

pub(super) fn draw(history: &History, graph: &Graph, options: &Options) -> Diagram {
    let lang = options.lang;
    let Some((name, id)) = chosen(history, options) else {
        return Diagram { view: View::Units, ..Diagram::default() };
    };
    let structure = structure(history, graph, Point::After(id), options.stated_only);
    let Some(body) = structure.bodies.get(name).filter(|body| has_any(body)) else {
        return Diagram { view: View::Units, ..Diagram::default() };
    };
    let shown = words::clean(name);
    let title = lang
        .pick(format!("{shown}：内设机构和编制"), format!("{shown}: internal bodies and posts"));
    let mut sketch = Sketch::new(View::Units, lang, &title);
    sketch.subtitle(sources(body));
    let (own, of_units) = posts(body);
    let head = head(&mut sketch, name, body, &own);
    let mut units: Vec<&Unit> = body.units.iter().collect();
    units.sort_by_key(|unit| (unit.by.date, &unit.by.instrument, unit.by.span));
    for unit in units.iter().copied().take(UNITS) {
        let posts: Vec<&Posts> = of_units
            .iter()
            .filter(|(owner, _)| *owner == unit.name)
            .map(|(_, posts)| *posts)
            .collect();
        card(&mut sketch, head, unit, &posts);
    }
    if units.len() > UNITS {
        let more = units.len() - UNITS;
        let rest = units[UNITS..].iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
        let names = crate::render::width::cut(&words::list(&rest, lang), 160);
        sketch.note(lang.pick(
            format!("… 另{more}个内设机构未画出：{names}"),
            format!("… {more} more internal bodies: {names}"),
        ));
    }
    if body.units.iter().all(|unit| unit.duty.is_none()) {
        let text = lang.pick(
            "文件只列出名称，没有写明各内设机构的职责",
            "the documents name the internal bodies without their duties",
        );
        sketch.note(text.to_owned());
    }
    sketch.finish()
}

/// The agency asked for, else the one of which the latest document that speaks
/// of internal bodies or posts says most; with the latest document that speaks
/// of its own.
fn chosen<'a>(history: &'a History, options: &Options) -> Option<(&'a str, InstrumentId)> {
    let count = options.at.map_or(Point::End, Point::On).instruments(history);
    let spoken: Vec<(InstrumentId, &str)> = history
        .provisions()
        .filter(|(_, row)| matches!(row.act, Act::Unit | Act::Staffing))
        .filter(|(_, row)| (row.instrument.0 as usize) < count)
        .filter_map(|(_, row)| Some((row.instrument, row.body?)))
        .filter(|(_, body)| options.agency.as_deref().is_none_or(|name| name == *body))
        .collect();
    let latest = spoken.last()?.0;
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, body) in spoken.iter().filter(|(id, _)| *id == latest) {
        *rows.entry(body).or_default() += 1;
    }
    let most = rows.into_iter().max_by_key(|(name, count)| (*count, std::cmp::Reverse(*name)))?;
    Some((most.0, latest))
}

fn has_any(body: &Body) -> bool {
    !body.units.is_empty() || !body.posts.is_empty()
}

fn citations(body: &Body) -> impl Iterator<Item = &Citation> {
    let units = body.units.iter().map(|unit| &unit.by);
    units.chain(body.posts.iter().map(|posts| &posts.by))
}

/// Number and date of the documents that say it.
fn sources(body: &Body) -> String {
    let mut documents: Vec<(Option<jiff::civil::Date>, String)> = citations(body)
        .map(|by| (by.date, words::clean(by.number.as_deref().unwrap_or(&by.title))))
        .collect();
    documents.sort();
    documents.dedup();
    let each = documents.into_iter().map(|(date, name)| match date {
        Some(date) => format!("{name} {date}"),
        None => name,
    });
    each.collect::<Vec<_>>().join("  ")
}

/// Posts of the body itself, and those that begin with the name of a unit.
fn posts(body: &Body) -> (Vec<&Posts>, Vec<(&str, &Posts)>) {
    let mut own = Vec::new();
    let mut of_units = Vec::new();
    let mut all: Vec<&Posts> = body.posts.iter().collect();
    all.sort_by_key(|posts| (posts.by.date, &posts.by.instrument, posts.by.span));
    for posts in all {
        let unit = body.units.iter().find(|unit| posts.kind.starts_with(unit.name.as_str()));
        match unit {
            Some(unit) => of_units.push((unit.name.as_str(), posts)),
            None => own.push(posts),
        }
    }
    (own, of_units)
}

fn posts_line(posts: &Posts, after: &str, lang: crate::analysis::Lang) -> String {
    let kind = posts.kind.strip_prefix(after).unwrap_or(&posts.kind);
    let (kind, count) = (words::clean(kind), posts.count);
    lang.pick(format!("{kind}：{count}名"), format!("{kind}: {count}"))
}

fn head(sketch: &mut Sketch, name: &str, body: &Body, own: &[&Posts]) -> usize {
    let lang = sketch.lang;
    let mut label = sketch::name(name);
    let classes: Vec<String> = body.classes.iter().map(|note| note.text.clone()).collect();
    if !classes.is_empty() {
        let classes = words::list(&classes, lang);
        label.extend(sketch::wording(&lang.pick(format!("（{classes}）"), format!("({classes})"))));
    }
    let lines: Vec<String> = own.iter().map(|posts| posts_line(posts, "", lang)).collect();
    label.extend(sketch::long_list(lines.iter().map(String::as_str), POSTS, lang));
    let mut clauses: Vec<_> = own.iter().map(|posts| sketch::clause_of(&posts.by)).collect();
    clauses.dedup();
    sketch.node(name, || Node {
        clauses,
        column: Some(0),
        ..sketch::body(NodeKind::Agency, label, name)
    })
}

fn card(sketch: &mut Sketch, head: usize, unit: &Unit, posts: &[&Posts]) {
    let lang = sketch.lang;
    let mut label = sketch::name(&unit.name);
    if let Some(duty) = &unit.duty {
        label.extend(sketch::wording(duty).into_iter().map(|line| format!("  {line}")));
    }
    label.extend(posts.iter().map(|posts| {
        let line = posts_line(posts, &unit.name, lang);
        lang.pick(format!("（{line}）"), format!("({line})"))
    }));
    let title = match &unit.duty {
        Some(duty) => format!("{}：{duty}", unit.name),
        None => unit.name.clone(),
    };
    let place = sketch.node(&format!("\u{0}{}", unit.name), || Node {
        clauses: vec![sketch::clause_of(&unit.by)],
        column: Some(1),
        ..sketch::node(NodeKind::Unit, label, &title)
    });
    let mut edge = sketch::edge(head, place, EdgeKind::Within, Vec::new());
    edge.title = words::clean(&unit.by.quote);
    edge.clauses.push(sketch::clause_of(&unit.by));
    sketch.edge(edge);
}
