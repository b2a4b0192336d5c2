//! The source texts, with every provision highlighted and what was not
//! understood marked; where no text is at hand, the quotes of the table.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, PreEscaped, html};

use super::{
    clean, happened,
    marks::{Kind, Mark, Quote, closing, marked, opening},
    places::Place,
    site::{Site, title},
};
use crate::{
    model::{Instrument, InstrumentId},
    render::anchor,
    source::Source,
};

type Numbered<'s> = (usize, &'s Place);

/// The part of the page.
pub(super) fn section(site: &Site<'_>) -> Markup {
    let mut places: BTreeMap<InstrumentId, Vec<Numbered<'_>>> = BTreeMap::new();
    for (number, place) in site.places.iter() {
        places.entry(place.instrument).or_default().push((number, place));
    }
    let none = Vec::new();
    let of = |id: &InstrumentId| places.get(id).unwrap_or(&none);
    html! {
        section id="sources" aria-labelledby="sources-title" {
            h2 id="sources-title" { (site.say("原文", "The texts")) }
            p class="key" {
                mark { (site.say("读出的规定", "a provision")) } " "
                mark class="residue" { (site.say("没有读懂的文字", "words not understood")) }
            }
            (contents(site))
            @for group in groups(site) {
                @for (id, instrument) in &group { (front(site, *id, instrument, of(id))) }
                (text(site, &group, &of))
            }
        }
    }
}

/// All documents, each with the way to it.
fn contents(site: &Site<'_>) -> Markup {
    html! {
        @if site.history.instruments().len() > 1 {
            details class="contents" {
                summary {
                    (site.say("全部文件", "All documents")) " "
                    span class="count" { (site.history.instruments().len()) }
                }
                ol {
                    @for (id, instrument) in site.history.instruments() {
                        li {
                            a href=(format!("#i{}", id.0)) { (title(instrument)) } " "
                            span class="count" { (happened::about(instrument)) }
                        }
                    }
                }
            }
        }
    }
}

/// Instruments that share one text stand together, where the first stands.
fn groups<'s>(site: &Site<'s>) -> Vec<Vec<(InstrumentId, &'s Instrument)>> {
    let source = |id: &str| site.page.sources.get(id).map(std::sync::Arc::as_ptr);
    let mut groups: Vec<Vec<(InstrumentId, &Instrument)>> = Vec::new();
    let mut known: BTreeMap<*const Source, usize> = BTreeMap::new();
    for (id, instrument) in site.history.instruments() {
        let at = source(&instrument.id).map(|text| *known.entry(text).or_insert(groups.len()));
        match at {
            Some(at) if at < groups.len() => groups[at].push((id, instrument)),
            _ => groups.push(vec![(id, instrument)]),
        }
    }
    groups
}

/// What identifies a document, and how far it may be trusted.
fn front(
    site: &Site<'_>,
    id: InstrumentId,
    instrument: &Instrument,
    places: &[Numbered<'_>],
) -> Markup {
    let fact = |label: &'static str, value: Option<&String>| {
        html! { @if let Some(value) = value { dt { (label) } dd { (clean(value)) } } }
    };
    let residue = site.page.residue.get(&instrument.id).map_or(0, Vec::len);
    html! {
        div class="front" id=(format!("i{}", id.0)) {
            h3 { (title(instrument)) }
            p class="about" { (happened::about(instrument)) }
            dl class="facts" {
                (fact(site.say("制定机关", "Issued by"), instrument.issuer.as_ref()))
                (fact(site.say("来源", "Read at"), instrument.origin.as_ref()))
                (fact(site.say("可信程度", "Trust"), instrument.verified.as_ref()))
                (fact(site.say("注意", "Note"), instrument.note.as_ref()))
                @if let Some(read) = site.page.coverage.get(&instrument.id) {
                    dt { (site.say("读懂", "Understood")) }
                    dd {
                        (site.say(
                            format!("正文{}字中的{}字，{residue}句没有读懂", read.operative, read.explained),
                            format!("{} of {} operative characters; {residue} sentences not understood", read.explained, read.operative),
                        ))
                    }
                }
            }
            @let none = places.is_empty();
            @if none { p class="note" { (site.say("没有读出规定。", "No provision was read.")) } }
        }
    }
}

/// The text with its marks, then the quotes that do not stand in it.
fn text<'p>(
    site: &Site<'_>,
    group: &[(InstrumentId, &Instrument)],
    places: &dyn Fn(&InstrumentId) -> &'p Vec<Numbered<'p>>,
) -> Markup {
    let source = group.first().and_then(|(_, first)| site.page.sources.get(&first.id));
    let mut marks = Vec::new();
    let mut loose: Vec<Numbered<'_>> = Vec::new();
    let mut anchored = BTreeSet::new();
    for (id, instrument) in group {
        for &(number, place) in places(id) {
            let stands = source
                .is_some_and(|s| !place.span.is_empty() && s.slice(place.span) == place.quote);
            if !stands {
                loose.push((number, place));
                continue;
            }
            let clause = anchor::clause(&instrument.id, &place.clause);
            let first = anchored.insert(clause.clone());
            let clauses = if first { vec![clause] } else { Vec::new() };
            let quote =
                Quote { place: number, rows: place.rows.clone(), clauses, label: label(site) };
            marks.push(Mark { span: place.span, kind: Kind::Quote(quote) });
        }
        for residue in site.page.residue.get(&instrument.id).into_iter().flatten() {
            marks.push(Mark { span: residue.span, kind: Kind::Residue });
        }
    }
    html! {
        @if let Some(source) = source {
            div class="text" lang="zh-CN" { (marked(source.text(), &marks)) }
        }
        @if !loose.is_empty() {
            @if source.is_none() {
                p class="note" {
                    (site.say("手头没有全文；以下是记录的引文。", "The full text is not at hand; these are the quotes on record."))
                }
            }
            (quotes(site, &loose, &mut anchored))
        }
    }
}

/// What a link from a quote to its provisions is called.
fn label(site: &Site<'_>) -> Option<&'static str> {
    (!site.packed).then(|| site.say("这段规定了什么", "what these words do"))
}

fn quotes(site: &Site<'_>, loose: &[Numbered<'_>], anchored: &mut BTreeSet<String>) -> Markup {
    html! {
        ul class="quotes" {
            @for (number, place) in loose {
                @let instrument = &site.history.instrument(place.instrument).id;
                @let clause = anchor::clause(instrument, &place.clause);
                @let clauses = if anchored.insert(clause.clone()) { vec![clause] } else { Vec::new() };
                @let quote = Quote { place: *number, rows: place.rows.clone(), clauses, label: label(site) };
                li {
                    span class="where" { (site.clause_name(&place.clause)) } " "
                    (PreEscaped(opening(&quote, false)))
                    (clean(&place.quote))
                    (PreEscaped(closing(&quote)))
                }
            }
        }
    }
}
