//! The title promises a section that the text lacks.

use super::{Look, Rule, Severity};

/// Found while the document is read, where its outline is known.
pub(super) static RULE: Rule = Rule {
    code: "missing-section",
    severity: Severity::Warning,
    what: (
        "标题写明的部分（如内设机构、人员编制）正文中没有。",
        "The title promises a section (internal bodies, staffing) that the text lacks.",
    ),
    why: (
        "原文可能只是节选，缺少的部分不能当作没有规定。",
        "The text may be an excerpt; what is missing must not be taken for unregulated.",
    ),
    example: "《工信部主要职责内设机构和人员编制规定》只有职责调整和主要职责两部分。",
    look: Look::Reading,
};
