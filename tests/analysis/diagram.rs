//! What the pictures show, and that every format of them stays well-formed.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use handover::{
    graph::Graph,
    model::History,
    render::{
        Diagram, Lang, View,
        diagram::{EdgeKind, NodeKind, Options, diagram},
        dot, json, mermaid,
    },
};

use crate::{made, seed};

fn draw(history: &History, view: View) -> Diagram {
    let graph = Graph::build(history);
    let duty = (view == View::Lineage).then(|| "核电".to_owned());
    diagram(history, &graph, view, &Options { duty, ..Options::default() })
}

/// Nodes as (kind, text on one line).
fn nodes(picture: &Diagram) -> Vec<(NodeKind, String)> {
    picture.nodes.iter().map(|node| (node.kind, node.label.concat())).collect()
}

#[test]
fn the_transfers_show_who_gave_what_to_whom() {
    let picture = draw(&seed::history(), View::Transfers);
    let all = nodes(&picture);
    let of = |kind| {
        all.iter().filter(|(k, _)| *k == kind).map(|(_, text)| text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(NodeKind::Ended).len(), 3);
    assert_eq!(of(NodeKind::Created), ["工业和信息化部（新设）"]);
    assert_eq!(
        of(NodeKind::Agency),
        ["国家发展和改革委员会", "国家国防科技工业局", "国家邮政局", "交通运输部"]
    );
    assert_eq!(of(NodeKind::AllDuties).len(), 3);
    assert_eq!(of(NodeKind::Exception), ["核电管理（除外）［一/(二)］"]);
    assert_eq!(of(NodeKind::Unstated), ["？ 接收方未说明"]);
    assert_eq!(of(NodeKind::MovedBody), ["国家烟草专卖局（机构）"]);
    let reparented = picture.edges.iter().filter(|edge| edge.kind == EdgeKind::Reparent);
    assert_eq!(reparented.count(), 2);
    // Long lists are folded, with the number of what is hidden.
    assert!(
        of(NodeKind::Duty)[0].contains("具体包括13项") && of(NodeKind::Duty)[0].contains("… 另7项")
    );
    // Every duty and line leads to its clause.
    assert!(picture.edges.iter().all(|edge| !edge.clauses.is_empty() && !edge.title.is_empty()));
    assert_eq!(picture.title, "工信部主要职责内设机构和人员编制规定：职责划转");
    assert_eq!(picture.subtitle, "国办发〔2008〕72号  2008-07-11");
}

#[test]
fn a_body_that_receives_and_gives_stands_between() {
    let history = made::history(&["transfer from=甲 to=乙 scope=whole
                                   transfer from=乙 to=丙 duty=盐业管理"]);
    let picture = draw(&history, View::Transfers);
    let column = |name: &str| {
        picture.nodes.iter().find(|node| node.title == name).and_then(|node| node.column)
    };
    assert_eq!((column("甲"), column("乙"), column("丙")), (Some(0), None, None));
}

#[test]
fn a_focus_leaves_the_rest_out() {
    let history = seed::history();
    let graph = Graph::build(&history);
    let options = Options { agency: Some("国家邮政局".into()), ..Options::default() };
    let picture = diagram(&history, &graph, View::Transfers, &options);
    assert_eq!(picture.nodes.len(), 4); // the ministry, the duty, the bureau, its new superior
    let options = Options { duty: Some("核电".into()), ..Options::default() };
    let picture = diagram(&history, &graph, View::Transfers, &options);
    assert!(nodes(&picture).iter().any(|(kind, _)| *kind == NodeKind::Exception));
    let nobody = Options { agency: Some("没有的部".into()), ..Options::default() };
    assert!(diagram(&history, &graph, View::Transfers, &nobody).is_empty());
    assert!(diagram(&History::default(), &graph, View::Changes, &Options::default()).is_empty());
}

#[test]
fn dot_is_read_by_both_readers() {
    for &view in View::ALL {
        let printed = dot::print(&draw(&seed::history(), view));
        graphviz_rust::parse(&printed).unwrap();
        graphviz_reads(&printed);
    }
}

/// Asks `dot` itself, where it is installed.
fn graphviz_reads(printed: &str) {
    let dot = Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut dot) = dot else { return };
    let text = printed.to_owned();
    let mut input = dot.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let done = dot.wait_with_output().unwrap();
    let sent = writer.join().unwrap();
    assert!(done.status.success(), "{printed}");
    sent.unwrap();
    let svg = String::from_utf8(done.stdout).unwrap();
    assert!(!svg.contains("<script"), "{svg}");
}

#[test]
fn hostile_names_stay_inert() {
    let long = "长".repeat(5000);
    let names = [
        "</script><script>alert(1)</script>",
        "\"];evil[label=\"",
        r"\N\G\E\\",
        "&lt;b&gt; & &#60;",
        "line\none\r\ntwo\u{0}three",
        "\u{202e}反向\u{2066}",
        "🏛️ emoji",
        "]] --> x[\"<br>\"",
        long.as_str(),
    ];
    for name in names {
        let mut rows = seed::provisions();
        for row in &mut rows {
            row.to = row.to.take().map(|to| to + name);
            row.duty = row.duty.take().map(|duty| duty + name);
            row.within = row.within.take().map(|wider| wider + name);
            row.except = row.except.iter().map(|except| format!("{except}{name}")).collect();
            row.evidence.quote.push_str(name);
        }
        let mut instrument = seed::instrument();
        instrument.title.push_str(name);
        let history = History::new([(instrument, rows)]);
        for &view in View::ALL {
            let picture = draw(&history, view);
            let printed = dot::print(&picture);
            assert!(graphviz_rust::parse(&printed).is_ok(), "{view} {name}\n{printed}");
            assert!(!printed.contains('\u{202e}'));
            graphviz_reads(&printed);
            let chart = mermaid::print(&picture);
            assert!(!chart.contains("<script"), "{chart}");
            assert_eq!(
                chart.lines().filter(|line| line.starts_with("  n")).count(),
                picture.nodes.len() + picture.edges.len()
            );
            let read: Diagram = json::read(&json::print(&picture)).unwrap();
            assert_eq!(read, picture);
        }
    }
}

#[test]
fn both_languages_are_spoken() {
    let history = seed::history();
    let graph = Graph::build(&history);
    let options = Options { lang: Lang::En, ..Options::default() };
    let picture = diagram(&history, &graph, View::Transfers, &options);
    assert!(nodes(&picture).iter().any(|(_, text)| text.contains("recipient not stated")));
    assert!(picture.edge_legend.iter().all(|(_, meaning)| meaning.is_ascii()));
}
