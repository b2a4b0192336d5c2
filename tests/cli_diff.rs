//! `handover diff`: what differs between two structures.

mod common;

use common::{FIRST, folder, handover, stdout};
use handover::{
    Options,
    analysis::{self, Diff, Point, diff::Verb},
    graph::Graph,
    render::json,
};

fn latest() -> Diff {
    json::read(&stdout(&["-d", FIRST, "diff", "--format", "json"])).unwrap()
}

fn agencies(diff: &Diff, verb: Verb) -> Vec<&str> {
    let mut names: Vec<_> = diff.of(verb).filter_map(|entry| entry.agency.as_deref()).collect();
    names.sort_unstable();
    names
}

#[test]
fn one_body_is_created_and_three_ended_which_is_inferred_from_their_mark() {
    let diff = latest();
    assert_eq!(agencies(&diff, Verb::Created), ["工业和信息化部"]);
    assert_eq!(
        agencies(&diff, Verb::Ended),
        ["信息产业部", "国务院信息化工作办公室", "国防科学技术工业委员会"]
    );
    for entry in diff.of(Verb::Ended) {
        assert!(entry.by.iter().all(|citation| !citation.basis.is_stated()), "{entry:?}");
    }
}

#[test]
fn two_bodies_have_another_superior() {
    assert_eq!(agencies(&latest(), Verb::Reparented), ["国家烟草专卖局", "国家邮政局"]);
}

#[test]
fn each_kind_of_change_has_its_own_verb_and_its_clause() {
    let diff = latest();
    let clauses = |verb| -> Vec<String> {
        diff.of(verb).flat_map(|entry| &entry.by).map(|by| by.clause.clone()).collect()
    };
    assert!(clauses(Verb::Moved).contains(&"一/(一)".to_owned()));
    assert!(clauses(Verb::Strengthened).iter().all(|clause| clause == "一/(五)"));
    assert_eq!(diff.of(Verb::Strengthened).count(), 5);
    let left = clauses(Verb::CarvedOut).into_iter().chain(clauses(Verb::Unstated));
    assert!(left.into_iter().any(|clause| clause == "一/(二)"));
}

#[test]
fn applied_to_the_structure_before_it_gives_the_one_after() {
    let data = handover::load(FIRST.as_ref(), &Options::default()).unwrap();
    let graph = Graph::build(&data.history);
    let (last, _) = data.history.instruments().last().unwrap();
    let at = |point| analysis::structure(&data.history, &graph, point, false);
    let (before, after) = (at(Point::Before(last)), at(Point::After(last)));
    assert_eq!(analysis::apply(&before, &latest()), after);
}

#[test]
fn the_exit_code_tells_a_script() {
    handover().args(["-d", FIRST, "diff"]).assert().code(0);
    handover().args(["-d", FIRST, "diff", "--exit-code"]).assert().code(1);
    handover().args(["-d", FIRST, "diff", FIRST, FIRST, "--exit-code"]).assert().code(0);
    handover()
        .args(["-d", FIRST, "diff", "@2009-01-01", "@2010-01-01", "--exit-code"])
        .assert()
        .code(0);
}

#[test]
fn two_days_are_compared() {
    let json_of = |args: &[&str]| -> Diff { json::read(&stdout(args)).unwrap() };
    let days = json_of(&["diff", "@2008-01-01", "@2009-01-01", "--format", "json"]);
    assert!(!days.is_empty());
    let path = json_of(&["diff", "graph-data@2008-01-01", "@2009-01-01", "--format", "json"]);
    assert_eq!(days.entries, path.entries);
}

#[test]
fn every_format_names_the_new_body() {
    for format in ["text", "json", "csv", "markdown", "dot", "mermaid"] {
        let text = stdout(&["-d", FIRST, "diff", "--format", format]);
        assert!(text.contains("工业和信息化部"), "{format}");
    }
}

/// Of two regulations of one body only what differs is told, as it is worded.
#[test]
fn posts_and_internal_bodies_are_told_by_their_difference() {
    let regulation = |day: &str, duty: &str, unit: &str, deputies: u32| {
        format!(
            "清源市水务局主要职责内设机构和人员编制规定\n{day}\n\
             一、主要职责\n(一)负责水土保持工作。\n(二){duty}。\n\
             二、内设机构\n(一)办公室。负责文电工作。\n(二){unit}。负责人事工作。\n\
             三、人员编制\n行政编制28名。其中局长1名、副局长{deputies}名。\n"
        )
    };
    let old = regulation("2010年5月1日", "承担防汛抗旱工作，组织、协调全市防汛", "人事科", 3);
    let new = regulation("2019年5月1日", "负责水情监测预警", "组织人事科", 2);
    let here = folder(&[("old.txt", old.as_bytes()), ("new.txt", new.as_bytes())]);
    let path = |name: &str| here.path().join(name).to_str().unwrap().to_owned();
    let told = stdout(&["diff", &path("old.txt"), &path("new.txt"), "--lang", "zh"]);
    for said in [
        "清源市水务局的编制由副局长3改为副局长2",
        "清源市水务局不再列内设机构人事科，增加组织人事科",
        "不再持有“承担防汛抗旱工作，组织、协调全市防汛”",
    ] {
        assert!(told.contains(said), "{said}\n{told}");
    }
}
