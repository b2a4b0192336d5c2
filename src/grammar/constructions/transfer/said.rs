//! The words before the verb of a transfer: what is set apart from what moves,
//! who gives, what goes along.

use std::borrow::Cow;

use super::{super::staffing, phrase::leads_giver};
use crate::{
    grammar::{Slot, clauses::split_top, duties::split_exceptions, party, party_list},
    lexicon::{Words, find, heads_a_duty, words},
};

/// `D职责和人员编制`, `职责、人员、资产` → `D职责`, `职责`: what goes along is no
/// duty.
pub(super) fn without_staff(said: &str) -> &str {
    static ALONG: Words = Words::new(&[
        "人员编制", "人员", "编制", "机构", "资产", "债权债务", "债权", "债务", "经费", "设备",
        "档案", "领导职数",
    ]);
    let mut rest = said;
    // 人员编制和职责
    while let Some(along) = ALONG.longest_opening(rest)
        && let Some(more) = words!["、", "和", "及", "与"].strip_opening(&rest[along.len()..])
        && (ALONG.open(more) || words!["职责", "职能", "业务"].are(more))
    {
        rest = more;
    }
    while ALONG.close(rest)
        && let Some((at, join)) =
            words!["、", "和", "及", "与"].each_inside(rest).max_by_key(|&(at, _)| at)
        && let piece = words!["相应的", "相应", "有关", "相关", "其"]
            .strip_opening(&rest[at + join.len()..])
            .unwrap_or(&rest[at + join.len()..])
        && ALONG.are(piece)
    {
        // 以及
        rest = rest[..at].trim_end_matches('以');
    }
    if heads_a_duty(rest).is_some() { rest } else { said }
}

/// `D职责连同4名行政编制` → `D职责`, and what goes along.
pub(super) fn with_what_goes_along(said: &str) -> (&str, &str) {
    // Most words hold neither, and that is seen sooner.
    if !said.bytes().any(|byte| byte.is_ascii_digit()) && find(said, "连同").is_none() {
        return (said, "");
    }
    let joins = words!["，连同", "连同", "以及相应的", "和相应的", "及相应的", "以及", "和", "及"];
    let mut places = joins.each_inside(said);
    let cut = places.find(|&(at, word)| {
        let along = &said[at + word.len()..];
        let counted = along.starts_with(|c: char| c.is_ascii_digit());
        let goes_along = counted || word.ends_with("连同");
        goes_along && heads_a_duty(&said[..at]).is_some()
    });
    cut.map_or((said, ""), |(at, word)| (&said[..at], &said[at + word.len()..]))
}

/// `法律规定的A承担的D`, `法律规定由A承担的D`, `《X法》规定的D` → what is
/// prescribed, and what to call all that is: `法律规定的职责`. `涉及A职责的` is
/// all that concerns it.
pub(super) fn without_law(said: &str) -> (Cow<'_, str>, Option<String>) {
    let by = words!["规定的", "规定由", "明确由", "涉及"];
    let cut = by.each_inside(said).find_map(|(at, word)| {
        let law = without_article(said[..at].trim_end_matches(['所', '中']));
        // 法规规定由A承担的职责，由B承担；规定由C承担的…: the law was named before.
        let named_before = law.is_empty() && matches!(word, "涉及" | "规定由");
        (is_law(law) || named_before).then(|| (&said[at + word.len()..], law, word))
    });
    let Some((rest, law, word)) = cut else { return (Cow::Borrowed(said), None) };
    match word {
        "涉及" => {
            let concerned = match law {
                "" => said.trim_end_matches(['的', '，']).to_owned(),
                law => format!("{law}涉及的职责"),
            };
            (rest.trim_end_matches(['的', '，']).into(), Some(concerned))
        }
        _ => (unquoted(rest), Some(format!("{law}规定的职责"))),
    }
}

/// `《X办法》第五条第二款` → `《X办法》`
fn without_article(law: &str) -> &str {
    let at = find(law, "》第").map(|at| at + '》'.len_utf8());
    at.filter(|_| law.ends_with(['条', '款', '项'])).map_or(law, |at| &law[..at])
}

/// `现行法律、行政法规`, `《X条例》`, `《X法》等法律`
fn is_law(text: &str) -> bool {
    let ends = words!["法律", "法规", "条例", "规章", "规范性文件", "政策文件", "》"];
    ends.close(text) && find(text, "，").is_none()
}

/// `“法律委员会”的职责` → `法律委员会的职责`: a law's words are cited.
fn unquoted(text: &str) -> Cow<'_, str> {
    let cited = words!["由"].strip_opening(text).unwrap_or(text).strip_prefix('“');
    match cited.and_then(|text| text.split_once('”')) {
        Some((name, rest)) if party(name).is_some() => format!("{name}{rest}").into(),
        _ => text.into(),
    }
}

/// `从X划出D`, `从X剥离D`: who gives what goes elsewhere.
fn taken_out(said: &str) -> Option<(&str, Slot)> {
    let rest = said.strip_prefix('从')?;
    let (at, word) =
        words!["划转出", "剥离出", "分离出", "划出", "剥离", "分离", "调出"].first_inside(rest)?;
    let duty = &rest[at + word.len()..];
    let giver = party(&rest[..at]).filter(|_| heads_a_duty(duty).is_some())?;
    Some((duty, giver))
}

/// `X的职责中，D` before the verb, or `从X划出D`.
pub(super) fn leading_giver(said: &str) -> (&str, Option<Slot>) {
    // 取消A承担的D，移交给B: it is handed on.
    let said = words!["取消", "停止", "划出"].strip_opening(said).unwrap_or(said);
    if let Some((duty, giver)) = taken_out(said) {
        return (duty, Some(giver));
    }
    let Some(comma) = find(said, "，").filter(|&at| leads_giver(&said[..at])) else {
        return (said, None);
    };
    let (head, rest) = (&said[..comma], &said[comma + "，".len()..]);
    let head = head.trim_end_matches("一分为二").trim_end_matches('中');
    let name = words!["职责", "职能"].strip_closing(head).unwrap_or(head).trim_end_matches('的');
    // 甲局的E职责中，D
    let of_a_duty = || name.split_once('的').and_then(|(name, _)| party(name));
    match party(name).or_else(of_a_duty) {
        Some(giver) => (rest, Some(giver)),
        None => (said, None),
    }
}

/// `除E外，D` before the verb.
pub(super) fn leading_exception(said: &str) -> (&str, Vec<String>) {
    if !said.starts_with('除') {
        return (said, Vec::new());
    }
    let cut = ["以外，", "之外，", "外，"]
        .iter()
        .filter_map(|word| said.find(word).map(|at| (at, at + word.len())))
        .min();
    match cut {
        // 除市政府另有规定外 carves out nothing that has a name.
        Some((at, after)) if said[..at].ends_with("规定") => (&said[after..], Vec::new()),
        Some((at, after)) => (&said[after..], split_exceptions(&said['除'.len_utf8()..at])),
        None => (said, Vec::new()),
    }
}

/// `D由A`, `D从A、B` before the verb: who gives stands in the middle.
pub(super) fn givers_in_the_middle(said: &str) -> (&str, Vec<Slot>) {
    let apart = words!["中剥离出来", "剥离出来", "剥离", "划出", "分离出来", "分离"];
    let said = apart.strip_closing(said).unwrap_or(said);
    for word in ["由", "从", "自"] {
        // Most phrases hold neither, and forwards that is seen sooner.
        if let Some(at) = find(said, word).and_then(|_| said.rfind(word)).filter(|&at| at > 0)
            && !(word == "自"
                && said[at + word.len()..].starts_with(['然', '治', '主', '来', '身']))
            && let Some(givers) = party_list(&said[at + word.len()..])
        {
            return (said[..at].trim_end_matches('，'), givers.slots);
        }
    }
    (said, Vec::new())
}

/// `，连同行政编制4名`: posts that go with the duty.
pub(super) fn take_posts(said: &str) -> (Cow<'_, str>, Vec<(String, u32)>) {
    if !said.bytes().any(|byte| byte.is_ascii_digit()) {
        return (Cow::Borrowed(said), Vec::new());
    }
    let mut kept = String::new();
    let mut out = Vec::new();
    let pieces = split_top(said, words!["、", "，"]);
    for piece in pieces {
        let text = said[piece.clone()].trim_start_matches("连同").trim_start_matches('及');
        let posts = staffing::posts_of_chunk(text);
        if posts.is_empty() {
            if !kept.is_empty() {
                kept.push_str(
                    &said[..piece.start].chars().next_back().map(String::from).unwrap_or_default(),
                );
            }
            kept.push_str(&said[piece]);
        } else {
            // 科学技术部的4名行政编制: whose they were goes before them.
            if let Some(at) = text.find(|c: char| c.is_ascii_digit()).filter(|_| kept.is_empty()) {
                kept.push_str(text[..at].trim_end_matches('的'));
            }
            out.extend(posts);
        }
    }
    (Cow::Owned(kept), out)
}
