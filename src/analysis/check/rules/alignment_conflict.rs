//! Reviewed links between wordings contradict each other.

use super::{Finding, Look, Rule, Severity, Text};
use crate::{graph::Graph, model::History};

pub(super) static RULE: Rule = Rule {
    code: "alignment-conflict",
    severity: Severity::Error,
    what: ("审阅过的对应关系互相矛盾。", "Reviewed links between wordings contradict each other."),
    why: (
        "两个表述既被认定为不同职责，又经其他对应成为同一职责。",
        "Two wordings are called different, and other links make them one duty.",
    ),
    example: "甲与乙同一；乙与丙同一；甲与丙不同。",
    look: Look::Clauses(run),
};

fn run(_: &History, graph: &Graph) -> Vec<Finding> {
    let pairs = graph.contradicted().iter();
    pairs
        .map(|&(a, b)| {
            let (one, other) = (graph.wording(a), graph.wording(b));
            Finding {
                rule: &RULE,
                message: Text::new(
                    format!("“{one}”与“{other}”被认定为不同，其他对应却使二者同一"),
                    format!("“{one}” and “{other}” are called different; other links join them"),
                ),
                hint: Text::new(
                    "修改 alignments.toml 中的对应", "correct the links in alignments.toml",
                ),
                place: Some(graph.first_worded(a.max(b))),
                mark: None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        analysis::{Lang, check, made},
        graph::{Graph, Known},
        model::{Alignment, Link},
    };

    #[test]
    fn links_that_contradict_are_found() {
        let link =
            |a: &str, b: &str, link| Alignment { duty: a.into(), with: b.into(), link, note: None };
        let links = [
            link("盐务", "盐业", Link::Same),
            link("盐业", "食盐", Link::Same),
            link("盐务", "食盐", Link::Different),
        ];
        let history = made::history(&[
            "assign body=甲 duty=盐务\nassign body=甲 duty=盐业\nassign body=甲 duty=食盐",
        ]);
        let codes = |links: &[Alignment]| -> Vec<String> {
            let known = Known { alignments: links, ..Known::default() };
            let graph = Graph::build_with(&history, &known);
            let all = check(&history, &graph, &[], Lang::En);
            all.into_iter().map(|found| found.code).collect()
        };
        assert_eq!(codes(&links), ["alignment-conflict"]);
        assert!(codes(&links[..2]).is_empty());
    }
}
