//! What one clause says, with the place that says it.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Act, InstrumentId};
use crate::source::Span;

/// How much of the transferring agency's duties a provision moves.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// All duties of the agency.
    Whole,
    /// Duties that the clause lists (具体包括).
    Listed,
    /// A share (其中…, 有关…) of a wider transfer.
    Part,
    /// What is left after other provisions (其余职责).
    Remainder,
}

impl Scope {
    /// Every scope.
    pub const ALL: &'static [Scope] = &[Scope::Whole, Scope::Listed, Scope::Part, Scope::Remainder];

    /// The word used in tables and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Scope::Whole => "whole",
            Scope::Listed => "listed",
            Scope::Part => "part",
            Scope::Remainder => "remainder",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that names no scope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no scope is called `{0}`")]
pub struct UnknownScope(pub String);

impl FromStr for Scope {
    type Err = UnknownScope;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Scope::ALL
            .iter()
            .copied()
            .find(|scope| scope.as_str() == word)
            .ok_or_else(|| UnknownScope(word.to_owned()))
    }
}

/// Whether the text says it, or a rule concluded it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Basis {
    /// The text states it.
    #[default]
    Stated,
    /// A named rule concluded it.
    Inferred(String),
}

impl Basis {
    /// Concluded by `rule`.
    pub fn inferred(rule: &str) -> Self {
        Basis::Inferred(rule.to_owned())
    }

    /// Whether the text itself states it.
    pub fn is_stated(&self) -> bool {
        *self == Basis::Stated
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Basis::Stated => f.write_str("stated"),
            Basis::Inferred(rule) => write!(f, "inferred:{rule}"),
        }
    }
}

/// A word that names no basis.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a basis is `stated` or `inferred:RULE`, not `{0}`")]
pub struct UnknownBasis(pub String);

impl FromStr for Basis {
    type Err = UnknownBasis;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.split_once(':') {
            None if word == "stated" || word.is_empty() => Ok(Basis::Stated),
            Some(("inferred", rule)) if !rule.is_empty() => Ok(Basis::inferred(rule)),
            _ => Err(UnknownBasis(word.to_owned())),
        }
    }
}

impl Serialize for Basis {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Basis {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        word.parse().map_err(serde::de::Error::custom)
    }
}

/// Where an instrument says something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The place in the outline as printed: `一/(二)`; empty for the preamble.
    pub clause: String,
    /// Byte offsets into the decoded text, half-open. Empty where the
    /// provision was written down without its text.
    pub span: Span,
    /// The text at that place, letter for letter.
    pub quote: String,
}

/// What one clause does: one row of the provision table.
///
/// Which of the parties are filled depends on the act; a party that the text
/// does not state is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provision {
    /// The instrument that says it.
    pub instrument: InstrumentId,
    /// What is done.
    pub act: Act,
    /// The transferring agency, or the previous superior.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The receiving agency, the new name, or the new superior.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The agency an act without two parties is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The duty as worded; `None` where all duties of an agency move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// The wider duty that this one is a listed part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// How much moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// What is carved out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
    /// A number of posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Stated by the text, or inferred.
    #[schemars(with = "String")]
    pub basis: Basis,
    /// The clause that says so.
    pub evidence: Evidence,
    /// The construction that read it; empty for a row written by hand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub construction: String,
}

impl Provision {
    /// A stated provision of `act` with nothing filled but its evidence.
    pub fn new(instrument: InstrumentId, act: Act, evidence: Evidence) -> Self {
        Provision {
            instrument,
            act,
            from: None,
            to: None,
            body: None,
            duty: None,
            within: None,
            scope: None,
            except: Vec::new(),
            count: None,
            basis: Basis::Stated,
            evidence,
            construction: String::new(),
        }
    }

    /// The names of agencies it mentions, in the order from, to, body.
    pub fn agencies(&self) -> impl Iterator<Item = &str> {
        let to_is_agency = self.act != Act::Unit;
        [self.from.as_deref(), self.to.as_deref().filter(|_| to_is_agency), self.body.as_deref()]
            .into_iter()
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for &scope in Scope::ALL {
            assert_eq!(scope.as_str().parse(), Ok(scope));
        }
        for basis in [Basis::Stated, Basis::inferred("former")] {
            assert_eq!(basis.to_string().parse(), Ok(basis));
        }
        assert!("guessed".parse::<Basis>().is_err());
        assert!("inferred:".parse::<Basis>().is_err());
    }
}
