//! A file that exists, changed in one transaction.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{
    Changes, Id, PLACE_BITS, Scope, day_of,
    fault::Fault,
    line::{self, Document},
    mentions::{Kind, Mentions},
    nodes::{Nodes, drop_agency, drop_duty},
    open, read,
};
use crate::{
    dataset::Error,
    model::{Instrument, Row},
};

pub(super) struct Change {
    db: Connection,
    scope: Scope,
    nodes: Nodes,
    /// The instruments that are to stand in the file.
    wanted: BTreeSet<Id>,
    /// Duties and agencies that lost a mention.
    loose_duties: BTreeSet<Id>,
    loose_agencies: BTreeSet<Id>,
    changes: Changes,
}

impl Change {
    pub(super) fn begin(path: &Path, scope: Scope) -> std::result::Result<Self, Error> {
        let db = open::to_write(path)?;
        // Ends without a word if it is not committed.
        db.execute_batch("BEGIN IMMEDIATE").map_err(super::told(path))?;
        Ok(Change {
            db,
            scope,
            nodes: Nodes::default(),
            wanted: BTreeSet::new(),
            loose_duties: BTreeSet::new(),
            loose_agencies: BTreeSet::new(),
            changes: Changes::default(),
        })
    }

    pub(super) fn database(&self) -> &Connection {
        &self.db
    }

    /// Writes an instrument, unless it stands there to the letter.
    pub(super) fn insert(&mut self, document: &Document<'_>) -> std::result::Result<(), Fault> {
        let digest = document.digest();
        let name = &document.instrument.id;
        let sql = "SELECT id, digest FROM instrument WHERE name = ?";
        let mut find = self.db.prepare_cached(sql)?;
        let stands: Option<(Id, Vec<u8>)> =
            find.query_row([name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        drop(find);
        match stands {
            Some((id, _)) if self.wanted.contains(&id) => return Err(Fault::Twice(name.clone())),
            Some((id, known)) if known == digest => {
                self.changes.same += 1;
                self.wanted.insert(id);
                return Ok(());
            }
            Some((id, _)) => {
                self.is_no_other(id, document.instrument)?;
                self.changes.changed += 1;
                self.remove(id)?;
            }
            None => self.changes.added += 1,
        }
        let number = document.insert(&self.db, &digest)?;
        self.wanted.insert(number);
        let day = day_of(document.instrument);
        for (place, row) in (0..).zip(document.rows) {
            self.provision((number << PLACE_BITS) + place, day, row)?;
        }
        Ok(())
    }

    /// What is added goes in the place of an older text of its own, not of
    /// another document that goes by the same name.
    fn is_no_other(&self, id: Id, new: &Instrument) -> std::result::Result<(), Fault> {
        let old = read::instrument(&self.db, id)?;
        let titled = !old.title.is_empty() && !new.title.is_empty() && old.title != new.title;
        if self.scope == Scope::More && titled && old.sha256 != new.sha256 {
            return Err(Fault::Another(old.id, old.title));
        }
        Ok(())
    }

    fn provision(&mut self, id: Id, day: Id, row: &Row<'_>) -> Result<()> {
        let (db, nodes) = (&self.db, &mut self.nodes);
        line::insert(db, id, row, |text| nodes.text(db, text))?;
        let said = Mentions::of(row);
        for &duty in &said.duties {
            let duty = nodes.duty(db, duty)?;
            let sql = "INSERT INTO duty_mention VALUES (?, ?)";
            db.prepare_cached(sql)?.execute([duty, id])?;
        }
        for &(name, kind) in &said.agencies {
            let agency = match kind {
                Kind::Plate => nodes.text(db, name)?,
                _ => nodes.agency(db, name)?,
            };
            let sql = "INSERT INTO agency_mention VALUES (?, ?, ?, ?)";
            db.prepare_cached(sql)?.execute([agency, kind as Id, day, id])?;
        }
        Ok(())
    }

    /// Takes an instrument out with all it says.
    fn remove(&mut self, number: Id) -> Result<()> {
        let instrument = read::instrument(&self.db, number)?;
        let day = day_of(&instrument);
        let mut rows = Vec::new();
        read::provisions_of(&self.db, number, |row| rows.push(row.owned()))?;
        for (place, row) in (0..).zip(&rows) {
            self.forget((number << PLACE_BITS) + place, day, &row.view())?;
        }
        let range = params![number << PLACE_BITS, (number + 1) << PLACE_BITS];
        let sql = "DELETE FROM provision WHERE id >= ? AND id < ?";
        self.db.prepare_cached(sql)?.execute(range)?;
        self.db.prepare_cached("DELETE FROM instrument WHERE id = ?")?.execute([number])?;
        Ok(())
    }

    fn forget(&mut self, id: Id, day: Id, row: &Row<'_>) -> Result<()> {
        let (db, nodes) = (&self.db, &mut self.nodes);
        let said = Mentions::of(row);
        for &duty in &said.duties {
            let duty = nodes.duty(db, duty)?;
            let sql = "DELETE FROM duty_mention WHERE duty = ? AND provision = ?";
            db.prepare_cached(sql)?.execute([duty, id])?;
            self.loose_duties.insert(duty);
        }
        for &(name, kind) in &said.agencies {
            let agency = nodes.text(db, name)?;
            let sql = "DELETE FROM agency_mention
                       WHERE agency = ? AND kind = ? AND day = ? AND provision = ?";
            db.prepare_cached(sql)?.execute([agency, kind as Id, day, id])?;
            self.loose_agencies.insert(agency);
        }
        Ok(())
    }

    /// Takes out the instruments that the file is not to hold, and what
    /// nothing speaks of any more.
    pub(super) fn finish(mut self) -> Result<(Connection, Changes)> {
        if self.scope == Scope::All {
            let mut all = self.db.prepare("SELECT id FROM instrument")?;
            let stands: Vec<Id> = all.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
            drop(all);
            for id in stands.into_iter().filter(|id| !self.wanted.contains(id)).collect::<Vec<_>>()
            {
                self.remove(id)?;
                self.changes.removed += 1;
            }
        }
        self.sweep()?;
        self.db.execute_batch("COMMIT")?;
        Ok((self.db, self.changes))
    }

    fn sweep(&mut self) -> Result<()> {
        let mut spoken = self.db.prepare("SELECT 1 FROM duty_mention WHERE duty = ?")?;
        for &duty in &self.loose_duties {
            if !spoken.exists([duty])? {
                drop_duty(&self.db, duty)?;
            }
        }
        // What only stands on a door is no agency.
        let sql = "SELECT 1 FROM agency_mention WHERE agency = ? AND kind <> ?";
        let mut spoken = self.db.prepare(sql)?;
        for &agency in &self.loose_agencies {
            if !spoken.exists([agency, Kind::Plate as Id])? {
                drop_agency(&self.db, agency)?;
            }
        }
        Ok(())
    }
}

/// Where a change is kept until it is part of the file.
pub(super) fn beside(path: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}
