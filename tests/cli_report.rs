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
    wrote output/index.html        the whole report as one page: search, pictures, stories, texts
    wrote output/report.md         what happened, in words and tables
    wrote output/transfers.svg     picture: who gave what to whom
    wrote output/changes.svg       picture: what changed
    wrote output/flow.svg          picture: where the duties went
    wrote output/units.svg         picture: the internal bodies
    wrote output/transfers.dot     who gave what to whom, for Graphviz
    wrote output/graph.json        all provisions in one file; read it back with --data
    wrote output/provisions.csv    the provision table, for a spreadsheet
    open in a browser: output/index.html
    ");
    assert_eq!(
        files_in(here.path()),
        [
            "output/changes.svg", "output/flow.svg", "output/graph.json", "output/index.html",
            "output/provisions.csv", "output/report.md", "output/transfers.dot",
            "output/transfers.svg", "output/units.svg"
        ]
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

/// A run of `report --watch`, ended with the test.
struct Watching(std::process::Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn it_writes_again_when_the_data_changes_and_keeps_the_report_when_they_are_wrong() {
    let text = "关于机构改革的通知\n一、职责调整\n　　(一)将甲部的盐业管理职责划给乙部。\n";
    let here = folder(&[("data/salt/source.txt", text.as_bytes())]);
    let (data, out) = (here.path().join("data"), here.path().join("out"));
    let _watching = Watching(
        std::process::Command::new(env!("CARGO_BIN_EXE_handover"))
            .arg("-d")
            .arg(&data)
            .args(["report", "--watch", "--out"])
            .arg(&out)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap(),
    );
    let until = |words: &str| {
        let start = std::time::Instant::now();
        let shows = || std::fs::read_to_string(out.join("index.html")).unwrap_or_default();
        while !shows().contains(words) {
            assert!(start.elapsed().as_secs() < 30, "never shows {words}");
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    };
    until("盐业管理");
    std::thread::sleep(std::time::Duration::from_secs(1));
    std::fs::write(data.join("salt/provisions.csv"), "nonsense\n1\n").unwrap();
    std::thread::sleep(std::time::Duration::from_secs(2));
    until("盐业管理");
    std::fs::remove_file(data.join("salt/provisions.csv")).unwrap();
    std::fs::write(data.join("salt/source.txt"), text.replace("盐业", "烟草")).unwrap();
    until("烟草管理");
}

/// What `report` wrote into the data is not read as one more document.
#[test]
fn a_report_inside_the_data_does_not_change_the_data() {
    let seed = include_bytes!("../graph-data/miit-2008/source.txt");
    for place in ["data/doc/source.txt", "data/notice.txt"] {
        let here = folder(&[(place, seed)]);
        let run = |args: &[&str]| {
            let run = handover().current_dir(here.path()).args(args).output().unwrap();
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
            String::from_utf8(run.stdout).unwrap()
        };
        let before = run(&["-d", "data", "diff", "--format", "json"]);
        run(&["-d", "data", "report", "--out", "data/output"]);
        let page = std::fs::read(here.path().join("data/output/index.html")).unwrap();
        assert_eq!(run(&["-d", "data", "diff", "--format", "json"]), before, "{place}");
        assert!(!run(&["extract", "data", "--format", "csv"]).contains("output"), "{place}");
        run(&["-d", "data", "report", "--out", "data/output"]);
        let again = std::fs::read(here.path().join("data/output/index.html")).unwrap();
        assert!(page == again, "{place}");
    }
}

#[test]
fn a_report_takes_the_place_of_no_data() {
    let seed = include_bytes!("../graph-data/miit-2008/source.txt");
    let table = b"clause,act,from,to,body,duty\n";
    let here = folder(&[
        ("data/doc/source.txt", seed),
        ("data/doc/provisions.csv", table),
        ("tables/own/provisions.csv", table),
    ]);
    for out in ["data", "data/doc", "tables/own"] {
        let run = ["-d", "data", "report", "--out", out];
        let run = handover().current_dir(here.path()).args(run).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{out}");
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(said.contains(out) && said.contains("--out output"), "{said}");
    }
    let files = ["data/doc/provisions.csv", "data/doc/source.txt", "tables/own/provisions.csv"];
    assert_eq!(files_in(here.path()), files);
    assert_eq!(std::fs::read(here.path().join("data/doc/provisions.csv")).unwrap(), table);
}
