//! What is found of what generated regulations state, and what of it is right.

#[path = "../benches/regulations/mod.rs"]
mod regulations;

use std::collections::BTreeMap;

use handover::{
    extract::extract,
    model::{Act, Provision},
    source::Source,
};
use regulations::{Stated, regulations};

fn found(text: &str, row: &Provision) -> Stated {
    let words = |cell: &Option<String>| cell.clone().unwrap_or_default();
    let start = row.evidence.span.start as usize;
    Stated {
        line: text[..start].rfind('\n').map_or(0, |end| end + 1),
        from: words(&row.from),
        duty: words(&row.duty),
        to: words(&row.to),
        except: row.except.join("；"),
    }
}

fn counted(rows: impl IntoIterator<Item = Stated>) -> BTreeMap<Stated, usize> {
    rows.into_iter().fold(BTreeMap::new(), |mut all, row| {
        *all.entry(row).or_default() += 1;
        all
    })
}

#[test]
fn nearly_every_transfer_is_found_and_nearly_nothing_else() {
    let (text, stated) = regulations(400_000, 11);
    let source = Source::from_text("generated", text.as_str());
    let said = extract(&source, "generated");
    let rows = said.iter().flat_map(|said| &said.provisions);
    let transfers = rows.filter(|row| row.act == Act::Transfer).map(|row| found(&text, row));
    let (found, stated) = (counted(transfers), counted(stated));
    let total = |rows: &BTreeMap<Stated, usize>| rows.values().sum::<usize>();
    let right: usize =
        stated.iter().map(|(row, n)| found.get(row).map_or(0, |found| *found.min(n))).sum();
    assert!(total(&stated) > 800, "the generator states too little to tell");
    let missed: Vec<_> = stated.keys().filter(|row| !found.contains_key(row)).take(5).collect();
    let wrong: Vec<_> = found.keys().filter(|row| !stated.contains_key(row)).take(5).collect();
    let (recall, precision) =
        (right as f64 / total(&stated) as f64, right as f64 / total(&found) as f64);
    assert!(
        recall >= 0.99 && precision >= 0.99,
        "recall {recall:.4}, precision {precision:.4}\nmissed {missed:#?}\nwrong {wrong:#?}"
    );
}

#[test]
fn every_regulation_of_a_file_is_an_instrument_of_its_own() {
    let (text, _) = regulations(30_000, 5);
    let titles = text.lines().filter(|line| line.ends_with("人员编制规定")).count();
    let said = extract(&Source::from_text("generated", text.as_str()), "all");
    assert_eq!(said.len(), titles);
    for (i, said) in said.iter().enumerate() {
        assert_eq!(said.instrument.id, format!("all-{}", i + 1));
        let own = said.instrument.agency.as_deref().unwrap();
        assert!(said.instrument.title.starts_with(own));
        let quotes = said.provisions.iter().map(|row| &row.evidence);
        for evidence in quotes {
            assert_eq!(text[evidence.span.range()], evidence.quote);
        }
    }
}
