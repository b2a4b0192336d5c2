//! Wordings made ready to be compared.
use super::Found;
use crate::graph::Graph;

/// The wordings of a graph, ready to be searched many times.
pub struct Index<'g> {
    _graph: &'g Graph,
}

impl<'g> Index<'g> {
    /// Linear in the characters of all wordings.
    pub fn new(_graph: &'g Graph) -> Self {
        todo!()
    }

    /// Finds duties and agencies.
    pub fn search(&self, _query: &str) -> Found {
        todo!()
    }
}
