//! A body is divided: `将A分设为X、Y`, `从A分设X`.

use super::{
    Construction, Example, Reach,
    shape::{first_verb, untaken, without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, clauses::find_top, party, party_list},
    lexicon::{Words, words},
    model::Act,
};

/// See the module.
pub struct Split;

static INTO: Words = Words::new(&[
    "分设为", "分设成", "分拆为", "分拆成", "拆分为", "拆分成", "分立为", "划分为", "分为", "分成",
    "分解为", "析为", "析置为", "一分为二为", "分设",
]);
static FROM: Words = Words::new(&[
    "分设出", "分设", "析出", "分离出", "分立出", "分出", "单设", "拆分出", "划出单独设立", "分立",
    "独立设置", "划出组建",
]);

impl Construction for Split {
    fn name(&self) -> &'static str {
        "split"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["分", "析出", "析为", "析置", "单设", "单列", "划出", "独立设置"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        let (whole, results) =
            out_of(clause).or_else(|| apart_from(clause)).or_else(|| into(clause))?;
        let range = here.start()..here.start() + here.clause().len();
        let rows = results
            .into_iter()
            .map(|to| Open { to, ..Open::about(Act::Split, whole.clone(), range.clone()) })
            .collect();
        Some((rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "将市工商局分设为市市场监督局、市消费者权益局。",
                rows: &["split [市工商局] →市市场监督局", "split [市工商局] →市消费者权益局"],
            },
            Example {
                text: "县信访局从县政府办公室单独分设出来。",
                rows: &["split [县政府办公室] →县信访局"],
            },
            Example {
                text: "县土地管理局从县农业局划出单设。",
                rows: &["split [县农业局] →县土地管理局"],
            },
            Example {
                text: "从市建设委员会分设市园林绿化局，由市住建局归口管理。",
                rows: &["split [市建设委员会] →市园林绿化局", "affiliate [<subject>] →市住建局"],
            },
            Example {
                text: "将省运输总公司分拆成省客运公司、省货运公司。",
                rows: &["split [省运输总公司] →省客运公司", "split [省运输总公司] →省货运公司"],
            },
            Example {
                text: "1978年11月，由县财贸服务站分设县粮食局、县供销社。",
                rows: &["split [县财贸服务站] →县粮食局", "split [县财贸服务站] →县供销社"],
            },
            Example {
                text: "县农牧局析为县农业局、县畜牧局。",
                rows: &["split [县农牧局] →县农业局", "split [县农牧局] →县畜牧局"],
            },
            Example {
                text: "县农林局分为县农业局和县林业局。",
                rows: &["split [县农林局] →县农业局", "split [县农林局] →县林业局"],
            },
            Example {
                text: "市畜牧局从市农业局中分设出来，作为市政府直属事业单位。",
                rows: &["split [市农业局] →市畜牧局", "classify [<subject>]: 市政府直属事业单位"],
            },
            Example {
                text: "县土地管理局从县城建局分出。",
                rows: &["split [县城建局] →县土地管理局"],
            },
            Example {
                text: "1965年，县农业局、林业局合并为县农林局，1972年又分设为县农业局、县林业局。",
                rows: &[
                    "merge [县农业局] →县农林局", "merge [县林业局] →县农林局",
                    "establish [县农林局]", "split [<subject>] →县农业局",
                    "split [<subject>] →县林业局",
                ],
            },
            Example {
                text: "从市教育局中析出市体育局。", rows: &["split [市教育局] →市体育局"]
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "将职责分别划入市民政局、市水利局。",
            "划分为甲类单位和乙类单位两种。",
            "指导行业分类管理。",
            "市政府办公室分设3个科室。",
            "县卫生局分设秘书室、医政科、防疫科。",
        ]
    }
}

/// `卫生局分设秘书室、医政科`: the sections it has inside, and nothing that it
/// was divided into.
fn is_furnished(whole: &Slot, results: &[Slot]) -> bool {
    let section = |slot: &Slot| matches!(slot, Slot::Named(name) if words!["科", "股", "室", "组"].close(name));
    !section(whole) && results.iter().all(section)
}

/// `从A分设X`
fn out_of(clause: &str) -> Option<(Slot, Vec<Slot>)> {
    let rest = words!["从", "由"].strip_opening(clause)?;
    let (at, verb) = first_verb(rest, &FROM)?;
    let whole = party(without_adverbs(&rest[..at]).trim_end_matches('中'))?;
    Some((whole, party_list(&rest[at + verb.len()..])?.slots))
}

/// `X从A分设`, `X由A单列`
fn apart_from(clause: &str) -> Option<(Slot, Vec<Slot>)> {
    let clause = words!["出来", "出去"].strip_closing(clause).unwrap_or(clause);
    let rest = words![
        "划出单设", "划出单列", "分离单设", "分出单设", "分设", "单设", "单列", "析出", "分离",
        "划出", "分立", "独立", "分出"
    ]
    .strip_closing(clause)?;
    let rest = words!["单独", "正式"].strip_closing(rest).unwrap_or(rest);
    let at = ["从", "由"].iter().find_map(|word| find_top(rest, word)).filter(|&at| at > 0)?;
    let whole = party(without_adverbs(&rest[at + '从'.len_utf8()..]).trim_end_matches('中'))?;
    Some((whole, party_list(&rest[..at])?.slots))
}

/// `A分设为X、Y`
fn into(clause: &str) -> Option<(Slot, Vec<Slot>)> {
    let rest = untaken(clause);
    let (at, verb) = first_verb(rest, &INTO)?;
    let before = without_adverbs(&rest[..at]);
    let again = words!["又", "复", "重新", "再"].strip_closing(before).unwrap_or(before);
    let whole = match again.is_empty() {
        true => Slot::Subject,
        false => party(without_adverbs(again))?,
    };
    let results = party_list(&rest[at + verb.len()..])?.slots;
    let specific = |slot: &Slot| matches!(slot, Slot::Named(name) if !name.ends_with("单位") && crate::lexicon::is_agency(name));
    let divides = verb != "分设" || !is_furnished(&whole, &results);
    let tells = results.len() > 1 && results.iter().all(specific) && divides;
    tells.then_some((whole, results))
}
