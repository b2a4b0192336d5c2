//! Tables with commas, for spreadsheets and scripts.

use crate::{
    analysis::{Citation, Diff, Trace, align::Proposals, structure::DutyName},
    model::{History, Provision, Row},
};

/// The columns of the provision table.
pub const PROVISION_COLUMNS: &[&str] = &[
    "instrument", "clause", "act", "from", "to", "body", "duty", "within", "scope", "except",
    "count", "basis", "start", "end", "quote",
];

const TRACE_COLUMNS: &[&str] = &[
    "subject", "rule", "step", "from", "to", "duty", "instrument", "date", "clause", "basis",
    "quote",
];

const DIFF_COLUMNS: &[&str] = &[
    "verb", "agency", "duty", "within", "from", "to", "instrument", "date", "clause", "basis",
    "quote",
];

/// The provision table of a whole history.
pub fn history(history: &History) -> String {
    let rows = history.provisions();
    let cells = rows.map(|(_, row)| provision(&history.instrument_of(&row).id, &row));
    table(PROVISION_COLUMNS, cells)
}

/// The provision table of some provisions, each with the id of its instrument.
pub fn provisions<'a>(rows: impl IntoIterator<Item = (&'a str, &'a Provision)>) -> String {
    table(
        PROVISION_COLUMNS,
        rows.into_iter().map(|(instrument, row)| provision(instrument, &row.view())),
    )
}

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

fn provision(instrument: &str, row: &Row<'_>) -> Vec<String> {
    let evidence = &row.evidence;
    vec![
        instrument.to_owned(),
        evidence.clause.to_owned(),
        row.act.as_str().to_owned(),
        text(row.from),
        text(row.to),
        text(row.body),
        text(row.duty),
        text(row.within),
        row.scope.map_or(String::new(), |scope| scope.as_str().to_owned()),
        row.except.join("；"),
        row.count.map_or(String::new(), |count| count.to_string()),
        row.basis.to_string(),
        evidence.span.start.to_string(),
        evidence.span.end.to_string(),
        evidence.quote.to_owned(),
    ]
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
