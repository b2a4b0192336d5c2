//! A duty is taken off a body, and perhaps given on: `X不再承担D，交由Y承担`,
//! `D不再由X承担，改由Y承担`.

use super::{
    Construction, Example, Reach,
    shape::{subjects, without_adverbs, without_time},
};
use crate::{
    grammar::{
        Here, Open, Slot, Worded, clauses::find_top, duties, duties::behind_reference, party,
        party_list,
    },
    lexicon::{Words, words},
    model::{Act, Scope},
};

/// See the module.
pub struct Relieve;

static DOES: Words = Words::new(&["承担", "负责", "行使", "履行", "实施", "管理", "办理"]);
static ON: Words = Words::new(&[
    "改由", "交由", "移交给", "移交", "交给", "划给", "划归", "划转至", "划转到", "划转给", "划转",
    "划入", "调整由", "由",
]);

impl Construction for Relieve {
    fn name(&self) -> &'static str {
        "relieve"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["不再"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        let on = given_on(here);
        // Without a new holder 不再承担D is a plain end: see `cancel`.
        let told = by_nobody(clause);
        let (holders, duties) = told.or_else(|| relieved(clause).filter(|_| on.is_some()))?;
        let range = here.through(usize::from(on.is_some()));
        let mut rows = Vec::new();
        for holder in &holders {
            for duty in &duties {
                rows.push(Open {
                    duty: Some(duty.text.clone()),
                    except: duty.except.clone(),
                    ..Open::about(Act::Cancel, holder.clone(), range.clone())
                });
                rows.extend(on.iter().map(|to| Open {
                    from: holder.clone(),
                    to: to.clone(),
                    duty: Some(duty.text.clone()),
                    except: duty.except.clone(),
                    scope: Some(Scope::Listed),
                    ..Open::new(Act::Transfer, range.clone())
                }));
            }
        }
        (!rows.is_empty()).then(|| (rows, here.end_after(range.end)))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "市机关事务局不再承担机关后勤服务职责，交由市后勤服务中心承担。",
                rows: &[
                    "cancel [市机关事务局]: 机关后勤服务",
                    "transfer 市机关事务局→市后勤服务中心: 机关后勤服务 {listed}",
                ],
            },
            Example {
                text: "市农业局不再承担渔船检验职责，相关职责由市交通局承担。",
                rows: &[
                    "cancel [市农业局]: 渔船检验",
                    "transfer 市农业局→市交通局: 渔船检验 {listed}",
                ],
            },
            Example {
                text: "市水务局不再承担河道采砂审批职责，该职责划入市审批局。",
                rows: &[
                    "cancel [市水务局]: 河道采砂审批",
                    "transfer 市水务局→市审批局: 河道采砂审批 {listed}",
                ],
            },
            Example {
                text: "市委宣传部不再承担校外培训读物备案工作，该职责划归市教育局。",
                rows: &[
                    "cancel [市委宣传部]: 校外培训读物备案工作",
                    "transfer 市委宣传部→市教育局: 校外培训读物备案工作 {listed}",
                ],
            },
            Example {
                text: "市旅游局不再承担导游考试事务，该项工作交由市旅游协会办理。",
                rows: &[
                    "cancel [市旅游局]: 导游考试事务",
                    "transfer 市旅游局→市旅游协会: 导游考试事务 {listed}",
                ],
            },
            Example {
                text: "煤炭安全监管不再由市经信局负责，改由市应急管理局负责。",
                rows: &[
                    "cancel [市经信局]: 煤炭安全监管",
                    "transfer 市经信局→市应急管理局: 煤炭安全监管 {listed}",
                ],
            },
            Example {
                text: "口岸通关信息化职责不再由市商务局承担。",
                rows: &["cancel [市商务局]: 口岸通关信息化"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "国家测绘总局不再由国土开发部管理。",
            "不再保留县物价局。",
            "市商务局不再加挂市粮食局牌子。",
            "市物价局不再作为市政府工作部门，改由市发展改革委管理。",
        ]
    }
}

/// `D不再由X承担`
fn by_nobody(clause: &str) -> Option<(Vec<Slot>, Vec<Worded>)> {
    let at = find_top(clause, "不再由")?;
    let rest = &clause[at + "不再由".len()..];
    let name = DOES.strip_closing(rest)?;
    let duty = without_adverbs(&clause[..at]);
    // A body that leaves its superior is no duty.
    if party_list(duty).is_some() {
        return None;
    }
    Some((party_list(name)?.slots, duties(duty)))
}

/// `X不再承担D`, where D is given on.
fn relieved(clause: &str) -> Option<(Vec<Slot>, Vec<Worded>)> {
    let at = find_top(clause, "不再")?;
    let rest = &clause[at + "不再".len()..];
    let duty = words!["承担", "负责", "行使", "履行"].strip_opening(rest)?;
    Some((subjects(&clause[..at])?, duties(duty)))
}

/// `，交由Y承担`, `，该职责划归Y`: the next clause says only to whom.
fn given_on(here: &Here<'_>) -> Option<Slot> {
    let next = &here.sentence()[here.nth(1)?];
    // 相关职责由Y承担: what was taken off, and nothing else.
    let it = words!["相关职责", "有关职责", "相应职责", "相关职能", "有关职能", "相关工作"];
    let behind = behind_reference(next).or_else(|| it.strip_opening(next));
    let next = behind.unwrap_or(next);
    let next = next.trim_start_matches("相应").trim_start_matches("统一");
    let rest = ON.strip_opening(next)?;
    DOES.strip_closing(rest).and_then(party).or_else(|| party(rest))
}
