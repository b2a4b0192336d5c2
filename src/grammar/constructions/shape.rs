//! Shapes that several constructions share.

use smallvec::SmallVec;

use crate::{
    grammar::{
        Slot,
        clauses::{each_top, find_top},
        party_list,
    },
    lexicon::{Words, agency_len, is_agency, trim_marks, without_day, words},
};

pub(super) use crate::lexicon::without_time;

/// Adverbs between a subject and its verb.
static ADVERBS: Words = Words::new(&[
    "应当", "应", "要", "将", "进一步", "继续", "统一", "相应", "同时", "仍然", "仍", "并", "已",
    "拟", "一并", "原", "对外", "整体", "逐步", "分别", "相对集中", "全部", "重点", "着力", "切实",
    "正式", "全面", "等进行", "进行", "成建制", "整建制", "归口", "再", "经", "后", "予以", "等",
    "不断", "大力", "实行", "也", "均", "都", "亦", "依法", "随同", "随职责", "随职能", "一同",
    "一起", "随之", "重新", "再次", "还", "挂牌", "揭牌", "宣告", "宣布", "奉命", "奉令", "集中",
    "同步", "以自己名义", "以自己的名义", "以自身名义",
]);

/// Drops adverbs, and the day, from the end of a phrase.
pub(super) fn without_adverbs(mut text: &str) -> &str {
    loop {
        text = without_day(trim_marks(text, &['，', '、', ' ']));
        // 等 closes a list; 部门 in front of it is kept.
        match ADVERBS.strip_longest_closing(text) {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}

/// A clause without the 将 or 把 that opens it, or stands behind who acts.
pub(super) fn untaken(clause: &str) -> &str {
    words!["将", "把"]
        .strip_opening(clause)
        .or_else(|| taken_by(clause).map(|(_, rest)| rest).filter(|rest| opens_with_a_body(rest)))
        .unwrap_or(clause)
}

/// 市农业局将更名为… is about 市农业局; 市农业局将A划入… about A.
fn opens_with_a_body(text: &str) -> bool {
    agency_len(text).is_some() || party_list(text).is_some()
}

/// `X将D`, `X、Y等部门将D` → who takes, and what.
pub(super) fn taken_by(clause: &str) -> Option<(Vec<Slot>, &str)> {
    let (at, word) = words!["将", "把"].first_inside(clause).filter(|&(at, _)| at <= 72)?;
    let who = party_list(without_time(&clause[..at]))?.slots;
    let rest = &clause[at + word.len()..];
    let named = |who: &Slot| !matches!(who, Slot::Named(name) if !is_agency(name));
    (who.iter().all(named) && !rest.is_empty()).then_some((who, rest))
}

/// Whom a clause is about: the words before its verb. Nothing but adverbs is
/// [`Slot::Subject`]; `None` if they are no body.
pub(super) fn subjects(before: &str) -> Option<Vec<Slot>> {
    let bare = without_adverbs(before);
    let bare = bare.strip_prefix("由").filter(|b| party_list(b).is_some()).unwrap_or(bare);
    if bare.is_empty() || matches!(bare, "会议决定" | "决定" | "同意" | "市政府" | "国务院" | "新")
    {
        return Some(vec![Slot::Subject]);
    }
    let bare = without_time(bare);
    if bare.is_empty() || is_a_setting(bare) {
        return Some(vec![Slot::Subject]);
    }
    party_list(bare).map(|list| list.slots)
}

/// `在这次会议上`: where it happened, not to whom.
fn is_a_setting(text: &str) -> bool {
    text.starts_with('在') && words!["会议上", "会上", "全会上", "大会上", "期间"].close(text)
}

/// The first of `verbs` in a clause outside brackets and quotations, the
/// earliest and of those the longest: `(where, verb)`.
pub(super) fn first_verb(clause: &str, verbs: &Words) -> Option<(usize, &'static str)> {
    let (at, verb) = each_top(clause, verbs).next()?;
    Some((at, verbs.longest_opening(&clause[at..]).unwrap_or(verb)))
}

/// The first of `verbs`, in the order of their list, that stands in a clause
/// outside brackets and quotations: `(where, verb)`.
pub(super) fn listed_verb(clause: &str, verbs: &Words) -> Option<(usize, &'static str)> {
    verbs.first_inside(clause)?;
    verbs.iter().find_map(|verb| find_top(clause, verb).map(|at| (at, verb)))
}

/// Places of words: a clause holds few.
pub(super) type Places = SmallVec<[(usize, &'static str); 6]>;

/// All places of `verbs` in a clause, the last first, each with the longest
/// verb that stands there.
pub(super) fn verbs_from_last(clause: &str, verbs: &Words) -> Places {
    let mut found = Places::new();
    let mut skip_to = 0;
    for (at, verb) in each_top(clause, verbs) {
        if at >= skip_to {
            let verb = verbs.longest_opening(&clause[at..]).unwrap_or(verb);
            found.push((at, verb));
            skip_to = at + verb.len();
        }
    }
    found.reverse();
    found
}
