//! What does not add up.
//!
//! One rule, one file under `rules/`: what it looks for, why that matters, an
//! example, the code, its tests. [`rules()`] lists them; codes are stable.

mod rules;

use hashbrown::HashMap;
use rayon::prelude::*;

use super::{
    Lang, Text,
    fold::{Log, Replay, Run},
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    graph::Graph,
    model::{Act, Evidence, History, ProvisionId},
    source::Span,
};

/// One rule of the checker.
pub struct Rule {
    /// The stable, unique code.
    pub code: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// What it looks for.
    pub what: (&'static str, &'static str),
    /// Why that matters.
    pub why: (&'static str, &'static str),
    /// A text that it would find.
    pub example: &'static str,
    look: Look,
}

/// Where a rule looks.
enum Look {
    /// Nowhere: reading the document found it.
    Reading,
    /// At the clauses.
    Clauses(fn(&History, &Graph) -> Vec<Finding>),
    /// At what a run through all clauses leaves.
    End(fn(&Case<'_>) -> Vec<Finding>),
}

impl Rule {
    /// The explanation that `handover check --explain CODE` prints.
    pub fn explain(&self, lang: Lang) -> String {
        let weight = match self.severity {
            Severity::Error => lang.pick("错误", "error"),
            Severity::Warning => lang.pick("警告", "warning"),
            Severity::Note => lang.pick("提示", "note"),
        };
        let head = lang
            .pick(format!("{}（{weight}）\n", self.code), format!("{} ({weight})\n", self.code));
        let told = [
            (lang.pick("查什么：", "What: "), lang.pick(self.what.0, self.what.1)),
            (lang.pick("为什么：", "Why: "), lang.pick(self.why.0, self.why.1)),
            (lang.pick("例子：", "Example: "), self.example),
        ];
        told.iter().fold(head, |text, (label, words)| format!("{text}\n{label}{words}\n"))
    }
}

/// Every rule, by code.
pub fn rules() -> &'static [&'static Rule] {
    rules::ALL
}

/// The rule of this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().copied().find(|rule| rule.code == code)
}

/// What the rules look at that look at the end.
pub(crate) struct Case<'a> {
    pub(crate) history: &'a History,
    pub(crate) graph: &'a Graph,
    pub(crate) end: Run,
}

impl Case<'_> {
    /// Whether a clause ends a body.
    fn is_abolition(&self, id: ProvisionId) -> bool {
        self.history.act(id) == Act::Abolish
    }
}

/// One finding, before a language is chosen.
pub(crate) struct Finding {
    rule: &'static Rule,
    message: Text,
    hint: Text,
    place: Option<ProvisionId>,
    /// The words of the clause that it is about, to be marked.
    mark: Option<String>,
}

impl Finding {
    fn diagnostic(self, history: &History, lang: Lang) -> Diagnostic {
        let found = Diagnostic::new(self.rule.code, self.rule.severity, self.message.get(lang))
            .hint(self.hint.get(lang));
        let Some(place) = self.place else { return found };
        let row = history.provision(place);
        let span = narrowed(&row.evidence, self.mark.as_deref());
        found.about(&history.instrument_of(&row).id).at(row.evidence.clause, span)
    }
}

/// The words to mark within a quote; the whole quote where they are not in it.
fn narrowed(evidence: &Evidence<&str>, mark: Option<&str>) -> Span {
    let whole = evidence.span;
    let Some(mark) = mark.filter(|_| whole.len() == evidence.quote.len()) else { return whole };
    evidence.quote.find(mark).map_or(whole, |at| {
        let start = whole.start as usize + at;
        Span::new(start, start + mark.len())
    })
}

/// All findings about a history: those of the rules, and those that reading
/// the documents made (`extracted`), in the order of the texts.
///
/// Near-linear in the provisions.
pub fn check(
    history: &History,
    graph: &Graph,
    extracted: &[Diagnostic],
    lang: Lang,
) -> Vec<Diagnostic> {
    // What needs no run is found while the run goes on.
    let (at_clauses, end) = rayon::join(
        || {
            findings(|rule| match rule.look {
                Look::Clauses(run) => run(history, graph),
                Look::End(_) | Look::Reading => Vec::new(),
            })
        },
        || Replay::all(history, graph, false).run(usize::MAX, Log::Superiors),
    );
    let case = Case { history, graph, end };
    let at_end = findings(|rule| match rule.look {
        Look::End(run) => run(&case),
        Look::Clauses(_) | Look::Reading => Vec::new(),
    });
    let found = at_clauses.into_iter().chain(at_end);
    let mut all: Vec<Diagnostic> = found
        .map(|finding| finding.diagnostic(history, lang))
        .chain(extracted.iter().map(|found| in_language(found, lang)))
        .collect();
    let order: HashMap<&str, usize> =
        history.instruments().map(|(id, i)| (i.id.as_str(), id.0 as usize)).collect();
    let key = |d: &Diagnostic| {
        let place = d.instrument.as_deref().and_then(|id| order.get(id).copied());
        (place.is_none(), place, d.span.is_none(), d.span, d.code.clone(), d.message.clone())
    };
    all.sort_by_cached_key(key);
    all.dedup();
    all
}

/// What the rules find, in their order, several looking at a time.
fn findings(run: impl Fn(&Rule) -> Vec<Finding> + Sync) -> Vec<Finding> {
    rules().par_iter().flat_map(|rule| run(rule)).collect()
}

/// A finding that reading made, in the language asked for.
fn in_language(found: &Diagnostic, lang: Lang) -> Diagnostic {
    let told = Diagnostic { chinese: None, ..found.clone() };
    match &found.chinese {
        Some(chinese) if lang == Lang::Zh => Diagnostic {
            message: chinese.message.clone(),
            hint: Some(chinese.hint.clone()),
            ..told
        },
        _ => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_stable_unique_and_explained() {
        let codes: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
        // A code that once was here stays: people name it in their scripts.
        assert_eq!(
            codes,
            [
                "alignment-conflict", "conservation", "contradiction", "damaged-text", "date-gap",
                "ended-holder", "ended-party", "ended-superior", "given-twice", "heading-conflict",
                "misnumbered", "missing-section", "no-origin", "quote-missing", "same-document",
                "short-name", "superior-cycle", "two-holders", "unborn-party", "unknown-place",
                "unreadable-document", "unstated-recipient", "unstated-superior",
            ]
        );
        for &code in &codes {
            for &lang in Lang::ALL {
                assert!(rule(code).unwrap().explain(lang).contains(code));
            }
        }
        assert!(rule("nothing").is_none());
    }
}
