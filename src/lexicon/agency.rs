//! What a name of a body looks like.

use crate::lexicon::{Words, find, words};

/// Endings of names of bodies. A one-character ending also needs that none of
/// [`NOT_ENDINGS`] closes the name.
static ENDINGS: Words = Words::new(&[
    "委员会", "管委会", "领导小组", "小组", "指挥部", "办公室", "办公厅", "人民政府", "研究院",
    "研究所", "研究室", "服务站", "中心", "总局", "总署", "总队", "支队", "大队", "银行", "公司",
    "集团", "协会", "学会", "商会", "联合会", "联合社", "合作社", "事务所", "政府", "法院",
    "检察院", "机关", "部门", "机构", "单位", "党委", "党组", "纪委", "总厂", "部", "委", "局",
    "署", "厅", "办", "院", "会", "社", "所", "站", "处", "科", "室", "股", "司", "队", "馆", "校",
    "厂", "库", "组", "行", "团", "台", "中央", "国务院", "联社", "专班", "海关", "公署", "水厂",
    "工会", "队伍", "少年宫", "文化宫", "幼儿园", "庭", "海警", "海监", "中国渔政", "缉私警察",
    "侨联", "妇联", "残联", "文联", "工商联", "科协", "作协", "团委", "管理段", "公路段", "养护段",
    "养路段",
]);

/// Words that end like a body and are none.
static NOT_ENDINGS: Words = Words::new(&[
    "全部", "内部", "外部", "干部", "局部", "各部", "本部分", "合署", "社会", "机会", "大会",
    "会议", "全会", "年会", "展会", "查处", "运行", "执行", "发行", "施行", "进行", "实行", "推行",
    "银行业", "试行", "履行", "举行", "行行", "布局", "格局", "结局", "平台", "舞台", "场所",
    "处所", "有所", "学科", "团队", "军队", "集体", "主办", "承办", "交办", "督办", "申办", "举办",
    "协办", "开办", "兴办", "查办", "创办", "参与", "仓库", "水库", "数据库", "人才库", "教室",
    "课室", "公社会", "协同", "机组", "重组", "改组", "分组", "编组", "言行", "流行", "发展社",
    "先行", "直行", "同行", "通行", "平行", "出台", "后台", "前台", "学校", "高校", "院校", "工厂",
    "电厂", "自行", "另行", "现行", "可行", "专科", "本科", "法人机构", "责任单位", "用人单位",
    "有关处", "之处", "好处", "体会", "与会", "培训机构", "医疗机构", "中介机构", "贵司",
    "诉讼机构", "生产单位", "用电单位", "市场机构", "监测站", "办社会", "上级部门", "对口部门",
    "机电设备", "代表团", "访问团", "家庭", "开庭", "出庭", "到庭", "当庭", "部分机构", "西部",
    "东部", "中部", "南部", "北部", "直属机关",
]);

/// Endings of bodies that only look like one of those words.
static ENDINGS_ALL_THE_SAME: Words = Words::new(&[
    "安全部", "价格局", "资格局", "发布局", "环境监测站", "质量监测站", "卫生监测站", "进修学校",
    "体育学校", "体育运动学校", "技工学校", "职业学校", "卫生学校", "农业学校", "农机学校",
    "艺术学校", "中等专业学校", "特殊教育学校",
]);

/// Words that never stand inside a name.
static NEVER_INSIDE: Words = Words::new(&[
    "的", "将", "划入", "划给", "划归", "划转", "划出", "划由", "由", "等", "对", "负责", "承担",
    "不再", "拟订", "制定", "起草", "并入", "撤销", "组建", "设立", "以及", "会同", "按照", "根据",
    "承办", "根据", "改为", "更名", "包括", "属于", "职责", "职能", "涉及", "随着", "提出", "加强",
    "强化", "通过", "批准", "完善", "实施", "实行", "不得", "进行", "应当", "可以", "有关的",
    "主要", "为主", "原来", "改由", "移交", "交由", "交给", "加挂", "设在", "其中", "除了",
    "指导和", "取消", "个单位", "个部门", "个机构", "是", "改组为", "调整为", "改设为", "下列",
    "以下", "成建制", "整建制", "调整到", "调整至", "转隶", "转到", "转至", "授权", "下放", "接管",
    "下设", "行使", "前身", "全宗", "及其", "内设", "变成", "变为", "随", "分散在", "收归", "归属",
    "志·", "改制为", "转制为", "升格为", "归还", "支队伍", "支执法", "个科室", "个站所", "另有",
    "改设", "转为",
]);

/// What cannot open a name.
static NEVER_FIRST: Words = Words::new(&[
    "的", "将", "由", "与", "和", "及", "对", "在", "为", "其", "并", "从", "把", "向", "于", "是",
    "或", "被", "到", "给", "至", "归", "以", "除", "经", "按", "使", "让", "更", "改", "该", "本",
    "我", "两", "上", "下", "前", "后", "这", "那", "等", "已", "了", "某", "每", "一", "几", "多",
    "不", "着", "仍", "称", "设", "新", "原", "现", "就", "所", "又", "再", "也", "即", "如", "若",
    "同", "报", "你", "关于", "曾", "标志着", "这标志", "建局", "而", "文化大革命", "作为", "还",
]);

/// Verbs that stand before a name and are no part of it.
static VERBS_BEFORE: Words = Words::new(&[
    "成立", "组建", "设立", "撤销", "保留", "增设", "恢复", "核减", "核定", "核增", "划出", "收回",
    "新增", "强化", "明确", "同意", "减少", "调整", "确定", "任命", "聘任", "会同", "协助", "配合",
    "指导", "管理", "领导", "整合", "合并", "剥离", "收归", "优化", "实化", "做实", "理顺", "健全",
    "隶属", "停止", "暂停", "中止", "终止", "接受", "确保", "保障",
]);

/// Names that open like no name and are one all the same.
static ALL_THE_SAME: Words = Words::new(&[
    "上海", "新疆", "新华", "新闻", "和田", "和平", "本溪", "以色列", "下城", "原子能", "现代",
    "设计", "设备", "更生", "改革", "经济", "经贸", "按摩", "新区", "新型", "新县", "前进", "后勤",
    "上城", "多种经营", "归侨", "对外", "对台", "同江", "一机", "一轻", "二轻", "第一", "从化",
    "一商", "向阳", "在京", "在华", "等级", "就业", "现役", "称多", "报社", "报业", "报刊", "报纸",
]);

/// Whether `text`, the whole of it, looks like the name of one body.
///
/// ```
/// use handover::lexicon::is_agency;
/// assert!(is_agency("国家发展和改革委员会"));
/// assert!(is_agency("市水务局(市节水办公室)"));
/// assert!(!is_agency("工业行业管理"));
/// assert!(!is_agency("社会"));
/// ```
pub fn is_agency(text: &str) -> bool {
    let bare = without_note(text);
    // No character takes more than four bytes.
    if !(ENDINGS.close(bare) || is_a_school(bare)) || bare.len() > LONGEST * 4 {
        return false;
    }
    let han = is_all_han(bare);
    let count = if han { bare.len() / 3 } else { bare.chars().count() };
    (2..=LONGEST).contains(&count) && has_ending(bare) && is_name_like(bare, han)
}

/// Schools that no ending tells from schools in general.
static SCHOOLS: Words = Words::new(&["中学", "大学", "小学", "师范", "职业中专", "职中", "中专"]);

/// `县第一中学`, `市广播电视大学`: one school; not 县属中学, 农村小学.
fn is_a_school(name: &str) -> bool {
    SCHOOLS.close(name)
        && has_place(name)
        && (name.chars().nth(3).is_some() || name.ends_with("师范"))
        && !words![
            "中小学", "公办", "民办", "重点", "普通", "县属", "市属", "区属", "省属", "市直",
            "县直", "所有", "部分", "乡镇", "农村", "寄宿", "全国", "全省", "全市", "全县", "全区",
            "城区", "市区", "县城", "、",
        ]
        .inside(name)
}

/// The longest name, in characters.
const LONGEST: usize = 36;

/// Whether all of a name is Chinese characters of three bytes, as most are.
fn is_all_han(name: &str) -> bool {
    name.len().is_multiple_of(3)
        && name.as_bytes().chunks_exact(3).all(|letter| match letter[0] {
            0xE5..=0xE9 => true,
            // The last 64 before U+4E00 are no letters.
            0xE4 => letter[1] != 0xB7,
            _ => false,
        })
}

/// The name without a bracket that closes it.
fn without_note(text: &str) -> &str {
    match text.strip_suffix(')').and_then(|_| text.rfind('(')) {
        Some(at) if at > 0 => &text[..at],
        _ => text,
    }
}

/// Whether a name that ends like a body's is not one of the words that only
/// end so.
fn has_ending(name: &str) -> bool {
    (!NOT_ENDINGS.close(name) || ENDINGS_ALL_THE_SAME.close(name))
        && (!super::is_class(name) || name.ends_with("主管部门"))
}

fn is_name_like(name: &str, is_all_han: bool) -> bool {
    let plain = |c: char| {
        super::is_han(c)
            || c.is_ascii_alphanumeric()
            || matches!(c, '·' | '(' | ')' | '—' | '-' | '＊' | '×')
    };
    let opens_well = !NEVER_FIRST.open(name) || ALL_THE_SAME.open(name) || opens_with_a_place(name);
    // A pair of marks inside brackets is part of a name: 县(市、区)人民政府.
    opens_well
        && !opens_twice(name)
        && (is_all_han
            || outside_brackets(name).all(plain)
                && !name.starts_with(|c: char| c.is_ascii_digit())
                && !tells_a_day(name))
        && !VERBS_BEFORE.at_start(name).any(|verb| !is_named_after(name, verb))
        && !NEVER_INSIDE.each_inside(name).any(|(_, word)| stands_alone(name, word))
}

/// 县委办公室1949年5月设秘书处: a story, and no name.
fn tells_a_day(name: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    name.char_indices()
        .any(|(at, c)| matches!(c, '年' | '月' | '日') && digit(name[..at].chars().next_back()))
}

/// Two names that lost the mark between them: 中央人民政府情报总署中央人民政府新闻总署.
fn opens_twice(name: &str) -> bool {
    const OPENING: usize = 4;
    // Each name has some characters of its own behind the four.
    if name.len() < 4 * OPENING * '中'.len_utf8() {
        return false;
    }
    let Some((end, _)) = name.char_indices().nth(OPENING) else { return false };
    find(&name[end..], &name[..end]).is_some()
}

/// 管理委员会, 指导中心, 协调小组 are names that open with a verb.
fn is_named_after(name: &str, verb: &str) -> bool {
    let rest = &name[verb.len()..];
    words!["局", "委员会", "中心", "处", "科", "股", "办公室", "小组", "站", "司", "所", "室"]
        .are(rest)
}

/// 新宁县, 上饶市, 和顺县: places whose first letter opens no other name.
fn opens_with_a_place(name: &str) -> bool {
    let mut start = name.chars().take(4);
    let letter = start.next().is_some_and(|c| "新上下前后同和于从多曾".contains(c));
    letter
        && start.next().is_some_and(|c| !"设组建增成级述列部属".contains(c))
        && start.any(|c| matches!(c, '市' | '县' | '区' | '州' | '旗'))
}

/// Whether a word found in a name stands there as a word: 自由贸易区 holds the
/// letter 由 and not the word.
fn stands_alone(name: &str, word: &str) -> bool {
    match word {
        "由" => !name.contains("自由"),
        "随" => !name.contains("随州") && !name.starts_with("随县"),
        // 市推进职能转变协调小组 is named by what it is to do.
        "职能" | "职责" | "实施" | "加强" | "完善" | "强化" | "实行" => {
            !name.ends_with("小组")
        }
        "等" => ["高等", "等级", "中等", "初等", "平等"]
            .iter()
            .fold(name.to_owned(), |n, w| n.replace(w, ""))
            .contains(word),
        "对" => ["对外", "对台", "对口", "结对"]
            .iter()
            .fold(name.to_owned(), |n, w| n.replace(w, ""))
            .contains(word),
        _ => true,
    }
}

/// The characters outside brackets, without the brackets.
fn outside_brackets(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut depth = 0;
    text.chars().filter(move |&c| {
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth <= 0
    })
}

/// Classes of bodies that receive duties without being one body.
static CLASSES: Words = Words::new(&[
    "事业单位", "行业协会", "行业组织", "中介组织", "中介机构", "社会组织", "社会团体", "企业",
    "地方", "市县", "市、县", "县市", "县区", "区县", "乡镇", "街道", "基层", "各地", "各市",
    "各县", "各区", "学会", "协会", "各省", "市(地)", "县(市)", "县(区)", "县(市、区)", "县市区",
    "各级政府", "下级", "省级", "市级", "县级", "区级", "镇级", "市场", "社会", "社会力量",
    "政府部门", "高等学校", "学校", "医疗机构", "院校", "高等院校", "科研院所", "区(市)县",
    "县(市)区", "区(县)", "区(县、市)", "市县区",
]);

/// Whether `text` names a class of bodies: 事业单位, 县(市、区), 有关行业协会.
pub fn is_class_of_bodies(text: &str) -> bool {
    let bare =
        ["有关", "相关", "各", "所属", "直属", "下属", "具备条件的", "具有资质的", "符合条件的"]
            .iter()
            .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    let bare = bare.strip_suffix('等').unwrap_or(bare);
    CLASSES.are(bare)
        || CLASSES.are(text)
        || words!["事业单位", "行业协会", "中介机构", "中介组织", "社会组织"].close(bare)
            && bare.chars().count() <= 12
            && !NEVER_INSIDE.inside(bare)
}

/// Whether a text ends as the name of a body or of a class of bodies does: the
/// quick answer where most texts name neither.
pub(crate) fn may_close_a_name(text: &str) -> bool {
    let text = text.strip_suffix('等').unwrap_or(text);
    text.ends_with(')') || ENDINGS.close(text) || CLASSES.close(text) || SCHOOLS.close(text)
}

/// Endings at which a name may be cut off what follows without a 的.
static STRONG: Words = Words::new(&[
    "委员会", "办公室", "办公厅", "领导小组", "指挥部", "人民政府", "中心", "总局", "总署",
    "管委会", "银行", "部", "委", "局", "署", "厅", "办", "院", "社", "总公司", "公司", "馆", "站",
    "处", "科", "股", "队",
]);

/// Bodies whose offices carry the body's name in front: 国务院办公厅.
static PARENTS: Words = Words::new(&[
    "国务院", "政府", "省委", "市委", "县委", "区委", "州委", "旗委", "党委", "中央", "工委",
]);

/// The length of the agency name that opens `text` where no 的 follows it:
/// `卫生局医疗机构管理` → `卫生局`; `国务院办公厅应急管理` → `国务院办公厅`.
pub fn agency_len(text: &str) -> Option<usize> {
    let mut found = cuts(text).filter(|&at| is_agency(&text[..at]) && !cuts_a_word(text, at));
    let first = found.next()?;
    if !PARENTS.close(&text[..first]) {
        // 老龄委, 老龄委员会, 老龄委员会办公室: the name goes on.
        let mut end = first;
        for at in found.take_while(|&at| at <= first + 18) {
            if grows(text, end, at) {
                end = at;
            }
        }
        return Some(end);
    }
    found
        .take_while(|&at| text[first..at].chars().count() <= 14)
        .filter(|&at| {
            words![
                "办公厅", "办公室", "委员会", "局", "研究室", "中心", "部", "委", "厅", "督查室",
                "督察室", "档案馆", "党校",
            ]
            .close(&text[..at])
        })
        .last()
        .or(Some(first))
}

/// `管理局` after `监督管理`, `委员会` after `委`: one name, not two.
fn grows(text: &str, first: usize, at: usize) -> bool {
    let added = &text[first..at];
    matches!(
        added,
        "员会"
            | "公室"
            | "公厅"
            | "总局"
            | "总公司"
            | "管理局"
            | "管理中心"
            | "办公室"
            | "管理办公室"
    )
}

/// Whether a cut behind `县科`, `有关部` goes through a word: 县科技局, 有关部门.
fn cuts_a_word(text: &str, at: usize) -> bool {
    let (name, rest) = text.split_at(at);
    let through = |last: char, next: &[char]| name.ends_with(last) && rest.starts_with(next);
    let short = name.chars().count() == 2 && place_prefix(name).is_some();
    through('部', &['门', '长', '署', '队', '分'])
        || through('处', &['理', '室', '置', '罚', '长'])
        || through('科', &['室', '学', '技', '研'])
        || through('社', &['会', '区', '保', '局', '厅', '部'])
        || through('办', &['理', '公', '法', '事'])
        || name.ends_with("管委") && rest.starts_with('会') && !rest.starts_with("会同")
        || short && words!["科", "社", "队", "站", "院", "馆", "处", "股", "部"].close(name)
}

fn cuts(text: &str) -> impl Iterator<Item = usize> {
    // Outside brackets no name goes on behind a mark.
    let mut bracketed = text.starts_with('(');
    let goes_on = move |&(_, c): &(usize, char)| {
        bracketed |= c == '(';
        bracketed || !matches!(c, '，' | '、' | '。' | '；' | '：')
    };
    text.char_indices()
        .skip(1)
        .take_while(goes_on)
        .take(LONGEST)
        .map(|(at, c)| at + c.len_utf8())
        .filter(move |&at| STRONG.close(&text[..at]))
}

/// Prefixes that say at which level or place a body stands.
static PLACES: Words = Words::new(&[
    "省", "市", "县", "区", "州", "旗", "盟", "全国", "国家", "国务院", "中央", "中国", "中共",
    "地区",
]);

/// The one-word place that opens a name — 市, 县, 省, 自治区 — if that is how it opens.
pub fn place_prefix(name: &str) -> Option<&'static str> {
    words!["省", "市", "县", "区", "州", "旗", "盟", "自治区", "自治州", "自治县", "自治旗"]
        .opening(name)
        .filter(|_| !opens_a_word(name))
}

/// 市场, 县道, 省级: the letter of a place that opens another word.
fn opens_a_word(name: &str) -> bool {
    words![
        "市场", "市政", "市容", "县道", "省级", "市级", "县级", "区域", "省际", "州际", "区划",
        "市民",
    ]
    .open(name)
        && !words!["市政府", "市民政", "市民族"].open(name)
}

/// Whether a name says its level or place.
pub fn has_place(name: &str) -> bool {
    PLACES.open(name) && !opens_a_word(name)
        || name.char_indices().skip(2).take(5).any(|(at, c)| {
            matches!(c, '省' | '市' | '县' | '区' | '州' | '旗')
                && name.len() > at + c.len_utf8() + 3
        })
}

/// Whether a text is the name of a place, which stands for whoever governs
/// there: 广州市, 我省.
pub(crate) fn is_a_place(text: &str) -> bool {
    text.ends_with(['省', '市', '县', '区', '州', '旗', '盟'])
        && (2..=8).contains(&text.chars().count())
        && text.chars().all(super::is_han)
        && !words!["关于", "在", "对", "向", "由", "将", "各", "全", "每"].open(text)
}

/// A word for bodies in general: it names none.
pub fn is_generic_body(name: &str) -> bool {
    let bare =
        ["有关", "相关", "各", "原", "新", "该", "其他", "上级", "下级", "业务", "主管", "责任"]
            .iter()
            .fold(name, |name, word| name.strip_prefix(word).unwrap_or(name));
    matches!(
        bare,
        "部门"
            | "单位"
            | "机构"
            | "机关"
            | "主管部门"
            | "政府"
            | "企业"
            | "社会"
            | "业务主管部门"
            | "职能部门"
            | "行政机关"
            | "内设机构"
            | "审批部门"
            | "执法部门"
            | "监管部门"
            | "承接部门"
            | "审批机关"
            | "执法机关"
            | "党委"
            | "办公室"
    )
}

/// Whether `short` can stand for `full`: the same letters in order, some left
/// out, the same ending. 工信部 stands for 工业和信息化部.
///
/// ```
/// use handover::lexicon::stands_for;
/// assert!(stands_for("工信部", "工业和信息化部"));
/// assert!(stands_for("县水务局", "清源县水务局"));
/// assert!(!stands_for("财政部", "工业和信息化部"));
/// ```
pub fn stands_for(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    short.chars().count() >= 2
        && short.len() < full.len()
        && short.chars().last() == full.chars().last()
        && short.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_only_looks_like_one() {
        for name in [
            "新宁县农业农村局", "工业和信息化部", "国务院信息化工作办公室", "国家烟草专卖局",
            "县政府", "市委统战部", "中央银行", "省手工业合作联社", "临江水务集团", "县(区)林业局",
            "一轻工业管理局", "新疆生产建设兵团办公厅", "经济贸易委员会", "省价格局", "国家安全部",
            "市新闻发布局", "县第一中学", "市广播电视大学", "县师范", "青山县实验小学",
            "环境资源审判庭", "县教师进修学校", "曾都区水利局",
        ] {
            assert!(is_agency(name), "{name}");
        }
        for text in [
            "县属中学", "城区中小学", "乡镇小学", "大学", "全市中学", "社会", "全部", "军民结合",
            "将信息产业部", "信息产业部的职责", "无线电监测", "规划布局",
            "县委办公室1949年5月设秘书处", "仍称工业局", "暂停街道办事处",
            "市交通局所属5支执法队伍", "发展新格局", "民办学校", "乡镇国土所收归县自然资源局",
            "运行", "3个科", "国家发展和改革委员会的工业局", "市场", "正处级单位",
            "县级监测站随县级环保局", "市科技局管理变成了市市场监管局", "县政府工作部门",
            "市农合办成建制从市卫生局", "县政府设置下列机构", "确保行政机关", "曾设县旅游局",
        ] {
            assert!(!is_agency(text), "{text}");
        }
    }

    #[test]
    fn a_name_is_cut_off_what_follows() {
        for (text, name) in [
            ("卫生局医疗机构管理职责", "卫生局"),
            ("国务院办公厅应急管理职责", "国务院办公厅"),
            ("信息产业部军工电子管理", "信息产业部"),
            ("县食品药品监督管理局综合协调", "县食品药品监督管理局"),
            ("国家发展和改革委员会价格管理", "国家发展和改革委员会"),
            ("县科技局组织拟订科技规划", "县科技局"),
            ("国务院侨务办公室在海外社团联谊", "国务院侨务办公室"),
            ("市社会保险局基金征缴", "市社会保险局"),
            ("市人社局有关职责", "市人社局"),
            ("老龄工作委员会办公室日常工作", "老龄工作委员会办公室"),
        ] {
            assert_eq!(agency_len(text).map(|len| &text[..len]), Some(name));
        }
        assert_eq!(agency_len("城市供水管理职责"), None);
    }
}
