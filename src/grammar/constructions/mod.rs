//! The constructions, one file each, in the order in which they are tried.
//!
//! To add one: write its file — what it reads, its wordings, wordings it must
//! not match — and put it in [`CONSTRUCTIONS`]. The table test below runs the
//! wordings of every file.

mod abolish;
mod affiliate;
mod amend;
mod assign;
mod classify;
mod duty_verbs;
mod entrust;
mod establish;
mod exchange;
mod formed;
mod inner_bodies;
mod locate;
mod merge;
mod nameplate;
mod receive;
mod relieve;
mod rename;
mod separate;
mod shape;
mod split;
mod staffing;
mod transfer;

pub(crate) use transfer::{list_rows, may_move};

use super::{Here, Open};

/// A wording and the rows it makes, as [`super::tell`] writes them.
pub struct Example {
    /// A sentence.
    pub text: &'static str,
    /// Its rows.
    pub rows: &'static [&'static str],
}

/// How far from the clause at which a construction starts its cue may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In that clause.
    Clause,
    /// In that clause or in the one after it.
    Next,
    /// Anywhere in the rest of the sentence.
    Sentence,
}

/// One way of saying one kind of thing.
pub trait Construction: Sync {
    /// Its name, as the output gives it.
    fn name(&self) -> &'static str;

    /// Words of which at least one stands in every text it reads.
    fn cues(&self) -> &'static [&'static str];

    /// How far from the clause at which it starts a cue may stand.
    fn reach(&self) -> Reach {
        Reach::Sentence
    }

    /// Reads the text at a clause's start: the provisions, and where the last
    /// clause they take ends. `None` if the text says something else.
    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)>;

    /// Wordings it reads.
    fn examples(&self) -> &'static [Example];

    /// Wordings that look like its own and are not.
    fn counterexamples(&self) -> &'static [&'static str];
}

/// Every construction, the more particular before the more general.
pub const CONSTRUCTIONS: &[&dyn Construction] = &[
    &amend::Amend,
    &staffing::Staffing,
    &entrust::Entrust,
    &nameplate::Unplate,
    &nameplate::Nameplate,
    &locate::Locate,
    &split::Split,
    &merge::Merge,
    &affiliate::Affiliate,
    &rename::Rename,
    &classify::Classify,
    &inner_bodies::InnerBodies,
    &separate::Separate,
    &abolish::Abolish,
    &formed::Formed,
    &establish::Establish,
    &relieve::Relieve,
    &exchange::Exchange,
    &transfer::Transfer,
    &receive::Receive,
    &duty_verbs::Cancel,
    &duty_verbs::Add,
    &duty_verbs::Reduce,
    &duty_verbs::Retain,
    &duty_verbs::Strengthen,
    &assign::Assign,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{read, tell};

    #[test]
    fn every_wording_reads_as_its_file_says() {
        let mut wrong = String::new();
        for construction in CONSTRUCTIONS {
            for example in construction.examples() {
                let said = read(example.text);
                let rows: Vec<String> =
                    said.provisions.iter().map(|read| tell(&read.open)).collect();
                if rows != example.rows {
                    wrong += &format!(
                        "{}: {}\n  said {rows:#?}\n  should {:#?}\n",
                        construction.name(),
                        example.text,
                        example.rows
                    );
                } else if !said
                    .provisions
                    .iter()
                    .any(|read| read.construction == construction.name())
                {
                    wrong += &format!("{} did not read {}\n", construction.name(), example.text);
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    #[test]
    fn no_construction_takes_what_is_not_its_own() {
        let mut wrong = String::new();
        for construction in CONSTRUCTIONS {
            for text in construction.counterexamples() {
                for read in read(text)
                    .provisions
                    .iter()
                    .filter(|read| read.construction == construction.name())
                {
                    wrong +=
                        &format!("{} took {text}: {}\n", construction.name(), tell(&read.open));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    #[test]
    fn every_construction_has_wordings_of_both_kinds() {
        for construction in CONSTRUCTIONS {
            let name = construction.name();
            assert!(construction.examples().len() >= 3, "{name} wants wordings");
            assert!(
                construction.counterexamples().len() >= 3,
                "{name} wants wordings it must not match"
            );
            assert!(
                construction.examples().iter().all(|example| {
                    construction.cues().iter().any(|cue| example.text.contains(cue))
                }),
                "{name} has a wording without a cue"
            );
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = CONSTRUCTIONS.iter().map(|c| c.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CONSTRUCTIONS.len());
    }
}
