//! The file → a history.

use rusqlite::{Connection, Result, params, types::Type};
use serde::de::DeserializeOwned;

use super::{Id, Kept, PLACE_BITS, Store, told};
use crate::{
    dataset::Error,
    diagnostic::Diagnostic,
    model::{
        Act, Basis, Evidence, HistoryBuilder, Instrument, InstrumentId, Provision, Row, Scope,
    },
    source::Span,
};

impl Store {
    /// Reads everything. Linear in the file.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn load(&self) -> Result<Kept, Error> {
        self.everything().map_err(told(&self.path))
    }

    fn everything(&self) -> Result<Kept> {
        let texts = Texts::all(&self.db)?;
        let mut builder = HistoryBuilder::default();
        let mut findings: Vec<Diagnostic> = about(&self.db, "findings")?;
        let mut all = self.db.prepare("SELECT id, json, findings FROM instrument ORDER BY name")?;
        let mut rows = all.query([])?;
        let mut numbers = std::collections::HashMap::new();
        while let Some(row) = rows.next()? {
            numbers.insert(row.get::<_, Id>(0)?, builder.instrument(parsed(row, 1)?));
            findings.extend(parsed::<Vec<Diagnostic>>(row, 2)?);
        }
        let mut all = self.db.prepare("SELECT * FROM provision ORDER BY id")?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let number: Id = row.get(0)?;
            let Some(&of) = numbers.get(&(number >> PLACE_BITS)) else { continue };
            with_row(row, &texts, |row| builder.push(of, row))?;
        }
        Ok(Kept {
            history: builder.finish(),
            agencies: about(&self.db, "agencies")?,
            alignments: about(&self.db, "alignments")?,
            findings,
        })
    }
}

/// What stands in `about`.
pub(super) fn about<T: DeserializeOwned + Default>(db: &Connection, key: &str) -> Result<T> {
    let mut find = db.prepare_cached("SELECT value FROM about WHERE key = ?")?;
    let mut rows = find.query([key])?;
    match rows.next()? {
        Some(row) => parsed(row, 0),
        None => Ok(T::default()),
    }
}

/// One instrument, without its provisions.
pub(super) fn instrument(db: &Connection, number: Id) -> Result<Instrument> {
    let sql = "SELECT json FROM instrument WHERE id = ?";
    db.prepare_cached(sql)?.query_row([number], |row| parsed(row, 0))
}

/// The provisions of one instrument.
pub(super) fn provisions_of(
    db: &Connection,
    number: Id,
    mut tell: impl FnMut(&Row<'_>),
) -> Result<()> {
    let sql = "SELECT * FROM provision WHERE id >= ? AND id < ? ORDER BY id";
    let mut all = db.prepare_cached(sql)?;
    let mut rows = all.query(params![number << PLACE_BITS, (number + 1) << PLACE_BITS])?;
    while let Some(row) = rows.next()? {
        let texts = Texts::of(db, row)?;
        with_row(row, &texts, &mut tell)?;
    }
    Ok(())
}

/// The columns of `provision` that are numbers of texts.
const TEXTS: std::ops::Range<usize> = 2..7;

/// Texts by their numbers.
pub(super) struct Texts(Vec<(Id, String)>);

impl Texts {
    fn all(db: &Connection) -> Result<Self> {
        let mut all = db.prepare("SELECT id, text FROM text ORDER BY id")?;
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Texts(rows.collect::<Result<_>>()?))
    }

    /// Those of one provision.
    pub(super) fn of(db: &Connection, row: &rusqlite::Row<'_>) -> Result<Self> {
        let mut find = db.prepare_cached("SELECT text FROM text WHERE id = ?")?;
        let mut texts = Vec::with_capacity(TEXTS.len());
        for column in TEXTS {
            if let Some(id) = row.get::<_, Option<Id>>(column)? {
                texts.push((id, find.query_row([id], |row| row.get(0))?));
            }
        }
        texts.sort();
        Ok(Texts(texts))
    }

    fn get(&self, id: Option<Id>) -> Option<&str> {
        let at = self.0.binary_search_by_key(&id?, |(known, _)| *known).ok()?;
        Some(&self.0[at].1)
    }
}

/// Reads one line of `provision`.
pub(super) fn with_row(
    row: &rusqlite::Row<'_>,
    texts: &Texts,
    tell: impl FnOnce(&Row<'_>),
) -> Result<()> {
    let text = |column| Ok::<_, rusqlite::Error>(texts.get(row.get(column)?));
    let word = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
    let except: Vec<String> = match row.get_ref(8)? {
        rusqlite::types::ValueRef::Null => Vec::new(),
        _ => parsed(row, 8)?,
    };
    let scope: Option<String> = row.get(7)?;
    tell(&Provision {
        instrument: InstrumentId::default(),
        act: word(1)?.parse::<Act>().map_err(|bad| broken(1, bad))?,
        from: text(2)?,
        to: text(3)?,
        body: text(4)?,
        duty: text(5)?,
        within: text(6)?,
        scope: scope.map(|word| word.parse::<Scope>()).transpose().map_err(|bad| broken(7, bad))?,
        except: except.iter().map(String::as_str).collect(),
        count: row.get(9)?,
        basis: Basis::of(word(10)?).unwrap_or_default(),
        evidence: Evidence {
            clause: word(11)?,
            span: Span { start: row.get(12)?, end: row.get(13)? },
            quote: word(14)?,
        },
        construction: word(15)?,
    });
    Ok(())
}

fn parsed<T: DeserializeOwned>(row: &rusqlite::Row<'_>, column: usize) -> Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|bad| broken(column, bad))
}

fn broken(column: usize, cause: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(cause))
}
