//! A body is placed under a superior, or leaves one: `P由B管理`, `P改由B管理`,
//! `将A所属P划归B`, `P不再由A管理`, `B代管P`.

use super::{
    Construction, Example, Reach,
    shape::{listed_verb, untaken, verbs_from_last, without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, clauses::find_top, parties::may_be_parties, party, party_list},
    lexicon::{Words, is_agency, is_class, is_rank, may_close_a_class, place_prefix, trim, words},
    model::Act,
};

/// See the module.
pub struct Affiliate;

/// How a superior governs.
static GOVERNS: Words = Words::new(&[
    "归口管理", "统一管理", "直接管理", "负责管理", "统一领导和管理", "管理", "统一领导",
    "直接领导", "领导", "代管", "代为管理", "主管", "管辖", "托管", "垂直管理", "领导管理",
    "直接领导、统一管理", "统一领导、统一管理", "统一领导、直接管理", "领导和管理", "归口领导",
]);

/// Verbs between a superior and the words before it.
static UNDER: Words = Words::new(&[
    "仍由", "继续由", "改由", "调整为由", "改为由", "转由", "变更为由", "统一由", "委托", "调整为",
    "变更为", "由",
]);

/// Verbs that move a body itself.
static MOVES: Words = Words::new(&[
    "成建制划归", "整建制转隶", "划归", "划入", "划交", "划转到", "划转至", "划转", "划给",
    "转隶到", "转隶至", "转隶", "移交给", "移交", "下放给", "下放到", "下放至", "下放", "归口",
    "收归", "隶属于", "隶属", "归属", "上划到", "上划", "归", "划至", "整建制划入", "交由", "改隶",
    "转至", "转到", "上收至", "上收", "划回", "调整到", "调整至", "调整给",
]);

impl Construction for Affiliate {
    fn name(&self) -> &'static str {
        "affiliate"
    }

    fn cues(&self) -> &'static [&'static str] {
        &[
            "由", "划", "隶", "归", "管", "移交", "下放", "领导", "所属", "委托", "双重", "调整到",
            "调整至", "调整给", "转至", "转到",
        ]
    }

    fn reach(&self) -> Reach {
        Reach::Next
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        if let Some(found) = named_then_placed(here).or_else(|| under_two(here, clause)) {
            return Some(found);
        }
        // How the clause ends says which of the shapes it can have.
        let by_verb = GOVERNS.close(clause);
        let by_class = clause.ends_with("管理的机构")
            || may_close_a_class(with_its_rank(trim(clause)).0)
            || trim(clause).ends_with("直属");
        let by_name = by_verb || clause.ends_with("所属") || may_be_parties(clause);
        let rows = shape(by_class, || no_longer(clause))
            .or_else(|| shape(by_class, || reclassified(here, clause)))
            .or_else(|| shape(by_verb, || leaves(clause)))
            .or_else(|| shape(by_name, || handed_on(clause)))
            .or_else(|| shape(by_class, || state_bureau(clause)))
            .or_else(|| shape(by_name, || standing_changed(clause)))
            .or_else(|| shape(by_verb, || placed_under(here, clause)))
            .or_else(|| shape(by_name, || moved(here, clause)))
            .or_else(|| shape(by_verb, || belongs(clause)))
            .or_else(|| shape(by_name, || governs(clause)))?;
        let range = here.start()..here.start() + here.clause().len();
        let rows = rows.into_iter().filter(|row| !is_under_nobody(row));
        let rows: Vec<Open> = rows.map(|row| Open { range: range.clone(), ..row }).collect();
        (!rows.is_empty()).then(|| (rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        EXAMPLES
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "将信息产业部的职责划给工业和信息化部。",
            "本规定由县编制委员会办公室负责解释。",
            "干部由组织部门管理。",
            "将军工电子管理职责划归国防科工局管理。",
            "由市水利局负责防汛工作。",
            "实行上级和本级双重领导。",
            "甲站、乙站分别由市甲局、市乙局、市丙局管理。",
            "公安消防部队转到地方后。",
            "负责管理中小企业。",
            "行政机构的设立由本级人民政府提出方案。",
        ]
    }
}

/// 国务院部委管理的国家局, 转到地方: which body that is, is not said.
fn is_under_nobody(row: &Open) -> bool {
    let general = words!["国务院部委", "国务院部门", "部委", "部门", "地方", "社会"];
    row.act == Act::Affiliate && matches!(&row.to, Slot::Named(name) if general.are(name))
}

/// What a shape reads, where the clause can have it.
fn shape(may_be: bool, read: impl FnOnce() -> Option<Vec<Open>>) -> Option<Vec<Open>> {
    if may_be { read() } else { None }
}

fn row(body: Slot, from: Slot, to: Slot) -> Open {
    Open { from, to, ..Open::about(Act::Affiliate, body, 0..0) }
}

fn classified(body: &Slot, class: &str) -> Open {
    Open { duty: Some(class.to_owned()), ..Open::about(Act::Classify, body.clone(), 0..0) }
}

/// The superior of `由B管理`, read to the end of the text.
fn superior(text: &str) -> Option<Slot> {
    let name = GOVERNS.strip_longest_closing(text)?;
    let name = name.trim_end_matches('的');
    party(name).filter(|_| name != "其")
}

/// The bodies a phrase names, `<subject>` if it names none.
fn bodies(text: &str) -> Option<Vec<Slot>> {
    let text = without_adverbs(untaken(text));
    let text = words!["的隶属关系", "隶属关系", "整体", "及其职能", "及相关职能", "的机构"]
        .strip_closing(text)
        .unwrap_or(text);
    if text.is_empty() {
        return Some(vec![Slot::Subject]);
    }
    let list = party_list(text)?;
    let a_body = |slot: &Slot| match slot {
        Slot::Named(name) => is_agency(name),
        Slot::Pronoun(word) => word != "其",
        _ => true,
    };
    list.slots.iter().all(a_body).then_some(list.slots)
}

/// `P由A管理改由B管理`, `P改由B管理`, `由B管理`, `P委托B管理`
fn placed_under(here: &Here<'_>, clause: &str) -> Option<Vec<Open>> {
    for (at, verb) in verbs_from_last(clause, &UNDER) {
        let Some((tos, each)) = superiors(&clause[at + verb.len()..]) else { continue };
        let each = each || clause[..at].ends_with("分别");
        let before = without_adverbs(
            clause[..at].trim_end_matches("改").trim_end_matches("调整").trim_end_matches("变更"),
        );
        let (before, from) = former_superior(before);
        let (before, from) = owner(before, from);
        let bodies = bodies(before)?;
        // 由X管理 with nothing before it needs somebody to speak of.
        if bodies == [Slot::Subject] && !here.subject_is_known() && at == 0 && here.start() == 0 {
            return None;
        }
        return below_each(&bodies, &from, &tos, each);
    }
    None
}

/// P1、P2分别由B1、B2管理: one each; else all of them stand below all.
fn below_each(bodies: &[Slot], from: &Slot, tos: &[Slot], each: bool) -> Option<Vec<Open>> {
    let of = |body: &Slot, to: &Slot| row(body.clone(), from.clone(), to.clone());
    if each && bodies.len() > 1 && tos.len() > 1 {
        let pairs = bodies.iter().zip(tos).map(|(body, to)| of(body, to));
        return (bodies.len() == tos.len()).then(|| pairs.collect());
    }
    Some(bodies.iter().flat_map(|body| tos.iter().map(move |to| of(body, to))).collect())
}

/// The superiors of `由B1、B2管理`, and whether it says 分别.
fn superiors(text: &str) -> Option<(Vec<Slot>, bool)> {
    if let Some(one) = superior(text) {
        return Some((vec![one], false));
    }
    let names = GOVERNS.strip_longest_closing(text)?.trim_end_matches('的');
    let (names, each) = match names.strip_suffix("分别") {
        Some(names) => (names, true),
        None => (names.strip_suffix("共同").unwrap_or(names), false),
    };
    let list = party_list(names).filter(|list| !list.open_ended)?.slots;
    let named = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name));
    list.iter().all(named).then_some((list, each))
}

/// `P实行A和B双重领导，以A为主`, `P受A和B双重领导`
fn under_two(here: &Here<'_>, clause: &str) -> Option<(Vec<Open>, usize)> {
    let end = words!["双重领导", "双重管理"].first_inside(clause).map(|(at, _)| at)?;
    let tail = &clause[end + "双重领导".len()..];
    let is_system = ["", "体制", "管理体制", "领导体制", "领导管理体制"];
    if !is_system.contains(&tail.trim_start_matches('的')) {
        return None;
    }
    let (at, verb) = listed_verb(&clause[..end], words!["实行", "接受", "受", "由", "归"])
        .filter(|_| end > 0)?;
    let above = clause[at + verb.len()..end].trim_end_matches(['的', '，']);
    let above = party_list(words!["共同", "实行"].strip_closing(above).unwrap_or(above))?.slots;
    let named = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name));
    if above.len() != 2 || !above.iter().all(named) {
        return None;
    }
    let bodies = bodies(&clause[..at])?;
    if bodies == [Slot::Subject] && !here.subject_is_known() && here.start() == 0 {
        return None;
    }
    // 以A为主: of the two, who comes first.
    let n = usize::from(here.nth(1).is_some_and(|next| {
        let next = &here.sentence()[next];
        next.starts_with('以') && words!["为主", "为主的管理体制", "为主的领导体制"].close(next)
    }));
    let range = here.through(n);
    let rows = below_each(&bodies, &Slot::Unstated, &above, false)?;
    let rows = rows.into_iter().map(|row| Open { range: range.clone(), ..row }).collect();
    Some((rows, here.end_after(range.end)))
}

/// `P，由B管理`: a list that names the body and then its superior.
fn named_then_placed(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let next = &here.sentence()[here.nth(1)?];
    let to = superior(next.strip_prefix("改由").or_else(|| next.strip_prefix('由'))?)?;
    // 新组建P，由B管理 sets P up first.
    let sets_up = words!["新组建", "新成立", "新设立"].strip_opening(here.clause());
    if sets_up.is_some_and(|rest| !rest.starts_with('的')) {
        return None;
    }
    let named = here.clause().split("不再作为").next().unwrap_or("");
    let bodies = bodies(named).filter(|bodies| *bodies != [Slot::Subject])?;
    let range = here.through(1);
    let rows = bodies
        .into_iter()
        .map(|body| Open { range: range.clone(), ..row(body, Slot::Unstated, to.clone()) })
        .collect();
    Some((rows, here.end_after(range.end)))
}

/// `P由A管理` → `P` and `A`; `P由A` → `P` and `A`
fn former_superior(text: &str) -> (&str, Slot) {
    let Some(at) = text.rfind(['由', '从']) else { return (text, Slot::Unstated) };
    let rest = &text[at + '由'.len_utf8()..];
    if is_class(rest) {
        return (without_adverbs(&text[..at]), Slot::Unstated);
    }
    match superior(rest).or_else(|| party(rest)) {
        Some(from) => (without_adverbs(&text[..at]), from),
        None => (text, Slot::Unstated),
    }
}

/// `将A所属P划入B`, `P由A划归B管理`, `P整建制转隶B`, `P归口B管理`
fn moved(here: &Here<'_>, clause: &str) -> Option<Vec<Open>> {
    for (at, verb) in verbs_from_last(clause, &MOVES) {
        // 隶属关系由A调整为B
        if verb == "归" && superior(&clause[at + verb.len()..]).is_none() {
            continue;
        }
        let after = &clause[at + verb.len()..];
        let before = without_adverbs(&clause[..at]);
        let taken = untaken(before);
        let (taken, from) = former_superior(taken);
        let (taken, from) = owner(taken, from);
        let Some(bodies) = bodies(taken) else { continue };
        let to = superior(after)
            .or_else(|| after.strip_suffix("所属").and_then(party))
            .or_else(|| party(after));
        let Some(to) = to.filter(|to| !matches!(to, Slot::Pronoun(word) if word == "其")) else {
            continue;
        };
        let from =
            if from == Slot::Unstated && here.is_after_affiliation() { Slot::Giver } else { from };
        // 隶属X, alone: whose document it is.
        let stands = at == 0 && matches!(verb, "隶属" | "隶属于");
        // P，由A划转B: P was named before.
        let stands = stands || here.start() > 0 && words!["由", "从"].open(before);
        if bodies == [Slot::Subject]
            && !stands
            && !(here.subject_is_known()
                && matches!(verb, "归口" | "划归" | "隶属于" | "隶属" | "归" | "划回"))
        {
            continue;
        }
        return Some(bodies.into_iter().map(|body| row(body, from.clone(), to.clone())).collect());
    }
    None
}

/// `P隶属关系由A调整为B`
fn standing_changed(clause: &str) -> Option<Vec<Open>> {
    let at = find_top(clause, "隶属关系")?;
    let rest = clause[at + "隶属关系".len()..].strip_prefix(['由', '从'])?;
    let (cut, verb) = listed_verb(
        rest,
        words!["调整为", "调整到", "变更为", "划转到", "划转至", "改为", "转到"],
    )?;
    let from = superior(&rest[..cut]).or_else(|| party(&rest[..cut]))?;
    let after = &rest[cut + verb.len()..];
    let to = superior(after).or_else(|| party(after))?;
    let rows = bodies(clause[..at].trim_end_matches('的'))?;
    Some(rows.into_iter().map(|body| row(body, from.clone(), to.clone())).collect())
}

/// `A所属的P` → P, A
fn owner(text: &str, from: Slot) -> (&str, Slot) {
    if !words!["所属", "下属", "管理的", "直属的", "代管的"].inside(text) {
        return (text, from);
    }
    for word in ["所属的", "所属", "下属的", "下属"] {
        if let Some(rest) = text.strip_prefix(word).filter(|rest| party_list(rest).is_some()) {
            return (rest, Slot::Subject);
        }
    }
    for word in ["所属的", "所属", "下属的", "下属", "管理的", "直属的", "代管的"]
    {
        if let Some(at) = find_top(text, word).filter(|&at| at > 0)
            && let Some(owner) = party(&text[..at])
            && party_list(&text[at + word.len()..]).is_some()
        {
            return (&text[at + word.len()..], owner);
        }
    }
    (text, from)
}

/// `P不再作为A管理的国家局`
fn no_longer(clause: &str) -> Option<Vec<Open>> {
    let at = find_top(clause, "不再作为").or_else(|| find_top(clause, "不再为"))?;
    let after = clause[at..].trim_start_matches("不再作为").trim_start_matches("不再为");
    let (owner, class) = after
        .rsplit_once("管理的")
        .or_else(|| after.rsplit_once("所属的"))
        .or_else(|| after.rsplit_once("所属"))?;
    let from = party(owner).filter(|_| is_class(class))?;
    let rows = bodies(&clause[..at])?.into_iter();
    Some(rows.map(|body| row(body, from.clone(), Slot::Unstated)).collect())
}

/// `P不再由A管理`, `A不再管理P`
fn leaves(clause: &str) -> Option<Vec<Open>> {
    let at = find_top(clause, "不再由")?;
    let from = superior(&clause[at + "不再由".len()..])?;
    Some(
        bodies(&clause[..at])?
            .into_iter()
            .map(|body| row(body, from.clone(), Slot::Unstated))
            .collect(),
    )
}

/// `P由A管理的国家局调整为C`, `将A管理的P改为C`, `P由C1调整为由B管理的国家局`;
/// `改为C`, behind a transfer: whoever gave.
fn reclassified(here: &Here<'_>, clause: &str) -> Option<Vec<Open>> {
    let (at, verb) = listed_verb(clause, words!["调整为", "改为", "转为", "升格为"])?;
    let (before, after) = (&clause[..at], clause[at + verb.len()..].trim());
    let before = untaken(before);
    let left = before
        .find('由')
        .filter(|&at| at > 0)
        .and_then(|at| Some((bodies(&before[..at])?, &before[at + '由'.len_utf8()..])));
    let (after, rank) = with_its_rank(after);
    let (to, class) = new_standing(after)?;
    let (bodies, from) = match left {
        Some((bodies, old)) => {
            let owners = old
                .rfind("管理的")
                .or_else(|| old.strip_suffix("管理").map(str::len))
                .and_then(|at| Some(party_list(&old[..at])?.slots))
                .or_else(|| Some(vec![superior(old).or_else(|| party(old.strip_suffix("所属")?))?]))
                .or_else(|| {
                    let at = old.find("所属").filter(|at| is_class(&old[at + "所属".len()..]))?;
                    Some(party_list(&old[..at])?.slots)
                })
                .unwrap_or_default();
            (bodies, owners)
        }
        None => {
            let (body, from) = owner(before, Slot::Unstated);
            let bodies = match self::bodies(body)? {
                unsaid if unsaid == [Slot::Subject] && here.is_right_after_transfer() => {
                    vec![Slot::Giver]
                }
                said => said,
            };
            (bodies, Some(from).into_iter().filter(|from| *from != Slot::Unstated).collect())
        }
    };
    if to.is_none() && from.is_empty() {
        return None;
    }
    let from = if from.is_empty() { vec![Slot::Unstated] } else { from };
    let mut rows = Vec::new();
    for body in bodies {
        rows.extend(
            from.iter().map(|from| row(body.clone(), from.clone(), to.clone().unwrap_or_default())),
        );
        rows.extend(class.into_iter().chain(rank).map(|class| classified(&body, class)));
    }
    Some(rows)
}

/// `县政府工作部门(正科级)` → the class, the rank
fn with_its_rank(text: &str) -> (&str, Option<&str>) {
    let split = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    split
        .filter(|(_, rank)| is_rank(rank))
        .map_or((text, None), |(class, rank)| (class, Some(rank)))
}

/// `P由A管理的机构调整为由B领导`, `由A管理改为B管理`
fn handed_on(clause: &str) -> Option<Vec<Open>> {
    let (at, verb) =
        listed_verb(clause, words!["调整为", "改为", "变更为", "转为", "变成了", "变成", "变为"])?;
    let after = &clause[at + verb.len()..];
    // 由甲局所属调整为乙局所属
    let owner = |text: &str| text.strip_suffix("所属").and_then(party);
    let to = superior(after.strip_prefix('由').unwrap_or(after)).or_else(|| owner(after))?;
    let before = untaken(&clause[..at]);
    let by = find_top(before, "由")?;
    let old = before[by + '由'.len_utf8()..].trim_end_matches("的机构");
    let old = old.trim_end_matches('的');
    // 由省以下垂直管理: above whom it stood is not said.
    let from = superior(old)
        .or_else(|| owner(old))
        .or_else(|| old.ends_with("垂直管理").then_some(Slot::Unstated))?;
    let rows = bodies(&before[..by])?.into_iter();
    Some(rows.map(|body| row(body, from.clone(), to.clone())).collect())
}

/// `由B管理的国家局` → B, 国家局; `国务院直属机构` → that class.
fn new_standing(text: &str) -> Option<(Option<Slot>, Option<&str>)> {
    let bare = text.strip_prefix('由').unwrap_or(text);
    for word in ["管理的", "所属的", "所属"] {
        if let Some((owner, class)) = bare.rsplit_once(word)
            && let Some(owner) = party(owner)
        {
            let class = Some(class).filter(|class| !words!["机构", "局"].are(class));
            return class.is_none_or(is_class).then_some((Some(owner), class));
        }
    }
    // 省卫生厅的部门管理机构
    let below = words!["部门管理机构", "二级局", "二级机构", "部门管理局", "二级预算单位"];
    if let Some(class) = below.closing(bare)
        && let Some(owner) = bare[..bare.len() - class.len()].strip_suffix('的').and_then(party)
    {
        return Some((Some(owner), Some(class)));
    }
    if is_class(text) {
        return Some((None, Some(text)));
    }
    // 改为省政府直属
    let owner = bare.strip_suffix("直属").and_then(party)?;
    Some((Some(owner), None))
}

/// `P为B管理的国家局`, `为B所属事业单位`
fn state_bureau(clause: &str) -> Option<Vec<Open>> {
    let (at, verb) = listed_verb(clause, words!["作为", "是", "为"])?;
    let after = clause[at + verb.len()..].strip_prefix('由').unwrap_or(&clause[at + verb.len()..]);
    let (owner, class) =
        ["管理的", "所属的", "所属", "代管的", "的部管"].iter().find_map(|word| {
            let at = find_top(after, word)?;
            // 主管气象工作的甲部管理的国家局: 甲部 governs.
            let owner = party(&after[..at])
                .or_else(|| after[..at].rsplit_once('的').and_then(|(_, owner)| party(owner)))?;
            Some((owner, &after[at + word.len()..]))
        })?;
    // 负责粮食流通调控的行政机构
    let told = words!["负责", "承担"].open(class).then(|| class.rsplit_once('的')).flatten();
    let class = told.map_or(class, |(_, class)| class);
    if !is_class(class) {
        return None;
    }
    let mut rows = Vec::new();
    for body in bodies(&clause[..at])? {
        rows.push(row(body.clone(), Slot::Unstated, owner.clone()));
        rows.push(classified(&body, class));
    }
    Some(rows)
}

/// `P隶属于B`, `P归B管理` are in [`moved`]; `P受B领导` here.
fn belongs(clause: &str) -> Option<Vec<Open>> {
    let at = find_top(clause, "受")?;
    let to = superior(&clause[at + '受'.len_utf8()..])?;
    let bodies = bodies(&clause[..at])?;
    (bodies != [Slot::Subject])
        .then(|| bodies.into_iter().map(|body| row(body, Slot::Unstated, to.clone())).collect())
}

/// 县信访局, 省盐务管理局; not 直属单位.
fn is_specific(name: &str) -> bool {
    let least = if place_prefix(name).is_some() { 4 } else { 5 };
    name.chars().count() >= least && !words!["机构", "单位", "部门"].close(name)
}

/// `B代管P`, `B归口管理P`
fn governs(clause: &str) -> Option<Vec<Open>> {
    let (at, verb) = listed_verb(
        clause,
        words!["归口管理", "统一领导", "负责管理", "代管", "领导管理", "管理"],
    )?;
    let before = without_adverbs(&clause[..at]);
    let to = if before.is_empty() {
        Slot::Subject
    } else {
        party(before).filter(|to| matches!(to, Slot::Named(_)))?
    };
    let list = party_list(&clause[at + verb.len()..])?;
    let specific =
        |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name) && is_specific(name));
    list.slots
        .iter()
        .all(specific)
        .then(|| list.slots.into_iter())
        .map(|bodies| {
            bodies.map(|body| Open { governs: true, ..row(body, Slot::Unstated, to.clone()) })
        })
        .map(Iterator::collect)
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "县国税局、县地税局分别由市国税局、市地税局管理。",
        rows: &["affiliate [县国税局] →市国税局", "affiliate [县地税局] →市地税局"],
    },
    Example {
        text: "县公路站、县运管所由市公路局、市交通局分别管理。",
        rows: &["affiliate [县公路站] →市公路局", "affiliate [县运管所] →市交通局"],
    },
    Example {
        text: "县融媒体中心由县委、县政府领导。",
        rows: &["affiliate [县融媒体中心] →县委", "affiliate [县融媒体中心] →县政府"],
    },
    Example {
        text: "县工商分局实行市工商局和县政府双重领导，以市工商局领导为主。",
        rows: &["affiliate [县工商分局] →市工商局", "affiliate [县工商分局] →县政府"],
    },
    Example {
        text: "县气象局受市气象局与县政府双重领导。",
        rows: &["affiliate [县气象局] →市气象局", "affiliate [县气象局] →县政府"],
    },
    Example {
        text: "设立县税务局，实行省税务局和县政府双重领导体制，以省税务局为主。",
        rows: &[
            "establish [县税务局]", "affiliate [<subject>] →省税务局",
            "affiliate [<subject>] →县政府",
        ],
    },
    Example {
        text: "森林公安局由林业部门领导转为公安机关统一领导。",
        rows: &["affiliate [森林公安局] 林业部门→公安机关"],
    },
    Example {
        text: "省监狱局，副厅级，由省司法厅管理；省文物局，副厅级，由省文旅厅管理；省药监局，由省市监局管理。",
        rows: &[
            "classify [省监狱局]: 副厅级", "affiliate [<subject>] →省司法厅",
            "classify [省文物局]: 副厅级", "affiliate [<subject>] →省文旅厅",
            "affiliate [省药监局] →省市监局",
        ],
    },
    Example {
        text: "1989年市客运管理处由市公用局划交市交通局。",
        rows: &["affiliate [市客运管理处] 市公用局→市交通局"],
    },
    Example {
        text: "县信息中心划入县数据局，不再作为县发改局所属事业单位。",
        rows: &["affiliate [县信息中心] →县数据局", "affiliate [<subject>] 县发改局→"],
    },
    Example {
        text: "1981年县区划办公室、县种子公司归属县农业局。",
        rows: &["affiliate [县区划办公室] →县农业局", "affiliate [县种子公司] →县农业局"],
    },
    Example {
        text: "县扶贫办由县农业局管理的副科级机构升格为县政府工作部门(正科级)。",
        rows: &[
            "affiliate [县扶贫办] 县农业局→", "classify [县扶贫办]: 县政府工作部门",
            "classify [县扶贫办]: 正科级",
        ],
    },
    Example {
        text: "市知识产权局由市科技局管理变成了市市场监管局管理。",
        rows: &["affiliate [市知识产权局] 市科技局→市市场监管局"],
    },
    Example {
        text: "所属的甲研究所划入市农业局，乙研究所划入市水利局。",
        rows: &["affiliate [甲研究所] <subject>→市农业局", "affiliate [乙研究所] <giver>→市水利局"],
    },
    Example {
        text: "派驻市水利局纪检监察组由市纪委直接领导、统一管理。",
        rows: &["affiliate [派驻市水利局纪检监察组] →市纪委"],
    },
    Example {
        text: "隶属于临江县水利局，相当于副科级。",
        rows: &["affiliate [<subject>] →临江县水利局", "classify [<subject>]: 相当于副科级"],
    },
    Example {
        text: "将市物流办从市商务局调整至市交通局。",
        rows: &["affiliate [市物流办] 市商务局→市交通局"],
    },
    Example {
        text: "国家粮食局是国家计委管理的负责粮食流通宏观调控具体业务的行政机构。",
        rows: &["affiliate [国家粮食局] →国家计委", "classify [国家粮食局]: 行政机构"],
    },
    Example {
        text: "国家铁路局是国务院部委管理的国家局。",
        rows: &["classify [国家铁路局]: 国家局"],
    },
    Example {
        text: "市防汛办由市水利局调整到市应急局。",
        rows: &["affiliate [市防汛办] 市水利局→市应急局"],
    },
    Example {
        text: "市减灾中心由市民政局调整至市应急局管理。",
        rows: &["affiliate [市减灾中心] 市民政局→市应急局"],
    },
    Example {
        text: "市地震办从2003年起由市科技局管理。",
        rows: &["affiliate [市地震办] →市科技局"],
    },
    Example {
        text: "将市招商局由市商务局代管改为市政府直属事业单位。",
        rows: &["affiliate [市招商局] 市商务局→", "classify [市招商局]: 市政府直属事业单位"],
    },
    Example {
        text: "将市水利局所属市防汛办公室(事业编制5名)划归市应急局管理。",
        rows: &["affiliate [市防汛办公室] 市水利局→市应急局"],
    },
    Example {
        text: "县政府将县工商局由省以下垂直管理调整为县政府管理。",
        rows: &["affiliate [县工商局] →县政府"],
    },
    Example {
        text: "县质监局由省质监局垂直管理。", rows: &["affiliate [县质监局] →省质监局"]
    },
    Example {
        text: "省药监局由省政府直属机构改为省卫生厅的部门管理机构。",
        rows: &["affiliate [省药监局] →省卫生厅", "classify [省药监局]: 部门管理机构"],
    },
    Example {
        text: "将市信访局由市政府办公厅管理的机构调整为由市委社会工作部统一领导。",
        rows: &["affiliate [市信访局] 市政府办公厅→市委社会工作部"],
    },
    Example {
        text: "国家海洋局仍为国务院直属局，由建设部归口管理改为国务院直接管理。",
        rows: &["classify [国家海洋局]: 国务院直属局", "affiliate [<subject>] 建设部→国务院"],
    },
    Example {
        text: "将市房产管理局承担的行政职能划入市住建局，改为市住建局所属事业单位。",
        rows: &[
            "transfer 市房产管理局→市住建局: 行政职能 {listed}",
            "affiliate [<giver>] →市住建局",
            "classify [<giver>]: 事业单位",
        ],
    },
    Example {
        text: "市盐务局转为市国资委所属的事业单位。",
        rows: &["affiliate [市盐务局] →市国资委", "classify [市盐务局]: 事业单位"],
    },
    Example {
        text: "国家邮政局改由交通运输部管理。",
        rows: &["affiliate [国家邮政局] →交通运输部"],
    },
    Example {
        text: "国家烟草局由发展计划委员会管理改由产业和信息部管理。",
        rows: &["affiliate [国家烟草局] 发展计划委员会→产业和信息部"],
    },
    Example {
        text: "国家测绘总局不再由国土开发部管理。",
        rows: &["affiliate [国家测绘总局] 国土开发部→"],
    },
    Example {
        text: "将市商务局所属的市粮食储备中心划入市发改委。",
        rows: &["affiliate [市粮食储备中心] 市商务局→市发改委"],
    },
    Example {
        text: "市道路运输管理处由市交通局划归市城管委管理。",
        rows: &["affiliate [市道路运输管理处] 市交通局→市城管委"],
    },
    Example {
        text: "将国家信访局由国务院办公厅管理的国家局调整为国务院直属机构。",
        rows: &["affiliate [国家信访局] 国务院办公厅→", "classify [国家信访局]: 国务院直属机构"],
    },
    Example {
        text: "国家林草局调整为由自然资源部管理的国家局。",
        rows: &["affiliate [国家林草局] →自然资源部", "classify [国家林草局]: 国家局"],
    },
    Example {
        text: "将市农合办成建制从市卫生局移交市医保局管理。",
        rows: &["affiliate [市农合办] 市卫生局→市医保局"],
    },
    Example {
        text: "市环境监察支队整建制转隶市综合行政执法局。",
        rows: &["affiliate [市环境监察支队] →市综合行政执法局"],
    },
    Example {
        text: "市畜牧站归口市农委管理。", rows: &["affiliate [市畜牧站] →市农委"]
    },
    Example {
        text: "国家核安全局为环境部管理的国家局。",
        rows: &["affiliate [国家核安全局] →环境部", "classify [国家核安全局]: 国家局"],
    },
    Example {
        text: "国家煤矿局是主管煤矿安全工作的应急部管理的国家局。",
        rows: &["affiliate [国家煤矿局] →应急部", "classify [国家煤矿局]: 国家局"],
    },
    Example {
        text: "国家乡村局不再作为农业部管理的国家局。",
        rows: &["affiliate [国家乡村局] 农业部→"],
    },
    Example {
        text: "中国农技中心由科技部所属调整为农业部所属事业单位。",
        rows: &["affiliate [中国农技中心] 科技部→农业部", "classify [中国农技中心]: 事业单位"],
    },
    Example {
        text: "组建县委社会工作部，统一领导县信访局。",
        rows: &["establish [县委社会工作部]", "affiliate [县信访局] →<subject>"],
    },
    Example {
        text: "市疾控中心由市卫健委所属事业单位调整为市疾控局管理的事业单位。",
        rows: &["affiliate [市疾控中心] 市卫健委→市疾控局", "classify [市疾控中心]: 事业单位"],
    },
    Example {
        text: "乡镇国土所收归县自然资源局直接管理。",
        rows: &["affiliate [乡镇国土所] →县自然资源局"],
    },
    Example {
        text: "市物价局改为市计委的二级局，市粮食局由市政府工作部门改为市计委管理的机构。",
        rows: &[
            "affiliate [市物价局] →市计委", "classify [市物价局]: 二级局",
            "affiliate [市粮食局] →市计委",
        ],
    },
    Example {
        text: "县物价局改为县计划局管理的二级局。",
        rows: &["affiliate [县物价局] →县计划局", "classify [县物价局]: 二级局"],
    },
    Example {
        text: "县老干部中心由县委老干部局所属调整为县委组织部所属。",
        rows: &["affiliate [县老干部中心] 县委老干部局→县委组织部"],
    },
    Example {
        text: "县军粮站改由县民政局代管，2000年划回县粮食局。",
        rows: &["affiliate [县军粮站] →县民政局", "affiliate [<subject>] →县粮食局"],
    },
    Example {
        text: "县公路局由省公路局管理下放至县政府管理。",
        rows: &["affiliate [县公路局] 省公路局→县政府"],
    },
    Example {
        text: "中国老龄协会改由民政部代管。", rows: &["affiliate [中国老龄协会] →民政部"]
    },
    Example {
        text: "国家历史名城保护局由城乡建设部管理。",
        rows: &["affiliate [国家历史名城保护局] →城乡建设部"],
    },
];
