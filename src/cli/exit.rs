//! The exit codes: a contract with every script that calls `handover`.

use std::process::ExitCode;

/// How a command ended.
///
/// A reader that closes the pipe early (`handover … | head`) is no failure:
/// the command ends with 0 and says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 0: done, and the answer is not negative.
    Done,
    /// 1: done, and the answer is negative: `trace` found nothing, `diff
    /// --exit-code` found differences, `check --deny` found findings.
    Negative,
    /// 2: the request or the input is wrong. Standard error says what, where
    /// and what to do; nothing was written half.
    Wrong,
    /// 130: the user ended it. What was written so far is told.
    Interrupted,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Done => 0,
            Status::Negative => 1,
            Status::Wrong => 2,
            Status::Interrupted => INTERRUPTED as u8,
        })
    }
}

/// As a shell tells that Ctrl-C ended a program.
pub const INTERRUPTED: i32 = 130;

/// The same, as `--help` tells it.
pub const HELP: &str = "\
Exit status: 0 done; 1 the answer is negative (trace found nothing, diff --exit-code found \
differences, check --deny found findings); 2 the request or the input is wrong; 130 ended by Ctrl-C.";
