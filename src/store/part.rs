//! The clauses that a question depends on, as a small history.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use rusqlite::{OptionalExtension, Result, params};

use super::{
    Candidates, Id, PLACE_BITS, Store, UNDATED, day_of,
    nodes::{find_duty, find_text},
    read, told,
};
use crate::{
    analysis::{
        align::{THRESHOLD, Wording, judge},
        trace::Reach,
    },
    dataset::{Agencies, Alignments, Error},
    graph::{AgencyId, DutyId, DutyKind, Graph, plain},
    model::{Act, Alignment, History, HistoryBuilder, Instrument, Provision},
};

/// A part of the history in a file, which grows as far as a question reaches.
pub struct Part<'s> {
    store: &'s Store,
    instruments: BTreeMap<Id, Instrument>,
    provisions: BTreeMap<Id, Provision>,
    /// The wordings that were compared with all others.
    compared: BTreeSet<String>,
    /// What is read whole, by number.
    duties: BTreeSet<Id>,
    agencies: BTreeSet<Id>,
    /// What the agencies that are read went through.
    lives: BTreeMap<Id, Vec<Id>>,
    links: Rc<[Alignment]>,
}

impl Store {
    /// The part in which the candidates stand.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn part(&self, candidates: &Candidates) -> Result<Part<'_>, Error> {
        let mut part = Part {
            store: self,
            instruments: BTreeMap::new(),
            provisions: BTreeMap::new(),
            compared: BTreeSet::new(),
            duties: BTreeSet::new(),
            agencies: BTreeSet::new(),
            lives: BTreeMap::new(),
            links: Rc::new([]),
        };
        part.begin(candidates).map_err(told(&self.path))?;
        Ok(part)
    }

    /// What is known about names, and what was decided about wordings.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn known(&self) -> Result<(Agencies, Alignments), Error> {
        let agencies = read::about(&self.db, "agencies").map_err(told(&self.path))?;
        let alignments = read::about(&self.db, "alignments").map_err(told(&self.path))?;
        Ok((agencies, alignments))
    }
}

impl Part<'_> {
    fn begin(&mut self, candidates: &Candidates) -> Result<()> {
        let alignments: Alignments = read::about(&self.store.db, "alignments")?;
        self.links = alignments.as_slice().into();
        // The end of the history is where it is, whatever the question.
        let sql = "SELECT id FROM instrument ORDER BY day DESC, name DESC LIMIT 1";
        let last = self.store.db.query_row(sql, [], |row| row.get(0)).optional()?;
        if let Some(last) = last {
            self.instrument(last)?;
        }
        for &wording in &candidates.wordings {
            self.wording(wording)?;
        }
        self.follow()?;
        for &agency in &candidates.agencies {
            self.agency(agency)?;
        }
        Ok(())
    }

    /// The bodies that may come to have what is read so far, from the first
    /// that are named: so that an answer seldom reaches beyond.
    fn follow(&mut self) -> Result<()> {
        let mut since: BTreeMap<String, i64> = BTreeMap::new();
        let named = self.provisions.iter().flat_map(|(&id, row)| {
            let day = self.day(id);
            row.agencies().map(move |name| (name.to_owned(), day))
        });
        let mut open: Vec<(String, i64)> = named.collect();
        while let Some((name, day)) = open.pop() {
            if since.get(&name).is_some_and(|&known| known <= day) {
                continue;
            }
            if let Some(id) = find_text(&self.store.db, &name)? {
                self.agency(id)?;
                open.extend(self.heirs(id, &name, day));
                self.old_names(id, &name)?;
            }
            since.insert(name, day);
        }
        Ok(())
    }

    /// What is said of an agency under the names that it had before.
    fn old_names(&mut self, agency: Id, name: &str) -> Result<()> {
        let lives = self.lives.get(&agency).into_iter().flatten();
        let renamed = lives
            .map(|id| &self.provisions[id])
            .filter(|row| row.act == Act::Rename && row.to.as_deref() == Some(name));
        let old: Vec<String> = renamed.filter_map(|row| row.body.clone()).collect();
        for name in old {
            if let Some(id) = find_text(&self.store.db, &name)? {
                self.agency(id)?;
            }
        }
        Ok(())
    }

    /// Who has all that an agency had on a day, or after.
    fn heirs(&self, agency: Id, name: &str, day: i64) -> Vec<(String, i64)> {
        let lives = self.lives.get(&agency).into_iter().flatten();
        let later = lives.map(|&id| (self.day(id), &self.provisions[&id]));
        let heirs = later.filter(|(then, row)| {
            let old = if row.act == Act::Transfer { &row.from } else { &row.body };
            *then >= day && old.as_deref() == Some(name)
        });
        heirs.filter_map(|(then, row)| Some((row.to.clone()?, then))).collect()
    }

    fn day(&self, provision: Id) -> i64 {
        self.instruments.get(&(provision >> PLACE_BITS)).map_or(UNDATED, day_of)
    }

    /// The part as it is now.
    pub fn history(&self) -> History {
        let mut builder = HistoryBuilder::default();
        let mut ids = BTreeMap::new();
        for (&number, instrument) in &self.instruments {
            ids.insert(number, builder.instrument(instrument.clone()));
        }
        for (number, provision) in &self.provisions {
            builder.push(ids[&(number >> PLACE_BITS)], provision);
        }
        builder.finish()
    }

    /// Reads what an answer reached and is not read yet. Whether there was any.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn grow(&mut self, graph: &Graph, reach: &Reach) -> Result<bool, Error> {
        let before = (self.duties.len(), self.agencies.len());
        self.reached(graph, reach).map_err(told(&self.store.path))?;
        Ok(before != (self.duties.len(), self.agencies.len()))
    }

    fn reached(&mut self, graph: &Graph, reach: &Reach) -> Result<()> {
        for duty in reach.duties() {
            self.reached_duty(graph, duty)?;
        }
        for duty in reach.alike() {
            self.compare(graph.wording(graph.same_as(duty)))?;
        }
        for agency in reach.agencies() {
            if let Some(id) = self.agency_id(graph, agency)? {
                self.agency(id)?;
            }
        }
        Ok(())
    }

    fn reached_duty(&mut self, graph: &Graph, duty: DutyId) -> Result<()> {
        let db = &self.store.db;
        let wording = find_text(db, graph.wording(duty))?;
        match graph.duty_kind(duty) {
            DutyKind::Worded => match wording {
                Some(wording) => self.wording(wording),
                None => Ok(()),
            },
            DutyKind::Whole(of) => {
                let agency = self.agency_id(graph, of)?;
                self.node(find_duty(db, None, agency)?)
            }
            DutyKind::Relative(of) => {
                let agency = self.agency_id(graph, of)?;
                self.node(find_duty(db, wording, agency)?)?;
                self.alike(wording, |db, id| find_duty(db, Some(id), agency))
            }
        }
    }

    /// The wordings that may name a duty too, as
    /// [`align::beside`](crate::analysis::align::beside) finds them.
    fn compare(&mut self, wording: &str) -> Result<()> {
        if !self.compared.insert(wording.to_owned()) {
            return Ok(());
        }
        let asked = Wording::new(wording);
        let pairs: Vec<String> =
            asked.pairs().map(|pair| format!("\"{}\"", String::from_iter(pair))).collect();
        if pairs.is_empty() {
            return Ok(());
        }
        let sql = "SELECT id, text FROM wording_search JOIN text ON id = wording_search.rowid
                   WHERE wording_search MATCH ?";
        let mut find = self.store.db.prepare_cached(sql)?;
        let mut rows = find.query([pairs.join(" OR ")])?;
        let mut alike = Vec::new();
        while let Some(row) = rows.next()? {
            let found = judge(&asked, &Wording::new(row.get_ref(1)?.as_str()?));
            if found.is_some_and(|found| found.score >= THRESHOLD) {
                alike.push(row.get::<_, Id>(0)?);
            }
        }
        alike.into_iter().try_for_each(|id| self.wording(id))
    }

    fn agency_id(&self, graph: &Graph, agency: AgencyId) -> Result<Option<Id>> {
        find_text(&self.store.db, graph.agency_name(agency))
    }

    /// All that is said of a wording, beside whatever agency, of those that
    /// are the same in their plain form, and of those linked with it.
    fn wording(&mut self, wording: Id) -> Result<()> {
        let sql = "SELECT id FROM duty WHERE ifnull(wording, 0) = ?";
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
    fn alike(
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

    /// All provisions that speak of a duty.
    fn node(&mut self, duty: Option<Id>) -> Result<()> {
        let Some(duty) = duty.filter(|&duty| self.duties.insert(duty)) else { return Ok(()) };
        self.all("SELECT provision FROM duty_mention WHERE duty = ?", params![duty])?;
        Ok(())
    }

    /// All that an agency went through, and the first mentions of it.
    fn agency(&mut self, agency: Id) -> Result<()> {
        if !self.agencies.insert(agency) {
            return Ok(());
        }
        let sql = "SELECT provision FROM agency_mention WHERE agency = ? AND kind = 0";
        let life = self.all(sql, params![agency])?;
        self.lives.insert(agency, life);
        // The first: documents of one day stand in the order of their names.
        let sql = "SELECT provision FROM agency_mention
                   JOIN instrument ON instrument.id = provision >> 32
                   WHERE agency = ?1 AND kind = ?2 AND agency_mention.day =
                       (SELECT min(day) FROM agency_mention WHERE agency = ?1 AND kind = ?2)
                   ORDER BY name, provision LIMIT 1";
        for kind in 1..=3 {
            self.all(sql, params![agency, kind])?;
        }
        Ok(())
    }

    fn all(&mut self, sql: &str, key: impl rusqlite::Params) -> Result<Vec<Id>> {
        let mut find = self.store.db.prepare_cached(sql)?;
        let ids: Vec<Id> = find.query_map(key, |row| row.get(0))?.collect::<Result<_>>()?;
        for &id in &ids {
            self.provision(id)?;
        }
        Ok(ids)
    }

    fn provision(&mut self, id: Id) -> Result<()> {
        if self.provisions.contains_key(&id) {
            return Ok(());
        }
        self.instrument(id >> PLACE_BITS)?;
        let db = &self.store.db;
        let mut find = db.prepare_cached("SELECT * FROM provision WHERE id = ?")?;
        let mut rows = find.query([id])?;
        if let Some(row) = rows.next()? {
            let texts = read::Texts::of(db, row)?;
            read::with_row(row, &texts, |row| {
                self.provisions.insert(id, row.owned());
            })?;
        }
        Ok(())
    }

    fn instrument(&mut self, number: Id) -> Result<()> {
        if !self.instruments.contains_key(&number) {
            let instrument = read::instrument(&self.store.db, number)?;
            self.instruments.insert(number, instrument);
        }
        Ok(())
    }
}
