//! UTF-8 with damage, and files whose lines are in two charsets.
//!
//! Compilations are often pasted together from files in different charsets,
//! and downloads are cut off in the middle of a character. Both are UTF-8
//! for the most part, and neither is well-formed.

use super::{
    Charset, Decoded,
    legacy::{count_common, is_common_gb},
};
use crate::source::{
    Span,
    note::{MAX_NOTES, NoteKind, SourceNote},
};

/// Decodes what is UTF-8 in part; `None` if it is in another charset
/// altogether.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let whole = Tally::of(bytes);
    if whole.ideographs == 0 {
        return None;
    }
    let lines = || bytes.split_inclusive(|&byte| byte == b'\n');
    let foreign = lines().filter(|line| is_gb(line)).map(<[u8]>::len).sum::<usize>();
    if foreign == 0 {
        return whole.is_utf8().then(|| super::plainly(bytes, Charset::UTF_8));
    }
    // A few lines of a GB18030 text may happen to look like UTF-8; then the
    // charset of the rest is the charset of all.
    let native = lines().filter(|line| !line.is_ascii() && Tally::of(line).is_utf8());
    let native = native.map(<[u8]>::len).sum::<usize>();
    (native * 50 > foreign).then(|| line_by_line(lines()))
}

/// Reads each line in the charset it is in, and notes those of the minority.
fn line_by_line<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Decoded {
    let mut text = String::new();
    let mut spans = [Vec::new(), Vec::new()];
    let mut sizes = [0, 0];
    for line in lines {
        let start = text.len();
        let gb = is_gb(line);
        let charset = if gb { Charset::GB18030 } else { Charset::UTF_8 };
        text.push_str(&charset.decode(line));
        if !line.is_ascii() {
            sizes[usize::from(gb)] += line.len();
            extend(&mut spans[usize::from(gb)], start, text.len());
        }
    }
    let [utf8, gb] = spans;
    let (charset, others) =
        if sizes[0] >= sizes[1] { (Charset::UTF_8, gb) } else { (Charset::GB18030, utf8) };
    let note = |span| SourceNote { kind: NoteKind::OtherCharset, span };
    Decoded { text, charset, notes: others.into_iter().map(note).collect() }
}

/// Adds a line to the spans; neighbours become one, and so does the rest when
/// there are too many.
fn extend(spans: &mut Vec<Span>, start: usize, end: usize) {
    let full = spans.len() >= MAX_NOTES;
    match spans.last_mut() {
        Some(last) if last.end as usize == start || full => last.end = end as u32,
        _ => spans.push(Span::new(start, end)),
    }
}

/// Whether a line is in GB18030 and can hardly be UTF-8 with damage.
fn is_gb(line: &[u8]) -> bool {
    if line.is_ascii() || Tally::of(line).is_utf8() {
        return false;
    }
    let (all, common) = count_common(line, is_common_gb);
    all >= 2 && common * 10 >= all * 7
}

/// What a stretch of bytes looks like when read as UTF-8.
struct Tally {
    /// Well-formed characters of the kind Chinese texts are made of.
    ideographs: usize,
    /// Sequences that are not well-formed.
    broken: usize,
}

impl Tally {
    fn of(bytes: &[u8]) -> Tally {
        let mut tally = Tally { ideographs: 0, broken: 0 };
        for chunk in bytes.utf8_chunks() {
            tally.ideographs += chunk.valid().chars().filter(|&c| is_ideograph(c)).count();
            tally.broken += usize::from(!chunk.invalid().is_empty());
        }
        tally
    }

    /// More than half of what is not ASCII is sound. In GB18030 read as
    /// UTF-8 nearly every pair of bytes is broken.
    fn is_utf8(&self) -> bool {
        self.ideographs >= self.broken
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2014}'..='\u{2026}' | '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}
