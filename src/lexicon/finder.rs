//! Many lists of words, found in one pass.

use std::ops::BitOrAssign;

use super::buckets::{Buckets, head};

/// Words with what they mean: a set, given as bits.
///
/// A text is looked at character by character; the table tells of most that no
/// word begins there.
#[derive(Debug)]
pub(crate) struct Finder<S>(Buckets<S, SLOTS>);

/// Enough that two of some hundred characters seldom share a slot; a quarter of
/// them is in use.
const SLOTS: usize = 0x4000;

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
            let (len, slot) = match rest.first_chunk() {
                // Most characters are Chinese ones.
                Some(&[lead @ 0xE0..0xF0, middle, last]) => (3, slot(lead, middle, last)),
                _ => opening(rest),
            };
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

/// The slot of a character, told by three of its bytes: the six bits of each
/// that tell most stay where they are in a number of two bytes.
#[inline]
fn slot(lead: u8, middle: u8, last: u8) -> usize {
    let number = usize::from(u16::from_le_bytes([middle, last]) & 0x3F3F);
    number ^ usize::from(lead & 0xF) << 3 & (SLOTS - 1)
}

/// The length of the character that `bytes` begin with, and its slot.
#[inline]
fn opening(bytes: &[u8]) -> (usize, usize) {
    match *bytes {
        [lead, middle, last, ..] if lead >= 0xE0 => {
            (if lead < 0xF0 { 3 } else { 4 }, slot(lead, middle, last))
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
