//! Colours, fonts and line styles of every picture, in one place.
//!
//! Kinds differ by line and shape as well as by colour, so that they can be
//! told apart in grey print and by colour-blind readers.

use super::diagram::{EdgeKind, NodeKind};

/// Fonts to ask for, best first. All of them hold Chinese characters.
pub const FONTS: &str = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif";

/// Text.
pub const INK: &str = "#1b2733";
/// Text of less weight.
pub const FAINT: &str = "#5c6b7a";
/// Behind everything.
pub const PAPER: &str = "#ffffff";

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

const BLUE: &str = "#0b5394";
const PALE_BLUE: &str = "#e6f0fa";
const ORANGE: &str = "#b94a00";
const PALE_ORANGE: &str = "#fff4ec";
const PURPLE: &str = "#6a3d9a";
const PALE_PURPLE: &str = "#f3edfa";
const GREY: &str = "#7b8794";
const PALE_GREY: &str = "#eceff2";
const SAND: &str = "#fdf9ec";
const SAND_EDGE: &str = "#b59b4c";

/// How a kind of node looks.
pub fn node(kind: NodeKind) -> NodeStyle {
    let base = NodeStyle {
        shape: Shape::Rounded,
        fill: PAPER,
        stroke: INK,
        line: Line::Solid,
        width: 1.2,
        ink: INK,
        size: 14.0,
    };
    match kind {
        NodeKind::Agency => base,
        NodeKind::Created | NodeKind::Current => {
            NodeStyle { fill: PALE_BLUE, stroke: BLUE, width: 2.6, ..base }
        }
        NodeKind::Ended => NodeStyle {
            shape: Shape::Box,
            fill: PALE_GREY,
            stroke: GREY,
            line: Line::Dashed,
            ..base
        },
        NodeKind::Duty => NodeStyle {
            shape: Shape::Note,
            fill: SAND,
            stroke: SAND_EDGE,
            width: 1.0,
            size: 11.0,
            ..base
        },
        NodeKind::AllDuties => {
            NodeStyle { fill: BLUE, stroke: BLUE, ink: PAPER, size: 12.0, ..base }
        }
        NodeKind::MovedBody => NodeStyle { fill: PALE_PURPLE, stroke: PURPLE, size: 12.0, ..base },
        NodeKind::Exception => NodeStyle {
            shape: Shape::Note,
            fill: PALE_ORANGE,
            stroke: ORANGE,
            line: Line::Dashed,
            size: 12.0,
            ..base
        },
        NodeKind::Unstated => NodeStyle {
            shape: Shape::Ellipse,
            stroke: ORANGE,
            line: Line::Dashed,
            ink: ORANGE,
            size: 13.0,
            ..base
        },
        NodeKind::Outside => NodeStyle { shape: Shape::Ellipse, ..base },
        NodeKind::Instrument => NodeStyle { shape: Shape::Note, size: 11.0, ink: FAINT, ..base },
    }
}

/// How a kind of edge looks.
pub fn edge(kind: EdgeKind) -> EdgeStyle {
    let base = EdgeStyle { stroke: BLUE, line: Line::Solid, width: 1.3, arrow: Arrow::Full };
    match kind {
        EdgeKind::Whole => EdgeStyle { width: 4.0, ..base },
        EdgeKind::Part => base,
        EdgeKind::Except => EdgeStyle { stroke: ORANGE, line: Line::Dashed, width: 1.6, ..base },
        EdgeKind::Reparent => {
            EdgeStyle { stroke: PURPLE, width: 1.8, arrow: Arrow::Diamond, ..base }
        }
        EdgeKind::Superior => EdgeStyle { stroke: GREY, width: 1.3, arrow: Arrow::None, ..base },
        EdgeKind::Holds => EdgeStyle { stroke: SAND_EDGE, width: 1.0, arrow: Arrow::None, ..base },
        EdgeKind::Succession => EdgeStyle { stroke: INK, width: 2.0, arrow: Arrow::Double, ..base },
        EdgeKind::Former => {
            EdgeStyle { stroke: GREY, line: Line::Dotted, arrow: Arrow::Open, ..base }
        }
        EdgeKind::Inferred => {
            EdgeStyle { stroke: GREY, line: Line::Dashed, arrow: Arrow::Open, ..base }
        }
    }
}
