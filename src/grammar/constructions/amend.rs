//! The wording of a duty changes: `将“O”修改为“N”`.

use super::{Construction, Example};
use crate::{
    grammar::{Here, Open, Slot, clauses::matching, party},
    lexicon::{Words, is_agency},
    model::Act,
};

/// See the module.
pub struct Amend;

static VERBS: Words = Words::new(&["修改为", "调整为", "修订为", "改为", "变更为", "表述为"]);

impl Construction for Amend {
    fn name(&self) -> &'static str {
        "amend"
    }

    fn cues(&self) -> &'static [&'static str] {
        &[
            "”修改为", "”调整为", "”改为", "”修订为", "”变更为", "”，修改为", "”的表述", "”的职责",
            "”表述",
        ]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = here.rest();
        let new_at = VERBS
            .iter()
            .filter_map(|verb| clause.find(&format!("{verb}“")).map(|at| at + verb.len()))
            .min()?;
        let new = quoted(&clause[new_at..])?;
        let old_at = clause[..new_at].rfind('”').and_then(|end| clause[..end].rfind('“'))?;
        let old = quoted(&clause[old_at..])?;
        // 将“A局”调整为“B局” renames A.
        if is_agency(old) && is_agency(new) {
            return None;
        }
        // A quotation further on belongs to another clause's statement.
        if old_at >= here.clause().len() {
            return None;
        }
        let end = here.start() + new_at + new.len() + "“”".len();
        let row = Open {
            duty: Some(trimmed(new)),
            within: Some(trimmed(old)),
            ..Open::about(Act::Amend, holder(&clause[..old_at]), here.start()..end)
        };
        Some((vec![row], here.end_after(end)))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "将第三条第(四)项“负责环卫作业的实施”修改为“负责环卫作业的监督”。",
                rows: &["amend [<subject>]: 负责环卫作业的监督 <负责环卫作业的实施"],
            },
            Example {
                text: "第三条第(七)项中的“指导城管执法”调整为“统筹指导城管执法”。",
                rows: &["amend [<subject>]: 统筹指导城管执法 <指导城管执法"],
            },
            Example {
                text: "将市督察办公室更名为市督察局，并将其职责表述中“负责甲”修改为“负责乙”。",
                rows: &["rename [市督察办公室] →市督察局", "amend [<subject>]: 负责乙 <负责甲"],
            },
            Example {
                text: "将“负责X工作。”改为“承担X工作。”。",
                rows: &["amend [<subject>]: 承担X工作 <负责X工作"],
            },
            Example {
                text: "将市水利局“负责节水”的职责修订为“指导节水”。",
                rows: &["amend [市水利局]: 指导节水 <负责节水"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "将市卫生局更名为市卫生健康委员会。",
            "“三定”规定另行制定。",
            "会议要求“成立专班、整合力量”。",
            "将名称改为办公室。",
            "将“市旅游委”调整为“市文化和旅游局”。",
        ]
    }
}

fn quoted(text: &str) -> Option<&str> {
    let len = matching(text, '“', '”')?;
    Some(&text['“'.len_utf8()..len - '”'.len_utf8()])
}

fn trimmed(text: &str) -> String {
    text.trim_end_matches(['。', '；', '，']).to_owned()
}

/// Whose duty it is, if the words before the quotation say so.
fn holder(before: &str) -> Slot {
    let bare = before.trim_start_matches('将').trim_end_matches(['的', '中', '由']);
    // 《X主要职责…规定》中的“…”
    let titled = bare.find('《').and_then(|at| {
        let title = &bare[at + '《'.len_utf8()..];
        let end = ["主要职责", "职能配置", "内设机构", "“三定”"]
            .iter()
            .filter_map(|word| title.find(word))
            .min()?;
        party(&title[..end])
    });
    titled.or_else(|| party(bare)).unwrap_or(Slot::Subject)
}
