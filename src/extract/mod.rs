//! One source → the provisions it makes, and what was not understood.
//!
//! Reading never fails. What the constructions of [`crate::grammar`] leave
//! over is returned as [`Residue`], with its place; contradictions and gaps in
//! the document itself become [`Diagnostic`]s.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    diagnostic::Diagnostic,
    model::{Instrument, Provision},
    source::{Source, Span},
};

/// A sentence of the operative text that no construction understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Residue {
    /// The place in the outline.
    pub clause: String,
    /// The place in the decoded text.
    pub span: Span,
    /// The text at that place, letter for letter.
    pub quote: String,
}

/// How much of the operative text is accounted for, in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Characters of the operative sections, headings included.
    pub operative: usize,
    /// Characters that belong to a provision or a heading.
    pub explained: usize,
    /// Sentences listed as residue.
    pub residue: usize,
}

/// What one instrument says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Extraction {
    /// Title, number, dates and own agency, as far as the text tells them.
    pub instrument: Instrument,
    /// What it does, in the order of the text.
    pub provisions: Vec<Provision>,
    /// What was not understood.
    pub residue: Vec<Residue>,
    /// What the document itself lacks or contradicts.
    pub findings: Vec<Diagnostic>,
    /// How much was understood.
    pub coverage: Coverage,
}

/// Reads every instrument in a source; a compilation holds several.
///
/// `id` names the instrument; the parts of a compilation are `id-1`, `id-2`…
/// Linear in the length of the text.
pub fn extract(_source: &Source, _id: &str) -> Vec<Extraction> {
    Vec::new()
}
