//! Catalogues of duties: whose each is, and what is decided of it.
//!
//! 行政审批项目目录 with 项目名称, 审批部门, 处理决定; 权责清单 with 职权名称, 实施主体.

use super::{
    Table,
    header::Column,
    rows::{Row, Said, names},
};
use crate::{
    extract::Document,
    lexicon::{trim, words},
    model::{Act, Provision, Scope},
};

/// What is done with each duty of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision<'t> {
    Cancel,
    Keep,
    /// It is whose the catalogue says.
    Holds,
    Move(&'t str),
    Entrust(&'t str),
}

impl Table {
    /// What the words above a catalogue say of all that stands in it, where no
    /// column does.
    pub(super) fn said_above(&self, document: &Document<'_>) -> Option<Act> {
        let text = document.text();
        let decided = |column: &Column| *column == Column::Remark;
        if self
            .header
            .iter()
            .any(|(column, place)| decided(column) && !is_note(&text[place.clone()]))
        {
            return None;
        }
        let above = &document.outline.blocks[..self.blocks.start];
        let near = above.iter().rev().take(2).map(|block| block.text.clone());
        let title = document.outline.front.title.clone();
        near.chain(title).find_map(|place| act_of(&text[place]))
    }
}

/// 备注: what else is to be said, and not what is decided.
fn is_note(header: &str) -> bool {
    words!["备注", "说明"].inside(header)
}

/// `取消的行政审批项目目录` → cancel; nothing where several things are done.
fn act_of(heading: &str) -> Option<Act> {
    let moves = words!["下放", "划转", "委托", "移交", "调整", "承接", "合并"].inside(heading);
    let cancels = words!["取消", "停止", "废止"].inside(heading);
    let holds = words!["权责清单", "权力清单", "责任清单", "职权目录", "职责清单", "保留"];
    match (moves, cancels, holds.inside(heading)) {
        (false, true, false) => Some(Act::Cancel),
        (false, false, true) => Some(Act::Assign),
        _ => None,
    }
}

impl Row<'_> {
    /// 项目名称, 审批部门, 处理决定. `above`: what is said of all of them.
    pub(super) fn item(&self, above: Option<Act>) -> Said {
        let duty = self.cell(Column::Duty)?;
        let mut bodies = names(self.cell(Column::Body)?);
        // 其他共同审批部门
        if let Some(others) = self.cell(Column::Joint) {
            let others = names(others);
            bodies.extend((!others.is_empty()).then_some(others)?);
        }
        let decision = match above {
            Some(Act::Cancel) => Decision::Cancel,
            Some(_) => Decision::Holds,
            None => decision(self.cell(Column::Remark)?)?,
        };
        let mut out = Vec::new();
        for body in &bodies {
            out.extend(self.decided(duty, body, decision)?);
        }
        (!out.is_empty()).then_some(out)
    }

    fn decided(&self, duty: &str, body: &str, decision: Decision<'_>) -> Said {
        let act = match decision {
            Decision::Cancel => Act::Cancel,
            Decision::Keep => Act::Retain,
            Decision::Holds => Act::Assign,
            Decision::Move(_) => Act::Transfer,
            Decision::Entrust(_) => Act::Entrust,
        };
        let duty = Some(duty.to_owned());
        let (Decision::Move(to) | Decision::Entrust(to)) = decision else {
            return Some(vec![Provision { duty, ..self.about(act, body, None) }]);
        };
        let tos = names(to);
        let each = tos.iter().map(|to| Provision {
            from: Some(body.to_owned()),
            to: Some(to.clone()),
            duty: duty.clone(),
            scope: (act == Act::Transfer).then_some(Scope::Listed),
            ..self.says(act)
        });
        (!tos.is_empty()).then(|| each.collect())
    }
}

/// `取消`, `下放至省级人民政府林业主管部门`, `委托各区住建局实施`.
fn decision(said: &str) -> Option<Decision<'_>> {
    let said = trim(said).trim_end_matches('。');
    let said = said.strip_prefix("予以").unwrap_or(said);
    if words!["取消", "取消审批", "取消行政审批", "取消许可", "停止执行", "停止实施"].are(said)
    {
        return Some(Decision::Cancel);
    }
    if words!["保留", "继续保留", "继续实施"].are(said) {
        return Some(Decision::Keep);
    }
    let work = words!["管理", "实施", "审批", "办理", "承担", "行使", "负责"];
    let whom = |rest: &str| -> Option<usize> {
        let rest = work.strip_closing(rest).unwrap_or(rest);
        (!rest.is_empty()).then_some(rest.len())
    };
    let moved = words![
        "下放管理层级至", "下放管理层级到", "下放至", "下放到", "下放给", "下放", "划转至",
        "划转到", "划转", "划入", "划归", "划给", "移交至", "移交给", "移交", "调整至", "转由",
        "改由",
    ];
    if let Some(rest) = moved.strip_longest_opening(said) {
        return whom(rest).map(|len| Decision::Move(&rest[..len]));
    }
    let rest = words!["委托给", "委托"].strip_longest_opening(said)?;
    whom(rest).map(|len| Decision::Entrust(&rest[..len]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_is_said_in_few_words() {
        for (text, expected) in [
            ("取消", Some(Decision::Cancel)),
            ("予以取消。", Some(Decision::Cancel)),
            ("保留", Some(Decision::Keep)),
            ("下放至省级林业局", Some(Decision::Move("省级林业局"))),
            ("下放省林业厅管理", Some(Decision::Move("省林业厅"))),
            ("划转至市行政审批局", Some(Decision::Move("市行政审批局"))),
            ("委托各区住建局实施", Some(Decision::Entrust("各区住建局"))),
            ("取消后加强监管", None),
            ("部分下放", None),
            ("", None),
        ] {
            assert_eq!(decision(text), expected, "{text}");
        }
    }

    #[test]
    fn the_heading_of_a_catalogue_may_say_what_is_done() {
        for (text, expected) in [
            ("国务院决定取消的行政审批项目目录", Some(Act::Cancel)),
            ("市林业局权责清单", Some(Act::Assign)),
            ("取消和下放的行政审批项目目录", None),
            ("行政审批项目目录", None),
        ] {
            assert_eq!(act_of(text), expected, "{text}");
        }
    }
}
