//! The outline of a box.

use super::{
    label,
    xml::{Xml, number},
};
use crate::render::{
    diagram::{Node, NodeKind},
    layout::Rect,
    theme::{self, Line, NodeStyle, Shape},
};

/// The corner of a sheet.
const FOLD: f64 = 8.0;

/// Draws a node: its outline and its text.
pub(super) fn write(xml: &mut Xml, node: &Node, place: &Rect) {
    outline(xml, node.kind, place);
    label::write(xml, node, place);
}

/// Draws the outline of a kind of node.
pub(super) fn outline(xml: &mut Xml, kind: NodeKind, place: &Rect) {
    let style = theme::node(kind);
    let paint = paint(&style);
    let mut attributes: Vec<(&str, &str)> = vec![("class", "shape")];
    attributes.extend(paint.iter().map(|(key, value)| (*key, value.as_str())));
    let geometry = match style.shape {
        Shape::Box | Shape::Rounded | Shape::Ellipse => vec![
            ("x", number(place.x)),
            ("y", number(place.y)),
            ("width", number(place.width)),
            ("height", number(place.height)),
            ("rx", round(style.shape, place)),
        ],
        Shape::Note => vec![("d", sheet(place))],
    };
    attributes.extend(geometry.iter().map(|(key, value)| (*key, value.as_str())));
    let element = match style.shape {
        Shape::Box | Shape::Rounded | Shape::Ellipse => "rect",
        Shape::Note => "path",
    };
    xml.empty(element, &attributes);
}

/// The radius of the corners. What Graphviz draws as an ellipse has round ends
/// here: it takes less room, and lines meet it where it is.
fn round(shape: Shape, place: &Rect) -> String {
    match shape {
        Shape::Rounded => number(7.0),
        Shape::Ellipse => number(place.height / 2.0),
        Shape::Box | Shape::Note => String::new(),
    }
}

/// A sheet with a folded corner.
fn sheet(place: &Rect) -> String {
    let (left, top) = (number(place.x), number(place.y));
    let (right, bottom) = (number(place.right()), number(place.bottom()));
    let (fold_x, fold_y) = (number(place.right() - FOLD), number(place.y + FOLD));
    format!(
        "M{left} {top}H{fold_x}L{right} {fold_y}V{bottom}H{left}Z\
         M{fold_x} {top}V{fold_y}H{right}"
    )
}

fn paint(style: &NodeStyle) -> [(&'static str, String); 4] {
    [
        ("fill", style.fill.to_owned()),
        ("stroke", style.stroke.to_owned()),
        ("stroke-width", number(style.width)),
        ("stroke-dasharray", dashes(style.line, style.width).to_owned()),
    ]
}

/// The pattern of a line; nothing for an unbroken one.
pub(super) fn dashes(line: Line, width: f64) -> &'static str {
    match (line, width > 2.0) {
        (Line::Solid, _) => "",
        (Line::Dashed, false) => "6 4",
        (Line::Dashed, true) => "9 6",
        (Line::Dotted, _) => "2 4",
    }
}
