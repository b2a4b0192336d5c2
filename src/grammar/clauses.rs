//! A sentence as a row of clauses, and the place a reader has come to.

use std::ops::Range;

use super::{Open, Slot, party_list};
use crate::lexicon::{Words, find, is_a_place, is_blank, trim_start, without_time, words};
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
    /// Who gives, where a clause before said `X将D移交Y`.
    giver: Option<Slot>,
    right_after_transfer: bool,
    right_after_end: bool,
    subject_known: bool,
    after_affiliation: bool,
    after_merge: bool,
    share: bool,
    /// How much in front of the start says who decides: `国务院决定`.
    decided: usize,
}

/// The marks that close a clause.
pub(super) static CLAUSE_MARKS: Words = Words::new(&["，", "；", "：", "。", "!", "?"]);

/// Words that join a clause to the one before and mean nothing else.
static CONNECTIVES: Words = Words::new(&[
    "同时，", "同意", "同时", "此外，", "另外，", "另外", "改革后，", "调整后，", "并相应",
    "相应地", "相应", "一并", "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是",
    "九是", "十是", "此后，", "随后", "为此，", "具体是：", "具体为：", "并将", "并",
]);

impl<'t> Here<'t> {
    /// At the start of a sentence.
    pub fn new(sentence: &'t str) -> Self {
        Here::of_clauses(sentence, split_top(sentence, &CLAUSE_MARKS))
    }

    /// At the start of a sentence that is divided already.
    pub(super) fn of_clauses(sentence: &'t str, clauses: Vec<Range<usize>>) -> Self {
        let mut here = Here {
            sentence,
            clauses,
            at: 0,
            start: 0,
            after_transfer: false,
            giver: None,
            right_after_transfer: false,
            right_after_end: false,
            subject_known: false,
            after_affiliation: false,
            after_merge: false,
            share: false,
            decided: 0,
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

    /// Where what is not understood starts, if this clause is not: who decides
    /// it is part of it.
    pub(super) fn unread_from(&self) -> usize {
        self.start - self.decided
    }

    /// Whether nothing but a day stands in front of this clause.
    pub fn opens_the_sentence(&self) -> bool {
        without_time(self.sentence[..self.start].trim_end_matches(['，', ' '])).is_empty()
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
        end + CLAUSE_MARKS.opening(&self.sentence[end..]).map_or(0, str::len)
    }

    /// Whether a transfer was read earlier in this sentence.
    pub fn is_after_transfer(&self) -> bool {
        self.after_transfer
    }

    /// Who gave in `X将D移交Y` earlier in this sentence: `，将E移交Z` goes on.
    pub(super) fn giver(&self) -> Option<&Slot> {
        self.giver.as_ref()
    }

    /// Whether the words before ended a body: 不再保留X，有关职责….
    pub(super) fn is_right_after_end(&self) -> bool {
        self.right_after_end
    }

    /// Whether what was read last in this sentence is a transfer.
    pub fn is_right_after_transfer(&self) -> bool {
        self.right_after_transfer
    }

    /// Whether a body was taken from its superior earlier in this sentence.
    pub fn is_after_affiliation(&self) -> bool {
        self.after_affiliation
    }

    /// Whether a body went into another earlier in this sentence.
    pub fn is_after_merge(&self) -> bool {
        self.after_merge
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
        self.after_affiliation |=
            provisions.iter().any(|open| open.act == Act::Affiliate && open.from != Slot::Unstated);
        self.after_merge |= provisions.iter().any(|open| open.act == Act::Merge);
        self.right_after_end = provisions.last().is_some_and(|open| open.act == Act::Abolish);
        self.right_after_transfer = provisions.last().is_some_and(|open| open.act == Act::Transfer);
        let gives = |open: &&Open| open.act == Act::Transfer && self.opens_with_giver(&open.from);
        if let Some(open) = provisions.iter().find(gives) {
            self.giver = Some(open.from.clone());
        }
        self.after_transfer |= provisions.iter().any(|open| open.act == Act::Transfer);
        self.subject_known |= provisions.iter().any(|open| {
            matches!(open.body, Slot::Named(_) | Slot::Subject) || matches!(open.to, Slot::Named(_))
        });
    }

    /// Whether this clause is `X将…` of that body.
    fn opens_with_giver(&self, giver: &Slot) -> bool {
        let Slot::Named(name) = giver else { return false };
        let rest = self.sentence[self.start..].strip_prefix(name.as_str());
        rest.is_some_and(|rest| rest.starts_with(['将', '把']))
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
        let said = &self.sentence[self.start..clause.end];
        self.start += said.len() - trim_start(said).len();
        // Who decides is said first, or behind the day.
        let may_decide = self.at <= 1;
        let said = &self.sentence[self.start..clause.end];
        self.decided = if may_decide { decided(said).max(decides(said)) } else { 0 };
        self.start += self.decided;
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

/// What is decided opens with one of these.
static DECIDED: Words = Words::new(&[
    "将", "把", "组建", "重新组建", "设立", "成立", "增设", "撤销", "合并", "整合", "恢复",
    "不再保留",
]);

/// Those who decide about bodies, and are no party where they do.
static DECIDERS: Words = Words::new(&[
    "国务院", "中央", "政府", "行署", "省委", "市委", "县委", "区委", "州委", "旗委", "地委",
    "党委", "工委", "人委", "革委会", "编委", "编委会", "编办", "编制委员会", "镇委", "乡委",
]);

/// The length of `县委` in `县委将A并入B`.
fn decides(clause: &str) -> usize {
    let takes = words!["将", "把"].first_inside(clause).filter(|&(at, _)| at > 0 && at <= 72);
    let Some((at, _)) = takes else { return 0 };
    let who = without_time(&clause[..at]);
    // 县委编办将作为…: it will, and decides of nobody else.
    let will = words!["作为", "成为", "承担", "负责", "统一", "继续", "更名", "改为", "由"];
    if will.open(&clause[at + '将'.len_utf8()..]) {
        return 0;
    }
    if DECIDERS.close(who) && party_list(who).is_some() { at } else { 0 }
}

/// The length of `国务院决定` where what is decided follows in the clause.
fn decided(clause: &str) -> usize {
    let words = words!["决定", "批准", "同意"];
    let Some((at, word)) = words.first_inside(clause).filter(|&(at, _)| at <= 72) else { return 0 };
    let end = at + word.len();
    let who = without_time(&clause[..at]);
    let who = who.strip_prefix('经').unwrap_or(who);
    let who = words!["研究", "讨论"].strip_closing(who).unwrap_or(who);
    let meets = || words!["会议", "全会", "大会"].close(who);
    let somebody = || who.is_empty() || party_list(who).is_some() || is_a_place(who) || meets();
    if DECIDED.open(&clause[end..]) && somebody() { end } else { 0 }
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
    pieces(text, each_top(text, marks).map(|(at, mark)| (at, mark.len())))
}

/// The pieces between marks, given by their places and lengths; blank ones not
/// at all.
pub(super) fn pieces(text: &str, marks: impl Iterator<Item = (usize, usize)>) -> Vec<Range<usize>> {
    let mut out = Vec::with_capacity(4);
    let mut start = 0;
    for (at, len) in marks {
        if !is_blank(&text[start..at]) {
            out.push(start..at);
        }
        start = at + len;
    }
    if !is_blank(&text[start..]) {
        out.push(start..text.len());
    }
    out
}

/// The first place of `needle` outside brackets, quotations and titles.
pub fn find_top(text: &str, needle: &str) -> Option<usize> {
    let first = find(text, needle)?;
    let mut brackets = Brackets::of(text);
    if brackets.pass(first) {
        return Some(first);
    }
    let rest = first + needle.len();
    let places = text[rest..].match_indices(needle).map(|(at, _)| rest + at);
    places.into_iter().find(|&at| brackets.pass(at))
}

/// The first place of one of `marks` outside brackets, quotations and titles.
pub(crate) fn find_any_top(text: &str, marks: &Words) -> Option<usize> {
    each_top(text, marks).next().map(|(at, _)| at)
}

/// Each place outside brackets, quotations and titles where one of `words`
/// stands, with the first of the list that stands there.
pub(super) fn each_top<'t>(
    text: &'t str,
    words: &'t Words,
) -> impl Iterator<Item = (usize, &'static str)> + 't {
    let mut brackets = Brackets::of(text);
    words.each_inside(text).filter(move |&(at, _)| brackets.pass(at))
}

/// Whether the character at `place` stands outside brackets, quotations and
/// titles.
pub fn is_top(text: &str, place: usize) -> bool {
    Brackets::of(text).pass(place)
}

/// What of a text stands in brackets, quotations and titles, found as far as
/// it is asked for. A bracket that is never closed opens nothing.
pub(super) struct Brackets<'t> {
    text: &'t str,
    /// Up to where brackets were looked for.
    seen: usize,
    /// For each kind of bracket, up to where none is closed any more: a row of
    /// open brackets must not be searched from each of them.
    open_until: [usize; BRACKETS.len()],
}

impl<'t> Brackets<'t> {
    pub fn of(text: &'t str) -> Self {
        Brackets { text, seen: 0, open_until: [0; BRACKETS.len()] }
    }

    /// Whether the character at `place` stands outside and is no opening
    /// bracket. Asked from left to right.
    pub fn pass(&mut self, place: usize) -> bool {
        while self.seen < place {
            match OPENING.first_inside(&self.text[self.seen..place]) {
                Some((at, mark)) => self.seen = self.end_of(self.seen + at, mark),
                None => self.seen = place,
            }
        }
        self.seen == place && !OPENING.open(&self.text[place..])
    }

    /// Where what the bracket at `at` opens ends: behind the bracket itself if
    /// it is never closed.
    fn end_of(&mut self, at: usize, mark: &str) -> usize {
        let kind = BRACKETS.iter().position(|(open, _)| mark.starts_with(*open)).unwrap_or(0);
        if at >= self.open_until[kind] {
            let (open, close) = BRACKETS[kind];
            match matching(&self.text[at..], open, close) {
                Some(len) => return at + len,
                None => self.open_until[kind] = at + REACH.min(self.text.len() - at),
            }
        }
        at + mark.len()
    }
}

pub(super) static OPENING: Words = Words::new(&["(", "“", "《", "["]);
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
    fn who_decides_is_stepped_over_and_not_lost() {
        let here = Here::new("1998年3月10日，国务院决定将甲部改为乙局。");
        assert_eq!(here.clause(), "1998年3月10日");
        let mut here = Here::new("县委研究决定撤销的机构名单如下。");
        assert_eq!(here.clause(), "撤销的机构名单如下");
        let said = crate::grammar::read(here.sentence());
        assert_eq!((said.provisions.len(), said.residue[0].start), (0, 0));
        here.advance(1);
        assert!(here.is_done());
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
