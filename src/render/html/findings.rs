//! What does not add up.

use maud::{Markup, html};

use super::{clean, site::Site};
use crate::{
    analysis::check,
    diagnostic::{Diagnostic, Severity},
    render::anchor,
};

/// Findings of one kind listed one by one.
const LISTED: usize = 200;

/// Findings of one kind shown before the rest is folded.
const FIRST: usize = 4;

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
                @let of = findings.iter().filter(|f| f.severity == *severity);
                @let kinds = by_code(of);
                @if !kinds.is_empty() {
                    h3 {
                        (word(site, *severity)) " "
                        span class="count" { (kinds.iter().map(|(_, all)| all.len()).sum::<usize>()) }
                    }
                    @for (code, all) in kinds { (kind(site, code, &all)) }
                }
            }
        }
    }
}

/// Findings of one code together, in the order in which the codes are met.
fn by_code<'f>(
    findings: impl Iterator<Item = &'f Diagnostic>,
) -> Vec<(&'f str, Vec<&'f Diagnostic>)> {
    let mut kinds: Vec<(&str, Vec<&Diagnostic>)> = Vec::new();
    for finding in findings {
        match kinds.iter_mut().find(|(code, _)| *code == finding.code) {
            Some((_, all)) => all.push(finding),
            None => kinds.push((&finding.code, vec![finding])),
        }
    }
    kinds
}

/// All of one kind; what to do is said once where it is the same for all.
fn kind(site: &Site<'_>, code: &str, all: &[&Diagnostic]) -> Markup {
    let hint = all.first().and_then(|first| first.hint.as_deref());
    let shared = hint.filter(|_| all.iter().all(|each| each.hint.as_deref() == hint));
    let (first, rest) = all.split_at(all.len().min(FIRST));
    let listed = &rest[..rest.len().min(LISTED)];
    html! {
        h4 class="findings-of" {
            @if let Some(rule) = check::rule(code) {
                (site.say(rule.what.0, rule.what.1)) " "
            }
            code { (code) } " " span class="count" { (all.len()) }
        }
        @if let Some(hint) = shared { p class="hint" { (clean(hint)) } }
        ul class="findings" { @for finding in first { (item(site, finding, shared)) } }
        @if !rest.is_empty() {
            details {
                summary { (site.say(format!("另{}处", rest.len()), format!("{} more", rest.len()))) }
                ul class="findings" { @for finding in listed { (item(site, finding, shared)) } }
                @if listed.len() < rest.len() {
                    p class="note" { (site.say("其余见 handover check。", "For the rest see handover check.")) }
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

fn item(site: &Site<'_>, finding: &Diagnostic, shared: Option<&str>) -> Markup {
    let hint = finding.hint.as_deref().filter(|hint| Some(*hint) != shared);
    html! {
        li class=(format!("finding {}", finding.severity)) {
            (clean(&finding.message))
            @if let Some(link) = link(site, finding) {
                " " a class="clause" href=(link) {
                    (site.clause_name(finding.clause.as_deref().unwrap_or_default()))
                }
            }
            @if let Some(hint) = hint { p class="hint" { (clean(hint)) } }
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
