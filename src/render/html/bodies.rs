//! The story of one body: its life, its superiors, what it has, took and gave.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    clean,
    duties::steps,
    site::{Passing, Site, label},
};
use crate::{
    analysis::{
        Citation,
        structure::{Body, DutyName, Ended, Holding, duty_name},
    },
    graph::AgencyId,
    render::words,
};

/// The whole story, as an article.
pub(super) fn story(site: &Site<'_>, id: AgencyId, passings: &[Vec<Passing<'_>>; 2]) -> Markup {
    let name = site.graph.agency_name(id);
    let (body, ended) = (site.now.bodies.get(name), site.now.ended.get(name));
    let [received, gave] = passings;
    html! {
        article class="story" id=(format!("a{}", id.index())) {
            p class="kind" { (site.say("机构", "Body")) }
            h3 { (clean(name)) }
            dl class="facts" {
                (other_names(site, name))
                @if let Some(body) = body { (standing(site, name, body)) }
                @if let Some(ended) = ended { (end(site, ended)) }
                (kin(site, id))
            }
            @if let Some(lineage) = site.lineages.agencies.get(&id) {
                @if !lineage.steps.is_empty() {
                    h4 { (site.say("由谁管理", "Under whom")) }
                    (steps(site, &lineage.steps, &DutyName::AllOf(name.to_owned())))
                }
            }
            (life(site, body, ended))
            (held(site, body.map(|b| &b.duties).or(ended.map(|e| &e.duties)), ended.is_some()))
            (passed(site, site.say("接收的职责", "Duties received"), received, true))
            (passed(site, site.say("交出的职责", "Duties given away"), gave, false))
            @if let Some(body) = body { (inside(site, body)) }
        }
    }
}

fn other_names(site: &Site<'_>, name: &str) -> Markup {
    let others: Vec<&str> = site
        .page
        .aliases
        .iter()
        .filter(|(_, full)| full == name)
        .map(|(alias, _)| alias.as_str())
        .collect();
    html! {
        @if !others.is_empty() {
            dt { (site.say("又称", "Also called")) }
            dd { (clean(&others.join(site.say("、", ", ")))) }
        }
    }
}

fn standing(site: &Site<'_>, name: &str, body: &Body) -> Markup {
    let below: Vec<&str> = site
        .now
        .bodies
        .iter()
        .filter(|(_, other)| other.superior.as_ref().is_some_and(|s| s.agency == name))
        .map(|(below, _)| below.as_str())
        .collect();
    html! {
        @if let Some(above) = &body.superior {
            dt { (site.say("上级", "Under")) }
            dd { strong { (site.body(&above.agency)) } " " (site.clause(&above.by)) }
        }
        @for class in &body.classes {
            dt { (site.say("类别", "Class")) } dd { (clean(&class.text)) " " (site.clause(&class.by)) }
        }
        @for plate in &body.nameplates {
            dt { (site.say("牌子", "Also bears the name")) }
            dd { (clean(&plate.text)) " " (site.clause(&plate.by)) }
        }
        @if !below.is_empty() {
            dt { (site.say("管理", "Superior of")) } dd { (site.bodies(below)) }
        }
    }
}

fn end(site: &Site<'_>, ended: &Ended) -> Markup {
    html! {
        dt { (site.say("现状", "Now")) }
        dd {
            em { (site.say("已不存在", "no more")) }
            @match (&ended.by, ended.until) {
                (Some(by), _) => { " " (site.clause(by)) }
                (None, Some(day)) => { " " span class="days" { (day.to_string()) } }
                (None, None) => {}
            }
        }
    }
}

fn kin(site: &Site<'_>, id: AgencyId) -> Markup {
    let names = |links: Vec<crate::graph::AgencyLink>| {
        let mut names: Vec<&str> = Vec::new();
        for link in links {
            let name = site.graph.agency_name(link.agency);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let (before, after) = (names(site.graph.predecessors(id)), names(site.graph.successors(id)));
    html! {
        @if !before.is_empty() {
            dt { (site.say("前身", "Goes on from")) } dd { (site.bodies(before)) }
        }
        @if !after.is_empty() {
            dt { (site.say("后继", "Goes on as")) } dd { (site.bodies(after)) }
        }
    }
}

/// The clauses that set it up and end it.
fn life(site: &Site<'_>, body: Option<&Body>, ended: Option<&Ended>) -> Markup {
    let born = body.and_then(|body| body.since.as_ref());
    let event = |by: &Citation, verb: &str| {
        html! {
            li class="step" {
                p class="move" {
                    @if let Some(date) = by.date { time { (date.to_string()) } " " }
                    span class="verb" { (verb) }
                }
                (site.evidence(by))
            }
        }
    };
    let end = ended.and_then(|ended| ended.by.as_ref());
    if born.is_none() && end.is_none() {
        return html! {};
    }
    html! {
        h4 { (site.say("设立与终止", "Beginning and end")) }
        ol class="steps" {
            @if let Some(by) = born { (event(by, site.say("设立", "set up"))) }
            @if let Some(by) = end { (event(by, site.say("不再存在", "is no more"))) }
        }
    }
}

fn held(site: &Site<'_>, duties: Option<&Vec<Holding>>, ended: bool) -> Markup {
    let Some(duties) = duties.filter(|duties| !duties.is_empty()) else { return html! {} };
    let heading = if ended {
        site.say("尚未交出的职责", "Duties not handed over")
    } else {
        site.say("现在承担的职责", "Duties held now")
    };
    html! {
        h4 { (heading) " " span class="count" { (duties.len()) } }
        ul class="links" {
            @for holding in duties { li { (site.duty(&holding.duty)) } }
        }
    }
}

/// Duties that came or went, told together where they went together.
fn passed(site: &Site<'_>, heading: &str, passings: &[Passing<'_>], came: bool) -> Markup {
    if passings.is_empty() {
        return html! {};
    }
    let mut groups: BTreeMap<_, Vec<&Passing<'_>>> = BTreeMap::new();
    for passing in passings {
        let step = passing.1;
        let other = if came { step.from.as_deref() } else { step.to.as_deref() };
        groups.entry((step.by.date, &step.by.instrument, other)).or_default().push(passing);
    }
    html! {
        h4 { (heading) " " span class="count" { (passings.len()) } }
        @for ((date, _, other), group) in groups {
            details class="group" {
                summary {
                    @if let Some(date) = date { time { (date.to_string()) } " " }
                    (if came { site.say("从 ", "from ") } else { site.say("给 ", "to ") })
                    (words::or_unstated(other, site.lang))
                    " " span class="count" { (group.len()) }
                }
                ul class="links" {
                    @if let Some(other) = other { li class="other" { (site.body(other)) } }
                    @for (duty, step) in group {
                        li {
                            a href=(super::site::duty_link(*duty)) {
                                (label(&duty_name(site.graph, *duty), site.lang))
                            }
                            // Of very much, the clause is told in the duty's own story.
                            @if !site.packed { " " (site.clause(&step.by)) }
                        }
                    }
                }
            }
        }
    }
}

fn inside(site: &Site<'_>, body: &Body) -> Markup {
    html! {
        @if !body.units.is_empty() {
            h4 { (site.say("内设机构", "Internal bodies")) " " span class="count" { (body.units.len()) } }
            ul class="links" {
                @for unit in &body.units {
                    li {
                        strong { (clean(&unit.name)) } " "
                        @if let Some(duty) = &unit.duty { (clean(duty)) " " }
                        (site.clause(&unit.by))
                    }
                }
            }
        }
        @if !body.posts.is_empty() {
            h4 { (site.say("编制", "Posts")) }
            ul class="links" {
                @for posts in &body.posts {
                    li { (clean(&posts.kind)) " " strong { (posts.count) } " " (site.clause(&posts.by)) }
                }
            }
        }
    }
}
