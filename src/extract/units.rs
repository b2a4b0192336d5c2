//! 内设机构: each item a unit with its duties.

use std::ops::Range;

use super::{
    UNPLACED,
    headings::Inherited,
    sections::{Reader, joined},
};
use crate::{
    grammar::bare_name,
    lexicon::{Words, find, is_agency, is_han, trim, words},
    model::{Act, Provision},
    outline::{Block, BlockKind},
};

/// Endings of names of units.
static ENDINGS: Words = Words::new(&[
    "室", "处", "科", "股", "司", "局", "中心", "党委", "办", "队", "部", "组", "厅", "委", "所",
    "会", "站", "党组", "总支", "工会", "团委", "科(股)", "纪委", "支部", "秘书", "库", "院",
]);

/// Reads a block below a heading 内设机构.
pub(super) fn block(reader: &mut Reader<'_>, block: &Block, index: usize) {
    let text = reader.text(block.text.clone());
    if is_introduction(text) {
        if block.kind == BlockKind::Heading && trim(text).ends_with('：') {
            return;
        }
        // What each does may stand below, with its name.
        if !items_follow(reader, block, index) && !listed(reader, block, block.text.clone()) {
            reader.statements(block, block.text.clone(), &Inherited::STATEMENTS);
        }
        return;
    }
    if let Some(names) = names_alone(text) {
        for unit in names {
            push(reader, block, &unit, block.text.clone());
        }
        return;
    }
    if let Some(unit) = name_and_duties(text) {
        for (unit, range) in units_run_together(unit, text, block.text.clone()) {
            for unit in unit.apart() {
                push(reader, block, &unit, range.clone());
            }
        }
        return;
    }
    let told = !block.labelled && continues_unit(reader, block, index, text);
    if told || block.kind == BlockKind::Heading {
        return;
    }
    if tells_what_is_done(text) {
        reader.statements(block, block.text.clone(), &Inherited::STATEMENTS);
    } else {
        reader.leave(block, block.text.clone());
    }
}

/// Reads a row of a table of units: a name, what it does, where it is reached.
/// `false` if it is none.
pub(super) fn row(reader: &mut Reader<'_>, block: &Block, cells: &[Range<usize>]) -> bool {
    let text = |cell: &Range<usize>| reader.text(cell.clone());
    let heads = words!["名称", "科室", "处室", "股室", "内设机构", "部门", "机构"];
    let columns = words!["职责", "职能", "电话", "负责人", "地点", "备注"];
    let is_header = cells.iter().any(|cell| heads.close(text(cell)))
        && cells.iter().any(|cell| columns.close(text(cell)));
    if is_header {
        return true;
    }
    let Some(at) = cells.iter().position(|cell| is_called_unit(text(cell))) else { return false };
    let duties = cells[at + 1..].iter().find(|cell| text(cell).chars().nth(5).is_some_and(is_han));
    let unit = Unit {
        duties: duties
            .map_or(String::new(), |cell| joined(text(cell).trim_end_matches(['。', '；']))),
        ..Unit::named(text(&cells[at]))
    };
    let range = cells[at].start..duties.map_or(cells[at].end, |cell| cell.end);
    push(reader, block, &unit, range);
    true
}

/// Whether the names of an introduction are told once more, an item each.
fn items_follow(reader: &Reader<'_>, block: &Block, index: usize) -> bool {
    reader.following(index).is_some_and(|next| {
        let text = reader.text(next.text.clone());
        next.labelled && !block.labelled && name_and_duties(text).is_some()
    })
}

/// Words for what is done with units; no name holds them.
static ACTS: Words = Words::new(&[
    "更名为", "改为", "整合", "合并", "并入", "撤销", "不再", "划入", "划归", "增设", "设立",
    "组建", "调整为", "将",
]);

/// `将A科与B科合并为C科`: what is done, where units and their duties are told
/// elsewhere.
fn tells_what_is_done(text: &str) -> bool {
    let first = &text[..text.find(['，', '。', '；']).unwrap_or(text.len())];
    let duty = words!["负责", "承担", "组织", "拟订", "协助", "指导", "参与", "研究"];
    !duty.open(text) && ACTS.inside(first)
}

/// `X设下列内设机构：`, `设5个职能科室：办公室、规划科。`
fn is_introduction(text: &str) -> bool {
    let ends = words!["内设机构：", "内设科室：", "内设股室：", "内设处室：", "如下："];
    if words!["根据上述", "根据以上"].open(text) || ends.close(trim(text)) {
        return true;
    }
    // Most sentences set nothing up.
    if !sets_up(text) {
        return false;
    }
    let end = words!["：", "。"].first_inside(text).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    sets_up(head)
        && words!["个", "下列", "以下", "若干"].inside(head)
        && words!["机构", "科室", "处室", "股", "室", "科", "处", "司"].inside(head)
}

/// Whether something is set up; 特设机构 are bodies of a kind.
fn sets_up(text: &str) -> bool {
    find(text, "设")
        .is_some_and(|at| !text[..at].ends_with('特') || sets_up(&text[at + '设'.len_utf8()..]))
}

/// `X设5个内设机构，均为正处级：A、B、C。` in a sentence of any section; false
/// if it lists no units.
pub(super) fn listed(reader: &mut Reader<'_>, block: &Block, sentence: Range<usize>) -> bool {
    let text = reader.text(sentence.clone());
    if !is_introduction(text) {
        return false;
    }
    let units = names_listed(text);
    let owner = owner(text);
    for unit in &units {
        push(reader, block, unit, sentence.clone());
        if let Some(owner) = &owner {
            reader.rename_last_owner(owner);
        }
        if let Some(rank) = rank_of_all(text) {
            let mut provision = Provision::new(
                UNPLACED,
                Act::Classify,
                reader.document().evidence(&block.clause, sentence.clone()),
            );
            provision.body = Some(unit.name.clone());
            provision.duty = Some(rank.to_owned());
            provision.construction = "unit-item".to_owned();
            reader.push(provision);
        }
    }
    !units.is_empty()
}

/// `县水务局设下列机构：` → 县水务局
pub(super) fn owner(text: &str) -> Option<String> {
    let named = |at: usize| text[..at].strip_suffix('内').unwrap_or(&text[..at]);
    find(text, "设").and_then(|at| match crate::grammar::party(named(at)) {
        // 镇党政机构设置5个: the offices themselves.
        Some(crate::grammar::Slot::Named(name)) if is_agency(&name) && !name.ends_with("机构") => {
            Some(name.strip_suffix("机关").map_or(name.clone(), str::to_owned))
        }
        _ => None,
    })
}

/// `，均为正处级：` → 正处级
fn rank_of_all(text: &str) -> Option<&str> {
    let rest = &text[text.find("均为")? + "均为".len()..];
    let rank = &rest[..rest.find(['：', '，', '。'])?];
    crate::lexicon::is_rank(rank).then(|| rank.trim_end_matches("建制"))
}

/// The names behind the colon of an introduction, or between 内设 and 3个科室.
fn names_listed(text: &str) -> Vec<Unit> {
    let names = match text.split_once('：') {
        Some((_, names)) => names.split('。').next().unwrap_or(names),
        None => return Vec::new(),
    };
    let pieces = crate::grammar::split_top(names, words!["、", "，", "；"]);
    let found: Vec<Unit> = pieces
        .iter()
        .map(|piece| names[piece.clone()].trim())
        .filter(|name| is_called_unit(name))
        .map(Unit::named)
        .collect();
    if found.len() == pieces.len() { found } else { Vec::new() }
}

/// `农村水利科、供排水科`: nothing but names.
fn names_alone(text: &str) -> Option<Vec<Unit>> {
    let text = trim(text).trim_end_matches(['。', '；']);
    let text = words!["内设机构：", "内设科室：", "内设股室："].strip_opening(text).unwrap_or(text);
    let pieces = crate::grammar::split_top(text, words!["、", "，"]);
    let names = pieces.iter().map(|piece| text[piece.clone()].trim());
    let all = pieces.len() > 1 && names.clone().all(is_called_unit);
    all.then(|| names.map(Unit::named).collect())
}

/// `…工作。机关党委 负责党群工作`: another unit's paragraph ran into this one.
fn units_run_together(unit: Unit, text: &str, range: Range<usize>) -> Vec<(Unit, Range<usize>)> {
    let stops = words!["。"].each_inside(text);
    let cut = stops.map(|(at, mark)| at + mark.len()).find(|&at| {
        let rest = &text[at..];
        rest.find(' ').is_some_and(|space| is_called_unit(rest[..space].trim()))
    });
    let Some(cut) = cut else { return vec![(unit, range)] };
    let (Some(first), Some(second)) =
        (name_and_duties(&text[..cut]), name_and_duties(&text[cut..]))
    else {
        return vec![(unit, range)];
    };
    let mut out = vec![(first, range.start..range.start + cut)];
    out.extend(units_run_together(second, &text[cut..], range.start + cut..range.end));
    out
}

struct Unit {
    name: String,
    duties: String,
    /// The plates that its duties open with.
    plates: Vec<String>,
}

impl Unit {
    /// A unit of which nothing but the name is told.
    fn named(name: &str) -> Self {
        Unit { name: name.to_owned(), duties: String::new(), plates: Vec::new() }
    }

    /// `预案处、训练处。负责…`: what follows is told of each. 宣传部、统战部联络处
    /// is one, and 法规、科技处.
    fn apart(self) -> Vec<Self> {
        let pieces = crate::grammar::split_top(&self.name, words!["、"]);
        let names = pieces.iter().map(|piece| trim(&self.name[piece.clone()]));
        let offices = words!["室", "处", "科", "股", "司"];
        if pieces.len() < 2
            || !names.clone().all(|it| is_called_unit(it) && offices.close(bare_name(it)))
        {
            return vec![self];
        }
        let each = |name: &str| Unit {
            name: name.to_owned(),
            duties: self.duties.clone(),
            plates: self.plates.clone(),
        };
        names.map(each).collect()
    }
}

/// `办公室。负责…`, `办公室：…`, `机关党委 负责…`, `机关党委负责…`
fn name_and_duties(text: &str) -> Option<Unit> {
    let text = trim(text);
    let split = crate::grammar::find_any_top(text, words!["。", "：", " ", "\n", "，", "—"])
        .filter(|&at| is_called_unit(trim(&text[..at])))
        .map(|at| {
            (trim(&text[..at]), text[at..].trim_start_matches(['。', '：', ' ', '\n', '，', '—']))
        });
    let (name, duties) = split
        .or_else(|| {
            let verbs = words!["负责", "承担", "组织", "拟订", "协助", "主管"];
            let mut found = verbs.each_inside(text);
            let (at, _) = found.find(|&(at, _)| at > 0 && !text[at..].starts_with("组织部"))?;
            is_called_unit(&text[..at]).then(|| (&text[..at], &text[at..]))
        })
        .or_else(|| is_called_unit(text).then_some((text, "")))?;
    let duties = without_others(duties).trim_end_matches(['。', '；']);
    let (plate, duties) = plate_said(duties);
    let (hung, duties) = plate_at_end(duties);
    let plate = plate.or(hung);
    let duties = words!["主要职责：", "主要职责是：", "主要职责为："]
        .strip_opening(duties)
        .unwrap_or(duties);
    Some(Unit { name: name.to_owned(), duties: joined(duties), plates: plate.unwrap_or_default() })
}

/// Words for the standing of another body: 纪检监察机构按有关规定设置.
static STANDS: Words = Words::new(&["规定设置", "规定设立", "规定执行", "章程设置"]);

/// `负责D。纪检监察机构按规定设置。` → `负责D。`
fn without_others(duties: &str) -> &str {
    match duties.trim_end_matches('。').rsplit_once('。') {
        Some((own, last)) if STANDS.close(last) => without_others(own),
        _ => duties,
    }
}

/// `加挂信访股牌子。负责…` → the plates, and what is done.
fn plate_said(duties: &str) -> (Option<Vec<String>>, &str) {
    let end = duties.find(['。', '，', '；']).unwrap_or(duties.len());
    let plates = Some(&duties[..end]).filter(|said| said.ends_with("牌子")).and_then(plates_hung);
    match plates {
        Some(plates) => (Some(plates), duties[end..].trim_start_matches(['。', '，', '；'])),
        None => (None, duties),
    }
}

/// `负责D。挂信访股牌子` → the plates, and what is done.
fn plate_at_end(duties: &str) -> (Option<Vec<String>>, &str) {
    let Some((done, last)) = duties.rsplit_once('。') else { return (None, duties) };
    match Some(last).filter(|said| said.ends_with("牌子")).and_then(plates_hung) {
        Some(plates) => (Some(plates), done),
        None => (None, duties),
    }
}

/// A name, with or without a bracket behind it: `干部股(公务员管理股)`; not
/// `干部股(公务员管理股)承担考察工作`.
fn is_called_unit(text: &str) -> bool {
    match text.split_once('(') {
        Some((name, _)) => text.ends_with(')') && is_unit_name(name),
        None => is_unit_name(text),
    }
}

pub(super) fn is_unit_name(name: &str) -> bool {
    let length = name.chars().count();
    (2..=22).contains(&length)
        && ENDINGS.close(name)
        && !name.contains(['，', '。', '；', '的'])
        && !words!["负责", "承担", "拟订", "有关"].open(name)
        && !ACTS.inside(name)
        // 组织一室 is a name, 组织…的会 a duty.
        && (length <= 8 || !words!["组织"].open(name))
}

fn push(reader: &mut Reader<'_>, block: &Block, unit: &Unit, range: Range<usize>) {
    let (name, mut plates) = plates(&unit.name);
    plates.extend(unit.plates.iter().cloned());
    let start = range.start + find(reader.text(range.clone()), &unit.name).unwrap_or(0);
    let end = if unit.duties.is_empty() { start + unit.name.len() } else { range.end };
    let evidence = reader.document().evidence(&block.clause, start..end);
    let mut provision = Provision::new(UNPLACED, Act::Unit, evidence.clone());
    provision.body = reader.own();
    provision.to = Some(name.clone());
    provision.duty = Some(unit.duties.clone()).filter(|duties| !duties.is_empty());
    provision.construction = "unit-item".to_owned();
    reader.push(provision);
    for plate in plates {
        let mut provision = Provision::new(UNPLACED, Act::Nameplate, evidence.clone());
        provision.body = Some(name.clone());
        provision.to = Some(plate);
        provision.construction = "unit-item".to_owned();
        reader.push(provision);
    }
}

/// `办公室(加挂信访室牌子)` → 办公室, 信访室. Another bracket is part of the name.
fn plates(name: &str) -> (String, Vec<String>) {
    if let Some((before, inner)) = name.strip_suffix(')').and_then(|rest| rest.split_once('('))
        && let Some(plates) = plates_hung(inner)
    {
        return (before.to_owned(), plates);
    }
    (bare_name(name).to_owned(), Vec::new())
}

/// `加挂A、B牌子` → A, B.
pub(super) fn plates_hung(text: &str) -> Option<Vec<String>> {
    let plate = words!["对外加挂", "加挂", "挂"].strip_opening(text)?;
    let plate = plate.trim_end_matches("的牌子").trim_end_matches("牌子");
    Some(plate.split('、').map(str::to_owned).collect())
}

/// A paragraph below a unit's name tells its duties.
fn continues_unit(reader: &mut Reader<'_>, block: &Block, index: usize, text: &str) -> bool {
    let follows_unit = index > 0 && reader.outline_block(index - 1).clause == block.clause;
    // 纪检监察机构按有关规定设置: another's standing is no duty of the unit above.
    if !follows_unit || STANDS.inside(text) {
        return false;
    }
    let evidence = reader.document().evidence(&block.clause, block.text.clone());
    let more = text.trim_end_matches(['。', '；']);
    reader.extend_unit(&block.clause, evidence.span, &joined(more))
}
