//! One finding: what is wrong or worth knowing, where, and what to do.
//!
//! Reading never fails: whatever a document holds that it should not, or
//! lacks that it should have, becomes a [`Diagnostic`].

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Span;

/// How much a finding weighs.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Something does not add up.
    Warning,
    /// Something cannot be true.
    Error,
}

impl Severity {
    /// Every severity, lightest first.
    pub const ALL: &'static [Severity] = &[Severity::Note, Severity::Warning, Severity::Error];

    /// The word used in tables and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One finding about a document or a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// A stable, unique code: `unstated-recipient`.
    pub code: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What was found, one sentence.
    pub message: String,
    /// The id of the instrument it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The place in the outline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The place in the decoded text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The same in Chinese, where `message` is not: reading does not know for
    /// whom it reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chinese: Option<Chinese>,
}

/// A finding's words in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Chinese {
    /// What was found.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl Diagnostic {
    /// A finding with no place yet.
    pub fn new(code: &str, severity: Severity, message: impl Into<String>) -> Self {
        Diagnostic {
            code: code.to_owned(),
            severity,
            message: message.into(),
            instrument: None,
            clause: None,
            span: None,
            hint: None,
            chinese: None,
        }
    }

    /// The same finding, with the place in a text.
    #[must_use]
    pub fn at(mut self, clause: impl Into<String>, span: Span) -> Self {
        self.clause = Some(clause.into());
        self.span = Some(span);
        self
    }

    /// The same finding, with what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same finding, told in Chinese too.
    #[must_use]
    pub fn chinese(mut self, message: impl Into<String>, hint: impl Into<String>) -> Self {
        self.chinese = Some(Chinese { message: message.into(), hint: hint.into() });
        self
    }

    /// The same finding, about one instrument.
    #[must_use]
    pub fn about(mut self, instrument: &str) -> Self {
        self.instrument = Some(instrument.to_owned());
        self
    }
}
