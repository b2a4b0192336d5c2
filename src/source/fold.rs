//! One form for each character: width, punctuation, traditional, page crumbs.

use std::sync::OnceLock;

use opencc_fmmseg::OpenCC;

use super::reading::Glyph;

/// Frequent characters of these documents that only traditional text has.
const TRADITIONAL: &[char] = &[
    '國', '務', '職', '責', '機', '構', '會', '劃', '辦', '門', '業', '對', '關', '產', '産', '資',
    '環', '衛', '編', '設', '將', '與', '現', '發', '電', '網', '級', '處', '實', '總', '區', '縣',
];

/// Whether a character of [`TRADITIONAL`] may end in these two bytes.
static TRADITIONAL_TAILS: [bool; TAILS] = {
    let mut tails = [false; TAILS];
    let mut i = 0;
    while i < TRADITIONAL.len() {
        let number = TRADITIONAL[i] as u16;
        tails[tail([(number >> 6 & 0x3F) as u8, (number & 0x3F) as u8])] = true;
        i += 1;
    }
    tails
};

const TAILS: usize = 0x4000;

/// The place of the last two bytes of a character in the table: both as one
/// number, which is quicker than six bits of each side by side.
#[inline]
const fn tail(bytes: [u8; 2]) -> usize {
    (u16::from_le_bytes(bytes) & 0x3F3F) as usize
}

/// Whether a character of the common Chinese blocks may be one of traditional
/// text only: the quick answer.
#[inline]
pub(super) fn may_be_traditional(utf8: &[u8; 3]) -> bool {
    TRADITIONAL_TAILS[tail([utf8[1], utf8[2]])]
}

/// Whether a text is written, at least in part, in traditional characters.
pub(super) fn is_traditional(text: &str) -> bool {
    text.chars().any(|c| TRADITIONAL.contains(&c))
}

/// One line in its one form, without the space at its ends.
pub(super) fn line(raw: &str, offset: u32, traditional: bool) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = raw
        .char_indices()
        .filter(|&(_, ch)| !is_invisible(ch))
        .map(|(at, ch)| {
            let start = offset + at as u32;
            Glyph { ch: width(ch), start, end: start + ch.len_utf8() as u32 }
        })
        .collect();
    drop_question_marks(&mut glyphs);
    drop_crumbs(&mut glyphs);
    if traditional {
        simplify(&mut glyphs);
    }
    punctuate(&mut glyphs);
    close_up(&mut glyphs);
    glyphs
}

/// A row of a table in its one form: its cells, empty ones too, with tabs between.
pub(super) fn row(raw: &str, offset: u32, traditional: bool) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(raw.len());
    let mut at = offset;
    for cell in raw.split_inclusive('\t') {
        let end = at + cell.len() as u32;
        glyphs.extend(line(cell.trim_end_matches('\t'), at, traditional));
        if cell.ends_with('\t') {
            glyphs.push(Glyph { ch: '\t', start: end - 1, end });
        }
        at = end;
    }
    while glyphs.last().is_some_and(|glyph| glyph.ch == '\t') {
        glyphs.pop();
    }
    glyphs
}

/// `????` at the start of a line stands for space that was lost.
fn drop_question_marks(glyphs: &mut Vec<Glyph>) {
    let marks = glyphs.iter().take_while(|glyph| matches!(glyph.ch, '?' | '\u{fffd}')).count();
    if marks >= 2 {
        glyphs.drain(..marks);
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{ad}')
        || (c.is_control() && c != '\t')
}

/// Full-width letters, digits, brackets and spaces → half-width; variants of a
/// Chinese mark → the usual one.
fn width(c: char) -> char {
    match c {
        '（' | '﹙' => '(',
        '）' | '﹚' => ')',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        '．' | '﹒' => '.',
        '｡' | '︒' => '。',
        '､' | '﹑' => '、',
        '﹐' => '，',
        '﹔' => '；',
        '﹕' | '∶' => '：',
        '！' => '!',
        '？' => '?',
        '「' | '〝' | '＂' => '“',
        '」' | '〞' => '”',
        '『' => '‘',
        '』' => '’',
        '［' | '〔' | '【' => '[',
        '］' | '〕' | '】' => ']',
        '\t' | '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
        _ => c,
    }
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' | '〇' | '○')
}

/// `,` `;` `:` and straight quotes that stand in Chinese text → the Chinese mark.
fn punctuate(glyphs: &mut Vec<Glyph>) {
    let mut open_quote = false;
    for i in 0..glyphs.len() {
        let chinese = match glyphs[i].ch {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            // A full stop typed on a western keyboard.
            '.' if ends_sentence(glyphs, i) => '。',
            '"' => {
                open_quote = !open_quote;
                glyphs[i].ch = if open_quote { '“' } else { '”' };
                continue;
            }
            _ => continue,
        };
        let before = i.checked_sub(1).map(|j| glyphs[j].ch);
        let after = glyphs.get(i + 1).map(|glyph| glyph.ch);
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let western =
            |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic() && c != ')' && c != '(');
        let inside = digits(before) && digits(after) || western(before) && western(after);
        if !inside {
            glyphs[i].ch = chinese;
        }
    }
    // Mirrors double their marks: ，， 。。
    glyphs
        .dedup_by(|next, kept| next.ch == kept.ch && matches!(kept.ch, '，' | '。' | '；' | '、'));
}

fn ends_sentence(glyphs: &[Glyph], i: usize) -> bool {
    let before = i.checked_sub(1).map(|j| glyphs[j].ch);
    let after = glyphs.get(i + 1).map(|glyph| glyph.ch);
    before.is_some_and(|c| is_han(c) || matches!(c, ')' | '”' | '"'))
        && after.is_none_or(|c| c == ' ' || c == '(' || is_han(c) || c == '"' || c == '”')
        // 一.机构设置 is a label.
        && !(i <= 2 && glyphs[..i].iter().all(|glyph| "一二三四五六七八九十".contains(glyph.ch)))
}

/// Readings in brackets after a character — 務(wù) — and marks of the page —
/// `[接上页]`, `[1]` — are widened into the character before, or dropped.
fn drop_crumbs(glyphs: &mut Vec<Glyph>) {
    if !glyphs.iter().any(|glyph| matches!(glyph.ch, '(' | '[')) {
        return;
    }
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut i = 0;
    while i < glyphs.len() {
        match crumb_len(&glyphs[i..], kept.last().copied()) {
            Some(len) => {
                if let Some(last) = kept.last_mut() {
                    last.end = glyphs[i + len - 1].end;
                }
                i += len;
            }
            None => {
                kept.push(glyphs[i]);
                i += 1;
            }
        }
    }
    *glyphs = kept;
}

fn crumb_len(rest: &[Glyph], before: Option<Glyph>) -> Option<usize> {
    let close = match rest.first()?.ch {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let end = rest.iter().take(10).position(|glyph| glyph.ch == close)?;
    let inner: String = rest[1..end].iter().map(|glyph| glyph.ch).collect();
    let crumb = if close == ')' {
        before.is_some_and(|glyph| is_han(glyph.ch)) && is_pinyin(&inner)
    } else {
        matches!(
            inner.as_str(),
            "接上页" | "接下页" | "下一页" | "上一页" | "编辑" | "接上頁" | "接下頁"
        ) || (before.is_some() && inner.len() <= 2 && inner.parse::<u8>().is_ok())
    };
    crumb.then_some(end + 1)
}

fn is_pinyin(text: &str) -> bool {
    let letters = text.chars().count();
    let toned = text.chars().any(|c| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".contains(c));
    (1..=6).contains(&letters)
        && text.chars().all(|c| c.is_lowercase() && c.is_alphabetic() && !is_han(c))
        && (toned || matches!(text, "de" | "le" | "men" | "zhe"))
}

fn converter() -> &'static OpenCC {
    static CONVERTER: OnceLock<OpenCC> = OnceLock::new();
    CONVERTER.get_or_init(OpenCC::new)
}

/// Simplifies a line by phrases; where that changes its length, by characters.
fn simplify(glyphs: &mut [Glyph]) {
    let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
    let simple = converter().t2s(&text, false);
    if simple.chars().count() == glyphs.len() {
        for (glyph, ch) in glyphs.iter_mut().zip(simple.chars()) {
            glyph.ch = ch;
        }
        return;
    }
    for glyph in glyphs {
        let one = converter().t2s(&glyph.ch.to_string(), false);
        glyph.ch = one.chars().next().unwrap_or(glyph.ch);
    }
}

/// Drops space at the ends and beside marks, makes one of several, and drops
/// all of it between the characters of a line that is set apart letter by
/// letter.
fn close_up(glyphs: &mut Vec<Glyph>) {
    let is_space = |glyph: &Glyph| glyph.ch == ' ';
    glyphs.dedup_by(|next, kept| is_space(next) && is_space(kept));
    if !glyphs.iter().any(is_space) {
        return;
    }
    let set_apart = is_set_apart(glyphs);
    let keeps = |i: usize| {
        let (Some(before), Some(after)) = (i.checked_sub(1), glyphs.get(i + 1)) else {
            return false;
        };
        let before = glyphs[before].ch;
        let mark = |c: char| "，。；：、()“”《》[]".contains(c);
        if mark(before) || mark(after.ch) {
            return false;
        }
        let inside_figure = before.is_ascii_digit() != after.ch.is_ascii_digit()
            && (is_han(before) || is_han(after.ch));
        !(set_apart || inside_figure)
    };
    let kept = (0..glyphs.len())
        .filter(|&i| !is_space(&glyphs[i]) || keeps(i))
        .map(|i| glyphs[i])
        .collect();
    *glyphs = kept;
}

/// Whether at least half of the words of a line are one character long.
fn is_set_apart(glyphs: &[Glyph]) -> bool {
    let words: Vec<&[Glyph]> =
        glyphs.split(|glyph| glyph.ch == ' ').filter(|word| !word.is_empty()).collect();
    let single = words.iter().filter(|word| word.len() == 1 && is_han(word[0].ch)).count();
    words.len() >= 4 && single * 2 >= words.len()
}
