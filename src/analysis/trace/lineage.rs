//! To come.
use super::*;
pub(super) fn trace(_: &History, _: &Graph, _: &TraceQuery) -> Trace {
    todo!()
}
