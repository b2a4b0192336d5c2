//! Who is meant: fills the slots that a sentence leaves open.
//!
//! A [`Scope`] remembers, while a document is read in order, who gave and
//! received last, whom the text is about, and what was named.

use std::{collections::BTreeSet, ops::Range};

use smallvec::{SmallVec, smallvec};

use crate::{
    grammar::{Open, Slot},
    lexicon::words,
    model::Act,
};

/// Who is in view at a place of a document.
#[derive(Debug, Default)]
pub(super) struct Scope {
    own: Option<String>,
    /// To whom the document is sent.
    addressees: Vec<String>,
    /// The body that the heading above is about.
    topic: Option<String>,
    /// The body that a numbered paragraph opens with: `(一)党政办公室。负责…`.
    item: Option<String>,
    /// Whom the text speaks of; several after 分设为A、B.
    subjects: Vec<String>,
    /// How they came to be in view.
    came: Came,
    /// Whether the sentence goes on about somebody else, who is not known.
    lost: bool,
    /// Whether a paragraph before put them in view.
    of_before: bool,
    /// Whether the sentence before moved others, who are out of view now.
    after_a_move: bool,
    /// Which part of the text put them in view.
    subjects_from: Option<Range<usize>>,
    /// The bodies that ended, changed or lost a duty in this sentence.
    past: Vec<String>,
    /// Whether something else was said since.
    went_on: bool,
    givers: Vec<String>,
    /// Who gave in the transfer before, in the same sentence.
    gave_before: Vec<String>,
    /// Whether somebody gave in this sentence.
    gave: bool,
    receivers: Vec<String>,
    /// 上述部门: the bodies of the last provisions.
    bodies: Vec<String>,
    mentions: Vec<String>,
    /// Whom the sentence spoke of before it came to whom it speaks of.
    earlier: Vec<String>,
    /// The bodies that the document ended.
    ended: BTreeSet<String>,
    /// The bodies that the document set up.
    made: BTreeSet<String>,
}

/// How the bodies that a text speaks of came to be in view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Came {
    #[default]
    Named,
    /// They came under another body.
    Placed,
    /// Another body went into them: A并入B，1984年改称X may be said of either.
    Absorbing,
}

/// The bodies that a slot means, nearly always one; `None` where the text does
/// not say.
pub(super) type Names = SmallVec<[Option<String>; 1]>;

impl Scope {
    pub fn new(own: Option<&str>, addressees: Vec<String>) -> Self {
        Scope { own: own.map(str::to_owned), addressees, ..Scope::default() }
    }

    /// A body that a sentence speaks of, though what it says of it is not
    /// understood: `省盐务局实行政企分开，其…`.
    pub fn hear_of(&mut self, body: &str, range: &Range<usize>) {
        self.mentions.push(body.to_owned());
        self.speak_of(Some(body.to_owned()), range);
    }

    /// Whom the text spoke of before the words at `range` put others in view.
    pub fn spoken_of_before(&self, range: &Range<usize>) -> Option<String> {
        let put_there = self.subjects_from.as_ref() == Some(range);
        if put_there { self.earlier.first().cloned() } else { self.subject() }
    }

    /// Who stands above the bodies that the words at `range` list: none of them.
    pub fn above(&self, range: &Range<usize>) -> Option<String> {
        let before = self.spoken_of_before(range);
        let around = [self.item.as_ref(), self.topic.as_ref(), self.own.as_ref()];
        before.or_else(|| around.into_iter().flatten().next().cloned())
    }

    /// The body that ended or changed in this sentence, if it was one.
    pub fn past(&self) -> Option<String> {
        single(&self.past)
    }

    /// Whether the sentence at hand put a body in view.
    pub fn spoke_in_sentence(&self) -> bool {
        self.subjects_from.is_some()
    }

    /// Who received last, if it was one.
    pub fn receiver(&self) -> Option<String> {
        single(&self.receivers)
    }

    /// A heading begins: what was said below another heading is out of view.
    pub fn enter(&mut self, topic: Option<String>) {
        self.topic = topic;
        self.leave_block();
    }

    /// A numbered paragraph opens with the name of the body it is about.
    pub fn enter_item(&mut self, name: &str) {
        self.item = Some(name.to_owned());
    }

    /// The body that the numbered paragraph is about.
    pub fn item(&self) -> Option<&str> {
        self.item.as_deref()
    }

    /// A paragraph without a number begins: it may go on with what somebody
    /// does, but hardly with what becomes of them.
    pub fn leave_paragraph(&mut self) {
        self.of_before = true;
    }

    /// A numbered paragraph begins.
    pub fn leave_block(&mut self) {
        self.item = None;
        self.came = Came::Named;
        self.after_a_move = false;
        self.subjects.clear();
        self.subjects_from = None;
        self.past.clear();
        self.givers.clear();
        self.receivers.clear();
        self.bodies.clear();
    }

    /// A sentence begins; where it opens with a day, it goes on about whom the
    /// text is about, not about what was moved before: `2005年，农经站划归农业局。
    /// 2012年挂X牌子。`
    pub fn enter_sentence(&mut self, opens_with_a_day: bool) {
        if self.came == Came::Placed {
            self.came = Came::Named;
            if opens_with_a_day {
                self.subjects.clear();
                self.after_a_move = true;
            }
        }
        self.lost = false;
        self.subjects_from = None;
        self.past.clear();
        self.gave_before.clear();
        self.gave = false;
    }

    /// The body that a document set up which set up no other and is about none:
    /// what a reply says of posts it says of that.
    pub fn only_made(&self) -> Option<String> {
        let only = self.made.first().filter(|_| self.made.len() == 1 && self.own.is_none());
        only.cloned()
    }

    /// The agency the document is about.
    pub fn own(&self) -> Option<&str> {
        self.own.as_deref()
    }

    /// The body that the heading above is about.
    pub fn topic(&self) -> Option<String> {
        self.topic.clone()
    }

    /// The sentence goes on about somebody whom nothing that was understood
    /// names.
    pub fn lose_sight(&mut self) {
        self.lost = true;
    }

    /// Whom a sentence without a subject speaks of.
    pub fn subject(&self) -> Option<String> {
        if self.lost {
            return None;
        }
        let spoken_of = [self.subjects.first(), self.item.as_ref(), self.topic.as_ref()];
        spoken_of.into_iter().flatten().next().or(self.own.as_ref()).cloned()
    }

    /// The body that something becomes of, where the clause does not name it.
    pub fn what_changes(&self, act: Act) -> Names {
        if self.came == Came::Absorbing && matches!(act, Act::Rename | Act::Abolish | Act::Merge) {
            return smallvec![None];
        }
        // 1956年，A划归B。1958年并入C: hardly the body that the text is about.
        if self.after_a_move && self.subjects.is_empty() && act == Act::Merge {
            return smallvec![None];
        }
        match self.of_before && !self.lost {
            true => {
                smallvec![self.item.as_ref().or(self.topic.as_ref()).or(self.own.as_ref()).cloned()]
            }
            false => self.names(&Slot::Subject, &Slot::Unstated),
        }
    }

    /// The names of one slot; several for 上述部门.
    pub fn names(&self, slot: &Slot, other: &Slot) -> Names {
        let several = |names: &[String]| names.iter().cloned().map(Some).collect();
        match slot {
            Slot::Pronoun(word) if is_plural(word) => several(&self.bodies),
            // 撤销A、B，其职能并入C
            Slot::Pronoun(word) if word == "其" && self.past.len() > 1 => several(&self.past),
            // 撤销A、B，其D划入C，E划入F: E is of both, too.
            Slot::Giver if self.givers.len() > 1 && self.givers == self.past => {
                several(&self.givers)
            }
            // 不再保留A、B，相关职责划入C
            Slot::Giver if self.givers.is_empty() => self.not_named(other),
            Slot::Own => self.not_named(other),
            Slot::Subject if self.subjects.len() > 1 && !self.lost => several(&self.subjects),
            _ => smallvec![self.name(slot, other)],
        }
    }

    /// The names of the slot of who receives or stands above: 其 is whoever the
    /// text speaks of now, not those that ended.
    pub fn receivers(&self, slot: &Slot, other: &Slot) -> Names {
        match slot {
            Slot::Pronoun(word) if word == "其" => smallvec![self.subject()],
            // (七)甲局。…办公室设在甲局。乙局并入: into 甲局.
            Slot::Subject if self.item.is_some() && self.subjects_from.is_none() => {
                smallvec![self.item.clone()]
            }
            // 设立A、B，从C划入D: which of them, is not said.
            Slot::Subject if self.subjects.len() > 1 && !self.lost => smallvec![None],
            // 将P划归X管理，D由A划入: X's, under whom P came.
            Slot::Subject if self.came == Came::Placed && self.receivers.len() == 1 => {
                smallvec![self.receivers.first().cloned()]
            }
            _ => self.names(slot, other),
        }
    }

    /// Whether a sentence can go on about these: not after the document ended
    /// them all.
    pub fn are_there(&self, names: &[Option<String>]) -> bool {
        let ended = |name: &Option<String>| name.as_ref().is_some_and(|it| self.ended.contains(it));
        names.is_empty() || !names.iter().all(ended)
    }

    fn name(&self, slot: &Slot, other: &Slot) -> Option<String> {
        match slot {
            Slot::Unstated => None,
            Slot::Named(name) => Some(name.clone()),
            // A更名为B，其职责与C的职责整合，组建D: not D's own.
            Slot::Pronoun(word) if word == "其" && self.is_about(other) => self
                .earlier
                .first()
                .filter(|name| !matches!(other, Slot::Named(it) if it == *name))
                .cloned(),
            // 将A的D划入B，其E划入C: A's, where the sentence is about nobody else.
            Slot::Pronoun(word)
                if word == "其"
                    && *other != Slot::Unstated
                    && self.subjects_from.is_none()
                    && self.gave_before.len() == 1 =>
            {
                self.gave_before.first().cloned()
            }
            Slot::Pronoun(word) => self.pronoun(word),
            Slot::Subject => self.subject(),
            Slot::SubjectsOffice(office) => self.subject().map(|name| format!("{name}{office}")),
            Slot::Giver => single(&self.givers),
            Slot::Receiver => single(&self.receivers),
            Slot::Own => self.own.clone(),
        }
    }

    /// Who a text without a name means: its own agency, or those that ended in
    /// the sentence; not the other party.
    fn not_named(&self, other: &Slot) -> Names {
        let other = match other {
            Slot::Own => None,
            other => self.name(other, &Slot::Unstated),
        };
        let is_other = |name: &&String| other.as_ref() == Some(*name);
        let own = self.own.as_slice();
        // 将A的D划入X，将E划入Y: A's, where the document is about no one body.
        let before = if self.gave_before.len() == 1 { &self.gave_before[..] } else { &[] };
        let item = self.item.as_slice();
        let meant = [own, &self.past[..], before, item].into_iter().find(|names| !names.is_empty());
        let meant = meant.unwrap_or_default();
        let named: Names = meant.iter().filter(|name| !is_other(name)).cloned().map(Some).collect();
        if named.is_empty() { smallvec![None] } else { named }
    }

    /// Whether the text speaks of the body that a slot names.
    fn is_about(&self, slot: &Slot) -> bool {
        matches!(slot, Slot::Named(name) if self.subjects.first() == Some(name))
    }

    /// 该部: the nearest body in view whose name ends so.
    fn pronoun(&self, word: &str) -> Option<String> {
        let noun = word.trim_start_matches(['该', '本', '我']);
        if word == "其" {
            return self.subject();
        }
        if let Some(noun) = word.strip_prefix('你') {
            return self.addressed(noun);
        }
        let fits = |name: &&String| {
            name.ends_with(noun)
                || noun == "机构"
                || noun == "单位"
                || (noun == "委" && name.ends_with("委员会"))
                || (noun == "办" && name.ends_with("办公室"))
        };
        if word.starts_with(['本', '我']) {
            // 我局 in the document of a 中心 is another.
            return self.own.as_ref().filter(|own| fits(own) || own.ends_with(')')).cloned();
        }
        [self.subjects.first(), self.item.as_ref(), self.topic.as_ref(), self.own.as_ref()]
            .into_iter()
            .flatten()
            .find(fits)
            .or_else(|| self.mentions.iter().rev().find(fits))
            .cloned()
    }

    /// 你局: to whom the document is sent; of several the one that is a 局.
    fn addressed(&self, noun: &str) -> Option<String> {
        let noun = noun.strip_suffix("机关").unwrap_or(noun);
        match self.addressees.as_slice() {
            [] => self.own.clone(),
            [only] => Some(only.clone()),
            several => {
                let of_it = |name: &&String| {
                    name.ends_with(noun) || noun == "委" && name.ends_with("委员会")
                };
                let mut fitting = several.iter().filter(of_it);
                let first = fitting.next();
                first.filter(|_| fitting.next().is_none()).cloned()
            }
        }
    }

    /// Notes who an open provision puts in view.
    pub fn note(&mut self, open: &Open, from: Option<&str>, to: Option<&str>, body: Option<&str>) {
        let owned = |name: Option<&str>| name.map(str::to_owned);
        for name in [from, to, body].into_iter().flatten() {
            if self.mentions.last().is_none_or(|last| last != name) {
                self.mentions.push(name.to_owned());
            }
        }
        match (open.act, body) {
            (Act::Abolish, Some(body)) => {
                self.ended.insert(body.to_owned());
            }
            (Act::Establish, Some(body)) => {
                self.ended.remove(body);
                self.made.insert(body.to_owned());
            }
            _ => {}
        }
        self.went_on |= open.act != Act::Abolish;
        match open.act {
            Act::Transfer => {
                self.note_transfer(open, from, to);
            }
            Act::Rename => {
                self.past.extend(owned(body));
                self.speak_of(owned(to), &open.range);
            }
            Act::Merge => {
                self.past.extend(owned(body));
                self.bodies.extend(owned(body));
                self.subjects = owned(to).into_iter().collect();
                self.of_before = false;
                let is_new = to.is_some_and(|to| self.made.contains(to));
                self.came = if is_new { Came::Named } else { Came::Absorbing };
                self.subjects_from = Some(open.range.clone());
            }
            Act::Split => self.speak_of(owned(to), &open.range),
            Act::Abolish => {
                // 撤销A，组建X；撤销B，其D划入Y: B's.
                if std::mem::take(&mut self.went_on) {
                    self.past.clear();
                }
                self.past.extend(owned(body));
                self.bodies.extend(owned(body));
                self.speak_of(owned(body), &open.range);
            }
            // 划入B，改为B所属单位: it gave before, and goes on being spoken of.
            Act::Affiliate if open.body == Slot::Giver => {}
            Act::Affiliate => {
                self.givers = owned(from).into_iter().collect();
                self.receivers = owned(to).into_iter().collect();
                if open.governs {
                    self.speak_of(owned(to), &open.range);
                } else if matches!(open.body, Slot::Named(_) | Slot::Pronoun(_)) {
                    self.speak_of(owned(body), &open.range);
                    self.came = Came::Placed;
                }
            }
            Act::Establish | Act::Retain if open.duty.is_none() => {
                self.speak_of(owned(body), &open.range);
                self.came = Came::Named;
            }
            Act::Entrust => {}
            Act::Cancel => {
                self.past.extend(owned(body));
                if matches!(open.body, Slot::Named(_) | Slot::Pronoun(_)) {
                    self.speak_of(owned(body), &open.range);
                }
            }
            _ => {
                if matches!(open.body, Slot::Named(_) | Slot::Pronoun(_)) {
                    self.speak_of(owned(body), &open.range);
                }
            }
        }
    }

    /// Puts a body in view, beside those that the same words put there.
    fn speak_of(&mut self, body: Option<String>, range: &Range<usize>) {
        if self.subjects_from.as_ref() != Some(range) {
            self.came = Came::Named;
            self.lost = false;
            self.of_before = false;
            self.after_a_move = false;
            self.earlier = std::mem::take(&mut self.subjects);
            self.subjects_from = Some(range.clone());
        }
        if let Some(body) = body.filter(|body| !self.subjects.contains(body)) {
            self.subjects.push(body);
        }
    }

    fn note_transfer(&mut self, open: &Open, from: Option<&str>, to: Option<&str>) {
        self.gave = true;
        let fresh = !matches!(open.from, Slot::Giver);
        if fresh {
            let new = from.filter(|from| !self.givers.iter().any(|giver| giver == from));
            self.givers.extend(new.map(str::to_owned));
        }
        if let Some(to) = to {
            self.receivers.truncate(1);
            match self.receivers.first_mut() {
                Some(receiver) => to.clone_into(receiver),
                None => self.receivers.push(to.to_owned()),
            }
        }
        self.bodies.extend(from.map(str::to_owned));
    }

    /// A new transfer of the sentence begins: its givers replace those before.
    /// 两局职责 is still of the bodies named before.
    pub fn begin_transfer(&mut self, from: &Slot) {
        let givers = std::mem::take(&mut self.givers);
        self.gave_before = if std::mem::take(&mut self.gave) { givers } else { Vec::new() };
        if !matches!(from, Slot::Pronoun(word) if is_plural(word)) {
            self.bodies.clear();
        }
    }
}

fn is_plural(word: &str) -> bool {
    words!["上述", "前述", "以上", "这些", "两", "三", "四", "该两"].open(word)
}

/// The one there is; where there are several, the text does not say which.
fn single(names: &[String]) -> Option<String> {
    match names {
        [name] => Some(name.clone()),
        _ => None,
    }
}
