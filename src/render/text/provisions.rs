//! The provisions as a table.

use comfy_table::{ContentArrangement, Table, presets::UTF8_HORIZONTAL_ONLY};

use super::Style;
use crate::{
    model::Provision,
    render::{width, words},
};

/// The provisions as a table: clause, act, parties, duty.
pub fn provisions(rows: &[Provision], style: Style) -> String {
    let lang = style.lang;
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(style.width.max(40))
        .set_header(
            lang.pick(["条款", "行为", "谁 → 谁", "职责"], ["clause", "act", "who → whom", "duty"]),
        );
    for row in rows {
        table.add_row([
            words::clause(&row.evidence.clause, lang),
            lang.pick(row.act.zh(), row.act.as_str()).to_owned() + &mark(row, style),
            parties(row),
            duty(row, style),
        ]);
    }
    table.trim_fmt() + "\n"
}

fn mark(row: &Provision, style: Style) -> String {
    let inferred = style.lang.pick("（推断）", " (inferred)");
    if row.basis.is_stated() { String::new() } else { inferred.to_owned() }
}

fn parties(row: &Provision) -> String {
    let name = |name: &Option<String>| name.as_deref().map(words::clean);
    let (from, to, body) = (name(&row.from), name(&row.to), name(&row.body));
    let ends = match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("{from} → ?")),
        (None, Some(to)) => Some(format!("→ {to}")),
        (Some(from), Some(to)) => Some(format!("{from} → {to}")),
    };
    match (body, ends) {
        (Some(body), Some(ends)) => format!("{body}：{ends}"),
        (Some(body), None) => body,
        (None, ends) => ends.unwrap_or_default(),
    }
}

fn duty(row: &Provision, style: Style) -> String {
    let all = || {
        let all = words::unnamed(row.scope, style.lang);
        style.lang.pick(format!("（{all}）"), format!("({all})"))
    };
    let moves_all = row.act == crate::model::Act::Transfer && row.duty.is_none();
    let mut text = match &row.duty {
        Some(duty) => width::cut(&words::clean(duty), 120),
        None if moves_all => all(),
        None => String::new(),
    };
    if row.within.is_some() {
        text.insert_str(0, "· ");
    }
    if !row.except.is_empty() {
        let except = words::list(&row.except, style.lang);
        text += &style.lang.pick(format!("，除{except}以外"), format!(", except {except}"));
    }
    if let Some(count) = row.count {
        text += &format!(" {count}");
    }
    text
}
