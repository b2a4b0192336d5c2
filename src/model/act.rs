//! What one clause of an instrument does.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $zh:literal;)*) => {
        /// What a provision does. The words are those of the provision table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "lowercase")]
        pub enum Act { $($(#[$doc])* $name,)* }

        impl Act {
            /// Every act, in the order of the table.
            pub const ALL: &'static [Act] = &[$(Act::$name),*];

            /// The word used in tables and JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Act::$name => $word),* }
            }

            /// The Chinese term shown to readers.
            pub const fn zh(self) -> &'static str {
                match self { $(Act::$name => $zh),* }
            }
        }
    };
}

acts! {
    /// A body is set up: 设立X, 组建X.
    Establish = "establish", "设立";
    /// A body ends: 撤销X, 不再保留X.
    Abolish = "abolish", "撤销";
    /// A body goes on under another name: X更名为Y.
    Rename = "rename", "更名";
    /// A body is divided; one row a result.
    Split = "split", "分设";
    /// A body goes into another; one row a source.
    Merge = "merge", "并入";
    /// A duty moves from one body to another; either end may be unstated.
    Transfer = "transfer", "划转";
    /// A duty ends.
    Cancel = "cancel", "取消";
    /// A duty is new.
    Add = "add", "增加";
    /// A duty is given more weight.
    Strengthen = "strengthen", "加强";
    /// A duty or a body is kept.
    Retain = "retain", "保留";
    /// A duty is given less weight.
    Reduce = "reduce", "减少";
    /// The wording of a duty changes.
    Amend = "amend", "修改";
    /// A duty is performed by another body on behalf of its holder.
    Entrust = "entrust", "委托";
    /// A body is charged with a duty.
    Assign = "assign", "承担";
    /// A body is placed under a superior.
    Affiliate = "affiliate", "隶属";
    /// A body has a class or a rank.
    Classify = "classify", "类别";
    /// A body also bears another name.
    Nameplate = "nameplate", "加挂牌子";
    /// A body bears another name no longer.
    Unplate = "unplate", "不再加挂牌子";
    /// A body is placed in, or works together with, another.
    Locate = "locate", "设在";
    /// An internal body with its duties.
    Unit = "unit", "内设机构";
    /// A number of posts.
    Staffing = "staffing", "编制";
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that names no act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no act is called `{0}`")]
pub struct UnknownAct(pub String);

impl FromStr for Act {
    type Err = UnknownAct;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Act::ALL
            .iter()
            .copied()
            .find(|act| act.as_str() == word)
            .ok_or_else(|| UnknownAct(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for &act in Act::ALL {
            assert_eq!(act.as_str().parse(), Ok(act));
        }
        assert!("move".parse::<Act>().is_err());
    }
}
