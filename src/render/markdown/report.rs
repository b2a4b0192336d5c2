//! report.md: the whole story on one page.

use super::{Report, changes, table, tables, text};
use crate::{
    analysis::{
        Diff, Lang, Point,
        diff::{Verb, diff},
        structure,
    },
    graph::Graph,
    model::{History, Instrument, InstrumentId},
    render::{prose, words},
};

/// Instruments told one by one; earlier ones stand in the table of sources.
const TOLD: usize = 30;

/// report.md: what happened, transfers, changes, findings, residue, sources.
///
/// Near-linear in the provisions for a few instruments; the latest thirty are
/// told one by one, all are listed.
pub fn report(history: &History, graph: &Graph, report: &Report<'_>) -> String {
    let lang = report.lang;
    let mut out = format!("# {}\n\n", heading(history, lang));
    let shown: Vec<_> = history.instruments().filter(|(id, _)| says(history, *id)).collect();
    let skipped = shown.len().saturating_sub(TOLD);
    section(&mut out, lang.pick("发生了什么", "What happened"));
    if shown.is_empty() {
        out += lang.pick("没有读到任何规定。\n\n", "No provision was read.\n\n");
    }
    let told: Vec<_> = shown.into_iter().skip(skipped).collect();
    for (id, instrument) in &told {
        story(&mut out, history, graph, *id, instrument, lang);
    }
    if skipped > 0 {
        out += &lang.pick(
            format!("更早的{skipped}份文件没有逐一叙述，列在“来源”中。\n\n"),
            format!("{skipped} earlier documents are not told one by one; see Sources.\n\n"),
        );
    }
    section(&mut out, lang.pick("谁把什么交给了谁", "Who gave what to whom"));
    tables::transfers(&mut out, history, lang);
    if let Some((id, _)) = told.last() {
        section(&mut out, lang.pick("逐项变化", "Every change"));
        changes::sections(&mut out, &change(history, graph, *id), 3, lang);
    }
    section(&mut out, lang.pick("需要注意的问题", "What does not add up"));
    tables::findings(&mut out, report.findings, lang);
    section(&mut out, lang.pick("没有读懂的文字", "What was not understood"));
    tables::residue(&mut out, report, lang);
    section(&mut out, lang.pick("来源", "Sources"));
    tables::sources(&mut out, history, lang);
    files(&mut out, report);
    out
}

fn section(out: &mut String, heading: &str) {
    *out += &format!("## {heading}\n\n");
}

fn heading(history: &History, lang: Lang) -> String {
    let mut instruments = history.instruments();
    match (instruments.next(), instruments.next()) {
        (Some((_, only)), None) => text(title(only)),
        (None, _) => lang.pick("职责划转报告", "Transfers of duties").to_owned(),
        (Some(_), Some(_)) => {
            let count = history.instruments().count();
            lang.pick(
                format!("职责划转报告（{count}份文件）"),
                format!("Transfers of duties in {count} documents"),
            )
        }
    }
}

fn title(instrument: &Instrument) -> &str {
    if instrument.title.is_empty() { &instrument.id } else { &instrument.title }
}

fn says(history: &History, id: InstrumentId) -> bool {
    history.provisions_of(id).len() > 0
}

fn change(history: &History, graph: &Graph, id: InstrumentId) -> Diff {
    let at = |point| structure(history, graph, point, false);
    diff(&at(Point::Before(id)), &at(Point::After(id)))
}

/// One instrument: a sentence with figures, then what matters most.
fn story(
    out: &mut String,
    history: &History,
    graph: &Graph,
    id: InstrumentId,
    instrument: &Instrument,
    lang: Lang,
) {
    let change = change(history, graph, id);
    let mut about: Vec<String> = instrument.date().iter().map(|date| date.to_string()).collect();
    about.extend(instrument.number.iter().map(|number| text(number)));
    let about = about.join(lang.pick("，", ", "));
    let title = text(&words::titled(title(instrument)));
    *out += &match (about.is_empty(), lang) {
        (true, _) => format!("**{title}** "),
        (false, Lang::Zh) => format!("**{title}**（{about}）："),
        (false, Lang::En) => format!("**{title}** ({about}): "),
    };
    *out += &figures(&change, lang);
    *out += "\n\n";
    let important = change.entries.iter().filter(|entry| prose::is_important(entry));
    for entry in important {
        let clauses = changes::clauses(&entry.by, lang);
        *out += &format!("- {} {clauses}\n", text(&prose::entry(entry, lang)));
    }
    out.push('\n');
}

/// 新设1，不再存在3，改隶2，划转21…
fn figures(change: &Diff, lang: Lang) -> String {
    let parts: Vec<String> = Verb::ALL
        .iter()
        .filter_map(|verb| {
            let count = change.of(*verb).count();
            let label = verb.label(lang);
            (count > 0).then(|| lang.pick(format!("{label}{count}"), format!("{count} {label}")))
        })
        .collect();
    if parts.is_empty() {
        return lang.pick("没有改变结构。", "no change of structure.").to_owned();
    }
    let end = lang.pick("。", ".");
    parts.join(lang.pick("，", ", ")) + end
}

fn files(out: &mut String, report: &Report<'_>) {
    if report.files.is_empty() {
        return;
    }
    let lang = report.lang;
    section(out, lang.pick("文件", "Files"));
    let rows = report.files.iter().map(|(name, what)| vec![text(name), text(what)]);
    table(out, &lang.pick(["文件", "内容"], ["file", "what it is"]), rows);
}
