//! Which body a name means on a day.
//!
//! Two bodies may bear one name at different times (国家能源局 of 2008 and of
//! 2013), and one role (国家无线电管理机构) passes from body to body. A name is
//! therefore looked up together with the day of the instrument that uses it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Agencies, Agency, place_of};
use crate::{
    lexicon::place_prefix,
    model::{Act, Basis, Instrument, Provision},
};

/// The rule by which a row got its agency from a role.
pub const BY_ROLE: &str = "role";

/// Which of two bodies is meant on the very day on which one follows the
/// other under the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that ends: it gives, or is ended.
    Old,
    /// The one that begins: it receives, or is set up.
    New,
}

/// The body that a name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// Its label, or its full name.
    pub full: &'a str,
    /// Whether the name is a role, so that this reading is a conclusion.
    pub by_role: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Name,
    Alias,
    Role,
}

/// The names of all bodies, ready to be looked up many times.
#[derive(Debug, Clone, Default)]
pub struct Identity<'a>(BTreeMap<&'a str, Vec<(Kind, &'a Agency)>>);

impl<'a> Identity<'a> {
    /// Linear in the names.
    pub fn new(agencies: &'a Agencies) -> Self {
        let mut names: BTreeMap<&str, Vec<(Kind, &Agency)>> = BTreeMap::new();
        for agency in agencies.iter() {
            names.entry(&agency.name).or_default().push((Kind::Name, agency));
            for alias in &agency.aliases {
                names.entry(alias).or_default().push((Kind::Alias, agency));
            }
            for role in &agency.roles {
                names.entry(role).or_default().push((Kind::Role, agency));
            }
        }
        Identity(names)
    }

    /// The body that `name` means on `day`; `None` where the name stands for
    /// itself.
    ///
    /// An alias is not older than its body, and a role leads to a body only
    /// while the body exists. Without a day only what is the same on every
    /// day is resolved.
    pub fn resolve(&self, name: &str, day: Option<Date>, side: Side) -> Option<Named<'a>> {
        let bearers = self.0.get(name)?;
        let found = match day {
            Some(day) => on_day(bearers, day, side)?,
            None => match bearers.as_slice() {
                [(kind, agency)] if *kind != Kind::Role => (*kind, *agency),
                _ => return None,
            },
        };
        let named = Named { full: found.1.full(), by_role: found.0 == Kind::Role };
        (named.full != name).then_some(named)
    }

    /// Writes every party of an instrument by the full name of its body. A row
    /// whose agency comes from a role is a conclusion, and says so.
    ///
    /// Where a city speaks of 经贸委, it speaks of its own: in the instrument of
    /// a place only such names lead to bodies of the country as no place has.
    pub fn name_in_full(&self, provisions: &mut [Provision], of: &Instrument) {
        if self.0.is_empty() {
            return;
        }
        let (day, is_local) = (of.date(), place_of(of).is_some());
        for provision in provisions {
            let act = provision.act;
            // Of an internal unit, `to` is its own name and no agency.
            let to = (act != Act::Unit).then_some(&mut provision.to);
            let parties = [
                (Some(&mut provision.from), Side::Old),
                (Some(&mut provision.body), side_of_body(act)),
                (to, Side::New),
            ];
            let mut by_role = false;
            for (party, side) in parties {
                let Some(party) = party else { continue };
                let Some(name) = party.as_deref() else { continue };
                let named = self.resolve(name, day, side);
                let another = |full: &str| is_local && is_national(full) && !is_national(name);
                if let Some(named) = named.filter(|named| !another(named.full)) {
                    by_role |= named.by_role;
                    *party = Some(named.full.to_owned());
                }
            }
            if by_role && provision.basis.is_stated() {
                provision.basis = Basis::inferred(BY_ROLE);
            }
        }
    }
}

/// Whether only the country has a body of this name: 国家经济贸易委员会, 工信部.
fn is_national(name: &str) -> bool {
    let opens = ["国", "中央", "中共中央", "全国", "中国", "中华"];
    // 市委组织部 is its party's.
    let parts = ["组织部", "宣传部", "统战部", "武装部", "工作部", "联络部", "指挥部", "俱乐部"];
    let bare = name.split(['(', '（']).next().unwrap_or(name);
    let ministry = bare.ends_with('部') && !parts.iter().any(|part| bare.ends_with(part));
    let office = bare.ends_with("总局") || bare.ends_with("总署");
    opens.iter().any(|word| bare.starts_with(word))
        || (ministry || office) && place_prefix(bare).is_none()
}

fn side_of_body(act: Act) -> Side {
    match act {
        Act::Abolish | Act::Rename | Act::Split | Act::Merge | Act::Cancel => Side::Old,
        _ => Side::New,
    }
}

fn on_day<'a>(bearers: &[(Kind, &'a Agency)], day: Date, side: Side) -> Option<(Kind, &'a Agency)> {
    let mut alive: Vec<_> = bearers.iter().copied().filter(|(_, a)| a.exists_on(day)).collect();
    if alive.len() > 1 {
        let meant = |agency: &Agency| match side {
            Side::Old => agency.until == Some(day),
            Side::New => agency.since == Some(day),
        };
        alive.sort_by_key(|(kind, agency)| (!meant(agency), *kind));
    }
    alive.first().copied().or_else(|| {
        // A former body is spoken of after its end, under its name of then.
        let known = bearers.iter().copied().filter(|(kind, agency)| {
            *kind != Kind::Role && agency.since.is_none_or(|since| since <= day)
        });
        known.max_by_key(|(_, agency)| agency.until)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agencies() -> Agencies {
        let agency = |name: &str, label: &str, since: &str, until: &str| Agency {
            name: name.into(),
            label: Some(label.to_owned()).filter(|label| !label.is_empty()),
            roles: vec!["能源主管部门".into()],
            since: since.parse().ok(),
            until: until.parse().ok(),
            ..Agency::default()
        };
        [
            agency("能源局", "", "2008-03-15", "2013-03-14"),
            agency("能源局", "能源局（2013）", "2013-03-14", ""),
        ]
        .into_iter()
        .collect()
    }

    #[test]
    fn a_city_speaks_of_its_own_bodies() {
        let agency = |name: &str, alias: &str, role: &str| Agency {
            name: name.into(),
            aliases: vec![alias.into()],
            roles: vec![role.into()],
            ..Agency::default()
        };
        let agencies: Agencies = [
            agency("国家经济贸易委员会", "经贸委", "经济主管部门"),
            agency("工业和信息化部", "工信部", "国务院工业主管部门"),
            agency("临江县物资局", "物资处", "物资主管部门"),
        ]
        .into_iter()
        .collect();
        let full = |title: &str, name: &str| {
            let of = Instrument {
                title: title.into(),
                issued: "2002-01-01".parse().ok(),
                ..Instrument::default()
            };
            let evidence = crate::model::Evidence {
                clause: String::new(),
                span: crate::source::Span::new(0, 0),
                quote: String::new(),
            };
            let mut row = Provision::new(crate::model::InstrumentId(0), Act::Abolish, evidence);
            row.body = Some(name.to_owned());
            let mut rows = [row];
            agencies.name_in_full(&mut rows, &of);
            rows[0].body.clone().unwrap()
        };
        let (local, central) = ("临江县机构改革方案", "国务院机构改革方案");
        assert_eq!(full(local, "经贸委"), "经贸委");
        assert_eq!(full(local, "经济主管部门"), "经济主管部门");
        assert_eq!(full(local, "工信部"), "工业和信息化部");
        assert_eq!(full(local, "国务院工业主管部门"), "工业和信息化部");
        assert_eq!(full(local, "物资处"), "临江县物资局");
        assert_eq!(full(central, "经贸委"), "国家经济贸易委员会");
        assert_eq!(full(central, "经济主管部门"), "国家经济贸易委员会");
    }

    #[test]
    fn the_day_tells_two_bodies_of_one_name_apart() {
        let agencies = agencies();
        let names = Identity::new(&agencies);
        let full = |name, day: &str, side| {
            names.resolve(name, day.parse().ok(), side).map_or("-", |named| named.full)
        };
        assert_eq!(full("能源局", "2010-01-01", Side::New), "-");
        assert_eq!(full("能源局", "2013-03-14", Side::Old), "-");
        assert_eq!(full("能源局", "2013-03-14", Side::New), "能源局（2013）");
        assert_eq!(full("能源局", "2020-01-01", Side::Old), "能源局（2013）");
        assert_eq!(full("能源主管部门", "2009-01-01", Side::New), "能源局");
        assert_eq!(full("能源主管部门", "2001-01-01", Side::New), "-");
        assert_eq!(full("能源局", "", Side::New), "-");
    }
}
