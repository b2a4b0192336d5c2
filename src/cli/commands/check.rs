//! `handover check`: what does not add up.

use std::io::{self, Write};

use handover::{
    Dataset,
    analysis::{
        self,
        check::{rule, rules},
    },
    diagnostic::{Diagnostic, Severity},
    lang::{Lang, Text},
    render::{self, json::Findings},
};

use crate::cli::{
    context::Context,
    exit::Status,
    failure::Failure,
    format::{self, Format},
    mark::Mark,
    moment::AsOf,
    output::Output,
};

const FORMATS: &[Format] = &[Format::Text, Format::Json];

/// Show what does not add up: duties without a recipient, bodies that ended and still hold, …
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover check
  handover check --at 2010-01-01                 what did not add up on that day
  handover check --deny warning                  exit status 1 if there is a warning or an error
  handover check --explain unstated-recipient    what a finding means")]
pub struct Args {
    /// How to write the findings; default: by the ending of FILE, else text
    #[arg(long, value_parser = format::parser(FORMATS))]
    format: Option<Format>,
    /// End with exit status 1 if a finding weighs this much or more (note, warning, error), or has
    /// this code; may be given several times
    #[arg(long, value_name = "LEVEL|CODE")]
    deny: Vec<String>,
    /// Leave out findings of this code; may be given several times
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,
    /// Explain a finding's code, and look at no data
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    output: Output,
}

/// What makes a finding count against the data.
enum Denied {
    /// Its weight, or more.
    Level(Severity),
    /// Its code.
    Code(String),
}

impl Denied {
    fn parse(word: &str) -> Result<Self, Failure> {
        Ok(match word {
            "note" => Denied::Level(Severity::Note),
            "warning" => Denied::Level(Severity::Warning),
            "error" => Denied::Level(Severity::Error),
            code => Denied::Code(known(code)?),
        })
    }

    fn hits(&self, finding: &Diagnostic) -> bool {
        match self {
            Denied::Level(level) => finding.severity >= *level,
            Denied::Code(code) => finding.code == *code,
        }
    }
}

/// A code that findings can have.
fn known(code: &str) -> Result<String, Failure> {
    rule(code).map(|rule| rule.code.to_owned()).ok_or_else(|| unknown(code))
}

fn unknown(code: &str) -> Failure {
    let codes: Vec<_> = rules().iter().map(|rule| rule.code).collect();
    Failure::request(
        Text::new(
            format!("没有代码为 `{code}` 的问题"),
            format!("no finding has the code `{code}`"),
        ),
        Text::new(
            format!("代码有：{}", codes.join("、")),
            format!("the codes are {}", codes.join(", ")),
        ),
    )
}

/// Checks and writes.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    if let Some(code) = &args.explain {
        return explain(code, args, context);
    }
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    let data = context.load_up_to(&args.as_of)?;
    let denied: Vec<Denied> =
        args.deny.iter().map(|word| Denied::parse(word)).collect::<Result<_, _>>()?;
    let allowed: Vec<String> =
        args.allow.iter().map(|code| known(code)).collect::<Result<_, _>>()?;
    let mut findings = findings(&data, context);
    findings.findings.retain(|finding| !allowed.contains(&finding.code));
    match format {
        Format::Json => args.output.write_text(&render::json::print(&findings))?,
        _ => {
            let coloured = args.output.is_coloured();
            let told = |finding: &Diagnostic| mark(finding, &data, context.lang).told(coloured);
            let summary = summary(&findings.findings, context.lang);
            args.output.write(|out| write_text(out, &findings.findings, told, &summary))?;
        }
    }
    let found = findings.findings.iter().any(|found| denied.iter().any(|d| d.hits(found)));
    Ok(if found { Status::Negative } else { Status::Done })
}

/// All findings about the data.
pub fn findings(data: &Dataset, context: &Context) -> Findings {
    let graph = data.graph();
    let findings = analysis::check(&data.history, &graph, &data.findings, context.lang);
    Findings { findings }
}

fn explain(code: &str, args: &Args, context: &Context) -> Result<Status, Failure> {
    let Some(rule) = rule(code) else {
        return Err(unknown(code));
    };
    args.output.write_text(&rule.explain(context.lang))?;
    Ok(Status::Done)
}

fn write_text(
    out: &mut dyn Write,
    findings: &[Diagnostic],
    told: impl Fn(&Diagnostic) -> String,
    summary: &str,
) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}", told(finding))?;
    }
    writeln!(out, "{summary}")
}

/// A finding with the words it is about, where the text is at hand.
fn mark<'a>(finding: &Diagnostic, data: &'a Dataset, lang: Lang) -> Mark<'a> {
    let mark = Mark::new(finding.severity.into(), lang, finding.message.clone())
        .code(&finding.code)
        .hint(finding.hint.clone().unwrap_or_default());
    let clause = finding.clause.clone().unwrap_or_default();
    let source = finding.instrument.as_deref().and_then(|id| data.sources.get(id));
    match (source, finding.span) {
        (Some(source), Some(span)) if span.end as usize <= source.text().len() => {
            mark.aside(clause).place(source.name().to_owned(), source.text(), span)
        }
        _ => {
            let instrument = finding.instrument.clone().unwrap_or_default();
            mark.aside(format!("{instrument} {clause}").trim().to_owned())
        }
    }
}

fn summary(findings: &[Diagnostic], lang: Lang) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, notes) =
        (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    let all = findings.len();
    let plural =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    lang.pick(
        format!("共 {all} 处：错误 {errors}，警告 {warnings}，提示 {notes}"),
        format!(
            "{}: {}, {}, {}",
            plural(all, "finding"),
            plural(errors, "error"),
            plural(warnings, "warning"),
            plural(notes, "note")
        ),
    )
}
