//! Sentences.

use std::ops::Range;

use crate::lexicon::is_blank;

/// The sentences of a range: each ends after its `。`, `!` or `?`, quotations
/// and brackets kept whole.
pub fn sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    let mut open: Vec<char> = Vec::new();
    for (at, mark) in marks(&text[range.clone()]) {
        let after = range.start + at + mark.len_utf8();
        match mark {
            '“' | '《' | '(' | '[' => open.push(mark),
            '”' | '》' | ')' | ']' => {
                open.pop();
                // A quotation that ends a sentence ends it for the reader too.
            }
            // A bracket that is never closed must not swallow the document.
            '\n' => open.clear(),
            _ if open.last().is_none_or(|open| !closes(&text[after..range.end], *open)) => {
                open.clear();
                out.push(start..after);
                start = after;
            }
            _ => {}
        }
    }
    if start < range.end {
        out.push(start..range.end);
    }
    out.retain(|range| !is_blank(&text[range.clone()]));
    out
}

/// The marks of a text that matter to its sentences. Most characters are
/// Chinese ones, which are passed over without a look at more than one byte.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let bytes = text.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        while let Some(&lead) = bytes.get(next) {
            let at = next;
            if (0xE4..=0xE9).contains(&lead) {
                next += 3;
                continue;
            }
            let mark = match bytes[at..] {
                [b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'\n', ..] => char::from(lead),
                [0xE3, 0x80, 0x82, ..] => '。',
                [0xE3, 0x80, 0x8A, ..] => '《',
                [0xE3, 0x80, 0x8B, ..] => '》',
                [0xE2, 0x80, 0x9C, ..] => '“',
                [0xE2, 0x80, 0x9D, ..] => '”',
                _ => {
                    // Bytes inside a character look like none of these.
                    next += if (0xE0..0xF0).contains(&lead) { 3 } else { 1 };
                    continue;
                }
            };
            next += mark.len_utf8();
            return Some((at, mark));
        }
        None
    })
}

/// Whether the innermost open bracket is closed within the next 200 characters.
fn closes(rest: &str, open: char) -> bool {
    let close = match open {
        '“' => '”',
        '《' => '》',
        '[' => ']',
        _ => ')',
    };
    rest.chars().take(200).any(|c| c == close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        sentences(text, 0..text.len()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_full_stop_inside_a_quotation_ends_nothing() {
        assert_eq!(
            told("将“负责A。”改为“负责B。”。保留C。"),
            ["将“负责A。”改为“负责B。”。", "保留C。"]
        );
    }

    #[test]
    fn an_open_bracket_swallows_nothing() {
        assert_eq!(told("设立X局(副部级。撤销Y局。").len(), 2);
    }
}
