//! Texts, agencies and duties in the file: found, made, and taken out again.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{Id, mentions::DutyKey};
use crate::{
    analysis::search::pairs_of,
    graph::{core, plain},
};

/// Gives out the numbers of texts and duties of a file that exists.
#[derive(Default)]
pub(super) struct Nodes {
    texts: HashMap<String, Id>,
}

impl Nodes {
    pub(super) fn text(&mut self, db: &Connection, text: &str) -> Result<Id> {
        if let Some(&id) = self.texts.get(text) {
            return Ok(id);
        }
        let id = match find_text(db, text)? {
            Some(id) => id,
            None => db.prepare_cached("INSERT INTO text (text) VALUES (?)")?.insert([text])?,
        };
        self.texts.insert(text.to_owned(), id);
        Ok(id)
    }

    pub(super) fn agency(&mut self, db: &Connection, name: &str) -> Result<Id> {
        let id = self.text(db, name)?;
        let plain = plain(name);
        let sql = "INSERT INTO agency (id, plain) VALUES (?, ?) ON CONFLICT DO NOTHING";
        if db.prepare_cached(sql)?.execute(params![id, plain])? > 0 {
            let sql = "INSERT INTO agency_search (rowid, pieces) VALUES (?, ?)";
            db.prepare_cached(sql)?.execute(params![id, pieces(&plain)])?;
        }
        Ok(id)
    }

    pub(super) fn duty(&mut self, db: &Connection, key: DutyKey<&str>) -> Result<Id> {
        let wording = key.wording.map(|text| self.text(db, text)).transpose()?;
        let agency = key.agency.map(|text| self.text(db, text)).transpose()?;
        if let Some(id) = find_duty(db, wording, agency)? {
            return Ok(id);
        }
        let sql = "INSERT INTO duty (wording, agency) VALUES (?, ?)";
        let id =
            db.prepare_cached(sql)?.insert(params![wording.unwrap_or(0), agency.unwrap_or(0)])?;
        if let (Some(text), Some(wording)) = (key.wording, wording) {
            worded(db, wording, text)?;
        }
        Ok(id)
    }
}

/// One duty more has this wording.
fn worded(db: &Connection, wording: Id, text: &str) -> Result<()> {
    let sql = "UPDATE wording SET duties = duties + 1 WHERE id = ?";
    let plain = plain(text);
    if db.prepare_cached(sql)?.execute([wording])? == 0 {
        let sql = "INSERT INTO wording (id, plain, core, duties) VALUES (?, ?, ?, 1)";
        db.prepare_cached(sql)?.execute(params![wording, plain, core(text)])?;
        let sql = "INSERT INTO wording_search (rowid, pieces) VALUES (?, ?)";
        db.prepare_cached(sql)?.execute(params![wording, pieces(&plain)])?;
    }
    count(db, &plain, 1)
}

/// Takes out a duty of which no provision speaks any more.
pub(super) fn drop_duty(db: &Connection, id: Id) -> Result<()> {
    let sql = "DELETE FROM duty WHERE id = ? RETURNING wording";
    let wording: Id = db.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    if wording == 0 {
        return Ok(());
    }
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
    let sql = "SELECT id FROM duty WHERE wording = ? AND agency = ?";
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

/// Matches all texts in which this one stands: its pieces, one behind the other.
pub(super) fn phrase(plain: &str) -> String {
    format!("\"{}\"", pieces(plain))
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
