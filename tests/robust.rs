//! No text makes reading panic, lose a character, or quote what is not there.

use handover::{extract::extract, source::Source};
use proptest::prelude::*;

/// Words of these documents, in whatever order.
const WORDS: &[&str] = &[
    "将", "原", "的职责", "职责", "划给", "划入", "划归", "由", "改由", "承担", "管理", "负责",
    "、", "，", "。", "；", "：", "和", "以及", "等", "(", ")", "（", "）", "“", "”", "《", "》",
    "信息产业部", "国家邮政局", "市规划局", "县(区)林业局", "该部", "其", "其中", "有关", "除",
    "以外", "不含", "组建", "设立", "撤销", "不再保留", "更名为", "并入", "整合", "加挂", "牌子",
    "合署办公", "设在", "行政编制", "3名", "副部长1名", "(含", "具体包括：", "\n",
    "\n一、职责调整\n", "\n(一)", "\n1.", "第三条", "主要职责", "内设机构", "人员编制规定",
    "办公室。", "取消", "加强", "委托", "下放给", "事业单位", "2008年", "盐业行政管理", "軍工電子",
    "\u{3000}\u{3000}", "\t", "|", "????", "\u{fffd}", "[接上页]", "wù", "😀", "\u{202e}",
    "<script>", "\"", "\\", "\0",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn words_in_any_order(picks in prop::collection::vec(0..WORDS.len(), 0..120)) {
        let text: String = picks.into_iter().map(|i| WORDS[i]).collect();
        read(&text);
    }

    #[test]
    fn any_text_at_all(text in "\\PC{0,200}") {
        read(&text);
    }
}

fn read(text: &str) {
    let source = Source::from_text("any", text);
    let first = extract(&source, "any");
    for said in &first {
        for provision in &said.provisions {
            assert_eq!(source.slice(provision.evidence.span), provision.evidence.quote);
        }
        for left in &said.residue {
            assert_eq!(source.slice(left.span), left.quote);
        }
        assert!(said.coverage.explained <= said.coverage.operative);
    }
    assert_eq!(first, extract(&source, "any"), "the same text, the same table");
}

/// A pass that goes back over the line would take minutes.
#[test]
fn a_long_line_is_read_in_one_pass() {
    for piece in [
        "将信息产业部的职责",
        "(一)设立A局，",
        "(((((",
        "一、",
        "“",
        "的",
        "应当将A局的(职责、可以“划入B局，由《C局承担；",
        "应当加强管理，",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        let said = extract(&Source::from_text("long", text), "long");
        assert!(said.len() < 10, "{piece}");
    }
}
