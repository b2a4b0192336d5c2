//! Results → files and screens. One file a format.
//!
//! | format | of what | function |
//! |---|---|---|
//! | SVG | every [`diagram`] | [`svg::print`] |
//! | DOT | every [`diagram`] | [`dot::print`] |
//! | Mermaid | every [`diagram`] | [`mermaid::print`] |
//! | JSON | extraction, trace, diff, structure, findings, diagram | [`json::print`], [`json::schema`] |
//! | CSV | provisions, trace, diff | [`csv`] |
//! | text for a terminal | provisions, trace, diff | [`text`] |
//! | HTML | the report as one page | [`html::page`] |
//! | Markdown | diff, the report | [`markdown`] |
//!
//! Every function is pure and gives the same bytes for the same input.
//! Whatever a name or quote holds, the output stays well-formed and inert.

pub mod anchor;
pub mod csv;
pub mod diagram;
pub mod dot;
pub mod html;
pub mod json;
pub mod layout;
pub mod markdown;
pub mod mermaid;
pub mod metrics;
#[cfg(feature = "png")]
pub mod png;
pub mod prose;
pub mod svg;
pub mod text;
pub mod theme;
pub mod width;
mod words;

pub use crate::analysis::{Lang, UnknownLang};
pub use diagram::{Diagram, View};
