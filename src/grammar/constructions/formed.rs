//! A body is formed of what others did: `X由A的职责、B的D职责整合组建`,
//! `以A的职责为基础，整合B的D，组建X`.

use std::ops::Range;

use super::{
    Construction, Example, establish,
    shape::{without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, Source, clauses::find_top, party, sources},
    lexicon::words,
    model::{Act, Scope},
};

/// See the module.
pub struct Formed;

/// A body is made of no more clauses than this.
const MOST_CLAUSES: usize = 20;

impl Construction for Formed {
    fn name(&self) -> &'static str {
        "formed"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["组建", "而成", "组成", "设立", "基础上", "为基础"]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        came_of(here).or_else(|| on_a_base(here))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "县应急局由县安监局的职责，县民政局的救灾职责，县林业局的森林防火职责整合组建。",
                rows: &[
                    "establish [县应急局]",
                    "transfer 县安监局→县应急局 {whole}",
                    "transfer 县民政局→县应急局: 救灾 {listed}",
                    "transfer 县林业局→县应急局: 森林防火 {listed}",
                ],
            },
            Example {
                text: "县自然资源局由县国土局职责、县住建局的规划职责整合组建而成，为县政府工作部门。",
                rows: &[
                    "establish [县自然资源局]",
                    "transfer 县国土局→县自然资源局 {whole}",
                    "transfer 县住建局→县自然资源局: 规划 {listed}",
                    "classify [<subject>]: 县政府工作部门",
                ],
            },
            Example {
                text: "县医保局整合县人社局的医保职责、县民政局的医疗救助职责组建。",
                rows: &[
                    "establish [县医保局]",
                    "transfer 县人社局→县医保局: 医保 {listed}",
                    "transfer 县民政局→县医保局: 医疗救助 {listed}",
                ],
            },
            Example {
                text: "由县人社局、县民政局相关职责整合组建。",
                rows: &[
                    "establish [<subject>]",
                    "transfer 县人社局→<subject>: 相关职责 {part}",
                    "transfer 县民政局→<subject>: 相关职责 {part}",
                ],
            },
            Example {
                text: "以县农业局的职责为基础，整合县畜牧局的职责、县水利局的渔政职责，组建县农业农村局。",
                rows: &[
                    "establish [县农业农村局]",
                    "transfer 县农业局→县农业农村局 {whole}",
                    "transfer 县畜牧局→县农业农村局 {whole}",
                    "transfer 县水利局→县农业农村局: 渔政 {listed}",
                ],
            },
            Example {
                text: "在整合县文化局、县旅游局职责的基础上，组建县文旅局。",
                rows: &[
                    "establish [县文旅局]", "transfer 县文化局→县文旅局 {whole}",
                    "transfer 县旅游局→县文旅局 {whole}",
                ],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "市质检中心由市甲所、市乙所合并组建。",
            "领导小组由各部门负责人组成。",
            "由市发改委的负责同志牵头，抽调人员组成。",
            "在充分调研的基础上，组建县数据局。",
            "以县扶贫办为基础组建县乡村振兴局。",
        ]
    }
}

/// `X由A的职责、B的D职责整合组建`
fn came_of(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let by = find_top(clause, "由").map(|at| (at, at + '由'.len_utf8()));
    // X整合A的职责、B的职责组建
    let gathers = || find_top(clause, "整合").filter(|&at| at > 0);
    let (end, behind) = by.or_else(|| gathers().map(|at| (at, at + "整合".len())))?;
    let before = without_adverbs(&clause[..end]);
    let new = if before.is_empty() { Slot::Subject } else { party(before)? };
    let start = here.start() + here.clause().len() - clause.len() + behind;
    let (n, said) = (0..MOST_CLAUSES)
        .take_while(|&n| n == 0 || here.mark_after(n - 1) == Some('，'))
        .find_map(|n| {
            let said = here.sentence().get(start..here.nth(n)?.end)?;
            Some((n, without_closing(said)?))
        })?;
    rows(here, &[said], &new, here.through(n))
}

/// The sources in front of the verb that closes them.
fn without_closing(said: &str) -> Option<&str> {
    let said = words![
        "整合组建而成", "整合组建", "整合组成", "整合设立", "整合而成", "合并组建而成", "合并组建",
        "合并而成", "重组而成", "组建而成", "划转组建", "组建",
    ]
    .strip_longest_closing(said)?;
    let said = said.strip_suffix('等').unwrap_or(said);
    words!["职责", "职能"].close(said).then_some(said)
}

/// `以A的职责为基础，整合B的D，组建X`, `在整合A、B职责的基础上，组建X`
fn on_a_base(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let inner = words!["以", "在"].strip_opening(clause)?;
    let base = words!["的基础上", "基础上", "为基础", "为主体"].strip_longest_closing(inner)?;
    let base = words!["整合", "合并", "划入"].strip_opening(base).unwrap_or(base);
    if !words!["职责", "职能"].close(base) {
        return None;
    }
    let next = &here.sentence()[here.nth(1)?];
    let made = |n: usize| {
        let text = &here.sentence()[here.nth(n)?];
        establish::created(text).filter(|made| made.at == 0)
    };
    let (more, n) = match next.strip_prefix("整合").filter(|_| made(1).is_none()) {
        Some(more) => {
            let n = (2..MOST_CLAUSES).find(|&n| made(n).is_some())?;
            let start = here.nth(1)?.end - more.len();
            (Some(&here.sentence()[start..here.nth(n - 1)?.end]), n)
        }
        None => (None, 1),
    };
    let new = made(n)?.parties.slots;
    let [new] = &new[..] else { return None };
    let all: Vec<&str> = std::iter::once(base).chain(more).collect();
    rows(here, &all, new, here.through(n))
}

/// The new body, and what each source gives it; `None` where one of them is no
/// body with its duties.
fn rows(
    here: &Here<'_>,
    said: &[&str],
    new: &Slot,
    range: Range<usize>,
) -> Option<(Vec<Open>, usize)> {
    let told: Vec<Source> = said.iter().flat_map(|said| sources(said)).collect();
    let named = |slot: &Slot| matches!(slot, Slot::Named(_));
    let gives = |source: &Source| {
        !source.bodies && !source.givers.is_empty() && source.givers.iter().all(named)
    };
    if told.is_empty() || !told.iter().all(gives) {
        return None;
    }
    let mut rows = vec![Open::about(Act::Establish, new.clone(), range.clone())];
    for source in &told {
        for giver in &source.givers {
            rows.extend(given(source, giver, new, &range));
        }
    }
    Some((rows, here.end_after(range.end)))
}

/// What one giver gives.
fn given(source: &Source, from: &Slot, to: &Slot, range: &Range<usize>) -> Vec<Open> {
    let row = |duty: Option<&str>, scope: Scope, except: &[String]| Open {
        from: from.clone(),
        to: to.clone(),
        duty: duty.map(str::to_owned),
        scope: Some(scope),
        except: except.to_vec(),
        ..Open::new(Act::Transfer, range.clone())
    };
    if source.duties.is_empty() {
        return vec![row(None, Scope::Whole, &source.except)];
    }
    let part = |text: &str| words!["有关职责", "相关职责", "部分职责", "部分职能"].close(text);
    let scope = |text: &str| if part(text) { Scope::Part } else { Scope::Listed };
    let duties = source.duties.iter();
    duties.map(|duty| row(Some(&duty.text), scope(&duty.text), &duty.except)).collect()
}
