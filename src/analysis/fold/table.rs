//! Something for each of many ids.

use std::hash::BuildHasherDefault;

use hashbrown::HashMap;
use rustc_hash::FxHasher;

/// A value for each id: side by side where a run speaks of all of them, looked
/// up where it speaks of a few of very many.
#[derive(Debug, Clone)]
pub(super) struct Table<T> {
    of: Values<T>,
    /// What is so of those of whom nothing is known.
    unknown: T,
}

#[derive(Debug, Clone)]
enum Values<T> {
    All(Vec<T>),
    /// Looked up, never iterated.
    Few(HashMap<usize, T, BuildHasherDefault<FxHasher>>),
}

impl<T: Default + Clone> Table<T> {
    /// Of so many ids; O(1) where `few` of them will be spoken of.
    pub(super) fn new(ids: usize, few: bool) -> Self {
        let of = match few {
            true => Values::Few(HashMap::default()),
            false => Values::All(vec![T::default(); ids]),
        };
        Table { of, unknown: T::default() }
    }

    /// Whether the values stand side by side.
    pub(super) fn has_all(&self) -> bool {
        matches!(self.of, Values::All(_))
    }

    #[inline]
    pub(super) fn get(&self, id: usize) -> &T {
        match &self.of {
            Values::All(all) => &all[id],
            Values::Few(few) => few.get(&id).unwrap_or(&self.unknown),
        }
    }

    #[inline]
    pub(super) fn get_mut(&mut self, id: usize) -> &mut T {
        match &mut self.of {
            Values::All(all) => &mut all[id],
            Values::Few(few) => few.entry(id).or_default(),
        }
    }
}
