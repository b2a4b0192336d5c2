//! A structure as a set of facts.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Body, Cancelled, Citation, Ended, Ending, Entrusted, Holding, Note, Posts, Structure, Superior,
    Unit, Unplaced,
};
use crate::analysis::Moment;

/// One thing that is so in a structure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
// Nearly all facts are of the largest kind, so boxing it would save nothing.
#[allow(clippy::large_enum_variant)]
pub enum Fact {
    /// The body exists.
    Exists {
        /// Its name.
        body: String,
        /// The clause that set it up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Citation>,
    },
    /// The body has ended.
    Ended {
        /// Its name.
        body: String,
        /// How.
        how: Ending,
        /// The day from which it existed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>")]
        since: Option<Date>,
        /// The day on which it ended, where no clause says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>")]
        until: Option<Date>,
        /// The bodies that go on in its place.
        successors: Vec<String>,
        /// The clause, where one says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Citation>,
    },
    /// The body stands under a superior.
    Superior {
        /// Its name.
        body: String,
        /// The superior.
        superior: Superior,
    },
    /// The body is of a class or rank.
    Class {
        /// Its name.
        body: String,
        /// The class.
        class: Note,
    },
    /// The body, existing or ended, holds a duty.
    Holds {
        /// Its name.
        body: String,
        /// The duty.
        holding: Holding,
    },
    /// The body performs a duty for another.
    Entrusted {
        /// Its name.
        body: String,
        /// The duty.
        entrusted: Entrusted,
    },
    /// The body has an extra name.
    Nameplate {
        /// Its name.
        body: String,
        /// The extra name.
        plate: Note,
    },
    /// The body sits somewhere.
    Located {
        /// Its name.
        body: String,
        /// Where.
        place: Note,
    },
    /// The body has an internal body.
    Unit {
        /// Its name.
        body: String,
        /// The internal body.
        unit: Unit,
    },
    /// The body has posts.
    Posts {
        /// Its name.
        body: String,
        /// The posts.
        posts: Posts,
    },
    /// A duty's holder is not stated.
    Unplaced(Unplaced),
    /// A duty has ended.
    Cancelled(Cancelled),
}

impl Structure {
    /// Everything that is so, but for the moment.
    pub fn facts(&self) -> BTreeSet<Fact> {
        let mut facts = BTreeSet::new();
        for name in self.names() {
            self.facts_about(name, &mut facts);
        }
        facts.extend(self.unplaced.iter().cloned().map(Fact::Unplaced));
        facts.extend(self.cancelled.iter().cloned().map(Fact::Cancelled));
        facts
    }

    /// Everything that is so of one body, existing or ended.
    fn facts_about(&self, name: &str, facts: &mut BTreeSet<Fact>) {
        if let Some(body) = self.bodies.get(name) {
            facts.insert(Fact::Exists { body: name.to_owned(), since: body.since.clone() });
            body_facts(name, body, facts);
        }
        if let Some(ended) = self.ended.get(name) {
            let Ended { how, since, until, successors, by, duties } = ended.clone();
            let body = name.to_owned();
            facts.insert(Fact::Ended { body, how, since, until, successors, by });
            let holds =
                duties.into_iter().map(|holding| Fact::Holds { body: name.to_owned(), holding });
            facts.extend(holds);
        }
    }

    /// What is so of each structure and not of the other. Bodies of which all
    /// is the same are passed over unread.
    pub(in crate::analysis) fn compare(&self, other: &Structure) -> Compared {
        let mut all: Vec<&String> = self.names().chain(other.names()).collect();
        all.sort_unstable();
        all.dedup();
        let bodies = all.par_iter().map(|name| self.compare_body(other, name));
        let mut compared = Compared::default();
        for body in bodies.collect::<Vec<Compared>>() {
            compared.removed.extend(body.removed);
            compared.added.extend(body.added);
            compared.unchanged += body.unchanged;
        }
        let left = |of: &Structure| -> BTreeSet<Fact> {
            let unplaced = of.unplaced.iter().cloned().map(Fact::Unplaced);
            unplaced.chain(of.cancelled.iter().cloned().map(Fact::Cancelled)).collect()
        };
        compared.add(left(self), left(other));
        compared
    }

    /// The names of its bodies, existing and ended.
    fn names(&self) -> impl Iterator<Item = &String> {
        self.bodies.keys().chain(self.ended.keys())
    }

    fn compare_body(&self, other: &Structure, name: &str) -> Compared {
        let mut compared = Compared::default();
        let same = self.bodies.get(name) == other.bodies.get(name)
            && self.ended.get(name) == other.ended.get(name);
        if same {
            compared.unchanged += self.bodies.get(name).map_or(0, |body| 1 + body.duties.len());
            compared.unchanged += self.ended.get(name).map_or(0, |ended| ended.duties.len());
            return compared;
        }
        let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
        self.facts_about(name, &mut old);
        other.facts_about(name, &mut new);
        compared.add(old, new);
        compared
    }

    /// The structure of which `facts` are all that is so.
    ///
    /// A body that has properties exists, even where no fact says so.
    pub fn from_facts(at: Moment, facts: BTreeSet<Fact>) -> Self {
        let mut structure = Structure { at, ..Structure::default() };
        // Who has ended must be known before duties are put to bodies.
        let (ended, facts): (Vec<_>, Vec<_>) =
            facts.into_iter().partition(|fact| matches!(fact, Fact::Ended { .. }));
        for fact in ended.into_iter().chain(facts) {
            structure.insert(fact);
        }
        structure
    }

    fn insert(&mut self, fact: Fact) {
        match fact {
            Fact::Exists { body, since } => self.body(body).since = since,
            Fact::Ended { body, how, since, until, successors, by } => {
                let duties = Vec::new();
                self.ended.insert(body, Ended { how, since, until, successors, duties, by });
            }
            Fact::Superior { body, superior } => self.body(body).superior = Some(superior),
            Fact::Class { body, class } => self.body(body).classes.push(class),
            Fact::Holds { body, holding } => self.duties(body).push(holding),
            Fact::Entrusted { body, entrusted } => self.body(body).entrusted.push(entrusted),
            Fact::Nameplate { body, plate } => self.body(body).nameplates.push(plate),
            Fact::Located { body, place } => self.body(body).located.push(place),
            Fact::Unit { body, unit } => self.body(body).units.push(unit),
            Fact::Posts { body, posts } => self.body(body).posts.push(posts),
            Fact::Unplaced(unplaced) => self.unplaced.push(unplaced),
            Fact::Cancelled(cancelled) => self.cancelled.push(cancelled),
        }
    }

    fn body(&mut self, name: String) -> &mut Body {
        self.bodies.entry(name).or_default()
    }

    fn duties(&mut self, name: String) -> &mut Vec<Holding> {
        match self.ended.get_mut(&name) {
            Some(ended) => &mut ended.duties,
            None => &mut self.bodies.entry(name).or_default().duties,
        }
    }
}

/// The difference of two structures, in facts.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct Compared {
    /// So in the first only, in order.
    pub(in crate::analysis) removed: Vec<Fact>,
    /// So in the second only, in order.
    pub(in crate::analysis) added: Vec<Fact>,
    /// How many bodies and holdings are the same in both.
    pub(in crate::analysis) unchanged: usize,
}

impl Compared {
    fn add(&mut self, old: BTreeSet<Fact>, mut new: BTreeSet<Fact>) {
        let counts = |fact: &Fact| matches!(fact, Fact::Exists { .. } | Fact::Holds { .. });
        for fact in old {
            match new.take(&fact) {
                Some(_) => self.unchanged += usize::from(counts(&fact)),
                None => self.removed.push(fact),
            }
        }
        self.added.extend(new);
    }
}

fn body_facts(name: &str, body: &Body, facts: &mut BTreeSet<Fact>) {
    let named = || name.to_owned();
    let each = &mut |fact| {
        facts.insert(fact);
    };
    for superior in body.superior.iter().cloned() {
        each(Fact::Superior { body: named(), superior });
    }
    for class in body.classes.iter().cloned() {
        each(Fact::Class { body: named(), class });
    }
    for holding in body.duties.iter().cloned() {
        each(Fact::Holds { body: named(), holding });
    }
    for entrusted in body.entrusted.iter().cloned() {
        each(Fact::Entrusted { body: named(), entrusted });
    }
    for plate in body.nameplates.iter().cloned() {
        each(Fact::Nameplate { body: named(), plate });
    }
    for place in body.located.iter().cloned() {
        each(Fact::Located { body: named(), place });
    }
    for unit in body.units.iter().cloned() {
        each(Fact::Unit { body: named(), unit });
    }
    for posts in body.posts.iter().cloned() {
        each(Fact::Posts { body: named(), posts });
    }
}
