//! Writes a made history: `cargo bench --bench make -- TRANSFERS FOLDER`; with
//! `--table` behind it nothing but the first of these files.
//!
//! In the folder then stand `provisions.csv` (the project's own table),
//! `data.sqlite` (the project's store), `text.txt` (regulations to extract from);
//! and for other programs `edges.csv`: who gave which duty to whom on which
//! day, with each duty as held by one body, and `spells.csv`: who held which
//! duty from which day to which.

mod made;
mod regulations;

use std::{
    collections::HashMap,
    fs,
    io::{BufWriter, Write},
    path::Path,
};

use handover::{
    Dataset, analysis,
    graph::Graph,
    model::{Act, History},
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let [transfers, folder, rest @ ..] = arguments.as_slice() else {
        // Run among all benches: nothing to do.
        return;
    };
    let (Ok(transfers), folder) = (transfers.parse(), Path::new(folder)) else {
        return eprintln!("the first argument is a number of transfers");
    };
    let size = made::Size::of(transfers);
    fs::create_dir_all(folder).expect("the folder can be made");
    made::write_table(&folder.join("provisions.csv"), size, 7).expect("the table can be written");
    if rest.iter().any(|word| word == "--table") {
        return;
    }
    let history = made::history(size, 7);
    edges(&history, &folder.join("edges.csv")).expect("the edges can be written");
    spells(&history, &folder.join("spells.csv")).expect("the spells can be written");
    let text = regulations::regulations(50 * transfers, 1).0;
    fs::write(folder.join("text.txt"), text).expect("the text can be written");
    let data = Dataset { history, ..Dataset::default() };
    handover::index(data, &folder.join("data.sqlite"), false).expect("the store can be written");
}

/// `src,dst,from,to,date`: each named transfer, from the duty as its giver had
/// it to the duty as its receiver has it.
fn edges(history: &History, file: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    writeln!(out, "src,dst,from,to,date")?;
    let mut latest: HashMap<&str, usize> = HashMap::new();
    let mut next = 0;
    let mut new = || {
        next += 1;
        next
    };
    for (_, row) in history.provisions() {
        let (Act::Transfer, Some(duty), Some(from), Some(to)) =
            (row.act, row.duty, row.from, row.to)
        else {
            continue;
        };
        let wider = row.within.unwrap_or(duty);
        let old = *latest.entry(wider).or_insert_with(&mut new);
        let this = new();
        latest.insert(duty, this);
        let day = history.instrument_of(&row).date().map(|day| day.to_string()).unwrap_or_default();
        writeln!(out, "{old},{this},{from},{to},{day}")?;
    }
    out.flush()
}

/// `agency,duty,from,until`, in numbers and days.
fn spells(history: &History, file: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    writeln!(out, "agency,duty,from,until")?;
    let line = analysis::timeline(history, &Graph::build(history));
    let day = |at: usize| line.days.get(at).map_or("9999-12-31".to_owned(), |day| day.to_string());
    for spell in line.holdings.iter() {
        let (agency, duty) = spell.of;
        let (from, until) = (day(spell.from), day(spell.until));
        writeln!(out, "{},{},{from},{until}", agency.index(), duty.index())?;
    }
    out.flush()
}
