//! Tables for a person to read.

use comfy_table::{ContentArrangement, LineStyle, Table, presets};

/// The width where there is no terminal to ask.
const PLAIN_WIDTH: u16 = 120;

/// A table as wide as the terminal.
pub fn table<const N: usize>(header: [&str; N]) -> Table {
    let rule = LineStyle::none().fill('─').junction('─');
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING.header_separator(rule))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width())
        .set_header(header);
    table
}

/// The columns of the terminal.
pub fn width() -> u16 {
    terminal_size::terminal_size().map_or(PLAIN_WIDTH, |(width, _)| width.0)
}
