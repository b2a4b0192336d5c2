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
mod interrupt;
mod mark;
mod moment;
mod output;
mod page;
mod picture;
mod progress;
mod terminal;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use args::Args;
use context::Context;
use exit::Status;

/// Reads the arguments, does what they ask, and says how it went.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let result =
        Context::new(args.global).and_then(|context| commands::run(args.command, &context));
    let status = match result {
        Ok(status) => status,
        Err(failure) if failure.is_broken_pipe() => Status::Done,
        Err(failure) => {
            failure.print();
            Status::Wrong
        }
    };
    status.into()
}
