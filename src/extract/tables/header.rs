//! What the columns of a table hold, told by its header.

use crate::lexicon::{Words, is_agency, is_generic_body};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    /// Who gives: 划出单位.
    From,
    /// Who takes: 划入单位, 承接机构.
    To,
    Duty,
    /// A body: 机构名称.
    Body,
    /// Bodies beside it: 其他共同审批部门.
    Joint,
    Posts,
    /// What was there before: 改革前, 原机构.
    Old,
    /// What is there now: 改革后, 新机构.
    New,
    /// A name that went out of use, and the one that came: 原名称, 现名称.
    OldName,
    NewName,
    /// What ends: 撤销机构.
    Ended,
    /// Its class or rank.
    Class,
    /// The names that it bears too.
    Plate,
    /// What is said of it besides.
    Remark,
    Other,
}

/// What a table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Duties move.
    Moves,
    /// Bodies end, and others take what they did.
    Ends,
    /// Bodies become others.
    Changes,
    /// Who has how many posts.
    Posts,
    /// Bodies, and what is said of each.
    Notes,
    /// Duties, whose each is, and what is decided of it.
    Items,
}

/// Words that open the header of what was there before, and of what is there
/// now.
static BEFORE: Words = Words::new(&[
    "改革前", "调整前", "合并前", "整合前", "变更前", "撤并前", "机构改革前", "原", "旧",
]);
static AFTER: Words = Words::new(&[
    "改革后", "调整后", "合并后", "整合后", "变更后", "撤并后", "机构改革后", "新组建", "新设立",
    "新", "现", "拟设",
]);

/// What a header of such a column may go on with.
static NAMES: Words = Words::new(&[
    "机构", "机构名称", "单位", "单位名称", "部门", "部门名称", "的机构", "的单位", "的部门",
    "机构设置", "党政机构",
]);

/// No header of a column is longer, in characters.
pub(super) const LONGEST: usize = 12;

/// The column of a header.
pub(super) fn column(text: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if text.chars().nth(LONGEST).is_some() || text.is_empty() {
        return None;
    }
    Some(if matches!(text, "序号" | "编号" | "号" | "顺序号" | "项次") {
        Column::Number
    } else if let Some(column) = before_or_after(text) {
        column
    } else if has(&["时间", "日期"]) {
        Column::Other
    } else if has(&[
        "划出", "移出", "转出", "调出", "划转前", "移交单位", "移交部门", "移交机构", "原承担",
        "原主管", "原责任", "原实施", "原负责", "原行使", "原管理",
    ]) {
        Column::From
    } else if has(&[
        "划入", "承接", "接收", "转入", "调入", "划转后", "现承担", "调整后承担", "现实施",
        "现负责", "现行使", "现管理", "现主管",
    ]) {
        Column::To
    } else if has(&["共同审批", "共同实施", "配合"]) {
        Column::Joint
    } else if has(&["被撤销", "撤销机构", "撤销单位", "撤销部门", "撤并机构", "撤并单位", "撤销的"])
    {
        Column::Ended
    } else if has(&["加挂", "挂牌"]) {
        Column::Plate
    } else if has(&["编制", "职数", "局长", "主任", "名额"]) {
        Column::Posts
    } else if has(&["备注", "说明", "情况", "方式", "意见", "处理决定", "处理结果"])
    {
        Column::Remark
    } else if has(&["依据", "文号", "电话", "地址"]) {
        Column::Other
    } else if has(&["类别", "性质", "类型", "规格", "级别"]) {
        Column::Class
    } else if has(&["职责", "职能", "事项", "内容", "项目名称", "职权", "权力名称"])
    {
        Column::Duty
    } else if has(&["机构名称", "单位名称", "部门名称", "单位", "部门", "机构", "实施主体", "机关"])
    {
        Column::Body
    } else {
        return None;
    })
}

fn before_or_after(text: &str) -> Option<Column> {
    match text {
        "原名称" | "原名" | "更名前" | "更名前名称" | "曾用名" | "旧名称" => {
            return Some(Column::OldName);
        }
        "现名称" | "现名" | "更名后" | "更名后名称" | "新名称" => {
            return Some(Column::NewName);
        }
        _ => {}
    }
    let names = |rest: &str| rest.is_empty() || NAMES.are(rest) || rest == "名称";
    // 原 alone opens other words.
    let split = |list: &'static Words| list.strip_longest_opening(text);
    if let Some(rest) = split(&BEFORE) {
        let alone = rest.is_empty() && text.chars().count() < 3;
        return (names(rest) && !alone).then_some(Column::Old);
    }
    let rest = split(&AFTER)?;
    let alone = rest.is_empty() && text.chars().count() < 3;
    (names(rest) && !alone).then_some(Column::New)
}

/// What a table with these columns tells, if that is enough to read it.
pub(super) fn kind(columns: &[Column]) -> Option<Kind> {
    use Column::{
        Body, Class, Duty, Ended, From, New, NewName, Old, OldName, Plate, Posts, Remark, To,
    };
    let has = |column: Column| columns.contains(&column);
    if columns.len() < 2 {
        None
    } else if has(Duty) && (has(From) && has(To) || has(Old) && has(New)) {
        Some(Kind::Moves)
    } else if has(Ended) && has(To) {
        Some(Kind::Ends)
    } else if (has(Old) || has(OldName)) && (has(New) || has(NewName)) {
        Some(Kind::Changes)
    } else if has(Body) && has(Posts) {
        Some(Kind::Posts)
    } else if has(Body) && has(Duty) {
        Some(Kind::Items)
    } else if has(Body) && (has(Remark) || has(Class) || has(Plate)) {
        Some(Kind::Notes)
    } else {
        None
    }
}

/// The columns of a header in two lines: a wide cell stands above several.
pub(super) fn of_two_lines(above: &[&str], below: &[&str]) -> Option<Vec<Column>> {
    let a_name = |cell: &&str| is_agency(cell) && !is_generic_body(cell);
    if above.len() > below.len() || above.iter().chain(below).any(a_name) {
        return None;
    }
    let mut wide = "";
    let columns: Option<Vec<Column>> = below
        .iter()
        .enumerate()
        .map(|(n, cell)| {
            let own = above.get(n).copied().unwrap_or("");
            wide = if own.is_empty() { wide } else { own };
            let both = || column(&format!("{wide}{cell}"));
            match (own == *cell, cell.is_empty()) {
                (true, _) | (_, true) => column(own),
                // 实施部门 above 调整前: who had it.
                _ => column(cell).and_then(|below| match below {
                    Column::Old | Column::New => Some(below),
                    _ => both().or(Some(below)),
                }),
            }
        })
        .collect();
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_what_columns_hold() {
        for (text, expected) in [
            ("改革前", Some(Column::Old)),
            ("改革后机构名称", Some(Column::New)),
            ("原机构", Some(Column::Old)),
            ("原名称", Some(Column::OldName)),
            ("现名称", Some(Column::NewName)),
            ("新机构", Some(Column::New)),
            ("原承担部门", Some(Column::From)),
            ("移交单位", Some(Column::From)),
            ("移交时间", Some(Column::Other)),
            ("现实施部门", Some(Column::To)),
            ("撤销机构", Some(Column::Ended)),
            ("承接机构", Some(Column::To)),
            ("改革情况", Some(Column::Remark)),
            ("机构规格", Some(Column::Class)),
            ("加挂牌子", Some(Column::Plate)),
            ("行政编制", Some(Column::Posts)),
            ("项目名称", Some(Column::Duty)),
            ("职权类别", Some(Column::Class)),
            ("审批部门", Some(Column::Body)),
            ("其他共同审批部门", Some(Column::Joint)),
            ("处理决定", Some(Column::Remark)),
            ("县农业局", None),
        ] {
            assert_eq!(column(text), expected, "{text}");
        }
    }

    #[test]
    fn a_header_may_have_two_lines() {
        let above = ["序号", "改革前", "", "改革后", ""];
        let below = ["序号", "机构名称", "规格", "机构名称", "规格"];
        use Column::{Class, New, Number, Old};
        let columns = of_two_lines(&above, &below).unwrap();
        assert_eq!(columns, [Number, Old, Class, New, Class]);
        let above = ["事项名称", "实施部门", ""];
        let columns = of_two_lines(&above, &["事项名称", "调整前", "调整后"]).unwrap();
        assert_eq!(columns, [Column::Duty, Old, New]);
        assert_eq!(kind(&columns), Some(Kind::Moves));
        assert!(of_two_lines(&["原名称", "现名称"], &["县农业局", "县农业农村局"]).is_none());
    }
}
