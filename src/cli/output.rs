//! Where an answer goes.

use std::{
    io::{self, BufWriter, IsTerminal, Seek, Write},
    path::{Path, PathBuf},
};

use clap::Args as ClapArgs;
use handover::dataset::write_atomically;

use super::failure::Failure;

/// The option that says where an answer goes.
#[derive(ClapArgs)]
pub struct Output {
    /// Write to this file, whole or not at all; default: standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Output {
    /// The file, if one was named; `-` is standard output.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Whether what is written here may have colours.
    pub fn is_coloured(&self) -> bool {
        let choice = anstream::AutoStream::choice(&io::stdout());
        self.file().is_none() && choice != anstream::ColorChoice::Never
    }

    /// Writes an answer.
    pub fn write(
        &self,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        match self.file() {
            Some(path) => Ok(write_atomically(path, fill)?),
            None => {
                let mut out = standard();
                fill(&mut out)?;
                Ok(out.flush()?)
            }
        }
    }

    /// Writes an answer of which a part would be of no use, whole or not at all
    /// on standard output too: it waits in a temporary file.
    pub fn write_whole(
        &self,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        if self.file().is_some() {
            return self.write(fill);
        }
        let mut kept = BufWriter::new(tempfile::tempfile()?);
        fill(&mut kept)?;
        let mut kept = kept.into_inner().map_err(io::IntoInnerError::into_error)?;
        kept.rewind()?;
        self.write(|out| io::copy(&mut kept, out).map(drop))
    }

    /// Writes an answer that is no text, and changes nothing in it.
    pub fn write_bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self.file() {
            Some(path) => Ok(write_atomically(path, |out| out.write_all(bytes))?),
            None => {
                let mut out = io::stdout().lock();
                out.write_all(bytes)?;
                Ok(out.flush()?)
            }
        }
    }

    /// Writes an answer that is already one text, and ends its last line.
    pub fn write_text(&self, text: &str) -> Result<(), Failure> {
        self.write(|out| {
            out.write_all(text.as_bytes())?;
            if text.is_empty() || text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
        })
    }
}

/// Standard output: what a terminal can show of an answer, and to a program
/// the answer as it is, as a file has it.
fn standard() -> Box<dyn Write> {
    let out = io::stdout();
    match out.is_terminal() {
        true => Box::new(BufWriter::new(anstream::stdout())),
        false => Box::new(BufWriter::new(out.lock())),
    }
}
