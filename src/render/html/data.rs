//! What the script needs beside the page itself, as compact JSON.

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::{
    clean,
    pack::compress,
    site::{Site, label, title},
};
use crate::analysis::{search::SYNONYMS, structure::duty_name};

#[derive(Serialize)]
struct Data {
    lang: &'static str,
    agencies: Vec<String>,
    /// Each duty: the one under whose wording its story is told, and its own.
    duties: Vec<(usize, String)>,
    aliases: Vec<(usize, String)>,
    synonyms: &'static [(&'static str, &'static str)],
    days: Vec<String>,
    /// Documents of each day.
    documents: Vec<(usize, u32, String)>,
    /// Body, superior or -1, first day, first day after.
    bodies: Vec<(usize, i64, usize, usize)>,
    /// Body, duty, first day, first day after.
    holdings: Vec<(usize, usize, usize, usize)>,
}

/// The element that the script reads.
pub(super) fn element(site: &Site<'_>) -> Markup {
    let json = json(site);
    html! {
        @if site.packed {
            script type="text/plain" id="data" { (PreEscaped(compress(&json))) }
        } @else {
            script type="application/json" id="data" { (PreEscaped(json)) }
        }
    }
}

/// One line of JSON in which no tag can begin or end.
fn json(site: &Site<'_>) -> String {
    let graph = site.graph;
    let line = &site.timeline;
    let day_of = |date| line.days.binary_search(&date).ok();
    let data = Data {
        lang: site.lang.as_str(),
        agencies: graph.agencies().map(|id| clean(graph.agency_name(id))).collect(),
        duties: graph
            .duties()
            .map(|id| (graph.same_as(id).index(), label(&duty_name(graph, id), site.lang)))
            .collect(),
        aliases: site
            .page
            .aliases
            .iter()
            .filter_map(|(alias, name)| Some((graph.agency(name)?.index(), clean(alias))))
            .collect(),
        synonyms: SYNONYMS,
        days: line.days.iter().map(|day| day.to_string()).collect(),
        documents: site
            .history
            .instruments()
            .filter_map(|(id, each)| Some((day_of(each.date()?)?, id.0, title(each))))
            .collect(),
        bodies: line
            .bodies
            .iter()
            .map(|spell| {
                let above = spell.is.map_or(-1, |above| above.index() as i64);
                (spell.of.index(), above, spell.from, spell.until)
            })
            .collect(),
        holdings: line
            .holdings
            .iter()
            .map(|spell| (spell.of.0.index(), spell.is.index(), spell.from, spell.until))
            .collect(),
    };
    inert(&serde_json::to_string(&data).unwrap_or_default())
}

/// JSON that may stand in a script element.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
