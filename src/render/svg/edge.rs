//! Lines, what they end in, and their labels.

use super::{
    label::{self, Style},
    node::dashes,
    xml::{Xml, number},
};
use crate::render::{
    diagram::{Edge, EdgeKind},
    layout::{Point, Rect, Route, Size},
    metrics,
    theme::{self, Arrow, EdgeStyle},
};

/// How far a line reaches under the box it comes from.
pub(super) const UNDER: f64 = 8.0;
/// Around the label of a line.
const AROUND: f64 = 4.0;

/// The room the label of an edge takes; nothing if it has none.
pub(super) fn size(edge: &Edge) -> Option<Size> {
    if edge.label.is_empty() {
        return None;
    }
    let lines = edge.label.iter().map(String::as_str);
    let width = metrics::widest(lines, theme::SMALL) + 2.0 * AROUND;
    let height = edge.label.len() as f64 * theme::SMALL * metrics::LINE + AROUND;
    Some(Size { width: width.ceil(), height: height.ceil() })
}

/// Draws an edge: its line, its head and its label.
pub(super) fn write(xml: &mut Xml, edge: &Edge, route: &Route) {
    match route.thickness > 0.0 {
        true => band(xml, edge.kind, &route.points, route.thickness),
        false => line(xml, edge.kind, &route.points),
    }
    if let Some(place) = &route.label {
        write_label(xml, edge, place);
    }
}

/// Draws the line of a kind of edge through points.
pub(super) fn line(xml: &mut Xml, kind: EdgeKind, points: &[Point]) {
    let style = theme::edge(kind);
    let (Some(&tip), Some(before)) = (points.last(), points.len().checked_sub(2)) else { return };
    let towards = direction(points[before], tip);
    let mut drawn = points.to_vec();
    // It begins under its box, so that round corners leave no gap.
    if points.len() > 1 && points[0].y == points[1].y {
        drawn[0].x -= (points[1].x - points[0].x).signum() * UNDER;
    }
    if let Some(last) = drawn.last_mut() {
        let short = shortened(&style);
        last.x -= towards.x * short;
        last.y -= towards.y * short;
    }
    let path = path(&drawn);
    let (width, dashes) = (number(style.width), dashes(style.line, style.width));
    // A wide line that nobody sees is easier to meet with a pointer.
    xml.empty(
        "path",
        &[
            ("class", "hit"),
            ("d", &path),
            ("fill", "none"),
            ("stroke", style.stroke),
            ("stroke-opacity", "0"),
            ("stroke-width", "12"),
        ],
    );
    xml.empty(
        "path",
        &[
            ("class", "line"),
            ("d", &path),
            ("fill", "none"),
            ("stroke", style.stroke),
            ("stroke-width", &width),
            ("stroke-dasharray", dashes),
        ],
    );
    head(xml, &style, tip, towards);
}

/// Draws a band as wide as its weight.
pub(super) fn band(xml: &mut Xml, kind: EdgeKind, points: &[Point], thickness: f64) {
    let style = theme::edge(kind);
    // Bands that cross are seen through each other; whole ones are darker.
    let opacity = if style.width > 3.0 { "0.75" } else { "0.4" };
    xml.empty(
        "path",
        &[
            ("class", "line band"),
            ("d", &path(points)),
            ("fill", "none"),
            ("stroke", style.stroke),
            ("stroke-opacity", opacity),
            ("stroke-width", &number(thickness)),
        ],
    );
}

/// A path through points, with level tangents at each.
pub(super) fn path(points: &[Point]) -> String {
    let mut path = String::new();
    let mut last: Option<Point> = None;
    for &point in points {
        let (x, y) = (number(point.x), number(point.y));
        path += &match last {
            None => format!("M{x} {y}"),
            Some(before) if before.y == point.y => format!("H{x}"),
            Some(before) if before.x == point.x => format!("V{y}"),
            Some(before) => {
                let middle = number((before.x + point.x) / 2.0);
                format!("C{middle} {} {middle} {y} {x} {y}", number(before.y))
            }
        };
        last = Some(point);
    }
    path
}

/// The direction in which a line arrives, as a vector of length 1. Lines
/// arrive level, but for those that run straight up or down.
fn direction(before: Point, tip: Point) -> Point {
    if before.x == tip.x && before.y != tip.y {
        return Point { x: 0.0, y: (tip.y - before.y).signum() };
    }
    Point { x: if before.x <= tip.x { 1.0 } else { -1.0 }, y: 0.0 }
}

fn length(style: &EdgeStyle) -> f64 {
    if style.width > 3.0 { 14.0 } else { 9.0 }
}

/// How much of the line its head takes.
fn shortened(style: &EdgeStyle) -> f64 {
    let length = length(style);
    match style.arrow {
        Arrow::Full => length * 0.9,
        Arrow::Open => 1.5,
        Arrow::Diamond => length * 1.5,
        Arrow::Double => length * 1.8,
        Arrow::None => 0.0,
    }
}

fn head(xml: &mut Xml, style: &EdgeStyle, tip: Point, towards: Point) {
    let length = length(style);
    let half = length * 0.45;
    // `along` back from the tip, `aside` to the right of it.
    let at = |along: f64, aside: f64| {
        let x = tip.x - towards.x * along - towards.y * aside;
        let y = tip.y - towards.y * along + towards.x * aside;
        format!("{} {}", number(x), number(y))
    };
    let triangle = |from: f64| {
        format!("M{}L{}L{}Z", at(from, 0.0), at(from + length, half), at(from + length, -half))
    };
    let path = match style.arrow {
        Arrow::Full => triangle(0.0),
        Arrow::Double => triangle(0.0) + &triangle(length * 0.9),
        Arrow::Open => format!("M{}L{}L{}", at(length, half), at(0.0, 0.0), at(length, -half)),
        Arrow::Diamond => format!(
            "M{}L{}L{}L{}Z",
            at(0.0, 0.0),
            at(length * 0.75, half),
            at(length * 1.5, 0.0),
            at(length * 0.75, -half),
        ),
        Arrow::None => return,
    };
    let (class, fill) = match style.arrow {
        Arrow::Full | Arrow::Double => ("head filled", style.stroke),
        Arrow::Diamond => ("head hollow", theme::PAPER),
        Arrow::Open | Arrow::None => ("head", "none"),
    };
    xml.empty(
        "path",
        &[
            ("class", class),
            ("d", &path),
            ("fill", fill),
            ("stroke", style.stroke),
            ("stroke-width", "1.2"),
        ],
    );
}

fn write_label(xml: &mut Xml, edge: &Edge, place: &Rect) {
    let [x, y, width, height] = [place.x, place.y, place.width, place.height].map(number);
    xml.empty(
        "rect",
        &[
            ("class", "label-back"),
            ("x", &x),
            ("y", &y),
            ("width", &width),
            ("height", &height),
            ("fill", theme::PAPER),
            ("rx", "3"),
        ],
    );
    let size = theme::SMALL;
    let mut top = place.y + AROUND / 2.0;
    for line in &edge.label {
        let at = Point { x: place.middle().x, y: top + label::baseline(size) };
        let style = Style { size, colour: theme::INK, weight: "", class: "", anchor: "middle" };
        label::text(xml, line, at, &style);
        top += size * metrics::LINE;
    }
}
