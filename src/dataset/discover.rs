//! What a path holds.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use super::Error;

const SOURCE_ENDINGS: &[&str] = &["txt", "html", "htm", "docx", "pdf", "md"];
/// Documents that are not read: each is a fault that says how to make it one
/// that is. Spreadsheets, pictures and archives may be anything.
const FOREIGN_ENDINGS: &[&str] = &["doc", "wps", "rtf", "odt", "ofd", "mht", "mhtml"];
const TABLE: &str = "provisions.csv";
const INSTRUMENT: &str = "instrument.toml";

/// What a path holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// A graph JSON file.
    Graph(PathBuf),
    /// A history in a SQLite file.
    Store(PathBuf),
    /// A provision table alone; its rows name their instruments.
    Table(PathBuf),
    /// Instruments, with what people know of names and wordings.
    Instruments {
        /// In order of their ids.
        entries: Vec<Entry>,
        /// `agencies.toml`.
        agencies: Option<PathBuf>,
        /// `alignments.toml`.
        alignments: Option<PathBuf>,
    },
}

/// The files of one instrument.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The name of its folder, or of its file.
    pub id: String,
    /// The document.
    pub source: Option<PathBuf>,
    /// `instrument.toml`.
    pub instrument: Option<PathBuf>,
    /// `provisions.csv`.
    pub table: Option<PathBuf>,
    /// Whether it is one of many documents in a folder, none of which was
    /// asked for by name: one that cannot be read does not stop the others.
    pub loose: bool,
}

impl Entry {
    /// Whether nobody wrote anything about it down.
    pub fn has_no_facts(&self) -> bool {
        self.instrument.is_none() && self.table.is_none()
    }
}

/// Says what a path holds; no document is read.
///
/// A file is told by its ending: `.json` a graph, `.csv` a table, `.sqlite` a
/// store, anything else a document. A folder is one instrument, or holds
/// folders of one and loose documents. A folder inside it that holds a report
/// is passed over.
///
/// # Errors
/// Nothing there, no access, or a folder that holds none of these.
pub fn discover(path: &Path) -> Result<Holding, Error> {
    let meta = fs::metadata(path).map_err(|cause| Error::unreadable(path, cause))?;
    if meta.is_dir() {
        return discover_folder(path);
    }
    match path.extension().and_then(OsStr::to_str) {
        Some("json") => Ok(Holding::Graph(path.to_owned())),
        Some("csv") => Ok(Holding::Table(path.to_owned())),
        Some("sqlite" | "sqlite3" | "db") => Ok(Holding::Store(path.to_owned())),
        _ => Ok(instruments(vec![Entry {
            id: id_of_file(path),
            source: Some(path.to_owned()),
            ..Entry::default()
        }])),
    }
}

/// A `source.txt` is called by its folder, as in the data folder it stands in.
fn id_of_file(path: &Path) -> String {
    match (stem(path), path.parent()) {
        (name, Some(folder)) if name == "source" && folder != Path::new("") => {
            stem_of_folder(folder)
        }
        (name, _) => name,
    }
}

fn discover_folder(path: &Path) -> Result<Holding, Error> {
    if let Some(entry) = instrument_folder(path)? {
        if entry.source.is_none() && entry.instrument.is_none() {
            return Ok(Holding::Table(path.join(TABLE)));
        }
        return Ok(instruments(vec![entry]));
    }
    let mut entries = Vec::new();
    gather(path, path, &mut entries)?;
    if entries.is_empty() {
        return Err(Error::NoData { path: path.to_owned() });
    }
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    tell_apart(path, &mut entries);
    Ok(Holding::Instruments {
        entries,
        agencies: present(path, "agencies.toml"),
        alignments: present(path, "alignments.toml"),
    })
}

/// The instruments of a folder and of those below: each folder of one, and each
/// loose document, which may have its facts beside it: `方案.docx`, `方案.toml`.
fn gather(root: &Path, folder: &Path, entries: &mut Vec<Entry>) -> Result<(), Error> {
    for path in listing(folder)? {
        if path.is_dir() {
            match instrument_folder(&path)? {
                Some(entry) => entries.push(Entry { id: relative(root, &path), ..entry }),
                None if path.is_symlink() => {}
                None => gather(root, &path, entries)?,
            }
        } else if is_loose(&path) {
            entries.push(Entry {
                id: relative(root, &path.with_extension("")),
                instrument: Some(path.with_extension("toml")).filter(|facts| facts.is_file()),
                source: Some(path),
                loose: true,
                ..Entry::default()
            });
        }
    }
    Ok(())
}

fn is_loose(path: &Path) -> bool {
    (is_document(path) || is_unread(path)) && stem(path) != "README"
}

/// Whether a file is a document that cannot be read, and nobody put one that
/// can be beside it: `plan.doc` without `plan.docx`.
fn is_unread(path: &Path) -> bool {
    let converted = || SOURCE_ENDINGS.iter().any(|ending| path.with_extension(ending).is_file());
    has_ending(path, FOREIGN_ENDINGS) && !converted()
}

/// `plan.txt` and `plan.docx` stay two. The entries are in order.
fn tell_apart(root: &Path, entries: &mut [Entry]) {
    let ids: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    for (at, entry) in entries.iter_mut().enumerate().filter(|(_, entry)| entry.loose) {
        let before = at.checked_sub(1).and_then(|before| ids.get(before));
        let shared = [before, ids.get(at + 1)].contains(&Some(&ids[at]));
        if let Some(source) = entry.source.as_ref().filter(|_| shared) {
            entry.id = relative(root, source);
        }
    }
}

fn instruments(entries: Vec<Entry>) -> Holding {
    Holding::Instruments { entries, agencies: None, alignments: None }
}

/// A folder with one of the three files that make an instrument.
fn instrument_folder(path: &Path) -> Result<Option<Entry>, Error> {
    let source = listing(path)?.into_iter().find(|file| {
        file.file_stem() == Some(OsStr::new("source")) && is_document(file) && file.is_file()
    });
    let entry = Entry {
        id: stem_of_folder(path),
        source,
        instrument: present(path, INSTRUMENT),
        table: present(path, TABLE),
        loose: false,
    };
    let holds = entry.source.is_some() || entry.table.is_some() || entry.instrument.is_some();
    Ok(holds.then_some(entry))
}

/// Every document in a folder and the folders below, in order of their paths.
///
/// Hidden files, a README and links to folders are left out.
///
/// # Errors
/// When the system refuses to list a folder.
pub fn documents_under(root: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for path in listing(&folder)? {
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
            } else if is_loose(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Files that `report` writes, by which its folder is told.
const REPORT: &[&str] = &["index.html", "report.md", "graph.json"];

/// Whether a folder holds a report: what was derived from data is no data.
pub fn is_report(folder: &Path) -> bool {
    REPORT.iter().all(|name| folder.join(name).is_file())
}

/// Whether a folder holds what a person put there as data, which a report
/// must not stand in or take the place of.
///
/// # Errors
/// No access.
pub fn keeps_data(folder: &Path) -> Result<bool, Error> {
    if !folder.is_dir() {
        return Ok(false);
    }
    let lists = ["agencies.toml", "alignments.toml"].map(|name| folder.join(name).is_file());
    let table = instrument_folder(folder)?
        .filter(|entry| entry.source.is_some() || entry.instrument.is_some() || !is_report(folder));
    Ok(table.is_some() || lists.contains(&true))
}

/// What a folder holds, without hidden names and reports, in order.
fn listing(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let refuse = |cause| Error::unreadable(folder, cause);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_folder = || entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_passed_over = is_hidden || is_folder() && is_report(&entry.path());
        if !is_passed_over {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

fn present(folder: &Path, name: &str) -> Option<PathBuf> {
    Some(folder.join(name)).filter(|path| path.is_file())
}

fn is_document(path: &Path) -> bool {
    has_ending(path, SOURCE_ENDINGS)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or("").to_ascii_lowercase();
    endings.contains(&ending.as_str())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The name of a folder, also where the path is `.` or ends in `..`.
fn stem_of_folder(path: &Path) -> String {
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    full.file_name().unwrap_or(full.as_os_str()).to_string_lossy().into_owned()
}

fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    inner.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        root
    }

    fn ids(files: &[&str]) -> Vec<String> {
        match discover(folder(files).path()).unwrap() {
            Holding::Instruments { entries, .. } => entries.into_iter().map(|e| e.id).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_data_folder_is_told_from_loose_documents() {
        assert_eq!(ids(&["README.md", "b/source.txt", "a/provisions.csv"]), ["a", "b"]);
        assert_eq!(ids(&["README.md", "b.txt", "a/c.docx", "picture.png"]), ["a/c", "b"]);
        assert_eq!(ids(&["a.txt", "a.html"]), ["a.html", "a.txt"]);
    }

    #[test]
    fn nothing_beside_or_below_is_passed_over() {
        let files =
            ["new.docx", "b/source.txt", "2018/c/source.txt", "2018/d.txt", "agencies.toml"];
        assert_eq!(ids(&files), ["2018/c", "2018/d", "b", "new"]);
    }

    #[test]
    fn a_document_that_cannot_be_read_is_not_passed_over() {
        assert_eq!(ids(&["a.txt", "b.doc", "c.WPS", "d.xlsx"]), ["a", "b", "c"]);
        assert_eq!(ids(&["a.doc", "a.docx"]), ["a"]);
    }

    #[test]
    fn a_loose_document_may_have_its_facts_beside_it() {
        let root = folder(&["plan.txt", "plan.toml", "other.txt"]);
        let Ok(Holding::Instruments { entries, .. }) = discover(root.path()) else { panic!() };
        let facts: Vec<_> = entries.iter().map(|entry| entry.instrument.clone()).collect();
        assert_eq!(facts, [None, Some(root.path().join("plan.toml"))]);
    }

    #[test]
    fn a_table_alone_names_its_own_instruments() {
        let root = folder(&["provisions.csv", "report.md"]);
        assert!(matches!(discover(root.path()), Ok(Holding::Table(_))));
    }

    #[test]
    fn a_folder_without_data_is_refused() {
        let root = folder(&["picture.png"]);
        assert!(matches!(discover(root.path()), Err(Error::NoData { .. })));
        assert!(matches!(discover(&root.path().join("no")), Err(Error::Missing { .. })));
    }
}
