//! A name that may be short for another one: 市发改委, 市发展和改革委员会.

use std::{collections::BTreeMap, iter};

use hashbrown::HashMap;

use super::{Finding, Look, Rule, Severity, Text};
use crate::{
    graph::{AgencyId, Graph},
    model::{History, ProvisionId},
};

pub(super) static RULE: Rule = Rule {
    code: "short-name",
    severity: Severity::Note,
    what: (
        "一个机构名称可能是另一个的简称，数据没有说明。",
        "The name of a body may be short for that of another, and the data do not tell.",
    ),
    why: (
        "未说明的简称是另一个机构：同一机构的职责和沿革分成两处。",
        "A short name that nobody explained is a body of its own: what one body has stands in two places.",
    ),
    example: "一份文件写“市发改委”，另一份写“市发展和改革委员会”。",
    look: Look::Clauses(run),
};

fn run(history: &History, graph: &Graph) -> Vec<Finding> {
    let mut pairs = candidates(graph);
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut first: BTreeMap<AgencyId, ProvisionId> = BTreeMap::new();
    for (id, said) in graph.all_said(history) {
        let parties = [said.from, said.to, said.body];
        for party in parties.into_iter().flatten() {
            let Some(full) = pairs.get(&party) else { continue };
            if parties.contains(&Some(*full)) {
                // Who gives to another is not that other.
                pairs.remove(&party);
            } else {
                first.entry(party).or_insert(id);
            }
        }
    }
    let told = pairs.into_iter().filter_map(|(short, full)| {
        let at = *first.get(&short)?;
        Some(finding(graph.agency_name(short), graph.agency_name(full), at))
    });
    told.collect()
}

/// Names that may be short for one other, each with that one.
///
/// Names are compared only where their fields begin alike ([`Parts::beginnings`]):
/// near-linear in the names.
fn candidates(graph: &Graph) -> BTreeMap<AgencyId, AgencyId> {
    let named =
        graph.agencies().filter_map(|agency| Some((agency, Parts::of(graph.agency_name(agency))?)));
    let named: Vec<(AgencyId, Parts)> = named.collect();
    let mut alike: HashMap<(&[char], char), Vec<usize>> = HashMap::new();
    for (at, (_, parts)) in named.iter().enumerate() {
        for beginning in parts.beginnings() {
            alike.entry((beginning, parts.kind)).or_default().push(at);
        }
    }
    let mut found = BTreeMap::new();
    for (short, parts) in named.iter().filter(|(_, parts)| parts.name.len() <= LONGEST) {
        let groups = parts.beginnings().filter_map(|beginning| alike.get(&(beginning, parts.kind)));
        let mut full = groups
            .flatten()
            .map(|&at| &named[at])
            .filter(|(_, other)| parts.is_short_for(other))
            .map(|(agency, _)| *agency);
        let Some(first) = full.next() else { continue };
        // Of two that it may be short for, none is likelier.
        if full.all(|other| other == first) {
            found.insert(*short, first);
        }
    }
    found
}

/// Short names have at most so many characters before their last.
const LONGEST: usize = 10;

/// A name in two: 市发展和改革, and 委 for 委员会.
struct Parts {
    name: Vec<char>,
    kind: char,
    /// How long it is as printed, in bytes.
    printed: usize,
}

impl Parts {
    /// `None` where nothing is left that could be shortened.
    fn of(name: &str) -> Option<Self> {
        let printed = name.len();
        let (name, kind) = ["委员会", "办公室"]
            .into_iter()
            .find_map(|kind| Some((name.strip_suffix(kind)?, kind.chars().next()?)))
            .or_else(|| {
                let kind = name.chars().next_back()?;
                Some((&name[..name.len() - kind.len_utf8()], kind))
            })?;
        // 市场监管 is how 市场监督管理 is always shortened.
        let name = name.replace("监管", "监督管理");
        let name: Vec<char> = name.chars().filter(|letter| !JOINS.contains(letter)).collect();
        (name.len() > 1).then_some(Parts { name, kind, printed })
    }

    /// The name as far as the first letter of what may be its field: what
    /// stands behind its place. Of two names that share a place and this
    /// letter, one is the same.
    fn beginnings(&self) -> impl Iterator<Item = &[char]> {
        let levels = self.name.iter().enumerate().filter(|(_, letter)| LEVELS.contains(letter));
        iter::once(self.behind_nation())
            .chain(levels.map(|(at, _)| at + 1))
            .filter_map(|field| self.name.get(..=field))
    }

    /// Where the field of a name without a place begins.
    fn behind_nation(&self) -> usize {
        if self.name.starts_with(&['国', '家']) { 2 } else { 0 }
    }

    fn is_short_for(&self, other: &Parts) -> bool {
        let common = self.name.iter().zip(&other.name).take_while(|(a, b)| a == b).count();
        let place = self.name[..common].iter().rposition(|letter| LEVELS.contains(letter));
        let field = place.map_or(self.behind_nation().min(common), |at| at + 1);
        let (short, full) = (bare(&self.name[field..]), bare(&other.name[field..]));
        self.printed < other.printed
            && short.len() > 1
            && (short == full || takes_one_of_each_word(short, full))
    }
}

const JOINS: &[char] = &['和', '与', '及'];
const LEVELS: &[char] = &['省', '市', '县', '区', '州', '旗'];

/// A field without what many names end with: 应急 of 应急管理.
fn bare(field: &[char]) -> &[char] {
    const ENDINGS: [&[char]; 3] =
        [&['行', '政', '管', '理'], &['监', '督', '管', '理'], &['管', '理']];
    ENDINGS
        .iter()
        .find_map(|word| field.strip_suffix(*word).filter(|rest| rest.len() > 1))
        .unwrap_or(field)
}

/// 发改 of 发展改革: no two letters stand side by side, for those are a word of
/// its own, as 农业 is in 农业农村.
fn takes_one_of_each_word(short: &[char], full: &[char]) -> bool {
    if short.first() != full.first() {
        return false;
    }
    let mut at = 0;
    short[1..].iter().all(|letter| {
        let next = full.iter().skip(at + 2).position(|other| other == letter);
        next.is_some_and(|next| {
            at += 2 + next;
            true
        })
    })
}

fn finding(short: &str, full: &str, place: ProvisionId) -> Finding {
    Finding {
        rule: &RULE,
        message: Text::new(
            format!("“{short}”可能是{full}的简称，数据中二者是两个机构"),
            format!("“{short}” may be short for {full}; the data have them as two bodies"),
        ),
        hint: Text::new(
            format!("若是同一机构，在 agencies.toml 的 {full} 之下写 aliases = [\"{short}\"]"),
            format!("if they are one, write aliases = [\"{short}\"] below {full} in agencies.toml"),
        ),
        place: Some(place),
        mark: Some(short.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::codes, *};

    fn may_be(short: &str, full: &str) -> bool {
        let (short, full) = (Parts::of(short), Parts::of(full));
        matches!((short, full), (Some(short), Some(full)) if short.kind == full.kind && short.is_short_for(&full))
    }

    #[test]
    fn names_are_shortened_word_by_word() {
        for (short, full) in [
            ("市发改委", "市发展和改革委员会"),
            ("云江市发改委", "云江市发展和改革委员会"),
            ("省科技厅", "省科学技术厅"),
            ("人社部", "人力资源和社会保障部"),
            ("县市场监管局", "县市场监督管理局"),
            ("区应急局", "区应急管理局"),
            ("市住建局", "市住房和城乡建设局"),
            ("市工商局", "市工商行政管理局"),
            ("国家卫健委", "国家卫生健康委员会"),
            ("市文旅局", "市文化和旅游局"),
        ] {
            assert!(may_be(short, full), "{short} {full}");
        }
    }

    #[test]
    fn another_name_is_no_short_name() {
        for (one, other) in [
            ("市农业局", "市农业农村局"),
            ("市文化局", "市文化和旅游局"),
            ("市林业局", "市林业和草原局"),
            ("市卫生局", "市卫生监督局"),
            ("市民政局", "县民政局"),
            ("市财政局", "市财政局"),
            ("东山区发改委", "西山区发展和改革委员会"),
            ("市经委", "市经济贸易委员会"),
            ("市发展和改革委员会", "市发改委"),
        ] {
            assert!(!may_be(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_short_name_that_nobody_explains_is_found() {
        let gives = "transfer from=市甲局 to=市发改委 duty=盐业管理";
        let full = "assign body=市发展和改革委员会 duty=价格管理";
        assert!(codes(&[gives, full]).contains(&"short-name".to_owned()));
        let both = "transfer from=市发展和改革委员会 to=市发改委 duty=盐业管理";
        assert!(!codes(&[both]).contains(&"short-name".to_owned()));
        let two = "assign body=市发展与改造委员会 duty=物价管理";
        assert!(!codes(&[gives, full, two]).contains(&"short-name".to_owned()));
    }
}
