//! Where the boxes and lines of a picture stand.
//!
//! One small interface, [`layout()`]: sizes in, places out. It knows nothing of
//! what a box means, so the crate behind it can be replaced.

mod bands;
mod cards;
mod columns;
mod lanes;
mod layered;
mod route;
mod tree;

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

/// How a picture is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manner {
    /// Layers from left to right, as the lines lead.
    #[default]
    Layers,
    /// Trees from left to right.
    Tree,
    /// A grid of given columns and lanes.
    Lanes,
    /// Given columns, with bands as wide as their weight between them.
    Bands,
    /// One box above, all others in a grid below it.
    Cards,
}

/// A box to be placed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Item {
    /// How much room it takes.
    pub size: Size,
    /// Its column, for lanes and bands.
    pub column: usize,
    /// Its lane, for lanes.
    pub lane: usize,
}

/// A line to be drawn between two boxes.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Link {
    /// The place of the first box in the list.
    pub from: usize,
    /// The place of the second.
    pub to: usize,
    /// The size of its label, if it has one.
    pub label: Option<Size>,
    /// How wide it is compared with other bands; 0 for a mere line.
    pub weight: f64,
}

/// What is to be placed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// How.
    pub manner: Manner,
    /// The boxes.
    pub items: Vec<Item>,
    /// The lines. Those that name no box are left out of the reckoning.
    pub links: Vec<Link>,
    /// The sizes of what stands above the columns, for lanes and bands.
    pub axis: Vec<Size>,
}

/// A line that stands somewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Route {
    /// Points it goes through, with level tangents, from the edge of the first
    /// box to that of the second. Empty for a line that names no box.
    pub points: Vec<Point>,
    /// The box of its label.
    pub label: Option<Rect>,
    /// The width of a band; 0 for a mere line.
    pub thickness: f64,
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
    /// What stands above the columns, in the order given.
    pub axis: Vec<Rect>,
}

/// Places boxes, and lines between them.
///
/// No two boxes overlap, and no label of a line overlaps a box or another
/// label. Lanes, bands and cards are near-linear. Layers take about 10 ms for
/// 30 boxes and more than linear time, so callers fold what has more than some
/// hundreds.
///
/// ```
/// use handover::render::layout::{Item, Link, Size, Wanted, layout};
/// let item = Item { size: Size { width: 80.0, height: 30.0 }, ..Item::default() };
/// let link = Link { from: 0, to: 1, ..Link::default() };
/// let wanted = Wanted { items: vec![item, item], links: vec![link], ..Wanted::default() };
/// let placed = layout(&wanted);
/// assert!(placed.boxes[0].right() < placed.boxes[1].x);
/// ```
pub fn layout(wanted: &Wanted) -> Placed {
    if wanted.items.is_empty() {
        return Placed { links: vec![Route::default(); wanted.links.len()], ..Placed::default() };
    }
    match wanted.manner {
        Manner::Layers => layered::place(&wanted.items, &wanted.links),
        Manner::Tree => tree::place(wanted),
        Manner::Lanes => lanes::place(wanted),
        Manner::Bands => bands::place(wanted),
        Manner::Cards => cards::place(wanted),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MANNERS: [Manner; 5] =
        [Manner::Layers, Manner::Tree, Manner::Lanes, Manner::Bands, Manner::Cards];

    fn item() -> impl Strategy<Value = Item> {
        (20.0..200.0, 20.0..90.0, 0..6_usize, 0..6_usize).prop_map(
            |(width, height, column, lane)| Item { size: Size { width, height }, column, lane },
        )
    }

    fn link() -> impl Strategy<Value = Link> {
        let label = prop::option::of((20.0..120.0, 12.0..40.0));
        // Some lead nowhere, some in circles, some to where they come from.
        (0..26_usize, 0..26_usize, label, 0..9_u32).prop_map(|(from, to, label, weight)| Link {
            from,
            to,
            label: label.map(|(width, height)| Size { width, height }),
            weight: f64::from(weight),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn boxes_and_labels_keep_apart_whatever_is_wanted(
            items in prop::collection::vec(item(), 0..25),
            links in prop::collection::vec(link(), 0..40),
        ) {
            for manner in MANNERS {
                let wanted = Wanted {
                    manner,
                    items: items.clone(),
                    links: links.clone(),
                    axis: Vec::new(),
                };
                let placed = layout(&wanted);
                prop_assert_eq!(placed.boxes.len(), items.len());
                prop_assert_eq!(placed.links.len(), links.len());
                prop_assert_eq!(&placed, &layout(&wanted));
                let labels = placed.links.iter().filter_map(|route| route.label);
                let all: Vec<Rect> = placed.boxes.iter().copied().chain(labels).collect();
                for (at, one) in all.iter().enumerate() {
                    prop_assert!(one.x > -0.01 && one.y > -0.01);
                    prop_assert!(one.right() < placed.size.width + 0.01, "{manner:?}");
                    prop_assert!(one.bottom() < placed.size.height + 0.01, "{manner:?}");
                    // The places in a grid are given: two may be asked for one.
                    if manner == Manner::Lanes {
                        continue;
                    }
                    for other in &all[at + 1..] {
                        prop_assert!(!one.overlaps(other), "{manner:?}: {one:?} {other:?}");
                    }
                }
            }
        }
    }
}
