//! A text with spans marked, whether they lie apart, inside each other, or
//! across each other.

use std::{cmp::Reverse, collections::BTreeSet, fmt::Write};

use maud::{Escaper, Markup, PreEscaped};

use crate::{model::ProvisionId, source::Span};

/// Deeper nesting than any text has; parsers of HTML give up somewhere.
const DEPTH: usize = 40;

/// What a span is marked as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A quote.
    Quote(Quote),
    /// Words that were not understood.
    Residue,
}

/// A quote, as it is linked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Quote {
    /// Its number.
    pub(super) place: usize,
    /// The provisions that rest on it.
    pub(super) rows: Vec<ProvisionId>,
    /// The anchors of clauses that begin with it.
    pub(super) clauses: Vec<String>,
    /// What the link to the provisions is called; nothing where the script
    /// makes the link.
    pub(super) label: Option<&'static str>,
}

/// A span to mark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// The text, every character once, with its marks.
///
/// A span that begins in another and ends behind it is cut in two; the second
/// part has no id. O(n log n) in the marks, linear in the text.
pub(super) fn marked(text: &str, marks: &[Mark]) -> Markup {
    let mut out = String::with_capacity(text.len() + marks.len() * 96);
    let mut queue: BTreeSet<(u32, Reverse<u32>, bool, usize)> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| !mark.span.is_empty() && text.get(mark.span.range()).is_some())
        .map(|(at, mark)| (mark.span.start, Reverse(mark.span.end), false, at))
        .collect();
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut at = 0;
    while let Some((start, Reverse(end), goes_on, which)) = queue.pop_first() {
        close(&mut out, text, &mut at, &mut open, start);
        let end = match open.last() {
            Some(outer) if outer.end < end => {
                queue.insert((outer.end, Reverse(end), true, which));
                outer.end
            }
            _ => end,
        };
        write(&mut out, &text[at..start as usize]);
        at = start as usize;
        if open.len() < DEPTH {
            let kind = &marks[which].kind;
            begin(&mut out, kind, goes_on);
            open.push(Open { end, kind, goes_on });
        }
    }
    close(&mut out, text, &mut at, &mut open, u32::MAX);
    write(&mut out, &text[at..]);
    PreEscaped(out)
}

/// A mark that has begun.
struct Open<'m> {
    end: u32,
    kind: &'m Kind,
    goes_on: bool,
}

/// Ends what ends at or before `start`.
fn close(out: &mut String, text: &str, at: &mut usize, open: &mut Vec<Open<'_>>, start: u32) {
    while let Some(mark) = open.pop_if(|mark| mark.end <= start) {
        write(out, &text[*at..mark.end as usize]);
        *at = mark.end as usize;
        match mark.kind {
            Kind::Quote(quote) if !mark.goes_on => out.push_str(&closing(quote)),
            _ => out.push_str("</mark>"),
        }
    }
}

fn begin(out: &mut String, kind: &Kind, goes_on: bool) {
    match kind {
        Kind::Quote(quote) => out.push_str(&opening(quote, goes_on)),
        Kind::Residue => out.push_str("<mark class=\"residue\">"),
    }
}

/// The beginning of a quote; one that goes on behind another's end has no id.
pub(super) fn opening(quote: &Quote, goes_on: bool) -> String {
    let mut out = String::new();
    for clause in quote.clauses.iter().filter(|_| !goes_on) {
        out.push_str("<a id=\"");
        let _ = Escaper::new(&mut out).write_str(clause);
        out.push_str("\"></a>");
    }
    let (place, rows) = (quote.place, &quote.rows);
    let rows: Vec<String> = rows.iter().map(|row| row.0.to_string()).collect();
    let name = if goes_on { "data-q" } else { "id" };
    let prefix = if goes_on { "" } else { "q" };
    let _ = write!(out, "<mark {name}=\"{prefix}{place}\" data-r=\"{}\">", rows.join(" "));
    out
}

/// The end of a quote, with the way to what it does.
pub(super) fn closing(quote: &Quote) -> String {
    let mut out = String::new();
    if let (Some(row), Some(label)) = (quote.rows.first(), quote.label) {
        let (row, number) = (row.0, quote.place + 1);
        let _ =
            write!(out, "<a class=\"to\" href=\"#r{row}\" aria-label=\"{label} {number}\"></a>");
    }
    out + "</mark>"
}

/// The text letter for letter; only marks that hide or turn are spelled out.
fn write(out: &mut String, text: &str) {
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            out.push('\n');
        }
        let _ = Escaper::new(out).write_str(&super::clean(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(start: usize, end: usize, place: usize) -> Mark {
        Mark {
            span: Span::new(start, end),
            kind: Kind::Quote(Quote { place, rows: Vec::new(), clauses: Vec::new(), label: None }),
        }
    }

    /// The marked text with its tags made short.
    fn shown(text: &str, marks: &[Mark]) -> String {
        let text = marked(text, marks).into_string();
        let text = text.replace("</mark>", ")").replace("<mark class=\"residue\">", "?(");
        let mut short = String::new();
        for (place, piece) in text.split("<mark ").enumerate() {
            match piece.split_once('>') {
                Some((tag, rest)) if place > 0 => {
                    short += if tag.starts_with("id") { "(" } else { "+(" };
                    short += rest;
                }
                _ => short += piece,
            }
        }
        short
    }

    #[test]
    fn spans_apart_nested_and_crossing() {
        assert_eq!(shown("abcdef", &[quote(1, 2, 0), quote(3, 5, 1)]), "a(b)c(de)f");
        assert_eq!(shown("abcdef", &[quote(2, 3, 0), quote(1, 5, 1)]), "a(b(c)de)f");
        assert_eq!(shown("abcdef", &[quote(0, 4, 0), quote(2, 6, 1)]), "(ab(cd))+(ef)");
        assert_eq!(shown("abcdef", &[quote(0, 6, 0), quote(0, 6, 1)]), "((abcdef))");
        assert_eq!(shown("", &[quote(0, 1, 0)]), "");
    }

    #[test]
    fn residue_is_marked_and_nothing_is_html() {
        let residue = Mark { span: Span::new(1, 4), kind: Kind::Residue };
        assert_eq!(shown("a<b>\u{202e}\n", &[residue]), "a?(&lt;b&gt;)⟨202E⟩\n");
    }

    #[test]
    fn a_span_that_is_none_of_this_text_is_passed_over() {
        assert_eq!(shown("工信", &[quote(1, 3, 0), quote(0, 99, 1), quote(0, 3, 2)]), "(工)信");
    }

    #[test]
    fn every_character_stands_once() {
        let text: String = ('a'..='z').collect();
        let marks: Vec<Mark> = (0..120).map(|i| quote(i * 7 % 20, 20 + i * 3 % 6, i)).collect();
        let bare: String = shown(&text, &marks).replace(['(', ')', '+'], "");
        assert_eq!(bare, text);
    }
}
