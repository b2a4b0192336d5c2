//! Events → holders and steps.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    Holder, Lineage, Standing, Step, StepKind, Subject, origins,
    relevant::{Reach, Relevant},
};
use crate::{
    analysis::{
        Citation, Hit,
        fold::{Event, Log, Run, Status},
        structure::duty_name,
    },
    graph::{AgencyId, DutyId, DutyKind, Graph},
    model::{Act, History, ProvisionId},
};

/// What every lineage of one question shares.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) history: &'a History,
    pub(super) graph: &'a Graph,
    /// Told what the answer depends on.
    pub(super) reach: &'a Reach,
    pub(super) stated_only: bool,
    /// How many instruments to replay.
    pub(super) until: usize,
    /// Leave out what earlier instruments did.
    pub(super) since: usize,
    /// Only what follows from this agency having it.
    pub(super) from_agency: Option<AgencyId>,
}

/// The story of a duty.
pub(super) fn of_duty(frame: Frame<'_>, duty: DutyId, hit: &Hit) -> Lineage {
    let asked = duty;
    let duty = frame.graph.same_as(duty);
    let mut relevant = Relevant::to_duty(frame.history, frame.graph, duty, frame.reach);
    loop {
        let replay = relevant.clone().replay(Some(duty), frame.stated_only);
        let run = replay.run(frame.until, Log::Everything);
        let events: Vec<&Event> = run.events.iter().filter(|e| e.duty == Some(duty)).collect();
        let lineage = duty_in(frame, &run, &events, asked, hit.clone());
        // When the bodies began and ended that may have had it before; it may
        // show others that had it.
        let agency = |holder: &Holder| frame.graph.agency(&holder.agency);
        match relevant.with_lives(lineage.holders.iter().filter_map(agency)) {
            Some(wider) => relevant = wider,
            None => return lineage,
        }
    }
}

/// The story of a duty, from a run that watched it.
pub(super) fn duty_in(
    frame: Frame<'_>,
    run: &Run,
    events: &[&Event],
    asked: DutyId,
    hit: Hit,
) -> Lineage {
    let duty = frame.graph.same_as(asked);
    let mut story = Story::new(frame);
    for event in events {
        story.tell(event);
    }
    story.still_held(run, duty);
    if !frame.stated_only {
        origins::before(frame, duty, &mut story.holders, &mut story.steps);
    }
    let standing = standing(frame, run, duty, &story.holders);
    story.narrow();
    let holders = story.finished_holders(run);
    Lineage {
        subject: Subject::Duty(duty_name(frame.graph, asked)),
        hit,
        within: related(frame, duty, Graph::wider),
        parts: related(frame, duty, Graph::parts),
        standing,
        holders,
        steps: tree(story.steps.into_iter().map(|(_, step)| step).collect()),
        likely: Vec::new(),
    }
}

/// The story of an agency's superiors; `None` where the history has none.
pub(super) fn of_agency(frame: Frame<'_>, agency: AgencyId, hit: Hit) -> Option<Lineage> {
    let relevant = Relevant::to_agency(frame.history, frame.graph, agency, frame.reach);
    let replay = relevant.replay(None, frame.stated_only);
    let run = replay.run(frame.until, Log::Everything);
    let events: Vec<&Event> = run.events.iter().filter(|e| e.body == Some(agency)).collect();
    agency_in(frame, &run, &events, agency, hit)
}

/// The story of an agency's superiors, from a run over all that is about it.
pub(super) fn agency_in(
    frame: Frame<'_>,
    run: &Run,
    events: &[&Event],
    agency: AgencyId,
    hit: Hit,
) -> Option<Lineage> {
    let mut story = Story::new(Frame { from_agency: None, ..frame });
    for event in events {
        story.tell(event);
    }
    let superior = run.state.body(agency).superior;
    if story.steps.is_empty() && superior.is_none() {
        return None;
    }
    if let Some((above, ..)) = superior.filter(|_| story.steps.is_empty()) {
        story.open(above, None, true);
    }
    let standing = match superior {
        Some((above, ..)) => Standing::Held { by: vec![story.name(above)] },
        None => Standing::Unknown,
    };
    story.narrow();
    let holders = story.finished_holders(run);
    Some(Lineage {
        subject: Subject::Agency(frame.graph.agency_name(agency).to_owned()),
        hit,
        within: Vec::new(),
        parts: Vec::new(),
        standing,
        holders,
        steps: tree(story.steps.into_iter().map(|(_, step)| step).collect()),
        likely: Vec::new(),
    })
}

/// A holder in ids, with the instruments between which it held.
#[derive(Debug, Clone)]
pub(super) struct Tenure {
    pub(super) agency: AgencyId,
    pub(super) presumed: bool,
    pub(super) since: Option<Citation>,
    pub(super) until: Option<Citation>,
    /// The instrument that ended it.
    pub(super) closed: Option<usize>,
}

/// A lineage while it is told.
struct Story<'a> {
    frame: Frame<'a>,
    holders: Vec<Tenure>,
    /// Steps with the place of their instrument.
    steps: Vec<(usize, Step)>,
}

impl<'a> Story<'a> {
    fn new(frame: Frame<'a>) -> Self {
        Story { frame, holders: Vec::new(), steps: Vec::new() }
    }

    fn name(&self, agency: AgencyId) -> String {
        self.frame.graph.agency_name(agency).to_owned()
    }

    fn tell(&mut self, event: &Event) {
        let row = self.frame.history.provision(event.provision);
        let at = row.instrument.0 as usize;
        let mut by = Citation::of(self.frame.history, event.provision);
        if event.kind == StepKind::Moved
            && row.act == Act::Transfer
            && row.from.is_none()
            && event.from.is_some()
        {
            by = by.inferred("sole-holder");
        }
        let returns = event.to.filter(|to| event.from != Some(*to)).is_some_and(|to| self.left(to));
        match event.kind {
            StepKind::Moved
            | StepKind::Carried
            | StepKind::Succeeded
            | StepKind::HolderEnded
            | StepKind::Cancelled
            | StepKind::Reparented => {
                if let Some(from) = event.from {
                    self.close(from, &by, at);
                }
                if let Some(to) = event.to {
                    self.open(to, Some(by.clone()), false);
                }
            }
            StepKind::Added | StepKind::Assigned | StepKind::Strengthened | StepKind::Amended => {
                if let Some(to) = event.to {
                    self.open(to, Some(by.clone()), false);
                }
            }
            StepKind::CarvedOut | StepKind::Retained | StepKind::Reduced | StepKind::Entrusted => {
                if let Some(from) = event.from {
                    self.open(from, None, true);
                }
            }
        }
        let step = self.step(event, by, returns);
        self.steps.push((at, step));
    }

    fn step(&self, event: &Event, by: Citation, returns: bool) -> Step {
        let graph = self.frame.graph;
        let same = matches!(
            event.kind,
            StepKind::Strengthened | StepKind::Reduced | StepKind::Retained | StepKind::Amended
        );
        Step {
            kind: event.kind,
            from: event.from.filter(|_| !same).map(|agency| self.name(agency)),
            to: event.to.map(|agency| self.name(agency)),
            wording: event.wording.map_or(String::new(), |duty| graph.wording(duty).to_owned()),
            via: event.via.map(|duty| duty_name(graph, duty)),
            after: None,
            returns,
            by,
        }
    }

    /// Whether a body had it once and no longer has it.
    fn left(&self, agency: AgencyId) -> bool {
        let mut tenures = self.holders.iter().filter(|tenure| tenure.agency == agency);
        tenures.next().is_some() && !self.has(agency)
    }

    fn has(&self, agency: AgencyId) -> bool {
        self.holders.iter().any(|tenure| tenure.agency == agency && tenure.until.is_none())
    }

    fn open(&mut self, agency: AgencyId, since: Option<Citation>, presumed: bool) {
        if !self.has(agency) {
            self.holders.push(Tenure { agency, presumed, since, until: None, closed: None });
        }
    }

    fn close(&mut self, agency: AgencyId, by: &Citation, at: usize) {
        let open = self.holders.iter_mut().find(|t| t.agency == agency && t.until.is_none());
        if let Some(tenure) = open {
            tenure.until = Some(by.clone());
            tenure.closed = Some(at);
            return;
        }
        // Given to a second receiver by the same instrument: known already.
        if self.holders.iter().any(|t| t.agency == agency && t.closed == Some(at)) {
            return;
        }
        self.holders.push(Tenure {
            agency,
            presumed: true,
            since: None,
            until: Some(by.clone()),
            closed: Some(at),
        });
    }

    /// Bodies that are taken to hold it, though nothing happened to it yet.
    fn still_held(&mut self, run: &Run, duty: DutyId) {
        for agency in run.state.holders(duty) {
            self.open(agency, None, true);
        }
    }

    /// Leaves out what the question did not ask for.
    fn narrow(&mut self) {
        let since = self.frame.since;
        self.steps.retain(|(at, _)| *at >= since);
        self.holders.retain(|tenure| tenure.closed.is_none_or(|at| at >= since));
        let Some(agency) = self.frame.from_agency else { return };
        let mut reached = BTreeSet::from([self.name(agency)]);
        self.steps.retain(|(_, step)| {
            let follows = match &step.from {
                Some(from) => reached.contains(from),
                None => step.to.as_ref().is_some_and(|to| reached.contains(to)),
            };
            if follows {
                reached.extend(step.to.clone());
            }
            follows
        });
        let graph = self.frame.graph;
        self.holders.retain(|tenure| reached.contains(graph.agency_name(tenure.agency)));
    }

    fn finished_holders(&self, run: &Run) -> Vec<Holder> {
        let tenures = self.holders.iter().filter_map(|tenure| self.within_life(run, tenure));
        let holder = |tenure: Tenure| Holder {
            agency: self.name(tenure.agency),
            ended: run.state.status(tenure.agency).has_ended(),
            presumed: tenure.presumed,
            since: tenure.since,
            until: tenure.until,
        };
        tenures.map(holder).collect()
    }

    /// A tenure as far as its holder existed: what a body is charged with
    /// after its end it never held, and what is taken from it later (原…) it
    /// held until its end. `None` where nothing is left.
    fn within_life(&self, run: &Run, tenure: &Tenure) -> Option<Tenure> {
        let history = self.frame.history;
        let date = |id| history.instrument(history.instrument_id(id)).date();
        let lives = &run.state.body(tenure.agency).lives;
        let born = self.frame.graph.born(tenure.agency);
        let early = tenure.since.as_ref().and_then(|by| by.date).zip(born);
        if early.is_some_and(|(since, born)| since < born) {
            return None;
        }
        let late = tenure.since.as_ref().and_then(|by| by.date).zip(self.gone(run, tenure.agency));
        if late.is_some_and(|(since, gone)| since > gone) {
            return None;
        }
        let Some(since) = &tenure.since else {
            // Taken to have held it before: in the life that its end closes.
            let until = tenure.until.as_ref().map(|by| by.date);
            let before = |life: &&(Option<_>, Option<_>)| {
                until.is_none() || life.0.is_none_or(|born| Some(date(born)) <= until)
            };
            let life = lives.iter().rev().find(before).copied();
            return Some(self.cut(tenure, life.and_then(|life| life.1)));
        };
        let lived = |life: &&(Option<_>, Option<_>)| {
            life.0.is_none_or(|born| date(born) <= since.date)
                && life.1.is_none_or(|end| since.date <= date(end))
        };
        if lives.is_empty() {
            return Some(tenure.clone());
        }
        let life = lives.iter().rev().find(lived).copied()?;
        Some(self.cut(tenure, life.1))
    }

    /// The day on which a body is known to have ended, where no clause ends it.
    fn gone(&self, run: &Run, agency: AgencyId) -> Option<Date> {
        let Status::Ended(_, None) = run.state.status(agency) else { return None };
        self.frame.graph.died(agency)
    }

    fn cut(&self, tenure: &Tenure, end: Option<ProvisionId>) -> Tenure {
        let Some(end) = end else { return tenure.clone() };
        let by = Citation::of(self.frame.history, end);
        let outlived = tenure.until.as_ref().is_none_or(|until| by.date < until.date);
        let until = if outlived { Some(by) } else { tenure.until.clone() };
        Tenure { until, ..tenure.clone() }
    }
}

/// Hangs each step below the one that put the duty where it takes it from.
fn tree(mut steps: Vec<Step>) -> Vec<Step> {
    let mut latest: BTreeMap<String, usize> = BTreeMap::new();
    for (at, step) in steps.iter_mut().enumerate() {
        let holder = step.from.as_ref().or(step.to.as_ref().filter(|_| stays(step.kind)));
        step.after = holder.and_then(|holder| latest.get(holder).copied());
        if let Some(to) = &step.to {
            latest.insert(to.clone(), at);
        }
    }
    steps
}

/// Whether a step leaves the duty where it is.
fn stays(kind: StepKind) -> bool {
    use StepKind::{Amended, Assigned, Reduced, Retained, Strengthened};
    matches!(kind, Amended | Assigned | Reduced | Retained | Strengthened)
}

fn standing(frame: Frame<'_>, run: &Run, duty: DutyId, holders: &[Tenure]) -> Standing {
    let name = |agency: AgencyId| frame.graph.agency_name(agency).to_owned();
    let held: Vec<String> = run.state.holders(duty).map(name).collect();
    if !held.is_empty() {
        return Standing::Held { by: held };
    }
    if let Some(left) = run.state.unplaced().get(&duty) {
        return Standing::Unstated {
            last: left.last.map(name),
            carved_out: left.carved,
            by: Citation::of(frame.history, left.by),
        };
    }
    if let Some(left) = run.state.cancelled().get(&duty) {
        let by = Citation::of(frame.history, left.by);
        return Standing::Cancelled { last: left.last.map(name), by };
    }
    // Duties of internal bodies are told, but not held by themselves.
    let by: Vec<String> =
        holders.iter().filter(|t| t.until.is_none()).map(|t| name(t.agency)).collect();
    if by.is_empty() { Standing::Unknown } else { Standing::Held { by } }
}

/// Wordings of wider duties, or of parts; each once, in the order of the text.
fn related(
    frame: Frame<'_>,
    duty: DutyId,
    links: fn(&Graph, DutyId) -> Vec<crate::graph::DutyLink>,
) -> Vec<String> {
    let graph = frame.graph;
    let mut seen = BTreeSet::new();
    let all = graph.wordings(duty).into_iter().flat_map(|wording| links(graph, wording));
    // Whether two of them are one depends on all that is said of each.
    let all = all.inspect(|link| frame.reach.duty(link.duty));
    all.filter(|link| !matches!(graph.duty_kind(link.duty), DutyKind::Whole(_)))
        .filter(|link| seen.insert(graph.same_as(link.duty)))
        .map(|link| graph.wording(link.duty).to_owned())
        .collect()
}
