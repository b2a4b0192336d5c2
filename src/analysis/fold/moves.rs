//! How duties pass from hand to hand.

use super::{AnomalyKind, Event, Hold, Left, Log, Machine, Mode, Rare, StepKind, step::Row};
use crate::{
    graph::{AgencyId, DutyId},
    model::{Act, ProvisionId},
};

impl Machine<'_> {
    /// A named duty passes from one body to another; either may be unstated.
    pub(super) fn give_named(&mut self, row: Row) {
        let Some(wording) = row.wording else { return };
        let Some(giver) = row.from.or_else(|| self.sole_holder(row, wording)) else {
            self.place(row, None, row.to, row.hold(wording, None));
            return self.duty_event(StepKind::Moved, row, wording, (None, row.to), None);
        };
        if row.to == Some(giver) {
            return self.keep_named(row, giver, wording);
        }
        self.carve(row, giver, wording);
        if self.take(row, giver, wording) {
            self.place(row, Some(giver), row.to, row.hold(wording, Some(giver)));
            self.duty_event(StepKind::Moved, row, wording, (Some(giver), row.to), None);
            self.carry_parts(row, giver, wording);
        }
    }

    /// A clause that gives to the giver itself says that it keeps the duty.
    fn keep_named(&mut self, row: Row, body: AgencyId, wording: DutyId) {
        self.presume_held(row, body, wording);
        self.keep(row, body, wording);
        self.duty_event(StepKind::Retained, row, wording, (Some(body), Some(body)), None);
    }

    /// Who must be meant where the text names no giver: the only other holder.
    fn sole_holder(&self, row: Row, wording: DutyId) -> Option<AgencyId> {
        let holders = self.state.holders(self.graph.same_as(wording));
        let mut others = holders.filter(|&agency| Some(agency) != row.to);
        let only = others.next()?;
        (others.next().is_none() && !self.stated_only).then_some(only)
    }

    /// Everything a body has left passes on.
    pub(super) fn give_all(&mut self, row: Row, giver: AgencyId) {
        let Some(whole) = row.wording.filter(|_| row.to != Some(giver)) else { return };
        self.carve(row, giver, whole);
        let mut kept = self.excepted(row, giver);
        kept.push(self.graph.same_as(whole));
        let duties: Vec<_> = self.rest_of(giver, &kept);
        for (duty, hold) in duties {
            self.state.release(giver, duty);
            self.gave.insert((giver, duty));
            self.along.insert((giver, duty), hold);
            let said = hold.wording;
            self.place(row, Some(giver), row.to, passed_on(hold, giver, row.id));
            self.duty_event(StepKind::Carried, row, said, (Some(giver), row.to), Some(whole));
        }
        if self.take(row, giver, whole) {
            self.place(row, Some(giver), row.to, row.hold(whole, Some(giver)));
            self.duty_event(StepKind::Moved, row, whole, (Some(giver), row.to), None);
        }
        let body = self.state.body_mut(giver);
        body.fresh_since = Some(row.id);
        body.successors.extend(row.to);
    }

    /// What goes along when a body gives everything: what it holds and did not
    /// just receive; and what a clause beside gave along to another receiver.
    fn rest_of(&self, giver: AgencyId, kept: &[DutyId]) -> Vec<(DutyId, Hold)> {
        let held = self
            .state
            .holdings(giver)
            .filter(|(_, hold)| !self.is_of_now(hold))
            .map(|(duty, hold)| (duty, *hold));
        let shared = self
            .along
            .iter()
            .filter(|((agency, _), _)| *agency == giver)
            .map(|(&(_, duty), hold)| (duty, *hold));
        held.chain(shared).filter(|(duty, _)| !kept.contains(duty)).collect()
    }

    /// All a body has goes to the one that goes on in its place.
    pub(super) fn inherit(&mut self, old: AgencyId, new: AgencyId, by: ProvisionId) {
        for duty in self.state.duties(old) {
            let Some(hold) = self.state.release(old, duty) else { continue };
            let said = hold.wording;
            if !self.state.holds(new, duty) {
                self.state.hold(new, duty, Hold { from: Some(old), by, presumed: false, ..hold });
            }
            self.passing(StepKind::Succeeded, by, said, old, Some(new));
        }
        self.inherit_superior(old, new, by);
        let below: Vec<_> = self.state.body(old).below.iter().copied().collect();
        for body in below {
            let above = Some(new).filter(|&above| above != body);
            self.state.set_superior(body, above.map(|above| (above, by, false)));
            self.reparented(body, Some(old), above, by);
        }
    }

    /// All a divided body has goes to each of its results: the text does not
    /// say which of them answers for what.
    pub(super) fn share_out(&mut self, old: AgencyId, results: &[AgencyId], by: ProvisionId) {
        for duty in self.state.duties(old) {
            let Some(hold) = self.state.release(old, duty) else { continue };
            for &new in results {
                if !self.state.holds(new, duty) {
                    self.state.hold(new, duty, passed_on(hold, old, by));
                }
                self.passing(StepKind::Succeeded, by, hold.wording, old, Some(new));
            }
        }
        self.state.set_superior(old, None);
    }

    fn inherit_superior(&mut self, old: AgencyId, new: AgencyId, by: ProvisionId) {
        let superior = self.state.body(old).superior;
        self.state.set_superior(old, None);
        if let (Some((above, ..)), None) = (superior, self.state.body(new).superior)
            && above != new
        {
            self.state.set_superior(new, Some((above, by, false)));
        }
    }

    /// What a body still has when it ends stays without a holder.
    pub(super) fn leave_behind(&mut self, agency: AgencyId, by: ProvisionId) {
        for duty in self.state.duties(agency) {
            let Some(hold) = self.state.release(agency, duty) else { continue };
            let left = Left {
                wording: hold.wording,
                last: Some(agency),
                by: hold.carved.get().unwrap_or(by),
                carved: hold.carved.get().is_some(),
            };
            if !self.state.is_held(duty) {
                self.state.leave(duty, left);
            }
            self.passing(StepKind::HolderEnded, by, hold.wording, agency, None);
        }
    }

    fn passing(
        &mut self,
        kind: StepKind,
        by: ProvisionId,
        wording: DutyId,
        from: AgencyId,
        to: Option<AgencyId>,
    ) {
        if self.log != Log::Everything {
            return;
        }
        self.events.push(Event {
            kind,
            provision: by,
            duty: Some(self.graph.same_as(wording)),
            wording: Some(wording),
            body: None,
            from: Some(from),
            to,
            via: None,
        });
    }

    /// Marks what a clause excepts: its giver keeps it, for now.
    fn carve(&mut self, row: Row, giver: AgencyId, wider: DutyId) {
        for wording in self.excepted_wordings(row, giver) {
            let duty = self.graph.same_as(wording);
            let placed_beside = self.gave.contains(&(giver, duty));
            if placed_beside || self.state.unplaced().contains_key(&duty) {
                continue;
            }
            self.presume_held(row, giver, wording);
            if let Some(hold) = self.state.held_mut(giver, duty) {
                hold.carved = row.id.into();
                self.duty_event(
                    StepKind::CarvedOut,
                    row,
                    wording,
                    (Some(giver), None),
                    Some(wider),
                );
            }
        }
    }

    fn excepted_wordings(&self, row: Row, giver: AgencyId) -> Vec<DutyId> {
        if !row.excepts {
            return Vec::new();
        }
        // Looked up beside the party as printed, as the graph words it.
        let beside = row.printed_from.or(Some(giver));
        let words = self.history.excepts(row.id).iter();
        words.filter_map(|&word| self.graph.duty_by(word, beside)).collect()
    }

    fn excepted(&self, row: Row, giver: AgencyId) -> Vec<DutyId> {
        self.excepted_wordings(row, giver).into_iter().map(|d| self.graph.same_as(d)).collect()
    }

    /// Parts of a wider duty go with it, but for what is excepted.
    fn carry_parts(&mut self, row: Row, giver: AgencyId, wider: DutyId) {
        let graph = self.graph;
        let pieces = graph.pieces(wider);
        if pieces.is_empty() {
            return;
        }
        let mut kept = self.excepted(row, giver);
        kept.push(graph.same_as(wider));
        for &duty in pieces {
            let held = self.state.held(giver, duty);
            if held.is_none_or(|hold| self.is_of_now(hold)) || kept.contains(&duty) {
                continue;
            }
            let Some(hold) = self.state.release(giver, duty) else { continue };
            let said = hold.wording;
            self.gave_by_name(giver, duty);
            self.place(row, Some(giver), row.to, passed_on(hold, giver, row.id));
            self.duty_event(StepKind::Carried, row, said, (Some(giver), row.to), Some(wider));
        }
    }

    /// Whether a duty came by the instrument at hand.
    fn is_of_now(&self, hold: &Hold) -> bool {
        !hold.presumed && self.clauses.contains(&hold.by)
    }

    fn gave_by_name(&mut self, giver: AgencyId, duty: DutyId) {
        self.gave.insert((giver, duty));
        self.along.remove(&(giver, duty));
    }

    /// Puts a duty into the receiver's hands, or lists it as unplaced.
    fn place(&mut self, row: Row, from: Option<AgencyId>, to: Option<AgencyId>, hold: Hold) {
        let duty = self.graph.same_as(hold.wording);
        match to {
            Some(to) => {
                self.state.come_back(to, duty);
                self.state.hold(to, duty, hold);
            }
            None if !self.state.is_held(duty) => {
                let left = Left { wording: hold.wording, last: from, by: row.id, carved: false };
                self.state.leave(duty, left);
            }
            None => {}
        }
    }

    /// Takes a duty out of a body's hands. `false`: the clause only says again
    /// what is so already.
    pub(super) fn take(&mut self, row: Row, giver: AgencyId, wording: DutyId) -> bool {
        let duty = self.graph.same_as(wording);
        if self.state.release(giver, duty).is_some() {
            self.gave_by_name(giver, duty);
            self.state.part(giver, duty);
            return true;
        }
        if self.gave.contains(&(giver, duty)) {
            return true; // shared between two receivers
        }
        let received = row.to.and_then(|to| self.state.held(to, duty));
        if received.is_some_and(|hold| !self.is_from_another(hold, row, giver)) {
            return false;
        }
        let was_loose = self.state.pick_up(duty);
        if !was_loose && !self.presume_held(row, giver, wording) {
            self.anomaly(AnomalyKind::GiverLacks, giver, row.id);
        }
        self.state.release(giver, duty);
        self.gave_by_name(giver, duty);
        self.state.part(giver, duty);
        true
    }

    /// Whether the receiver has the duty of another giver of the same document:
    /// 将甲部、乙部的D划给丙局. Both held it, and both give.
    fn is_from_another(&self, hold: &Hold, row: Row, giver: AgencyId) -> bool {
        hold.from.is_some_and(|other| other != giver)
            && self.history.act(hold.by) == Act::Transfer
            && self.history.instrument_id(hold.by) == self.history.instrument_id(row.id)
    }

    /// Concludes that a body held a duty before, where nothing speaks against
    /// it. Whether it holds it now.
    pub(super) fn presume_held(&mut self, row: Row, agency: AgencyId, wording: DutyId) -> bool {
        let duty = self.graph.same_as(wording);
        if self.state.holds(agency, duty) {
            return true;
        }
        if self.mode == Mode::Replaying || self.state.has_parted(agency, duty) {
            return false;
        }
        let since = self.state.body(agency).fresh_since;
        let of_part = row.wording == Some(wording);
        let within = row.within.filter(|_| of_part);
        let hold = Hold { presumed: true, within, ..row.hold(wording, None) };
        self.found.duty(since, agency, duty, hold);
        self.state.hold(agency, duty, hold);
        true
    }

    /// Sees to it that a body holds a duty.
    pub(super) fn keep(&mut self, row: Row, agency: AgencyId, wording: DutyId) {
        let duty = self.graph.same_as(wording);
        if !self.state.holds(agency, duty) {
            self.state.hold(agency, duty, row.hold(wording, None));
        }
    }
}

fn passed_on(hold: Hold, giver: AgencyId, by: ProvisionId) -> Hold {
    let none = Rare::default();
    Hold { from: Some(giver), by, presumed: false, weight: none, carved: none, ..hold }
}
