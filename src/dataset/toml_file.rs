//! TOML files with the place of every mistake.

use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error as _};

use super::{Error, Fault, read_text};
use crate::lang::Text;

/// A file's text beside what was read from it, for checks that point back.
pub(super) struct Read<T> {
    pub text: String,
    pub value: T,
}

/// Reads a TOML file; `hint` tells which fields it may have.
pub(super) fn read<T: DeserializeOwned>(path: &Path, hint: &Text) -> Result<Read<T>, Error> {
    let text = read_text(path)?;
    match toml::from_str(&text) {
        Ok(value) => Ok(Read { text, value }),
        Err(error) => {
            let place = error.span().unwrap_or(0..0);
            let message = told(&one_line(error.message()));
            Err(Fault::new(path, text, place, message).hint(hint.clone()).into())
        }
    }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The TOML reader's words. Those that a person meets are told in Chinese too.
fn told(message: &str) -> Text {
    let between = |from: &str, to: &str| message.strip_prefix(from)?.split_once(to);
    let zh = if let Some((field, _)) = between("unknown field `", "`") {
        format!("没有叫 `{field}` 的字段")
    } else if let Some((field, _)) = between("missing field `", "`") {
        format!("缺少字段 `{field}`")
    } else if let Some((written, _)) = between("`", "` is not a date") {
        format!("`{written}` 不是 2008-07-11 这样的日期")
    } else if message.starts_with("duplicate key") {
        "同一个字段写了两次".to_owned()
    } else {
        format!("写法有误（{message}）")
    };
    Text::new(zh, message)
}

/// A day, written as a TOML date (`2008-07-11`) or as a string.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let written = match toml::Value::deserialize(deserializer)? {
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::String(date) => date,
        other => return Err(D::Error::custom(format!("`{other}` is not a date"))),
    };
    written
        .parse()
        .map(Some)
        .map_err(|_| D::Error::custom(format!("`{written}` is not a date like 2008-07-11")))
}

/// One string or a list of strings.
pub(super) fn strings<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => vec![one],
        OneOrMany::Many(many) => many,
    })
}
