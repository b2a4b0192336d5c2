//! The cheap filter before the constructions: one pass over a sentence finds
//! the words without which a construction need not be tried.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::CONSTRUCTIONS;

/// Where the cues of each construction stand last in a sentence.
pub(super) struct Cues {
    last: Vec<Option<usize>>,
}

impl Cues {
    /// Whether a cue of construction `i` stands at or after `start`.
    pub fn stands_from(&self, i: usize, start: usize) -> bool {
        self.last[i].is_some_and(|at| at >= start)
    }
}

struct Patterns {
    automaton: Option<AhoCorasick>,
    /// The construction of each pattern.
    owner: Vec<usize>,
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let (words, owner): (Vec<&str>, Vec<usize>) = CONSTRUCTIONS
            .iter()
            .enumerate()
            .flat_map(|(i, construction)| construction.cues().iter().map(move |cue| (*cue, i)))
            .unzip();
        Patterns { automaton: AhoCorasick::new(words).ok(), owner }
    })
}

/// Finds the cues of all constructions in one pass.
pub(super) fn find(sentence: &str) -> Cues {
    let patterns = patterns();
    let Some(automaton) = &patterns.automaton else {
        // Without the filter every construction is tried: slower, never wrong.
        return Cues { last: vec![Some(usize::MAX); CONSTRUCTIONS.len()] };
    };
    let mut last = vec![None; CONSTRUCTIONS.len()];
    for found in automaton.find_overlapping_iter(sentence) {
        last[patterns.owner[found.pattern().as_usize()]] = Some(found.start());
    }
    Cues { last }
}
