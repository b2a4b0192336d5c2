//! Who held this duty, who holds it, by which clause.

use handover::{
    analysis::{
        Trace, TraceQuery,
        search::Rule,
        trace::{Standing, StepKind, Subject, trace},
    },
    graph::Graph,
};

use crate::seed;

fn ask(duty: &str) -> Trace {
    let history = seed::history();
    let graph = Graph::build(&history);
    trace(&history, &graph, &TraceQuery { duty: duty.into(), ..TraceQuery::default() })
}

fn held_by(names: &[&str]) -> Standing {
    Standing::Held { by: names.iter().map(|name| (*name).to_owned()).collect() }
}

#[test]
fn salt_went_from_the_commission_to_the_ministry() {
    let answer = ask("盐业行政管理");
    assert_eq!(answer.lineages.len(), 1);
    let salt = &answer.lineages[0];
    assert_eq!(salt.hit.rule, Rule::Exact);
    assert_eq!(salt.standing, held_by(&["工业和信息化部"]));
    assert_eq!(salt.within, ["工业行业管理和信息化有关职责"]);
    let names: Vec<_> = salt.holders.iter().map(|holder| holder.agency.as_str()).collect();
    assert_eq!(names, ["国家发展和改革委员会", "工业和信息化部"]);
    let [step] = salt.steps.as_slice() else { panic!("{:?}", salt.steps) };
    assert_eq!(step.kind, StepKind::Moved);
    assert_eq!(step.by.clause, "一/(一)");
    assert_eq!(step.by.quote, "盐业行政管理");
    assert_eq!(step.by.title, "工信部主要职责内设机构和人员编制规定");
    assert_eq!(step.by.date.unwrap().to_string(), "2008-07-11");
}

#[test]
fn table_salt_is_only_near() {
    let answer = ask("食盐");
    let salt = &answer.lineages[0];
    assert_eq!(salt.hit.wording, "盐业行政管理");
    assert_eq!(salt.hit.rule, Rule::Near);
    assert_eq!(salt.hit.why.as_deref(), Some("食盐→盐业"));
    assert!(salt.hit.score < 0.95);
}

#[test]
fn military_electronics_went_to_the_administration() {
    let answer = ask("军工电子管理");
    let lineage = &answer.lineages[0];
    assert_eq!(lineage.standing, held_by(&["国家国防科技工业局"]));
    assert_eq!(lineage.steps.len(), 1);
    assert_eq!(lineage.steps[0].from.as_deref(), Some("信息产业部"));
}

#[test]
fn nuclear_power_was_carved_out_and_left() {
    let answer = ask("核电管理");
    let nuclear = &answer.lineages[0];
    let Standing::Unstated { last, carved_out, by } = &nuclear.standing else {
        panic!("{:?}", nuclear.standing)
    };
    assert_eq!(last.as_deref(), Some("国防科学技术工业委员会"));
    assert!(*carved_out);
    assert_eq!(by.clause, "一/(二)");
    assert_eq!(nuclear.steps[0].kind, StepKind::CarvedOut);
    assert_eq!(ask("核能").lineages[0].hit.rule, Rule::Near);
}

#[test]
fn a_stated_answer_leaves_out_that_the_body_ended() {
    let history = seed::history();
    let graph = Graph::build(&history);
    let duty = "核电管理".to_owned();
    let query = TraceQuery { duty, stated_only: true, ..TraceQuery::default() };
    let answer = trace(&history, &graph, &query);
    assert_eq!(answer.lineages[0].standing, held_by(&["国防科学技术工业委员会"]));
    assert!(answer.lineages[0].steps.iter().all(|step| step.by.basis.is_stated()));
}

#[test]
fn superintending_a_body_is_its_affiliation() {
    let answer = ask("管理国家烟草专卖局");
    let tobacco = &answer.lineages[0];
    assert_eq!(tobacco.subject, Subject::Agency("国家烟草专卖局".into()));
    assert_eq!(tobacco.standing, held_by(&["工业和信息化部"]));
    assert_eq!(tobacco.steps[0].kind, StepKind::Reparented);
    assert_eq!(tobacco.steps[0].from.as_deref(), Some("国家发展和改革委员会"));
    assert_eq!(tobacco.steps[0].by.clause, "一/(一)");
}

#[test]
fn nobody_does_what_no_text_speaks_of() {
    let answer = ask("火星移民");
    assert!(answer.is_empty());
    assert!(answer.nearest.is_empty() && answer.bodies.is_empty());
    assert!(!ask("医药税收").nearest.is_empty());
    for empty in ["", "职责", "……"] {
        assert!(ask(empty).is_empty() || empty == "职责", "{empty}");
    }
}

#[test]
fn an_agency_narrows_the_question() {
    let history = seed::history();
    let graph = Graph::build(&history);
    let ask = |duty: &str, agency: &str| {
        let (duty, agency) = (duty.to_owned(), Some(agency.to_owned()));
        trace(&history, &graph, &TraceQuery { duty, agency, ..TraceQuery::default() })
    };
    assert_eq!(ask("信息化", "国家发展和改革委员会").lineages.len(), 2);
    // No clause names it, but all duties of the ministry went along.
    let radio = ask("电报", "信息产业部");
    assert_eq!(radio.lineages[0].standing, held_by(&["工业和信息化部"]));
    assert!(!radio.lineages[0].steps[0].by.basis.is_stated());
    assert!(ask("盐业", "没有的部").is_empty());
}
