//! One file, one command.

pub mod align;
pub mod check;
pub mod completions;
pub mod diagram;
pub mod diff;
pub mod extract;
pub mod index;
pub mod report;
pub mod serve;
pub mod show;
pub mod trace;

use super::{args::Command, context::Context, exit::Status, failure::Failure};

/// Does what a command asks.
pub fn run(command: Command, context: &Context) -> Result<Status, Failure> {
    match command {
        Command::Extract(args) => extract::run(&args, context),
        Command::Diagram(args) => diagram::run(&args, context),
        Command::Trace(args) => trace::run(&args, context),
        Command::Diff(args) => diff::run(&args, context),
        Command::Align(args) => align::run(&args, context),
        Command::Show(args) => show::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Index(args) => index::run(&args, context),
        Command::Report(args) => report::run(&args, context),
        Command::Serve(args) => serve::run(&args, context),
        Command::Completions(args) => completions::run(&args, context),
    }
}
