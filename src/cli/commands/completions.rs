//! `handover completions`: shell completions and man pages.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use clap_complete::Shell;
use handover::{
    dataset::{Error, write_atomically},
    lang::{Lang, Text},
};

use crate::cli::{context::Context, exit::Status, failure::Failure, help, output::Output};

/// Print shell completions, or man pages
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover completions bash > ~/.local/share/bash-completion/completions/handover
  handover completions man --out ~/.local/share/man/man1")]
pub struct Args {
    /// For which shell; `man` for the man pages
    kind: Kind,
    /// With `man`: write one page a command into this folder; default: the main page, printed
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
    Man,
}

/// Prints or writes them.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let shell = match args.kind {
        Kind::Bash => Shell::Bash,
        Kind::Elvish => Shell::Elvish,
        Kind::Fish => Shell::Fish,
        Kind::Powershell => Shell::PowerShell,
        Kind::Zsh => Shell::Zsh,
        Kind::Man => return man(args, context.lang),
    };
    if args.out.is_some() {
        return Err(Failure::request(
            Text::new("--out 只用于手册页", "--out is for man pages, which are many"),
            Text::new(
                "补全脚本只有一个文件，用 -o 写明",
                "write a completion script to one file with -o FILE",
            ),
        ));
    }
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(context.lang), "handover", &mut script);
    args.output.write(|out| out.write_all(&script))?;
    Ok(Status::Done)
}

fn man(args: &Args, lang: Lang) -> Result<Status, Failure> {
    let command = help::command(lang);
    match &args.out {
        Some(folder) => write_pages(command, folder, lang)?,
        None => args.output.write(|out| clap_mangen::Man::new(command).render(out))?,
    }
    Ok(Status::Done)
}

fn write_pages(mut command: clap::Command, folder: &Path, lang: Lang) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|cause| Error::unwritable(folder, cause))?;
    command.build();
    for page in [&command].into_iter().chain(command.get_subcommands()) {
        if page.get_name() == "help" {
            continue;
        }
        let page = clap_mangen::Man::new(page.clone());
        let path = folder.join(page.get_filename());
        write_atomically(&path, |mut out: &mut dyn Write| page.render(&mut out))?;
        anstream::eprintln!("{} {}", lang.pick("写入", "wrote"), path.display());
    }
    Ok(())
}
