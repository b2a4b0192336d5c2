//! Colours, fonts and line styles of every picture, in one place.
//!
//! Kinds differ by line and shape as well as by colour, so that they can be
//! told apart in grey print and by colour-blind readers.

use super::diagram::{EdgeKind, NodeKind};

/// Fonts to ask for, best first. All of them hold Chinese characters.
pub const FONTS: &str = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif";

/// The size of labels of lines, of lists and of the legend, in points.
pub const SMALL: f64 = 11.5;

/// Text.
pub const INK: &str = LIGHT.ink;
/// Text of less weight.
pub const FAINT: &str = LIGHT.faint;
/// Behind everything.
pub const PAPER: &str = LIGHT.paper;

/// The colours of one kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is the colour of its name, strong or pale
pub struct Palette {
    pub ink: &'static str,
    pub faint: &'static str,
    pub paper: &'static str,
    pub blue: &'static str,
    pub pale_blue: &'static str,
    pub orange: &'static str,
    pub pale_orange: &'static str,
    pub purple: &'static str,
    pub pale_purple: &'static str,
    pub grey: &'static str,
    pub pale_grey: &'static str,
    pub sand: &'static str,
    pub pale_sand: &'static str,
}

/// Dark on light: paper and screens.
pub const LIGHT: Palette = Palette {
    ink: "#1b2733",
    faint: "#566473",
    paper: "#ffffff",
    blue: "#0b5394",
    pale_blue: "#e6f0fa",
    orange: "#b94a00",
    pale_orange: "#fff4ec",
    purple: "#6a3d9a",
    pale_purple: "#f3edfa",
    grey: "#6f7b88",
    pale_grey: "#eceff2",
    sand: "#a3893a",
    pale_sand: "#fdf9ec",
};

/// Light on dark.
pub const DARK: Palette = Palette {
    ink: "#e8edf2",
    faint: "#a7b4c0",
    paper: "#14191f",
    blue: "#7db8f0",
    pale_blue: "#16324c",
    orange: "#ff9d5c",
    pale_orange: "#3d2413",
    purple: "#c3a0ec",
    pale_purple: "#2d2140",
    grey: "#8e9aa6",
    pale_grey: "#262d35",
    sand: "#cbb265",
    pale_sand: "#2a2719",
};

/// The outline of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Box,
    /// A rectangle with round corners.
    Rounded,
    /// A sheet with a folded corner.
    Note,
    /// An ellipse.
    Ellipse,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Unbroken.
    Solid,
    /// In dashes.
    Dashed,
    /// In dots.
    Dotted,
}

/// What an edge ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    /// A filled triangle.
    Full,
    /// An open angle.
    Open,
    /// A hollow diamond.
    Diamond,
    /// Two triangles.
    Double,
    /// Nothing.
    None,
}

/// How a node looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeStyle {
    /// Its outline.
    pub shape: Shape,
    /// Its fill.
    pub fill: &'static str,
    /// The colour of its outline.
    pub stroke: &'static str,
    /// How its outline is drawn.
    pub line: Line,
    /// The width of its outline, in points.
    pub width: f64,
    /// The colour of its text.
    pub ink: &'static str,
    /// The size of its text, in points.
    pub size: f64,
}

/// How an edge looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeStyle {
    /// Its colour.
    pub stroke: &'static str,
    /// How it is drawn.
    pub line: Line,
    /// Its width, in points.
    pub width: f64,
    /// What it ends in.
    pub arrow: Arrow,
}

/// How a kind of node looks.
pub fn node(kind: NodeKind) -> NodeStyle {
    node_in(&LIGHT, kind)
}

/// How a kind of node looks in these colours.
pub fn node_in(colours: &Palette, kind: NodeKind) -> NodeStyle {
    let base = NodeStyle {
        shape: Shape::Rounded,
        fill: colours.paper,
        stroke: colours.ink,
        line: Line::Solid,
        width: 1.2,
        ink: colours.ink,
        size: 14.0,
    };
    match kind {
        NodeKind::Agency => base,
        NodeKind::Created | NodeKind::Current => {
            NodeStyle { fill: colours.pale_blue, stroke: colours.blue, width: 2.6, ..base }
        }
        NodeKind::Ended => NodeStyle {
            shape: Shape::Box,
            fill: colours.pale_grey,
            stroke: colours.grey,
            line: Line::Dashed,
            ..base
        },
        NodeKind::Duty => NodeStyle {
            shape: Shape::Note,
            fill: colours.pale_sand,
            stroke: colours.sand,
            width: 1.0,
            size: 11.0,
            ..base
        },
        NodeKind::AllDuties => NodeStyle {
            fill: colours.blue,
            stroke: colours.blue,
            ink: colours.paper,
            size: 12.0,
            ..base
        },
        NodeKind::MovedBody => NodeStyle {
            fill: colours.pale_purple,
            stroke: colours.purple,
            line: Line::Dotted,
            width: 2.0,
            ..base
        },
        NodeKind::Exception => NodeStyle {
            shape: Shape::Note,
            fill: colours.pale_orange,
            stroke: colours.orange,
            line: Line::Dashed,
            size: 12.0,
            ..base
        },
        NodeKind::Unstated => NodeStyle {
            shape: Shape::Ellipse,
            stroke: colours.orange,
            line: Line::Dashed,
            ink: colours.orange,
            size: 13.0,
            ..base
        },
        NodeKind::Outside => NodeStyle { shape: Shape::Ellipse, ..base },
        NodeKind::Unit => NodeStyle { size: 13.0, width: 1.0, stroke: colours.grey, ..base },
        NodeKind::Folded => NodeStyle {
            fill: colours.pale_grey,
            stroke: colours.grey,
            line: Line::Dotted,
            size: 12.0,
            ..base
        },
        NodeKind::Instrument => {
            NodeStyle { stroke: colours.sand, fill: colours.pale_sand, size: 12.0, ..base }
        }
    }
}

/// How a kind of edge looks.
pub fn edge(kind: EdgeKind) -> EdgeStyle {
    edge_in(&LIGHT, kind)
}

/// How a kind of edge looks in these colours.
pub fn edge_in(colours: &Palette, kind: EdgeKind) -> EdgeStyle {
    let base =
        EdgeStyle { stroke: colours.blue, line: Line::Solid, width: 1.3, arrow: Arrow::Full };
    match kind {
        EdgeKind::Whole => EdgeStyle { width: 4.0, ..base },
        EdgeKind::Part => base,
        EdgeKind::Except => {
            EdgeStyle { stroke: colours.orange, line: Line::Dashed, width: 1.6, ..base }
        }
        EdgeKind::Reparent => {
            EdgeStyle { stroke: colours.purple, width: 1.8, arrow: Arrow::Diamond, ..base }
        }
        EdgeKind::Superior => {
            EdgeStyle { stroke: colours.grey, width: 1.3, arrow: Arrow::None, ..base }
        }
        EdgeKind::Holds => {
            EdgeStyle { stroke: colours.sand, width: 1.0, arrow: Arrow::None, ..base }
        }
        EdgeKind::Succession => {
            EdgeStyle { stroke: colours.ink, width: 2.0, arrow: Arrow::Double, ..base }
        }
        EdgeKind::Former => {
            EdgeStyle { stroke: colours.grey, line: Line::Dotted, arrow: Arrow::Open, ..base }
        }
        EdgeKind::Same => {
            EdgeStyle { stroke: colours.grey, line: Line::Dotted, arrow: Arrow::None, ..base }
        }
        EdgeKind::Within => {
            EdgeStyle { stroke: colours.grey, width: 1.0, arrow: Arrow::None, ..base }
        }
        EdgeKind::Inferred => {
            EdgeStyle { stroke: colours.grey, line: Line::Dashed, arrow: Arrow::Open, ..base }
        }
    }
}
