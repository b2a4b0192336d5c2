//! The one pass over a sentence: where the words stand by which it is divided,
//! judged and given to constructions. Whoever asks later looks at the places
//! found, and most sentences hold few.

use std::{ops::Range, sync::LazyLock};

use super::{
    CONSTRUCTIONS,
    clauses::{CLAUSE_MARKS, OPENING, pieces, split_top},
    constructions::Reach,
    restraint::{ONLY_TALK, WHOLE_SENTENCES},
};
use crate::lexicon::Finder;

/// Bit `i` stands for the `i`th construction of the list; above them are the
/// other things that words can mean.
type Set = u32;

/// The mark behind a clause.
const MARK: Set = 1 << 31;
/// A bracket opens.
const BRACKET: Set = 1 << 30;
/// A word by which a sentence only talks of an act.
const TALK: Set = 1 << 29;
/// A formula that takes its whole sentence with it.
const FORMULA: Set = 1 << 28;
const OTHERS: Set = MARK | BRACKET | TALK | FORMULA;

/// Where the cues of the constructions stand in a sentence.
pub(super) struct Cues {
    /// The places where words stand with what they mean, in order.
    found: Vec<(usize, Set)>,
    /// What is meant at each of these places or after it.
    from_here: Vec<Set>,
    /// How many of them lie before the place asked last.
    passed: usize,
    /// All that is meant anywhere.
    any: Set,
}

struct Lists {
    words: Finder<Set>,
    /// The constructions whose cue stands in the clause itself.
    in_clause: Set,
    /// Those whose cue stands in the clause or in the next.
    in_next: Set,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let cues = CONSTRUCTIONS
        .iter()
        .enumerate()
        .flat_map(|(i, construction)| construction.cues().iter().map(move |cue| (*cue, 1 << i)));
    let others = [
        (&CLAUSE_MARKS, MARK),
        (&OPENING, BRACKET),
        (&ONLY_TALK, TALK),
        (&WHOLE_SENTENCES, FORMULA),
    ];
    let others =
        others.into_iter().flat_map(|(list, set)| list.iter().map(move |word| (word, set)));
    let with = |reach| {
        let reaching = CONSTRUCTIONS.iter().map(|construction| construction.reach() == reach);
        reaching.enumerate().fold(0, |set, (i, fits)| set | Set::from(fits) << i)
    };
    Lists {
        words: Finder::new(cues.chain(others)),
        in_clause: with(Reach::Clause),
        in_next: with(Reach::Next),
    }
});

/// Finds the cues of all constructions in one pass.
pub(super) fn find(sentence: &str) -> Cues {
    let mut found = Vec::with_capacity(16 + sentence.len() / 32);
    let mut any = 0;
    LISTS.words.each_inside(sentence, |at, set| {
        found.push((at, set));
        any |= set;
    });
    let mut from_here: Vec<Set> = found.iter().map(|(_, set)| *set).collect();
    for i in (1..from_here.len()).rev() {
        from_here[i - 1] |= from_here[i];
    }
    Cues { found, from_here, passed: 0, any }
}

impl Cues {
    /// Whether a formula that takes its whole sentence with it stands in it.
    pub fn hold_a_formula(&self) -> bool {
        self.any & FORMULA != 0
    }

    /// Whether a word by which a sentence only talks stands in a part of it.
    /// Asked from left to right.
    pub fn hold_talk(&self, part: Range<usize>) -> bool {
        let ahead = self.found[self.passed..].iter();
        self.any & TALK != 0
            && ahead
                .take_while(|(at, _)| *at < part.end)
                .any(|(at, set)| set & TALK != 0 && part.contains(at))
    }

    /// The clauses of the sentence, as [`split_top`] divides it.
    pub fn clauses(&self, sentence: &str) -> Vec<Range<usize>> {
        if self.any & BRACKET != 0 {
            return split_top(sentence, &CLAUSE_MARKS);
        }
        let mark_at = |at: usize| (at, sentence[at..].chars().next().map_or(1, char::len_utf8));
        let marks = self.found.iter().filter(|(_, set)| set & MARK != 0);
        pieces(sentence, marks.map(|&(at, _)| mark_at(at)))
    }

    /// The constructions that may read a text that starts with `clause`, and
    /// goes on with the clause that ends at `next`. Asked from left to right.
    pub fn for_clause(
        &mut self,
        clause: Range<usize>,
        next: usize,
    ) -> impl Iterator<Item = usize> + use<> {
        let mut set = self.set(clause, next);
        std::iter::from_fn(move || {
            let first = set.trailing_zeros();
            (set != 0).then(|| {
                set &= set - 1;
                first as usize
            })
        })
    }

    fn set(&mut self, clause: Range<usize>, next: usize) -> Set {
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
        let anywhere = self.from_here.get(self.passed).copied().unwrap_or(0);
        let set = in_clause & LISTS.in_clause
            | in_next & LISTS.in_next
            | anywhere & !LISTS.in_clause & !LISTS.in_next;
        set & !OTHERS
    }
}
