//! The duties that a transfer spells out: `具体包括：D1；D2；D3`.

use std::ops::Range;

use super::phrase::Moved;
use crate::{
    grammar::{Here, Open, Slot, Source, Worded, clauses::split_top, duties, sources},
    lexicon::{is_agency, words},
    model::{Act, Scope},
};

/// The duties that `具体包括：` spells out after a transfer.
pub(super) fn spelt_out(
    here: &Here<'_>,
    moved: &Moved,
    rows: &[Open],
) -> Option<(Vec<Open>, usize)> {
    let sentence = here.sentence();
    let after = here.end_after(moved.end);
    let lead = ["具体包括：", "包括：", "主要包括：", "即：", "具体是：", "具体为：", "其中包括："]
        .iter()
        .find(|lead| sentence[after..].starts_with(**lead))?;
    let start = after + lead.len();
    let end = sentence.trim_end_matches(['。', '；']).len().max(start);
    let wider = rows.iter().find(|row| row.act == Act::Transfer)?;
    Some((list_rows(sentence, start..end, wider), end))
}

/// Whether a duty is only a word for the list behind it.
pub(super) fn is_announced(duty: &str) -> bool {
    words!["下列", "以下", "如下", "下列职责", "以下职责", "下列事项", "以下事项"].are(duty)
}

/// The rows of `将下列职责划入X：1.A的D1；2.B的D2`, and where they end; `row` has
/// the parties. `None` where no list follows the colon.
pub(super) fn announced(here: &Here<'_>, end: usize, rows: &[Open]) -> Option<(Vec<Open>, usize)> {
    let sentence = here.sentence();
    let list = here.sentence()[end..].strip_prefix('：')?;
    let start = sentence.len() - list.len();
    let list = list.trim_end_matches(['。', '；']);
    let mut out = Vec::new();
    for part in split_top(list, words!["；"]) {
        let text = unnumbered(&list[part.clone()]);
        let range = start + part.end - text.len()..start + part.end;
        for source in sources(text).iter().filter(|source| !source.bodies) {
            for row in rows.iter().filter(|row| row.act == Act::Transfer) {
                out.extend(listed_source(source, row, &range));
            }
        }
    }
    (!out.is_empty()).then(|| (out, start + list.len()))
}

/// A part of a list without its number.
fn unnumbered(part: &str) -> &str {
    let marks = |c: char| "(（)）.．、 ".contains(c) || c.is_ascii_digit();
    let rest = part.trim_start_matches(marks);
    let numbered = part[..part.len() - rest.len()].contains(|c: char| c.is_ascii_digit());
    if numbered { rest } else { part }
}

/// What one source of such a list gives; who gives where it does not say is
/// said before the list.
fn listed_source(source: &Source, row: &Open, range: &Range<usize>) -> Vec<Open> {
    let givers = match &source.givers[..] {
        [] => std::slice::from_ref(&row.from),
        givers => givers,
    };
    let one = |giver: &Slot, duty: Option<&Worded>| Open {
        from: giver.clone(),
        duty: duty.map(|duty| duty.text.clone()),
        except: duty.map_or_else(|| source.except.clone(), |duty| duty.except.clone()),
        scope: Some(if duty.is_some() { Scope::Listed } else { Scope::Whole }),
        range: range.clone(),
        ..row.clone()
    };
    let each = |giver: &Slot| -> Vec<Open> {
        match &source.duties[..] {
            [] => vec![one(giver, None)],
            duties => duties.iter().map(|duty| one(giver, Some(duty))).collect(),
        }
    };
    givers.iter().flat_map(each).collect()
}

/// One row for each part of a list under a wider transfer.
pub(crate) fn list_rows(sentence: &str, range: Range<usize>, wider: &Open) -> Vec<Open> {
    let text = &sentence[range.clone()];
    let parts = split_top(text, words!["；"]);
    let several = parts.len() > 1;
    let last = parts.len().saturating_sub(1);
    let mut out = Vec::new();
    for (i, part) in parts.into_iter().enumerate() {
        let place = range.start + part.start..range.start + part.end;
        list_part(&sentence[place.clone()], i == last, several, place, wider, &mut out);
    }
    out
}

fn list_part(
    text: &str,
    last: bool,
    several: bool,
    place: Range<usize>,
    wider: &Open,
    out: &mut Vec<Open>,
) {
    let listed = |duty: Worded, place: Range<usize>| Open {
        within: wider.duty.clone(),
        scope: Some(Scope::Listed),
        duty: Some(duty.text),
        except: duty.except,
        range: place,
        ..wider.clone()
    };
    let mut plain_start = place.start;
    let mut plain_end = place.start;
    for chunk in split_top(text, words!["，"]) {
        let range = place.start + chunk.start..place.start + chunk.end;
        match superintended(&text[chunk.clone()]) {
            Some(body) => out.push(Open {
                from: wider.from.clone(),
                to: wider.to.clone(),
                ..Open::about(Act::Affiliate, body, range)
            }),
            None => {
                if plain_end == place.start {
                    plain_start = range.start;
                }
                plain_end = range.end;
            }
        }
    }
    if plain_end <= plain_start {
        return;
    }
    let plain = plain_start..plain_end;
    let said = &text[plain.start - place.start..plain.end - place.start];
    let shared =
        ["的工作", "等工作", "的职责", "等职责"].iter().find(|tail| said.ends_with(**tail));
    match shared.filter(|_| last) {
        // The last part packs several duties under a shared 的工作.
        Some(tail) if several && !said.contains('，') => {
            let at = out.iter().position(|row| row.range.start >= plain.start).unwrap_or(out.len());
            for (i, duty) in duties(&said[..said.len() - tail.len()]).into_iter().enumerate() {
                out.insert(at + i, listed(duty, plain.clone()));
            }
        }
        _ if !several => {
            out.extend(duties(said).into_iter().map(|duty| listed(duty, plain.clone())))
        }
        _ => {
            let duty = crate::grammar::worded(said);
            out.push(listed(duty, plain));
        }
    }
}

/// `管理国家烟草专卖局的职责`: a body is superintended.
fn superintended(text: &str) -> Option<Slot> {
    let rest = words!["归口管理", "代管", "管理", "领导"].strip_opening(text)?;
    let name =
        words!["等的职责", "的职责", "的工作", "职责", "工作"].strip_closing(rest).unwrap_or(rest);
    (is_agency(name) && name.chars().count() >= 4).then(|| Slot::Named(name.to_owned()))
}
