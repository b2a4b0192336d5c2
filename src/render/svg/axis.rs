//! What stands above the columns, with a faint line down each.

use super::{
    label::{self, Style},
    xml::{Xml, number},
};
use crate::render::{
    layout::{Placed, Point, Size},
    metrics, theme,
};

/// Left and right of a heading, so that neighbours stay apart.
const AROUND: f64 = 4.0;

/// The room of one heading.
pub(super) fn size(lines: &[String]) -> Size {
    let width = metrics::widest(lines.iter().map(String::as_str), theme::SMALL);
    let height = lines.len() as f64 * theme::SMALL * metrics::LINE;
    Size { width: (width + 2.0 * AROUND).ceil(), height }
}

/// Draws the headings of all columns.
pub(super) fn write(xml: &mut Xml, axis: &[Vec<String>], placed: &Placed) {
    if axis.is_empty() {
        return;
    }
    xml.open("g", &[("class", "axis")]);
    for (lines, place) in axis.iter().zip(&placed.axis) {
        let middle = place.middle().x;
        if place.x > 0.0 {
            let [x, top, bottom] = [middle, place.bottom() + 4.0, placed.size.height].map(number);
            let path = format!("M{x} {top}V{bottom}");
            let grid = theme::LIGHT.pale_grey;
            xml.empty(
                "path",
                &[
                    ("class", "grid"),
                    ("d", &path),
                    ("fill", "none"),
                    ("stroke", grid),
                    ("stroke-width", "1.5"),
                ],
            );
        }
        let mut y = place.y;
        for (number, line) in lines.iter().enumerate() {
            let at = Point { x: middle, y: y + label::baseline(theme::SMALL) };
            let (colour, weight, class) = match number {
                0 => (theme::INK, "600", "ink"),
                _ => (theme::FAINT, "", "faint"),
            };
            let style = Style { size: theme::SMALL, colour, weight, class, anchor: "middle" };
            label::text(xml, line, at, &style);
            y += theme::SMALL * metrics::LINE;
        }
    }
    xml.close("g");
    xml.line();
}
