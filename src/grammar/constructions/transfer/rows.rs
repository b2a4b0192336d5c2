//! The words of a transfer → one row for each giver, duty and receiver.

use std::ops::Range;

use super::{
    super::staffing,
    phrase::{Moved, Phrase},
    said::{
        givers_in_the_middle, leading_exception, leading_giver, take_posts, with_what_goes_along,
        without_law, without_staff,
    },
};
use crate::{
    grammar::{
        Here, Open, Slot, Source, Worded,
        duties::{is_of_many, stands_before},
        party, party_list, sources,
    },
    lexicon::{
        Words, find, has_place, heads_a_duty, is_action, is_agency, is_generic_body, leads_a_duty,
        place_prefix, without_time, words,
    },
    model::{Act, Scope},
};

/// Objects that move and are no duties.
static NO_DUTY: Words = Words::new(&[
    "人员", "干部", "职工", "案件", "资产", "资金", "物资", "档案", "材料", "文件", "设备", "车辆",
    "土地", "房产", "债务", "费用", "编制", "学生", "财产", "线索", "证据", "货物", "门市部",
    "专款", "经费", "房屋", "村", "乡", "嫌疑人", "印章", "机构编制", "国有股权", "企业", "班子",
    "收入", "税款", "款项", "器材", "产权", "股份", "问题", "组织关系", "工资关系", "人事关系",
    "工资福利", "案卷", "卷宗", "学校", "院校", "高校", "中学", "小学", "幼儿园", "林场", "农场",
    "苗圃", "窗口",
]);

impl Moved {
    /// The rows; `None` if what moves is people or goods.
    pub fn rows(&self, here: &Here<'_>, phrase: &Phrase) -> Option<Vec<Open>> {
        let said = &here.sentence()[self.phrase.clone()];
        let (said, along) = with_what_goes_along(without_staff(said));
        let (said, mut posts) = take_posts(said);
        posts.extend(staffing::posts_of_chunk(along));
        let (said, carved_out) = leading_exception(&said);
        let (said, by_law) = without_law(said);
        let (said, led_by) = leading_giver(&said);
        let (said, mut middle) = givers_in_the_middle(said);
        if middle.is_empty() {
            middle.extend(led_by);
        }
        let mut told = sources(said);
        // 由甲局划转乙局: what moves is not said.
        let from_nobody = words!["由", "从"].strip_opening(said).and_then(party_list);
        if from_nobody.is_some() {
            return None;
        }
        if !posts.is_empty() && told.iter().all(|source| source.bodies) {
            return Some(self.posts_alone(here, &told, posts));
        }
        // 将其交由X承担: what was spoken of before is handed on, and no body.
        let by_doing =
            words!["承担", "负责", "实施", "行使", "办理"].close(&here.sentence()[..self.end]);
        let it = |slot: &Slot| matches!(slot, Slot::Pronoun(word) if word == "其");
        if by_doing && told.iter().any(|source| source.bodies && source.givers.iter().any(it)) {
            return None;
        }
        // 法律规定的甲局的职责: not all that it does.
        if let Some(duty) = &by_law
            && !self.prescribed(&mut told, duty)
        {
            return None;
        }
        if told.is_empty()
            || self.is_no_duty(&told, heads_a_duty(said).is_some())
            || self.is_no_object(here, phrase, &told)
            || !phrase.taken && words!["弱化", "强化", "减少", "淡化"].open(said)
        {
            return None;
        }
        if (here.subject_is_known() || here.is_right_after_end()) && !phrase.taken {
            told.iter_mut().filter(|source| is_all(source)).for_each(all_of_it);
        }
        if let [giver] = &phrase.givers[..] {
            let its = |slot: &&mut Slot| matches!(slot, Slot::Pronoun(word) if word == "其");
            let named = told.iter_mut().flat_map(|source| &mut source.givers);
            named.filter(its).for_each(|slot| *slot = giver.clone());
        }
        if !middle.is_empty() {
            // 其公车管理职责由A划入: A's before.
            let its = |source: &Source| matches!(&source.givers[..], [Slot::Pronoun(word)] if word == "其");
            let takes = self.receivers.slots == [Slot::Subject];
            let unsaid = |source: &&mut Source| source.givers.is_empty() || takes && its(source);
            told.iter_mut().for_each(|source| name_whose_duties(source, &middle));
            for source in told.iter_mut().filter(unsaid) {
                source.givers.clone_from(&middle);
            }
        }
        let mut rows = self.created();
        let defaults = self.default_givers(here, phrase, said);
        let mut taken = 0;
        for source in &told {
            rows.extend(self.of_source(here, source, &defaults, taken, &told));
            taken += source.duties.len();
        }
        // P由A划转B: P was A's.
        if let [above] = &middle[..] {
            let placed = |row: &&mut Open| row.act == Act::Affiliate && row.from == Slot::Unstated;
            rows.iter_mut().filter(placed).for_each(|row| row.from = above.clone());
        }
        for row in rows.iter_mut().filter(|row| row.act == Act::Transfer) {
            row.except.extend(carved_out.iter().cloned());
        }
        rows.extend(posts.into_iter().map(|(kind, count)| Open {
            from: Slot::Giver,
            to: Slot::Receiver,
            duty: Some(kind),
            count: Some(count),
            ..Open::new(Act::Staffing, here.start()..self.end)
        }));
        Some(rows)
    }

    /// Calls what a law prescribes of nothing in particular by the law; false
    /// where it does not say of whom.
    fn prescribed(&self, told: &mut [Source], duty: &str) -> bool {
        let somebody = |slot: &Slot| matches!(slot, Slot::Named(name) if !is_generic_body(name) && !name.contains("职责"));
        let whole = || told.iter().filter(|source| source.duties.is_empty());
        if whole().next().is_none() {
            return true;
        }
        let of_somebody = |source: &Source| {
            !source.bodies && !source.givers.is_empty() && source.givers.iter().all(somebody)
        };
        if !whole().all(of_somebody) || !self.receivers.slots.iter().all(somebody) {
            return false;
        }
        for source in told.iter_mut().filter(|source| source.duties.is_empty()) {
            let except = std::mem::take(&mut source.except);
            source.duties.push(Worded { text: duty.to_owned(), except });
        }
        true
    }

    /// The receivers that the same words set up.
    fn created(&self) -> Vec<Open> {
        let Some(range) = &self.creates else { return Vec::new() };
        self.receivers
            .slots
            .iter()
            .map(|receiver| Open::about(Act::Establish, receiver.clone(), range.clone()))
            .collect()
    }

    /// The rows of one source; `taken` duties were named by the sources before.
    fn of_source(
        &self,
        here: &Here<'_>,
        source: &Source,
        defaults: &[Slot],
        taken: usize,
        told: &[Source],
    ) -> Vec<Open> {
        if source.bodies {
            return self.bodies(source, &(here.start()..self.end));
        }
        let mut rows = Vec::new();
        for (d, duty) in each_duty(source) {
            let givers = match &source.givers[..] {
                [] => defaults,
                _ => givers_of(source, d),
            };
            for (g, giver) in givers.iter().enumerate() {
                let receivers = self.receivers_of(taken + d, told);
                // A、B的D分别划给C、D: one receiver each.
                let each = self.respectively
                    && givers.len() > 1
                    && givers.len() == receivers.len()
                    && !is_with_its_office(givers);
                for receiver in if each { &receivers[g..=g] } else { receivers } {
                    let row = match duty.filter(|duty| is_a_body(&duty.text)) {
                        Some(body) => self.body(here, &body.text),
                        None => self.row(here, source, duty),
                    };
                    rows.push(Open { from: giver.clone(), to: receiver.clone(), ..row });
                }
            }
        }
        rows
    }

    /// Who receives the `d`th duty: 分别 gives the first duty to the first
    /// receiver where there are as many of both, else every duty to each.
    fn receivers_of(&self, d: usize, told: &[Source]) -> &[Slot] {
        let duties: usize = told.iter().map(|source| source.duties.len()).sum();
        let all = &self.receivers.slots[..];
        if self.respectively && duties > 1 && duties == all.len() { &all[d..=d] } else { all }
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

    /// `由A管理的P下放给B`: P itself comes under another.
    fn body(&self, here: &Here<'_>, name: &str) -> Open {
        Open::about(Act::Affiliate, Slot::Named(name.to_owned()), here.start()..self.end)
    }

    /// A row without its parties.
    fn row(&self, here: &Here<'_>, source: &Source, duty: Option<&Worded>) -> Open {
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
        Open {
            duty: text,
            scope: Some(scope),
            except,
            ..Open::new(Act::Transfer, here.start()..self.end)
        }
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

    /// Who gives what the words name no giver for.
    fn default_givers(&self, here: &Here<'_>, phrase: &Phrase, said: &str) -> Vec<Slot> {
        if !phrase.givers.is_empty() {
            return phrase.givers.clone();
        }
        let goes_on = here.is_share()
            || here.is_after_transfer() && !phrase.taken
            || words!["有关", "相关", "其余", "其他", "其它"].open(said);
        let rest_of_it = here.is_after_transfer() && is_remainder(said);
        let giver = if words!["原承担的", "原负责的", "原行使的"].open(said) {
            Slot::Subject
        } else if words!["此前", "在此之前", "改革前"].open(here.sentence()) {
            // Who gave before the body of the document was there is another.
            Slot::Unstated
        } else if phrase.gathered || self.creates.is_some() && !rest_of_it {
            Slot::Unstated
        } else if self.receivers.slots == [Slot::Subject] && self.creates.is_none() && !phrase.taken
        {
            // 更名为X，D职能并入: not out of what X was.
            Slot::Unstated
        } else if goes_on {
            Slot::Giver
        } else {
            Slot::Own
        };
        vec![giver]
    }

    /// Whether nothing is named that moves: the clause before that of the verb
    /// tells what happened (`全部退出现役，划归公安机关`), or means are gathered
    /// (`整合资源力量，设立X`).
    fn is_no_object(&self, here: &Here<'_>, phrase: &Phrase, told: &[Source]) -> bool {
        let verb_follows = !phrase.taken && self.end > here.start() + here.clause().len();
        let tells = words!["全部", "均", "一律", "已", "现已", "不再", "整体"].open(here.clause());
        let said = &here.sentence()[self.phrase.clone()];
        let means = phrase.gathered && heads_a_duty(said).is_none() && !is_vague(said);
        (verb_follows && tells || means) && told.iter().all(|source| source.givers.is_empty())
    }

    /// Whether what moves is people, goods or places.
    fn is_no_duty(&self, told: &[Source], headed: bool) -> bool {
        // 规划、国土、环保、安监分局划归X: fields of bodies, and one of the bodies.
        let fields = !headed
            && told.iter().any(|source| source.bodies)
            && told.iter().any(|source| source.givers.is_empty() && !source.duties.is_empty());
        fields
            || told.iter().any(|source| {
                let bodies_by = source.bodies
                    && (self.by || self.creates.is_none() && source.givers.iter().any(is_class));
                let without_giver = source.givers.is_empty();
                bodies_by
                    || self.by
                        && without_giver
                        && !source.duties.iter().any(|duty| is_remainder(&duty.text))
                    || source.duties.iter().any(|duty| {
                        words!["不再", "改为", "更名为", "改称", "设在"].inside(&duty.text)
                    })
                    || self.by
                        && source
                            .duties
                            .iter()
                            .any(|d| d.text.ends_with("具体工作") || d.text.ends_with("日常工作"))
                    || source.duties.iter().any(|duty| {
                        is_no_duty(&duty.text)
                            || !headed && names_a_place(&duty.text)
                            || duty.text.chars().count() < 2
                            || is_governed(&duty.text)
                            || without_giver && !headed && !is_duty_like(&duty.text)
                    })
            })
    }
}

/// Whether what moves is no duty but a body.
fn is_a_body(text: &str) -> bool {
    // 水土保持站 needs no place in front to be none.
    let of_its_kind = || words!["站", "所", "队", "馆", "校", "厂", "中心"].close(text);
    is_agency(text) && (has_place(text) || of_its_kind()) && heads_a_duty(text).is_none()
}

/// 编制 is posts, but in 规划编制, where it is to draw up.
fn is_no_duty(text: &str) -> bool {
    // 职责，C查处…: another's duties stand behind, and were not told apart.
    if without_time(text).is_empty() || words!["职责，", "职能，"].open(text) {
        return true;
    }
    // 人员编制随职责同步划转; 该事务交由X办理: what it is stands before.
    let goes_along =
        || words!["人员", "编制", "经费", "资产", "机构"].open(text) && text.contains('随');
    // A的D，依照《X办法》的规定，改由B承担: on what ground.
    let ground = words!["依照", "按照", "根据", "依据"].open(text)
        && words!["规定", "要求", "精神"].close(text);
    if ground
        || words!["不变", "退出现役"].close(text)
        || words!["已于", "均已", "现已"].open(text)
        || names_regions(text)
        || goes_along()
        || stands_before(text)
        || ends_in_a_body(text)
        || is_of_many(text)
        || taken_from_nobody_known(text)
        || done_by_nobody_known(text)
    {
        return true;
    }
    let drawn_up = words!["划编制", "目录编制", "预算编制", "方案编制", "报告编制", "标准编制"];
    NO_DUTY.close(text) && !drawn_up.close(text)
}

/// 县烈士陵园: a thing of the 县, and not what is done.
fn names_a_place(text: &str) -> bool {
    place_prefix(text).is_some()
        && !is_agency(text)
        && !is_action(text)
        && find(text, "管理").is_none()
        && text.chars().nth(10).is_none()
}

/// `原由市、区两级分别承担的D`: those who did have no name of a body.
fn done_by_nobody_known(text: &str) -> bool {
    let undertaken = words!["承担的", "行使的"].first_inside(text).filter(|&(at, _)| at > 0);
    if undertaken.is_some() && !text.starts_with(['对', '应', '依']) {
        return true;
    }
    words!["原由", "原分别由", "分别由", "由"].open(text)
        && words!["承担的", "负责的", "实施的", "行使的", "管理的"].inside(text)
}

/// `社会事务职能从开发区`: whoever gives has no name of a body.
fn taken_from_nobody_known(text: &str) -> bool {
    text.rsplit_once('从').is_some_and(|(duty, _)| heads_a_duty(duty).is_some())
}

/// `华北、东北、西北电业管理局` are three bodies, of which two have no name of
/// their own here.
fn names_regions(text: &str) -> bool {
    static REGIONS: Words =
        Words::new(&["华北", "东北", "华东", "中南", "西南", "西北", "华中", "华南"]);
    REGIONS.open(text) && text.split(['、', '和', '及']).all(|piece| REGIONS.are(piece))
}

/// `县林业局派驻乡镇的林业工作站`: a body with words about it.
fn ends_in_a_body(text: &str) -> bool {
    let of_its_kind = words!["站", "所", "队", "馆", "厂", "中心", "分局", "支局"];
    of_its_kind.close(text)
        && text.rsplit_once('的').is_some_and(|(_, name)| is_agency(name))
        && heads_a_duty(text).is_none()
}

/// `国有林场由县林业局管理`: not what is done, but who governs whom.
fn is_governed(text: &str) -> bool {
    let Some((_, by)) = text.rsplit_once('由') else { return false };
    let by = by.strip_suffix("管理").or_else(|| by.strip_suffix("领导"));
    let by = by.map(|by| words!["直属", "垂直", "直接", "统一"].strip_closing(by).unwrap_or(by));
    by.and_then(party).is_some()
}

fn is_class(slot: &Slot) -> bool {
    matches!(slot, Slot::Named(name) if !is_agency(name))
}

fn is_duty_like(text: &str) -> bool {
    // 医院设置审批(100张床位以下): what closes it says how much of it.
    let text = match text.strip_suffix(')').and_then(|_| text.find('(')) {
        Some(at) if at > 0 => &text[..at],
        _ => text,
    };
    is_action(text)
        || leads_a_duty(text)
        || heads_a_duty(text).is_some()
        || find(text, "管理").is_some()
        || text.chars().count() >= 4 && !text.contains(['(', '“'])
}

/// The duties with their places; nothing in particular is one.
fn each_duty(source: &Source) -> impl Iterator<Item = (usize, Option<&Worded>)> {
    let everything = source.duties.is_empty().then_some(None);
    everything.into_iter().chain(source.duties.iter().map(Some)).enumerate()
}

/// `老龄办职责自民政局转入`: the duties of the office are what the other gives.
fn name_whose_duties(source: &mut Source, givers: &[Slot]) {
    let [Slot::Named(whose)] = &source.givers[..] else { return };
    if source.bodies || givers.contains(&source.givers[0]) {
        return;
    }
    match &mut source.duties[..] {
        [] => {
            let except = std::mem::take(&mut source.except);
            source.duties.push(Worded { text: format!("{whose}职责"), except });
        }
        duties => duties.iter_mut().for_each(|duty| duty.text.insert_str(0, &format!("{whose}的"))),
    }
    source.givers.clear();
}

/// 职责 and no word of whose.
fn is_all(source: &Source) -> bool {
    let all = words!["职责", "职能", "全部职责", "全部职能"];
    source.givers.is_empty()
        && matches!(source.duties.as_slice(), [only] if all.are(&only.text) && only.except.is_empty())
}

/// 撤销A，职责划入B: all that A had.
fn all_of_it(source: &mut Source) {
    source.duties.clear();
    source.givers.push(Slot::Pronoun("其".to_owned()));
}

/// A及其办公室 are one where their duties are divided.
fn is_with_its_office(givers: &[Slot]) -> bool {
    match givers {
        [Slot::Named(body), Slot::Named(office)] => office.starts_with(body.as_str()),
        _ => false,
    }
}

/// 分别承担: one duty each.
fn givers_of(source: &Source, d: usize) -> &[Slot] {
    let each = source.pairwise && source.givers.len() == source.duties.len();
    if each { &source.givers[d..=d] } else { &source.givers }
}

fn is_remainder(text: &str) -> bool {
    words!["其余", "其他", "其它", "剩余"].open(text)
}

fn is_vague(text: &str) -> bool {
    words!["有关", "相关"].open(text)
        || words![
            "有关职责", "有关职能", "相关职责", "相关职能", "部分职责", "部分职能", "规定的职责",
            "涉及的职责",
        ]
        .close(text)
}
