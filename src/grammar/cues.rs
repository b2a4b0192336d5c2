//! The cheap filter before the constructions: one pass over a sentence finds
//! the words without which a construction need not be tried.

use std::{ops::Range, sync::LazyLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::{CONSTRUCTIONS, constructions::Reach};

/// A set of constructions: bit `i` is the `i`th of the list.
type Set = u32;

/// Where the cues of the constructions stand in a sentence.
pub(super) struct Cues {
    /// The place of each cue with the constructions whose cue it is, in order.
    found: Vec<(usize, Set)>,
    /// How many of them lie before the place asked last.
    passed: usize,
}

struct Patterns {
    automaton: AhoCorasick,
    /// The constructions of each pattern.
    owners: Vec<Set>,
    /// The constructions whose cue stands in the clause itself.
    in_clause: Set,
    /// Those whose cue stands in the clause or in the next.
    in_next: Set,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let mut words: Vec<&str> = Vec::new();
    let mut owners: Vec<Set> = Vec::new();
    for (i, construction) in CONSTRUCTIONS.iter().enumerate() {
        for cue in construction.cues() {
            let known = words.iter().position(|word| word == cue).unwrap_or_else(|| {
                words.push(cue);
                owners.push(0);
                words.len() - 1
            });
            owners[known] |= 1 << i;
        }
    }
    let with = |reach| {
        let reaching = CONSTRUCTIONS.iter().map(|construction| construction.reach() == reach);
        reaching.enumerate().fold(0, |set, (i, fits)| set | Set::from(fits) << i)
    };
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words).ok()?;
    Some(Patterns { automaton, owners, in_clause: with(Reach::Clause), in_next: with(Reach::Next) })
});

/// Finds the cues of all constructions in one pass.
pub(super) fn find(sentence: &str) -> Cues {
    let mut found: Vec<(usize, Set)> = Vec::new();
    let Some(patterns) = &*PATTERNS else { return Cues { found, passed: 0 } };
    for cue in patterns.automaton.find_overlapping_iter(sentence) {
        found.push((cue.start(), patterns.owners[cue.pattern().as_usize()]));
    }
    // They come in the order of their ends.
    found.sort_unstable_by_key(|&(at, _)| at);
    Cues { found, passed: 0 }
}

impl Cues {
    /// The constructions that may read a text that starts with `clause`, and
    /// goes on with the clause that ends at `next`. Asked from left to right.
    pub fn for_clause(
        &mut self,
        clause: Range<usize>,
        next: usize,
    ) -> impl Iterator<Item = usize> + use<> {
        let set = self.set(clause, next);
        (0..CONSTRUCTIONS.len()).filter(move |i| set >> i & 1 == 1)
    }

    fn set(&mut self, clause: Range<usize>, next: usize) -> Set {
        // Without the filter every construction is tried: slower, never wrong.
        let Some(patterns) = &*PATTERNS else { return Set::MAX };
        while self.found.get(self.passed).is_some_and(|&(at, _)| at < clause.start) {
            self.passed += 1;
        }
        let (mut set, mut rest) = (0, &self.found[self.passed..]);
        let mut take = |end: usize| {
            while let [(at, owners), more @ ..] = rest
                && *at < end
            {
                set |= owners;
                rest = more;
            }
            set
        };
        let in_clause = take(clause.end);
        let in_next = take(next);
        let anywhere = take(usize::MAX);
        in_clause & patterns.in_clause
            | in_next & patterns.in_next
            | anywhere & !patterns.in_clause & !patterns.in_next
    }
}
