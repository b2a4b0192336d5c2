//! One sentence → the provisions it makes, with open slots, and what was not
//! understood.
//!
//! Pure: a sentence is read without its document. Whoever is not named in it —
//! 该部, the giver of the sentence before, the document's own agency — stays an
//! open [`Slot`] that [`crate::extract`] fills.
//!
//! Each construction is one file in `constructions/`, with its wordings and
//! with wordings it must not match beside it; the list there is the order in
//! which they are tried. The sentence is read clause by clause: the first
//! construction that understands the text at a clause's start takes it, up to
//! the end of a clause; a clause nobody understands is residue.

mod clauses;
pub(crate) mod constructions;
mod cues;
mod duties;
mod parties;
mod restraint;
mod sources;

use std::ops::Range;

pub use clauses::Here;
pub(crate) use clauses::{find_any_top, split_top};
pub use constructions::{CONSTRUCTIONS, Construction, Example, Reach};
pub(crate) use constructions::{list_rows, may_move};
pub use duties::{Worded, clean, duties, worded};
pub use parties::{Parties, bare_name, party, party_list};
use restraint::{is_conditional, only_talks};
pub use restraint::{is_formula, is_formula_sentence, is_restrained};
pub use sources::{Source, sources};

use crate::{
    lexicon::{agency_len, find, is_agency, is_generic_body, without_time, words},
    model::{Act, Scope},
};

/// A party of a provision as the sentence says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Slot {
    /// The text does not state it.
    #[default]
    Unstated,
    /// A name, as printed, without 原.
    Named(String),
    /// 该部, 其, 上述部门: as printed.
    Pronoun(String),
    /// Whoever the sentence is about: the subject of the clause before, the
    /// body of the heading, or the document's own agency.
    Subject,
    /// The office of whoever the sentence is about: 办公室设在X.
    SubjectsOffice(String),
    /// The giver of the transfer before.
    Giver,
    /// The receiver of the transfer before.
    Receiver,
    /// The document's own agency, unless it is the other party.
    Own,
}

impl Slot {
    /// The name that it holds, if it holds one.
    pub(crate) fn into_name(self) -> Option<String> {
        match self {
            Slot::Named(name) => Some(name),
            _ => None,
        }
    }
}

/// A provision whose parties are still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// What is done.
    pub act: Act,
    /// The transferring agency, or the previous superior.
    pub from: Slot,
    /// The receiving agency, the new name, the new superior.
    pub to: Slot,
    /// The agency it is about.
    pub body: Slot,
    /// The duty as worded.
    pub duty: Option<String>,
    /// The wider duty it is part of.
    pub within: Option<String>,
    /// How much moves.
    pub scope: Option<Scope>,
    /// What is carved out.
    pub except: Vec<String>,
    /// A number of posts.
    pub count: Option<u32>,
    /// Where the sentence says it.
    pub range: Range<usize>,
    /// The words are about who stands above (`X统一领导P`), not about the body.
    pub(crate) governs: bool,
}

impl Open {
    /// An act at a place of the sentence, everything else open.
    pub fn new(act: Act, range: Range<usize>) -> Self {
        Open {
            act,
            from: Slot::Unstated,
            to: Slot::Unstated,
            body: Slot::Unstated,
            duty: None,
            within: None,
            scope: None,
            except: Vec::new(),
            count: None,
            range,
            governs: false,
        }
    }

    /// Whether it says what becomes of whoever the words before are about.
    pub(crate) fn tells_what_becomes(&self) -> bool {
        let becomes = matches!(
            self.act,
            Act::Affiliate | Act::Classify | Act::Rename | Act::Merge | Act::Abolish | Act::Locate
        );
        becomes && self.body == Slot::Subject
    }

    /// An act about a body.
    pub fn about(act: Act, body: Slot, range: Range<usize>) -> Self {
        Open { body, ..Open::new(act, range) }
    }
}

/// A provision with the construction that read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What was read.
    pub open: Open,
    /// [`Construction::name`].
    pub construction: &'static str,
}

/// What a sentence says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understood {
    /// Its provisions, in the order of the text.
    pub provisions: Vec<Read>,
    /// Clauses that no construction understood.
    pub residue: Vec<Range<usize>>,
}

/// Reads one sentence. Linear in its length for any bounded clause.
///
/// ```
/// use handover::grammar::read;
/// use handover::model::Act;
/// let said = read("将原信息产业部的职责划给工业和信息化部。");
/// assert_eq!(said.provisions[0].open.act, Act::Transfer);
/// assert!(said.residue.is_empty());
/// ```
pub fn read(sentence: &str) -> Understood {
    read_while(sentence, |_| true)
}

/// What a sentence says, if all of it is understood; stops at the first clause
/// that is not.
pub(crate) fn read_whole(sentence: &str) -> Option<Vec<Read>> {
    let said = read_while(sentence, |so_far| so_far.residue.is_empty());
    said.residue.is_empty().then_some(said.provisions)
}

/// Reads a sentence as long as `goes_on` says of what was read so far.
fn read_while(sentence: &str, goes_on: impl Fn(&Understood) -> bool) -> Understood {
    let mut out = Understood::default();
    let mut cues = cues::find(sentence);
    if cues.hold_a_formula() && is_formula_sentence(sentence) {
        return out;
    }
    let mut here = Here::of_clauses(sentence, cues.clauses(sentence));
    let mut judged_to = 0;
    let mut unread = None;
    // The first clause that was not understood since the last that was.
    let mut first_unread = None;
    // Whether the sentence has come to speak of what was not understood.
    let mut astray = false;
    while !here.is_done() && goes_on(&out) {
        if here.start() >= judged_to {
            judged_to = here.part_end();
            let part = here.start()..judged_to;
            let said = &sentence[part.clone()];
            if cues.hold_talk(part) && only_talks(said) || is_conditional(said) {
                skip(&mut here, judged_to, &mut out.residue);
                continue;
            }
        }
        let clause = here.through(0);
        let found = cues.for_clause(clause, here.through(1).end).find_map(|i| {
            let construction = CONSTRUCTIONS[i];
            let (provisions, end) = construction.read(&here)?;
            (end > here.start()).then_some((construction.name(), provisions, end))
        });
        let found =
            found.filter(|(_, provisions, _)| !(astray && provisions.iter().any(goes_on_about_it)));
        let of_merged = |open: &Open| is_office_of_merged(open, unread);
        let found = found.filter(|(_, provisions, _)| !provisions.iter().any(of_merged));
        match found {
            Some((construction, mut provisions, end)) => {
                let last_unread = unread;
                if let Some(before) = unread.take() {
                    name_the_giver(&mut provisions, before);
                    let named = name_the_subject(&mut provisions, before);
                    if named && is_a_name(before) {
                        forget_the_last(&mut out.residue, before);
                    }
                }
                if let Some(first) = first_unread.take() {
                    name_the_charged(&mut provisions, first, last_unread);
                }
                astray &= !provisions.iter().any(names_somebody);
                here.remember(&provisions);
                out.provisions
                    .extend(provisions.into_iter().map(|open| Read { open, construction }));
                here.advance(end);
            }
            None => {
                unread = Some(here.clause());
                first_unread = first_unread.or(unread);
                astray |= takes_something(here.clause())
                    || sets_up_elsewhere(here.clause())
                    || speaks_of_a_class(here.clause());
                let end = here.clause_end();
                skip(&mut here, end, &mut out.residue);
            }
        }
    }
    out
}

/// Whom a clause speaks of that is not understood: `X不再作为派出机构`,
/// `与Y组成X`.
fn spoken_of(clause: &str) -> Option<&str> {
    if is_a_name(clause) {
        return Some(bare_name(clause));
    }
    // 曾设县旅游局，1999年撤销
    let once = words!["曾设立", "曾设有", "曾设"].strip_opening(without_time(clause));
    if let Some(name) = once.filter(|name| is_agency(name)) {
        return Some(name);
    }
    // 甲局的D剥离后，改组为乙台
    let stripped = || {
        let left = clause.strip_suffix('后')?;
        words!["剥离", "划出", "移交", "划转", "分离"].close(left).then(|| left.split_once('的'))?
    };
    if let Some((name, _)) = stripped().filter(|(name, _)| is_a_name(name)) {
        return Some(bare_name(name));
    }
    let made = words!["组成", "组建为", "组建", "合并为"].first_inside(clause);
    let made = made.map(|(at, word)| &clause[at + word.len()..]);
    if let Some(new) = made.filter(|name| is_agency(name)) {
        return Some(new);
    }
    let (at, _) = words!["不再", "仍", "继续", "实行", "作为", "撤销"].first_inside(clause)?;
    Some(bare_name(&clause[..at])).filter(|name| is_agency(name))
}

/// Whether a clause is nothing but a body's name: `省文物局，副厅级，由…管理`.
fn is_a_name(clause: &str) -> bool {
    is_agency(clause) && !is_generic_body(clause)
}

/// A name says all it has to say where what follows is told of it.
fn forget_the_last(residue: &mut Vec<Range<usize>>, name: &str) {
    // The mark behind it is left over too.
    let len = name.len() + "，".len();
    match residue.last_mut() {
        Some(last) if last.len() <= len => drop(residue.pop()),
        Some(last) => last.end -= len,
        None => {}
    }
}

/// Whom a clause that is not understood opens with: `市物价局已经退出…`; not
/// `市物价局的…`, `市物价局、…`, `市物价局局长…`.
fn opens_with(clause: &str) -> Option<&str> {
    let (name, rest) = clause.split_at(agency_len(clause)?);
    let goes_on = words!["的", "、", "和", "与", "及", "等", "所属", "下属", "管理的", "派驻"];
    let says = !rest.is_empty() && !goes_on.open(rest) && !starts_with_an_office(rest);
    (says && !is_generic_body(name)).then(|| bare_name(name))
}

/// `武警水电部队转为国有企业`, `市一院转企改制`: whom it is about, though not into what
/// body it turns.
fn turned_into(clause: &str) -> Option<&str> {
    let turns =
        words!["转为", "转制", "转企", "改制", "退出现役", "转隶", "脱离", "挂牌", "升格", "升级",];
    turns.inside(clause).then(|| opens_with(clause))?
}

/// 局长, 党组书记: of the body, and not it.
fn starts_with_an_office(rest: &str) -> bool {
    words!["局长", "部长", "厅长", "主任", "党组", "党委", "副", "书记", "负责人", "机关"]
        .open(rest)
}

/// 其职责 behind a clause about somebody that was not understood: that body's.
fn name_the_giver(provisions: &mut [Open], before: &str) {
    let its = |open: &&mut Open| {
        open.act == Act::Transfer && matches!(&open.from, Slot::Pronoun(word) if word == "其")
    };
    for open in provisions.iter_mut().filter(its) {
        if let Some(name) = spoken_of(before).or_else(|| opens_with(before)) {
            open.from = Slot::Named(name.to_owned());
        }
    }
}

/// 改为… behind a clause about somebody that was not understood: that body is
/// meant, not whom the sentence before was about. Whether it was named so.
fn name_the_subject(provisions: &mut [Open], before: &str) -> bool {
    let mut named = false;
    for open in provisions.iter_mut().filter(|open| open.tells_what_becomes()) {
        if let Some(name) = spoken_of(before).or_else(|| turned_into(before)) {
            open.body = Slot::Named(name.to_owned());
            named = true;
        }
    }
    named
}

/// `武警部队转到地方后，列…序列，承担D`: whoever the clauses before opened with
/// does it, though what they say was not understood; the first of them, else
/// the last.
fn name_the_charged(provisions: &mut [Open], first: &str, last: Option<&str>) {
    let charged = |open: &&mut Open| open.act == Act::Assign && open.body == Slot::Subject;
    for open in provisions.iter_mut().filter(charged) {
        if let Some(name) = opens_with(first).or_else(|| opens_with(last?)) {
            open.body = Slot::Named(name.to_owned());
        }
    }
}

/// Whether it says of whoever the words before are about what they become, or
/// what hangs there.
fn goes_on_about_it(open: &Open) -> bool {
    let hangs = matches!(open.act, Act::Nameplate | Act::Unplate) && open.body == Slot::Subject;
    open.tells_what_becomes() || hangs
}

/// `X与Y合并，办公室设在Z`: the office of whatever they were made into.
fn is_office_of_merged(open: &Open, before: Option<&str>) -> bool {
    matches!(open.body, Slot::SubjectsOffice(_))
        && before.is_some_and(|before| words!["合并", "整合", "合并重组"].close(before))
}

fn names_somebody(open: &Open) -> bool {
    matches!(open.body, Slot::Named(_))
}

/// `划出图书馆事业部分，仍由X管理`, `1974年单设，改为X`: what follows is about what
/// was taken, or stands apart.
fn takes_something(clause: &str) -> bool {
    words![
        "划出", "分出", "抽出", "抽调", "调出", "接管", "接收", "将", "把", "单设", "单列", "称",
        "独立",
    ]
    .open(without_time(clause))
}

/// `A、B在C设立分局，为派出机构`: what follows is about what was set up.
fn sets_up_elsewhere(clause: &str) -> bool {
    find(clause, "在")
        .is_some_and(|at| words!["设立", "设置", "派驻", "派出", "设有"].inside(&clause[at..]))
}

/// `地方设立的监管机构专司监管`: what follows is about those bodies.
fn speaks_of_a_class(clause: &str) -> bool {
    let does = words!["专司", "不再", "一律", "均", "统一", "继续", "主要", "实行"];
    let class = words!["机构", "部门", "单位"]
        .each_inside(clause)
        .find(|(at, word)| does.open(&clause[at + word.len()..]));
    class.is_some_and(|(at, _)| find(&clause[..at], "的").is_some())
}

fn skip(here: &mut Here<'_>, end: usize, residue: &mut Vec<Range<usize>>) {
    let range = here.unread_from()..end;
    if !is_formula(&here.sentence()[range.clone()]) {
        match residue.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => residue.push(range),
        }
    }
    here.advance(end);
}

/// A row in one line, for tables of wordings: who, to whom, what.
///
/// `transfer A→B: D <wider {scope} -exception`; an open slot stands in angle
/// brackets.
pub fn tell(open: &Open) -> String {
    use std::fmt::Write;
    let slot = |slot: &Slot| match slot {
        Slot::Unstated => String::new(),
        Slot::Named(name) => name.clone(),
        Slot::Pronoun(word) => format!("<{word}>"),
        Slot::Subject => "<subject>".to_owned(),
        Slot::SubjectsOffice(office) => format!("<subject>{office}"),
        Slot::Giver => "<giver>".to_owned(),
        Slot::Receiver => "<receiver>".to_owned(),
        Slot::Own => "<own>".to_owned(),
    };
    let mut out = open.act.as_str().to_owned();
    if open.body != Slot::Unstated {
        let _ = write!(out, " [{}]", slot(&open.body));
    }
    if open.from != Slot::Unstated || open.to != Slot::Unstated {
        let _ = write!(out, " {}→{}", slot(&open.from), slot(&open.to));
    }
    if let Some(duty) = &open.duty {
        let _ = write!(out, ": {duty}");
    }
    if let Some(within) = &open.within {
        let _ = write!(out, " <{within}");
    }
    if let Some(scope) = open.scope {
        let _ = write!(out, " {{{scope}}}");
    }
    for except in &open.except {
        let _ = write!(out, " -{except}");
    }
    if let Some(count) = open.count {
        let _ = write!(out, " ×{count}");
    }
    out
}
