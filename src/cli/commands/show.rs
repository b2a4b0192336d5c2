//! `handover show`: one body on one day.

use handover::{Shown, render};

use crate::cli::{
    context::Context,
    exit::Status,
    failure::Failure,
    format::{self, Format},
    moment::parse_date,
    output::Output,
};

const FORMATS: &[Format] = &[Format::Text, Format::Json];

/// Tell all about one body: names, superior, duties with their origin, what it gave and received
///
/// Exit status 1 if no body of that name is found.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover show 工业和信息化部
  handover show 信息产业部 --at 2005-01-01     as it was on that day")]
pub struct Args {
    /// The body, by any of its names
    agency: String,
    /// On this day; default: after the last document
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// How to write the answer; default: by the ending of FILE, else text
    #[arg(long, value_parser = format::parser(FORMATS))]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
}

/// Shows and writes.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    let day = args.at.as_deref().map(parse_date).transpose()?;
    let name = args.agency.trim();
    let portrait = match context.show(name, day)? {
        Shown::Body(portrait) => portrait,
        Shown::Near(near) => {
            let mut text = context
                .lang
                .pick(format!("没有找到机构“{name}”。\n"), format!("no body is called {name}\n"));
            near.iter().for_each(|near| text += &format!("  {near}\n"));
            match format {
                // A program that waits for a body is given none.
                Format::Json => anstream::eprintln!("{}", text.trim_end()),
                _ => args.output.write_text(&text)?,
            }
            return Ok(Status::Negative);
        }
    };
    let text = match format {
        Format::Json => render::json::print(&*portrait),
        _ => render::text::show(&portrait, context.style(&args.output)),
    };
    args.output.write_text(&text)?;
    Ok(Status::Done)
}
