//! One box above, all others below it in columns, joined like branches.

use super::{Placed, Point, Rect, Route, Size, Wanted};

/// The width to fill before another row of columns would be too wide.
const WIDTH: f64 = 1080.0;
/// The most columns.
const COLUMNS: usize = 5;
/// Left of a card, where the line comes down.
const INDENT: f64 = 22.0;
/// Between columns.
const GAP: f64 = 26.0;
/// Between cards of a column.
const BETWEEN: f64 = 12.0;
/// Between the first box and the cards.
const BELOW: f64 = 44.0;

pub(super) fn place(wanted: &Wanted) -> Placed {
    let Some((head, cards)) = wanted.items.split_first() else { return Placed::default() };
    let head = Rect { x: 0.0, y: 0.0, width: head.size.width, height: head.size.height };
    let widest = cards.iter().map(|card| card.size.width).fold(1.0, f64::max);
    let fit = (WIDTH / (widest + INDENT + GAP)).floor() as usize;
    let columns = fit.clamp(1, COLUMNS).min(cards.len().max(1));
    let share = cards.len().div_ceil(columns);
    let mut boxes = vec![head];
    let mut size = Size { width: head.width, height: head.height };
    for (column, cards) in cards.chunks(share.max(1)).enumerate() {
        let x = column as f64 * (widest + INDENT + GAP) + INDENT;
        let mut y = head.bottom() + BELOW;
        for card in cards {
            // All cards of a picture have one width: the eye reads the names.
            boxes.push(Rect { x, y, width: widest, height: card.size.height });
            y += card.size.height + BETWEEN;
        }
        size = Size { width: size.width.max(x + widest), height: size.height.max(y - BETWEEN) };
    }
    let bus = head.bottom() + BELOW / 2.0;
    let branch = |card: &Rect| {
        let trunk = Point { x: INDENT / 2.0, y: head.bottom() };
        let x = card.x - INDENT / 2.0;
        let y = card.middle().y;
        vec![
            trunk,
            Point { x: trunk.x, y: bus },
            Point { x, y: bus },
            Point { x, y },
            Point { x: card.x, y },
        ]
    };
    let route = |at: usize| boxes.get(at).map(branch).unwrap_or_default();
    let links =
        wanted.links.iter().map(|link| Route { points: route(link.to), ..Route::default() });
    Placed { size, links: links.collect(), boxes, axis: Vec::new() }
}
