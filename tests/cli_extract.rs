//! `handover extract`: documents in, a provision table out.

mod common;

use common::{folder, handover, seen_reading, stdout};
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
