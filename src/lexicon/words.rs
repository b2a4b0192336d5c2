//! A list of words that a text can be asked for many times a second.
//!
//! Lists in this program are long and texts are short: what a text begins or
//! ends with, or holds, is looked up by one character instead of being
//! compared with each word.

use std::sync::OnceLock;

use aho_corasick::packed::Searcher;

use super::buckets::{Buckets, head, tail};

/// A list of words, indexed by their first and last characters when first
/// asked. Words keep the order in which they are written: where several fit,
/// the first is meant unless a name says otherwise.
#[derive(Debug)]
pub(crate) struct Words {
    list: &'static [&'static str],
    index: OnceLock<Index>,
}

#[derive(Debug)]
struct Index {
    by_first: Buckets<(), SLOTS>,
    by_last: Buckets<(), SLOTS>,
    /// Whether no word begins with a Chinese character.
    marks_only: bool,
    /// Finds the first place in a long text, many bytes at a step.
    searcher: Option<Searcher>,
}

/// The longest list that a [`Searcher`] is made for.
const FEW: usize = 16;

/// In bytes. Preparing a search takes longer than looking a shorter text through.
const LONG: usize = 64;

const SLOTS: usize = 512;

/// A list written where it is used.
macro_rules! words {
    [$($word:literal),+ $(,)?] => {{
        static LIST: $crate::lexicon::Words = $crate::lexicon::Words::new(&[$($word),+]);
        &LIST
    }};
}
pub(crate) use words;

impl Words {
    /// A list. No word may be empty.
    pub const fn new(list: &'static [&'static str]) -> Self {
        Words { list, index: OnceLock::new() }
    }

    /// Every word, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().copied()
    }

    /// Whether `text` begins with one of them.
    #[inline]
    pub fn open(&self, text: &str) -> bool {
        self.opening(text).is_some()
    }

    /// Whether the first character of `text` is that of one of them: the quick
    /// answer.
    #[inline]
    fn may_open(&self, text: &str) -> bool {
        first_slot(text.as_bytes()).is_some_and(|slot| !self.index().by_first.has_none(slot))
    }

    /// The word that `text` begins with.
    #[inline]
    pub fn opening(&self, text: &str) -> Option<&'static str> {
        if self.may_open(text) { self.first_at_start(text) } else { None }
    }

    #[inline(never)]
    fn first_at_start(&self, text: &str) -> Option<&'static str> {
        self.at_start(text).next()
    }

    /// The longest word that `text` begins with.
    pub fn longest_opening(&self, text: &str) -> Option<&'static str> {
        self.at_start(text).max_by_key(|word| word.len())
    }

    /// `text` without the word that it begins with.
    pub fn strip_opening<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.opening(text).map(|word| &text[word.len()..])
    }

    /// `text` without the longest word that it begins with.
    pub fn strip_longest_opening<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.longest_opening(text).map(|word| &text[word.len()..])
    }

    /// Whether `text` ends with one of them.
    #[inline]
    pub fn close(&self, text: &str) -> bool {
        self.closing(text).is_some()
    }

    /// Whether the last character of `text` is that of one of them: the quick
    /// answer.
    #[inline]
    fn may_close(&self, text: &str) -> bool {
        last_slot(text.as_bytes()).is_some_and(|slot| !self.index().by_last.has_none(slot))
    }

    /// The word that `text` ends with.
    #[inline]
    pub fn closing(&self, text: &str) -> Option<&'static str> {
        if self.may_close(text) { self.first_at_end(text) } else { None }
    }

    #[inline(never)]
    fn first_at_end(&self, text: &str) -> Option<&'static str> {
        self.at_end(text).next()
    }

    /// `text` without the word that it ends with.
    pub fn strip_closing<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.closing(text).map(|word| &text[..text.len() - word.len()])
    }

    /// `text` without the longest word that it ends with.
    pub fn strip_longest_closing<'t>(&self, text: &'t str) -> Option<&'t str> {
        let word = self.at_end(text).max_by_key(|word| word.len())?;
        Some(&text[..text.len() - word.len()])
    }

    /// Whether `text` is one of them.
    pub fn are(&self, text: &str) -> bool {
        self.at_start(text).any(|word| word.len() == text.len())
    }

    /// Whether one of them stands anywhere in `text`.
    pub fn inside(&self, text: &str) -> bool {
        self.first_inside(text).is_some()
    }

    /// The word that stands first in `text`, with its place.
    pub fn first_inside(&self, text: &str) -> Option<(usize, &'static str)> {
        self.each_inside(text).next()
    }

    /// Every place of `text` where a word stands, with the first of the list
    /// that stands there. Words may overlap.
    #[inline]
    pub fn each_inside<'t>(&'t self, text: &'t str) -> Inside<'t> {
        let index = self.index();
        let at = match &index.searcher {
            Some(searcher) if text.len() >= LONG => {
                searcher.find(text).map_or(text.len(), |found| found.start())
            }
            _ => 0,
        };
        let (text, marks_only) = (text.as_bytes(), index.marks_only);
        Inside { buckets: &index.by_first, text, at, marks_only }
    }

    /// The words that `text` begins with, in the order of the list.
    pub fn at_start<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        let text = text.as_bytes();
        let entries = first_slot(text).map_or(&[][..], |slot| self.index().by_first.of(slot));
        let head = if entries.is_empty() { 0 } else { head(text) };
        let fitting = entries.iter().filter(move |entry| entry.begins(head, text));
        fitting.map(|entry| entry.word)
    }

    /// The words that `text` ends with, in the order of the list.
    pub fn at_end<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        let text = text.as_bytes();
        let entries = last_slot(text).map_or(&[][..], |slot| self.index().by_last.of(slot));
        let tail = if entries.is_empty() { 0 } else { tail(text) };
        let fitting = entries.iter().filter(move |entry| entry.ends(tail, text));
        fitting.map(|entry| entry.word)
    }

    #[inline]
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.list))
    }
}

impl Index {
    fn new(list: &[&'static str]) -> Self {
        let (mut by_first, mut by_last) = (Buckets::new(), Buckets::new());
        for &word in list {
            if let Some(slot) = first_slot(word.as_bytes()) {
                by_first.push_first(slot, word, ());
            }
            if let Some(slot) = last_slot(word.as_bytes()) {
                by_last.push_last(slot, word, ());
            }
        }
        let marks_only = !list.iter().any(|word| word.as_bytes().first().is_some_and(is_han_lead));
        // A search for single bytes stops too often.
        let apt = list.len() <= FEW && !marks_only && list.iter().all(|word| word.len() >= 3);
        let searcher = if apt { Searcher::new(list) } else { None };
        Index { by_first, by_last, marks_only, searcher }
    }
}

/// Whether a character that begins with this byte is a Chinese one of three
/// bytes: neither a mark nor a space.
#[inline]
fn is_han_lead(byte: &u8) -> bool {
    matches!(byte, 0xE4..=0xE9)
}

/// Whether a text is empty or nothing but space.
#[inline]
pub(crate) fn is_blank(text: &str) -> bool {
    trim_start(text).is_empty()
}

/// A text without the space at its ends. Most texts here have none.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    trim_end(trim_start(text))
}

/// A text without the space that it ends with.
#[inline]
pub(crate) fn trim_end(text: &str) -> &str {
    match *text.as_bytes() {
        // Chinese characters and marks; of these only U+3000 is a space.
        [.., 0xE4..=0xE9 | 0xEF, _, _] => text,
        [.., 0xE3, middle, last] if (middle, last) != (0x80, 0x80) => text,
        _ => text.trim_end(),
    }
}

/// A text without the space that it begins with.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    if text.as_bytes().first().is_some_and(is_han_lead) { text } else { text.trim_start() }
}

/// Whether a character may stand in a day: `1952年3月`, `2003年1月1日至2004年底`.
fn tells_time(c: char) -> bool {
    matches!(
        c,
        '0'..='9' | '年' | '月' | '日' | '.' | '-' | '—' | '至' | '初' | '末' | '底' | '同' | ' '
    )
}

/// Drops a date that opens a clause: `1952年3月粮食科`, `自2003年1月1日起移交`.
pub(crate) fn without_time(text: &str) -> &str {
    // 次年3月，翌年
    if let Some(rest) = words!["次年", "翌年", "是年", "当年"].strip_opening(text)
        && !rest.starts_with(['度', '的'])
    {
        let rest = rest.trim_start_matches(['，', ' ']);
        return if rest.starts_with(|c: char| c.is_ascii_digit()) {
            without_time(rest)
        } else {
            rest
        };
    }
    let day = text.strip_prefix(['自', '从', '于']).unwrap_or(text);
    if let Some(rest) = since_an_event(text, day) {
        return rest;
    }
    let cut = day.find(|c: char| !tells_time(c)).unwrap_or(day.len());
    if cut == 0 || !day[..cut].contains(['年', '.', '月']) {
        return text;
    }
    let rest = without_season(&day[..cut], day[cut..].trim_start());
    match day.len() < text.len() {
        true => rest.strip_prefix('起').unwrap_or(rest).trim_start_matches('，'),
        false => rest,
    }
}

/// `1965年夏，`, `1965年秋季`: the season is part of the day; 夏邑县 is not.
fn without_season<'t>(day: &str, rest: &'t str) -> &'t str {
    let Some(behind) = rest.strip_prefix(['春', '夏', '秋', '冬']) else { return rest };
    let more = behind.strip_prefix(['季', '间', '天']).unwrap_or(behind);
    let is_season =
        more.len() < behind.len() || behind.is_empty() || behind.starts_with(['，', '原']);
    if is_season && day.trim_end().ends_with('年') { more } else { rest }
}

/// What stands behind `自挂牌之日起`, `即日起`.
fn since_an_event<'t>(text: &'t str, day: &'t str) -> Option<&'t str> {
    let rest = match day.strip_prefix("即日起") {
        Some(rest) => rest,
        None if day.len() < text.len() => {
            let end = find(day, "之日起").filter(|&at| at <= LONGEST_EVENT)?;
            day[..end]
                .chars()
                .all(|c| !matches!(c, '，' | '。'))
                .then(|| &day[end + "之日起".len()..])?
        }
        None => return None,
    };
    Some(rest.trim_start_matches(['，', ' ']))
}

/// In bytes: 自本通知发布之日起.
const LONGEST_EVENT: usize = 36;

/// Drops the day from which or on which something is done: `D于2018年10月`,
/// `D自2019年1月1日起` → `D`.
pub(crate) fn without_day(text: &str) -> &str {
    if !text.ends_with(['年', '月', '日', '起', '底', '初', '末']) {
        return text;
    }
    let day = text.strip_suffix('起').unwrap_or(text);
    // 自公告之日起
    if let Some(event) = day.strip_suffix("之日") {
        let start = event.rfind(['自', '从']).filter(|at| event.len() - at <= LONGEST_EVENT);
        return start.map_or(text, |at| &text[..at]);
    }
    let before = day.trim_end_matches(tells_time);
    let said = &day[before.len()..];
    if said.contains('年') && said.starts_with(|c: char| c.is_ascii_digit()) {
        // X2001年12月撤销
        return before.strip_suffix(['于', '自', '从', '在']).unwrap_or(before);
    }
    let is_day = said.contains(['年', '月']);
    before.strip_suffix(['于', '自', '从', '在']).filter(|_| is_day).unwrap_or(text)
}

/// A text without the marks, none of them a Chinese character, at its end.
#[inline]
pub(crate) fn trim_marks<'t>(text: &'t str, marks: &[char]) -> &'t str {
    if ends_in_han(text) { text } else { text.trim_end_matches(marks) }
}

/// Whether the last character is a Chinese one of three bytes.
#[inline]
fn ends_in_han(text: &str) -> bool {
    matches!(*text.as_bytes(), [.., lead, _, _] if is_han_lead(&lead))
}

/// A text without the words, one or more times, that it begins with.
#[inline]
pub(crate) fn without_first<'t>(mut text: &'t str, word: &str) -> &'t str {
    while let Some(rest) = text.strip_prefix(word) {
        text = rest;
    }
    text
}

/// A text without the words, one or more times, that it ends with.
#[inline]
pub(crate) fn without_last<'t>(mut text: &'t str, word: &str) -> &'t str {
    while let Some(rest) = text.strip_suffix(word) {
        text = rest;
    }
    text
}

/// The slot of a character, told by two of its bytes.
#[inline]
fn slot(before_last: u8, last: u8) -> usize {
    ((usize::from(before_last) << 6) ^ usize::from(last)) & (SLOTS - 1)
}

/// The slot of the character that `bytes` begin with.
#[inline]
fn first_slot(bytes: &[u8]) -> Option<usize> {
    (!bytes.is_empty()).then(|| opening(bytes).1)
}

/// The slot of the character that `bytes` end with.
#[inline]
fn last_slot(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [.., middle, last] if last >= 0x80 => Some(slot(middle, last)),
        [.., last] => Some(usize::from(last)),
        [] => None,
    }
}

/// The places where words stand in a text.
pub(crate) struct Inside<'t> {
    buckets: &'t Buckets<(), SLOTS>,
    text: &'t [u8],
    at: usize,
    marks_only: bool,
}

impl Iterator for Inside<'_> {
    type Item = (usize, &'static str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (here, len, slot) = self.candidate()?;
            self.at = here + len;
            let rest = &self.text[here..];
            let head = head(rest);
            let entries = self.buckets.of(slot);
            if let Some(entry) = entries.iter().find(|entry| entry.begins(head, rest)) {
                return Some((here, entry.word));
            }
        }
    }
}

impl Inside<'_> {
    /// The next place at which a word may begin, with the length and the slot
    /// of the character there.
    #[inline]
    fn candidate(&self) -> Option<(usize, usize, usize)> {
        let mut rest = self.text.get(self.at..)?;
        loop {
            // Marks stand far apart between Chinese characters.
            if self.marks_only {
                let mut passed = 0;
                while rest.get(passed).is_some_and(is_han_lead) {
                    passed += 3;
                }
                rest = rest.get(passed..)?;
            }
            let (len, slot) = match *rest {
                // Most characters are Chinese ones.
                [0xE0..0xF0, middle, last, ..] => (3, slot(middle, last)),
                [] => return None,
                _ => opening(rest),
            };
            if !self.buckets.has_none(slot) {
                return Some((self.text.len() - rest.len(), len, slot));
            }
            rest = rest.get(len..)?;
        }
    }
}

/// The length of the character that `bytes` begin with, and its slot.
#[inline]
fn opening(bytes: &[u8]) -> (usize, usize) {
    match *bytes {
        [lead, middle, last, ..] if lead >= 0xE0 => {
            (if lead < 0xF0 { 3 } else { 4 }, slot(middle, last))
        }
        [lead, ..] => (if lead < 0x80 { 1 } else { 2 }, usize::from(lead)),
        [] => (1, 0),
    }
}

/// The first place of `word` in `text`. Made for short texts, where preparing
/// a search takes longer than searching.
pub(crate) fn find(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    // The last byte of a Chinese character tells most about it.
    let told = word.len().checked_sub(1)?.min(2);
    let mut places = memchr::memchr_iter(word[told], text);
    places.find_map(|at| {
        let start = at.checked_sub(told)?;
        text[start..].starts_with(word).then_some(start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    static VERBS: Words = Words::new(&["划给", "划", "划归口", "a", "设立", "》"]);

    #[test]
    fn the_order_of_the_list_decides_unless_the_longest_is_asked() {
        assert_eq!(VERBS.opening("划归口管理"), Some("划"));
        assert_eq!(VERBS.longest_opening("划归口管理"), Some("划归口"));
        assert_eq!(VERBS.closing("不再划给"), Some("划给"));
        assert_eq!(VERBS.strip_opening("设立X局"), Some("X局"));
        assert_eq!(VERBS.strip_longest_closing("由A划给"), Some("由A"));
        assert_eq!(VERBS.opening(""), None);
        assert!(VERBS.are("划") && !VERBS.are("划入") && !VERBS.are(""));
    }

    #[test]
    fn words_are_found_at_every_place_and_nowhere_else() {
        let text = "é𠀀《X》a将A划给B，划入C。";
        let found: Vec<_> = VERBS.each_inside(text).map(|(at, word)| (&text[at..], word)).collect();
        assert_eq!(
            found.iter().map(|(_, word)| *word).collect::<Vec<_>>(),
            ["》", "a", "划给", "划"]
        );
        assert!(found.iter().all(|(rest, word)| rest.starts_with(word)));
        assert!(!VERBS.inside("设置机构"));
    }

    #[test]
    fn a_long_text_is_searched_as_a_short_one() {
        static MOVES: Words = Words::new(&["划入", "划", "移交给下级"]);
        let text = "负责全市水利工程的建设和管理，".repeat(9) + "移交，将A划入B，移交给下级。";
        let places = |word: &str| text.match_indices(word).map(|(at, _)| at).collect::<Vec<_>>();
        let found: Vec<_> = MOVES.each_inside(&text).collect();
        assert_eq!(found, [(places("划入")[0], "划入"), (places("移交给下级")[0], "移交给下级")]);
        assert!(!MOVES.inside(&text[..places("将")[0]]));
    }

    #[test]
    fn the_index_says_what_comparing_says() {
        let text = "将原信息产业部和国务院信息化工作办公室的职责划给工业和信息化部，设立𠀀局a。";
        for (start, _) in text.char_indices() {
            let rest = &text[start..];
            assert_eq!(VERBS.open(rest), VERBS.iter().any(|word| rest.starts_with(word)));
            assert_eq!(VERBS.inside(rest), VERBS.iter().any(|word| rest.contains(word)));
            let before = &text[..start];
            assert_eq!(VERBS.close(before), VERBS.iter().any(|word| before.ends_with(word)));
        }
    }
}
