//! Markdown: a diff, and the whole report.

mod changes;
mod report;
mod tables;

pub use changes::diff;
pub use report::report;

use super::{Lang, words};
use crate::{
    diagnostic::Diagnostic,
    extract::{Coverage, Residue},
};

/// What a report tells beyond the history itself.
#[derive(Debug, Clone, Default)]
pub struct Report<'a> {
    /// The language.
    pub lang: Lang,
    /// Findings of check, as returned by [`crate::analysis::check()`].
    pub findings: &'a [Diagnostic],
    /// Per instrument id, what was not understood.
    pub residue: &'a [(String, Vec<Residue>)],
    /// Per instrument id, how much was understood.
    pub coverage: &'a [(String, Coverage)],
    /// Files written beside the report: name and what it is.
    pub files: &'a [(String, String)],
}

/// A text that Markdown shows as it is, on one line.
fn text(text: &str) -> String {
    let mut out = String::new();
    for c in words::clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// A table; cells are texts already.
fn table(out: &mut String, columns: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    *out += &format!("| {} |\n", columns.join(" | "));
    *out += &format!("|{}\n", " --- |".repeat(columns.len()));
    for row in rows {
        *out += &format!("| {} |\n", row.join(" | "));
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn hostile_texts_are_inert() {
        let shown = text("<script>alert(1)</script> | `x` [a](b) \n# \u{202e}");
        assert_eq!(
            shown,
            "&lt;script&gt;alert(1)&lt;/script&gt; \\| \\`x\\` \\[a\\](b)  \\# ⟨202E⟩"
        );
    }
}
