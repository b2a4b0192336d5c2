//! Writes pictures to look at: `HANDOVER_SHOW=dir cargo test --test analysis show_dot -- --ignored`.

use handover::{
    graph::Graph,
    render::{
        Lang, View,
        diagram::{Options, diagram},
        dot,
    },
};

use crate::seed;

#[test]
#[ignore = "writes for people"]
fn pictures() {
    let Ok(folder) = std::env::var("HANDOVER_SHOW") else { return };
    let history = seed::history();
    let graph = Graph::build(&history);
    for &view in View::ALL {
        for &lang in Lang::ALL {
            let duty = (view == View::Lineage).then(|| "核电".to_owned());
            let options = Options { lang, duty, ..Options::default() };
            let picture = diagram(&history, &graph, view, &options);
            std::fs::write(format!("{folder}/{view}-{lang}.dot"), dot::print(&picture)).unwrap();
        }
    }
}

#[test]
fn graphviz_rust_reads_what_it_prints() {
    let history = seed::history();
    let graph = Graph::build(&history);
    let picture = diagram(&history, &graph, View::Transfers, &Options::default());
    graphviz_rust::parse(&dot::print(&picture)).unwrap();
}
