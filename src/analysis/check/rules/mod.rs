//! One rule, one file: what it looks for, why, an example, the code, tests.

mod alignment_conflict;
mod conservation;
mod contradiction;
mod date_gap;
mod ended_holder;
mod ended_party;
mod ended_superior;
mod given_twice;
mod missing_section;
mod no_origin;
mod reading;
mod short_name;
mod superior_cycle;
mod two_holders;
mod unborn_party;
mod unstated_recipient;
mod unstated_superior;

use super::{Case, Finding, Look, Rule, Severity, Text};

/// Every rule, by code.
pub(super) static ALL: &[&Rule] = &[
    &alignment_conflict::RULE,
    &conservation::RULE,
    &contradiction::RULE,
    &reading::DAMAGED_TEXT,
    &date_gap::RULE,
    &ended_holder::RULE,
    &ended_party::RULE,
    &ended_superior::RULE,
    &given_twice::RULE,
    &reading::HEADING_CONFLICT,
    &reading::MISNUMBERED,
    &missing_section::RULE,
    &no_origin::RULE,
    &reading::QUOTE_MISSING,
    &reading::SAME_DOCUMENT,
    &short_name::RULE,
    &superior_cycle::RULE,
    &two_holders::RULE,
    &unborn_party::RULE,
    &reading::UNKNOWN_PLACE,
    &reading::UNREADABLE_DOCUMENT,
    &unstated_recipient::RULE,
    &unstated_superior::RULE,
];

#[cfg(test)]
mod tests {
    use crate::{
        analysis::{Lang, check, made},
        graph::Graph,
    };

    /// The codes found in a made history.
    pub(super) fn codes(instruments: &[&str]) -> Vec<String> {
        let history = made::history(instruments);
        let graph = Graph::build(&history);
        let mut codes: Vec<String> =
            check(&history, &graph, &[], Lang::En).into_iter().map(|found| found.code).collect();
        codes.dedup();
        codes
    }

    #[test]
    fn a_clean_history_has_no_findings() {
        let clean = codes(&[
            "establish body=工业部
             transfer from=机械部 to=工业部 scope=whole
             abolish body=机械部
             affiliate from=机械部 to=工业部 body=造船局",
            "transfer from=工业部 to=造船局 duty=造船管理
             add body=工业部 duty=航空管理",
        ]);
        assert_eq!(clean, [""; 0]);
    }
}
