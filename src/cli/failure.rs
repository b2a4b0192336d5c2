//! Why a command could not do what was asked, told with a way out.

use std::io;

use handover::{
    dataset::Error,
    lang::{Lang, Text},
};

use super::mark::{Mark, Weight};

/// Why a command could not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The data is wrong, or not there.
    Data(Error),
    /// The request is wrong.
    Request {
        /// What is wrong with it.
        message: Text,
        /// What to do.
        hint: Text,
    },
    /// Standard output refuses.
    Output(io::Error),
}

impl Failure {
    /// A wrong request.
    pub fn request(message: Text, hint: Text) -> Self {
        Failure::Request { message, hint }
    }

    /// Whether the reader of our output just stopped reading.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Tells it on standard error.
    pub fn print(&self, lang: Lang) {
        let mark = match self {
            Failure::Data(error) => told(error, lang),
            Failure::Request { message, hint } => {
                Mark::new(Weight::Error, lang, message.get(lang)).hint(hint.get(lang))
            }
            Failure::Output(error) => {
                let message = lang.pick(
                    format!("写不了标准输出：{error}"),
                    format!("cannot write to standard output: {error}"),
                );
                let hint = lang.pick("用 -o 写进一个文件", "name a file with -o FILE");
                Mark::new(Weight::Error, lang, message).hint(hint)
            }
        };
        // Nobody is left to tell when standard error is gone too.
        let _ = mark.write(&mut anstream::stderr());
    }
}

/// A mistake in a file is shown in the file; anything else in a sentence.
pub fn told(error: &Error, lang: Lang) -> Mark<'_> {
    let mark = match error.fault() {
        Some(fault) => Mark::new(Weight::Error, lang, fault.message.get(lang)).place(
            fault.file.display().to_string(),
            &fault.text,
            fault.span,
        ),
        None => Mark::new(Weight::Error, lang, error.text().get(lang)),
    };
    mark.hint(error.hint().get(lang))
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
