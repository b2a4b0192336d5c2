//! All lineages at once are those that each question gets.

use handover::{
    Dataset, Options,
    analysis::{
        Point, TraceQuery, structure, timeline, trace,
        trace::{Lineage, Subject, lineages},
    },
};

fn shipped() -> Dataset {
    handover::load("graph-data".as_ref(), &Options::default()).unwrap()
}

#[test]
fn all_lineages_are_those_of_the_single_questions() {
    let data = shipped();
    let graph = data.graph();
    let all = lineages(&data.history, &graph);
    assert!(all.duties.len() > 200 && all.agencies.len() > 20);
    let mut compared = 0;
    for (duty, lineage) in all.duties.iter().step_by(7) {
        let query = TraceQuery { duty: graph.wording(*duty).to_owned(), ..TraceQuery::default() };
        let answer = trace(&data.history, &graph, &query);
        let same = |one: &&Lineage| one.hit.duty == Some(*duty);
        let Some(single) = answer.lineages.iter().find(same) else { continue };
        compared += 1;
        assert_eq!(single.subject, lineage.subject);
        assert_eq!(single.standing, lineage.standing, "{:?}", lineage.subject);
        assert_eq!(single.steps, lineage.steps, "{:?}", lineage.subject);
        assert_eq!(single.holders, lineage.holders, "{:?}", lineage.subject);
    }
    assert!(compared > 30, "{compared}");
    for (agency, lineage) in &all.agencies {
        let query =
            TraceQuery { duty: graph.agency_name(*agency).to_owned(), ..TraceQuery::default() };
        let answer = trace(&data.history, &graph, &query);
        let same = |one: &&Lineage| matches!(&one.subject, Subject::Agency(name) if name == graph.agency_name(*agency));
        let single = answer.lineages.iter().find(same).unwrap();
        assert_eq!(single.steps, lineage.steps, "{:?}", lineage.subject);
        assert_eq!(single.holders, lineage.holders, "{:?}", lineage.subject);
    }
}

#[test]
fn the_timeline_is_the_structure_of_each_of_its_days() {
    let data = shipped();
    let graph = data.graph();
    let line = timeline(&data.history, &graph);
    assert!(line.days.len() > 30);
    for (place, &day) in line.days.iter().enumerate() {
        let at = structure(&data.history, &graph, Point::On(day), false);
        let on = |from: usize, until: usize| (from..until).contains(&place);
        let bodies = line.bodies.iter().filter(|spell| on(spell.from, spell.until));
        let mut names: Vec<_> = bodies.map(|spell| graph.agency_name(spell.of)).collect();
        names.sort_unstable();
        assert_eq!(names, at.bodies.keys().collect::<Vec<_>>(), "{day}");
        let held = line.holdings.iter().filter(|spell| on(spell.from, spell.until)).count();
        let expected: usize = at.bodies.values().map(|body| body.duties.len()).sum();
        assert_eq!(held, expected, "{day}");
    }
}
