//! The shipped data tell a true history over many documents.

use std::collections::BTreeSet;

use handover::{
    Dataset, Options,
    analysis::{
        self, Diff, Lang, Point, Structure, Trace, TraceQuery,
        diff::Verb,
        trace::{Lineage, Relation, Standing},
    },
    graph::Graph,
};

fn shipped() -> Dataset {
    handover::load("graph-data".as_ref(), &Options::default()).unwrap()
}

fn asked(data: &Dataset, query: &TraceQuery) -> Trace {
    analysis::trace(&data.history, &data.graph(), query)
}

fn trace(duty: &str) -> Trace {
    asked(&shipped(), &TraceQuery { duty: duty.into(), ..TraceQuery::default() })
}

fn instruments(trace: &Trace) -> BTreeSet<String> {
    let steps = trace.lineages.iter().flat_map(|lineage| &lineage.steps);
    steps.map(|step| step.by.instrument.clone()).collect()
}

/// `date from → to instrument` of every step.
fn story(lineage: &Lineage) -> Vec<String> {
    let told = |name: &Option<String>| name.clone().unwrap_or_default();
    lineage
        .steps
        .iter()
        .map(|step| {
            let date = step.by.date.map(|date| date.to_string()).unwrap_or_default();
            format!("{date} {} → {} {}", told(&step.from), told(&step.to), step.by.instrument)
        })
        .collect()
}

fn of_wording<'a>(trace: &'a Trace, wording: &str) -> &'a Lineage {
    let worded = |lineage: &&Lineage| lineage.hit.wording == wording;
    trace.lineages.iter().find(worded).unwrap_or_else(|| panic!("{wording} is not told"))
}

fn has(story: &[String], part: &str) {
    assert!(story.iter().any(|line| line.contains(part)), "{part}: {story:#?}");
}

fn day(date: &str) -> Point {
    Point::On(date.parse().unwrap())
}

fn at(data: &Dataset, graph: &Graph, date: &str) -> Structure {
    analysis::structure(&data.history, graph, day(date), false)
}

#[test]
fn enough_is_told_and_each_fact_has_its_source() {
    let data = shipped();
    assert!(data.history.instruments().len() >= 15);
    assert!(data.history.provisions().count() >= 250);
    assert!(data.agencies.iter().count() >= 60);
    for (_, instrument) in data.history.instruments() {
        assert!(instrument.date().is_some(), "{}", instrument.id);
        let known = instrument.source.is_some()
            || (instrument.origin.is_some() && instrument.verified.is_some());
        assert!(known, "{} has no source", instrument.id);
    }
    for (_, row) in data.history.provisions() {
        assert!(!row.evidence.quote.is_empty(), "{row:?}");
    }
}

#[test]
fn each_topic_is_told_over_three_instruments_and_cited() {
    for topic in ["无线电", "盐业", "核电", "邮政", "数据", "高新技术产业开发区"]
    {
        let trace = trace(topic);
        let told = instruments(&trace);
        assert!(told.len() >= 3, "{topic}: {told:?}");
        let mut steps = trace.lineages.iter().flat_map(|lineage| &lineage.steps);
        assert!(steps.all(|step| !step.by.quote.is_empty() && step.by.date.is_some()), "{topic}");
    }
}

#[test]
fn radio_went_from_the_commission_to_the_ministries() {
    let trace = trace("无线电");
    let told = story(of_wording(&trace, "国家无线电管理委员会"));
    has(&told, "1998-03-10 国家无线电管理委员会 → 信息产业部 sc-plan-1998");
    has(&told, "2008-03-15 信息产业部 → 工业和信息化部 sc-plan-2008");
    let told: Vec<String> = trace.lineages.iter().flat_map(story).collect();
    has(&told, "2008-07-11  → 工业和信息化部 miit-2008");
    has(&told, "2016-12-01  → 工业和信息化部 radio-2016");
}

#[test]
fn salt_shows_its_gap() {
    let told = story(of_wording(&trace("盐业"), "盐业行政管理"));
    has(&told, "1990-03-02  → 轻工业部 salt-1990");
    has(&told, "1993-03-22 轻工业部 →  sc-plan-1993");
    has(&told, "2008-07-11 国家发展和改革委员会 → 工业和信息化部 miit-2008");
    has(&told, "2017-12-26  → 工业和信息化部 salt-2017");
}

#[test]
fn nuclear_power_has_its_recipient_from_another_instrument() {
    let trace = trace("核电管理");
    let lineage = of_wording(&trace, "核电管理");
    let told = story(lineage);
    has(&told, "2008-03-15 国防科学技术工业委员会 → 国家能源局 sc-plan-2008");
    has(&told, "2013-03-14 国家能源局 → 国家能源局（2013） sc-plan-2013");
    assert_eq!(lineage.standing, Standing::Held { by: vec!["国家能源局（2013）".into()] });
}

#[test]
fn an_old_law_finds_the_body_that_answers_now() {
    let data = shipped();
    let agency = data.agency(&data.graph(), "国防科工委", "1999-01-01".parse().ok()).unwrap();
    let query = TraceQuery {
        duty: "国家核电站建设的行政管理".into(),
        agency: Some(data.graph().agency_name(agency).to_owned()),
        at: "1999-01-01".parse().ok(),
        forward: true,
        stated_only: false,
    };
    let trace = asked(&data, &query);
    assert_eq!(
        trace.lineages[0].standing,
        Standing::Held { by: vec!["国家能源局（2013）".into()] }
    );
}

#[test]
fn high_tech_zones_and_posts_reach_today() {
    let zones = trace("高新技术产业开发区");
    let told: Vec<String> = zones.lineages.iter().flat_map(story).collect();
    has(&told, "1991-03-06  → 国家科学技术委员会 htz-1991");
    has(&told, "1998-03-10 国家科学技术委员会 → 科学技术部 sc-plan-1998");
    has(&told, "2023-03-10 科学技术部 → 工业和信息化部 sc-plan-2023");
    let told: Vec<String> = trace("邮政").lineages.iter().flat_map(story).collect();
    has(&told, "2008-07-11 信息产业部 → 国家邮政局 miit-2008");
    has(&told, "2015-04-24  → 国家邮政局 post-law-2015");
}

#[test]
fn data_went_to_a_bureau_of_their_own() {
    let trace = trace("数据");
    let strategy = of_wording(&trace, "组织实施国家大数据战略");
    has(&story(strategy), "2023-03-10 国家发展和改革委员会 → 国家数据局 sc-plan-2023");
    assert_eq!(strategy.standing, Standing::Held { by: vec!["国家数据局".into()] });
    let told: Vec<String> = trace.lineages.iter().flat_map(story).collect();
    has(&told, "2021-09-01  → 国家互联网信息办公室 dsl-2021");
    has(&told, "2025-01-01  → 国家数据局 netdata-2024");
    has(&told, "2025-08-01  → 国务院政务数据共享主管部门 govdata-2025");
}

#[test]
fn other_wordings_stand_beside_a_story_and_are_no_part_of_it() {
    let data = shipped();
    let of = |stated_only| {
        let query =
            TraceQuery { duty: "核事故应急".into(), stated_only, ..TraceQuery::default() };
        asked(&data, &query)
    };
    let trace = of(false);
    let lineage = of_wording(&trace, "全国的核事故应急管理工作");
    let likely = &lineage.likely[0];
    assert_eq!(likely.duty, "国家核事故应急管理工作");
    assert_eq!((likely.relation, likely.by.instrument.as_str()), (Relation::Same, "caea-2021"));
    assert!(lineage.likely.windows(2).all(|two| two[0].score >= two[1].score));
    assert!(instruments(&trace).len() > 1 && !story(lineage).join("").contains("caea-2021"));
    assert!(of(true).lineages.iter().all(|lineage| lineage.likely.is_empty()));
}

#[test]
fn the_data_up_to_a_day_know_nothing_later() {
    let day = "2010-01-01".parse().unwrap();
    let (whole, then) = (shipped(), shipped().up_to(day));
    assert!(then.history.instruments().all(|(_, one)| one.date() <= Some(day)));
    assert!(then.findings.iter().all(|f| f.instrument.as_deref() != Some("sc-plan-2023")));
    // What stood on the day is the same, told from less.
    let stood = |data: &Dataset| at(data, &data.graph(), "2010-01-01");
    let (all, few) = (stood(&whole), stood(&then));
    let names = |structure: &Structure| structure.bodies.keys().cloned().collect::<BTreeSet<_>>();
    assert!(names(&few).is_subset(&names(&all)), "{:?}", names(&few).difference(&names(&all)));
    let end = analysis::structure(&then.history, &then.graph(), Point::End, false);
    assert_eq!(names(&end), names(&few));
}

#[test]
fn stated_only_leaves_conclusions_out() {
    let data = shipped();
    for topic in ["盐业", "邮政", "数据"] {
        let query = TraceQuery { duty: topic.into(), stated_only: true, ..TraceQuery::default() };
        let trace = asked(&data, &query);
        let mut steps = trace.lineages.iter().flat_map(|lineage| &lineage.steps);
        assert!(steps.all(|step| step.by.basis.is_stated()), "{topic}");
    }
}

#[test]
fn no_lineage_names_a_holder_when_it_did_not_exist() {
    let data = shipped();
    let graph = data.graph();
    for topic in ["无线电", "盐业", "核", "邮政", "数据", "信息", "规划", "中小企业"]
    {
        let query = TraceQuery { duty: topic.into(), ..TraceQuery::default() };
        for lineage in asked(&data, &query).lineages {
            for holder in &lineage.holders {
                let Some(since) = holder.since.as_ref().and_then(|by| by.date) else { continue };
                let then = at(&data, &graph, &since.to_string());
                let known = then.bodies.contains_key(&holder.agency)
                    || then.ended.get(&holder.agency).is_some_and(|e| {
                        e.until.or(e.by.as_ref().and_then(|by| by.date)) >= Some(since)
                    });
                assert!(known, "{topic}: {} on {since}", holder.agency);
            }
        }
    }
}

#[test]
fn two_bodies_of_one_name_stay_two() {
    let data = shipped();
    let graph = data.graph();
    let named = |name: &str, date: &str| {
        let agency = data.agency(&graph, name, date.parse().ok()).unwrap();
        graph.agency_name(agency).to_owned()
    };
    assert_eq!(named("国家能源局", "2010-01-01"), "国家能源局");
    assert_eq!(named("国家能源局", "2020-01-01"), "国家能源局（2013）");
    assert_eq!(named("国家药监局", "2002-01-01"), "国家药品监督管理局");
    assert_eq!(named("国家药监局", "2020-01-01"), "国家药品监督管理局（2018）");
}

#[test]
fn a_structure_knows_what_is_decided_and_not_yet_in_force() {
    let data = shipped();
    let pending = analysis::show::pending(&data.history, "2008-03-20".parse().unwrap());
    assert!(pending.iter().all(|each| each.by.instrument == "weap-2008") && !pending.is_empty());
    assert!(analysis::show::pending(&data.history, "2008-05-01".parse().unwrap()).is_empty());
}

/// The names of one verb, one a word.
fn names(diff: &Diff, verb: Verb) -> Vec<&str> {
    let mut names: Vec<&str> = diff.of(verb).filter_map(|entry| entry.agency.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn listed(words: &str) -> Vec<&str> {
    let mut names: Vec<&str> = words.split_whitespace().collect();
    names.sort_unstable();
    names
}

/// Read against the tables of the instruments from 1999 to 2024.
#[test]
fn the_diff_of_a_quarter_of_a_century() {
    let data = shipped();
    let graph = data.graph();
    let (before, after) = (at(&data, &graph, "1999-01-01"), at(&data, &graph, "2024-01-01"));
    let diff = analysis::diff(&before, &after);
    assert_eq!(analysis::apply(&before, &diff), after);
    let expected = include_str!("data/bodies-1999-2024.txt");
    let mut seen = String::new();
    for verb in [
        Verb::Created,
        Verb::Appeared,
        Verb::Vanished,
        Verb::Ended,
        Verb::Renamed,
        Verb::Merged,
        Verb::Absorbed,
        Verb::Split,
        Verb::Interim,
        Verb::Reparented,
        Verb::Placed,
    ] {
        seen += &format!("{verb} {}\n", names(&diff, verb).join(" "));
    }
    let expected: Vec<&str> = expected.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(expected.len(), seen.lines().count());
    for (line, told) in expected.into_iter().zip(seen.lines()) {
        assert_eq!(listed(line), listed(told));
    }
    let total: usize = diff.totals.values().sum();
    assert_eq!(total, diff.entries.len());
    assert_eq!(diff.per_agency["国家能源局（2013）"]["created"], 1);
}

#[test]
fn the_shipped_data_have_no_error_and_no_new_kind_of_finding() {
    let data = shipped();
    let found = analysis::check(&data.history, &data.graph(), &data.findings, Lang::En);
    let codes: BTreeSet<&str> = found.iter().map(|finding| finding.code.as_str()).collect();
    // What the data lack, as graph-data/README.md says; nothing contradicts.
    let gaps = [
        "conservation", "ended-holder", "ended-superior", "missing-section", "no-origin",
        "two-holders", "unstated-superior",
    ];
    let new: Vec<_> = codes.iter().filter(|code| !gaps.contains(code)).collect();
    assert!(new.is_empty(), "{new:?}");
}
