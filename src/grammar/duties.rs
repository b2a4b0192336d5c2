//! What: the wording of a duty, its exceptions, and lists of duties.

use std::borrow::Cow;

use smallvec::{SmallVec, smallvec};

use super::clauses::{Brackets, each_top, matching, split_top};
use crate::lexicon::{
    find, heads_a_duty, is_action, leads_a_duty, trim, trim_marks, without_first, words,
};

/// A duty as worded, without what is carved out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Worded {
    /// The wording.
    pub text: String,
    /// What is carved out.
    pub except: Vec<String>,
}

/// The wording of one duty without the closing 职责 and without exceptions.
///
/// ```
/// use handover::grammar::worded;
/// let duty = worded("城市供水管理职责(不含二次供水)");
/// assert_eq!(duty.text, "城市供水管理");
/// assert_eq!(duty.except, ["二次供水"]);
/// ```
pub fn worded(text: &str) -> Worded {
    let (text, except) = take_exceptions(text);
    Worded { text: clean(&text).to_owned(), except }
}

/// Drops what a list of duties shares — 的职责, 职能, 等 — at the end of a
/// wording, and 承担的 at its start. 有关职责 stays: it is part of the wording.
pub fn clean(text: &str) -> &str {
    let mut text = trim(trim_marks(trim(text), &['，', '、', '；', '。']));
    let more_than = |least: usize, text: &str| text.chars().nth(least).is_some();
    text = words![
        "所承担的", "承担的", "负责的", "行使的", "履行的", "管理的", "涉及的", "中的", "的"
    ]
    .at_start(text)
    .map(|word| &text[word.len()..])
    .find(|rest| more_than(1, rest))
    .unwrap_or(text);
    if words!["职责等", "职能等", "工作等"].close(text) {
        text = &text[..text.len() - '等'.len_utf8()];
    }
    let vague = words![
        "有关职责", "相关职责", "有关职能", "相关职能", "部分职责", "部分职能", "其余职责",
        "其他职责", "其它职责", "行政职责", "行政职能", "有关工作", "具体工作", "全部职责",
        "政府职能", "政府职责", "企业职责", "企业职能", "公益职责", "公益职能", "事务性职责",
        "出资人职责", "规定的职责", "规定的职能", "规定的职权", "规定的职责和工作",
    ];
    if let Some(rest) = text.strip_suffix("项职责") {
        let rest = rest.strip_suffix(['两', '三', '四', '五', '各']).unwrap_or(rest);
        return if more_than(1, rest) { rest } else { text };
    }
    if vague.close(text) {
        return text;
    }
    let shared = words![
        "等事项", "等业务", "等方面的职责", "方面的职责", "等具体职责", "的具体职责", "等项职责",
        "等职责", "等职能", "的职责", "的职能", "的责任", "的职权", "等工作职责", "工作职责",
        "职责", "职能", "职权",
    ];
    let mut kept = shared.at_end(text).map(|tail| &text[..text.len() - tail.len()]);
    if let Some(rest) = kept.find(|rest| more_than(1, rest)) {
        return rest.trim_end_matches('等');
    }
    // A duty may be called a 工作 in its own right: 日常工作.
    text.strip_suffix("等工作").filter(|rest| more_than(1, rest)).unwrap_or(text)
}

/// 该事务, 此项工作, 上述事项: what is meant was said before.
pub(super) fn stands_before(text: &str) -> bool {
    behind_reference(text).is_some_and(str::is_empty)
}

/// `A、B消防管理等多个部门的职责`: what of it is whose is not said.
pub(super) fn is_of_many(text: &str) -> bool {
    words!["等多个部门", "等部门", "等多个单位", "等单位", "等多部门"].close(text)
}

/// What follows such words where a text opens with them.
pub(super) fn behind_reference(text: &str) -> Option<&str> {
    let rest = words!["该项", "该", "此项", "这项", "此类", "上述", "前述"].strip_opening(text)?;
    words!["工作", "事务", "事项", "职责", "职能", "业务", "权限", "任务", "职权"]
        .strip_opening(rest)
}

/// Cuts `(不含X)` `(X除外)` `，不含X` and `除X以外的` out of a wording.
pub fn take_exceptions(text: &str) -> (Cow<'_, str>, Vec<String>) {
    if memchr::memchr(b'(', text.as_bytes()).is_none() && find(text, "除").is_none() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut out = String::with_capacity(text.len());
    let mut except = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let Some(len) = matching(&rest[open..], '(', ')') else { break };
        let inner = &rest[open + 1..open + len - 1];
        match exception_in(inner) {
            Some(what) => {
                out.push_str(&rest[..open]);
                except.extend(split_exceptions(what));
            }
            None => out.push_str(&rest[..open + len]),
        }
        rest = &rest[open + len..];
    }
    out.push_str(rest);
    if let Some((before, what, after)) = besides(&out) {
        except.extend(split_exceptions(what));
        out = format!("{before}{after}");
    }
    (Cow::Owned(out), except)
}

fn exception_in(inner: &str) -> Option<&str> {
    let inner = inner.trim();
    words!["不含", "不包括", "不包含", "除"]
        .strip_opening(inner)
        .map(|what| words!["以外", "之外", "除外", "外"].strip_closing(what).unwrap_or(what))
        .or_else(|| inner.strip_suffix("除外"))
        .filter(|what| !what.is_empty())
}

/// `(before, what, after)` of `A除X以外的职责`.
fn besides(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('除')?;
    // 消除 and 解除 are verbs.
    if text[..start].ends_with([
        '消', '解', '清', '排', '扣', '免', '撤', '拆', '破', '根', '废', '开', '去', '删',
    ]) {
        return None;
    }
    let rest = &text[start + '除'.len_utf8()..];
    let plain =
        ["以外", "之外"].iter().filter_map(|word| rest.find(word).map(|at| (at, *word))).min();
    // 外 alone closes only before 的 or a comma: 对外交流 holds it too.
    let short = || {
        rest.match_indices('外').find(|(at, word)| {
            let after = &rest[at + word.len()..];
            after.is_empty() || after.starts_with(['的', '，', '、', ')'])
        })
    };
    let (end, closing) = plain.or_else(short).filter(|&(at, _)| at > 0)?;
    let after = &rest[end + closing.len()..];
    Some((&text[..start], &rest[..end], after.trim_start_matches("，")))
}

/// The carved-out duties of `军粮供应和省级储备粮管理`.
pub fn split_exceptions(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut waiting = None;
    for piece in split_top(text, words!["、", "；", "，"]) {
        let start = waiting.take().unwrap_or(piece.start);
        // 国家、省的重大项目: 国家 says whose, and is nothing by itself.
        let is_level = words!["国家", "中央", "省", "市", "县", "区"].are(&text[piece.clone()]);
        if is_level && piece.end < text.len() {
            waiting = Some(start);
            continue;
        }
        let piece = clean(text[start..piece.end].trim_matches('的'));
        match conjunction(piece, |left, right| stands_alone(left) && stands_alone(right)) {
            Some((left, right)) => out.extend([left.to_owned(), right.to_owned()]),
            None if !piece.is_empty() => out.push(piece.to_owned()),
            None => {}
        }
    }
    out
}

/// The duties of a coordination, divided where each part stands alone.
///
/// ```
/// use handover::grammar::duties;
/// let told = |text| duties(text).into_iter().map(|duty| duty.text).collect::<Vec<_>>();
/// assert_eq!(told("渔政管理、渔船检验职责"), ["渔政管理", "渔船检验"]);
/// assert_eq!(told("工业、通信业的节能工作"), ["工业、通信业的节能工作"]);
/// assert_eq!(told("拟订规划、政策并组织实施"), ["拟订规划、政策并组织实施"]);
/// ```
pub fn duties(text: &str) -> Vec<Worded> {
    let (text, except) = take_exceptions(text);
    let mut out = plain_duties(&text);
    if let Some(last) = out.last_mut() {
        last.except = except;
    }
    out
}

/// The duties of a coordination from which nothing is carved out.
pub(super) fn plain_duties(text: &str) -> Vec<Worded> {
    let mut pieces = divide(clean(text));
    if pieces.len() == 1
        && let Some((left, right)) = conjunction(pieces[0], self_sufficient)
    {
        pieces = smallvec![left, right];
    } else if pieces.len() > 1 {
        let last = pieces.pop().unwrap_or_default();
        match conjunction(last, |l, r| !leads_a_duty(l) && stands_alone(l) && stands_alone(r)) {
            Some((left, right)) => pieces.extend([left, right]),
            None => pieces.push(last),
        }
    }
    pieces
        .into_iter()
        .map(clean)
        .filter(|duty| !duty.is_empty())
        .map(|duty| Worded { text: duty.to_owned(), except: Vec::new() })
        .collect()
}

/// Divides at 、 and ； — and at ，where the next part opens with a verb.
fn divide(text: &str) -> SmallVec<[&str; 4]> {
    let marks = words!["、", "；", "，"];
    if !marks.inside(text) {
        return smallvec![text];
    }
    // Where each piece starts and ends, and the mark behind it.
    let mut pieces: Vec<(usize, usize, char)> = Vec::new();
    let mut start = 0;
    for (at, mark) in each_top(text, marks) {
        pieces.push((start, at, mark.chars().next().unwrap_or(' ')));
        start = at + mark.len();
    }
    pieces.push((start, text.len(), ' '));
    let mut out = SmallVec::new();
    let mut held = 0;
    let last = pieces.len() - 1;
    for (i, &(_, end, mark)) in pieces.iter().enumerate() {
        let ends = pieces.get(i + 1).is_none_or(|&(from, to, _)| {
            part_ends(&text[held..end], mark, &text[from..to], i + 1 == last)
        });
        if ends {
            out.push(&text[held..end]);
            held = pieces.get(i + 1).map_or(text.len(), |next| next.0);
        }
    }
    out
}

/// Whether `piece` is a duty of its own before `next`.
fn part_ends(piece: &str, mark: char, next: &str, next_is_last: bool) -> bool {
    // 金融协调职责、应急值守: the first says of itself that it is whole.
    if mark == '、' && names_itself(piece) && next.chars().count() >= 4 && !goes_along(next) {
        return true;
    }
    if mark == '；' {
        return true;
    }
    let next = without_first(without_first(next, "以及"), "和");
    // 对县、乡、村三级机构的管理: what 对 governs runs up to a 的.
    if piece.starts_with('对') && !piece.contains('的') {
        return false;
    }
    if leads_a_duty(piece) {
        // The object of the verb may go on: 拟订A规划、政策并组织实施.
        return leads_a_duty(next) && !shares_object(piece) || is_an_action_of_its_own(next);
    }
    // 教育、卫生、民政等社会管理: fields of one duty.
    let field = mark == '、' && next.chars().nth(2).is_none();
    let next_alone = stands_alone(next) || !next_is_last && !is_action(next) && !field;
    stands_alone(piece) && next_alone
}

/// 编制水功能区划、排污口设置管理: the next part is no object of the verb.
fn is_an_action_of_its_own(next: &str) -> bool {
    let bare = clean(next);
    // 收储、轮换和日常管理: 轮换 waits for the object of the verb before.
    if words!["和", "及", "与"].first_inside(bare).is_some_and(|(at, _)| at <= 6) {
        return false;
    }
    bare.chars().count() >= 5
        && !bare.contains('并')
        && words!["管理", "保护", "审批", "监管", "执法", "登记", "检验"].close(bare)
}

/// 审批、核准X; 组织拟订和监督实施X: verbs that wait for one object.
fn shares_object(piece: &str) -> bool {
    piece.chars().count() <= 4 && is_action(piece)
}

/// Whether a phrase names a duty without its neighbours.
fn stands_alone(text: &str) -> bool {
    let bare = clean(text);
    let bare = bare.strip_suffix('等').unwrap_or(bare);
    bare.chars().count() >= 4 && (is_action(bare) || leads_a_duty(bare))
        || heads_a_duty(text).is_some() && bare.chars().count() >= 3
}

/// 渔政管理和渔船检验: both parts are whole. 水资源调查和确权登记管理 is one, as
/// the second part opens with an action and waits for the object of the first.
fn self_sufficient(left: &str, right: &str) -> bool {
    if names_itself(left) {
        return right.chars().count() >= 2 && !goes_along(right);
    }
    let opens_with_action =
        leads_a_duty(right) || (2..=3).any(|n| is_action(first_chars(right, n)));
    left.chars().count() >= 4
        && !leads_a_duty(left)
        && !left.starts_with('对')
        // 相关污染防治和生态保护执法: what is 相关 are both.
        && !words!["有关", "相关"].open(left)
        && is_action(left)
        && !opens_with_action
        && !left.contains('、')
        && !right.contains('、')
        && right.chars().count() >= 4
        && !words!["有关职责", "相关职责", "有关工作"].close(right)
        && stands_alone(right)
}

/// 电影管理职责和广播管理: the first part says of itself that it is a duty.
fn names_itself(left: &str) -> bool {
    let bare = words!["职责", "职能", "职权"].strip_closing(left);
    bare.is_some_and(|bare| {
        bare.chars().count() >= 3 && !words!["有关", "相关", "其他"].close(bare)
    })
}

/// What moves with a duty and is none.
fn goes_along(text: &str) -> bool {
    words!["编制", "人员", "机构", "队伍", "资产", "经费", "档案", "领导职数"].inside(text)
}

fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The two sides of the first conjunction of which `whole` says that both are.
fn conjunction(text: &str, whole: impl Fn(&str, &str) -> bool) -> Option<(&str, &str)> {
    let joins = words!["以及", "和", "与", "及"];
    joins.first_inside(text)?;
    joins.iter().find_map(|word| {
        let first = find(text, word)?;
        let mut brackets = Brackets::of(text);
        text[first..].match_indices(word).map(|(at, _)| first + at).find_map(|at| {
            let (left, right) = (&text[..at], &text[at + word.len()..]);
            // 许可事项及其关联事项 are one.
            let of_it = word == "及" && right.starts_with('其');
            let sides = brackets.pass(at) && !left.is_empty() && !right.is_empty() && !of_it;
            (sides && whole(left, right)).then_some((left, right))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        duties(text).into_iter().map(|duty| duty.text).collect()
    }

    #[test]
    fn coordinations() {
        for (text, expected) in [
            (
                "组织协调武器装备科研生产的重大事项、保障军工核心能力建设等职责",
                &["组织协调武器装备科研生产的重大事项", "保障军工核心能力建设"][..],
            ),
            ("海域使用管理、海岛保护职责", &["海域使用管理", "海岛保护"]),
            ("渔政管理和渔船检验", &["渔政管理", "渔船检验"]),
            ("水资源调查和确权登记管理职责", &["水资源调查和确权登记管理"]),
            ("森林、湿地等资源调查和确权登记管理职责", &["森林、湿地等资源调查和确权登记管理"]),
            ("化肥、农药、农膜专营审批", &["化肥、农药、农膜专营审批"]),
            ("审批、核准国家规划内固定资产投资项目", &["审批、核准国家规划内固定资产投资项目"]),
            ("工业行业管理和信息化有关职责", &["工业行业管理和信息化有关职责"]),
            (
                "国家履行《禁止化学武器公约》、稀土行业发展、盐业行政管理",
                &["国家履行《禁止化学武器公约》", "稀土行业发展", "盐业行政管理"],
            ),
            (
                "编制水功能区划、排污口设置管理、流域水环境保护职责",
                &["编制水功能区划", "排污口设置管理", "流域水环境保护"],
            ),
            ("组织实施救灾物资收储、轮换和日常管理职责", &["组织实施救灾物资收储、轮换和日常管理"]),
            ("对中小企业的指导和扶持", &["对中小企业的指导和扶持"]),
            ("政府职能", &["政府职能"]),
            ("相关污染防治和生态保护执法职责", &["相关污染防治和生态保护执法"]),
            ("行政许可事项及其关联事项", &["行政许可事项及其关联事项"]),
            ("新闻出版管理职责和电影管理职责", &["新闻出版管理", "电影管理"]),
            ("民爆物品管理职能及煤炭生产职能", &["民爆物品管理", "煤炭生产"]),
            ("防火职责和相应编制", &["防火职责和相应编制"]),
            ("开发区的教育、卫生、民政等社会管理职能", &["开发区的教育、卫生、民政等社会管理"]),
            ("信息和网络管理的政府职能", &["信息和网络管理的政府职能"]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn exceptions() {
        for (text, duty, except) in [
            ("城市供水管理(不含二次供水)", "城市供水管理", &["二次供水"][..]),
            ("城市供水管理(二次供水除外)职责", "城市供水管理", &["二次供水"]),
            ("除军粮供应和省级储备粮管理以外的职能", "职能", &["军粮供应", "省级储备粮管理"]),
            ("解除劳动关系审批(含外籍)", "解除劳动关系审批(含外籍)", &[]),
            ("除医药对外交流统计以外的职责", "职责", &["医药对外交流统计"]),
            ("除国家、省的重大项目以外的项目评估", "项目评估", &["国家、省的重大项目"]),
            ("除城市主干道外的环卫清扫保洁职责", "环卫清扫保洁", &["城市主干道"]),
        ] {
            let found = worded(text);
            assert_eq!(
                (found.text.as_str(), &found.except[..]),
                (duty, &except.iter().map(|s| s.to_string()).collect::<Vec<_>>()[..]),
                "{text}"
            );
        }
    }
}
