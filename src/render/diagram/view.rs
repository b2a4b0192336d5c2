//! The views, and what they are called.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Lang;

/// What a picture shows.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Who gave what to whom.
    #[default]
    Transfers,
    /// The structure before.
    Before,
    /// The structure after.
    After,
    /// What differs between the two.
    Changes,
    /// One duty through time.
    Lineage,
    /// How many duties went from whom to whom, over one or several reforms.
    Flow,
    /// The internal bodies of an agency with their duties and posts.
    Units,
}

impl View {
    /// Every view.
    pub const ALL: &'static [View] = &[
        View::Transfers,
        View::Before,
        View::After,
        View::Changes,
        View::Lineage,
        View::Flow,
        View::Units,
    ];

    /// The word used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            View::Transfers => "transfers",
            View::Before => "before",
            View::After => "after",
            View::Changes => "changes",
            View::Lineage => "lineage",
            View::Flow => "flow",
            View::Units => "units",
        }
    }
}

impl View {
    /// What it shows, as a heading.
    pub(super) const fn heading(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            View::Transfers => ("职责划转", "Who gave what to whom"),
            View::Before => ("调整前", "The structure before"),
            View::After => ("调整后", "The structure after"),
            View::Changes => ("变化", "What changed"),
            View::Lineage => ("职责的来龙去脉", "The lineage of a duty"),
            View::Flow => ("职责流向", "Where the duties went"),
            View::Units => ("内设机构和编制", "Internal bodies and posts"),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

impl std::fmt::Display for View {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that names no view.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no view is called `{0}`")]
pub struct UnknownView(pub String);

impl FromStr for View {
    type Err = UnknownView;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        View::ALL
            .iter()
            .copied()
            .find(|view| view.as_str() == word)
            .ok_or_else(|| UnknownView(word.to_owned()))
    }
}
