//! Names and wordings that a question may mean.

use std::collections::BTreeSet;

use rusqlite::{Result, params};

use super::{Id, Store, nodes::pieces, read::about, told};
use crate::{
    analysis::search::{NEAR, SYNONYMS, Weights, agency_asked, pairs_of},
    dataset::Error,
    graph::{core, plain},
};

/// All that the search of the whole history could find, and what it needs to
/// weigh it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidates {
    pub(super) wordings: BTreeSet<Id>,
    pub(super) agencies: BTreeSet<Id>,
    /// The weights of the whole, as far as the question asks for them.
    pub weights: Weights,
}

impl Candidates {
    /// Whether nothing is found.
    pub fn is_empty(&self) -> bool {
        self.wordings.is_empty() && self.agencies.is_empty()
    }
}

impl Store {
    /// Finds what a question may mean; the same rules as
    /// [`Index::search`](crate::analysis::search::Index::search), and not less.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn candidates(&self, query: &str) -> Result<Candidates, Error> {
        Search { store: self, plain: plain(query), core: core(query) }
            .run(query)
            .map_err(told(&self.path))
    }
}

struct Search<'s> {
    store: &'s Store,
    plain: String,
    core: String,
}

impl Search<'_> {
    fn run(&self, query: &str) -> Result<Candidates> {
        let mut found = Candidates::default();
        if self.plain.is_empty() {
            return Ok(found);
        }
        found.agencies = self.agencies(query)?;
        found.weights = self.weights()?;
        let (equal, wordings) = self.exact()?;
        found.wordings = wordings;
        let topic = self.plain == self.core;
        if found.wordings.is_empty() || (topic && !equal) {
            found.wordings.extend(self.contained()?);
        }
        if found.wordings.is_empty() {
            found.wordings = self.near(&found.weights)?;
        }
        Ok(found)
    }

    fn ids(&self, sql: &str, key: impl rusqlite::Params) -> Result<BTreeSet<Id>> {
        let mut find = self.store.db.prepare_cached(sql)?;
        find.query_map(key, |row| row.get(0))?.collect()
    }

    /// Whether a wording is equal as it stands, and all that are equal at heart.
    fn exact(&self) -> Result<(bool, BTreeSet<Id>)> {
        let mut all = self.ids("SELECT id FROM wording WHERE plain = ?", [&self.plain])?;
        let equal = !all.is_empty();
        if !self.core.is_empty() {
            all.extend(self.ids("SELECT id FROM wording WHERE core = ?", [&self.core])?);
        }
        Ok((equal, all))
    }

    /// Wordings that contain the question, and those that it contains.
    fn contained(&self) -> Result<BTreeSet<Id>> {
        let mut all = self.containing(&self.core)?;
        let chars: Vec<char> = self.plain.chars().collect();
        for start in 0..chars.len() {
            for end in start + 2..=chars.len() {
                let part = String::from_iter(&chars[start..end]);
                all.extend(self.ids("SELECT id FROM wording WHERE core = ?", [part])?);
            }
        }
        Ok(all)
    }

    fn containing(&self, part: &str) -> Result<BTreeSet<Id>> {
        match part.chars().count() {
            0 => Ok(BTreeSet::new()),
            1 => self.ids("SELECT id FROM wording WHERE instr(plain, ?) > 0", [part]),
            _ => self.ids(
                "SELECT rowid FROM wording_search WHERE wording_search MATCH ?",
                [format!("\"{}\"", pieces(part))],
            ),
        }
    }

    /// Other words for it, or much in common.
    fn near(&self, weights: &Weights) -> Result<BTreeSet<Id>> {
        let mut all = BTreeSet::new();
        for (_, meant) in SYNONYMS.iter().filter(|(said, _)| self.plain.contains(said)) {
            all.extend(self.containing(meant)?);
        }
        let pairs: Vec<String> = pairs_of(&self.core)
            .iter()
            .map(|pair| format!("\"{}\"", String::from_iter(pair)))
            .collect();
        if pairs.is_empty() {
            return Ok(all);
        }
        let sql = "SELECT wording.id, plain FROM wording_search
                   JOIN wording ON wording.id = wording_search.rowid
                   WHERE wording_search MATCH ?";
        let mut find = self.store.db.prepare_cached(sql)?;
        let mut rows = find.query([pairs.join(" OR ")])?;
        while let Some(row) = rows.next()? {
            if weights.shared(&self.core, row.get_ref(1)?.as_str()?) >= NEAR {
                all.insert(row.get(0)?);
            }
        }
        Ok(all)
    }

    fn weights(&self) -> Result<Weights> {
        let db = &self.store.db;
        let mut weights = Weights { wordings: about(db, "wordings")?, ..Weights::default() };
        let mut find = db.prepare_cached("SELECT duties FROM pair WHERE pair = ?")?;
        for pair in pairs_of(&self.core) {
            let mut rows = find.query([String::from_iter(pair)])?;
            if let Some(row) = rows.next()? {
                weights.pairs.insert(pair, row.get(0)?);
            }
        }
        Ok(weights)
    }

    /// Agencies of this name, or with it in theirs.
    fn agencies(&self, query: &str) -> Result<BTreeSet<Id>> {
        let name = agency_asked(query);
        let equal = self.ids("SELECT id FROM agency WHERE plain = ?", params![name])?;
        if !equal.is_empty() || name.chars().count() < 3 {
            return Ok(equal);
        }
        let phrase = format!("\"{}\"", pieces(&name));
        self.ids("SELECT rowid FROM agency_search WHERE agency_search MATCH ?", [phrase])
    }
}
