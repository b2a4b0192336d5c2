//! The file → a history.

use std::{collections::HashMap, rc::Rc};

use rusqlite::{Connection, Result, params, types::Type};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use super::{Id, Kept, PLACE_BITS, Store, nodes::find_text, told};
use crate::{
    dataset::Error,
    diagnostic::Diagnostic,
    model::{
        Act, Basis, Evidence, HistoryBuilder, Instrument, InstrumentId, Parties, Provision, Row,
        Scope, TextId,
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
        // All of it is read: sooner where it lies than copied.
        self.db.pragma_update(None, "mmap_size", MAPPED)?;
        let mut builder = HistoryBuilder::default();
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            self.db.query_row(&sql, [], |row| row.get::<_, u32>(0)).map(|rows| rows as usize)
        };
        builder.reserve(count("instrument")?, count("provision")?);
        let texts = Numbered::all(&self.db, &mut builder)?;
        let mut findings: Vec<Diagnostic> = about(&self.db, "findings")?;
        let mut all = self.db.prepare("SELECT id, json, findings FROM instrument ORDER BY name")?;
        let mut rows = all.query([])?;
        let mut numbers = HashMap::new();
        while let Some(row) = rows.next()? {
            numbers.insert(row.get::<_, Id>(0)?, builder.instrument(parsed(row, 1)?));
            findings.extend(parsed::<Vec<Diagnostic>>(row, 2)?);
        }
        let mut all = self.db.prepare("SELECT * FROM provision ORDER BY id")?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let number: Id = row.get(0)?;
            let Some(&of) = numbers.get(&(number >> PLACE_BITS)) else { continue };
            let text = |column| Ok::<_, rusqlite::Error>(texts.get(row.get(column)?));
            let [from, to, body] = [text(2)?, text(3)?, text(4)?];
            let parties = Parties { from, to, body, duty: text(5)?, within: text(6)? };
            with_row(row, &Texts::default(), |rest| builder.push_named(of, parties, rest))?;
        }
        Ok(Kept {
            history: builder.finish(),
            agencies: about(&self.db, "agencies")?,
            alignments: about(&self.db, "alignments")?,
            findings,
        })
    }
}

/// How much of a file is read without copying it, where all of it is read.
const MAPPED: i64 = 1 << 40;

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
    let mut texts = Texts::default();
    while let Some(row) = rows.next()? {
        texts.look_up(db, row)?;
        with_row(row, &texts, &mut tell)?;
    }
    Ok(())
}

/// The columns of `provision` that are numbers of texts.
const TEXTS: std::ops::Range<usize> = 2..7;

/// All texts by their numbers in the file, each looked up once.
struct Numbered(Vec<(Id, TextId)>);

impl Numbered {
    fn all(db: &Connection, builder: &mut HistoryBuilder) -> Result<Self> {
        let mut all = db.prepare("SELECT id, text FROM text ORDER BY id")?;
        let mut rows = all.query([])?;
        let mut texts = Vec::new();
        while let Some(row) = rows.next()? {
            texts.push((row.get(0)?, builder.text(row.get_ref(1)?.as_str()?)));
        }
        Ok(Numbered(texts))
    }

    fn get(&self, id: Option<Id>) -> Option<TextId> {
        let id = id?;
        // Of a file that was never changed, the numbers have no gaps.
        let at = usize::try_from(id.saturating_sub(1)).ok()?;
        if let Some(&(_, text)) = self.0.get(at).filter(|(known, _)| *known == id) {
            return Some(text);
        }
        let at = self.0.binary_search_by_key(&id, |(known, _)| *known).ok()?;
        Some(self.0[at].1)
    }
}

/// Texts and their numbers, as far as they were needed.
#[derive(Default)]
pub(super) struct Texts {
    texts: FxHashMap<Id, Rc<str>>,
    numbers: FxHashMap<Rc<str>, Id>,
}

impl Texts {
    /// Looks up those of one provision.
    pub(super) fn look_up(&mut self, db: &Connection, row: &rusqlite::Row<'_>) -> Result<()> {
        let mut find = db.prepare_cached("SELECT text FROM text WHERE id = ?")?;
        for column in TEXTS {
            if let Some(id) = row.get::<_, Option<Id>>(column)?
                && !self.texts.contains_key(&id)
            {
                let text: Rc<str> = find.query_row([id], |row| row.get(0))?;
                self.texts.insert(id, Rc::clone(&text));
                self.numbers.insert(text, id);
            }
        }
        Ok(())
    }

    /// The number of a text, if the file has it.
    pub(super) fn number(&self, db: &Connection, text: &str) -> Result<Option<Id>> {
        match self.numbers.get(text) {
            Some(&id) => Ok(Some(id)),
            None => find_text(db, text),
        }
    }

    fn get(&self, id: Option<Id>) -> Option<&str> {
        self.texts.get(&id?).map(Rc::as_ref)
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
