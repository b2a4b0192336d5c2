//! Answers for a terminal. Wide characters are counted as two columns.

mod align;
mod diff;
mod provisions;
mod show;
mod trace;

pub use align::proposals;
pub use diff::diff;
pub use provisions::provisions;
pub use show::show;
pub use trace::trace;

use super::{Lang, width};

/// How to write for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Columns to use.
    pub width: u16,
    /// Whether to write colours (ANSI).
    pub colour: bool,
}

impl Default for Style {
    fn default() -> Self {
        Style { lang: Lang::Zh, width: 100, colour: false }
    }
}

/// Colours by what they mean.
#[derive(Clone, Copy)]
enum Ink {
    Strong,
    Faint,
    Good,
    Warning,
}

impl Style {
    fn ink(self, ink: Ink, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Good => "32",
            Ink::Warning => "33",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// A text under a label: `label  text`, wrapped, further lines indented.
    fn labelled(self, out: &mut String, indent: usize, label: &str, text: &str) {
        let head = " ".repeat(indent) + label;
        let used = width::of(&head);
        let room = usize::from(self.width).saturating_sub(used).max(20);
        for (line, number) in width::wrap(text, room).iter().zip(0..) {
            if number == 0 {
                out.push_str(&" ".repeat(indent));
                out.push_str(&self.ink(Ink::Faint, label));
            } else {
                out.push_str(&" ".repeat(used));
            }
            out.push_str(line);
            out.push('\n');
        }
    }
}
