//! What was read becomes rows; what was not, residue.

use std::ops::Range;

use smallvec::SmallVec;

use super::Reader;
use crate::{
    extract::{Residue, UNPLACED},
    grammar::{Open, Read, Slot},
    lexicon::{stands_for, words},
    model::{Act, Basis, Evidence, Provision},
    outline::Block,
    source::Span,
};

/// Who gives, who receives, and whom a row is about.
type Parties = (Option<String>, Option<String>, Option<String>);

impl Reader<'_> {
    /// Fills the slots of what was read and keeps it.
    pub(in crate::extract) fn emit(&mut self, block: &Block, offset: usize, reads: Vec<Read>) {
        let mut last_transfer: Option<Range<usize>> = None;
        let mut whose_work = None;
        for Read { mut open, construction } in reads {
            self.name_whose_work(&mut open, &mut whose_work);
            if open.act == Act::Transfer
                && !matches!(open.from, Slot::Giver)
                && open.within.is_none()
                && last_transfer.as_ref() != Some(&open.range)
            {
                self.scope.begin_transfer(&open.from);
                last_transfer = Some(open.range.clone());
            }
            let evidence = self
                .document
                .evidence(&block.clause, offset + open.range.start..offset + open.range.end);
            let bodies = self.bodies(&open, last_transfer.is_some());
            let below_itself = self.is_below_itself(&open, &bodies);
            if below_itself {
                self.scope.lose_sight();
            }
            let says_nothing = self.says_nothing(&open, &bodies, &evidence.quote);
            // A并入B，1984年改名C，隶属D: whom it goes on about, nothing says.
            if says_nothing && open.act == Act::Rename && open.tells_what_becomes() {
                self.scope.lose_sight();
            }
            if below_itself || says_nothing {
                self.leave(block, offset + open.range.start..offset + open.range.end);
                continue;
            }
            // 管理A、B: neither stands below the other.
            if open.act == Act::Affiliate && open.to == Slot::Subject {
                open.to = self.scope.above(&open.range).map_or(Slot::Unstated, Slot::Named);
            }
            let mut rows = SmallVec::new();
            for body in bodies {
                for from in self.scope.names(&open.from, &open.to) {
                    for to in self.scope.receivers(&open.to, &open.from) {
                        // 组建X，委托其…: X is entrusted, by whom is not said.
                        let itself =
                            open.act == Act::Entrust && is_same(from.as_deref(), to.as_deref());
                        let from = from.clone().filter(|_| !itself);
                        self.scope.note(&open, from.as_deref(), to.as_deref(), body.as_deref());
                        rows.push((from, to, body.clone()));
                    }
                }
            }
            if rows.is_empty() {
                // 两局职责 where no two were named.
                self.leave(block, offset + open.range.start..offset + open.range.end);
            }
            self.push_rows(open, construction, evidence, rows);
        }
    }

    /// `保留X，具体工作由Y承担`: the work is X's.
    /// Several that share it share one.
    fn name_whose_work(&self, open: &mut Open, before: &mut Option<(Range<usize>, String)>) {
        let Some(duty) = open.duty.as_mut().filter(|_| open.act == Act::Assign) else { return };
        let nameless = words!["具体工作", "日常工作"].are(duty) && self.scope.spoke_in_sentence();
        let shared = before.as_ref().filter(|(range, _)| *range == open.range);
        let whose = shared.map(|(_, whose)| whose.clone()).or_else(|| self.scope.subject());
        if let (true, Some(whose), Slot::Named(body)) = (nameless, whose, &open.body)
            && whose != *body
        {
            duty.insert_str(0, &whose);
            *before = Some((open.range.clone(), whose));
        }
    }

    /// One row for each of the parties; the last takes the words themselves.
    fn push_rows(
        &mut self,
        open: Open,
        construction: &str,
        evidence: Evidence,
        mut rows: SmallVec<[Parties; 1]>,
    ) {
        let Some((from, to, body)) = rows.pop() else { return };
        let mut last = Provision {
            duty: open.duty,
            within: open.within,
            scope: open.scope,
            except: open.except,
            count: open.count,
            basis: Basis::Stated,
            construction: construction.to_owned(),
            ..Provision::new(UNPLACED, open.act, evidence)
        };
        for (from, to, body) in rows {
            let row = Provision { from, to, body, ..last.clone() };
            self.said.provisions.push(kept_by_its_holder(row));
        }
        (last.from, last.to, last.body) = (from, to, body);
        self.said.provisions.push(kept_by_its_holder(last));
    }

    pub(in crate::extract) fn push(&mut self, provision: Provision) {
        self.said.provisions.push(provision);
    }

    /// Adds a paragraph to the duties of the unit read last in a clause, and of
    /// those that were told with it.
    pub(in crate::extract) fn extend_unit(
        &mut self,
        clause: &str,
        place: Span,
        more: &str,
    ) -> bool {
        let units = self.units_read_last(clause);
        for &at in &units {
            let unit = &mut self.said.provisions[at];
            match &mut unit.duty {
                Some(duty) => {
                    duty.push('。');
                    duty.push_str(more);
                }
                None => unit.duty = Some(more.to_owned()),
            }
            let span = Span { start: unit.evidence.span.start, end: place.end };
            unit.evidence.quote = self.document.quote(span).to_owned();
            unit.evidence.span = span;
        }
        !units.is_empty()
    }

    /// Where the unit read last in a clause is, and before it those named in one
    /// list with it: `A科、B科` above one paragraph.
    fn units_read_last(&self, clause: &str) -> Vec<usize> {
        let rows = self.said.provisions.iter().enumerate().rev();
        let mut units = rows.filter(|(_, row)| row.act == Act::Unit);
        let Some((at, mut next)) = units.next().filter(|(_, row)| row.evidence.clause == clause)
        else {
            return Vec::new();
        };
        let mut out = vec![at];
        for (at, unit) in units {
            let (span, after) = (unit.evidence.span, next.evidence.span);
            let listed = || self.document.quote(Span { start: span.end, end: after.start }) == "、";
            if unit.evidence.clause != clause || span.end != after.end && !listed() {
                break;
            }
            out.push(at);
            next = unit;
        }
        out
    }

    /// The unit read last belongs to the body that its sentence names.
    pub(in crate::extract) fn rename_last_owner(&mut self, owner: &str) {
        let last = self.said.provisions.iter_mut().rfind(|provision| provision.act == Act::Unit);
        if let Some(unit) = last {
            unit.body = Some(owner.to_owned());
        }
    }

    pub(in crate::extract) fn leave(&mut self, block: &Block, range: Range<usize>) {
        let evidence = self.document.evidence(&block.clause, range);
        // Several rows of one clause leave it once.
        let told = self.said.residue.last().is_some_and(|last| last.span == evidence.span);
        if !told && evidence.quote.chars().any(crate::lexicon::is_han) {
            self.said.residue.push(Residue {
                clause: evidence.clause,
                span: evidence.span,
                quote: evidence.quote,
            });
        }
    }
}

/// `A、B承担的D由A承担`: A keeps what it did.
fn kept_by_its_holder(row: Provision) -> Provision {
    let stays = row.act == Act::Transfer && row.from.is_some() && row.from == row.to;
    if !stays || row.duty.is_none() {
        return row;
    }
    Provision { act: Act::Retain, body: row.from, from: None, to: None, scope: None, ..row }
}

/// 东山开发区管委会 is 东山经济技术开发区管理委员会.
fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    one == other
        || one
            .zip(other)
            .is_some_and(|(one, other)| stands_for(one, other) || stands_for(other, one))
}
