//! One issued document.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One issued document: a mandate in the sense of records description.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Instrument {
    /// The name of its folder in a data set, or of its file.
    pub id: String,
    /// The title as printed.
    #[serde(default)]
    pub title: String,
    /// The document number (文号), as printed: `国发〔2008〕11号`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The day of issue: when the change was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub issued: Option<Date>,
    /// The day in force, where it differs from the day of issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub effective: Option<Date>,
    /// The instruments it rests on (根据…), as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// The agency whose duties it sets, if it is one agency's own regulation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The place whose bodies it speaks of (`湖北省武汉市`): what an elliptic
    /// name such as 市农业局 is completed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where its facts were read, where there is no source file beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// How far they may be trusted: official text, official news, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<String>,
    /// What a reader must know of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The source file, relative to the data set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// SHA-256 of the source file's bytes, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

impl Instrument {
    /// The day from which it counts: in force, else issued.
    pub fn date(&self) -> Option<Date> {
        self.effective.or(self.issued)
    }
}
