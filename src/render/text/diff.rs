//! A diff by verb.

use super::{Ink, Style};
use crate::{
    analysis::{Diff, diff::Verb},
    render::{prose, width, words},
};

/// A duty this long is cut in a list.
const SENTENCE: usize = 160;

/// A diff, by verb; each entry one sentence with its clauses.
pub fn diff(diff: &Diff, style: Style) -> String {
    let lang = style.lang;
    let (before, after) = (diff.before.describe(lang), diff.after.describe(lang));
    let mut out = format!("{}  →  {}\n", words::clean(&before), words::clean(&after));
    if diff.is_empty() {
        return out + lang.pick("没有差别。\n", "no difference\n");
    }
    for &verb in Verb::ALL {
        let entries: Vec<_> = diff.of(verb).collect();
        if entries.is_empty() {
            continue;
        }
        let heading = format!("{} {}", verb.label(lang), entries.len());
        out += &format!("\n{}\n", style.ink(Ink::Strong, &heading));
        for entry in entries {
            let sentence = width::cut(&prose::entry(entry, lang), SENTENCE);
            let clauses = clauses(&entry.by, style);
            style.labelled(&mut out, 2, "- ", &format!("{sentence}{clauses}"));
        }
    }
    out += &lang.pick(
        format!("\n未变：{}项\n", diff.unchanged),
        format!("\nunchanged: {}\n", diff.unchanged),
    );
    out
}

fn clauses(by: &[crate::analysis::Citation], style: Style) -> String {
    let lang = style.lang;
    let mut places: Vec<String> = by
        .iter()
        .map(|by| match words::basis(by, lang) {
            Some(basis) => format!("{}，{basis}", words::clause(&by.clause, lang)),
            None => words::clause(&by.clause, lang),
        })
        .collect();
    places.dedup();
    if places.is_empty() { String::new() } else { format!("  [{}]", places.join("；")) }
}
