//! To come.
use super::*;
pub(super) fn draw(_: &History, _: &Graph, _: &Options) -> Diagram {
    todo!()
}
pub(super) fn of_trace(_: &Trace, _: Lang) -> Diagram {
    todo!()
}
