//! The one place that knows what a provision does to a structure.
//!
//! A `Replay` puts the provisions of a history in the order in which they
//! take effect (`order`), finds what bodies must have had before the history
//! began (`presume`), and can then be run up to any instrument. Structures,
//! lineages and checks are all read off such a run, so they cannot disagree.

mod holdings;
mod moves;
mod order;
mod presume;
mod state;
mod step;
mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use jiff::civil::Date;
use rustc_hash::FxHashSet;

pub(crate) use order::sorted;
pub(crate) use state::{
    Anomaly, AnomalyKind, Body, Event, Hold, Left, Rare, State, Status, Touched,
};

use presume::{Presumed, Told};

use super::trace::StepKind;
use crate::{
    graph::{AgencyId, DutyId, Graph},
    model::{History, InstrumentId, ProvisionId},
};

/// A history made ready to be run.
pub(crate) struct Replay<'a> {
    history: &'a History,
    graph: &'a Graph,
    order: Vec<ProvisionId>,
    presumed: Presumed,
    scope: Scope,
}

/// What a replay looks at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    /// Leave inferred conclusions out.
    pub(crate) stated_only: bool,
    /// The only duties to keep account of; all of them where it is `None`.
    pub(crate) watched: Option<BTreeSet<DutyId>>,
}

/// What a run tells beside the state it ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Log {
    /// Nothing.
    Nothing,
    /// What happened to the superiors of bodies.
    Superiors,
    /// What happened to duties, too.
    Everything,
}

/// What a run leaves.
pub(crate) struct Run {
    pub(crate) state: State,
    /// What happened to duties and superiors; empty unless asked for.
    pub(crate) events: Vec<Event>,
    /// What did not fit while running.
    pub(crate) anomalies: Vec<Anomaly>,
}

impl<'a> Replay<'a> {
    /// All provisions of a history.
    pub(crate) fn all(history: &'a History, graph: &'a Graph, stated_only: bool) -> Self {
        // All of it will be asked for, more than once.
        let _kept = graph.all_said(history);
        let order = order::all(history, graph, stated_only);
        Replay::of(history, graph, order, Scope { stated_only, watched: None })
    }

    /// Some provisions, already in the order of effect.
    pub(crate) fn of(
        history: &'a History,
        graph: &'a Graph,
        order: Vec<ProvisionId>,
        scope: Scope,
    ) -> Self {
        let presumed = presume::find(history, graph, &order, &scope);
        Replay { history, graph, order, presumed, scope }
    }

    /// Runs the first `instruments` instruments.
    pub(crate) fn run(&self, instruments: usize, log: Log) -> Run {
        self.run_until(instruments, None, log)
    }

    /// Runs through all dated instruments once and shows the state at the end
    /// of each of `days`, which stand in order, with what may be otherwise
    /// since the day before.
    pub(crate) fn visit(&self, days: &[Date], mut look: impl FnMut(usize, &State, Touched)) {
        let mut machine = Machine::new(self.history, self.graph, Mode::Replaying, &self.scope);
        machine.state.touched = Some(Touched::default());
        machine.start(&self.presumed);
        let mut instruments = self.history.instruments().peekable();
        let (mut begun, mut done) = (0, 0);
        let presumed = |machine: &mut Machine<'_>, id| machine.presumed_after(&self.presumed, id);
        for (place, &day) in days.iter().enumerate() {
            let is_past = |date: Option<Date>| date.is_some_and(|date| date <= day);
            while instruments.next_if(|(_, instrument)| is_past(instrument.date())).is_some() {
                begun += 1;
            }
            let now = &self.order[done..self.clauses_of(begun)];
            done += now.len();
            machine.run(now, presumed);
            machine.look_on(day);
            let touched = machine.state.touched.replace(Touched::default());
            look(place, &machine.state, touched.unwrap_or_default());
        }
    }

    /// Runs the first `instruments` instruments; `day` is the day on which to
    /// look, which may lie after the last of them.
    pub(crate) fn run_until(&self, instruments: usize, day: Option<Date>, log: Log) -> Run {
        let mut machine = Machine::new(self.history, self.graph, Mode::Replaying, &self.scope);
        machine.log = log;
        machine.start(&self.presumed);
        let clauses = &self.order[..self.clauses_of(instruments)];
        machine.run(clauses, |machine, id| machine.presumed_after(&self.presumed, id));
        match day {
            Some(day) => machine.look_on(day),
            None if instruments >= self.history.instruments().len() => machine.look_on(Date::MAX),
            None => {}
        }
        Run { state: machine.state, events: machine.events, anomalies: machine.anomalies }
    }

    /// How many clauses the first `instruments` instruments have. O(log n).
    fn clauses_of(&self, instruments: usize) -> usize {
        let later = self.history.first_of(InstrumentId(instruments.min(u32::MAX as usize) as u32));
        self.order.partition_point(|&id| id < later)
    }
}

/// Whether missing facts are being concluded, or are already known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Presuming,
    Replaying,
}

/// How many clauses are looked at ahead: what they speak of is a few thousand
/// bytes, which the processor still has when their turn comes.
const AHEAD: usize = 64;

/// Applies provisions to a state, one by one.
struct Machine<'a> {
    history: &'a History,
    graph: &'a Graph,
    mode: Mode,
    log: Log,
    state: State,
    events: Vec<Event>,
    anomalies: Vec<Anomaly>,
    found: Presumed,
    /// The instrument at hand.
    instrument: InstrumentId,
    /// Its provisions.
    clauses: Range<ProvisionId>,
    /// What was given by whom in the instrument at hand: a clause beside may
    /// give it to a second receiver. Looked up, never iterated.
    gave: FxHashSet<(AgencyId, DutyId)>,
    /// Of that, what went along with everything else, not by name.
    along: BTreeMap<(AgencyId, DutyId), Hold>,
    /// What is presumed, up to where the run has come.
    told: Told,
    stated_only: bool,
    /// Bodies that are to exist from a day on that people know.
    waiting: BTreeSet<AgencyId>,
    /// Bodies that are to end on a day that people know.
    mortal: Vec<(AgencyId, Date)>,
    /// Bodies that the instrument at hand divides, with the clause and results.
    divided: BTreeMap<AgencyId, (ProvisionId, Vec<AgencyId>)>,
}

impl<'a> Machine<'a> {
    fn new(history: &'a History, graph: &'a Graph, mode: Mode, scope: &Scope) -> Self {
        Machine {
            history,
            graph,
            mode,
            log: Log::Nothing,
            state: State::new(graph, scope.watched.clone()),
            events: Vec::new(),
            anomalies: Vec::new(),
            found: Presumed::default(),
            instrument: InstrumentId(0),
            clauses: ProvisionId(0)..ProvisionId(0),
            gave: FxHashSet::default(),
            along: BTreeMap::new(),
            told: Told::default(),
            stated_only: scope.stated_only,
            waiting: BTreeSet::new(),
            mortal: Vec::new(),
            divided: BTreeMap::new(),
        }
    }

    /// Applies all clauses of some instruments, in the order of effect; tells
    /// each when it is done.
    fn run(&mut self, clauses: &[ProvisionId], mut done: impl FnMut(&mut Self, ProvisionId)) {
        for next in clauses.chunks(AHEAD) {
            self.look_ahead(next);
            for &id in next {
                self.step(id);
                done(self, id);
            }
        }
        self.finish_instrument();
    }

    /// Fetches from memory what the next clauses speak of.
    fn look_ahead(&self, clauses: &[ProvisionId]) {
        let said = clauses.iter().filter_map(|&id| self.graph.said(self.history, id).duty);
        let duties = said.map(|wording| self.graph.same_as(wording));
        self.state.look_ahead(duties.clone());
        self.state.look_ahead(duties.flat_map(|duty| self.graph.pieces(duty)).copied());
    }

    fn anomaly(&mut self, kind: AnomalyKind, agency: AgencyId, provision: ProvisionId) {
        self.anomalies.push(Anomaly { kind, agency, provision });
    }

    fn reparented(
        &mut self,
        body: AgencyId,
        from: Option<AgencyId>,
        to: Option<AgencyId>,
        by: ProvisionId,
    ) {
        if self.log == Log::Nothing {
            return;
        }
        self.events.push(Event {
            kind: StepKind::Reparented,
            provision: by,
            duty: None,
            wording: None,
            body: Some(body),
            from,
            to,
            via: None,
        });
    }
}
