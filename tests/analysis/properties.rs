//! What must be so of every history, however odd.

use std::collections::BTreeSet;

use handover::{
    analysis::{
        Lang, Point, Structure, TraceQuery, apply, check, diff,
        diff::Diff,
        structure,
        structure::DutyName,
        trace,
        trace::{Standing, Subject},
    },
    dataset::write_table,
    graph::{DutyId, Graph},
    model::{Act, Basis, Evidence, History, Instrument, InstrumentId, Provision, Scope},
    render::{
        csv,
        diagram::{self, View},
        dot, json, markdown, mermaid, text,
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};

const AGENCIES: &[&str] = &["甲部", "乙部", "丙局", "丁局", "戊委员会", "地方人民政府"];
const DUTIES: &[&str] =
    &["盐业管理", "盐业管理职责", "核电管理", "有关职责", "其余职责", "邮政", "广义职责"];

fn agency() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.8, select(AGENCIES).prop_map(str::to_owned))
}

fn duty() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.7, select(DUTIES).prop_map(str::to_owned))
}

prop_compose! {
    fn provision()(
        act in select(Act::ALL),
        (from, to, body) in (agency(), agency(), agency()),
        (duty, within) in (duty(), option::weighted(0.2, select(DUTIES).prop_map(str::to_owned))),
        scope in option::of(select(Scope::ALL)),
        except in vec(select(DUTIES).prop_map(str::to_owned), 0..2),
        inferred in prop::bool::weighted(0.2),
    ) -> Provision {
        let quote = format!("{act}改由重新{duty:?}");
        Provision {
            from, to, body, duty, within, scope, except,
            count: Some(3),
            basis: if inferred { Basis::inferred("former") } else { Basis::Stated },
            ..Provision::new(InstrumentId(0), act, Evidence { quote, ..Evidence::default() })
        }
    }
}

/// A history that shows itself as its table.
struct Made(History);

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&write_table(&self.0))
    }
}

prop_compose! {
    fn history()(documents in vec(vec(provision(), 0..8), 0..5)) -> Made {
        Made(History::new(documents.into_iter().enumerate().map(|(number, rows)| {
            let instrument = Instrument {
                id: format!("doc-{number}"),
                issued: format!("20{:02}-01-01", number + 1).parse().ok(),
                ..Instrument::default()
            };
            (instrument, rows)
        })))
    }
}

fn points(history: &History) -> Vec<Point> {
    let each = history.instruments().flat_map(|(id, _)| [Point::Before(id), Point::After(id)]);
    [Point::Start].into_iter().chain(each).chain([Point::End]).collect()
}

/// The duties that a structure speaks of, as the graph names them.
fn known(graph: &Graph, structure: &Structure) -> BTreeSet<DutyId> {
    let bodies = structure.bodies.values().flat_map(|body| &body.duties);
    let held = bodies.chain(structure.ended.values().flat_map(|ended| &ended.duties));
    let names = held.map(|held| &held.duty);
    let left = structure.unplaced.iter().map(|left| &left.duty);
    let gone = structure.cancelled.iter().map(|gone| &gone.duty);
    names.chain(left).chain(gone).map(|name| id(graph, name)).collect()
}

fn id(graph: &Graph, name: &DutyName) -> DutyId {
    let duty = match name {
        DutyName::Worded(wording) => graph.duty(wording),
        DutyName::AllOf(body) => graph.whole(graph.agency(body).unwrap()),
        DutyName::Relative { of, wording } => graph.duty_of(wording, graph.agency(of)),
    };
    graph.same_as(duty.unwrap())
}

fn holders(graph: &Graph, structure: &Structure, duty: DutyId) -> BTreeSet<String> {
    let alive = structure.bodies.iter().map(|(name, body)| (name, &body.duties));
    let ended = structure.ended.iter().map(|(name, ended)| (name, &ended.duties));
    alive
        .chain(ended)
        .filter(|(_, duties)| duties.iter().any(|held| id(graph, &held.duty) == duty))
        .map(|(name, _)| name.clone())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn applying_a_difference_leads_to_the_other_structure(Made(history) in history()) {
        let graph = Graph::build(&history);
        let all: Vec<Structure> =
            points(&history).into_iter().map(|at| structure(&history, &graph, at, false)).collect();
        for before in &all {
            prop_assert!(diff(before, before).is_empty());
            for after in &all {
                let difference = diff(before, after);
                prop_assert_eq!(&apply(before, &difference), after);
                let read: Diff = json::read(&json::print(&difference)).unwrap();
                prop_assert_eq!(read, difference);
            }
        }
    }

    #[test]
    fn what_lies_between_two_instruments_is_one_structure(Made(history) in history()) {
        let graph = Graph::build(&history);
        for (id, _) in history.instruments().skip(1) {
            let before = structure(&history, &graph, Point::Before(id), false);
            let after = structure(&history, &graph, Point::After(InstrumentId(id.0 - 1)), false);
            prop_assert_eq!(before.facts(), after.facts());
        }
    }

    #[test]
    fn no_duty_is_lost(Made(history) in history()) {
        let graph = Graph::build(&history);
        let mut earlier = BTreeSet::new();
        for (id, _) in history.instruments() {
            let before = structure(&history, &graph, Point::Before(id), false);
            let after = known(&graph, &structure(&history, &graph, Point::After(id), false));
            earlier.extend(known(&graph, &before));
            prop_assert!(earlier.is_subset(&after), "{:?}", earlier.difference(&after));
        }
    }

    #[test]
    fn a_lineage_ends_where_the_structure_says(Made(history) in history(), stated_only in any::<bool>()) {
        let graph = Graph::build(&history);
        let end = structure(&history, &graph, Point::End, stated_only);
        for wording in DUTIES {
            let query = TraceQuery { duty: (*wording).into(), stated_only, ..TraceQuery::default() };
            for lineage in trace(&history, &graph, &query).lineages {
                let Subject::Duty(name) = &lineage.subject else { continue };
                let held = holders(&graph, &end, id(&graph, name));
                if !held.is_empty() {
                    let Standing::Held { by } = &lineage.standing else {
                        return Err(TestCaseError::fail(format!("{lineage:#?} but {held:?}")));
                    };
                    prop_assert_eq!(by.iter().cloned().collect::<BTreeSet<_>>(), held);
                }
            }
        }
    }

    #[test]
    fn nothing_panics_and_every_format_is_well_formed(Made(history) in history()) {
        let graph = Graph::build(&history);
        for &lang in Lang::ALL {
            let findings = check(&history, &graph, &[], lang);
            markdown::report(&history, &graph, &markdown::Report { lang, findings: &findings, ..Default::default() });
            for &view in View::ALL {
                let options =
                    diagram::Options { lang, duty: Some("盐业".into()), ..Default::default() };
                let options = if view == View::Lineage { options } else { diagram::Options { lang, ..Default::default() } };
                let picture = diagram::diagram(&history, &graph, view, &options);
                mermaid::print(&picture);
                let printed = dot::print(&picture);
                prop_assert!(graphviz_rust::parse(&printed).is_ok(), "{printed}");
            }
        }
        for forward in [false, true] {
            for name in DUTIES.iter().chain(AGENCIES) {
                let at = "2002-06-01".parse().ok();
                for agency in [None, Some("甲部".to_owned())] {
                    let query = TraceQuery { duty: (*name).into(), agency, at, forward, stated_only: false };
                    let answer = trace(&history, &graph, &query);
                    text::trace(&answer, text::Style::default());
                    csv::trace(&answer);
                    prop_assert_eq!(&json::read::<trace::Trace>(&json::print(&answer)).unwrap().lineages.len(), &answer.lineages.len());
                }
            }
        }
        write_table(&history);
    }
}
