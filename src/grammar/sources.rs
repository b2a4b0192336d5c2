//! Whose, and what of it: `A的职责、B的D1、D2职责，C和E的D3管理职责`.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::{
    Slot,
    clauses::{each_top, find_top},
    duties::{Worded, clean, duties, plain_duties, split_exceptions, take_exceptions},
    parties::{bare_name, complete_places, party, party_list},
};
use crate::lexicon::{
    Words, agency_len, find, heads_a_duty, is_action, is_agency, is_han, leads_a_duty, trim,
    trim_marks, without_first, words,
};

/// What comes from one giver, or from several that share it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Who gives; empty where the text does not say.
    pub givers: Vec<Slot>,
    /// What is given; empty for everything.
    pub duties: Vec<Worded>,
    /// What is carved out of everything.
    pub except: Vec<String>,
    /// The bodies themselves go, not their duties.
    pub bodies: bool,
    /// 分别: the first duty is the first giver's, and so on.
    pub pairwise: bool,
}

/// Reads the phrase that says what is moved and whose it was.
///
/// ```
/// use handover::grammar::sources;
/// let told = sources("国家海洋局的海域使用管理、海岛保护职责，水利部的职责");
/// assert_eq!(told.len(), 2);
/// assert_eq!(told[0].duties.len(), 2);
/// assert!(told[1].duties.is_empty(), "everything");
/// ```
pub fn sources(phrase: &str) -> Vec<Source> {
    let phrase = trim_marks(trim(phrase), &['，', '、']);
    if let Some((departments, rest)) = departments(phrase) {
        let givers = vec![Slot::Named(departments.to_owned())];
        return vec![Group { givers, raw: Cow::Borrowed(rest), ..Group::default() }.finish()];
    }
    let mut groups: SmallVec<[Group<'_>; 2]> = SmallVec::new();
    let mut waiting: Vec<Slot> = Vec::new();
    for chunk in chunks(phrase) {
        // 其职能、机构、人员: what goes along names nobody.
        let along = !groups.is_empty() && words!["机构", "队伍"].are(trim(chunk.text));
        match opening(chunk.text).filter(|_| !along) {
            Some(Opening::Body(slots)) => waiting.extend(slots),
            Some(Opening::Giver { slots, rest, pairwise }) => {
                let mut givers = std::mem::take(&mut waiting);
                givers.extend(slots);
                groups.push(Group { givers, raw: rest.into(), bodies: false, pairwise });
            }
            None => match groups.last_mut() {
                Some(group) if waiting.is_empty() => {
                    let raw = group.raw.to_mut();
                    raw.push(chunk.mark);
                    raw.push_str(without_first(chunk.text, "以及"));
                }
                _ => {
                    // A body waits and no 的 follows: 县经贸委、物资局职责.
                    let givers = std::mem::take(&mut waiting);
                    groups.push(Group { givers, raw: chunk.text.into(), ..Group::default() });
                }
            },
        }
    }
    if !waiting.is_empty() {
        groups.push(Group { givers: waiting, bodies: true, ..Group::default() });
    }
    // 县经贸委的职责、物资局的职责: the 县 holds for all.
    complete_places(groups.iter_mut().flat_map(|group| &mut group.givers));
    groups.into_iter().map(Group::finish).collect()
}

/// `原由文化、广电、新闻出版部门分别承担的D` → the departments, named by their
/// fields, and D.
fn departments(phrase: &str) -> Option<(&str, &str)> {
    let text = words!["原由", "由"].strip_opening(phrase).unwrap_or(phrase);
    let end = find(text, "部门")? + "部门".len();
    let (list, rest) = text.split_at(end);
    let rest = words!["分别", "共同"].strip_opening(rest).unwrap_or(rest);
    let rest = words!["承担的", "负责的", "行使的", "的"].strip_opening(rest)?;
    let (fields, _) = list.rsplit_once('、')?;
    // 县级人民政府城市管理、自然资源部门: the level is said once.
    let levels = words![
        "县级以上人民政府", "县级人民政府", "市级人民政府", "区级人民政府", "县政府", "市政府",
        "区政府", "县级", "市级", "区级", "市直", "县直", "区直", "省直",
    ];
    let fields = levels.strip_opening(fields).unwrap_or(fields);
    let field = |piece: &str| {
        piece.chars().count() <= 6 && piece.chars().all(is_han) && !is_agency(bare_name(piece))
    };
    (fields.split('、').all(field) && (heads_a_duty(rest).is_some() || rest.ends_with('权')))
        .then_some((list, rest))
}

#[derive(Debug, Default)]
struct Group<'t> {
    givers: Vec<Slot>,
    raw: Cow<'t, str>,
    bodies: bool,
    pairwise: bool,
}

impl Group<'_> {
    fn finish(self) -> Source {
        let Group { givers, raw, bodies, pairwise } = self;
        if bodies {
            return Source { givers, bodies, ..Source::default() };
        }
        let raw = words!["原承担的", "所承担的", "承担的"].strip_opening(&raw).unwrap_or(&raw);
        let apart = words!["划出", "剥离", "上收", "收回"].strip_closing(raw);
        let raw = apart.filter(|rest| heads_a_duty(rest).is_some()).unwrap_or(raw);
        // D1、D2以外的其他职责: what is named stays.
        if let Some((kept, rest)) = raw.split_once("以外的").or_else(|| raw.split_once("之外的"))
            && find(raw, "除").is_none()
            && words!["职责", "职能"].close(rest)
            && rest.chars().count() <= 4
        {
            let except = split_exceptions(clean(kept));
            let duties = match rest {
                "职责" | "职能" => Vec::new(),
                rest => vec![Worded { text: rest.to_owned(), except: except.clone() }],
            };
            return Source { givers, duties, except, pairwise, ..Source::default() };
        }
        let (rest, except) = take_exceptions(raw);
        if is_everything(&rest) && !givers.is_empty() {
            return Source { givers, except, ..Source::default() };
        }
        // What was looked through once needs no second look.
        let mut duties = match &rest {
            Cow::Borrowed(plain) => plain_duties(plain),
            Cow::Owned(rest) => duties(rest),
        };
        if let Some(last) = duties.last_mut() {
            last.except.extend(except);
        }
        Source { givers, duties, pairwise, ..Source::default() }
    }
}

/// Words for all that a body has.
static EVERYTHING: Words = Words::new(&[
    "职责", "职能", "全部职责", "全部职能", "职权", "机构", "人员", "编制", "工作职责", "所有职责",
    "资产", "人员编制", "队伍", "业务", "工作", "主要职责", "整体职责", "工作职能",
    "行政职责和机构", "其", "机构编制",
]);

/// 职责, 全部职能, 职责和机构: all of it. 人员编制 alone is none of it.
fn is_everything(text: &str) -> bool {
    let bare = text.trim_matches(['，', '、', '的', ' ']);
    let bare = bare.strip_suffix('等').unwrap_or(bare);
    EVERYTHING.open(bare)
        && words!["职", "业务", "工作", "其", "主要", "整体", "全部", "所有", "行政"].inside(bare)
        && bare.split(['、', '和', '及', '与', '，']).all(|word| EVERYTHING.are(word))
}

#[derive(Debug, Clone, Copy)]
struct Chunk<'t> {
    text: &'t str,
    /// The mark before it.
    mark: char,
}

/// Most phrases have few.
type Chunks<'t> = SmallVec<[Chunk<'t>; 4]>;

/// Divides at 、 and ，outside 除…以外, and at 和 where another giver follows.
fn chunks(phrase: &str) -> Chunks<'_> {
    let mut out = Chunks::new();
    let mut start = 0;
    let mut mark = ' ';
    let mut skip_to = 0;
    let mut cuts: SmallVec<[(usize, char); 8]> = SmallVec::new();
    for (at, word) in each_top(phrase, words!["、", "，", "；", "除"]) {
        if at >= skip_to {
            match word.chars().next() {
                Some('除') => skip_to = at + exception_len(&phrase[at..]).unwrap_or(0),
                mark => cuts.extend(mark.map(|mark| (at, mark))),
            }
        }
    }
    cuts.push((phrase.len(), ' '));
    for (at, c) in cuts {
        if at > start {
            divide(&phrase[start..at], mark, &mut out);
        }
        start = (at + c.len_utf8()).min(phrase.len());
        mark = c;
    }
    out
}

fn exception_len(text: &str) -> Option<usize> {
    ["以外", "之外", "外的", "外，"]
        .iter()
        .filter_map(|word| text.find(word).map(|at| at + word.len()))
        .min()
        .filter(|&len| text[..len].chars().count() < 60)
}

/// Divides one chunk at 和 以及 与 及 where another giver follows.
fn divide<'t>(text: &'t str, mark: char, out: &mut Chunks<'t>) {
    let cut = each_top(text, words!["以及", "和", "与", "及"]).find(|&(at, word)| {
        let (left, right) = (&text[..at], &text[at + word.len()..]);
        // X及其办公室的职责: of both.
        let its_office = words!["其办公室", "其办事机构"].open(right);
        // 许可事项及其关联事项 are one.
        if its_office || word == "及" && right.starts_with('其') {
            return false;
        }
        let another = || match opening(right) {
            Some(Opening::Giver { slots, .. } | Opening::Body(slots)) => {
                slots.iter().all(is_specific)
            }
            None => false,
        };
        // 中央和国家机关 is one expression.
        let joined = left == "中央" && right.starts_with("国家机关");
        let complete_left = at == 0
            || party(without_first(left, "原")).is_some()
            || heads_a_duty(left).is_some()
            || possessive(left).or_else(|| whole_without_de(left)).is_some();
        // 国家发展和改革委员会 opens like another giver after 国家发展.
        complete_left && !joined && another() && !is_agency(text)
    });
    match cut {
        Some((at, word)) => {
            if at > 0 {
                out.push(Chunk { text: &text[..at], mark });
            }
            divide(&text[at + word.len()..], '、', out);
        }
        None => out.push(Chunk { text, mark }),
    }
}

/// A name that is no mere 部门 or 机构.
fn is_specific(slot: &Slot) -> bool {
    match slot {
        Slot::Named(name) => !matches!(
            name.as_str(),
            "部门" | "机构" | "单位" | "社会" | "企业" | "地方" | "有关部门" | "执法队伍" | "队伍"
        ),
        _ => true,
    }
}

enum Opening<'t> {
    /// The chunk is a body, or several.
    Body(Vec<Slot>),
    /// It opens with a giver; `rest` is what it gives.
    Giver { slots: Vec<Slot>, rest: &'t str, pairwise: bool },
}

fn opening(chunk: &str) -> Option<Opening<'_>> {
    let chunk = without_label(trim(chunk));
    let chunk = words![
        "以及", "和", "将", "把", "剥离", "划出", "原分别由", "分别由", "原先由", "原来由",
        "过去由", "原由", "现由", "由"
    ]
    .strip_opening(chunk)
    .filter(|_| !is_agency(chunk))
    .unwrap_or(chunk);
    if let Some(list) = party_list(chunk)
        .filter(|_| !matches!(chunk, "企业" | "社会" | "市场" | "地方" | "学校" | "基层"))
    {
        return Some(Opening::Body(list.slots));
    }
    of_it(chunk)
        .or_else(|| possessive(chunk))
        .or_else(|| whole_without_de(chunk))
        .or_else(|| exception_follows(chunk))
        .or_else(|| open_list(chunk))
        .or_else(|| name_without_de(chunk))
}

/// `(二)市发改委的D` → `市发改委的D`: items inside one sentence.
fn without_label(chunk: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let labelled = chunk.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let label = |(label, _): &(&str, &str)| !label.is_empty() && label.chars().all(numeral);
    labelled.filter(label).map_or(chunk, |(_, rest)| rest)
}

/// `A等D职能`, the end of a list of which A is the last named.
fn open_list(chunk: &str) -> Option<Opening<'_>> {
    let at = find_top(chunk, "等").filter(|&at| at > 0)?;
    let list = party_list(&chunk[..at])?;
    let rest = &chunk[at + '等'.len_utf8()..];
    let rest = words!["部门", "单位", "机构"].strip_opening(rest).unwrap_or(rest);
    let head =
        words!["和执法队伍", "和队伍", "和人员", "和机构"].strip_closing(rest).unwrap_or(rest);
    // 等级 is a word of its own.
    let is_duty = heads_a_duty(head).is_some() && !rest.starts_with(['级', '次']);
    is_duty.then_some(Opening::Giver { slots: list.slots, rest, pairwise: false })
}

/// `其D职责`
fn of_it(chunk: &str) -> Option<Opening<'_>> {
    let rest = chunk.strip_prefix('其')?;
    let other = words!["他", "余", "它", "中"].open(rest);
    let rest =
        words!["原承担的", "承担的", "负责的", "原有的", "的"].strip_opening(rest).unwrap_or(rest);
    (!other && heads_a_duty(rest).is_some()).then(|| Opening::Giver {
        slots: vec![Slot::Pronoun("其".to_owned())],
        rest,
        pairwise: false,
    })
}

/// `A的D`, `A承担的D`, `A、B分别承担的D`
fn possessive(chunk: &str) -> Option<Opening<'_>> {
    each_top(chunk, words!["的"]).find_map(|(at, of)| {
        let rest = &chunk[at + of.len()..];
        let (head, pairwise) = without_verb(&chunk[..at]);
        // 甲部门会同有关部门承担的: 甲部门 gives.
        let head = find(head, "会同").map_or(head, |at| &head[..at]);
        let head = without_sum(with_those_below(head));
        // 直属企业的经营权 is the superior's to give.
        let of_its_own = words!["直属", "所属", "下属"].open(head);
        let gives = !rest.is_empty() && !of_its_own && !is_run(head, rest);
        let list = party_list(head).filter(|_| gives)?;
        // 甲局所属的乙办职责: 乙办 gives.
        if words!["所属", "下属"].close(&chunk[..at])
            && let Some(Opening::Giver { slots, rest, pairwise }) =
                possessive(rest).or_else(|| whole_without_de(rest))
        {
            return Some(Opening::Giver { slots, rest, pairwise });
        }
        Some(Opening::Giver { slots: list.slots, rest, pairwise })
    })
}

/// `分散在甲局内设机构和所属事业单位` → `甲局`: with all that is in it or below it.
fn with_those_below(head: &str) -> &str {
    let below = words![
        "机关及所属事业单位", "机关及所属单位", "内设机构和所属事业单位", "内设机构及所属事业单位",
        "内设机构、所属事业单位", "及其所属事业单位", "及所属事业单位", "和所属事业单位",
        "及其所属单位", "及所属单位", "及下属单位", "及其下属单位",
    ];
    below.strip_closing(head).filter(|body| party_list(body).is_some()).unwrap_or(head)
}

/// `民族博物馆的具体管理工作`: not what it does, but what is done with it.
fn is_run(head: &str, rest: &str) -> bool {
    let work = words!["职责", "职能", "工作", "事务"].strip_closing(rest).unwrap_or(rest);
    let kept = words![
        "馆", "院", "校", "园", "场", "站", "公司", "企业", "剧团", "中心", "队伍", "供销社",
        "联社",
    ];
    words!["具体管理", "日常管理"].are(work)
        || words!["管理", "建设管理", "行业管理", "直接管理"].are(work) && kept.close(head)
}

/// `甲局、乙局、丙局三局的D`: how many they are is no part of the last name.
fn without_sum(head: &str) -> &str {
    let sums = words!["两局", "三局", "四局", "五局", "两部门", "三部门", "两单位", "三单位"];
    sums.strip_closing(head).filter(|name| is_agency(name)).unwrap_or(head)
}

fn without_verb(head: &str) -> (&str, bool) {
    let bare = words![
        "直接管理", "领导管理", "归口承担", "归口管理", "归口负责", "所承担", "承担", "负责",
        "行使", "履行", "管理", "主管", "具有", "办理", "实施", "统筹", "所属", "现有", "原有",
        "原承担", "原负责", "分头负责", "分头承担", "共同负责", "共同承担", "监管", "原来承担",
        "原来负责", "此前承担", "此前负责", "现承担", "目前承担", "下放", "划出", "划转", "移交",
        "划入", "转来",
    ]
    .at_end(head)
    .map(|verb| &head[..head.len() - verb.len()])
    .filter(|bare| party_list(bare).is_some() || bare.ends_with("分别"))
    .min_by_key(|bare| bare.len())
    .unwrap_or(head);
    match bare.strip_suffix("分别") {
        Some(bare) => (bare, true),
        None => {
            (bare.strip_suffix("原").filter(|b| party_list(b).is_some()).unwrap_or(bare), false)
        }
    }
}

/// `A职责`
fn whole_without_de(chunk: &str) -> Option<Opening<'_>> {
    let all = words!["全部职责", "全部职能", "工作职责", "职责和工作", "职责", "职能"];
    let head = all.strip_longest_closing(chunk)?;
    let list = party_list(head)?;
    Some(Opening::Giver { slots: list.slots, rest: &chunk[head.len()..], pairwise: false })
}

/// `A除D以外的职责`
fn exception_follows(chunk: &str) -> Option<Opening<'_>> {
    let at = find(chunk, "除").filter(|&at| at > 0)?;
    let list = party_list(&chunk[..at])?;
    Some(Opening::Giver { slots: list.slots, rest: &chunk[at..], pairwise: false })
}

/// `卫生局医疗机构管理职责`: the name is cut off where the duty begins.
fn name_without_de(chunk: &str) -> Option<Opening<'_>> {
    let chunk = without_first(chunk, "原");
    let some = words!["有关部门", "相关部门", "有关单位", "相关单位", "相关机构", "有关机构"];
    if let Some(len) = some.opening(chunk).map(str::len)
        && heads_a_duty(&chunk[len..]).is_some()
    {
        let (name, rest) = chunk.split_at(len);
        return Some(Opening::Giver {
            slots: vec![Slot::Named(name.to_owned())],
            rest,
            pairwise: false,
        });
    }
    let len = agency_len(chunk)?;
    let (name, rest) = chunk.split_at(len);
    let rest = without_first(without_first(rest, "承担的"), "负责的");
    // 省委职能部门的统一管理: whose it is stands in neither word alone.
    if words!["职能部门", "工作部门", "组成部门", "部门"].open(rest) {
        return None;
    }
    let (duty, _) = take_exceptions(rest);
    let duty_like = heads_a_duty(&duty).is_some() || is_action(&duty) || leads_a_duty(&duty);
    let office = words!["部", "委员会", "局", "厅", "总署", "检察院", "法院", "银行"].close(name);
    let named = crate::lexicon::has_place(name) || office && name.chars().count() >= 3;
    let named = named && !is_run(name, without_first(rest, "的"));
    (duty_like && named && duty.chars().count() >= 2).then(|| Opening::Giver {
        slots: vec![Slot::Named(bare_name(name).to_owned())],
        rest,
        pairwise: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        sources(text)
            .into_iter()
            .map(|source| {
                let givers: Vec<_> = source
                    .givers
                    .iter()
                    .map(|slot| match slot {
                        Slot::Named(name) | Slot::Pronoun(name) => name.clone(),
                        other => format!("{other:?}"),
                    })
                    .collect();
                let duties: Vec<_> = source
                    .duties
                    .iter()
                    .map(|d| {
                        if d.except.is_empty() {
                            d.text.clone()
                        } else {
                            format!("{}-{}", d.text, d.except.join("+"))
                        }
                    })
                    .collect();
                let what = if source.bodies {
                    "bodies".to_owned()
                } else if duties.is_empty() {
                    format!(
                        "all{}",
                        source.except.iter().map(|e| format!("-{e}")).collect::<String>()
                    )
                } else {
                    duties.join(" / ")
                };
                format!("{}: {what}", givers.join("+"))
            })
            .collect()
    }

    #[test]
    fn givers_and_what_they_give() {
        for (text, expected) in [
            (
                "国家发展和改革委员会的工业行业管理和信息化有关职责",
                &["国家发展和改革委员会: 工业行业管理和信息化有关职责"][..],
            ),
            (
                "原国防科学技术工业委员会除核电管理以外的职责",
                &["国防科学技术工业委员会: all-核电管理"],
            ),
            ("原信息产业部的职责", &["信息产业部: all"]),
            ("军工电子管理职责", &[": 军工电子管理"]),
            (
                "A部的职责、国家海洋局的海域使用管理、海岛保护职责、城乡建设部和国土开发部的地下水监测管理职责等",
                &[
                    "A部: all",
                    "国家海洋局: 海域使用管理 / 海岛保护",
                    "城乡建设部+国土开发部: 地下水监测管理",
                ],
            ),
            (
                "国土资源部的地质灾害防治、水利部的水旱灾害防治、农业部的草原防火相关职责",
                &["国土资源部: 地质灾害防治", "水利部: 水旱灾害防治", "农业部: 草原防火相关职责"],
            ),
            (
                "市国土资源局、规划局的职责，以及水利局的水资源调查职责",
                &["市国土资源局+市规划局: all", "市水利局: 水资源调查"],
            ),
            (
                "省粮食厅的职能，除军粮供应和省级储备粮管理以外",
                &["省粮食厅: all-军粮供应-省级储备粮管理"],
            ),
            ("县经贸委职责", &["县经贸委: all"]),
            (
                "民政部管理的农村社会保险、各行业部门统筹的社会保险以及卫生部门管理的医疗保险",
                &["民政部: 农村社会保险", "各行业部门: 社会保险", "卫生部门: 医疗保险"],
            ),
            (
                "国家海洋局及其中国海监、公安部边防海警的队伍和职责",
                &["国家海洋局+国家海洋局中国海监+公安部边防海警: all"],
            ),
            ("中央和国家机关有关部委的党建职责", &["中央和国家机关有关部委: 党建"]),
            ("直属企业的生产经营管理权", &[": 直属企业的生产经营管理权"]),
            ("县民政局所属的县老龄办职责", &["县老龄办: all"]),
            ("市交通局所属的市公路处承担的行政职能", &["市公路处: 行政职能"]),
            ("卫生局医疗机构管理职责", &["卫生局: 医疗机构管理"]),
            ("国家粮食局、国家物资储备局", &["国家粮食局+国家物资储备局: bodies"]),
            ("其职责", &["其: all"]),
            (
                "原由文化、广电、新闻出版部门分别承担的文化市场执法职能",
                &["文化、广电、新闻出版部门: 文化市场执法"],
            ),
            ("机械电子工业厅其余职责", &["机械电子工业厅: 其余职责"]),
            (
                "省劳动厅、人事厅分别承担的企业职工养老保险和机关事业单位养老保险职能",
                &["省劳动厅+省人事厅: 企业职工养老保险 / 机关事业单位养老保险"],
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
