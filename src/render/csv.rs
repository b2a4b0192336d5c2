//! Tables with commas, for spreadsheets and scripts. That of provisions, which
//! is read again, is the data set's.

use crate::analysis::{Citation, Diff, Trace, align::Proposals, structure::DutyName};

const TRACE_COLUMNS: &[&str] = &[
    "subject", "rule", "step", "from", "to", "duty", "instrument", "date", "clause", "basis",
    "quote",
];

const DIFF_COLUMNS: &[&str] = &[
    "verb", "agency", "duty", "within", "from", "to", "instrument", "date", "clause", "basis",
    "quote",
];

/// One row a step.
pub fn trace(answer: &Trace) -> String {
    let steps = answer.lineages.iter().flat_map(|lineage| {
        lineage.steps.iter().map(move |step| {
            let mut row = vec![
                lineage.hit.wording.clone(),
                format!("{:?}", lineage.hit.rule).to_lowercase(),
                word(&step.kind),
                text(step.from.as_deref()),
                text(step.to.as_deref()),
                step.wording.clone(),
            ];
            row.extend(cited(Some(&step.by)));
            row
        })
    });
    table(TRACE_COLUMNS, steps)
}

const PROPOSAL_COLUMNS: &[&str] = &[
    "decision", "duty", "with", "link", "score", "rule", "instrument", "clause", "with_instrument",
    "with_clause",
];

/// One row a proposal, to be edited: `decision` is empty.
pub fn proposals(found: &Proposals) -> String {
    let rows = found.proposals.iter().map(|each| {
        vec![
            String::new(),
            each.duty.clone(),
            each.with.clone(),
            each.link.to_string(),
            format!("{:.2}", each.score),
            each.rule.as_str().to_owned(),
            each.duty_by.instrument.clone(),
            each.duty_by.clause.clone(),
            each.with_by.instrument.clone(),
            each.with_by.clause.clone(),
        ]
    });
    table(PROPOSAL_COLUMNS, rows)
}

/// One row an entry.
pub fn diff(diff: &Diff) -> String {
    let entries = diff.entries.iter().map(|entry| {
        let mut row = vec![
            entry.verb.as_str().to_owned(),
            text(entry.agency.as_deref()),
            entry.duty.as_ref().map_or(String::new(), duty),
            text(entry.within.as_deref()),
            text(entry.from.as_deref()),
            entry.to.join("；"),
        ];
        row.extend(cited(entry.by.first()));
        row
    });
    table(DIFF_COLUMNS, entries)
}

fn text(cell: Option<&str>) -> String {
    cell.unwrap_or_default().to_owned()
}

/// All duties of a body are an empty duty, as in the provision table.
fn duty(name: &DutyName) -> String {
    match name {
        DutyName::AllOf(_) => String::new(),
        other => other.wording().to_owned(),
    }
}

fn cited(by: Option<&Citation>) -> [String; 5] {
    let cell = |get: fn(&Citation) -> String| by.map_or(String::new(), get);
    [
        cell(|by| by.instrument.clone()),
        cell(|by| by.date.map_or(String::new(), |date| date.to_string())),
        cell(|by| by.clause.clone()),
        cell(|by| by.basis.to_string()),
        cell(|by| by.quote.clone()),
    ]
}

fn word<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory fails only for rows of unequal length; ours are equal.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
