//! Bare items under a heading that says what is done: 划入的职责, 取消的职责.

use std::ops::Range;

use crate::{
    grammar::{Open, Slot, party_list, sources},
    lexicon::{HeadingSays, is_agency, stands_for, words},
    model::{Act, Scope as Share},
};

/// The rows of an item that has no verb of its own.
pub(super) fn rows(text: &str, says: &HeadingSays) -> Vec<Open> {
    let place = 0..text.len();
    // 将D…: the item has a verb of its own, and it was not understood.
    if text.starts_with(['将', '把']) {
        return Vec::new();
    }
    match says {
        HeadingSays::Bodies(act) => {
            bodies(text).map(|body| Open::about(*act, body, place.clone())).collect()
        }
        HeadingSays::Classes(class) => bodies(text)
            .map(|body| Open {
                duty: Some(class.clone()),
                ..Open::about(Act::Classify, of_whom(body, class), place.clone())
            })
            .collect(),
        HeadingSays::Does(act) => done(text, *act, &place),
        HeadingSays::Receives { from } => moved(text, from.as_deref(), None, &place),
        HeadingSays::Gives { to } => moved(text, None, Some(to.as_deref()), &place),
    }
}

/// 办公室 among the 市政府工作部门 is 市政府办公室.
fn of_whom(body: Slot, class: &str) -> Slot {
    let whose = words!["政府", "国务院", "市委", "县委", "区委", "省委"].first_inside(class);
    match (&body, whose) {
        (Slot::Named(name), Some((at, word))) if words!["办公室", "办公厅", "研究室"].are(name) => {
            Slot::Named(format!("{}{name}", &class[..at + word.len()]))
        }
        _ => body,
    }
}

fn bodies(text: &str) -> impl Iterator<Item = Slot> {
    // Names in columns have nothing but space between them.
    let list = party_list(text).or_else(|| {
        let names: Vec<&str> = text.split_whitespace().collect();
        names.iter().all(|name| is_agency(name)).then(|| party_list(&names.join("、")))?
    });
    list.map_or(Vec::new(), |list| list.slots).into_iter()
}

fn done(text: &str, act: Act, place: &Range<usize>) -> Vec<Open> {
    let mut rows = Vec::new();
    for source in sources(text).into_iter().filter(|source| !source.bodies) {
        let holder = source.givers.first().cloned().unwrap_or(Slot::Subject);
        rows.extend(source.duties.into_iter().map(|duty| Open {
            duty: Some(duty.text),
            except: duty.except,
            ..Open::about(act, holder.clone(), place.clone())
        }));
    }
    rows
}

/// A transfer whose verb stands in the heading.
fn moved(
    text: &str,
    from: Option<&str>,
    to: Option<Option<&str>>,
    place: &Range<usize>,
) -> Vec<Open> {
    let named =
        |name: Option<&str>| name.map_or(Slot::Unstated, |name| Slot::Named(name.to_owned()));
    let mut rows = Vec::new();
    let verbs = words!["承接", "接收", "划入", "划出", "移交", "转移", "下放"];
    for source in sources(verbs.strip_opening(text).unwrap_or(text)) {
        if source.bodies {
            continue;
        }
        // D，由B承担: the item says more, and it was not understood.
        let says_more = |duty: &crate::grammar::Worded| {
            words!["，由", "，交", "，改", "，不再", "，划", "，移交", "，下放", "，调整"]
                .inside(&duty.text)
        };
        if source.duties.iter().any(says_more) {
            return Vec::new();
        }
        let givers = match (&source.givers[..], to) {
            ([], Some(_)) => vec![Slot::Own],
            ([], None) => vec![named(from)],
            (givers, _) => givers.to_vec(),
        };
        let receiver = to.map_or(Slot::Subject, named);
        for giver in givers {
            let row = |duty: Option<&crate::grammar::Worded>| Open {
                from: giver.clone(),
                to: receiver.clone(),
                duty: duty.map(|duty| duty.text.clone()),
                except: duty.map_or_else(|| source.except.clone(), |duty| duty.except.clone()),
                scope: Some(if duty.is_none() { Share::Whole } else { Share::Listed }),
                ..Open::new(Act::Transfer, place.clone())
            };
            if source.duties.is_empty() {
                rows.push(row(None));
            }
            rows.extend(source.duties.iter().map(|duty| row(Some(duty))));
        }
    }
    rows
}

/// Whether what a sentence does is not what its heading says; `own` is the
/// document's own agency.
pub(super) fn contradicts(open: &Open, says: &HeadingSays, own: Option<&str>) -> bool {
    match says {
        HeadingSays::Receives { .. } if open.act == Act::Transfer => {
            let elsewhere = match (&open.to, own) {
                (Slot::Named(name), Some(own)) => name != own && !stands_for(name, own),
                _ => false,
            };
            open.from == Slot::Own || elsewhere
        }
        HeadingSays::Gives { .. } if open.act == Act::Transfer => {
            matches!((&open.to, own), (Slot::Named(name), Some(own)) if name == own)
        }
        HeadingSays::Does(act) => {
            let with_a_duty = [Act::Cancel, Act::Add, Act::Strengthen, Act::Reduce, Act::Retain];
            with_a_duty.contains(&open.act) && open.act != *act
        }
        _ => false,
    }
}
