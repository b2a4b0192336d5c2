//! What stands beside a name: the bracket behind it, and what follows its
//! colon.

use std::ops::Range;

use super::Reader;
use crate::{
    extract::{
        headings::Inherited,
        notes::{self, Note},
    },
    grammar::{Open, Read, Slot, read as read_sentence},
    lexicon::{HeadingSays, SectionKind, find, is_agency, is_generic_body, words},
    model::Act,
    outline::Block,
};

impl Reader<'_> {
    /// What the brackets behind these names say of them. What of it becomes of
    /// a body and is not understood is shown.
    pub(super) fn notes(&mut self, block: &Block, range: Range<usize>, names: &[String]) {
        let text = self.text(range.clone());
        for note in notes::behind(text, names).into_iter().filter(Note::says_something) {
            match note.rows() {
                Some(rows) => self.note(block, range.start, rows),
                None => {
                    self.leave(block, range.start + note.place.start..range.start + note.place.end)
                }
            }
        }
    }

    /// A line that is nothing but a name and a bracket that says what becomes of
    /// it; false if it is none.
    pub(super) fn note_alone(&mut self, block: &Block, range: Range<usize>) -> bool {
        let note = notes::alone(self.text(range.clone())).filter(Note::says_something);
        let Some(rows) = note.and_then(|note| note.rows()) else { return false };
        self.note(block, range.start, rows);
        true
    }

    /// Whom the text is about does not change with what brackets say.
    fn note(&mut self, block: &Block, start: usize, rows: Vec<Open>) {
        for open in rows {
            let place = start + open.range.start..start + open.range.end;
            let evidence = self.document.evidence(&block.clause, place);
            self.said.provisions.push(notes::provision(open, evidence, "note"));
        }
    }

    /// `X：由A的职责整合组建`, `X：更名为Y`, `X：将A的D划入`: an item that names its
    /// body first. False where it is none, or what it says is not understood.
    pub(super) fn item_of_a_body(
        &mut self,
        block: &Block,
        range: Range<usize>,
        mine: &Inherited,
    ) -> bool {
        if !matches!(mine.kind, SectionKind::Statements | SectionKind::Adjustment) {
            return false;
        }
        let text = self.text(range.clone());
        let Some(colon) = find(text, "：").filter(|&at| at > 0) else { return false };
        let (name, rest) = (&text[..colon], &text[colon + '：'.len_utf8()..]);
        if !is_agency(name) || is_generic_body(name) || name.ends_with(')') {
            return false;
        }
        let goes_on = words![
            "由", "划入", "整合", "接收", "不再", "更名", "并入", "加挂", "挂", "与", "撤销", "以",
            "改", "归口", "升格", "在",
        ];
        let offset = range.start;
        if words!["将", "把", "从"].open(rest) {
            let whole = read_sentence(rest).residue.is_empty();
            if whole {
                self.classed(block, offset..offset + colon, mine);
                self.scope.hear_of(name, &(0..colon));
                let start = range.end - rest.len();
                self.statements(block, start..range.end, &Inherited::STATEMENTS);
            }
            return whole;
        }
        let joined = format!("{name}{rest}");
        let said = Some(()).filter(|()| goes_on.open(rest)).map(|()| read_sentence(&joined));
        if let Some(said) =
            said.filter(|said| said.residue.is_empty() && !said.provisions.is_empty())
        {
            self.classed(block, offset..offset + colon, mine);
            // The colon stands between what was read and its place.
            let place = |at: usize| if at > colon { at + '：'.len_utf8() } else { at };
            let its = |slot: Slot| match slot {
                Slot::Own => Slot::Named(name.to_owned()),
                slot => slot,
            };
            let moved = |open: Open| Open {
                range: place(open.range.start)..place(open.range.end),
                from: its(open.from),
                ..open
            };
            let reads = said.provisions.into_iter();
            let reads = reads.map(|read| Read { open: moved(read.open), ..read }).collect();
            self.emit(block, offset, reads);
            return true;
        }
        let bare = rest.trim_end_matches(['。', '；']);
        let note = Note { name, said: bare, place: 0..text.len() };
        let Some(rows) = Some(&note).filter(|note| note.says_something()).and_then(Note::rows)
        else {
            return false;
        };
        self.classed(block, offset..offset + colon, mine);
        self.note(block, offset, rows);
        true
    }

    /// What the heading above says of a name.
    fn classed(&mut self, block: &Block, name: Range<usize>, mine: &Inherited) {
        if let Some(says @ HeadingSays::Classes(_)) = &mine.says {
            self.bare(block, name, says);
        }
    }
}

/// The bodies that rows name.
pub(super) fn named<'r>(rows: impl Iterator<Item = &'r Open>) -> Vec<String> {
    let mut names = Vec::new();
    for open in rows.filter(|open| open.act != Act::Assign) {
        for slot in [&open.body, &open.from, &open.to] {
            match slot {
                Slot::Named(name) if !names.contains(name) => names.push(name.clone()),
                _ => {}
            }
        }
    }
    names
}
