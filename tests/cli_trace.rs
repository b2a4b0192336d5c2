//! `handover trace`: who holds a duty, who held it, by which clause.

mod common;

use common::{FIRST, handover, seen, stdout};

/// What a trace must say, each on its own.
fn says(args: &[&str], words: &[&str]) {
    let answer = stdout(&[&["-d", FIRST, "trace", "--lang", "zh"], args].concat());
    for word in words {
        assert!(answer.contains(word), "`{word}` is not in:\n{answer}");
    }
}

#[test]
fn a_duty_shows_holder_former_holder_clause_quote_document_and_date() {
    says(
        &["盐业行政管理"],
        &[
            "工业和信息化部",
            "国家发展和改革委员会",
            "一/(一)",
            "盐业行政管理",
            "工业和信息化部主要职责内设机构和人员编制规定",
            "2008-07-11",
        ],
    );
}

#[test]
fn a_near_name_is_found_and_said_to_be_near() {
    says(&["食盐"], &["盐业行政管理", "近"]);
}

#[test]
fn a_share_of_a_wider_transfer_ends_where_the_share_went() {
    says(&["军工电子管理"], &["国家国防科技工业局", "信息产业部", "一/(三)"]);
}

#[test]
fn a_carved_out_duty_has_no_stated_recipient() {
    says(&["核电管理"], &["除", "一/(二)", "国防科学技术工业委员会", "未说明"]);
}

#[test]
fn the_duty_of_superintending_an_agency_leads_to_the_affiliation() {
    says(&["管理国家烟草专卖局"], &["国家烟草专卖局", "工业和信息化部", "国家发展和改革委员会"]);
}

#[test]
fn what_is_not_there_is_not_found_and_ends_with_status_1() {
    let seen = seen(&["-d", FIRST, "trace", "火星移民"]);
    assert!(seen.ends_with("-- status 1 --"), "{seen}");
    assert!(!seen.contains("least unlike"), "nothing is like it:\n{seen}");
    let near = self::seen(&["-d", FIRST, "trace", "医药税收"]);
    assert!(near.ends_with("-- status 1 --"), "{near}");
    assert!(near.contains("国家医药储备管理"), "the nearest duties are named:\n{near}");
}

#[test]
fn a_body_of_which_no_clause_tells_what_it_did_is_named() {
    let seen = seen(&["trace", "地质矿产"]);
    assert!(seen.contains("地质矿产部"), "{seen}");
    assert!(seen.contains("handover show 地质矿产部"), "{seen}");
}

#[test]
fn the_json_reads_back_to_the_same_answer() {
    use handover::{analysis::Trace, render::json};
    let text = stdout(&["-d", FIRST, "trace", "盐业行政管理", "--format", "json"]);
    let trace: Trace = json::read(&text).unwrap();
    assert_eq!(json::print(&trace), text);
    assert!(text.contains("\"handover/trace/1\""));
}

#[test]
fn an_answer_is_written_in_the_format_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lineage.dot");
    handover()
        .args(["-d", FIRST, "trace", "盐业行政管理", "-o"])
        .arg(&file)
        .assert()
        .success()
        .stdout("");
    assert!(std::fs::read_to_string(file).unwrap().contains("digraph"));
}

/// The duty is there; it is the body that is not.
#[test]
fn a_body_that_takes_no_part_is_told_apart_from_a_duty_that_is_not_there() {
    let told = seen(&["trace", "盐业行政管理", "--agency", "火星部", "--lang", "zh"]);
    insta::assert_snapshot!(told, @"
    没有找到“盐业行政管理”与“火星部”有关的条款。
    不论机构，最接近的职责：
      盐业行政管理
    -- status 1 --
    ");
}
