//! The provision table: what is read, what is refused, and where.

use std::path::Path;

use handover::{
    dataset::{TableWriter, parse_table, stream_table},
    model::{Act, Scope},
};

const HEADER: &str = "clause,act,from,to,body,duty,count,start,end";

fn refuse(text: &str) -> (String, String, String) {
    let fault = parse_table(Path::new("t.csv"), text).unwrap_err();
    let marked = fault.text[fault.span.range()].to_owned();
    (fault.to_string(), marked, fault.hint.en.clone())
}

#[test]
fn a_table_made_by_hand_is_read() {
    let table = parse_table(Path::new("t.csv"), include_str!("data/by-hand.csv")).unwrap();
    assert_eq!(table.rows.len(), 45);
    let carved = table
        .rows
        .iter()
        .filter_map(|row| row.provision.as_ref())
        .find(|provision| !provision.except.is_empty())
        .unwrap();
    assert_eq!(carved.act, Act::Transfer);
    assert_eq!(carved.scope, Some(Scope::Whole));
    assert_eq!(carved.except, ["核电管理"]);
}

#[test]
fn a_written_table_reads_back_to_equal_rows() {
    let table = parse_table(Path::new("t.csv"), include_str!("data/by-hand.csv")).unwrap();
    let mut writer = TableWriter::new(Vec::new()).unwrap();
    for row in &table.rows {
        writer.row("miit-2008", row.provision.as_ref().unwrap()).unwrap();
    }
    let written = String::from_utf8(writer.finish().unwrap()).unwrap();
    let again = parse_table(Path::new("t.csv"), &written).unwrap();
    let provisions = |table: &handover::dataset::Table| {
        table.rows.iter().map(|row| row.provision.clone()).collect::<Vec<_>>()
    };
    assert_eq!(provisions(&again), provisions(&table));
}

#[test]
fn a_bad_act_is_marked() {
    let (message, marked, hint) =
        refuse(&format!("{HEADER}\n一,establish,,,甲局,,,,\n二,移交,甲局,乙局,,D,,,\n"));
    assert_eq!(message, "t.csv:3:3: `移交` is no value for the column `act`");
    assert_eq!(marked, "移交");
    assert!(hint.contains("establish, abolish"), "{hint}");
}

#[test]
fn a_bad_number_is_marked_behind_quoted_cells() {
    let (message, marked, _) =
        refuse(&format!("{HEADER}\n一,staffing,,,\"甲,\"\"乙\n丙\",行政编制,7名,,\n"));
    assert_eq!(message, "t.csv:3:9: `7名` is no value for the column `count`");
    assert_eq!(marked, "7名");
}

#[test]
fn a_bad_span_is_marked() {
    let (message, marked, _) = refuse(&format!("{HEADER}\n一,establish,,,甲局,,,9,5\n"));
    assert_eq!(message, "t.csv:2:22: the end 5 does not lie after the start 9");
    assert_eq!(marked, "5");
    let (message, ..) = refuse(&format!("{HEADER}\n一,establish,,,甲局,,,9,\n"));
    assert!(message.contains("`end` is missing"), "{message}");
}

#[test]
fn wrong_columns_are_marked() {
    let (message, marked, hint) = refuse("clause,action,from,to,body,duty\n");
    assert_eq!(message, "t.csv:1:8: no column is called `action`");
    assert_eq!(marked, "action");
    assert!(hint.contains("clause,act,from"), "{hint}");
    assert!(refuse("clause,act,from,to,body\n").0.contains("`duty` is missing"));
    assert!(refuse("clause,act,from,from,to,body,duty\n").0.contains("`from` stands twice"));
    assert!(refuse("clause;act;from;to;body;duty\n").2.contains("separated by commas"));
    assert!(refuse("").0.contains("is missing"));
}

#[test]
fn a_row_with_a_cell_too_many_is_marked() {
    let (message, marked, hint) = refuse(&format!("{HEADER}\n一,assign,,,甲局,一，二,三,,,\n"));
    assert_eq!(message, "t.csv:2:23: the row has 10 cells, the header 9");
    assert_eq!(marked, "");
    assert!(hint.contains("double quotes"), "{hint}");
}

#[test]
fn spreadsheet_leftovers_are_not_rows() {
    let table = parse_table(
        Path::new("t.csv"),
        &format!("{HEADER}\r\n,,,,,,,,\r\n\r\n一,establish,,,甲局,,,,\r\n"),
    )
    .unwrap();
    assert_eq!(table.rows.len(), 1);
}

#[test]
fn a_row_with_nothing_but_its_clause_says_that_the_clause_does_nothing() {
    let table = parse_table(Path::new("t.csv"), &format!("{HEADER}\n三,,,,,,,,\n")).unwrap();
    assert_eq!(table.rows[0].clause, "三");
    assert!(table.rows[0].provision.is_none());
}

/// A table of more than a megabyte, which is split on a thread of its own.
fn large(wrong: Option<usize>) -> String {
    let row = |n: usize| match wrong == Some(n) {
        true => format!("二/({n}),abolish,,,　第{n}局 ,,不再保留第{n}局的全部机构与编制,7,3\n"),
        false => format!("二/({n}),abolish,,,　第{n}局 ,,不再保留第{n}局的全部机构与编制,3,9\n"),
    };
    let header = "clause,act,from,to,body,duty,quote,start,end\n".to_owned();
    header + &(0..20_000).map(row).collect::<String>()
}

#[test]
fn a_large_table_is_read_as_a_small_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.csv");
    let text = large(None);
    assert!(text.len() > 1 << 20);
    std::fs::write(&file, &text).unwrap();
    let mut bodies = Vec::new();
    let read =
        stream_table(&file, |row| bodies.push(row.provision.unwrap().body.unwrap().to_owned()));
    assert!(read.is_ok());
    let whole = parse_table(&file, &text).unwrap_or_else(|fault| panic!("{fault}"));
    let expected: Vec<String> =
        whole.rows.into_iter().map(|row| row.provision.unwrap().body.unwrap()).collect();
    assert_eq!(bodies, expected);
    assert_eq!(bodies[19_999], "第19999局");
}

#[test]
fn a_wrong_row_of_a_large_table_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.csv");
    std::fs::write(&file, large(Some(15_000))).unwrap();
    let message = stream_table(&file, |_| ()).err().map_or(String::new(), |e| e.to_string());
    assert!(message.contains("the end 3 does not lie after the start 7"), "{message}");
}
