//! The zip archive around a document, unpacked with a bound.

use std::io::{Cursor, Read};

use zip::{ZipArchive, read::ZipFile, result::ZipError};

use super::xml::{self, Step};
use crate::source::{
    error::ReadError,
    foreign::{self, Foreign},
    media::Media,
};

/// The most that one part may unpack to.
const MAX_PART: u64 = 256 << 20;

/// Parts up to this size may be packed as tightly as they like.
const SMALL: u64 = 16 << 20;

/// How many times its packed size a larger part may have. Word's XML reaches
/// thirty; a zip bomb a thousand.
const MAX_RATIO: u64 = 200;

/// The parts of a Word document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The folder of the main part, with a slash at its end.
    folder: String,
    main: String,
}

impl<'a> Package<'a> {
    /// Opens an archive that holds a Word document.
    ///
    /// # Errors
    ///
    /// [`ReadError::Foreign`] for other archives.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut package = Package { archive, folder: String::new(), main: String::new() };
        let main = match package.related("_rels/.rels", "/officeDocument")? {
            Some(main) => main,
            None => "word/document.xml".to_owned(),
        };
        let is_other_office = main.starts_with("xl/") || main.starts_with("ppt/");
        if is_other_office || package.archive.index_for_name(&main).is_none() {
            return Err(ReadError::Foreign(package.what_else()));
        }
        package.folder = main.rfind('/').map_or("", |at| &main[..=at]).to_owned();
        package.main = main;
        Ok(package)
    }

    fn what_else(&self) -> Foreign {
        foreign::packed(self.archive.file_names_raw())
    }

    /// The XML of the document itself.
    pub fn main(&mut self) -> Result<String, ReadError> {
        let main = self.main.clone();
        self.part(&main)?.ok_or_else(|| damaged("the document part is missing"))
    }

    /// The XML of the part that the document names for this purpose:
    /// `styles`, `numbering`, `footnotes`, `endnotes`.
    pub fn companion(&mut self, purpose: &str) -> Result<Option<String>, ReadError> {
        let file = &self.main[self.folder.len()..];
        let relations = format!("{}_rels/{file}.rels", self.folder);
        let named = self.related(&relations, &format!("/{purpose}"))?;
        let path = match named {
            Some(target) => format!("{}{target}", self.folder),
            None => format!("{}{purpose}.xml", self.folder),
        };
        self.part(&path)
    }

    /// The target of the first relation whose type ends like this.
    fn related(&mut self, relations: &str, kind: &str) -> Result<Option<String>, ReadError> {
        let Some(relations) = self.part(relations)? else { return Ok(None) };
        let mut target = None;
        xml::walk(&relations, |step| {
            if let Step::Open(element) = step
                && element.name() == "Relationship"
                && element.attribute("Type").is_some_and(|found| found.ends_with(kind))
                && target.is_none()
            {
                target = element.attribute("Target");
            }
        })?;
        // Targets are relative to the folder, or start at the root.
        let absolute = format!("/{}", self.folder);
        Ok(target.map(|target| {
            let target = target.strip_prefix(&absolute).unwrap_or(&target);
            target.trim_start_matches('/').to_owned()
        }))
    }

    /// One part of the archive as text.
    fn part(&mut self, path: &str) -> Result<Option<String>, ReadError> {
        match self.archive.by_name(path) {
            Ok(file) => unpack(file).map(Some),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::UnsupportedArchive(problem)) if problem.contains("assword") => {
                Err(ReadError::Encrypted(Media::Docx))
            }
            Err(error) => Err(damaged(error)),
        }
    }
}

/// Unpacks until the bound, whatever size the archive announces.
fn unpack(file: ZipFile<Cursor<&[u8]>>) -> Result<String, ReadError> {
    let packed = file.compressed_size();
    let limit = packed.saturating_mul(MAX_RATIO).clamp(SMALL, MAX_PART);
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(damaged)?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::Bomb { limit: limit >> 20, packed });
    }
    // XML is UTF-8, or UTF-16 with a mark.
    Ok(encoding_rs::UTF_8.decode(&bytes).0.into_owned())
}

pub(super) fn damaged(problem: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged { media: Media::Docx, problem: problem.to_string() }
}
