//! Which wordings may name one duty: proposals for a person to review.
//!
//! Nothing proposed here is taken as so. What a person accepts or refuses
//! stands in `alignments.toml`, and from there on it wins.

mod judge;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use judge::{AlignRule, Judgement, THRESHOLD, Wording, judge};

use super::{Citation, search::Weights};
use crate::{
    graph::{DutyId, DutyKind, Graph, plain},
    model::{History, Link, ProvisionId},
};

/// A duty with its wording taken apart.
type Candidate = (DutyId, Wording);

/// One proposed link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    /// One wording; with `part`, the narrower one.
    pub duty: String,
    /// The other.
    pub with: String,
    /// How they relate.
    #[schemars(with = "String")]
    pub link: Link,
    /// The rule that proposes it.
    pub rule: AlignRule,
    /// Between 0 and 1.
    pub score: f64,
    /// Where the first is said first.
    pub duty_by: Citation,
    /// Where the other is.
    pub with_by: Citation,
}

/// All proposals, best first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proposals {
    /// Best first; of one score in the order of the wordings.
    pub proposals: Vec<Proposal>,
}

/// Proposes links between the duties of a history that score `at_least`.
///
/// Left out are wordings that are one duty already, pairs that a person
/// reviewed, and wordings that mean something only beside their agency.
/// Linear in the pairs of wordings that share a pair of characters which is
/// not too common.
pub fn align(history: &History, graph: &Graph, at_least: f64) -> Proposals {
    let duties: Vec<Candidate> =
        alignable(graph).map(|id| (id, Wording::new(graph.wording(id)))).collect();
    let forms: Vec<String> = worded(graph).map(|id| plain(graph.wording(id))).collect();
    let weights = Weights::of(forms.iter().map(String::as_str));
    let pairs = candidates(&duties, &weights).into_iter();
    let found = pairs.filter_map(|(one, other)| {
        proposal(history, graph, &duties[one], &duties[other]).filter(|it| it.score >= at_least)
    });
    Proposals { proposals: best_first(found.collect()) }
}

/// Proposes links between each of a few duties and all others: for each of
/// them, in their order, what `align` would propose, best first.
///
/// `weights` tells how rare the [pairs](pairs_beside) of characters are by
/// which others are looked up. Linear in the wordings.
pub fn beside(
    history: &History,
    graph: &Graph,
    weights: &Weights,
    duties: &[DutyId],
    at_least: f64,
) -> Vec<Vec<Proposal>> {
    let asked: Vec<Candidate> = duties
        .iter()
        .map(|&id| (graph.same_as(id), Wording::new(graph.wording(graph.same_as(id)))))
        .collect();
    let mut by_pair: BTreeMap<[char; 2], Vec<usize>> = BTreeMap::new();
    for (at, (_, wording)) in asked.iter().enumerate() {
        for pair in wording.pairs().filter(|pair| !weights.is_common(pair)) {
            by_pair.entry(pair).or_default().push(at);
        }
    }
    let mut found = vec![Vec::new(); asked.len()];
    for id in alignable(graph) {
        // Most wordings share nothing with the few: they are not taken apart.
        if !shares_a_pair(graph.wording(id), &by_pair) {
            continue;
        }
        let other = (id, Wording::new(graph.wording(id)));
        let sharing: BTreeSet<usize> =
            other.1.pairs().filter_map(|pair| by_pair.get(&pair)).flatten().copied().collect();
        for at in sharing.into_iter().filter(|&at| asked[at].0 != id) {
            let proposed = proposal(history, graph, &asked[at], &other);
            found[at].extend(proposed.filter(|it| it.score >= at_least));
        }
    }
    found.into_iter().map(best_first).collect()
}

/// The pairs of characters by which what is said beside a few duties is looked
/// up.
pub fn pairs_beside(graph: &Graph, duties: &[DutyId]) -> BTreeSet<[char; 2]> {
    let wordings = duties.iter().map(|&id| Wording::new(graph.wording(graph.same_as(id))));
    wordings.flat_map(|wording| wording.pairs().collect::<Vec<_>>()).collect()
}

/// All wordings, also those that mean something only beside their agency.
fn worded(graph: &Graph) -> impl Iterator<Item = DutyId> + use<'_> {
    graph.duties().filter(|&id| !matches!(graph.duty_kind(id), DutyKind::Whole(_)))
}

/// Wordings that can be compared: the first of each duty, and none that means
/// something only beside its agency.
fn alignable(graph: &Graph) -> impl Iterator<Item = DutyId> + use<'_> {
    graph.duties().filter(|&id| graph.duty_kind(id) == DutyKind::Worded && graph.same_as(id) == id)
}

fn shares_a_pair(wording: &str, pairs: &BTreeMap<[char; 2], Vec<usize>>) -> bool {
    let letters = || wording.chars();
    letters().zip(letters().skip(1)).any(|(one, next)| pairs.contains_key(&[one, next]))
}

/// Of one score in the order of the wordings.
fn best_first(mut found: Vec<Proposal>) -> Vec<Proposal> {
    found.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (&a.duty, &a.with).cmp(&(&b.duty, &b.with)))
    });
    found
}

/// What the rules make of two duties that nobody has spoken about yet.
fn proposal(
    history: &History,
    graph: &Graph,
    (a, first): &Candidate,
    (b, second): &Candidate,
) -> Option<Proposal> {
    if graph.is_reviewed(*a, *b) || listed_already(graph, *a, *b) {
        return None;
    }
    let found = judge(first, second)?;
    let (a, b) = if found.turned { (*b, *a) } else { (*a, *b) };
    Some(Proposal {
        duty: graph.wording(a).to_owned(),
        with: graph.wording(b).to_owned(),
        link: found.link,
        rule: found.rule,
        score: found.score,
        duty_by: Citation::of(history, said(graph, a)?),
        with_by: Citation::of(history, said(graph, b)?),
    })
}

/// The first clause that says a duty of an agency.
fn said(graph: &Graph, duty: DutyId) -> Option<ProvisionId> {
    let parties = graph.wordings(duty).into_iter().flat_map(|id| graph.parties(id));
    parties.map(|link| link.provision).min()
}

/// Whether one is listed as part of the other by a clause.
fn listed_already(graph: &Graph, a: DutyId, b: DutyId) -> bool {
    let part = |a, b| graph.wider(a).iter().any(|link| graph.is_same(link.duty, b));
    part(a, b) || part(b, a)
}

/// Pairs of places that share a pair of characters which is not too common, in
/// order.
fn candidates(duties: &[Candidate], weights: &Weights) -> BTreeSet<(usize, usize)> {
    let mut places: BTreeMap<[char; 2], Vec<usize>> = BTreeMap::new();
    for (at, (_, wording)) in duties.iter().enumerate() {
        for pair in wording.pairs().filter(|pair| !weights.is_common(pair)) {
            places.entry(pair).or_default().push(at);
        }
    }
    let mut found = BTreeSet::new();
    for at in places.values() {
        for (n, &one) in at.iter().enumerate() {
            found.extend(at[n + 1..].iter().map(|&other| (one, other)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::made, graph::Known, model::Alignment};

    #[test]
    fn proposals_are_best_first_and_reviewed_ones_are_gone() {
        let history = made::history(&[
            "assign body=甲 duty=盐业行政管理",
            "assign body=乙 duty=主管全国盐业工作\nassign body=乙 duty=电业行政管理",
        ]);
        let found = align(&history, &Graph::build(&history), THRESHOLD);
        let [only] = found.proposals.as_slice() else { panic!("{found:?}") };
        assert_eq!((only.link, only.rule), (Link::Same, AlignRule::Dress));
        let refused = [Alignment {
            duty: only.duty.clone(),
            with: only.with.clone(),
            link: Link::Different,
            note: None,
        }];
        let known = Known { alignments: &refused, ..Known::default() };
        let graph = Graph::build_with(&history, &known);
        assert!(align(&history, &graph, THRESHOLD).proposals.is_empty());
    }
}
