//! The posts of a text: what each kind is called, how many, whose.

use crate::{
    grammar::{constructions::shape::without_adverbs, party},
    lexicon::{Words, find, is_agency, trim, without_first, without_last, words},
};

/// One kind of post with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Post {
    pub kind: String,
    pub count: u32,
    /// Whose posts, where the name stands before them.
    pub holder: Option<String>,
    /// Where its number ends in the text.
    pub end: usize,
}

/// Words that close the name of a kind of post.
static KINDS: Words = Words::new(&[
    "编制", "职数", "部长", "局长", "厅长", "主任", "主席", "书记", "委员", "组长", "处长", "科长",
    "股长", "司长", "署长", "院长", "馆长", "师", "长", "员", "领导", "纪检组长", "正职", "副职",
    "秘书长", "督学", "总工", "名额", "总监", "干部", "工人", "领导成员", "调研员", "专员", "人员",
    "职位", "岗位", "政委", "巡视员", "控制数", "控制名额", "空编",
]);

/// The posts of a text, those inside brackets included.
pub(super) fn posts(text: &str) -> Vec<Post> {
    let mut out: Vec<Post> = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return out;
    }
    let mut start = 0;
    let mut number_at: Option<usize> = None;
    // 行政编制由21名增加到23名: the kind waits for the number that counts.
    let mut waiting: Option<(String, Option<String>)> = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            number_at = number_at.or(Some(at));
            continue;
        }
        let Some(number) = number_at.take() else {
            if matches!(c, '，' | '、' | '；' | '：' | '(' | ')' | '。')
                && !inside_kind(text, at, c)
            {
                start = at + c.len_utf8();
            }
            continue;
        };
        let Ok(count) = text[number..at].parse() else { continue };
        let said = &text[start..number];
        let end = at + c.len_utf8();
        match c {
            '名' | '人' | '个' => {
                if let Some((kind, holder)) = waiting.take().filter(|_| is_change(said)) {
                    out.push(Post { kind, count, holder, end });
                } else if let Some(before) = said.strip_suffix('由') {
                    let (kind, holder) = kind(before);
                    waiting = is_kind(kind).then(|| (kind.to_owned(), holder.map(str::to_owned)));
                } else {
                    if let Some(post) = counted_first(said, text, count, end) {
                        start = post.end;
                        out.push(post);
                        continue;
                    }
                    let (kind, holder) = kind(said);
                    if !is_kind(kind) || c == '个' && !kind.ends_with("职数") {
                        continue;
                    }
                    if let Some((kind, holder)) = of_each(text, start, said) {
                        out.push(Post { kind, count, holder, end });
                    }
                    out.push(Post {
                        kind: kind.to_owned(),
                        count,
                        holder: holder.map(str::to_owned),
                        end,
                    });
                }
                start = end;
            }
            // 3正1副 of the posts before; 领导职数1正4副.
            '正' | '副' => {
                let (own, holder) = kind(said);
                let base = if is_kind(own) {
                    Some((own.to_owned(), holder.map(str::to_owned)))
                } else {
                    let before = out.iter().rfind(|post| !post.kind.starts_with(['正', '副']));
                    before
                        .map(|post| (post.kind.clone(), None))
                        .or_else(|| out.last().map(|post| (bare_side(&post.kind), None)))
                };
                if let Some((base, holder)) = base {
                    out.push(Post { kind: format!("{c}{base}"), count, holder, end });
                    start = end;
                }
            }
            _ => {}
        }
    }
    out
}

/// `核增2名行政编制`: the kind stands behind the number, which ends at `end`.
fn counted_first(said: &str, text: &str, count: u32, end: usize) -> Option<Post> {
    let verbs = words!["核增", "核减", "增加", "减少", "增配", "增设", "核定", "收回", "配备"];
    if !verbs.close(said) {
        return None;
    }
    let rest = &text[end..];
    let kind = &rest[..rest.find(['，', '、', '；', '。', '(', ')']).unwrap_or(rest.len())];
    is_kind(kind).then(|| Post {
        kind: kind.to_owned(),
        count,
        holder: None,
        end: end + kind.len(),
    })
}

/// `设县长、副县长各1名`: the kind before the last, which starts at `start`,
/// with whose it is.
fn of_each(text: &str, start: usize, said: &str) -> Option<(String, Option<String>)> {
    let before = said.ends_with('各').then(|| text[..start].strip_suffix('、'))??;
    let from = before.rfind(['，', '、', '；', '：', '(', '名', '人']);
    let from = from.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let (kind, holder) = kind(&before[from..]);
    is_kind(kind).then(|| (kind.to_owned(), holder.map(str::to_owned)))
}

/// 正领导职数 → 领导职数
fn bare_side(kind: &str) -> String {
    kind.trim_start_matches(['正', '副']).to_owned()
}

/// 股长(主任)4名: a bracket inside the name of a post is part of it.
fn inside_kind(text: &str, at: usize, c: char) -> bool {
    let then_digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    match c {
        '(' => text[at..].find(')').is_some_and(|end| then_digit(&text[at + end + 1..])),
        ')' => then_digit(&text[at + 1..]),
        _ => false,
    }
}

fn is_change(text: &str) -> bool {
    words![
        "增加到", "增至", "增加为", "增加至", "减少到", "减至", "减少为", "调整为", "调整到",
        "核增为", "核减为", "改为", "变更为",
    ]
    .are(text)
}

/// The posts of one piece of a coordination: `行政编制4名`, `4名行政编制`.
pub(in super::super) fn posts_of_chunk(text: &str) -> Vec<(String, u32)> {
    let found = posts(text);
    if !found.is_empty() {
        return found.into_iter().map(|post| (post.kind, post.count)).collect();
    }
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return Vec::new() };
    let end =
        text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |len| start + len);
    let (Ok(count), Some(kind)) = (text[start..end].parse(), text[end..].strip_prefix('名'))
    else {
        return Vec::new();
    };
    if is_kind(kind) { vec![(kind.to_owned(), count)] } else { Vec::new() }
}

/// The name of the kind, and whose it is, without the verb before them.
fn kind(text: &str) -> (&str, Option<&str>) {
    let mut bare = granted(trim(text));
    // 核减后编制, 隶属关系变更后原编制: how many there are then.
    let since = words!["核减后", "核增后", "变更后", "划转后", "更名后"].first_inside(bare);
    if let Some(rest) = since.map(|(at, word)| &bare[at + word.len()..]).filter(|it| is_kind(it)) {
        bare = rest.trim_start_matches('原');
    }
    while let Some(rest) = without_verb(bare) {
        bare = rest;
    }
    let bare = words![
        "核定为", "总数为", "总额为", "定为", "为", "共", "各", "总数", "总额", "控制在", "不超过",
    ]
    .strip_closing(bare)
    .unwrap_or(bare);
    let yours = words![
        "你单位", "你局", "你委", "你中心", "你部", "你厅", "你办", "该单位", "该局", "该中心"
    ];
    let bare = yours.strip_opening(bare).filter(|rest| is_kind(rest)).unwrap_or(bare);
    let named = bare.trim_start_matches('原');
    if let Some(rest) = of_a_township(named) {
        return (rest, None);
    }
    // 市司法局所属市法律援助中心事业编制: whose it is stands before the name.
    let named = match words!["所属", "下属"].first_inside(named) {
        Some((at, word)) if is_agency(&named[..at]) => {
            without_first(&named[at + word.len()..], "的")
        }
        _ => named,
    };
    // 市林业局2022年末实有人员编制
    if let Some((at, word)) = words!["年末", "年底"].first_inside(named) {
        let name = named[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let rest = &named[at + word.len()..];
        if is_agency(name) && is_kind(rest) {
            return (rest, Some(name));
        }
    }
    // 县总工会机关群团事业编制
    if let Some(at) = find(named, "机关").filter(|&at| is_agency(&named[..at])) {
        return (&named[at..], Some(&named[..at]));
    }
    match crate::lexicon::agency_len(named) {
        // 司局领导职数 are posts of a rank, and of no body.
        // Nor are those of the 纪检组 within it.
        Some(len)
            if words!["司局", "处室", "科室", "股室"].are(&named[..len])
                || named.starts_with("纪检") =>
        {
            (bare, None)
        }
        Some(len) if is_kind(&named[len..]) && opens_a_kind(&named[len..]) => {
            let rest = &named[len..];
            (rest.strip_prefix('的').unwrap_or(rest), Some(&named[..len]))
        }
        // 市公安局网络安全支队专项编制: the name goes on behind 市公安局.
        Some(len) => {
            let kind = |&at: &usize| opens_a_kind(&named[at..]) && is_agency(&named[..at]);
            let at = named.char_indices().map(|(at, _)| at).filter(|&at| at > len).find(kind);
            at.map_or((bare, None), |at| (&named[at..], Some(&named[..at])))
        }
        // 县特殊教育学校编制: no ending of names that much else closes with.
        None => {
            let schools = words!["校", "园", "宫", "中学", "小学"];
            let whose = |&at: &usize| {
                schools.close(&named[..at]) && opens_a_kind(&named[at..]) && is_agency(&named[..at])
            };
            let at = named.char_indices().map(|(at, _)| at).find(whose);
            at.filter(|&at| is_kind(&named[at..]))
                .map_or((bare, None), |at| (&named[at..], Some(&named[..at])))
        }
    }
}

/// `省编办同意市水利局增加行政编制` → `市水利局增加行政编制`
pub(super) fn granted(text: &str) -> &str {
    let verbs = words!["批准", "同意", "批复", "决定"];
    let granted = verbs.each_inside(text).last();
    granted.map_or(text, |(at, verb)| trim(&text[at + verb.len()..]))
}

/// `云岭镇行政编制` → `行政编制`: the township's own.
fn of_a_township(text: &str) -> Option<&str> {
    let (at, word) = words!["镇", "乡", "街道"].first_inside(text).filter(|&(at, _)| at > 0)?;
    let rest = &text[at + word.len()..];
    (is_kind(rest) && words!["行政", "机关", "事业编制", "编制"].open(rest)).then_some(rest)
}

/// Verbs and joining words before the name of a kind of post.
static BEFORE_KINDS: Words = Words::new(&[
    "其中", "核定", "另核定", "配备", "设置", "设", "含", "包括", "增加", "核增", "划转", "相应",
    "连人带编", "共", "为", "另", "随同", "收回", "核减", "调整后", "核增后", "核减后", "将",
    "现有", "从", "带", "单列", "保留", "锁定", "原有", "使用", "以及", "定", "的", "配有",
    "各配备", "各配", "核销", "调剂", "内有", "共有", "有",
]);

fn without_verb(text: &str) -> Option<&str> {
    BEFORE_KINDS.first_inside(text)?;
    BEFORE_KINDS.iter().filter(|word| find(text, word).is_some()).find_map(|word| {
        let at = text.rfind(word).filter(|&at| {
            // 有关人员, 国有企业: no verb.
            let other = word == "有" && text[at..].starts_with("有关");
            let opens =
                || at == 0 || party(without_adverbs(without_last(&text[..at], "机关"))).is_some();
            !other && opens()
        })?;
        let rest = &text[at + word.len()..];
        is_kind(without_last(rest, "核定为").trim_end_matches('为')).then_some(rest)
    })
}

/// What follows the name of the body that has the posts. 办公室主任 is a post,
/// not the 主任 of a body.
pub(super) fn opens_a_kind(text: &str) -> bool {
    words![
        "机关", "行政", "事业编制", "编制", "空编", "工勤", "后勤", "人员编制", "政法", "专项",
        "领导职数", "的",
    ]
    .open(text)
}

fn is_kind(text: &str) -> bool {
    let length = text.chars().count();
    (2..=22).contains(&length)
        && (KINDS.close(&text[..text.find('(').unwrap_or(text.len())])
            || crate::lexicon::is_rank(text))
        && !words!["嫌疑人", "涉嫌", "犯罪", "移交", "群众", "代表"].inside(text)
}
