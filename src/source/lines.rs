//! Lines of text out of a tree of blocks, rows and cells.
//!
//! Readers of formats that have structure push text and say where lines,
//! rows and cells end. A row becomes one line, its cells parted by tabs,
//! unless the table is there for the layout of the page. A cell that reaches
//! over several rows stands in each of their lines.

/// One finished line; the mark says which part of the page it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub mark: usize,
}

/// A cell with more lines than this holds an article, not a value.
const MAX_CELL_LINES: usize = 3;

/// A longer cell, in bytes, and one behind so many columns, is not repeated in
/// the rows below that it reaches over.
const MAX_REPEATED: usize = 96;
const MAX_REACHING: usize = 12;

/// Tables nested deeper than this are read as plain blocks.
const MAX_NESTING: usize = 16;

/// Gathers lines. The current line is open to [`Lines::push`].
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: Vec<Line>,
    tables: Vec<Table>,
    /// Tables that were nested too deeply to keep.
    ignored: usize,
    current: String,
    mark: usize,
}

#[derive(Debug, Default)]
struct Table {
    done: Vec<Line>,
    cells: Vec<Vec<Line>>,
    /// How far each cell of the row reaches.
    reach: Vec<Reach>,
    /// The row before, and how many more rows each of its cells reaches over.
    above: Vec<(Vec<Line>, usize)>,
    /// Whether a cell of the row holds another table.
    nests: bool,
    /// Whether a row before held values side by side.
    is_data: bool,
}

/// How far a cell reaches.
#[derive(Debug, Clone, Copy)]
struct Reach {
    rows: usize,
    columns: usize,
    /// It is one with the cell above it.
    goes_on: bool,
}

impl Default for Reach {
    fn default() -> Self {
        Reach { rows: 1, columns: 1, goes_on: false }
    }
}

impl Lines {
    /// Adds to the current line.
    pub fn push(&mut self, text: &str) {
        self.current.push_str(text);
    }

    /// The current line, to look at or to change.
    pub fn current(&mut self) -> &mut String {
        &mut self.current
    }

    /// Ends the current line; one without text is dropped.
    pub fn end_line(&mut self) {
        let kept = self.current.trim_end().len();
        if kept == 0 {
            self.current.clear();
            return;
        }
        let mut text = std::mem::take(&mut self.current);
        text.truncate(kept);
        let line = Line { text, mark: self.mark };
        self.target().push(line);
    }

    /// Lines ended from here on carry this mark.
    pub fn set_mark(&mut self, mark: usize) {
        self.end_line();
        self.mark = mark;
    }

    /// Starts a table, in a cell if one is open.
    pub fn open_table(&mut self) {
        self.end_line();
        if self.tables.len() == MAX_NESTING {
            self.ignored += 1;
        } else {
            self.tables.push(Table::default());
        }
    }

    /// Starts a cell of the innermost table.
    pub fn open_cell(&mut self) {
        self.end_line();
        if self.ignored == 0
            && let Some(table) = self.tables.last_mut()
        {
            table.cells.push(Vec::new());
            table.reach.push(Reach::default());
        }
    }

    /// The cell that was opened last reaches over so many rows and columns.
    pub fn cell_reaches(&mut self, rows: usize, columns: usize) {
        if let Some(reach) = self.open_reach() {
            (reach.rows, reach.columns) = (rows.max(1), columns.clamp(1, MAX_REACHING));
        }
    }

    /// The cell that was opened last is one with the cell above it.
    pub fn cell_goes_on(&mut self) {
        if let Some(reach) = self.open_reach() {
            reach.goes_on = true;
        }
    }

    fn open_reach(&mut self) -> Option<&mut Reach> {
        let table = self.tables.last_mut().filter(|_| self.ignored == 0)?;
        table.reach.last_mut()
    }

    /// Ends a row of the innermost table.
    pub fn close_row(&mut self) {
        self.end_line();
        if self.ignored == 0
            && let Some(table) = self.tables.last_mut()
        {
            table.close_row();
        }
    }

    /// Forgets the row that is open.
    pub fn drop_row(&mut self) {
        self.current.clear();
        if self.ignored == 0
            && let Some(table) = self.tables.last_mut()
        {
            table.cells.clear();
            table.reach.clear();
        }
    }

    /// Ends the innermost table.
    pub fn close_table(&mut self) {
        self.close_row();
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        let Some(table) = self.tables.pop() else { return };
        if let Some(outer) = self.tables.last_mut() {
            outer.nests = true;
        }
        self.target().extend(table.done);
    }

    /// Every line, in the order of the page.
    pub fn finish(mut self) -> Vec<Line> {
        self.end_line();
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.done
    }

    /// Where a finished line goes.
    fn target(&mut self) -> &mut Vec<Line> {
        match self.tables.last_mut() {
            None => &mut self.done,
            Some(Table { cells, done, .. }) => cells.last_mut().unwrap_or(done),
        }
    }
}

impl Table {
    fn close_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let reach = std::mem::take(&mut self.reach);
        let nests = std::mem::take(&mut self.nests);
        if !nests && is_data(&cells, self.is_data) {
            self.is_data = true;
            let cells = self.with_those_above(cells, &reach);
            self.done.extend(joined(cells));
        } else {
            self.above.clear();
            self.done.extend(cells.into_iter().flatten());
        }
    }

    /// The cells of a row, and among them those of the rows above that reach
    /// over it.
    fn with_those_above(&mut self, cells: Vec<Vec<Line>>, reach: &[Reach]) -> Vec<Vec<Line>> {
        // A row without cells of its own says nothing.
        if cells.is_empty() {
            return cells;
        }
        let mut above = std::mem::take(&mut self.above);
        let mut row: Vec<(Vec<Line>, usize)> = Vec::with_capacity(cells.len());
        // A page may hold the covered cells all the same, empty.
        let covered = cells.len() >= above.len();
        let hang = |row: &mut Vec<(Vec<Line>, usize)>, above: &mut Vec<(Vec<Line>, usize)>| {
            let reaches = |&&mut (_, left): &&mut (Vec<Line>, usize)| left > 0 && !covered;
            while let Some((lines, left)) = above.get_mut(row.len()).filter(reaches) {
                row.push((std::mem::take(lines), *left - 1));
            }
        };
        for (cell, reach) in cells.into_iter().zip(reach) {
            hang(&mut row, &mut above);
            let at = row.len();
            let goes_on = |&&mut (_, left): &&mut (Vec<Line>, usize)| {
                cell.is_empty() && (reach.goes_on || covered && left > 0)
            };
            let (cell, left) = match above.get_mut(at).filter(goes_on) {
                Some((lines, left)) => (std::mem::take(lines), left.saturating_sub(1)),
                None => (cell, reach.rows - 1),
            };
            row.push((cell, left));
            row.extend((1..reach.columns).map(|_| (Vec::new(), reach.rows - 1)));
        }
        hang(&mut row, &mut above);
        let kept = row.iter().take(MAX_REACHING).map(|(lines, left)| {
            let long = lines.iter().map(|line| line.text.len()).sum::<usize>() > MAX_REPEATED;
            (if long { Vec::new() } else { lines.clone() }, *left)
        });
        self.above = kept.collect();
        row.into_iter().map(|(lines, _)| lines).collect()
    }
}

/// Whether a row holds values side by side, not parts of a page. Under such a
/// row, one value alone has its column too.
fn is_data(cells: &[Vec<Line>], under_data: bool) -> bool {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut lines = cells.iter().flatten();
    let mark = lines.next().map(|line| line.mark);
    (filled > 1 || under_data)
        && cells.iter().all(|cell| cell.len() <= MAX_CELL_LINES)
        && lines.all(|line| Some(line.mark) == mark)
}

/// One line of a row. Empty cells keep their tab, so that columns stay.
fn joined(cells: Vec<Vec<Line>>) -> Option<Line> {
    let mark = cells.iter().flatten().next()?.mark;
    let mut text = String::new();
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            text.push('\t');
        }
        for (at, line) in cell.into_iter().enumerate() {
            let line = line.text.trim();
            if at > 0 && parted(&text, line) {
                text.push(' ');
            }
            text.push_str(line);
        }
    }
    text.truncate(text.trim_end().len());
    Some(Line { text, mark })
}

/// Whether a space belongs between two pieces that a line end parted: not
/// between ideographs, which are written without.
pub(super) fn parted(before: &str, after: &str) -> bool {
    let is_wide = |c: char| c >= '\u{2E80}';
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) => !(is_wide(before) && is_wide(after)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: Lines) -> Vec<String> {
        lines.finish().into_iter().map(|line| line.text).collect()
    }

    fn row(lines: &mut Lines, cells: &[&[&str]]) {
        for cell in cells {
            lines.open_cell();
            for line in *cell {
                lines.push(line);
                lines.end_line();
            }
        }
        lines.close_row();
    }

    #[test]
    fn a_row_is_one_line_and_columns_stay() {
        let mut lines = Lines::default();
        lines.open_table();
        row(&mut lines, &[&["机构", "名称"], &["职责"], &["备注"]]);
        row(&mut lines, &[&[], &["盐业管理"], &[]]);
        row(&mut lines, &[&["甲部"], &[], &["划入"]]);
        lines.close_table();
        assert_eq!(texts(lines), ["机构名称\t职责\t备注", "\t盐业管理", "甲部\t\t划入"]);
    }

    #[test]
    fn a_cell_stands_in_each_row_that_it_reaches_over() {
        let mut lines = Lines::default();
        lines.open_table();
        let cell = |lines: &mut Lines, rows: usize, columns: usize, text: &str| {
            lines.open_cell();
            lines.cell_reaches(rows, columns);
            lines.push(text);
            lines.end_line();
        };
        cell(&mut lines, 2, 1, "部门");
        cell(&mut lines, 1, 2, "职责");
        lines.close_row();
        cell(&mut lines, 1, 1, "内容");
        cell(&mut lines, 1, 1, "依据");
        lines.close_row();
        cell(&mut lines, 2, 1, "甲局");
        cell(&mut lines, 1, 1, "盐业");
        cell(&mut lines, 2, 1, "甲法");
        lines.close_row();
        cell(&mut lines, 1, 1, "电业");
        lines.close_row();
        lines.open_cell();
        lines.cell_goes_on();
        cell(&mut lines, 1, 1, "水利");
        lines.close_row();
        lines.close_table();
        let rows = [
            "部门\t职责", "部门\t内容\t依据", "甲局\t盐业\t甲法", "甲局\t电业\t甲法", "甲局\t水利",
        ];
        assert_eq!(texts(lines), rows);
    }

    #[test]
    fn a_table_for_layout_keeps_its_lines() {
        let mut lines = Lines::default();
        lines.open_table();
        row(&mut lines, &[&["导航"], &["标题", "一、", "二、", "三、"]]);
        lines.open_cell();
        lines.push("左");
        lines.open_cell();
        lines.open_table();
        row(&mut lines, &[&["甲"], &["乙"]]);
        lines.close_table();
        assert_eq!(texts(lines), ["导航", "标题", "一、", "二、", "三、", "左", "甲\t乙"]);
    }

    #[test]
    fn deep_nesting_loses_nothing() {
        let mut lines = Lines::default();
        for _ in 0..50 {
            lines.open_table();
            lines.open_cell();
            lines.push("外");
        }
        for _ in 0..60 {
            lines.close_table();
        }
        assert_eq!(texts(lines).len(), 50);
    }
}
