//! Differences as sentences.

use super::{Lang, words};
use crate::analysis::{
    diff::{Entry, Verb},
    structure::{DutyName, Fact},
};

/// One entry of a diff as a sentence, without its clause and full stop.
///
/// ```
/// use handover::{analysis::diff::{Entry, Verb}, render::{Lang, prose}};
/// let entry = Entry {
///     agency: Some("国家邮政局".into()),
///     to: vec!["交通运输部".into()],
///     ..Entry::new(Verb::Reparented)
/// };
/// assert_eq!(prose::entry(&entry, Lang::Zh), "国家邮政局改由交通运输部管理（原主管机构未说明）");
/// ```
pub fn entry(entry: &Entry, lang: Lang) -> String {
    let parts = Parts::of(entry, lang);
    lang.pick(zh(entry, &parts), en(entry, &parts))
}

/// Whether an entry is only a listed part of the one told before it: the same
/// verb and parties, within that duty.
pub fn is_part_of(part: &Entry, told: &Entry) -> bool {
    let within = part.within.as_deref();
    (part.verb, &part.from, &part.to) == (told.verb, &told.from, &told.to)
        && within.is_some()
        && within == told.duty.as_ref().map(DutyName::wording)
}

/// The pieces a sentence is made of, safe to show.
struct Parts {
    agency: String,
    duty: String,
    from: String,
    to: String,
    stated: bool,
    /// Concluded from a later clause that takes the duty away.
    presumed: bool,
    /// How many duties go along with a body.
    along: usize,
    class: String,
}

impl Parts {
    fn of(entry: &Entry, lang: Lang) -> Self {
        let classes: Vec<String> = entry.added.iter().filter_map(class).collect();
        Parts {
            agency: words::or_unstated(entry.agency.as_deref(), lang),
            duty: entry.duty.as_ref().map_or(String::new(), |name| match name {
                // Beside its own agency the wording needs no owner.
                DutyName::Relative { of, wording } if entry.agency.as_ref() == Some(of) => {
                    words::quoted(wording)
                }
                name => words::duty(name, lang),
            }),
            from: words::or_unstated(entry.from.as_deref(), lang),
            to: if entry.to.is_empty() {
                words::unstated(lang).to_owned()
            } else {
                words::list(&entry.to, lang)
            },
            stated: entry.from.is_some(),
            presumed: is_presumed(entry),
            along: entry.added.iter().filter(|f| matches!(f, Fact::Holds { .. })).count(),
            class: words::list(&classes, lang),
        }
    }
}

/// What a reader in a hurry must know: bodies, whole and wide duties, loose ends.
pub fn is_important(entry: &Entry) -> bool {
    match entry.verb {
        Verb::Moved | Verb::HandedDown => entry.within.is_none(),
        Verb::Created
        | Verb::Ended
        | Verb::Renamed
        | Verb::Merged
        | Verb::Absorbed
        | Verb::Split
        | Verb::Reparented
        | Verb::Unstated
        | Verb::Cancelled => true,
        _ => false,
    }
}

fn class(fact: &Fact) -> Option<String> {
    match fact {
        Fact::Class { class, .. } => Some(class.text.clone()),
        _ => None,
    }
}

/// Whether an entry is only concluded from a later clause, which takes away
/// what a body must have had.
pub fn is_presumed(entry: &Entry) -> bool {
    let presumed = |fact: &Fact| matches!(fact, Fact::Holds { holding, .. } if holding.presumed);
    entry.verb == Verb::Gained && entry.added.iter().any(presumed)
}

fn is_whole(entry: &Entry) -> bool {
    matches!(entry.duty, Some(DutyName::AllOf(_)))
}

fn zh(entry: &Entry, p: &Parts) -> String {
    let Parts { agency, duty, from, to, .. } = p;
    let along = if p.along > 0 { format!("，连同{}项职责", p.along) } else { String::new() };
    match entry.verb {
        Verb::Created if p.class.is_empty() => format!("设立{agency}"),
        Verb::Created => format!("设立{agency}，为{}", p.class),
        Verb::Ended if entry.to.is_empty() => format!("{agency}不再存在"),
        Verb::Ended => format!("{agency}不再存在，职责划给{to}"),
        Verb::Renamed => format!("{agency}更名为{to}{along}"),
        Verb::Merged => format!("{agency}并入新组建的{to}{along}"),
        Verb::Absorbed => format!("{agency}并入{to}{along}"),
        Verb::Split => format!("{agency}分设为{to}{along}"),
        Verb::Appeared => format!("出现{agency}"),
        Verb::Vanished => format!("不再提到{agency}"),
        Verb::Interim => format!("{agency}期间设立，其后又不再存在"),
        Verb::Placed => format!("{agency}由{to}管理（此前未载明）"),
        Verb::Reparented if entry.to.is_empty() => format!("{agency}不再由{from}管理"),
        Verb::Reparented if p.stated => format!("{agency}改由{to}管理（原由{from}管理）"),
        Verb::Reparented => format!("{agency}改由{to}管理（原主管机构未说明）"),
        Verb::Reclassified if p.stated => format!("{agency}由{from}改为{to}"),
        Verb::Reclassified => format!("{agency}为{to}"),
        Verb::Moved if entry.shared => format!("{duty}的一部分划给{to}"),
        Verb::Moved if is_whole(entry) => format!("{duty}划给{to}"),
        Verb::Moved if p.stated => format!("{from}将{duty}划给{to}"),
        Verb::Moved => format!("{duty}划给{to}（原承担机构未说明）"),
        Verb::HandedDown => format!("{from}将{duty}交给{to}"),
        Verb::CarvedOut => format!("{duty}除外，没有随{from}的职责划转"),
        Verb::Unstated if p.stated => format!("{duty}的接收方未说明（原由{from}承担）"),
        Verb::Unstated => format!("{duty}的接收方未说明"),
        Verb::Cancelled => format!("取消{agency}的{duty}"),
        Verb::Added => format!("{agency}增加{duty}"),
        Verb::Strengthened => format!("{agency}加强{duty}"),
        Verb::Reduced => format!("{agency}弱化{duty}"),
        Verb::Amended => format!("{agency}的职责修改为{duty}"),
        Verb::Assigned => format!("{agency}承担{duty}"),
        Verb::Retained => format!("{agency}保留{duty}"),
        Verb::Entrusted => format!("{from}委托{agency}承担{duty}"),
        Verb::Gained if duty.is_empty() => format!("{agency}：仅见于后者"),
        Verb::Gained if p.presumed => format!("{agency}承担{duty}（推定：后来的文件把它划走）"),
        Verb::Gained => format!("{agency}新持有{duty}"),
        Verb::Lost if duty.is_empty() => format!("{agency}：仅见于前者"),
        Verb::Lost => format!("{agency}不再持有{duty}，没有条款说明去向"),
        Verb::Nameplate => format!("{agency}的牌子：{to}"),
        Verb::Relocated => format!("{agency}设在{to}"),
        Verb::Units => format!("{agency}的内设机构：{to}"),
        Verb::Staffed => format!("{agency}的编制：{to}"),
        Verb::Rebased => format!("{agency}{duty}的依据变更"),
    }
}

fn en(entry: &Entry, p: &Parts) -> String {
    let Parts { agency, duty, from, to, .. } = p;
    let along = if p.along > 0 { format!(", with {} duties", p.along) } else { String::new() };
    match entry.verb {
        Verb::Created if p.class.is_empty() => format!("{agency} is set up"),
        Verb::Created => format!("{agency} is set up as {}", p.class),
        Verb::Ended if entry.to.is_empty() => format!("{agency} is no more"),
        Verb::Ended => format!("{agency} is no more; its duties go to {to}"),
        Verb::Renamed => format!("{agency} is renamed {to}{along}"),
        Verb::Merged => format!("{agency} goes into the new {to}{along}"),
        Verb::Absorbed => format!("{agency} goes into {to}{along}"),
        Verb::Split => format!("{agency} is divided into {to}{along}"),
        Verb::Appeared => format!("{agency} appears"),
        Verb::Vanished => format!("{agency} is no longer mentioned"),
        Verb::Interim => format!("{agency} is set up and ends in between"),
        Verb::Placed => format!("{agency} is under {to} (not stated before)"),
        Verb::Reparented if entry.to.is_empty() => format!("{agency} is no longer under {from}"),
        Verb::Reparented if p.stated => format!("{agency} comes under {to} (before: {from})"),
        Verb::Reparented => format!("{agency} comes under {to} (former superior not stated)"),
        Verb::Reclassified if p.stated => format!("{agency} turns from {from} into {to}"),
        Verb::Reclassified => format!("{agency} is {to}"),
        Verb::Moved if entry.shared => format!("some of {duty} go to {to}"),
        Verb::Moved if is_whole(entry) => format!("{duty} go to {to}"),
        Verb::Moved if p.stated => format!("{from} gives {duty} to {to}"),
        Verb::Moved => format!("{duty} goes to {to} (former holder not stated)"),
        Verb::HandedDown => format!("{from} hands {duty} down to {to}"),
        Verb::CarvedOut => format!("{duty} is carved out of what {from} gives"),
        Verb::Unstated if p.stated => {
            format!("{duty}: recipient not stated (last held by {from})")
        }
        Verb::Unstated => format!("{duty}: recipient not stated"),
        Verb::Cancelled => format!("{duty} of {agency} is cancelled"),
        Verb::Added => format!("{agency} is given the new duty {duty}"),
        Verb::Strengthened => format!("{agency} is to strengthen {duty}"),
        Verb::Reduced => format!("{agency} is to do less of {duty}"),
        Verb::Amended => format!("a duty of {agency} now reads {duty}"),
        Verb::Assigned => format!("{agency} is charged with {duty}"),
        Verb::Retained => format!("{agency} keeps {duty}"),
        Verb::Entrusted => format!("{from} entrusts {duty} to {agency}"),
        Verb::Gained if duty.is_empty() => format!("{agency}: only in the second"),
        Verb::Gained if p.presumed => {
            format!("{agency} holds {duty} (presumed: a later document takes it away)")
        }
        Verb::Gained => format!("{agency} now holds {duty}"),
        Verb::Lost if duty.is_empty() => format!("{agency}: only in the first"),
        Verb::Lost => format!("{agency} no longer holds {duty}, and no clause says why"),
        Verb::Nameplate => format!("extra names of {agency}: {to}"),
        Verb::Relocated => format!("{agency} sits in {to}"),
        Verb::Units => format!("internal bodies of {agency}: {to}"),
        Verb::Staffed => format!("posts of {agency}: {to}"),
        Verb::Rebased => format!("{agency} {duty} rests on another clause"),
    }
}
