//! Who is charged with what, in 主要职责 and 职责分工.

use crate::{
    grammar::{Slot, may_move, read_whole},
    lexicon::{agency_len, find, leads_a_duty, stands_for, words},
};

/// The verbs that move a duty, with what else is looked for beside them.
macro_rules! moving {
    ($($more:literal),*) => {
        words!["划入", "划给", "委托", "承担", "移交" $(, $more)*]
    };
}

/// Whether a duty item may move a duty or hold a division of duties: one look
/// for both, as most do neither.
pub(super) fn may_say_more(text: &str) -> bool {
    moving!["职责分工：", "的职责分工。"].inside(text)
}

/// Small documents put transfers under 职责: `A的D职责划入B`.
pub(super) fn moves_a_duty(text: &str) -> bool {
    let may = moving![].inside(text) && (words!["委托"].inside(text) || may_move(text));
    if !may {
        return false;
    }
    let said = read_whole(text.trim()).unwrap_or_default();
    said.iter().any(|read| matches!(read.construction, "transfer" | "entrust"))
}

/// Where a division of duties begins inside a duty item.
pub(super) fn division_inside(text: &str) -> Option<usize> {
    let (any, _) = words!["职责分工：", "的职责分工。"].first_inside(text)?;
    let rest = &text[any..];
    let at = find(rest, "职责分工：").or_else(|| find(rest, "的职责分工。"))? + any;
    text[..at]
        .rfind('。')
        .map(|end| end + '。'.len_utf8())
        .filter(|&start| text[start..].starts_with('与') || start > 0)
}

/// `该局负责X`, `本部负责X` → what is charged.
pub(super) fn own_subject<'t>(duty: &'t str, own: Option<&str>) -> &'t str {
    // Names are short: a verb further on is not the subject's.
    let opening = || duty.char_indices().nth(42).map_or(duty, |(end, _)| &duty[..end]);
    let charged = |text| words!["负责", "承担"].each_inside(text).any(|(at, _)| at > 0);
    let named = own.filter(|_| charged(first_bytes(duty, 42 * 4)) && charged(opening()));
    let named = named.and_then(|own| {
        let name = &duty[..agency_len(duty)?];
        stands_for(name, own).then_some(name)
    });
    if let Some(rest) = named
        .and_then(|name| duty.strip_prefix(name))
        .filter(|rest| words!["负责", "承担"].open(rest))
    {
        return rest;
    }
    let mut bare = words!["该部", "该局", "该委", "该厅", "该办", "本局", "本部", "本委"]
        .strip_opening(duty)
        .unwrap_or(duty);
    if let Some(own) = own {
        bare = bare
            .strip_prefix(own)
            .filter(|rest| words!["负责", "承担", "贯彻"].open(rest))
            .unwrap_or(bare);
    }
    bare.trim_start()
}

/// As many characters as `most` bytes hold.
fn first_bytes(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// `X指导D` → X, 指导D. Rules on how to work together charge nobody.
pub(super) fn charged(text: &str) -> Option<(Slot, &str)> {
    let len = agency_len(text)?;
    let (name, rest) = text.split_at(len);
    let rule = words!["要", "应", "可", "与", "和", "、", "按照", "定期", "不再"].open(rest)
        || words!["，应", "协商一致"].inside(rest);
    let body = crate::grammar::party(name).filter(|_| !crate::lexicon::is_generic_body(name))?;
    (!rule && leads_a_duty(rest)).then_some((body, rest))
}
