//! Two bodies exchange duties: `A的D与B的E对调`, `对调A的D与B的E`, `A的D和B的E互换`.

use super::{
    Construction, Example, Reach,
    shape::{untaken, without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, Source, sources},
    lexicon::{Words, words},
    model::{Act, Scope},
};

/// See the module.
pub struct Exchange;

/// What closes such a clause.
static VERBS: Words = Words::new(&["对调", "互换", "对换", "互调"]);

impl Construction for Exchange {
    fn name(&self) -> &'static str {
        "exchange"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["对调", "互换", "对换", "互调"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = untaken(without_time(here.clause()));
        let said = VERBS.strip_closing(clause).or_else(|| VERBS.strip_opening(clause))?;
        let said = without_adverbs(said);
        let said = said.strip_suffix("相互").unwrap_or(said);
        let told = sources(said);
        let [one, other] = &told[..] else { return None };
        let (a, b) = (giver(one)?, giver(other)?);
        let range = here.start()..here.start() + here.clause().len();
        let rows = moved(one, a, b, &range).chain(moved(other, b, a, &range)).collect();
        (a != b).then(|| (rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "将县水利局的采砂管理职责与县自然资源局的矿泉水管理职责对调。",
                rows: &[
                    "transfer 县水利局→县自然资源局: 采砂管理 {listed}",
                    "transfer 县自然资源局→县水利局: 矿泉水管理 {listed}",
                ],
            },
            Example {
                text: "县住建局的燃气管理职责和县城管局的绿化管理职责互换。",
                rows: &[
                    "transfer 县住建局→县城管局: 燃气管理 {listed}",
                    "transfer 县城管局→县住建局: 绿化管理 {listed}",
                ],
            },
            Example {
                text: "对调县住建局的绿化管理职责与县城管局的燃气管理职责。",
                rows: &[
                    "transfer 县住建局→县城管局: 绿化管理 {listed}",
                    "transfer 县城管局→县住建局: 燃气管理 {listed}",
                ],
            },
            Example {
                text: "2009年，市商务局承担的酒类管理职能与市经信委承担的煤炭管理职能进行对调。",
                rows: &[
                    "transfer 市商务局→市经信委: 酒类管理 {listed}",
                    "transfer 市经信委→市商务局: 煤炭管理 {listed}",
                ],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "县水利局与县农业局办公场所对调。",
            "甲局和乙局的干部互换。",
            "信息互换、监管互认。",
            "甲局的用房与乙局的用房互换。",
        ]
    }
}

/// Who gives, where it is one and gives a duty.
fn giver(source: &Source) -> Option<&Slot> {
    let goods = words!["用房", "场所", "人员", "干部", "编制", "资产", "土地", "楼"];
    let duties = !source.duties.is_empty() && !source.duties.iter().any(|d| goods.close(&d.text));
    match &source.givers[..] {
        [giver @ Slot::Named(_)] if !source.bodies && duties => Some(giver),
        _ => None,
    }
}

/// What one gives the other.
fn moved<'s>(
    source: &'s Source,
    from: &'s Slot,
    to: &'s Slot,
    range: &'s std::ops::Range<usize>,
) -> impl Iterator<Item = Open> + 's {
    source.duties.iter().map(move |duty| Open {
        from: from.clone(),
        to: to.clone(),
        duty: Some(duty.text.clone()),
        except: duty.except.clone(),
        scope: Some(Scope::Listed),
        ..Open::new(Act::Transfer, range.clone())
    })
}
