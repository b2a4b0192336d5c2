//! Layers from left to right, by the crate dagre.

use dagre::{
    EdgeLabel, LayoutOptions, NodeLabel, RankDir,
    graph::{Graph, GraphOptions},
};

use super::{Item, Link, Placed, Point, Rect, Route, Size, route};

/// Between boxes of one layer.
const BETWEEN: f64 = 22.0;
/// Between layers.
const GAP: f64 = 84.0;
/// Between lines.
const LINES: f64 = 14.0;
/// Around a label of a line.
const AROUND: f64 = 6.0;

/// The width of rows of boxes that no line joins, where the rest is narrower.
const ROW: f64 = 900.0;

/// Boxes joined by lines stand in layers, the others in rows below them.
pub(super) fn place(boxes: &[Item], links: &[Link]) -> Placed {
    let mut joined = vec![false; boxes.len()];
    for link in links.iter().filter(|link| is_drawn(link, boxes)) {
        joined[link.from] = true;
        joined[link.to] = true;
    }
    let among: Vec<usize> = (0..boxes.len()).filter(|at| joined[*at]).collect();
    let mut new = vec![usize::MAX; boxes.len()];
    for (place, at) in among.iter().enumerate() {
        new[*at] = place;
    }
    let end = |at: usize| new.get(at).copied().unwrap_or(usize::MAX);
    let inner: Vec<Item> = among.iter().map(|at| boxes[*at]).collect();
    let moved: Vec<Link> =
        links.iter().map(|link| Link { from: end(link.from), to: end(link.to), ..*link }).collect();
    let mut placed = layers(&inner, &moved);
    let mut all = vec![Rect::default(); boxes.len()];
    for (place, at) in placed.boxes.iter().zip(&among) {
        all[*at] = *place;
    }
    placed.boxes = all;
    rows(boxes, &joined, &mut placed);
    placed
}

/// Puts boxes that no line joins into rows below the rest.
fn rows(boxes: &[Item], joined: &[bool], placed: &mut Placed) {
    let room = placed.size.width.max(ROW);
    let below = if placed.size.height > 0.0 { 2.0 * BETWEEN } else { 0.0 };
    let (mut x, mut y, mut height) = (0.0, placed.size.height + below, 0.0_f64);
    for (at, item) in boxes.iter().enumerate().filter(|(at, _)| !joined[*at]) {
        if x > 0.0 && x + item.size.width > room {
            (x, y, height) = (0.0, y + height + BETWEEN, 0.0);
        }
        let Size { width, height: tall } = item.size;
        placed.boxes[at] = Rect { x, y, width, height: tall };
        x += width + BETWEEN;
        height = height.max(tall);
        placed.size.width = placed.size.width.max(x - BETWEEN);
        placed.size.height = placed.size.height.max(y + height);
    }
}

fn layers(boxes: &[Item], links: &[Link]) -> Placed {
    if boxes.is_empty() {
        return Placed { links: vec![Route::default(); links.len()], ..Placed::default() };
    }
    let options = GraphOptions { directed: true, multigraph: true, compound: false };
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(options);
    for (at, Item { size, .. }) in boxes.iter().enumerate() {
        let label = NodeLabel { width: size.width, height: size.height, ..NodeLabel::default() };
        graph.set_node(id(at), Some(label));
    }
    for (at, link) in links.iter().enumerate().filter(|(_, link)| is_drawn(link, boxes)) {
        let size = link.label.unwrap_or_default();
        let around = if link.label.is_some() { AROUND } else { 0.0 };
        let label = EdgeLabel {
            width: size.width + 2.0 * around,
            height: size.height + around,
            labelpos: dagre::layout::types::LabelPos::Center,
            ..EdgeLabel::default()
        };
        graph.set_edge(id(link.from), id(link.to), Some(label), Some(&id(at)));
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: BETWEEN,
        ranksep: GAP,
        edgesep: LINES,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    read(&graph, boxes, links)
}

/// Loops and links to nowhere have no place among layers.
fn is_drawn(link: &Link, boxes: &[Item]) -> bool {
    link.from != link.to && link.from < boxes.len() && link.to < boxes.len()
}

fn id(at: usize) -> String {
    at.to_string()
}

fn read(graph: &Graph<NodeLabel, EdgeLabel>, boxes: &[Item], links: &[Link]) -> Placed {
    let place = |at: usize, item: &Item| {
        let node = graph.node(&id(at));
        let at = |read: fn(&NodeLabel) -> Option<f64>| node.and_then(read).unwrap_or(0.0);
        Rect::around(Point { x: at(|node| node.x), y: at(|node| node.y) }, item.size)
    };
    let boxes: Vec<Rect> = boxes.iter().enumerate().map(|(at, item)| place(at, item)).collect();
    let bends = links.iter().enumerate().map(|(at, link)| {
        let edge = graph.edge(&id(link.from), &id(link.to), Some(&id(at)));
        edge.map(|edge| read_edge(edge, link)).unwrap_or_default()
    });
    route::finish(boxes, links, bends.collect())
}

/// The bends between the two ends, and the place of the label.
fn read_edge(edge: &EdgeLabel, link: &Link) -> Route {
    let inner = edge.points.len().saturating_sub(2);
    let bends = edge.points.iter().skip(1).take(inner);
    let points = bends.map(|point| Point { x: point.x, y: point.y }).collect();
    let label = match (link.label, edge.x, edge.y) {
        (Some(size), Some(x), Some(y)) => Some(Rect::around(Point { x, y }, size)),
        _ => None,
    };
    Route { points, label, thickness: 0.0 }
}
