//! Who exists and holds what, before and after the document.

use handover::{
    analysis::{
        Point, Structure, diff,
        structure::{DutyName, structure},
    },
    graph::Graph,
    model::InstrumentId,
};

use crate::seed;

fn both() -> (Structure, Structure) {
    let history = seed::history();
    let graph = Graph::build(&history);
    let at = |point| structure(&history, &graph, point, false);
    (at(Point::Before(InstrumentId(0))), at(Point::After(InstrumentId(0))))
}

fn holds(structure: &Structure, body: &str, duty: &str) -> bool {
    structure.bodies[body].duties.iter().any(|held| held.duty == DutyName::Worded(duty.into()))
}

#[test]
fn bodies_that_the_text_takes_from_existed_before() {
    let (before, _) = both();
    assert!(!before.bodies.contains_key("工业和信息化部"));
    for body in ["国家发展和改革委员会", "信息产业部", "国家烟草专卖局", "国家国防科技工业局"]
    {
        assert!(before.bodies.contains_key(body), "{body}");
    }
    assert!(holds(&before, "国家发展和改革委员会", "盐业行政管理"));
    assert!(holds(&before, "国防科学技术工业委员会", "核电管理"));
    let tobacco = before.bodies["国家烟草专卖局"].superior.as_ref().unwrap();
    assert_eq!((tobacco.agency.as_str(), tobacco.presumed), ("国家发展和改革委员会", true));
    assert_eq!(before.bodies["国家邮政局"].superior, None);
}

#[test]
fn afterwards_duties_are_where_the_text_puts_them() {
    let (_, after) = both();
    assert!(holds(&after, "工业和信息化部", "盐业行政管理"));
    assert!(holds(&after, "国家国防科技工业局", "军工电子管理"));
    assert!(!holds(&after, "工业和信息化部", "军工电子管理"));
    let whole = DutyName::AllOf("信息产业部".into());
    assert!(after.bodies["工业和信息化部"].duties.iter().any(|held| held.duty == whole));
    assert_eq!(
        after.ended.keys().collect::<Vec<_>>(),
        ["信息产业部", "国务院信息化工作办公室", "国防科学技术工业委员会"]
    );
    assert_eq!(after.unplaced.len(), 1);
    let nuclear = &after.unplaced[0];
    assert_eq!(nuclear.duty, DutyName::Worded("核电管理".into()));
    assert_eq!(nuclear.last.as_deref(), Some("国防科学技术工业委员会"));
    assert!(nuclear.carved_out);
    assert_eq!(nuclear.by.clause, "一/(二)");
}

#[test]
fn the_difference_leads_from_one_to_the_other() {
    let (before, after) = both();
    let difference = diff(&before, &after);
    for entry in &difference.entries {
        println!(
            "{:12} {:?} {:?} {:?} -> {:?}",
            entry.verb.as_str(),
            entry.agency,
            entry.duty,
            entry.from,
            entry.to
        );
    }
    println!("{:?} unchanged {}", difference.totals, difference.unchanged);
    assert_eq!(handover::analysis::apply(&before, &difference), after);
}
