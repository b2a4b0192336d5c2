//! A reading → the documents in it, each with its title, its front matter and
//! its numbered blocks. Never fails: a text without any structure is one
//! document of one block.

mod front;
mod inline;
mod parts;
mod sentence;
mod tree;

use std::ops::Range;

pub use front::{Front, is_regulation_title};
pub use parts::{Cutter, parts};
pub use sentence::sentences;
pub(crate) use tree::is_date_line;
pub use tree::{Block, BlockKind};

use crate::source::Reading;

/// The structure of one document. All ranges are of the [`Reading`]'s text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Title, number, issuing notice: what stands before the text.
    pub front: Front,
    /// The text in order, each numbered paragraph a block.
    pub blocks: Vec<Block>,
    /// Where the labels do not count on: `(range of the label, what was expected)`.
    pub misnumbered: Vec<(Range<usize>, u32)>,
}

/// Finds the documents of a reading and the structure of each.
///
/// A compilation holds several; a list of titles without texts holds none of
/// them. Linear in the length of the text.
pub fn outlines(reading: &Reading) -> Vec<Outline> {
    let text = reading.text();
    let lines = inline::lines(text);
    let mut outlines: Vec<Outline> = front::documents(text, &lines)
        .into_iter()
        .map(|document| {
            let (blocks, misnumbered) = tree::blocks(text, &lines[document.body]);
            Outline { front: document.front, blocks, misnumbered }
        })
        .filter(|outline| outline.blocks.iter().any(|block| block.kind != BlockKind::Furniture))
        .collect();
    if outlines.iter().any(|outline| outline.says_something(text)) {
        outlines.retain(|outline| outline.says_something(text));
    }
    outlines
}

impl Outline {
    /// Whether there is a sentence or a numbered paragraph in it: a cover and
    /// a table of contents have neither.
    pub fn says_something(&self, text: &str) -> bool {
        self.blocks.iter().any(|block| {
            block.kind != BlockKind::Furniture
                && (block.labelled || text[block.text.clone()].contains('。'))
        })
    }
}
