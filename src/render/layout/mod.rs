//! Where the boxes and lines of a picture stand.
//!
//! One small interface, [`layout()`]: sizes in, places out. It knows nothing of
//! what a box means, so the crate behind it can be replaced.

mod layered;
mod route;

/// A place in the drawing; y grows downwards.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A width and a height.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// A box that stands somewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The middle.
    pub fn middle(&self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// The box of this size around a point.
    pub fn around(middle: Point, size: Size) -> Self {
        let (x, y) = (middle.x - size.width / 2.0, middle.y - size.height / 2.0);
        Rect { x, y, width: size.width, height: size.height }
    }

    /// Whether two boxes share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        const TOUCH: f64 = 0.01;
        self.x + TOUCH < other.right()
            && other.x + TOUCH < self.right()
            && self.y + TOUCH < other.bottom()
            && other.y + TOUCH < self.bottom()
    }
}

/// A line to be drawn between two boxes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The place of the first box in the list.
    pub from: usize,
    /// The place of the second.
    pub to: usize,
    /// The size of its label, if it has one.
    pub label: Option<Size>,
}

/// A line that stands somewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Route {
    /// Points it goes through, with level tangents, from the edge of the first
    /// box to that of the second.
    pub points: Vec<Point>,
    /// The box of its label.
    pub label: Option<Rect>,
}

/// Where everything stands. The drawing begins at (0, 0).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placed {
    /// The size of the whole.
    pub size: Size,
    /// The boxes, in the order given.
    pub boxes: Vec<Rect>,
    /// The lines, in the order given.
    pub links: Vec<Route>,
}

/// Places boxes in layers from left to right, with lines between them.
///
/// No two boxes overlap, and no label of a line overlaps a box or another
/// label. Links that name no box are left out of the reckoning: their routes
/// are empty. About 10 ms for 30 boxes; more than linear in boxes and lines, so
/// callers fold what has more than some hundreds.
///
/// ```
/// use handover::render::layout::{Link, Size, layout};
/// let size = Size { width: 80.0, height: 30.0 };
/// let placed = layout(&[size, size], &[Link { from: 0, to: 1, label: None }]);
/// assert!(placed.boxes[0].right() < placed.boxes[1].x);
/// ```
pub fn layout(boxes: &[Size], links: &[Link]) -> Placed {
    layered::place(boxes, links)
}
