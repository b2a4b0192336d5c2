//! Arguments, files, progress, exit codes.
//!
//! One file under `commands/` is one command. Raw flags are checked into
//! ready-to-use objects once, at the door ([`context`], [`format`],
//! [`moment`]); what a command then does is a call of the library and a write.

mod args;
mod commands;
mod context;
mod exit;
mod extracting;
mod failure;
mod format;
mod help;
mod interrupt;
mod mark;
mod moment;
mod output;
mod page;
mod picture;
mod progress;
mod speech;
mod terminal;
mod usage;
mod watch;

use std::{env, ffi::OsString, process::ExitCode};

use clap::FromArgMatches;

use args::Args;
use context::Context;
use exit::Status;
use handover::lang::Lang;

/// Reads the arguments, does what they ask, and says how it went.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().collect();
    let lang = speech::of(&arguments);
    let parsed = help::command(lang).try_get_matches_from(arguments);
    let status = match parsed.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => run_command(args, lang),
        Err(error) => usage::tell(&error, lang),
    };
    status.into()
}

fn run_command(args: Args, lang: Lang) -> Status {
    let result =
        Context::new(args.global, lang).and_then(|context| commands::run(args.command, &context));
    match result {
        Ok(status) => status,
        Err(failure) if failure.is_broken_pipe() => Status::Done,
        Err(failure) => {
            failure.print(lang);
            Status::Wrong
        }
    }
}
