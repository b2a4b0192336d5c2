//! `PATH`, `PATH@DATE`, `@DATE`: one side of a comparison.

use std::path::{Path, PathBuf};

use handover::lang::Text;
use jiff::civil::Date;

use super::failure::Failure;

/// One side of a comparison, as asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Another data set than `--data`.
    pub path: Option<PathBuf>,
    /// The day; the end of the history where none is named.
    pub date: Option<Date>,
}

impl Side {
    /// Reads one argument. A path may hold an `@`: what follows the last one
    /// is a day only if it looks like one.
    pub fn parse(argument: &str) -> Result<Self, Failure> {
        let Some((path, date)) = argument.rsplit_once('@') else {
            return Ok(Side { path: Some(argument.into()), date: None });
        };
        if !path.is_empty() && Path::new(argument).exists() {
            return Ok(Side { path: Some(argument.into()), date: None });
        }
        let path = Some(path).filter(|path| !path.is_empty()).map(PathBuf::from);
        Ok(Side { path, date: Some(parse_date(date)?) })
    }
}

/// The day on which to look at the data.
#[derive(clap::Args)]
pub struct AsOf {
    /// Only what was in force at the end of this day; default: everything
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
}

/// Reads a day.
pub fn parse_date(written: &str) -> Result<Date, Failure> {
    written.parse().map_err(|_| {
        Failure::request(
            Text::new(format!("“{written}”不是日期"), format!("`{written}` is not a date")),
            Text::new("写明年月日，如 2008-07-11", "write year, month and day: 2008-07-11"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_a_path_a_day_or_both() {
        let side = |argument| {
            let side = Side::parse(argument).unwrap();
            (
                side.path.map(|path| path.display().to_string()).unwrap_or_default(),
                side.date.map(|date| date.to_string()).unwrap_or_default(),
            )
        };
        assert_eq!(side("data"), ("data".into(), "".into()));
        assert_eq!(side("data@2008-01-01"), ("data".into(), "2008-01-01".into()));
        assert_eq!(side("@2008-01-01"), ("".into(), "2008-01-01".into()));
        assert!(Side::parse("@2008-02-30").is_err());
        assert!(Side::parse("data@yesterday").is_err());
    }
}
