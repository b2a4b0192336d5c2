//! Graph, analysis and rendering of the first real document and of small made
//! histories.

mod check;
mod seed;
mod show;
mod structure;
mod trace;
