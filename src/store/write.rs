//! A history → the file, as far as they differ.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use rusqlite::{Connection, Result, params};
use sha2::{Digest, Sha256};

use super::{
    Id, Kept, PLACE_BITS, day_of,
    mentions::Mentions,
    nodes::{Nodes, drop_agency, drop_duty, find_duty, find_text},
    open, read, told,
};
use crate::{
    dataset::Error,
    diagnostic::Diagnostic,
    graph::Graph,
    model::{History, HistoryBuilder, Instrument, InstrumentId, ProvisionId, Row},
};

/// What becomes of instruments that stand in the file and not in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// They go: the file is to hold this history.
    All,
    /// They stay: the history is added to the file.
    More,
}

/// How many instruments were written, and how many were left alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// New ones.
    pub added: usize,
    /// Those that differed.
    pub changed: usize,
    /// Those taken out.
    pub removed: usize,
    /// Those that stood there already, to the letter.
    pub same: usize,
}

/// Writes a history into a file; what is the same there is left alone.
///
/// O(n log n) in the provisions of the instruments that differ, and linear in
/// all to see which do.
///
/// # Errors
/// A file of another program or version, or a system that refuses to write;
/// the file is then as it was.
pub fn write(path: &Path, kept: &Kept, scope: Scope) -> Result<Changes, Error> {
    if path.exists() {
        return update(path, kept, scope);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".handover-").suffix(".sqlite");
    let file = builder
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .map_err(|cause| Error::unwritable(path, cause))?;
    let changes = make(file.path(), kept).map_err(told(path))?;
    file.as_file().sync_all().map_err(|cause| Error::unwritable(path, cause))?;
    for beside in ["-wal", "-shm"] {
        // Left there by a file of the same name that was taken away.
        let _ = fs::remove_file(format!("{}{beside}", path.display()));
    }
    set_permissions(file.path()).map_err(|cause| Error::unwritable(path, cause))?;
    file.persist(path).map_err(|cause| Error::unwritable(path, cause.error))?;
    Ok(changes)
}

/// A temporary file is for its owner only; the file made of it is for all whom
/// a new file would be for.
#[cfg(unix)]
fn set_permissions(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_permissions(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn make(path: &Path, kept: &Kept) -> Result<Changes> {
    let mut db = Connection::open(path)?;
    // Nobody sees the file before it is whole.
    db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    db.execute_batch("PRAGMA cache_size = -65536;")?;
    db.execute_batch(include_str!("schema.sql"))?;
    let transaction = db.transaction()?;
    let instruments: Vec<_> = kept.history.instruments().map(|(id, _)| id).collect();
    let mut writer = Writer::new(&transaction, kept, true);
    writer.insert(&instruments)?;
    writer.about()?;
    drop(writer);
    transaction.commit()?;
    db.execute_batch(
        "INSERT INTO wording_search (wording_search) VALUES ('optimize');
         INSERT INTO agency_search (agency_search) VALUES ('optimize');
         ANALYZE;",
    )?;
    // From here on a change is written beside the file first, so that others
    // go on reading it as it was.
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    Ok(Changes { added: instruments.len(), ..Changes::default() })
}

fn update(path: &Path, kept: &Kept, scope: Scope) -> Result<Changes, Error> {
    let mut db = open::to_write(path)?;
    let changes = change(&mut db, kept, scope).map_err(told(path))?;
    // One file again, unless somebody is reading just now: then later.
    let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    Ok(changes)
}

fn change(db: &mut Connection, kept: &Kept, scope: Scope) -> Result<Changes> {
    let transaction = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let mut stands = digests(&transaction)?;
    let mut changes = Changes::default();
    let (mut outdated, mut wanted) = (Vec::new(), Vec::new());
    let mut writer = Writer::new(&transaction, kept, false);
    for (id, instrument) in kept.history.instruments() {
        match stands.remove(&instrument.id) {
            Some((_, digest)) if digest == writer.digest(id) => {
                changes.same += 1;
                continue;
            }
            Some((old, _)) => {
                outdated.push(old);
                changes.changed += 1;
            }
            None => changes.added += 1,
        }
        wanted.push(id);
    }
    if scope == Scope::All {
        changes.removed = stands.len();
        outdated.extend(stands.values().map(|(id, _)| id));
    }
    writer.remove(&outdated)?;
    writer.insert(&wanted)?;
    writer.sweep()?;
    if scope == Scope::All {
        writer.about()?;
    }
    drop(writer);
    transaction.commit()?;
    Ok(changes)
}

fn digests(db: &Connection) -> Result<BTreeMap<String, (Id, Vec<u8>)>> {
    let mut all = db.prepare("SELECT name, id, digest FROM instrument")?;
    let rows = all.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    rows.collect()
}

struct Writer<'c> {
    db: &'c Connection,
    kept: &'c Kept,
    nodes: Nodes<'c>,
    /// By the name of the instrument.
    findings: BTreeMap<&'c str, Vec<&'c Diagnostic>>,
    /// Duties and agencies that lost a mention.
    loose_duties: BTreeSet<Id>,
    loose_agencies: BTreeSet<Id>,
}

impl<'c> Writer<'c> {
    fn new(db: &'c Connection, kept: &'c Kept, new: bool) -> Self {
        let mut findings: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        for finding in &kept.findings {
            if let Some(instrument) = &finding.instrument {
                findings.entry(instrument).or_default().push(finding);
            }
        }
        Writer {
            db,
            kept,
            nodes: Nodes::new(db, new),
            findings,
            loose_duties: BTreeSet::new(),
            loose_agencies: BTreeSet::new(),
        }
    }

    fn findings_json(&self, instrument: &Instrument) -> String {
        let found = self.findings.get(instrument.id.as_str());
        json(&found.map(Vec::as_slice).unwrap_or_default())
    }

    /// Of all that is kept of an instrument.
    fn digest(&self, id: InstrumentId) -> Vec<u8> {
        let instrument = self.kept.history.instrument(id);
        let mut digest = Sha256::new();
        digest.update(json(instrument));
        digest.update(self.findings_json(instrument));
        for (_, mut row) in self.kept.history.provisions_of(id) {
            row.instrument = InstrumentId(0);
            digest.update(json(&row));
        }
        digest.finalize().to_vec()
    }

    fn about(&self) -> Result<()> {
        let loose = self.kept.findings.iter().filter(|finding| finding.instrument.is_none());
        let values = [
            ("agencies", json(&self.kept.agencies)),
            ("alignments", json(&self.kept.alignments)),
            ("findings", json(&loose.collect::<Vec<_>>())),
        ];
        for (key, value) in values {
            let sql = "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)";
            self.db.execute(sql, params![key, value])?;
        }
        Ok(())
    }

    fn insert(&mut self, instruments: &[InstrumentId]) -> Result<()> {
        let mut numbers = BTreeMap::new();
        for &id in instruments {
            numbers.insert(id, self.instrument(id)?);
        }
        let history = &self.kept.history;
        // Where all are new there is nothing to pick out.
        if instruments.len() == history.instruments().len() {
            let of = |id: InstrumentId| numbers[&id];
            return self.mention(history, of, true);
        }
        let mut builder = HistoryBuilder::default();
        let mut picked: BTreeMap<String, Id> = BTreeMap::new();
        for &id in instruments {
            picked.insert(history.instrument(id).id.clone(), numbers[&id]);
            let new = builder.instrument(history.instrument(id).clone());
            history.provisions_of(id).for_each(|(_, row)| builder.push(new, &row));
        }
        let part = builder.finish();
        self.mention(&part, |id| picked[&part.instrument(id).id], true)
    }

    fn instrument(&mut self, id: InstrumentId) -> Result<Id> {
        let instrument = self.kept.history.instrument(id);
        let sql = "INSERT INTO instrument (name, day, title, number, json, findings, digest)
                   VALUES (?, ?, ?, ?, ?, ?, ?)";
        let number = self.db.prepare_cached(sql)?.insert(params![
            instrument.id,
            day_of(instrument),
            instrument.title,
            instrument.number,
            json(instrument),
            self.findings_json(instrument),
            self.digest(id),
        ])?;
        for ((_, row), place) in self.kept.history.provisions_of(id).zip(0..) {
            self.provision((number << PLACE_BITS) + place, &row)?;
        }
        Ok(number)
    }

    fn provision(&mut self, id: Id, row: &Row<'_>) -> Result<()> {
        let nodes = &mut self.nodes;
        let mut text = |text: Option<&str>| text.map(|text| nodes.text(text)).transpose();
        let (from, to, body) = (text(row.from)?, text(row.to)?, text(row.body)?);
        let (duty, within) = (text(row.duty)?, text(row.within)?);
        let sql = "INSERT INTO provision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        self.db.prepare_cached(sql)?.execute(params![
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
            row.basis.to_string(),
            row.evidence.clause,
            row.evidence.span.start,
            row.evidence.span.end,
            row.evidence.quote,
            row.construction,
        ])?;
        Ok(())
    }

    /// Notes what the provisions of a history speak of, or forgets it.
    fn mention(
        &mut self,
        history: &History,
        number: impl Fn(InstrumentId) -> Id,
        add: bool,
    ) -> Result<()> {
        let graph = Graph::build(history);
        let mentions = Mentions::of(history, &graph);
        let id_of = |id: ProvisionId| {
            let instrument = history.instrument_id(id);
            let place = id.0 - history.first_of(instrument).0;
            (number(instrument) << PLACE_BITS) + Id::from(place)
        };
        let day = |id| day_of(history.instrument(history.instrument_id(id)));
        let sql = match add {
            true => "INSERT OR IGNORE INTO duty_mention VALUES (?, ?)",
            false => "DELETE FROM duty_mention WHERE duty = ? AND provision = ?",
        };
        let mut change = self.db.prepare_cached(sql)?;
        for (key, provisions) in &mentions.duties {
            let duty = match add {
                true => self.nodes.duty(*key)?,
                false => {
                    let find = |text: Option<&str>| match text {
                        Some(text) => find_text(self.db, text),
                        None => Ok(None),
                    };
                    let (wording, agency) = (find(key.wording)?, find(key.agency)?);
                    let Some(duty) = find_duty(self.db, wording, agency)? else { continue };
                    self.loose_duties.insert(duty);
                    duty
                }
            };
            for &id in provisions {
                change.execute(params![duty, id_of(id)])?;
            }
        }
        let sql = match add {
            true => "INSERT OR IGNORE INTO agency_mention VALUES (?, ?, ?, ?)",
            false => {
                "DELETE FROM agency_mention
                 WHERE agency = ? AND kind = ? AND day = ? AND provision = ?"
            }
        };
        let mut change = self.db.prepare_cached(sql)?;
        for (name, said) in &mentions.agencies {
            let agency = match add {
                true => self.nodes.agency(name)?,
                false => {
                    let Some(agency) = find_text(self.db, name)? else { continue };
                    self.loose_agencies.insert(agency);
                    agency
                }
            };
            for &(kind, id) in said {
                change.execute(params![agency, kind as u8, day(id), id_of(id)])?;
            }
        }
        Ok(())
    }

    /// Takes instruments out with all they say.
    fn remove(&mut self, instruments: &[Id]) -> Result<()> {
        if instruments.is_empty() {
            return Ok(());
        }
        let mut builder = HistoryBuilder::default();
        let mut numbers = BTreeMap::new();
        for &number in instruments {
            let instrument = read::instrument(self.db, number)?;
            numbers.insert(instrument.id.clone(), number);
            let id = builder.instrument(instrument);
            read::provisions_of(self.db, number, |row| builder.push(id, row))?;
        }
        let old = builder.finish();
        self.mention(&old, |id| numbers[&old.instrument(id).id], false)?;
        for &number in instruments {
            let range = params![number << PLACE_BITS, (number + 1) << PLACE_BITS];
            self.db
                .prepare_cached("DELETE FROM provision WHERE id >= ? AND id < ?")?
                .execute(range)?;
            self.db.prepare_cached("DELETE FROM instrument WHERE id = ?")?.execute([number])?;
        }
        Ok(())
    }

    /// Takes out what nothing speaks of any more.
    fn sweep(&mut self) -> Result<()> {
        let spoken = |sql, id: Id| self.db.prepare_cached(sql)?.exists([id]);
        for &duty in &self.loose_duties {
            if !spoken("SELECT 1 FROM duty_mention WHERE duty = ?", duty)? {
                drop_duty(self.db, duty)?;
            }
        }
        for &agency in &self.loose_agencies {
            if !spoken("SELECT 1 FROM agency_mention WHERE agency = ?", agency)? {
                drop_agency(self.db, agency)?;
            }
        }
        Ok(())
    }
}

/// All kept values are made of texts, numbers and lists, which JSON can hold.
fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
