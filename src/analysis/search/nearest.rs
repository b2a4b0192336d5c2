//! What is least unlike a query that finds nothing.

use std::collections::{BTreeMap, BTreeSet};

use rapidfuzz::fuzz;

use super::{Hit, Rule, Weights, pairs_of, round};
use crate::graph::core;

/// How many are named.
pub(super) const NEAREST: usize = 5;

/// Of so many wordings each is looked at.
const FEW: usize = 2000;

/// Of more, so many that begin with a character of the query.
pub const BESIDE: usize = 50;

/// One wording of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording<'w> {
    /// Its plain form.
    pub plain: &'w str,
    /// The wording.
    pub text: &'w str,
    /// What it is about.
    pub core: &'w str,
}

/// Which wordings are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Near {
    /// All: there are few.
    All,
    /// Those that have one of these pairs of characters, and of those that
    /// begin with one of these characters the first [`BESIDE`] in the order of
    /// their plain forms.
    Some(BTreeSet<[char; 2]>, BTreeSet<char>),
}

impl Near {
    /// Those near a query.
    pub fn to(query: &str, weights: &Weights) -> Self {
        if weights.wordings <= FEW {
            return Near::All;
        }
        let core = core(query);
        let mut pairs = pairs_of(&core);
        pairs.retain(|pair| !weights.is_common(pair));
        Near::Some(pairs, core.chars().collect())
    }

    fn among<'w>(&self, wordings: impl Iterator<Item = Wording<'w>>) -> BTreeSet<Wording<'w>> {
        let Near::Some(pairs, letters) = self else { return wordings.collect() };
        let mut near = BTreeSet::new();
        let mut first: BTreeMap<char, BTreeSet<Wording<'w>>> = BTreeMap::new();
        for wording in wordings {
            let letter = wording.plain.chars().next().filter(|letter| letters.contains(letter));
            if let Some(letter) = letter {
                let first = first.entry(letter).or_default();
                first.insert(wording);
                if first.len() > BESIDE {
                    first.pop_last();
                }
            }
            let mut has = wording.plain.chars().zip(wording.plain.chars().skip(1));
            if has.any(|(a, b)| pairs.contains(&[a, b])) {
                near.insert(wording);
            }
        }
        near.extend(first.into_values().flatten());
        near
    }
}

/// What is less like the query than this has a letter of it by chance.
const LEAST: f64 = 0.15;

/// The wordings least unlike a query, each once; of one likeness in their
/// order; none that is not like it at all. `wordings` may leave out what is not [`Near`].
pub fn nearest<'w>(
    query: &str,
    weights: &Weights,
    wordings: impl Iterator<Item = Wording<'w>>,
) -> Vec<Hit> {
    let asked = core(query);
    let near = Near::to(query, weights).among(wordings).into_iter();
    let mut all: Vec<(f64, &str)> = near
        .map(|wording| {
            let fuzzy = fuzz::ratio(asked.chars(), wording.core.chars());
            let score = 0.5 * fuzzy.max(weights.shared(&asked, wording.plain));
            (round(score), wording.text)
        })
        .collect();
    all.retain(|&(score, _)| score >= LEAST);
    all.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    all.truncate(NEAREST);
    let hit = |(score, text): (f64, &str)| Hit {
        wording: text.to_owned(),
        rule: Rule::Near,
        score,
        why: None,
        duty: None,
    };
    all.into_iter().map(hit).collect()
}
