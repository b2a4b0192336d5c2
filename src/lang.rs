//! The two languages that results and messages speak.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The language of messages, labels and reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both, for option lists.
    pub const ALL: &'static [Lang] = &[Lang::Zh, Lang::En];

    /// The word used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The one of two values that is in this language.
    ///
    /// ```
    /// use handover::analysis::Lang;
    /// assert_eq!(Lang::En.pick("未说明", "not stated"), "not stated");
    /// ```
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that names no language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the languages are `zh` and `en`, not `{0}`")]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Lang::ALL
            .iter()
            .copied()
            .find(|lang| lang.as_str() == word)
            .ok_or_else(|| UnknownLang(word.to_owned()))
    }
}

/// One sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// From both wordings.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Text { zh: zh.into(), en: en.into() }
    }

    /// The same in both languages: what another program or a file says.
    pub fn same(said: impl Into<String>) -> Self {
        let said = said.into();
        Text { zh: said.clone(), en: said }
    }

    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// What the system says of a file, told in both languages: its own words are
/// English wherever it does not know better.
pub(crate) fn system(cause: &std::io::Error) -> Text {
    use std::io::ErrorKind;
    let zh = match cause.kind() {
        ErrorKind::NotFound => "不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "同名文件已存在",
        ErrorKind::IsADirectory => "是文件夹",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::ReadOnlyFilesystem => "磁盘只读",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘已满",
        ErrorKind::InvalidFilename => "文件名太长或不合规则",
        ErrorKind::UnexpectedEof => "文件提前结束",
        _ => return Text::same(cause.to_string()),
    };
    Text::new(zh, cause.to_string())
}
