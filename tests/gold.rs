//! Every document in `tests/gold/` against its hand-made table.
//!
//! A table cell may list accepted spellings with `|`. Acts agree when act,
//! from, to and body agree; a row agrees when its act does, its duty is worded
//! alike and its count, if any, is the same; each exception is one more row.
//! Only the acts that a table has are judged, as inferred ones are not in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use handover::{extract::extract, model::Provision, source::Source};

/// A row as both sides have it: `act`, `from`, … → cell.
type Row = BTreeMap<&'static str, String>;

const COLUMNS: [&str; 10] =
    ["clause", "act", "from", "to", "body", "duty", "within", "scope", "except", "count"];

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    found.sort();
    found
}

fn gold(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path.with_extension("csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            COLUMNS
                .iter()
                .map(|&column| {
                    let at = header.iter().position(|name| name == column);
                    (column, at.and_then(|at| record.get(at)).unwrap_or("").to_owned())
                })
                .collect()
        })
        .collect()
}

fn row(provision: &Provision) -> Row {
    let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
    BTreeMap::from([
        ("clause", provision.evidence.clause.clone()),
        ("act", provision.act.to_string()),
        ("from", text(&provision.from)),
        ("to", text(&provision.to)),
        ("body", text(&provision.body)),
        ("duty", text(&provision.duty)),
        ("within", text(&provision.within)),
        ("scope", provision.scope.map(|scope| scope.to_string()).unwrap_or_default()),
        ("except", provision.except.join("；")),
        ("count", provision.count.map(|count| count.to_string()).unwrap_or_default()),
    ])
}

fn predicted(path: &Path) -> Vec<Row> {
    let source = Source::from_text(path.display().to_string(), fs::read_to_string(path).unwrap());
    extract(&source, "document").iter().flat_map(|said| said.provisions.iter().map(row)).collect()
}

fn normal(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '，' => ',',
            '；' => ';',
            '：' => ':',
            c => c,
        })
        .filter(|&c| !c.is_whitespace() && !",、。;:·\"'“”‘’《》〈〉()[]〔〕".contains(c))
        .collect()
}

fn agency(text: &str) -> String {
    normal(text).trim_start_matches('原').to_owned()
}

fn duty(text: &str) -> String {
    let mut text = normal(text);
    if let Some(rest) =
        ["职责", "职能", "工作", "事务"].iter().find_map(|tail| text.strip_suffix(tail))
    {
        let mut rest = rest;
        while let Some(shorter) =
            ["等", "的", "相关", "有关"].iter().find_map(|word| rest.strip_suffix(word))
        {
            rest = shorter;
        }
        if !rest.is_empty() {
            text = rest.to_owned();
        }
    }
    text
}

fn alike(a: &str, b: &str) -> bool {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let mut out: BTreeMap<Vec<char>, usize> = BTreeMap::new();
        for pair in chars.windows(2) {
            *out.entry(pair.to_vec()).or_default() += 1;
        }
        if out.is_empty() {
            out.insert(chars, 1);
        }
        out
    };
    let (a, b) = (pairs(a), pairs(b));
    let shared: usize = a.iter().map(|(pair, n)| (*n).min(b.get(pair).copied().unwrap_or(0))).sum();
    10 * 2 * shared >= 8 * (a.values().sum::<usize>() + b.values().sum::<usize>())
}

fn keys(row: &Row) -> BTreeSet<Vec<String>> {
    let mut out = BTreeSet::from([vec![row["act"].clone()]]);
    for column in ["from", "to", "body"] {
        out = out
            .into_iter()
            .flat_map(|key| {
                row[column]
                    .split('|')
                    .map(|cell| key.iter().cloned().chain([agency(cell)]).collect::<Vec<_>>())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    out
}

fn same_act(gold: &Row, said: &Row) -> bool {
    !keys(gold).is_disjoint(&keys(said))
}

fn same_row(gold: &Row, said: &Row) -> bool {
    same_act(gold, said)
        && (gold["count"].is_empty() || gold["count"] == said["count"])
        && gold["duty"].split('|').any(|cell| alike(&duty(cell), &duty(&said["duty"])))
}

/// Each exception as one more row.
fn with_exceptions(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter()
        .flat_map(|row| {
            let exceptions: Vec<Row> = row["except"]
                .split('；')
                .filter(|what| !what.is_empty())
                .map(|what| {
                    let mut row = row.clone();
                    row.insert("act", "except".to_owned());
                    row.insert("duty", what.to_owned());
                    row.insert("except", String::new());
                    row
                })
                .collect();
            std::iter::once(row).chain(exceptions)
        })
        .collect()
}

fn judged(gold: &[Row], said: Vec<Row>) -> Vec<Row> {
    let acts: BTreeSet<&str> = gold.iter().map(|row| row["act"].as_str()).collect();
    said.into_iter().filter(|row| acts.contains(row["act"].as_str()) || acts.is_empty()).collect()
}

/// What is missed and what is too much.
fn differences(
    gold: &[Row],
    said: &[Row],
    same: impl Fn(&Row, &Row) -> bool,
) -> (Vec<Row>, Vec<Row>) {
    let mut left: Vec<&Row> = said.iter().collect();
    let mut missed = Vec::new();
    for row in gold {
        match left.iter().position(|other| same(row, other)) {
            Some(at) => {
                left.remove(at);
            }
            None => missed.push(row.clone()),
        }
    }
    (missed, left.into_iter().cloned().collect())
}

fn told(row: &Row) -> String {
    COLUMNS.iter().map(|column| row[column].as_str()).collect::<Vec<_>>().join(" | ")
}

fn report(folder: &Path) -> (String, usize, usize, usize) {
    let mut out = String::new();
    let (mut golds, mut saids, mut hits) = (0, 0, 0);
    for path in documents(folder) {
        let gold = with_exceptions(gold(&path));
        let said = judged(&gold, with_exceptions(predicted(&path)));
        let (missed, surplus) = differences(&gold, &said, same_row);
        golds += gold.len();
        saids += said.len();
        hits += gold.len() - missed.len();
        if !missed.is_empty() || !surplus.is_empty() {
            out += &format!("== {}\n", path.file_stem().unwrap().to_string_lossy());
        }
        for row in missed {
            out += &format!("  missed:  {}\n", told(&row));
        }
        for row in surplus {
            out += &format!("  surplus: {}\n", told(&row));
        }
    }
    (out, golds, saids, hits)
}

#[test]
fn every_gold_table_is_met() {
    let (differences, ..) = report(Path::new("tests/gold"));
    assert!(differences.is_empty(), "{differences}");
}

/// The first document in all its cells, not only those that are scored.
#[test]
fn the_seed_agrees_in_every_cell() {
    let path = Path::new("tests/gold/00-miit-2008.txt");
    let gold = gold(path);
    let said = judged(&gold, predicted(path));
    let cell = |row: &Row, column: &str| row[column].clone();
    let same = |g: &Row, s: &Row| {
        COLUMNS.iter().all(|column| cell(g, column).split('|').any(|cell| cell == s[column]))
    };
    let (missed, surplus) = differences(&gold, &said, same);
    let list = |rows: &[Row]| rows.iter().map(told).collect::<Vec<_>>().join("\n");
    assert!(
        missed.is_empty() && surplus.is_empty(),
        "missed\n{}\nsurplus\n{}",
        list(&missed),
        list(&surplus)
    );
}

/// Documents kept outside the repository: `GOLD=folder cargo test --test gold -- --ignored --nocapture`.
#[test]
#[ignore = "needs a folder of documents"]
fn score_a_folder() {
    let folder = std::env::var("GOLD").expect("GOLD names a folder of .txt and .csv files");
    let (differences, golds, saids, hits) = report(Path::new(&folder));
    println!("{differences}");
    println!("rows: gold {golds}, said {saids}, agreeing {hits}");
}
