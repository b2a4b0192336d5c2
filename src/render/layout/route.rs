//! Lines from box to box through the gaps between layers.

use super::{Link, Placed, Point, Rect, Route, Size};

/// The least distance of two lines at one side of a box.
const PORTS: f64 = 12.0;

/// Gives each line its two ends and keeps its turns out of the layers: within a
/// layer it runs level, between layers it bends.
pub(super) fn finish(boxes: Vec<Rect>, links: &[Link], bends: Vec<Route>) -> Placed {
    let layers = Layers::of(&boxes, &bends);
    let ports = Ports::of(&boxes, links, &bends);
    let mut routes: Vec<Route> = Vec::with_capacity(links.len());
    for (at, (link, bend)) in links.iter().zip(bends).enumerate() {
        let drawn = ports.start[at].zip(ports.end[at]);
        let points = match (boxes.get(link.from), boxes.get(link.to), drawn) {
            (Some(from), Some(to), Some((start, end))) => {
                layers.through(from, to, start, end, &bend.points)
            }
            _ => Vec::new(),
        };
        routes.push(Route { points, ..bend });
    }
    moved_to_corner(boxes, routes)
}

/// The columns in which boxes or labels stand: the room from the left edge of
/// the leftmost to the right edge of the rightmost.
struct Layers(Vec<(f64, f64)>);

impl Layers {
    fn of(boxes: &[Rect], routes: &[Route]) -> Self {
        let labels = routes.iter().filter_map(|route| route.label.as_ref());
        let mut spans: Vec<(f64, f64)> =
            boxes.iter().chain(labels).map(|b| (b.x, b.right())).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut layers: Vec<(f64, f64)> = Vec::new();
        for (left, right) in spans {
            match layers.last_mut() {
                Some(last) if left < last.1 => last.1 = last.1.max(right),
                _ => layers.push((left, right)),
            }
        }
        Layers(layers)
    }

    /// The layer in which a place lies.
    fn at(&self, x: f64) -> Option<(f64, f64)> {
        self.0.iter().copied().find(|(left, right)| (*left..=*right).contains(&x))
    }

    fn through(
        &self,
        from: &Rect,
        to: &Rect,
        start: Point,
        end: Point,
        bends: &[Point],
    ) -> Vec<Point> {
        let forward = from.middle().x <= to.middle().x;
        let mut points = vec![start];
        if let Some((left, right)) = self.at(from.middle().x) {
            points.push(Point { x: if forward { right } else { left }, y: start.y });
        }
        for bend in bends {
            match self.at(bend.x) {
                Some((left, right)) => {
                    let (enter, leave) = if forward { (left, right) } else { (right, left) };
                    points.push(Point { x: enter, y: bend.y });
                    points.push(Point { x: leave, y: bend.y });
                }
                None => points.push(*bend),
            }
        }
        if let Some((left, right)) = self.at(to.middle().x) {
            points.push(Point { x: if forward { left } else { right }, y: end.y });
        }
        points.push(end);
        let along = |a: &Point, b: &Point| if forward { a.x <= b.x } else { a.x >= b.x };
        let mut kept: Vec<Point> = Vec::with_capacity(points.len());
        for point in points {
            // What would lead back is no help.
            if kept.last().is_none_or(|last| along(last, &point) && *last != point) {
                kept.push(point);
            }
        }
        if kept.last() != Some(&end) {
            kept.push(end);
        }
        kept
    }
}

/// Where lines begin and end: spread along the side they leave from, in the
/// order of what they lead to.
struct Ports {
    start: Vec<Option<Point>>,
    end: Vec<Option<Point>>,
}

impl Ports {
    fn of(boxes: &[Rect], links: &[Link], bends: &[Route]) -> Self {
        let mut ports = Ports { start: vec![None; links.len()], end: vec![None; links.len()] };
        // Per box and side: (height of what the line leads to, link, is it the start).
        let mut sides: Vec<[Vec<(f64, usize, bool)>; 2]> =
            boxes.iter().map(|_| Default::default()).collect();
        for (at, link) in links.iter().enumerate() {
            let (Some(from), Some(to)) = (boxes.get(link.from), boxes.get(link.to)) else {
                continue;
            };
            if link.from == link.to {
                continue;
            }
            let forward = from.middle().x <= to.middle().x;
            let bends = &bends[at].points;
            let after = bends.first().map_or(to.middle().y, |bend| bend.y);
            let before = bends.last().map_or(from.middle().y, |bend| bend.y);
            sides[link.from][usize::from(forward)].push((after, at, true));
            sides[link.to][usize::from(!forward)].push((before, at, false));
        }
        for (place, both) in boxes.iter().zip(sides) {
            for (side, mut lines) in both.into_iter().enumerate() {
                lines.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                let x = if side == 1 { place.right() } else { place.x };
                let room = (place.height - 12.0).max(0.0);
                let step = PORTS.min(room / (lines.len().max(2) - 1) as f64);
                let top = place.middle().y - step * (lines.len().saturating_sub(1)) as f64 / 2.0;
                for (number, (_, at, is_start)) in lines.into_iter().enumerate() {
                    let point = Point { x, y: top + step * number as f64 };
                    let ends = if is_start { &mut ports.start } else { &mut ports.end };
                    ends[at] = Some(point);
                }
            }
        }
        ports
    }
}

/// Moves everything so that it begins at (0, 0), and measures it.
fn moved_to_corner(mut boxes: Vec<Rect>, mut links: Vec<Route>) -> Placed {
    let labels = links.iter().filter_map(|link| link.label);
    let all: Vec<Rect> = boxes.iter().copied().chain(labels).collect();
    let points = || links.iter().flat_map(|link| &link.points);
    let least = |of_box: fn(&Rect) -> f64, of_point: fn(&Point) -> f64| {
        all.iter().map(of_box).chain(points().map(of_point)).fold(f64::INFINITY, f64::min)
    };
    let most = |of_box: fn(&Rect) -> f64, of_point: fn(&Point) -> f64| {
        all.iter().map(of_box).chain(points().map(of_point)).fold(f64::NEG_INFINITY, f64::max)
    };
    let (left, top) = (least(|b| b.x, |p| p.x), least(|b| b.y, |p| p.y));
    let size = Size {
        width: most(Rect::right, |p| p.x) - left,
        height: most(Rect::bottom, |p| p.y) - top,
    };
    let labels = links.iter_mut().filter_map(|link| link.label.as_mut());
    for place in boxes.iter_mut().chain(labels) {
        place.x -= left;
        place.y -= top;
    }
    for point in links.iter_mut().flat_map(|link| &mut link.points) {
        point.x -= left;
        point.y -= top;
    }
    Placed { size, boxes, links, axis: Vec::new() }
}
