//! `alignments.toml`: what people decided about two wordings of a duty.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Error, Fault, toml_file};

const FIELDS: &str = "each [[alignment]] has duty, with and link (same, part or different), and \
                      may have a note";

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

/// All reviewed links of a data set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Alignments(Vec<Alignment>);

impl Alignments {
    /// Every link, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Alignment> {
        self.0.iter()
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads `alignments.toml`.
    ///
    /// # Errors
    /// An unknown field or link, an empty wording, a wording linked with
    /// itself: with line and column.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let read: toml_file::Read<File> = toml_file::read(path, FIELDS)?;
        for link in &read.value.alignment {
            if let Some((place, message)) = link.mistake() {
                return Err(Fault::new(path, read.text, place, message).hint(FIELDS).into());
            }
        }
        Ok(Alignments(read.value.alignment.into_iter().map(Written::into_alignment).collect()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    alignment: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    duty: Spanned<String>,
    with: Spanned<String>,
    link: Link,
    note: Option<String>,
}

impl Written {
    fn mistake(&self) -> Option<(std::ops::Range<usize>, &'static str)> {
        let blank = |wording: &Spanned<String>| wording.get_ref().trim().is_empty();
        if let Some(empty) = [&self.duty, &self.with].into_iter().find(|wording| blank(wording)) {
            return Some((empty.span(), "the wording is empty"));
        }
        (self.duty.get_ref() == self.with.get_ref())
            .then(|| (self.with.span(), "a wording is linked with itself"))
    }

    fn into_alignment(self) -> Alignment {
        Alignment {
            duty: self.duty.into_inner(),
            with: self.with.into_inner(),
            link: self.link,
            note: self.note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Alignments, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alignments.toml");
        std::fs::write(&path, text).unwrap();
        Alignments::read(&path)
    }

    #[test]
    fn links_are_read() {
        let links =
            read("[[alignment]]\nduty='盐业管理'\nwith='盐业行政管理'\nlink='same'").unwrap();
        assert_eq!(links.iter().next().unwrap().link, Link::Same);
    }

    #[test]
    fn mistakes_have_a_place() {
        for (text, place) in [
            ("[[alignment]]\nduty='甲'\nwith='乙'\nlink='maybe'", "4:6"),
            ("[[alignment]]\nduty='甲'\nwith='甲'\nlink='same'", "3:6"),
            ("[[alignment]]\nduty=''\nwith='甲'\nlink='same'", "2:6"),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!(error.fault().unwrap().position().to_string(), place, "{text}");
        }
    }
}
