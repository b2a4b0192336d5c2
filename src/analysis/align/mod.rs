//! Which wordings may name one duty: proposals for a person to review.
//!
//! Nothing proposed here is taken as so. What a person accepts or refuses
//! stands in `alignments.toml`, and from there on it wins.

mod judge;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use judge::{AlignRule, Judgement, THRESHOLD, Wording, judge};

use super::Citation;
use crate::{
    graph::{DutyId, DutyKind, Graph},
    model::{Alignment, History, Link, ProvisionId},
};

/// A pair of characters that stands in more wordings than this leads nowhere:
/// it is a common word, and comparing all that have it would be quadratic.
const COMMON: usize = 400;

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
pub fn align(history: &History, graph: &Graph, reviewed: &[Alignment], at_least: f64) -> Proposals {
    let duties: Vec<(DutyId, Wording)> = graph
        .duties()
        .filter(|&id| graph.duty_kind(id) == DutyKind::Worded && graph.same_as(id) == id)
        .map(|id| (id, Wording::new(graph.wording(id))))
        .collect();
    let decided: BTreeSet<(DutyId, DutyId)> = reviewed
        .iter()
        .filter_map(|link| {
            let of = |wording: &str| graph.duty(wording).map(|id| graph.same_as(id));
            let (a, b) = (of(&link.duty)?, of(&link.with)?);
            Some((a.min(b), a.max(b)))
        })
        .collect();
    let mut proposals = Vec::new();
    for (one, other) in candidates(&duties) {
        let ((a, first), (b, second)) = (&duties[one], &duties[other]);
        if decided.contains(&(*a.min(b), *a.max(b))) || listed_already(graph, *a, *b) {
            continue;
        }
        let Some(found) = judge(first, second).filter(|found| found.score >= at_least) else {
            continue;
        };
        let (a, b) = if found.turned { (*b, *a) } else { (*a, *b) };
        proposals.extend(proposal(history, graph, a, b, found));
    }
    proposals.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (&a.duty, &a.with).cmp(&(&b.duty, &b.with)))
    });
    Proposals { proposals }
}

fn proposal(
    history: &History,
    graph: &Graph,
    a: DutyId,
    b: DutyId,
    found: Judgement,
) -> Option<Proposal> {
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

/// Pairs of places that share a pair of characters, in order.
fn candidates(duties: &[(DutyId, Wording)]) -> BTreeSet<(usize, usize)> {
    let mut places: BTreeMap<[char; 2], Vec<usize>> = BTreeMap::new();
    for (at, (_, wording)) in duties.iter().enumerate() {
        for pair in wording.pairs() {
            places.entry(pair).or_default().push(at);
        }
    }
    let mut found = BTreeSet::new();
    for at in places.values().filter(|at| at.len() <= COMMON) {
        for (n, &one) in at.iter().enumerate() {
            found.extend(at[n + 1..].iter().map(|&other| (one, other)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::made, graph::Known};

    #[test]
    fn proposals_are_best_first_and_reviewed_ones_are_gone() {
        let history = made::history(&[
            "assign body=甲 duty=盐业行政管理",
            "assign body=乙 duty=主管全国盐业工作\nassign body=乙 duty=电业行政管理",
        ]);
        let found = align(&history, &Graph::build(&history), &[], THRESHOLD);
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
        assert!(align(&history, &graph, &refused, THRESHOLD).proposals.is_empty());
    }
}
