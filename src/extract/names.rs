//! Which printed names are one body's, and which rows tell one event twice.

use std::collections::{BTreeMap, hash_map::Entry};

use rustc_hash::{FxHashMap, FxHashSet};

use super::front::FrontMatter;
use crate::{
    lexicon::{is_agency, place_prefix, words},
    model::{Act, Provision},
};

/// Writes every body by its full name where the document itself gives it:
/// by 以下简称, by its title, or by the same name with its place in front.
pub(super) fn settle(provisions: &mut [Provision], front: &FrontMatter) {
    let mut full: BTreeMap<String, String> = front.aliases.iter().cloned().collect();
    let names = || {
        let names = provisions.iter().flat_map(Provision::agencies);
        names.chain(front.agency()).chain(full.values().map(String::as_str))
    };
    let may_lack = |name: &str| is_elided(name) || is_end_of(name, front.agency());
    let mut printed: Vec<&str> = if names().any(may_lack) { names().collect() } else { Vec::new() };
    // By their ends, so that a name stands before those that end with it.
    printed.sort_unstable_by(|a, b| from_end(a).cmp(from_end(b)));
    printed.dedup();
    let placed: Vec<(String, String)> = printed
        .iter()
        .filter(|short| !full.contains_key(**short))
        .filter_map(|short| {
            let name = with_its_place(short, &printed, front.agency())?;
            Some(((*short).to_owned(), name.to_owned()))
        })
        .collect();
    full.extend(placed);
    full.extend(committees(provisions, front.agency()));
    full.extend(of_the_government(provisions, front.agency()));
    full.extend(kind_alone(provisions, front.agency()));
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

/// Whether a name opens with its level: 县水务局.
fn is_elided(name: &str) -> bool {
    place_prefix(name).is_some_and(|place| place != "盟")
}

/// Whether a name is the end of the document's own.
fn is_end_of(name: &str, own: Option<&str>) -> bool {
    own.is_some_and(|own| own.ends_with(name) && own.len() > name.len())
}

/// 国家, 临江市; not 机械, by which 机械电子工业部 is no 电子工业部.
fn says_where(place: &str) -> bool {
    words!["国家", "全国", "中国", "中央", "国务院", "上海", "北京", "天津", "重庆"].are(place)
        || place.ends_with(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'])
}

fn from_end(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().rev()
}

/// `县水务局` → `清源县水务局`, if exactly one such name is printed.
fn with_its_place<'n>(short: &str, printed: &[&'n str], own: Option<&str>) -> Option<&'n str> {
    let lacks = is_elided(short) || is_end_of(short, own);
    if !lacks || !is_agency(short) || short.chars().count() < 3 {
        return None;
    }
    let after = printed.partition_point(|name| from_end(name).le(from_end(short)));
    let ending = printed[after..].iter().take_while(|name| name.ends_with(short));
    let mut longer = ending.filter(|name| {
        name.len() > short.len() && {
            let place = &name[..name.len() - short.len()];
            (2..=6).contains(&place.chars().count())
                && !is_agency(place)
                && (is_elided(short) || says_where(place))
        }
    });
    let found = longer.next()?;
    longer.next().is_none().then_some(*found)
}

/// `市发展改革委` beside `市发展和改革委员会`: one name, 和 and 员会 left out.
fn committees(provisions: &[Provision], own: Option<&str>) -> Vec<(String, String)> {
    let names = || provisions.iter().flat_map(Provision::agencies).chain(own);
    let short: FxHashSet<&str> =
        names().filter(|name| name.ends_with('委') && name.chars().nth(3).is_some()).collect();
    if short.is_empty() {
        return Vec::new();
    }
    let left_out = |name: &str| name.replace("和", "").replace("员会", "");
    let mut full: Vec<&str> = names().filter(|name| name.ends_with("委员会")).collect();
    full.sort_unstable();
    full.dedup();
    let pairs = full.into_iter().filter_map(|name| {
        let short = short.get(left_out(name).as_str())?;
        Some(((*short).to_owned(), name.to_owned()))
    });
    pairs.collect()
}

/// `支队` in the regulation of 临山市城市管理执法支队: the document's own agency.
fn kind_alone(provisions: &[Provision], own: Option<&str>) -> Vec<(String, String)> {
    let kinds = words![
        "总队", "支队", "大队", "中队", "管委会", "管理处", "中心", "总站", "站", "所", "院", "馆"
    ];
    let Some(own) = own else { return Vec::new() };
    let ends = |kind: &str| own.ends_with(kind) || kind == "管委会" && own.ends_with("管理委员会");
    let names = provisions.iter().flat_map(Provision::agencies);
    // They are short: most names are not looked up.
    let alone = names.filter(|name| name.len() <= 3 * 3 && kinds.are(name) && ends(name));
    alone.map(|name| (name.to_owned(), own.to_owned())).collect()
}

/// `市政府办公厅` beside `临江市人民政府办公厅`: the document's own agency.
fn of_the_government(provisions: &[Provision], own: Option<&str>) -> Vec<(String, String)> {
    let Some(own) = own.filter(|own| own.contains("人民政府")) else { return Vec::new() };
    let bare = own.replace("人民政府", "政府");
    let is_own = |name: &&str| {
        name.contains("政府")
            && *name != own
            && (**name == bare || is_elided(name) && bare.ends_with(*name))
    };
    let names = provisions.iter().flat_map(Provision::agencies).filter(is_own);
    names.map(|name| (name.to_owned(), own.to_owned())).collect()
}

/// `省机械工业厅…，机械工业厅其余职责…` in one clause: the 省 holds for both.
fn complete_in_clause(provisions: &mut [Provision]) {
    const LEVELS: [&str; 4] = ["省", "市", "县", "区"];
    let leveled = |name: &&str| LEVELS.iter().any(|level| name.starts_with(level));
    let printed: FxHashSet<(&str, &str)> = provisions
        .iter()
        .filter(|provision| !provision.evidence.clause.is_empty())
        .flat_map(|provision| {
            let clause = provision.evidence.clause.as_str();
            provision.agencies().filter(leveled).map(move |name| (clause, name))
        })
        .collect();
    if printed.is_empty() {
        return;
    }
    let full = |provision: &Provision| {
        let name = provision.from.as_deref().filter(|name| !crate::lexicon::has_place(name))?;
        LEVELS
            .iter()
            .map(|level| format!("{level}{name}"))
            .find(|full| printed.contains(&(provision.evidence.clause.as_str(), full.as_str())))
    };
    let completed: Vec<(usize, String)> =
        provisions.iter().enumerate().filter_map(|(at, row)| Some((at, full(row)?))).collect();
    for (at, full) in completed {
        provisions[at].from = Some(full);
    }
}

/// Drops rows that tell once more what a row before them told: a heading and
/// the sentence below it speak of one event.
pub(super) fn state_once(provisions: &mut Vec<Provision>) {
    // The place of the last row about each body, and of each event told.
    let mut told: FxHashMap<Event<'_>, usize> =
        FxHashMap::with_capacity_and_hasher(provisions.len(), Default::default());
    let mut changed: FxHashMap<&str, usize> = FxHashMap::default();
    let mut again = Vec::new();
    for (at, provision) in provisions.iter().enumerate() {
        if matches!(provision.act, Act::Unit | Act::Staffing | Act::Assign) {
            continue;
        }
        let unchanged = |since: usize| {
            provision.agencies().all(|name| changed.get(name).is_none_or(|&at| at <= since))
        };
        match told.entry(event(provision)) {
            Entry::Occupied(before) if unchanged(*before.get()) => {
                again.push(at);
                continue;
            }
            entry => entry.insert_entry(at),
        };
        if let Some(body) = provision.body.as_deref().filter(|_| changes_a_body(provision.act)) {
            changed.insert(body, at);
        }
    }
    let (mut at, mut again) = (0, again.into_iter().peekable());
    provisions.retain(|_| {
        at += 1;
        again.next_if_eq(&(at - 1)).is_none()
    });
}

/// After these a body may be told the same event anew: set up, ended, set up.
fn changes_a_body(act: Act) -> bool {
    matches!(
        act,
        Act::Abolish | Act::Rename | Act::Merge | Act::Affiliate | Act::Unplate | Act::Establish
    )
}

type Event<'p> = (Act, [Option<&'p str>; 5]);

fn event(provision: &Provision) -> Event<'_> {
    let Provision { act, from, to, body, duty, within, .. } = provision;
    (*act, [from, to, body, duty, within].map(|part| part.as_deref()))
}
