//! Who: one body, or a list of bodies.

use super::{Slot, clauses::split_top};
use crate::lexicon::{
    Words, agency_len, find, has_place, is_agency, is_class_of_bodies, may_close_a_name,
    place_prefix, trim, trim_marks, without_first, words,
};

/// A list of bodies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// Each body.
    pub slots: Vec<Slot>,
    /// 等部门: the list names only some.
    pub open_ended: bool,
}

/// Words in front of a name that are no part of it.
static BEFORE_NAMES: Words = Words::new(&[
    "原来的", "现有的", "新设立的", "新设的", "新成立的", "新组建的", "重新组建的", "组建后的",
    "调整后的", "单设的", "单独设置的", "原分散在", "分散在", "此前", "目前", "今后", "当时",
    "届时", "原来", "原隶属于", "原隶属", "原属于", "原属", "隶属于", "隶属", "原", "现有", "现",
    "新组建", "拟", "已", "将", "从", "由", "在", "你委所属", "你局所属", "你部所属", "你厅所属",
    "你办所属", "你委机关", "你局机关", "你委", "你局", "你部", "你厅", "你办", "我委", "我局",
    "我部", "我厅",
]);

static PRONOUNS: Words = Words::new(&[
    "该部", "该局", "该委", "该厅", "该办", "该署", "该院", "该中心", "该总局", "该机构", "该单位",
    "该委员会", "该办公室", "该处", "该科", "该小组", "其", "本部", "本局", "本委", "本厅", "本办",
    "我部", "我局", "我委", "我厅", "我办", "你部", "你局", "你委", "你厅", "你办", "你院",
    "你局机关", "你委机关", "你部机关", "你厅机关", "你中心", "你单位", "上述部门", "该两单位",
    "该两局", "该两部门", "上述两单位", "上述两个单位", "上述机构", "上述单位", "两局", "两部门",
    "三局", "四局", "两委", "两办", "两厅", "三单位", "两单位", "三家单位", "三个部门", "两个部门",
    "前述部门", "前述机构", "以上部门", "以上机构", "这些机构", "上述两个部门", "上述两部门",
]);

/// The name without 原, 现, 新组建的 and the like.
///
/// ```
/// use handover::grammar::bare_name;
/// assert_eq!(bare_name("原信息产业部"), "信息产业部");
/// assert_eq!(bare_name("单设的国家海洋局"), "国家海洋局");
/// ```
pub fn bare_name(text: &str) -> &str {
    let mut name = trim(text);
    while let Some(rest) = BEFORE_NAMES.at_start(name).find_map(|word| {
        name.strip_prefix(word).filter(|rest| {
            // 原子能机构, 现代… begin with the letters of the word only.
            is_agency(rest) && (!is_agency(name) || matches!(word, "原" | "现" | "今后" | "目前"))
        })
    }) {
        if name.starts_with("原子")
            || name.starts_with("现代")
            || name.starts_with("由") && !is_agency(rest)
        {
            break;
        }
        name = rest;
    }
    without_gloss(name)
}

/// Drops brackets that explain a name — (以下简称…), (副部级) — and keeps those
/// that are part of it.
fn without_gloss(name: &str) -> &str {
    if !name.ends_with(')') {
        return name;
    }
    let Some(at) = name.find('(') else { return name };
    let inner = &name[at + 1..name.len() - 1];
    let places = inner.chars().all(|c| "省市县区州旗盟镇乡地、".contains(c));
    let gloss = words!["以下", "简称", "挂", "加挂", "对外"].open(inner);
    if places || is_agency(inner) && !gloss { name } else { name[..at].trim_end() }
}

/// Whether a text ends like the name of a body. Most texts that are asked for
/// one do not.
fn may_close(text: &str) -> bool {
    may_close_a_name(text) || PRONOUNS.close(text)
}

/// `市交通局所属市公路处` → `市公路处`: whose it is says nothing of its name.
fn without_owner(name: &str) -> &str {
    let Some((at, word)) = words!["所属", "下属"].first_inside(name).filter(|&(at, _)| at > 0)
    else {
        return name;
    };
    let rest = without_first(&name[at + word.len()..], "的");
    if is_agency(&name[..at]) && is_agency(rest) { rest } else { name }
}

/// One body: a name, a class of bodies, or a pronoun.
pub fn party(text: &str) -> Option<Slot> {
    let name = trim(text);
    if !may_close(name) {
        return None;
    }
    if PRONOUNS.are(name) {
        return Some(Slot::Pronoun(name.to_owned()));
    }
    let bare = without_owner(bare_name(name));
    if let Some(rest) = bare.strip_prefix("设区的市") {
        return is_agency(rest).then(|| Slot::Named(bare.to_owned()));
    }
    if is_agency(bare) || is_class_of_bodies(bare) {
        let spaced = bare.contains(' ');
        return Some(Slot::Named(if spaced { bare.replace(' ', "") } else { bare.to_owned() }));
    }
    // 各县(市、区)人民政府, 各乡镇政府
    let each = bare
        .strip_prefix('各')
        .or_else(|| bare.strip_prefix("有关"))
        .or_else(|| bare.strip_prefix("相关"))?;
    is_agency(each).then(|| Slot::Named(bare.to_owned()))
}

/// A list of bodies: all of `text` must be one.
///
/// ```
/// use handover::grammar::party_list;
/// assert_eq!(party_list("国土资源局和规划局").unwrap().slots.len(), 2);
/// assert_eq!(party_list("国家发展和改革委员会").unwrap().slots.len(), 1);
/// assert!(party_list("民政部等部门").unwrap().open_ended);
/// assert!(party_list("规划和政策").is_none());
/// ```
pub fn party_list(text: &str) -> Option<Parties> {
    let mut text = trim(text);
    if !may_be_parties(text) {
        return None;
    }
    let mut open_ended = false;
    let tails = words!["等有关部门", "等相关部门", "等部门", "等单位", "等机构", "等"];
    if let Some(rest) = tails.strip_closing(text) {
        let count = rest.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
        text = rest[..rest.len() - count.len()].trim();
        open_ended = true;
    }
    if let Some(rest) = without_count(text) {
        (text, open_ended) = (rest, true);
    }
    let counted = words!["个部门", "家单位", "个单位", "个机构", "个局", "部门", "单位", "机构"];
    // A、B、C三局: 三局 counts them.
    let nouns = words!["局", "委", "部", "厅", "办", "处", "站", "所"];
    let listed = || text.contains('、').then(|| nouns.strip_closing(text)).flatten();
    if let Some(rest) = counted.strip_closing(text).or_else(listed)
        && let Some(rest) =
            rest.strip_suffix(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c))
        && let Some(list) = party_list(rest)
    {
        return Some(list);
    }
    if let Some(slots) = of_one_kind(text) {
        return Some(Parties { slots, open_ended });
    }
    if !JOINS.inside(text) {
        return (!text.is_empty())
            .then(|| party(text))?
            .map(|slot| Parties { slots: vec![slot], open_ended });
    }
    if let Some(slot) = levels(text) {
        return Some(Parties { slots: vec![slot], open_ended });
    }
    if let Some(slots) = of_both(text) {
        return Some(Parties { slots, open_ended });
    }
    let mut names = Vec::new();
    for piece in split_top(text, words!["、", "，"]) {
        names.extend(conjuncts(text[piece].trim()));
    }
    if names.is_empty() {
        return None;
    }
    let mut slots = Vec::with_capacity(names.len());
    for name in &names {
        slots.extend(
            with_its_office(name)
                .unwrap_or_else(|| vec![party(name)])
                .into_iter()
                .collect::<Option<Vec<_>>>()?,
        );
    }
    complete_places(&mut slots);
    complete_committee(&mut slots);
    Some(Parties { slots, open_ended })
}

/// `民政、劳动两局` are 民政局 and 劳动局.
fn of_one_kind(text: &str) -> Option<Vec<Slot>> {
    let kind = ["局", "科", "站", "所"].into_iter().find(|kind| text.ends_with(kind))?;
    let counted = text.strip_suffix(kind)?;
    let (names, count) = ["两", "二", "三", "四", "五"]
        .iter()
        .zip([2, 2, 3, 4, 5])
        .find_map(|(word, count)| Some((counted.strip_suffix(word)?, count)))?;
    let pieces: Vec<&str> = names.split(['、', '和', '与']).map(str::trim).collect();
    let field = |piece: &&str| {
        (2..=6).contains(&piece.chars().count())
            && !is_agency(piece)
            && is_agency(&format!("{piece}{kind}"))
    };
    (pieces.len() == count && pieces.iter().all(field))
        .then(|| pieces.iter().map(|piece| Slot::Named(format!("{piece}{kind}"))).collect())
}

/// 东山开发区党工委、管委会: the 开发区 is that of both.
fn complete_committee(slots: &mut [Slot]) {
    let [Slot::Named(party), Slot::Named(committee)] = slots else { return };
    let zone =
        words!["党工委", "党的工作委员会", "工委", "工作委员会"].strip_longest_closing(party);
    if let Some(zone) = zone.filter(|zone| zone.ends_with('区'))
        && words!["管委会", "管理委员会"].are(committee)
    {
        *committee = format!("{zone}{committee}");
    }
}

/// `A、B等12个议事协调机构` → `A、B`
fn without_count(text: &str) -> Option<&str> {
    let named = words!["机构", "部门", "单位"].strip_closing(text)?;
    let (list, counted) = named.rsplit_once('等')?;
    let kind = counted.trim_start_matches(|c: char| c.is_ascii_digit());
    let kind = kind.strip_prefix('个').or_else(|| kind.strip_prefix('家'))?;
    (kind.len() < counted.len() - '个'.len_utf8() && kind.chars().count() <= 6).then_some(list)
}

/// Words and marks without one of which a text names no two bodies.
static JOINS: Words = Words::new(&["、", "，", "以及", "和", "与", "及", "暨", "同", "或"]);

/// Whether a text ends as a list of bodies does: the quick answer where most
/// texts are none.
pub(super) fn may_be_parties(text: &str) -> bool {
    let text = trim(text);
    let last = trim_marks(text, &['、', '，', ' ']);
    may_close(last) || last.ends_with('等') || find(text, "及其").is_some()
}

/// `市委、市政府督查室` is one body of both, `市委、市政府办公室` two: never 市委
/// itself.
fn of_both(text: &str) -> Option<Vec<Slot>> {
    let (party, rest) = text.split_once('、')?;
    if !words!["省委", "市委", "县委", "区委", "州委", "旗委", "地委", "党委", "中央", "工委"]
        .close(party)
    {
        return None;
    }
    let (second, others) = rest.split_once('、').unwrap_or((rest, ""));
    let (at, word) =
        words!["政府", "国务院", "行署", "管委会", "革委会", "人委"].first_inside(second)?;
    let (government, office) = second.split_at(at + word.len());
    if office.is_empty() || !is_agency(second) {
        return None;
    }
    let both = match office {
        "办公室" | "办公厅" => {
            [format!("{party}{office}"), format!("{government}{office}")].into()
        }
        _ => vec![format!("{party}、{second}")],
    };
    let mut slots: Vec<Slot> = both.into_iter().map(Slot::Named).collect();
    if !others.is_empty() {
        slots.extend(party_list(others)?.slots);
    }
    Some(slots)
}

/// `市、县人民政府`, `区、县级市教育行政部门`: levels, not bodies, are joined.
fn levels(text: &str) -> Option<Slot> {
    let (head, last) = text.rsplit_once('、')?;
    let level = |piece: &str| {
        piece.chars().count() <= 3 && piece.chars().all(|c| "省市县区州旗镇乡地级()各".contains(c))
            || matches!(piece, "自治区" | "直辖市" | "自治州")
    };
    let autonomous = words!["直辖市", "自治区", "自治州", "自治县"].strip_opening(last);
    let of_a_level = autonomous.is_some_and(is_agency)
        || (is_agency(last) || is_class_of_bodies(last)) && place_prefix(last).is_some();
    (head.split('、').all(level) && of_a_level || is_class_of_bodies(text))
        .then(|| Slot::Named(text.to_owned()))
}

/// `A及其办公室` is A and A办公室.
fn with_its_office(name: &str) -> Option<Vec<Option<Slot>>> {
    let (head, office) = name.split_once("及其")?;
    let head = bare_name(head);
    let office = format!("{head}{office}");
    (is_agency(head) && is_agency(&office)).then(|| vec![party(head), Some(Slot::Named(office))])
}

/// Divides at 和 与 及 以及 同 where both sides are bodies.
fn conjuncts(text: &str) -> Vec<&str> {
    // One expression for all of them; 中央 alone is no party of it.
    if text.starts_with("中央和国家机关") {
        return vec![text];
    }
    if find(text, "及其").is_some() && !text.ends_with("及其") {
        return vec![text];
    }
    let joins = words!["以及", "和", "与", "及", "暨", "同", "或"];
    if !joins.inside(text) {
        return vec![unjoined(text)];
    }
    for word in joins.iter() {
        for (at, _) in text.match_indices(word) {
            let (left, right) = (&text[..at], &text[at + word.len()..]);
            // 甲局会同乙局: 会同 is a word.
            let inside = *word == *"同" && left.ends_with('会');
            if left.ends_with('、') || right.is_empty() || inside {
                continue;
            }
            if party(left).is_some()
                && !conjuncts(right).is_empty()
                && conjuncts(right).iter().all(|r| party(r).is_some())
            {
                let mut out = conjuncts(left);
                out.extend(conjuncts(right));
                return out;
            }
        }
    }
    vec![unjoined(text)]
}

fn unjoined(text: &str) -> &str {
    let head = text.strip_prefix("以及").or_else(|| text.strip_prefix("和")).unwrap_or(text);
    if head.len() < text.len() && is_agency(bare_name(head)) { head } else { text }
}

/// 市政府驻广州办事处、驻深圳办事处; 市税务局第一稽查局、第二稽查局: both are of the
/// same body.
fn complete_of_its_kind(first: &str, slot: &mut Slot) {
    let Slot::Named(name) = slot else { return };
    let Some(mark) = words!["驻", "第"].opening(name) else { return };
    if let Some(at) = find(first, mark).filter(|&at| at > 0 && is_agency(&first[..at])) {
        name.insert_str(0, &first[..at]);
    }
}

/// 市国土资源局、规划局: the 市 holds for both.
pub(super) fn complete_places<'a>(slots: impl IntoIterator<Item = &'a mut Slot>) {
    let mut slots = slots.into_iter();
    let Some(Slot::Named(first)) = slots.next() else { return };
    // 市检察院反贪局、反渎局 are of the 检察院, not of the 市.
    let of_another =
        || agency_len(first).is_some_and(|len| len < first.len() && is_agency(&first[len..]));
    let mut place = None;
    for (n, slot) in slots.enumerate() {
        if n == 0 {
            place = place_prefix(first).filter(|_| !of_another());
        }
        complete_of_its_kind(first, slot);
        if let (Slot::Named(name), Some(place)) = (slot, place)
            && !has_place(name)
            && is_agency(name)
            && words!["局", "厅", "委", "委员会", "办公室", "办"].close(name)
        {
            *name = format!("{place}{name}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        party_list(text)
            .map(|list| {
                list.slots
                    .into_iter()
                    .map(|slot| match slot {
                        Slot::Named(name) => name,
                        Slot::Pronoun(word) => format!("<{word}>"),
                        other => format!("{other:?}"),
                    })
                    .collect()
            })
            .unwrap_or_default()
    }

    #[test]
    fn lists() {
        for (text, expected) in [
            ("住房和城乡建设部和交通运输部", &["住房和城乡建设部", "交通运输部"][..]),
            ("市国土资源局、规划局和林业局", &["市国土资源局", "市规划局", "市林业局"]),
            ("市公用局、市园林局、市市政局三局", &["市公用局", "市园林局", "市市政局"]),
            ("民政、劳动两局", &["民政局", "劳动局"]),
            ("农业、水利和林业三局", &["农业局", "水利局", "林业局"]),
            ("市政府驻广州办事处、驻深圳办事处", &["市政府驻广州办事处", "市政府驻深圳办事处"]),
            ("市税务局第一稽查局、第二稽查局", &["市税务局第一稽查局", "市税务局第二稽查局"]),
            ("市第一医院、第二医院", &["市第一医院", "第二医院"]),
            ("中铁一局、中铁二局", &["中铁一局", "中铁二局"]),
            ("市检察院反贪污局、反渎职侵权局", &["市检察院反贪污局", "反渎职侵权局"]),
            ("国家能源领导小组及其办公室", &["国家能源领导小组", "国家能源领导小组办公室"]),
            ("市文化广播影视局与旅游局、体育局", &["市文化广播影视局", "市旅游局", "市体育局"]),
            (
                "国家食品药品监管局和单设的国务院食品安全协调办公室",
                &["国家食品药品监管局", "国务院食品安全协调办公室"],
            ),
            ("原信息产业部", &["信息产业部"]),
            ("东山开发区党工委、管委会", &["东山开发区党工委", "东山开发区管委会"]),
            ("省、自治区、直辖市卫生行政部门", &["省、自治区、直辖市卫生行政部门"]),
            ("市委、市政府督查室", &["市委、市政府督查室"]),
            ("县委、县人民政府办公室", &["县委办公室", "县人民政府办公室"]),
            ("市委、市政府研究室、市信访局", &["市委、市政府研究室", "市信访局"]),
            ("省委、省革委会办公厅", &["省委办公厅", "省革委会办公厅"]),
            ("市委、市政府", &["市委", "市政府"]),
            ("市交通局所属市公路处、市海事处", &["市公路处", "市海事处"]),
            ("该部", &["<该部>"]),
            ("事业单位", &["事业单位"]),
            ("各县(市、区)人民政府", &["各县(市、区)人民政府"]),
            ("人力资源和社会保障部", &["人力资源和社会保障部"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
        for text in ["工业和信息化", "军民结合", "相关职责", "组织实施", ""] {
            assert!(party_list(text).is_none(), "{text}");
        }
    }
}
