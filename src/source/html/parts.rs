//! Parts of a page that may not belong to the article, and which of them do.

use crate::source::lines::Line;

/// Parts that are kept track of; no real page has a hundredth of it.
const MAX_PARTS: usize = 1 << 16;

/// The parts of a page in the order of their start tags. The first is the
/// page itself; lines are marked with the number of the part they stand in.
#[derive(Debug)]
pub(super) struct Parts(Vec<Part>);

#[derive(Debug, Default)]
struct Part {
    parent: usize,
    /// A form: old sites wrap whole pages in one.
    is_form: bool,
    /// Holds a heading, so it may be the article's own.
    has_heading: bool,
    sentences: usize,
}

impl Default for Parts {
    fn default() -> Self {
        Parts(vec![Part::default()])
    }
}

impl Parts {
    /// A new part inside `parent`; `None` if there are too many.
    pub fn open(&mut self, parent: usize, is_form: bool) -> Option<usize> {
        if self.0.len() >= MAX_PARTS {
            return None;
        }
        self.0.push(Part { parent, is_form, ..Part::default() });
        Some(self.0.len() - 1)
    }

    /// The part around a part.
    pub fn around(&self, part: usize) -> usize {
        self.0[part].parent
    }

    /// A heading speaks for the part it stands in.
    pub fn vouch_for(&mut self, part: usize) {
        self.0[part].has_heading = true;
    }

    /// Which parts stay. A part that most of the page's sentences are in is
    /// the article, whatever its element is called.
    pub fn kept(mut self, lines: &[Line]) -> Vec<bool> {
        for line in lines {
            self.0[line.mark].sentences += line.text.matches(['。', '；']).count();
        }
        for at in (1..self.0.len()).rev() {
            let Part { parent, sentences, .. } = self.0[at];
            self.0[parent].sentences += sentences;
        }
        let all = self.0[0].sentences;
        let mut kept = vec![true];
        for part in &self.0[1..] {
            let is_most = part.sentences * 2 >= all && (part.is_form || part.sentences > 0);
            kept.push(kept[part.parent] && (part.has_heading || is_most));
        }
        kept
    }
}

/// Elements that hold no article, as a rule.
pub(super) fn is_part(name: &str) -> bool {
    matches!(
        name,
        "aside"
            | "button"
            | "footer"
            | "form"
            | "header"
            | "nav"
            | "object"
            | "select"
            | "svg"
            | "template"
            | "textarea"
    )
}
