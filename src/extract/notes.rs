//! What a bracket behind a name says of the body: `X(并入Y)`, `X(挂Y牌子)`,
//! `X(与Y合署办公)`, `X(新组建)`.

use super::UNPLACED;
use crate::{
    grammar::{Open, Slot, bare_name, read as read_sentence},
    lexicon::{
        Words, agency_len, is_agency, is_class, is_generic_body, is_rank, place_prefix, words,
    },
    model::{Act, Evidence, Provision},
};

/// Words by which a note says what becomes of a body.
static SAYS: Words = Words::new(&[
    "并入", "撤并", "更名", "改名", "改为", "改称", "挂", "合署", "管理", "代管", "撤销", "不再",
    "组建", "划", "由", "转", "→", "归口", "保留", "新设", "成立", "恢复", "升格", "降格", "合并",
    "调整", "设在",
]);

/// A row whose parties a note names, as a provision.
pub(super) fn provision(open: Open, evidence: Evidence, construction: &str) -> Provision {
    Provision {
        from: open.from.into_name(),
        to: open.to.into_name(),
        body: open.body.into_name(),
        duty: open.duty,
        scope: open.scope,
        except: open.except,
        construction: construction.to_owned(),
        ..Provision::new(UNPLACED, open.act, evidence)
    }
}

/// A bracket behind a name, by its places in the text.
#[derive(Debug)]
pub(super) struct Note<'t> {
    /// The name in front of it.
    pub name: &'t str,
    /// What stands in it.
    pub said: &'t str,
    /// Where the name begins and the bracket ends.
    pub place: std::ops::Range<usize>,
}

/// The brackets right behind one of `names` in a text.
pub(super) fn behind<'t>(text: &'t str, names: &[String]) -> Vec<Note<'t>> {
    let mut out: Vec<Note<'t>> = Vec::new();
    for (at, _) in text.match_indices('(') {
        let Some(len) = text[at..].find(')') else { break };
        let said = &text[at + 1..at + len];
        let fits = |name: &&String| text[..at].ends_with(name.as_str());
        let Some(name) = names.iter().filter(fits).max_by_key(|name| name.len()) else { continue };
        let start = at - name.len();
        out.push(Note { name: &text[start..at], said, place: start..at + len + 1 });
    }
    out
}

/// A text that is nothing but a name and a bracket: `民政局(1972年2月恢复)`.
pub(super) fn alone(text: &str) -> Option<Note<'_>> {
    let bare = text.trim_end_matches(['。', '；', '、']);
    let (name, said) = bare.strip_suffix(')')?.split_once('(')?;
    let one = !said.contains(['(', ')']) && is_agency(name) && !is_generic_body(name);
    (one && bare_name(bare) == name).then_some(Note { name, said, place: 0..bare.len() })
}

impl Note<'_> {
    /// Whether it says what becomes of the body.
    pub fn says_something(&self) -> bool {
        let about_the_name = words!["以下", "简称", "不含", "含", "除", "即", "下同", "包括"];
        SAYS.inside(self.said) && !about_the_name.open(self.said)
    }

    /// What it says; `None` if any of it is not understood.
    pub fn rows(&self) -> Option<Vec<Open>> {
        let mut rows: Vec<Open> = Vec::new();
        for piece in self.said.split(['，', '；']).map(str::trim).filter(|it| !it.is_empty()) {
            // Behind 更名为Y it is Y that is spoken of.
            let renamed = rows.iter().rev().find(|open| open.act == Act::Rename);
            let renamed = renamed.map(|open| open.to.clone());
            rows.extend(match &renamed {
                Some(Slot::Named(name)) => Note { name, said: piece, place: 0..0 }.piece(piece)?,
                _ => self.piece(piece)?,
            });
        }
        let place = |open: Open| Open { range: self.place.clone(), ..open };
        (!rows.is_empty()).then(|| rows.into_iter().map(place).collect())
    }

    fn piece(&self, said: &str) -> Option<Vec<Open>> {
        let body = || Slot::Named(self.name.to_owned());
        let row = |act: Act| vec![Open::about(act, body(), 0..0)];
        if words!["新组建", "新设立", "新设", "新成立", "重新组建", "组建", "设立", "增设"]
            .are(said)
        {
            return Some(row(Act::Establish));
        }
        if words!["撤销", "不再保留", "取消"].are(said) {
            return Some(row(Act::Abolish));
        }
        if said == "保留" {
            return Some(row(Act::Retain));
        }
        // 由甲局管理的机构改为县政府工作部门 ends like a class.
        let told = words!["由", "改", "调整", "管理的"].inside(said);
        if !told && (is_class(said) || is_rank(said)) {
            let class =
                Open { duty: Some(said.to_owned()), ..Open::about(Act::Classify, body(), 0..0) };
            return Some(vec![class]);
        }
        // 甲局并入: into the body; else another's name runs into the body's own.
        if let Some(other) = said.strip_suffix("并入").filter(|name| is_agency(name)) {
            let other = Slot::Named(bare_name(other).to_owned());
            return Some(vec![Open { to: body(), ..Open::about(Act::Merge, other, 0..0) }]);
        }
        // 县发改局管理, without its 由.
        let governs = words!["管理", "代管", "领导", "主管"];
        let by = if governs.strip_closing(said).is_some_and(is_agency) { "由" } else { "" };
        if by.is_empty() && place_prefix(said).is_some() && agency_len(said).is_some() {
            return None;
        }
        let read = read_sentence(&format!("{}{by}{said}", self.name));
        let rows: Vec<Open> =
            read.provisions.into_iter().map(|read| self.named(read.open)).collect();
        let about_it = |open: &Open| [&open.body, &open.to, &open.from].contains(&&body());
        let whole = read.residue.is_empty() && !rows.is_empty() && rows.iter().all(about_it);
        (whole && rows.iter().all(is_fate)).then_some(rows)
    }

    /// Whoever such a note goes on about is the body.
    fn named(&self, mut open: Open) -> Open {
        for slot in [&mut open.body, &mut open.to, &mut open.from] {
            if *slot == Slot::Subject {
                *slot = Slot::Named(self.name.to_owned());
            }
        }
        open
    }
}

/// Whether it says what becomes of a body that it names.
pub(super) fn is_fate(open: &Open) -> bool {
    let named = |slot: &Slot| matches!(slot, Slot::Named(_) | Slot::Unstated);
    named(&open.body)
        && named(&open.to)
        && named(&open.from)
        && matches!(
            open.act,
            Act::Establish
                | Act::Abolish
                | Act::Rename
                | Act::Merge
                | Act::Affiliate
                | Act::Classify
                | Act::Nameplate
                | Act::Unplate
                | Act::Locate
                | Act::Retain
                | Act::Transfer
        )
}

/// Whether a body does not go on under its name: no list of those that are
/// there holds it.
pub(super) fn ends(rows: &[Open], name: &Slot) -> bool {
    rows.iter().any(|open| {
        matches!(open.act, Act::Merge | Act::Abolish | Act::Rename) && open.body == *name
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::tell;

    #[test]
    fn a_bracket_behind_a_name_says_what_becomes_of_the_body() {
        for (text, rows) in [
            ("县地震局(并入县应急局)", &["merge [县地震局] →县应急局"][..]),
            ("县旅游局(更名为县文旅局)", &["rename [县旅游局] →县文旅局"]),
            ("县司法局(挂县普法办牌子)", &["nameplate [县司法局] →县普法办"]),
            ("县委编办(与县委组织部合署办公)", &["locate [县委编办] →县委组织部"]),
            ("县医保局(新组建)", &["establish [县医保局]"]),
            ("县墙改办(职能划归县住建局)", &["transfer 县墙改办→县住建局 {whole}"]),
            (
                "县计生站(职责并入县妇幼院，不再保留)",
                &["transfer 县计生站→县妇幼院 {whole}", "abolish [县计生站]"],
            ),
            ("县司法局(县法制办并入)", &["merge [县法制办] →县司法局"]),
            ("县教育局(保留)", &["retain [县教育局]"]),
            ("县物价局(撤销)", &["abolish [县物价局]"]),
            ("县粮食局(县发改局管理)", &["affiliate [县粮食局] →县发改局"]),
            ("县档案局(归口县委办公室管理)", &["affiliate [县档案局] →县委办公室"]),
            ("县农业农村局(由县农业局更名)", &["rename [县农业局] →县农业农村局"]),
            (
                "县招商局(副科级，由县商务局管理)",
                &["classify [县招商局]: 副科级", "affiliate [县招商局] →县商务局"],
            ),
            (
                "县交易所(更名为县交易中心，副科级)",
                &["rename [县交易所] →县交易中心", "classify [县交易中心]: 副科级"],
            ),
            ("县民政局(1972年2月恢复)", &["establish [县民政局]"]),
            ("县商业局(1972年成立，1981年撤销)", &["establish [县商业局]", "abolish [县商业局]"]),
        ] {
            let note = alone(text).unwrap_or_else(|| panic!("{text}"));
            let said: Vec<String> = note.rows().unwrap_or_default().iter().map(tell).collect();
            assert_eq!(said, rows, "{text}");
        }
        for text in [
            "县防汛办(县水利局→县应急局)", "县卫健局(原县卫计局)", "县水利局(下同)",
            "县文联(人民团体负责人会签)",
        ] {
            assert!(alone(text).is_none_or(|note| note.rows().is_none()), "{text}");
        }
        assert!(alone("县工信局(县国资委)").is_none());
    }
}
