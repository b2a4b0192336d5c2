//! Lines and openings that are no sentences: names alone, the names of units
//! and of the bodies that items are about.

use std::ops::Range;

use super::Reader;
use crate::{
    extract::{headings::Inherited, notes::is_fate, tables, units},
    grammar::read_whole,
    lexicon::{
        HeadingSays, SectionKind, Words, is_agency, is_generic_body, is_han, without_time, words,
    },
    outline::{Block, BlockKind, is_date_line},
};

/// What columns hold of which nothing is read: `时间 | 变动 | 备注`.
static HEADS: Words = Words::new(&[
    "序号", "时间", "日期", "年份", "年度", "变动", "变动情况", "变化", "变化情况", "调整情况",
    "沿革", "内容", "事项", "文号", "依据", "备注", "说明",
]);

impl Reader<'_> {
    /// A name on a line of its own: listed here, or signing the document.
    pub(super) fn name_alone(&mut self, block: &Block, index: usize, above: &Inherited) {
        let above = self.lead_in.as_ref().unwrap_or(above).clone();
        let name = self.text(block.text.clone());
        if above.says.is_none() && self.note_alone(block, block.text.clone()) {
            return;
        }
        if let Some(says) = above.says.filter(lists_bodies) {
            if !self.signs(index, &says) {
                self.bare(block, block.text.clone(), &says);
            }
        } else if above.kind == SectionKind::Units
            && units::is_unit_name(name)
            && self.scope.own() != Some(name)
            && !self.is_dated_below(index)
        {
            units::block(self, block, index);
        } else if is_agency(name) && !self.stands_around(index) {
            self.leave(block, block.text.clone());
        }
    }

    /// A row of a table of whose columns nothing is known: no sentence. What a
    /// body's name stands before is said of it; a cell may be a sentence of its own.
    pub(super) fn row(&mut self, block: &Block, above: &Inherited) {
        let mut cells = tables::parted(self.document.text(), block.text.clone(), '\t');
        cells.retain(|cell| !cell.is_empty());
        if above.kind == SectionKind::Units && units::row(self, block, &cells) {
            return;
        }
        let heads = |cell: &Range<usize>| HEADS.close(self.text(cell.clone()));
        if cells.iter().all(heads) || self.cells_that_state(block, &cells) {
            return;
        }
        let is_name = |text: &str| is_agency(text) && !is_generic_body(text);
        let says = |text: &str| text.contains(['。', '，', '；']);
        let body = cells.iter().position(|cell| is_name(self.text(cell.clone())));
        let Some(body) = body.filter(|_| cells.iter().any(|cell| says(self.text(cell.clone()))))
        else {
            return self.leave(block, block.text.clone());
        };
        self.scope.leave_block();
        self.scope.enter_item(self.text(cells[body].clone()));
        for (at, cell) in cells.into_iter().enumerate() {
            let text = self.text(cell.clone());
            if says(text) {
                self.statements(block, cell, &Inherited::STATEMENTS);
            } else if at != body && text.chars().any(is_han) {
                self.leave(block, cell);
            }
        }
        self.scope.leave_block();
    }

    /// `1983.10 | 甲局、乙局合并为丙局 | 市委〔1983〕3号`: cells that say what becomes
    /// of bodies they name. False where none does.
    fn cells_that_state(&mut self, block: &Block, cells: &[Range<usize>]) -> bool {
        let states = |cell: &Range<usize>| {
            let said = read_whole(self.text(cell.clone()));
            said.is_some_and(|said| !said.is_empty() && said.iter().all(|it| is_fate(&it.open)))
        };
        let stating: Vec<bool> = cells.iter().map(states).collect();
        if !stating.contains(&true) {
            return false;
        }
        self.scope.leave_block();
        for (cell, states) in cells.iter().zip(stating) {
            let text = self.text(cell.clone());
            if states {
                self.statements(block, cell.clone(), &Inherited::STATEMENTS);
            } else if !is_date_line(text) && !text.ends_with('号') && text.chars().any(is_han) {
                self.leave(block, cell.clone());
            }
        }
        self.scope.leave_block();
        true
    }

    /// Whether a name alone is above the text, or signs it: nothing but days and
    /// other names follow.
    fn stands_around(&self, index: usize) -> bool {
        let blocks = &self.document.outline.blocks;
        let kind = BlockKind::Furniture;
        let name = self.text(blocks[index].text.clone()).trim();
        // 计委(1973年—1984年) tells of its days.
        if name.ends_with(')') && name.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        self.is_dated_below(index)
            || self.scope.own() == Some(name)
            || blocks[..index].iter().all(|block| block.kind == kind)
            || blocks[index..].iter().all(|block| block.kind == kind)
    }

    /// The name that stands alone above a paragraph that tells what became of it
    /// over the years: `县农技站` above `成立于1954年，1969年撤销。`
    pub(super) fn heads_a_story(&self, index: usize) -> Option<&'_ str> {
        let block = self.outline_block(index);
        let name = self.text(block.text.clone()).trim();
        let short = name.chars().nth(16).is_none();
        if block.labelled || !short || !is_agency(name) || is_generic_body(name) {
            return None;
        }
        let story = self.following(index).filter(|next| !next.labelled)?;
        let story = self.text(story.text.clone());
        let opens = words!["前身", "成立于", "始建于", "建于", "始设于", "原名", "原称"]
            .open(story)
            || without_time(story).len() < story.len();
        let year = |c: char| c.is_ascii_digit();
        (opens && story.contains('年') && story.contains(year) && story.contains('。'))
            .then_some(name)
    }

    /// Whether the line below is a day: above it stands who signs.
    fn is_dated_below(&self, index: usize) -> bool {
        let next = self.document.outline.blocks.get(index + 1);
        next.is_some_and(|next| is_date_line(self.text(next.text.clone()).trim()))
    }

    /// Whether a name under a list of bodies is the issuer's, above the day: a
    /// government is no part of itself.
    pub(super) fn signs(&self, index: usize, says: &HeadingSays) -> bool {
        if !lists_bodies(says) {
            return false;
        }
        let name = self.text(self.outline_block(index).text.clone()).trim();
        self.is_dated_below(index)
            || name.ends_with("政府")
            || matches!(says, HeadingSays::Classes(class) if class.starts_with(name))
    }

    /// A unit's name with its duties below it, where the heading 内设机构 is lost.
    pub(super) fn is_stray_unit(&self, block: &Block, index: usize) -> bool {
        let blocks = &self.document.outline.blocks;
        let opens = |at: usize| {
            let (Some(name), Some(duties)) = (blocks.get(at), blocks.get(at + 1)) else {
                return false;
            };
            name.kind == BlockKind::Heading
                && name.labelled
                && !duties.labelled
                && units::is_unit_name(self.text(name.text.clone()).trim())
                && ["负责", "承担", "组织", "拟订", "拟定", "协助", "贯彻"]
                    .iter()
                    .any(|verb| self.text(duties.text.clone()).starts_with(verb))
        };
        opens(index) || !block.labelled && index > 0 && opens(index - 1)
    }
}

fn lists_bodies(says: &HeadingSays) -> bool {
    matches!(says, HeadingSays::Classes(_) | HeadingSays::Bodies(_))
}

/// `党政办公室(加挂信访办牌子)。` in front of what it does: the body that an
/// item is about, and its plates.
pub(super) fn item_name(sentence: &str) -> Option<(&str, Vec<String>)> {
    let name = sentence.trim().strip_suffix('。')?;
    let (bare, note) = name.split_once('(').unwrap_or((name, ""));
    let short = bare.chars().nth(20).is_none();
    let plates = note.strip_suffix(')').and_then(units::plates_hung).unwrap_or_default();
    (short && is_agency(bare) && !is_generic_body(bare)).then_some((bare, plates))
}
