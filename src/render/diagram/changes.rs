//! To come.
use super::*;
pub(super) fn draw(_: &History, _: &Graph, _: &Options) -> Diagram {
    todo!()
}
pub(super) fn of_diff(_: &crate::analysis::Diff, _: Lang) -> Diagram {
    todo!()
}
