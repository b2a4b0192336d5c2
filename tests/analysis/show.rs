//! Prints answers to look at: `cargo test --test analysis show -- --nocapture --ignored`.

use handover::{
    analysis::{Lang, Point, TraceQuery, check, diff, structure, trace},
    graph::Graph,
    model::InstrumentId,
    render::text::{self, Style},
};

use crate::seed;

#[test]
#[ignore = "prints for people"]
fn answers() {
    let history = seed::history();
    let graph = Graph::build(&history);
    for &lang in Lang::ALL {
        let style = Style { lang, ..Style::default() };
        for duty in [
            "盐业行政管理", "食盐", "核电管理", "管理国家烟草专卖局", "火星移民",
            "工业行业管理和信息化", "信息产业部",
        ] {
            let query = TraceQuery { duty: duty.into(), ..TraceQuery::default() };
            println!("{}", text::trace(&trace(&history, &graph, &query), style));
        }
        let at = |point| structure(&history, &graph, point, false);
        let (before, after) = (Point::Before(InstrumentId(0)), Point::After(InstrumentId(0)));
        println!("{}", text::diff(&diff(&at(before), &at(after)), style));
        println!("{:#?}", check(&history, &graph, &[], lang));
    }
    println!("{}", text::provisions(&seed::provisions(), Style::default()));
}
