//! To come.
use super::*;
pub(super) fn draw(_: &History, _: &Graph, _: &Options) -> Diagram {
    todo!()
}
