//! Walks the blocks of a document and reads each as its heading demands.

mod around;
mod beside;
mod emit;
mod lines;
mod whom;

use std::{collections::BTreeSet, ops::Range};

use lines::item_name;

use super::{
    Coverage, Document, Residue, UNPLACED, borrowed,
    charges::{division_inside, may_say_more, moves_a_duty, own_subject},
    front::FrontMatter,
    headings::{
        Inherited, bodies_below, handed_down, heads_offices, heads_tasks, is_lead_of, kind_of,
        last_sentence, lead_in, leads_to_duties,
    },
    notes::{self, Note},
    scope::Scope,
    tables::{self, Table},
    units,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    grammar::{Open, Read, Slot, Understood, bare_name, read as read_sentence, read_whole},
    lexicon::{
        HeadingSays, SectionKind, agency_len, find, is_agency, is_generic_body, stands_for,
        without_time, words,
    },
    model::{Act, Provision},
    outline::{Block, BlockKind, sentences},
};

/// What the sections say.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub provisions: Vec<Provision>,
    pub residue: Vec<Residue>,
    pub conflicts: Vec<Diagnostic>,
    pub coverage: Coverage,
    /// The kinds of section that the document has.
    pub kinds: Vec<SectionKind>,
}

/// In bytes. What is longer is no sentence but data, or a text that lost its
/// marks; it is listed as residue.
const LONGEST_SENTENCE: usize = 12_000;

pub(super) fn read(document: &Document<'_>, front: &FrontMatter) -> Said {
    let mut reader = Reader {
        document: *document,
        scope: Scope::new(front.agency(), front.addressees.clone()),
        said: Said {
            // A paragraph says more than one thing, a heading nothing.
            provisions: Vec::with_capacity(2 * document.outline.blocks.len()),
            ..Said::default()
        },
        below: Vec::with_capacity(document.outline.blocks.len()),
        listed: BTreeSet::new(),
        tables: tables::find(document),
        lead_in: None,
        duties_led: None,
        item_lead: None,
    };
    for index in 0..document.outline.blocks.len() {
        reader.block(index);
    }
    reader.count();
    reader.said
}

pub(super) struct Reader<'t> {
    document: Document<'t>,
    scope: Scope,
    said: Said,
    /// What each block hands down to those below it.
    below: Vec<Inherited>,
    /// Blocks that were read as parts of a list above them.
    listed: BTreeSet<usize>,
    tables: Vec<Table>,
    /// What a paragraph ending in a colon says of the list that follows it.
    lead_in: Option<Inherited>,
    /// What the items stand below that such a paragraph calls duties.
    duties_led: Option<Option<usize>>,
    /// The same of an item, where its list is numbered as it is itself.
    item_lead: Option<Inherited>,
}

impl<'t> Reader<'t> {
    fn block(&mut self, index: usize) {
        let block = &self.document.outline.blocks[index];
        let above = block.parent.map_or(Inherited::STATEMENTS, |parent| self.below[parent].clone());
        let after = self.tables.partition_point(|table| table.blocks.end <= index);
        if let Some(table) = self.tables.get(after).filter(|table| table.blocks.contains(&index)) {
            if table.blocks.start == index {
                let told = table.read(&self.document);
                self.said.provisions.extend(told.provisions);
                told.left.into_iter().for_each(|range| self.leave(block, range));
            }
            self.below.push(above);
            return;
        }
        if let Some(name) = self.heads_a_story(index) {
            self.scope.enter(Some(name.to_owned()));
            self.below.push(above);
            return;
        }
        if block.kind == BlockKind::Furniture {
            self.name_alone(block, index, &above);
            self.below.push(above);
            return;
        }
        let text = self.text(block.text.clone());
        if text.contains('\t') {
            self.below.push(above.clone());
            self.row(block, &above);
            return;
        }
        if !block.labelled || !is_agency(text.trim()) {
            self.item_lead = None;
        }
        let led = |it: &Inherited| block.labelled && (it.says.is_some() || self.is_led(block));
        let above = self.lead_in.clone().filter(led).unwrap_or(above);
        let mut mine = kind_of(block, text, &above);
        if block.labelled && !mine.stated && self.is_led(block) {
            mine = Inherited { stated: false, ..above };
        }
        if let Some(lead) = &self.item_lead {
            mine = Inherited { stated: false, ..lead.clone() };
        }
        if heads_offices(block, text, self.scope.own()) {
            mine = Inherited { kind: SectionKind::Units, says: None, stated: true };
        }
        if heads_tasks(block, text, self.scope.own()) {
            mine = Inherited { kind: SectionKind::Duties, says: None, stated: true };
        }
        let below = handed_down(text, &mine);
        if !block.labelled {
            let leads = bodies_below(last_sentence(text)).is_some()
                || below.kind == SectionKind::Units && mine.kind != SectionKind::Units;
            let duties = self.leads_own_duties(text);
            self.duties_led = duties.then_some(block.parent);
            self.lead_in = (leads || duties).then(|| below.clone());
        }
        // 1. 决定撤销： 1. 甲部 2. 乙部, whose levels are lost.
        let next = || self.following(index).filter(|next| next.labelled);
        if block.labelled
            && bodies_below(text).is_some()
            && next().is_some_and(|next| next.parent == block.parent)
        {
            self.item_lead = Some(below.clone());
        }
        if mine.stated {
            self.said.kinds.push(mine.kind);
        }
        if below.kind != mine.kind {
            self.said.kinds.push(below.kind);
        }
        let lists_units = below.kind == SectionKind::Units && text.trim_end().ends_with('：');
        self.below.push(below);
        match (block.labelled, block.kind) {
            (true, BlockKind::Heading) if block.parent.is_none() => self.scope.enter(None),
            (true, _) => self.scope.leave_block(),
            (false, BlockKind::Heading) if self.opens_a_clause(block) => self.scope.enter(None),
            (false, _) => self.scope.leave_paragraph(),
        }
        match mine.kind {
            _ if self.listed.contains(&index) => {}
            SectionKind::Closing | SectionKind::Guidance => {}
            _ if self.is_stray_unit(block, index) => units::block(&mut *self, block, index),
            SectionKind::Units => units::block(&mut *self, block, index),
            _ if block.kind == BlockKind::Heading => self.heading(block, &mine),
            SectionKind::Duties => self.duty_item(block, text),
            _ => self.statements(block, block.text.clone(), &mine),
        }
        // 县水务局设下列机构： whose the names below are.
        if lists_units && let Some(owner) = units::owner(last_sentence(text)) {
            self.scope.enter(Some(owner));
        }
    }

    /// Whether a block opens a clause of its own, with a number or without.
    fn opens_a_clause(&self, block: &Block) -> bool {
        block.parent.is_none_or(|above| self.outline_block(above).clause != block.clause)
    }

    /// `我局主要职责是：`: whether the items behind a paragraph are duties of the
    /// document's own agency.
    fn leads_own_duties(&self, text: &str) -> bool {
        let Some(own) = self.scope.own().filter(|_| text.ends_with('：')) else { return false };
        let said = last_sentence(text).trim_end_matches('：');
        let is_own = |name: &str| name == own || stands_for(name, own);
        let name =
            agency_len(said).or_else(|| find(said, "的").filter(|&at| is_agency(&said[..at])));
        let speaks_of_own = match name {
            Some(len) => is_own(&said[..len]),
            None => words!["主要", "根据", "按照", "依据", "我", "本", "具体", "职责"].open(said),
        };
        leads_to_duties(said) && speaks_of_own && !said.contains('其')
    }

    /// Whether a numbered paragraph stands in the list of duties that the
    /// paragraph before it leads to.
    fn is_led(&self, block: &Block) -> bool {
        self.duties_led.is_some_and(|above| above == block.parent)
    }

    pub(super) fn text(&self, range: Range<usize>) -> &'t str {
        &self.document.text()[range]
    }

    /// The block behind another.
    pub(super) fn following(&self, index: usize) -> Option<&'t Block> {
        self.document.outline.blocks.get(index + 1)
    }

    pub(super) fn outline_block(&self, index: usize) -> &'t Block {
        &self.document.outline.blocks[index]
    }

    /// A heading may itself say what happens: `一、组建X`.
    fn heading(&mut self, block: &Block, mine: &Inherited) {
        if mine.kind == SectionKind::Duties {
            // An item of 主要职责 without a full stop is an item all the same.
            let is_item = block.parent.is_some() || self.is_led(block);
            if block.labelled && is_item && !mine.stated {
                self.duty_item(block, self.text(block.text.clone()));
            }
            return;
        }
        // (一)综合部门 above names: they are listed below it.
        let index = self.below.len() - 1;
        let heads = self.following(index).is_some_and(|next| next.parent == Some(index));
        if mine.stated {
            // 甲所由乙局划入丙局, a line of its own, heads nothing.
            let text = self.text(block.text.clone());
            if !heads && mine.says.is_some() && read_whole(text).is_some_and(|it| !it.is_empty()) {
                self.statements(block, block.text.clone(), &Inherited::STATEMENTS);
            }
            return;
        }
        if let Some(says) = &mine.says {
            let read = self.bare(block, block.text.clone(), says);
            if !read && !heads && !self.item_of_a_body(block, block.text.clone(), mine) {
                self.statements(block, block.text.clone(), &Inherited::STATEMENTS);
            }
            return;
        }
        if self.item_of_a_body(block, block.text.clone(), mine) {
            return;
        }
        let text = self.text(block.text.clone());
        let mut said = read_sentence(text);
        said.provisions.retain(|read| is_about_a_body(read.open.act));
        let topic = said.provisions.iter().find_map(|read| match &read.open.body {
            Slot::Named(name) => Some(name.clone()),
            _ => None,
        });
        let topic = topic.or_else(|| {
            let name = text.trim().trim_end_matches('：');
            let name = name.strip_prefix("关于").unwrap_or(name);
            // 事业机构, 党政综合机构: a kind of bodies.
            let a_body = is_agency(name) && !is_generic_body(name) && !name.ends_with("机构");
            (block.labelled && a_body).then(|| bare_name(name).to_owned())
        });
        let names = beside::named(said.provisions.iter().map(|read| &read.open));
        let names = if names.is_empty() { topic.iter().cloned().collect() } else { names };
        self.emit(block, block.text.start, said.provisions);
        self.notes(block, block.text.clone(), &names);
        if topic.is_some() || block.parent.is_none() {
            self.scope.enter(topic);
        }
    }

    /// An item of 主要职责: one duty of the document's agency, up to a
    /// division of duties that may follow inside it.
    fn duty_item(&mut self, block: &Block, text: &str) {
        // X行使下列职权： leads to the items.
        let leads = text.trim_end().ends_with('：');
        if !block.labelled && (leads || crate::grammar::is_formula(text)) {
            return;
        }
        let says_more = may_say_more(text);
        if says_more && moves_a_duty(text) {
            let inherited = Inherited { kind: SectionKind::Adjustment, says: None, stated: false };
            self.statements(block, block.text.clone(), &inherited);
            return;
        }
        if !block.labelled && speaks_of_another(text, self.scope.own()) {
            self.statements(block, block.text.clone(), &Inherited::STATEMENTS);
            return;
        }
        let division = if says_more { division_inside(text) } else { None };
        let end = division.unwrap_or(text.len());
        let duty = text[..end].trim_end_matches(['。', '；', '：', ' ']);
        let duty = own_subject(duty, self.scope.own());
        if duty.chars().nth(1).is_some() {
            let at = if text.starts_with(duty) { Some(0) } else { text.find(duty) };
            let start = block.text.start + at.unwrap_or(0);
            let evidence = self.document.evidence(&block.clause, start..start + duty.len());
            let mut provision = Provision::new(UNPLACED, Act::Assign, evidence);
            provision.body = self.scope.own().map(str::to_owned);
            provision.duty = Some(joined(duty));
            provision.construction = "duty-item".to_owned();
            self.said.provisions.push(provision);
        }
        if end < text.len() {
            let inherited = Inherited { kind: SectionKind::Division, says: None, stated: true };
            self.statements(block, block.text.start + end..block.text.end, &inherited);
        }
    }

    /// Sentences of any kind.
    pub(super) fn statements(&mut self, block: &Block, range: Range<usize>, mine: &Inherited) {
        let index = self.below.len() - 1;
        let last = range.end;
        for sentence in
            sentences(self.document.text(), out_of_brackets(self.document.text(), range))
        {
            let text = self.text(sentence.clone());
            self.scope.enter_sentence(without_time(text).len() < text.len());
            if mine.stated && is_lead_of(text, mine.kind) || bodies_below(text).is_some() {
                continue;
            }
            if text.len() > LONGEST_SENTENCE {
                self.leave(block, sentence);
                continue;
            }
            if units::listed(&mut *self, block, sentence.clone()) {
                continue;
            }
            if let Some((lead, says)) = lead_in(text)
                && self.bare(block, sentence.start + lead..sentence.end, &says)
            {
                continue;
            }
            let alone = sentence.start == block.text.start && sentence.end >= last;
            if alone && self.note_alone(block, sentence.clone())
                || sentence.start == block.text.start
                    && self.item_of_a_body(block, sentence.clone(), mine)
            {
                continue;
            }
            let mut said = self.document.understand(sentence.clone());
            if block.labelled
                && sentence.start == block.text.start
                && sentence.end < last
                && said.provisions.is_empty()
                && let Some((name, plates)) = item_name(text)
            {
                self.scope.enter_item(name);
                let hung = |plate| Open {
                    to: Slot::Named(plate),
                    ..Open::about(Act::Nameplate, Slot::Named(name.to_owned()), 0..text.len())
                };
                let rows = plates.into_iter().map(hung);
                let rows = rows.map(|open| Read { open, construction: "heading" }).collect();
                self.emit(block, sentence.start, rows);
                continue;
            }
            if mine.kind == SectionKind::Staffing {
                said.provisions.retain(|read| {
                    matches!(read.open.act, Act::Staffing | Act::Establish | Act::Retain)
                });
            }
            if mine.kind == SectionKind::Division {
                leave_aims(&mut said);
            }
            // 承担A的D may be a bare item; 划入A的D says itself what is done.
            let says_so = || words!["划入", "接收", "承接", "从", "由", "划出", "下放"].open(text);
            let moves = said.provisions.iter().any(|read| match read.construction {
                "assign" => false,
                "receive" => says_so(),
                _ => true,
            });
            if let Some(says) = mine.says.as_ref().filter(|_| !moves && !text.ends_with('：'))
                && !self.signs(index, says)
                && self.bare(block, sentence.clone(), says)
            {
                continue;
            }
            if announces_a_list(text) {
                said.provisions.retain(|read| read.open.body != Slot::Subject);
            }
            self.conflict(block, &sentence, mine.says.as_ref(), &said.provisions);
            self.hear_opening(text, &mut said);
            let wider = said
                .provisions
                .last()
                .map(|read| &read.open)
                .filter(|open| open.act == Act::Transfer && open.duty.is_some())
                .cloned();
            let names = match memchr::memchr(b'(', text.as_bytes()) {
                Some(_) => beside::named(said.provisions.iter().map(|read| &read.open)),
                None => Vec::new(),
            };
            self.emit(block, sentence.start, said.provisions);
            self.notes(block, sentence.clone(), &names);
            let cites =
                |open: &Open| open.duty.as_ref().is_some_and(|duty| find(duty, "下列").is_some());
            if let Some(wider) = wider.filter(|open| {
                !cites(open)
                    && sentence.end >= last
                    && (mine.says.is_some() || text.ends_with('：'))
            }) {
                self.list_below(index, &wider);
            }
            let residue = if mine.kind == SectionKind::Division {
                self.charges(block, &sentence, said.residue)
            } else {
                self.goes_on(block, &sentence, said.residue)
            };
            for left in residue {
                // 1986年分开，仍称X: what follows is about X.
                let said = self.text(sentence.start + left.start..sentence.start + left.end);
                let called = said.rsplit('，').next().and_then(|it| it.strip_prefix("仍称"));
                let called = called.map(|name| name.trim_end_matches(['。', '；']));
                if let Some(name) = called.filter(|name| is_agency(name)) {
                    self.scope.hear_of(name, &left);
                }
                self.leave(block, sentence.start + left.start..sentence.start + left.end);
            }
        }
    }

    /// An item that only names a duty, a giver's duty, or bodies: the heading
    /// above says what is done with it.
    fn bare(&mut self, block: &Block, range: Range<usize>, says: &HeadingSays) -> bool {
        let text = self.text(range.clone()).trim_end_matches(['。', '；', '：']);
        let mut rows = borrowed::rows(text, says);
        let any = !rows.is_empty();
        let names = beside::named(rows.iter());
        if matches!(says, HeadingSays::Classes(_)) {
            let told = notes::behind(text, &names).into_iter().filter(Note::says_something);
            let told: Vec<Open> = told.filter_map(|note| note.rows()).flatten().collect();
            rows.retain(|open| !notes::ends(&told, &open.body));
        }
        let read = |open| Read { open, construction: "heading" };
        self.emit(block, range.start, rows.into_iter().map(read).collect());
        self.notes(block, range, &names);
        any
    }

    /// A sentence whose verb says otherwise than its heading.
    fn conflict(
        &mut self,
        block: &Block,
        sentence: &Range<usize>,
        says: Option<&HeadingSays>,
        reads: &[Read],
    ) {
        let own = self.scope.own();
        let against =
            |read: &Read| says.is_some_and(|says| borrowed::contradicts(&read.open, says, own));
        if reads.iter().any(against) {
            let heading = block
                .parent
                .map_or("", |parent| self.text(self.outline_block(parent).text.clone()));
            let span = self.document.span(sentence.clone());
            self.said.conflicts.push(
                Diagnostic::new(
                    "heading-conflict",
                    Severity::Warning,
                    format!("the heading “{}” says otherwise than this item's verb; the verb was followed", heading.trim()),
                )
                .at(&block.clause, span)
                .hint("check the item against the document; a reviewed provisions.csv beside the source settles it")
                .chinese(
                    format!("标题“{}”与本项的动词不一致；按动词处理", heading.trim()),
                    "请对照原文核对本项；可在来源旁放置经审核的 provisions.csv 予以确定",
                ),
            );
        }
    }

    pub(super) fn document(&self) -> &Document<'t> {
        &self.document
    }

    pub(super) fn own(&self) -> Option<String> {
        self.scope.subject()
    }

    /// Counts the operative text and what of it is explained.
    fn count(&mut self) {
        let operative: usize = self
            .document
            .outline
            .blocks
            .iter()
            .zip(&self.below)
            .filter(|(block, below)| {
                block.kind != BlockKind::Furniture
                    && !matches!(below.kind, SectionKind::Closing | SectionKind::Guidance)
            })
            .map(|(block, _)| self.text(block.whole.clone()).chars().count())
            .sum();
        let left: usize =
            self.said.residue.iter().map(|residue| residue.quote.chars().count()).sum();
        self.said.coverage = Coverage {
            operative,
            explained: operative.saturating_sub(left),
            residue: self.said.residue.len(),
        };
    }
}

/// `A、B加强衔接，提高效率`: how bodies work together is nobody's new weight.
fn leave_aims(said: &mut Understood) {
    let is_aim = |read: &Read| read.open.act == Act::Strengthen && read.open.body == Slot::Subject;
    let aims = said.provisions.iter().filter(|read| is_aim(read));
    let left: Vec<Range<usize>> = aims.map(|read| read.open.range.clone()).collect();
    said.provisions.retain(|read| !is_aim(read));
    said.residue.extend(left);
    said.residue.sort_by_key(|range| range.start);
    said.residue.dedup();
}

/// A paragraph below the items that is none of them: `原由A承担的D，仍由A承担。`,
/// `A负责D。`
fn speaks_of_another(text: &str, own: Option<&str>) -> bool {
    let another = || {
        agency_len(text).is_some_and(|len| {
            let name = &text[..len];
            !own.is_some_and(|own| name == own || stands_for(name, own))
        })
    };
    words!["原由", "由", "原", "将"].open(text) || another()
}

/// A paragraph without the line breaks in it.
pub(super) fn joined(text: &str) -> String {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(_) => text.replace('\n', ""),
        None => text.to_owned(),
    }
}

/// `设置下列事业单位，为X所属事业单位：` says it of those listed below, not of
/// whoever sets them up.
fn announces_a_list(sentence: &str) -> bool {
    sentence.ends_with('：') && words!["下列", "以下", "如下"].inside(sentence)
}

/// A heading 组建X is an event; a heading 完善D体制 is an aim.
fn is_about_a_body(act: Act) -> bool {
    matches!(
        act,
        Act::Establish
            | Act::Abolish
            | Act::Rename
            | Act::Merge
            | Act::Split
            | Act::Affiliate
            | Act::Classify
            | Act::Nameplate
            | Act::Unplate
            | Act::Locate
    )
}

/// A paragraph that stands in brackets as a whole, without them.
fn out_of_brackets(text: &str, range: Range<usize>) -> Range<usize> {
    let said = &text[range.clone()];
    match said.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) if !inner.contains(['(', ')']) && inner.contains('。') => {
            range.start + 1..range.end - 1
        }
        _ => range,
    }
}
