//! The clauses that a question depends on, as a small history.

mod wordings;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Result, params};

use super::{
    Candidates, Id, PLACE_BITS, Store, UNDATED, day_of,
    mentions::Kind,
    nodes::{find_duty, find_text},
    number_of, read, told,
};
use crate::{
    analysis::{search::Weights, trace::Reach},
    dataset::{Agencies, Alignments, Error},
    graph::{AgencyId, DutyId, DutyKind, Graph},
    model::{Act, Alignment, History, HistoryBuilder, Instrument, Provision},
};

/// What is said of an agency in one way.
const SAID_OF: &str = "SELECT provision FROM agency_mention WHERE agency = ? AND kind = ?";

/// A part of the history in a file, which grows as far as a question reaches.
pub struct Part<'s> {
    store: &'s Store,
    instruments: BTreeMap<Id, Instrument>,
    provisions: BTreeMap<Id, Provision>,
    texts: read::Texts,
    /// The wordings that were compared with all others.
    compared: BTreeSet<String>,
    /// What is read, by number: all of a duty, the life of an agency, its
    /// superiors, all of an agency.
    duties: BTreeSet<Id>,
    agencies: BTreeSet<Id>,
    placed: BTreeSet<Id>,
    mentioned: BTreeSet<Id>,
    /// What the agencies that are read went through.
    lives: BTreeMap<Id, Vec<Id>>,
    links: Rc<[Alignment]>,
}

impl Store {
    /// The part in which the candidates stand.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn part(&self, candidates: &mut Candidates) -> Result<Part<'_>, Error> {
        let mut part = Part {
            store: self,
            instruments: BTreeMap::new(),
            provisions: BTreeMap::new(),
            texts: read::Texts::default(),
            compared: BTreeSet::new(),
            duties: BTreeSet::new(),
            agencies: BTreeSet::new(),
            placed: BTreeSet::new(),
            mentioned: BTreeSet::new(),
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
    fn begin(&mut self, candidates: &mut Candidates) -> Result<()> {
        let alignments: Alignments = read::about(&self.store.db, "alignments")?;
        self.links = alignments.as_slice().into();
        // The end of the history is where it is, whatever the question.
        let sql = "SELECT id FROM instrument ORDER BY day DESC, name DESC LIMIT 1";
        let last = self.store.db.query_row(sql, [], |row| row.get(0)).optional()?;
        if let Some(last) = last {
            self.instrument(last)?;
        }
        let wordings = candidates.wordings.iter();
        wordings.copied().try_for_each(|wording| self.wording(wording))?;
        self.follow()?;
        if candidates.compared {
            // What is compared is seldom another wording than those found.
            for &wording in &candidates.wordings {
                let sql = "SELECT text FROM text WHERE id = ?";
                let mut find = self.store.db.prepare_cached(sql)?;
                let text: String = find.query_row([wording], |row| row.get(0))?;
                self.compare(&text, &mut candidates.whole.weights)?;
            }
        }
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

    /// Reads the document that was the last in force on a day.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn up_to(&mut self, day: Date) -> Result<(), Error> {
        let day = number_of(day);
        let sql = "SELECT id FROM instrument WHERE day <= ? ORDER BY day DESC, name DESC LIMIT 1";
        let last = self.store.db.query_row(sql, [day], |row| row.get(0)).optional();
        let read = last.and_then(|last| last.map_or(Ok(()), |last| self.instrument(last)));
        read.map_err(told(&self.store.path))
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

    /// Reads what an answer reached and is not read yet, and looks up how rare
    /// the pairs of characters are by which it compared. Whether there was
    /// any.
    ///
    /// # Errors
    /// A file that is damaged.
    pub fn grow(
        &mut self,
        graph: &Graph,
        reach: &Reach,
        weights: &mut Weights,
    ) -> Result<bool, Error> {
        let before = self.size();
        let new = self.reached(graph, reach, weights).map_err(told(&self.store.path))?;
        Ok(new || before != self.size())
    }

    fn size(&self) -> usize {
        let agencies = self.agencies.len() + self.placed.len() + self.mentioned.len();
        self.duties.len() + agencies
    }

    fn reached(&mut self, graph: &Graph, reach: &Reach, weights: &mut Weights) -> Result<bool> {
        for duty in reach.duties() {
            self.reached_duty(graph, duty)?;
        }
        let mut new = false;
        for duty in reach.alike() {
            new |= self.compare(graph.wording(graph.same_as(duty)), weights)?;
        }
        for agency in reach.agencies() {
            if let Some(id) = self.agency_id(graph, agency)? {
                self.agency(id)?;
            }
        }
        for agency in reach.placed() {
            if let Some(id) = self.agency_id(graph, agency)?.filter(|&id| self.placed.insert(id)) {
                self.all(SAID_OF, params![id, Kind::Placed as Id])?;
            }
        }
        for agency in reach.mentioned() {
            let id = self.agency_id(graph, agency)?;
            if let Some(id) = id.filter(|&id| self.mentioned.insert(id)) {
                self.all("SELECT provision FROM agency_mention WHERE agency = ?", params![id])?;
            }
        }
        Ok(new)
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

    fn agency_id(&self, graph: &Graph, agency: AgencyId) -> Result<Option<Id>> {
        find_text(&self.store.db, graph.agency_name(agency))
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
        let life = self.all(SAID_OF, params![agency, Kind::Life as Id])?;
        self.lives.insert(agency, life);
        self.first_mentions(agency)
    }

    /// Reads the first clause that mentions an agency, and the first that says
    /// something of it; often it is one of its life, which is read.
    fn first_mentions(&mut self, agency: Id) -> Result<()> {
        let mut first = self.first(agency, Kind::Life)?;
        let edges: &[Kind] = &[Kind::Placed, Kind::Above, Kind::Duty];
        // What only puts its name on a door comes last: no body is known by it.
        for kinds in [edges, &[Kind::Other], &[Kind::Plate]] {
            let known = first.clone();
            for &kind in kinds {
                let other = self.first(agency, kind)?;
                first = first.into_iter().chain(other).min();
            }
            if let Some((.., id)) = first.clone().filter(|_| first != known) {
                self.provision(id)?;
            }
        }
        Ok(())
    }

    /// The first clause that mentions an agency in one way: its day, its
    /// document, its number.
    fn first(&self, agency: Id, kind: Kind) -> Result<Option<(Id, String, Id)>> {
        let sql = "SELECT day, provision FROM agency_mention
                   WHERE agency = ? AND kind = ? ORDER BY day, provision";
        let mut find = self.store.db.prepare_cached(sql)?;
        let mut rows = find.query(params![agency, kind as Id])?;
        let mut firsts: Vec<(Id, Id)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, id): (Id, Id) = (row.get(0)?, row.get(1)?);
            match firsts.last() {
                Some(&(first, _)) if day > first => break,
                Some(&(_, last)) if last >> PLACE_BITS == id >> PLACE_BITS => {}
                _ => firsts.push((day, id)),
            }
        }
        // Documents of one day stand in the order of their names.
        let sql = "SELECT name FROM instrument WHERE id = ?";
        let mut name = self.store.db.prepare_cached(sql)?;
        let named = firsts
            .into_iter()
            .map(|(day, id)| Ok((day, name.query_row([id >> PLACE_BITS], |row| row.get(0))?, id)));
        Ok(named.collect::<Result<Vec<_>>>()?.into_iter().min())
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
            self.texts.look_up(db, row)?;
            read::with_row(row, &self.texts, |row| {
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
