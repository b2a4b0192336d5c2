//! The lineage of a duty, told line by line.

use super::{Ink, Style};
use crate::{
    analysis::{
        Lang, Trace,
        trace::{Holder, Likely, Lineage, Standing, Step, StepKind, Subject},
    },
    render::{width, words},
};

/// Quotes longer than this are cut; the document has the rest.
const QUOTE: usize = 240;

/// The lineage of a duty: where it stands, who held it, what happened.
pub fn trace(answer: &Trace, style: Style) -> String {
    if answer.is_empty() {
        return nothing(answer, style);
    }
    let stories: Vec<String> = answer.lineages.iter().map(|each| lineage(each, style)).collect();
    stories.join("\n")
}

fn nothing(answer: &Trace, style: Style) -> String {
    let asked = words::quoted(&answer.query.duty);
    let mut out = match (&answer.query.agency, style.lang) {
        (None, Lang::Zh) => format!("没有找到{asked}。\n"),
        (None, Lang::En) => format!("nothing found for {asked}\n"),
        (Some(agency), Lang::Zh) => {
            format!("没有找到{asked}与{}有关的条款。\n", words::quoted(agency))
        }
        (Some(agency), Lang::En) => {
            format!("nothing found for {asked} in which {} takes part\n", words::clean(agency))
        }
    };
    if let Some(first) = answer.bodies.first() {
        let (names, first) = (words::list(&answer.bodies, style.lang), words::clean(first));
        out += &style.lang.pick(
            format!("名称相符的机构：{names}（去向见 handover show {first}）\n"),
            format!("bodies of that name: {names} (what became of them: handover show {first})\n"),
        );
    }
    if !answer.nearest.is_empty() {
        out += match (answer.query.agency.is_some(), answer.bodies.is_empty()) {
            (true, _) => {
                style.lang.pick("不论机构，最接近的职责：\n", "the nearest duties of any body:\n")
            }
            (false, true) => style.lang.pick("相差最小的职责：\n", "the least unlike duties:\n"),
            (false, false) => style.lang.pick("其职责：\n", "its duties:\n"),
        };
    }
    for hit in &answer.nearest {
        out += &format!("  {}\n", width::cut(&words::clean(&hit.wording), 76));
    }
    out
}

fn lineage(lineage: &Lineage, style: Style) -> String {
    let lang = style.lang;
    let mut out = heading(lineage, style);
    let labels = Labels::of(lineage, lang);
    let now = standing(&lineage.standing, labels.superior, lang);
    style.labelled(&mut out, 2, labels.now, &now);
    let before: Vec<String> = lineage.holders.iter().filter_map(|h| former(h, lang)).collect();
    if !before.is_empty() {
        style.labelled(&mut out, 2, labels.before, &before.join(lang.pick("；", "; ")));
    }
    if !lineage.within.is_empty() {
        let within = words::list(&lineage.within, lang);
        style.labelled(&mut out, 2, lang.pick("属于：", "part of: "), &within);
    }
    if !lineage.parts.is_empty() {
        let label = lang.pick(
            format!("包括{}项：", lineage.parts.len()),
            format!("{} parts: ", lineage.parts.len()),
        );
        style.labelled(
            &mut out,
            2,
            &label,
            &lineage.parts.iter().map(|part| words::clean(part)).collect::<Vec<_>>().join("；"),
        );
    }
    for (each, depth) in branches(&lineage.steps) {
        step(&mut out, each, depth, style);
    }
    likely(&mut out, &lineage.likely, style);
    out
}

/// More of them are named by `handover align`.
const LIKELY: usize = 3;

/// What may be the same duty under another wording: no part of the story.
fn likely(out: &mut String, all: &[Likely], style: Style) {
    let lang = style.lang;
    for each in all.iter().take(LIKELY) {
        let relation = words::relation(each.relation, lang);
        let label = style.ink(Ink::Warning, &format!("? {relation}"));
        let score = lang.pick(
            format!("（规则 {}，{:.2}，未经审核）", each.rule.as_str(), each.score),
            format!(" (rule {}, {:.2}, not reviewed)", each.rule.as_str(), each.score),
        );
        out.push_str(&format!("  {label}{}{score}\n", words::quoted(&width::cut(&each.duty, 60))));
        let said = format!("{}，{}", words::clean(&each.agency), words::source(&each.by, lang));
        style.labelled(out, 4, "", &said);
    }
    if let Some(more) = all.len().checked_sub(LIKELY).filter(|&more| more > 0) {
        let told = lang.pick(
            format!("另有{more}项，见 handover align"),
            format!("{more} more: see handover align"),
        );
        style.labelled(out, 4, "", &told);
    }
}

/// Each step below the one it follows, with its depth. No recursion: a chain
/// can be as long as a history.
fn branches(steps: &[Step]) -> Vec<(&Step, usize)> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    let mut open = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match step.after.filter(|&above| above < at) {
            Some(above) => below[above].push(at),
            None => open.push((at, 0)),
        }
    }
    open.reverse();
    let mut told = Vec::with_capacity(steps.len());
    while let Some((at, depth)) = open.pop() {
        told.push((&steps[at], depth));
        open.extend(below[at].iter().rev().map(|&next| (next, depth + 1)));
    }
    told
}

/// What the lines are called; a superior is not a holder.
struct Labels {
    now: &'static str,
    before: &'static str,
    superior: bool,
}

impl Labels {
    fn of(lineage: &Lineage, lang: Lang) -> Self {
        match lineage.subject {
            Subject::Agency(_) => Labels {
                now: lang.pick("现由：", "now under: "),
                before: lang.pick("原由：", "before under: "),
                superior: true,
            },
            Subject::Duty(_) => Labels {
                now: lang.pick("现由：", "now: "),
                before: lang.pick("原由：", "before: "),
                superior: false,
            },
        }
    }
}

fn heading(lineage: &Lineage, style: Style) -> String {
    let name = match &lineage.subject {
        Subject::Agency(name) => words::clean(name),
        Subject::Duty(name) => words::duty(name, style.lang),
    };
    let mut out = style.ink(Ink::Strong, &name);
    if let Some(how) = words::found(&lineage.hit, style.lang) {
        out += &style.ink(Ink::Warning, &format!("  [{how}]"));
    }
    out + "\n"
}

fn standing(standing: &Standing, superior: bool, lang: Lang) -> String {
    match standing {
        Standing::Held { by } => match (superior, lang) {
            (true, Lang::Zh) => format!("{}管理", words::list(by, lang)),
            _ => words::list(by, lang),
        },
        Standing::Unstated { last, carved_out, by } => {
            let last = words::or_unstated(last.as_deref(), lang);
            let clause = words::clause(&by.clause, lang);
            match (carved_out, lang) {
                (true, Lang::Zh) => format!("接收方未说明；{clause} 将其除外，最后由{last}承担"),
                (true, Lang::En) => {
                    format!("recipient not stated; carved out by {clause}, last with {last}")
                }
                (false, Lang::Zh) => format!("接收方未说明；最后由{last}承担（{clause}）"),
                (false, Lang::En) => format!("recipient not stated; last with {last} ({clause})"),
            }
        }
        Standing::Cancelled { last, by } => {
            let last = words::or_unstated(last.as_deref(), lang);
            let source = words::source(by, lang);
            lang.pick(
                format!("已取消，最后由{last}承担，{source}"),
                format!("cancelled, last with {last}, {source}"),
            )
        }
        Standing::Unknown => words::unstated(lang).to_owned(),
    }
}

fn former(holder: &Holder, lang: Lang) -> Option<String> {
    let until = holder.until.as_ref()?;
    let name = words::clean(&holder.agency);
    let mut notes: Vec<String> = Vec::new();
    if let Some(date) = until.date {
        notes.push(lang.pick(format!("至{date}"), format!("until {date}")));
    }
    if holder.ended {
        notes.push(lang.pick("已不存在", "no more").to_owned());
    }
    Some(match (notes.is_empty(), lang) {
        (true, _) => name,
        (false, Lang::Zh) => format!("{name}（{}）", notes.join("，")),
        (false, Lang::En) => format!("{name} ({})", notes.join(", ")),
    })
}

/// Deeper steps stand further in, as far as a screen bears it.
const DEEPEST: usize = 8;

fn step(out: &mut String, step: &Step, depth: usize, style: Style) {
    let lang = style.lang;
    let inset = "  ".repeat(depth.min(DEEPEST));
    let branch = if depth > 0 { "└ " } else { "" };
    let date = step
        .by
        .date
        .map_or_else(|| lang.pick("日期未说明", "no date").to_owned(), |date| date.to_string());
    let mut what =
        format!("{}  {}", movement(step, lang), style.ink(Ink::Good, words::step(step.kind, lang)));
    if let Some(via) = &step.via {
        let via = words::duty(via, lang);
        what += &match (step.kind, lang) {
            (StepKind::CarvedOut, Lang::Zh) => format!("（不随{via}划转）"),
            (StepKind::CarvedOut, Lang::En) => format!(" (of {via})"),
            (_, Lang::Zh) => format!("（随{via}）"),
            (_, Lang::En) => format!(" (with {via})"),
        };
    }
    if step.returns {
        what += lang.pick("（回到原机构）", " (returns)");
    }
    let date = style.ink(Ink::Faint, &date);
    out.push_str(&format!("{inset}  {branch}{date}  {}\n", what.trim_start()));
    let mut source = words::source(&step.by, lang);
    if let Some(basis) = words::basis(&step.by, lang) {
        source += &lang.pick(format!("〔{basis}〕"), format!(" [{basis}]"));
    }
    let indent = inset.len() + 2 * usize::from(depth > 0) + 4;
    style.labelled(out, indent, "", &source);
    if !step.by.quote.is_empty() {
        let quote = width::cut(&words::clean(&step.by.quote), QUOTE);
        style.labelled(out, indent, "", &format!("“{quote}”"));
    }
}

fn movement(step: &Step, lang: Lang) -> String {
    let name = |name: &Option<String>| words::or_unstated(name.as_deref(), lang);
    match step.kind {
        StepKind::CarvedOut | StepKind::HolderEnded | StepKind::Cancelled => name(&step.from),
        StepKind::Strengthened
        | StepKind::Reduced
        | StepKind::Retained
        | StepKind::Amended
        | StepKind::Added
        | StepKind::Assigned => name(&step.to),
        _ => format!("{} → {}", name(&step.from), name(&step.to)),
    }
}
