//! `handover diagram`: pictures of every view in every format.

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
    &["--view", "flow"],
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
    let short = stdout(&["diagram", "--format", "dot", "--agency", "工信部", "--at", "2008-12-31"]);
    assert!(short.contains("工业和信息化部"), "{short}");
}

#[test]
fn a_lineage_needs_a_duty_and_a_picture_of_nothing_says_so() {
    assert!(seen(&["-d", FIRST, "diagram", "--view", "lineage"]).contains("--duty <DUTY>"));
    let nothing = seen(&["-d", FIRST, "diagram", "--agency", "火星移民局"]);
    assert!(nothing.contains("the picture is empty"), "{nothing}");
    assert!(nothing.ends_with("-- status 1 --"), "{nothing}");
}

#[test]
fn a_picture_is_svg_unless_something_else_is_asked_for() {
    for view in VIEWS {
        let svg = stdout(&[&["-d", FIRST, "diagram"], *view].concat());
        assert!(roxmltree::Document::parse(&svg).unwrap().root_element().has_tag_name("svg"));
    }
}

#[test]
fn trace_and_diff_draw_too() {
    for args in [["trace", "盐业行政管理"], ["diff", "@2008-01-01"]] {
        let svg = stdout(&[&args[..], &["--format", "svg"]].concat());
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{args:?}");
    }
}

/// The first bytes of every PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[cfg(feature = "png")]
#[test]
fn png_has_pixels_on_standard_output_too() {
    let output = handover().args(["-d", FIRST, "diagram", "--format", "png"]).output().unwrap();
    if !output.status.success() {
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("no font on this machine holds the Chinese"), "{said}");
        println!("skipped: no Chinese font on this machine");
        return;
    }
    assert!(output.stdout.starts_with(PNG));
    // Width and height stand behind the signature, the length and the name.
    let side = |at: usize| u32::from_be_bytes(output.stdout[at..at + 4].try_into().unwrap());
    assert!(side(16) > 1000 && side(20) > 1000, "{} × {}", side(16), side(20));
}

#[test]
fn graphviz_draws_where_it_is_asked_to_and_is_missed_where_it_is_not_there() {
    let dot = ["-d", FIRST, "diagram", "--engine", "dot"];
    let missing = handover().args(dot).env("PATH", "/nowhere").output().unwrap();
    let said = String::from_utf8(missing.stderr).unwrap();
    assert_eq!(missing.status.code(), Some(2), "{said}");
    assert!(said.contains("no program `dot`") && said.contains("Graphviz"), "{said}");
    assert!(missing.stdout.is_empty());
    if Command::new("dot").arg("-V").output().is_err() {
        println!("skipped: no `dot` on this machine");
        return;
    }
    let drawn = handover().args(dot).output().unwrap();
    assert!(String::from_utf8(drawn.stdout).unwrap().contains("<svg"));
    let png = handover().args(dot).args(["--format", "png"]).output().unwrap();
    assert!(png.stdout.starts_with(PNG));
}

#[test]
fn depth_widens_the_focus_step_by_step() {
    let count = |depth: &str| {
        let args = ["-d", FIRST, "diagram", "--agency", "国家邮政局", "--depth", depth];
        stdout(&args).matches("class=\"node agency\"").count()
            + stdout(&args).matches("class=\"node ended\"").count()
    };
    assert!(count("1") < count("2") && count("2") < count("3"));
}

/// A blank sheet looks like a mistake; so a picture of nothing says that it is one.
#[test]
fn a_picture_of_nothing_says_so() {
    for view in ["transfers", "before", "after", "changes", "flow", "units"] {
        let request = ["diagram", "--view", view, "--at", "1900-01-01", "--lang", "zh"];
        let run = handover().args(request).output().unwrap();
        assert_eq!(run.status.code(), Some(1), "{view}");
        let svg = String::from_utf8(run.stdout).unwrap();
        assert!(svg.contains("没有符合所问的内容"), "{view}: {svg}");
        assert!(String::from_utf8(run.stderr).unwrap().starts_with("提示："), "{view}");
    }
}

/// A wide duty with its thirteen listed parts is not fourteen duties.
#[test]
fn pictures_of_one_reform_agree_on_how_many_duties_moved() {
    let of = |view| stdout(&["-d", FIRST, "diagram", "--view", view, "--lang", "zh"]);
    assert!(of("changes").contains("13项职责"));
    assert!(of("transfers").contains("具体包括13项"));
    assert!(of("flow").contains(">13<"));
}

/// Where all duties of a body go to one other, those known by name are among them.
#[test]
fn all_duties_and_those_of_them_that_are_known_are_one_line() {
    let request = ["diagram", "--view", "changes", "--at", "2008-03-20", "--format", "json"];
    let picture: serde_json::Value = serde_json::from_str(&stdout(&request)).unwrap();
    let edges = picture["edges"].as_array().unwrap();
    let moves =
        edges.iter().filter(|edge| ["whole", "part"].contains(&edge["kind"].as_str().unwrap()));
    let mut ends: Vec<_> = moves.map(|edge| (edge["from"].as_u64(), edge["to"].as_u64())).collect();
    let lines = ends.len();
    ends.sort();
    ends.dedup();
    assert_eq!(ends.len(), lines);
    let labels = edges.iter().map(|edge| edge["label"].to_string()).collect::<String>();
    assert!(labels.contains("15 of them known"), "{labels}");
}

#[test]
fn a_body_that_nobody_knows_is_named() {
    let request = ["diagram", "--agency", "火星部", "--lang", "zh"];
    let run = handover().args(request).output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8(run.stderr).unwrap().contains("没有叫“火星部”的机构"));
}
