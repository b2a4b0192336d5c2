//! Reads the documents by which governments are reorganised, and tells who
//! handed which duty to whom — with the clause that says so.

pub mod analysis;
pub mod diagnostic;
pub mod extract;
pub mod graph;
pub mod model;
pub mod render;
pub mod source;
