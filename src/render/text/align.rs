//! Proposals to review.

use super::{Ink, Style};
use crate::{
    analysis::{Lang, align::Proposals},
    model::Link,
    render::{width, words},
};

/// Proposals, best first: two lines and their sources each.
pub fn proposals(found: &Proposals, style: Style) -> String {
    let lang = style.lang;
    if found.proposals.is_empty() {
        return lang.pick("没有可提议的对应。\n", "nothing to propose\n").to_owned();
    }
    let mut out = String::new();
    for each in &found.proposals {
        let link = match (each.link, lang) {
            (Link::Same, Lang::Zh) => "同一",
            (Link::Part, Lang::Zh) => "属于",
            (Link::Different, Lang::Zh) => "不同",
            (Link::Same, Lang::En) => "same as",
            (Link::Part, Lang::En) => "part of",
            (Link::Different, Lang::En) => "not",
        };
        let score = format!("{:.2} {}", each.score, each.rule.as_str());
        out += &format!("{}\n", style.ink(Ink::Faint, &score));
        for (head, wording, by) in
            [("", &each.duty, &each.duty_by), (link, &each.with, &each.with_by)]
        {
            let wording = words::quoted(&width::cut(&words::clean(wording), 120));
            let text = format!("{head} {wording} {} {}", by.instrument, by.clause);
            style.labelled(&mut out, 2, "", text.trim());
        }
    }
    out + &lang.pick(
        format!("\n共{}条，均为提议，未经人审阅。\n", found.proposals.len()),
        format!("\n{} proposals, none of them reviewed\n", found.proposals.len()),
    )
}
