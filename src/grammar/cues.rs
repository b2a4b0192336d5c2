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
    /// The places where words stand, in order.
    found: Vec<Place>,
    /// How many of them lie before the place asked last.
    passed: usize,
    /// All that is meant anywhere.
    any: Set,
}

/// A place where words stand.
struct Place {
    at: usize,
    /// What they mean.
    set: Set,
    /// What is meant there or after it.
    onward: Set,
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
    LISTS.words.each_inside(sentence, |at, set| found.push(Place { at, set, onward: 0 }));
    let mut any = 0;
    for place in found.iter_mut().rev() {
        any |= place.set;
        place.onward = any;
    }
    Cues { found, passed: 0, any }
}

impl Cues {
    /// Whether a formula that takes its whole sentence with it stands in it.
    pub fn hold_a_formula(&self) -> bool {
        self.any & FORMULA != 0
    }

    /// Whether a word by which a sentence only talks stands in a part of it.
    /// Asked from left to right.
    pub fn hold_talk(&mut self, part: Range<usize>) -> bool {
        self.pass_to(part.start);
        let ahead = self.found[self.passed..].iter();
        self.any & TALK != 0
            && ahead.take_while(|place| place.at < part.end).any(|place| place.set & TALK != 0)
    }

    /// The clauses of the sentence, as [`split_top`] divides it.
    pub fn clauses(&self, sentence: &str) -> Vec<Range<usize>> {
        if self.any & BRACKET != 0 {
            return split_top(sentence, &CLAUSE_MARKS);
        }
        let mark_at = |at: usize| (at, sentence[at..].chars().next().map_or(1, char::len_utf8));
        let marks = self.found.iter().filter(|place| place.set & MARK != 0);
        pieces(sentence, marks.map(|place| mark_at(place.at)))
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

    fn pass_to(&mut self, start: usize) {
        while self.found.get(self.passed).is_some_and(|place| place.at < start) {
            self.passed += 1;
        }
    }

    fn set(&mut self, clause: Range<usize>, next: usize) -> Set {
        self.pass_to(clause.start);
        let (mut set, mut rest) = (0, &self.found[self.passed..]);
        let mut take = |end: usize| {
            while let [place, more @ ..] = rest
                && place.at < end
            {
                set |= place.set;
                rest = more;
            }
            set
        };
        let in_clause = take(clause.end);
        let in_next = take(next);
        let anywhere = self.found.get(self.passed).map_or(0, |place| place.onward);
        let set = in_clause & LISTS.in_clause
            | in_next & LISTS.in_next
            | anywhere & !LISTS.in_clause & !LISTS.in_next;
        set & !OTHERS
    }
}
