//! What a block takes from the headings above it, and hands down.

use std::borrow::Cow;

use super::notes;
use crate::{
    lexicon::{
        HeadingSays, SectionKind, find, heading_says, leads_a_duty, section_kind, trim, trim_end,
        words,
    },
    outline::{Block, BlockKind},
};

/// What a block takes from the headings above it.
#[derive(Debug, Clone)]
pub(super) struct Inherited {
    pub kind: SectionKind,
    pub says: Option<HeadingSays>,
    /// Whether a heading said the kind.
    pub stated: bool,
}

impl Inherited {
    /// Sentences of any kind.
    pub const STATEMENTS: Self =
        Inherited { kind: SectionKind::Statements, says: None, stated: false };
}

/// What a block takes from those above it, and what its own words change.
pub(super) fn kind_of(block: &Block, text: &str, above: &Inherited) -> Inherited {
    let lead = lead(text);
    let names_section =
        block.kind == BlockKind::Heading || block.labelled && lead.len() < text.len();
    // Under a section whose items are known a lead-in alone changes the kind.
    let may_name = names_section && (block.kind == BlockKind::Heading || may_head(lead));
    // 县价格所(由A划入B) heads nothing.
    let noted = notes::alone(text).is_some();
    let found = if may_name && !noted { section_kind(lead) } else { None };
    let found = found
        .filter(|kind| block.kind == BlockKind::Heading || is_lead_in(lead, *kind, above.kind));
    let listed = bodies_below(text).or_else(|| {
        let heads = block.kind == BlockKind::Heading && block.labelled;
        if heads { counted_class(text).map(HeadingSays::Classes) } else { None }
    });
    if listed.is_some() {
        return Inherited { kind: SectionKind::Adjustment, says: listed, stated: true };
    }
    let may_say = block.kind == BlockKind::Heading && !noted;
    let says = if may_say || found.is_some() { heading_says(lead) } else { None };
    match found {
        Some(kind) => Inherited { kind, says, stated: true },
        None if block.kind == BlockKind::Heading && says.is_some() => {
            Inherited { kind: SectionKind::Adjustment, says, stated: true }
        }
        None if block.kind == BlockKind::Heading && block.parent.is_none() => {
            Inherited { kind: SectionKind::Statements, says: None, stated: false }
        }
        None => Inherited { stated: false, ..above.clone() },
    }
}

/// `(一)党政综合机构` in the regulation of a township: its offices stand below.
pub(super) fn heads_offices(block: &Block, text: &str, own: Option<&str>) -> bool {
    let townships = words![
        "镇人民政府", "乡人民政府", "镇政府", "乡政府", "街道办事处", "镇", "乡", "街道", "开发区",
        "新区", "园区", "示范区", "管委会", "管理委员会",
    ];
    let offices = words![
        "党政机构", "党政综合机构", "综合办事机构", "综合性办事机构", "党政办事机构",
        "党政工作机构", "党政综合办事机构", "内设办公室", "综合性机构", "内设工作机构", "工作机构",
    ];
    block.kind == BlockKind::Heading
        && own.is_some_and(|own| townships.close(own))
        && offices.close(without_count(trim_end(text).trim_end_matches('：')))
}

/// Whether a name is that of a mass organization (群团): it has tasks, not powers.
pub(super) fn is_mass_organization(name: &str) -> bool {
    words![
        "总工会", "妇联", "妇女联合会", "团委", "残联", "残疾人联合会", "科协", "科学技术协会",
        "文联", "文学艺术界联合会", "侨联", "归国华侨联合会", "工商联", "工商业联合会", "红十字会",
        "社科联", "计生协", "计划生育协会", "共青团",
    ]
    .close(name)
}

/// `二、主要任务` in the regulation of a mass organization: what it does.
pub(super) fn heads_tasks(block: &Block, text: &str, own: Option<&str>) -> bool {
    block.kind == BlockKind::Heading
        && words!["主要任务", "基本任务", "工作任务", "任务"]
            .are(trim_end(text).trim_end_matches('：'))
        && own.is_some_and(is_mass_organization)
}

/// `镇党政机构设置5个` → `镇党政机构`
fn without_count(text: &str) -> &str {
    let bare = text.trim_end_matches(is_counting);
    match bare.len() < text.len() {
        true => words!["共设置", "共设", "设置", "设立", "设"].strip_closing(bare).unwrap_or(bare),
        false => text,
    }
}

/// What a block hands down: a lead-in at its end may open a section.
pub(super) fn handed_down(text: &str, mine: &Inherited) -> Inherited {
    let said = trim_end(text);
    let last = said.trim_end_matches('：');
    if last.len() == said.len() {
        return mine.clone();
    }
    let sentence = last_sentence(last);
    if let says @ Some(HeadingSays::Bodies(_)) = heading_says(sentence) {
        return Inherited { kind: SectionKind::Adjustment, says, stated: true };
    }
    // 将下列机构合并： tells of no inner bodies.
    let moves = words!["合并", "并入", "整合", "划", "更名", "改为", "调整", "撤销", "不再"];
    let kind = if leads_to_duties(sentence) {
        Some(SectionKind::Duties)
    } else if words![
        "内设机构", "内设科室", "内设处室", "职能处室", "职能科室", "内设职能", "个科室", "个处室",
        "股室", "职能科", "下列党政机构", "党政工作机构", "综合办事机构", "下列机构",
        "下列工作机构", "下列办事机构",
    ]
    .inside(sentence)
        && !moves.inside(sentence)
    {
        Some(SectionKind::Units)
    } else {
        None
    };
    match kind {
        Some(kind) => Inherited { kind, says: None, stated: true },
        None => mine.clone(),
    }
}

/// `主要职责是`, `履行下列职责`, `行使以下职权`, in front of a list of them.
pub(super) fn leads_to_duties(sentence: &str) -> bool {
    if sentence.contains("主要职责") || words!["职责是", "职责为", "工作职责如下"].close(sentence)
    {
        return true;
    }
    let rest = words!["职责", "职权", "职能", "工作"].strip_closing(sentence);
    let rest = rest.and_then(|rest| words!["下列", "以下", "如下"].strip_closing(rest));
    rest.is_some_and(|rest| words!["履行", "承担", "行使", "负责"].close(rest))
}

/// What a paragraph ends with.
pub(super) fn last_sentence(text: &str) -> &str {
    text.rsplit('。').next().unwrap_or(text)
}

/// `国务院组成部门如下：`, `决定撤销：`, `撤销的机构`: what the names listed below
/// are, or what is done with them.
pub(super) fn bodies_below(text: &str) -> Option<HeadingSays> {
    let bare = trim(text);
    if bare.ends_with('：')
        && let Some(class) = class_list(bare)
    {
        return Some(HeadingSays::Classes(class));
    }
    let leads = bare.ends_with('：') || words!["的机构", "的部门", "的单位"].close(bare);
    let short = || bare.chars().nth(16).is_none();
    let says = if leads && short() { heading_says(bare) } else { None };
    says.filter(|says| matches!(says, HeadingSays::Bodies(_)))
}

/// `国务院组成部门如下：` above a list of names.
fn class_list(text: &str) -> Option<String> {
    let lead = text.strip_suffix('：')?;
    let lead = lead.rsplit(['，', '。']).next()?;
    let class = lead.strip_suffix("如下").or_else(|| lead.strip_suffix("有")).unwrap_or(lead);
    let class = class.strip_suffix("的设置").unwrap_or(class);
    (crate::lexicon::is_class(class) && lead != class).then(|| class.to_owned())
}

/// `省政府直属机构`, `市政府工作部门(26个)`, `市委工作机关9个`, `市政府设置工作部门26个`:
/// the class of the bodies that are listed behind it.
fn counted_class(text: &str) -> Option<String> {
    let text = trim(text).trim_end_matches('：');
    // 保留直属机构2个，即：A、B
    let text = words!["，即", "，分别是", "，分别为", "，具体为", "，包括"]
        .strip_closing(text)
        .unwrap_or(text);
    let text = text.rsplit('，').next().unwrap_or(text);
    let text = words!["包括", "分别为", "分别是", "为", "是", "有", "如下"]
        .strip_longest_closing(text)
        .unwrap_or(text);
    let bare = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let (class, count) = match bare {
        Some((class, count)) => (class, count),
        None => text.split_at(text.trim_end_matches(is_counting).len()),
    };
    let counts = |text: &str| text.chars().all(is_counting);
    let class = words!["的设置", "共设置", "共设", "设置"].strip_closing(class).unwrap_or(class);
    let class = whose_class(class);
    let kind = words!["部门", "机构", "机关", "国家局", "事业单位", "团体", "组织"].close(&class);
    let is_list = kind && crate::lexicon::is_class(&class) && section_kind(&class).is_none();
    // 管理机构 alone may be anything.
    let whose = class.chars().nth(5).is_some() || words!["直属", "派出"].open(&class);
    // 省政府办公厅和组成部门: which of the two each is, is not said; 更名的事业单位
    // says what became of them.
    let one = !leads_a_duty(&class) && !class.contains(['和', '的']);
    // 撤销派出机构2个: something becomes of them.
    let changes = words![
        "撤", "取消", "减", "不再", "调整", "改", "合并", "划", "核定", "新", "增", "整合", "规范",
    ];
    (is_list && whose && one && !changes.inside(&class) && counts(count))
        .then(|| class.into_owned())
}

/// `市政府设置工作部门`, `保留市政府工作部门` → `市政府工作部门`
fn whose_class(class: &str) -> Cow<'_, str> {
    let class =
        words!["保留", "设置", "设立", "共设", "设"].strip_longest_opening(class).unwrap_or(class);
    let sets_up = words!["共设置", "设置", "设立", "共设", "设有", "设"];
    match sets_up.first_inside(class) {
        Some((at, verb)) if words!["政府", "国务院", "委"].close(&class[..at]) => {
            format!("{}{}", &class[..at], &class[at + verb.len()..]).into()
        }
        _ => class.into(),
    }
}

fn is_counting(c: char) -> bool {
    c.is_ascii_digit() || "共个一二三四五六七八九十".contains(c)
}

/// The words up to the first mark: what an item is headed by.
fn lead(text: &str) -> &str {
    let mark = words!["。", "：", "，", "；"].first_inside(text);
    let end = mark.map_or(text.len(), |(at, _)| at);
    trim(&text[..end])
}

/// Whether a lead may head an item: the quick answer where most do not.
fn may_head(lead: &str) -> bool {
    let short = |most: usize| lead.chars().nth(most).is_none();
    short(8) || short(24) && words!["职责分工", "职能转变", "转变职能", "职责调整"].inside(lead)
}

/// Whether a short lead really heads an item: `(七)职能转变。`, not `加强管理。`
fn is_lead_in(lead: &str, kind: SectionKind, above: SectionKind) -> bool {
    match kind {
        SectionKind::Division => lead.contains("职责分工"),
        SectionKind::Adjustment => words!["职能转变", "转变职能", "职责调整"].close(lead),
        SectionKind::Staffing | SectionKind::Units | SectionKind::Guidance => {
            above == SectionKind::Statements && lead.chars().count() <= 8
        }
        SectionKind::Closing => lead.chars().count() <= 6,
        SectionKind::Duties => lead == "主要职责",
        SectionKind::Statements => false,
    }
}

/// `划给市水务局的职责：D1、D2。`: words before a colon that say, as a heading
/// would, what is done with the duties behind it; with their length.
pub(super) fn lead_in(sentence: &str) -> Option<(usize, HeadingSays)> {
    let colon = find(sentence, "：")?;
    let (lead, list) = (&sentence[..colon], &sentence[colon + "：".len()..]);
    let noun = ["分别是", "包括", "有", "是", "为"].iter().find_map(|verb| lead.strip_suffix(verb));
    if let Some(says @ HeadingSays::Bodies(_)) = noun.and_then(heading_says) {
        return Some((lead.len() + '：'.len_utf8(), says));
    }
    if let Some(class) = counted_class(lead).filter(|class| class != lead) {
        return Some((lead.len() + '：'.len_utf8(), HeadingSays::Classes(class)));
    }
    let names_duties = ["职责", "职能", "事项"].iter().any(|noun| lead.ends_with(noun));
    let a_clause = lead.starts_with(['将', '把']) || lead.contains(['，', '。', '；', '“']);
    // 划出的职责：将D划给A: what follows says itself what is done.
    let says_itself = trim(list).starts_with(['将', '把']);
    if !names_duties || a_clause || says_itself || list.trim().is_empty() {
        return None;
    }
    let says = heading_says(lead)?;
    let moves = matches!(says, HeadingSays::Receives { .. } | HeadingSays::Gives { .. });
    moves.then_some((lead.len() + '：'.len_utf8(), says))
}

/// `有关职责分工。`, `与市水利局的有关职责分工。`: a heading printed as a sentence.
pub(super) fn is_lead_of(sentence: &str, kind: SectionKind) -> bool {
    let bare = sentence.trim_end_matches(['。', '：']);
    match kind {
        SectionKind::Division => bare.ends_with("分工") && bare.chars().count() <= 40,
        SectionKind::Adjustment => {
            words!["职能转变", "职责调整", "转变职能"].are(bare)
                && section_kind(bare) == Some(SectionKind::Adjustment)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_be_the_class_of_the_bodies_below() {
        let class = |text: &str| counted_class(text);
        for (text, expected) in [
            ("国务院直属特设机构", "国务院直属特设机构"),
            ("市政府工作部门(26个)", "市政府工作部门"),
            ("县委工作机关共9个", "县委工作机关"),
            ("省政府部门管理机构的设置", "省政府部门管理机构"),
            ("市政府设置工作部门22个", "市政府工作部门"),
            ("改革后，县政府共设置工作部门24个", "县政府工作部门"),
            ("市政府派出机构为", "市政府派出机构"),
            ("设市委工作机关9个", "市委工作机关"),
            ("保留省政府特设机构1个，即", "省政府特设机构"),
            ("区政府工作部门包括", "区政府工作部门"),
        ] {
            assert_eq!(class(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "内设机构", "管理机构", "市政府工作部门改革", "市政府办公厅和工作部门", "副部级",
            "深化执法机构", "撤销市政府派出机构2个", "市政府新设工作部门3个",
            "减少市政府工作部门2个", "核定市委工作机关9个", "更名的事业单位", "划转的直属事业单位",
        ] {
            assert_eq!(class(text), None, "{text}");
        }
    }

    #[test]
    fn words_before_a_colon_may_say_what_is_done() {
        fn says(text: &str) -> Option<(&str, HeadingSays)> {
            lead_in(text).map(|(len, says)| (&text[len..], says))
        }
        let to = |name: &str| HeadingSays::Gives { to: Some(name.to_owned()) };
        assert_eq!(
            says("下放到区县政府管理的事项：小型水库审批。"),
            Some(("小型水库审批。", to("区县政府")))
        );
        assert_eq!(says("划给县林业局的职责：林木采伐。"), Some(("林木采伐。", to("县林业局"))));
        assert_eq!(
            says("划入的职责：县畜牧局的防疫职责。"),
            Some(("县畜牧局的防疫职责。", HeadingSays::Receives { from: None }))
        );
        assert_eq!(
            says("新组建的部门有：省自然资源厅、省农业农村厅。"),
            Some((
                "省自然资源厅、省农业农村厅。",
                HeadingSays::Bodies(crate::model::Act::Establish)
            ))
        );
        assert_eq!(
            says("省政府直属机构2个：省体育局、省统计局。"),
            Some(("省体育局、省统计局。", HeadingSays::Classes("省政府直属机构".into())))
        );
        for text in [
            "将下列职责划给县林业局：林木采伐。",
            "主要职责：负责林业。",
            "划入的职责：",
            "经研究，划入的职责：林木采伐。",
        ] {
            assert_eq!(says(text), None, "{text}");
        }
    }
}
