//! A SQLite file answers as the data it was made of, and changes as they do.

#[path = "../benches/made/mod.rs"]
mod made;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use handover::{
    Dataset, Options, Shown,
    analysis::{self, Point, TraceQuery},
    diagnostic::Diagnostic,
    graph::Graph,
    load,
    render::json,
    store::{Changes, Store},
};
use jiff::civil::Date;
use rusqlite::Connection;

const SMALL: made::Size = made::Size { transfers: 1500, agencies: 20, duties: 150, years: 20 };

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("graph-data")
}

/// A made data folder, and the file made of it.
fn made_data(root: &Path, size: made::Size) -> (PathBuf, PathBuf) {
    let (data, file) = (root.join("data"), root.join("data.sqlite"));
    made::write_folder(&data, size, 7).unwrap();
    index(&data, &file, false);
    (data, file)
}

fn index(data: &Path, file: &Path, add: bool) -> Changes {
    handover::index(load(data, &Options::default()).unwrap(), file, add).unwrap()
}

fn same_answer((data, graph): (&Dataset, &Graph), file: &Path, query: &TraceQuery) {
    let agency = query.agency.as_ref().map(|name| match data.agency(graph, name, query.at) {
        Some(found) => graph.agency_name(found).to_owned(),
        None => name.clone(),
    });
    let named = TraceQuery { agency, ..query.clone() };
    let here = json::print(&analysis::trace(&data.history, graph, &named));
    let there = handover::trace(file, &Options::default(), query).unwrap();
    assert_eq!(json::print(&there), here, "{query:?}");
}

/// Every question has one answer in the folder and the file.
fn same_answers(data: &Dataset, file: &Path, every: usize) {
    let graph = data.graph();
    let data = (data, &graph);
    let words = ["盐业", "火星移民", "食盐", "规划", "云山盐业局", "盐", "火"];
    let asked = wordings_of(&graph).step_by(every).chain(words);
    for (number, duty) in asked.enumerate() {
        let query = TraceQuery {
            duty: duty.to_owned(),
            at: (number % 3 == 1).then(|| "1995-06-01".parse().unwrap()),
            forward: number % 6 == 1,
            stated_only: number % 5 == 2,
            ..TraceQuery::default()
        };
        same_answer(data, file, &query);
    }
    let bodies: Vec<&str> = graph.agencies().map(|agency| graph.agency_name(agency)).collect();
    let asked: Vec<&str> = wordings_of(&graph).step_by(every * 7).collect();
    for (number, body) in bodies.iter().step_by(every).enumerate() {
        // As a body, in part and in full; beside a duty, whoever has it.
        let part: String = body.chars().skip(1).collect();
        for (name, stated_only) in [(*body, false), (part.as_str(), true)] {
            let query = TraceQuery { duty: name.to_owned(), stated_only, ..TraceQuery::default() };
            same_answer(data, file, &query);
            let duty = asked[number % asked.len()].to_owned();
            let forward = number % 2 == 1;
            let at = forward.then(|| "1992-06-01".parse().unwrap());
            let agency = Some(name.to_owned());
            same_answer(data, file, &TraceQuery { duty, agency, at, forward, stated_only });
        }
    }
    // A letter left out, put in, in another place: near, or nothing.
    for (number, duty) in wordings_of(&graph).step_by(every).enumerate() {
        let mut letters: Vec<char> = duty.chars().collect();
        let at = number % letters.len();
        match number % 3 {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, '火'),
            _ => letters.rotate_left(at),
        }
        let duty = String::from_iter(letters);
        same_answer(data, file, &TraceQuery { duty, ..TraceQuery::default() });
    }
    for agency in ["火星局", "管理", "局"] {
        let (duty, agency) = (asked[0].to_owned(), Some(agency.to_owned()));
        same_answer(data, file, &TraceQuery { duty, agency, ..TraceQuery::default() });
    }
}

/// Each body is shown alike, in the end and on a day.
fn same_portraits(data: &Dataset, file: &Path, every: usize, days: &[&str]) {
    let graph = data.graph();
    let bodies = graph.agencies().map(|agency| graph.agency_name(agency));
    let days: Vec<Option<Date>> =
        std::iter::once(None).chain(days.iter().map(|day| day.parse().ok())).collect();
    for (number, name) in bodies.step_by(every).enumerate() {
        for day in [days[0], days[number % days.len()]] {
            let here = data.show(&graph, name, day.map_or(Point::End, Point::On)).unwrap();
            let there = handover::show(file, &Options::default(), name, day).unwrap();
            let Shown::Body(there) = there else { panic!("{name}: {there:?}") };
            assert_eq!(json::print(&*there), json::print(&here), "{name}, {day:?}");
        }
    }
}

fn wordings_of(graph: &Graph) -> impl Iterator<Item = &str> {
    let all: BTreeSet<&str> = graph.duties().map(|duty| graph.wording(duty)).collect();
    all.into_iter().filter(|wording| !wording.is_empty())
}

#[test]
fn the_shipped_history_is_traced_alike() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("data.sqlite");
    index(&shipped(), &file, false);
    same_answers(&load(&shipped(), &Options::default()).unwrap(), &file, 3);
}

#[test]
fn a_made_history_is_traced_alike() {
    let root = tempfile::tempdir().unwrap();
    let (data, file) = made_data(root.path(), SMALL);
    same_answers(&load(&data, &Options::default()).unwrap(), &file, 4);
}

#[test]
fn bodies_are_shown_alike() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("shipped.sqlite");
    index(&shipped(), &file, false);
    let data = load(&shipped(), &Options::default()).unwrap();
    same_portraits(&data, &file, 2, &["1998-06-01", "2003-06-01", "2008-07-11", "2016-01-01"]);
    let (data, file) = made_data(root.path(), made::Size { transfers: 900, ..SMALL });
    let data = load(&data, &Options::default()).unwrap();
    same_portraits(&data, &file, 2, &["1980-01-01", "1985-06-01", "1990-01-01", "1995-06-01"]);
}

/// So many wordings that pairs of characters are common.
#[test]
fn a_larger_history_is_traced_alike() {
    let root = tempfile::tempdir().unwrap();
    let size = made::Size { transfers: 4500, agencies: 300, duties: 8000, years: 20 };
    let (data, file) = made_data(root.path(), size);
    same_answers(&load(&data, &Options::default()).unwrap(), &file, 1999);
}

/// What a command writes with so many threads.
fn written(data: &Path, arguments: &[&str], threads: usize) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_handover"))
        .arg("-d")
        .arg(data)
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads.to_string())
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn every_command_agrees(data: &Path, questions: &[&[&str]]) {
    let root = tempfile::tempdir().unwrap();
    let (store, graph) = (root.path().join("data.sqlite"), root.path().join("graph.json"));
    let all = load(data, &Options::default()).unwrap();
    let mut bytes = Vec::new();
    all.write_graph(&mut bytes).unwrap();
    fs::write(&graph, bytes).unwrap();
    index(data, &store, false);
    for arguments in questions {
        let expected = written(data, arguments, 1);
        assert!(expected.len() > 100, "{arguments:?}: {expected}");
        for threads in [1, 2, 8] {
            for place in [data, &graph, &store] {
                assert_eq!(
                    written(place, arguments, threads),
                    expected,
                    "{arguments:?}, {}, {threads} threads",
                    place.display()
                );
            }
        }
    }
}

#[test]
fn folder_file_and_store_agree_whatever_the_number_of_threads() {
    every_command_agrees(
        &shipped(),
        &[
            &["trace", "无线电", "--format", "json"],
            &["trace", "邮政管理", "--agency", "国家邮政局", "--format", "json"],
            &["show", "工业和信息化部", "--format", "json"],
            &["show", "发改委", "--at", "2010-01-01"],
            &["show", "国家经济贸易委员会", "--at", "2000-01-01", "--format", "json"],
            &["diagram", "--view", "lineage", "--duty", "盐业行政管理", "--format", "dot"],
            &["diff", "@2007-01-01", "@2014-01-01", "--format", "json"],
            &["check", "--format", "json"],
            &["diagram", "--format", "json"],
        ],
    );
    let root = tempfile::tempdir().unwrap();
    let (data, _) = made_data(root.path(), made::Size { transfers: 400, ..SMALL });
    let duty = made::duty_name(5);
    every_command_agrees(
        &data,
        &[
            &["trace", &duty, "--format", "json"],
            &["diff", "@1985-01-01", "@1995-01-01", "--format", "json"],
            &["check", "--format", "json"],
            &["diagram", "--format", "json"],
        ],
    );
}

/// All that a file holds, in words and in order; numbers may differ.
fn told(file: &Path) -> Vec<String> {
    let db = Connection::open(file).unwrap();
    let queries = [
        "SELECT json || findings || hex(digest) FROM instrument ORDER BY name",
        "SELECT plain || core || duties FROM wording ORDER BY 1",
        "SELECT pair || duties FROM pair WHERE duties <> 0 ORDER BY 1",
        "SELECT key || value FROM about ORDER BY 1",
        "SELECT name FROM agencies ORDER BY 1",
        "SELECT ifnull(wording, '*') || ifnull(agency, '*') FROM duties ORDER BY 1",
        "SELECT instrument || clause || act || ifnull(giver, '') || ifnull(duty, '') || quote
         FROM transfers ORDER BY 1",
        "SELECT ifnull(wording, '*') || ifnull(agency, '*') || instrument.name || (provision & 4294967295)
         FROM duty_mention JOIN duties ON duties.id = duty
         JOIN instrument ON instrument.id = provision >> 32 ORDER BY 1",
        "SELECT agencies.name || kind || agency_mention.day || instrument.name || (provision & 4294967295)
         FROM agency_mention JOIN agencies ON agencies.id = agency
         JOIN instrument ON instrument.id = provision >> 32 ORDER BY 1",
    ];
    let mut all = Vec::new();
    for sql in queries {
        let mut rows = db.prepare(sql).unwrap();
        let rows = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
        all.extend(rows.map(Result::unwrap));
    }
    let found: i64 = db
        .query_row(
            "SELECT count(*) FROM wording_search WHERE wording_search MATCH '\"盐业\"'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    all.push(found.to_string());
    all
}

#[test]
fn a_file_that_is_changed_is_the_file_made_anew() {
    let root = tempfile::tempdir().unwrap();
    let (data, file) = made_data(root.path(), made::Size { transfers: 300, ..SMALL });
    let count = fs::read_dir(&data).unwrap().count();
    assert_eq!(index(&data, &file, false), Changes { same: count, ..Changes::default() });

    let mut folders: Vec<_> =
        fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    fs::remove_dir_all(&folders[3]).unwrap();
    let table = folders[5].join("provisions.csv");
    let mut text = fs::read_to_string(&table).unwrap();
    text += ",九,assign,,,云山盐业局,有关职责,,,,,stated,,,云山盐业局负责有关职责,\n";
    fs::write(&table, text).unwrap();
    let changes = index(&data, &file, false);
    let expected = Changes { added: 0, changed: 1, removed: 1, same: count - 2 };
    assert_eq!(changes, expected);
    let anew = root.path().join("anew.sqlite");
    index(&data, &anew, false);
    assert_eq!(told(&file), told(&anew));

    // And back again, by adding what was taken out.
    let more = root.path().join("more");
    fs::create_dir_all(&more).unwrap();
    fs::rename(&folders[5], more.join(folders[5].file_name().unwrap())).unwrap();
    index(&data, &file, false);
    let changes = index(&more, &file, true);
    assert_eq!(changes, Changes { added: 1, ..Changes::default() });
    assert_eq!(told(&file), told(&anew));
}

#[test]
fn a_table_is_written_document_by_document_as_it_is_read_whole() {
    let root = tempfile::tempdir().unwrap();
    let place = |name: &str| root.path().join(name);
    let table = place("table.csv");
    made::write_table(&table, made::Size { transfers: 300, ..SMALL }, 7).unwrap();
    let text = fs::read_to_string(&table).unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    // Its last rows first: of one document, and of several, scattered.
    let mut scattered: Vec<&str> = rows.lines().collect();
    scattered.rotate_right(7);
    scattered.swap(0, 100);
    fs::write(place("scattered.csv"), format!("{head}\n{}\n", scattered.join("\n"))).unwrap();
    for name in ["table.csv", "scattered.csv"] {
        let (table, file, whole) = (place(name), place("streamed.sqlite"), place("whole.sqlite"));
        // Into a new file, and into the one that holds the other table.
        for _ in 0..2 {
            handover::index_path(&table, &Options::default(), &file, false).unwrap();
            let _ = fs::remove_file(&whole);
            index(&table, &whole, false);
            assert_eq!(told(&file), told(&whole), "{name}");
        }
        let expected = load(&table, &Options::default()).unwrap().history;
        assert_eq!(load(&file, &Options::default()).unwrap().history, expected);
    }
    // A wrong row: the file stays as it was.
    let before = told(&place("streamed.sqlite"));
    fs::write(&table, format!("{text}made-9,,no-such-act,,,,,,,,,,,,,\n")).unwrap();
    let written =
        handover::index_path(&table, &Options::default(), &place("streamed.sqlite"), false);
    assert!(written.is_err());
    assert_eq!(told(&place("streamed.sqlite")), before);
    assert!(
        handover::index_path(&table, &Options::default(), &place("new.sqlite"), false).is_err()
    );
    assert!(!place("new.sqlite").exists());
}

/// More documents than are held at once; the last tells the city of a district
/// that the first speaks of, one is a copy, one cannot be read.
#[test]
fn a_folder_is_written_document_by_document_as_it_is_read_whole() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("documents");
    fs::create_dir(&folder).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write("0000.txt", "东山区机构改革方案\n（2019年1月5日）\n一、将区农业局的职责划给区水务局。\n");
    for number in 1..1100 {
        let day = number % 28 + 1;
        write(
            &format!("{number:04}.txt"),
            &format!(
                "甲{number}县机构改革方案\n（2019年2月{day}日）\n一、将县盐业局的职责划给县水务局。\n"
            ),
        );
    }
    write("2000.txt", "关于调整职责的通知\n一、将市盐业局的职责划给市水务局。\n");
    write("2001.txt", &fs::read_to_string(folder.join("0007.txt")).unwrap());
    write("2002.doc", "");
    write("2003.txt", "云江市东山区机构改革方案\n（2019年1月9日）\n一、撤销区农业局。\n");
    let (file, whole) = (root.path().join("streamed.sqlite"), root.path().join("whole.sqlite"));
    let changes = handover::index_path(&folder, &Options::default(), &file, false).unwrap();
    assert_eq!(changes, Changes { added: 1104, ..Changes::default() });
    index(&folder, &whole, false);
    assert_eq!(told(&file), told(&whole));
    let there = load(&file, &Options::default()).unwrap();
    assert!(there.graph().agency("云江市东山区农业局").is_some());
    for (code, id) in [("unknown-place", "2000"), ("same-document", "2001")] {
        let about = |found: &Diagnostic| found.instrument.as_deref() == Some(id);
        assert!(there.findings.iter().any(|found| found.code == code && about(found)), "{code}");
    }
    // Nothing can be read: nothing is written.
    let other = root.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("a.doc"), "").unwrap();
    let before = told(&file);
    assert!(handover::index_path(&other, &Options::default(), &file, false).is_err());
    assert_eq!(told(&file), before);
}

#[test]
fn who_reads_goes_on_reading_while_another_writes() {
    let root = tempfile::tempdir().unwrap();
    let (data, file) = made_data(root.path(), made::Size { transfers: 200, ..SMALL });
    let before = load(&file, &Options::default()).unwrap().history;
    let reader = Store::open(&file).unwrap();
    let first = reader.candidates(&made::duty_name(1)).unwrap();
    let other = root.path().join("other");
    made::write_folder(&other, made::Size { transfers: 260, ..SMALL }, 8).unwrap();
    index(&other, &file, false);
    assert_eq!(reader.candidates(&made::duty_name(1)).unwrap(), first);
    assert_eq!(reader.load().unwrap().history, before);
    drop(reader);
    let after = load(&file, &Options::default()).unwrap().history;
    assert_eq!(after, load(&other, &Options::default()).unwrap().history);
    drop(data);
}

#[test]
fn a_program_killed_while_it_writes_leaves_the_file_as_it_was_or_as_it_should_be() {
    let root = tempfile::tempdir().unwrap();
    let (_, file) = made_data(root.path(), made::Size { transfers: 200, ..SMALL });
    let other = root.path().join("other");
    made::write_folder(&other, made::Size { transfers: 900, ..SMALL }, 8).unwrap();
    // A table is written while it is read.
    let table = root.path().join("other.csv");
    made::write_table(&table, made::Size { transfers: 900, ..SMALL }, 8).unwrap();
    for other in [other, table] {
        killed_while_writing(&file, &other, &root.path().join("fresh.sqlite"));
    }
}

fn killed_while_writing(file: &Path, other: &Path, fresh: &Path) {
    let old = load(file, &Options::default()).unwrap().history;
    let new = load(other, &Options::default()).unwrap().history;
    for wait in [5, 20, 40, 80, 120, 200, 300] {
        let _ = fs::remove_file(fresh);
        for place in [file, fresh] {
            let mut writer = Command::new(env!("CARGO_BIN_EXE_handover"))
                .arg("-d")
                .arg(other)
                .args(["index", "-o"])
                .arg(place)
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(Duration::from_millis(wait));
            let _ = writer.kill();
            writer.wait().unwrap();
            if place == file || place.exists() {
                let now = load(place, &Options::default()).unwrap().history;
                assert!(now == new || (place == file && now == old), "after {wait} ms");
            }
        }
    }
}

#[test]
fn other_files_and_versions_are_refused() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("data.sqlite");
    index(&shipped(), &file, false);
    let refused = |pragma: &str| {
        Connection::open(&file).unwrap().execute_batch(pragma).unwrap();
        let error = load(&file, &Options::default()).unwrap_err();
        let data = load(&shipped(), &Options::default()).unwrap();
        assert!(handover::index(data, &file, false).is_err());
        (error.to_string(), error.hint())
    };
    let (told, hint) = refused("PRAGMA user_version = 9");
    assert!(told.contains("version 9") && hint.en.contains("newer"), "{told}, {hint:?}");
    let (told, hint) = refused("PRAGMA user_version = 0");
    assert!(told.contains("version 0") && hint.en.contains("handover index"), "{told}, {hint:?}");
    let (told, _) = refused("PRAGMA application_id = 7");
    assert!(told.contains("not made by `handover index`"), "{told}");
    fs::write(&file, "no database at all, only words").unwrap();
    assert!(load(&file, &Options::default()).is_err());
}
