//! Diagrams as Graphviz DOT.
//!
//! The syntax tree and the printer are graphviz-rust's. Its printer quotes but
//! does not escape, so every text goes through `quoted`; ids are plain ASCII.

mod legend;

use graphviz_rust::{
    dot_structures::{
        Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
    },
    printer::{DotPrinter, PrinterContext},
};

use super::{
    Diagram,
    diagram::{self, EdgeKind, NodeKind},
    theme::{self, Arrow, Line, Shape},
};

/// The picture as DOT. Ids are ASCII, labels quoted and escaped.
///
/// ```
/// use handover::render::{Diagram, diagram::{Node, NodeKind}, dot};
/// let node = Node::new(NodeKind::Agency, vec!["\"部\" \\N".into()], "");
/// let text = dot::print(&Diagram { nodes: vec![node], ..Diagram::default() });
/// assert!(text.contains(r#"label="\"部\" \\N""#));
/// ```
pub fn print(diagram: &Diagram) -> String {
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(page(diagram))),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            text("fontname", theme::FONTS),
            text("margin", "0.16,0.09"),
        ])),
        Stmt::GAttribute(GraphAttributes::Edge(vec![
            text("fontname", theme::FONTS),
            text("fontsize", "11"),
            text("fontcolor", theme::INK),
        ])),
    ];
    stmts.push(picture(diagram));
    let graph = Graph::DiGraph { id: plain("handover"), strict: false, stmts };
    // A context keeps state from print to print: a new one each time.
    graph.print(&mut PrinterContext::default()) + "\n"
}

/// The page bears the legend below; the picture in it bears the heading above.
fn page(diagram: &Diagram) -> Vec<Attribute> {
    let mut attributes = vec![
        text("rankdir", "LR"),
        text("bgcolor", theme::PAPER),
        text("fontname", theme::FONTS),
        text("fontcolor", theme::FAINT),
        text("fontsize", "11"),
        text("labelloc", "b"),
        text("nodesep", "0.28"),
        text("ranksep", "0.9"),
        text("pad", "0.3"),
        text("newrank", "true"),
    ];
    if !diagram.nodes.is_empty() {
        attributes.push(Attribute(plain("label"), Id::Html(legend::html(diagram))));
    }
    attributes
}

fn picture(diagram: &Diagram) -> Stmt {
    let mut heading = vec![diagram.title.clone()];
    heading.extend(Some(diagram.subtitle.clone()).filter(|line| !line.is_empty()));
    let mut stmts = vec![
        Stmt::Attribute(label("label", &heading, "\\n")),
        Stmt::Attribute(text("labelloc", "t")),
        Stmt::Attribute(text("fontsize", "20")),
        Stmt::Attribute(text("fontcolor", theme::INK)),
        Stmt::Attribute(text("peripheries", "0")),
        Stmt::Attribute(text("margin", "16")),
    ];
    stmts.extend(diagram.nodes.iter().enumerate().map(|(at, each)| node(at, each)));
    stmts.extend(columns(diagram));
    stmts.extend(diagram.edges.iter().map(|each| edge(diagram, each)));
    Stmt::Subgraph(Subgraph { id: plain("cluster_picture"), stmts })
}

fn node(at: usize, node: &diagram::Node) -> Stmt {
    let style = theme::node(node.kind);
    // Lists stand at the left edge of their box, names in its middle.
    let is_list = node.label.iter().any(|line| line.starts_with("· "));
    let mut attributes = shape(node.kind);
    attributes.push(text("fontcolor", style.ink));
    attributes.push(text("fontsize", &style.size.to_string()));
    attributes.push(label("label", &node.label, if is_list { "\\l" } else { "\\n" }));
    if !node.title.is_empty() {
        attributes.push(label("tooltip", std::slice::from_ref(&node.title), "\\n"));
    }
    Stmt::Node(Node::new(NodeId(plain(&format!("n{at}")), None), attributes))
}

fn shape(kind: NodeKind) -> Vec<Attribute> {
    let style = theme::node(kind);
    let (shape, round) = match style.shape {
        Shape::Box => ("box", None),
        Shape::Rounded => ("box", Some("rounded")),
        Shape::Note => ("note", None),
        Shape::Ellipse => ("ellipse", None),
    };
    let line = match style.line {
        Line::Solid => None,
        Line::Dashed => Some("dashed"),
        Line::Dotted => Some("dotted"),
    };
    let styles: Vec<&str> = ["filled"].into_iter().chain(round).chain(line).collect();
    vec![
        text("shape", shape),
        text("style", &styles.join(",")),
        text("fillcolor", style.fill),
        text("color", style.stroke),
        text("penwidth", &style.width.to_string()),
    ]
}

fn edge(diagram: &Diagram, edge: &diagram::Edge) -> Stmt {
    let mut attributes = line(edge.kind);
    if !edge.label.is_empty() {
        attributes.push(label("label", &edge.label, "\\n"));
    }
    if !edge.title.is_empty() {
        attributes.push(label("tooltip", std::slice::from_ref(&edge.title), "\\n"));
    }
    if skips_a_column(diagram, edge) {
        attributes.push(text("minlen", "2"));
    }
    let end = |place: usize| Vertex::N(NodeId(plain(&format!("n{place}")), None));
    Stmt::Edge(Edge { ty: EdgeTy::Pair(end(edge.from), end(edge.to)), attributes })
}

fn line(kind: EdgeKind) -> Vec<Attribute> {
    let style = theme::edge(kind);
    let arrow = match style.arrow {
        Arrow::Full => "normal",
        Arrow::Open => "vee",
        Arrow::Diamond => "odiamond",
        Arrow::Double => "normalnormal",
        Arrow::None => "none",
    };
    let line = match style.line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
    };
    vec![
        text("color", style.stroke),
        text("style", line),
        text("penwidth", &style.width.to_string()),
        text("arrowhead", arrow),
        text("arrowsize", if style.width > 3.0 { "0.7" } else { "0.9" }),
    ]
}

fn skips_a_column(diagram: &Diagram, edge: &diagram::Edge) -> bool {
    let column = |place: usize| diagram.nodes.get(place).and_then(|node| node.column);
    matches!((column(edge.from), column(edge.to)), (Some(a), Some(b)) if b > a + 1)
}

/// Nodes of one column in one rank.
fn columns(diagram: &Diagram) -> Vec<Stmt> {
    let mut columns: Vec<u32> = diagram.nodes.iter().filter_map(|node| node.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let rank = |column: u32| {
        let members = diagram.nodes.iter().enumerate().filter(|(_, n)| n.column == Some(column));
        let members = members.map(|(at, _)| {
            Stmt::Node(Node::new(NodeId(plain(&format!("n{at}")), None), Vec::new()))
        });
        let same = Stmt::Attribute(text("rank", "same"));
        let stmts = [same].into_iter().chain(members).collect();
        Stmt::Subgraph(Subgraph { id: plain(&format!("column{column}")), stmts })
    };
    columns.into_iter().map(rank).collect()
}

fn plain(id: &str) -> Id {
    Id::Plain(id.to_owned())
}

/// An attribute whose value is our own, with nothing in it to escape.
fn text(name: &str, value: &str) -> Attribute {
    Attribute(plain(name), Id::Escaped(format!("\"{value}\"")))
}

/// An attribute whose value is anybody's; each line ends in `end`, but for a
/// centred last one.
fn label(name: &str, lines: &[String], end: &str) -> Attribute {
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    let mut value = lines.join(end);
    if end == "\\l" {
        value.push_str(end);
    }
    Attribute(plain(name), Id::Escaped(format!("\"{value}\"")))
}

/// A text that neither ends the string, nor starts an escape of Graphviz's
/// own (`\N`, `\G`) or an entity, nor turns the direction of what follows.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in super::words::clean(line).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}
