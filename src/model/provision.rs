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
pub enum Basis<T = String> {
    /// The text states it.
    #[default]
    Stated,
    /// A named rule concluded it.
    Inferred(T),
}

impl Basis {
    /// Concluded by `rule`.
    pub fn inferred(rule: &str) -> Self {
        Basis::Inferred(rule.to_owned())
    }
}

impl<T> Basis<T> {
    /// Whether the text itself states it.
    pub fn is_stated(&self) -> bool {
        matches!(self, Basis::Stated)
    }

    /// The rule that concluded it.
    pub fn rule(&self) -> Option<&T> {
        match self {
            Basis::Stated => None,
            Basis::Inferred(rule) => Some(rule),
        }
    }

    fn map<U>(self, change: impl FnOnce(T) -> U) -> Basis<U> {
        match self {
            Basis::Stated => Basis::Stated,
            Basis::Inferred(rule) => Basis::Inferred(change(rule)),
        }
    }
}

/// The word for [`Basis::Stated`].
const STATED: &str = "stated";

impl<'a> Basis<&'a str> {
    /// The basis a word names; an empty one is stated.
    pub fn of(word: &'a str) -> Option<Self> {
        match word.split_once(':') {
            None if word == STATED || word.is_empty() => Some(Basis::Stated),
            Some(("inferred", rule)) if !rule.is_empty() => Some(Basis::Inferred(rule)),
            _ => None,
        }
    }
}

impl<T: AsRef<str>> Basis<T> {
    /// The same, with a text of its own.
    pub fn owned(&self) -> Basis {
        match self {
            Basis::Stated => Basis::Stated,
            Basis::Inferred(rule) => Basis::inferred(rule.as_ref()),
        }
    }
}

impl<T: AsRef<str>> fmt::Display for Basis<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Basis::Stated => f.write_str(STATED),
            Basis::Inferred(rule) => write!(f, "inferred:{}", rule.as_ref()),
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
        Basis::of(word).map(|basis| basis.owned()).ok_or_else(|| UnknownBasis(word.to_owned()))
    }
}

impl<T: AsRef<str>> Serialize for Basis<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Basis::Stated => serializer.serialize_str(STATED),
            Basis::Inferred(_) => serializer.collect_str(self),
        }
    }
}

impl<'de, T: From<String>> Deserialize<'de> for Basis<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let basis = word.parse::<Basis>().map_err(serde::de::Error::custom)?;
        Ok(basis.map(T::from))
    }
}

/// Where an instrument says something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Evidence")]
pub struct Evidence<T = String> {
    /// The place in the outline as printed: `一/(二)`; empty for the preamble.
    pub clause: T,
    /// Byte offsets into the decoded text, half-open. Empty where the
    /// provision was written down without its text.
    pub span: Span,
    /// The text at that place, letter for letter.
    pub quote: T,
}

/// A provision whose texts stand in a [`History`](super::History).
pub type Row<'h> = Provision<&'h str>;

/// What one clause does: one row of the provision table.
///
/// Which of the parties are filled depends on the act; a party that the text
/// does not state is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Provision", bound = "T: JsonSchema + Serialize + AsRef<str> + Default")]
#[serde(bound(
    serialize = "T: Serialize + AsRef<str>",
    deserialize = "T: Deserialize<'de> + From<String> + Default"
))]
pub struct Provision<T = String> {
    /// The instrument that says it.
    pub instrument: InstrumentId,
    /// What is done.
    pub act: Act,
    /// The transferring agency, or the previous superior.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<T>,
    /// The receiving agency, the new name, or the new superior.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<T>,
    /// The agency an act without two parties is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<T>,
    /// The duty as worded; `None` where all duties of an agency move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<T>,
    /// The wider duty that this one is a listed part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<T>,
    /// How much moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// What is carved out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<T>,
    /// A number of posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Stated by the text, or inferred.
    #[schemars(with = "String")]
    pub basis: Basis<T>,
    /// The clause that says so.
    pub evidence: Evidence<T>,
    /// The construction that read it; empty for a row written by hand.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub construction: T,
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
}

/// Words by which a clause changes how many posts there are.
const CHANGES: &[&str] =
    &["核增", "核减", "增加", "减少", "收回", "增配", "新增", "调增", "调减", "核销"];

/// Words by which it says how many there are.
const TOTALS: &[&str] =
    &["核定", "调整后", "增至", "减至", "增加到", "增加至", "减少到", "减少至", "共"];

impl<T: AsRef<str>> Provision<T> {
    /// The word by which a number of posts is no total but more or less of
    /// them: `核减行政编制5名`. Read from the clause, up to the number.
    ///
    /// ```
    /// use handover::model::*;
    /// let row = |quote: &str, count| Provision {
    ///     count: Some(count),
    ///     ..Provision::new(InstrumentId(0), Act::Staffing, Evidence {
    ///         quote: quote.to_owned(),
    ///         ..Evidence::default()
    ///     })
    /// };
    /// assert_eq!(row("核减你局行政编制5名", 5).posts_change(), Some("核减"));
    /// assert_eq!(row("核减编制5名，调整后编制20名", 20).posts_change(), None);
    /// assert_eq!(row("设局长1名", 1).posts_change(), None);
    /// ```
    pub fn posts_change(&self) -> Option<&'static str> {
        let count = self.count.filter(|_| self.act == Act::Staffing)?.to_string();
        let quote = self.evidence.quote.as_ref();
        let before = &quote[..quote.find(&count)?];
        // The last to begin, and of those the longest.
        let last = |words: &[&'static str]| {
            let places =
                words.iter().filter_map(|word| Some((before.rfind(word)?, word.len(), *word)));
            places.max()
        };
        last(CHANGES).filter(|&change| Some(change) > last(TOTALS)).map(|(.., word)| word)
    }

    /// The same, borrowing its texts.
    pub fn view(&self) -> Row<'_> {
        Provision {
            instrument: self.instrument,
            act: self.act,
            from: self.from.as_ref().map(AsRef::as_ref),
            to: self.to.as_ref().map(AsRef::as_ref),
            body: self.body.as_ref().map(AsRef::as_ref),
            duty: self.duty.as_ref().map(AsRef::as_ref),
            within: self.within.as_ref().map(AsRef::as_ref),
            scope: self.scope,
            except: self.except.iter().map(AsRef::as_ref).collect(),
            count: self.count,
            basis: match &self.basis {
                Basis::Stated => Basis::Stated,
                Basis::Inferred(rule) => Basis::Inferred(rule.as_ref()),
            },
            evidence: Evidence {
                clause: self.evidence.clause.as_ref(),
                span: self.evidence.span,
                quote: self.evidence.quote.as_ref(),
            },
            construction: self.construction.as_ref(),
        }
    }

    /// The same, with texts of its own.
    pub fn owned(&self) -> Provision {
        let view = self.view();
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Provision {
            instrument: view.instrument,
            act: view.act,
            from: owned(view.from),
            to: owned(view.to),
            body: owned(view.body),
            duty: owned(view.duty),
            within: owned(view.within),
            scope: view.scope,
            except: view.except.into_iter().map(str::to_owned).collect(),
            count: view.count,
            basis: view.basis.owned(),
            evidence: Evidence {
                clause: view.evidence.clause.to_owned(),
                span: view.evidence.span,
                quote: view.evidence.quote.to_owned(),
            },
            construction: view.construction.to_owned(),
        }
    }

    /// The names of agencies it mentions, in the order from, to, body.
    pub fn agencies(&self) -> impl Iterator<Item = &str> {
        let to_is_agency = self.act != Act::Unit;
        let to = self.to.as_ref().filter(|_| to_is_agency);
        [self.from.as_ref(), to, self.body.as_ref()].into_iter().flatten().map(AsRef::as_ref)
    }
}

fn is_empty<T: AsRef<str>>(text: &T) -> bool {
    text.as_ref().is_empty()
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
