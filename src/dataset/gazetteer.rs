//! One name for each local body.
//!
//! A local document calls its bodies 市农业局, 省盐务局; another document of the
//! same place says 武汉市农业局, a third 湖北省武汉市农业局. The names of two
//! documents are brought together by their places, so that one body is one and
//! the bodies of two cities stay two.

use std::collections::{BTreeMap, BTreeSet};

use super::place::{Place, leading_place};
use crate::{
    lexicon::place_prefix,
    model::{Act, Provision},
};

/// The places of some documents.
///
/// ```
/// use handover::dataset::{Gazetteer, Place};
/// let (wuhan, changsha) = (Place::new("湖北省武汉市"), Place::new("长沙市"));
/// let known = Gazetteer::new([&wuhan, &changsha]);
/// assert_eq!(known.full("市农业局", Some(&changsha)).as_deref(), Some("长沙市农业局"));
/// assert_eq!(known.full("湖北省武汉市农业局", None).as_deref(), Some("武汉市农业局"));
/// assert_eq!(known.full("国家邮政局", Some(&wuhan)), None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// By the last part of a place all ways to write it in full: for 鼓楼区
    /// 南京市鼓楼区 and 徐州市鼓楼区.
    written: BTreeMap<String, BTreeSet<String>>,
}

impl Gazetteer {
    /// O(n log n) in the parts of the places.
    pub fn new<'p>(places: impl IntoIterator<Item = &'p Place>) -> Self {
        let mut known = Gazetteer::default();
        places.into_iter().for_each(|place| known.know(place));
        known
    }

    /// Knows the place with which the name of a body begins, too.
    pub fn hear(&mut self, name: &str) {
        if let Some((place, _)) = leading_place(name) {
            self.know(&Place::new(place));
        }
    }

    /// Knows a place, and those it lies in.
    pub fn know(&mut self, place: &Place) {
        for (at, part) in place.parts().iter().enumerate() {
            let whole = place.parts()[..=at].concat();
            self.written.entry(part.clone()).or_default().insert(whole);
        }
    }

    /// Whether a name leaves out its place.
    pub fn is_elliptic(name: &str) -> bool {
        place_prefix(name).is_some()
    }

    /// The name by which a body of `of` is told from the bodies of other
    /// places; `None` where that is the name itself.
    pub fn full(&self, name: &str, of: Option<&Place>) -> Option<String> {
        let of = of.map_or(&[][..], Place::parts);
        let (parts, rest) = match place_prefix(name) {
            Some(level) => {
                let at = of.iter().rposition(|part| part.ends_with(level))?;
                (of[..=at].to_vec(), &name[level.len()..])
            }
            None => {
                let (place, rest) = leading_place(name)?;
                let parts = Place::new(place).parts().to_vec();
                // 鼓楼区民政局 in a document of 南京市鼓楼区 is that one's.
                let mine = of.iter().rposition(|part| Some(part) == parts.last());
                let mine = mine.filter(|&at| of[..=at].ends_with(&parts));
                (mine.map_or(parts, |at| of[..=at].to_vec()), rest)
            }
        };
        let full = self.short(&parts)? + rest;
        (full != name).then_some(full)
    }

    /// The shortest way to write a place that names no other: of a district its
    /// city and itself, as many cities have a 鼓楼区; of a city or county itself,
    /// if no other known one has its name.
    fn short(&self, parts: &[String]) -> Option<String> {
        let (last, whole) = (parts.last()?, parts.concat());
        let longest = self.only_one(last, &whole);
        if !last.ends_with('区') {
            return Some(if longest.is_some() { last.clone() } else { whole });
        }
        // 鼓楼区 beside 南京市鼓楼区 is that one's.
        let told = longest.map_or_else(|| parts.to_vec(), |one| Place::new(one).parts().to_vec());
        Some(told[told.len().saturating_sub(2)..].concat())
    }

    /// The longest way to write a place, if all known ways to write its last
    /// part may be of one place.
    fn only_one<'a>(&'a self, last: &str, whole: &'a str) -> Option<&'a str> {
        let written = self.written.get(last).into_iter().flatten();
        let written = || written.clone().map(String::as_str).chain([whole]);
        let longest = written().max_by_key(|written| written.len())?;
        written().all(|one| longest.ends_with(one)).then_some(longest)
    }

    /// Tells every party of the rows by its full name.
    pub fn name_in_full(&self, provisions: &mut [Provision], of: Option<&Place>) {
        for row in provisions {
            let to = (row.act != Act::Unit).then_some(&mut row.to);
            for party in [&mut row.from, &mut row.body].into_iter().chain(to) {
                if let Some(full) = party.as_deref().and_then(|name| self.full(name, of)) {
                    *party = Some(full);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(places: &[&str], of: &str, name: &str) -> Option<String> {
        let places: Vec<Place> = places.iter().map(|place| Place::new(place)).collect();
        let of = Place::new(of);
        Gazetteer::new(&places).full(name, Some(&of).filter(|of| !of.parts().is_empty()))
    }

    #[test]
    fn elliptic_names_are_completed() {
        let told = |place: &str, name: &str| full(&[place], place, name);
        assert_eq!(told("武汉市", "市农业局").as_deref(), Some("武汉市农业局"));
        assert_eq!(told("湖北省武汉市", "省盐务局").as_deref(), Some("湖北省盐务局"));
        assert_eq!(told("武汉市", "省盐务局"), None);
        assert_eq!(told("武汉市", "国家邮政局"), None);
        assert_eq!(told("武汉市", "市场监督管理局"), None);
        assert_eq!(told("武汉市", "市市场监督管理局").as_deref(), Some("武汉市市场监督管理局"));
        assert_eq!(told("武汉市", "中共武汉市委").as_deref(), Some("武汉市委"));
        assert_eq!(told("", "市农业局"), None);
    }

    #[test]
    fn what_stands_above_a_place_is_left_out() {
        let places = ["北原省云江市东山区", "东山区", "北原省云江市"];
        let told = |name: &str| full(&places, "东山区", name);
        for name in ["北原省云江市东山区水务局", "区水务局", "东山区水务局"] {
            assert_eq!(told(name).as_deref(), Some("云江市东山区水务局"), "{name}");
        }
        assert_eq!(told("云江市东山区水务局"), None);
        assert_eq!(told("云江市水务局"), None);
        assert_eq!(told("北原省云江市水务局").as_deref(), Some("云江市水务局"));
    }

    #[test]
    fn a_district_has_its_city_whatever_else_there_is() {
        let told = |name: &str| full(&["江苏省南京市鼓楼区"], "江苏省南京市鼓楼区", name);
        assert_eq!(told("区民政局").as_deref(), Some("南京市鼓楼区民政局"));
        assert_eq!(told("市民政局").as_deref(), Some("南京市民政局"));
        let of_nowhere = full(&["鼓楼区"], "鼓楼区", "区民政局");
        assert_eq!(of_nowhere.as_deref(), Some("鼓楼区民政局"));
        let region = full(&["内蒙古自治区通辽市"], "内蒙古自治区通辽市", "自治区民政厅");
        assert_eq!(region.as_deref(), Some("内蒙古自治区民政厅"));
    }

    #[test]
    fn two_places_of_one_name_stay_two() {
        let places = ["南京市鼓楼区", "徐州市鼓楼区", "鼓楼区"];
        let told = |of: &str, name: &str| full(&places, of, name);
        assert_eq!(told("南京市鼓楼区", "区民政局").as_deref(), Some("南京市鼓楼区民政局"));
        assert_eq!(told("徐州市鼓楼区", "鼓楼区民政局").as_deref(), Some("徐州市鼓楼区民政局"));
        assert_eq!(told("南京市鼓楼区", "徐州市鼓楼区民政局"), None);
        assert_eq!(told("鼓楼区", "鼓楼区民政局"), None);
    }
}
