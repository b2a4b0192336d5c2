//! What the document itself lacks: sections its title promises, labels out of
//! order.

use super::{Document, front::FrontMatter, sections::Said};
use crate::{
    diagnostic::{Diagnostic, Severity},
    lexicon::SectionKind,
    outline::is_regulation_title,
};

pub(super) fn find(document: &Document<'_>, front: &FrontMatter, said: &Said) -> Vec<Diagnostic> {
    let mut out = missing_sections(document, front, said);
    out.extend(misnumbered(document));
    out
}

/// A title 主要职责、内设机构和人员编制规定 promises three sections.
fn missing_sections(document: &Document<'_>, front: &FrontMatter, said: &Said) -> Vec<Diagnostic> {
    let title = &front.instrument.title;
    if !is_regulation_title(title) {
        return Vec::new();
    }
    let has_posts =
        said.provisions.iter().any(|provision| provision.act == crate::model::Act::Staffing);
    [
        (&["主要职责", "职能配置", "职责配置"][..], "主要职责", SectionKind::Duties, false),
        (&["内设机构"], "内设机构", SectionKind::Units, false),
        (&["人员编制"], "人员编制", SectionKind::Staffing, has_posts),
    ]
    .into_iter()
    .filter(|(words, _, kind, there)| words.iter().any(|word| title.contains(word)) && !said.kinds.contains(kind) && !there)
    .map(|(words, name, _, _)| {
        let at = words.iter().find_map(|word| document.text()[front.title.clone()].find(word).map(|at| (at, word.len())));
        let (at, len) = at.unwrap_or((0, title.len()));
        let start = front.title.start + at;
        Diagnostic::new(
            "missing-section",
            Severity::Warning,
            format!("the title promises a section {name} and the text has none"),
        )
        .at("", document.span(start..(start + len).min(front.title.end)))
        .hint("the source may be an excerpt: look for the full text, or add the rows to provisions.csv")
        .chinese(
            format!("标题列有“{name}”，正文没有这一部分"),
            "来源可能是节选：查找全文，或在 provisions.csv 中补充条目",
        )
    })
    .collect()
}

/// Labels that do not count on from the one before.
fn misnumbered(document: &Document<'_>) -> Vec<Diagnostic> {
    document
        .outline
        .misnumbered
        .iter()
        .map(|(range, expected)| {
            let clause = document
                .outline
                .blocks
                .iter()
                .find(|block| block.whole.start == range.start)
                .map_or("", |block| block.clause.as_str());
            Diagnostic::new(
                "misnumbered",
                Severity::Note,
                format!(
                    "the label {} stands where number {expected} is due",
                    document.text()[range.clone()].trim()
                ),
            )
            .at(clause, document.span(range.clone()))
            .hint("clauses are named as printed; check that no paragraph is missing")
            .chinese(
                format!("序号“{}”处应为第{expected}项", document.text()[range.clone()].trim()),
                "条目按原文序号引用；请核对是否缺段",
            )
        })
        .collect()
}
