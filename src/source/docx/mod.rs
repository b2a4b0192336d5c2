//! Word documents → the lines that Word shows.
//!
//! The text as it now stands: insertions are in, deletions are out, labels
//! that Word counts are counted. Notes at the foot come last, each a line.

mod body;
mod numbering;
mod numerals;
mod package;
mod xml;

use body::Only;
use numbering::Numbering;
use package::Package;

use super::error::ReadError;

/// The first bytes of a zip archive.
pub(super) const MAGIC: &[u8] = b"PK\x03\x04";

/// Reads the Word document in a zip archive. Linear in what it unpacks to,
/// which is bounded.
///
/// # Errors
///
/// [`ReadError::Foreign`] for other archives, [`ReadError::Damaged`],
/// [`ReadError::Encrypted`] and [`ReadError::Bomb`].
pub(super) fn read(bytes: &[u8]) -> Result<String, ReadError> {
    let mut package = Package::open(bytes)?;
    let lists = package.companion("numbering")?;
    let styles = package.companion("styles")?;
    let mut numbering = Numbering::read(lists.as_deref(), styles.as_deref())?;
    let text = body::read(&package.main()?, &mut numbering, None)?;
    let mut lines = text.lines;
    for (part, name, ids) in
        [("footnotes", "footnote", &text.footnotes), ("endnotes", "endnote", &text.endnotes)]
    {
        if !ids.is_empty()
            && let Some(notes) = package.companion(part)?
        {
            lines.extend(body::read(&notes, &mut numbering, Some(&Only { name, ids }))?.lines);
        }
    }
    Ok(lines.into_iter().fold(String::new(), |text, line| text + &line + "\n"))
}

#[cfg(test)]
pub(super) mod tests;
