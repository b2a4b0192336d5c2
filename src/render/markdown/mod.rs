//! Markdown: a diff, and the whole report.
use super::Lang;
use crate::{
    analysis::Diff,
    diagnostic::Diagnostic,
    extract::{Coverage, Residue},
    graph::Graph,
    model::History,
};

/// What a report tells beyond the history itself.
#[derive(Debug, Clone, Default)]
pub struct Report<'a> {
    /// The language.
    pub lang: Lang,
    /// Findings of check, as returned by [`crate::analysis::check()`].
    pub findings: &'a [Diagnostic],
    /// Per instrument id, what was not understood.
    pub residue: &'a [(String, Vec<Residue>)],
    /// Per instrument id, how much was understood.
    pub coverage: &'a [(String, Coverage)],
    /// Files written beside the report: name and what it is.
    pub files: &'a [(String, String)],
}

/// report.md: what happened, transfers, diff, findings, residue, sources.
pub fn report(_history: &History, _graph: &Graph, _report: &Report<'_>) -> String {
    todo!()
}

/// A diff by verb.
pub fn diff(_diff: &Diff, _lang: Lang) -> String {
    todo!()
}
