//! A duty is performed by another on behalf of its holder: `委托Y承担D`.

use super::{Construction, Example, Reach, shape::without_adverbs};
use crate::{
    grammar::{Here, Open, Slot, clauses::find_top, duties, party, party_list, sources},
    lexicon::Words,
    model::Act,
};

/// See the module.
pub struct Entrust;

static PERFORM: Words = Words::new(&[
    "具体承担", "承担", "实施", "行使", "办理", "负责", "开展", "履行", "组织实施", "执行",
]);

impl Construction for Entrust {
    fn name(&self) -> &'static str {
        "entrust"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["委托"]
    }

    fn reach(&self) -> Reach {
        Reach::Next
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        forward(here).or_else(|| backward(here))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "市住建局委托各区住建局承担起重机械使用登记职责。",
                rows: &["entrust 市住建局→各区住建局: 起重机械使用登记"],
            },
            Example {
                text: "市林业局将林木采伐许可职责委托县(区)林业局实施。",
                rows: &["entrust 市林业局→县(区)林业局: 林木采伐许可"],
            },
            Example {
                text: "农业科技成果评审的具体事务，委托县农学会承担。",
                rows: &["entrust <own>→县农学会: 农业科技成果评审的具体事务"],
            },
            Example {
                text: "委托县机关服务中心承担档案数字化加工工作。",
                rows: &["entrust <own>→县机关服务中心: 档案数字化加工工作"],
            },
            Example {
                text: "将县发改局、县工信局的企业投资备案等权限依法委托开发区管委会行使。",
                rows: &[
                    "entrust 县发改局→开发区管委会: 企业投资备案等权限",
                    "entrust 县工信局→开发区管委会: 企业投资备案等权限",
                ],
            },
            Example {
                text: "将行业统计工作委托给省煤炭工业协会承担。",
                rows: &["entrust <own>→省煤炭工业协会: 行业统计工作"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "可将具体事务委托有资质的第三方机构承担。",
            "不得以委托名义变相收费。",
            "对受委托银行办理业务实施监管。",
            "下放、委托职责涉及的在办案件，由原部门继续办理。",
        ]
    }
}

/// `X委托Y承担D`
fn forward(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = here.clause();
    let at = find_top(clause, "委托")?;
    let rest = clause[at + "委托".len()..].trim_start_matches('给');
    let giver = giver(here, without_adverbs(&clause[..at]))?;
    let (to, duty) = PERFORM.iter().find_map(|verb| {
        let verb_at = find_top(rest, verb).filter(|&verb_at| verb_at > 0)?;
        let to = party_list(&rest[..verb_at])?;
        Some((to, &rest[verb_at + verb.len()..]))
    })?;
    if duty.is_empty() {
        return None;
    }
    Some((rows(here, 0, &giver, to.slots, &duties(duty)), here.clause_end()))
}

/// `将D委托Y承担`, `D，委托Y承担`
fn backward(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let (n, clause) = (0..2).find_map(|n| {
        let clause = &here.sentence()[here.nth(n)?];
        find_top(clause, "委托").map(|_| (n, clause))
    })?;
    let at = find_top(clause, "委托")?;
    if n == 1 && at > 0 {
        return None;
    }
    let rest = clause[at + "委托".len()..].trim_start_matches('给');
    let name = PERFORM.strip_closing(rest).unwrap_or(rest);
    let to = party_list(name)?;
    let before = if n == 1 { here.clause() } else { without_adverbs(&clause[..at]) };
    let (giver_text, duty_text) = match find_top(before, "将") {
        Some(taken) => (&before[..taken], &before[taken + "将".len()..]),
        None => ("", before),
    };
    let told = sources(duty_text);
    let mut out = Vec::new();
    for source in told.into_iter().filter(|source| !source.bodies) {
        let givers = match &source.givers[..] {
            [] => vec![giver(here, giver_text)?],
            several => several.to_vec(),
        };
        for giver in givers {
            out.extend(rows(here, n, &giver, to.slots.clone(), &source.duties));
        }
    }
    let range = here.through(n);
    (!out.is_empty()).then(|| (out, here.end_after(range.end)))
}

fn giver(here: &Here<'_>, text: &str) -> Option<Slot> {
    match text {
        "" if here.subject_is_known() => Some(Slot::Subject),
        "" => Some(Slot::Own),
        _ => party(text),
    }
}

fn rows(
    here: &Here<'_>,
    n: usize,
    giver: &Slot,
    to: Vec<Slot>,
    duties: &[crate::grammar::Worded],
) -> Vec<Open> {
    let range = here.through(n);
    to.into_iter()
        .flat_map(|to| {
            duties.iter().map({
                let range = range.clone();
                move |duty| Open {
                    from: giver.clone(),
                    to: to.clone(),
                    duty: Some(duty.text.clone()),
                    except: duty.except.clone(),
                    ..Open::new(Act::Entrust, range.clone())
                }
            })
        })
        .collect()
}
