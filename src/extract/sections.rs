//! Walks the blocks of a document and reads each as its heading demands.

use std::{collections::BTreeSet, ops::Range};

use super::{
    Coverage, Document, Residue, UNPLACED,
    front::FrontMatter,
    scope::Scope,
    tables::{self, Table},
    units,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    grammar::{Open, Read, Slot, list_rows, party_list, read as read_sentence, sources},
    lexicon::{HeadingSays, SectionKind, heading_says, section_kind},
    model::{Act, Basis, Provision, Scope as Share},
    outline::{Block, BlockKind, sentences},
    source::Span,
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

/// What a block takes from the headings above it.
#[derive(Debug, Clone)]
struct Inherited {
    kind: SectionKind,
    says: Option<HeadingSays>,
    /// Whether a heading said the kind.
    stated: bool,
}

pub(super) fn read(document: &Document<'_>, front: &FrontMatter) -> Said {
    let mut reader = Reader {
        document: *document,
        scope: Scope::new(front.agency()),
        said: Said::default(),
        below: Vec::with_capacity(document.outline.blocks.len()),
        listed: BTreeSet::new(),
        tables: tables::find(document),
        lead_in: None,
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
}

impl<'t> Reader<'t> {
    fn block(&mut self, index: usize) {
        let block = &self.document.outline.blocks[index];
        let above = block.parent.map_or(
            Inherited { kind: SectionKind::Statements, says: None, stated: false },
            |parent| self.below[parent].clone(),
        );
        if let Some(table) = self.tables.iter().find(|table| table.blocks.contains(&index)) {
            if table.blocks.start == index {
                let rows = table.provisions(&self.document);
                self.said.provisions.extend(rows);
            }
            self.below.push(above);
            return;
        }
        if block.kind == BlockKind::Furniture {
            self.below.push(above);
            return;
        }
        let text = self.text(block.text.clone());
        let above = self.lead_in.clone().filter(|_| block.labelled).unwrap_or(above);
        let mine = self.kind_of(block, text, &above);
        if !block.labelled {
            self.lead_in = class_list(text).map(|_| mine.clone());
        }
        let below = handed_down(text, &mine);
        if mine.stated {
            self.said.kinds.push(mine.kind);
        }
        if below.kind != mine.kind {
            self.said.kinds.push(below.kind);
        }
        self.below.push(below);
        if block.labelled {
            if block.kind == BlockKind::Heading && block.parent.is_none() {
                self.scope.enter(None);
            } else {
                self.scope.leave_block();
            }
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
    }

    /// A unit's name with its duties below it, where the heading 内设机构 is lost.
    fn is_stray_unit(&self, block: &Block, index: usize) -> bool {
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

    pub(super) fn text(&self, range: Range<usize>) -> &'t str {
        &self.document.text()[range]
    }

    pub(super) fn outline_block(&self, index: usize) -> &'t Block {
        &self.document.outline.blocks[index]
    }

    fn kind_of(&self, block: &Block, text: &str, above: &Inherited) -> Inherited {
        let lead = lead(text);
        let names_section =
            block.kind == BlockKind::Heading || block.labelled && lead.len() < text.len();
        // Under a section whose items are known a lead-in alone changes the kind.
        let found = section_kind(lead).filter(|kind| {
            names_section
                && (block.kind == BlockKind::Heading || is_lead_in(lead, *kind, above.kind))
        });
        if let Some(class) = class_list(text) {
            return Inherited {
                kind: SectionKind::Adjustment,
                says: Some(HeadingSays::Classes(class)),
                stated: true,
            };
        }
        let says = if block.kind == BlockKind::Heading || found.is_some() {
            heading_says(lead)
        } else {
            None
        };
        match found {
            Some(kind) => Inherited { kind, says, stated: true },
            None if block.kind == BlockKind::Heading && says.is_some() => {
                Inherited { kind: SectionKind::Adjustment, says, stated: true }
            }
            None if block.kind == BlockKind::Heading && block.parent.is_none() => {
                Inherited { kind: SectionKind::Statements, says: None, stated: false }
            }
            None => Inherited { stated: false, ..above.clone() },
        }
    }

    /// A heading may itself say what happens: `一、组建X`.
    fn heading(&mut self, block: &Block, mine: &Inherited) {
        if mine.kind == SectionKind::Duties {
            // An item of 主要职责 without a full stop is an item all the same.
            if block.labelled && block.parent.is_some() && !mine.stated {
                self.duty_item(block, self.text(block.text.clone()));
            }
            return;
        }
        if mine.stated {
            return;
        }
        if let Some(says) = &mine.says {
            self.bare(block, block.text.clone(), says);
            return;
        }
        let text = self.text(block.text.clone());
        let mut said = read_sentence(text);
        said.provisions.retain(|read| is_about_a_body(read.open.act));
        let topic = said.provisions.iter().find_map(|read| match &read.open.body {
            Slot::Named(name) => Some(name.clone()),
            _ => None,
        });
        self.emit(block, block.text.start, said.provisions);
        if topic.is_some() || block.parent.is_none() {
            self.scope.enter(topic);
        }
    }

    /// An item of 主要职责: one duty of the document's agency, up to a
    /// division of duties that may follow inside it.
    fn duty_item(&mut self, block: &Block, text: &str) {
        if !block.labelled && crate::grammar::is_formula(text) {
            return;
        }
        if moves_a_duty(text) {
            let inherited = Inherited { kind: SectionKind::Adjustment, says: None, stated: false };
            self.statements(block, block.text.clone(), &inherited);
            return;
        }
        let end = division_inside(text).unwrap_or(text.len());
        let duty = text[..end].trim_end_matches(['。', '；', '：', ' ']);
        let duty = own_subject(duty, self.scope.own());
        if duty.chars().count() >= 2 {
            let start = block.text.start + text.find(duty).unwrap_or(0);
            let evidence = self.document.evidence(&block.clause, start..start + duty.len());
            let mut provision = Provision::new(UNPLACED, Act::Assign, evidence);
            provision.body = self.scope.own().map(str::to_owned);
            provision.duty = Some(duty.replace('\n', ""));
            provision.construction = "duty-item".to_owned();
            self.said.provisions.push(provision);
        }
        if end < text.len() {
            let inherited = Inherited { kind: SectionKind::Division, says: None, stated: true };
            self.statements(block, block.text.start + end..block.text.end, &inherited);
        }
    }

    /// Sentences of any kind.
    fn statements(&mut self, block: &Block, range: Range<usize>, mine: &Inherited) {
        let index = self.below.len() - 1;
        let last = range.end;
        for sentence in
            sentences(self.document.text(), out_of_brackets(self.document.text(), range))
        {
            self.scope.enter_sentence();
            let text = self.text(sentence.clone());
            if mine.stated && is_lead_of(text, mine.kind) {
                continue;
            }
            if text.len() > LONGEST_SENTENCE {
                self.leave(block, sentence);
                continue;
            }
            if units::listed(&mut *self, block, sentence.clone()) {
                continue;
            }
            let mut said = read_sentence(text);
            if mine.kind == SectionKind::Staffing {
                said.provisions.retain(|read| {
                    matches!(read.open.act, Act::Staffing | Act::Establish | Act::Retain)
                });
            }
            let moves = said
                .provisions
                .iter()
                .any(|read| !matches!(read.construction, "assign" | "receive"));
            if let Some(says) = mine.says.as_ref().filter(|_| !moves && !text.ends_with('：'))
                && self.bare(block, sentence.clone(), says)
            {
                continue;
            }
            self.conflict(block, &sentence, mine.says.as_ref(), &said.provisions);
            let wider = said
                .provisions
                .last()
                .map(|read| read.open.clone())
                .filter(|open| open.act == Act::Transfer && open.duty.is_some());
            self.emit(block, sentence.start, said.provisions);
            let cites = |open: &Open| open.duty.as_ref().is_some_and(|duty| duty.contains("下列"));
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
                said.residue
            };
            for left in residue {
                self.leave(block, sentence.start + left.start..sentence.start + left.end);
            }
        }
    }

    /// In a division of duties whoever is named does what follows, whatever the
    /// verb: `市交通局指导轨道交通的运营`. Returns what is still not understood.
    fn charges(
        &mut self,
        block: &Block,
        sentence: &Range<usize>,
        residue: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        let mut left = Vec::new();
        for range in residue {
            let text = self.text(sentence.start + range.start..sentence.start + range.end);
            let duty = text.trim_end_matches(['。', '；', '，']);
            match charged(duty) {
                Some((body, rest)) => {
                    let open = Open {
                        duty: Some(rest.to_owned()),
                        ..Open::about(Act::Assign, body, range.start..range.start + duty.len())
                    };
                    self.emit(block, sentence.start, vec![Read { open, construction: "division" }]);
                }
                None => left.push(range),
            }
        }
        left
    }

    /// The paragraphs below a transfer that only name duties are its parts:
    /// `将D交给B：` `(1)…` `(2)…`.
    fn list_below(&mut self, index: usize, wider: &Open) {
        let document = self.document;
        for (below, item) in document.outline.blocks.iter().enumerate().skip(index + 1) {
            if item.parent != Some(index) || !item.labelled {
                continue;
            }
            let text = self.text(item.text.clone());
            if !read_sentence(text).provisions.is_empty() {
                continue;
            }
            let rows = list_rows(text, 0..text.trim_end_matches(['。', '；']).len(), wider);
            self.emit(
                item,
                item.text.start,
                rows.into_iter().map(|open| Read { open, construction: "transfer" }).collect(),
            );
            self.listed.insert(below);
        }
    }

    /// An item that only names a duty, a giver's duty, or bodies: the heading
    /// above says what is done with it.
    fn bare(&mut self, block: &Block, range: Range<usize>, says: &HeadingSays) -> bool {
        let text = self.text(range.clone()).trim_end_matches(['。', '；', '：']);
        let place = 0..text.len();
        let mut rows = Vec::new();
        match says {
            HeadingSays::Bodies(act) => {
                let Some(list) = party_list(text) else { return false };
                rows.extend(
                    list.slots.into_iter().map(|body| Open::about(*act, body, place.clone())),
                );
            }
            HeadingSays::Classes(class) => {
                let Some(list) = party_list(text) else { return false };
                rows.extend(list.slots.into_iter().map(|body| Open {
                    duty: Some(class.clone()),
                    ..Open::about(Act::Classify, body, place.clone())
                }));
            }
            HeadingSays::Does(act) => {
                for source in sources(text).into_iter().filter(|source| !source.bodies) {
                    let holder = source.givers.first().cloned().unwrap_or(Slot::Subject);
                    rows.extend(source.duties.into_iter().map(|duty| Open {
                        duty: Some(duty.text),
                        except: duty.except,
                        ..Open::about(*act, holder.clone(), place.clone())
                    }));
                }
            }
            HeadingSays::Receives { from } => {
                rows.extend(moved(text, from.as_deref(), None, &place))
            }
            HeadingSays::Gives { to } => {
                rows.extend(moved(text, None, Some(to.as_deref()), &place))
            }
        }
        let reads: Vec<Read> =
            rows.into_iter().map(|open| Read { open, construction: "heading" }).collect();
        let any = !reads.is_empty();
        self.emit(block, range.start, reads);
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
        let against = |read: &Read| match (says, read.open.act, &read.open.from, &read.open.to) {
            (Some(HeadingSays::Receives { .. }), Act::Transfer, from, to) => {
                matches!(from, Slot::Own)
                    || matches!((to, own), (Slot::Named(name), Some(own)) if name != own && !crate::lexicon::stands_for(name, own))
            }
            (Some(HeadingSays::Gives { .. }), Act::Transfer, _, Slot::Named(name)) => {
                own == Some(name.as_str())
            }
            (Some(HeadingSays::Does(act)), done, _, _) => {
                matches!(done, Act::Cancel | Act::Add | Act::Strengthen | Act::Reduce | Act::Retain)
                    && done != *act
            }
            _ => false,
        };
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
                .hint("check the item against the document; a reviewed provisions.csv beside the source settles it"),
            );
        }
    }

    /// Fills the slots of what was read and keeps it.
    pub(super) fn emit(&mut self, block: &Block, offset: usize, reads: Vec<Read>) {
        let mut last_transfer: Option<Range<usize>> = None;
        for Read { open, construction } in reads {
            if open.act == Act::Transfer
                && !matches!(open.from, Slot::Giver)
                && open.within.is_none()
                && last_transfer.as_ref() != Some(&open.range)
            {
                self.scope.begin_transfer();
                last_transfer = Some(open.range.clone());
            }
            let evidence = self
                .document
                .evidence(&block.clause, offset + open.range.start..offset + open.range.end);
            let mut bodies = self.scope.names(&open.body, &Slot::Unstated);
            // Posts without a subject are the document's own agency's.
            if open.act == Act::Staffing && open.body == Slot::Subject && self.scope.own().is_some()
            {
                bodies = vec![self.scope.own().map(str::to_owned)];
            } else if open.act == Act::Staffing && bodies.len() > 1 {
                // 增设A科、B科，核增职数2名: whose they are is not said of each.
                bodies = vec![self.scope.topic()];
            }
            if open.act == Act::Strengthen && bodies == [None] {
                self.leave(block, offset + open.range.start..offset + open.range.end);
                continue;
            }
            for body in bodies {
                for from in self.scope.names(&open.from, &open.to) {
                    for to in self.scope.names(&open.to, &open.from) {
                        self.scope.note(&open, from.as_deref(), to.as_deref(), body.as_deref());
                        self.said.provisions.push(Provision {
                            from: from.clone(),
                            to,
                            body: body.clone(),
                            duty: open.duty.clone(),
                            within: open.within.clone(),
                            scope: open.scope,
                            except: open.except.clone(),
                            count: open.count,
                            basis: Basis::Stated,
                            construction: construction.to_owned(),
                            ..Provision::new(UNPLACED, open.act, evidence.clone())
                        });
                    }
                }
            }
        }
    }

    pub(super) fn push(&mut self, provision: Provision) {
        self.said.provisions.push(provision);
    }

    /// Adds a paragraph to the duties of the unit read last in a clause.
    pub(super) fn extend_unit(&mut self, clause: &str, place: Span, more: &str) -> bool {
        let last = self.said.provisions.iter_mut().rfind(|provision| provision.act == Act::Unit);
        let Some(unit) = last.filter(|unit| unit.evidence.clause == clause) else { return false };
        match &mut unit.duty {
            Some(duty) => {
                duty.push('。');
                duty.push_str(more);
            }
            None => unit.duty = Some(more.to_owned()),
        }
        let span = Span { start: unit.evidence.span.start, end: place.end };
        unit.evidence.quote = self.document.source.slice(span).to_owned();
        unit.evidence.span = span;
        true
    }

    /// The unit read last belongs to the body that its sentence names.
    pub(super) fn rename_last_owner(&mut self, owner: &str) {
        let last = self.said.provisions.iter_mut().rfind(|provision| provision.act == Act::Unit);
        if let Some(unit) = last {
            unit.body = Some(owner.to_owned());
        }
    }

    pub(super) fn document(&self) -> &Document<'t> {
        &self.document
    }

    pub(super) fn own(&self) -> Option<String> {
        self.scope.subject()
    }

    pub(super) fn leave(&mut self, block: &Block, range: Range<usize>) {
        let evidence = self.document.evidence(&block.clause, range);
        if evidence.quote.chars().any(crate::lexicon::is_han) {
            self.said.residue.push(Residue {
                clause: evidence.clause,
                span: evidence.span,
                quote: evidence.quote,
            });
        }
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

/// `国务院组成部门如下：` above a list of names.
fn class_list(text: &str) -> Option<String> {
    let lead = text.trim().strip_suffix('：')?;
    let lead = lead.rsplit(['，', '。']).next()?;
    let class = lead.strip_suffix("如下").or_else(|| lead.strip_suffix("有")).unwrap_or(lead);
    let class = class.strip_suffix("的设置").unwrap_or(class);
    (crate::lexicon::is_class(class) && lead != class).then(|| class.to_owned())
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

/// A transfer whose verb stands in the heading.
fn moved(
    text: &str,
    from: Option<&str>,
    to: Option<Option<&str>>,
    place: &Range<usize>,
) -> Vec<Open> {
    let named =
        |name: Option<&str>| name.map_or(Slot::Unstated, |name| Slot::Named(name.to_owned()));
    let mut rows = Vec::new();
    for source in sources(text) {
        if source.bodies {
            continue;
        }
        let givers = match (&source.givers[..], to) {
            ([], Some(_)) => vec![Slot::Own],
            ([], None) => vec![named(from)],
            (givers, _) => givers.to_vec(),
        };
        let receiver = to.map_or(Slot::Subject, named);
        for giver in givers {
            let row = |duty: Option<&crate::grammar::Worded>| Open {
                from: giver.clone(),
                to: receiver.clone(),
                duty: duty.map(|duty| duty.text.clone()),
                except: duty.map_or_else(|| source.except.clone(), |duty| duty.except.clone()),
                scope: Some(if duty.is_none() { Share::Whole } else { Share::Listed }),
                ..Open::new(Act::Transfer, place.clone())
            };
            if source.duties.is_empty() {
                rows.push(row(None));
            }
            rows.extend(source.duties.iter().map(|duty| row(Some(duty))));
        }
    }
    rows
}

/// Small documents put transfers under 职责: `A的D职责划入B`.
fn moves_a_duty(text: &str) -> bool {
    if !["划入", "划给", "委托", "承担", "移交"].iter().any(|word| text.contains(word)) {
        return false;
    }
    let said = read_sentence(text.trim());
    said.residue.is_empty()
        && said.provisions.iter().any(|read| matches!(read.construction, "transfer" | "entrust"))
}

/// `X指导D` → X, 指导D. Rules on how to work together charge nobody.
fn charged(text: &str) -> Option<(Slot, &str)> {
    let len = crate::lexicon::agency_len(text)?;
    let (name, rest) = text.split_at(len);
    let rule = ["要", "应", "可", "与", "和", "、", "按照", "定期", "不再"]
        .iter()
        .any(|word| rest.starts_with(word));
    let body = crate::grammar::party(name).filter(|_| !crate::lexicon::is_generic_body(name))?;
    (!rule && crate::lexicon::leads_a_duty(rest)).then_some((body, rest))
}

/// What a block hands down: a lead-in at its end may open a section.
fn handed_down(text: &str, mine: &Inherited) -> Inherited {
    let last = text.trim_end().trim_end_matches('：');
    if last.len() == text.trim_end().len() {
        return mine.clone();
    }
    let sentence = last.rsplit('。').next().unwrap_or(last);
    let kind = if sentence.contains("主要职责")
        || sentence.ends_with("职责是")
        || sentence.ends_with("职责为")
    {
        Some(SectionKind::Duties)
    } else if [
        "内设机构", "内设科室", "内设处室", "职能处室", "职能科室", "内设职能", "个科室", "个处室",
        "股室", "职能科",
    ]
    .iter()
    .any(|word| sentence.contains(word))
    {
        Some(SectionKind::Units)
    } else {
        None
    };
    match kind {
        Some(kind) => Inherited { kind, says: None, stated: true },
        None => mine.clone(),
    }
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

/// The words up to the first mark: what an item is headed by.
fn lead(text: &str) -> &str {
    let end = text.find(['。', '：', '，', '；']).unwrap_or(text.len());
    text[..end].trim()
}

/// Whether a lead really heads an item: `(七)职能转变。`, not `加强管理。`
fn is_lead_in(lead: &str, kind: SectionKind, above: SectionKind) -> bool {
    let short = lead.chars().count() <= 24;
    match kind {
        SectionKind::Division => short && lead.contains("职责分工"),
        SectionKind::Adjustment => {
            short && ["职能转变", "转变职能", "职责调整"].iter().any(|word| lead.ends_with(word))
        }
        SectionKind::Staffing | SectionKind::Units | SectionKind::Guidance => {
            above == SectionKind::Statements && lead.chars().count() <= 8
        }
        SectionKind::Closing => lead.chars().count() <= 6,
        SectionKind::Duties => lead == "主要职责",
        SectionKind::Statements => false,
    }
}

/// `有关职责分工。`, `与市水利局的有关职责分工。`: a heading printed as a sentence.
fn is_lead_of(sentence: &str, kind: SectionKind) -> bool {
    let bare = sentence.trim_end_matches(['。', '：']);
    bare.chars().count() <= 40
        && match kind {
            SectionKind::Division => bare.ends_with("分工"),
            SectionKind::Adjustment => {
                section_kind(bare) == Some(SectionKind::Adjustment)
                    && ["职能转变", "职责调整", "转变职能"].contains(&bare)
            }
            _ => false,
        }
}

/// Where a division of duties begins inside a duty item.
fn division_inside(text: &str) -> Option<usize> {
    let at = text.find("职责分工：").or_else(|| text.find("的职责分工。"))?;
    text[..at]
        .rfind('。')
        .map(|end| end + '。'.len_utf8())
        .filter(|&start| text[start..].starts_with('与') || start > 0)
}

/// `该局负责X`, `本部负责X` → what is charged.
fn own_subject<'t>(duty: &'t str, own: Option<&str>) -> &'t str {
    let named = crate::lexicon::agency_len(duty)
        .map(|len| &duty[..len])
        .filter(|name| own.is_some_and(|own| crate::lexicon::stands_for(name, own)));
    if let Some(rest) = named
        .and_then(|name| duty.strip_prefix(name))
        .filter(|rest| ["负责", "承担"].iter().any(|verb| rest.starts_with(verb)))
    {
        return rest;
    }
    let mut bare = ["该部", "该局", "该委", "该厅", "该办", "本局", "本部", "本委"]
        .iter()
        .find_map(|word| duty.strip_prefix(word))
        .unwrap_or(duty);
    if let Some(own) = own {
        bare = bare
            .strip_prefix(own)
            .filter(|rest| ["负责", "承担", "贯彻"].iter().any(|verb| rest.starts_with(verb)))
            .unwrap_or(bare);
    }
    bare.trim_start()
}
