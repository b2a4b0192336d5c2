//! A body goes into another: `A并入B`, `将A、B合并，组建X`, `整合A、B组建X`.

use super::{
    Construction, Example, Reach, establish,
    shape::{first_verb, listed_verb, untaken, without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Parties, Slot, clauses::find_top, party, party_list},
    lexicon::{Words, is_agency, words},
    model::Act,
};

/// See the module.
pub struct Merge;

/// Verbs of a body that goes into another.
static INTO: Words = Words::new(&[
    "并入", "撤并入", "归并入", "撤并到", "撤并至", "归并到", "归并至", "合并到", "合并至",
    "合并入", "整合到", "整合至", "并到", "并至",
]);

impl Construction for Merge {
    fn name(&self) -> &'static str {
        "merge"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["并入", "合并", "整合", "合一", "为一", "并到", "并至"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        absorbed(here)
            .or_else(|| came_from(here))
            .or_else(|| made_one(here))
            .or_else(|| united(here))
            .or_else(|| united_verb_first(here))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "1958年11月与县统计局合并，称县计划统计委员会。",
                rows: &[
                    "merge [<subject>] →县计划统计委员会",
                    "merge [县统计局] →县计划统计委员会",
                    "establish [县计划统计委员会]",
                ],
            },
            Example {
                text: "市农业机械研究所撤并到市农业科学院。",
                rows: &["merge [市农业机械研究所] →市农业科学院"],
            },
            Example {
                text: "县蚕桑站、县茶叶站归并到县农技中心。",
                rows: &["merge [县蚕桑站] →县农技中心", "merge [县茶叶站] →县农技中心"],
            },
            Example {
                text: "将市人口和计划生育委员会并入市卫生局。",
                rows: &["merge [市人口和计划生育委员会] →市卫生局"],
            },
            Example {
                text: "原由县人社局代管的县帮扶中心并入县职工服务中心。",
                rows: &["merge [县帮扶中心] →县职工服务中心"],
            },
            Example {
                text: "1958年3月，县委将文教部并入宣传部。",
                rows: &["merge [文教部] →宣传部"],
            },
            Example {
                text: "市粮食局并入市发改委后，对外保留市粮食局牌子。",
                rows: &["merge [市粮食局] →市发改委", "nameplate [<subject>] →市粮食局"],
            },
            Example {
                text: "市物价局并入，挂市物价局牌子。",
                rows: &["merge [市物价局] →<subject>", "nameplate [<subject>] →市物价局"],
            },
            Example {
                text: "市文旅局将市图书馆并入市文化中心。",
                rows: &["merge [市图书馆] →市文化中心"],
            },
            Example {
                text: "省直属机关工作委员会与省委高校工委合并，组建省委直属机关和教育工委。",
                rows: &[
                    "merge [省直属机关工作委员会] →省委直属机关和教育工委",
                    "merge [省委高校工委] →省委直属机关和教育工委",
                    "establish [省委直属机关和教育工委]",
                ],
            },
            Example {
                text: "2002年与农机站、水利站一起并入农业综合服务中心。",
                rows: &[
                    "merge [<subject>] →农业综合服务中心", "merge [农机站] →农业综合服务中心",
                    "merge [水利站] →农业综合服务中心",
                ],
            },
            Example {
                text: "县第一中学与县第二中学合并为县实验中学。",
                rows: &[
                    "merge [县第一中学] →县实验中学", "merge [县第二中学] →县实验中学",
                    "establish [县实验中学]",
                ],
            },
            Example {
                text: "将县卫校、县师范并入县职业技术学院。",
                rows: &["merge [县卫校] →县职业技术学院", "merge [县师范] →县职业技术学院"],
            },
            Example {
                text: "将县党政办、县督查室合并，设立县综合办公室(挂县信访局牌子)。",
                rows: &[
                    "merge [县党政办] →县综合办公室", "merge [县督查室] →县综合办公室",
                    "establish [县综合办公室]", "nameplate [县综合办公室] →县信访局",
                ],
            },
            Example {
                text: "将市文化局与旅游局、体育局合并，组建市文旅局。",
                rows: &[
                    "merge [市文化局] →市文旅局", "merge [市旅游局] →市文旅局",
                    "merge [市体育局] →市文旅局", "establish [市文旅局]",
                ],
            },
            Example {
                text: "整合国家粮食局、国家物资储备局，组建国家粮食和物资总局。",
                rows: &[
                    "merge [国家粮食局] →国家粮食和物资总局",
                    "merge [国家物资储备局] →国家粮食和物资总局",
                    "establish [国家粮食和物资总局]",
                ],
            },
            Example {
                text: "1955年，县粮食局与县油脂公司合并，成立县粮油局。",
                rows: &[
                    "merge [县粮食局] →县粮油局", "merge [县油脂公司] →县粮油局",
                    "establish [县粮油局]",
                ],
            },
            Example {
                text: "1970年，第一机械工业部与农业机械部合并，称第一机械工业部。",
                rows: &["merge [农业机械部] →第一机械工业部"],
            },
            Example {
                text: "县粮食局和县商业局合并为县财贸局。",
                rows: &[
                    "merge [县粮食局] →县财贸局", "merge [县商业局] →县财贸局",
                    "establish [县财贸局]",
                ],
            },
            Example {
                text: "省科技厅由原省科委与省外国专家局合并组建而成。",
                rows: &[
                    "merge [省科委] →省科技厅", "merge [省外国专家局] →省科技厅",
                    "establish [省科技厅]",
                ],
            },
            Example {
                text: "由原县文化馆、县剧团合并组建。",
                rows: &[
                    "merge [县文化馆] →<subject>", "merge [县剧团] →<subject>",
                    "establish [<subject>]",
                ],
            },
            Example {
                text: "原市质监局、市工商局、市食药监局三局合一，组成市市场监督管理局。",
                rows: &[
                    "merge [市质监局] →市市场监督管理局",
                    "merge [市工商局] →市市场监督管理局",
                    "merge [市食药监局] →市市场监督管理局",
                    "establish [市市场监督管理局]",
                ],
            },
            Example {
                text: "县妇幼保健院与县计生服务站合并，更名为县妇幼计生服务中心。",
                rows: &[
                    "merge [县妇幼保健院] →县妇幼计生服务中心",
                    "merge [县计生服务站] →县妇幼计生服务中心",
                    "establish [县妇幼计生服务中心]",
                ],
            },
            Example {
                text: "市食药监局、市工商局“二局合一”，组建市市场监督管理局。",
                rows: &[
                    "merge [市食药监局] →市市场监督管理局",
                    "merge [市工商局] →市市场监督管理局",
                    "establish [市市场监督管理局]",
                ],
            },
            Example {
                text: "县文化局、县旅游局“合二为一”，组成县文化和旅游局。",
                rows: &[
                    "merge [县文化局] →县文化和旅游局", "merge [县旅游局] →县文化和旅游局",
                    "establish [县文化和旅游局]",
                ],
            },
            Example {
                text: "1982年，将文化部、对外文化联络委员会、国家出版局三单位合并，设立中华人民共和国文化部。",
                rows: &[
                    "merge [文化部] →中华人民共和国文化部",
                    "merge [对外文化联络委员会] →中华人民共和国文化部",
                    "merge [国家出版局] →中华人民共和国文化部",
                    "establish [中华人民共和国文化部]",
                ],
            },
            Example {
                text: "将国家粮食局、国家物资储备局整合，组建国家粮食和物资总局。",
                rows: &[
                    "merge [国家粮食局] →国家粮食和物资总局",
                    "merge [国家物资储备局] →国家粮食和物资总局",
                    "establish [国家粮食和物资总局]",
                ],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "坚持政社合一，组成一个整体。",
            "撤销A办公室，其职能并入B局。",
            "合并党支部和办公场所。",
            "与县统计局合并办公。",
            "与有关部门合并，成立工作专班。",
            "行政机构的设立、撤销或者合并，由本级人民政府提出方案。",
            "国外也有将环境部、能源部合并的教训。",
            "将A部的职责和B部的职责整合，组建C部。",
        ]
    }
}

/// `将A并入B`
fn absorbed(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let (at, verb) = first_verb(clause, &INTO)?;
    let before = without_adverbs(untaken(&clause[..at]));
    let before = without_keeper(before);
    let listed = || party_list(before).or_else(|| with_another(here, before));
    let olds = if before.is_empty() { vec![Slot::Subject] } else { listed()?.slots };
    let after = clause[at + verb.len()..].trim_end_matches('后');
    // 甲局。将乙局并入: into whoever the paragraph is about.
    let to = if after.is_empty() && !before.is_empty() { Slot::Subject } else { party(after)? };
    if to == Slot::Subject && !olds.iter().all(is_a_body) {
        return None;
    }
    let range = here.start()..here.start() + here.clause().len();
    let rows = olds
        .into_iter()
        .map(|body| Open { to: to.clone(), ..Open::about(Act::Merge, body, range.clone()) })
        .collect();
    Some((rows, here.clause_end()))
}

/// `原由A代管的P` → `P`
fn without_keeper(text: &str) -> &str {
    let led = words!["原由", "由"].strip_opening(text);
    let rest = led.and_then(|rest| {
        let kept = words!["代管的", "管理的", "领导的", "主管的"].first_inside(rest);
        kept.map(|(at, word)| &rest[at + word.len()..])
    });
    rest.filter(|name| party_list(name).is_some()).unwrap_or(text)
}

fn is_a_body(slot: &Slot) -> bool {
    matches!(slot, Slot::Named(name) if is_agency(name))
}

/// `X由A与B合并组建而成`
fn came_from(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let rest = words![
        "合并组建而成", "合并而成", "合并组成", "合并成立", "整合组建而成", "整合而成", "合并组建",
        "整合组建", "合并设立",
    ]
    .strip_closing(clause)?;
    let at = find_top(rest, "由")?;
    // 文化站。由A、B合并组建: the paragraph is about 文化站.
    let new = if at == 0 { Slot::Subject } else { party(without_adverbs(&rest[..at]))? };
    let new = Parties { slots: vec![new], open_ended: false };
    let olds = party_list(without_adverbs(&rest[at + '由'.len_utf8()..]))?;
    Some((rows(here, 0, olds, &new)?, here.clause_end()))
}

/// `A、B、C三局合一，组成X`, `A、B“合二为一”，组成X`
fn made_one(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = untaken(without_time(here.clause())).trim_end_matches('”');
    if let Some(listed) = words!["合二为一", "合而为一"].strip_closing(clause) {
        return created_after(here, "", "", party_list(listed.trim_end_matches('“'))?);
    }
    let listed = clause.strip_suffix("合一")?;
    let counted = ["部门", "单位", "机构", "部", "局", "委", "办", "厅", "家"];
    let listed = counted.iter().find_map(|noun| listed.strip_suffix(noun)).unwrap_or(listed);
    let listed =
        listed.trim_end_matches('个').trim_end_matches(['两', '二', '三', '四', '五', '六']);
    created_after(here, "", "", party_list(listed.trim_end_matches('“'))?)
}

/// `将A、B合并，组建X`, `A与B整合组建X`
fn united(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let (at, verb) = listed_verb(clause, words!["合并", "整合"])?;
    let listed = without_adverbs(untaken(&clause[..at]));
    let olds = party_list(listed).or_else(|| with_another(here, listed))?;
    let after = clause[at + verb.len()..].trim_start_matches(['后', '重']).trim_start_matches("组");
    created_after(here, &clause[at + verb.len()..], after, olds)
}

/// `与B合并`: whoever the text is about, and B.
fn with_another(here: &Here<'_>, text: &str) -> Option<Parties> {
    let dated = without_time(here.sentence()).len() < here.sentence().len();
    let other = words!["与", "同", "和"].strip_opening(text)?;
    let mut others = party_list(other).filter(|_| dated || here.subject_is_known())?;
    others.slots.insert(0, Slot::Subject);
    Some(others)
}

/// `整合A、B，组建X`, `合并A、B组建X`
fn united_verb_first(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = here.clause();
    let rest = words!["整合", "合并"].strip_opening(clause)?;
    if let Some(new) = establish::created(rest).filter(|new| new.at > 0) {
        let olds = party_list(without_adverbs(&rest[..new.at]))?;
        return Some((rows(here, 0, olds, &new.parties)?, here.clause_end()));
    }
    created_after(here, "", "", party_list(rest)?)
}

fn created_after(
    here: &Here<'_>,
    after: &str,
    bare: &str,
    olds: Parties,
) -> Option<(Vec<Open>, usize)> {
    let (new, n) = if bare.is_empty() {
        let next = &here.sentence()[here.nth(1)?];
        (new_body(next)?, 1)
    } else {
        (new_body(after).or_else(|| new_body(bare))?, 0)
    };
    let range = here.through(n);
    Some((rows(here, n, olds, &new)?, here.end_after(range.end)))
}

fn new_body(text: &str) -> Option<Parties> {
    if let Some(new) = establish::created(text).filter(|new| new.at == 0) {
        return Some(new.parties);
    }
    let name = words![
        "组成", "而成", "成为", "成", "为", "称", "新的", "更名为", "改名为", "定名为", "改称",
    ]
    .strip_opening(text)?;
    party_list(name).filter(|list| list.slots.len() == 1)
}

fn rows(here: &Here<'_>, n: usize, olds: Parties, new: &Parties) -> Option<Vec<Open>> {
    let range = here.through(n);
    // Into which of several, is not said.
    let [to] = &new.slots[..] else { return None };
    let to = to.clone();
    let named = |slot: &Slot| !matches!(slot, Slot::Named(name) if !is_agency(name));
    if !olds.slots.iter().all(named) {
        return None;
    }
    // 甲部与乙部合并，称甲部: 乙部 goes into 甲部, which was there before.
    let anew = words!["组建", "成立", "设立"].inside(&here.sentence()[range.clone()]);
    let goes_on = !anew && olds.slots.contains(&to);
    let mut out: Vec<Open> = olds
        .slots
        .into_iter()
        .filter(|body| !goes_on || *body != to)
        .map(|body| Open { to: to.clone(), ..Open::about(Act::Merge, body, range.clone()) })
        .collect();
    if goes_on && !out.is_empty() {
        return Some(out);
    }
    let made = Open::about(Act::Establish, to, range.clone());
    let glosses = establish::gloss_behind_name(&here.sentence()[range.clone()], &made, &range);
    out.push(made);
    out.extend(glosses);
    Some(out)
}
