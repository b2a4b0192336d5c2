//! `handover diff`: what differs between two structures.

use handover::{
    Dataset,
    analysis::{self, Diff, Point, Structure},
    lang::Text,
    render,
};

use crate::cli::{
    context::Context,
    exit::Status,
    failure::Failure,
    format::{self, Format},
    mark::{Mark, Weight},
    moment::Side,
    output::Output,
    picture::{self, Engine},
};

const FORMATS: &[Format] = &[
    Format::Text,
    Format::Json,
    Format::Csv,
    Format::Markdown,
    Format::Svg,
    Format::Png,
    Format::Dot,
    Format::Mermaid,
];

/// Show what differs between two structures
///
/// A side is PATH, PATH@DATE, or @DATE (the same data at that day). With one side, the other is
/// the data as they end. With none, the structure before the latest instrument is compared with
/// the one after it.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover diff                                 what the latest instrument changed
  handover diff @2003-01-01 @2019-01-01         what changed between two days
  handover diff old.docx new.docx               two documents
  handover -d notice.docx diff --format markdown -o changes.md")]
pub struct Args {
    /// The earlier side
    before: Option<String>,
    /// The later side
    after: Option<String>,
    /// How to write the answer; default: by the ending of FILE, else text
    #[arg(long, value_parser = format::parser(FORMATS))]
    format: Option<Format>,
    /// End with exit status 1 if there are differences
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    output: Output,
}

/// Compares and writes.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    let diff = compare(args, context)?;
    let differs = args.exit_code && !diff.is_empty();
    let status = if differs { Status::Negative } else { Status::Done };
    let text = match format {
        Format::Json => render::json::print(&diff),
        Format::Csv => render::csv::diff(&diff),
        Format::Markdown => render::markdown::diff(&diff, context.lang),
        Format::Svg | Format::Png | Format::Dot | Format::Mermaid => {
            let drawn = render::diagram::of_diff(&diff, context.lang);
            picture::write(&drawn, format, Engine::Own, &args.output, context.lang)?;
            return Ok(status);
        }
        _ => render::text::diff(&diff, context.style(&args.output)),
    };
    args.output.write_text(&text)?;
    Ok(status)
}

fn compare(args: &Args, context: &Context) -> Result<Diff, Failure> {
    let Some(before) = &args.before else {
        return latest(&context.load()?);
    };
    let before = Side::parse(before)?;
    let after = args.after.as_deref().map(Side::parse).transpose()?;
    let after = after.unwrap_or(Side { path: None, date: None });
    if before.path == after.path && before.date > after.date && after.date.is_some() {
        let message = context.lang.pick(
            "前一侧晚于后一侧，下面是倒着看的变化",
            "the first side is later than the second: the changes are told backwards",
        );
        Mark::new(Weight::Note, context.lang, message).write(&mut anstream::stderr())?;
    }
    Ok(analysis::diff(&structure(&before, context)?, &structure(&after, context)?))
}

/// What the latest instrument changed.
pub fn latest(data: &Dataset) -> Result<Diff, Failure> {
    let Some((last, _)) = data.history.instruments().last() else {
        return Err(Failure::request(
            Text::new("数据里没有文件", "the data hold no instrument"),
            Text::new("用 --data 路径写明别的数据", "name data that do with --data PATH"),
        ));
    };
    let graph = data.graph();
    let at = |point| analysis::structure(&data.history, &graph, point, false);
    Ok(analysis::diff(&at(Point::Before(last)), &at(Point::After(last))))
}

fn structure(side: &Side, context: &Context) -> Result<Structure, Failure> {
    let data = match &side.path {
        Some(path) => context.load_path(path)?,
        None => context.load()?,
    };
    let graph = data.graph();
    let point = side.date.map_or(Point::End, Point::On);
    Ok(analysis::structure(&data.history, &graph, point, false))
}
