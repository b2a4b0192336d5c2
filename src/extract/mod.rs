//! One source → the provisions it makes, and what was not understood.
//!
//! Reading never fails. What the constructions of [`crate::grammar`] leave
//! over is returned as [`Residue`], with its place; contradictions and gaps in
//! the document itself become [`Diagnostic`]s.
//!
//! The steps, a file each: `front` tells title, number, dates and the
//! document's own agency; `sections` walks the blocks and reads each as its
//! heading demands (`headings` says what that is; `borrowed`, `charges`,
//! `units` and `tables` read what has no sentence of its own); `scope` fills
//! the slots that a sentence leaves open; `names` settles which names are one
//! body's; `former` infers the ends that 原 marks; `findings` says what the
//! document lacks.

mod borrowed;
mod charges;
mod findings;
mod former;
mod front;
mod headings;
mod names;
mod notes;
mod own;
mod scope;
mod sections;
mod tables;
mod units;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use std::{cell::RefCell, ops::Range};

use rayon::prelude::*;

use crate::{
    diagnostic::Diagnostic,
    grammar::{Understood, read as read_sentence},
    model::{Evidence, Instrument, InstrumentId, Provision},
    outline::{self, Outline, outlines},
    source::{Reading, Source, Span},
};

/// A sentence of the operative text that no construction understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Residue {
    /// The place in the outline.
    pub clause: String,
    /// The place in the decoded text.
    pub span: Span,
    /// The text at that place, letter for letter.
    pub quote: String,
}

/// How much of the operative text is accounted for, in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Characters of the operative sections, headings included.
    pub operative: usize,
    /// Characters that belong to a provision or a heading.
    pub explained: usize,
    /// Sentences listed as residue.
    pub residue: usize,
}

/// What one instrument says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Extraction {
    /// Title, number, dates and own agency, as far as the text tells them.
    pub instrument: Instrument,
    /// What it does, in the order of the text.
    pub provisions: Vec<Provision>,
    /// What was not understood.
    pub residue: Vec<Residue>,
    /// What the document itself lacks or contradicts.
    pub findings: Vec<Diagnostic>,
    /// How much was understood.
    pub coverage: Coverage,
}

/// Reads every instrument in a source; a compilation holds several.
///
/// `id` names the instrument; the parts of a compilation are `id-1`, `id-2`…
/// Linear in the length of the text.
///
/// ```
/// use handover::{extract::extract, source::Source};
/// let source = Source::from_text("note", "将原信息产业部的职责划给工业和信息化部。");
/// let said = &extract(&source, "note")[0].provisions[0];
/// assert_eq!(said.from.as_deref(), Some("信息产业部"));
/// assert_eq!(said.evidence.quote, "将原信息产业部的职责划给工业和信息化部");
/// ```
pub fn extract(source: &Source, id: &str) -> Vec<Extraction> {
    let parts = parts(source);
    let alone = parts.len() == 1;
    let mut all: Vec<Extraction> = parts
        .into_par_iter()
        .flat_map_iter(|part| extract_part(&source.text()[part.clone()], part.start as u32, alone))
        .collect();
    let several = all.len() > 1 || !alone;
    for (i, extraction) in all.iter_mut().enumerate() {
        extraction.name(part_id(id, i, several));
    }
    all
}

/// What to call the `i`th instrument of a source, counted from 0.
pub fn part_id(id: &str, i: usize, several: bool) -> String {
    if several { format!("{id}-{}", i + 1) } else { id.to_owned() }
}

/// The parts of a source's text that [`extract_part`] reads one by one.
pub fn parts(source: &Source) -> Vec<Range<usize>> {
    outline::parts(source.text())
}

/// Reads one of the [`parts`] of a source, which starts at `base` there; the
/// instruments have no id yet.
///
/// A part that says nothing, such as a list of titles, is an instrument only
/// where it is `alone`, all that the source holds.
pub fn extract_part(text: &str, base: u32, alone: bool) -> Vec<Extraction> {
    let reading = Reading::new(text);
    let documents = outlines(&reading);
    let counts = |outline: &&Outline| alone || outline.says_something(reading.text());
    documents
        .iter()
        .filter(counts)
        .map(|outline| {
            let heard = &Heard::default();
            let mut extraction =
                Document { source: text, reading: &reading, outline, heard }.read();
            extraction.move_by(base);
            extraction
        })
        .collect()
}

impl Extraction {
    /// Gives the instrument its id.
    pub fn name(&mut self, id: String) {
        for finding in &mut self.findings {
            finding.instrument = Some(id.clone());
        }
        self.instrument.id = id;
    }

    /// Gives it its place among others, by which its provisions name it.
    pub fn place(&mut self, place: usize) {
        for provision in &mut self.provisions {
            provision.instrument = InstrumentId(place as u32);
        }
    }

    /// Makes the places in a part of a text those in the whole.
    fn move_by(&mut self, base: u32) {
        let provisions = self.provisions.iter_mut().map(|row| &mut row.evidence.span);
        let residue = self.residue.iter_mut().map(|left| &mut left.span);
        let findings = self.findings.iter_mut().filter_map(|finding| finding.span.as_mut());
        for span in provisions.chain(residue).chain(findings) {
            *span = span.moved_by(base);
        }
    }
}

/// One document of a source while it is read.
#[derive(Clone, Copy)]
struct Document<'t> {
    source: &'t str,
    reading: &'t Reading,
    outline: &'t Outline,
    heard: &'t Heard,
}

/// Sentences that were read before their turn, so that none is read twice.
#[derive(Default)]
struct Heard(RefCell<Vec<(Range<usize>, Understood)>>);

/// An opening has few sentences; what is more is read again.
const MOST_HEARD: usize = 8;

impl Heard {
    fn keep(&self, sentence: Range<usize>, said: Understood) {
        let mut kept = self.0.borrow_mut();
        if kept.len() < MOST_HEARD {
            kept.push((sentence, said));
        }
    }

    fn take(&self, sentence: &Range<usize>) -> Option<Understood> {
        let mut kept = self.0.borrow_mut();
        let at = kept.iter().position(|(range, _)| range == sentence)?;
        Some(kept.swap_remove(at).1)
    }
}

impl<'t> Document<'t> {
    fn text(&self) -> &'t str {
        self.reading.text()
    }

    fn read(&self) -> Extraction {
        let front = front::read(self);
        let mut said = sections::read(self, &front);
        former::infer(&mut said.provisions);
        names::settle(&mut said.provisions, &front);
        names::state_once(&mut said.provisions);
        let mut findings = findings::find(self, &front, &said);
        findings.extend(said.conflicts);
        Extraction {
            coverage: said.coverage,
            provisions: said.provisions,
            residue: said.residue,
            findings,
            instrument: front.instrument,
        }
    }

    /// What a sentence says, a range of the reading.
    fn understand(&self, sentence: Range<usize>) -> Understood {
        let heard = self.heard.take(&sentence);
        heard.unwrap_or_else(|| read_sentence(&self.text()[sentence]))
    }

    /// The evidence for a range of the reading.
    fn evidence(&self, clause: &str, range: std::ops::Range<usize>) -> Evidence {
        let span = self.span(range);
        Evidence { clause: clause.to_owned(), span, quote: self.quote(span).to_owned() }
    }

    /// The text at a place, letter for letter.
    fn quote(&self, span: Span) -> &'t str {
        self.source.get(span.range()).unwrap_or("")
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.reading.source_span(trimmed(self.text(), range))
    }
}

/// A range without the space and the closing marks at its ends.
fn trimmed(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let said = &text[range.clone()];
    let start = range.start + (said.len() - said.trim_start_matches([' ', '\n', '，', '；']).len());
    let end =
        range.end - (said.len() - said.trim_end_matches([' ', '\n', '，', '；', '。', '：']).len());
    start..end.max(start)
}

/// The instrument of a provision before its history gives it one.
const UNPLACED: InstrumentId = InstrumentId(0);
