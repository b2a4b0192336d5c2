//! Texts, agencies and duties in the file: found, made, and taken out again.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{Id, mentions::DutyKey};
use crate::{
    analysis::search::pairs_of,
    graph::{core, plain},
};

/// Gives out the numbers of texts and duties.
pub(super) struct Nodes<'c> {
    db: &'c Connection,
    texts: HashMap<String, Id>,
    /// Nothing stands in the file yet, so nothing need be looked up.
    new: bool,
}

impl<'c> Nodes<'c> {
    pub(super) fn new(db: &'c Connection, new: bool) -> Self {
        Nodes { db, texts: HashMap::new(), new }
    }

    pub(super) fn text(&mut self, text: &str) -> Result<Id> {
        if let Some(&id) = self.texts.get(text) {
            return Ok(id);
        }
        let known = match self.new {
            true => None,
            false => {
                let mut find = self.db.prepare_cached("SELECT id FROM text WHERE text = ?")?;
                find.query_row([text], |row| row.get(0)).optional()?
            }
        };
        let id = match known {
            Some(id) => id,
            None => self.db.prepare_cached("INSERT INTO text (text) VALUES (?)")?.insert([text])?,
        };
        self.texts.insert(text.to_owned(), id);
        Ok(id)
    }

    pub(super) fn agency(&mut self, name: &str) -> Result<Id> {
        let id = self.text(name)?;
        let plain = plain(name);
        let sql = "INSERT INTO agency (id, plain) VALUES (?, ?) ON CONFLICT DO NOTHING";
        if self.db.prepare_cached(sql)?.execute(params![id, plain])? > 0 {
            let sql = "INSERT INTO agency_search (rowid, pieces) VALUES (?, ?)";
            self.db.prepare_cached(sql)?.execute(params![id, pieces(&plain)])?;
        }
        Ok(id)
    }

    pub(super) fn duty(&mut self, key: DutyKey<'_>) -> Result<Id> {
        let wording = key.wording.map(|text| self.text(text)).transpose()?;
        let agency = key.agency.map(|text| self.text(text)).transpose()?;
        if !self.new
            && let Some(id) = find_duty(self.db, wording, agency)?
        {
            return Ok(id);
        }
        let sql = "INSERT INTO duty (wording, agency) VALUES (?, ?)";
        let id = self.db.prepare_cached(sql)?.insert(params![wording, agency])?;
        if let (Some(text), Some(wording)) = (key.wording, wording) {
            self.worded(wording, text)?;
        }
        Ok(id)
    }

    /// One duty more has this wording.
    fn worded(&mut self, wording: Id, text: &str) -> Result<()> {
        let sql = "UPDATE wording SET duties = duties + 1 WHERE id = ?";
        let plain = plain(text);
        if self.db.prepare_cached(sql)?.execute([wording])? == 0 {
            let sql = "INSERT INTO wording (id, plain, core, duties) VALUES (?, ?, ?, 1)";
            self.db.prepare_cached(sql)?.execute(params![wording, plain, core(text)])?;
            let sql = "INSERT INTO wording_search (rowid, pieces) VALUES (?, ?)";
            self.db.prepare_cached(sql)?.execute(params![wording, pieces(&plain)])?;
        }
        count(self.db, &plain, 1)
    }
}

/// Takes out a duty of which no provision speaks any more.
pub(super) fn drop_duty(db: &Connection, id: Id) -> Result<()> {
    let sql = "DELETE FROM duty WHERE id = ? RETURNING wording";
    let wording: Option<Id> = db.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    let Some(wording) = wording else { return Ok(()) };
    let sql = "UPDATE wording SET duties = duties - 1 WHERE id = ? RETURNING plain, duties";
    let (plain, left): (String, i64) =
        db.prepare_cached(sql)?.query_row([wording], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if left == 0 {
        db.prepare_cached("DELETE FROM wording WHERE id = ?")?.execute([wording])?;
        db.prepare_cached("DELETE FROM wording_search WHERE rowid = ?")?.execute([wording])?;
    }
    count(db, &plain, -1)
}

/// Takes out an agency of which no provision speaks any more.
pub(super) fn drop_agency(db: &Connection, id: Id) -> Result<()> {
    db.prepare_cached("DELETE FROM agency WHERE id = ?")?.execute([id])?;
    db.prepare_cached("DELETE FROM agency_search WHERE rowid = ?")?.execute([id])?;
    Ok(())
}

pub(super) fn find_text(db: &Connection, text: &str) -> Result<Option<Id>> {
    let mut find = db.prepare_cached("SELECT id FROM text WHERE text = ?")?;
    find.query_row([text], |row| row.get(0)).optional()
}

pub(super) fn find_duty(
    db: &Connection,
    wording: Option<Id>,
    agency: Option<Id>,
) -> Result<Option<Id>> {
    let sql = "SELECT id FROM duty WHERE ifnull(wording, 0) = ? AND ifnull(agency, 0) = ?";
    let key = params![wording.unwrap_or(0), agency.unwrap_or(0)];
    db.prepare_cached(sql)?.query_row(key, |row| row.get(0)).optional()
}

/// Counts the pairs of one duty's wording.
fn count(db: &Connection, plain: &str, by: i64) -> Result<()> {
    let sql = "INSERT INTO pair (pair, duties) VALUES (?, ?)
               ON CONFLICT (pair) DO UPDATE SET duties = duties + excluded.duties";
    let mut add = db.prepare_cached(sql)?;
    for pair in pairs_of(plain) {
        add.execute(params![String::from_iter(pair), by])?;
    }
    let sql = "INSERT INTO about (key, value) VALUES ('wordings', ?)
               ON CONFLICT (key) DO UPDATE SET value = value + excluded.value";
    db.prepare_cached(sql)?.execute([by])?;
    Ok(())
}

/// A text in pieces of two characters, each beside the next.
pub(super) fn pieces(plain: &str) -> String {
    let chars: Vec<char> = plain.chars().collect();
    match chars.as_slice() {
        [only] => only.to_string(),
        _ => chars.windows(2).map(String::from_iter).collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn two_characters_are_one_piece() {
        assert_eq!(pieces("盐业管理"), "盐业 业管 管理");
        assert_eq!((pieces("盐业").as_str(), pieces("盐").as_str()), ("盐业", "盐"));
        assert_eq!(pieces(""), "");
    }
}
