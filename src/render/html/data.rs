//! What the script needs beside the page itself, as compact JSON.

use std::collections::BTreeSet;

use maud::{Markup, PreEscaped, html};
use opencc_fmmseg::OpenCC;
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
    /// Traditional characters, each with the simplified one of the labels.
    variants: String,
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
    let duties: Vec<(usize, String)> = graph
        .duties()
        .map(|id| (graph.same_as(id).index(), label(&duty_name(graph, id), site.lang)))
        .collect();
    let names = graph.agencies().map(|id| graph.agency_name(id));
    let data = Data {
        lang: site.lang.as_str(),
        variants: variants(names.chain(duties.iter().map(|(_, label)| label.as_str()))),
        agencies: graph.agencies().map(|id| clean(graph.agency_name(id))).collect(),
        duties,
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

/// Pairs of a traditional character and the simplified one that stands in the
/// labels: who asks for 鹽業 means 盐业.
fn variants<'l>(labels: impl Iterator<Item = &'l str>) -> String {
    let letters: BTreeSet<char> = labels.flat_map(str::chars).filter(|c| *c > '\u{2e80}').collect();
    // One a line, so that no character is read together with its neighbour.
    let lines: Vec<String> = letters.iter().map(char::to_string).collect();
    let converted = OpenCC::new().s2t(&lines.join("\n"), false);
    let pairs = converted.lines().zip(&letters).filter_map(|(traditional, &simplified)| {
        let mut one = traditional.chars();
        let (Some(traditional), None) = (one.next(), one.next()) else { return None };
        (!letters.contains(&traditional)).then_some([traditional, simplified])
    });
    pairs.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_lead_to_those_of_the_labels() {
        assert_eq!(variants(["盐业管理", "国家邮政局"].into_iter()), "業业國国鹽盐郵邮");
        assert_eq!(variants([].into_iter()), "");
    }

    #[test]
    fn no_tag_begins_or_ends_in_json() {
        assert_eq!(inert("\"</script>\u{2028}\""), "\"\\u003c/script>\\u2028\"");
    }
}
