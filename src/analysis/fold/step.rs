//! What each act does.

use rustc_hash::FxHashSet;

use super::{AnomalyKind, Event, Hold, Left, Log, Machine, Mode, Rare, Status, StepKind};
use crate::{
    analysis::structure::Ending,
    graph::{AgencyId, DutyId, Said},
    model::{Act, InstrumentId, ProvisionId, Row as Line},
};

/// One provision with those who act under its names.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) id: ProvisionId,
    act: Act,
    /// Whether it moves everything its giver has, or has left.
    moves_all: bool,
    /// Whether it carves anything out.
    pub(super) excepts: bool,
    /// The giver as printed.
    pub(super) printed_from: Option<AgencyId>,
    pub(super) from: Option<AgencyId>,
    pub(super) to: Option<AgencyId>,
    pub(super) body: Option<AgencyId>,
    /// The wording of what it is about.
    pub(super) wording: Option<DutyId>,
    pub(super) within: Option<DutyId>,
}

impl Row {
    pub(super) fn hold(&self, wording: DutyId, from: Option<AgencyId>) -> Hold {
        Hold {
            wording,
            within: self.within,
            from,
            by: self.id,
            presumed: false,
            weight: Rare::default(),
            carved: Rare::default(),
        }
    }
}

impl<'a> Machine<'a> {
    pub(super) fn step(&mut self, id: ProvisionId) {
        if !self.clauses.contains(&id) {
            self.finish_instrument();
            self.begin_instrument(id);
        }
        let row = self.look_up(id);
        self.notice(row);
        match row.act {
            Act::Establish => self.establish(row),
            Act::Abolish => self.abolish(row),
            Act::Rename => self.rename(row),
            Act::Split => self.split(row),
            Act::Merge => self.merge(row),
            Act::Transfer => self.transfer(row),
            Act::Affiliate => self.affiliate(row),
            Act::Cancel => self.cancel(row),
            Act::Entrust => self.entrust(row),
            Act::Add => self.charge(row, StepKind::Added),
            Act::Assign => self.charge(row, StepKind::Assigned),
            Act::Amend => self.amend(row),
            Act::Strengthen => self.weigh(row, StepKind::Strengthened),
            Act::Reduce => self.weigh(row, StepKind::Reduced),
            Act::Retain => self.retain(row),
            Act::Unit => self.unit(row),
            Act::Classify | Act::Nameplate | Act::Unplate | Act::Locate | Act::Staffing => {
                self.note(row)
            }
        }
    }

    /// Turns to the instrument of a provision.
    fn begin_instrument(&mut self, first: ProvisionId) {
        let clauses_of = |instrument: InstrumentId| {
            let after = InstrumentId(instrument.0 + 1);
            self.history.first_of(instrument)..self.history.first_of(after)
        };
        // Mostly it is the next one, which is at hand.
        self.instrument.0 += 1;
        self.clauses = clauses_of(self.instrument);
        if !self.clauses.contains(&first) {
            self.instrument = self.history.instrument_id(first);
            self.clauses = clauses_of(self.instrument);
        }
        let awaited = !self.waiting.is_empty() || !self.mortal.is_empty();
        let day = awaited.then(|| self.history.instrument(self.instrument).date());
        if let Some(day) = day.flatten() {
            self.come_of_age(day);
            self.pass_away(|gone| gone < day);
        }
    }

    /// Whoever is spoken of, and not just being set up, exists.
    fn notice(&mut self, row: Row) {
        let births = matches!(row.act, Act::Establish | Act::Rename | Act::Split);
        for agency in [row.from, row.to, row.body].into_iter().flatten() {
            if !births && self.state.status(agency) == Status::Unknown {
                self.state.set_status(agency, Status::Alive);
            }
        }
    }

    fn look_up(&self, id: ProvisionId) -> Row {
        let Said { act, moves_all, excepts, from, to, body, duty, within, .. } =
            self.graph.said(self.history, id);
        Row {
            id,
            act,
            moves_all,
            excepts,
            printed_from: from,
            from: from.map(|agency| self.acting(agency)),
            to: to.map(|agency| self.acting(agency)),
            body: body.map(|agency| self.acting(agency)),
            wording: duty,
            within,
        }
    }

    /// Who acts under a name in the instrument at hand: a body that this very
    /// instrument renames acts under its new name.
    fn acting(&self, agency: AgencyId) -> AgencyId {
        match self.state.status(agency) {
            Status::Ended(Ending::Renamed, Some(by)) if self.clauses.contains(&by) => {
                self.graph.said(self.history, by).to.unwrap_or(agency)
            }
            _ => agency,
        }
    }

    fn establish(&mut self, row: Row) {
        let Some(body) = row.body else { return };
        self.bear(body, row.id);
    }

    fn bear(&mut self, agency: AgencyId, by: ProvisionId) {
        if !self.state.status(agency).is_alive() {
            self.state.set_status(agency, Status::Alive);
            let body = self.state.body_mut(agency);
            body.lives.push((Some(by), None));
            body.since = Some(by);
            body.fresh_since = Some(by);
            body.successors.clear();
        }
    }

    fn end(&mut self, agency: AgencyId, how: Ending, by: ProvisionId) {
        if !self.state.status(agency).has_ended() {
            self.state.set_status(agency, Status::Ended(how, Some(by)));
            let body = self.state.body_mut(agency);
            // A body first heard of by its end existed before.
            if body.lives.is_empty() {
                body.lives.push((None, None));
            }
            if let Some(life) = body.lives.last_mut() {
                life.1 = Some(by);
            }
            body.fresh_since = Some(by);
        }
    }

    fn abolish(&mut self, row: Row) {
        let Some(body) = row.body else { return };
        if self.state.status(body).has_ended() {
            return;
        }
        if let Some((by, results)) = self.divided.remove(&body) {
            return self.divide(body, &results, by);
        }
        self.end(body, Ending::Abolished, row.id);
        self.state.set_superior(body, None);
        self.leave_behind(body, row.id);
    }

    fn rename(&mut self, row: Row) {
        let (Some(old), Some(new)) = (row.body, row.to) else { return };
        if old == new {
            return;
        }
        self.bear(new, row.id);
        if self.state.status(old).has_ended() {
            return;
        }
        self.end(old, Ending::Renamed, row.id);
        self.state.body_mut(old).successors = [new].into();
        self.inherit(old, new, row.id);
        let old = self.state.body_mut(old);
        let notes = (
            std::mem::take(&mut old.classes),
            std::mem::take(&mut old.nameplates),
            std::mem::take(&mut old.located),
            std::mem::take(&mut old.units),
            std::mem::take(&mut old.posts),
        );
        let new = self.state.body_mut(new);
        new.classes.extend(notes.0);
        new.nameplates.extend(notes.1);
        new.located.extend(notes.2);
        new.units.extend(notes.3);
        new.posts.extend(notes.4);
    }

    fn split(&mut self, row: Row) {
        let (Some(old), Some(new)) = (row.body, row.to) else { return };
        self.bear(new, row.id);
        self.divided.entry(old).or_insert((row.id, Vec::new())).1.push(new);
    }

    /// What can be told only once all of an instrument is read: a body divided
    /// into several others is no more; one that only lost a part goes on.
    pub(super) fn finish_instrument(&mut self) {
        for (old, (by, results)) in std::mem::take(&mut self.divided) {
            if results.len() > 1 && !results.contains(&old) && self.state.status(old).is_alive() {
                self.divide(old, &results, by);
            }
        }
        self.along.clear();
        match self.gave.capacity() {
            // To clear a large table takes time, however little is in it.
            1024.. => self.gave = FxHashSet::default(),
            _ => self.gave.clear(),
        }
    }

    fn divide(&mut self, old: AgencyId, results: &[AgencyId], by: ProvisionId) {
        self.end(old, Ending::Split, by);
        self.state.body_mut(old).successors.extend(results);
        self.share_out(old, results, by);
    }

    fn merge(&mut self, row: Row) {
        let (Some(old), Some(new)) = (row.body, row.to) else { return };
        if old == new || self.state.status(old).has_ended() {
            return;
        }
        let is_new = self.state.body(new).since.is_some_and(|since| self.clauses.contains(&since));
        let how = if is_new { Ending::Merged } else { Ending::Absorbed };
        self.end(old, how, row.id);
        self.state.body_mut(old).successors.insert(new);
        self.inherit(old, new, row.id);
    }

    fn transfer(&mut self, row: Row) {
        if let Some(from) = row.from
            && self.state.status(from).has_ended()
        {
            self.anomaly(AnomalyKind::GiverEnded, from, row.id);
        }
        if let Some(to) = row.to
            && self.state.status(to).has_ended()
        {
            self.anomaly(AnomalyKind::ReceiverEnded, to, row.id);
        }
        match row.from {
            Some(from) if row.moves_all => self.give_all(row, from),
            _ => self.give_named(row),
        }
    }

    fn affiliate(&mut self, row: Row) {
        let Some(body) = row.body else { return };
        let known = self.state.body(body).superior.map(|(agency, ..)| agency);
        if let (None, Some(from), Mode::Presuming) = (known, row.from, self.mode) {
            let since = self.state.body(body).since;
            if !since.is_some_and(|since| self.clauses.contains(&since)) {
                self.found.superior(since, body, from, row.id);
            }
        }
        let to = row.to.filter(|&to| to != body);
        self.state.set_superior(body, to.map(|to| (to, row.id, false)));
        self.reparented(body, known.or(row.from), to, row.id);
    }

    fn cancel(&mut self, row: Row) {
        let (Some(body), Some(wording)) = (row.body, row.wording) else { return };
        let duty = self.graph.same_as(wording);
        self.take(row, body, wording);
        if !self.state.is_held(duty) {
            let left = Left { wording, last: Some(body), by: row.id, carved: false };
            self.state.cancel(duty, left);
        }
        self.duty_event(StepKind::Cancelled, row, wording, (Some(body), None), None);
    }

    fn entrust(&mut self, row: Row) {
        let Some(wording) = row.wording else { return };
        let duty = self.graph.same_as(wording);
        if let Some(from) = row.from {
            self.keep(row, from, wording);
        }
        if let Some(to) = row.to {
            self.state.body_mut(to).entrusted.insert(duty, row.id);
        }
        self.duty_event(StepKind::Entrusted, row, wording, (row.from, row.to), None);
    }

    fn charge(&mut self, row: Row, kind: StepKind) {
        let (Some(body), Some(wording)) = (row.body, row.wording) else { return };
        self.keep(row, body, wording);
        self.duty_event(kind, row, wording, (None, Some(body)), None);
    }

    fn amend(&mut self, row: Row) {
        let (Some(body), Some(wording)) = (row.body, row.wording) else { return };
        let duty = self.graph.same_as(wording);
        if let Some(old) = row.within {
            self.presume_held(row, body, old);
        }
        let mut hold = row.hold(wording, None);
        hold.within = None;
        self.state.hold(body, duty, hold);
        self.duty_event(StepKind::Amended, row, wording, (Some(body), Some(body)), None);
    }

    fn weigh(&mut self, row: Row, kind: StepKind) {
        let (Some(body), Some(wording)) = (row.body, row.wording) else { return };
        if kind == StepKind::Reduced {
            self.presume_held(row, body, wording);
        }
        self.keep(row, body, wording);
        let duty = self.graph.same_as(wording);
        if let Some(hold) = self.state.held_mut(body, duty) {
            hold.weight = row.id.into();
        }
        self.duty_event(kind, row, wording, (Some(body), Some(body)), None);
    }

    fn retain(&mut self, row: Row) {
        let (Some(body), Some(wording)) = (row.body, row.wording) else { return };
        self.presume_held(row, body, wording);
        self.keep(row, body, wording);
        self.duty_event(StepKind::Retained, row, wording, (Some(body), Some(body)), None);
    }

    fn unit(&mut self, row: Row) {
        self.note(row);
        if let (Some(body), Some(wording)) = (row.body, row.wording) {
            self.duty_event(StepKind::Assigned, row, wording, (None, Some(body)), None);
        }
    }

    /// Remembers a clause about a body; a later one of the same kind, from
    /// another instrument, takes its place.
    fn note(&mut self, row: Row) {
        let Some(agency) = row.body else { return };
        let (history, clauses) = (self.history, self.clauses.clone());
        let same_instrument = |old: &ProvisionId| clauses.contains(old);
        let about = |old: &ProvisionId| history.provision(*old);
        let this = history.provision(row.id);
        let body = self.state.body_mut(agency);
        match row.act {
            Act::Classify => {
                let slot = is_rank(&this);
                body.classes.retain(|old| same_instrument(old) || is_rank(&about(old)) != slot);
                if !body.classes.iter().any(|old| about(old).duty == this.duty) {
                    body.classes.push(row.id);
                }
            }
            Act::Nameplate if !body.nameplates.iter().any(|old| about(old).to == this.to) => {
                body.nameplates.push(row.id);
            }
            Act::Unplate => body.nameplates.retain(|old| about(old).to != this.to),
            Act::Locate => {
                body.located.retain(same_instrument);
                body.located.push(row.id);
            }
            Act::Unit => {
                body.units.retain(same_instrument);
                body.units.push(row.id);
            }
            // So many more or less: the number before stands.
            Act::Staffing if this.posts_change().is_some() => body.posts.push(row.id),
            Act::Staffing if this.count.is_some() => {
                body.posts.retain(|old| same_instrument(old) || about(old).duty != this.duty);
                body.posts.push(row.id);
            }
            _ => {}
        }
    }

    pub(super) fn duty_event(
        &mut self,
        kind: StepKind,
        row: Row,
        wording: DutyId,
        (from, to): (Option<AgencyId>, Option<AgencyId>),
        via: Option<DutyId>,
    ) {
        if self.log != Log::Everything {
            return;
        }
        self.events.push(Event {
            kind,
            provision: row.id,
            duty: Some(self.graph.same_as(wording)),
            wording: Some(wording),
            body: None,
            from,
            to,
            via,
        });
    }
}

/// Whether a class is a rank (副部级), not a kind (国务院直属机构).
fn is_rank(row: &Line<'_>) -> bool {
    row.duty.is_some_and(|class| class.ends_with('级'))
}
