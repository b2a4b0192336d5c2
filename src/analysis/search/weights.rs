//! How rare pairs of characters are: what two wordings share counts by it.

use std::collections::{BTreeSet, HashMap};

/// A pair of characters that stands in more wordings than this leads nowhere:
/// it is a common word, and looking at all that have it would take as long as
/// there are wordings.
pub const COMMON: u32 = 400;

/// How rare the pairs of characters of wordings are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights {
    /// How many wordings there are.
    pub wordings: usize,
    /// In how many of them a pair of characters occurs. Looked up, never
    /// iterated.
    pub pairs: HashMap<[char; 2], u32>,
}

impl Weights {
    /// The weights of wordings in their plain form.
    pub fn of<'w>(wordings: impl Iterator<Item = &'w str>) -> Self {
        let mut weights = Weights::default();
        for wording in wordings {
            weights.wordings += 1;
            for pair in pairs_of(wording) {
                *weights.pairs.entry(pair).or_default() += 1;
            }
        }
        weights
    }

    /// The same, of a few pairs only: much sooner done.
    pub fn of_pairs<'w>(
        wordings: impl Iterator<Item = &'w str>,
        wanted: &BTreeSet<[char; 2]>,
    ) -> Self {
        let mut weights = Weights::default();
        let mut seen: Vec<[char; 2]> = Vec::new();
        for wording in wordings {
            weights.wordings += 1;
            seen.clear();
            let pairs = wording.chars().zip(wording.chars().skip(1)).map(|(a, b)| [a, b]);
            for pair in pairs.filter(|pair| wanted.contains(pair)) {
                if !seen.contains(&pair) {
                    seen.push(pair);
                    *weights.pairs.entry(pair).or_default() += 1;
                }
            }
        }
        weights
    }

    /// Whether a pair stands in too many wordings to lead to any.
    pub fn is_common(&self, pair: &[char; 2]) -> bool {
        self.pairs.get(pair).is_some_and(|&seen| seen > COMMON)
    }

    /// How much it says of two wordings that both have a pair. One that no
    /// wording has weighs most.
    pub fn weight(&self, pair: &[char; 2]) -> f64 {
        let seen = self.pairs.get(pair).copied().unwrap_or(0);
        (1.0 + self.wordings as f64 / f64::from(seen + 1)).ln()
    }

    /// The share of the query's pairs of characters, weighted by how rare they
    /// are, that a wording has too.
    pub fn shared(&self, asked: &str, wording: &str) -> f64 {
        let wanted = pairs_of(asked);
        let has = pairs_of(wording);
        let total: f64 = wanted.iter().map(|pair| self.weight(pair)).sum();
        let common: f64 = wanted.intersection(&has).map(|pair| self.weight(pair)).sum();
        if total > 0.0 { common / total } else { 0.0 }
    }
}

/// The pairs of neighbouring characters of a text.
pub fn pairs_of(text: &str) -> BTreeSet<[char; 2]> {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_pairs_are_counted_as_all_are() {
        let wordings = ["盐业管理", "盐业盐业", "烟草管理", "盐"];
        let all = Weights::of(wordings.into_iter());
        let few = Weights::of_pairs(wordings.into_iter(), &pairs_of("盐业管"));
        assert_eq!(few.wordings, all.wordings);
        for pair in pairs_of("盐业管") {
            assert_eq!(few.pairs.get(&pair), all.pairs.get(&pair), "{pair:?}");
        }
        assert_eq!((few.pairs.len(), all.pairs[&['盐', '业']]), (2, 2));
    }
}
