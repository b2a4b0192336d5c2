//! Graph, analysis and rendering of the first real document and of small made
//! histories.

// `made` is shared with the library's own tests, and names the model so.
use handover::model;

mod chains;
mod check;
mod diagram;
mod lineages;
#[path = "../../src/analysis/made.rs"]
mod made;
mod properties;
mod seed;
mod show;
mod show_dot;
mod structure;
mod trace;
