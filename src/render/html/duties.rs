//! The story of one duty: who holds it, who held it, and each clause.

use maud::{Markup, html};

use super::{
    clean,
    site::{Site, label},
};
use crate::{
    analysis::{
        structure::{DutyName, duty_name},
        trace::{Holder, Lineage, Standing, Step},
    },
    graph::DutyId,
    render::words,
};

/// The whole story, as an article.
pub(super) fn story(site: &Site<'_>, id: DutyId, lineage: &Lineage) -> Markup {
    let name = duty_name(site.graph, id);
    html! {
        article class="story" id=(format!("d{}", id.index())) {
            p class="kind" { (site.say("职责", "Duty")) }
            h3 { (label(&name, site.lang)) }
            dl class="facts" {
                @for other in other_wordings(site, id) {
                    dt { (site.say("又作", "Also worded")) } dd { (clean(other)) }
                }
                (standing(site, lineage))
                (before(site, &lineage.holders))
                (related(site, site.say("属于", "Part of"), &lineage.within))
                (related(site, site.say("包括", "Parts"), &lineage.parts))
            }
            (steps(site, &lineage.steps, &name))
        }
    }
}

/// The wordings beside the one under which the story is told.
pub(super) fn other_wordings<'s>(site: &'s Site<'_>, id: DutyId) -> Vec<&'s str> {
    let others = site.graph.wordings(id).into_iter().filter(|other| *other != id);
    others.map(|other| site.graph.wording(other)).collect()
}

/// Who holds it now, in a word.
pub(super) fn holders_now(lineage: &Lineage) -> Vec<&str> {
    match &lineage.standing {
        Standing::Held { by } => by.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Who held it before, latest first.
pub(super) fn holders_before(lineage: &Lineage) -> Vec<&str> {
    let now = holders_now(lineage);
    let mut names: Vec<&str> = Vec::new();
    for holder in lineage.holders.iter().rev().filter(|holder| holder.until.is_some()) {
        let name = holder.agency.as_str();
        if !now.contains(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn standing(site: &Site<'_>, lineage: &Lineage) -> Markup {
    let now = site.say("现在", "Now");
    let last = |last: &Option<String>| {
        html! {
            @if let Some(last) = last {
                (site.say("，最后由", "; last held by ")) (site.body(last)) (site.say("承担", ""))
            }
        }
    };
    let told = match &lineage.standing {
        Standing::Held { by } => html! { strong { (site.bodies(by.iter().map(String::as_str))) } },
        Standing::Unstated { last: holder, carved_out, by } => html! {
            em {
                @if *carved_out { (site.say("被除外，接收方未说明", "carved out, recipient not stated")) }
                @else { (site.say("接收方未说明", "recipient not stated")) }
            }
            (last(holder)) " " (site.clause(by))
        },
        Standing::Cancelled { last: holder, by } => html! {
            em { (site.say("已取消", "cancelled")) } (last(holder)) " " (site.clause(by))
        },
        Standing::Unknown => html! { em { (site.say("文件未说明", "the documents do not say")) } },
    };
    html! { dt { (now) } dd { (told) } }
}

fn before(site: &Site<'_>, holders: &[Holder]) -> Markup {
    let earlier: Vec<&Holder> = holders.iter().rev().filter(|h| h.until.is_some()).collect();
    if earlier.is_empty() {
        return html! {};
    }
    let day = |by: &Option<crate::analysis::Citation>| {
        by.as_ref().and_then(|by| by.date).map(|date| date.to_string()).unwrap_or_default()
    };
    html! {
        dt { (site.say("以前", "Before")) }
        @for holder in earlier {
            dd {
                (site.body(&holder.agency)) " "
                span class="days" { (day(&holder.since)) "–" (day(&holder.until)) }
                @if holder.ended { " " span class="tag" { (site.say("已不存在", "no more")) } }
            }
        }
    }
}

fn related(site: &Site<'_>, heading: &str, wordings: &[String]) -> Markup {
    if wordings.is_empty() {
        return html! {};
    }
    html! {
        dt { (heading) }
        @for wording in wordings {
            dd { (site.duty(&DutyName::Worded(wording.clone()))) }
        }
    }
}

/// What happened to it, each step with the words of the clause.
pub(super) fn steps(site: &Site<'_>, steps: &[Step], about: &DutyName) -> Markup {
    if steps.is_empty() {
        return html! {};
    }
    html! {
        ol class="steps" {
            @for step in steps {
                li class=(if step.by.basis.is_stated() { "step" } else { "step inferred-step" }) {
                    p class="move" {
                        @if let Some(date) = step.by.date { time { (date.to_string()) } " " }
                        span class="verb" { (words::step(step.kind, site.lang)) }
                        " " (parties(site, step))
                    }
                    @if let Some(via) = &step.via {
                        p class="via" { (site.say("随 ", "with ")) (site.duty(via)) }
                    }
                    @if !step.wording.is_empty() && step.wording != about.wording() {
                        p class="via" { (words::quoted(&step.wording)) }
                    }
                    (site.evidence(&step.by))
                }
            }
        }
    }
}

fn parties(site: &Site<'_>, step: &Step) -> Markup {
    match (&step.from, &step.to) {
        (Some(from), Some(to)) if from == to => site.body(to),
        (Some(from), Some(to)) => html! {
            (site.body(from)) " " span class="arrow" aria-label=(site.say("到", "to")) role="img" { "→" } " " (site.body(to))
        },
        (Some(one), None) | (None, Some(one)) => site.body(one),
        (None, None) => html! { (clean(words::unstated(site.lang))) },
    }
}
