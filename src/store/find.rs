//! Names and wordings that a question may mean.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{Id, Store, nodes::phrase, read::about, told};
use crate::{
    analysis::{
        Hit,
        search::{
            NEAR, SYNONYMS, Weights, Whole, agency_asked, names_near,
            nearest::{self, BESIDE, Near},
            pairs_of,
        },
    },
    dataset::Error,
    graph::{core, plain},
};

/// All that the search of the whole history could find, and what it needs to
/// weigh it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidates {
    pub(super) wordings: BTreeSet<Id>,
    pub(super) agencies: BTreeSet<Id>,
    /// What the question needs to know of the whole.
    pub whole: Whole,
    /// Whether the wordings found will be compared with all others.
    pub compared: bool,
}

impl Candidates {
    /// Other bodies, too, that are asked about.
    pub fn add(&mut self, others: Candidates) {
        self.agencies.extend(others.agencies);
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

    /// Finds the bodies that a name may mean: the one of this very name, and
    /// of those whose names hold it enough to see whether it is only one.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn bodies(&self, name: &str) -> Result<Candidates, Error> {
        self.bodies_called(name).map_err(told(&self.path))
    }

    /// The bodies whose names are nearest to one that names none.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn names_near(&self, name: &str) -> Result<Vec<String>, Error> {
        let read = || {
            let found = bodies_like(&self.db, name, i64::MAX)?;
            let mut find = self.db.prepare_cached("SELECT text FROM text WHERE id = ?")?;
            let names = found.iter().map(|id| find.query_row([id], |row| row.get(0)));
            names.collect::<Result<Vec<String>>>()
        };
        let found = read().map_err(told(&self.path))?;
        let near = names_near(name, found.iter().map(String::as_str));
        Ok(near.into_iter().map(str::to_owned).collect())
    }

    fn bodies_called(&self, name: &str) -> Result<Candidates> {
        let sql = "SELECT agency.id FROM text JOIN agency USING (id) WHERE text.text = ?";
        let mut agencies = ids(&self.db, sql, [name])?;
        if agencies.is_empty() {
            agencies = bodies_like(&self.db, name, 2)?;
        }
        Ok(Candidates { agencies, ..Candidates::default() })
    }
}

fn ids(db: &Connection, sql: &str, key: impl rusqlite::Params) -> Result<BTreeSet<Id>> {
    let mut find = db.prepare_cached(sql)?;
    find.query_map(key, |row| row.get(0))?.collect()
}

/// Agencies of this name, or, as many as are wanted, with it in theirs.
fn bodies_like(db: &Connection, query: &str, wanted: i64) -> Result<BTreeSet<Id>> {
    let name = agency_asked(query);
    let equal = ids(db, "SELECT id FROM agency WHERE plain = ?", [&name])?;
    if !equal.is_empty() || name.chars().count() < 3 {
        return Ok(equal);
    }
    let sql = "SELECT rowid FROM agency_search WHERE agency_search MATCH ? LIMIT ?";
    ids(db, sql, params![phrase(&name), wanted])
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
        found.agencies = bodies_like(&self.store.db, query, i64::MAX)?;
        found.whole.weights.wordings = about(&self.store.db, "wordings")?;
        self.store.weigh(&mut found.whole.weights, pairs_of(&self.core))?;
        let (equal, wordings) = self.exact()?;
        found.wordings = wordings;
        let topic = self.plain == self.core;
        if found.wordings.is_empty() || (topic && !equal) {
            found.wordings.extend(self.contained()?);
        }
        if found.wordings.is_empty() {
            found.wordings = self.near(&found.whole.weights)?;
        }
        if found.wordings.is_empty() && found.agencies.is_empty() {
            found.whole.nearest = self.nearest(query, &found.whole.weights)?;
        }
        Ok(found)
    }

    fn ids(&self, sql: &str, key: impl rusqlite::Params) -> Result<BTreeSet<Id>> {
        ids(&self.store.db, sql, key)
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
            1 => self.with_letter(part),
            _ => self.ids(HAVING, [phrase(part)]),
        }
    }

    /// Other words for it, or much in common.
    fn near(&self, weights: &Weights) -> Result<BTreeSet<Id>> {
        let mut all = BTreeSet::new();
        for (_, meant) in SYNONYMS.iter().filter(|(said, _)| self.plain.contains(said)) {
            all.extend(self.containing(meant)?);
        }
        let Some(enough) = enough(&pairs_of(&self.core), weights) else { return Ok(all) };
        let sql = "SELECT wording.id, plain FROM wording_search
                   JOIN wording ON wording.id = wording_search.rowid
                   WHERE wording_search MATCH ?";
        let mut find = self.store.db.prepare_cached(sql)?;
        let mut rows = find.query([enough])?;
        while let Some(row) = rows.next()? {
            if weights.shared(&self.core, row.get_ref(1)?.as_str()?) >= NEAR {
                all.insert(row.get(0)?);
            }
        }
        Ok(all)
    }

    /// Wordings in which a character stands.
    fn with_letter(&self, letter: &str) -> Result<BTreeSet<Id>> {
        let mut all = self.ids("SELECT id FROM wording WHERE plain = ?", [letter])?;
        let sql = "SELECT pair FROM pair WHERE instr(pair, ?) > 0 AND duties > 0";
        let mut find = self.store.db.prepare_cached(sql)?;
        let pairs = find.query_map([letter], |row| row.get::<_, String>(0))?;
        for pair in pairs {
            all.extend(self.ids(HAVING, [phrase(&pair?)])?);
        }
        Ok(all)
    }

    /// What is least unlike the question, which found nothing.
    fn nearest(&self, query: &str, weights: &Weights) -> Result<Vec<Hit>> {
        let db = &self.store.db;
        let mut found: Vec<[String; 3]> = Vec::new();
        let mut look = |sql: &str, key: &[&dyn rusqlite::ToSql]| -> Result<()> {
            let sql =
                format!("SELECT plain, text, core FROM wording JOIN text USING (id) WHERE {sql}");
            let mut find = db.prepare_cached(&sql)?;
            let rows = find.query_map(key, |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
            for row in rows {
                found.push(row?);
            }
            Ok(())
        };
        match Near::to(query, weights) {
            Near::All => look("true", &[])?,
            Near::Some(pairs, letters) => {
                for pair in pairs {
                    let pair = phrase(&String::from_iter(pair));
                    let sql = "id IN (SELECT rowid FROM wording_search
                                      WHERE wording_search MATCH ?)";
                    look(sql, &[&pair])?;
                }
                for letter in letters {
                    let sql = "plain BETWEEN ? AND ? ORDER BY plain, text LIMIT ?";
                    let last = String::from_iter([letter, char::MAX]);
                    look(sql, &[&letter.to_string(), &last, &(BESIDE as i64)])?;
                }
            }
        }
        let wordings =
            found.iter().map(|[plain, text, core]| nearest::Wording { plain, text, core });
        Ok(nearest::nearest(query, weights, wordings))
    }
}

impl Store {
    /// Looks up how rare pairs of characters are. Whether any was not known.
    pub(super) fn weigh(
        &self,
        weights: &mut Weights,
        pairs: impl IntoIterator<Item = [char; 2]>,
    ) -> Result<bool> {
        let mut find = self.db.prepare_cached("SELECT duties FROM pair WHERE pair = ?")?;
        let mut new = false;
        for pair in pairs {
            if weights.pairs.contains_key(&pair) {
                continue;
            }
            let duties = find.query_row([String::from_iter(pair)], |row| row.get(0)).optional()?;
            weights.pairs.insert(pair, duties.unwrap_or(0));
            new = true;
        }
        Ok(new)
    }
}

/// Wordings by pieces of two characters.
const HAVING: &str = "SELECT rowid FROM wording_search WHERE wording_search MATCH ?";

/// Matches all wordings that share enough with the question, and few that do
/// not. `None` where none can.
///
/// Whatever has enough of the weight has one of the rarer pairs, and beside
/// it another of the rest: so not all that have a common pair need be read.
fn enough(pairs: &BTreeSet<[char; 2]>, weights: &Weights) -> Option<String> {
    let mut rarest: Vec<(f64, String)> =
        pairs.iter().map(|pair| (weights.weight(pair), phrase(&String::from_iter(pair)))).collect();
    rarest.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let total: f64 = rarest.iter().map(|(weight, _)| weight).sum();
    // What only rounding leaves out must not be missed.
    let need = NEAR * total - 1e-6;
    let depth = if rarest.len() > 16 { 1 } else { 2 };
    match all_with(&rarest, need, depth) {
        // Without pairs there is nothing to share.
        Sure::No | Sure::Yes => None,
        Sure::If(expression) => Some(expression),
    }
}

enum Sure {
    No,
    Yes,
    If(String),
}

fn all_with(rarest: &[(f64, String)], need: f64, depth: usize) -> Sure {
    if need <= 0.0 || depth == 0 {
        return Sure::Yes;
    }
    let mut either = Vec::new();
    for (at, (weight, pair)) in rarest.iter().enumerate() {
        let rest: f64 = rarest[at..].iter().map(|(weight, _)| weight).sum();
        if rest < need {
            break;
        }
        match all_with(&rarest[at + 1..], need - weight, depth - 1) {
            Sure::No => {}
            Sure::Yes => either.push(pair.clone()),
            Sure::If(more) => either.push(format!("({pair} AND ({more}))")),
        }
    }
    match either.is_empty() {
        true => Sure::No,
        false => Sure::If(either.join(" OR ")),
    }
}
