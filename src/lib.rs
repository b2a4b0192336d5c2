//! Reads the documents by which governments are reorganised, and tells who
//! handed which duty to whom — with the clause that says so.

pub mod diagnostic;
pub mod extract;
pub mod grammar;
pub mod lexicon;
pub mod model;
pub mod outline;
pub mod source;
