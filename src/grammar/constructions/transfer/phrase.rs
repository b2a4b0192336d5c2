//! Finds the verb of a transfer, with the words before it and the receivers
//! after it.

use std::ops::Range;

use super::super::{
    establish,
    shape::{taken_by, verbs_from_last, without_adverbs, without_time},
};
use crate::grammar::{
    Here, Parties, Slot, Source, clauses::find_top, duties::take_exceptions, party, party_list,
    sources,
};
use crate::lexicon::{
    Words, agency_len, find, heads_a_duty, is_action, is_agency, is_class, trim, words,
};

/// Verbs that the receiver follows.
static VERBS: Words = Words::new(&[
    "划给", "划入", "划归", "划交", "划转给", "划转到", "划转至", "划转入", "划转", "划到", "划至",
    "划由", "划转由", "移交给", "移交至", "移交到", "移交", "转移给", "转移到", "转移至", "转交给",
    "转交", "交给", "交由", "交与", "并入", "归并到", "归并至", "归并入", "归并", "下放给",
    "下放到", "下放至", "下放", "调整到", "调整至", "调整给", "调整由", "调整为由", "调整为",
    "转隶至", "转隶到", "转隶", "纳入", "归入", "现由", "现改由", "归口到", "整合到", "整合至",
    "整合划入", "合并到", "合并至", "并到", "并至", "撤并到", "撤并至", "归口", "统一归口",
    "上划到", "上划至", "上划给", "上划", "划出给", "划出至", "转由", "改由", "改为由", "统一由",
    "由", "上收至", "上收到", "收归", "赋予", "归", "集中到", "统一到", "划拨给", "移至", "回归",
    "转入", "暂由", "暂时由", "确定由", "均由", "一律由", "统一改由", "交回", "归还", "交还",
    "划回", "统归", "统一归", "统一归并到", "统一归并至", "转到", "转至", "转给", "上收", "分别交",
    "分别交给", "分别交由", "转归", "统一归口到", "交",
]);

/// Words that draw duties together, before a verb of their own.
static GATHERS: Words =
    Words::new(&["整合", "重组", "职责合并", "职能合并", "职责集中", "职能集中"]);

/// The verb of such words.
fn gathering(words: &'static str) -> &'static str {
    ["职责", "职能"].iter().find_map(|duties| words.strip_prefix(duties)).unwrap_or(words)
}

/// Whether a text may say that something moves: the quick answer where most do
/// not.
pub(crate) fn may_move(text: &str) -> bool {
    // Every list of duties closes with 交办的其他事项.
    let moves = |(at, verb): (usize, &str)| {
        verb != "交" || !opens_with_another_word(&text[at + verb.len()..])
    };
    VERBS.each_inside(text).any(moves) || GATHERS.inside(text)
}

/// Verbs that need 承担, 负责 or the like after the receiver.
static BY: Words = Words::new(&[
    "由", "现由", "现改由", "改由", "改为由", "统一由", "转由", "调整由", "调整为由", "调整为",
    "暂由", "暂时由", "确定由", "均由", "一律由", "统一改由", "划由", "划转由", "分别交",
]);

/// What closes the clause after the receiver.
static TAILS: Words = Words::new(&[
    "统一管理", "归口管理", "统一承担", "统一负责", "具体承担", "具体负责", "负责管理", "管理",
    "承担", "负责", "行使", "履行", "实施", "办理", "组织实施", "统一行使", "负责实施", "牵头负责",
    "集中行使", "集中实施", "集中办理", "统一办理", "统一受理", "分别承担", "分别负责", "共同承担",
    "共同负责", "统一实施", "继续承担", "继续负责", "继续行使", "继续履行", "承接", "统一承接",
    "承继", "继承", "接管", "承办", "具体承办", "组织承办", "具体办理", "具体实施",
]);

/// A phrase that runs over more clauses than this has lost its verb.
const MOST_CLAUSES: usize = 40;

/// A verb found, with what stands on both sides.
#[derive(Debug)]
pub(super) struct Moved {
    pub phrase: Range<usize>,
    pub receivers: Parties,
    /// Where the receiver is created, if it is.
    pub creates: Option<Range<usize>>,
    pub except: Vec<String>,
    pub respectively: bool,
    pub end: usize,
    /// The verb is a bare 由.
    pub by: bool,
}

/// The words before the verb.
#[derive(Debug)]
pub(super) struct Phrase {
    pub start: usize,
    /// It opens with 将 or 把: it may run over several clauses.
    pub taken: bool,
    /// It opens with 整合: nobody gives.
    pub gathered: bool,
    /// It goes on behind a transfer with duties that stand in several clauses.
    pub listed: bool,
    /// `X将D`: who gives what nobody else is named for.
    pub givers: Vec<Slot>,
}

impl Phrase {
    /// At the start of a clause.
    pub fn at(here: &Here<'_>) -> Self {
        let clause = without_time(here.clause());
        let day = here.clause().len() - clause.len();
        let (skip, mut givers) = taken_at(clause);
        // X将D移交Y，将E移交Z: X gives both.
        let goes_on = skip > 0 && clause.starts_with(['将', '把']);
        if givers.is_empty() && goes_on {
            givers.extend(here.giver().cloned());
        }
        let gathered = clause.starts_with("整合") && !clause.starts_with("整合划入");
        let skip = if gathered { "整合".len() } else { skip };
        let taken = skip > 0;
        let listed = !taken && !gathered && here.is_right_after_transfer() && lists_duties(here);
        Phrase { start: here.start() + day + skip, taken, gathered, listed, givers }
    }

    /// The verb, if the clauses from here say that something moves.
    pub fn find(&self, here: &Here<'_>) -> Option<Moved> {
        for n in 0..MOST_CLAUSES {
            let clause = here.nth(n)?;
            let start = clause.start.max(self.start);
            let text = &here.sentence()[start..clause.end];
            let led = here.clause().starts_with('除') || leads_giver(here.clause());
            let after_exception = n == 1 && led;
            if n > 0 && !after_exception && !self.goes_on(here, text) {
                return None;
            }
            if let Some(moved) = self
                .gathers(here, n, start..clause.end)
                .or_else(|| self.moves(here, n, start..clause.end))
            {
                return Some(moved);
            }
            // What a list of sources is, is asked where nothing cheaper decides.
            let is_aside = || {
                after_exception
                    || text.starts_with('除')
                    || text.starts_with("连同")
                    || lists_a_source(here, text)
            };
            if here.mark_after(n) == Some('：')
                || n > 0 && !self.taken && !self.listed && !is_aside()
            {
                return None;
            }
        }
        None
    }

    /// Whether the clause after the first can belong to the same phrase.
    fn goes_on(&self, here: &Here<'_>, clause: &str) -> bool {
        let creates = words!["组建", "设立", "成立", "重新组建"];
        let opens_other = words!["将", "把", "撤销", "不再"];
        if creates.open(clause) || opens_other.open(clause) {
            // 整合A的职责，组建X
            return self.gathered && creates.open(clause);
        }
        // 自2003年1月1日起移交X
        let clause = without_time(clause);
        let bare = [
            "一并", "统一", "集中", "整体", "分别", "全部", "相应", "成建制", "并", "也", "由其",
            "均",
        ]
        .iter()
        .fold(clause, |c, w| c.strip_prefix(w).unwrap_or(c));
        self.taken
            || self.listed
            || clause.is_empty()
            || VERBS.open(bare)
            || words!["已于", "现已于", "于"].open(clause) && VERBS.inside(clause)
            || clause.starts_with('除')
            || clause.starts_with("连同")
            || lists_a_source(here, clause)
    }

    /// `…整合，组建X`, `…整合划入X`, `…整合组建X`
    fn gathers(&self, here: &Here<'_>, n: usize, range: Range<usize>) -> Option<Moved> {
        let text = &here.sentence()[range.clone()];
        if self.gathered {
            return self
                .gathers_for_new(here, n, &range)
                .or_else(|| self.gathers_here(here, range));
        }
        let word = GATHERS.each_inside(text).map(|(_, word)| gathering(word)).last()?;
        let at = (text.rfind(word)?, word.len());
        let after = text[at.0 + at.1..].trim_start_matches("后").trim_start_matches("成");
        // 重新组建X，将A的职责整合进来
        let after = words!["进来", "进去", "进入"].strip_longest_opening(after).unwrap_or(after);
        let listed = without_adverbs(&here.sentence()[self.start..range.start + at.0]);
        // 每个乡镇整合组建X: who does it, and nothing that is drawn together.
        if words!["每", "各"].open(listed) && find(listed, "的").is_none() {
            return None;
        }
        let phrase = self.start..self.start + listed.len();
        let (next, creates_in) = if after.is_empty() {
            let next = self.creation_after(here, n).or_else(|| here.nth(n + 1));
            let next = next.unwrap_or(range.end..range.end);
            (here.sentence()[next.clone()].to_owned(), next)
        } else {
            (after.to_owned(), range.end - after.len()..range.end)
        };
        if let Some(create) = establish::created(&next).filter(|create| create.at == 0) {
            return Some(Moved {
                phrase,
                receivers: create.parties,
                creates: Some(creates_in.clone()),
                except: Vec::new(),
                respectively: false,
                end: creates_in.end,
                by: false,
            });
        }
        // 组建X，将…整合，作为…: the receiver was named before.
        let opening = &here.sentence()[self.start..];
        let about = words!["对", "并结合", "结合", "并对"].open(opening);
        let spoken_of =
            || here.subject_is_known() || next.strip_prefix("作为").is_some_and(is_class);
        // 甲机构与乙机构整合: bodies, and into what is not said.
        let duties = || sources(listed).iter().all(|source| !source.bodies);
        if after.is_empty()
            && !about
            && receivers_after_verb(&next).is_none()
            && spoken_of()
            && duties()
        {
            return Some(Moved {
                phrase,
                receivers: Parties { slots: vec![Slot::Subject], open_ended: false },
                creates: None,
                except: Vec::new(),
                respectively: false,
                end: range.end,
                by: false,
            });
        }
        let (receivers, except) = receivers_after_verb(&next)?;
        Some(Moved {
            phrase,
            receivers,
            creates: None,
            except,
            respectively: false,
            end: creates_in.end,
            by: false,
        })
    }

    /// `整合A的职责、B的D，组建X`
    fn gathers_for_new(&self, here: &Here<'_>, n: usize, range: &Range<usize>) -> Option<Moved> {
        let create = establish::created(&here.sentence()[range.clone()])?;
        (n > 0 && create.at == 0).then(|| Moved {
            phrase: self.start..range.start,
            receivers: create.parties,
            creates: Some(range.clone()),
            except: Vec::new(),
            respectively: false,
            end: range.end,
            by: false,
        })
    }

    /// `组建X。整合A的职责和B的D。`: into whoever was set up before.
    fn gathers_here(&self, here: &Here<'_>, range: Range<usize>) -> Option<Moved> {
        let is_last = range.end == here.sentence().trim_end_matches('。').len();
        let said = &here.sentence()[self.start..range.end];
        // 执法队伍 is of many.
        let one = |name: &str| is_agency(name) && !name.ends_with("队伍");
        let named = |slot: &Slot| matches!(slot, Slot::Named(name) if one(name));
        let of_bodies = |source: Source| {
            !source.givers.is_empty() && source.givers.iter().all(named) && !source.bodies
        };
        let all_told = || sources(said).into_iter().all(of_bodies);
        (is_last && words!["职责", "职能"].close(said) && all_told()).then(|| Moved {
            phrase: self.start..range.end,
            receivers: Parties { slots: vec![Slot::Subject], open_ended: false },
            creates: None,
            except: Vec::new(),
            respectively: false,
            end: range.end,
            by: false,
        })
    }

    /// The clause that sets up what is gathered: the next, or the one after a
    /// clause that says what for.
    fn creation_after(&self, here: &Here<'_>, n: usize) -> Option<Range<usize>> {
        let creates = |range: &Range<usize>| {
            establish::created(&here.sentence()[range.clone()]).is_some_and(|it| it.at == 0)
        };
        let next = here.nth(n + 1)?;
        let aside = ["将", "把", "组建", "设立", "划", "由"];
        let is_aside = !aside.iter().any(|word| here.sentence()[next.clone()].starts_with(word));
        if creates(&next) {
            Some(next)
        } else {
            here.nth(n + 2).filter(|it| is_aside && creates(it))
        }
    }

    fn moves(&self, here: &Here<'_>, n: usize, range: Range<usize>) -> Option<Moved> {
        let text = &here.sentence()[range.clone()];
        for (at, verb) in verbs_from_last(text, &VERBS) {
            if at == 0 && n == 0 {
                continue;
            }
            // 归口 is a verb of its own: 归口管理部门 is nobody that 归 gives to; 归国
            // and 归侨 are in names.
            let after = &text[at + verb.len()..];
            let in_a_word = words!["口", "国华侨", "国留学", "侨", "属", "档", "祖国"].open(after);
            if verb.ends_with('归') && in_a_word || verb == "归" && after.len() < 6 {
                continue;
            }
            // 交通, 交办 and the like are words of their own.
            if verb == "交" && opens_with_another_word(after) {
                continue;
            }
            // 广交会, 外交部; D一部分划入A: which part, is not said.
            let before = &text[..at];
            if verb == "交" && before.ends_with(['广', '外', '成', '社'])
                || before.ends_with("一部分")
            {
                continue;
            }
            // 承担D，归口X管理: what it does, and whose it is.
            if n > 0 && does_something(&here.sentence()[self.start..range.start]) {
                continue;
            }
            // 部队转到地方后: out of the forces, under nobody yet.
            if verb.starts_with('转') && after.starts_with("地方") {
                continue;
            }
            let Some((receivers, except)) = receivers(&text[at + verb.len()..], verb) else {
                continue;
            };
            // 不再由X承担 moves nothing to X.
            // Nor does 尚未移交, 暂不划转.
            let denied = words!["不再", "暂不", "尚未", "未", "没有", "不"].close(before);
            if denied || n == 0 && text.starts_with("不再") {
                continue;
            }
            let plain = self.start..range.start + at;
            let bare = what_moves(&here.sentence()[plain.clone()])?;
            if bare.is_empty() {
                continue;
            }
            return Some(Moved {
                phrase: self.start..self.start + bare.len(),
                receivers,
                creates: None,
                except,
                respectively: before.ends_with("分别") || says_respectively(text),
                end: range.end,
                by: verb == "由",
            });
        }
        // 将A的D职责划入，… : the receiver is whoever the text is about.
        let open =
            words!["整合划入", "划入", "划转", "转入"].at_end(text).max_by_key(|verb| verb.len());
        let open = open.or_else(|| words!["职责并入", "职能并入"].close(text).then_some("并入"))?;
        let bare = without_adverbs(&here.sentence()[self.start..range.end - open.len()]);
        // D划给B，X同步划转: where X goes, nothing says.
        if open == "划转" && heads_a_duty(bare).is_none() {
            return None;
        }
        let goes_on = self.taken
            || here.is_after_transfer()
            || here.subject_is_known()
            || text.ends_with("一并划入");
        (goes_on && !bare.is_empty()).then(|| Moved {
            phrase: self.start..self.start + bare.len(),
            receivers: Parties { slots: vec![Slot::Subject], open_ended: false },
            creates: None,
            except: Vec::new(),
            respectively: false,
            end: range.end,
            by: false,
        })
    }
}

/// `由C、D分别承担`
fn says_respectively(clause: &str) -> bool {
    words!["分别承担", "分别负责", "分别行使", "分别履行", "分别管理"].close(clause)
}

/// Whether several clauses from here on list duties that one verb moves: `D1，
/// 指导D2等职责划入B`.
fn lists_duties(here: &Here<'_>) -> bool {
    let clauses = (0..MOST_CLAUSES).map_while(|n| Some(&here.sentence()[here.nth(n)?]));
    let mut moved = clauses.enumerate().map(|(n, clause)| {
        let at = words!["等职责", "等职能", "等工作职责"].first_inside(clause);
        let moves = at.is_some_and(|(at, word)| VERBS.open(&clause[at + word.len()..]));
        (n, moves, may_move(clause) || clause.starts_with(['在', '将', '把']))
    });
    let end = moved.find(|&(_, moves, other)| moves || other);
    end.is_some_and(|(n, moves, _)| moves && n > 0)
}

/// Whether 交 before these words is part of one: 交通, 移交办法.
fn opens_with_another_word(after: &str) -> bool {
    after.starts_with([
        '通', '办', '流', '接', '叉', '易', '付', '纳', '代', '界', '警', '管', '战', '存', '验',
        '际', '错', '汇', '友', '往', '运',
    ])
}

/// What stands before the verb. `X转到地方后，` tells when X moves; X建制 is X.
fn what_moves(said: &str) -> Option<&str> {
    // D，已于上个月: when it moved.
    let said = match said.rsplit_once('，') {
        Some((before, when)) if words!["已于", "现已于", "于"].open(when) => before,
        _ => said,
    };
    let bare = match find_top(said, "后，") {
        Some(_) => &said[..agency_len(said)?],
        None => without_adverbs(said),
    };
    // A由省垂直管理: no duty.
    if words!["垂直管理", "直属"].close(bare) && find_top(bare, "由").is_some() {
        return None;
    }
    // A的D剥离，统一归并到B
    let bare = match words!["剥离后", "剥离", "划出后"].strip_closing(bare) {
        Some(rest) if rest.ends_with(['责', '能', '务', '权', '作']) => rest,
        _ => bare,
    };
    let body = bare.strip_suffix("建制").filter(|name| party(name).is_some());
    Some(body.unwrap_or(bare))
}

/// `承担D`, not `承担的D`: a clause that says what is done.
fn does_something(clause: &str) -> bool {
    let rest = words!["承担", "负责"].strip_opening(clause);
    rest.is_some_and(|rest| !rest.starts_with('的'))
}

/// `A承担的D1职责，B承担的D2职责，一并划入C` without a 将: whether a clause is one
/// of these.
fn lists_a_source(here: &Here<'_>, clause: &str) -> bool {
    let is_source = |clause: &str| {
        (heads_a_duty(clause).is_some() || is_action(clause))
            && sources(clause).first().is_some_and(|source| !source.givers.is_empty())
    };
    // …，C的D3职责等整合: the last of them, with its verb.
    let bare = words!["等整合", "整合"].strip_closing(clause).unwrap_or(clause);
    is_source(bare) && is_source(here.clause())
}

/// `X的职责中，`: whose duties the clauses after it divide.
pub(super) fn leads_giver(clause: &str) -> bool {
    words!["职责中", "职能中", "职责一分为二", "职能一分为二"].close(clause)
}

/// The length of what stands up to and with 将 or 把: `将`, `我省将`; and who
/// gives, where a body stands there: `市民政局将`.
fn taken_at(clause: &str) -> (usize, Vec<Slot>) {
    let decided = ["将", "把"].iter().find_map(|word| {
        let at = find(clause, word)?;
        let before = &clause[..at];
        let short = before.chars().count() <= 4
            && (before.is_empty()
                || words!["省", "市", "县", "区", "国", "改革", "决定", "同意"].close(before));
        short.then_some(at + word.len())
    });
    if let Some(len) = decided {
        return (len, Vec::new());
    }
    // X将统一管理D: it will, and takes nothing.
    let will = words!["统一管理", "统一领导", "统一负责"];
    let given = taken_by(clause).filter(|(_, rest)| !VERBS.open(rest) && !will.open(rest));
    given.map_or((0, Vec::new()), |(who, rest)| (clause.len() - rest.len(), who))
}

/// `划入该部`, `由X承担` after 整合.
fn receivers_after_verb(text: &str) -> Option<(Parties, Vec<String>)> {
    let text =
        ["一并", "统一", "，", "整体"].iter().fold(text, |t, w| t.strip_prefix(w).unwrap_or(t));
    let verb = VERBS.longest_opening(text)?;
    receivers(&text[verb.len()..], verb)
}

/// The receivers after a verb, and what brackets behind them carve out.
fn receivers(text: &str, verb: &str) -> Option<(Parties, Vec<String>)> {
    let (text, except) = take_exceptions(text);
    let text = trim(&text);
    let tails = TAILS.at_end(text).filter(|tail| text.len() > tail.len());
    let tail = tails.max_by_key(|tail| tail.len());
    let by = BY.are(verb);
    // 由其继续承担: nothing moves.
    let goes_on = || text.starts_with('其') && tail.is_some_and(|tail| tail.starts_with("继续"));
    if by && (tail.is_none() || goes_on()) {
        return None;
    }
    // 职责回归机关: of what body is not said.
    if words!["机关", "本机关", "局机关", "委机关", "单位"].are(text) {
        return None;
    }
    // 交 alone is told from a word that begins so by a name behind it.
    let named = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name) && name.chars().nth(3).is_some());
    if verb == "交" && tail.is_none() && !party_list(text)?.slots.iter().all(named) {
        return None;
    }
    // 划归B管理 and 交给B: the whole rest is who.
    let list = party_list(text)
        .or_else(|| party_list(text.strip_suffix(tail?)?))
        .or_else(|| party_list(text.strip_suffix('后')?))?;
    Some((list, except))
}
