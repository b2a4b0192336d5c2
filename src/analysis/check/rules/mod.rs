//! One rule, one file.
pub(super) const ALL: &[&super::Rule] = &[];
