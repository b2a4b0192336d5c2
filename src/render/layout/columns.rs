//! Columns of given number, with what stands above them.

use super::{Rect, Size, Wanted};

/// Between what stands above and the drawing.
const BELOW_AXIS: f64 = 18.0;

/// Where columns stand.
pub(super) struct Columns {
    /// Left edge and width of each.
    spans: Vec<(f64, f64)>,
    /// Where the drawing begins, below the axis.
    pub(super) top: f64,
    /// The right edge of the last.
    pub(super) right: f64,
}

impl Columns {
    /// Columns as wide as their widest box or heading, `gap` apart.
    pub(super) fn of(wanted: &Wanted, gap: f64) -> Self {
        let last = wanted.items.iter().map(|item| item.column + 1).max().unwrap_or(0);
        let mut widths = vec![0.0_f64; last.max(wanted.axis.len())];
        for item in &wanted.items {
            widths[item.column] = widths[item.column].max(item.size.width);
        }
        for (width, tick) in widths.iter_mut().zip(&wanted.axis) {
            *width = width.max(tick.width);
        }
        let mut x = 0.0;
        let mut spans = Vec::with_capacity(widths.len());
        for width in widths {
            spans.push((x, width));
            x += width + gap;
        }
        let height = wanted.axis.iter().map(|tick| tick.height).fold(0.0, f64::max);
        let top = if height > 0.0 { height + BELOW_AXIS } else { 0.0 };
        Columns { spans, top, right: (x - gap).max(0.0) }
    }

    /// Left edge and width of a column.
    pub(super) fn at(&self, column: usize) -> (f64, f64) {
        self.spans.get(column).copied().unwrap_or_default()
    }

    /// The left edge of something that stands in the middle of its column.
    pub(super) fn centred(&self, column: usize, width: f64) -> f64 {
        let (left, room) = self.at(column);
        left + (room - width) / 2.0
    }

    /// What stands above, at the bottom: each in the middle of its column, the
    /// first at the left edge where the boxes below it stand there too.
    pub(super) fn axis(&self, ticks: &[Size], first_left: bool) -> Vec<Rect> {
        let place = |(column, tick): (usize, &Size)| Rect {
            x: match column {
                0 if first_left => 0.0,
                column => self.centred(column, tick.width),
            },
            y: (self.top - BELOW_AXIS - tick.height).max(0.0),
            width: tick.width,
            height: tick.height,
        };
        ticks.iter().enumerate().map(place).collect()
    }
}
