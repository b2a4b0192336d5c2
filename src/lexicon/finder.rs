//! Many lists of words, found in one pass.

use std::ops::BitOrAssign;

/// Words with what they mean: a set, given as bits.
///
/// A text is looked at character by character; the table tells of most that no
/// word begins there.
#[derive(Debug)]
pub(crate) struct Finder<S> {
    /// The number of a character's group; 0 where no word begins with it.
    group: Box<[u8; SLOTS]>,
    groups: Vec<Vec<(&'static [u8], S)>>,
}

/// Enough that two of some hundred characters seldom share a slot.
const SLOTS: usize = 4096;

impl<S: Copy + Default + PartialEq + BitOrAssign> Finder<S> {
    /// No word may be empty.
    pub fn new(words: impl Iterator<Item = (&'static str, S)>) -> Self {
        let mut finder = Finder { group: Box::new([0; SLOTS]), groups: vec![Vec::new()] };
        for (word, set) in words {
            let (_, slot) = opening(word.as_bytes());
            if finder.group[slot] == 0 {
                // More groups than a byte can number share the last one.
                let number = finder.groups.len().min(u8::MAX as usize);
                finder.group[slot] = number as u8;
                if number == finder.groups.len() {
                    finder.groups.push(Vec::new());
                }
            }
            finder.groups[usize::from(finder.group[slot])].push((word.as_bytes(), set));
        }
        finder
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
            let group = self.group[slot];
            if group != 0 {
                let mut all = S::default();
                for (word, set) in &self.groups[usize::from(group)] {
                    if rest.len() >= word.len() && word.iter().zip(rest).all(|(a, b)| a == b) {
                        all |= *set;
                    }
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
