//! Verbs for bodies: created, ended, renamed, re-parented…

use super::{
    Entry, Verb,
    classify::{Pool, Sorter, cited},
};
use crate::analysis::{
    Citation,
    structure::{Ended, Ending, Fact, Note, Posts, Unit},
};

pub(super) fn sort(sorter: &mut Sorter<'_>) {
    let mut names = sorter.removed.body_names();
    names.extend(sorter.added.body_names());
    names.sort();
    names.dedup();
    for name in &names {
        endings(sorter, name);
    }
    for name in &names {
        beginnings(sorter, name);
    }
    for name in &names {
        superiors(sorter, name);
        entrusted(sorter, name);
        notes(sorter, name);
    }
}

/// A body that has ended, with all that ends with it.
fn endings(sorter: &mut Sorter<'_>, name: &str) {
    let Some(ended) = sorter.after.ended.get(name) else { return };
    if sorter.before.ended.contains_key(name) {
        return; // known to have ended on both sides
    }
    let how = ended.how;
    let unknown = !sorter.before.bodies.contains_key(name);
    let later = ended.since.is_some_and(|born| sorter.before.at.date.is_some_and(|at| at < born));
    let verb = match how {
        _ if unknown && later => Verb::Interim,
        Ending::Abolished => Verb::Ended,
        Ending::Renamed => Verb::Renamed,
        Ending::Merged => Verb::Merged,
        Ending::Absorbed => Verb::Absorbed,
        Ending::Split => Verb::Split,
        Ending::Unrecorded => Verb::Vanished,
    };
    let mut entry = Entry {
        agency: Some(name.to_owned()),
        to: ended.successors.clone(),
        by: ended.by.iter().cloned().collect(),
        removed: sorter.removed.take(name, |_| true),
        added: sorter.added.take(name, |fact| matches!(fact, Fact::Ended { .. })),
        ..Entry::new(verb)
    };
    // Of a body that came and went, the one side never saw a holder or a name.
    if how != Ending::Abolished && verb != Verb::Interim {
        duties_along(sorter, name, ended, &mut entry);
    }
    if how == Ending::Renamed && verb != Verb::Interim {
        new_name(sorter, name, ended, &mut entry);
    }
    sorter.enter(entry);
}

/// The duties that went to the successors by the very clause that ended it.
fn duties_along(sorter: &mut Sorter<'_>, name: &str, ended: &Ended, entry: &mut Entry) {
    let (Some(body), Some(by)) = (sorter.before.bodies.get(name), &ended.by) else { return };
    for held in &body.duties {
        let duty = held.duty.plain();
        let mut went = false;
        while let Some((body, holding)) = sorter.added.take_hold(&duty, |_, holding| {
            holding.by == *by && holding.from.as_deref() == Some(name)
        }) {
            went = true;
            entry.added.push(Fact::Holds { body, holding });
        }
        let old = |body: &str, holding: &_| body == name && holding == held;
        if !went {
            continue;
        }
        if let Some((body, holding)) = sorter.removed.take_hold(&duty, old) {
            entry.removed.push(Fact::Holds { body, holding });
        }
    }
}

/// What only says that the new name is the old body.
fn new_name(sorter: &mut Sorter<'_>, name: &str, ended: &Ended, entry: &mut Entry) {
    for new in &ended.successors {
        let is_new = !sorter.before.bodies.contains_key(new);
        entry.added.extend(sorter.added.take(new, |fact| match fact {
            Fact::Exists { since, .. } => *since == ended.by,
            Fact::Superior { superior, .. } => Some(&superior.by) == ended.by.as_ref(),
            Fact::Class { .. } | Fact::Nameplate { .. } => is_new,
            _ => false,
        }));
    }
    let by = ended.by.as_ref();
    for body in by.and_then(|by| sorter.placed_by.remove(by)).unwrap_or_default() {
        let is_superior = |fact: &Fact| match fact {
            Fact::Superior { superior, .. } => Some(&superior.by) == by,
            _ => false,
        };
        let above = sorter.added.take(&body, is_superior);
        if !above.is_empty() {
            entry.added.extend(above);
            let was = |fact: &Fact| match fact {
                Fact::Superior { superior, .. } => superior.agency == name,
                _ => false,
            };
            entry.removed.extend(sorter.removed.take(&body, was));
        }
    }
}

/// A body that is new, with its first superior and classes.
fn beginnings(sorter: &mut Sorter<'_>, name: &str) {
    let exists = |fact: &Fact| matches!(fact, Fact::Exists { .. });
    if sorter.before.bodies.contains_key(name) {
        if sorter.after.bodies.contains_key(name) || sorter.after.ended.contains_key(name) {
            return;
        }
        let removed = sorter.removed.take(name, |_| true);
        let agency = Some(name.to_owned());
        return sorter.enter(Entry { agency, removed, ..Entry::new(Verb::Vanished) });
    }
    let Some(body) = sorter.after.bodies.get(name) else { return };
    let mut added = sorter.added.take(name, exists);
    if added.is_empty() {
        return; // part of a renaming
    }
    added.extend(
        sorter.added.take(name, |fact| matches!(fact, Fact::Superior { .. } | Fact::Class { .. })),
    );
    let removed = sorter.removed.take(name, |fact| matches!(fact, Fact::Ended { .. }));
    let verb = if body.since.is_some() { Verb::Created } else { Verb::Appeared };
    sorter.enter(Entry {
        agency: Some(name.to_owned()),
        to: body.superior.iter().map(|superior| superior.agency.clone()).collect(),
        by: body.since.iter().cloned().collect(),
        removed,
        added,
        ..Entry::new(verb)
    });
}

fn superiors(sorter: &mut Sorter<'_>, name: &str) {
    let is = |fact: &Fact| matches!(fact, Fact::Superior { .. });
    let (removed, added) = (sorter.removed.take(name, is), sorter.added.take(name, is));
    let above = |facts: &[Fact]| {
        facts.iter().find_map(|fact| match fact {
            Fact::Superior { superior, .. } => Some(superior.agency.clone()),
            _ => None,
        })
    };
    let (from, to) = (above(&removed), above(&added));
    if from.is_none() && to.is_none() {
        return;
    }
    let verb = match (&from, &to) {
        (from, to) if from == to => Verb::Rebased,
        (None, Some(_)) if !changes(&added) => Verb::Placed,
        _ => Verb::Reparented,
    };
    let agency = Some(name.to_owned());
    let to = to.into_iter().collect();
    sorter.enter(Entry { agency, from, to, removed, added, ..Entry::new(verb) });
}

/// Duties performed for another, one entry each.
fn entrusted(sorter: &mut Sorter<'_>, name: &str) {
    for fact in sorter.added.take(name, |fact| matches!(fact, Fact::Entrusted { .. })) {
        let Fact::Entrusted { entrusted, .. } = &fact else { continue };
        sorter.enter(Entry {
            agency: Some(name.to_owned()),
            duty: Some(entrusted.duty.clone()),
            from: entrusted.by_agency.clone(),
            to: vec![name.to_owned()],
            added: vec![fact],
            ..Entry::new(Verb::Entrusted)
        });
    }
}

/// What a fact of one kind tells, in words.
type Told = fn(&Fact) -> Option<String>;

/// Whether a clause says that there was another superior before: 改由, 划入.
fn changes(added: &[Fact]) -> bool {
    added.iter().any(|fact| match fact {
        Fact::Superior { superior, .. } => ["改由", "改为", "改隶", "划入", "划归", "调整为"]
            .iter()
            .any(|word| superior.by.quote.contains(word)),
        _ => false,
    })
}

/// Classes, extra names, places, internal bodies, posts: one entry a kind.
fn notes(sorter: &mut Sorter<'_>, name: &str) {
    let kinds: [(Verb, Told); 5] = [
        (Verb::Reclassified, |fact| match fact {
            Fact::Class { class: Note { text, .. }, .. } => Some(text.clone()),
            _ => None,
        }),
        (Verb::Nameplate, |fact| match fact {
            Fact::Nameplate { plate: Note { text, .. }, .. } => Some(text.clone()),
            _ => None,
        }),
        (Verb::Relocated, |fact| match fact {
            Fact::Located { place: Note { text, .. }, .. } => Some(text.clone()),
            _ => None,
        }),
        (Verb::Units, |fact| match fact {
            Fact::Unit { unit: Unit { name, .. }, .. } => Some(name.clone()),
            _ => None,
        }),
        (Verb::Staffed, |fact| match fact {
            Fact::Posts { posts: Posts { kind, count, .. }, .. } => Some(format!("{kind}{count}")),
            _ => None,
        }),
    ];
    for (verb, text) in kinds {
        let taken = |pool: &mut Pool| pool.take(name, |fact| text(fact).is_some());
        let (removed, added) = (taken(&mut sorter.removed), taken(&mut sorter.added));
        if removed.is_empty() && added.is_empty() {
            continue;
        }
        let mut old: Vec<String> = removed.iter().filter_map(text).collect();
        let mut to: Vec<String> = added.iter().filter_map(text).collect();
        let verb = if old == to { Verb::Rebased } else { verb };
        // What both have is told by the facts alone.
        let same: Vec<String> = to.iter().filter(|told| old.contains(told)).cloned().collect();
        old.retain(|told| !same.contains(told));
        to.retain(|told| !same.contains(told));
        let changed = |facts: &[Fact], of: &[String]| -> Vec<Citation> {
            let changed =
                facts.iter().filter(|&fact| text(fact).is_some_and(|it| of.contains(&it)));
            changed.flat_map(cited).collect()
        };
        let mut by = changed(&added, &to);
        if by.is_empty() {
            by = changed(&removed, &old);
        }
        let from = (!old.is_empty()).then(|| old.join("、"));
        let agency = Some(name.to_owned());
        sorter.enter(Entry { agency, from, to, by, removed, added, ..Entry::new(verb) });
    }
}
