//! Findings with the text marked.

use super::{Ink, Style};
use crate::{
    diagnostic::{Diagnostic, Severity},
    render::{width, words},
    source::{Position, Span},
};

/// Findings with the text marked; `text_of` gives an instrument's decoded
/// text by its id, where there is one.
///
/// ```
/// use handover::{diagnostic::*, render::text, source::Span};
/// let text = "将原国防科工委除核电管理以外的职责划给工信部。";
/// let start = text.find("核电").unwrap();
/// let span = Span::new(start, start + "核电管理".len());
/// let found = Diagnostic::new("unstated-recipient", Severity::Warning, "“核电管理”的接收方未说明")
///     .about("doc").at("一/(二)", span);
/// let shown = text::findings(&[found], |_| Some(text), text::Style::default());
/// assert!(shown.contains("\n  |                 ^^^^^^^^\n"), "{shown}");
/// ```
pub fn findings<'a>(
    findings: &[Diagnostic],
    text_of: impl Fn(&str) -> Option<&'a str>,
    style: Style,
) -> String {
    let mut out = String::new();
    for finding in findings {
        let text = finding.instrument.as_deref().and_then(&text_of);
        one(&mut out, finding, text, style);
        out.push('\n');
    }
    out + &total(findings, style)
}

fn one(out: &mut String, finding: &Diagnostic, text: Option<&str>, style: Style) {
    let ink = match finding.severity {
        Severity::Note => Ink::Note,
        Severity::Warning => Ink::Warning,
        Severity::Error => Ink::Error,
    };
    let head = format!("{}[{}]", finding.severity, words::clean(&finding.code));
    let message = words::clean(&finding.message);
    out.push_str(&format!("{}: {}\n", style.ink(ink, &head), style.ink(Ink::Strong, &message)));
    let mut place = finding.instrument.as_deref().map(words::clean).unwrap_or_default();
    let marked = finding.span.filter(|span| !span.is_empty()).zip(text);
    if let Some((span, text)) = marked {
        place += &format!(":{}", Position::of(text, span.start));
    }
    if let Some(clause) = &finding.clause {
        place += &format!("  {}", words::clause(clause, style.lang));
    }
    if !place.is_empty() {
        out.push_str(&format!(" {} {place}\n", style.ink(Ink::Faint, "-->")));
    }
    if let Some((span, text)) = marked {
        excerpt(out, text, span, ink, style);
    }
    if let Some(hint) = &finding.hint {
        style.labelled(out, 2, style.lang.pick("= 建议：", "= hint: "), &words::clean(hint));
    }
}

/// The line around a span, as much as fits, and a line of carets under it.
fn excerpt(out: &mut String, text: &str, span: Span, ink: Ink, style: Style) {
    let Some(marked) = text.get(span.range()) else { return };
    let marked = marked.lines().next().unwrap_or_default();
    let before = text[..span.start as usize].rsplit('\n').next().unwrap_or_default();
    let after_at = span.start as usize + marked.len();
    let after = text[after_at..].lines().next().unwrap_or_default();
    let room = usize::from(style.width).saturating_sub(6).max(30);
    let marked = width::cut(&words::clean(marked.trim_end()), room);
    let spare = room.saturating_sub(width::of(&marked));
    let before = tail(words::clean(before).trim_start(), spare / 2);
    let after = width::cut(words::clean(after).trim_end(), spare - width::of(&before).min(spare));
    let after = if spare > width::of(&before) + 1 { after } else { String::new() };
    let bar = style.ink(Ink::Faint, "|");
    let carets = "^".repeat(width::of(&marked).max(1));
    let indent = " ".repeat(width::of(&before));
    out.push_str(&format!("  {bar} {before}{marked}{after}\n"));
    out.push_str(&format!("  {bar} {indent}{}\n", style.ink(ink, &carets)));
}

/// The end of a text, as much as fits `columns`.
fn tail(text: &str, columns: usize) -> String {
    if width::of(text) <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().rev().take_while(|&c| {
        used += width::of_char(c);
        used <= columns
    });
    let mut kept: Vec<char> = kept.collect();
    kept.push('…');
    kept.iter().rev().collect()
}

fn total(findings: &[Diagnostic], style: Style) -> String {
    let count = |severity| findings.iter().filter(|found| found.severity == severity).count();
    let counts = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    match counts {
        (0, 0, 0) => style.lang.pick("没有发现问题。\n", "no findings\n").to_owned(),
        (errors, warnings, notes) => style.lang.pick(
            format!("错误 {errors}，警告 {warnings}，提示 {notes}\n"),
            format!("errors: {errors}, warnings: {warnings}, notes: {notes}\n"),
        ),
    }
}
