//! `handover diagram`: pictures as DOT and Mermaid.

mod common;

use std::{
    io::Write,
    process::{Command, Stdio},
};

use common::{FIRST, handover, seen, stdout};

const VIEWS: &[&[&str]] = &[
    &["--view", "transfers"],
    &["--view", "before"],
    &["--view", "after"],
    &["--view", "changes"],
    &["--view", "lineage", "--duty", "盐业行政管理"],
];

#[test]
fn the_transfers_show_sources_receivers_duties_exceptions_and_re_parentings() {
    let dot = stdout(&["-d", FIRST, "diagram", "--lang", "zh", "--format", "dot"]);
    for name in [
        "国家发展和改革委员会", "国防科学技术工业委员会", "信息产业部", "国务院信息化工作办公室",
        "工业和信息化部", "国家国防科技工业局", "国家邮政局", "交通运输部", "国家烟草专卖局",
        "军工电子管理", "核电管理", "未说明",
    ] {
        assert!(dot.contains(name), "{name} is not in the picture");
    }
}

#[test]
fn every_view_is_dot_that_graphviz_takes() {
    for view in VIEWS {
        let dot = stdout(&[&["-d", FIRST, "diagram", "--format", "dot"], *view].concat());
        graphviz_rust::parse(&dot).unwrap_or_else(|error| panic!("{view:?}: {error}\n{dot}"));
        let Some(drawn) = draw(&dot) else {
            println!("skipped: no `dot` on this machine");
            continue;
        };
        assert!(drawn.contains("<svg"), "{view:?}");
    }
}

/// The picture as SVG; nothing where Graphviz is not installed.
fn draw(dot: &str) -> Option<String> {
    let mut child = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(dot.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_ending_chooses_mermaid() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("transfers.mmd");
    handover().args(["-d", FIRST, "diagram", "-o"]).arg(&file).assert().success();
    assert!(std::fs::read_to_string(file).unwrap().contains("flowchart"));
}

#[test]
fn an_agency_narrows_the_picture() {
    let dot =
        stdout(&["-d", FIRST, "diagram", "--format", "dot", "--agency", "国家国防科技工业局"]);
    assert!(dot.contains("军工电子管理"));
    assert!(!dot.contains("盐业行政管理"));
}

#[test]
fn a_lineage_needs_a_duty_and_a_picture_of_nothing_says_so() {
    assert!(seen(&["-d", FIRST, "diagram", "--view", "lineage"]).contains("--duty <DUTY>"));
    let nothing = seen(&["-d", FIRST, "diagram", "--agency", "火星移民局"]);
    assert!(nothing.contains("the picture is empty"), "{nothing}");
    assert!(nothing.ends_with("-- status 1 --"), "{nothing}");
}
