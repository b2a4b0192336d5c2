//! Many lists of words, found in one pass.

use std::ops::BitOrAssign;

use super::buckets::{Buckets, head};

/// Words with what they mean: a set, given as bits.
///
/// A text is looked at character by character; the table tells of most that no
/// word begins there.
#[derive(Debug)]
pub(crate) struct Finder<S>(Buckets<S, SLOTS>);

/// Enough that two of some hundred characters seldom share a slot.
const SLOTS: usize = 4096;

impl<S: Copy + Default + PartialEq + BitOrAssign> Finder<S> {
    /// No word may be empty.
    pub fn new(words: impl Iterator<Item = (&'static str, S)>) -> Self {
        let mut buckets = Buckets::new();
        for (word, set) in words {
            let (_, slot) = opening(word.as_bytes());
            buckets.push_first(slot, word, set);
        }
        Finder(buckets)
    }

    /// Calls `visit` with every place of `text` where words stand and with all
    /// that they mean, from left to right.
    #[inline]
    pub fn each_inside(&self, text: &str, mut visit: impl FnMut(usize, S)) {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let (len, slot) = opening(rest);
            if !self.0.has_none(slot) {
                let head = head(rest);
                let mut all = S::default();
                for entry in self.0.of(slot).iter().filter(|entry| entry.begins(head, rest)) {
                    all |= entry.value;
                }
                if all != S::default() {
                    visit(at, all);
                }
            }
            at += len;
        }
    }
}

/// The length of the character that `bytes` begin with, and its slot.
#[inline]
fn opening(bytes: &[u8]) -> (usize, usize) {
    match *bytes {
        [lead, middle, last, ..] if lead >= 0xE0 => {
            let number = usize::from(middle & 0x3F) << 6 | usize::from(last & 0x3F);
            (if lead < 0xF0 { 3 } else { 4 }, number ^ usize::from(lead & 0xF) << 3)
        }
        [lead, ..] => (if lead < 0x80 { 1 } else { 2 }, usize::from(lead)),
        [] => (1, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_of_all_lists_are_found_at_every_place() {
        let words =
            [("划", 1), ("划给", 2), ("给", 4), ("，", 8), ("a", 16), ("𠀀", 32), ("é", 64)];
        let finder: Finder<u32> = Finder::new(words.into_iter());
        let text = "é将A划给𠀀B，划入aC。";
        let mut found = Vec::new();
        finder.each_inside(text, |at, set| found.push((at, set)));
        let expected: Vec<(usize, u32)> = text
            .char_indices()
            .map(|(at, _)| {
                let stands = words.iter().filter(|(word, _)| text[at..].starts_with(word));
                (at, stands.map(|(_, set)| set).sum())
            })
            .filter(|(_, set)| *set != 0)
            .collect();
        assert_eq!(found, expected);
    }
}
