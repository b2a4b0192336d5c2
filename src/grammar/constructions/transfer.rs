//! A duty moves: `将A的D划给B`, `其中D划给B`, `D由A划入B`, `原由A负责的D改由B负责`,
//! `将A的职责、B的D1、D2职责整合，组建X`, and their lists (`具体包括：…`).

use std::ops::Range;

use super::{
    Construction, Example, establish,
    shape::{verbs_from_last, without_adverbs},
};
use crate::{
    grammar::{
        Here, Open, Parties, Slot, Source, Worded,
        clauses::split_top,
        duties,
        duties::{split_exceptions, take_exceptions},
        party, party_list, sources,
    },
    lexicon::{heads_a_duty, is_action, is_agency, leads_a_duty},
    model::{Act, Scope},
};

/// See the module.
pub struct Transfer;

/// Verbs that the receiver follows.
const VERBS: &[&str] = &[
    "划给",
    "划入",
    "划归",
    "划转给",
    "划转到",
    "划转至",
    "划转入",
    "划转",
    "划到",
    "划至",
    "划由",
    "移交给",
    "移交至",
    "移交到",
    "移交",
    "转移给",
    "转移到",
    "转移至",
    "转交给",
    "转交",
    "交给",
    "交由",
    "交与",
    "并入",
    "归并到",
    "归并至",
    "归并入",
    "归并",
    "下放给",
    "下放到",
    "下放至",
    "下放",
    "调整到",
    "调整至",
    "调整给",
    "调整由",
    "调整为由",
    "调整为",
    "转隶至",
    "转隶到",
    "转隶",
    "纳入",
    "归口到",
    "整合到",
    "整合至",
    "整合划入",
    "合并到",
    "合并至",
    "转由",
    "改由",
    "改为由",
    "统一由",
    "由",
    "上收至",
    "上收到",
    "收归",
    "赋予",
    "归",
    "集中到",
    "统一到",
    "划拨给",
    "移至",
    "转到",
    "转给",
];

/// A phrase that runs over more clauses than this has lost its verb.
const MOST_CLAUSES: usize = 40;

/// Verbs that need 承担, 负责 or the like after the receiver.
const BY: &[&str] =
    &["由", "改由", "改为由", "统一由", "转由", "调整由", "调整为由", "调整为", "划由"];

/// What closes the clause after the receiver.
const TAILS: &[&str] = &[
    "统一管理",
    "归口管理",
    "统一承担",
    "统一负责",
    "具体承担",
    "具体负责",
    "负责管理",
    "管理",
    "承担",
    "负责",
    "行使",
    "履行",
    "实施",
    "办理",
    "组织实施",
    "统一行使",
    "负责实施",
    "牵头负责",
    "集中行使",
];

/// Objects that move and are no duties.
const NO_DUTY: &[&str] = &[
    "人员",
    "干部",
    "职工",
    "案件",
    "资产",
    "资金",
    "物资",
    "档案",
    "材料",
    "文件",
    "设备",
    "车辆",
    "土地",
    "房产",
    "债务",
    "费用",
    "编制",
    "学生",
    "财产",
    "线索",
    "证据",
    "货物",
    "门市部",
    "专款",
    "经费",
    "房屋",
    "村",
    "乡",
    "嫌疑人",
    "印章",
    "机构编制",
    "国有股权",
    "企业",
    "班子",
    "收入",
    "税款",
    "款项",
    "器材",
    "产权",
    "股份",
    "问题",
];

impl Construction for Transfer {
    fn name(&self) -> &'static str {
        "transfer"
    }

    fn cues(&self) -> &'static [&'static str] {
        &[
            "划", "交", "并", "归", "下放", "调整", "隶", "纳入", "由", "整合", "上收", "赋予",
            "转", "移至", "集中",
        ]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let phrase = Phrase::at(here);
        let moved = phrase.find(here)?;
        let mut rows = moved.rows(here, &phrase)?;
        let mut end = moved.end;
        if let Some((listed, list_end)) = list(here, &moved, &rows) {
            for row in rows.iter_mut().filter(|row| row.scope == Some(Scope::Part)) {
                row.scope = Some(Scope::Listed);
            }
            rows.extend(listed);
            end = list_end;
        }
        Some((rows, here.end_after(end)))
    }

    fn examples(&self) -> &'static [Example] {
        EXAMPLES
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "将犯罪嫌疑人移交公安局。",
            "罚没物资全部移交财政部门处理。",
            "需要划转编制的，可以先划转、后核定。",
            "《国务院关于将A部职责划入B部的通知》已经印发。",
            "行政机构的设立、撤销或者合并，由本级人民政府提出方案。",
            "粮油门市部移交街道使用。",
            "收缴违规资金划归财政专户。",
            "划分工业类别，按照职责分工将检查结果及时通报有关部门。",
            "国家邮政局改由交通运输部管理。",
            "从各单位划转来的干部要尽快熟悉业务。",
        ]
    }
}

/// The words before the verb.
#[derive(Debug)]
struct Phrase {
    start: usize,
    /// It opens with 将 or 把: it may run over several clauses.
    taken: bool,
    /// It opens with 整合: nobody gives.
    gathered: bool,
}

impl Phrase {
    fn at(here: &Here<'_>) -> Self {
        let rest = here.rest();
        let skip = taken_at(here.clause());
        let gathered = rest.starts_with("整合") && !rest.starts_with("整合划入");
        let skip = if gathered { "整合".len() } else { skip };
        Phrase { start: here.start() + skip, taken: skip > 0, gathered }
    }

    fn find(&self, here: &Here<'_>) -> Option<Moved> {
        for n in 0..MOST_CLAUSES {
            let clause = here.nth(n)?;
            let start = clause.start.max(self.start);
            let text = &here.sentence()[start..clause.end];
            let after_exception = n == 1 && here.clause().starts_with('除');
            if n > 0 && !after_exception && !self.goes_on(text) {
                return None;
            }
            if let Some(moved) = self
                .gathers(here, n, start..clause.end)
                .or_else(|| self.moves(here, n, start..clause.end))
            {
                return Some(moved);
            }
            let aside = after_exception || text.starts_with('除') || text.starts_with("连同");
            if n > 0 && !self.taken && !aside || here.mark_after(n) == Some('：') {
                return None;
            }
        }
        None
    }

    /// Whether the clause after the first can belong to the same phrase.
    fn goes_on(&self, clause: &str) -> bool {
        let opens_other = ["将", "把", "组建", "设立", "撤销", "不再", "成立", "重新组建"];
        if opens_other.iter().any(|word| clause.starts_with(word)) {
            return false;
        }
        let bare =
            ["一并", "统一", "整体", "分别", "全部", "相应", "成建制", "并", "也", "由其", "均"]
                .iter()
                .fold(clause, |c, w| c.strip_prefix(w).unwrap_or(c));
        self.taken
            || VERBS.iter().any(|verb| bare.starts_with(verb))
            || clause.starts_with('除')
            || clause.starts_with("连同")
    }

    /// `…整合，组建X`, `…整合划入X`, `…整合组建X`
    fn gathers(&self, here: &Here<'_>, n: usize, range: Range<usize>) -> Option<Moved> {
        let text = &here.sentence()[range.clone()];
        if self.gathered {
            let create = establish::created(text)?;
            if n == 0 || create.at > 0 {
                return None;
            }
            return Some(Moved {
                phrase: self.start..range.start,
                receivers: create.parties,
                creates: Some(range.clone()),
                except: Vec::new(),
                respectively: false,
                end: range.end,
                by: false,
            });
        }
        let at =
            ["整合", "重组"].iter().find_map(|word| text.rfind(word).map(|at| (at, word.len())))?;
        let after = text[at.0 + at.1..].trim_start_matches("后").trim_start_matches("成");
        let phrase = self.start..range.start + at.0;
        let (next, creates_in) = if after.is_empty() {
            let next = here.nth(n + 1)?;
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
        let (receivers, except) = ["，", ""].iter().find_map(|_| receivers_after_verb(&next))?;
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

    fn moves(&self, here: &Here<'_>, n: usize, range: Range<usize>) -> Option<Moved> {
        let text = &here.sentence()[range.clone()];
        for (at, verb) in verbs_from_last(text, VERBS) {
            if at == 0 && n == 0 {
                continue;
            }
            if verb == "归" && !text[at..].starts_with("归口") && text[at + verb.len()..].len() < 6
            {
                continue;
            }
            let Some((receivers, except)) = receivers(&text[at + verb.len()..], verb) else {
                continue;
            };
            let before = &text[..at];
            let plain = self.start..range.start + at;
            let bare = without_adverbs(&here.sentence()[plain.clone()]);
            if bare.is_empty() {
                continue;
            }
            return Some(Moved {
                phrase: self.start..self.start + bare.len(),
                receivers,
                creates: None,
                except,
                respectively: before.ends_with("分别"),
                end: range.end,
                by: verb == "由",
            });
        }
        // 将A的D职责划入，… : the receiver is whoever the text is about.
        let open = ["划入", "整合划入", "划转"].iter().find(|verb| text.ends_with(**verb))?;
        let bare = without_adverbs(&here.sentence()[self.start..range.end - open.len()]);
        (self.taken && !bare.is_empty()).then(|| Moved {
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

/// The length of what stands up to and with 将 or 把: `将`, `我省将`.
fn taken_at(clause: &str) -> usize {
    ["将", "把"]
        .iter()
        .find_map(|word| {
            let at = clause.find(word)?;
            let before = &clause[..at];
            let short = before.chars().count() <= 4
                && (before.is_empty()
                    || ["省", "市", "县", "区", "国", "改革", "决定", "同意"]
                        .iter()
                        .any(|end| before.ends_with(end)));
            short.then_some(at + word.len())
        })
        .unwrap_or(0)
}

/// `划入该部`, `由X承担` after 整合.
fn receivers_after_verb(text: &str) -> Option<(Parties, Vec<String>)> {
    let text =
        ["一并", "统一", "，", "整体"].iter().fold(text, |t, w| t.strip_prefix(w).unwrap_or(t));
    let verb =
        VERBS.iter().filter(|verb| text.starts_with(**verb)).max_by_key(|verb| verb.len())?;
    receivers(&text[verb.len()..], verb)
}

/// The receivers after a verb, and what brackets behind them carve out.
fn receivers(text: &str, verb: &str) -> Option<(Parties, Vec<String>)> {
    let (text, except) = take_exceptions(text);
    let text = text.trim();
    let tail = TAILS.iter().find(|tail| text.ends_with(**tail) && text.len() > tail.len());
    let by = BY.contains(&verb);
    if by && tail.is_none() {
        return None;
    }
    // 划归B管理 and 交给B: the whole rest is who.
    let list = party_list(text).or_else(|| party_list(text.strip_suffix(*tail?)?))?;
    Some((list, except))
}

/// A verb found, with what stands on both sides.
#[derive(Debug)]
struct Moved {
    phrase: Range<usize>,
    receivers: Parties,
    /// Where the receiver is created, if it is.
    creates: Option<Range<usize>>,
    except: Vec<String>,
    respectively: bool,
    end: usize,
    /// The verb is a bare 由.
    by: bool,
}

impl Moved {
    fn rows(&self, here: &Here<'_>, phrase: &Phrase) -> Option<Vec<Open>> {
        let said = &here.sentence()[self.phrase.clone()];
        let (said, posts) = take_posts(said);
        let (said, carved_out) = leading_exception(&said);
        let (said, middle) = giver_in_the_middle(said);
        let mut told = sources(said);
        if !posts.is_empty() && told.iter().all(|source| source.bodies) {
            return Some(self.posts_alone(here, &told, posts));
        }
        if told.is_empty() || self.is_no_duty(&told) {
            return None;
        }
        if let Some(giver) = &middle {
            for source in told.iter_mut().filter(|source| source.givers.is_empty() || source.bodies)
            {
                source.givers = vec![giver.clone()];
            }
        }
        let range = here.start()..self.end;
        let mut rows = Vec::new();
        if let Some(created) = &self.creates {
            for receiver in &self.receivers.slots {
                rows.push(Open::about(Act::Establish, receiver.clone(), created.clone()));
            }
        }
        let flat: Vec<(usize, usize)> = told
            .iter()
            .enumerate()
            .flat_map(|(s, source)| (0..source.duties.len()).map(move |d| (s, d)))
            .collect();
        let paired =
            self.respectively && flat.len() == self.receivers.slots.len() && flat.len() > 1;
        for (s, source) in told.iter().enumerate() {
            let default = self.default_giver(here, phrase, said);
            if source.bodies {
                rows.extend(self.bodies(source, &range));
                continue;
            }
            for (d, duty) in each_duty(source) {
                let givers = if source.givers.is_empty() {
                    vec![default.clone()]
                } else {
                    givers_of(source, d)
                };
                for giver in givers {
                    for (r, receiver) in self.receivers.slots.iter().enumerate() {
                        if paired && flat.get(r) != Some(&(s, d)) {
                            continue;
                        }
                        let mut row = self.row(
                            here,
                            source,
                            duty,
                            giver.clone(),
                            receiver.clone(),
                            range.clone(),
                        );
                        row.except.extend(carved_out.iter().cloned());
                        rows.push(row);
                    }
                }
            }
        }
        for (kind, count) in posts {
            rows.push(Open {
                from: Slot::Giver,
                to: Slot::Receiver,
                duty: Some(kind),
                count: Some(count),
                ..Open::new(Act::Staffing, range.clone())
            });
        }
        Some(rows)
    }

    /// `将A的4名行政编制划入B`
    fn posts_alone(
        &self,
        here: &Here<'_>,
        told: &[Source],
        posts: Vec<(String, u32)>,
    ) -> Vec<Open> {
        let from =
            told.iter().flat_map(|source| &source.givers).next_back().cloned().unwrap_or(Slot::Own);
        let to = self.receivers.slots.first().cloned().unwrap_or_default();
        posts
            .into_iter()
            .map(|(kind, count)| Open {
                from: from.clone(),
                to: to.clone(),
                duty: Some(kind),
                count: Some(count),
                ..Open::new(Act::Staffing, here.start()..self.end)
            })
            .collect()
    }

    fn row(
        &self,
        here: &Here<'_>,
        source: &Source,
        duty: Option<&Worded>,
        from: Slot,
        to: Slot,
        range: Range<usize>,
    ) -> Open {
        let mut except = duty.map_or_else(|| source.except.clone(), |duty| duty.except.clone());
        except.extend(self.except.iter().cloned());
        let text = duty.map(|duty| duty.text.clone());
        let scope = match &text {
            None if self.receivers.slots.len() > 1 => Scope::Part,
            None => Scope::Whole,
            Some(text) if is_remainder(text) => Scope::Remainder,
            Some(text) if here.is_share() || is_vague(text) => Scope::Part,
            Some(_) => Scope::Listed,
        };
        Open { from, to, duty: text, scope: Some(scope), except, ..Open::new(Act::Transfer, range) }
    }

    /// Bodies that go into a new one or are put under another.
    fn bodies(&self, source: &Source, range: &Range<usize>) -> Vec<Open> {
        let merges = self.creates.is_some();
        source
            .givers
            .iter()
            .map(|body| Open {
                to: self.receivers.slots.first().cloned().unwrap_or_default(),
                ..Open::about(
                    if merges { Act::Merge } else { Act::Affiliate },
                    body.clone(),
                    range.clone(),
                )
            })
            .collect()
    }

    fn default_giver(&self, here: &Here<'_>, phrase: &Phrase, said: &str) -> Slot {
        let goes_on = here.is_share()
            || here.is_after_transfer() && !phrase.taken
            || ["有关", "相关", "其余", "其他", "其它"].iter().any(|word| said.starts_with(word));
        if phrase.gathered || self.creates.is_some() {
            Slot::Unstated
        } else if goes_on {
            Slot::Giver
        } else {
            Slot::Own
        }
    }

    /// Whether what moves is people, goods or places.
    fn is_no_duty(&self, told: &[Source]) -> bool {
        told.iter().any(|source| {
            let bodies_by = source.bodies
                && (self.by || self.creates.is_none() && source.givers.iter().any(is_class));
            let without_giver = source.givers.is_empty();
            bodies_by
                || self.by && without_giver
                || self.by
                    && source
                        .duties
                        .iter()
                        .any(|d| d.text.ends_with("具体工作") || d.text.ends_with("日常工作"))
                || source.duties.iter().any(|duty| {
                    NO_DUTY.iter().any(|word| duty.text.ends_with(word))
                        || duty.text.chars().count() < 2
                        || without_giver && !is_duty_like(&duty.text)
                })
        })
    }
}

fn is_class(slot: &Slot) -> bool {
    matches!(slot, Slot::Named(name) if !is_agency(name))
}

fn is_duty_like(text: &str) -> bool {
    is_action(text)
        || leads_a_duty(text)
        || heads_a_duty(text).is_some()
        || text.contains("管理")
        || text.chars().count() >= 4 && !text.contains(['(', '“'])
}

fn each_duty(source: &Source) -> Vec<(usize, Option<&Worded>)> {
    if source.duties.is_empty() {
        return vec![(0, None)];
    }
    source.duties.iter().enumerate().map(|(d, duty)| (d, Some(duty))).collect()
}

/// 分别承担: one duty each.
fn givers_of(source: &Source, d: usize) -> Vec<Slot> {
    if source.pairwise && source.givers.len() == source.duties.len() {
        return vec![source.givers[d].clone()];
    }
    source.givers.clone()
}

/// `除E外，D` before the verb.
fn leading_exception(said: &str) -> (&str, Vec<String>) {
    if !said.starts_with('除') {
        return (said, Vec::new());
    }
    let cut = ["以外，", "之外，", "外，"]
        .iter()
        .filter_map(|word| said.find(word).map(|at| (at, at + word.len())))
        .min();
    match cut {
        Some((at, after)) => (&said[after..], split_exceptions(&said['除'.len_utf8()..at])),
        None => (said, Vec::new()),
    }
}

/// `D由A` before the verb: the giver stands in the middle.
fn giver_in_the_middle(said: &str) -> (&str, Option<Slot>) {
    for word in ["由", "从"] {
        if let Some(at) = said.rfind(word).filter(|&at| at > 0)
            && let Some(giver) = party(&said[at + word.len()..])
        {
            return (said[..at].trim_end_matches('，'), Some(giver));
        }
    }
    (said, None)
}

/// `，连同行政编制4名`: posts that go with the duty.
fn take_posts(said: &str) -> (String, Vec<(String, u32)>) {
    let mut kept = String::new();
    let mut out = Vec::new();
    let pieces = split_top(said, &['、', '，']);
    for piece in pieces {
        let text = said[piece.clone()].trim_start_matches("连同").trim_start_matches('及');
        let posts = super::staffing::posts_of_chunk(text);
        if posts.is_empty() {
            if !kept.is_empty() {
                kept.push_str(
                    &said[..piece.start].chars().next_back().map(String::from).unwrap_or_default(),
                );
            }
            kept.push_str(&said[piece]);
        } else {
            // 科学技术部的4名行政编制: whose they were goes before them.
            if let Some(at) = text.find(|c: char| c.is_ascii_digit()).filter(|_| kept.is_empty()) {
                kept.push_str(text[..at].trim_end_matches('的'));
            }
            out.extend(posts);
        }
    }
    (kept, out)
}

fn is_remainder(text: &str) -> bool {
    ["其余", "其他", "其它", "剩余"].iter().any(|word| text.starts_with(word))
}

fn is_vague(text: &str) -> bool {
    ["有关", "相关"].iter().any(|word| {
        text.starts_with(word)
            || text.ends_with(&format!("{word}职责"))
            || text.ends_with(&format!("{word}职能"))
    })
}

/// The duties that `具体包括：` spells out after a transfer.
fn list(here: &Here<'_>, moved: &Moved, rows: &[Open]) -> Option<(Vec<Open>, usize)> {
    let sentence = here.sentence();
    let after = here.end_after(moved.end);
    let lead = ["具体包括：", "包括：", "主要包括：", "即：", "具体是：", "具体为：", "其中包括："]
        .iter()
        .find(|lead| sentence[after..].starts_with(**lead))?;
    let start = after + lead.len();
    let end = sentence.trim_end_matches(['。', '；']).len().max(start);
    let wider = rows.iter().find(|row| row.act == Act::Transfer)?;
    Some((list_rows(sentence, start..end, wider), end))
}

/// One row for each part of a list under a wider transfer.
pub(crate) fn list_rows(sentence: &str, range: Range<usize>, wider: &Open) -> Vec<Open> {
    let text = &sentence[range.clone()];
    let parts = split_top(text, &['；']);
    let several = parts.len() > 1;
    let last = parts.len().saturating_sub(1);
    let mut out = Vec::new();
    for (i, part) in parts.into_iter().enumerate() {
        let place = range.start + part.start..range.start + part.end;
        list_part(&sentence[place.clone()], i == last, several, place, wider, &mut out);
    }
    out
}

fn list_part(
    text: &str,
    last: bool,
    several: bool,
    place: Range<usize>,
    wider: &Open,
    out: &mut Vec<Open>,
) {
    let listed = |duty: Worded, place: Range<usize>| Open {
        within: wider.duty.clone(),
        scope: Some(Scope::Listed),
        duty: Some(duty.text),
        except: duty.except,
        range: place,
        ..wider.clone()
    };
    let mut plain_start = place.start;
    let mut plain_end = place.start;
    for chunk in split_top(text, &['，']) {
        let range = place.start + chunk.start..place.start + chunk.end;
        match superintended(&text[chunk.clone()]) {
            Some(body) => out.push(Open {
                from: wider.from.clone(),
                to: wider.to.clone(),
                ..Open::about(Act::Affiliate, body, range)
            }),
            None => {
                if plain_end == place.start {
                    plain_start = range.start;
                }
                plain_end = range.end;
            }
        }
    }
    if plain_end <= plain_start {
        return;
    }
    let plain = plain_start..plain_end;
    let said = &text[plain.start - place.start..plain.end - place.start];
    let shared =
        ["的工作", "等工作", "的职责", "等职责"].iter().find(|tail| said.ends_with(**tail));
    match shared.filter(|_| last) {
        // The last part packs several duties under a shared 的工作.
        Some(tail) if several && !said.contains('，') => {
            let at = out.iter().position(|row| row.range.start >= plain.start).unwrap_or(out.len());
            for (i, duty) in duties(&said[..said.len() - tail.len()]).into_iter().enumerate() {
                out.insert(at + i, listed(duty, plain.clone()));
            }
        }
        _ if !several => {
            out.extend(duties(said).into_iter().map(|duty| listed(duty, plain.clone())))
        }
        _ => {
            let duty = crate::grammar::worded(said);
            out.push(listed(duty, plain));
        }
    }
}

/// `管理国家烟草专卖局的职责`: a body is superintended.
pub(crate) fn superintended(text: &str) -> Option<Slot> {
    let rest =
        ["归口管理", "代管", "管理", "领导"].iter().find_map(|verb| text.strip_prefix(verb))?;
    let name = ["等的职责", "的职责", "的工作", "职责", "工作"]
        .iter()
        .find_map(|tail| rest.strip_suffix(tail))
        .unwrap_or(rest);
    (is_agency(name) && name.chars().count() >= 4).then(|| Slot::Named(name.to_owned()))
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "将原信息产业部的职责划给工业和信息化部。",
        rows: &["transfer 信息产业部→工业和信息化部 {whole}"],
    },
    Example {
        text: "将A部除核电管理以外的职责划给B局。其中军工电子管理职责划给C局。",
        rows: &["transfer A部→B局 {whole} -核电管理", "transfer <giver>→C局: 军工电子管理 {part}"],
    },
    Example {
        text: "有关邮政管理职责划给国家邮政局。",
        rows: &["transfer <giver>→国家邮政局: 有关邮政管理 {part}"],
    },
    Example {
        text: "将城市轨道交通运营监督管理职责划给交通运输部。",
        rows: &["transfer <own>→交通运输部: 城市轨道交通运营监督管理 {listed}"],
    },
    Example {
        text: "将A局的职责，B局的D管理、E监督职责，C局和F局的G审批职责等整合，组建国家X局。",
        rows: &[
            "establish [国家X局]",
            "transfer A局→国家X局 {whole}",
            "transfer B局→国家X局: D管理、E监督 {listed}",
            "transfer C局→国家X局: G审批 {listed}",
            "transfer F局→国家X局: G审批 {listed}",
        ],
    },
    Example {
        text: "将省轻工业厅的行业规划职能划入省经贸委，盐业行政管理划入省盐务局。",
        rows: &[
            "transfer 省轻工业厅→省经贸委: 行业规划 {listed}",
            "transfer <giver>→省盐务局: 盐业行政管理 {listed}",
        ],
    },
    Example {
        text: "将技术改造项目审批由省计委划入省经贸委。",
        rows: &["transfer 省计委→省经贸委: 技术改造项目审批 {listed}"],
    },
    Example {
        text: "原由省物资局负责的生产资料计划分配，改由省计委负责。",
        rows: &["transfer 省物资局→省计委: 生产资料计划分配 {listed}"],
    },
    Example {
        text: "养老机构等级评估工作，交给事业单位承担。",
        rows: &["transfer <own>→事业单位: 养老机构等级评估工作 {listed}"],
    },
    Example {
        text: "将发改委的工业管理职责划给工信局，具体包括：拟订规划；运行监测；盐业管理、医药储备的工作，管理县烟草局的职责。",
        rows: &[
            "transfer 发改委→工信局: 工业管理 {listed}",
            "transfer 发改委→工信局: 拟订规划 <工业管理 {listed}",
            "transfer 发改委→工信局: 运行监测 <工业管理 {listed}",
            "transfer 发改委→工信局: 盐业管理 <工业管理 {listed}",
            "transfer 发改委→工信局: 医药储备 <工业管理 {listed}",
            "affiliate [县烟草局] 发改委→工信局",
        ],
    },
    Example {
        text: "移民开发局的职责分别划入水利部、民政部等部门。",
        rows: &["transfer 移民开发局→水利部 {part}", "transfer 移民开发局→民政部 {part}"],
    },
    Example {
        text: "机械厅其余职责划入机械行业管理办公室。",
        rows: &["transfer 机械厅→机械行业管理办公室: 其余职责 {remainder}"],
    },
    Example {
        text: "将县道养护管理职责下放各县(区)人民政府管理。",
        rows: &["transfer <own>→各县(区)人民政府: 县道养护管理 {listed}"],
    },
];
