//! One body on one day.

use super::{Ink, Style};
use crate::{
    analysis::{
        Citation, Lang,
        show::{Existence, NameKind, Passing, Portrait},
    },
    model::Act,
    render::words,
};

/// What is known of one body.
pub fn show(portrait: &Portrait, style: Style) -> String {
    let lang = style.lang;
    let mut out = style.ink(Ink::Strong, &words::clean(&portrait.agency));
    let moment = words::clean(&portrait.at.describe(lang));
    out += &style.ink(Ink::Faint, &format!("  {moment}"));
    out.push('\n');
    let standing = match portrait.existence {
        Existence::Exists => lang.pick("存续", "exists"),
        Existence::Ended => lang.pick("已不存在", "no more"),
        Existence::NotYet => lang.pick("尚未设立，或无记载", "not set up yet, or not heard of"),
    };
    style.labelled(&mut out, 2, "", standing);
    clause(&mut out, style, lang.pick("设立：", "set up by: "), portrait.since.as_ref());
    clause(&mut out, style, ending(portrait, lang), portrait.until.as_ref());
    if let Some(day) = portrait.known_until {
        let label = lang.pick("撤销（无文件依据）：", "ended (by no clause of the data): ");
        style.labelled(&mut out, 2, label, &day.to_string());
    }
    names(&mut out, portrait, style);
    place(&mut out, portrait, style);
    duties(&mut out, portrait, style);
    let received = lang.pick("划入", "received");
    passings(&mut out, style, received, lang.pick("来自", "from"), &portrait.received);
    passings(&mut out, style, lang.pick("划出", "gave"), lang.pick("给", "to"), &portrait.gave);
    pending(&mut out, portrait, style);
    out
}

/// How it ended.
fn ending(portrait: &Portrait, lang: Lang) -> &'static str {
    match portrait.until.as_ref().map(|by| by.act) {
        Some(Act::Rename) => lang.pick("更名：", "renamed by: "),
        Some(Act::Merge) => lang.pick("并入他机构：", "went into another by: "),
        Some(Act::Split) => lang.pick("分设：", "divided by: "),
        _ => lang.pick("撤销：", "ended by: "),
    }
}

fn clause(out: &mut String, style: Style, label: &str, by: Option<&Citation>) {
    if let Some(by) = by {
        style.labelled(out, 2, label, &words::source(by, style.lang));
    }
}

fn list(out: &mut String, style: Style, label: &str, names: &[String]) {
    if !names.is_empty() {
        style.labelled(out, 2, label, &words::list(names, style.lang));
    }
}

fn names(out: &mut String, portrait: &Portrait, style: Style) {
    let lang = style.lang;
    for (kind, label) in [
        (NameKind::Alias, lang.pick("又称：", "also called: ")),
        (NameKind::Former, lang.pick("曾用名：", "formerly: ")),
        (NameKind::Role, lang.pick("法律中称：", "laws call it: ")),
    ] {
        let of = portrait.names.iter().filter(|name| name.kind == kind);
        list(out, style, label, &of.map(|name| name.name.clone()).collect::<Vec<_>>());
    }
    let plates: Vec<String> = portrait.nameplates.iter().map(|plate| plate.text.clone()).collect();
    list(out, style, lang.pick("加挂牌子：", "extra names: "), &plates);
}

fn place(out: &mut String, portrait: &Portrait, style: Style) {
    let lang = style.lang;
    let classes: Vec<String> = portrait.classes.iter().map(|class| class.text.clone()).collect();
    list(out, style, lang.pick("类别：", "class: "), &classes);
    if let Some(above) = &portrait.superior {
        let source = words::source(&above.by, lang);
        let text = format!("{}  {source}", words::clean(&above.agency));
        style.labelled(out, 2, lang.pick("上级：", "under: "), &text);
    }
    let below: Vec<String> = portrait.subordinates.iter().map(|kin| kin.agency.clone()).collect();
    list(out, style, lang.pick("下属：", "over: "), &below);
    let units: Vec<String> = portrait.units.iter().map(|unit| unit.name.clone()).collect();
    list(out, style, lang.pick("内设机构：", "internal bodies: "), &units);
    let posts = portrait.posts.iter().map(|posts| format!("{} {}", posts.kind, posts.count));
    list(out, style, lang.pick("编制：", "posts: "), &posts.collect::<Vec<_>>());
    list(out, style, lang.pick("前身：", "in place of: "), &portrait.predecessors);
    list(out, style, lang.pick("后继：", "goes on as: "), &portrait.successors);
}

fn duties(out: &mut String, portrait: &Portrait, style: Style) {
    let lang = style.lang;
    if portrait.duties.is_empty() {
        return;
    }
    let count = portrait.duties.len();
    let head = match (portrait.existence, lang) {
        (Existence::Ended, Lang::Zh) => format!("尚未移交 {count}"),
        (Existence::Ended, Lang::En) => format!("not yet handed over {count}"),
        (_, Lang::Zh) => format!("职责 {count}"),
        (_, Lang::En) => format!("duties {count}"),
    };
    *out += &format!("\n{}\n", style.ink(Ink::Strong, &head));
    for held in &portrait.duties {
        let origin = match &held.from {
            Some(from) => {
                let from = words::clean(from);
                lang.pick(format!("，原由{from}承担"), format!(", from {from}"))
            }
            None if held.presumed => lang.pick("，推定", ", presumed").to_owned(),
            None => String::new(),
        };
        let text = format!("{}{origin}", words::duty(&held.duty, lang));
        style.labelled(out, 2, "- ", &text);
        style.labelled(out, 4, "", &words::source(&held.by, lang));
    }
}

fn passings(out: &mut String, style: Style, head: &str, side: &str, all: &[Passing]) {
    if all.is_empty() {
        return;
    }
    let lang = style.lang;
    *out += &format!("\n{}\n", style.ink(Ink::Strong, &format!("{head} {}", all.len())));
    for each in all {
        let other = words::or_unstated(each.other.as_deref(), lang);
        let date = each.by.date.map_or_else(String::new, |date| format!("{date}  "));
        let duty = words::duty(&each.duty, lang);
        let kind = words::step(each.kind, lang);
        let text = format!("{date}{duty}  {side} {other}  {kind}");
        style.labelled(out, 2, "- ", &text);
        let mut source = words::source(&each.by, lang);
        if let Some(basis) = words::basis(&each.by, lang) {
            source += &lang.pick(format!("〔{basis}〕"), format!(" [{basis}]"));
        }
        style.labelled(out, 4, "", &source);
    }
}

fn pending(out: &mut String, portrait: &Portrait, style: Style) {
    if portrait.pending.is_empty() {
        return;
    }
    let lang = style.lang;
    let head = lang.pick("已决定，尚未生效", "decided, not yet in force");
    *out += &format!("\n{}\n", style.ink(Ink::Strong, head));
    for each in &portrait.pending {
        let day = each.in_force.map_or_else(String::new, |day| day.to_string());
        let duty = each.duty.as_deref().map(words::clean).unwrap_or_default();
        let to = words::or_unstated(each.to.as_deref(), lang);
        let from = each.from.as_deref().map(words::clean).unwrap_or_default();
        style.labelled(out, 2, "- ", &format!("{day}  {duty} {from} → {to}"));
        style.labelled(out, 4, "", &words::source(&each.by, lang));
    }
}
