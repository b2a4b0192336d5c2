//! What can be said on the command line.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use super::{commands, exit};

const ABOUT: &str = "Who handed which duty to whom, with the clause that says so";

const EXAMPLES: &str = "\
Examples:
  handover report                              everything about graph-data, into output/
  handover extract notice.docx -o notice.csv   one document as a table
  handover trace 盐业行政管理                    who holds it, who held it, by which clause";

/// The whole command line.
#[derive(Parser)]
#[command(name = "handover", version, about = ABOUT, max_term_width = 100)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
#[command(infer_subcommands = false, disable_help_subcommand = false)]
pub struct Args {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command, before or after its name.
#[derive(ClapArgs)]
pub struct Global {
    /// A data folder, one document, a folder of documents, a provision table, a graph JSON file,
    /// or a SQLite file made by index; default: what HANDOVER_DATA names, else graph-data
    #[arg(short, long, global = true, value_name = "PATH", help_heading = "Global options")]
    pub data: Option<PathBuf>,
    /// The language of labels and reports; default: that of the locale
    #[arg(long, global = true, value_name = "LANG", help_heading = "Global options")]
    pub lang: Option<LangChoice>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", help_heading = "Global options")]
    #[arg(default_value = "auto")]
    pub color: ColorChoice,
    /// The charset of documents that do not tell theirs, such as GB18030 or Big5; default: guessed
    #[arg(long, global = true, value_name = "NAME", help_heading = "Global options")]
    pub encoding: Option<String>,
    /// How many threads work; default: one for each core
    #[arg(long, global = true, value_name = "N", help_heading = "Global options")]
    pub threads: Option<NonZeroUsize>,
}

/// A language, as given.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangChoice {
    /// 中文
    Zh,
    /// English
    En,
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// One command a variant; its options stand in its file.
#[derive(Subcommand)]
#[allow(missing_docs)] // clap takes the docs of each command's options
pub enum Command {
    Extract(commands::extract::Args),
    Diagram(commands::diagram::Args),
    Trace(commands::trace::Args),
    Show(commands::show::Args),
    Diff(commands::diff::Args),
    Check(commands::check::Args),
    Align(commands::align::Args),
    Report(commands::report::Args),
    Serve(commands::serve::Args),
    Index(commands::index::Args),
    Completions(commands::completions::Args),
}
