//! What is wrong with a text that could be read all the same.

use super::Span;

/// What was noticed while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// Bytes that are no characters, shown as U+FFFD.
    Unreadable,
    /// A run of question marks: characters lost when the text was converted
    /// before it got here.
    QuestionMarks,
    /// Characters from the private area, which look right in one font only.
    PrivateUse,
    /// Lines in another charset than the rest, read in theirs.
    OtherCharset,
    /// The charset is a guess that the text hardly bears out.
    UncertainCharset,
    /// Pages without text among pages with text; the place is where the text
    /// of the first of them would stand.
    PageWithoutText,
}

/// One thing noticed while reading, with its place in the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceNote {
    /// What it is.
    pub kind: NoteKind,
    /// From the first damaged character to the last; empty where the note is
    /// about the whole text.
    pub span: Span,
}

/// Question marks in a row that no writer would set.
const QUESTION_RUN: usize = 3;

/// Notes of one kind that are kept apart; the last one takes in the rest, so
/// that a file of nothing but damage costs no more memory than any other.
pub(super) const MAX_NOTES: usize = 200;

/// The damage that shows in the text itself, in the order of the text: one
/// note for each kind and line. Linear.
pub(super) fn damage(text: &str) -> Vec<SourceNote> {
    // Nearly every text is whole, and the search below looks at each character.
    if !is_suspicious(text.as_bytes()) {
        return Vec::new();
    }
    let mut found = [
        Gatherer::new(NoteKind::Unreadable),
        Gatherer::new(NoteKind::QuestionMarks),
        Gatherer::new(NoteKind::PrivateUse),
    ];
    let mut questions = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        questions = if c == '?' { questions + 1 } else { 0 };
        match c {
            '\n' => found.iter_mut().for_each(Gatherer::end_line),
            '\u{FFFD}' => found[0].add(at, end),
            '?' if questions >= QUESTION_RUN => found[1].add(end - questions, end),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => found[2].add(at, end),
            _ => {}
        }
    }
    let mut notes: Vec<SourceNote> = found.into_iter().flat_map(|kind| kind.notes).collect();
    notes.sort_by_key(|note| (note.span, note.kind));
    notes
}

/// Whether a character may be one that [`damage`] notes.
fn is_suspicious(text: &[u8]) -> bool {
    // U+F000 to U+F8FF, and those from U+FFC0 on; the rest that begin so are
    // marks of full width. All pairs are looked at, many at a time.
    let private = |a: u8, b: u8| u8::from(a == 0xEF) & (u8::from(b <= 0xA3) | u8::from(b == 0xBF));
    let pairs = |piece: &[u8], next: &[u8]| {
        piece.iter().zip(next).fold(0, |found, (&a, &b)| found | private(a, b)) != 0
    };
    memchr::memchr3(b'?', 0xEE, 0xF3, text).is_some()
        || memchr::memchr(0xF4, text).is_some()
        || (0..text.len()).step_by(PAIRS).any(|at| {
            let end = text.len().min(at + PAIRS);
            pairs(&text[at..end], &text[at + 1..])
        })
}

/// As many pairs of bytes are looked at before the answer is taken.
const PAIRS: usize = 4096;

/// Gathers the damage of one kind into one note a line.
struct Gatherer {
    kind: NoteKind,
    notes: Vec<SourceNote>,
    in_line: bool,
}

impl Gatherer {
    fn new(kind: NoteKind) -> Self {
        Gatherer { kind, notes: Vec::new(), in_line: false }
    }

    fn add(&mut self, start: usize, end: usize) {
        match self.notes.last_mut() {
            Some(last) if self.in_line => last.span.end = end as u32,
            _ => self.notes.push(SourceNote { kind: self.kind, span: Span::new(start, end) }),
        }
        self.in_line = true;
    }

    fn end_line(&mut self) {
        self.in_line = self.notes.len() >= MAX_NOTES;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(text: &str) -> Vec<(NoteKind, &str)> {
        damage(text).into_iter().map(|note| (note.kind, &text[note.span.range()])).collect()
    }

    #[test]
    fn one_note_for_each_kind_and_line() {
        let text = "将国\u{FFFD}务院\u{FFFD}的????职责\n好吗？？？真的??\n划入\u{E000}部";
        assert_eq!(
            quotes(text),
            [
                (NoteKind::Unreadable, "\u{FFFD}务院\u{FFFD}"),
                (NoteKind::QuestionMarks, "????"),
                (NoteKind::PrivateUse, "\u{E000}"),
            ]
        );
    }

    #[test]
    fn endless_damage_stays_small_and_loses_nothing() {
        let text = "\u{FFFD}\n".repeat(10_000);
        let notes = damage(&text);
        assert_eq!(notes.len(), MAX_NOTES);
        assert_eq!(notes.last().unwrap().span.end as usize, text.len() - 1);
    }
}
