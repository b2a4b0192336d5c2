//! `handover show`: one body on one day.

mod common;

use common::{handover, seen, stdout};

#[test]
fn a_body_is_told_as_it_was_on_a_day() {
    let then = stdout(&["show", "信产部", "--at", "2005-01-01", "--lang", "zh"]);
    assert!(then.starts_with("信息产业部") && then.contains("存续"), "{then}");
    assert!(then.contains("下属：国家邮政局"), "{then}");
    let later = stdout(&["show", "信息产业部", "--lang", "zh"]);
    assert!(later.contains("已不存在") && later.contains("后继：工业和信息化部"), "{later}");
}

#[test]
fn the_day_chooses_between_two_bodies_of_one_name() {
    let first = stdout(&["show", "国家能源局", "--at", "2010-01-01"]);
    assert!(first.lines().next().unwrap().starts_with("国家能源局  "), "{first}");
    assert!(first.contains("核电管理"), "{first}");
    let second = stdout(&["show", "国家能源局"]);
    assert!(second.starts_with("国家能源局（2013）"), "{second}");
}

#[test]
fn what_is_decided_and_not_in_force_is_told_apart() {
    let told = stdout(&["show", "国家国防科技工业局", "--at", "2008-03-20", "--lang", "en"]);
    assert!(told.contains("decided, not yet in force") && told.contains("2008-04-01"), "{told}");
}

#[test]
fn the_json_is_versioned_and_nothing_found_is_status_1() {
    let answer: serde_json::Value =
        serde_json::from_str(&stdout(&["show", "国家数据局", "--format", "json"])).unwrap();
    assert_eq!(answer["format"], "handover/show/1");
    assert_eq!(answer["superior"]["agency"], "国家发展和改革委员会");
    assert!(seen(&["show", "火星移民局"]).contains("status 1"));
    handover().args(["show", "国家数据局", "--at", "2023-02-30"]).assert().code(2);
}

#[test]
fn posts_that_were_taken_are_not_all_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "a.txt",
        "县水利局三定规定\n2010年5月1日\n一、人员编制\n县水利局行政编制20名，副局长3名。",
    );
    write("b.txt", "关于核减县水利局编制的通知\n2012年6月1日\n一、核减县水利局行政编制5名。");
    let data = folder.path().to_str().unwrap();
    let told = stdout(&["show", "-d", data, "县水利局", "--lang", "zh"]);
    assert!(told.contains("编制：副局长 3、核减行政编制 5、行政编制 20"), "{told}");
    let changed = stdout(&["diff", "-d", data, "@2010-12-31", "@2012-12-31", "--lang", "zh"]);
    assert!(changed.contains("核减行政编制5") && !changed.contains("、行政编制5"), "{changed}");
}
