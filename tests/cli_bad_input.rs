//! Bad input: status 2, what is wrong, where, what to do; nothing half-written.

mod common;

use common::{files_in, folder, handover, seen, seen_in};
use insta::{assert_snapshot, with_settings};

const HEADER: &str = "clause,act,from,to,body,duty,count,start,end\n";

#[test]
fn no_such_path() {
    assert_snapshot!(seen(&["-d", "no-such-folder", "diff"]), @"
    -- stderr --
    error: `no-such-folder` does not exist
      help: check the spelling; a path is read from the folder you are in
    -- status 2 --
    ");
}

#[test]
fn no_data_folder_where_none_was_named() {
    assert_snapshot!(seen_in(folder(&[]).path(), &["check"]), @"
    -- stderr --
    error: there is no `graph-data` in this folder
      help: name your data with --data PATH (or HANDOVER_DATA): a data folder, one document, a folder of documents, a provision table, a graph JSON file, or a SQLite file made by index
    -- status 2 --
    ");
}

#[test]
fn a_folder_without_data() {
    let here = folder(&[("pictures/seal.png", b"\x89PNG")]);
    assert_snapshot!(seen_in(here.path(), &["check", "-d", "pictures"]), @"
    -- stderr --
    error: `pictures` holds no data
      help: a data folder holds a folder for each document, with source.txt (or .html, .docx, .pdf) or provisions.csv in it; a folder of loose documents, one document, a provisions table and a graph JSON file are read too
    -- status 2 --
    ");
}

#[test]
fn an_empty_document() {
    let here = folder(&[("empty.txt", b"")]);
    assert_snapshot!(seen_in(here.path(), &["extract", "empty.txt"]), @"
    -- stderr --
    error: `empty.txt` is empty
      help: get the document again; the download or copy was cut off
    -- status 2 --
    ");
    assert_snapshot!(seen_in(here.path(), &["report", "-d", "empty.txt"]), @"
    -- stderr --
    error: `empty.txt` is empty
      help: get the document again; the download or copy was cut off
    -- status 2 --
    ");
    assert_eq!(files_in(here.path()), ["empty.txt"]);
}

#[test]
fn binary_bytes() {
    let bytes: Vec<u8> = (0..4000u32).map(|n| (n * 7919 % 251) as u8).collect();
    let here = folder(&[("noise.txt", &bytes)]);
    assert_snapshot!(seen_in(here.path(), &["extract", "noise.txt"]), @"
    -- stderr --
    error: `noise.txt` is binary data, or text in an unknown charset
      help: if it is text, name its charset, e.g. `--encoding gb18030`; else save it as .docx, .html or .txt in the program that made it
    -- status 2 --
    ");
}

/// A data folder whose only instrument has this table.
fn table(rows: &str) -> tempfile::TempDir {
    folder(&[
        ("data/doc/provisions.csv", rows.as_bytes()),
        ("data/doc/source.txt", "甲局。".as_bytes()),
    ])
}

#[test]
fn a_table_with_a_wrong_column() {
    let here = table("clause,action,from,to,body,duty\n");
    assert_snapshot!(seen_in(here.path(), &["trace", "盐业", "-d", "data"]), @"
    -- stderr --
    error: no column is called `action`
       ╭─[data/doc/provisions.csv:1:8]
     1 │ clause,action,from,to,body,duty
       ·        ──────
       ╰────
      help: the columns are instrument,clause,act,from,to,body,duty,within,scope,except,count,basis,start,end,quote,construction
    -- status 2 --
    ");
}

#[test]
fn a_table_with_a_bad_act() {
    let here = table(&format!("{HEADER}一,establish,,,甲局,,,,\n二,移交,甲局,乙局,,盐业管理,,,\n"));
    assert_snapshot!(seen_in(here.path(), &["trace", "盐业", "-d", "data"]), @"
    -- stderr --
    error: `移交` is no value for the column `act`
       ╭─[data/doc/provisions.csv:3:3]
     3 │ 二,移交,甲局,乙局,,盐业管理,,,
       ·    ────
       ╰────
      help: write one of establish, abolish, rename, split, merge, transfer, cancel, add, strengthen, retain, reduce, amend, entrust, assign, affiliate, classify, nameplate, unplate, locate, unit, staffing
    -- status 2 --
    ");
}

#[test]
fn a_table_with_a_bad_number() {
    let here = table(&format!("{HEADER}三,staffing,,,甲局,行政编制,731名,,\n"));
    assert_snapshot!(seen_in(here.path(), &["report", "-d", "data"]), @"
    -- stderr --
    error: `731名` is no value for the column `count`
       ╭─[data/doc/provisions.csv:2:22]
     2 │ 三,staffing,,,甲局,行政编制,731名,,
       ·                             ─────
       ╰────
      help: write a whole number in digits, or leave the cell empty
    -- status 2 --
    ");
    assert_eq!(files_in(here.path()), ["data/doc/provisions.csv", "data/doc/source.txt"]);
}

#[test]
fn a_table_with_rows_of_another_instrument() {
    let here = table(&format!("instrument,{HEADER}other,一,establish,,,甲局,,,,\n"));
    assert_snapshot!(seen_in(here.path(), &["diff", "-d", "data"]), @"
    -- stderr --
    error: `other` is another instrument
       ╭─[data/doc/provisions.csv:2:1]
     2 │ other,一,establish,,,甲局,,,,
       · ─────
       ╰────
      help: write doc, or leave the column empty
    -- status 2 --
    ");
}

#[test]
fn a_broken_instrument_file() {
    let here = folder(&[(
        "data/doc/instrument.toml",
        "title = \"规定\"\nissued = \"2008年\"\n".as_bytes(),
    )]);
    assert_snapshot!(seen_in(here.path(), &["diff", "-d", "data"]), @r#"
    -- stderr --
    error: `2008年` is not a date like 2008-07-11
       ╭─[data/doc/instrument.toml:2:10]
     2 │ issued = "2008年"
       ·          ────────
       ╰────
      help: the fields are title, number, issuer, issued, effective, basis, agency, place, source, verified, note and sha256; dates are written like 2008-07-11
    -- status 2 --
    "#);
}

#[test]
fn a_graph_file_of_another_version() {
    let here = folder(&[("graph.json", b"{\"format\": \"handover/graph/9\"}")]);
    assert_snapshot!(seen_in(here.path(), &["diff", "-d", "graph.json"]), @r#"
    -- stderr --
    error: the format is `handover/graph/9`, this version reads `handover/graph/1`
       ╭─[graph.json:1:13]
     1 │ {"format": "handover/graph/9"}
       ·             ────────────────
       ╰────
      help: write one with `handover report`, which puts graph.json into its folder
    -- status 2 --
    "#);
}

#[test]
fn an_output_that_cannot_be_written() {
    let here = folder(&[("taken/a.txt", b"x"), ("file", b"x")]);
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/graph-data");
    let run = |args: &[&str]| seen_in(here.path(), &[&["-d", data], args].concat());
    assert_snapshot!(run(&["diff", "-o", "taken"]), @"
    -- stderr --
    error: cannot write `taken`: is a directory
      help: choose a place you may write to; nothing was written
    -- status 2 --
    ");
    assert_snapshot!(run(&["diff", "-o", "nowhere/diff.csv"]), @"
    -- stderr --
    error: cannot write `nowhere/diff.csv`: the folder `nowhere` does not exist
      help: choose a place you may write to; nothing was written
    -- status 2 --
    ");
    assert_snapshot!(run(&["report", "--out", "file"]), @"
    -- stderr --
    error: cannot write `file`: File exists (os error 17)
      help: choose a place you may write to; nothing was written
    -- status 2 --
    ");
    assert_eq!(files_in(here.path()), ["file", "taken/a.txt"]);
}

#[test]
fn a_request_that_makes_no_sense() {
    assert_snapshot!(seen(&["diff", "@yesterday"]), @"
    -- stderr --
    error: `yesterday` is not a date
      help: write year, month and day: 2008-07-11
    -- status 2 --
    ");
    assert_snapshot!(seen(&["trace", "盐业", "--at", "2008-02-30"]), @"
    -- stderr --
    error: `2008-02-30` is not a date
      help: write year, month and day: 2008-07-11
    -- status 2 --
    ");
    assert_snapshot!(seen(&["trace", " "]), @"
    -- stderr --
    error: the duty is empty
      help: name it, in its own words or nearly so: handover trace 盐业行政管理
    -- status 2 --
    ");
    assert_snapshot!(seen(&["diff", "-o", "diff.docx"]), @"
    -- stderr --
    error: `.docx` is the ending of no format of this command
      help: name one with --format: text, json, csv, markdown, svg, png, dot, mermaid
    -- status 2 --
    ");
    assert_snapshot!(seen(&["check", "--explain", "no-such-code"]), @"
    -- stderr --
    error: no finding has the code `no-such-code`
      help: the codes are alignment-conflict, conservation, contradiction, damaged-text, date-gap, ended-holder, ended-party, ended-superior, given-twice, heading-conflict, misnumbered, missing-section, no-origin, quote-missing, same-document, short-name, superior-cycle, two-holders, unborn-party, unknown-place, unreadable-document, unstated-recipient, unstated-superior
    -- status 2 --
    ");
    assert_snapshot!(seen(&["extract", "output/graph.json"]), @"
    -- stderr --
    error: `output/graph.json` holds provisions already, and no text to read
      help: give the document itself, or use the file as --data
    -- status 2 --
    ");
}

#[test]
fn one_unreadable_document_of_a_folder_does_not_stop_the_others() {
    let seed = include_bytes!("../graph-data/miit-2008/source.txt");
    let here = folder(&[("in/a.txt", b""), ("in/b.txt", seed)]);
    let run = handover()
        .current_dir(here.path())
        .args(["extract", "in", "-o", "all.csv"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("a.txt") && said.contains("empty"), "{said}");
    let table = std::fs::read_to_string(here.path().join("all.csv")).unwrap();
    assert!(table.lines().skip(1).all(|row| row.starts_with("b,") || !row.starts_with("a,")));
}

/// Half of a JSON answer is none: rows of a table are each whole.
#[test]
fn a_document_that_cannot_be_read_leaves_no_half_json() {
    let seed = include_bytes!("../graph-data/miit-2008/source.txt");
    let here = folder(&[("a.txt", seed), ("b.txt", b"")]);
    let request = ["extract", "a.txt", "b.txt", "--format", "json"];
    let run = handover().current_dir(here.path()).args(request).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty(), "{}", String::from_utf8_lossy(&run.stdout));
    assert!(String::from_utf8_lossy(&run.stderr).contains("`b.txt` is empty"));
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("handover"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["extract", "graph-data", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("error"));
}

/// A person who reads Chinese is told everything in Chinese, the mistakes in
/// the command line too, which clap would tell in English.
#[test]
fn mistakes_are_told_in_chinese_where_chinese_is_asked_for() {
    let requests: &[&[&str]] = &[
        &["trase", "盐业"],
        &["trace"],
        &["trace", "盐业", "多余"],
        &["trace", "盐业", "--farmat", "json"],
        &["trace", "盐业", "--format", "xml"],
        &["trace", "盐业", "--at", "昨天"],
        &["trace", "盐业", "--at", "2001-01-01", "--at", "2002-01-01"],
        &["diagram", "--view", "lineage"],
        &["diagram", "--depth", "多"],
        &["report", "--watch=1"],
        &["check", "--deny", "foo"],
        &["diff", "-o", "diff.docx"],
        &["check", "-d", "missing"],
        &["check", "--encoding", "klingon"],
    ];
    let told = requests.iter().map(|request| {
        format!("$ {}\n{}\n", request.join(" "), seen(&[request, &["--lang", "zh"][..]].concat()))
    });
    with_settings!({ omit_expression => true }, {
        assert_snapshot!(told.collect::<String>());
    });
}

#[test]
fn the_locale_decides_on_the_language_of_mistakes() {
    let run = |locale: &str| {
        let output = handover().env("LANG", locale).args(["trase"]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(run("zh_CN.UTF-8").starts_with("错误："), "{}", run("zh_CN.UTF-8"));
    assert!(run("C").starts_with("error: "), "{}", run("C"));
}

#[test]
fn faults_in_files_are_told_in_chinese() {
    let files: &[(&str, &str)] = &[
        ("provisions.csv", "clause,action,from,to,body,duty\n"),
        ("provisions.csv", "clause,act,from,to,body,duty\n二,移交,甲局,乙局,,盐业管理\n"),
        (
            "provisions.csv",
            "clause,act,from,to,body,duty,count\n三,staffing,,,甲局,行政编制,731名\n",
        ),
        ("provisions.csv", "clause,act,from,to,body,duty\n三,staffing\n"),
        ("provisions.csv", "instrument,act,from,to,body,duty,clause\nother,establish,,,甲局,,一\n"),
        ("instrument.toml", "title = \"规定\"\nissued = \"2008年\"\n"),
        ("instrument.toml", "titel = \"规定\"\n"),
        ("../agencies.toml", "[[agency]\nname = 1\n"),
        (
            "../agencies.toml",
            "[[agency]]\nname = '甲局'\n[[agency]]\nname = '乙局'\naliases = ['甲局']\n",
        ),
        ("../alignments.toml", "[[alignment]]\nduty = '甲'\nwith = '甲'\nlink = 'same'\n"),
    ];
    let told = files.iter().map(|(name, text)| {
        let here = folder(&[("data/doc/source.txt", "甲局。".as_bytes())]);
        std::fs::write(here.path().join("data/doc").join(name), text).unwrap();
        let seen = seen_in(here.path(), &["report", "-d", "data", "--lang", "zh"]);
        assert!(!here.path().join("output").exists());
        format!("{seen}\n\n")
    });
    with_settings!({ omit_expression => true }, {
        assert_snapshot!(told.collect::<String>());
    });
}

#[test]
fn a_score_is_between_nothing_and_one() {
    for score in ["7", "-0.1", "NaN"] {
        let run = handover().args(["align", &format!("--at-least={score}")]).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{score}");
        assert!(String::from_utf8_lossy(&run.stderr).contains("between 0 and 1"), "{score}");
    }
}

/// A program that asks for JSON is not given a sentence instead.
#[test]
fn a_body_that_is_not_there_is_no_json() {
    let run = handover().args(["show", "火星部", "--format", "json"]).output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.is_empty());
    assert!(String::from_utf8_lossy(&run.stderr).contains("火星部"));
}

#[test]
fn days_the_wrong_way_round_are_told() {
    let run = handover().args(["diff", "@2019-01-01", "@2003-01-01"]).output().unwrap();
    assert_eq!(run.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&run.stderr).contains("backwards"));
    let run = handover().args(["diff", "@2003-01-01", "@2019-01-01"]).output().unwrap();
    assert!(run.stderr.is_empty());
}
