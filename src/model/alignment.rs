//! How two wordings of a duty relate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How two wordings relate.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Link {
    /// They name one duty.
    Same,
    /// The first is part of the second.
    Part,
    /// They name two duties, however alike they look.
    Different,
}

impl Link {
    /// Every link.
    pub const ALL: &'static [Link] = &[Link::Same, Link::Part, Link::Different];

    /// The word used in tables, TOML and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Link::Same => "same",
            Link::Part => "part",
            Link::Different => "different",
        }
    }
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A reviewed link between two wordings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Alignment {
    /// One wording.
    pub duty: String,
    /// The other.
    pub with: String,
    /// How they relate.
    pub link: Link,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
