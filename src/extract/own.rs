//! Whose document it is: the agency that its title names, or that its first
//! paragraphs set up, classify or lead to the duties of.

use super::{
    Document,
    headings::{is_mass_organization, last_sentence, leads_to_duties},
};
use crate::{
    grammar::{Slot, bare_name, party_list, read as read_sentence},
    lexicon::{agency_len, find, is_agency, is_generic_body, stands_for, without_time, words},
    model::Act,
    outline::{Block, BlockKind, is_regulation_title, sentences},
};

/// The document's own agency: named by the title, in full by the preamble.
pub(super) fn own_agency(
    document: &Document<'_>,
    title: &str,
    headline: &str,
    aliases: &mut Vec<(String, String)>,
) -> Option<String> {
    let titled = agency_in_title(title).or_else(|| agency_around(document));
    // A chronicle or a plan tells of many bodies; the first is not its own.
    let of_many = words!["沿革", "大事记", "变迁", "改革"];
    let of_many = of_many.inside(title) || of_many.inside(headline);
    let regulation =
        is_regulation_title(title) || !of_many && (title.is_empty() || titled.is_some());
    let opening =
        if regulation { opening_body(document, is_regulation_title(title)) } else { None };
    match (titled, opening) {
        (Some(short), Some(full)) if stands_for(&short, &full) => {
            aliases.push((short, full.clone()));
            Some(full)
        }
        (Some(named), Some(short)) if stands_for(&short, &named) || short == named => Some(named),
        // X局(X馆)机构编制方案 sets up the body that its bracket names.
        (Some(named), Some(full))
            if bracketed(&named).is_some_and(|short| stands_for(short, &full)) =>
        {
            Some(full)
        }
        // 区委编办 is the 中共河西区委机构编制委员会办公室 of the title.
        (Some(named), Some(short)) if is_cut_short(&short, &named) => {
            aliases.push((short, named.clone()));
            Some(named)
        }
        (Some(named), _) => Some(expand(&named, aliases)),
        (None, Some(opening)) => Some(expand(&opening, aliases)),
        (None, None) if title.is_empty() && !of_many => {
            lead_body(document).map(|name| expand(&name, aliases))
        }
        (None, None) => None,
    }
}

/// The body whose duties the first paragraphs lead to: `市水利局贯彻…，主要职责是：`
fn lead_body(document: &Document<'_>) -> Option<String> {
    let text = document.text();
    let opening =
        document.outline.blocks.iter().filter(|block| block.kind == BlockKind::Text).take(4);
    let lead = opening
        .map(|block| text[block.text.clone()].trim())
        .find(|said| leads_to_duties(last_sentence(said).trim_end_matches('：')))?;
    let name = &lead[..agency_len(lead)?];
    (lead.ends_with('：') && !names_some(name)).then(|| name.to_owned())
}

/// Whether a name has the letters of another in order, the last of them from
/// the last word: 编办 of 编制委员会办公室.
fn is_cut_short(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let in_order = short.chars().all(|letter| rest.any(|other| other == letter));
    short.chars().nth(2).is_some() && short.len() < full.len() && in_order && rest.count() <= 2
}

fn bracketed(name: &str) -> Option<&str> {
    name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'))
}

/// The agency in a regulation's title that the front matter cites, where the
/// title itself is broken or lost.
fn agency_around(document: &Document<'_>) -> Option<String> {
    let text = document.text();
    let front = &document.outline.front;
    // A name does not run from one line around the text into the next.
    let around: String = front
        .notice
        .iter()
        .chain(&front.title)
        .chain(&front.lines)
        .map(|range| text[range.clone()].replace('\n', "") + "\n")
        .collect();
    let opening = around + &text.chars().take(600).collect::<String>().replace('\n', "");
    let cited = opening.split(['《', '〈']).skip(1).filter_map(|cited| {
        let end = cited.find(['》', '〉'])?;
        let title = &cited[..end];
        is_regulation_title(title).then(|| agency_in_title(title))?
    });
    let issued = opening
        .split("印发")
        .skip(1)
        .filter_map(|rest| agency_in_title(rest.split("规定").next()?));
    let marked = ["职能配置", "主要职责", "主要职责内设机构"].into_iter().filter_map(|mark| {
        let at = opening.find(mark)?;
        opening[at..]
            .chars()
            .take(16)
            .collect::<String>()
            .contains("内设机构")
            .then(|| name_before(&opening[..at]))?
    });
    let line = |block: &'_ Block| text[block.text.clone()].trim();
    let alone = |block: &&Block| !block.labelled && is_agency(line(block));
    let blocks = &document.outline.blocks;
    // Names one above the other, or each above its story, are of many.
    let told_below = |at: usize| blocks.iter().skip(at + 1).any(|it| it.kind == BlockKind::Text);
    let heads = blocks.iter().enumerate().filter(|(at, block)| alone(block) && told_below(*at));
    let mut names: Vec<&str> = heads.map(|(_, block)| line(block)).collect();
    names.dedup();
    let named = blocks.iter().take(2).filter(alone).map(line).map(str::to_owned);
    let named = named.filter(|_| names.len() < 2);
    let told = blocks.iter().take(12).filter_map(|block| {
        words!["单位名称：", "机构名称：", "部门名称：", "单位全称："].strip_opening(line(block))
    });
    let told = told.filter(|name| is_agency(name)).map(str::to_owned);
    cited.chain(issued).chain(marked).chain(named).chain(told).next()
}

/// `X主要职责内设机构和人员编制规定`, `关于调整X有关职责的通知` → X
fn agency_in_title(title: &str) -> Option<String> {
    let title = title.trim_matches(['《', '》']);
    let name = if let Some(at) = find(title, "关于调整").map(|at| at + "关于调整".len()) {
        cut(
            &title[at..],
            &["有关职责", "部分职责", "职责", "机构编制", "内设机构", "主要职责", "职能", "的"],
        )?
    } else if let Some(at) = find(title, "关于").map(|at| at + "关于".len()) {
        let about = &title[at..];
        cut(
            words!["印发", "下发", "发布", "颁布"].strip_opening(about).unwrap_or(about),
            &[
                "职责机构编制", "职责机构", "有关机构编制", "机构编制", "有关职责和机构",
                "职责调整", "主要职责", "职能配置", "职责",
            ],
        )?
    } else {
        let start = find(title, "印发").map_or(0, |at| at + "印发".len());
        cut(
            &title[start..],
            &[
                "“三定”", "三定", "主要职责", "职能配置", "职责配置", "内设机构", "机构编制",
                "主要职能", "职责机构", "机构职能", "机构职责", "机构设置", "历史沿革", "机构沿革",
                "职能", "机构概况", "部门概况", "单位概况", "概况", "机构简介", "简介", "部门决算",
                "部门预算", "单位决算", "单位预算", "决算", "预算",
            ],
        )
        // That of a government is about many.
        .or_else(|| {
            cut(title, &["机关机构改革", "机构改革"]).filter(|it| is_mass_organization(it))
        })?
    };
    let name = without_year(name);
    let name = name.trim_matches(['《', '》', '〈', '的', ' ']);
    let name = bare_name(name).replace(' ', "");
    let name = township(&name).map_or(name.clone(), str::to_owned);
    // A township's regulation is that of its committee and its government.
    let township = words!["镇", "乡", "街道", "开发区", "新区", "园区", "示范区"].close(&name)
        && (3..=18).contains(&name.chars().count())
        && !name.contains(['的', '和', '、'])
        && words!["职能配置", "主要职责", "机构编制", "三定"].inside(title);
    ((township || is_agency(&name)) && !names_some(&name)).then_some(name)
}

/// `2022年度云江市水利局`, `云江市水利局2022年度` → `云江市水利局`
fn without_year(name: &str) -> &str {
    let name = name.trim_end_matches("年度").trim_end_matches('年');
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match name.split_once("年度").or_else(|| name.split_once('年')) {
        Some((year, rest)) if year.bytes().all(|c| c.is_ascii_digit()) => rest,
        _ => name,
    }
}

/// `南湖街道党工委、办事处` → `南湖街道`; `西山开发区党工委、管委会` → `西山开发区`
fn township(name: &str) -> Option<&str> {
    let both = words![
        "街道党工委、", "街道工委、", "镇党委、", "乡党委、", "开发区党工委、", "开发区工委、",
        "新区党工委、", "新区工委、", "园区党工委、", "园区工委、", "示范区党工委、",
    ];
    let (at, word) = both.first_inside(name)?;
    let levels = ["街道", "镇", "乡", "开发区", "新区", "园区", "示范区"];
    let level = levels.iter().find(|level| word.starts_with(**level))?;
    Some(&name[..at + level.len()])
}

/// 部分机构, 有关部门: bodies, and no one of them.
pub(super) fn names_some(name: &str) -> bool {
    party_list(name).is_some_and(|list| list.slots.len() > 1)
        || is_generic_body(name)
        || words!["部分", "若干", "有关", "相关", "个别", "各"].inside(name)
}

fn cut<'t>(text: &'t str, ends: &[&str]) -> Option<&'t str> {
    // 机构编制委员会办公室 has the word in its name.
    let in_a_name = |at: usize| text[at..].starts_with("机构编制委员会");
    let places = |end: &&str| text.match_indices(*end).map(|(at, _)| at).find(|&at| !in_a_name(at));
    ends.iter().filter_map(places).filter(|&at| at > 0).min().map(|at| &text[..at])
}

/// The body that the first paragraphs set up, keep or classify. Where no title
/// says that the document is about one, it is the only one, and nothing tells
/// its days as a chronicle does.
fn opening_body(document: &Document<'_>, about_one: bool) -> Option<String> {
    let text = document.text();
    let opening =
        document.outline.blocks.iter().filter(|block| block.kind == BlockKind::Text).take(4);
    let mut found: Option<String> = None;
    for block in opening {
        for sentence in sentences(text, block.text.clone()) {
            let said = read_sentence(&text[sentence.clone()]);
            let told = &text[sentence.clone()];
            // X成立于1950年
            let told_by_days = without_time(told).len() < told.len()
                || words!["成立于", "始建于", "建于", "设立于", "组建于"].inside(told);
            let mut whole = about_one;
            for read in &said.provisions {
                // What becomes of others is no text about one.
                let open = &read.open;
                let others = matches!(open.act, Act::Rename | Act::Merge | Act::Split)
                    && [&open.body, &open.to].iter().all(
                        |slot| matches!(slot, Slot::Named(name) if found.as_ref() != Some(name)),
                    );
                if !about_one && others && found.is_some() {
                    return None;
                }
                let (Act::Establish | Act::Retain | Act::Classify, Slot::Named(name)) =
                    (read.open.act, &read.open.body)
                else {
                    continue;
                };
                let another = found.as_ref().is_some_and(|found| found != name);
                if !about_one && (told_by_days || another) {
                    return None;
                }
                // X是Y工作部门 speaks of X alone.
                whole |= read.open.act != Act::Establish;
                found = found.or_else(|| Some(name.clone()));
            }
            document.heard.keep(sentence, said);
            if whole && found.is_some() {
                return found;
            }
        }
    }
    found
}

/// The name that a text ends with.
pub(super) fn name_before(text: &str) -> Option<String> {
    let start = text
        .rfind(['，', '。', '；', '：', '、', ')', '》', '\n'])
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let clause = &text[start..];
    let verbs = [
        "关于印发", "印发", "关于", "《", "〈", "重新组建", "组建", "设立", "设置", "成立", "保留",
        "更名为", "改为", "划入", "划给", "就", "将", "由", "与", "和", "原",
    ];
    // 市文化和旅游局, 太原市水务局: the letter is part of the name, unless a
    // body stands before it.
    let whole = is_agency(clause);
    let in_name = |verb: &str, at: usize| {
        whole && verb.chars().nth(1).is_none() && !(at > 0 && is_agency(&clause[..at]))
    };
    verbs
        .iter()
        .filter_map(|verb| {
            let at = clause.rfind(verb).filter(|&at| !in_name(verb, at))?;
            Some(&clause[at + verb.len()..])
        })
        .chain([clause])
        .find(|name| is_agency(name))
        .map(str::to_owned)
}

fn expand(name: &str, aliases: &[(String, String)]) -> String {
    aliases
        .iter()
        .find(|(short, _)| short == name)
        .map_or_else(|| name.to_owned(), |(_, full)| full.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_the_agency() {
        for (title, name) in [
            ("工信部主要职责内设机构和人员编制规定", Some("工信部")),
            ("临江市应急管理局职能配置、内设机构和人员编制规定", Some("临江市应急管理局")),
            (
                "中共临江市委机构编制委员会关于调整市城市管理局有关职责和机构编制的通知",
                Some("市城市管理局"),
            ),
            ("清源县档案局(县档案馆)机构编制方案", Some("清源县档案局(县档案馆)")),
            (
                "临江市人民政府办公室关于印发临江市财政局职能配置、内设机构和人员编制规定的通知",
                Some("临江市财政局"),
            ),
            ("关于印发《临江市财政局主要职责内设机构和人员编制规定》的通知", Some("临江市财政局")),
            ("县委办公室关于下发县档案局职能配置规定的通知", Some("县档案局")),
            ("国务院机构改革方案", None),
            ("临江市人民政府机构改革实施方案", None),
        ] {
            assert_eq!(agency_in_title(title).as_deref(), name, "{title}");
        }
    }
}
