//! Answers for a terminal. Plain characters; wide ones are counted as two.
use super::Lang;
use crate::{
    analysis::{Diff, Trace},
    diagnostic::Diagnostic,
    model::Provision,
};

/// How to write for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Columns to use.
    pub width: u16,
    /// Whether to write colours (ANSI).
    pub colour: bool,
}

impl Default for Style {
    fn default() -> Self {
        Style { lang: Lang::Zh, width: 100, colour: false }
    }
}

/// The provisions as a table.
pub fn provisions(_rows: &[Provision], _style: Style) -> String {
    todo!()
}

/// The lineage of a duty.
pub fn trace(_answer: &Trace, _style: Style) -> String {
    todo!()
}

/// A diff, by verb.
pub fn diff(_diff: &Diff, _style: Style) -> String {
    todo!()
}

/// Findings with the text marked; `text_of` gives an instrument's decoded
/// text by its id, where there is one.
pub fn findings<'a>(
    _findings: &[Diagnostic],
    _text_of: impl Fn(&str) -> Option<&'a str>,
    _style: Style,
) -> String {
    todo!()
}
