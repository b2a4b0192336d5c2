//! A diff by verb.

use super::{Ink, Style};
use crate::{
    analysis::{
        Diff,
        diff::{Entry, Verb},
    },
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
        let mut told: Option<&Entry> = None;
        for entry in entries {
            let clauses = clauses(&entry.by, style);
            match told.filter(|told| prose::is_part_of(entry, told)) {
                Some(_) => {
                    let duty = entry.duty.as_ref().map_or("", |name| name.wording());
                    let part = width::cut(&words::clean(duty), SENTENCE);
                    style.labelled(&mut out, 4, "· ", &format!("{part}{clauses}"));
                }
                None => {
                    let sentence = width::cut(&prose::entry(entry, lang), SENTENCE);
                    style.labelled(&mut out, 2, "- ", &format!("{sentence}{clauses}"));
                    told = Some(entry);
                }
            }
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
    let comma = lang.pick("，", ", ");
    let mut places: Vec<String> = by
        .iter()
        .map(|by| match words::basis(by, lang) {
            Some(basis) => format!("{}{comma}{basis}", words::clause(&by.clause, lang)),
            None => words::clause(&by.clause, lang),
        })
        .collect();
    places.dedup();
    if places.is_empty() {
        String::new()
    } else {
        format!("  [{}]", places.join(lang.pick("；", "; ")))
    }
}
