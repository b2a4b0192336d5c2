//! The text of a box: which line is written how, and how much room it takes.

use super::xml::{Xml, number};
use crate::render::{
    diagram::{Node, NodeKind},
    layout::{Point, Rect, Size},
    metrics,
    theme::{self, Shape},
};

/// Left and right of the text of a box.
const SIDE: f64 = 12.0;
/// Above and below it.
const ABOVE: f64 = 8.0;

/// One line of text.
pub(super) struct Line<'t> {
    text: &'t str,
    size: f64,
    weight: Weight,
    /// From the left edge; else in the middle.
    listed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Heading,
    Plain,
    Faint,
}

/// The lines of a node's label.
pub(super) fn lines(node: &Node) -> Vec<Line<'_>> {
    let style = theme::node(node.kind);
    let is_list = node.label.iter().any(|line| is_item(line));
    let is_body = node.name.is_some() || node.kind == NodeKind::Unit;
    let (mut heading, mut listed) = (true, false);
    let each = node.label.iter().map(|text: &String| {
        let marks = text.starts_with(['（', '(', '［', '[']);
        heading &= !marks && !is_item(text);
        // A list stands at the left edge; the name above it in the middle.
        listed |= is_list && (is_item(text) || !is_body);
        let weight = match () {
            () if marks => Weight::Faint,
            () if heading && is_body => Weight::Heading,
            () => Weight::Plain,
        };
        let size = if heading { style.size } else { style.size.min(theme::SMALL) };
        Line { text: text.trim_start(), size, weight, listed }
    });
    each.collect()
}

fn is_item(line: &str) -> bool {
    line.starts_with("· ") || line.starts_with("… ") || line.starts_with("  ")
}

/// The room a node takes.
pub(super) fn size(node: &Node) -> Size {
    let lines = lines(node);
    let width = lines.iter().map(|line| metrics::width(line.text, line.size)).fold(0.0, f64::max);
    let height: f64 = lines.iter().map(|line| line.size * metrics::LINE).sum();
    // The round ends hold no text.
    let (side, above) = match theme::node(node.kind).shape {
        Shape::Ellipse => (SIDE + height * 0.35, ABOVE),
        _ => (SIDE, ABOVE),
    };
    Size { width: (width + 2.0 * side).max(48.0).ceil(), height: (height + 2.0 * above).ceil() }
}

/// Writes the lines of a node into its box.
pub(super) fn write(xml: &mut Xml, node: &Node, place: &Rect) {
    let lines = lines(node);
    let ink = theme::node(node.kind).ink;
    let height: f64 = lines.iter().map(|line| line.size * metrics::LINE).sum();
    let mut top = place.middle().y - height / 2.0;
    for line in &lines {
        let x = if line.listed { place.x + SIDE } else { place.middle().x };
        let colour = match line.weight {
            Weight::Faint if ink == theme::INK => theme::FAINT,
            _ => ink,
        };
        let weight = if line.weight == Weight::Heading { "600" } else { "" };
        let class = if line.weight == Weight::Faint { "faint" } else { "" };
        let at = Point { x, y: top + baseline(line.size) };
        let anchor = if line.listed { "" } else { "middle" };
        let style = Style { size: line.size, colour, weight, class, anchor };
        text(xml, line.text, at, &style);
        top += line.size * metrics::LINE;
    }
}

/// How a line of text is written.
pub(super) struct Style<'s> {
    pub(super) size: f64,
    pub(super) colour: &'s str,
    /// Nothing: normal.
    pub(super) weight: &'s str,
    /// Nothing: none.
    pub(super) class: &'s str,
    /// Nothing: the text begins at its point.
    pub(super) anchor: &'s str,
}

/// One line of text at its baseline.
pub(super) fn text(xml: &mut Xml, text: &str, at: Point, style: &Style<'_>) {
    let attributes = [
        ("x", number(at.x)),
        ("y", number(at.y)),
        ("font-size", number(style.size)),
        ("fill", style.colour.to_owned()),
        ("font-weight", style.weight.to_owned()),
        ("text-anchor", style.anchor.to_owned()),
        ("class", style.class.to_owned()),
    ];
    let attributes: Vec<(&str, &str)> =
        attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
    xml.text("text", &attributes, text);
}

/// From the top of a line to its baseline.
pub(super) fn baseline(size: f64) -> f64 {
    size * (metrics::LINE + metrics::ASCENT - 0.25) / 2.0
}
