//! Which city a 市农业局 is of.
//!
//! A local document calls its bodies 市农业局, 省盐务局. Where the data hold
//! documents of one place only, such a name stands for itself. As soon as they
//! hold two, it is completed with the place of its document, so that the bodies
//! of two cities stay two.

use crate::model::{Act, Instrument, Provision};

const LEVELS: &[char] = &['省', '市', '县', '区', '州', '旗'];

/// The parts of a place, widest first: 湖北省, 武汉市.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places(Vec<String>);

impl Places {
    /// Cuts `湖北省武汉市` into its parts.
    pub fn new(place: &str) -> Self {
        let mut parts = vec![String::new()];
        for letter in place.chars() {
            let last = parts.last_mut().expect("never empty");
            last.push(letter);
            // A part is a name and its level: 区 alone begins 区…, ends nothing.
            if LEVELS.contains(&letter) && last.chars().count() > 1 {
                parts.push(String::new());
            }
        }
        parts.retain(|part| !part.is_empty());
        Places(parts)
    }

    /// 市农业局 → 武汉市农业局; `None` where the name is complete.
    pub fn complete(&self, name: &str) -> Option<String> {
        let level = name.chars().next().filter(|first| LEVELS.contains(first))?;
        let part = self.0.iter().rev().find(|part| part.ends_with(level))?;
        Some(format!("{part}{}", &name[level.len_utf8()..]))
    }

    /// Completes every party of the rows.
    pub fn complete_all(&self, provisions: &mut [Provision]) {
        for row in provisions {
            let to = (row.act != Act::Unit).then_some(&mut row.to);
            for party in [&mut row.from, &mut row.body].into_iter().chain(to) {
                if let Some(full) = party.as_deref().and_then(|name| self.complete(name)) {
                    *party = Some(full);
                }
            }
        }
    }
}

/// The place of an instrument: stated, or that of the people's government (or
/// its office) that issued it.
pub fn place_of(instrument: &Instrument) -> Option<String> {
    let issuer = || {
        let issuer = instrument.issuer.as_deref()?;
        let (place, _) = issuer.split_once("人民政府").or_else(|| issuer.split_once("机构编制"))?;
        let ends = place.chars().next_back().is_some_and(|last| LEVELS.contains(&last));
        (ends && place.chars().count() > 1).then(|| place.to_owned())
    };
    instrument.place.clone().or_else(issuer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elliptic_names_are_completed() {
        let complete = |place: &str, name| Places::new(place).complete(name);
        assert_eq!(complete("武汉市", "市农业局").as_deref(), Some("武汉市农业局"));
        assert_eq!(complete("湖北省武汉市", "省盐务局").as_deref(), Some("湖北省盐务局"));
        assert_eq!(complete("武汉市", "省盐务局"), None);
        assert_eq!(complete("武汉市", "国家邮政局"), None);
    }

    #[test]
    fn the_issuer_tells_the_place() {
        let issued = |issuer: &str| {
            place_of(&Instrument { issuer: Some(issuer.into()), ..Instrument::default() })
        };
        assert_eq!(issued("武汉市人民政府办公厅").as_deref(), Some("武汉市"));
        assert_eq!(issued("国务院办公厅"), None);
    }
}
