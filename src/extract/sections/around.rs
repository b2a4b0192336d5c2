//! What a sentence owes to those around it: whom it goes on about, what an
//! item below it belongs to.

use std::ops::Range;

use super::Reader;
use crate::{
    extract::charges::charged,
    grammar::{Open, Read, Slot, Understood, list_rows, read as read_sentence, worded},
    lexicon::{agency_len, is_agency, is_generic_body, leads_a_duty, without_time, words},
    model::{Act, Provision},
    outline::Block,
};

/// The body that an opening which is not understood speaks of, and what stands
/// behind its name: `新组建的X，承接…`, `X前身是Y，1956年改称X`, where Y is renamed.
fn spoken_of_first(opening: &str, next: Act) -> Option<(&str, &str)> {
    let new =
        words!["新组建的", "重新组建的", "新成立的", "新设立的", "调整后的", "改革后的", "调整"];
    let opening = without_time(opening);
    let opening = new.strip_opening(opening).unwrap_or(opening);
    // 财政所，为县财政局派出机构
    let alone = opening.strip_suffix('，').filter(|name| is_agency(name)).map(str::len);
    let (name, rest) = opening.split_at(agency_len(opening).or(alone)?);
    let before = words!["前身是", "前身为", "前身系"].strip_opening(rest.trim_start_matches('的'));
    let before = before.filter(|_| next == Act::Rename);
    let before = before.and_then(|text| Some(text.split_at(agency_len(text)?)));
    Some(before.unwrap_or((name, rest)))
}

/// What is left of a sentence, `，并监督实施` joined to what it goes on from.
fn with_what_goes_on(text: &str, residue: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(residue.len());
    for range in residue {
        let said = text[range.clone()].trim_end_matches(['。', '；']);
        let goes_on = leads_a_duty(said) || said.ends_with("实施");
        match out.last_mut().filter(|last| goes_on && &text[last.end..range.start] == "并") {
            Some(last) => last.end = range.end,
            None => out.push(range),
        }
    }
    out
}

impl Reader<'_> {
    /// Whom a sentence opens with is in view for what follows, even where that
    /// opening is not understood. Nothing but a name says all it has to say.
    pub(super) fn hear_opening(&mut self, text: &str, said: &mut Understood) {
        let (Some(left), Some(first)) = (said.residue.first(), said.provisions.first()) else {
            return;
        };
        if left.start > 0 || first.open.range.start < left.end {
            return;
        }
        let opening = &text[left.clone()];
        let Some((name, rest)) = spoken_of_first(opening, first.open.act) else { return };
        // 甲厅管理的乙局 speaks of 乙局.
        let owns = words![
            "管理的", "所属", "下属", "直属", "承担的", "负责的", "派驻", "派出", "驻", "设",
        ];
        let owns = owns.open(rest);
        let is_subject =
            !rest.starts_with(['的', '、', '和', '与', '及']) && !rest.is_empty() && !owns;
        if is_subject && !is_generic_body(name) {
            self.scope.hear_of(name, left);
            if opening.strip_prefix(name) == Some("，") {
                said.residue.remove(0);
            }
        }
    }

    /// A clause that opens with 负责 charges the body that the row before it is
    /// about: `组建X。负责D。` Returns what is still not understood.
    pub(super) fn goes_on(
        &mut self,
        block: &Block,
        sentence: &Range<usize>,
        residue: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        let charge = words![
            "统一负责", "统筹负责", "主要负责", "具体负责", "主要承担", "具体承担", "负责", "承担",
        ];
        let mut left = Vec::new();
        for range in residue {
            let text = self.text(sentence.start + range.start..sentence.start + range.end);
            let text = text.trim_end_matches(['。', '；', '，']);
            let duty = charge.strip_opening(text).filter(|duty| duty.chars().nth(1).is_some());
            // 承担相应责任 is no duty.
            // Nor is 负责人：… who speaks.
            let duty = duty.filter(|duty| !words!["相应", "法律责任", "人"].open(duty));
            let at = sentence.start + range.start;
            let Some((duty, body)) = duty.and_then(|duty| Some((duty, self.spoken_of(block, at)?)))
            else {
                left.push(range);
                continue;
            };
            // 负责D，作为X: what it is, is said apart.
            let rest = words!["，作为", "，由"].first_inside(duty).map(|(at, _)| at);
            let end = range.start + text.len() - rest.map_or(0, |at| duty.len() - at);
            let duty = worded(&duty[..rest.unwrap_or(duty.len())]);
            let open = Open {
                duty: Some(duty.text),
                except: duty.except,
                ..Open::about(Act::Assign, Slot::Named(body), range.start..end)
            };
            self.emit(block, sentence.start, vec![Read { open, construction: "assign" }]);
            if rest.is_some() {
                let start = end + '，'.len_utf8();
                let said =
                    read_sentence(self.text(sentence.start + start..sentence.start + range.end));
                self.emit(block, sentence.start + start, said.provisions);
                left.extend(said.residue.iter().map(|it| start + it.start..start + it.end));
            }
        }
        left
    }

    /// The body that the last row of a paragraph before a place sets up or
    /// describes.
    fn spoken_of(&self, block: &Block, at: usize) -> Option<String> {
        if let Some(item) = self.scope.item() {
            return Some(item.to_owned());
        }
        let at = self.document.span(at..at).start;
        let before = |row: &&Provision| row.evidence.span.start < at;
        let of_clause = |row: &&Provision| row.evidence.clause == block.clause;
        let last = self.said.provisions.iter().rev().take_while(of_clause).find(before)?;
        let body = match last.act {
            Act::Establish
            | Act::Classify
            | Act::Affiliate
            | Act::Assign
            | Act::Strengthen
            | Act::Nameplate => last.body.as_ref(),
            Act::Rename => last.to.as_ref(),
            _ => None,
        };
        body.cloned()
    }

    /// In a division of duties whoever is named does what follows, whatever the
    /// verb: `市交通局指导轨道交通的运营`. Returns what is still not understood.
    pub(super) fn charges(
        &mut self,
        block: &Block,
        sentence: &Range<usize>,
        residue: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        let mut left = Vec::new();
        for range in with_what_goes_on(self.text(sentence.clone()), residue) {
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
    pub(super) fn list_below(&mut self, index: usize, wider: &Open) {
        let document = self.document;
        let after = document.outline.blocks.iter().enumerate().skip(index + 1);
        let inside = after.take_while(|(_, item)| item.parent.is_some_and(|above| above >= index));
        for (below, item) in inside {
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
}
