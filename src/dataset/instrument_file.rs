//! `instrument.toml`: what a person knows of one document.

use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Error, toml_file};
use crate::{lang::Text, model::Instrument};

/// Which fields there are.
fn fields() -> Text {
    Text::new(
        "字段有 title、number、issuer、issued、effective、basis、agency、place、source、verified、note 和 sha256；日期写作 2008-07-11",
        "the fields are title, number, issuer, issued, effective, basis, agency, place, \
         source, verified, note and sha256; dates are written like 2008-07-11",
    )
}

/// What `instrument.toml` says; it wins over what the text says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InstrumentFile {
    /// The title as printed.
    pub title: Option<String>,
    /// The document number (文号).
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day of issue.
    #[serde(deserialize_with = "toml_file::day")]
    pub issued: Option<Date>,
    /// The day in force, where it differs.
    #[serde(deserialize_with = "toml_file::day")]
    pub effective: Option<Date>,
    /// The instruments it rests on; one or a list.
    #[serde(deserialize_with = "toml_file::strings")]
    pub basis: Vec<String>,
    /// The agency whose duties it sets.
    pub agency: Option<String>,
    /// The place whose bodies it speaks of: `湖北省武汉市`.
    pub place: Option<String>,
    /// Where its facts were read.
    pub source: Option<String>,
    /// How far they may be trusted.
    pub verified: Option<String>,
    /// What a reader must know of them.
    pub note: Option<String>,
    /// The SHA-256 that the source file had when it was put there.
    pub sha256: Option<String>,
}

impl InstrumentFile {
    /// Overwrites what the text says of itself with what is written here.
    pub fn apply(&self, instrument: &mut Instrument) {
        let set = |field: &mut Option<String>, known: &Option<String>| {
            if known.is_some() {
                field.clone_from(known);
            }
        };
        if let Some(title) = &self.title {
            instrument.title.clone_from(title);
        }
        set(&mut instrument.number, &self.number);
        set(&mut instrument.issuer, &self.issuer);
        set(&mut instrument.agency, &self.agency);
        set(&mut instrument.place, &self.place);
        set(&mut instrument.origin, &self.source);
        set(&mut instrument.verified, &self.verified);
        set(&mut instrument.note, &self.note);
        instrument.issued = self.issued.or(instrument.issued);
        instrument.effective = self.effective.or(instrument.effective);
        if !self.basis.is_empty() {
            instrument.basis.clone_from(&self.basis);
        }
    }

    /// Fills only what the parts of a compilation share, where it is missing.
    pub fn apply_to_part(&self, instrument: &mut Instrument) {
        if instrument.issuer.is_none() {
            instrument.issuer.clone_from(&self.issuer);
        }
        instrument.issued = instrument.issued.or(self.issued);
        instrument.effective = instrument.effective.or(self.effective);
    }
}

/// Reads `instrument.toml`.
///
/// # Errors
/// An unknown field, a date that is none: with line and column.
pub fn read_instrument(path: &Path) -> Result<InstrumentFile, Error> {
    Ok(toml_file::read(path, &fields())?.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<InstrumentFile, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("instrument.toml");
        std::fs::write(&path, text).unwrap();
        read_instrument(&path)
    }

    #[test]
    fn a_date_may_be_bare_or_quoted_and_a_basis_one_or_many() {
        let bare = read("issued = 2008-07-11\nbasis = '国发〔2008〕11号'").unwrap();
        let quoted = read("issued = '2008-07-11'\nbasis = ['国发〔2008〕11号']").unwrap();
        assert_eq!(bare, quoted);
        assert_eq!(bare.issued.unwrap().to_string(), "2008-07-11");
    }

    #[test]
    fn mistakes_have_a_place() {
        let error = read("title = '规定'\nisued = 2008-07-11\n").unwrap_err();
        assert_eq!(error.fault().unwrap().position().to_string(), "2:1");
        let error = read("title = '规定'\nissued = '2008-02-30'\n").unwrap_err();
        assert_eq!(error.fault().unwrap().position().line, 2);
        assert!(error.to_string().contains("`2008-02-30` is not a date"), "{error}");
    }
}
