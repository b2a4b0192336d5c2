//! What is wrong with the command line itself, in the language of the run.

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use handover::lang::{Lang, Text};

use super::{exit::Status, failure::Failure};

/// Tells why the arguments could not be taken; help that was asked for is an
/// error to clap, and none here.
pub fn tell(error: &Error, lang: Lang) -> Status {
    match lang {
        Lang::Zh if error.use_stderr() && !shows_help(error) => {
            Failure::request(Text::same(message(error)), Text::same(hint(error))).print(lang);
        }
        _ => {
            // Nobody is left to tell when the streams are gone.
            let _ = error.print();
        }
    }
    if error.use_stderr() { Status::Wrong } else { Status::Done }
}

fn shows_help(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand)
}

fn message(error: &Error) -> String {
    let [arg, value] = [ContextKind::InvalidArg, ContextKind::InvalidValue].map(|k| said(error, k));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这条命令", said(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("没有 {arg} 这个选项"),
        ErrorKind::UnknownArgument => format!("多写了“{arg}”"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面没有写值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{value}”不能用于 {arg}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::MissingSubcommand => "没有写命令".to_owned(),
        ErrorKind::ArgumentConflict if arg == said(error, ContextKind::PriorArg) => {
            format!("{arg} 只能写一次")
        }
        ErrorKind::ArgumentConflict => {
            format!("{arg} 不能与 {} 同用", said(error, ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues => format!("{arg} 不带值，而写了“{value}”"),
        ErrorKind::InvalidUtf8 => "命令行里有不是 UTF-8 的字符".to_owned(),
        _ => format!("命令行写法有误（{}）", error.kind()),
    }
}

fn hint(error: &Error) -> String {
    let near =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.map(|kind| said(error, kind)).concat();
    let valid = said(error, ContextKind::ValidValue);
    let usage = said(error, ContextKind::Usage);
    let usage = usage.trim_start_matches("Usage:").trim();
    let mut hints = Vec::new();
    if !near.is_empty() {
        hints.push(format!("是不是 {near}？"));
    }
    if !valid.is_empty() {
        hints.push(format!("可以写 {valid}"));
    }
    if error.kind() == ErrorKind::ValueValidation {
        hints.push("要写一个数，范围见 --help".to_owned());
    }
    if !usage.is_empty() {
        hints.push(format!("用法：{usage}"));
    }
    if hints.is_empty() {
        hints.push("加上 --help 看用法".to_owned());
    }
    hints.join("；").replace("？；", "？")
}

/// What clap knows of the mistake, in a line.
fn said(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(many)) => many.join("、"),
        Some(ContextValue::StyledStr(styled)) => styled.to_string(),
        Some(ContextValue::StyledStrs(many)) => {
            many.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
