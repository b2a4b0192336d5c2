//! `handover diagram`: pictures of who gave what to whom, and of what stands.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use handover::{
    analysis::TraceQuery,
    lang::Lang,
    render::diagram::{self, Diagram, View},
};

use crate::cli::{
    context::Context,
    exit::Status,
    failure::Failure,
    format::{self, Format},
    mark::{Mark, Weight},
    moment::parse_date,
    output::Output,
    picture::{self, Engine, FORMATS},
};

/// Draw who gave what to whom, the structure before or after, what changed, one duty's lineage,
/// where the duties went, or internal bodies
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover diagram -o transfers.svg
  handover diagram --view changes -o changes.dot
  handover diagram --agency 国家国防科技工业局 --depth 2
  handover diagram --view flow --since 1998-01-01 -o flow.svg
  handover diagram --view lineage --duty 盐业行政管理 --format mermaid")]
pub struct Args {
    /// What to draw
    #[arg(long, default_value = "transfers", value_parser = view_parser())]
    view: View,
    /// Only what this agency takes part in
    #[arg(long, value_name = "AGENCY")]
    agency: Option<String>,
    /// Only duties of this wording; what `lineage` follows
    #[arg(long, value_name = "DUTY", required_if_eq("view", "lineage"))]
    duty: Option<String>,
    /// The latest instrument up to this day that moves something is drawn; default: the latest of all
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// `flow` shows all reforms from this day on
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// How many steps from the agency in focus the picture goes
    #[arg(long, value_name = "STEPS", default_value_t = 1)]
    depth: usize,
    /// Leave out what the text does not state
    #[arg(long)]
    stated_only: bool,
    /// How to write the picture; default: by the ending of FILE, else svg
    #[arg(long, value_parser = format::parser(FORMATS))]
    format: Option<Format>,
    /// Who draws svg and png
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
    #[command(flatten)]
    output: Output,
}

fn view_parser() -> impl TypedValueParser<Value = View> {
    PossibleValuesParser::new(View::ALL.iter().map(|view| view.as_str()))
        .try_map(|word| word.parse::<View>())
}

/// Draws and writes.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    let options = diagram::Options {
        lang: context.lang,
        agency: args.agency.clone(),
        duty: args.duty.clone(),
        at: args.at.as_deref().map(parse_date).transpose()?,
        since: args.since.as_deref().map(parse_date).transpose()?,
        depth: args.depth,
        stated_only: args.stated_only,
    };
    if let (View::Lineage, Some(duty)) = (args.view, &options.duty) {
        let query = TraceQuery {
            duty: duty.clone(),
            agency: options.agency.clone(),
            at: options.at,
            forward: false,
            stated_only: options.stated_only,
        };
        let drawn = diagram::of_trace(&context.trace(&query)?, options.lang);
        return finish(&drawn, None, format, args, context.lang);
    }
    let data = context.load()?;
    let graph = data.graph();
    // An agency is meant by its name of the day asked about.
    let found = |name: &str| data.agency(&graph, name, options.at);
    let stranger = args.agency.as_deref().filter(|name| found(name).is_none());
    let agency = args.agency.as_deref().map(|name| match found(name) {
        Some(found) => graph.agency_name(found).to_owned(),
        None => name.to_owned(),
    });
    let options = diagram::Options { agency, ..options };
    let drawn = diagram::diagram(&data.history, &graph, args.view, &options);
    finish(&drawn, stranger, format, args, context.lang)
}

/// Writes; a picture of nothing is told, with the body that nobody knows.
fn finish(
    drawn: &Diagram,
    stranger: Option<&str>,
    format: Format,
    args: &Args,
    lang: Lang,
) -> Result<Status, Failure> {
    picture::write(drawn, format, args.engine, &args.output, lang)?;
    if !drawn.is_empty() {
        return Ok(Status::Done);
    }
    let message = match stranger {
        Some(name) => lang.pick(
            format!("数据里没有叫“{name}”的机构，图是空的"),
            format!("the data know no body called {name}; the picture is empty"),
        ),
        None => lang.pick(
            "没有符合所问的内容，图是空的".to_owned(),
            "nothing fits what was asked for; the picture is empty".to_owned(),
        ),
    };
    Mark::new(Weight::Note, lang, message).write(&mut anstream::stderr())?;
    Ok(Status::Negative)
}
