//! Small made histories for tests, one line a provision.

use crate::model::{Act, Basis, Evidence, History, Instrument, InstrumentId, Provision};

/// One instrument a text, one year apart, starting in 2001; one provision a
/// line: `transfer from=A to=B duty=D within=W scope=part except=E,F`.
pub fn history(instruments: &[&str]) -> History {
    let documents = instruments.iter().zip(1..).map(|(text, number)| {
        let instrument = Instrument {
            id: format!("doc-{number}"),
            title: format!("文件{number}"),
            issued: format!("20{number:02}-01-01").parse().ok(),
            ..Instrument::default()
        };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        (instrument, lines.zip(1..).map(|(line, at)| provision(line, at)).collect())
    });
    History::new(documents)
}

fn provision(line: &str, at: usize) -> Provision {
    let mut words = line.split_whitespace();
    let act: Act = words.next().unwrap().parse().unwrap();
    let quote = line.to_owned();
    let evidence = Evidence { clause: format!("一/({at})"), quote, ..Evidence::default() };
    let mut row = Provision::new(InstrumentId(0), act, evidence);
    for word in words {
        let Some((key, value)) = word.split_once('=') else { continue };
        let text = Some(value.to_owned());
        match key {
            "from" => row.from = text,
            "to" => row.to = text,
            "body" => row.body = text,
            "duty" => row.duty = text,
            "within" => row.within = text,
            "scope" => row.scope = Some(value.parse().unwrap()),
            "except" => row.except = value.split(',').map(str::to_owned).collect(),
            "basis" => row.basis = value.parse::<Basis>().unwrap(),
            "count" => row.count = Some(value.parse().unwrap()),
            _ => panic!("{key}"),
        }
    }
    row
}
