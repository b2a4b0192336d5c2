//! Tables of a document: a row a line, or every cell on a line of its own.
//!
//! Only tables whose header says what moves — 划出单位, 划入单位, 划转职责 — or who
//! has how many posts are read; the rest stays what it is.

use std::ops::Range;

use super::{Document, UNPLACED};
use crate::{
    grammar::{Slot, duties, party_list},
    model::{Act, Provision, Scope},
    outline::Block,
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    From,
    To,
    Duty,
    Body,
    Posts,
    Other,
}

/// A table found among the blocks.
#[derive(Debug)]
pub(super) struct Table {
    /// The blocks it takes.
    pub blocks: Range<usize>,
    header: Vec<(Column, Range<usize>)>,
    rows: Vec<Vec<Range<usize>>>,
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

fn cells(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    let end = range.end;
    // Tabs stand between the cells of a row, empty ones too.
    let by_tabs = text[range.clone()].contains('\t');
    let mut push = |from: usize, to: usize| {
        let cell = &text[from..to];
        let lead = cell.len() - cell.trim_start().len();
        if by_tabs || !cell.trim().is_empty() {
            out.push(from + lead..from + lead + cell.trim().len());
        }
    };
    for (offset, c) in text[range.clone()].char_indices() {
        let parts = if by_tabs { c == '\t' } else { matches!(c, '|' | ' ') };
        if parts {
            push(start, range.start + offset);
            start = range.start + offset + c.len_utf8();
        }
    }
    push(start, end);
    out
}

fn column(text: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if text.chars().count() > 10 {
        return None;
    }
    Some(if text == "序号" || text == "编号" {
        Column::Number
    } else if has(&["划出", "移出", "转出", "原承担", "原主管", "原责任"]) {
        Column::From
    } else if has(&["划入", "承接", "接收", "转入", "现承担", "调整后承担"]) {
        Column::To
    } else if has(&["编制", "职数", "局长", "主任", "名额"]) {
        Column::Posts
    } else if has(&["职责", "职能", "事项", "内容"]) {
        Column::Duty
    } else if has(&["机构名称", "单位名称", "部门名称", "单位", "部门", "机构"]) {
        Column::Body
    } else if has(&["备注", "说明", "依据", "类别"]) {
        Column::Other
    } else {
        return None;
    })
}

/// Whether a header says enough to read its table.
fn is_header(header: &[Column]) -> bool {
    let moves = header.contains(&Column::From)
        && header.contains(&Column::To)
        && header.contains(&Column::Duty);
    let posts = header.contains(&Column::Body) && header.contains(&Column::Posts);
    header.len() >= 2 && (moves || posts)
}

fn row_by_row(document: &Document<'_>, at: usize) -> Option<Table> {
    let text = document.text();
    let blocks = &document.outline.blocks;
    // One cell makes no header.
    memchr::memchr3(b' ', b'\t', b'|', text[blocks[at].whole.clone()].as_bytes())?;
    let header: Vec<_> = cells(text, blocks[at].whole.clone())
        .into_iter()
        .map(|cell| column(&text[cell.clone()]).map(|column| (column, cell)))
        .collect::<Option<_>>()?;
    let columns: Vec<_> = header.iter().map(|(column, _)| *column).collect();
    if !is_header(&columns) {
        return None;
    }
    let mut rows = Vec::new();
    let mut end = at + 1;
    while let Some(block) = blocks.get(end) {
        let row = cells(text, block.whole.clone());
        let rule = text[block.whole.clone()].chars().all(|c| "-—|: ".contains(c));
        let by_tabs = text[block.whole.clone()].contains('\t');
        let few = !by_tabs && row.len() + 1 < header.len() || row.len() < 2;
        if !rule && few || row.len() > header.len() {
            break;
        }
        if !rule {
            rows.push(row);
        }
        end += 1;
    }
    (!rows.is_empty()).then_some(Table { blocks: at..end, header, rows })
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
            column(&text[block.text.clone()]).map(|column| (column, block.text.clone()))
        })
        .collect();
    let columns: Vec<_> = header.iter().map(|(column, _)| *column).collect();
    if header.len() < 3 || !is_header(&columns) {
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
    (!rows.is_empty()).then_some(Table { blocks: at..end, header, rows })
}

impl Table {
    /// What the rows of the table say.
    pub fn provisions(&self, document: &Document<'_>) -> Vec<Provision> {
        let clause = &document.outline.blocks[self.blocks.start].clause;
        self.rows.iter().flat_map(|row| self.row(document, clause, row)).collect()
    }

    fn row(&self, document: &Document<'_>, clause: &str, row: &[Range<usize>]) -> Vec<Provision> {
        let text = document.text();
        let cell = |wanted: Column| {
            let at = self.header.iter().position(|(column, _)| *column == wanted)?;
            Some(&text[row.get(at)?.clone()])
        };
        let clause = match cell(Column::Number).filter(|number| number.len() <= 4) {
            Some(number) if !clause.is_empty() => format!("{clause}/{number}"),
            Some(number) => number.to_owned(),
            None => clause.to_owned(),
        };
        let whole = row
            .first()
            .map_or(0..0, |first| first.start..row.last().map_or(first.end, |last| last.end));
        let evidence = document.evidence(&clause, whole);
        let new = |act: Act| {
            let mut provision = Provision::new(UNPLACED, act, evidence.clone());
            provision.construction = "table".to_owned();
            provision
        };
        match (cell(Column::From), cell(Column::To), cell(Column::Duty)) {
            (Some(from), Some(to), Some(duty)) => {
                let mut out = Vec::new();
                for from in names(from) {
                    for to in names(to) {
                        for duty in duties(duty) {
                            let mut provision = new(Act::Transfer);
                            provision.from = Some(from.clone());
                            provision.to = Some(to.clone());
                            provision.duty = Some(duty.text);
                            provision.except = duty.except;
                            provision.scope = Some(Scope::Listed);
                            out.push(provision);
                        }
                    }
                }
                out
            }
            _ => self.posts(text, row, cell(Column::Body), &new),
        }
    }

    fn posts(
        &self,
        text: &str,
        row: &[Range<usize>],
        body: Option<&str>,
        new: &dyn Fn(Act) -> Provision,
    ) -> Vec<Provision> {
        let Some(body) = body.and_then(|body| names(body).into_iter().next()) else {
            return Vec::new();
        };
        self.header
            .iter()
            .zip(row)
            .filter(|((column, _), _)| *column == Column::Posts)
            .filter_map(|((_, kind), cell)| {
                let count =
                    text[cell.clone()].trim_end_matches(['名', '人', '个']).trim().parse().ok()?;
                let mut provision = new(Act::Staffing);
                provision.body = Some(body.clone());
                provision.duty = Some(text[kind.clone()].to_owned());
                provision.count = Some(count);
                Some(provision)
            })
            .collect()
    }
}

/// The bodies of a cell; what is no list of bodies is no body.
fn names(cell: &str) -> Vec<String> {
    party_list(cell).map_or(Vec::new(), |list| {
        list.slots
            .into_iter()
            .filter_map(|slot| match slot {
                Slot::Named(name) => Some(name),
                _ => None,
            })
            .collect()
    })
}
