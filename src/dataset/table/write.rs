//! Provisions → the table.

use std::{
    io::{self, Write},
    ops::Range,
};

use super::Column;
use crate::{
    dataset::ordered::write_in_order,
    model::{History, Provision},
};

/// What joins several exceptions in one cell.
pub(super) const JOIN: &str = "；";

/// Rows that only lack the instrument they are of, which stands first: made
/// where the provisions are, written where the file is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    text: Vec<u8>,
    /// Where each row ends.
    ends: Vec<usize>,
}

impl Rows {
    /// One row for each provision.
    pub fn of<T: AsRef<str>>(provisions: &[Provision<T>]) -> Self {
        let quotes: usize = provisions.iter().map(|row| row.evidence.quote.as_ref().len()).sum();
        let mut rows = Rows {
            text: Vec::with_capacity(2 * quotes + 160 * provisions.len()),
            ends: Vec::with_capacity(provisions.len()),
        };
        for provision in provisions {
            rows.push(provision);
        }
        rows
    }

    fn push<T: AsRef<str>>(&mut self, provision: &Provision<T>) {
        write_cells(&mut self.text, provision);
        self.ends.push(self.text.len());
    }
}

/// Writes the rest of a row: all cells behind that of the instrument.
fn write_cells<T: AsRef<str>>(out: &mut Vec<u8>, provision: &Provision<T>) {
    let evidence = &provision.evidence;
    fn text<T: AsRef<str>>(text: &Option<T>) -> &str {
        text.as_ref().map_or("", AsRef::as_ref)
    }
    let placed = !evidence.span.is_empty();
    for &column in Column::ALL {
        if column == Column::Instrument {
            continue;
        }
        out.push(b',');
        match column {
            Column::Instrument => {}
            Column::Clause => write_cell(out, evidence.clause.as_ref()),
            Column::Act => write_word(out, provision.act.as_str()),
            Column::From => write_cell(out, text(&provision.from)),
            Column::To => write_cell(out, text(&provision.to)),
            Column::Body => write_cell(out, text(&provision.body)),
            Column::Duty => write_cell(out, text(&provision.duty)),
            Column::Within => write_cell(out, text(&provision.within)),
            Column::Scope => write_word(out, provision.scope.map_or("", |it| it.as_str())),
            Column::Except if provision.except.is_empty() => {}
            Column::Except => {
                let except: Vec<&str> = provision.except.iter().map(AsRef::as_ref).collect();
                write_cell(out, &except.join(JOIN));
            }
            Column::Count => provision.count.into_iter().for_each(|it| write_number(out, it)),
            Column::Basis if provision.basis.is_stated() => write_word(out, "stated"),
            Column::Basis => write_cell(out, &provision.basis.to_string()),
            Column::Start if placed => write_number(out, evidence.span.start),
            Column::End if placed => write_number(out, evidence.span.end),
            Column::Start | Column::End => {}
            Column::Quote => write_cell(out, evidence.quote.as_ref()),
            Column::Construction => write_cell(out, provision.construction.as_ref()),
        }
    }
    out.push(b'\n');
}

/// Writes some rows of a history, whole.
fn write_rows(out: &mut Vec<u8>, history: &History, rows: Range<usize>) {
    let (mut of, mut name) = (None, Vec::new());
    for row in history.fetched(rows) {
        if of != Some(row.instrument) {
            of = Some(row.instrument);
            name.clear();
            write_cell(&mut name, &history.instrument(row.instrument).id);
        }
        out.extend_from_slice(&name);
        write_cells(out, &row);
    }
}

/// Writes a word of the table's own, which ends no cell.
fn write_word(out: &mut Vec<u8>, word: &str) {
    out.extend_from_slice(word.as_bytes());
}

fn write_number(out: &mut Vec<u8>, number: u32) {
    write_word(out, itoa::Buffer::new().format(number));
}

/// Writes one cell, in quotes where it holds what would end it.
#[inline]
fn write_cell(out: &mut Vec<u8>, text: &str) {
    // Half of them are empty.
    if !text.is_empty() {
        write_text(out, text.as_bytes());
    }
}

fn write_text(out: &mut Vec<u8>, text: &[u8]) {
    let ends_it = || {
        memchr::memchr3(b',', b'"', b'\n', text).or_else(|| memchr::memchr(b'\r', text)).is_some()
    };
    if !may_end_a_cell(text) || !ends_it() {
        out.extend_from_slice(text);
        return;
    }
    out.push(b'"');
    for (i, piece) in text.split(|&byte| byte == b'"').enumerate() {
        if i > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(piece);
    }
    out.push(b'"');
}

/// Whether a byte may end a cell that is not in quotes: the quick answer for
/// Chinese text, eight bytes or more in one step. What ends one lies below this
/// byte.
fn may_end_a_cell(text: &[u8]) -> bool {
    const BELOW: u8 = b',' + 1;
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    // In a word whose byte is lower a borrow reaches its highest bit.
    let borrows = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        word.wrapping_sub(EACH * u64::from(BELOW)) & !word
    };
    let Some(last) = text.last_chunk() else { return text.iter().any(|&byte| byte < BELOW) };
    let (words, _) = text.as_chunks();
    let any = words.iter().fold(borrows(last), |any, word| any | borrows(word));
    any & (EACH * 0x80) != 0
}

/// The table of a whole history.
pub fn write_table(history: &History) -> String {
    let mut table = TableWriter { out: Vec::new() };
    // Writing to memory does not fail.
    let _ = table.header();
    let _ = table.history(history);
    String::from_utf8(table.out).unwrap_or_default()
}

/// Writes rows one by one; nothing is kept.
pub struct TableWriter<W: Write> {
    out: W,
}

impl<W: Write> TableWriter<W> {
    /// Begins a table: writes the header.
    ///
    /// # Errors
    /// When `out` refuses.
    pub fn new(out: W) -> io::Result<Self> {
        let mut table = TableWriter { out };
        table.header()?;
        Ok(table)
    }

    fn header(&mut self) -> io::Result<()> {
        let names: Vec<&str> = Column::ALL.iter().map(|column| column.as_str()).collect();
        writeln!(self.out, "{}", names.join(","))
    }

    /// Goes on with a table whose first rows are written already.
    pub fn going_on(out: W) -> Self {
        TableWriter { out }
    }

    /// Writes one provision of `instrument` as one row.
    ///
    /// # Errors
    /// When the output refuses.
    pub fn row<T: AsRef<str>>(
        &mut self,
        instrument: &str,
        provision: &Provision<T>,
    ) -> io::Result<()> {
        self.rows(instrument, &Rows::of(std::slice::from_ref(provision)))
    }

    /// Writes the rows of `instrument`.
    ///
    /// # Errors
    /// When the output refuses.
    pub fn rows(&mut self, instrument: &str, rows: &Rows) -> io::Result<()> {
        let mut name = Vec::with_capacity(instrument.len());
        write_cell(&mut name, instrument);
        let mut start = 0;
        for &end in &rows.ends {
            self.out.write_all(&name)?;
            self.out.write_all(&rows.text[start..end])?;
            start = end;
        }
        Ok(())
    }

    /// Writes all rows of a history.
    ///
    /// # Errors
    /// When the output refuses.
    pub fn history(&mut self, history: &History) -> io::Result<()>
    where
        W: Send,
    {
        write_in_order(&mut self.out, history.ids().len(), |rows, out| {
            write_rows(out, history, rows)
        })
    }

    /// Where it is written.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Ends the table and gives the output back.
    ///
    /// # Errors
    /// When the output refuses the last bytes.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_back_whatever_it_holds() {
        for text in ["", "甲，乙", "a,b", "“甲”", "\"", "a\"\"b\n", "x\r", "\r\n,"] {
            let mut out = Vec::new();
            write_cell(&mut out, text);
            out.extend_from_slice(b",end\n");
            let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(&out[..]);
            let record = csv.records().next().unwrap().unwrap();
            assert_eq!(record.get(0), Some(text));
            assert_eq!(record.len(), 2);
        }
    }
}
