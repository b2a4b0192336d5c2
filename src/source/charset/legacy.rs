//! The charsets before Unicode: GB18030 and Big5, seldom another.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::{Charset, Decoded, plainly, sample};
use crate::source::{
    Span,
    note::{NoteKind, SourceNote},
};

/// Decodes text that is not Unicode; `declared` is what the page says of
/// itself, which is believed unless the text speaks against it.
pub(super) fn decode(bytes: &[u8], declared: Option<Charset>) -> Decoded {
    let (charset, certain) = guess(sample(bytes), declared);
    let mut decoded = plainly(bytes, charset);
    if !certain {
        let span = Span::new(0, 0);
        decoded.notes.push(SourceNote { kind: NoteKind::UncertainCharset, span });
    }
    decoded
}

/// The likeliest charset, and whether the text bears it out.
fn guess(sample: &[u8], declared: Option<Charset>) -> (Charset, bool) {
    let gb = common_share(sample, is_common_gb);
    let big5 = common_share(sample, is_common_big5);
    if gb.max(big5) < HARDLY {
        let charset = declared.or_else(|| detect(sample)).unwrap_or(Charset::GB18030);
        return (charset, false);
    }
    // Where both fit, the text is too short to tell: then the statistics of
    // browsers decide, and the note says that it was close.
    if (gb - big5).abs() < CLOSE {
        let charset = declared.or_else(|| detect(sample));
        let charset = charset.filter(|found| [Charset::GB18030, Charset::BIG5].contains(found));
        return (charset.unwrap_or(Charset::GB18030), declared.is_some());
    }
    (if gb > big5 { Charset::GB18030 } else { Charset::BIG5 }, true)
}

/// A share of common characters below this speaks against a charset.
const HARDLY: f64 = 0.5;

/// Shares nearer than this do not decide between two charsets.
const CLOSE: f64 = 0.1;

fn detect(sample: &[u8]) -> Option<Charset> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    Charset::of_label(detector.guess(Some(b"cn"), Utf8Detection::Deny).name())
}

fn common_share(sample: &[u8], is_common: fn(u8, u8) -> bool) -> f64 {
    let (all, common) = count_common(sample, is_common);
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// How many two-byte characters there are, and how many are in daily use.
///
/// Both charsets hold their common characters, and the punctuation, in blocks
/// of their own; a text read in the other's charset lands outside for the
/// most part.
pub(super) fn count_common(bytes: &[u8], is_common: fn(u8, u8) -> bool) -> (usize, usize) {
    let (mut all, mut common) = (0, 0);
    let mut rest = bytes;
    while let [lead, tail @ ..] = rest {
        rest = tail;
        if *lead < 0x80 {
            continue;
        }
        let Some((&trail, tail)) = tail.split_first() else { break };
        all += 1;
        common += usize::from(is_common(*lead, trail));
        // A byte below 0x40 is never the second of two; it starts anew.
        if trail >= 0x40 {
            rest = tail;
        }
    }
    (all, common)
}

/// Symbols and the first level of GB 2312.
pub(super) fn is_common_gb(lead: u8, trail: u8) -> bool {
    matches!(lead, 0xA1..=0xA3 | 0xB0..=0xD7) && matches!(trail, 0xA1..=0xFE)
}

/// Symbols and the first level of Big5.
fn is_common_big5(lead: u8, trail: u8) -> bool {
    matches!(lead, 0xA1..=0xC6) && matches!(trail, 0x40..=0x7E | 0xA1..=0xFE)
}
