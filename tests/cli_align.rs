//! `handover align`: proposals, and what a person decides about them.

mod common;

use std::fs;

use common::{folder, handover, stdout};

const FIRST_ACT: &str = "clause,act,from,to,body,duty\n一,assign,,,甲部,盐业行政管理\n";
const SECOND_ACT: &str = "clause,act,from,to,body,duty\n一,transfer,甲部,乙部,,主管全国盐业工作\n";

fn data() -> tempfile::TempDir {
    folder(&[
        ("data/a/provisions.csv", FIRST_ACT.as_bytes()),
        ("data/a/instrument.toml", b"title = \"A\"\nissued = 2001-01-01\n"),
        ("data/b/provisions.csv", SECOND_ACT.as_bytes()),
        ("data/b/instrument.toml", b"title = \"B\"\nissued = 2002-01-01\n"),
        ("data/alignments.toml", b"# kept as it is\n"),
    ])
}

#[test]
fn a_table_is_edited_and_read_back() {
    let here = data();
    let table = here.path().join("links.csv");
    let run = |args: &[&str]| {
        handover().current_dir(here.path()).args(["-d", "data"]).args(args).assert()
    };
    run(&["align", "-o", "links.csv"]).success();
    let proposed = fs::read_to_string(&table).unwrap();
    assert!(proposed.starts_with("decision,duty,with,link,score,rule"), "{proposed}");
    fs::write(&table, proposed.replacen("\n,", "\naccept,", 1)).unwrap();
    run(&["align", "--accept", "links.csv"]).success();
    let kept = fs::read_to_string(here.path().join("data/alignments.toml")).unwrap();
    assert!(kept.starts_with("# kept as it is\n") && kept.contains("link = \"same\""), "{kept}");
    // Read in once more it adds nothing, and nothing is left to propose.
    run(&["align", "--accept", "links.csv"]).success();
    assert_eq!(fs::read_to_string(here.path().join("data/alignments.toml")).unwrap(), kept);
    run(&["align"]).code(1);
    // From now on the two are one duty.
    let told = run(&["trace", "盐业行政管理"]).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(told.contains("甲部 → 乙部"), "{told}");
}

#[test]
fn what_cannot_be_read_back_is_refused_with_its_place() {
    let here = data();
    fs::write(here.path().join("links.csv"), "decision,duty,with,link\nmaybe,a,b,same\n").unwrap();
    let run = handover()
        .current_dir(here.path())
        .args(["-d", "data", "align", "--accept", "links.csv"])
        .assert()
        .code(2);
    let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(said.contains("`maybe` is no decision") && said.contains("links.csv:2:1"), "{said}");
}

#[test]
fn the_best_come_first() {
    let answer: serde_json::Value =
        serde_json::from_str(&stdout(&["align", "--format", "json"])).unwrap();
    assert_eq!(answer["format"], "handover/align/1");
    let proposals = answer["proposals"].as_array().unwrap();
    let scores: Vec<f64> = proposals.iter().filter_map(|each| each["score"].as_f64()).collect();
    assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]) && scores.len() > 10);
}
