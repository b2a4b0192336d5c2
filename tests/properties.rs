//! What holds of every history, on histories made at random.

use std::collections::BTreeSet;

use handover::{
    analysis::{self, Point, Structure, TraceQuery, structure::Fact},
    graph::Graph,
    model::{Act, Evidence, History, Instrument, InstrumentId, Provision, Scope},
};
use proptest::prelude::*;

const BODIES: &[&str] = &["甲部", "乙部", "丙局", "丁局", "戊委"];
const DUTIES: &[&str] = &["盐业管理", "核电管理", "邮政管理", "烟草管理", "节能"];

fn row() -> impl Strategy<Value = Provision> {
    let acts = prop::sample::select(vec![
        Act::Establish,
        Act::Abolish,
        Act::Merge,
        Act::Rename,
        Act::Transfer,
        Act::Transfer,
        Act::Transfer,
        Act::Assign,
        Act::Assign,
        Act::Affiliate,
        Act::Cancel,
        Act::Strengthen,
        Act::Split,
    ]);
    let body = || prop::sample::select(BODIES);
    let duty = prop::option::weighted(0.7, prop::sample::select(DUTIES));
    let except = prop::option::weighted(0.2, prop::sample::select(DUTIES));
    (acts, body(), body(), duty, except).prop_map(|(act, one, other, duty, except)| {
        let mut row = Provision::new(InstrumentId(0), act, Evidence::default());
        row.evidence.quote = format!("{act}{one}{other}");
        let (one, other) = (Some(one.to_owned()), Some(other.to_owned()));
        let duty = duty.map(str::to_owned);
        match act {
            Act::Transfer => {
                row.scope = duty.is_none().then_some(Scope::Whole);
                row.except = except.iter().map(|word| (*word).to_owned()).collect();
                (row.from, row.to, row.duty) = (one, other, duty);
            }
            Act::Affiliate | Act::Merge | Act::Rename | Act::Split => {
                (row.body, row.to) = (one, other);
            }
            Act::Establish | Act::Abolish => row.body = one,
            _ => (row.body, row.duty) = (one, duty.or(Some("节能".into()))),
        }
        row
    })
}

type Documents = Vec<(Instrument, Vec<Provision>)>;

fn documents() -> impl Strategy<Value = Documents> {
    prop::collection::vec(prop::collection::vec(row(), 1..6), 1..6).prop_map(|texts| {
        let dated = texts.into_iter().zip(0..).map(|(rows, n)| {
            let issued = format!("20{:02}-06-01", n + 1).parse().ok();
            (Instrument { id: format!("doc-{n}"), issued, ..Instrument::default() }, rows)
        });
        dated.collect()
    })
}

fn at(history: &History, point: Point) -> Structure {
    analysis::structure(history, &Graph::build(history), point, false)
}

fn held(structure: &Structure) -> BTreeSet<String> {
    let duty = |fact: Fact| match fact {
        Fact::Holds { holding, .. } => Some(holding.duty.wording().to_owned()),
        Fact::Unplaced(left) => Some(left.duty.wording().to_owned()),
        Fact::Cancelled(left) => Some(left.duty.wording().to_owned()),
        _ => None,
    };
    structure.facts().into_iter().filter_map(duty).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A duty that somebody had is held, unplaced or cancelled ever after.
    #[test]
    fn no_duty_is_lost(documents in documents()) {
        let history = History::new(documents);
        let mut known = BTreeSet::new();
        for (id, _) in history.instruments() {
            let now = held(&at(&history, Point::After(id)));
            prop_assert!(known.is_subset(&now), "{known:?} {now:?}");
            known = now;
        }
    }

    /// Any two moments: what differs, applied to one, gives the other.
    #[test]
    fn the_difference_leads_from_one_structure_to_the_other(documents in documents()) {
        let history = History::new(documents);
        let mut points = vec![Point::Start];
        points.extend(history.instruments().map(|(id, _)| Point::After(id)));
        for &one in &points {
            for &other in &points {
                let (before, after) = (at(&history, one), at(&history, other));
                let diff = analysis::diff(&before, &after);
                prop_assert_eq!(analysis::apply(&before, &diff), after);
            }
        }
    }

    /// From change to change, piece by piece, one arrives where the fold does.
    #[test]
    fn the_fold_equals_the_replay_in_pieces(documents in documents()) {
        let history = History::new(documents);
        let mut replayed = at(&history, Point::Start);
        for (id, _) in history.instruments() {
            let (before, after) =
                (at(&history, Point::Before(id)), at(&history, Point::After(id)));
            replayed = analysis::apply(&replayed, &analysis::diff(&before, &after));
        }
        prop_assert_eq!(replayed.facts(), at(&history, Point::End).facts());
    }

    /// The documents may come in any order.
    #[test]
    fn the_order_of_files_is_irrelevant(documents in documents().prop_flat_map(|documents| {
        (Just(documents.clone()), Just(documents).prop_shuffle())
    })) {
        let (one, other) = (History::new(documents.0), History::new(documents.1));
        prop_assert_eq!(at(&one, Point::End), at(&other, Point::End));
        prop_assert_eq!(one, other);
    }

    /// Whoever held a duty from a day on existed on that day.
    #[test]
    fn no_holder_is_named_when_it_did_not_exist(documents in documents()) {
        let history = History::new(documents);
        let graph = Graph::build(&history);
        for duty in DUTIES {
            let query = TraceQuery { duty: (*duty).into(), ..TraceQuery::default() };
            for lineage in analysis::trace(&history, &graph, &query).lineages {
                for holder in &lineage.holders {
                    let Some(day) = holder.since.as_ref().and_then(|by| by.date) else { continue };
                    let then = at(&history, Point::On(day));
                    let ended_then = then.ended.get(&holder.agency);
                    let ended_then = ended_then.map(|ended| ended.by.as_ref().and_then(|by| by.date));
                    prop_assert!(
                        then.bodies.contains_key(&holder.agency)
                            || ended_then.is_some_and(|end| end >= Some(day)),
                        "{} on {day}", holder.agency
                    );
                }
            }
        }
    }

    /// No rule, no question makes the program panic.
    #[test]
    fn every_question_is_answered(documents in documents()) {
        let history = History::new(documents);
        let graph = Graph::build(&history);
        analysis::check(&history, &graph, &[], analysis::Lang::En);
        for agency in graph.agencies() {
            analysis::show(&history, &graph, agency, Point::End);
        }
        analysis::align::align(&history, &graph, 0.0);
    }
}

#[test]
fn the_number_of_threads_is_irrelevant() {
    let load = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let read = || handover::load("graph-data".as_ref(), &handover::Options::default());
        pool.install(read).unwrap().history
    };
    assert_eq!(load(1), load(4));
}
