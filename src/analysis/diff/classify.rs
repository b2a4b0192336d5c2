//! To come.
use super::*;
pub(super) fn diff(_: &Structure, _: &Structure) -> Diff {
    todo!()
}
