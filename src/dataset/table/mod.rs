//! The provision table: what documents do, one row each.
//!
//! `extract --format csv` writes it, a person corrects it in a spreadsheet,
//! and it stands beside the source as `provisions.csv`.

mod column;
mod read;
mod write;

pub use column::Column;
pub use read::{RowRead, parse_table, read_table, stream_table};
pub use write::{Rows, TableWriter, write_table};

use std::{collections::BTreeMap, path::Path};

use super::{Error, Fault};
use crate::{lang::Text, model::Provision};

/// A table as read: rows of one instrument, or of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, in the order of the file.
    pub rows: Vec<TableRow>,
}

/// One row, with the line of the file it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The instrument it names; empty where the table leaves it open.
    pub instrument: String,
    /// The place in the outline.
    pub clause: String,
    /// What the row says. `None` for a row that fills nothing but its clause:
    /// it says that a person looked, and that the clause does nothing.
    pub provision: Option<Provision>,
    /// Where the row begins in the file, in bytes.
    pub offset: u32,
}

impl Table {
    /// The rows of each instrument, in the order in which they first appear.
    /// Rows that name none belong to `own`.
    pub fn by_instrument(self, own: &str) -> Vec<(String, Table)> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut tables: Vec<(String, Table)> = Vec::new();
        for row in self.rows {
            let id = if row.instrument.is_empty() { own } else { &row.instrument };
            let at = *places.entry(id.to_owned()).or_insert_with(|| {
                tables.push((id.to_owned(), Table::default()));
                tables.len() - 1
            });
            tables[at].1.rows.push(row);
        }
        tables
    }

    /// The complaint about rows of an instrument that is not in their folder.
    pub fn stranger(&self, file: &Path, id: &str, known: &[String]) -> Error {
        let text = super::read_text(file).unwrap_or_default();
        let row = self.rows.first().map_or(0, |row| row.offset as usize);
        let at = text.get(row..).and_then(|rest| rest.find(id)).map_or(row, |at| row + at);
        let message =
            Text::new(format!("`{id}` 是另一份文件"), format!("`{id}` is another instrument"));
        let hint = Text::new(
            format!("写 {}，或者把这一列留空", known.join(" 或 ")),
            format!("write {}, or leave the column empty", known.join(" or ")),
        );
        Fault::new(file, text, at..at + id.len(), message).hint(hint).into()
    }
}

/// The complaint about a column that must be there.
pub(super) fn missing_column(name: &str) -> Text {
    Text::new(format!("缺少 `{name}` 列"), format!("the column `{name}` is missing"))
}

/// What to call the instrument of a table whose rows name none: the table's
/// folder for a `provisions.csv`, else the table itself.
pub fn table_id(file: &Path) -> String {
    let full = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let named = match full.file_stem() {
        Some(stem) if stem != "provisions" => Some(stem),
        _ => full.parent().and_then(Path::file_name),
    };
    named.map_or_else(|| "table".to_owned(), |name| name.to_string_lossy().into_owned())
}
