//! What is drawn of too many transfers, and how the rest is told.

use std::collections::{BTreeMap, BTreeSet};

use super::{DUTIES, GIVERS, Picture, RECEIVERS};
use crate::{
    graph::takes_all,
    model::Row,
    render::{
        diagram::{Edge, EdgeKind, Node, NodeKind, sketch},
        words,
    },
};

/// Ways from giver to receiver that are drawn; the heaviest ones.
const WAYS: usize = 36;
/// So many more are drawn all the same: what is folded takes their room.
const SOME_MORE: usize = 6;
/// From whom to whom, by which clause, and whether all of it.
pub(super) type Way<'a> = (Option<&'a str>, Option<&'a str>, &'a str, bool);

pub(super) fn way<'a>(row: &Row<'a>) -> Way<'a> {
    (row.from, row.to, row.evidence.clause, takes_all(row))
}

/// The rows of the ways that weigh most, and the rest, both in the order of the
/// text. All duties of a body weigh more than any number of named ones.
pub(super) fn heaviest<'a>(moving: Vec<&'a Row<'a>>) -> (Vec<&'a Row<'a>>, Vec<&'a Row<'a>>) {
    let mut weights: BTreeMap<Way<'a>, usize> = BTreeMap::new();
    for row in &moving {
        *weights.entry(way(row)).or_default() += 1;
    }
    let mut order: Vec<(Way<'a>, usize)> = weights.into_iter().collect();
    order.sort_by_key(|(way, count)| (!way.3, std::cmp::Reverse(*count), *way));
    let drawn = if order.len() > WAYS + SOME_MORE { WAYS } else { order.len() };
    let kept: BTreeSet<Way<'a>> = order.into_iter().take(drawn).map(|(way, _)| way).collect();
    moving.into_iter().partition(|row| kept.contains(&way(row)))
}

impl Picture<'_> {
    /// What is folded, as one way from many to many.
    pub(super) fn rest(&mut self, rest: &[&Row<'_>]) {
        if rest.is_empty() {
            return;
        }
        let lang = self.sketch.lang;
        let many = |names: BTreeSet<&str>, column: u32, zh: &str, en: &str| {
            let count = names.len();
            let all: Vec<String> = names.into_iter().map(words::clean).collect();
            let label = lang.pick(format!("… {count}个{zh}"), format!("… {count} {en}"));
            let node = sketch::node(NodeKind::Folded, vec![label], &all.join("、"));
            Node { column: Some(column), ..node }
        };
        let givers = rest.iter().filter_map(|row| row.from).collect();
        let givers = many(givers, GIVERS, "划出机构", "givers");
        let takers = rest.iter().filter_map(|row| row.to).collect();
        let takers = many(takers, RECEIVERS, "接收机构", "receivers");
        let duties: Vec<&str> = rest
            .iter()
            .map(|row| row.duty.unwrap_or_else(|| words::unnamed(row.scope, lang)))
            .collect();
        let count = duties.len();
        let label = lang.pick(format!("… 另{count}项职责"), format!("… {count} more duties"));
        let between = Node {
            column: Some(DUTIES),
            ..sketch::node(NodeKind::Folded, vec![label], &duties.join("；"))
        };
        let from = self.sketch.node("\u{0}rest from", || givers);
        let between = self.sketch.node("\u{0}rest", || between);
        let to = self.sketch.node("\u{0}rest to", || takers);
        let mut clauses: Vec<_> =
            rest.iter().map(|row| sketch::clause_at(self.scene.instrument, row)).collect();
        clauses.dedup();
        for (from, to) in [(from, between), (between, to)] {
            let edge = sketch::edge(from, to, EdgeKind::Part, Vec::new());
            let title = words::clean(&duties.join("；"));
            self.sketch.edge(Edge { clauses: clauses.clone(), title, ..edge });
        }
        self.sketch.note(lang.pick(
            format!(
                "图太大：只画出职责最多的{WAYS}路，其余{count}项合并；用 --agency 看其中一个机构"
            ),
            format!(
                "too much for one picture: the {WAYS} ways with most duties are drawn, the other \
                 {count} duties folded; --agency shows one body"
            ),
        ));
    }
}
