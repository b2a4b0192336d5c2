//! Columns of bars with bands between them.

use super::{Link, Placed, Point, Rect, Route, Size, Wanted, columns::Columns};

/// Between columns.
const GAP: f64 = 140.0;
/// Between bars of a column.
const BETWEEN: f64 = 14.0;
/// The least room of a band where it ends, so that its label can be read.
const SLOT: f64 = 17.0;
/// The least room of a mere line.
const THIN: f64 = 6.0;
/// Above and below the bands of a bar.
const EDGE: f64 = 4.0;
/// How high the fullest column may be before bands are made narrower.
const HEIGHT: f64 = 620.0;
/// The widest one duty is drawn.
const WIDEST: f64 = 9.0;
/// How often bars are put in the order of what they are joined with.
const SWEEPS: usize = 18;
/// From a bar to the label of its band.
const LABEL: f64 = 5.0;

pub(super) fn place(wanted: &Wanted) -> Placed {
    let mut grid = Grid::of(wanted);
    grid.sort();
    grid.stack();
    let columns = Columns::of(wanted, GAP);
    let boxes: Vec<Rect> = wanted
        .items
        .iter()
        .zip(&grid.bars)
        .map(|(item, bar)| {
            let (x, width) = columns.at(item.column);
            Rect { x, y: columns.top + bar.y, width, height: bar.height }
        })
        .collect();
    let links = grid.routes(wanted, &columns);
    let bottom = boxes.iter().map(Rect::bottom).fold(columns.top, f64::max);
    let size = Size { width: columns.right, height: bottom };
    Placed { size, boxes, links, axis: columns.axis(&wanted.axis, false) }
}

/// A bar, or the passage of a line through a column.
struct Bar {
    column: usize,
    y: f64,
    height: f64,
}

/// A piece of a link between neighbouring columns.
struct Piece {
    link: usize,
    from: usize,
    to: usize,
    slot: f64,
}

struct Grid {
    bars: Vec<Bar>,
    pieces: Vec<Piece>,
    /// Per column its bars, from the top.
    columns: Vec<Vec<usize>>,
    unit: f64,
}

impl Grid {
    fn of(wanted: &Wanted) -> Self {
        let mut bars: Vec<Bar> = wanted
            .items
            .iter()
            .map(|item| Bar { column: item.column, y: 0.0, height: item.size.height })
            .collect();
        let unit = unit(wanted);
        let mut pieces = Vec::new();
        for (at, link) in wanted.links.iter().enumerate().filter(|(_, link)| leads_on(link, wanted))
        {
            let slot = slot(link, unit);
            let mut from = link.from;
            for column in bars[link.from].column + 1..bars[link.to].column {
                bars.push(Bar { column, y: 0.0, height: slot });
                pieces.push(Piece { link: at, from, to: bars.len() - 1, slot });
                from = bars.len() - 1;
            }
            pieces.push(Piece { link: at, from, to: link.to, slot });
        }
        let count = bars.iter().map(|bar| bar.column + 1).max().unwrap_or(0);
        let mut columns = vec![Vec::new(); count];
        for (at, bar) in bars.iter().enumerate() {
            columns[bar.column].push(at);
        }
        let mut grid = Grid { bars, pieces, columns, unit };
        grid.fit();
        grid
    }

    /// Makes each bar as high as what ends in it.
    fn fit(&mut self) {
        let mut room = vec![[0.0_f64; 2]; self.bars.len()];
        for piece in &self.pieces {
            room[piece.from][1] += piece.slot;
            room[piece.to][0] += piece.slot;
        }
        for (bar, [left, right]) in self.bars.iter_mut().zip(room) {
            let full = left.max(right);
            // A passage is no higher than what passes.
            bar.height = bar.height.max(if full > bar.height { full + 2.0 * EDGE } else { full });
        }
    }

    /// Orders each column by the places of what its bars are joined with: from
    /// the left, from the right, then from both. The order with the shortest
    /// way for all bands is kept.
    fn sort(&mut self) {
        let mut best = (self.way(), self.columns.clone());
        for sweep in 0..SWEEPS {
            let place = self.fractions();
            let mut sums = vec![(0.0_f64, 0.0_f64); self.bars.len()];
            for piece in &self.pieces {
                let ends = [(piece.to, piece.from, 0), (piece.from, piece.to, 1)];
                for (of, by, _) in
                    ends.into_iter().filter(|end| sweep % 3 == 2 || end.2 == sweep % 3)
                {
                    sums[of].0 += piece.slot * place[by];
                    sums[of].1 += piece.slot;
                }
            }
            for column in &mut self.columns {
                let wish = |bar: &usize| match sums[*bar] {
                    (_, 0.0) => place[*bar],
                    (sum, weight) => sum / weight,
                };
                column.sort_by(|a, b| wish(a).total_cmp(&wish(b)).then(a.cmp(b)));
            }
            let way = self.way();
            if way < best.0 {
                best = (way, self.columns.clone());
            }
        }
        self.columns = best.1;
    }

    /// How far down its column each bar stands, from 0 to 1, by height.
    fn fractions(&self) -> Vec<f64> {
        let mut place = vec![0.0; self.bars.len()];
        for column in &self.columns {
            let height = self.height(column).max(1.0);
            let mut y = 0.0;
            for bar in column {
                place[*bar] = (y + self.bars[*bar].height / 2.0) / height;
                y += self.bars[*bar].height + BETWEEN;
            }
        }
        place
    }

    /// How far all bands lead up or down.
    fn way(&self) -> f64 {
        let place = self.fractions();
        self.pieces.iter().map(|p| p.slot * (place[p.from] - place[p.to]).abs()).sum()
    }

    /// Stacks each column, then moves it towards what it is joined with.
    fn stack(&mut self) {
        let heights: Vec<f64> = self.columns.iter().map(|column| self.height(column)).collect();
        let tallest = heights.iter().copied().fold(0.0, f64::max);
        for (column, height) in self.columns.iter().zip(&heights) {
            let mut y = (tallest - height) / 2.0;
            for &bar in column {
                self.bars[bar].y = y;
                y += self.bars[bar].height + BETWEEN;
            }
        }
        for column in 0..self.columns.len() {
            self.settle(column, tallest);
        }
    }

    fn height(&self, column: &[usize]) -> f64 {
        let bars: f64 = column.iter().map(|bar| self.bars[*bar].height).sum();
        bars + BETWEEN * column.len().saturating_sub(1) as f64
    }

    /// Moves the bars of a column towards those left of them, within the height.
    fn settle(&mut self, column: usize, tallest: f64) {
        let order = self.columns[column].clone();
        let mut least = 0.0;
        let mut rest: f64 = self.height(&order);
        for bar in order {
            let joined = self.pieces.iter().filter(|piece| piece.to == bar);
            let (sum, weight) = joined.fold((0.0, 0.0), |(sum, weight), piece| {
                let from = &self.bars[piece.from];
                (sum + piece.slot * (from.y + from.height / 2.0), weight + piece.slot)
            });
            let height = self.bars[bar].height;
            let wish = if weight > 0.0 { sum / weight - height / 2.0 } else { self.bars[bar].y };
            let y = wish.min(tallest - rest).max(least);
            self.bars[bar].y = y;
            least = y + height + BETWEEN;
            rest -= height + BETWEEN;
        }
    }

    /// Where each piece begins and ends: those of one side of a bar lie one
    /// below the other, in the order of what they lead to.
    fn ports(&self) -> Vec<[f64; 2]> {
        let mut ports = vec![[0.0; 2]; self.pieces.len()];
        let middle = |bar: usize| self.bars[bar].y + self.bars[bar].height / 2.0;
        let mut sides: Vec<[Vec<usize>; 2]> =
            self.bars.iter().map(|_| Default::default()).collect();
        for (at, piece) in self.pieces.iter().enumerate() {
            sides[piece.from][0].push(at);
            sides[piece.to][1].push(at);
        }
        for (bar, both) in sides.iter().enumerate() {
            for (end, pieces) in both.iter().enumerate() {
                let other = |at: &usize| match end {
                    0 => middle(self.pieces[*at].to),
                    _ => middle(self.pieces[*at].from),
                };
                let mut order = pieces.clone();
                order.sort_by(|a, b| other(a).total_cmp(&other(b)).then(a.cmp(b)));
                let total: f64 = order.iter().map(|at| self.pieces[*at].slot).sum();
                let mut y = middle(bar) - total / 2.0;
                for at in order {
                    ports[at][end] = y + self.pieces[at].slot / 2.0;
                    y += self.pieces[at].slot;
                }
            }
        }
        ports
    }

    fn routes(&self, wanted: &Wanted, columns: &Columns) -> Vec<Route> {
        let ports = self.ports();
        let mut routes = vec![Route::default(); wanted.links.len()];
        for (piece, [start, end]) in self.pieces.iter().zip(ports) {
            let (left, width) = columns.at(self.bars[piece.from].column);
            let (right, _) = columns.at(self.bars[piece.to].column);
            let [start, end] =
                [(left + width, start), (right, end)].map(|(x, y)| Point { x, y: columns.top + y });
            let (link, route) = (&wanted.links[piece.link], &mut routes[piece.link]);
            if let (Some(size), true) = (link.label, route.points.is_empty()) {
                let middle = Point { x: start.x + LABEL + size.width / 2.0, y: start.y };
                route.label = Some(Rect::around(middle, size));
            }
            route.thickness = link.weight * self.unit;
            route.points.extend([start, end]);
        }
        routes
    }
}

/// Whether a link leads from a column to a later one.
fn leads_on(link: &Link, wanted: &Wanted) -> bool {
    let ends = (wanted.items.get(link.from), wanted.items.get(link.to));
    matches!(ends, (Some(from), Some(to)) if from.column < to.column)
}

/// The width of one duty: such that the fullest column is not too high.
fn unit(wanted: &Wanted) -> f64 {
    let mut weights: Vec<f64> = Vec::new();
    for link in wanted.links.iter().filter(|link| leads_on(link, wanted)) {
        let column = wanted.items[link.from].column;
        weights.resize(weights.len().max(column + 1), 0.0);
        weights[column] += link.weight;
    }
    let fullest = weights.into_iter().fold(1.0, f64::max);
    (HEIGHT / fullest).clamp(0.4, WIDEST)
}

/// The room of a link where it ends: no less than its label needs.
fn slot(link: &Link, unit: f64) -> f64 {
    let label = link.label.map_or(0.0, |size| size.height);
    match link.weight {
        weight if weight > 0.0 => (weight * unit + 2.0).max(SLOT).max(label),
        _ => THIN.max(label),
    }
}
