//! Brings the names together that documents of one place give a body.

use std::collections::BTreeSet;

use super::documents::Part;
use crate::{
    dataset::{Gazetteer, Place, place_of},
    diagnostic::{Diagnostic, Severity},
};

/// The places that some documents tell.
///
/// 市农业局 of two cities are two bodies, 市农业局 and 武汉市农业局 of one city
/// are one: every name is written with its place where the document tells it,
/// whatever else there is, as other documents may be put beside it later. A
/// document that does not tell its place may be of any: its names stay, and
/// that is a finding where others tell theirs.
#[derive(Default)]
pub(super) struct Places {
    known: Gazetteer,
    others_tell: bool,
}

impl Places {
    /// Takes in what some documents say of places.
    pub fn hear(&mut self, parts: &[Part]) {
        for place in parts.iter().filter_map(own_place) {
            self.known.know(&place);
            self.others_tell = true;
        }
        let said: BTreeSet<&str> = parts.iter().flat_map(names).collect();
        said.into_iter().for_each(|name| self.known.hear(name));
    }

    /// Writes the names of one document in full, once all are heard.
    pub fn complete(&self, part: &mut Part) {
        let place = own_place(part);
        if place.is_none() && self.others_tell && is_local(part) {
            part.findings.push(of_no_place(&part.instrument.id));
        }
        self.known.name_in_full(&mut part.provisions, place.as_ref());
    }
}

fn own_place(part: &Part) -> Option<Place> {
    place_of(&part.instrument).map(|place| Place::new(&place))
}

fn names(part: &Part) -> impl Iterator<Item = &str> {
    part.provisions.iter().flat_map(|row| row.agencies())
}

/// Whether it speaks of bodies without their place.
fn is_local(part: &Part) -> bool {
    names(part).any(Gazetteer::is_elliptic)
}

fn of_no_place(id: &str) -> Diagnostic {
    Diagnostic::new(
        "unknown-place",
        Severity::Note,
        "it speaks of 市…, 县… and does not tell which; its bodies were not joined with those of the other documents",
    )
    .about(id)
    .hint("write `place = \"…市\"` into the instrument.toml beside it")
    .chinese(
        "文中称“市…”“县…”而未说明是何地；其机构未与其他文件的机构合并",
        "在该文件旁的 instrument.toml 中写明 `place = \"…市\"`",
    )
}
