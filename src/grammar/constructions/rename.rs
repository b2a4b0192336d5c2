//! A body goes on under another name: `X更名为Y`, `将X改组为Y`.

use super::{
    Construction, Example, Reach,
    shape::{untaken, verbs_from_last, without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, clauses::find_top, party, party_list},
    lexicon::{Words, is_agency, is_class, words},
    model::Act,
};

/// See the module.
pub struct Rename;

static VERBS: Words = Words::new(&[
    "更名为", "改名为", "改称为", "改称", "改组为", "改制为", "改设为", "改建为", "改为", "调整为",
    "升格为", "升级为", "规范为", "变更为", "重组为", "易名为", "更名", "改名", "易名", "转制为",
    "转为", "改造为", "转企改制为", "改企转制为", "转制组建为", "名称变更为", "名称规范为",
    "恢复原名", "恢复原称", "复称", "复名",
]);

impl Construction for Rename {
    fn name(&self) -> &'static str {
        "rename"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["为", "改称", "更名", "改名", "改组", "易名", "原名", "原称", "曾用名", "复称", "复名"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        let clause = untaken(clause);
        if let Some(rows) = made_into(here, clause) {
            return Some((rows, here.clause_end()));
        }
        if let Some(row) = came_from(here, clause).or_else(|| was_called(here, clause)) {
            return Some((vec![row], here.clause_end()));
        }
        let (at, verb) = verbs_from_last(clause, &VERBS).into_iter().next()?;
        let said = unquoted(clause[at + verb.len()..].trim().trim_end_matches('后'));
        let before = without_adverbs(&clause[..at]);
        let before =
            words!["的名称", "名称", "整建制", "的牌子"].strip_closing(before).unwrap_or(before);
        let before = unquoted(without_owner(before));
        let before = before.find("内设机构").map_or(before, |at| &before[at + "内设机构".len()..]);
        if is_class(said) || said.is_empty() {
            return None;
        }
        let (class, after) = class_before_name(said).unzip();
        let after = after.unwrap_or(said);
        let new = party_list(after)?;
        let old = if before.is_empty() { vec![Slot::Subject] } else { party_list(before)?.slots };
        if new.slots.len() != old.len() || old.iter().chain(&new.slots).any(is_vague) {
            return None;
        }
        let range = here.start()..here.start() + here.clause().len();
        let mut rows = Vec::with_capacity(1);
        for (body, to) in old.into_iter().zip(new.slots) {
            let is_now = class.map(|class| Open {
                duty: Some(class.to_owned()),
                ..Open::about(Act::Classify, to.clone(), range.clone())
            });
            rows.push(Open { to, ..Open::about(Act::Rename, body, range.clone()) });
            rows.extend(is_now);
        }
        Some((rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "县计划委员会成立于1953年5月，原名县计划统计科。",
                rows: &["establish [县计划委员会]", "rename [县计划统计科] →<subject>"],
            },
            Example {
                text: "1956年3月，县计划统计科改名县计划委员会。",
                rows: &["rename [县计划统计科] →县计划委员会"],
            },
            Example {
                text: "1978年，县农牧局恢复原名县畜牧局，次年复称县农牧局。",
                rows: &["rename [县农牧局] →县畜牧局", "rename [<subject>] →县农牧局"],
            },
            Example {
                text: "市电视台改制为市广电集团，由市委宣传部主管。",
                rows: &["rename [市电视台] →市广电集团", "affiliate [<subject>] →市委宣传部"],
            },
            Example {
                text: "县旅游局升格，由副科级升为正科级，并更名为县文旅局。",
                rows: &["classify [县旅游局]: 正科级", "rename [<subject>] →县文旅局"],
            },
            Example {
                text: "县广电局的行政职能剥离后，改组为县广播电视台。",
                rows: &["rename [县广电局] →县广播电视台"],
            },
            Example {
                text: "1950年10月，清河区行政督察公署奉命改为清河区专员公署。",
                rows: &["rename [清河区行政督察公署] →清河区专员公署"],
            },
            Example {
                text: "1955年，改县粮食科为县粮食局。",
                rows: &["rename [县粮食科] →县粮食局"],
            },
            Example {
                text: "1983年，改县计委、县经委为县计划经济委员会。",
                rows: &[
                    "merge [县计委] →县计划经济委员会", "merge [县经委] →县计划经济委员会",
                    "establish [县计划经济委员会]",
                ],
            },
            Example {
                text: "改县农业科、县水利科为县农业局、县水利局。",
                rows: &["rename [县农业科] →县农业局", "rename [县水利科] →县水利局"],
            },
            Example {
                text: "县自来水厂转企改制为县自来水公司。",
                rows: &["rename [县自来水厂] →县自来水公司"],
            },
            Example {
                text: "将市卫生局更名为市卫生和计划生育委员会。",
                rows: &["rename [市卫生局] →市卫生和计划生育委员会"],
            },
            Example {
                text: "市建设委员会改组为市住房和城乡建设局。",
                rows: &["rename [市建设委员会] →市住房和城乡建设局"],
            },
            Example {
                text: "将市经贸委调整为市工业和信息化局，不再加挂市中小企业局牌子。",
                rows: &["rename [市经贸委] →市工业和信息化局", "unplate [<subject>] →市中小企业局"],
            },
            Example {
                text: "省文物管理委员会办公室改称省文物局。",
                rows: &["rename [省文物管理委员会办公室] →省文物局"],
            },
            Example {
                text: "1952年3月，粮食科更名为临江县粮食局。",
                rows: &["rename [粮食科] →临江县粮食局"],
            },
            Example {
                text: "原“市规划局”更名为“市自然资源局”。",
                rows: &["rename [市规划局] →市自然资源局"],
            },
            Example {
                text: "市科委自2001年起更名为市科技局。",
                rows: &["rename [市科委] →市科技局"],
            },
            Example {
                text: "县劳动和社会保障局由县劳动局改组而成。",
                rows: &["rename [县劳动局] →县劳动和社会保障局"],
            },
            Example {
                text: "省人口委由省计划生育委员会更名而来。",
                rows: &["rename [省计划生育委员会] →省人口委"],
            },
            Example {
                text: "由市计划委员会更名，为市政府工作部门。",
                rows: &["rename [市计划委员会] →<subject>", "classify [<subject>]: 市政府工作部门"],
            },
            Example {
                text: "将县委、县政府信访局改为县信访局，由县政府办公室管理。",
                rows: &[
                    "rename [县委、县政府信访局] →县信访局",
                    "affiliate [<subject>] →县政府办公室",
                ],
            },
            Example {
                text: "市水利局更名为市水务局后，由市政府管理。",
                rows: &["rename [市水利局] →市水务局", "affiliate [<subject>] →市政府"],
            },
            Example {
                text: "将你局所属市热力中心更名为市公用事业中心。",
                rows: &["rename [市热力中心] →市公用事业中心"],
            },
            Example {
                text: "将县农业局的渔政管理站更名为县渔政站，划归县水利局管理。",
                rows: &["rename [渔政管理站] →县渔政站", "affiliate [<subject>] →县水利局"],
            },
            Example {
                text: "1951年11月5日，中央人民政府决定将林垦部改为林业部。",
                rows: &["rename [林垦部] →林业部"],
            },
            Example {
                text: "林业部改为国务院直属机构国家林业局。",
                rows: &["rename [林业部] →国家林业局", "classify [国家林业局]: 国务院直属机构"],
            },
            Example {
                text: "市一局、市二局分别更名为市甲局、市乙局。",
                rows: &["rename [市一局] →市甲局", "rename [市二局] →市乙局"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "国家证券监督委员会由国务院直属事业单位调整为国务院直属机构。",
            "将“负责A局工作”修改为“负责B局工作”。",
            "努力实现从注重灾后救助向注重灾前预防转变为常态。",
            "将管理方式改为备案。",
            "国家邮政局改由交通运输部管理。",
            "改审批制为备案制。",
            "原县革委会下属各局改称县政府各局。",
            "地区各局改为市直各局。",
        ]
    }
}

/// `X由Y更名而来`
fn came_from(here: &Here<'_>, clause: &str) -> Option<Open> {
    let rest = words![
        "更名而来", "改名而来", "改称而来", "改组而来", "改设而来", "改组而成", "改建而成",
        "演变而来", "更名组建", "更名", "改名", "改称", "改组",
    ]
    .strip_closing(clause)?;
    let at = find_top(rest, "由")?;
    // 甲局。由乙局更名: the paragraph is about 甲局.
    let new = without_adverbs(&rest[..at]);
    let to = if new.is_empty() { Slot::Subject } else { party(new)? };
    let old = party(&rest[at + '由'.len_utf8()..])?;
    let range = here.start()..here.start() + here.clause().len();
    Some(Open { to, ..Open::about(Act::Rename, old, range) })
}

/// `X成立于1953年，原名Y`
fn was_called(here: &Here<'_>, clause: &str) -> Option<Open> {
    let said = words!["原名为", "原名", "原称为", "原称"].strip_opening(clause)?;
    let old = party(unquoted(said)).filter(|_| here.subject_is_known())?;
    let range = here.start()..here.start() + here.clause().len();
    (!is_vague(&old)).then(|| Open { to: Slot::Subject, ..Open::about(Act::Rename, old, range) })
}

/// `改X为Y`; `改X1、X2为Y` makes one of several, `改X1、X2为Y1、Y2` renames each.
fn made_into(here: &Here<'_>, clause: &str) -> Option<Vec<Open>> {
    let rest = clause.strip_prefix('改')?;
    let at = find_top(rest, "为").filter(|&at| at > 0)?;
    let olds = party_list(&rest[..at])?.slots;
    let news = party_list(&rest[at + '为'.len_utf8()..])?.slots;
    let named = |slot: &Slot| matches!(slot, Slot::Named(_)) && !is_vague(slot);
    if !olds.iter().chain(&news).all(named) {
        return None;
    }
    let range = here.start()..here.start() + here.clause().len();
    let row = |act: Act, body: Slot, to: &Slot| Open {
        to: to.clone(),
        ..Open::about(act, body, range.clone())
    };
    if olds.len() == news.len() {
        let pairs = olds.into_iter().zip(&news);
        return Some(pairs.map(|(old, new)| row(Act::Rename, old, new)).collect());
    }
    let [new] = &news[..] else { return None };
    let others = olds.iter().filter(|old| *old != new).cloned();
    let mut rows: Vec<Open> = others.map(|old| row(Act::Merge, old, new)).collect();
    if !olds.contains(new) {
        rows.push(Open::about(Act::Establish, new.clone(), range.clone()));
    }
    Some(rows)
}

/// `原“市规划局”` → `市规划局`
fn unquoted(name: &str) -> &str {
    let inner = name.trim_start_matches('原').strip_prefix('“').and_then(|it| it.strip_suffix('”'));
    inner.filter(|inner| is_agency(inner)).unwrap_or(name)
}

/// `国务院直属机构国家林业局` → the class, the name
fn class_before_name(text: &str) -> Option<(&str, &str)> {
    let cuts = text.char_indices().map(|(at, _)| text.split_at(at));
    cuts.skip(1).find(|(class, name)| is_class(class) && is_agency(name))
}

/// `A所属P`: whose P is says nothing of its name.
fn without_owner(text: &str) -> &str {
    let owned = |at: usize| party(&text[..at]).map(|_| &text[at + "所属".len()..]);
    let name = find_top(text, "所属").and_then(owned).map(|name| name.trim_start_matches('的'));
    // A的P
    let of_it = || {
        let (owner, name) = text.rsplit_once('的')?;
        party(owner).map(|_| name).filter(|name| is_agency(name))
    };
    name.or_else(of_it).unwrap_or(text)
}

/// No name, or 各局, which are nobody in particular.
fn is_vague(slot: &Slot) -> bool {
    let each = |name: &str| {
        let several = words!["各局", "各部", "各委", "各科", "各部门", "各单位", "各公司"];
        several.close(name) || name.starts_with("非现役")
    };
    // 县委、县政府信访局 is one body.
    let last = |name: &str| name.rsplit('、').next().is_some_and(is_agency);
    matches!(slot, Slot::Named(name) if !is_agency(name) && !last(name) || each(name))
}
