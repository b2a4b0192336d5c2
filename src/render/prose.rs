//! Differences and steps as sentences.
use super::Lang;
use crate::analysis::diff::Entry;

/// One entry of a diff as a sentence, without its clause.
pub fn entry(_entry: &Entry, _lang: Lang) -> String {
    todo!()
}
