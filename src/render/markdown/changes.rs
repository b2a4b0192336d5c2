//! A diff by verb.

use super::{Lang, text};
use crate::{
    analysis::{
        Citation, Diff,
        diff::{Entry, Verb},
    },
    render::{prose, words},
};

/// A diff by verb, as a document of its own.
pub fn diff(diff: &Diff, lang: Lang) -> String {
    let heading = lang.pick("结构变化", "What changed");
    let (before, after) = (diff.before.describe(lang), diff.after.describe(lang));
    let mut out = format!("# {heading}\n\n{} → {}\n\n", text(&before), text(&after));
    sections(&mut out, diff, 2, lang);
    out
}

/// One section a verb.
pub(super) fn sections(out: &mut String, diff: &Diff, level: usize, lang: Lang) {
    if diff.is_empty() {
        *out += lang.pick("没有差别。\n\n", "No difference.\n\n");
    }
    for &verb in Verb::ALL {
        let entries: Vec<&Entry> = diff.of(verb).collect();
        if entries.is_empty() {
            continue;
        }
        *out += &format!("{} {} ({})\n\n", "#".repeat(level), verb.label(lang), entries.len());
        let mut told: Option<&Entry> = None;
        for entry in entries {
            let clauses = clauses(&entry.by, lang);
            if told.is_some_and(|told| prose::is_part_of(entry, told)) {
                let part = entry.duty.as_ref().map_or("", |duty| duty.wording());
                *out += &format!("  - {} {clauses}\n", text(part));
            } else {
                *out += &format!("- {} {clauses}\n", text(&prose::entry(entry, lang)));
                told = Some(entry);
            }
        }
        out.push('\n');
    }
    let same = diff.unchanged;
    *out += &lang.pick(format!("未变：{same}项。\n\n"), format!("Unchanged: {same}.\n\n"));
}

/// The clauses behind a sentence: （一/(二)）.
pub(super) fn clauses(by: &[Citation], lang: Lang) -> String {
    let comma = lang.pick("，", ", ");
    let mut places: Vec<String> = by
        .iter()
        .map(|by| match words::basis(by, lang) {
            Some(basis) => format!("{}{comma}{basis}", words::clause(&by.clause, lang)),
            None => words::clause(&by.clause, lang),
        })
        .collect();
    places.dedup();
    let places = text(&places.join(lang.pick("；", "; ")));
    match (places.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（{places}）"),
        (false, Lang::En) => format!("({places})"),
    }
}
