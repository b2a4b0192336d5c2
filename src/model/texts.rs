//! Texts, each kept once, one after the other.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// A text of one [`Texts`], in the order of first mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(pub(super) u32);

impl TextId {
    /// The place in the order of first mention.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Many texts in one piece of memory, each kept once.
///
/// A text costs its bytes and some 14 more, however often it is said.
///
/// ```
/// use handover::model::Texts;
/// let mut texts = Texts::default();
/// let salt = texts.intern("盐业管理");
/// assert_eq!(texts.intern("盐业管理"), salt);
/// assert_eq!((texts.get(salt), texts.find("盐业管理")), ("盐业管理", Some(salt)));
/// assert_eq!(texts.find("烟草管理"), None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Texts {
    arena: Arena,
    /// Looked up, never iterated.
    ids: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Texts {
    /// The id of a text, which is kept if it is new.
    pub fn intern(&mut self, text: &str) -> TextId {
        let hash = self.hasher.hash_one(text);
        let (arena, hasher) = (&self.arena, &self.hasher);
        let same = |&id: &u32| arena.get(id as usize) == text;
        if let Some(&id) = self.ids.find(hash, same) {
            return TextId(id);
        }
        let id = arena.len() as u32;
        self.ids.insert_unique(hash, id, |&id| hasher.hash_one(arena.get(id as usize)));
        self.arena.push(text);
        TextId(id)
    }

    /// The id of a text that is kept.
    pub fn find(&self, text: &str) -> Option<TextId> {
        let hash = self.hasher.hash_one(text);
        self.ids.find(hash, |&id| self.arena.get(id as usize) == text).copied().map(TextId)
    }

    /// The text of an id.
    ///
    /// # Panics
    /// If `id` comes from other texts.
    pub fn get(&self, id: TextId) -> &str {
        self.arena.get(id.index())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.arena.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn shrink(&mut self) {
        self.arena.shrink();
        let (arena, hasher) = (&self.arena, &self.hasher);
        self.ids.shrink_to_fit(|&id| hasher.hash_one(arena.get(id as usize)));
    }
}

/// Texts one after the other, by number; equal ones are not joined.
#[derive(Debug, Clone, Default)]
pub(super) struct Arena {
    bytes: String,
    ends: Vec<u64>,
}

impl Arena {
    pub(super) fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len() as u64);
    }

    pub(super) fn get(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.bytes[start..self.ends[at] as usize]
    }

    pub(super) fn last(&self) -> Option<&str> {
        self.len().checked_sub(1).map(|last| self.get(last))
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}
