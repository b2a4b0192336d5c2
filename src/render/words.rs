//! Words and phrases that several formats show.

use super::Lang;
use crate::analysis::{
    Citation,
    search::{Hit, Rule},
    structure::DutyName,
    trace::{Relation, StepKind},
};
use crate::model::Scope;

/// A text made safe to show in a line: control characters become spaces, marks
/// that change the direction or hide are spelled out.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                out.push_str(&format!("⟨{:04X}⟩", c as u32));
            }
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A duty as a phrase: “盐业行政管理”, 信息产业部的职责.
pub(super) fn duty(name: &DutyName, lang: Lang) -> String {
    match name {
        DutyName::Worded(wording) => quoted(wording),
        DutyName::AllOf(body) => {
            lang.pick(format!("{}的职责", clean(body)), format!("the duties of {}", clean(body)))
        }
        DutyName::Relative { of, wording } => {
            let (of, wording) = (clean(of), quoted(wording));
            lang.pick(format!("{of}的{wording}"), format!("{wording} of {of}"))
        }
    }
}

pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", clean(text))
}

/// A list of names.
pub(super) fn list<T: AsRef<str>>(names: &[T], lang: Lang) -> String {
    let names: Vec<String> = names.iter().map(|name| clean(name.as_ref())).collect();
    names.join(lang.pick("、", ", "))
}

/// What moves where no duty is named: all, or a part that the text does not
/// tell (其职责分别划归甲、乙).
pub(super) fn unnamed(scope: Option<Scope>, lang: Lang) -> &'static str {
    match scope {
        Some(Scope::Part) => lang.pick("部分职责", "some of the duties"),
        _ => lang.pick("全部职责", "all duties"),
    }
}

/// 未说明
pub(super) fn unstated(lang: Lang) -> &'static str {
    lang.pick("未说明", "not stated")
}

/// The name, or 未说明.
pub(super) fn or_unstated(name: Option<&str>, lang: Lang) -> String {
    name.map_or_else(|| unstated(lang).to_owned(), clean)
}

/// The place in the outline: 一/(二); the preamble by name.
pub(super) fn clause(clause: &str, lang: Lang) -> String {
    if clause.is_empty() { lang.pick("序言", "preamble").to_owned() } else { clean(clause) }
}

/// A title between its marks; those inside it are single ones (GB/T 15834).
pub(super) fn titled(title: &str) -> String {
    format!("《{}》", clean(title).replace('《', "〈").replace('》', "〉"))
}

/// The document and the place in it: 《…》（国办发〔2008〕72号，2008-07-11）一/(一).
pub(super) fn source(by: &Citation, lang: Lang) -> String {
    let title = if by.title.is_empty() { &by.instrument } else { &by.title };
    let mut about: Vec<String> = by.number.iter().map(|number| clean(number)).collect();
    about.extend(by.date.map(|date| date.to_string()));
    let about = match (about.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（{}）", about.join("，")),
        (false, Lang::En) => format!(" ({})", about.join(", ")),
    };
    let gap = if about.is_empty() || lang == Lang::En { " " } else { "" };
    format!("{}{about}{gap}{}", titled(title), clause(&by.clause, lang))
}

/// 推断：former; nothing where the text states it.
pub(super) fn basis(by: &Citation, lang: Lang) -> Option<String> {
    match &by.basis {
        crate::model::Basis::Stated => None,
        crate::model::Basis::Inferred(rule) => {
            let rule = rule_name(rule, lang);
            Some(lang.pick(format!("推断：{rule}"), format!("inferred: {rule}")))
        }
    }
}

fn rule_name(rule: &str, lang: Lang) -> String {
    match rule {
        "former" => lang.pick("文中称“原”", "the text calls it 原, former"),
        "whole-transfer" => lang.pick("随全部职责划转", "with all duties of its holder"),
        "predecessor" => lang.pick("前身机构", "from a predecessor"),
        "role" => lang.pick("按职能角色认定", "who fills the role the text names"),
        "reconstituted" => lang.pick("重新组建", "set up anew"),
        "sole-holder" => lang.pick("唯一承担者", "the only holder"),
        other => return clean(other),
    }
    .to_owned()
}

/// What a step does, in a word.
pub(super) fn step(kind: StepKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        StepKind::Moved => ("划转", "moved"),
        StepKind::Carried => ("随同划转", "moved along"),
        StepKind::Succeeded => ("随机构承继", "passed on with its holder"),
        StepKind::CarvedOut => ("除外", "carved out"),
        StepKind::Added => ("增加", "added"),
        StepKind::Assigned => ("承担", "assigned"),
        StepKind::Retained => ("保留", "retained"),
        StepKind::Strengthened => ("加强", "strengthened"),
        StepKind::Reduced => ("弱化", "reduced"),
        StepKind::Amended => ("修改", "amended"),
        StepKind::Entrusted => ("委托", "entrusted"),
        StepKind::Cancelled => ("取消", "cancelled"),
        StepKind::HolderEnded => ("原承担机构不再存在", "its holder has ended"),
        StepKind::Reparented => ("改隶", "placed under another superior"),
    };
    lang.pick(zh, en)
}

/// What another wording may be to a duty.
pub(super) fn relation(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::Same => lang.pick("疑为同一职责：", "may be the same duty: "),
        Relation::Narrower => lang.pick("疑为其一部分：", "may be a part of it: "),
        Relation::Wider => lang.pick("疑包含它：", "may be a wider duty: "),
    }
}

/// How a query found it; nothing for an exact hit.
pub(super) fn found(hit: &Hit, lang: Lang) -> Option<String> {
    let why = match hit.why.as_deref() {
        Some("whole-transfer") => lang.pick("随全部职责", "with all duties").to_owned(),
        Some(why) => clean(why),
        None => format!("{:.2}", hit.score),
    };
    match hit.rule {
        Rule::Exact => None,
        Rule::Contained => Some(lang.pick("包含所查词语", "contains the words").to_owned()),
        Rule::Near => {
            Some(lang.pick(format!("近似，并非原词：{why}"), format!("near, not the same: {why}")))
        }
    }
}
