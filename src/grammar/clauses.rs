//! A sentence as a row of clauses, and the place a reader has come to.

use std::ops::Range;

use super::{Open, Slot};
use crate::lexicon::{Words, find, words};
use crate::model::Act;

/// Where reading has come to in a sentence.
#[derive(Debug, Clone)]
pub struct Here<'t> {
    sentence: &'t str,
    /// The clauses, each without its closing mark.
    clauses: Vec<Range<usize>>,
    at: usize,
    start: usize,
    after_transfer: bool,
    subject_known: bool,
    after_affiliation: bool,
    share: bool,
}

/// Words that join a clause to the one before and mean nothing else.
static CONNECTIVES: Words = Words::new(&[
    "同时，", "同意", "同时", "此外，", "另外，", "另外", "改革后，", "调整后，", "并相应",
    "相应地", "相应", "一并", "此后，", "随后", "为此，", "具体是：", "具体为：", "并将", "并",
]);

impl<'t> Here<'t> {
    /// At the start of a sentence.
    pub fn new(sentence: &'t str) -> Self {
        let clauses = split_top(sentence, words!["，", "；", "：", "。", "!", "?"]);
        let mut here = Here {
            sentence,
            clauses,
            at: 0,
            start: 0,
            after_transfer: false,
            subject_known: false,
            after_affiliation: false,
            share: false,
        };
        here.settle();
        here
    }

    /// The whole sentence.
    pub fn sentence(&self) -> &'t str {
        self.sentence
    }

    /// Where this clause starts, after connectives.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Whether the sentence has been read to its end.
    pub fn is_done(&self) -> bool {
        self.at >= self.clauses.len()
    }

    /// From here to the end of the sentence, without the last mark.
    pub fn rest(&self) -> &'t str {
        &self.sentence[self.start..self.clauses.last().map_or(self.start, |last| last.end)]
    }

    /// This clause, without its closing mark.
    pub fn clause(&self) -> &'t str {
        &self.sentence[self.start..self.clauses[self.at].end]
    }

    /// The range of this clause and of the `n` after it, marks between included.
    pub fn through(&self, n: usize) -> Range<usize> {
        self.start..self.clauses[(self.at + n).min(self.clauses.len() - 1)].end
    }

    /// The `n`th clause from here (0 is this one).
    pub fn nth(&self, n: usize) -> Option<Range<usize>> {
        let clause = self.clauses.get(self.at + n)?;
        Some(if n == 0 { self.start..clause.end } else { clause.clone() })
    }

    /// The mark that closes the `n`th clause from here.
    pub fn mark_after(&self, n: usize) -> Option<char> {
        let clause = self.clauses.get(self.at + n)?;
        self.sentence[clause.end..].chars().next()
    }

    /// How many clauses follow this one up to a `；`.
    pub fn clauses_left(&self) -> usize {
        let end = self.part_end();
        self.clauses[self.at..]
            .iter()
            .take_while(|clause| clause.end <= end)
            .count()
            .saturating_sub(1)
    }

    /// Where this clause ends, its mark included.
    pub fn clause_end(&self) -> usize {
        self.end_after(self.clauses[self.at].end)
    }

    /// This clause and those after it up to a `；`.
    pub fn part(&self) -> &'t str {
        &self.sentence[self.start..self.part_end()]
    }

    /// Where the part that `；` closes ends, the mark included.
    pub fn part_end(&self) -> usize {
        let last = (self.at..self.clauses.len())
            .find(|&i| self.sentence[self.clauses[i].end..].starts_with('；'))
            .unwrap_or(self.clauses.len() - 1);
        self.end_after(self.clauses[last].end)
    }

    /// `end`, with the mark that stands there.
    pub fn end_after(&self, end: usize) -> usize {
        end + self.sentence[end..]
            .chars()
            .next()
            .filter(|&c| "，；：。!?".contains(c))
            .map_or(0, char::len_utf8)
    }

    /// Whether a transfer was read earlier in this sentence.
    pub fn is_after_transfer(&self) -> bool {
        self.after_transfer
    }

    /// Whether a body was taken from its superior earlier in this sentence.
    pub fn is_after_affiliation(&self) -> bool {
        self.after_affiliation
    }

    /// Whether 其中 opens this clause, or the one before a `；`.
    pub fn is_share(&self) -> bool {
        self.share
    }

    /// Whether the sentence has said whom it is about.
    pub fn subject_is_known(&self) -> bool {
        self.subject_known
    }

    /// Goes on at the first clause that starts at or after `end`.
    pub(super) fn advance(&mut self, end: usize) {
        while self.at < self.clauses.len() && self.clauses[self.at].start < end {
            self.at += 1;
        }
        self.settle();
    }

    pub(super) fn remember(&mut self, provisions: &[Open]) {
        self.after_affiliation |= provisions
            .iter()
            .any(|open| open.act == Act::Affiliate && matches!(open.from, Slot::Named(_)));
        self.after_transfer |= provisions.iter().any(|open| open.act == Act::Transfer);
        self.subject_known |= provisions
            .iter()
            .any(|open| matches!(open.body, Slot::Named(_)) || matches!(open.to, Slot::Named(_)));
    }

    fn settle(&mut self) {
        let Some(clause) = self.clauses.get(self.at) else {
            self.start = self.sentence.len();
            return;
        };
        self.start = clause.start;
        self.step_over_share(clause.clone());
        let Some(clause) = self.clauses.get(self.at) else { return };
        let rest = |start: usize| &self.sentence[start..clause.end];
        while let Some(word) = CONNECTIVES.at_start(rest(self.start)).find(|word| {
            let rest = rest(self.start);
            rest.len() > word.len() && keeps_sense(rest, word)
        }) {
            self.start += word.len();
        }
        let gap = self.sentence[self.start..clause.end].len()
            - self.sentence[self.start..clause.end].trim_start().len();
        self.start += gap;
    }
}

impl Here<'_> {
    /// 其中 and 其中， make what follows a share of what came before.
    fn step_over_share(&mut self, clause: Range<usize>) {
        let text = &self.sentence[clause.clone()];
        if text == "其中" && self.at + 1 < self.clauses.len() {
            self.share = true;
            self.at += 1;
            self.start = self.clauses[self.at].start;
        } else if let Some(rest) = text.strip_prefix("其中") {
            self.share = true;
            self.start = clause.end - rest.len();
        }
    }
}

/// 并入 is not 并 and 入; 同时 of 同时期 is not a connective; 并将 leaves its 将.
fn keeps_sense(rest: &str, word: &str) -> bool {
    match word {
        "并" => {
            !rest.starts_with("并入") && !rest.starts_with("并购") && !rest.starts_with("并组织")
        }
        "并将" => false,
        "一并" | "相应" => true,
        _ => true,
    }
}

/// Splits at marks outside brackets, quotations and titles; the pieces come
/// without their marks, empty ones not at all.
pub(crate) fn split_top(text: &str, marks: &Words) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    each_top(text, marks, |at, mark| {
        if !text[start..at].trim().is_empty() {
            out.push(start..at);
        }
        start = at + mark.len();
        true
    });
    if !text[start..].trim().is_empty() {
        out.push(start..text.len());
    }
    out
}

/// The first place of `needle` outside brackets, quotations and titles.
pub fn find_top(text: &str, needle: &str) -> Option<usize> {
    let first = find(text, needle)?;
    let mut found = None;
    scan_top_from(text, first, |at| {
        let hit = text[at..].starts_with(needle);
        if hit {
            found = Some(at);
        }
        !hit
    });
    found
}

/// The first place of one of `marks` outside brackets, quotations and titles.
pub(crate) fn find_any_top(text: &str, marks: &Words) -> Option<usize> {
    let mut found = None;
    each_top(text, marks, |at, _| {
        found = Some(at);
        false
    });
    found
}

/// Calls `visit` with each of `words` that stands outside brackets, quotations
/// and titles, until it returns false.
pub(super) fn each_top(
    text: &str,
    words: &Words,
    mut visit: impl FnMut(usize, &'static str) -> bool,
) {
    let Some((first, _)) = words.first_inside(text) else { return };
    if OPENING.inside(text) {
        scan_top_from(text, first, |at| {
            words.opening(&text[at..]).is_none_or(|word| visit(at, word))
        });
    } else {
        words.each_inside(text).all(|(at, word)| visit(at, word));
    }
}

/// Whether the character at `place` stands outside brackets, quotations and
/// titles.
pub fn is_top(text: &str, place: usize) -> bool {
    let mut found = false;
    scan_top_from(text, place, |at| {
        found = at == place;
        at < place
    });
    found
}

/// As [`scan_top`], for a search that finds nothing before `start`.
pub fn scan_top_from(text: &str, start: usize, mut visit: impl FnMut(usize) -> bool) {
    if OPENING.inside(&text[..start]) {
        scan_top(text, |at, _| at < start || visit(at));
    } else {
        scan_top(&text[start..], |at, _| visit(start + at));
    }
}

/// Calls `visit` with each character outside brackets, quotations and titles
/// until it returns false. A bracket that is never closed opens nothing.
pub fn scan_top(text: &str, mut visit: impl FnMut(usize, char) -> bool) {
    let mut skip_to = 0;
    // For each kind of bracket, up to where none is closed any more: a row of
    // open brackets must not be searched from each of them.
    let mut open_until = [0; BRACKETS.len()];
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        let Some(kind) = BRACKETS.iter().position(|(open, _)| *open == c) else {
            if !visit(at, c) {
                return;
            }
            continue;
        };
        if at < open_until[kind] {
            continue;
        }
        match matching(&text[at..], c, BRACKETS[kind].1) {
            Some(len) => skip_to = at + len,
            None => open_until[kind] = at + REACH.min(text.len() - at),
        }
    }
}

static OPENING: Words = Words::new(&["(", "“", "《", "["]);
const BRACKETS: [(char, char); 4] = [('(', ')'), ('“', '”'), ('《', '》'), ('[', ']')];

/// How far a bracket may reach, in characters: one that is closed later than
/// this was never closed.
const REACH: usize = 1500;

/// The length of the bracketed stretch at the start of `text`.
pub fn matching(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices().take(REACH) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + c.len_utf8());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_keep_brackets_and_quotations_whole() {
        let here = Here::new("设立X局(A，B)，为“甲，乙”机构；撤销Y局。");
        assert_eq!(here.clauses.len(), 3);
        assert_eq!(here.clause(), "设立X局(A，B)");
        assert_eq!(&here.sentence[here.nth(1).unwrap()], "为“甲，乙”机构");
        assert_eq!(here.mark_after(1), Some('；'));
        assert_eq!(here.part(), "设立X局(A，B)，为“甲，乙”机构；");
    }

    #[test]
    fn connectives_are_stepped_over() {
        assert_eq!(Here::new("同时，撤销Y局。").rest(), "同时，撤销Y局");
        let mut here = Here::new("设立X局，同时撤销Y局，并入Z局。");
        here.advance(1);
        assert_eq!(here.clause(), "撤销Y局");
        let end = here.clause_end();
        here.advance(end);
        assert_eq!(here.clause(), "并入Z局");
    }
}
