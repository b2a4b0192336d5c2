//! The table → provisions, or the cell that is wrong.

use std::{
    fs::File,
    io::Read,
    path::Path,
    str::FromStr,
    sync::mpsc::{Receiver, SyncSender, channel, sync_channel},
    thread,
};

use csv::StringRecord;

use super::{Column, Table, TableRow, missing_column, write::JOIN};
use crate::{
    dataset::{Error, Fault, read_text},
    lang::Text,
    model::{Act, Basis, Evidence, InstrumentId, Provision, Row, Scope},
    source::Span,
};

/// Reads a provision table from a file.
///
/// # Errors
/// An unknown or missing column, a bad act, scope, basis, number or span: with
/// line, column, and what to do.
pub fn read_table(path: &Path) -> Result<Table, Error> {
    Ok(parse_table(path, &read_text(path)?)?)
}

/// Reads a provision table from a text; `path` is what messages call it.
///
/// Linear in the length of the text.
///
/// # Errors
/// As [`read_table`].
pub fn parse_table(path: &Path, text: &str) -> Result<Table, Box<Fault>> {
    let mut rows = Vec::new();
    let mut keep = |row: RowRead<'_>| {
        rows.push(TableRow {
            instrument: row.instrument.to_owned(),
            clause: row.clause.to_owned(),
            provision: row.provision.map(|provision| provision.owned()),
            offset: row.offset as u32,
        });
    };
    Reader { path, text }.read(text.as_bytes(), &mut keep).map_err(Box::new)?;
    Ok(Table { rows })
}

/// Reads a provision table row by row; nothing of it is kept.
///
/// Linear in the size of the file, in constant memory. A large file is split
/// into cells by a thread of its own, unless there is to be one thread only.
///
/// # Errors
/// As [`read_table`]; rows before the wrong one have been told by then.
pub fn stream_table(path: &Path, mut tell: impl FnMut(RowRead<'_>)) -> Result<(), Error> {
    let file = File::open(path).map_err(|cause| Error::unreadable(path, cause))?;
    let is_large = file.metadata().is_ok_and(|about| about.len() >= LARGE);
    let reader = Reader { path, text: "" };
    let read = match is_large && rayon::current_num_threads() > 1 {
        true => reader.read_ahead(file, &mut tell),
        false => reader.read(file, &mut tell),
    };
    if read.is_ok() {
        return Ok(());
    }
    // Once more, with the whole text at hand, to say where it is wrong.
    let text = read_text(path)?;
    Ok((Reader { path, text: &text }).read(text.as_bytes(), &mut |_| ()).map_err(Box::new)?)
}

/// A row as read; it borrows its texts.
#[derive(Debug, Clone)]
pub struct RowRead<'r> {
    /// The instrument it names; empty where the table leaves it open.
    pub instrument: &'r str,
    /// The place in the outline.
    pub clause: &'r str,
    /// What the row says. `None` for a row that fills nothing but its clause.
    pub provision: Option<Row<'r>>,
    /// Where the row begins in the file, in bytes.
    pub offset: usize,
}

struct Reader<'a> {
    path: &'a Path,
    /// To tell the place of what is wrong.
    text: &'a str,
}

/// How much of a file is read at once.
const CHUNK: usize = 1 << 18;

/// Where each column stands in this table.
type Places = [Option<usize>; Column::COUNT];

/// From this many bytes on a second thread is worth its while.
const LARGE: u64 = 1 << 20;

/// Rows that one thread hands to the other at once.
const BATCH: usize = 512;

/// Batches that may lie between the two.
const AHEAD: usize = 4;

/// Rows on their way from the thread that splits the file to the one that reads
/// the cells. The records are used again and again.
#[derive(Default)]
struct Batch {
    records: Vec<StringRecord>,
    filled: usize,
}

impl Batch {
    fn rows(&self) -> &[StringRecord] {
        &self.records[..self.filled]
    }

    /// Whether there may be more rows.
    fn fill(&mut self, csv: &mut csv::Reader<impl Read>) -> Result<bool, csv::Error> {
        self.records.resize_with(BATCH, StringRecord::new);
        self.filled = 0;
        for record in &mut self.records {
            if !csv.read_record(record)? {
                return Ok(false);
            }
            self.filled += 1;
        }
        Ok(true)
    }
}

/// Fills batches until the file ends or nobody takes them any more.
fn split(
    mut csv: csv::Reader<impl Read>,
    full: &SyncSender<Result<Batch, csv::Error>>,
    used: &Receiver<Batch>,
) {
    loop {
        let mut batch = used.try_recv().unwrap_or_default();
        let filled = batch.fill(&mut csv);
        let goes_on = matches!(filled, Ok(true));
        if full.send(filled.map(|_| batch)).is_err() || !goes_on {
            return;
        }
    }
}

impl Reader<'_> {
    fn read(&self, from: impl Read, tell: &mut dyn FnMut(RowRead<'_>)) -> Result<(), Fault> {
        let (mut csv, places) = self.open(from)?;
        let mut record = StringRecord::new();
        while csv.read_record(&mut record).map_err(|error| self.csv_fault(&error))? {
            self.row(&places, &record, tell)?;
        }
        Ok(())
    }

    /// The same, with the splitting in a thread of its own.
    fn read_ahead(
        &self,
        from: impl Read + Send,
        tell: &mut dyn FnMut(RowRead<'_>),
    ) -> Result<(), Fault> {
        let (csv, places) = self.open(from)?;
        let (full, batches) = sync_channel(AHEAD);
        let (empty, used) = channel();
        thread::scope(|scope| {
            scope.spawn(move || split(csv, &full, &used));
            // Dropped where a row is wrong, which ends the other thread.
            for batch in batches {
                let batch = batch.map_err(|error| self.csv_fault(&error))?;
                for record in batch.rows() {
                    self.row(&places, record, tell)?;
                }
                let _ = empty.send(batch); // at the end nobody wants it
            }
            Ok(())
        })
    }

    fn open<R: Read>(&self, from: R) -> Result<(csv::Reader<R>, Places), Fault> {
        let mut csv = csv::ReaderBuilder::new().buffer_capacity(CHUNK).from_reader(from);
        let header = csv.headers().map_err(|error| self.csv_fault(&error))?.clone();
        let places = self.places(&header)?;
        Ok((csv, places))
    }

    fn row(
        &self,
        places: &Places,
        record: &StringRecord,
        tell: &mut dyn FnMut(RowRead<'_>),
    ) -> Result<(), Fault> {
        if let Some(row) = (Line { reader: self, places, record }).read()? {
            tell(row);
        }
        Ok(())
    }

    fn places(&self, header: &StringRecord) -> Result<Places, Fault> {
        let mut places: Places = [None; Column::COUNT];
        for (at, word) in header.iter().enumerate() {
            let Some(column) = Column::named(word) else {
                return Err(self.header_fault(at, unknown_column(word)));
            };
            if places[column as usize].replace(at).is_some() {
                return Err(self.header_fault(at, column_twice(word)));
            }
        }
        match Column::REQUIRED.iter().find(|&&column| places[column as usize].is_none()) {
            Some(column) => Err(self.header_fault(0, missing_column(column.as_str()))),
            None => Ok(places),
        }
    }

    fn header_fault(&self, at: usize, message: Text) -> Fault {
        let header = self.text.lines().next().unwrap_or("");
        let names: Vec<_> = Column::ALL.iter().map(|column| column.as_str()).collect();
        let separators = match header.contains([';', '\t']) && !header.contains(',') {
            true => ("各格要用英文逗号隔开；", "cells are separated by commas; "),
            false => ("", ""),
        };
        let names = names.join(",");
        Fault::new(self.path, self.text, cell_range(self.text, 0, at), message).hint(Text::new(
            format!("{}列名是 {names}", separators.0),
            format!("{}the columns are {names}", separators.1),
        ))
    }

    fn csv_fault(&self, error: &csv::Error) -> Fault {
        let start = error.position().map_or(0, |position| position.byte() as usize);
        let (place, message) = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                let last = (*expected_len).min(len - 1) as usize;
                let message = Text::new(
                    format!("这一行有{len}格，表头有{expected_len}格"),
                    format!("the row has {len} cells, the header {expected_len}"),
                );
                (cell_range(self.text, start, last), message)
            }
            _ => (start..start, broken_csv(error)),
        };
        Fault::new(self.path, self.text, place, message).hint(Text::new(
            "含有逗号或换行的格要放在英文双引号里",
            "put a cell that holds a comma or a line break in double quotes",
        ))
    }
}

struct Line<'a> {
    reader: &'a Reader<'a>,
    places: &'a Places,
    record: &'a StringRecord,
}

impl<'a> Line<'a> {
    fn read(&self) -> Result<Option<RowRead<'a>>, Fault> {
        if self.record.as_slice().is_empty() {
            return Ok(None);
        }
        Ok(Some(RowRead {
            instrument: self.cell(Column::Instrument),
            clause: self.cell(Column::Clause),
            provision: match self.cell(Column::Act) {
                "" if self.says_nothing() => None,
                _ => Some(self.provision()?),
            },
            offset: self.offset(),
        }))
    }

    fn says_nothing(&self) -> bool {
        Column::ALL
            .iter()
            .filter(|column| !matches!(column, Column::Instrument | Column::Clause))
            .all(|&column| self.cell(column).is_empty())
    }

    fn provision(&self) -> Result<Row<'a>, Fault> {
        let evidence = Evidence {
            clause: self.cell(Column::Clause),
            span: self.span()?,
            quote: self.cell(Column::Quote),
        };
        let words = |column| Some(self.cell(column)).filter(|w| !w.is_empty());
        Ok(Provision {
            instrument: InstrumentId::default(),
            act: self.parse(Column::Act, || one_of(Act::ALL.iter().map(|act| act.as_str())))?,
            from: words(Column::From),
            to: words(Column::To),
            body: words(Column::Body),
            duty: words(Column::Duty),
            within: words(Column::Within),
            scope: self.optional(Column::Scope, || {
                one_of(Scope::ALL.iter().map(|scope| scope.as_str()))
            })?,
            except: match self.cell(Column::Except) {
                "" => Vec::new(),
                list => list.split(JOIN).filter(|part| !part.is_empty()).collect(),
            },
            count: self.optional(Column::Count, whole_number)?,
            basis: self.basis()?,
            evidence,
            construction: self.cell(Column::Construction),
        })
    }

    fn basis(&self) -> Result<Basis<&'a str>, Fault> {
        Basis::of(self.cell(Column::Basis)).ok_or_else(|| {
            let hint = Text::new("填 stated 或 inferred:规则名", "write stated or inferred:RULE");
            self.fault(Column::Basis, self.no_value(Column::Basis), hint)
        })
    }

    fn span(&self) -> Result<Span, Fault> {
        let start = self.optional::<u32>(Column::Start, whole_number)?;
        let end = self.optional::<u32>(Column::End, whole_number)?;
        match (start, end) {
            (None, None) => Ok(Span::default()),
            (Some(start), Some(end)) if start < end => Ok(Span { start, end }),
            (Some(start), Some(end)) => Err(self.fault(
                Column::End,
                Text::new(
                    format!("终点{end}不在起点{start}之后"),
                    format!("the end {end} does not lie after the start {start}"),
                ),
                Text::new(
                    "start 和 end 是字节位置，不含终点；两格都留空，就按引文查找",
                    "start and end are byte offsets, half-open; leave both empty to look the \
                     quote up",
                ),
            )),
            (None, Some(_)) => Err(self.half_span(Column::Start)),
            (Some(_), None) => Err(self.half_span(Column::End)),
        }
    }

    fn offset(&self) -> usize {
        self.record.position().map_or(0, |position| position.byte() as usize)
    }

    fn half_span(&self, missing: Column) -> Fault {
        let column = missing.as_str();
        let message = Text::new(format!("没有填 `{column}`"), format!("`{column}` is missing"));
        let hint = Text::new(
            "start 和 end 都填，或者都留空", "give both start and end, or leave both empty",
        );
        self.fault(missing, message, hint)
    }

    fn cell(&self, column: Column) -> &'a str {
        trimmed(self.places[column as usize].and_then(|at| self.record.get(at)).unwrap_or(""))
    }

    fn optional<T: FromStr>(
        &self,
        column: Column,
        hint: impl FnOnce() -> Text,
    ) -> Result<Option<T>, Fault> {
        if self.cell(column).is_empty() { Ok(None) } else { self.parse(column, hint).map(Some) }
    }

    fn parse<T: FromStr>(&self, column: Column, hint: impl FnOnce() -> Text) -> Result<T, Fault> {
        let word = self.cell(column);
        word.parse().map_err(|_| self.fault(column, self.no_value(column), hint()))
    }

    fn no_value(&self, column: Column) -> Text {
        let (word, column) = (self.cell(column), column.as_str());
        match word {
            "" => {
                Text::new(format!("`{column}` 列没有填"), format!("the column `{column}` is empty"))
            }
            _ => Text::new(
                format!("`{word}` 不能填在 `{column}` 列"),
                format!("`{word}` is no value for the column `{column}`"),
            ),
        }
    }

    fn fault(&self, column: Column, message: Text, hint: Text) -> Fault {
        let at = self.places[column as usize].unwrap_or(0);
        let place = cell_range(self.reader.text, self.offset(), at);
        Fault::new(self.reader.path, self.reader.text, place, message).hint(hint)
    }
}

/// A cell without the space at its ends. Nearly all begin and end with a letter
/// of which the first byte tells that it is no space.
fn trimmed(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    let is_letter = |byte: u8| byte.is_ascii_graphic() || (0xe4..=0xe9).contains(&byte);
    let (first, last) = match bytes {
        [] => return cell,
        [first, .., last] if last.is_ascii() => (*first, *last),
        [first, .., letter, _, _] => (*first, *letter),
        _ => return cell.trim(),
    };
    if is_letter(first) && is_letter(last) { cell } else { cell.trim() }
}

fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> Text {
    let words = words.collect::<Vec<_>>().join(", ");
    Text::new(format!("填其中一个：{words}"), format!("write one of {words}"))
}

fn whole_number() -> Text {
    Text::new(
        "用数字填一个整数，或者留空",
        "write a whole number in digits, or leave the cell empty",
    )
}

fn unknown_column(word: &str) -> Text {
    Text::new(format!("没有叫 `{word}` 的列"), format!("no column is called `{word}`"))
}

fn column_twice(word: &str) -> Text {
    Text::new(format!("`{word}` 列出现两次"), format!("the column `{word}` stands twice"))
}

fn broken_csv(error: &csv::Error) -> Text {
    Text::new(format!("表格写法有误（{error}）"), error.to_string())
}

/// The bytes of the cell number `at` in the row that starts at `start`.
///
/// The csv reader gives the place of rows only; cells are counted again here,
/// on the way to an error message.
fn cell_range(text: &str, start: usize, at: usize) -> std::ops::Range<usize> {
    let bytes = text.as_bytes();
    let start = start.min(bytes.len());
    // The reader's row may begin with the line break before it.
    let row = start + bytes[start..].iter().take_while(|&&b| b == b'\n' || b == b'\r').count();
    let (mut cell, mut cell_start, mut quoted) = (0, row, false);
    for (offset, &byte) in bytes.iter().enumerate().skip(row) {
        match byte {
            b'"' => quoted = !quoted,
            b',' | b'\n' | b'\r' if !quoted => {
                if cell == at || byte != b',' {
                    return cell_start..offset;
                }
                (cell, cell_start) = (cell + 1, offset + 1);
            }
            _ => {}
        }
    }
    cell_start..bytes.len()
}
