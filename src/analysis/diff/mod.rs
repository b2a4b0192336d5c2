//! What differs between two structures, as a value.
//!
//! Two structures are two sets of [`Fact`]s; a [`Diff`] is what one has and
//! the other lacks, sorted into [`Entry`]s that each have a [`Verb`]. Sorting
//! is for people: [`apply`] needs only the facts, so `apply(before,
//! diff(before, after))` is `after` whatever the verbs say. Prose is made
//! elsewhere ([`crate::render`]).

mod bodies;
mod classify;
mod duties;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Citation, Moment, Structure,
    structure::{DutyName, Fact},
};

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $zh:literal, $en:literal;)*) => {
        /// What happened to a body or a duty.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            JsonSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum Verb { $($(#[$doc])* $name,)* }

        impl Verb {
            /// Every verb, in the order in which a report tells them.
            pub const ALL: &'static [Verb] = &[$(Verb::$name),*];

            /// The word used in tables and JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Verb::$name => $word),* }
            }

            /// The word shown to readers.
            pub fn label(self, lang: super::Lang) -> &'static str {
                match self { $(Verb::$name => lang.pick($zh, $en)),* }
            }
        }
    };
}

verbs! {
    /// A body is new.
    Created = "created", "新设", "created";
    /// A body has ended.
    Ended = "ended", "不再存在", "ended";
    /// A body goes on under another name.
    Renamed = "renamed", "更名", "renamed";
    /// A body went, with others or alone, into a new one.
    Merged = "merged", "合并", "merged";
    /// A body went into one that existed.
    Absorbed = "absorbed", "并入", "absorbed";
    /// A body was divided.
    Split = "split", "分设", "split";
    /// A body that the other structure does not know.
    Appeared = "appeared", "出现", "appeared";
    /// A body that the other structure no longer knows.
    Vanished = "vanished", "消失", "vanished";
    /// A body was set up and ended in between.
    Interim = "interim", "期间设立又撤销", "came and went";
    /// A body is under another superior.
    Reparented = "re-parented", "改隶", "re-parented";
    /// A body's superior is stated for the first time.
    Placed = "placed", "隶属载明", "superior stated";
    /// A body is of another class or rank.
    Reclassified = "reclassified", "类别变更", "reclassified";
    /// A duty is held by another body.
    Moved = "moved", "划转", "moved";
    /// A duty went to a class of bodies outside or below.
    HandedDown = "handed-down", "下放移交", "handed down";
    /// A duty was excepted from what went elsewhere.
    CarvedOut = "carved-out", "除外", "carved out";
    /// A duty's recipient is not stated.
    Unstated = "unstated", "接收方未说明", "recipient not stated";
    /// A duty has ended.
    Cancelled = "cancelled", "取消", "cancelled";
    /// A duty is new.
    Added = "added", "增加", "added";
    /// A duty has more weight.
    Strengthened = "strengthened", "加强", "strengthened";
    /// A duty has less weight.
    Reduced = "reduced", "弱化", "reduced";
    /// A duty is worded anew.
    Amended = "amended", "修改", "amended";
    /// A body is charged with a duty.
    Assigned = "assigned", "承担", "assigned";
    /// A duty is stated to stay.
    Retained = "retained", "保留", "retained";
    /// A body performs a duty for another.
    Entrusted = "entrusted", "委托", "entrusted";
    /// A body holds a duty that the other structure does not give it.
    Gained = "gained", "新持有", "gained";
    /// A body no longer holds a duty, and no clause says why.
    Lost = "lost", "不再持有", "lost";
    /// A body has or loses an extra name.
    Nameplate = "nameplate", "牌子变更", "nameplate changed";
    /// A body sits elsewhere.
    Relocated = "relocated", "办公地点变更", "relocated";
    /// Internal bodies differ.
    Units = "units", "内设机构变更", "internal bodies changed";
    /// Posts differ.
    Staffed = "staffed", "编制变更", "posts changed";
    /// The same, resting on another clause.
    Rebased = "rebased", "依据变更", "rests on another clause";
}

impl std::fmt::Display for Verb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// What happened.
    pub verb: Verb,
    /// The body it is about: the one that changed, or the new holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The duty it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyName>,
    /// The wider duty that this one is a listed part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The former holder, superior or text. `None`: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The new holder, superior, name or text. Several where a body was divided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// Others received of the same duties too, and the text does not say who
    /// which: 其职责分别划归甲、乙.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    /// The clauses that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Citation>,
    /// What the first structure has and the second lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Fact>,
    /// What the second structure has and the first lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Fact>,
}

impl Entry {
    /// An entry with nothing but its verb.
    pub fn new(verb: Verb) -> Self {
        Entry {
            verb,
            agency: None,
            duty: None,
            within: None,
            from: None,
            to: Vec::new(),
            shared: false,
            by: Vec::new(),
            removed: Vec::new(),
            added: Vec::new(),
        }
    }
}

/// The difference of two structures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diff {
    /// The first structure's moment.
    pub before: Moment,
    /// The second structure's moment.
    pub after: Moment,
    /// What differs, by verb, then body, then duty.
    pub entries: Vec<Entry>,
    /// How many entries each verb has, by its word.
    pub totals: BTreeMap<String, usize>,
    /// The same for each body that gives, receives or is changed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub per_agency: BTreeMap<String, BTreeMap<String, usize>>,
    /// How many bodies and holdings are the same on both sides.
    pub unchanged: usize,
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of one verb.
    pub fn of(&self, verb: Verb) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.verb == verb)
    }
}

/// What differs. O(n log n) in the facts of both.
pub fn diff(before: &Structure, after: &Structure) -> Diff {
    classify::diff(before, after)
}

/// The second structure, made from the first and the difference.
///
/// Facts that are to be removed and are not there are passed over.
pub fn apply(before: &Structure, diff: &Diff) -> Structure {
    let mut facts = before.facts();
    for fact in diff.entries.iter().flat_map(|entry| &entry.removed) {
        facts.remove(fact);
    }
    facts.extend(diff.entries.iter().flat_map(|entry| entry.added.iter().cloned()));
    Structure::from_facts(diff.after.clone(), facts)
}
