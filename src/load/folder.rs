//! A folder of documents into a SQLite file, in memory that does not grow with
//! the folder.

use std::{path::Path, sync::atomic::AtomicUsize};

use super::{
    Options,
    documents::{Copies, Part, read_some},
    places::Places,
};
use crate::{
    dataset::{Agencies, Alignments, Entry, Error, Identity},
    diagnostic::Diagnostic,
    model::{Provision, Row},
    store::{Beside, Changes, Scope, Writing},
};

/// So many documents are held at once.
const AT_ONCE: usize = 1024;

/// A folder of documents, and what people know of names and wordings.
pub(super) struct Folder<'a> {
    pub root: &'a Path,
    pub entries: &'a [Entry],
    pub agencies: &'a Agencies,
    pub alignments: &'a Alignments,
    /// What the file that is written into knows of names.
    pub known_there: Option<&'a Agencies>,
}

impl Folder<'_> {
    /// Writes what the documents say. They are read twice: names are completed
    /// with their places, and a place may be told in full by the last document.
    ///
    /// # Errors
    /// As [`super::load()`] and [`crate::store::write()`]; nothing is written
    /// then.
    pub fn write(&self, options: &Options, file: &Path, scope: Scope) -> Result<Changes, Error> {
        let done = AtomicUsize::new(0);
        let places = self.places(options, &done)?;
        let mut writing = Writing::begin(file, scope)?;
        let identity = Identity::new(self.agencies);
        let mut loose = Vec::new();
        let mut copies = Copies::default();
        for entries in self.entries.chunks(AT_ONCE) {
            let read = read_some(self.root, entries, options, &done, 2 * self.entries.len());
            for (entry, read) in entries.iter().zip(read) {
                for mut part in copies.settle(entry, read, false)? {
                    places.complete(&mut part);
                    identity.name_in_full(&mut part.provisions, &part.instrument);
                    loose.extend(self.write_part(part, &mut writing)?);
                }
            }
        }
        let (agencies, alignments) = (self.agencies, self.alignments);
        writing.finish(Beside { agencies, alignments, findings: &loose })
    }

    /// The places of all documents. Whether they can be read is known then.
    fn places(&self, options: &Options, done: &AtomicUsize) -> Result<Places, Error> {
        let mut places = Places::default();
        let mut failed = Vec::new();
        for entries in self.entries.chunks(AT_ONCE) {
            let read = read_some(self.root, entries, options, done, 2 * self.entries.len());
            for (entry, read) in entries.iter().zip(read) {
                match read {
                    Ok(parts) => places.hear(&parts),
                    Err(error) if entry.loose => failed.push(error),
                    Err(error) => return Err(error),
                }
            }
        }
        let all = failed.len() == self.entries.len();
        match failed.into_iter().next().filter(|_| all) {
            Some(error) => Err(error),
            None => Ok(places),
        }
    }

    /// Writes one instrument; the findings that are about none.
    fn write_part(&self, mut part: Part, writing: &mut Writing) -> Result<Vec<Diagnostic>, Error> {
        if let Some(known) = self.known_there {
            known.name_in_full(&mut part.provisions, &part.instrument);
        }
        let rows: Vec<Row<'_>> = part.provisions.iter().map(Provision::view).collect();
        let (own, loose): (Vec<&Diagnostic>, Vec<&Diagnostic>) = part
            .findings
            .iter()
            .partition(|found| found.instrument.as_deref() == Some(&part.instrument.id));
        writing.instrument(&part.instrument, &rows, &own)?;
        Ok(loose.into_iter().cloned().collect())
    }
}
