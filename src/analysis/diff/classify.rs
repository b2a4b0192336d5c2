//! Two sets of facts → entries with verbs.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;
use rayon::prelude::*;

use super::{Diff, Entry, Verb, bodies, duties};
use crate::analysis::{
    Citation, Structure,
    structure::{Cancelled, Compared, DutyName, Fact, Holding, Unplaced},
};

pub(super) fn diff(before: &Structure, after: &Structure) -> Diff {
    let Compared { removed, added, unchanged } = before.compare(after);
    let mut sorter = Sorter {
        before,
        after,
        placed_by: placed_by(&added),
        removed: Pool::of(removed),
        added: Pool::of(added),
        entries: Vec::new(),
    };
    bodies::sort(&mut sorter);
    duties::sort(&mut sorter);
    sorter.sweep();
    let mut entries = sorter.entries;
    mark_shared(&mut entries);
    entries.par_sort_by(|one, other| place(one).cmp(&place(other)));
    let mut totals = BTreeMap::new();
    for entry in &entries {
        *totals.entry(entry.verb.as_str().to_owned()).or_default() += 1;
    }
    let per_agency = per_agency(&entries);
    let (before, after) = (before.at.clone(), after.at.clone());
    Diff { before, after, entries, totals, per_agency, unchanged }
}

/// Marks the moves of all duties of one body to several.
fn mark_shared(entries: &mut [Entry]) {
    let all_of = |entry: &Entry| match &entry.duty {
        Some(DutyName::AllOf(body)) if !entry.to.is_empty() => Some(body.clone()),
        _ => None,
    };
    let mut takers: HashMap<String, BTreeSet<Option<String>>> = HashMap::new();
    for entry in entries.iter() {
        if let Some(body) = all_of(entry) {
            takers.entry(body).or_default().insert(entry.agency.clone());
        }
    }
    for entry in entries {
        entry.shared = all_of(entry).is_some_and(|body| takers[&body].len() > 1);
    }
}

/// Sums for each body: what it is the subject of, and what it gave. An entry
/// counts once for a body, however often the body stands in it.
fn per_agency(entries: &[Entry]) -> BTreeMap<String, BTreeMap<String, usize>> {
    let mut sums: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for entry in entries {
        let giver = entry.from.as_ref().filter(|_| entry.duty.is_some());
        let bodies: BTreeSet<&String> = entry.agency.iter().chain(giver).collect();
        for body in bodies {
            let verbs = sums.entry(body.clone()).or_default();
            *verbs.entry(entry.verb.as_str().to_owned()).or_default() += 1;
        }
    }
    sums
}

/// The bodies that come under a superior, by the clause that says so.
fn placed_by(added: &[Fact]) -> HashMap<Citation, Vec<String>> {
    let mut bodies: HashMap<Citation, Vec<String>> = HashMap::new();
    for fact in added {
        if let Fact::Superior { body, superior } = fact {
            bodies.entry(superior.by.clone()).or_default().push(body.clone());
        }
    }
    bodies
}

/// Verb first, then where the text says it, then names.
fn place(entry: &Entry) -> impl Ord + use<'_> {
    let by = entry.by.first();
    let dated = by.map(|by| (by.date.is_none(), by.date, by.instrument.as_str(), by.span));
    let names = (&entry.agency, &entry.within, &entry.duty);
    (entry.verb, dated.is_none(), dated, names, &entry.from, &entry.to)
}

/// The facts of one side that no verb has claimed yet, where they are looked for.
#[derive(Default)]
pub(super) struct Pool {
    /// By body, but for its duties.
    bodies: BTreeMap<String, Vec<Fact>>,
    /// By plain duty: body and holding. Iterated only where the order does not
    /// matter, or is made.
    holds: HashMap<DutyName, Vec<(String, Holding)>>,
    /// By plain duty: unplaced and cancelled. The same holds of it.
    left: HashMap<DutyName, Vec<Fact>>,
}

impl Pool {
    fn of(facts: Vec<Fact>) -> Self {
        let mut pool = Pool::default();
        for fact in facts {
            match fact {
                Fact::Holds { body, holding } => {
                    let holds = pool.holds.entry(holding.duty.plain()).or_default();
                    holds.push((body, holding));
                }
                Fact::Unplaced(Unplaced { ref duty, .. })
                | Fact::Cancelled(Cancelled { ref duty, .. }) => {
                    pool.left.entry(duty.plain()).or_default().push(fact);
                }
                _ => {
                    let body = body_of(&fact).unwrap_or_default().to_owned();
                    pool.bodies.entry(body).or_default().push(fact);
                }
            }
        }
        pool
    }

    /// The bodies with facts, by name.
    pub(super) fn body_names(&self) -> Vec<String> {
        self.bodies.keys().cloned().collect()
    }

    /// The duties with holdings, plain.
    pub(super) fn held(&self) -> Vec<DutyName> {
        in_order(self.holds.keys())
    }

    /// The duties that lie unplaced or are cancelled, plain.
    pub(super) fn left_behind(&self) -> Vec<DutyName> {
        in_order(self.left.keys())
    }

    /// Takes the facts about a body that fit; its duties are not among them.
    pub(super) fn take(&mut self, body: &str, fits: impl Fn(&Fact) -> bool) -> Vec<Fact> {
        self.bodies.get_mut(body).map_or(Vec::new(), |facts| part(facts, fits))
    }

    /// Takes the first holding of a duty that fits.
    pub(super) fn take_hold(
        &mut self,
        duty: &DutyName,
        fits: impl Fn(&str, &Holding) -> bool,
    ) -> Option<(String, Holding)> {
        let holds = self.holds.get_mut(duty)?;
        let at = holds.iter().position(|(body, holding)| fits(body, holding))?;
        Some(holds.remove(at))
    }

    /// Takes the first unplaced or cancelled duty that fits.
    pub(super) fn take_left(
        &mut self,
        duty: &DutyName,
        fits: impl Fn(&Fact) -> bool,
    ) -> Option<Fact> {
        let left = self.left.get_mut(duty)?;
        let at = left.iter().position(fits)?;
        Some(left.remove(at))
    }

    fn rest(self) -> BTreeSet<Fact> {
        let holds = self.holds.into_values().flatten();
        let holds = holds.map(|(body, holding)| Fact::Holds { body, holding });
        let others = self.bodies.into_values().chain(self.left.into_values()).flatten();
        holds.chain(others).collect()
    }
}

fn in_order<'a>(names: impl Iterator<Item = &'a DutyName>) -> Vec<DutyName> {
    let mut names: Vec<&DutyName> = names.collect();
    names.par_sort_unstable();
    names.into_iter().cloned().collect()
}

fn part(facts: &mut Vec<Fact>, fits: impl Fn(&Fact) -> bool) -> Vec<Fact> {
    let (taken, rest) = std::mem::take(facts).into_iter().partition(|fact| fits(fact));
    *facts = rest;
    taken
}

/// Puts facts under verbs.
pub(super) struct Sorter<'a> {
    pub(super) before: &'a Structure,
    pub(super) after: &'a Structure,
    pub(super) removed: Pool,
    pub(super) added: Pool,
    /// Looked up, never iterated.
    pub(super) placed_by: HashMap<Citation, Vec<String>>,
    entries: Vec<Entry>,
}

impl Sorter<'_> {
    /// Adds an entry; its clauses are those of what it adds, if it names none.
    pub(super) fn enter(&mut self, mut entry: Entry) {
        if entry.by.is_empty() {
            let facts = if entry.added.is_empty() { &entry.removed } else { &entry.added };
            entry.by = facts.iter().flat_map(cited).collect();
        }
        entry.by.sort();
        entry.by.dedup();
        self.entries.push(entry);
    }

    /// Whatever no verb claimed differs only in what it rests on, or is known
    /// to one side only.
    fn sweep(&mut self) {
        let mut added: BTreeMap<_, Vec<Fact>> = BTreeMap::new();
        for fact in std::mem::take(&mut self.added).rest().into_iter().rev() {
            added.entry(subject(&fact)).or_default().push(fact);
        }
        for fact in std::mem::take(&mut self.removed).rest() {
            let again = added.get_mut(&subject(&fact)).and_then(Vec::pop);
            let verb = if again.is_some() { Verb::Rebased } else { Verb::Lost };
            let (_, agency, duty) = subject(&fact);
            let added = again.into_iter().collect();
            self.enter(Entry { agency, duty, removed: vec![fact], added, ..Entry::new(verb) });
        }
        for fact in added.into_values().flatten() {
            let (_, agency, duty) = subject(&fact);
            self.enter(Entry { agency, duty, added: vec![fact], ..Entry::new(Verb::Gained) });
        }
    }
}

/// What a fact is about: its kind, a body, a duty.
fn subject(fact: &Fact) -> (u8, Option<String>, Option<DutyName>) {
    let body = |kind, body: &String| (kind, Some(body.clone()), None);
    match fact {
        Fact::Exists { body: b, .. } => body(0, b),
        Fact::Ended { body: b, .. } => body(1, b),
        Fact::Superior { body: b, .. } => body(2, b),
        Fact::Class { body: b, .. } => body(3, b),
        Fact::Holds { body, holding } => (4, Some(body.clone()), Some(holding.duty.plain())),
        Fact::Entrusted { body, entrusted } => {
            (5, Some(body.clone()), Some(entrusted.duty.plain()))
        }
        Fact::Nameplate { body: b, .. } => body(6, b),
        Fact::Located { body: b, .. } => body(7, b),
        Fact::Unit { body: b, .. } => body(8, b),
        Fact::Posts { body: b, .. } => body(9, b),
        Fact::Unplaced(left) => (10, left.last.clone(), Some(left.duty.plain())),
        Fact::Cancelled(left) => (11, left.last.clone(), Some(left.duty.plain())),
    }
}

/// The clauses behind a fact.
fn cited(fact: &Fact) -> Vec<Citation> {
    let by = match fact {
        Fact::Exists { since, .. } => return since.iter().cloned().collect(),
        Fact::Ended { by, .. } => return by.iter().cloned().collect(),
        Fact::Superior { superior, .. } => &superior.by,
        Fact::Class { class: note, .. }
        | Fact::Nameplate { plate: note, .. }
        | Fact::Located { place: note, .. } => &note.by,
        Fact::Holds { holding, .. } => &holding.by,
        Fact::Entrusted { entrusted, .. } => &entrusted.by,
        Fact::Unit { unit, .. } => &unit.by,
        Fact::Posts { posts, .. } => &posts.by,
        Fact::Unplaced(left) => &left.by,
        Fact::Cancelled(left) => &left.by,
    };
    vec![by.clone()]
}

/// The body a fact about a body is about.
fn body_of(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Exists { body, .. }
        | Fact::Ended { body, .. }
        | Fact::Superior { body, .. }
        | Fact::Class { body, .. }
        | Fact::Holds { body, .. }
        | Fact::Entrusted { body, .. }
        | Fact::Nameplate { body, .. }
        | Fact::Located { body, .. }
        | Fact::Unit { body, .. }
        | Fact::Posts { body, .. } => Some(body),
        Fact::Unplaced(_) | Fact::Cancelled(_) => None,
    }
}
