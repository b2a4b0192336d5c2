//! Instruments and provisions as rows of the file.

use rusqlite::{Connection, Result, params};
use sha2::{Digest, Sha256};

use super::{Id, day_of};
use crate::{
    diagnostic::Diagnostic,
    model::{Basis, Instrument, Row},
};

/// One instrument with all that is kept of it.
pub(super) struct Document<'d> {
    pub(super) instrument: &'d Instrument,
    pub(super) rows: &'d [Row<'d>],
    json: String,
    findings: String,
}

impl<'d> Document<'d> {
    pub(super) fn new(
        instrument: &'d Instrument,
        rows: &'d [Row<'d>],
        findings: &[&Diagnostic],
    ) -> Self {
        Document { instrument, rows, json: json(instrument), findings: json(findings) }
    }

    /// Of all that is kept of it: each text with its length before it.
    pub(super) fn digest(&self) -> [u8; 32] {
        let mut bytes = Vec::with_capacity(512);
        let mut digest = Sha256::new();
        for text in [&self.json, &self.findings] {
            put(&mut bytes, Some(text));
        }
        for row in self.rows {
            tell(&mut bytes, row);
            digest.update(&bytes);
            bytes.clear();
        }
        digest.update(&bytes);
        digest.finalize().into()
    }

    pub(super) fn insert(&self, db: &Connection, digest: &[u8; 32]) -> Result<Id> {
        let sql = "INSERT INTO instrument (name, day, title, number, json, findings, digest)
                   VALUES (?, ?, ?, ?, ?, ?, ?)";
        db.prepare_cached(sql)?.insert(params![
            self.instrument.id,
            day_of(self.instrument),
            self.instrument.title,
            self.instrument.number,
            self.json,
            self.findings,
            digest,
        ])
    }
}

fn put(bytes: &mut Vec<u8>, text: Option<&str>) {
    // No text is not an empty one.
    let length = text.map_or(u32::MAX, |text| text.len() as u32);
    bytes.extend(length.to_le_bytes());
    bytes.extend(text.unwrap_or_default().as_bytes());
}

fn tell(bytes: &mut Vec<u8>, row: &Row<'_>) {
    let rule = match row.basis {
        Basis::Stated => None,
        Basis::Inferred(rule) => Some(rule),
    };
    let scope = row.scope.map(|scope| scope.as_str());
    let texts = [Some(row.act.as_str()), row.from, row.to, row.body, row.duty, row.within, scope];
    texts.into_iter().for_each(|text| put(bytes, text));
    bytes.extend((row.except.len() as u32).to_le_bytes());
    row.except.iter().for_each(|text| put(bytes, Some(text)));
    bytes.extend(row.count.map_or(u64::MAX, u64::from).to_le_bytes());
    let evidence = &row.evidence;
    put(bytes, rule);
    put(bytes, Some(evidence.clause));
    bytes.extend(evidence.span.start.to_le_bytes());
    bytes.extend(evidence.span.end.to_le_bytes());
    put(bytes, Some(evidence.quote));
    put(bytes, Some(row.construction));
}

/// Writes one provision; `text` gives out the numbers of texts.
pub(super) fn insert(
    db: &Connection,
    id: Id,
    row: &Row<'_>,
    mut text: impl FnMut(&str) -> Result<Id>,
) -> Result<()> {
    let mut known = |name: Option<&str>| name.map(&mut text).transpose();
    let (from, to, body) = (known(row.from)?, known(row.to)?, known(row.body)?);
    let (duty, within) = (known(row.duty)?, known(row.within)?);
    let inferred;
    let basis = match row.basis {
        Basis::Stated => "stated",
        Basis::Inferred(_) => {
            inferred = row.basis.to_string();
            &inferred
        }
    };
    let sql = "INSERT INTO provision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        id,
        row.act.as_str(),
        from,
        to,
        body,
        duty,
        within,
        row.scope.map(|scope| scope.as_str()),
        (!row.except.is_empty()).then(|| json(&row.except)),
        row.count,
        basis,
        row.evidence.clause,
        row.evidence.span.start,
        row.evidence.span.end,
        row.evidence.quote,
        row.construction,
    ])?;
    Ok(())
}

/// All kept values are made of texts, numbers and lists, which JSON can hold.
pub(super) fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
