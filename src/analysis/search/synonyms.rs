//! Other words for the same field of work.

/// What the public, or an older instrument, calls a field, and words that
/// instruments use for it. A hit by this table is always `near`.
///
/// Add a pair where people ask with a word that the texts do not use. Pairs
/// work one way, from the left word to the right one.
pub const SYNONYMS: &[(&str, &str)] = &[
    ("食盐", "盐业"),
    ("盐务", "盐业"),
    ("食盐专营", "盐业"),
    ("食用盐", "盐业"),
    ("核能", "核电"),
    ("核工业", "核电"),
    ("原子能", "核电"),
    ("核电站", "核电"),
    ("香烟", "烟草"),
    ("卷烟", "烟草"),
    ("邮电", "邮政"),
    ("快递", "邮政"),
    ("电波", "无线电"),
    ("频谱", "无线电"),
    ("频率", "无线电"),
    ("小企业", "中小企业"),
    ("民营企业", "中小企业"),
    ("网络安全", "信息安全"),
    ("电子政府", "电子政务"),
    ("药品储备", "医药储备"),
    ("化武", "禁止化学武器"),
    ("化学武器", "禁止化学武器"),
    ("军工", "武器装备"),
    ("军民融合", "军民结合"),
    ("两化融合", "信息化和工业化融合"),
    ("节能减排", "节能"),
    ("环保", "清洁生产"),
    ("通讯", "通信"),
    ("电讯", "电信"),
    ("互联网", "信息化"),
    ("装备工业", "装备制造业"),
    ("生物制药", "生物医药"),
];
