//! What is known of the terminal.

/// The width where there is no terminal to ask.
const PLAIN_WIDTH: u16 = 100;

/// The columns of the terminal.
pub fn width() -> u16 {
    terminal_size::terminal_size().map_or(PLAIN_WIDTH, |(width, _)| width.0)
}
