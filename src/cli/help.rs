//! The command line in the language of the run.
//!
//! clap speaks English. The Chinese texts stand in `help.zh.toml`, one table a
//! command; here they take the place of the English ones.

use std::{collections::BTreeMap, sync::LazyLock};

use clap::{Arg, ArgAction, Command, CommandFactory};
use handover::lang::Lang;
use serde::Deserialize;

use super::args::Args;

/// The whole command line, as it is parsed and as it explains itself.
pub fn command(lang: Lang) -> Command {
    match lang {
        Lang::En => Args::command(),
        Lang::Zh => chinese(Args::command()),
    }
}

/// What is said of one command.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    about: String,
    long: Option<String>,
    #[serde(default)]
    after: String,
    long_after: Option<String>,
    #[serde(default)]
    options: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
struct Pages {
    values: BTreeMap<String, String>,
    #[serde(flatten)]
    commands: BTreeMap<String, Page>,
}

/// A test reads the file; where it could not be read, English is spoken.
static PAGES: LazyLock<Pages> =
    LazyLock::new(|| toml::from_str(include_str!("help.zh.toml")).unwrap_or_default());

const WHOLE: &str = "handover";

/// How a page is made up: what it is about, how it is called, what it takes.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

fn chinese(command: Command) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let mut command = with_page(command, WHOLE)
        .override_usage("handover [选项] <命令>")
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version));
    for name in &names {
        command = command.mut_subcommand(name, |inner| {
            let usage = usage(&inner);
            with_page(inner, name).override_usage(usage).help_template(TEMPLATE)
        });
    }
    // Only then is there the command that clap itself adds.
    command.build();
    command.mut_subcommand("help", |help| with_page(help, "help"))
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    let help = PAGES.commands.get(WHOLE).and_then(|page| page.options.get(name));
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help_heading("通用选项")
        .help(help.cloned().unwrap_or_default())
}

fn with_page(command: Command, name: &str) -> Command {
    let Some(page) = PAGES.commands.get(name) else { return command };
    let mut place = 0;
    let after = page.after.trim_start();
    let long_after = page.long_after.as_deref().unwrap_or("").trim_start();
    let mut command = command
        .about(&page.about)
        .long_about(page.long.as_deref().unwrap_or(&page.about).trim_start())
        .after_help(after)
        .mut_args(|arg| {
            place += 1;
            // Under a heading of their own they would stand by their names.
            let arg = if arg.is_positional() { arg.display_order(place) } else { arg };
            translated(arg, page)
        });
    if !long_after.is_empty() {
        command = command.after_long_help(format!("{after}\n\n{long_after}"));
    }
    command
}

/// The values an option may have are told in its text.
fn translated(arg: Arg, page: &Page) -> Arg {
    let Some(text) = page.options.get(arg.get_id().as_str()) else { return arg };
    let names = value_names(&arg);
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "参数",
        (_, true) => "通用选项",
        _ => "选项",
    };
    let arg = arg.help(text).long_help(text.clone()).help_heading(heading);
    if names.is_empty() {
        return arg;
    }
    arg.value_names(names).hide_default_value(true).hide_possible_values(true)
}

/// The names that stand for the value of an argument, in Chinese.
fn value_names(arg: &Arg) -> Vec<&'static str> {
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let own = || vec![arg.get_id().as_str().to_uppercase()];
    let names: Vec<String> = arg
        .get_value_names()
        .map_or_else(own, |names| names.iter().map(ToString::to_string).collect());
    names.iter().filter_map(|name| Some(PAGES.values.get(name)?.as_str())).collect()
}

fn usage(command: &Command) -> String {
    let mut usage = format!("handover {} [选项]", command.get_name());
    for arg in command.get_positionals() {
        let name = value_names(arg).concat();
        let many = if matches!(arg.get_action(), ArgAction::Append) { "..." } else { "" };
        usage += &match arg.is_required_set() {
            true => format!(" <{name}>{many}"),
            false => format!(" [{name}]{many}"),
        };
    }
    usage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_without_its_chinese() {
        let command = Args::command();
        let whole = &PAGES.commands[WHOLE];
        for inner in command.get_subcommands() {
            let page = PAGES.commands.get(inner.get_name());
            let page = page.unwrap_or_else(|| panic!("{} is not told", inner.get_name()));
            assert!(!page.after.is_empty(), "{} has no example", inner.get_name());
            assert_eq!(
                inner.get_long_about().is_some(),
                page.long.is_some(),
                "{}",
                inner.get_name()
            );
            let mut told: Vec<_> = page.options.keys().map(String::as_str).collect();
            let mut there: Vec<_> =
                inner.get_arguments().map(|arg| arg.get_id().as_str()).collect();
            told.sort_unstable();
            there.sort_unstable();
            assert_eq!(told, there, "{}", inner.get_name());
        }
        for arg in command.get_arguments() {
            assert!(whole.options.contains_key(arg.get_id().as_str()), "{}", arg.get_id());
        }
    }

    #[test]
    fn the_values_of_an_option_are_told_in_its_text() {
        let command = Args::command();
        for inner in command.get_subcommands() {
            for arg in inner.get_arguments() {
                let text = &PAGES.commands[inner.get_name()].options[arg.get_id().as_str()];
                for value in arg.get_possible_values() {
                    let name = value.get_name();
                    let is_flag = matches!(name, "true" | "false");
                    assert!(is_flag || text.contains(name), "{}: {name}", arg.get_id());
                }
                for default in arg.get_default_values() {
                    let default = default.to_str().unwrap();
                    let is_flag = default == "false";
                    assert!(is_flag || text.contains(default), "{}: {default}", arg.get_id());
                }
            }
        }
    }

    #[test]
    fn the_command_line_holds_together_in_both_languages() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }
}
