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

    /// All texts, in the order of their ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.arena.len()).map(|at| self.arena.get(at))
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
///
/// They stand in blocks: a long text in one piece would be copied whenever it
/// outgrows its memory, and hold twice its size until it is shrunk.
#[derive(Debug, Clone, Default)]
pub(super) struct Arena {
    blocks: Vec<String>,
    ends: Vec<End>,
}

/// Where a text ends. It begins where the one before ends, or with its block.
#[derive(Debug, Clone, Copy)]
struct End {
    block: u32,
    at: u32,
}

/// How large a block grows before there is a second one; all further ones have
/// this size.
const BLOCK: usize = 1 << 22;

impl Arena {
    pub(super) fn push(&mut self, text: &str) {
        if self.blocks.last().is_none_or(|block| block.len() + text.len() > BLOCK) {
            let size = if self.blocks.is_empty() { 0 } else { BLOCK };
            self.blocks.push(String::with_capacity(size));
        }
        let block = self.blocks.len() - 1;
        self.blocks[block].push_str(text);
        self.ends.push(End { block: block as u32, at: self.blocks[block].len() as u32 });
    }

    pub(super) fn get(&self, at: usize) -> &str {
        let End { block, at: end } = self.ends[at];
        let before = at.checked_sub(1).map(|before| self.ends[before]);
        let start = before.filter(|before| before.block == block).map_or(0, |before| before.at);
        &self.blocks[block as usize][start as usize..end as usize]
    }

    pub(super) fn last(&self) -> Option<&str> {
        self.len().checked_sub(1).map(|last| self.get(last))
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Makes room for the places of so many more texts.
    pub(super) fn reserve(&mut self, more: usize) {
        self.ends.reserve_exact(more);
    }

    pub(super) fn shrink(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.shrink_to_fit();
        }
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_whole_in_many_blocks() {
        let texts: Vec<String> =
            (0..40).map(|n| "盐".repeat(n * 10_000)).chain(["业".repeat(BLOCK)]).collect();
        let mut arena = Arena::default();
        texts.iter().for_each(|text| arena.push(text));
        assert!(arena.blocks.len() > 3);
        assert!(texts.iter().enumerate().all(|(at, text)| arena.get(at) == text));
        assert_eq!(arena.last(), texts.last().map(String::as_str));
    }
}
