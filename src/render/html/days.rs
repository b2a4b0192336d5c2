//! The structure on any day.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::{clean, site::Site};

/// Bodies listed without the script; more are for the slider.
const LISTED: usize = 400;

/// The slider, and the structure at the end for those who have no slider.
pub(super) fn section(site: &Site<'_>) -> Markup {
    let days = &site.timeline.days;
    html! {
        section id="day" aria-labelledby="day-title" {
            h2 id="day-title" { (site.say("任一天的机构与职责", "Who stood where, on any day")) }
            @if let (Some(first), Some(last)) = (days.first(), days.last()) {
                @if days.len() > 1 {
                    form id="slider" hidden {
                        button type="button" id="earlier" { (site.say("◀ 上一次", "◀ Earlier")) }
                        label for="at" { (site.say("日期", "Day")) }
                        input id="at" type="range" min="0" max=(days.len() - 1) value=(days.len() - 1) step="1";
                        button type="button" id="later" { (site.say("下一次 ▶", "Later ▶")) }
                        label for="on" { (site.say("或选一天", "or choose a day")) }
                        input id="on" type="date" min=(first.to_string()) max="9999-12-31" value=(last.to_string());
                        output id="moment" for="at on" {}
                    }
                }
            }
            div id="structure" { (tree(site)) }
        }
    }
}

/// Everybody who exists at the end, under whom.
fn tree(site: &Site<'_>) -> Markup {
    let bodies = &site.now.bodies;
    let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut top: Vec<&str> = Vec::new();
    for (name, body) in bodies {
        let above = body.superior.as_ref().map(|s| s.agency.as_str());
        match above.filter(|above| bodies.contains_key(*above)) {
            Some(above) => below.entry(above).or_default().push(name),
            None => top.push(name),
        }
    }
    // Bodies that stand above each other in a circle hang below nobody.
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    for name in &top {
        reach(name, &below, &mut reached);
    }
    top.extend(bodies.keys().map(String::as_str).filter(|name| !reached.contains(name)));
    html! {
        @if bodies.len() > LISTED {
            p class="note" {
                (site.say(
                    format!("共{}个机构；数据量大，列表需要脚本。", bodies.len()),
                    format!("{} bodies; with data of this size the list needs the script.", bodies.len()),
                ))
            }
        } @else {
            ul class="tree" {
                @for name in top { (node(site, name, &below, 0)) }
            }
        }
    }
}

fn reach<'n>(name: &'n str, below: &BTreeMap<&'n str, Vec<&'n str>>, seen: &mut BTreeSet<&'n str>) {
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            open.extend(below.get(name).into_iter().flatten());
        }
    }
}

/// Deeper than this is a circle.
const DEPTH: usize = 12;

fn node(site: &Site<'_>, name: &str, below: &BTreeMap<&str, Vec<&str>>, depth: usize) -> Markup {
    let duties = site.now.bodies.get(name).map_or(0, |body| body.duties.len());
    html! {
        li {
            (site.body(name))
            @if duties > 0 { " " span class="count" { (duties_of(site, duties)) } }
            @if let Some(below_it) = below.get(name).filter(|_| depth < DEPTH) {
                ul { @for name in below_it { (node(site, name, below, depth + 1)) } }
            }
        }
    }
}

fn duties_of(site: &Site<'_>, count: usize) -> String {
    clean(&site.say(format!("{count}项职责"), format!("{count} duties")))
}
