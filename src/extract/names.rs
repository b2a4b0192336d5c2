//! Which printed names are one body's, and which rows tell one event twice.

use std::collections::{BTreeMap, BTreeSet};

use super::front::FrontMatter;
use crate::{
    lexicon::{is_agency, place_prefix},
    model::{Act, Provision},
};

/// Writes every body by its full name where the document itself gives it:
/// by 以下简称, by its title, or by the same name with its place in front.
pub(super) fn settle(provisions: &mut [Provision], front: &FrontMatter) {
    let mut full: BTreeMap<String, String> = front.aliases.iter().cloned().collect();
    let printed: BTreeSet<String> = provisions
        .iter()
        .flat_map(|provision| provision.agencies().map(str::to_owned).collect::<Vec<_>>())
        .chain(front.agency().map(str::to_owned))
        .chain(full.values().cloned())
        .collect();
    for short in &printed {
        if !full.contains_key(short)
            && let Some(name) = with_its_place(short, &printed, front.agency())
        {
            full.insert(short.clone(), name);
        }
    }
    // 省经贸委 is 省经济贸易委员会, and that is 江东省经济贸易委员会.
    let known = full.clone();
    for name in full.values_mut() {
        if let Some(fuller) = known.get(name.as_str()) {
            *name = fuller.clone();
        }
    }
    complete_in_clause(provisions);
    for provision in provisions {
        let to_is_name = provision.act == Act::Unit;
        for (slot, fixed) in [
            (&mut provision.from, false),
            (&mut provision.to, to_is_name),
            (&mut provision.body, false),
        ] {
            if let Some(name) = slot.as_mut().filter(|_| !fixed)
                && let Some(known) = full.get(name.as_str())
            {
                *name = known.clone();
            }
        }
    }
}

/// `县水务局` → `清源县水务局`, if exactly one such name is printed.
fn with_its_place(short: &str, printed: &BTreeSet<String>, own: Option<&str>) -> Option<String> {
    let elided = place_prefix(short)
        .is_some_and(|place| matches!(place, "市" | "县" | "区" | "省" | "州" | "旗"));
    let of_own = own.is_some_and(|own| own.ends_with(short) && own.len() > short.len());
    if !is_agency(short) || short.chars().count() < 3 {
        return None;
    }
    if !elided && !of_own {
        return None;
    }
    let mut longer = printed.iter().filter(|name| {
        name.len() > short.len() && name.ends_with(short) && {
            let place = &name[..name.len() - short.len()];
            (2..=6).contains(&place.chars().count()) && !is_agency(place)
        }
    });
    let found = longer.next()?;
    longer.next().is_none().then(|| found.clone())
}

/// `省机械工业厅…，机械工业厅其余职责…` in one clause: the 省 holds for both.
fn complete_in_clause(provisions: &mut [Provision]) {
    let mut printed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for provision in provisions.iter().filter(|provision| !provision.evidence.clause.is_empty()) {
        let names = printed.entry(provision.evidence.clause.clone()).or_default();
        names.extend(provision.agencies().map(str::to_owned));
    }
    for provision in provisions {
        let Some(names) = printed.get(&provision.evidence.clause) else { continue };
        for name in provision.from.iter_mut() {
            let full = ["省", "市", "县", "区"]
                .iter()
                .map(|level| format!("{level}{name}"))
                .find(|full| names.contains(full));
            if let Some(full) = full.filter(|_| !crate::lexicon::has_place(name)) {
                *name = full;
            }
        }
    }
}

/// Drops rows that tell once more what a row before them told: a heading and
/// the sentence below it speak of one event.
pub(super) fn state_once(provisions: &mut Vec<Provision>) {
    let mut kept: Vec<Provision> = Vec::with_capacity(provisions.len());
    // The place of the last row about each body, and of each event told.
    let mut told: BTreeMap<Event, usize> = BTreeMap::new();
    let mut changed: BTreeMap<String, usize> = BTreeMap::new();
    for provision in provisions.drain(..) {
        if matches!(provision.act, Act::Unit | Act::Staffing | Act::Assign) {
            kept.push(provision);
            continue;
        }
        let event = event(&provision);
        let again = told.get(&event).is_some_and(|&at| {
            provision.agencies().all(|name| changed.get(name).is_none_or(|&since| since <= at))
        });
        if again {
            continue;
        }
        let at = kept.len();
        told.insert(event, at);
        if let Some(body) = provision.body.as_ref().filter(|_| changes_a_body(provision.act)) {
            changed.insert(body.clone(), at);
        }
        kept.push(provision);
    }
    *provisions = kept;
}

/// After these a body may be told the same event anew: set up, ended, set up.
fn changes_a_body(act: Act) -> bool {
    matches!(
        act,
        Act::Abolish | Act::Rename | Act::Merge | Act::Affiliate | Act::Unplate | Act::Establish
    )
}

type Event = (Act, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);

fn event(provision: &Provision) -> Event {
    let Provision { act, from, to, body, duty, within, .. } = provision.clone();
    (act, from, to, body, duty, within)
}
