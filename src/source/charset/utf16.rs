//! UTF-16 that does not say so.

use super::Charset;

/// UTF-16 in one byte order or the other, if the bytes can hardly be anything
/// else.
///
/// Two conditions: nearly every pair of bytes is a character that Chinese
/// documents hold, and some pair has a byte that no text in another charset
/// has (the zero of a line end, the 02 of 。, the FF of ，). The second keeps
/// ASCII markup out, whose letters in pairs are Chinese characters as well.
pub(super) fn guess(sample: &[u8]) -> Option<Charset> {
    if fits(sample, u16::from_le_bytes) {
        return Some(Charset::UTF_16LE);
    }
    fits(sample, u16::from_be_bytes).then_some(Charset::UTF_16BE)
}

fn fits(sample: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let (pairs, _) = sample.as_chunks::<2>();
    // Text in another charset has used these up after a few lines.
    let mut implausible_left = pairs.len() / 20;
    let mut telling = false;
    for &pair in pairs {
        let unit = unit(pair);
        telling |= is_telling(unit);
        if !is_plausible(unit) {
            let Some(left) = implausible_left.checked_sub(1) else { return false };
            implausible_left = left;
        }
    }
    telling
}

/// Letters, digits, ideographs, and the punctuation of both scripts.
fn is_plausible(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0 | 0xB7 | 0x2003 | 0x2014..=0x2026 | 0x2160..=0x217F
        | 0x2460..=0x24FF | 0x3000..=0x303F | 0x3220..=0x3229 | 0x3400..=0x9FFF | 0xFF01..=0xFF5E)
}

/// Characters one of whose bytes is in no text of another charset.
fn is_telling(unit: u16) -> bool {
    matches!(unit, 0x0A | 0x0D | 0x20..=0x7E | 0x3000..=0x3002 | 0xFF01..=0xFF1F)
}
