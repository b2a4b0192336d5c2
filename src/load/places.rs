//! Brings the names together that documents of one place give a body.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::Part;
use crate::{
    dataset::{Gazetteer, Place, place_of},
    diagnostic::{Diagnostic, Severity},
};

/// 市农业局 of two cities are two bodies, 市农业局 and 武汉市农业局 of one city
/// are one. Where the documents together say so, all names are written with
/// their place; else they stay as they are printed. A document that does not
/// tell its place may be of any: its names stay, and that is a finding.
pub(super) fn complete_names(parts: &mut [Part]) {
    let places: Vec<Option<Place>> =
        parts.iter().map(|part| Some(Place::new(&place_of(&part.instrument)?))).collect();
    let local: Vec<bool> = parts.iter().map(is_local).collect();
    let of_local = || places.iter().zip(&local).filter(|(_, local)| **local).map(|(it, _)| it);
    let mut known = Gazetteer::new(places.iter().flatten());
    let said: BTreeSet<&str> = parts.iter().flat_map(names).collect();
    said.into_iter().for_each(|name| known.hear(name));
    let distinct: BTreeSet<&Option<Place>> = of_local().collect();
    if distinct.len() < 2 && !brings_together(&known, parts, &places) {
        return;
    }
    for ((part, place), local) in parts.iter_mut().zip(&places).zip(local) {
        known.name_in_full(&mut part.provisions, place.as_ref());
        if local && place.is_none() {
            part.findings.push(of_no_place(&part.instrument.id));
        }
    }
}

fn names(part: &Part) -> impl Iterator<Item = &str> {
    part.provisions.iter().flat_map(|row| row.agencies())
}

/// Whether it speaks of bodies without their place.
fn is_local(part: &Part) -> bool {
    names(part).any(Gazetteer::is_elliptic)
}

/// Whether two names that the documents use are one in full.
fn brings_together(known: &Gazetteer, parts: &[Part], places: &[Option<Place>]) -> bool {
    let mut written: BTreeMap<Cow<'_, str>, &str> = BTreeMap::new();
    parts.iter().zip(places).any(|(part, place)| {
        let own: BTreeSet<&str> = names(part).collect();
        own.into_iter().any(|name| {
            let full = known.full(name, place.as_ref()).map_or(Cow::Borrowed(name), Cow::Owned);
            *written.entry(full).or_insert(name) != name
        })
    })
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
