//! A new file, made in one go: rows as they come, and at the end, in order,
//! all that finds them.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use rusqlite::{Connection, params};

use super::{
    Id, PLACE_BITS, day_of,
    fault::Fault,
    line::{self, Document},
    mentions::{DutyKey, Kind, Mentions},
    nodes::pieces,
    sorter::Sorter,
};
use crate::{
    analysis::search::pairs_of,
    graph::{core, plain},
    model::{Row, TextId, Texts},
};

/// What a text is.
#[derive(Debug, Clone, Copy, Default)]
struct Used {
    agency: bool,
    /// The duty that it words beside no agency; 0: none.
    duty: Id,
    /// How many duties it words.
    duties: u32,
}

pub(super) struct Fresh {
    db: Connection,
    texts: Texts,
    /// By the number of the text.
    used: Vec<Used>,
    /// Texts of the wording and of the agency, 0 for none.
    duties: Vec<(Id, Id)>,
    /// Duties that need their agency. Looked up, never iterated.
    beside: HashMap<(Id, Id), Id>,
    said_of_duties: Sorter<2>,
    said_of_agencies: Sorter<4>,
}

impl Fresh {
    pub(super) fn new(path: &Path) -> Result<Self, Fault> {
        let db = Connection::open(path)?;
        // Nobody sees the file before it is whole and on the disk.
        db.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
             PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;",
        )?;
        db.execute_batch(include_str!("schema.sql"))?;
        db.execute_batch("BEGIN")?;
        Ok(Fresh {
            db,
            texts: Texts::default(),
            used: Vec::new(),
            duties: Vec::new(),
            beside: HashMap::new(),
            said_of_duties: Sorter::new(),
            said_of_agencies: Sorter::new(),
        })
    }

    pub(super) fn database(&self) -> &Connection {
        &self.db
    }

    pub(super) fn insert(&mut self, document: &Document<'_>) -> Result<(), Fault> {
        let number = document.insert(&self.db, &document.digest())?;
        let day = day_of(document.instrument);
        for (place, row) in (0..).zip(document.rows) {
            self.provision((number << PLACE_BITS) + place, day, row)?;
        }
        Ok(())
    }

    fn provision(&mut self, id: Id, day: Id, row: &Row<'_>) -> Result<(), Fault> {
        let texts = &mut self.texts;
        line::insert(&self.db, id, row, |text| Ok(number(texts.intern(text))))?;
        let said = Mentions::of(row);
        for &duty in &said.duties {
            let duty = self.duty(duty);
            self.said_of_duties.push([duty, id])?;
        }
        for &(name, kind) in &said.agencies {
            let name = self.text(name);
            self.used[name as usize - 1].agency |= kind != Kind::Plate;
            self.said_of_agencies.push([name, kind as Id, day, id])?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Id {
        let id = number(self.texts.intern(text));
        if self.used.len() < self.texts.len() {
            self.used.resize(self.texts.len(), Used::default());
        }
        id
    }

    fn duty(&mut self, key: DutyKey<&str>) -> Id {
        let wording = key.wording.map_or(0, |text| self.text(text));
        let agency = key.agency.map_or(0, |text| self.text(text));
        let next = self.duties.len() as Id + 1;
        let known = match agency {
            0 => &mut self.used[wording as usize - 1].duty,
            _ => self.beside.entry((wording, agency)).or_default(),
        };
        if *known == 0 {
            *known = next;
            self.duties.push((wording, agency));
            if wording > 0 {
                self.used[wording as usize - 1].duties += 1;
            }
            return next;
        }
        *known
    }

    /// Writes what finds the rows.
    pub(super) fn finish(mut self) -> Result<Connection, Fault> {
        self.used.resize(self.texts.len(), Used::default());
        self.names()?;
        self.search()?;
        self.mentions()?;
        self.db.execute_batch(include_str!("indexes.sql"))?;
        self.db.execute_batch("COMMIT")?;
        // From here on a change is written beside the file first, so that
        // others go on reading it as it was.
        self.db.execute_batch("PRAGMA locking_mode = NORMAL")?;
        self.db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        Ok(self.db)
    }

    fn each_text(&self) -> impl Iterator<Item = (Id, &str, Used)> {
        let texts = self.texts.iter().zip(1..).zip(&self.used);
        texts.map(|((text, id), &used)| (id, text, used))
    }

    fn names(&self) -> Result<(), Fault> {
        let mut text = self.db.prepare("INSERT INTO text (id, text) VALUES (?, ?)")?;
        let mut agency = self.db.prepare("INSERT INTO agency (id, plain) VALUES (?, ?)")?;
        let mut wording =
            self.db.prepare("INSERT INTO wording (id, plain, core, duties) VALUES (?, ?, ?, ?)")?;
        for (id, name, used) in self.each_text() {
            text.execute(params![id, name])?;
            if used.agency {
                agency.execute(params![id, plain(name)])?;
            }
            if used.duties > 0 {
                wording.execute(params![id, plain(name), core(name), used.duties])?;
            }
        }
        let mut duty =
            self.db.prepare("INSERT INTO duty (id, wording, agency) VALUES (?, ?, ?)")?;
        for ((wording, agency), id) in self.duties.iter().zip(1_i64..) {
            duty.execute(params![id, wording, agency])?;
        }
        Ok(())
    }

    fn search(&self) -> Result<(), Fault> {
        let mut pairs: BTreeMap<[char; 2], i64> = BTreeMap::new();
        let mut wordings: i64 = 0;
        let mut wording =
            self.db.prepare("INSERT INTO wording_search (rowid, pieces) VALUES (?, ?)")?;
        let mut agency =
            self.db.prepare("INSERT INTO agency_search (rowid, pieces) VALUES (?, ?)")?;
        for (id, text, used) in self.each_text().filter(|(.., used)| used.agency || used.duties > 0)
        {
            let plain = plain(text);
            let pieces = pieces(&plain);
            if used.agency {
                agency.execute(params![id, pieces])?;
            }
            if used.duties > 0 {
                wording.execute(params![id, pieces])?;
                wordings += i64::from(used.duties);
                for pair in pairs_of(&plain) {
                    *pairs.entry(pair).or_default() += i64::from(used.duties);
                }
            }
        }
        let mut pair = self.db.prepare("INSERT INTO pair (pair, duties) VALUES (?, ?)")?;
        for (characters, duties) in pairs {
            pair.execute(params![String::from_iter(characters), duties])?;
        }
        self.db.execute_batch(
            "INSERT INTO wording_search (wording_search) VALUES ('optimize');
             INSERT INTO agency_search (agency_search) VALUES ('optimize');",
        )?;
        if wordings > 0 {
            let sql = "INSERT INTO about (key, value) VALUES ('wordings', ?)";
            self.db.execute(sql, [wordings])?;
        }
        Ok(())
    }

    fn mentions(&mut self) -> Result<(), Fault> {
        let said = std::mem::replace(&mut self.said_of_duties, Sorter::new());
        let mut insert = self.db.prepare("INSERT INTO duty_mention VALUES (?, ?)")?;
        said.tell(|record| {
            insert.execute(record)?;
            Ok::<_, Fault>(())
        })?;
        let said = std::mem::replace(&mut self.said_of_agencies, Sorter::new());
        let mut insert = self.db.prepare("INSERT INTO agency_mention VALUES (?, ?, ?, ?)")?;
        said.tell(|record| {
            insert.execute(record)?;
            Ok::<_, Fault>(())
        })
    }
}

/// The number of a text in the file.
fn number(text: TextId) -> Id {
    text.index() as Id + 1
}
