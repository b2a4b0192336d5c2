//! The legend: one HTML-like table under the picture.
//!
//! All of it is our own words, but for the notes; both are escaped.

use crate::render::{
    Diagram,
    diagram::{EdgeKind, NodeKind},
    theme::{self, Arrow, Line},
    words,
};

/// Cells in a row.
const ROW: usize = 8;

/// `<<table>…</table>>`
pub(super) fn html(diagram: &Diagram) -> String {
    let lines = diagram.edge_legend.iter().map(|(kind, meaning)| line(*kind, meaning));
    let boxes = diagram
        .node_legend
        .iter()
        .filter(|(kind, _)| *kind != NodeKind::AllDuties)
        .map(|(kind, meaning)| swatch(*kind, meaning));
    let mut rows = String::new();
    for cells in [lines.collect::<Vec<_>>(), boxes.collect()] {
        for row in cells.chunks(ROW) {
            rows += &format!("<tr><td>{}</td></tr>", table(&row.concat()));
        }
    }
    for note in &diagram.notes {
        rows += &format!("<tr><td>{}</td></tr>", escaped(note));
    }
    format!("<<table border=\"0\" cellborder=\"0\" cellspacing=\"4\">{rows}</table>>")
}

fn table(cells: &str) -> String {
    format!("<table border=\"0\" cellborder=\"0\" cellspacing=\"6\"><tr>{cells}</tr></table>")
}

/// A stroke of the line in characters, as tables cannot draw one.
fn line(kind: EdgeKind, meaning: &str) -> String {
    let style = theme::edge(kind);
    let stroke = match (style.line, style.width > 3.0) {
        (Line::Solid, true) => "━━━",
        (Line::Solid, false) => "───",
        (Line::Dashed, _) => "╌╌╌",
        (Line::Dotted, _) => "┈┈┈",
    };
    let head = match style.arrow {
        Arrow::Full => "▶",
        Arrow::Open => "＞",
        Arrow::Diamond => "◇",
        Arrow::Double => "▶▶",
        Arrow::None => "",
    };
    let (color, meaning) = (style.stroke, escaped(meaning));
    format!("<td><font color=\"{color}\">{stroke}{head}</font> {meaning}</td>")
}

fn swatch(kind: NodeKind, meaning: &str) -> String {
    let style = theme::node(kind);
    let line = match style.line {
        Line::Solid => "",
        Line::Dashed => " style=\"dashed\"",
        Line::Dotted => " style=\"dotted\"",
    };
    format!(
        "<td border=\"{}\"{line} color=\"{}\" bgcolor=\"{}\"><font color=\"{}\"> {} </font></td>",
        if style.width > 2.0 { 2 } else { 1 },
        style.stroke,
        style.fill,
        style.ink,
        escaped(meaning),
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in words::clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Graphviz reads its own escapes here too.
            '\\' => out.push_str("&#92;"),
            c => out.push(c),
        }
    }
    out
}
