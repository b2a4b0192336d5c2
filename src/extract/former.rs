//! `原X的职责`: a body marked 原 has ended, though no clause says so.

use rustc_hash::FxHashSet;

use crate::{
    grammar::{Slot, bare_name, party_list},
    model::{Act, Basis, Provision, Scope},
};

/// The rule's name in the basis of what it infers.
pub(super) const RULE: &str = "former";

/// Infers an `abolish` for each giver that is printed with 原 in front and gives
/// all its duties, where the document itself does not tell its end. A body that
/// gives one duty may be called 原 because it goes on under another name.
pub(super) fn infer(provisions: &mut Vec<Provision>) {
    if !provisions.iter().any(|provision| provision.evidence.quote.contains('原')) {
        return;
    }
    let mut inferred: Vec<Provision> = Vec::new();
    let whole = |p: &&Provision| p.act == Act::Transfer && p.scope == Some(Scope::Whole);
    let ends = |act| matches!(act, Act::Abolish | Act::Rename | Act::Merge);
    let mut told: FxHashSet<&str> =
        provisions.iter().filter(|p| ends(p.act)).filter_map(|p| p.body.as_deref()).collect();
    // A body that is given duties too, or keeps some, has not ended.
    let live: FxHashSet<&str> = provisions
        .iter()
        .filter_map(|p| match p.act {
            Act::Transfer => p.to.as_deref(),
            Act::Retain => p.body.as_deref(),
            _ => None,
        })
        .collect();
    for provision in provisions.iter().filter(whole) {
        let Some(giver) = provision.from.as_deref() else { continue };
        let ended = !told.contains(giver) && !live.contains(giver);
        if ended && is_marked(&provision.evidence.quote, giver) {
            told.insert(giver);
            let mut end =
                Provision::new(provision.instrument, Act::Abolish, provision.evidence.clone());
            end.body = Some(giver.to_owned());
            end.basis = Basis::inferred(RULE);
            end.construction = RULE.to_owned();
            inferred.push(end);
        }
    }
    provisions.extend(inferred);
}

/// Whether the quote prints `原` directly before the name, or before the list
/// that the name stands in. 原由X负责 marks the duty, not the body.
fn is_marked(quote: &str, name: &str) -> bool {
    if !quote.contains('原') {
        return false;
    }
    let quote = crate::source::Reading::new(quote);
    let text = quote.text();
    text.match_indices('原').any(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        if rest.starts_with(name) {
            return true;
        }
        let end = rest.find('的').unwrap_or(0);
        party_list(bare_name(&rest[..end]))
            .is_some_and(|list| list.slots.contains(&Slot::Named(name.to_owned())))
    })
}
