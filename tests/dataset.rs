//! Data folders, tables and graph files through the library.

use std::{fs, path::Path};

use handover::{
    Dataset, Options,
    dataset::{GraphFile, TableWriter, parse_table},
    model::{Act, Basis, Evidence, InstrumentId, Provision, Scope},
    source::Span,
};
use proptest::prelude::*;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn load(path: &Path) -> Dataset {
    handover::load(path, &Options::default()).unwrap()
}

const TABLE: &str = include_str!("data/by-hand.csv");

/// A copy of a document says nothing more than the document.
#[test]
fn the_same_text_twice_counts_once() {
    let plan = "将甲局的盐业管理职责划给乙局。";
    let loaded = load(folder(&[("plan.txt", plan), ("plan(1).txt", plan)]).path());
    assert_eq!(loaded.history.ids().len(), 1);
    assert_eq!(loaded.findings[0].code, "same-document");
}

#[test]
fn a_table_loads_alone_where_there_is_no_text() {
    let data = folder(&[
        ("a/provisions.csv", TABLE),
        ("a/instrument.toml", "title = '规定'\nissued = 2008-07-11\n"),
    ]);
    let loaded = load(data.path());
    assert_eq!(loaded.history.provisions().count(), 45);
    let (_, instrument) = loaded.history.instruments().next().unwrap();
    assert_eq!((instrument.id.as_str(), instrument.title.as_str()), ("a", "规定"));
    assert_eq!(instrument.date().unwrap().to_string(), "2008-07-11");
}

#[test]
fn a_table_is_data_by_itself_and_is_called_by_its_file() {
    let data = folder(&[("reform.csv", TABLE)]);
    let loaded = load(&data.path().join("reform.csv"));
    assert_eq!(loaded.history.instruments().next().unwrap().1.id, "reform");
    assert_eq!(loaded.history.provisions().count(), 45);
}

#[test]
fn instruments_stand_in_the_order_of_their_dates() {
    let data = folder(&[
        ("a/instrument.toml", "issued = 2018-03-01"),
        ("b/instrument.toml", "issued = 2008-03-01"),
        ("c/instrument.toml", "issued = 2003-03-01\neffective = 2013-03-01"),
        ("d/instrument.toml", "title = 'undated'"),
    ]);
    let loaded = load(data.path());
    let order: Vec<_> = loaded.history.instruments().map(|(_, i)| i.id.as_str()).collect();
    assert_eq!(order, ["b", "c", "a", "d"]);
}

#[test]
fn an_alias_is_written_in_full_and_a_unit_keeps_its_own_name() {
    let data = folder(&[
        ("agencies.toml", "[[agency]]\nname = '工业和信息化部'\naliases = ['工信部', '办公厅']\n"),
        (
            "a/provisions.csv",
            "clause,act,from,to,body,duty\n一,transfer,甲局,工信部,,盐业管理\n二,unit,,办公厅,工信部,文电\n",
        ),
    ]);
    let loaded = load(data.path());
    let rows: Vec<_> = loaded.history.provisions().map(|(_, p)| (p.to, p.body)).collect();
    let full = Some("工业和信息化部");
    assert_eq!(rows, [(full, None), (Some("办公厅"), full)]);
}

#[test]
fn a_quote_that_left_the_text_is_a_finding() {
    let data = folder(&[
        ("a/source.txt", "设立甲局。\n"),
        (
            "a/provisions.csv",
            "clause,act,from,to,body,duty,quote\n,establish,,,甲局,,设立甲局\n一,abolish,,,乙局,,撤销乙局\n",
        ),
    ]);
    let loaded = load(data.path());
    let gone: Vec<_> = loaded.findings.iter().filter(|f| f.code == "quote-missing").collect();
    assert_eq!(gone.len(), 1);
    assert!(gone[0].message.contains("撤销乙局"));
    assert_eq!(gone[0].clause.as_deref(), Some("一"));
    let found = loaded.history.provisions().next().unwrap().1;
    assert_eq!(found.evidence.span, Span::new(0, 12));
}

#[test]
fn a_graph_file_holds_the_whole_history() {
    let data = folder(&[
        ("data/agencies.toml", "[[agency]]\nname = '工业和信息化部'\naliases = ['工信部']\n"),
        ("data/a/provisions.csv", TABLE),
        ("data/b/provisions.csv", "clause,act,from,to,body,duty\n一,establish,,,甲局,\n"),
    ]);
    let loaded = load(&data.path().join("data"));
    let file = data.path().join("graph.json");
    let mut bytes = Vec::new();
    loaded.write_graph(&mut bytes).unwrap();
    fs::write(&file, &bytes).unwrap();

    let again = load(&file);
    assert_eq!(again.history, loaded.history);
    assert_eq!(again.agencies, loaded.agencies);
    let read = GraphFile::read(&file).unwrap();
    assert_eq!((read.history(), read.findings), (loaded.history, loaded.findings));
}

#[test]
fn one_document_that_cannot_be_read_does_not_hide_the_others() {
    let data = folder(&[("a.txt", ""), ("b.txt", "设立甲局。\n")]);
    let loaded = load(data.path());
    assert_eq!(loaded.sources.keys().collect::<Vec<_>>(), ["b"]);
    assert_eq!(loaded.findings[0].code, "unreadable-document");
    assert_eq!(loaded.findings[0].instrument.as_deref(), Some("a"));
}

#[test]
fn damage_to_a_text_is_told_with_its_place() {
    let data = folder(&[("a.txt", "设立甲局。\n将乙局的????职责划给甲局。\n")]);
    let loaded = load(&data.path().join("a.txt"));
    let damage = loaded.findings.iter().find(|f| f.code == "damaged-text").unwrap();
    assert_eq!(loaded.sources["a"].slice(damage.span.unwrap()), "????");
}

#[test]
fn the_shipped_data_load() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("graph-data");
    let loaded = load(&path);
    let (_, instrument) =
        loaded.history.instruments().find(|(_, known)| known.id == "miit-2008").unwrap();
    assert_eq!(instrument.number.as_deref(), Some("国办发〔2008〕72号"));
    assert_eq!(instrument.source.as_deref(), Some("miit-2008/source.txt"));
    assert!(loaded.sources["miit-2008"].text().contains("设立工业和信息化部"));
}

/// Cells as people fill them: nothing that a cell's edges would lose.
fn words() -> impl Strategy<Value = String> {
    "[一-龥a-z,\"'、。\\n|]{0,6}".prop_map(|text| text.trim().to_owned())
}

fn cell() -> impl Strategy<Value = Option<String>> {
    words().prop_map(|text| Some(text).filter(|text| !text.is_empty()))
}

prop_compose! {
    fn any_provision()(
        act in proptest::sample::select(Act::ALL),
        scope in proptest::option::of(proptest::sample::select(Scope::ALL)),
        (from, to, body, duty, within) in (cell(), cell(), cell(), cell(), cell()),
        except in proptest::collection::vec("[一-龥、]{1,4}", 0..3),
        count in proptest::option::of(any::<u32>()),
        inferred in proptest::option::of("[a-z-]{1,8}"),
        (start, length) in (0u32..1000, 1u32..1000),
        (clause, quote, construction) in (words(), words(), "[a-z-]{0,8}"),
    ) -> Provision {
        Provision {
            from, to, body, duty, within, scope, except, count, construction,
            basis: inferred.map_or(Basis::Stated, |rule| Basis::inferred(&rule)),
            ..Provision::new(
                InstrumentId(0),
                act,
                Evidence { clause, span: Span { start, end: start + length }, quote },
            )
        }
    }
}

proptest! {
    #[test]
    fn any_table_reads_back(rows in proptest::collection::vec(any_provision(), 0..8)) {
        let mut writer = TableWriter::new(Vec::new()).unwrap();
        for row in &rows {
            writer.row("doc", row).unwrap();
        }
        let text = String::from_utf8(writer.finish().unwrap()).unwrap();
        let table = parse_table(Path::new("t.csv"), &text).unwrap();
        let read: Vec<_> = table.rows.into_iter().filter_map(|row| row.provision).collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "(clause,act,from,to,body,duty,start,end,count\n)?[一二a,\"\n\r0-9-]{0,60}") {
        if let Err(fault) = parse_table(Path::new("t.csv"), &text) {
            prop_assert!(fault.text.get(fault.span.range()).is_some());
        }
    }
}
