//! The one place that knows what a provision does to a structure.
use crate::{graph::Graph, model::History};

pub(crate) struct Replay;
impl Replay {
    pub(crate) fn whole(_: &History, _: &Graph) -> Self {
        todo!()
    }
}
