//! `handover trace`: who holds a duty, who held it, by which clause.

use handover::{analysis::TraceQuery, lang::Text, render};

use crate::cli::{
    context::Context,
    exit::Status,
    failure::Failure,
    format::{self, Format},
    moment::parse_date,
    output::Output,
    picture::{self, Engine},
};

const FORMATS: &[Format] = &[
    Format::Text,
    Format::Json,
    Format::Csv,
    Format::Svg,
    Format::Png,
    Format::Dot,
    Format::Mermaid,
];

/// Tell who holds a duty, who held it before, and by which clause
///
/// Exit status 1 if nothing of that name is found; the nearest duties are named then.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover trace 盐业行政管理
  handover trace 军工电子管理 --format json
  handover trace 无线电管理 --at 2005-01-01 --forward      what became of it after that day")]
pub struct Args {
    /// The duty, in its own words or nearly so
    duty: String,
    /// Only where this agency takes part
    #[arg(long, value_name = "AGENCY")]
    agency: Option<String>,
    /// Look from this day
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// Only what came after
    #[arg(long)]
    forward: bool,
    /// Leave out what the text does not state
    #[arg(long)]
    stated_only: bool,
    /// How to write the answer; default: by the ending of FILE, else text
    #[arg(long, value_parser = format::parser(FORMATS))]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
}

/// Traces and writes.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    let query = query(args)?;
    let trace = context.trace(&query)?;
    let status = if trace.is_empty() { Status::Negative } else { Status::Done };
    let text = match format {
        Format::Json => render::json::print(&trace),
        Format::Csv => render::csv::trace(&trace),
        Format::Svg | Format::Png | Format::Dot | Format::Mermaid => {
            let drawn = render::diagram::of_trace(&trace, context.lang);
            picture::write(&drawn, format, Engine::Own, &args.output, context.lang)?;
            return Ok(status);
        }
        _ => render::text::trace(&trace, context.style(&args.output)),
    };
    args.output.write_text(&text)?;
    Ok(status)
}

fn query(args: &Args) -> Result<TraceQuery, Failure> {
    if args.duty.trim().is_empty() {
        return Err(Failure::request(
            Text::new("没有写职责", "the duty is empty"),
            Text::new(
                "写出职责，说法相近即可：handover trace 盐业行政管理",
                "name it, in its own words or nearly so: handover trace 盐业行政管理",
            ),
        ));
    }
    Ok(TraceQuery {
        duty: args.duty.trim().to_owned(),
        agency: args.agency.clone(),
        at: args.at.as_deref().map(parse_date).transpose()?,
        forward: args.forward,
        stated_only: args.stated_only,
    })
}
