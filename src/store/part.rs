//! The clauses that a question depends on, as a small history.

mod wordings;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    sync::LazyLock,
};

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Result, params};

use super::{
    Candidates, Id, PLACE_BITS, Store, UNDATED, day_of, mentions::Kind, nodes::find_duty,
    number_of, read, told,
};
use crate::{
    analysis::{search::Weights, trace::Reach},
    dataset::{Agencies, Alignments, Error},
    graph::{AgencyId, DutyId, DutyKind, Graph},
    model::{Act, Alignment, History, HistoryBuilder, Instrument, Provision},
};

/// What is said of an agency in one way.
const SAID_OF: &str = "SELECT provision.* FROM agency_mention
    JOIN provision ON provision.id = agency_mention.provision WHERE agency = ? AND kind = ?";

/// What is said of an agency on the first day on which it is mentioned in each
/// way.
static FIRST_SAID_OF: LazyLock<String> = LazyLock::new(|| {
    let kinds: Vec<String> = Kind::ALL.iter().map(|&kind| format!("({})", kind as Id)).collect();
    format!(
        "WITH way(kind) AS (VALUES {})
        SELECT m.kind, m.day, m.provision FROM way
        JOIN agency_mention AS m ON m.agency = ?1 AND m.kind = way.kind AND m.day =
            (SELECT min(day) FROM agency_mention WHERE agency = ?1 AND kind = way.kind)",
        kinds.join(", ")
    )
});

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
            if let Some(id) = self.text_id(&name)? {
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
            if let Some(id) = self.text_id(&name)? {
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
                let sql = "SELECT provision.* FROM agency_mention
                    JOIN provision ON provision.id = agency_mention.provision WHERE agency = ?";
                self.all(sql, params![id])?;
            }
        }
        Ok(new)
    }

    fn reached_duty(&mut self, graph: &Graph, duty: DutyId) -> Result<()> {
        let db = &self.store.db;
        let wording = self.text_id(graph.wording(duty))?;
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
        self.text_id(graph.agency_name(agency))
    }

    fn text_id(&self, text: &str) -> Result<Option<Id>> {
        self.texts.number(&self.store.db, text)
    }

    /// All provisions that speak of a duty.
    fn node(&mut self, duty: Option<Id>) -> Result<()> {
        let Some(duty) = duty.filter(|&duty| self.duties.insert(duty)) else { return Ok(()) };
        let sql = "SELECT provision.* FROM duty_mention
                   JOIN provision ON provision.id = duty_mention.provision
                   WHERE duty_mention.duty = ?";
        self.all(sql, params![duty]).map(drop)
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
        let firsts = self.firsts(agency)?;
        let mut first = self.earliest(&firsts, Kind::Life)?;
        // What only puts its name on a door comes last: no body is known by it.
        for kind in [Kind::Duty, Kind::Other, Kind::Plate] {
            let earliest = self.earliest(&firsts, kind)?;
            if let Some(id) = earliest.filter(|_| earliest != first) {
                self.provision(id)?;
            }
            first = earliest;
        }
        Ok(())
    }

    /// Where an agency is mentioned on the first day of each kind: the kind,
    /// the day, the clause.
    fn firsts(&self, agency: Id) -> Result<Vec<(Id, Id, Id)>> {
        let mut find = self.store.db.prepare_cached(&FIRST_SAID_OF)?;
        let rows = find.query_map([agency], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect()
    }

    /// The first of some mentions, of those of the kinds up to one.
    fn earliest(&self, firsts: &[(Id, Id, Id)], kind: Kind) -> Result<Option<Id>> {
        let of_kinds = || firsts.iter().filter(|(other, ..)| *other <= kind as Id);
        let Some(day) = of_kinds().map(|&(_, day, _)| day).min() else { return Ok(None) };
        let ids = of_kinds().filter(|(_, then, _)| *then == day).map(|&(.., id)| id);
        let documents: BTreeSet<Id> = ids.clone().map(|id| id >> PLACE_BITS).collect();
        let first = self.first_by_name(&documents)?;
        Ok(ids.filter(|id| Some(id >> PLACE_BITS) == first).min())
    }

    /// Documents of one day stand in the order of their names.
    fn first_by_name(&self, documents: &BTreeSet<Id>) -> Result<Option<Id>> {
        if documents.len() < 2 {
            return Ok(documents.first().copied());
        }
        let mut find = self.store.db.prepare_cached("SELECT name FROM instrument WHERE id = ?")?;
        let name = |&id: &Id| Ok((find.query_row([id], |row| row.get::<_, String>(0))?, id));
        let named = documents.iter().map(name).collect::<Result<Vec<_>>>()?;
        Ok(named.into_iter().min().map(|(_, id)| id))
    }

    /// Reads the provisions that a query lists.
    fn all(&mut self, sql: &str, key: impl rusqlite::Params) -> Result<Vec<Id>> {
        let store = self.store;
        let mut find = store.db.prepare_cached(sql)?;
        let mut rows = find.query(key)?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if !self.provisions.contains_key(&id) {
                self.keep(id, row)?;
            }
            ids.push(id);
        }
        Ok(ids)
    }

    fn provision(&mut self, id: Id) -> Result<()> {
        self.all("SELECT * FROM provision WHERE id = ?", [id]).map(drop)
    }

    /// Keeps a line of `provision`.
    fn keep(&mut self, id: Id, row: &rusqlite::Row<'_>) -> Result<()> {
        self.instrument(id >> PLACE_BITS)?;
        self.texts.look_up(&self.store.db, row)?;
        read::with_row(row, &self.texts, |row| {
            self.provisions.insert(id, row.owned());
        })
    }

    fn instrument(&mut self, number: Id) -> Result<()> {
        if !self.instruments.contains_key(&number) {
            let instrument = read::instrument(&self.store.db, number)?;
            self.instruments.insert(number, instrument);
        }
        Ok(())
    }
}
