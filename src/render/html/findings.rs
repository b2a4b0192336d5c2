//! What does not add up.

use maud::{Markup, html};

use super::{clean, site::Site};
use crate::{
    diagnostic::{Diagnostic, Severity},
    render::anchor,
};

/// Findings listed one by one.
const LISTED: usize = 500;

/// The part of the page.
pub(super) fn section(site: &Site<'_>) -> Markup {
    let findings = site.page.findings;
    html! {
        section id="findings" aria-labelledby="findings-title" {
            h2 id="findings-title" {
                (site.say("需要注意的问题", "What does not add up"))
                " " span class="count" { (findings.len()) }
            }
            @if findings.is_empty() { p { (site.say("没有发现问题。", "No findings.")) } }
            @for severity in Severity::ALL.iter().rev() {
                @let of: Vec<&Diagnostic> = findings.iter().filter(|f| f.severity == *severity).collect();
                @if !of.is_empty() {
                    h3 { (word(site, *severity)) " " span class="count" { (of.len()) } }
                    ul class="findings" { @for finding in of.iter().take(LISTED) { (item(site, finding)) } }
                    @if of.len() > LISTED {
                        p class="note" {
                            (site.say(
                                format!("另{}处，见 handover check。", of.len() - LISTED),
                                format!("{} more: see handover check.", of.len() - LISTED),
                            ))
                        }
                    }
                }
            }
        }
    }
}

fn word(site: &Site<'_>, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => site.say("错误", "Errors"),
        Severity::Warning => site.say("警告", "Warnings"),
        Severity::Note => site.say("提示", "Notes"),
    }
}

fn item(site: &Site<'_>, finding: &Diagnostic) -> Markup {
    html! {
        li class=(format!("finding {}", finding.severity)) {
            (clean(&finding.message)) " " code { (finding.code) }
            @if let Some(link) = link(site, finding) {
                " " a class="clause" href=(link) {
                    (site.clause_name(finding.clause.as_deref().unwrap_or_default()))
                }
            }
            @if let Some(hint) = &finding.hint { p class="hint" { (clean(hint)) } }
        }
    }
}

/// The quote around the words that it is about, or the instrument.
fn link(site: &Site<'_>, finding: &Diagnostic) -> Option<String> {
    let id = finding.instrument.as_deref()?;
    let (instrument, _) = site.history.instruments().find(|(_, i)| i.id == id)?;
    let of_it = || site.places.iter().filter(|(_, place)| place.instrument == instrument);
    let span = finding.span.filter(|span| !span.is_empty());
    let around = span.and_then(|span| of_it().find(|(_, place)| place.span.contains(span)));
    let clause = finding.clause.as_deref();
    let told = clause.filter(|clause| of_it().any(|(_, place)| place.clause == *clause));
    Some(match (around, told) {
        (Some((place, _)), _) => format!("#q{place}"),
        (None, Some(clause)) => anchor::link("", &anchor::clause(id, clause)),
        (None, None) => format!("#i{}", instrument.0),
    })
}
