//! A number of posts: `行政编制731名`, `副部长4名`, `划转行政编制6名`.

use super::{
    Construction, Example,
    shape::{without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, party},
    model::Act,
};

/// See the module.
pub struct Staffing;

/// One kind of post with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Post {
    pub kind: String,
    pub count: u32,
    /// Where its number ends in the text.
    pub end: usize,
}

/// Words that close the name of a kind of post.
const KINDS: &[&str] = &[
    "编制", "职数", "部长", "局长", "厅长", "主任", "主席", "书记", "委员", "组长", "处长", "科长",
    "股长", "司长", "署长", "院长", "馆长", "师", "长", "员", "领导", "纪检组长", "正职", "副职",
    "秘书长", "督学", "总工", "名额", "总监", "干部", "工人", "领导成员", "调研员", "专员", "人员",
    "职位", "岗位", "巡视员",
];

impl Construction for Staffing {
    fn name(&self) -> &'static str {
        "staffing"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["名", "人"]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        if !clause.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let told = posts(clause);
        let first = told.first()?;
        let (mover, holder) = (is_moved(clause), holder(clause, &first.kind));
        let range = here.start()..here.start() + here.clause().len();
        let rows = told
            .into_iter()
            .map(|post| {
                let mut row = Open {
                    duty: Some(post.kind),
                    count: Some(post.count),
                    ..Open::new(Act::Staffing, range.clone())
                };
                match &mover {
                    Some((from, to)) => {
                        row.from = from.clone();
                        row.to = to.clone();
                    }
                    None => row.body = holder.clone(),
                }
                row
            })
            .collect();
        Some((rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "市应急局机关行政编制43名。",
                rows: &["staffing [市应急局]: 机关行政编制 ×43"],
            },
            Example {
                text: "设局长1名，副局长3名、总工程师1名。",
                rows: &[
                    "staffing [<subject>]: 局长 ×1", "staffing [<subject>]: 副局长 ×3",
                    "staffing [<subject>]: 总工程师 ×1",
                ],
            },
            Example {
                text: "正科级领导职数9名(含机关党委专职副书记1名)。",
                rows: &[
                    "staffing [<subject>]: 正科级领导职数 ×9",
                    "staffing [<subject>]: 机关党委专职副书记 ×1",
                ],
            },
            Example {
                text: "股级领导职数4名(3正1副)。",
                rows: &[
                    "staffing [<subject>]: 股级领导职数 ×4",
                    "staffing [<subject>]: 正股级领导职数 ×3",
                    "staffing [<subject>]: 副股级领导职数 ×1",
                ],
            },
            Example {
                text: "将A局的D管理职责划入B局，相应划转行政编制6名。",
                rows: &[
                    "transfer A局→B局: D管理 {listed}",
                    "staffing <giver>→<receiver>: 行政编制 ×6",
                ],
            },
            Example {
                text: "县水务局机关行政编制核定为21名。",
                rows: &["staffing [县水务局]: 机关行政编制 ×21"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "向检察机关移交犯罪嫌疑人6名。",
            "县水务局设3个内设机构。",
            "国发[2008]11号文件印发。",
            "局机关干部二十余人下放农村劳动。",
            "移送涉嫌犯罪人员3人。",
        ]
    }
}

/// The posts of a text, those inside brackets included.
pub(super) fn posts(text: &str) -> Vec<Post> {
    let mut out: Vec<Post> = Vec::new();
    let mut start = 0;
    let mut digits = String::new();
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let number = std::mem::take(&mut digits);
        if number.is_empty() {
            // 股长(主任)4名: a bracket inside the name of a post is part of it.
            let inside = c == '('
                && text[at..].find(')').is_some_and(|end| {
                    text[at + end + 1..].starts_with(|c: char| c.is_ascii_digit())
                });
            let closes = c == ')' && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            if matches!(c, '，' | '、' | '；' | '：' | '(' | ')' | '。') && !inside && !closes
            {
                start = at + c.len_utf8();
            }
            continue;
        }
        let count: Option<u32> = number.parse().ok();
        let kind = kind(&text[start..at - number.len()]);
        let end = at + c.len_utf8();
        match (c, count) {
            ('名' | '人' | '个', Some(count))
                if is_kind(kind) && (c != '个' || kind.ends_with("职数")) =>
            {
                out.push(Post { kind: kind.to_owned(), count, end });
                start = end;
            }
            // 3正1副, 2正3副: of the posts before.
            ('正' | '副', Some(count)) if !out.is_empty() => {
                let base = out
                    .iter()
                    .rfind(|post| !post.kind.starts_with(['正', '副']))
                    .map_or("职", |post| post.kind.as_str());
                out.push(Post { kind: format!("{c}{base}"), count, end });
                start = end;
            }
            _ => {}
        }
    }
    out
}

/// The posts of one piece of a coordination: `行政编制4名`, `4名行政编制`.
pub(super) fn posts_of_chunk(text: &str) -> Vec<(String, u32)> {
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

/// The name of the kind: without the verb and the subject before it.
fn kind(text: &str) -> &str {
    let mut bare = text.trim();
    while let Some(rest) = without_verb(bare) {
        bare = rest;
    }
    let bare = [
        "核定为", "总数为", "总额为", "定为", "为", "共", "各", "总数", "总额", "控制在", "不超过",
    ]
    .iter()
    .find_map(|tail| bare.strip_suffix(tail))
    .unwrap_or(bare);
    match crate::lexicon::agency_len(bare) {
        Some(len) if is_kind(&bare[len..]) && opens_a_kind(&bare[len..]) => {
            let rest = &bare[len..];
            rest.strip_prefix('的').unwrap_or(rest)
        }
        _ => bare,
    }
}

/// Verbs and joining words before the name of a kind of post.
const BEFORE_KINDS: &[&str] = &[
    "其中", "核定", "另核定", "配备", "设置", "设", "含", "包括", "增加", "核增", "划转", "相应",
    "连人带编", "共", "为", "另", "随同", "收回", "核减", "调整后", "现有", "从", "带", "单列",
    "使用", "以及", "定", "的",
];

fn without_verb(text: &str) -> Option<&str> {
    BEFORE_KINDS.iter().find_map(|word| {
        let at = text.rfind(word).filter(|&at| {
            at == 0 || party(without_adverbs(text[..at].trim_end_matches("机关"))).is_some()
        })?;
        let rest = &text[at + word.len()..];
        is_kind(rest.trim_end_matches("核定为").trim_end_matches('为')).then_some(rest)
    })
}

/// What follows the name of the body that has the posts. 办公室主任 is a post,
/// not the 主任 of a body.
fn opens_a_kind(text: &str) -> bool {
    [
        "机关", "行政", "事业编制", "编制", "工勤", "后勤", "人员编制", "政法", "专项", "领导职数",
        "的",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

fn is_kind(text: &str) -> bool {
    let length = text.chars().count();
    (2..=22).contains(&length)
        && (KINDS.iter().any(|kind| text.split('(').next().unwrap_or(text).ends_with(kind))
            || crate::lexicon::is_rank(text))
        && !["嫌疑人", "涉嫌", "犯罪", "移交", "群众", "代表"]
            .iter()
            .any(|word| text.contains(word))
}

/// Posts that move with a duty: from whom, to whom.
fn is_moved(clause: &str) -> Option<(Slot, Slot)> {
    let moved = ["划转", "随同划转", "连人带编", "随职责", "一并划"]
        .iter()
        .any(|word| clause.contains(word));
    if !moved {
        return None;
    }
    let from = ["从", "由"].iter().find_map(|word| {
        let rest = clause.strip_prefix(word)?;
        let at = rest.find("划转")?;
        party(without_adverbs(&rest[..at])).map(|slot| (slot, &rest[at + "划转".len()..]))
    });
    match from {
        Some((from, rest)) => {
            let to = crate::lexicon::agency_len(rest).and_then(|len| party(&rest[..len]));
            Some((from, to.unwrap_or(Slot::Subject)))
        }
        None => Some((Slot::Giver, Slot::Receiver)),
    }
}

/// Whose posts they are.
fn holder(clause: &str, kind: &str) -> Slot {
    let at = clause.find(kind).unwrap_or(0);
    let before = &clause[..at];
    let before = ["核定", "配备", "设", "现有", "增加", "核增"]
        .iter()
        .find_map(|verb| before.rfind(verb).map(|at| &before[..at]))
        .unwrap_or(before);
    let bare = without_adverbs(before.trim_start_matches("调整后").trim_start_matches('，'))
        .trim_end_matches('的');
    party(bare).unwrap_or(Slot::Subject)
}
