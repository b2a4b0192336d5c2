//! A grid: a column for each moment, a lane for each holder.

use super::{Link, Placed, Point, Rect, Route, Size, Wanted, columns::Columns};

/// Between columns; lines change lanes there.
const GAP: f64 = 44.0;
/// Between lanes.
const BETWEEN: f64 = 20.0;
/// Between lines that end in one box.
const PORTS: f64 = 12.0;

pub(super) fn place(wanted: &Wanted) -> Placed {
    let columns = Columns::of(wanted, GAP);
    let lanes = lanes(wanted);
    let boxes: Vec<Rect> = wanted
        .items
        .iter()
        .map(|item| {
            let (top, height) = lanes[item.lane];
            Rect {
                x: match item.column {
                    0 => 0.0,
                    column => columns.centred(column, item.size.width),
                },
                y: columns.top + top + (height - item.size.height) / 2.0,
                width: item.size.width,
                height: item.size.height,
            }
        })
        .collect();
    let links = routes(wanted, &columns, &boxes);
    let bottom = lanes.last().map_or(0.0, |(top, height)| top + height);
    let size = Size { width: columns.right, height: columns.top + bottom };
    Placed { size, boxes, links, axis: columns.axis(&wanted.axis, true) }
}

/// Top and height of each lane.
fn lanes(wanted: &Wanted) -> Vec<(f64, f64)> {
    let count = wanted.items.iter().map(|item| item.lane + 1).max().unwrap_or(0);
    let mut heights = vec![0.0_f64; count];
    for item in &wanted.items {
        heights[item.lane] = heights[item.lane].max(item.size.height);
    }
    let mut top = 0.0;
    let place = |height: f64| {
        let lane = (top, height);
        top += height + BETWEEN;
        lane
    };
    heights.into_iter().map(place).collect()
}

fn routes(wanted: &Wanted, columns: &Columns, boxes: &[Rect]) -> Vec<Route> {
    let mut incoming = vec![0_usize; boxes.len()];
    let is_drawn = |link: &Link| link.from < boxes.len() && link.to < boxes.len();
    let sideways = |link: &Link| wanted.items[link.from].column != wanted.items[link.to].column;
    for link in wanted.links.iter().filter(|link| is_drawn(link) && sideways(link)) {
        incoming[link.to] += 1;
    }
    let mut taken = vec![0_usize; boxes.len()];
    let route = |link: &Link| {
        if !is_drawn(link) || link.from == link.to {
            return Route::default();
        }
        let (from, to) = (boxes[link.from], boxes[link.to]);
        if !sideways(link) {
            return Route { points: upright(&from, &to), ..Route::default() };
        }
        let many = incoming[link.to] as f64 - 1.0;
        let step = PORTS.min((to.height - 10.0).max(0.0) / many.max(1.0));
        let y = to.middle().y + step * (taken[link.to] as f64 - many / 2.0);
        taken[link.to] += 1;
        let start = Point { x: from.right(), y: from.middle().y };
        let end = Point { x: to.x, y };
        let (left, _) = columns.at(wanted.items[link.to].column);
        // Along the lane up to the gap before the column, across it, and in.
        let turn = (left - GAP + 6.0).max(start.x);
        let points =
            vec![start, Point { x: turn, y: start.y }, Point { x: left.max(turn), y }, end];
        Route { points, ..Route::default() }
    };
    wanted.links.iter().map(route).collect()
}

/// From box to box of one column, near their left edge.
fn upright(from: &Rect, to: &Rect) -> Vec<Point> {
    let x = from.x.max(to.x) + from.width.min(to.width).min(36.0) / 2.0;
    let (start, end) = match from.y <= to.y {
        true => (from.bottom(), to.y),
        false => (from.y, to.bottom()),
    };
    vec![Point { x, y: start }, Point { x, y: end }]
}
