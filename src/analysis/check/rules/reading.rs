//! What reading the documents finds: nothing is left to look for here, but
//! each code is explained.

use super::{Look, Rule, Severity};

/// Characters were lost or changed before the text got here.
pub(super) static DAMAGED_TEXT: Rule = Rule {
    code: "damaged-text",
    severity: Severity::Note,
    what: (
        "正文有丢失或损坏的字符，或编码只是猜测。",
        "Characters of the text are lost or damaged, or its charset is a guess.",
    ),
    why: (
        "损坏处的机构名称和职责可能读错或读不出。",
        "Names and duties at that place may be misread or missed.",
    ),
    example: "将国家经济贸易委员会的????职责划给商务部。",
    look: Look::Reading,
};

/// A heading says one thing and a sentence below it another.
pub(super) static HEADING_CONFLICT: Rule = Rule {
    code: "heading-conflict",
    severity: Severity::Warning,
    what: (
        "标题与其下的句子说法相反，如“取消的职责”之下写“增加”。",
        "A heading and a sentence below it contradict each other.",
    ),
    why: (
        "条目以句子为准；若标题才对，结论正好相反。",
        "The sentence was believed; if the heading is right, the opposite holds.",
    ),
    example: "（二）取消的职责：1. 增加盐业行政管理职责。",
    look: Look::Reading,
};

/// Labels do not count on.
pub(super) static MISNUMBERED: Rule = Rule {
    code: "misnumbered",
    severity: Severity::Note,
    what: ("条款编号不连续。", "The labels of the clauses do not count on."),
    why: (
        "可能缺了一段，也可能原文如此；引用条款时以原文编号为准。",
        "A paragraph may be missing, or the document was printed so; clauses are named as printed.",
    ),
    example: "（一）……（二）……（四）……",
    look: Look::Reading,
};

/// The words of a reviewed row are not in the text.
pub(super) static QUOTE_MISSING: Rule = Rule {
    code: "quote-missing",
    severity: Severity::Warning,
    what: (
        "provisions.csv 中某一行引用的原文在正文中找不到。",
        "The quote of a row in provisions.csv does not stand in the text.",
    ),
    why: (
        "没有原文的条目无法核对；正文可能换过版本。",
        "A row without its words cannot be checked; the text may be another version.",
    ),
    example: "quote 为“撤销乙局”，而正文没有这四个字。",
    look: Look::Reading,
};

/// One document of a folder could not be read.
pub(super) static UNREADABLE_DOCUMENT: Rule = Rule {
    code: "unreadable-document",
    severity: Severity::Error,
    what: ("文件夹中的某份文件无法读取。", "A document of the folder cannot be read."),
    why: (
        "其余文件照常读取，但它说了什么无人知道。",
        "The others were read, but what this one says is not known.",
    ),
    example: "没有文字层的扫描件、加密的 PDF、空文件。",
    look: Look::Reading,
};

/// Two files of a folder hold the same text.
pub(super) static SAME_DOCUMENT: Rule = Rule {
    code: "same-document",
    severity: Severity::Note,
    what: (
        "文件夹中有两个文件，文字完全相同。",
        "Two files of the folder hold the same text to the letter.",
    ),
    why: (
        "同一件事不应算作两次，所以只读其中一份。",
        "What happened once should not count twice, so one of them was read.",
    ),
    example: "方案.docx 与它的副本 方案(1).docx。",
    look: Look::Reading,
};

/// A document of a place that it does not tell.
pub(super) static UNKNOWN_PLACE: Rule = Rule {
    code: "unknown-place",
    severity: Severity::Note,
    what: (
        "文件称“市农业局”而未说明是何市，数据中又有别的文件说明了地方。",
        "A document speaks of 市农业局 without telling of which city, and others tell theirs.",
    ),
    why: (
        "同名机构可能属于另一地方，所以没有合并；这些机构的沿革可能中断。",
        "It may be the body of another city, so they were not joined; its story may break off there.",
    ),
    example: "《关于调整市农业局职责的通知》旁边是《武汉市机构改革方案》。",
    look: Look::Reading,
};
