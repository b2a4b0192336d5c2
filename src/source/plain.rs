//! Which lines are in their one form already.
//!
//! Nearly all are, but for the space at their ends. One look at each character
//! tells them from those that [`super::fold`] must change.

use std::ops::Range;

use super::fold;

/// A line of the source.
#[derive(Debug)]
pub(super) struct Raw {
    /// With its end.
    pub whole: Range<usize>,
    /// Without the space at its ends; means nothing where it is not plain.
    pub said: Range<usize>,
    /// The characters of `said`.
    pub chars: usize,
    /// Whether space stands before it.
    pub indented: bool,
    /// Whether `said` is the line in its one form, unless it is traditional.
    pub plain: bool,
    /// Whether a character that only traditional text has was seen in it.
    pub traditional: bool,
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Vec<Raw> {
    let mut out = Vec::with_capacity(text.len() / 200);
    let mut at = 0;
    while at < text.len() {
        let line = line(text, at);
        at = line.whole.end;
        out.push(line);
    }
    out
}

/// What a character is to a line.
enum Kind {
    /// Stays as it is.
    Plain,
    /// Space that the ends of a line lose.
    Space,
    /// Ends the line.
    End,
    /// May have to change.
    Odd,
}

fn line(text: &str, start: usize) -> Raw {
    let bytes = text.as_bytes();
    let (mut whole_end, mut said) = (text.len(), start..start);
    let (mut at, mut chars) = (start, 0);
    let (mut indented, mut plain, mut traditional) = (false, true, false);
    while let Some(lead) = bytes.get(at) {
        let (len, count) = if is_han_lead(lead) {
            let han = han(&bytes[at..]);
            traditional |= han.traditional;
            (han.len, han.len / 3)
        } else {
            let (kind, len) = kind(text, at);
            match kind {
                // Of two equal marks in a row one goes.
                Kind::Plain => {
                    let mark = matches!(lead, 0xE3 | 0xEF);
                    plain &= !(mark && bytes[start..at].ends_with(&bytes[at..at + len]));
                }
                Kind::Space => indented |= at == start,
                Kind::Odd => plain = false,
                Kind::End => {
                    whole_end = at + len;
                    break;
                }
            }
            if !matches!(kind, Kind::Plain) {
                at += len;
                continue;
            }
            (len, 1)
        };
        if chars == 0 {
            said.start = at;
        } else {
            // Space was passed that no end of the line takes away.
            plain &= said.end == at;
        }
        chars += count;
        at += len;
        said.end = at;
    }
    Raw { whole: start..whole_end, said, chars, indented, plain, traditional }
}

/// Characters of the common Chinese blocks, one after the other.
struct Han {
    /// In bytes.
    len: usize,
    /// Whether one of them stands in traditional text only.
    traditional: bool,
}

/// Those that `bytes` begin with: most of a text is looked at here.
fn han(bytes: &[u8]) -> Han {
    let (chars, _) = bytes.as_chunks::<3>();
    let mut may_be_traditional = false;
    let mut count = 0;
    for char in chars {
        if !is_han_lead(&char[0]) {
            break;
        }
        may_be_traditional |= fold::may_be_traditional(char);
        count += 1;
    }
    let is_traditional =
        || str::from_utf8(chars[..count].as_flattened()).is_ok_and(fold::is_traditional);
    Han { len: 3 * count, traditional: may_be_traditional && is_traditional() }
}

fn kind(text: &str, at: usize) -> (Kind, usize) {
    let bytes = text.as_bytes();
    match bytes[at] {
        lead if lead < 0x80 => (ascii(text, at), 1),
        0xE3 => match (bytes[at + 1], bytes[at + 2]) {
            //
            (0x80, 0x80) => (Kind::Space, 3),
            // 、。〇〈〉《》
            (0x80, 0x81 | 0x82 | 0x87..=0x8B) => (Kind::Plain, 3),
            _ => (Kind::Odd, 3),
        },
        0xEF => match (bytes[at + 1], bytes[at + 2]) {
            // ，：；
            (0xBC, 0x8C | 0x9A | 0x9B) => (Kind::Plain, 3),
            _ => (Kind::Odd, 3),
        },
        0xE2 => match (bytes[at + 1], bytes[at + 2]) {
            // —‘’“”…
            (0x80, 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6) => (Kind::Plain, 3),
            // Line and paragraph separators.
            (0x80, 0xA8 | 0xA9) => (Kind::End, 3),
            _ => (Kind::Odd, 3),
        },
        0xC2 if bytes[at + 1] == 0xA0 => (Kind::Space, 2),
        lead => (
            Kind::Odd,
            if lead < 0xE0 {
                2
            } else if lead < 0xF0 {
                3
            } else {
                4
            },
        ),
    }
}

fn ascii(text: &str, at: usize) -> Kind {
    let bytes = text.as_bytes();
    match bytes[at] {
        b'\n' | b'\r' | 0x0C => Kind::End,
        b' ' | b'\t' => Kind::Space,
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b')' | b']' | b'-' | b'%' | b'/' | b'+' => {
            Kind::Plain
        }
        // 務(wù) and [接上页] are crumbs of the page, (一) and [2008] are not.
        b'(' if starts_with_han(&bytes[at + 1..]) => Kind::Plain,
        b'(' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => Kind::Plain,
        b'[' if bytes.len() > at + 3 && bytes[at + 1..=at + 3].iter().all(u8::is_ascii_digit) => {
            Kind::Plain
        }
        _ => Kind::Odd,
    }
}

fn starts_with_han(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(is_han_lead)
}

/// Whether a character that begins with this byte is one of the common Chinese
/// blocks.
#[inline]
fn is_han_lead(byte: &u8) -> bool {
    matches!(byte, 0xE4..=0xE9)
}
