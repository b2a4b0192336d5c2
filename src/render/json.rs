//! Versioned JSON: every document says `"format": "handover/NAME/1"`.
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::Diagram;
use crate::{
    analysis::{Diff, Structure, Trace},
    diagnostic::Diagnostic,
};

/// What can be a JSON document of its own.
pub trait Document: Serialize + DeserializeOwned + JsonSchema {
    /// `handover/NAME/1`.
    const FORMAT: &'static str;
}

impl Document for Trace {
    const FORMAT: &'static str = "handover/trace/1";
}
impl Document for Diff {
    const FORMAT: &'static str = "handover/diff/1";
}
impl Document for Structure {
    const FORMAT: &'static str = "handover/structure/1";
}
impl Document for Diagram {
    const FORMAT: &'static str = "handover/diagram/1";
}
impl Document for Findings {
    const FORMAT: &'static str = "handover/check/1";
}

/// The answer of check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Findings {
    /// In the order of the texts.
    pub findings: Vec<Diagnostic>,
}

/// The document, indented, with a newline at its end.
pub fn print<T: Document>(_document: &T) -> String {
    todo!()
}

/// Reads a document back. The error says what is wrong with it.
pub fn read<T: Document>(_json: &str) -> Result<T, String> {
    todo!()
}

/// The JSON Schema of a document, indented, with a newline at its end.
pub fn schema<T: Document>() -> String {
    todo!()
}
