//! Reads and writes what stands on disk: data folders, tables, graph files.
//!
//! A data folder holds one folder an instrument:
//!
//! ```text
//! graph-data/
//!   agencies.toml             canonical names, aliases, former names
//!   alignments.toml           reviewed links between wordings
//!   <instrument-id>/
//!     instrument.toml         title, number, issuer, dates, basis
//!     source.txt|html|docx|pdf
//!     provisions.csv          reviewed rows
//! ```
//!
//! [`discover()`] says what a path holds without reading documents; the parts
//! are then read one by one ([`read_table`], [`read_instrument`], …), and
//! [`review()`] lets the reviewed rows win over what was read from the text.
//! Whatever is wrong with a file a person wrote is an [`Error`] with the place
//! in it and what to do; whatever a document lacks is a finding.

mod agencies;
mod alignments;
mod atomic;
mod decisions;
mod discover;
mod error;
mod gazetteer;
mod graph_file;
mod growing;
mod identity;
mod instrument_file;
mod ordered;
mod place;
mod quotes;
mod review;
mod table;
mod toml_file;

pub use agencies::{Agencies, Agency};
pub use alignments::{Alignments, alignments_toml};
pub use atomic::write_atomically;
pub use decisions::read_decisions;
pub use discover::{Entry, Holding, discover, documents_under, keeps_data};
pub use error::{Error, Fault};
pub use gazetteer::Gazetteer;
pub use graph_file::{GRAPH_FORMAT, GraphFile, write_graph};
pub use growing::{Growing, Left};
pub use identity::{Identity, Named, Side};
pub use instrument_file::{InstrumentFile, read_instrument};
pub use place::{Place, place_of};
pub use quotes::verify_quotes;
pub use review::review;
pub use table::{
    Column, RowRead, Rows, Table, TableRow, TableWriter, parse_table, read_table, stream_table,
    table_id, write_table,
};

use std::{fs, path::Path};

use crate::lang::Text;

/// The text of a file that a person writes.
///
/// # Errors
/// Nothing there, no access, or no UTF-8.
pub fn read_file(path: &Path) -> Result<String, Error> {
    read_text(path)
}

/// The text of a file a person writes: UTF-8, with or without a BOM.
fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::unreadable(path, cause))?;
    let text = String::from_utf8(bytes).map_err(|bad| {
        let valid = bad.utf8_error().valid_up_to();
        let readable = String::from_utf8_lossy(&bad.as_bytes()[..valid]).into_owned();
        let message = Text::new("从这里起不是 UTF-8 编码", "the file is not UTF-8 from here on");
        Fault::new(path, readable, valid..valid, message).hint(Text::new(
            "另存为 UTF-8；电子表格程序里叫“CSV UTF-8”",
            "save it as UTF-8; spreadsheets call it `CSV UTF-8`",
        ))
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
