//! Stories over several instruments.

use handover::{
    analysis::{
        Diff, Point, TraceQuery, diff,
        diff::Verb,
        structure, trace,
        trace::{Lineage, Standing, StepKind},
    },
    graph::Graph,
    model::{History, InstrumentId},
};

use crate::made;

fn ask(history: &History, query: &TraceQuery) -> Vec<Lineage> {
    trace(history, &Graph::build(history), query).lineages
}

fn of(history: &History, duty: &str) -> Lineage {
    let query = TraceQuery { duty: duty.into(), ..TraceQuery::default() };
    ask(history, &query).remove(0)
}

fn holders(lineage: &Lineage) -> Vec<&str> {
    lineage.holders.iter().map(|holder| holder.agency.as_str()).collect()
}

fn kinds(lineage: &Lineage) -> Vec<StepKind> {
    lineage.steps.iter().map(|step| step.kind).collect()
}

fn held(names: &[&str]) -> Standing {
    Standing::Held { by: names.iter().map(|&name| name.to_owned()).collect() }
}

fn change(history: &History, at: u32) -> Diff {
    let graph = Graph::build(history);
    let side = |point| structure(history, &graph, point, false);
    diff(&side(Point::Before(InstrumentId(at))), &side(Point::After(InstrumentId(at))))
}

#[test]
fn a_duty_goes_along_with_all_duties_of_its_holder() {
    let history = made::history(&[
        "transfer from=甲 to=乙 duty=盐业管理",
        "establish body=丙
         transfer from=乙 to=丙 scope=whole
         abolish body=乙",
        "rename body=丙 to=丁",
        "transfer from=丁 to=戊 duty=盐业管理职责",
    ]);
    let salt = of(&history, "盐业管理");
    assert_eq!(holders(&salt), ["甲", "乙", "丙", "丁", "戊"]);
    use StepKind::*;
    assert_eq!(kinds(&salt), [Moved, Carried, Succeeded, Moved]);
    assert_eq!(salt.standing, held(&["戊"]));
}

#[test]
fn earlier_holders_are_inferred_through_whole_transfers() {
    let history = made::history(&[
        "transfer from=电子部 to=信息部 scope=whole",
        "transfer from=信息部 to=科工局 duty=军工电子管理",
    ]);
    let electronics = of(&history, "军工电子管理");
    assert_eq!(holders(&electronics), ["电子部", "信息部", "科工局"]);
    let bases: Vec<bool> = electronics.steps.iter().map(|step| step.by.basis.is_stated()).collect();
    assert_eq!(bases, [false, true]);
    let duty = "军工电子管理".to_owned();
    let query = TraceQuery { duty, stated_only: true, ..TraceQuery::default() };
    assert_eq!(holders(&ask(&history, &query)[0]), ["信息部", "科工局"]);
}

#[test]
fn a_duty_that_returns_is_told_as_such() {
    let history = made::history(&[
        "transfer from=甲 to=乙 duty=盐业管理", "transfer from=乙 to=甲 duty=盐业管理",
        "transfer from=甲 to=乙 duty=盐业管理",
    ]);
    let salt = of(&history, "盐业管理");
    assert_eq!(salt.steps.iter().map(|step| step.returns).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(holders(&salt), ["甲", "乙", "甲", "乙"]);
    assert_eq!(salt.standing, held(&["乙"]));
}

#[test]
fn a_carve_out_finds_its_recipient_in_another_instrument() {
    let history = made::history(&[
        "transfer from=甲 to=乙 scope=whole except=核电管理
         abolish body=甲",
        "transfer from=甲 to=丙 duty=核电管理",
    ]);
    let nuclear = of(&history, "核电管理");
    assert_eq!(nuclear.standing, held(&["丙"]));
    assert_eq!(nuclear.steps.last().unwrap().from.as_deref(), Some("甲"));
    assert_eq!(change(&history, 1).of(Verb::Moved).count(), 1);
}

#[test]
fn a_day_and_a_direction_narrow_the_story() {
    let history = made::history(&[
        "transfer from=甲 to=乙 duty=盐业管理", "transfer from=乙 to=丙 duty=盐业管理",
        "transfer from=丙 to=丁 duty=盐业管理",
    ]);
    let at = "2002-06-01".parse().ok();
    let query = TraceQuery { duty: "盐业管理".into(), at, ..TraceQuery::default() };
    let back = &ask(&history, &query)[0];
    assert_eq!((back.standing.clone(), back.steps.len()), (held(&["丙"]), 2));
    let ahead = &ask(&history, &TraceQuery { forward: true, ..query })[0];
    assert_eq!(ahead.steps.len(), 1);
    assert_eq!(holders(ahead), ["丙", "丁"]);
}

#[test]
fn what_a_body_did_once_is_answered_by_its_successors() {
    let history = made::history(&[
        "assign body=甲 duty=盐业管理",
        "merge body=甲 to=乙
         establish body=乙",
        "transfer from=乙 to=丙 scope=whole
         abolish body=乙",
    ]);
    let query = TraceQuery {
        duty: "盐业".into(),
        agency: Some("甲".into()),
        at: "2001-06-01".parse().ok(),
        forward: true,
        stated_only: false,
    };
    let salt = &ask(&history, &query)[0];
    assert_eq!(salt.standing, held(&["丙"]));
    assert_eq!(holders(salt), ["甲", "乙", "丙"]);
}

#[test]
fn each_ending_has_its_verb() {
    let history = made::history(&["establish body=新部
                                   assign body=甲 duty=盐业管理
                                   merge body=甲 to=新部
                                   merge body=乙 to=旧部
                                   rename body=丙 to=丙新
                                   split body=丁 to=丁一
                                   split body=丁 to=丁二
                                   split body=戊 to=戊一
                                   abolish body=己"]);
    let change = change(&history, 0);
    let verb = |verb| change.of(verb).filter_map(|e| e.agency.as_deref()).collect::<Vec<_>>();
    assert_eq!(verb(Verb::Merged), ["甲"]);
    assert_eq!(verb(Verb::Absorbed), ["乙"]);
    assert_eq!(verb(Verb::Renamed), ["丙"]);
    assert_eq!(verb(Verb::Split), ["丁"]);
    assert_eq!(verb(Verb::Ended), ["己"]);
    assert_eq!(verb(Verb::Created), ["丁一", "丁二", "戊一", "新部"]);
}

#[test]
fn each_act_on_a_duty_has_its_verb() {
    let history = made::history(&[
        "assign body=甲 duty=旧职责一
         assign body=甲 duty=二号",
        "amend body=甲 within=旧职责一 duty=新职责一
         cancel body=甲 duty=二号
         add body=甲 duty=三号
         strengthen body=甲 duty=四号
         reduce body=甲 duty=五号
         retain body=甲 duty=六号
         entrust from=甲 to=乙 duty=七号
         transfer from=甲 to=地方人民政府 duty=八号
         transfer from=甲 duty=九号
         classify body=甲 duty=国务院直属机构
         nameplate body=甲 to=又名
         staffing body=甲 duty=行政编制 count=731",
    ]);
    let totals = change(&history, 1).totals;
    for word in [
        "added", "amended", "cancelled", "entrusted", "handed-down", "nameplate", "reclassified",
        "reduced", "staffed", "strengthened", "unstated",
    ] {
        assert_eq!(totals.get(word), Some(&1), "{word} of {totals:?}");
    }
}

#[test]
fn a_long_chain_of_bodies_is_followed_to_its_end() {
    let links: Vec<String> = (0..90).map(|n| format!("rename body=部{n} to=部{}", n + 1)).collect();
    let first = "assign body=部0 duty=盐业管理";
    let all: Vec<&str> = [first].into_iter().chain(links.iter().map(String::as_str)).collect();
    let salt = of(&made::history(&all), "盐业管理");
    assert_eq!(salt.standing, held(&["部90"]));
    assert_eq!((salt.holders.len(), salt.steps.len()), (91, 91));
}
