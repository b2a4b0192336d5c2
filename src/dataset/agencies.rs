//! `agencies.toml`: what people know about the names of bodies.

use std::{collections::BTreeMap, ops::Range, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Error, Fault, toml_file};
use crate::model::{Act, Provision};

const FIELDS: &str = "each [[agency]] has a name and may have aliases, former and note";

/// One body with the names it bears.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agency {
    /// The full name.
    pub name: String,
    /// Other names of the same body at the same time (简称).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Names it bore before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
    /// Where that is known from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
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

    /// Each alias with the full name it stands for.
    ///
    /// Former names are not among them: a body that bore another name then
    /// stays under that name in the provisions of the time.
    pub fn aliases(&self) -> BTreeMap<&str, &str> {
        self.0
            .iter()
            .flat_map(|agency| agency.aliases.iter().map(|alias| (&**alias, &*agency.name)))
            .collect()
    }

    /// Writes every party that stands under an alias by its full name.
    pub fn name_in_full(&self, provisions: &mut [Provision]) {
        let aliases = self.aliases();
        if aliases.is_empty() {
            return;
        }
        for provision in provisions {
            // Of an internal unit, `to` is its own name and no agency.
            let to = (provision.act != Act::Unit).then_some(&mut provision.to);
            let parties = [&mut provision.from, &mut provision.body].into_iter().chain(to);
            for party in parties {
                if let Some(full) = party.as_deref().and_then(|name| aliases.get(name)) {
                    *party = Some((*full).to_owned());
                }
            }
        }
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
        let read: toml_file::Read<File> = toml_file::read(path, FIELDS)?;
        let mut taken = BTreeMap::new();
        for (number, agency) in read.value.agency.iter().enumerate() {
            for name in agency.present_names() {
                check_name(name, number, &mut taken).map_err(|why| Fault {
                    file: path.to_owned(),
                    text: read.text.clone(),
                    ..why
                })?;
            }
        }
        Ok(Agencies(read.value.agency.into_iter().map(Written::into_agency).collect()))
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
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    former: Vec<Spanned<String>>,
    note: Option<String>,
}

impl Written {
    /// The names it bears now, which no other body may bear.
    fn present_names(&self) -> impl Iterator<Item = &Spanned<String>> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    fn into_agency(self) -> Agency {
        let plain =
            |names: Vec<Spanned<String>>| names.into_iter().map(Spanned::into_inner).collect();
        Agency {
            name: self.name.into_inner(),
            aliases: plain(self.aliases),
            former: plain(self.former),
            note: self.note,
        }
    }
}

fn check_name<'a>(
    name: &'a Spanned<String>,
    agency: usize,
    taken: &mut BTreeMap<&'a str, usize>,
) -> Result<(), Fault> {
    let fault = |place: Range<usize>, message: String, hint: &str| {
        Err(Fault::new(Path::new(""), "", place, message).hint(hint))
    };
    let word = name.get_ref().as_str();
    if word.trim().is_empty() {
        return fault(name.span(), "the name is empty".into(), "write the name, or take it out");
    }
    match taken.insert(word, agency) {
        Some(_) => fault(
            name.span(),
            format!("`{word}` is named twice"),
            "a name leads to one body: put its aliases in one [[agency]]",
        ),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(agencies.aliases().get("工信部"), Some(&"工业和信息化部"));
        assert_eq!(agencies.aliases().get("信息产业部"), None);
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
    fn an_empty_file_is_fine() {
        assert!(read("# none yet\n").unwrap().is_empty());
    }
}
