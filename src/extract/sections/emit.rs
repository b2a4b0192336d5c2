//! What was read becomes rows; what was not, residue.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::Reader;
use crate::{
    extract::{Residue, UNPLACED},
    grammar::{Open, Read, Slot},
    lexicon::words,
    model::{Act, Basis, Evidence, Provision, Scope as Share},
    outline::Block,
    source::Span,
};

/// Who gives, who receives, and whom a row is about.
type Parties = (Option<String>, Option<String>, Option<String>);

/// Acts that say nothing where nobody is known whom they are about.
fn tells_of_somebody(act: Act) -> bool {
    matches!(
        act,
        Act::Strengthen
            | Act::Abolish
            | Act::Rename
            | Act::Merge
            | Act::Split
            | Act::Classify
            | Act::Affiliate
            | Act::Nameplate
            | Act::Unplate
            | Act::Locate
    )
}

impl Reader<'_> {
    /// Fills the slots of what was read and keeps it.
    pub(in crate::extract) fn emit(&mut self, block: &Block, offset: usize, reads: Vec<Read>) {
        let mut last_transfer: Option<Range<usize>> = None;
        for Read { mut open, construction } in reads {
            self.name_whose_work(&mut open);
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
            let mut bodies = match open.tells_what_becomes() {
                true => self.scope.what_changes(open.act),
                false => self.scope.names(&open.body, &Slot::Unstated),
            };
            // Posts without a subject are the document's own agency's, unless
            // the sentence just spoke of another.
            if open.act == Act::Staffing
                && open.body == Slot::Subject
                && self.scope.own().is_some()
                && !self.scope.spoke_in_sentence()
                && self.scope.item().is_none()
            {
                bodies = smallvec![self.scope.own().map(str::to_owned)];
            } else if open.act == Act::Staffing && bodies.len() > 1 {
                // 增设A科、B科，核增职数2名: whose they are is not said of each.
                bodies = smallvec![self.scope.topic()];
            }
            let of_nobody = open.act == Act::Staffing && bodies[..] == [None];
            if of_nobody && open.body == Slot::Subject && !self.scope.spoke_in_sentence() {
                bodies = smallvec![self.scope.only_made()];
            }
            // 又分设为A、B: both come from whoever was spoken of before.
            if open.act == Act::Split && open.body == Slot::Subject {
                bodies = smallvec![self.scope.spoken_of_before(&open.range)];
            }
            // A并入B，为B内设机构: B is not its own.
            if open.act == Act::Classify && open.body == Slot::Subject {
                let class = open.duty.as_deref().unwrap_or("");
                let is_its_own = |body: &Option<String>| {
                    body.as_ref().is_some_and(|body| class.starts_with(body.as_str()))
                };
                if bodies.iter().any(is_its_own) {
                    bodies = smallvec![self.scope.past()];
                }
            }
            // X由Y承担，对外保留X牌子: it hangs where the duties went.
            if open.act == Act::Nameplate
                && open.body == Slot::Subject
                && bodies == self.scope.names(&open.to, &Slot::Unstated)
            {
                bodies = smallvec![self.scope.receiver()];
            }
            // 将D划入Y，对外保留X牌子: on Y, unless another was spoken of.
            if open.act == Act::Nameplate
                && open.body == Slot::Subject
                && last_transfer.is_some()
                && !self.scope.spoke_in_sentence()
                && self.scope.receiver().is_some()
            {
                bodies = smallvec![self.scope.receiver()];
            }
            // 增设的X，为A所属单位, where X was not understood: A is not below itself.
            let below_itself = open.act == Act::Affiliate
                && open.tells_what_becomes()
                && self.scope.receivers(&open.to, &open.from) == bodies;
            if below_itself {
                self.scope.lose_sight();
            }
            // 内设A、B，均为正科级: the two, not whose they are.
            let of_several = open.tells_what_becomes()
                && bodies.len() < 2
                && words!["均", "都", "分别"].open(&evidence.quote);
            let says_where_it_stands = matches!(open.act, Act::Affiliate | Act::Classify);
            // A改由B领导，改称A: no other name.
            let same_name =
                open.act == Act::Rename && self.scope.names(&open.to, &open.from) == bodies;
            if of_several
                || same_name
                || below_itself
                || tells_of_somebody(open.act) && bodies[..] == [None]
                || says_where_it_stands
                    && open.body == Slot::Subject
                    && !self.scope.are_there(&bodies)
            {
                self.leave(block, offset + open.range.start..offset + open.range.end);
                continue;
            }
            // 将A并入, 行使A的职权 with nobody in view to go into.
            let takes_all = open.act == Act::Transfer
                && open.scope == Some(Share::Whole)
                && open.to == Slot::Subject;
            let nowhere = (takes_all || matches!(open.act, Act::Merge | Act::Rename))
                && self.scope.receivers(&open.to, &open.from)[..] == [None];
            // 甲机构与乙机构整合: below whom is not said.
            let under_nobody = open.act == Act::Affiliate
                && open.from == Slot::Unstated
                && self.scope.receivers(&open.to, &open.from)[..] == [None];
            if nowhere || under_nobody || open.act == Act::Retain && bodies[..] == [None] {
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
                        let itself = open.act == Act::Entrust && from == to;
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
    fn name_whose_work(&self, open: &mut Open) {
        let Some(duty) = open.duty.as_mut().filter(|_| open.act == Act::Assign) else { return };
        let nameless = words!["具体工作", "日常工作"].are(duty) && self.scope.spoke_in_sentence();
        if let (true, Some(whose), Slot::Named(body)) = (nameless, self.scope.subject(), &open.body)
            && whose != *body
        {
            duty.insert_str(0, &whose);
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
            self.said.provisions.push(Provision { from, to, body, ..last.clone() });
        }
        (last.from, last.to, last.body) = (from, to, body);
        self.said.provisions.push(last);
    }

    pub(in crate::extract) fn push(&mut self, provision: Provision) {
        self.said.provisions.push(provision);
    }

    /// Adds a paragraph to the duties of the unit read last in a clause.
    pub(in crate::extract) fn extend_unit(
        &mut self,
        clause: &str,
        place: Span,
        more: &str,
    ) -> bool {
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
        unit.evidence.quote = self.document.quote(span).to_owned();
        unit.evidence.span = span;
        true
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
