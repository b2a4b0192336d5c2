//! The first real document, as a history.

use handover::model::{Evidence, History, Instrument, InstrumentId, Provision};
use handover::source::Span;

/// The decoded text of the document.
pub const TEXT: &str = include_str!("../data/miit-2008.txt");

const TABLE: &str = include_str!("../data/miit-2008.csv");

/// The document's instrument.
pub fn instrument() -> Instrument {
    Instrument {
        id: "miit-2008".into(),
        title: "工信部主要职责内设机构和人员编制规定".into(),
        number: Some("国办发〔2008〕72号".into()),
        issuer: Some("国务院办公厅".into()),
        issued: "2008-07-11".parse().ok(),
        agency: Some("工业和信息化部".into()),
        ..Instrument::default()
    }
}

/// The document's provisions.
pub fn provisions() -> Vec<Provision> {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        let cell = |name: &str| {
            let at = headers.iter().position(|header| header == name).unwrap();
            Some(record[at].to_owned()).filter(|text| !text.is_empty())
        };
        let offset = |name| cell(name).unwrap().parse().unwrap();
        let evidence = Evidence {
            clause: cell("clause").unwrap_or_default(),
            span: Span { start: offset("start"), end: offset("end") },
            quote: cell("quote").unwrap_or_default(),
        };
        Provision {
            from: cell("from"),
            to: cell("to"),
            body: cell("body"),
            duty: cell("duty"),
            within: cell("within"),
            scope: cell("scope").map(|word| word.parse().unwrap()),
            except: cell("except").iter().flat_map(|c| c.split('；')).map(str::to_owned).collect(),
            basis: cell("basis").unwrap().parse().unwrap(),
            ..Provision::new(InstrumentId(0), cell("act").unwrap().parse().unwrap(), evidence)
        }
    });
    rows.collect()
}

/// The document alone.
pub fn history() -> History {
    History::new([(instrument(), provisions())])
}
