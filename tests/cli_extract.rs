//! `handover extract`: documents in, a provision table out.

mod common;
#[path = "../benches/regulations/mod.rs"]
mod regulations;

use common::{files_in, folder, handover, seen_reading, stdout};
use insta::assert_snapshot;

const SEED: &str = "graph-data/miit-2008/source.txt";

#[test]
fn the_table_is_the_reviewed_one_cell_by_cell() {
    let columns =
        ["clause", "act", "from", "to", "body", "duty", "within", "scope", "except", "count"];
    let reviewed = cells(include_str!("data/by-hand.csv"), &columns);
    let extracted = stdout(&["extract", SEED, "--format", "csv"]);
    let stated = cells(&extracted, &[&columns[..], &["basis"]].concat())
        .into_iter()
        .filter(|row| row[10] == "stated")
        .map(|row| row[..10].to_vec());
    assert_eq!(sorted(stated.collect()), sorted(reviewed));
}

fn sorted(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.sort();
    rows
}

#[test]
fn every_quote_stands_at_its_place() {
    let text = std::fs::read_to_string(SEED).unwrap();
    let rows = cells(&stdout(&["extract", SEED, "--format", "csv"]), &["start", "end", "quote"]);
    assert!(!rows.is_empty());
    for row in rows {
        let (start, end): (usize, usize) = (row[0].parse().unwrap(), row[1].parse().unwrap());
        assert_eq!(text[start..end], row[2]);
    }
}

#[test]
fn the_end_says_how_much_was_understood() {
    let run = handover().args(["extract", SEED, "--residue"]).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_snapshot!(said, @"miit-2008: 48 provisions, 100.0 % of the operative text explained, 0 sentences not understood; 2 found amiss in the document (see `handover check -d graph-data/miit-2008/source.txt`)");
}

#[test]
fn a_document_comes_in_by_standard_input_too() {
    let text = "甲局三定规定\n一、职责调整\n将乙局的盐业管理职责划给丙局。\n";
    assert_snapshot!(seen_reading(text.as_bytes(), &["extract", "-"]), @"
    stdin  甲局三定规定
    ────────────────────────────────────────────
     clause   act        who → whom    duty
    ════════════════════════════════════════════
     一       transfer   乙局 → 丙局   盐业管理
    ────────────────────────────────────────────
    -- stderr --
    stdin: 1 provisions, 100.0 % of the operative text explained, 0 sentences not understood
    ");
}

#[test]
fn a_program_reads_the_very_quote_that_a_file_would_hold() {
    let text = "甲局三定规定\n一、职责调整\n将乙局的\u{1b}[1m盐业\u{1b}[0m管理职责划给丙局。\n";
    let run =
        handover().args(["extract", "-", "--format", "csv"]).write_stdin(text).output().unwrap();
    let table = String::from_utf8(run.stdout).unwrap();
    assert!(table.contains("将乙局的\u{1b}[1m盐业\u{1b}[0m管理职责划给丙局"), "{table:?}");
}

#[test]
fn a_folder_is_read_in_order_whatever_the_number_of_threads() {
    let text = std::fs::read(SEED).unwrap();
    let names: Vec<String> = (0..20).map(|n| format!("in/{n:02}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &*text)).collect();
    let here = folder(&files);
    let run = |threads: &str| {
        let output = handover()
            .current_dir(here.path())
            .env("RAYON_NUM_THREADS", threads)
            .args(["extract", "in", "--format", "csv"])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let one = run("1");
    assert_eq!(one, run("8"));
    let ids: Vec<_> = cells(&one, &["instrument"]).into_iter().flatten().collect();
    assert!(ids.is_sorted());
    assert_eq!(ids.last().map(String::as_str), Some("19"));
}

#[test]
fn the_ending_of_the_file_chooses_the_format() {
    let here = folder(&[]);
    let file = here.path().join("out.json");
    handover().args(["extract", SEED, "-o"]).arg(&file).assert().success();
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(json["format"], "handover/extract/1");
    assert_eq!(json["instruments"][0]["instrument"]["id"], "miit-2008");
}

#[test]
fn a_corrected_table_wins_clause_by_clause() {
    let text = std::fs::read(SEED).unwrap();
    let table =
        "clause,act,from,to,body,duty\n一/(四),transfer,国务院信息化工作办公室,某局,,电子政务\n";
    let here =
        folder(&[("data/doc/source.txt", &text), ("data/doc/provisions.csv", table.as_bytes())]);
    handover().current_dir(here.path()).args(["report", "-d", "data"]).assert().success();
    let written = std::fs::read_to_string(here.path().join("output/provisions.csv")).unwrap();
    let rows = cells(&written, &["clause", "to", "duty"]);
    let fourth: Vec<_> = rows.iter().filter(|row| row[0] == "一/(四)").collect();
    assert_eq!(fourth, [&["一/(四)", "某局", "电子政务"]]);
    assert!(rows.iter().any(|row| row[0] == "一/(三)"), "other clauses stay as read");
}

/// A file of several regulations, and a folder of such files.
fn regulations(bytes: usize, seed: u64) -> Vec<u8> {
    regulations::regulations(bytes, seed).0.into_bytes()
}

#[test]
fn one_two_and_eight_threads_say_the_same() {
    // Larger than what is read at once, and smaller.
    let (large, small) = (regulations(1_200_000, 3), regulations(40_000, 4));
    let here = folder(&[("in/large.txt", &large), ("in/small.txt", &small)]);
    let run = |threads: &str, format: &str| {
        let output = handover()
            .current_dir(here.path())
            .args(["extract", "in", "--residue", "--threads", threads, "--format", format])
            .output()
            .unwrap();
        assert!(output.status.success());
        (output.stdout, output.stderr)
    };
    let one = run("1", "csv");
    assert_eq!(one, run("2", "csv"));
    assert_eq!(one, run("8", "csv"));
    assert_eq!(run("1", "json"), run("8", "json"));
    let said = String::from_utf8(one.1).unwrap();
    assert!(said.contains("large-100: "), "each regulation is an instrument of its own");
}

#[test]
fn a_file_read_in_parts_says_what_its_whole_says() {
    // Marks at its start and odd line ends are no reason to hold a file.
    let text = String::from_utf8(regulations(1_200_000, 5)).unwrap();
    let text = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    let here = folder(&[("stdin.txt", text.as_bytes())]);
    for format in ["csv", "json"] {
        let run = |document: &str| {
            let arguments = ["extract", document, "--residue", "--format", format];
            let mut command = handover();
            command.current_dir(here.path()).args(arguments).write_stdin(text.clone());
            let output = command.output().unwrap();
            assert!(output.status.success());
            (output.stdout, String::from_utf8(output.stderr).unwrap())
        };
        let (in_parts, told) = run("stdin.txt");
        let (whole, told_of_whole) = run("-");
        assert!(in_parts == whole, "the {format} is another");
        assert_eq!(told.replace("stdin.txt", "<stdin>"), told_of_whole);
    }
}

#[test]
fn a_document_that_cannot_be_read_is_told_and_the_rest_goes_on() {
    let text = regulations(4_000, 3);
    let here = folder(&[("in/a.txt", &text), ("in/b.docx", b"PK\x03\x04no"), ("in/c.txt", &text)]);
    let output = handover()
        .current_dir(here.path())
        .args(["extract", "in", "-o", "all.csv"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("in/b.docx"), "{said}");
    let table = std::fs::read_to_string(here.path().join("all.csv")).unwrap();
    let ids = cells(&table, &["instrument"]);
    assert!(ids.iter().any(|row| row[0].starts_with('a')));
    assert!(ids.iter().any(|row| row[0].starts_with('c')));
    assert_eq!(files_in(here.path()).len(), 4, "nothing is left beside the table");
}

#[cfg(unix)]
#[test]
fn what_ctrl_c_ended_goes_on_to_the_same_bytes() {
    let text = regulations(1_500_000, 9);
    let here = folder(&[("in/a.txt", &text), ("in/b.txt", &text)]);
    let extract = |arguments: &[&str]| {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("handover"));
        command.current_dir(here.path()).args(["extract", "in"]).args(arguments);
        command.stderr(std::process::Stdio::null());
        command
    };
    assert!(extract(&["-o", "whole.csv"]).status().unwrap().success());

    let mut run = extract(&["-o", "all.csv"]).spawn().unwrap();
    let partial = here.path().join("all.csv.partial");
    let begun = || std::fs::metadata(&partial).is_ok_and(|meta| meta.len() > 0);
    while !begun() && run.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let pid = run.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(run.wait().unwrap().code(), Some(130));
    assert!(!here.path().join("all.csv").exists());
    let left = std::fs::metadata(&partial).unwrap().len();
    assert!(left > 0);

    // Another folder is other work.
    let other = extract(&["in/a.txt", "-o", "all.csv", "--resume"]).status().unwrap();
    assert_eq!(other.code(), Some(2));
    assert!(extract(&["-o", "all.csv", "--resume"]).status().unwrap().success());
    let read = |name: &str| std::fs::read(here.path().join(name)).unwrap();
    assert!(read("all.csv") == read("whole.csv"), "the table is another");
    assert!((left as usize) < read("all.csv").len(), "nothing was left to do");
    assert_eq!(files_in(here.path()), ["all.csv", "in/a.txt", "in/b.txt", "whole.csv"]);
}

#[test]
fn only_a_csv_file_can_be_gone_on_with() {
    for arguments in [&["--resume"][..], &["--resume", "-o", "x.json"]] {
        let output = handover().args(["extract", SEED]).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
    }
}

/// The named cells of each row; a column that is not there is empty.
fn cells(table: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at: Vec<_> =
        columns.iter().map(|column| header.iter().position(|name| name == *column)).collect();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let cell = |at: &Option<usize>| at.and_then(|at| record.get(at)).unwrap_or("");
            at.iter().map(cell).map(str::to_owned).collect()
        })
        .collect()
}
