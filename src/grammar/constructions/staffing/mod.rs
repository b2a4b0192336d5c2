//! A number of posts: `行政编制731名`, `副部长4名`, `划转行政编制6名`.

mod posts;

pub(super) use posts::posts_of_chunk;
use posts::{Post, granted, opens_a_kind, posts};

use super::{
    Construction, Example,
    shape::{without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, clauses::is_top, party},
    lexicon::{Words, find, is_agency, without_first, words},
    model::Act,
};

/// See the module.
pub struct Staffing;

impl Construction for Staffing {
    fn name(&self) -> &'static str {
        "staffing"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["名", "人", "职数"]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        if !clause.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let told = posts(clause);
        let last = told.last()?.end;
        // 将P(事业编制5名)划归B管理 says more than how many there are.
        if is_aside(clause, &told) {
            return None;
        }
        // 核定编制28名(从A划转12名): where some came from moves not all of them.
        let open = clause.find('(').filter(|&at| at >= told[0].end).unwrap_or(clause.len());
        let (clause, told_before) = (&clause[..open.max(last)], &clause[..open]);
        let (to, n) = receiver(here, &clause[last..]);
        let gives = giver(clause);
        let from = origin(clause).or_else(|| gives.clone()).or_else(|| {
            told[0]
                .holder
                .clone()
                .map(|name| party(&name).unwrap_or(Slot::Named(name)))
                .filter(|_| to.is_some())
        });
        // 从A、B划转编制50名: how many came from whom is not said.
        let from_several = words!["从", "由"].open(clause) && find(clause, "划转").is_some();
        if from_several && from.is_none() {
            return None;
        }
        let moved = to.is_some() || from.is_some() || is_moved(told_before);
        let range = here.through(n);
        let holder = holder(clause, &told[0]);
        let rows = told
            .into_iter()
            .map(|post| {
                let row = Open {
                    duty: Some(post.kind),
                    count: Some(post.count),
                    ..Open::new(Act::Staffing, range.clone())
                };
                if moved {
                    let from = from.clone().unwrap_or(Slot::Giver);
                    let unsaid = gives.is_some() && to.is_none();
                    let to = to.clone().unwrap_or(if unsaid {
                        Slot::Unstated
                    } else if from == Slot::Giver {
                        Slot::Receiver
                    } else {
                        Slot::Subject
                    });
                    return Open { from, to, ..row };
                }
                let taken = words!["收回", "核减", "核销"].open(clause);
                let absorbed = holder == Slot::Subject && taken && here.is_after_merge();
                let body = post.holder.map_or_else(
                    || if absorbed { Slot::Unstated } else { holder.clone() },
                    |name| party(&name).unwrap_or(Slot::Named(name)),
                );
                Open { body, ..row }
            })
            .collect();
        Some((rows, here.end_after(range.end)))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "增加市公安局网络安全支队专项编制15名。",
                rows: &["staffing [市公安局网络安全支队]: 专项编制 ×15"],
            },
            Example {
                text: "市应急局机关行政编制43名。",
                rows: &["staffing [市应急局]: 机关行政编制 ×43"],
            },
            Example {
                text: "市林业局2022年末实有人员编制79人。",
                rows: &["staffing [市林业局]: 实有人员编制 ×79"],
            },
            Example {
                text: "县总工会机关核定编制11名。",
                rows: &["staffing [县总工会]: 编制 ×11"],
            },
            Example {
                text: "县总工会机关群团事业编制9名。",
                rows: &["staffing [县总工会]: 机关群团事业编制 ×9"],
            },
            Example {
                text: "设局长1名，副局长3名、总工程师1名。",
                rows: &[
                    "staffing [<subject>]: 局长 ×1", "staffing [<subject>]: 副局长 ×3",
                    "staffing [<subject>]: 总工程师 ×1",
                ],
            },
            Example {
                text: "市审计局核增2名行政编制，核减1名副局长职数。",
                rows: &["staffing [市审计局]: 行政编制 ×2", "staffing [<subject>]: 副局长职数 ×1"],
            },
            Example {
                text: "核定你单位事业编制12名。",
                rows: &["staffing [<subject>]: 事业编制 ×12"],
            },
            Example {
                text: "司局领导职数45名。",
                rows: &["staffing [<subject>]: 司局领导职数 ×45"],
            },
            Example {
                text: "设县长、副县长各1人，秘书2人。",
                rows: &["staffing [<subject>]: 县长 ×1", "staffing [<subject>]: 副县长 ×1"],
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
                text: "核定区数据局行政编制45名，领导职数1正4副。",
                rows: &[
                    "staffing [区数据局]: 行政编制 ×45", "staffing [<subject>]: 正领导职数 ×1",
                    "staffing [<subject>]: 副领导职数 ×4",
                ],
            },
            Example {
                text: "从区卫健局划转行政编制2名到区民政局。",
                rows: &["staffing 区卫健局→区民政局: 行政编制 ×2"],
            },
            Example {
                text: "从区招考中心调剂编制2名给区资助中心。",
                rows: &["staffing 区招考中心→区资助中心: 编制 ×2"],
            },
            Example {
                text: "县特殊教育学校编制由12名增至15名。",
                rows: &["staffing [县特殊教育学校]: 编制 ×15"],
            },
            Example {
                text: "收回县少年宫空编3名，核减后编制7名。",
                rows: &["staffing [县少年宫]: 空编 ×3", "staffing [<subject>]: 编制 ×7"],
            },
            Example {
                text: "核减区财政局行政编制2名，划给区审计局。",
                rows: &["staffing 区财政局→区审计局: 行政编制 ×2"],
            },
            Example {
                text: "将市水利局行政编制5名划转至市水务局。",
                rows: &["staffing 市水利局→市水务局: 行政编制 ×5"],
            },
            Example {
                text: "核减市司法局所属市法律援助中心事业编制2名，市财政局相应核减行政编制3名。",
                rows: &[
                    "staffing [市法律援助中心]: 事业编制 ×2",
                    "staffing [市财政局]: 行政编制 ×3",
                ],
            },
            Example {
                text: "核定事业编制28名(从县公路站划转12名，从县海事所划转16名)。",
                rows: &["staffing [<subject>]: 事业编制 ×28"],
            },
            Example {
                text: "收回原区金融工作局行政编制6名。",
                rows: &["staffing [区金融工作局]: 行政编制 ×6"],
            },
            Example {
                text: "县卫生处有工作人员94人，内有科长2人。",
                rows: &["staffing [县卫生处]: 工作人员 ×94", "staffing [<subject>]: 科长 ×2"],
            },
            Example {
                text: "将县种子站并入县农技中心，收回事业编制6名。",
                rows: &["merge [县种子站] →县农技中心", "staffing: 事业编制 ×6"],
            },
            Example {
                text: "县档案馆事业编制由21名增加到23名。",
                rows: &["staffing [县档案馆]: 事业编制 ×23"],
            },
            Example {
                text: "省编委批准省档案局编制13名、省档案馆编制15名。",
                rows: &["staffing [省档案局]: 编制 ×13", "staffing [省档案馆]: 编制 ×15"],
            },
            Example {
                text: "市编办同意市水利局增加行政编制3名。",
                rows: &["staffing [市水利局]: 行政编制 ×3"],
            },
            Example {
                text: "市人社局划转行政编制8名，市发改委划转行政编制2名。",
                rows: &["staffing 市人社局→: 行政编制 ×8", "staffing 市发改委→: 行政编制 ×2"],
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
            "从市城管局、市规划局划转执法人员编制50名，组建市执法支队。",
            "将市水利局所属市防汛办公室(事业编制5名)划归市应急局管理。",
        ]
    }
}

/// Whether all posts stand in brackets of a clause that goes on behind them.
fn is_aside(clause: &str, told: &[Post]) -> bool {
    let bracketed = |post: &Post| !is_top(clause, post.end - '名'.len_utf8());
    let goes_on = || {
        let rest = clause.rsplit_once(')').map_or("", |(_, rest)| rest);
        rest.chars().nth(1).is_some()
    };
    clause.contains('(') && told.iter().all(bracketed) && goes_on()
}

/// Whether a clause says that posts move, without saying between whom.
fn is_moved(clause: &str) -> bool {
    words!["划转", "连人带编", "随职责", "一并划"].inside(clause)
}

/// Verbs between posts and who gets them.
static TO: Words = Words::new(&[
    "划转到", "划转至", "划转给", "划转", "划到", "划给", "划入", "划归", "调整到", "调整至", "到",
    "至", "给",
]);

/// `从A划转…`
fn origin(clause: &str) -> Option<Slot> {
    let rest = words!["从", "由"].strip_opening(clause)?;
    let moves = words!["划转", "调整", "连人带编", "调剂"];
    let at = moves.iter().find_map(|word| rest.find(word))?;
    party(without_adverbs(&rest[..at]))
}

/// `市人社局划转行政编制8名`: A gives, to whom is said elsewhere.
fn giver(clause: &str) -> Option<Slot> {
    let (at, _) = words!["连人带编划转", "划转", "划出"].first_inside(clause)?;
    party(without_adverbs(&clause[..at])).filter(|who| matches!(who, Slot::Named(_)))
}

/// `…名到B`, `…名，划给B`, `从A划转B…名`: who gets the posts, and how many
/// clauses more say so.
fn receiver(here: &Here<'_>, after: &str) -> (Option<Slot>, usize) {
    let named = |text: &str| TO.strip_opening(without_first(text, "一并")).and_then(party);
    if let Some(to) = named(after) {
        return (Some(to), 0);
    }
    let next = here.nth(1).map(|range| &here.sentence()[range]);
    if let Some(to) = next.filter(|_| after.is_empty()).and_then(named) {
        return (Some(to), 1);
    }
    let clause = here.clause();
    let between = find(clause, "划转").map(|at| &clause[at + "划转".len()..]);
    let to = between.filter(|_| origin(clause).is_some()).and_then(|rest| {
        let len = crate::lexicon::agency_len(rest)?;
        opens_a_kind(&rest[len..]).then(|| party(&rest[..len]))?
    });
    (to, 0)
}

/// Whose posts they are, where the name stands apart from them.
fn holder(clause: &str, post: &Post) -> Slot {
    let before = granted(&clause[..find(clause, &post.kind).unwrap_or(0)]);
    if before.is_empty() {
        return Slot::Subject;
    }
    let verbs = words!["核定", "配备", "设", "现有", "增加", "核增", "核减", "减少", "收回"];
    let some = verbs.inside(before);
    let before = verbs
        .iter()
        .filter(|_| some)
        .find_map(|verb| before.rfind(verb).map(|at| &before[..at]))
        .unwrap_or(before);
    let before = words!["共有", "有"].strip_closing(before).unwrap_or(before);
    let bare = without_adverbs(without_first(before, "调整后").trim_start_matches('，'))
        .trim_end_matches('的');
    // 县总工会机关核定编制11名
    let bare = bare.strip_suffix("机关").filter(|name| is_agency(name)).unwrap_or(bare);
    party(bare).unwrap_or(Slot::Subject)
}
