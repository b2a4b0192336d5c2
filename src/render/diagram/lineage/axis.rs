//! The columns of a lineage: its documents in time order.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    analysis::{Citation, Lang, trace::Lineage},
    render::diagram::sketch,
};

/// The columns: one for each document, more where a duty passes several hands
/// in one.
pub(super) struct Axis {
    /// Per place of a step (lineage, step) its column.
    columns: BTreeMap<(usize, usize), u32>,
    /// Per column what stands above it.
    ticks: Vec<Tick>,
}

#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Tick {
    undated: bool,
    date: Option<Date>,
    instrument: String,
    /// The number of the hand within the document.
    hand: u32,
    name: String,
}

impl Axis {
    pub(super) fn of(shown: &[Lineage]) -> Self {
        let mut places: Vec<((usize, usize), Tick)> = Vec::new();
        for (number, lineage) in shown.iter().enumerate() {
            let mut hands: BTreeMap<(&str, &str), u32> = BTreeMap::new();
            for (at, step) in lineage.steps.iter().enumerate() {
                let document = step.by.instrument.as_str();
                let given = step.from.as_deref().and_then(|from| hands.get(&(document, from)));
                let hand = given.map_or(0, |hand| hand + 1);
                let holder = step.to.as_deref().or(step.from.as_deref()).unwrap_or_default();
                let last = hands.entry((document, holder)).or_default();
                let hand = hand.max(*last);
                *last = hand;
                places.push(((number, at), Tick::of(&step.by, hand)));
            }
        }
        let mut ticks: Vec<Tick> = places.iter().map(|(_, tick)| tick.clone()).collect();
        ticks.sort();
        ticks.dedup();
        let column = |tick: &Tick| ticks.binary_search(tick).map_or(0, |at| at as u32 + 1);
        let columns = places.iter().map(|(place, tick)| (*place, column(tick))).collect();
        Axis { columns, ticks }
    }

    /// The column of a step; the first is that of names.
    pub(super) fn at(&self, lineage: usize, step: usize) -> u32 {
        self.columns.get(&(lineage, step)).copied().unwrap_or(1)
    }

    /// The column behind the last document.
    pub(super) fn end(&self) -> u32 {
        self.ticks.len() as u32 + 1
    }

    pub(super) fn labels(&self, lang: Lang) -> Vec<Vec<String>> {
        let mut labels = vec![vec![lang.pick("机构", "body").to_owned()]];
        labels.extend(self.ticks.iter().map(|tick| tick.label(lang)));
        labels.push(vec![lang.pick("现状", "as it stands").to_owned()]);
        labels
    }
}

impl Tick {
    fn of(by: &Citation, hand: u32) -> Self {
        let name = sketch::called(by.number.as_deref(), &by.title, &by.instrument);
        Tick {
            undated: by.date.is_none(),
            date: by.date,
            instrument: by.instrument.clone(),
            hand,
            name,
        }
    }

    fn label(&self, lang: Lang) -> Vec<String> {
        if self.hand > 0 {
            return vec![lang.pick("（同一文件）", "(same document)").to_owned()];
        }
        let undated = || lang.pick("日期不详", "no date").to_owned();
        let day = self.date.map_or_else(undated, |date| date.to_string());
        sketch::tick(Some(day), &self.name)
    }
}
