//! Two wordings → how they relate, by which rule, how surely.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{graph::plain, model::Link};

/// The score from which a proposal is worth a person's time. Chosen from the
/// labelled pairs of `tests/data/alignment_pairs.csv`; see the README.
pub const THRESHOLD: f64 = 0.6;

/// What says nothing of the field of work: who does it how, for whom.
const DRESS: &[&str] = &[
    "中华人民共和国", "监督管理", "行政管理", "行业管理", "统一领导", "统筹协调", "协调推进",
    "统筹推进", "组织领导和协调", "组织实施", "国务院", "贯彻执行", "会同有关部门",
    "会同国务院有关部门", "职责", "职能", "工作", "事务", "责任", "任务", "有关", "相关", "行政",
    "管理", "监管", "监督", "负责", "承担", "主管", "组织", "指导", "协调", "推进", "推动", "促进",
    "加强", "开展", "实施", "统一", "统筹", "牵头", "全国", "国家", "依法", "进行", "对", "的",
    "等", "和",
];

/// Acts upon a field that are not the field: two wordings that differ in them
/// name two duties about one thing.
const DEEDS: &[&str] = &[
    "审批", "审查", "审核", "审评", "审定", "核准", "批准", "许可", "处罚", "统计", "监测", "检测",
    "规划", "计划", "政策", "标准", "法规", "立法", "执法", "建设", "运行", "研究", "科研", "合作",
    "交流", "储备", "专营", "应急", "安全", "出口", "进出口", "进口", "投资", "价格", "体制改革",
    "普遍服务", "市场准入", "目录", "发布", "公约",
];

/// What says whose field it is: of one place, of the army, for defence.
const LEVELS: &[&str] =
    &["本行政区域", "本辖区", "本地区", "地方", "军事系统", "国防", "民用", "场内"];

/// The rule that proposes a link.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum AlignRule {
    /// Equal but for punctuation and a closing 职责, 工作.
    Exact,
    /// Equal but for the words that say how: 主管, 全国, 行政, 管理.
    Dress,
    /// The same field and the same deeds upon it, in another order or number.
    Field,
    /// One is an item of what the other lists.
    Listed,
    /// One is the other, narrowed: 工业节能, 节能.
    Narrower,
    /// One is the other with something put in between.
    Near,
}

impl AlignRule {
    /// The word used in tables and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            AlignRule::Exact => "exact",
            AlignRule::Dress => "dress",
            AlignRule::Field => "field",
            AlignRule::Listed => "listed",
            AlignRule::Narrower => "narrower",
            AlignRule::Near => "near",
        }
    }
}

/// A proposed link. With [`Link::Part`], the first wording is part of the
/// second, unless `turned`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    /// How they relate.
    pub link: Link,
    /// By which rule.
    pub rule: AlignRule,
    /// How surely, between 0 and 1.
    pub score: f64,
    /// Whether it is the second wording that is part of the first.
    pub turned: bool,
}

/// A wording made ready to be compared many times.
#[derive(Debug, Clone)]
pub struct Wording {
    plain: String,
    /// Without dress.
    field: String,
    /// Its items, where it lists several, without dress.
    items: Vec<String>,
    deeds: BTreeSet<&'static str>,
    /// Whether it coordinates: A和B, A、B.
    coordinated: bool,
    pairs: BTreeSet<[char; 2]>,
}

impl Wording {
    /// Linear in the characters.
    pub fn new(wording: &str) -> Self {
        let plain = plain(wording);
        let field = undressed(&plain);
        let parts = wording.split(['，', ',', '；', ';']);
        let mut items: Vec<String> =
            parts.map(|part| undressed(&crate::graph::plain(part))).collect();
        items.retain(|item| !item.is_empty());
        if items.len() < 2 {
            items.clear();
        }
        let known = letters_of(&plain);
        let said = |deed: &&str| begins_in(deed, &known) && plain.contains(*deed);
        let deeds = DEEDS.iter().copied().filter(said).collect();
        let letters: Vec<char> = field.chars().collect();
        let pairs = letters.windows(2).map(|pair| [pair[0], pair[1]]).collect();
        let coordinated = wording.contains(['、', '和', '及']);
        Wording { plain, field, items, deeds, coordinated, pairs }
    }

    /// The pairs of characters by which it can be looked up: those of its field
    /// that stand side by side in its plain form too.
    pub fn pairs(&self) -> impl Iterator<Item = [char; 2]> + '_ {
        let undressed = self.field.len() < self.plain.len();
        self.pairs.iter().copied().filter(move |&[one, next]| {
            let mut plain = self.plain.chars().zip(self.plain.chars().skip(1));
            !undressed || plain.any(|pair| pair == (one, next))
        })
    }
}

/// How two wordings relate; `None` where no rule sees a link.
///
/// ```
/// use handover::{analysis::align::{judge, AlignRule, Wording}, model::Link};
/// let judged = |a: &str, b: &str| judge(&Wording::new(a), &Wording::new(b));
/// assert_eq!(judged("盐业行政管理", "主管全国盐业工作").unwrap().link, Link::Same);
/// assert_eq!(judged("工业节能", "节能").unwrap().rule, AlignRule::Narrower);
/// assert!(judged("盐业行政管理", "电业行政管理").is_none());
/// ```
pub fn judge(a: &Wording, b: &Wording) -> Option<Judgement> {
    let same = |rule, score| Some(Judgement { link: Link::Same, rule, score, turned: false });
    if a.plain.is_empty() || b.plain.is_empty() {
        return None;
    }
    if a.plain == b.plain {
        return same(AlignRule::Exact, 1.0);
    }
    // Another level, or another realm, is another duty.
    if LEVELS.iter().any(|level| a.plain.contains(level) != b.plain.contains(level)) {
        return None;
    }
    if a.field == b.field && a.field.chars().count() > 1 {
        if a.coordinated == b.coordinated {
            return same(AlignRule::Dress, 0.95);
        }
        let (link, rule) = (Link::Part, AlignRule::Dress);
        return Some(Judgement { link, rule, score: 0.8, turned: a.coordinated });
    }
    listed(a, b).or_else(|| narrower(a, b)).or_else(|| near(a, b))
}

/// One is an item of what the other lists.
fn listed(a: &Wording, b: &Wording) -> Option<Judgement> {
    let holds = |list: &Wording, one: &Wording| {
        one.items.is_empty() && one.field.chars().count() > 2 && list.items.contains(&one.field)
    };
    let turned = match (holds(b, a), holds(a, b)) {
        (true, _) => false,
        (_, true) => true,
        _ => return None,
    };
    Some(Judgement { link: Link::Part, rule: AlignRule::Listed, score: 0.9, turned })
}

/// One holds the field of the other and narrows it.
fn narrower(a: &Wording, b: &Wording) -> Option<Judgement> {
    let inside = |long: &Wording, short: &Wording| {
        short.field.chars().count() > 1 && long.field.contains(&short.field)
    };
    let (long, short, first) = match (inside(a, b), inside(b, a)) {
        (true, _) => (a, b, true),
        (_, true) => (b, a, false),
        _ => return None,
    };
    let turned = narrow_second(long, short, first);
    // A list that only mentions the field is about more than it.
    if !long.items.is_empty() && short.items.is_empty() {
        let about = long.items.iter().filter(|item| item.contains(&short.field)).count();
        if about * 2 < long.items.len() {
            return None;
        }
    }
    let (n, m) = (short.field.chars().count() as f64, long.field.chars().count() as f64);
    let score = round(0.55 + 0.35 * n / m);
    // 规划 of a field against the 统计 of it: each does something else.
    if !short.deeds.is_subset(&long.deeds) {
        return None;
    }
    Some(Judgement { link: Link::Part, rule: AlignRule::Narrower, score, turned })
}

/// The same letters in another order, or something put in between.
fn near(a: &Wording, b: &Wording) -> Option<Judgement> {
    if a.pairs.len() < 2 || b.pairs.len() < 2 || a.deeds != b.deeds {
        return None;
    }
    let common = a.pairs.intersection(&b.pairs).count() as f64;
    let dice = round(2.0 * common / (a.pairs.len() + b.pairs.len()) as f64);
    let letters = |wording: &Wording| {
        let mut letters: Vec<char> = wording.field.chars().collect();
        letters.sort_unstable();
        letters
    };
    // 促进中小企业发展, 中小企业发展促进.
    if dice >= 0.5 && letters(a) == letters(b) {
        let (link, rule) = (Link::Same, AlignRule::Field);
        return Some(Judgement { link, rule, score: 0.9, turned: false });
    }
    // One word in the place of another (铁路 for 公路) makes another duty of
    // it; a word put in makes it narrower.
    let longer = a.field.chars().count() > b.field.chars().count();
    let (long, short) = if longer { (a, b) } else { (b, a) };
    (dice >= 0.5 && is_put_in(&long.field, &short.field)).then_some(Judgement {
        link: Link::Part,
        rule: AlignRule::Near,
        score: dice,
        turned: narrow_second(long, short, longer),
    })
}

/// Whether the second of two wordings is the part. What is longer is
/// narrower, unless it is longer because it coordinates more: A is part of
/// A和B.
fn narrow_second(long: &Wording, short: &Wording, first_is_long: bool) -> bool {
    let adds = long.coordinated && !short.coordinated;
    first_is_long == adds
}

/// Whether the longer text is the shorter one with something put in between.
fn is_put_in(long: &str, short: &str) -> bool {
    let (long, short): (Vec<char>, Vec<char>) = (long.chars().collect(), short.chars().collect());
    let front = long.iter().zip(&short).take_while(|(a, b)| a == b).count();
    let back = long.iter().rev().zip(short.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back >= short.len() && long.len() > short.len()
}

/// Takes the dress off wherever it stands; what is nothing but dress stays.
fn undressed(plain: &str) -> String {
    let mut rest = plain.to_owned();
    let known = letters_of(plain);
    for word in DRESS.iter().filter(|word| begins_in(word, &known)) {
        let shorter = rest.replace(word, "");
        if shorter.chars().count() > 1 {
            rest = shorter;
        }
    }
    rest
}

/// Most words of a list do not even begin with a letter of a wording.
fn letters_of(plain: &str) -> Vec<char> {
    let mut letters: Vec<char> = plain.chars().collect();
    letters.sort_unstable();
    letters
}

fn begins_in(word: &str, letters: &[char]) -> bool {
    word.chars().next().is_some_and(|first| letters.binary_search(&first).is_ok())
}

fn round(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}
