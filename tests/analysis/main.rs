//! Graph, analysis and rendering of the first real document and of small made
//! histories.

mod check;
mod properties;
mod seed;
mod show;
mod show_dot;
mod structure;
mod trace;
