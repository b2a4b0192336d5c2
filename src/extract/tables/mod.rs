//! Tables of a document: a row a line, or every cell on a line of its own.
//!
//! Only tables whose header says what moves — 划出单位, 划入单位, 划转职责 — what
//! bodies became — 改革前, 改革后 — what is said of each, what is decided of
//! which duty, or who has how many posts are read; the rest stays what it is.
//! `header` tells columns apart, `rows` and `items` read what a row says.

mod header;
mod items;
mod rows;

use std::ops::Range;

use self::header::{Column, Kind};
use super::Document;
use crate::{model::Provision, outline::Block};

/// A table found among the blocks.
#[derive(Debug)]
pub(super) struct Table {
    /// The blocks it takes.
    pub blocks: Range<usize>,
    kind: Kind,
    header: Vec<(Column, Range<usize>)>,
    rows: Vec<Vec<Range<usize>>>,
}

/// What a table says.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub provisions: Vec<Provision>,
    /// What of it is not understood.
    pub left: Vec<Range<usize>>,
}

/// The tables of a document.
pub(super) fn find(document: &Document<'_>) -> Vec<Table> {
    let blocks = &document.outline.blocks;
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        match row_by_row(document, at).or_else(|| cell_by_cell(document, at)) {
            Some(table) => {
                at = table.blocks.end;
                out.push(table);
            }
            None => at += 1,
        }
    }
    out
}

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// An empty cell is a cell.
    Tab,
    /// The same, of the source.
    Bar,
    /// Commas, out of a spreadsheet.
    Comma,
    Space,
}

/// The line of the source that a block is, and where it starts.
fn line<'t>(document: &Document<'t>, block: &Block) -> (&'t str, usize) {
    let place = document.reading.source_span(block.whole.clone());
    let source = document.source;
    let (start, end) = (place.start as usize, place.end as usize);
    let start = memchr::memrchr(b'\n', &source.as_bytes()[..start]).map_or(0, |at| at + 1);
    let end = memchr::memchr(b'\n', &source.as_bytes()[end..]).map_or(source.len(), |at| end + at);
    (&source[start..end], start)
}

fn mark(document: &Document<'_>, block: &Block) -> Option<Mark> {
    let read = &document.text()[block.whole.clone()];
    // One cell makes no header; most lines have but one.
    let spaced = memchr::memchr2(b' ', b'|', read.as_bytes()).is_some();
    let (line, _) = line(document, block);
    let holds = |byte: u8| memchr::memchr(byte, line.as_bytes()).is_some();
    if read.contains('\t') {
        Some(Mark::Tab)
    } else if holds(b'|') {
        Some(Mark::Bar)
    } else if spaced {
        Some(Mark::Space)
    } else {
        read.contains('，').then_some(Mark::Comma)
    }
}

fn cells(document: &Document<'_>, block: &Block, mark: Mark) -> Vec<Range<usize>> {
    match mark {
        Mark::Tab => parted(document.text(), block.whole.clone(), '\t'),
        Mark::Bar => barred(document, block),
        Mark::Comma => parted(document.text(), block.whole.clone(), '，'),
        Mark::Space => spaced(document, block),
    }
}

/// The cells between marks of the text itself.
pub(super) fn parted(text: &str, row: Range<usize>, mark: char) -> Vec<Range<usize>> {
    let mut at = row.start;
    let mut out = Vec::new();
    for cell in text[row].split(mark) {
        let lead = cell.len() - cell.trim_start().len();
        out.push(at + lead..at + lead + cell.trim().len());
        at += cell.len() + mark.len_utf8();
    }
    out
}

/// The words of a line of the source: a reader closes up 1 and what it counts.
fn spaced(document: &Document<'_>, block: &Block) -> Vec<Range<usize>> {
    let (line, start) = line(document, block);
    let space = |c: char| matches!(c, ' ' | '\u{3000}' | '\u{a0}');
    let bounds: Vec<usize> = line.match_indices(space).map(|(at, _)| start + at).collect();
    let cells = cells_between(document, block, &bounds, 0..usize::MAX);
    cells.into_iter().filter(|cell| cell.start < cell.end).collect()
}

/// The cells between bars of the source: `| a | b |` has none outside them.
fn barred(document: &Document<'_>, block: &Block) -> Vec<Range<usize>> {
    let (line, start) = line(document, block);
    let bounds: Vec<usize> = line.match_indices('|').map(|(at, _)| start + at).collect();
    let trimmed = line.trim();
    let first = usize::from(trimmed.starts_with('|')).min(bounds.len());
    let last = usize::from(trimmed.ends_with('|') && bounds.len() > first);
    let inner = bounds.len() - last;
    let from = if first > 0 { bounds[0] } else { 0 };
    let to = if last > 0 { bounds[inner] } else { usize::MAX };
    cells_between(document, block, &bounds[first..inner], from..to)
}

/// The parts of a block that stand between places of the source.
fn cells_between(
    document: &Document<'_>,
    block: &Block,
    bounds: &[usize],
    within: Range<usize>,
) -> Vec<Range<usize>> {
    let text = document.text();
    let mut out: Vec<Range<usize>> = vec![0..0; bounds.len() + 1];
    for (at, c) in text[block.whole.clone()].char_indices() {
        let place = block.whole.start + at..block.whole.start + at + c.len_utf8();
        let source = document.reading.source_span(place.clone()).start as usize;
        if c == ' ' || c == '|' || !within.contains(&source) {
            continue;
        }
        let cell = &mut out[bounds.partition_point(|&bound| bound < source)];
        *cell = if cell.start == cell.end { place } else { cell.start..place.end };
    }
    out
}

/// A header, in one line or two: what it tells, its columns, and its lines.
fn header(document: &Document<'_>, at: usize, mark: Mark) -> Option<(Kind, Header, usize)> {
    let text = document.text();
    let blocks = &document.outline.blocks;
    let first = cells(document, &blocks[at], mark);
    let said = |cells: &[Range<usize>]| -> Vec<&str> {
        cells.iter().map(|cell| &text[cell.clone()]).collect()
    };
    let above = said(&first);
    // Most lines are prose.
    if above.iter().any(|cell| cell.chars().nth(header::LONGEST).is_some()) {
        return None;
    }
    if let Some(next) = blocks.get(at + 1) {
        let second = cells(document, next, mark);
        let columns = header::of_two_lines(&above, &said(&second));
        if let Some(columns) = columns
            && let Some(kind) = header::kind(&columns)
        {
            return Some((kind, columns.into_iter().zip(second).collect(), 2));
        }
    }
    let columns: Vec<Column> =
        above.iter().map(|cell| header::column(cell)).collect::<Option<_>>()?;
    let kind = header::kind(&columns)?;
    Some((kind, columns.into_iter().zip(first).collect(), 1))
}

/// The columns, each with its place.
type Header = Vec<(Column, Range<usize>)>;

fn row_by_row(document: &Document<'_>, at: usize) -> Option<Table> {
    let text = document.text();
    let blocks = &document.outline.blocks;
    let line = &text[blocks[at].whole.clone()];
    // A header is short and no sentence.
    if line.len() > 400 || line.contains(['。', '\n']) {
        return None;
    }
    let mark = mark(document, &blocks[at])?;
    let (kind, header, lines) = header(document, at, mark)?;
    let mut rows = Vec::new();
    let mut end = at + lines;
    let ruled = matches!(mark, Mark::Tab | Mark::Bar);
    while let Some(block) = blocks.get(end) {
        let row = cells(document, block, mark);
        let rule = text[block.whole.clone()].chars().all(|c| "-—|: \t".contains(c));
        let fits = match mark {
            Mark::Comma => row.len() == header.len(),
            Mark::Tab | Mark::Bar => row.len() > 1 && row.len() <= header.len(),
            Mark::Space => row.len() + 1 >= header.len() && row.len() <= header.len(),
        };
        // Another table begins.
        let begins = |at: usize| self::header(document, at, mark).is_some();
        if begins(end) {
            break;
        }
        // 一、县委机构 above the rows that it heads.
        let heads = || {
            let next = blocks.get(end + 1).map(|next| cells(document, next, mark));
            let on = next.is_some_and(|next| next.len() > 1 && !begins(end + 1));
            ruled && row.len() == 1 && on
        };
        if !rule && !fits && !heads() {
            break;
        }
        if !rule && fits {
            rows.push(with_its_number(row, &header, text));
        }
        end += 1;
    }
    let table = Table { blocks: at..end, kind, header, rows };
    let says = || !table.read(document).provisions.is_empty();
    (!table.rows.is_empty() && (!matches!(kind, Kind::Notes | Kind::Items) || says()))
        .then_some(table)
}

/// `1县农业局 县农业农村局` under 序号, 原名称, 现名称: the number ran into the name.
fn with_its_number(
    mut row: Vec<Range<usize>>,
    header: &[(Column, Range<usize>)],
    text: &str,
) -> Vec<Range<usize>> {
    let counted = header.first().is_some_and(|(column, _)| *column == Column::Number);
    let number = |cell: &Range<usize>| {
        let said = &text[cell.clone()];
        said.chars().count() <= 3
            && said.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十()".contains(c))
    };
    if let Some(first) =
        row.first().filter(|first| counted && !number(first) && first.start < first.end)
        && row.len() < header.len()
    {
        let figures = text[first.clone()].trim_start_matches(|c: char| c.is_ascii_digit());
        let at = first.end - figures.len();
        let before = first.start..at;
        row[0].start = at;
        row.insert(0, before);
    }
    row
}

fn cell_by_cell(document: &Document<'_>, at: usize) -> Option<Table> {
    let text = document.text();
    let blocks = &document.outline.blocks;
    if blocks[at].labelled {
        return None;
    }
    let is_cell = |block: &Block| !block.labelled && !text[block.text.clone()].contains('。');
    let header: Vec<_> = blocks[at..]
        .iter()
        .take(12)
        .take_while(|block| is_cell(block))
        .map_while(|block| {
            let column = header::column(text[block.text.clone()].trim())?;
            Some((column, block.text.clone()))
        })
        .collect();
    let columns: Vec<_> = header.iter().map(|(column, _)| *column).collect();
    let kind = header::kind(&columns).filter(|kind| !matches!(kind, Kind::Notes | Kind::Items))?;
    if header.len() < 3 {
        return None;
    }
    let start = at + header.len();
    let body: Vec<_> = blocks[start..]
        .iter()
        .take_while(|block| is_cell(block))
        .map(|block| block.text.clone())
        .collect();
    let rows: Vec<_> = body.chunks_exact(header.len()).map(<[_]>::to_vec).collect();
    let end = start + rows.len() * header.len();
    (!rows.is_empty()).then_some(Table { blocks: at..end, kind, header, rows })
}
