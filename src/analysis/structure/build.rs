//! The fold's state as a structure.
use super::*;
pub(super) fn build(_: &History, _: &Graph, _: Point, _: bool) -> Structure {
    todo!()
}
