//! A history → the file, instrument by instrument, as far as they differ.

use std::{collections::BTreeMap, collections::HashSet, fs, path::Path, path::PathBuf};

use rusqlite::{Connection, params};

use super::{
    Kept,
    change::{self, Change},
    fault::Fault,
    fresh::Fresh,
    line::{Document, json},
};
use crate::{
    dataset::{Agencies, Alignments, Error},
    diagnostic::Diagnostic,
    model::{Instrument, Row},
};

/// What becomes of instruments that stand in the file and are not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// They go: the file is to hold what is written.
    All,
    /// They stay: what is written is added to the file.
    More,
}

/// How many instruments were written, and how many were left alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// New ones.
    pub added: usize,
    /// Those that differed.
    pub changed: usize,
    /// Those taken out.
    pub removed: usize,
    /// Those that stood there already, to the letter.
    pub same: usize,
}

/// What is known beside the instruments.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'k> {
    /// About names.
    pub agencies: &'k Agencies,
    /// What was decided about wordings.
    pub alignments: &'k Alignments,
    /// What reading found of all of them; of one, it is written with it.
    pub findings: &'k [Diagnostic],
}

/// A file while it is written. Nothing of it is seen before
/// [`finish`](Writing::finish), whatever happens.
pub struct Writing {
    path: PathBuf,
    scope: Scope,
    to: To,
    names: HashSet<String>,
}

enum To {
    /// Beside its place until it is whole.
    Fresh(Box<Fresh>, tempfile::NamedTempFile),
    Change(Box<Change>),
}

impl Writing {
    /// Begins to write a file: a new one, or a change of the one that is there.
    ///
    /// # Errors
    /// A file of another program or version, or a system that refuses.
    pub fn begin(path: &Path, scope: Scope) -> Result<Self, Error> {
        let to = match path.exists() {
            true => To::Change(Box::new(Change::begin(path, scope)?)),
            false => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                let mut builder = tempfile::Builder::new();
                builder.prefix(".handover-").suffix(".sqlite");
                let file = builder
                    .tempfile_in(folder.unwrap_or(Path::new(".")))
                    // Only the kind is told: its path is that of the file beside.
                    .map_err(|cause| Error::unwritable(path, cause.kind().into()))?;
                let fresh = Fresh::new(file.path()).map_err(|fault| fault.of(path))?;
                To::Fresh(Box::new(fresh), file)
            }
        };
        Ok(Writing { path: path.to_owned(), scope, to, names: HashSet::new() })
    }

    /// Whether an instrument of this name is written.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Writes one instrument with all its provisions, and what reading it
    /// found; what is the same there is left alone.
    ///
    /// # Errors
    /// Another instrument of this name, or a system that refuses to write.
    pub fn instrument(
        &mut self,
        instrument: &Instrument,
        rows: &[Row<'_>],
        findings: &[&Diagnostic],
    ) -> Result<(), Error> {
        if !self.names.insert(instrument.id.clone()) {
            return Err(Fault::Twice(instrument.id.clone()).of(&self.path));
        }
        let document = Document::new(instrument, rows, findings);
        let written = match &mut self.to {
            To::Fresh(fresh, _) => fresh.insert(&document),
            To::Change(change) => change.insert(&document),
        };
        written.map_err(|fault| fault.of(&self.path))
    }

    /// Writes what is known beside the instruments, and makes all of it seen.
    ///
    /// # Errors
    /// A system that refuses to write; the file is then as it was.
    pub fn finish(self, known: Beside<'_>) -> Result<Changes, Error> {
        let Writing { path, scope, to, names } = self;
        let fault = |fault: Fault| fault.of(&path);
        match to {
            To::Fresh(fresh, file) => {
                about(fresh.database(), known).map_err(fault)?;
                let db = fresh.finish().map_err(fault)?;
                db.close().map_err(|(_, cause)| fault(cause.into()))?;
                put(file, &path).map_err(|cause| Error::unwritable(&path, cause))?;
                Ok(Changes { added: names.len(), ..Changes::default() })
            }
            To::Change(change) => {
                if scope == Scope::All {
                    about(change.database(), known).map_err(fault)?;
                }
                let (db, changes) = change.finish().map_err(|cause| fault(cause.into()))?;
                // One file again, unless somebody is reading just now: then later.
                let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
                Ok(changes)
            }
        }
    }
}

/// Writes a history into a file; what is the same there is left alone.
///
/// O(n log n) in the provisions of the instruments that differ, and linear in
/// all to see which do.
///
/// # Errors
/// A file of another program or version, or a system that refuses to write;
/// the file is then as it was.
pub fn write(path: &Path, kept: &Kept, scope: Scope) -> Result<Changes, Error> {
    let mut writing = Writing::begin(path, scope)?;
    let mut of_each: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in &kept.findings {
        if let Some(instrument) = &finding.instrument {
            of_each.entry(instrument).or_default().push(finding);
        }
    }
    for (id, instrument) in kept.history.instruments() {
        let rows: Vec<Row<'_>> = kept.history.provisions_of(id).map(|(_, row)| row).collect();
        let found = of_each.get(instrument.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        writing.instrument(instrument, &rows, found)?;
    }
    writing.finish(Beside {
        agencies: &kept.agencies,
        alignments: &kept.alignments,
        findings: &kept.findings,
    })
}

fn about(db: &Connection, known: Beside<'_>) -> Result<(), Fault> {
    let loose = known.findings.iter().filter(|finding| finding.instrument.is_none());
    let values = [
        ("agencies", json(known.agencies)),
        ("alignments", json(known.alignments)),
        ("findings", json(&loose.collect::<Vec<_>>())),
    ];
    for (key, value) in values {
        let sql = "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)";
        db.execute(sql, params![key, value])?;
    }
    Ok(())
}

/// Puts a whole file in its place.
fn put(file: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    file.as_file().sync_all()?;
    for left in change::beside(path) {
        // By a file of the same name that was taken away.
        let _ = fs::remove_file(left);
    }
    set_permissions(file.path())?;
    file.persist(path).map_err(|cause| cause.error)?;
    Ok(())
}

/// A temporary file is for its owner only; the file made of it is for all whom
/// a new file would be for.
#[cfg(unix)]
fn set_permissions(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_permissions(_: &Path) -> std::io::Result<()> {
    Ok(())
}
