//! What is generated and committed is what the program makes now.
//!
//! After a wanted change: `HANDOVER_BLESS=1 cargo test --test generated`, and
//! read the difference before you commit it.

mod common;

use std::{env, fs, path::Path};

use common::{FIRST, handover, stdout};
use handover::{
    Extracted,
    analysis::{Diff, Structure, Trace, align::Proposals, show::Portrait},
    dataset::GraphFile,
    render::{
        Diagram,
        json::{self, Document, Findings},
    },
};

#[test]
fn the_sample_output() {
    let folder = tempfile::tempdir().unwrap();
    handover().args(["--lang", "en", "report", "--out"]).arg(folder.path()).assert().success();
    let pictures = ["transfers.svg", "changes.svg", "flow.svg", "units.svg"];
    let texts = ["index.html", "report.md", "transfers.dot", "graph.json", "provisions.csv"];
    for name in texts.into_iter().chain(pictures) {
        let made = fs::read_to_string(folder.path().join(name)).unwrap();
        compare(&format!("output/{name}"), &made);
    }
}

/// What each picture in `output/` is made with; the READMEs show them.
const PICTURES: &[(&str, &[&str])] = &[
    ("transfers.svg", &["--view", "transfers"]),
    ("before.svg", &["--view", "before"]),
    ("after.svg", &["--view", "after"]),
    ("changes.svg", &["--view", "changes"]),
    ("flow.svg", &["--view", "flow", "--since", "1987-01-01"]),
    ("units.svg", &["--view", "units"]),
    ("lineage-salt.svg", &["--view", "lineage", "--duty", "盐业行政管理"]),
    ("miit-2008-transfers.svg", &["-d", FIRST, "--view", "transfers"]),
    ("miit-2008-changes.svg", &["-d", FIRST, "--view", "changes"]),
    ("miit-2008-flow.svg", &["-d", FIRST, "--view", "flow"]),
    ("zh/lineage-salt.svg", &["--lang", "zh", "--view", "lineage", "--duty", "盐业行政管理"]),
    ("zh/flow.svg", &["--lang", "zh", "--view", "flow", "--since", "1987-01-01"]),
    ("zh/miit-2008-transfers.svg", &["--lang", "zh", "-d", FIRST, "--view", "transfers"]),
];

#[test]
fn the_sample_pictures() {
    for (name, args) in PICTURES {
        compare(&format!("output/{name}"), &stdout(&[&["diagram"], *args].concat()));
    }
}

#[test]
fn the_schemas() {
    compare_schema::<Extracted>();
    compare_schema::<Trace>();
    compare_schema::<Diff>();
    compare_schema::<Structure>();
    compare_schema::<Findings>();
    compare_schema::<Diagram>();
    compare_schema::<Portrait>();
    compare_schema::<Proposals>();
    let graph = schemars::schema_for!(GraphFile);
    let graph = serde_json::to_string_pretty(&graph).unwrap() + "\n";
    compare("schemas/graph-1.json", &graph);
}

fn compare_schema<T: Document>() {
    let name = T::FORMAT.trim_start_matches("handover/").replace('/', "-");
    compare(&format!("schemas/{name}.json"), &json::schema::<T>());
}

fn compare(path: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os("HANDOVER_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "{} differs from what is made now, first in line {}: see the head of tests/generated.rs",
        path.display(),
        first_difference(&committed, made),
    );
}

fn first_difference(one: &str, other: &str) -> usize {
    one.lines().zip(other.lines()).take_while(|(a, b)| a == b).count() + 1
}
