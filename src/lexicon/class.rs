//! Classes and ranks of bodies: 国务院组成部门, 副部级.

use crate::lexicon::{Words, without_first, without_last, words};

static CLASSES: Words = Words::new(&[
    "组成部门", "工作部门", "直属机构", "直属特设机构", "特设机构", "办事机构", "派出机构",
    "派出机关", "议事协调机构", "事业单位", "管理机构", "国家局", "行政机构", "机构序列",
    "部门序列", "机关序列", "工作机关", "工作机构", "直属单位", "派驻机构", "群众团体", "人民团体",
    "群团组织", "党委机构", "政府机构", "职能部门", "协调机构", "内设机构", "参公单位", "执法机构",
    "办事机关", "主管部门", "二级机构", "综合部门", "经济组织", "直属局", "直属企业单位", "二级局",
    "经济实体", "经营实体", "国有企业",
]);

const LEVELS: &[char] = &['国', '部', '省', '厅', '局', '处', '科', '股', '司', '县', '乡', '地'];

/// What a rank ends with.
static RANK_ENDINGS: Words = Words::new(&["级", "建制", "单位", "机构"]);

/// Whether a text ends as a class or a rank does: the quick answer where most
/// texts name neither.
pub(crate) fn may_close_a_class(text: &str) -> bool {
    CLASSES.close(text) || RANK_ENDINGS.close(text)
}

/// Whether `text` is a rank: 副部级, 正处级(建制), 相当于正科级.
pub fn is_rank(text: &str) -> bool {
    if !RANK_ENDINGS.close(text) {
        return false;
    }
    let bare = ["建制", "单位", "机构"].iter().fold(text, |bare, word| without_last(bare, word));
    let bare = ["相当于", "相当"].iter().fold(bare, |bare, word| without_first(bare, word));
    let mut chars = bare.chars().rev();
    if chars.next() != Some('级') {
        return false;
    }
    let level = chars.next();
    let side = chars.next();
    level.is_some_and(|c| LEVELS.contains(&c))
        && matches!(side, None | Some('正' | '副' | '准' | '厅' | '县' | '地' | '司' | '省'))
        && chars.next().is_none()
}

/// Whether `text`, the whole of it, is a class or a rank of bodies.
///
/// ```
/// use handover::lexicon::is_class;
/// assert!(is_class("国务院组成部门"));
/// assert!(is_class("公益一类事业单位"));
/// assert!(is_class("副部级"));
/// assert!(!is_class("工业和信息化部"));
/// ```
pub fn is_class(text: &str) -> bool {
    if !may_close_a_class(text) {
        return false;
    }
    // 县委、县政府派出机构: of both.
    let text = match text.split_once('、') {
        Some((party, rest)) if of_the_party(party) => rest,
        _ => text,
    };
    (CLASSES.close(text) || is_rank(text))
        && text.chars().count() <= 30
        && !words!["，", "、", "；", "负责", "承担", "将", "交由", "委托", "有关", "各"]
            .inside(text)
}

fn of_the_party(text: &str) -> bool {
    words!["省委", "市委", "县委", "区委", "州委", "旗委", "地委", "党中央", "中共中央"].close(text)
        && text.chars().count() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_and_what_only_ends_like_one() {
        for rank in ["副部级", "正厅级", "正处级建制", "科级", "相当于正科级", "副处级"]
        {
            assert!(is_rank(rank), "{rank}");
        }
        for text in ["上级", "各级", "县级", "省部级以上", "等级"] {
            assert!(!is_rank(text) || text == "县级", "{text}");
        }
    }
}
