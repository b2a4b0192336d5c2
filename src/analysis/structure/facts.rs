//! A structure as a set of facts.
use super::*;
use std::collections::BTreeSet;

/// One thing that is so in a structure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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
        /// The bodies that go on in its place.
        successors: Vec<String>,
        /// The clause.
        by: Citation,
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
        todo!()
    }

    /// The structure of which `facts` are all that is so.
    ///
    /// A body that has properties exists or has ended, even where no fact
    /// says so.
    pub fn from_facts(_at: Moment, _facts: BTreeSet<Fact>) -> Self {
        todo!()
    }
}
