//! `agencies.toml`: what people know about the names of bodies.

use std::{collections::BTreeMap, ops::Range, path::Path};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Error, Fault, Identity, toml_file};
use crate::{
    lang::Text,
    model::{Instrument, Provision},
};

/// Which fields there are.
fn fields() -> Text {
    Text::new(
        "每个 [[agency]] 有 name，可以有 label、aliases、roles、former、since、until 和 note",
        "each [[agency]] has a name and may have label, aliases, roles, former, since, \
         until and note; days are written like 2008-07-11",
    )
}

/// One body with the names it bears.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agency {
    /// The full name.
    pub name: String,
    /// What it is called here, where another body bears the same name at
    /// another time: `国家能源局（2013）`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Other names of the same body at the same time (简称).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What laws call it without a name: `国务院电信主管部门`. A role passes
    /// from body to body, so it leads to this one only while it exists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// Names it bore before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
    /// The day from which it exists, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// The day on which it ended, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub until: Option<Date>,
    /// Where that is known from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Agency {
    /// The name that tells it from every other body.
    pub fn full(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }

    /// Whether it exists on a day, as far as its days are known. The day on
    /// which it begins and the day on which it ends are among them.
    pub fn exists_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether two bodies exist at the same time, but for one day on which one
    /// follows the other.
    fn overlaps(&self, other: &Agency) -> bool {
        let before = |a: &Agency, b: &Agency| match (a.until, b.since) {
            (Some(until), Some(since)) => until <= since,
            _ => false,
        };
        !before(self, other) && !before(other, self)
    }
}

/// All bodies of a data set that people described.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Agencies(Vec<Agency>);

impl Agencies {
    /// Every body, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Agency> {
        self.0.iter()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The body of this label or name, as [`Agency::full`] gives it.
    pub fn named(&self, full: &str) -> Option<&Agency> {
        self.0.iter().find(|agency| agency.full() == full)
    }

    /// Writes every party of an instrument by the full name of its body. See
    /// [`Identity`].
    pub fn name_in_full(&self, provisions: &mut [Provision], of: &Instrument) {
        Identity::new(self).name_in_full(provisions, of);
    }

    /// Reads the `agencies.toml` of a data folder, if there is one.
    ///
    /// # Errors
    /// As [`Agencies::read`].
    pub fn of_folder(folder: &Path) -> Result<Self, Error> {
        let file = folder.join("agencies.toml");
        if file.is_file() { Agencies::read(&file) } else { Ok(Agencies::default()) }
    }

    /// Reads `agencies.toml`.
    ///
    /// # Errors
    /// An unknown field, an empty name, a name given to two bodies: with line
    /// and column.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let read: toml_file::Read<File> = toml_file::read(path, &fields())?;
        let agencies: Vec<Agency> = read.value.agency.iter().map(Written::to_agency).collect();
        let mut taken = BTreeMap::new();
        for (number, written) in read.value.agency.iter().enumerate() {
            for name in written.present_names() {
                check_name(name, number, &agencies, &mut taken).map_err(|why| Fault {
                    file: path.to_owned(),
                    text: read.text.clone(),
                    ..why
                })?;
            }
        }
        Ok(Agencies(agencies))
    }
}

impl FromIterator<Agency> for Agencies {
    fn from_iter<I: IntoIterator<Item = Agency>>(agencies: I) -> Self {
        Agencies(agencies.into_iter().collect())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    agency: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: Spanned<String>,
    label: Option<Spanned<String>>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    former: Vec<Spanned<String>>,
    #[serde(default, deserialize_with = "toml_file::day")]
    since: Option<Date>,
    #[serde(default, deserialize_with = "toml_file::day")]
    until: Option<Date>,
    note: Option<String>,
}

impl Written {
    /// The names that lead to it, which no other body of its time may bear.
    fn present_names(&self) -> impl Iterator<Item = &Spanned<String>> {
        let label = self.label.as_ref();
        std::iter::once(&self.name).chain(label).chain(&self.aliases)
    }

    fn to_agency(&self) -> Agency {
        let plain =
            |names: &[Spanned<String>]| names.iter().map(|name| name.get_ref().clone()).collect();
        Agency {
            name: self.name.get_ref().clone(),
            label: self.label.as_ref().map(|label| label.get_ref().clone()),
            aliases: plain(&self.aliases),
            roles: self.roles.clone(),
            former: plain(&self.former),
            since: self.since,
            until: self.until,
            note: self.note.clone(),
        }
    }
}

fn check_name<'a>(
    name: &'a Spanned<String>,
    number: usize,
    agencies: &[Agency],
    taken: &mut BTreeMap<&'a str, Vec<usize>>,
) -> Result<(), Fault> {
    let fault = |place: Range<usize>, message: Text, hint: Text| {
        Err(Fault::new(Path::new(""), "", place, message).hint(hint))
    };
    let word = name.get_ref().as_str();
    if word.trim().is_empty() {
        return fault(
            name.span(),
            Text::new("名称是空的", "the name is empty"),
            Text::new("填上名称，或者删去", "write the name, or take it out"),
        );
    }
    let bearers = taken.entry(word).or_default();
    let this = &agencies[number];
    if bearers.iter().any(|&other| agencies[other].overlaps(this)) {
        return fault(
            name.span(),
            Text::new(format!("“{word}”出现两次"), format!("`{word}` is named twice")),
            Text::new(
                "一个名称只指一个机构：把别名写进同一个 [[agency]]，或者给两个机构写明不重叠的日期（since、until）",
                "a name leads to one body: put its aliases in one [[agency]], or give the two \
                 bodies days (since, until) that do not overlap",
            ),
        );
    }
    if bearers.iter().any(|&other| agencies[other].full() == this.full()) {
        return fault(
            name.span(),
            Text::new(
                format!("有两个机构都叫“{word}”"),
                format!("two bodies are called `{word}` here"),
            ),
            Text::new(
                "给其中一个加上 `label`：label = \"国家能源局（2013）\"",
                "give one of them a `label`: label = \"国家能源局（2013）\"",
            ),
        );
    }
    bearers.push(number);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Side;

    fn read(text: &str) -> Result<Agencies, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agencies.toml");
        std::fs::write(&path, text).unwrap();
        Agencies::read(&path)
    }

    #[test]
    fn an_alias_leads_to_the_full_name_and_a_former_name_does_not() {
        let agencies = read(
            "[[agency]]\nname = '工业和信息化部'\naliases = ['工信部']\nformer = ['信息产业部']\n",
        )
        .unwrap();
        let names = Identity::new(&agencies);
        let full = |name| names.resolve(name, None, Side::New).map(|named| named.full);
        assert_eq!(full("工信部"), Some("工业和信息化部"));
        assert_eq!(full("信息产业部"), None);
    }

    #[test]
    fn a_name_of_two_bodies_is_refused_with_its_place() {
        let error =
            read("[[agency]]\nname = '甲局'\n[[agency]]\nname = '乙局'\naliases = ['甲局']\n")
                .unwrap_err();
        assert_eq!(error.fault().unwrap().position().to_string(), "5:12");
        assert!(read("[[agency]]\nname = ''\n").is_err());
        assert!(read("[[agency]]\nnam = '甲局'\n").is_err());
    }

    #[test]
    fn a_name_may_lead_to_two_bodies_at_two_times() {
        let two = |label: &str| {
            format!(
                "[[agency]]\nname = '甲局'\nuntil = 2003-01-01\n[[agency]]\nname = '甲局'\n{label}since = 2003-01-01\n"
            )
        };
        assert_eq!(read(&two("label = '甲局（2003）'\n")).unwrap().iter().count(), 2);
        let error = read(&two("")).unwrap_err();
        assert!(error.to_string().contains("two bodies are called"), "{error}");
    }

    #[test]
    fn an_empty_file_is_fine() {
        assert!(read("# none yet\n").unwrap().is_empty());
    }
}
