//! The formats of answers: name and file ending in one place.

use std::{ffi::OsStr, path::Path};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use handover::lang::Text;

use super::failure::Failure;

macro_rules! formats {
    ($($name:ident = $word:literal, $($ending:literal)|*;)*) => {
        /// How an answer is written.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // each is the word of the option
        pub enum Format { $($name,)* }

        impl Format {
            const ALL: &'static [Format] = &[$(Format::$name),*];

            /// The word of the option.
            pub const fn as_str(self) -> &'static str {
                match self { $(Format::$name => $word),* }
            }

            /// The endings of files in this format.
            const fn endings(self) -> &'static [&'static str] {
                match self { $(Format::$name => &[$($ending),*]),* }
            }
        }
    };
}

formats! {
    Table = "table", "txt";
    Text = "text", "txt";
    Csv = "csv", "csv";
    Json = "json", "json";
    Markdown = "markdown", "md" | "markdown";
    Svg = "svg", "svg";
    Png = "png", "png";
    Dot = "dot", "dot" | "gv";
    Mermaid = "mermaid", "mmd" | "mermaid";
}

/// The values of one command's `--format`.
pub fn parser(allowed: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(allowed.iter().map(|format| format.as_str())).map(|word| {
        // The parser lets only these words through.
        *Format::ALL.iter().find(|format| format.as_str() == word).expect("a listed word")
    })
}

/// The format asked for, else that of the file's ending, else the first.
pub fn choose(
    asked: Option<Format>,
    output: Option<&Path>,
    allowed: &[Format],
) -> Result<Format, Failure> {
    if let Some(format) = asked {
        return Ok(format);
    }
    let Some(ending) = output.and_then(Path::extension).and_then(OsStr::to_str) else {
        return Ok(allowed[0]);
    };
    let ending = ending.to_ascii_lowercase();
    let named = allowed.iter().find(|format| format.endings().contains(&ending.as_str()));
    named.copied().ok_or_else(|| {
        let words: Vec<_> = allowed.iter().map(|format| format.as_str()).collect();
        Failure::request(
            Text::new(
                format!("这条命令不会写 `.{ending}` 文件"),
                format!("`.{ending}` is the ending of no format of this command"),
            ),
            Text::new(
                format!("用 --format 写明格式：{}", words.join("、")),
                format!("name one with --format: {}", words.join(", ")),
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_file_decides_where_nothing_is_asked() {
        let allowed = &[Format::Table, Format::Csv];
        let chosen = |asked, file: &str| choose(asked, Some(Path::new(file)), allowed);
        assert_eq!(chosen(None, "a.CSV").unwrap(), Format::Csv);
        assert_eq!(chosen(Some(Format::Table), "a.csv").unwrap(), Format::Table);
        assert_eq!(chosen(None, "a").unwrap(), Format::Table);
        assert!(chosen(None, "a.docx").is_err());
    }
}
