//! What happened: figures, sentences, and every change of every document.

use maud::{Markup, html};

use super::{
    clean,
    site::{Site, body_link, duty_link, title as titled},
};
use crate::{
    analysis::{
        Diff, Point,
        diff::{Entry, Verb, diff},
        structure,
    },
    model::{Act, Instrument, InstrumentId},
    render::{
        diagram::{self, drawn},
        prose, words,
    },
};

/// Documents whose changes are told one by one; all are listed.
const TOLD: usize = 30;

/// The same where there is very much.
const TOLD_PACKED: usize = 10;

/// Sentences shown before the rest is folded.
const FIRST: usize = 8;

/// The title of the page.
pub(super) fn title(site: &Site<'_>) -> String {
    let mut all = site.history.instruments();
    match (all.next(), all.next()) {
        (Some((_, only)), None) => titled(only),
        (None, _) => site.say("职责划转报告", "Transfers of duties").to_owned(),
        _ => {
            let count = site.history.instruments().len();
            site.say(
                format!("职责划转报告（{count}份文件）"),
                format!("Transfers of duties in {count} documents"),
            )
        }
    }
}

/// The first part of the page: what a reader in a hurry must know.
pub(super) fn section(site: &Site<'_>) -> Markup {
    let options = diagram::Options { lang: site.lang, ..diagram::Options::default() };
    let main = drawn(site.history, &options);
    html! {
        section id="happened" aria-labelledby="happened-title" {
            h1 id="happened-title" { (title(site)) }
            p class="lead" { (extent(site)) }
            @match main {
                Some((id, instrument)) => (latest(site, id, instrument)),
                None => p { (site.say("没有读到任何规定。", "No provision was read.")) },
            }
        }
    }
}

/// How much there is.
fn extent(site: &Site<'_>) -> String {
    let documents = site.history.instruments().len();
    let rows = site.history.provisions().count();
    let bodies = site.graph.agencies().len();
    let duties = site.lineages.duties.len();
    let moved = site.history.provisions().filter(|(_, row)| row.act == Act::Transfer).count();
    let dates: Vec<_> = site.history.instruments().filter_map(|(_, i)| i.date()).collect();
    let years = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if first.year() != last.year() => site.say(
            format!("（{}年至{}年）", first.year(), last.year()),
            format!(" from {} to {}", first.year(), last.year()),
        ),
        _ => String::new(),
    };
    site.say(
        format!(
            "共读{documents}份文件{years}，得出{rows}条规定，涉及{bodies}个机构、{duties}项职责，其中{moved}条划转职责。"
        ),
        format!(
            "{documents} document{s}{years}: {rows} provisions about {bodies} bodies and {duties} \
             duties; {moved} of them move a duty.",
            s = if documents == 1 { "" } else { "s" },
        ),
    )
}

/// The document that the overview picture shows, told.
fn latest(site: &Site<'_>, id: InstrumentId, instrument: &Instrument) -> Markup {
    let change = change(site, id);
    let several = site.history.instruments().len() > 1;
    let sentences: Vec<&Entry> =
        change.entries.iter().filter(|entry| prose::is_important(entry)).collect();
    let (first, rest) = sentences.split_at(sentences.len().min(FIRST));
    html! {
        @if several {
            h2 { (site.say("最近一次改革", "The latest reform")) }
        }
        p class="about" {
            a href=(format!("#i{}", id.0)) { (words::titled(&titled(instrument))) }
            " " (about(instrument))
        }
        (figures(&change, site))
        ul class="sentences" { @for entry in first { (sentence(site, entry)) } }
        @if !rest.is_empty() {
            details {
                summary { (site.say(format!("另{}项", rest.len()), format!("{} more", rest.len()))) }
                ul class="sentences" { @for entry in rest { (sentence(site, entry)) } }
            }
        }
    }
}

/// Number and date.
pub(super) fn about(instrument: &Instrument) -> String {
    let mut parts: Vec<String> = instrument.number.iter().map(|number| clean(number)).collect();
    parts.extend(instrument.date().map(|date| date.to_string()));
    parts.join(" · ")
}

fn change(site: &Site<'_>, id: InstrumentId) -> Diff {
    let at = |point| structure(site.history, site.graph, point, false);
    diff(&at(Point::Before(id)), &at(Point::After(id)))
}

/// Verbs whose figures a reader in a hurry wants.
const COUNTED: &[Verb] = &[
    Verb::Created,
    Verb::Ended,
    Verb::Renamed,
    Verb::Merged,
    Verb::Absorbed,
    Verb::Split,
    Verb::Reparented,
    Verb::Moved,
    Verb::HandedDown,
    Verb::CarvedOut,
    Verb::Unstated,
    Verb::Cancelled,
    Verb::Added,
    Verb::Strengthened,
];

/// How many bodies and duties each verb has.
fn figures(change: &Diff, site: &Site<'_>) -> Markup {
    let counted = COUNTED.iter().map(|verb| (verb, change.of(*verb).count()));
    html! {
        ul class="figures" {
            @for (verb, count) in counted.filter(|(_, count)| *count > 0) {
                li { strong { (count) } " " span { (verb.label(site.lang)) } }
            }
        }
    }
}

/// One change as a sentence that leads to the story of its duty or body.
fn sentence(site: &Site<'_>, entry: &Entry) -> Markup {
    let duty = entry.duty.as_ref().and_then(|duty| site.duty_id(duty)).map(duty_link);
    let body = || {
        let name = entry.agency.as_deref().or(entry.from.as_deref())?;
        site.graph.agency(name).map(body_link)
    };
    let told = prose::entry(entry, site.lang);
    let mut places: Vec<Markup> = Vec::new();
    let mut seen = Vec::new();
    for by in &entry.by {
        let key = (&by.instrument, &by.clause, words::basis(by, site.lang));
        if !seen.contains(&key) {
            places.push(site.clause(by));
            seen.push(key);
        }
    }
    html! {
        li {
            @match duty.or_else(body) {
                Some(link) => a class="quiet" href=(link) { (told) },
                None => (told),
            }
            @for place in places { " " (place) }
        }
    }
}

/// Every change of every document, the latest first.
pub(super) fn changes(site: &Site<'_>) -> Markup {
    let says = |id: InstrumentId| site.history.provisions().any(|(_, row)| row.instrument == id);
    let all: Vec<_> = site.history.instruments().filter(|(id, _)| says(*id)).collect();
    let told = if site.packed { TOLD_PACKED } else { TOLD };
    let skipped = all.len().saturating_sub(told);
    html! {
        section id="changes" aria-labelledby="changes-title" {
            h2 id="changes-title" { (site.say("逐项变化", "Every change")) }
            @for (place, (id, instrument)) in all.iter().skip(skipped).rev().enumerate() {
                (document(site, *id, instrument, place == 0))
            }
            @if skipped > 0 {
                p class="note" {
                    (site.say(
                        format!("更早的{skipped}份文件没有逐项列出，见“原文”。"),
                        format!("{skipped} earlier documents are not told one by one; see Texts."),
                    ))
                }
            }
        }
    }
}

fn document(site: &Site<'_>, id: InstrumentId, instrument: &Instrument, open: bool) -> Markup {
    let change = change(site, id);
    html! {
        details class="change" open[open] {
            summary {
                @if let Some(date) = instrument.date() { time { (date.to_string()) } " " }
                span { (titled(instrument)) } " "
                span class="count" { (summary(&change, site)) }
            }
            p { a href=(format!("#i{}", id.0)) { (site.say("看原文", "To the text")) } }
            @for &verb in Verb::ALL {
                @let entries: Vec<&Entry> = change.of(verb).collect();
                @if !entries.is_empty() {
                    h3 { (verb.label(site.lang)) " " span class="count" { (entries.len()) } }
                    ul class="sentences" { @for entry in entries { (sentence(site, entry)) } }
                }
            }
        }
    }
}

/// 新设1，划转21
fn summary(change: &Diff, site: &Site<'_>) -> String {
    let told = [Verb::Created, Verb::Ended, Verb::Renamed, Verb::Reparented, Verb::Moved];
    let parts: Vec<String> = told
        .iter()
        .map(|verb| (verb.label(site.lang), change.of(*verb).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| site.say(format!("{label}{count}"), format!("{count} {label}")))
        .collect();
    match parts.is_empty() {
        true => {
            let entries = change.entries.len();
            site.say(format!("{entries}项"), format!("{entries} entries"))
        }
        false => parts.join(site.say("，", ", ")),
    }
}
