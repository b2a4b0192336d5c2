//! `handover report`: everything, as files to look at.

mod common;

use common::{FIRST, files_in, folder, handover, stdout};

#[test]
fn it_says_what_it_wrote_and_where_to_begin() {
    let here = folder(&[]);
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/graph-data");
    let run = handover().current_dir(here.path()).args(["-d", data, "report"]).output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    insta::assert_snapshot!(said, @"
    wrote output/report.md         what happened, in words and tables: begin here
    wrote output/transfers.dot     who gave what to whom; draw it with: dot -Tsvg -O
    wrote output/graph.json        all provisions in one file; read it back with --data
    wrote output/provisions.csv    the provision table, for a spreadsheet
    ");
    assert_eq!(
        files_in(here.path()),
        ["output/graph.json", "output/provisions.csv", "output/report.md", "output/transfers.dot"]
    );
}

#[test]
fn the_graph_file_gives_the_same_answers_as_the_folder() {
    let here = folder(&[]);
    handover().args(["-d", FIRST, "report", "--out"]).arg(here.path()).assert().success();
    let graph = here.path().join("graph.json");
    let graph = graph.to_str().unwrap();
    for question in [
        &["trace", "盐业行政管理", "--format", "json"][..],
        &["diff", "--format", "json"],
        &["check", "--format", "json"],
        &["diagram"],
    ] {
        let from_file = stdout(&[&["-d", graph], question].concat());
        let from_folder = stdout(&[&["-d", FIRST], question].concat());
        assert_eq!(from_file, from_folder, "{question:?}");
    }
}

#[test]
fn the_table_gives_the_same_diff_as_the_folder() {
    let here = folder(&[]);
    handover().args(["-d", FIRST, "report", "--out"]).arg(here.path()).assert().success();
    let table = here.path().join("provisions.csv");
    let entries = |args: &[&str]| -> serde_json::Value {
        let answer: serde_json::Value = serde_json::from_str(&stdout(args)).unwrap();
        let verbs = |entry: &serde_json::Value| [entry["verb"].clone(), entry["agency"].clone()];
        answer["entries"].as_array().unwrap().iter().flat_map(verbs).collect()
    };
    let from_table = entries(&["-d", table.to_str().unwrap(), "diff", "--format", "json"]);
    assert_eq!(from_table, entries(&["-d", FIRST, "diff", "--format", "json"]));
}

#[test]
fn it_speaks_both_languages() {
    let report = |lang: &str| {
        let here = folder(&[]);
        handover()
            .args(["-d", FIRST, "--lang", lang, "report", "--out"])
            .arg(here.path())
            .assert()
            .success();
        std::fs::read_to_string(here.path().join("report.md")).unwrap()
    };
    let (zh, en) = (report("zh"), report("en"));
    assert_ne!(zh, en);
    assert!(zh.contains("工业和信息化部") && en.contains("工业和信息化部"));
}
