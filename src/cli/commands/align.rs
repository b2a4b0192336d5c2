//! `handover align`: which wordings may name one duty.

use std::path::{Path, PathBuf};

use handover::{
    analysis::{self, align::THRESHOLD},
    dataset::{self, Alignments},
    lang::Text,
    render,
};

use crate::cli::{
    context::Context,
    exit::Status,
    failure::Failure,
    format::{self, Format},
    moment::AsOf,
    output::Output,
};

const FORMATS: &[Format] = &[Format::Text, Format::Csv, Format::Json];

/// Propose which wordings name one duty, best first, and take in what a person decided
///
/// Nothing proposed is taken as so. Write the table, put accept or refuse into its column
/// `decision` (and correct `link` where it is wrong: same, part, different), and read it back with
/// --accept: the decisions are put into alignments.toml of the data folder, and win from then on.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover align                       what may be the same, best first
  handover align -o links.csv          as a table to edit: accept or refuse in its first column
  handover align --accept links.csv    put what was decided into graph-data/alignments.toml")]
pub struct Args {
    /// Leave out proposals that score less, between 0 and 1
    #[arg(long, value_name = "SCORE", default_value_t = THRESHOLD)]
    at_least: f64,
    /// Read an edited table, and add its decisions to alignments.toml
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
    /// How to write the proposals; default: by the ending of FILE, else text
    #[arg(long, value_parser = format::parser(FORMATS))]
    format: Option<Format>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    output: Output,
}

/// Proposes, or takes decisions in.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    if let Some(table) = &args.accept {
        return accept(table, args, context);
    }
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    if !(0.0..=1.0).contains(&args.at_least) {
        return Err(Failure::request(
            Text::new(
                format!("{} 不是分数", args.at_least),
                format!("{} is no score", args.at_least),
            ),
            Text::new("写 0 到 1 之间的数，如 0.6", "write a number between 0 and 1, such as 0.6"),
        ));
    }
    let data = context.load_up_to(&args.as_of)?;
    let found = analysis::align::align(&data.history, &data.graph(), args.at_least);
    let text = match format {
        Format::Csv => render::csv::proposals(&found),
        Format::Json => render::json::print(&found),
        _ => render::text::proposals(&found, context.style(&args.output)),
    };
    args.output.write_text(&text)?;
    Ok(if found.proposals.is_empty() { Status::Negative } else { Status::Done })
}

fn accept(table: &Path, args: &Args, context: &Context) -> Result<Status, Failure> {
    let folder = context.data();
    if !folder.is_dir() {
        return Err(Failure::request(
            Text::new(
                format!("“{}”不是数据文件夹", folder.display()),
                format!("`{}` is no data folder", folder.display()),
            ),
            Text::new(
                "决定记在数据文件夹的 alignments.toml 里：用 --data 路径写明一个",
                "decisions are kept in alignments.toml of a data folder: name one with --data PATH",
            ),
        ));
    }
    let file = folder.join("alignments.toml");
    let known = match file.is_file() {
        true => Alignments::read(&file)?,
        false => Alignments::default(),
    };
    let decided = dataset::read_decisions(table, &known)?;
    let old = match file.is_file() {
        true => dataset::read_file(&file)?,
        false => String::new(),
    };
    let added = dataset::alignments_toml(&decided);
    if !decided.is_empty() {
        dataset::write_atomically(&file, |out| {
            out.write_all(old.as_bytes())?;
            out.write_all(added.as_bytes())
        })?;
    }
    let (count, file) = (decided.len(), file.display());
    args.output.write_text(&context.lang.pick(
        format!("{file}：收入 {count} 项决定\n"),
        format!("{count} decisions added to {file}\n"),
    ))?;
    Ok(Status::Done)
}
