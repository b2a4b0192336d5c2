//! What does not add up in the document.

use handover::{
    analysis::{Lang, check},
    diagnostic::{Diagnostic, Severity},
    graph::Graph,
};

use crate::seed;

fn findings(lang: Lang) -> Vec<Diagnostic> {
    let history = seed::history();
    let graph = Graph::build(&history);
    let read = [Diagnostic::new("missing-section", Severity::Note, "内设机构").about("miit-2008")];
    check(&history, &graph, &read, lang)
}

#[test]
fn the_document_leaves_two_things_open_and_promises_more() {
    let all = findings(Lang::Zh);
    let short: Vec<_> =
        all.iter().map(|found| (found.code.as_str(), found.clause.as_deref())).collect();
    assert_eq!(
        short,
        [
            ("unstated-recipient", Some("一/(二)")),
            ("unstated-superior", Some("一/(三)")),
            ("missing-section", None),
        ]
    );
    assert!(all[0].message.contains("核电管理"));
    assert!(all[1].message.contains("国家邮政局"));
}

#[test]
fn findings_point_at_the_text_and_say_what_to_do() {
    for found in findings(Lang::En).iter().filter(|found| found.code != "missing-section") {
        assert_eq!(found.instrument.as_deref(), Some("miit-2008"));
        let marked = &seed::TEXT[found.span.unwrap().range()];
        assert!(marked.contains("核电管理") || marked.contains("国家邮政局"), "{marked}");
        assert!(found.hint.as_deref().is_some_and(|hint| hint.is_ascii()));
    }
}
