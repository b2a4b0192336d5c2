//! Verbs for duties: moved, carved out, cancelled…

use super::{Entry, Verb, classify::Sorter};
use crate::{
    analysis::Citation,
    analysis::structure::{DutyName, Fact, Holding},
    graph::is_outside,
    model::Act,
};

pub(super) fn sort(sorter: &mut Sorter<'_>) {
    for duty in sorter.added.held() {
        while let Some((body, holding)) = sorter.added.take_hold(&duty, |_, _| true) {
            let (to, by) = (body.clone(), holding.by.clone());
            arrival(sorter, &duty, body, holding);
            joint_givers(sorter, &duty, &to, &by);
        }
    }
    for duty in sorter.added.left_behind() {
        while let Some(left) = sorter.added.take_left(&duty, |_| true) {
            departure(sorter, &duty, left);
        }
    }
}

/// A body holds what it did not hold, or did not hold so.
fn arrival(sorter: &mut Sorter<'_>, duty: &DutyName, body: String, holding: Holding) {
    let mut entry = Entry {
        agency: Some(body.clone()),
        duty: Some(holding.duty.clone()),
        within: holding.within.clone(),
        to: vec![body.clone()],
        by: vec![holding.by.clone()],
        ..Entry::new(Verb::Gained)
    };
    let itself = sorter.removed.take_hold(duty, |holder, _| *holder == body);
    if let Some((_, old)) = itself {
        entry.from = Some(body.clone());
        entry.verb = same_holder(&old, &holding, &mut entry);
        entry.removed.push(Fact::Holds { body: body.clone(), holding: old });
    } else if let Some((giver, old)) = giver(sorter, duty, &holding) {
        entry.verb = moved_to(&body);
        entry.from = Some(giver.clone());
        entry.removed.push(Fact::Holds { body: giver, holding: old });
    } else if let Some(left) = sorter.removed.take_left(duty, |_| true) {
        entry.verb = moved_to(&body);
        entry.from = holding.from.clone().or_else(|| last_holder(&left));
        entry.removed.push(left);
    } else {
        entry.from = holding.from.clone();
        entry.verb = arrived_by(&holding, &body);
        if entry.verb == Verb::Amended {
            entry.removed.extend(old_wording(sorter, &body, &holding));
        }
    }
    entry.added.push(Fact::Holds { body, holding });
    sorter.enter(entry);
}

/// The others who gave the same duty to the same body by the same document.
/// What is presumed of them rests on the clause by which they gave it.
fn joint_givers(sorter: &mut Sorter<'_>, duty: &DutyName, to: &str, by: &Citation) {
    let gave_too = |_: &str, old: &Holding| {
        let clause = &old.by;
        old.presumed && clause.act == Act::Transfer && clause.instrument == by.instrument
    };
    while let Some((giver, old)) = sorter.removed.take_hold(duty, gave_too) {
        sorter.enter(Entry {
            agency: Some(to.to_owned()),
            duty: Some(old.duty.clone()),
            within: old.within.clone(),
            from: Some(giver.clone()),
            to: vec![to.to_owned()],
            by: vec![old.by.clone()],
            removed: vec![Fact::Holds { body: giver, holding: old }],
            ..Entry::new(moved_to(to))
        });
    }
}

fn moved_to(body: &str) -> Verb {
    if is_outside(body) { Verb::HandedDown } else { Verb::Moved }
}

/// What changed about a duty that stays where it is.
fn same_holder(old: &Holding, new: &Holding, entry: &mut Entry) -> Verb {
    let newly = |old: &Option<_>, new: &Option<_>| new.is_some() && old != new;
    if newly(&old.weight, &new.weight) {
        entry.by = new.weight.iter().cloned().collect();
        return weighed(new);
    }
    if newly(&old.excepted, &new.excepted) {
        entry.by = new.excepted.iter().cloned().collect();
        return Verb::CarvedOut;
    }
    match new.by.act {
        Act::Amend if old.duty != new.duty => Verb::Amended,
        Act::Retain if old.by != new.by => Verb::Retained,
        _ => Verb::Rebased,
    }
}

fn weighed(holding: &Holding) -> Verb {
    match holding.weight.as_ref().map(|by| by.act) {
        Some(Act::Reduce) => Verb::Reduced,
        _ => Verb::Strengthened,
    }
}

/// Who held the duty before: whom the holding names, else whoever lost it.
fn giver(sorter: &mut Sorter<'_>, duty: &DutyName, holding: &Holding) -> Option<(String, Holding)> {
    let named = |body: &str, _: &Holding| Some(body) == holding.from.as_deref();
    sorter
        .removed
        .take_hold(duty, named)
        .or_else(|| sorter.removed.take_hold(duty, |_, _| holding.from.is_none()))
}

fn last_holder(left: &Fact) -> Option<String> {
    match left {
        Fact::Unplaced(left) => left.last.clone(),
        Fact::Cancelled(left) => left.last.clone(),
        _ => None,
    }
}

fn arrived_by(holding: &Holding, body: &str) -> Verb {
    if holding.presumed {
        return Verb::Gained; // its clause is the one that takes it away
    }
    if holding.weight.is_some() {
        return weighed(holding);
    }
    match holding.by.act {
        Act::Transfer | Act::Merge | Act::Split | Act::Rename => moved_to(body),
        Act::Add => Verb::Added,
        Act::Assign | Act::Unit => Verb::Assigned,
        Act::Retain => Verb::Retained,
        Act::Amend => Verb::Amended,
        Act::Strengthen => Verb::Strengthened,
        Act::Reduce => Verb::Reduced,
        _ => Verb::Gained,
    }
}

/// The wording that an amendment replaces: it stands in the clause.
fn old_wording(sorter: &mut Sorter<'_>, body: &str, new: &Holding) -> Option<Fact> {
    let held = sorter.before.bodies.get(body)?;
    let old = held.duties.iter().find(|old| new.by.quote.contains(old.duty.wording()))?;
    let (body, holding) = sorter
        .removed
        .take_hold(&old.duty.plain(), |holder, holding| holder == body && holding == old)?;
    Some(Fact::Holds { body, holding })
}

/// A duty that nobody holds any more.
fn departure(sorter: &mut Sorter<'_>, duty: &DutyName, left: Fact) {
    let last = last_holder(&left);
    let held = sorter.removed.take_hold(duty, |body, _| Some(body) == last.as_deref());
    let removed: Vec<Fact> =
        held.into_iter().map(|(body, holding)| Fact::Holds { body, holding }).collect();
    let name = match &left {
        Fact::Unplaced(left) => left.duty.clone(),
        Fact::Cancelled(left) => left.duty.clone(),
        _ => duty.clone(),
    };
    let entry =
        Entry { agency: last.clone(), duty: Some(name), from: last, ..Entry::new(Verb::Unstated) };
    match &left {
        Fact::Unplaced(unplaced) if unplaced.carved_out => {
            let by = vec![unplaced.by.clone()];
            sorter.enter(Entry { verb: Verb::CarvedOut, removed, by, ..entry.clone() });
            sorter.enter(Entry { added: vec![left], ..entry });
        }
        Fact::Unplaced(_) => sorter.enter(Entry { removed, added: vec![left], ..entry }),
        _ => {
            let verb = Verb::Cancelled;
            sorter.enter(Entry { verb, removed, added: vec![left], ..entry });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        analysis::{Point, diff, diff::Verb, made, structure},
        graph::Graph,
    };

    /// Who moves what to whom between the start and the end.
    fn moves(instruments: &[&str]) -> Vec<String> {
        let history = made::history(instruments);
        let graph = Graph::build(&history);
        let at = |point| structure(&history, &graph, point, false);
        let (first, _) = history.instruments().next().unwrap();
        let diff = diff(&at(Point::Before(first)), &at(Point::End));
        let moved = diff.of(Verb::Moved).map(|entry| {
            format!("{} → {}", entry.from.as_deref().unwrap_or("?"), entry.to.join(" "))
        });
        moved.collect()
    }

    #[test]
    fn several_givers_of_one_document_all_give() {
        let both = "transfer from=甲部 to=丙局 duty=盐业管理
                    transfer from=乙部 to=丙局 duty=盐业管理";
        assert_eq!(moves(&[both]), ["乙部 → 丙局", "甲部 → 丙局"]);
        let to_two = "transfer from=甲部 to=丙局 duty=盐业管理
                      transfer from=甲部 to=丁局 duty=盐业管理";
        assert_eq!(moves(&[to_two]), ["甲部 → 丁局", "甲部 → 丙局"]);
    }

    #[test]
    fn what_is_presumed_of_a_body_was_moved_to_it_by_nobody() {
        let born = "establish body=甲部\nassign body=甲部 duty=矿业管理";
        let given = "transfer from=甲部 to=乙部 duty=盐业管理";
        let history = made::history(&[born, given]);
        let graph = Graph::build(&history);
        let (first, _) = history.instruments().next().unwrap();
        let at = |point| structure(&history, &graph, point, false);
        let diff = diff(&at(Point::Before(first)), &at(Point::After(first)));
        assert_eq!(diff.of(Verb::Moved).count(), 0);
        assert_eq!(diff.of(Verb::Gained).count(), 1);
    }

    #[test]
    fn a_later_document_says_again_what_is_so() {
        let first = "transfer from=甲部 to=丙局 duty=盐业管理";
        assert_eq!(moves(&[first, "transfer from=乙部 to=丙局 duty=盐业管理"]), ["甲部 → 丙局"]);
    }
}
