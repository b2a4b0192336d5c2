//! Why a command could not do what was asked, told with a way out.

use std::io;

use handover::dataset::Error;

use super::mark::{Mark, Weight};

/// Why a command could not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The data is wrong, or not there.
    Data(Error),
    /// The request is wrong.
    Request {
        /// What is wrong with it.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Standard output refuses.
    Output(io::Error),
}

impl Failure {
    /// A wrong request.
    pub fn request(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure::Request { message: message.into(), hint: hint.into() }
    }

    /// Whether the reader of our output just stopped reading.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Tells it on standard error.
    pub fn print(&self) {
        let mark = match self {
            Failure::Data(error) => told(error),
            Failure::Request { message, hint } => {
                Mark::new(Weight::Error, message.clone()).hint(hint.clone())
            }
            Failure::Output(error) => {
                Mark::new(Weight::Error, format!("cannot write to standard output: {error}"))
                    .hint("name a file with -o FILE")
            }
        };
        // Nobody is left to tell when standard error is gone too.
        let _ = mark.write(&mut anstream::stderr());
    }
}

/// A mistake in a file is shown in the file; anything else in a sentence.
pub fn told(error: &Error) -> Mark<'_> {
    let mark = match error.fault() {
        Some(fault) => Mark::new(Weight::Error, fault.message.clone()).place(
            fault.file.display().to_string(),
            &fault.text,
            fault.span,
        ),
        None => Mark::new(Weight::Error, error.to_string()),
    };
    mark.hint(error.hint())
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Data(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}
