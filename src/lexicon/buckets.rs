//! Words in groups by one of their characters, each compared in one step.

/// Words in groups; a group holds the words whose character falls on its slot,
/// in their order.
#[derive(Debug)]
pub(super) struct Buckets<V, const SLOTS: usize> {
    /// The number of a slot's group; 0 where there is none.
    group: [u8; SLOTS],
    groups: Vec<Vec<Entry<V>>>,
}

/// A word, as eight bytes of it are compared at once.
#[derive(Debug)]
pub(super) struct Entry<V> {
    key: u64,
    mask: u64,
    pub word: &'static str,
    pub value: V,
}

impl<V, const SLOTS: usize> Buckets<V, SLOTS> {
    pub fn new() -> Self {
        Buckets { group: [0; SLOTS], groups: vec![Vec::new()] }
    }

    /// Adds a word that [`Entry::begins`] a text.
    pub fn push_first(&mut self, slot: usize, word: &'static str, value: V) {
        self.push(slot, Entry { key: head(word.as_bytes()), mask: mask(word), word, value });
    }

    /// Adds a word that [`Entry::ends`] a text.
    pub fn push_last(&mut self, slot: usize, word: &'static str, value: V) {
        self.push(slot, Entry { key: tail(word.as_bytes()), mask: mask(word), word, value });
    }

    fn push(&mut self, slot: usize, entry: Entry<V>) {
        if self.group[slot] == 0 {
            // More groups than a byte can number share the last one.
            let number = self.groups.len().min(u8::MAX as usize);
            self.group[slot] = number as u8;
            if number == self.groups.len() {
                self.groups.push(Vec::new());
            }
        }
        self.groups[usize::from(self.group[slot])].push(entry);
    }

    /// The words whose character falls on a slot.
    #[inline]
    pub fn of(&self, slot: usize) -> &[Entry<V>] {
        &self.groups[usize::from(self.group[slot])]
    }

    /// Whether no word's character falls on a slot.
    #[inline]
    pub fn has_none(&self, slot: usize) -> bool {
        self.group[slot] == 0
    }
}

impl<V> Entry<V> {
    /// Whether a text with this [`head`] begins with the word.
    #[inline]
    pub fn begins(&self, head: u64, text: &[u8]) -> bool {
        head & self.mask == self.key
            && (self.word.len() <= 8 || text.starts_with(self.word.as_bytes()))
    }

    /// Whether a text with this [`tail`] ends with the word.
    #[inline]
    pub fn ends(&self, tail: u64, text: &[u8]) -> bool {
        tail & self.mask == self.key
            && (self.word.len() <= 8 || text.ends_with(self.word.as_bytes()))
    }
}

/// Which of eight bytes a word has.
fn mask(word: &str) -> u64 {
    if word.len() < 8 { (1 << (8 * word.len())) - 1 } else { !0 }
}

/// The first eight bytes of a text, the first of them lowest; 0 where there are
/// none.
#[inline]
pub(super) fn head(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => text.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    }
}

/// The last eight bytes of a text, the last of them lowest; 0 where there are
/// none.
#[inline]
pub(super) fn tail(text: &[u8]) -> u64 {
    match text.last_chunk() {
        Some(bytes) => u64::from_be_bytes(*bytes),
        None => text.iter().fold(0, |tail, byte| tail << 8 | u64::from(*byte)),
    }
}
