//! Trees from left to right, side by side where they are many.

use super::{Item, Link, Placed, Point, Rect, Route, Size, Wanted};

/// Between a box and those that hang on it.
const GAP: f64 = 64.0;
/// Between boxes of one column.
const BETWEEN: f64 = 14.0;
/// Between trees side by side.
const APART: f64 = 70.0;
/// How much wider than high a picture should be.
const RATIO: f64 = 1.3;
/// The most columns of trees.
const COLUMNS: usize = 3;

pub(super) fn place(wanted: &Wanted) -> Placed {
    let forest = Forest::of(&wanted.items, &wanted.links);
    let widths = forest.widths(&wanted.items);
    let heights = forest.heights(&wanted.items);
    let width: f64 = widths.iter().sum::<f64>() + GAP * widths.len().saturating_sub(1) as f64;
    let total: f64 = forest.roots.iter().map(|root| heights[*root] + BETWEEN).sum();
    let columns = columns(width, total);
    let share = total / columns as f64;

    let mut boxes = vec![Rect::default(); wanted.items.len()];
    let (mut left, mut top, mut bottom) = (0.0, 0.0, 0.0_f64);
    let mut done = 0.0;
    let mut column = 0;
    for &root in &forest.roots {
        let full = heights[root] + BETWEEN;
        // A tree goes where its middle falls.
        let fitting = ((done + full / 2.0) / share) as usize;
        if fitting > column && column + 1 < columns && top > 0.0 {
            column += 1;
            left += width + APART;
            top = 0.0;
        }
        forest.stack(root, Point { x: left, y: top }, &widths, &heights, &wanted.items, &mut boxes);
        top += full;
        done += full;
        bottom = bottom.max(top - BETWEEN);
    }
    let right = boxes.iter().map(Rect::right).fold(0.0, f64::max);
    let links = wanted.links.iter().map(|link| route(link, &boxes)).collect();
    Placed { size: Size { width: right, height: bottom }, boxes, links, axis: Vec::new() }
}

fn columns(width: f64, height: f64) -> usize {
    let unlike = |columns: usize| {
        let count = columns as f64;
        (((width + APART) * count) / (height / count).max(1.0) / RATIO).ln().abs()
    };
    (1..=COLUMNS).min_by(|a, b| unlike(*a).total_cmp(&unlike(*b))).unwrap_or(1)
}

struct Forest {
    children: Vec<Vec<usize>>,
    depth: Vec<usize>,
    roots: Vec<usize>,
    /// Every box behind the one it hangs on.
    order: Vec<usize>,
}

impl Forest {
    /// Each box hangs on the first that a link leads from; what would close a
    /// circle hangs on nothing.
    fn of(items: &[Item], links: &[Link]) -> Self {
        let count = items.len();
        let mut parent: Vec<Option<usize>> = vec![None; count];
        for link in links.iter().filter(|link| link.from < count && link.to < count) {
            let mut above = Some(link.from);
            while let Some(at) = above.filter(|at| *at != link.to) {
                above = parent[at];
            }
            if above.is_none() && parent[link.to].is_none() {
                parent[link.to] = Some(link.from);
            }
        }
        let mut children = vec![Vec::new(); count];
        for (at, parent) in parent.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(at);
            }
        }
        let roots: Vec<usize> = (0..count).filter(|at| parent[*at].is_none()).collect();
        let mut depth = vec![0; count];
        let mut order = Vec::with_capacity(count);
        let mut open: Vec<usize> = roots.iter().rev().copied().collect();
        while let Some(at) = open.pop() {
            order.push(at);
            for &child in children[at].iter().rev() {
                depth[child] = depth[at] + 1;
                open.push(child);
            }
        }
        Forest { children, depth, roots, order }
    }

    /// The widest box of each depth.
    fn widths(&self, items: &[Item]) -> Vec<f64> {
        let deepest = self.depth.iter().max().map_or(0, |depth| depth + 1);
        let mut widths = vec![0.0_f64; deepest];
        for (item, depth) in items.iter().zip(&self.depth) {
            widths[*depth] = widths[*depth].max(item.size.width);
        }
        widths
    }

    /// The height of each box with all that hangs on it.
    fn heights(&self, items: &[Item]) -> Vec<f64> {
        let mut heights: Vec<f64> = items.iter().map(|item| item.size.height).collect();
        for &at in self.order.iter().rev() {
            heights[at] = heights[at].max(self.hanging(at, &heights));
        }
        heights
    }

    fn hanging(&self, at: usize, heights: &[f64]) -> f64 {
        let children = &self.children[at];
        let sum: f64 = children.iter().map(|child| heights[*child]).sum();
        sum + BETWEEN * children.len().saturating_sub(1) as f64
    }

    /// Places a tree; each box in the middle of what hangs on it.
    fn stack(
        &self,
        root: usize,
        corner: Point,
        widths: &[f64],
        heights: &[f64],
        items: &[Item],
        boxes: &mut [Rect],
    ) {
        let mut open = vec![(root, corner.y)];
        while let Some((at, top)) = open.pop() {
            let (size, depth) = (items[at].size, self.depth[at]);
            let before: f64 = widths[..depth].iter().map(|width| width + GAP).sum();
            boxes[at] = Rect {
                x: corner.x + before,
                y: top + (heights[at] - size.height) / 2.0,
                width: widths[depth],
                height: size.height,
            };
            let mut y = top + (heights[at] - self.hanging(at, heights)) / 2.0;
            for &child in &self.children[at] {
                open.push((child, y));
                y += heights[child] + BETWEEN;
            }
        }
    }
}

fn route(link: &Link, boxes: &[Rect]) -> Route {
    let (Some(from), Some(to)) = (boxes.get(link.from), boxes.get(link.to)) else {
        return Route::default();
    };
    let start = Point { x: from.right(), y: from.middle().y };
    let end = Point { x: to.x, y: to.middle().y };
    Route { points: vec![start, end], ..Route::default() }
}
