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
/// A text costs its bytes and some 18 more, however often it is said.
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
    ids: HashTable<Entry>,
    hasher: DefaultHashBuilder,
}

/// A text in the table. With its hash beside it, the text itself is looked at
/// only where it is most likely the one.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u32,
    id: u32,
}

impl Entry {
    /// The hash that the table goes by.
    fn spread(&self) -> u64 {
        spread(self.hash)
    }
}

/// Half a hash over the whole width: the table looks at both ends of it.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Texts {
    /// The id of a text, which is kept if it is new.
    pub fn intern(&mut self, text: &str) -> TextId {
        let hash = self.hash(text);
        if let Some(id) = self.known(hash, text) {
            return id;
        }
        let id = self.arena.len() as u32;
        self.ids.insert_unique(spread(hash), Entry { hash, id }, Entry::spread);
        self.arena.push(text);
        TextId(id)
    }

    /// The id of a text that is kept.
    pub fn find(&self, text: &str) -> Option<TextId> {
        self.known(self.hash(text), text)
    }

    fn hash(&self, text: &str) -> u32 {
        self.hasher.hash_one(text) as u32
    }

    fn known(&self, hash: u32, text: &str) -> Option<TextId> {
        let same = |entry: &Entry| entry.hash == hash && self.arena.get(entry.id as usize) == text;
        self.ids.find(spread(hash), same).map(|entry| TextId(entry.id))
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
        self.ids.shrink_to_fit(Entry::spread);
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
