//! Reads documents, each into the instruments it holds, with what a person wrote
//! down beside it.

use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use rayon::prelude::*;

use super::{Options, bare, open, read};
use crate::{
    dataset::{self, Agencies, Entry, Error, InstrumentFile, Table},
    diagnostic::{Diagnostic, Severity},
    extract::{Coverage, Residue},
    model::{Instrument, Provision},
    source::{NoteKind, Source, SourceNote},
};

/// One instrument on its way into the history.
#[derive(Default)]
pub(super) struct Part {
    pub instrument: Instrument,
    pub provisions: Vec<Provision>,
    pub residue: Vec<Residue>,
    pub coverage: Coverage,
    pub findings: Vec<Diagnostic>,
    pub source: Option<Arc<Source>>,
}

/// Reads all documents, on all cores. One that cannot be read is named, unless
/// nobody asked for more, or none can be.
pub(super) fn read_entries(
    root: &Path,
    entries: &[Entry],
    options: &Options,
) -> Result<Vec<Part>, Error> {
    let read = read_some(root, entries, options, &AtomicUsize::new(0), entries.len());
    let all_failed = read.iter().all(Result::is_err);
    let mut copies = Copies::default();
    let mut parts = Vec::new();
    for (entry, read) in entries.iter().zip(read) {
        parts.extend(copies.settle(entry, read, all_failed)?);
    }
    Ok(parts)
}

/// Each document as it is read, or why it is not. `done` counts them, to tell
/// how many of `total` are.
pub(super) fn read_some(
    root: &Path,
    entries: &[Entry],
    options: &Options,
    done: &AtomicUsize,
    total: usize,
) -> Vec<Result<Vec<Part>, Error>> {
    entries
        .par_iter()
        .map(|entry| {
            let parts = read_entry(root, entry, options);
            let count = done.fetch_add(1, Ordering::Relaxed) + 1;
            if let Some(progress) = options.progress {
                progress(count, total);
            }
            parts
        })
        .collect()
}

/// The texts that were read, by their digests.
#[derive(Default)]
pub(super) struct Copies {
    first: HashMap<String, String>,
}

impl Copies {
    /// What counts of a document: nothing of a copy, and of one that cannot be
    /// read that it cannot.
    ///
    /// # Errors
    /// That of a document that must be read.
    pub fn settle(
        &mut self,
        entry: &Entry,
        read: Result<Vec<Part>, Error>,
        all_failed: bool,
    ) -> Result<Vec<Part>, Error> {
        match read {
            Ok(parts) => Ok(match self.original_of(entry, &parts) {
                Some(known) => vec![copy_of(entry, &known)],
                None => parts,
            }),
            Err(error) if entry.loose && !all_failed => Ok(vec![unreadable(entry, &error)]),
            Err(error) => Err(error),
        }
    }

    fn original_of(&mut self, entry: &Entry, parts: &[Part]) -> Option<String> {
        let digest = parts.first()?.instrument.sha256.clone()?;
        let first = self.first.entry(digest).or_insert_with(|| entry.id.clone());
        (*first != entry.id && entry.has_no_facts()).then(|| first.clone())
    }
}

/// A document that stands in the folder twice: it counts once.
fn copy_of(entry: &Entry, known: &str) -> Part {
    let finding = Diagnostic::new(
        "same-document",
        Severity::Note,
        format!("the same text as `{known}`, to the letter: it counts once"),
    )
    .about(&entry.id)
    .hint("nothing has to be done; remove one of the two files")
    .chinese(format!("与“{known}”的文字完全相同，只算一次"), "不必处理；可以删去其中一个文件");
    Part { instrument: bare(&entry.id), findings: vec![finding], ..Part::default() }
}

/// A document among others that cannot be read: named, not dropped.
fn unreadable(entry: &Entry, error: &Error) -> Part {
    let finding = Diagnostic::new("unreadable-document", Severity::Error, error.to_string())
        .about(&entry.id)
        .hint(error.hint().en)
        .chinese(
            format!("文件无法读取：{}", error.text().zh),
            format!("{}；其余文件已照常读取", error.hint().zh),
        );
    Part { instrument: bare(&entry.id), findings: vec![finding], ..Part::default() }
}

fn read_entry(root: &Path, entry: &Entry, options: &Options) -> Result<Vec<Part>, Error> {
    let known = entry
        .instrument
        .as_deref()
        .map_or(Ok(InstrumentFile::default()), dataset::read_instrument)?;
    let reviewed = entry.table.as_deref().map(dataset::read_table).transpose()?;
    let mut parts = match &entry.source {
        Some(path) => read_source(root, path, entry, options)?,
        None => vec![Part { instrument: bare(&entry.id), ..Part::default() }],
    };
    match parts.as_mut_slice() {
        [only] => known.apply(&mut only.instrument),
        many => many.iter_mut().for_each(|part| known.apply_to_part(&mut part.instrument)),
    }
    if let (Some(table), Some(file)) = (reviewed, &entry.table) {
        apply_review(file, table, &mut parts)?;
    }
    Ok(parts)
}

fn read_source(
    root: &Path,
    path: &Path,
    entry: &Entry,
    options: &Options,
) -> Result<Vec<Part>, Error> {
    // Names are written in full once, when all rows are together.
    let reading = read(open(path, options)?, &entry.id, &Agencies::default());
    let file = path.strip_prefix(root).unwrap_or(path).display().to_string();
    let source = reading.source;
    let mut parts: Vec<Part> = reading
        .extractions
        .into_iter()
        .map(|read| Part {
            instrument: Instrument {
                source: Some(file.clone()),
                sha256: Some(source.sha256().to_owned()),
                ..read.instrument
            },
            provisions: read.provisions,
            residue: read.residue,
            coverage: read.coverage,
            findings: read.findings,
            source: Some(Arc::clone(&source)),
        })
        .collect();
    let damage = damage(&source, &parts[0].instrument.id);
    parts[0].findings.extend(damage);
    Ok(parts)
}

/// What was lost before the text got here, told of its first instrument.
fn damage(source: &Source, id: &str) -> Vec<Diagnostic> {
    let finding = |note: &SourceNote| {
        let (english, chinese) = match note.kind {
            NoteKind::Unreadable => (
                ("bytes that are no characters", "get the document again"),
                ("有不成字符的字节", "重新获取该文件"),
            ),
            NoteKind::QuestionMarks => (
                ("question marks where characters were lost", "get the document again"),
                ("字符丢失，变成了问号", "重新获取该文件"),
            ),
            NoteKind::PrivateUse => (
                ("characters that only one font knows", "replace them in a copy of the text"),
                ("有只有某一字体认识的字符", "在副本中替换这些字符"),
            ),
            NoteKind::OtherCharset => (
                ("lines in another charset than the rest", "check that they read well"),
                ("部分行的编码与其余不同", "请核对这些行是否正确"),
            ),
            NoteKind::UncertainCharset => (
                ("the charset is a guess", "name it with --encoding if the text reads badly"),
                ("编码是推测的", "若文字不对，用 --encoding 指明编码"),
            ),
            NoteKind::PageWithoutText => (
                ("a page without text", "run text recognition on it: it may be a scan"),
                ("有一页没有文字", "可能是扫描件：先做文字识别"),
            ),
        };
        let mut found = Diagnostic::new("damaged-text", Severity::Note, english.0)
            .about(id)
            .hint(english.1)
            .chinese(chinese.0, chinese.1);
        found.span = Some(note.span);
        found
    };
    source.notes().iter().map(finding).collect()
}

/// Lets the rows that a person reviewed win, instrument by instrument.
fn apply_review(file: &Path, table: Table, parts: &mut [Part]) -> Result<(), Error> {
    let ids: Vec<String> = parts.iter().map(|part| part.instrument.id.clone()).collect();
    for (id, rows) in table.by_instrument(&ids[0]) {
        let Some(at) = ids.iter().position(|known| *known == id) else {
            return Err(rows.stranger(file, &id, &ids));
        };
        let part = &mut parts[at];
        part.provisions = dataset::review(std::mem::take(&mut part.provisions), &rows);
        if let Some(source) = &part.source {
            part.findings.extend(dataset::verify_quotes(&mut part.provisions, source, &id));
        }
    }
    Ok(())
}
