//! How much room a text takes in a drawing.
//!
//! A drawing is laid out before anybody knows with which font it will be shown,
//! so widths come from a fixed model that no common sans-serif font exceeds:
//! wide characters take one em, others the width of the widest of their class.
//! The same numbers place the labels and check them in the tests.

/// Distance from one line of text to the next, in ems.
pub const LINE: f64 = 1.35;

/// How far the tallest letters rise above the baseline, in ems.
pub const ASCENT: f64 = 0.92;

/// The width of a text at a font size, in the units of the size.
///
/// ```
/// use handover::render::metrics;
/// assert_eq!(metrics::width("工信部", 10.0), 30.0);
/// assert!(metrics::width("ill", 10.0) < metrics::width("WWW", 10.0));
/// ```
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// The width of the widest of several lines.
pub fn widest<'t>(lines: impl IntoIterator<Item = &'t str>, size: f64) -> f64 {
    lines.into_iter().map(|line| width(line, size)).fold(0.0, f64::max)
}

/// The width of one character, in ems.
fn em(c: char) -> f64 {
    match c {
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => 0.0,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        ' ' => 0.34,
        'i' | 'j' | 'l' | 'I' | '!' | '\'' | ',' | '.' | ':' | ';' | '|' => 0.34,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '\\' | '-' | '`' | '"' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.96,
        'A'..='Z' | '&' | '+' | '<' | '=' | '>' | '~' | '#' => 0.74,
        '\u{20}'..='\u{7e}' => 0.61,
        '·' => 0.5,
        '\u{1f000}'..='\u{1faff}' => 1.4,
        _ => 1.0,
    }
}

/// Breaks a text into lines that are no wider than `room` at a font size.
///
/// The places of breaks are those of [`super::width::wrap`]. A single character
/// that is wider than the room stands on a line of its own.
///
/// ```
/// use handover::render::metrics;
/// assert_eq!(metrics::wrap("将盐业行政管理，划给工业和信息化部", 10.0, 100.0),
///            ["将盐业行政管理，", "划给工业和信息化部"]);
/// ```
pub fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut columns = (2.0 * room / size).floor().max(4.0) as usize;
    // Columns are half an em; letters that are wider need fewer of them.
    loop {
        let lines = super::width::wrap(text, columns);
        let fits = widest(lines.iter().map(String::as_str), size) <= room;
        if fits || columns <= 4 {
            return lines;
        }
        columns -= (columns / 12).max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_their_room() {
        for text in
            ["工业和信息化部 Ministry of Industry and Information Technology", "WWWWMMMMWWWW WWW"]
        {
            for room in [60.0, 100.0, 300.0] {
                for line in wrap(text, 10.0, room) {
                    assert!(width(&line, 10.0) <= room, "{line} in {room}");
                }
            }
        }
    }

    #[test]
    fn marks_take_no_room_and_emoji_more_than_a_letter() {
        assert_eq!(width("e\u{301}", 10.0), width("e", 10.0));
        assert!(width("🏛", 10.0) > width("国", 10.0));
    }
}
