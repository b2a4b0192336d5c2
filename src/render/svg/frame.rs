//! What stands around a picture: heading above, legend and notes below.

use super::{
    edge,
    label::{self, Style},
    node,
    xml::Xml,
};
use crate::render::{
    Diagram,
    diagram::{EdgeKind, NodeKind},
    layout::{Point, Rect},
    metrics, theme,
};

/// The size of the title.
const TITLE: f64 = 20.0;
/// The size of the number and date below it.
const SUBTITLE: f64 = 13.0;
/// Between one thing and the next in the legend.
const GAP: f64 = 22.0;
/// The height of a row of the legend.
const ROW: f64 = 26.0;
/// The width of the sample of a band.
const BAND: f64 = 9.0;
/// Where the sample of a line begins; lines reach under what they come from.
const START: f64 = edge::UNDER;
/// The room of the sample before its meaning.
const SAMPLE: f64 = 46.0;

/// The heading's lines, each with its size.
pub(super) struct Heading {
    lines: Vec<(String, f64)>,
}

impl Heading {
    pub(super) fn of(diagram: &Diagram, room: f64) -> Self {
        let title = metrics::wrap(&diagram.title, TITLE, room);
        let subtitle = metrics::wrap(&diagram.subtitle, SUBTITLE, room);
        let sized = |lines: Vec<String>, size| lines.into_iter().map(move |line| (line, size));
        let lines = sized(title, TITLE).chain(sized(subtitle, SUBTITLE));
        Heading { lines: lines.filter(|(line, _)| !line.is_empty()).collect() }
    }

    pub(super) fn height(&self) -> f64 {
        self.lines.iter().map(|(_, size)| size * metrics::LINE).sum()
    }

    pub(super) fn write(&self, xml: &mut Xml, left: f64, mut top: f64) {
        for (line, size) in &self.lines {
            let is_title = *size == TITLE;
            let style = Style {
                size: *size,
                colour: if is_title { theme::INK } else { theme::FAINT },
                weight: if is_title { "600" } else { "" },
                class: if is_title { "ink" } else { "faint" },
                anchor: "",
            };
            label::text(xml, line, Point { x: left, y: top + label::baseline(*size) }, &style);
            top += size * metrics::LINE;
        }
    }
}

/// A sample with its meaning.
enum Entry<'d> {
    Line(EdgeKind, &'d str),
    Band(EdgeKind, &'d str),
    Box(NodeKind, &'d str),
    Note(String),
}

/// The legend and the notes, each with its place.
pub(super) struct Legend<'d> {
    entries: Vec<(Entry<'d>, Point)>,
    height: f64,
}

impl<'d> Legend<'d> {
    pub(super) fn of(diagram: &'d Diagram, room: f64) -> Self {
        let is_band = |kind: EdgeKind| {
            diagram.edges.iter().any(|edge| edge.kind == kind && edge.weight.is_some())
        };
        let lines = diagram.edge_legend.iter().map(|(kind, text)| match is_band(*kind) {
            true => Entry::Band(*kind, text),
            false => Entry::Line(*kind, text),
        });
        let boxes = diagram.node_legend.iter().map(|(kind, text)| Entry::Box(*kind, text));
        let mut legend = Legend { entries: Vec::new(), height: 0.0 };
        legend.flow(lines.collect(), room);
        legend.flow(boxes.collect(), room);
        for note in &diagram.notes {
            for line in metrics::wrap(note, theme::SMALL, room) {
                let at = Point { x: 0.0, y: legend.height };
                legend.entries.push((Entry::Note(line), at));
                legend.height += theme::SMALL * metrics::LINE;
            }
        }
        legend
    }

    /// Puts entries side by side, as many as there is room for in a row.
    fn flow(&mut self, entries: Vec<Entry<'d>>, room: f64) {
        if entries.is_empty() {
            return;
        }
        let mut x = 0.0;
        for entry in entries {
            let width = entry.width();
            if x > 0.0 && x + width > room {
                x = 0.0;
                self.height += ROW;
            }
            self.entries.push((entry, Point { x, y: self.height }));
            x += width + GAP;
        }
        self.height += ROW;
    }

    pub(super) fn height(&self) -> f64 {
        self.height
    }

    pub(super) fn width(&self) -> f64 {
        let widths = self.entries.iter().map(|(entry, at)| at.x + entry.width());
        widths.fold(0.0, f64::max)
    }

    pub(super) fn write(&self, xml: &mut Xml, left: f64, top: f64) {
        xml.open("g", &[("class", "legend")]);
        for (entry, at) in &self.entries {
            entry.write(xml, Point { x: left + at.x, y: top + at.y });
        }
        xml.close("g");
        xml.line();
    }
}

impl Entry<'_> {
    fn width(&self) -> f64 {
        match self {
            Entry::Line(_, text) | Entry::Band(_, text) | Entry::Box(_, text) => {
                SAMPLE + metrics::width(text, theme::SMALL)
            }
            Entry::Note(text) => metrics::width(text, theme::SMALL),
        }
    }

    fn write(&self, xml: &mut Xml, at: Point) {
        let middle = at.y + ROW / 2.0;
        match self {
            Entry::Line(kind, text) | Entry::Band(kind, text) => {
                xml.open("g", &[("class", &format!("edge {}", kind.as_str()))]);
                let ends = [at.x + START, at.x + SAMPLE - 8.0].map(|x| Point { x, y: middle });
                match self {
                    Entry::Band(..) => edge::band(xml, *kind, &ends, BAND),
                    _ => edge::line(xml, *kind, &ends),
                }
                xml.close("g");
                meaning(xml, text, at.x + SAMPLE, middle);
            }
            Entry::Box(kind, text) => {
                xml.open("g", &[("class", &format!("node {}", kind.as_str()))]);
                let place = Rect { x: at.x, y: middle - 8.0, width: SAMPLE - 10.0, height: 16.0 };
                node::outline(xml, *kind, &place);
                xml.close("g");
                meaning(xml, text, at.x + SAMPLE, middle);
            }
            Entry::Note(text) => {
                let at = Point { x: at.x, y: at.y + label::baseline(theme::SMALL) };
                faint(xml, text, at);
            }
        }
    }
}

fn meaning(xml: &mut Xml, text: &str, x: f64, middle: f64) {
    let line = theme::SMALL * metrics::LINE;
    let y = middle - line / 2.0 + label::baseline(theme::SMALL);
    faint(xml, text, Point { x, y });
}

fn faint(xml: &mut Xml, text: &str, at: Point) {
    let colour = theme::FAINT;
    let style = Style { size: theme::SMALL, colour, weight: "", class: "faint", anchor: "" };
    label::text(xml, text, at, &style);
}
