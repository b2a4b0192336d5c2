//! The wordings that a part of a history needs: all that is said of one, and
//! of those that may name the same.

use std::{collections::BTreeSet, rc::Rc};

use rusqlite::{OptionalExtension, Result};

use super::Part;
use crate::{
    analysis::{
        align::{THRESHOLD, Wording, judge},
        search::Weights,
    },
    graph::plain,
    store::{
        Id,
        nodes::{find_duty, phrase},
    },
};

impl Part<'_> {
    /// The wordings that may name a duty too, as
    /// [`align::beside`](crate::analysis::align::beside) finds them. Whether
    /// it was not known how rare a pair of characters is.
    pub(super) fn compare(&mut self, wording: &str, weights: &mut Weights) -> Result<bool> {
        if !self.compared.insert(wording.to_owned()) {
            return Ok(false);
        }
        let asked = Wording::new(wording);
        let new = self.store.weigh(weights, asked.pairs())?;
        let mut seen = BTreeSet::new();
        let mut alike = Vec::new();
        for pair in asked.pairs().filter(|pair| !weights.is_common(pair)) {
            let sql = "SELECT id, text FROM wording_search JOIN text ON id = wording_search.rowid
                       WHERE wording_search MATCH ?";
            let mut find = self.store.db.prepare_cached(sql)?;
            let mut rows = find.query([phrase(&String::from_iter(pair))])?;
            while let Some(row) = rows.next()? {
                let id: Id = row.get(0)?;
                if !seen.insert(id) {
                    continue;
                }
                let found = judge(&asked, &Wording::new(row.get_ref(1)?.as_str()?));
                if found.is_some_and(|found| found.score >= THRESHOLD) {
                    alike.push(id);
                }
            }
        }
        alike.into_iter().try_for_each(|id| self.wording(id))?;
        Ok(new)
    }

    /// All that is said of a wording, beside whatever agency, of those that
    /// are the same in their plain form, and of those linked with it.
    pub(super) fn wording(&mut self, wording: Id) -> Result<()> {
        let sql = "SELECT id FROM duty WHERE wording = ?";
        let mut find = self.store.db.prepare_cached(sql)?;
        let nodes: Vec<Id> = find.query_map([wording], |row| row.get(0))?.collect::<Result<_>>()?;
        if nodes.iter().all(|node| self.duties.contains(node)) {
            return Ok(());
        }
        for node in nodes {
            self.node(Some(node))?;
        }
        self.alike(Some(wording), |db, id| find_duty(db, Some(id), None))?;
        self.linked(wording)
    }

    /// The duties of wordings that are the same in their plain form.
    pub(super) fn alike(
        &mut self,
        wording: Option<Id>,
        duty: impl Fn(&rusqlite::Connection, Id) -> Result<Option<Id>>,
    ) -> Result<()> {
        let sql = "SELECT other.id FROM wording JOIN wording AS other USING (plain)
                   WHERE wording.id = ?";
        let mut find = self.store.db.prepare_cached(sql)?;
        let same: Vec<Id> = find.query_map([wording], |row| row.get(0))?.collect::<Result<_>>()?;
        for other in same {
            let duty = duty(&self.store.db, other)?;
            self.node(duty)?;
        }
        Ok(())
    }

    /// The wordings that a person linked with this one.
    fn linked(&mut self, wording: Id) -> Result<()> {
        if self.links.is_empty() {
            return Ok(());
        }
        let sql = "SELECT plain FROM wording WHERE id = ?";
        let mut find = self.store.db.prepare_cached(sql)?;
        let form: Option<String> = find.query_row([wording], |row| row.get(0)).optional()?;
        let Some(form) = form else { return Ok(()) };
        let links = Rc::clone(&self.links);
        for link in links.iter() {
            for (one, other) in [(&link.duty, &link.with), (&link.with, &link.duty)] {
                if plain(one) == form {
                    self.links_to(other)?;
                }
            }
        }
        Ok(())
    }

    fn links_to(&mut self, wording: &str) -> Result<()> {
        let sql = "SELECT id FROM wording WHERE plain = ?";
        let mut find = self.store.db.prepare_cached(sql)?;
        let same = find.query_map([plain(wording)], |row| row.get(0))?;
        for id in same.collect::<Result<Vec<Id>>>()? {
            self.wording(id)?;
        }
        Ok(())
    }
}
