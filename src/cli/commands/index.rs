//! `handover index`: a history in one SQLite file.

use std::{io::Write, path::PathBuf};

use handover::{lang::Text, store::Changes};

use crate::cli::{context::Context, exit::Status, failure::Failure};

/// Keep the data in one SQLite file, of which a question reads only what it needs
///
/// Only the documents that differ are written. Others may read the file meanwhile, and a file that
/// exists is as it was until all is done. Every command takes the file as --data; any SQLite program
/// can read it. It keeps what documents say and the quotes, not the documents.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover index                                  graph-data into graph-data.sqlite
  handover -d graph-data.sqlite trace 盐业行政管理
  handover -d new-documents index --add -o graph-data.sqlite")]
pub struct Args {
    /// The file; default: the data's name with .sqlite
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Keep the documents of FILE that are not in the data
    #[arg(long)]
    add: bool,
}

/// Reads, and writes what differs.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let file = match &args.output {
        Some(file) => file.clone(),
        None => beside(context)?,
    };
    let changes = context.index(&file, args.add)?;
    let Changes { added, changed, removed, same } = changes;
    let file = file.display();
    writeln!(
        anstream::stderr(),
        "{}",
        context.lang.pick(
            format!(
                "{file}：新增 {added} 份，更新 {changed} 份，移除 {removed} 份，未变 {same} 份"
            ),
            format!("{file}: {added} new, {changed} changed, {removed} removed, {same} the same"),
        )
    )?;
    Ok(Status::Done)
}

/// The file that goes by the name of the data.
fn beside(context: &Context) -> Result<PathBuf, Failure> {
    let data = context.data();
    let file = data.with_extension("sqlite");
    match data.file_name() {
        Some(_) if file != data => Ok(file),
        _ => Err(Failure::request(
            Text::new(
                format!("从“{}”得不出文件名", data.display()),
                format!("`{}` gives the file no name", data.display()),
            ),
            Text::new("用 -o 文件名.sqlite 写明", "name one with -o FILE.sqlite"),
        )),
    }
}
