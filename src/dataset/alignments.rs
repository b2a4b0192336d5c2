//! `alignments.toml`: what people decided about two wordings of a duty.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Error, Fault, toml_file};
use crate::{
    lang::Text,
    model::{Alignment, Link},
};

/// Which fields there are.
fn fields() -> Text {
    Text::new(
        "每个 [[alignment]] 有 duty、with 和 link（same 相同、part 部分、different 不同），可以有 note",
        "each [[alignment]] has duty, with and link (same, part or different), and \
         may have a note",
    )
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

    /// Every link, in the order of the file.
    pub fn as_slice(&self) -> &[Alignment] {
        &self.0
    }

    /// What was decided about two wordings, whichever stands first.
    pub fn between(&self, a: &str, b: &str) -> Option<&Alignment> {
        let pair = |link: &&Alignment| {
            (link.duty == a && link.with == b) || (link.duty == b && link.with == a)
        };
        self.0.iter().find(pair)
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
        let read: toml_file::Read<File> = toml_file::read(path, &fields())?;
        for link in &read.value.alignment {
            if let Some((place, message)) = link.mistake() {
                return Err(Fault::new(path, read.text, place, message).hint(fields()).into());
            }
        }
        Ok(Alignments(read.value.alignment.into_iter().map(Written::into_alignment).collect()))
    }
}

impl FromIterator<Alignment> for Alignments {
    fn from_iter<I: IntoIterator<Item = Alignment>>(links: I) -> Self {
        Alignments(links.into_iter().collect())
    }
}

/// Links as they stand in `alignments.toml`, to be put behind what is there.
pub fn alignments_toml(links: &[Alignment]) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut out = String::new();
    for link in links {
        out += "\n[[alignment]]\n";
        out += &format!("duty = {}\nwith = {}\n", quoted(&link.duty), quoted(&link.with));
        out += &format!("link = \"{}\"\n", link.link);
        if let Some(note) = &link.note {
            out += &format!("note = {}\n", quoted(note));
        }
    }
    out
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
    fn mistake(&self) -> Option<(std::ops::Range<usize>, Text)> {
        let blank = |wording: &Spanned<String>| wording.get_ref().trim().is_empty();
        if let Some(empty) = [&self.duty, &self.with].into_iter().find(|wording| blank(wording)) {
            return Some((empty.span(), Text::new("说法是空的", "the wording is empty")));
        }
        (self.duty.get_ref() == self.with.get_ref()).then(|| {
            let message = Text::new("一种说法与自己相连", "a wording is linked with itself");
            (self.with.span(), message)
        })
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
