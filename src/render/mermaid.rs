//! Diagrams as Mermaid flowcharts, for pages that draw them (GitHub, GitLab).

use super::{
    Diagram,
    diagram::{Edge, EdgeKind, Node, NodeKind},
    theme::{self, Line, Shape},
    words,
};

/// The picture as a Mermaid flowchart.
///
/// ```
/// use handover::render::{Diagram, diagram::{Node, NodeKind}, mermaid};
/// let node = Node::new(NodeKind::Agency, vec!["<script>".into()], "");
/// let text = mermaid::print(&Diagram { nodes: vec![node], ..Diagram::default() });
/// assert!(text.contains("n0(\"#lt;script#gt;\"):::agency"));
/// ```
pub fn print(diagram: &Diagram) -> String {
    let mut heading = words::clean(&diagram.title);
    if !diagram.subtitle.is_empty() {
        heading += &format!(" · {}", words::clean(&diagram.subtitle));
    }
    let mut out = String::new();
    if !heading.is_empty() {
        // A JSON string is a YAML string; no tag may show even in the source.
        let quoted = serde_json::Value::String(heading).to_string();
        let quoted = quoted.replace('<', "\\u003c").replace('>', "\\u003e");
        out += &format!("---\ntitle: {quoted}\n---\n");
    }
    out += "flowchart LR\n";
    for (at, each) in diagram.nodes.iter().enumerate() {
        out += &node(at, each);
    }
    for each in &diagram.edges {
        out += &edge(each);
    }
    for (kind, _) in &diagram.node_legend {
        out += &class(*kind);
    }
    for (at, each) in diagram.edges.iter().enumerate() {
        out += &line_style(at, each.kind);
    }
    out
}

fn node(at: usize, node: &Node) -> String {
    let label = label(&node.label);
    let (open, close) = match theme::node(node.kind).shape {
        Shape::Box | Shape::Note => ("[", "]"),
        Shape::Rounded => ("(", ")"),
        Shape::Ellipse => ("([", "])"),
    };
    format!("  n{at}{open}\"{label}\"{close}:::{}\n", class_name(node.kind))
}

fn edge(edge: &Edge) -> String {
    let style = theme::edge(edge.kind);
    let arrow = match (style.line, edge.kind) {
        (_, EdgeKind::Superior | EdgeKind::Holds) => "---",
        (_, EdgeKind::Reparent) => "--o",
        (Line::Solid, _) if style.width > 3.0 => "==>",
        (Line::Solid, _) => "-->",
        _ => "-.->",
    };
    let text = label(&edge.label);
    let text = if text.is_empty() { text } else { format!("|\"{text}\"|") };
    format!("  n{} {arrow}{text} n{}\n", edge.from, edge.to)
}

fn class(kind: NodeKind) -> String {
    let style = theme::node(kind);
    let dashes = match style.line {
        Line::Solid => "",
        Line::Dashed => ",stroke-dasharray:5 4",
        Line::Dotted => ",stroke-dasharray:1 3",
    };
    format!(
        "  classDef {} fill:{},stroke:{},stroke-width:{}px,color:{}{dashes}\n",
        class_name(kind),
        style.fill,
        style.stroke,
        style.width,
        style.ink,
    )
}

fn line_style(at: usize, kind: EdgeKind) -> String {
    let style = theme::edge(kind);
    format!("  linkStyle {at} stroke:{},stroke-width:{}px\n", style.stroke, style.width)
}

/// Names of classes have no hyphens.
fn class_name(kind: NodeKind) -> String {
    kind.as_str().replace('-', "_")
}

fn label(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    lines.join("<br/>")
}

/// Mermaid reads `#name;` as an entity; everything with a meaning of its own
/// is written so.
fn escaped(line: &str) -> String {
    let mut out = String::new();
    for c in words::clean(line).chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '&' => out.push_str("#amp;"),
            '#' | ';' | '`' | '\\' | '|' | '{' | '}' | '[' | ']' | '*' | '_' => {
                out.push_str(&format!("#{};", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}
