//! The tables of the report.

use super::{Lang, Report, table, text};
use crate::{
    diagnostic::Diagnostic,
    model::{Act, History, Row},
    render::words,
};

/// Every transfer of duties and bodies, with clause and quote.
pub(super) fn transfers(out: &mut String, history: &History, lang: Lang) {
    let columns = lang.pick(
        ["从", "到", "职责（机构）", "条款", "原文"],
        ["from", "to", "duty (body)", "clause", "quote"],
    );
    let moves = history.provisions().map(|(_, row)| row).filter(|row| {
        matches!(row.act, Act::Transfer | Act::Affiliate | Act::Rename | Act::Merge | Act::Split)
    });
    let several = history.instruments().nth(1).is_some();
    let mut rows = moves
        .map(|row| {
            let mut clause = words::clause(row.evidence.clause, lang);
            if several {
                clause = format!("{} {clause}", history.instrument_of(&row).id);
            }
            let (from, to) = (name(row.from, lang), name(row.to, lang));
            vec![from, to, what(&row, lang), text(&clause), text(row.evidence.quote)]
        })
        .peekable();
    if rows.peek().is_none() {
        *out += lang.pick("没有职责划转。\n\n", "No duty moved.\n\n");
        return;
    }
    table(out, &columns, rows);
}

fn name(name: Option<&str>, lang: Lang) -> String {
    match name {
        Some(name) => text(name),
        None => format!("*{}*", words::unstated(lang)),
    }
}

/// The duty that moves, or the body.
fn what(row: &Row<'_>, lang: Lang) -> String {
    if row.act != Act::Transfer {
        let body = row.body.unwrap_or_default();
        let act = lang.pick(row.act.zh(), row.act.as_str());
        return text(&lang.pick(format!("{body}（{act}）"), format!("{body} ({act})")));
    }
    let mut what = match &row.duty {
        Some(duty) if row.within.is_some() => format!("· {}", text(duty)),
        Some(duty) => text(duty),
        None => format!("**{}**", words::unnamed(row.scope, lang)),
    };
    if !row.except.is_empty() {
        let except = text(&words::list(&row.except, lang));
        what += &lang.pick(format!("，除{except}以外"), format!(", except {except}"));
    }
    what
}

/// Findings, one item each.
pub(super) fn findings(out: &mut String, findings: &[Diagnostic], lang: Lang) {
    if findings.is_empty() {
        *out += lang.pick("没有发现问题。\n\n", "No findings.\n\n");
        return;
    }
    for finding in findings {
        let place: Vec<String> = finding
            .instrument
            .iter()
            .map(|id| text(id))
            .chain(finding.clause.iter().map(|clause| text(&words::clause(clause, lang))))
            .collect();
        let (code, message) = (&finding.code, text(&finding.message));
        *out += &format!("- **{}** `{code}` {message}", finding.severity);
        if !place.is_empty() {
            let place = place.join(" ");
            *out += &lang.pick(format!("（{place}）"), format!(" ({place})"));
        }
        out.push('\n');
        if let Some(hint) = &finding.hint {
            *out += &format!("  {}{}\n", lang.pick("建议：", "Hint: "), text(hint));
        }
    }
    out.push('\n');
}

/// How much of the text is accounted for, and what is not.
pub(super) fn residue(out: &mut String, report: &Report<'_>, lang: Lang) {
    for (id, coverage) in report.coverage {
        let (explained, operative) = (coverage.explained, coverage.operative);
        let id = text(id);
        *out += &lang.pick(
            format!("- {id}：正文{operative}字，读懂{explained}字。\n"),
            format!("- {id}: {explained} of {operative} operative characters accounted for.\n"),
        );
    }
    if !report.coverage.is_empty() {
        out.push('\n');
    }
    let left = report.residue.iter().flat_map(|(id, all)| all.iter().map(move |each| (id, each)));
    let mut rows = left
        .map(|(id, each)| {
            vec![text(id), text(&words::clause(&each.clause, lang)), text(&each.quote)]
        })
        .peekable();
    if rows.peek().is_none() {
        *out += lang.pick("没有遗漏的句子。\n\n", "Every sentence was understood.\n\n");
        return;
    }
    table(out, &lang.pick(["文件", "条款", "原文"], ["document", "clause", "text"]), rows);
}

/// The instruments, with what identifies them.
pub(super) fn sources(out: &mut String, history: &History, lang: Lang) {
    let columns = lang.pick(
        ["编号", "标题", "文号", "日期", "制定机关", "来源文件", "SHA-256"],
        ["id", "title", "number", "date", "issuer", "source", "SHA-256"],
    );
    let cell = |value: &Option<String>| value.as_deref().map(text).unwrap_or_default();
    let rows = history.instruments().map(|(_, instrument)| {
        vec![
            text(&instrument.id),
            text(&instrument.title),
            cell(&instrument.number),
            instrument.date().map(|date| date.to_string()).unwrap_or_default(),
            cell(&instrument.issuer),
            cell(&instrument.source),
            instrument
                .sha256
                .as_deref()
                .map(|sum| text(sum.get(..12).unwrap_or(sum)))
                .unwrap_or_default(),
        ]
    });
    table(out, &columns, rows);
}
