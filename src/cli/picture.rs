//! A picture in the format asked for, drawn here or by an installed Graphviz.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
    thread,
};

use handover::{
    lang::{Lang, Text},
    render::{self, Diagram, svg},
};

use super::{
    failure::Failure,
    format::Format,
    mark::{Mark, Weight},
    output::Output,
};

/// The formats of pictures.
pub const FORMATS: &[Format] =
    &[Format::Svg, Format::Png, Format::Dot, Format::Mermaid, Format::Json];

/// Who lays a picture out and draws it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Engine {
    /// This program
    #[default]
    Own,
    /// An installed Graphviz (`dot`); for svg and png
    Dot,
}

/// A picture that stands beside the report's page.
pub fn alone() -> svg::Options {
    svg::Options { page: "index.html".to_owned(), ..svg::Options::default() }
}

/// Writes a picture in one of [`FORMATS`].
pub fn write(
    picture: &Diagram,
    format: Format,
    engine: Engine,
    output: &Output,
    lang: Lang,
) -> Result<(), Failure> {
    match (format, engine) {
        (Format::Json, _) => output.write_text(&render::json::print(picture)),
        (Format::Mermaid, _) => output.write_text(&render::mermaid::print(picture)),
        (Format::Dot, _) => output.write_text(&render::dot::print(picture)),
        (Format::Png, Engine::Own) => output.write_bytes(&pixels(picture, lang)?),
        (_, Engine::Own) => output.write_text(&svg::print(picture, &alone())),
        (format, Engine::Dot) => output.write_bytes(&graphviz(picture, format)?),
    }
}

/// Pixels for one unit of a drawing, so that small text can be read.
#[cfg(feature = "png")]
const SCALE: f32 = 2.0;

#[cfg(feature = "png")]
fn pixels(picture: &Diagram, lang: Lang) -> Result<Vec<u8>, Failure> {
    let drawn = svg::print(picture, &alone());
    let image = render::png::print(&drawn, &render::png::Fonts::of_machine(), SCALE)
        .map_err(|error| Failure::request(error.text(), error.hint()))?;
    if !image.missing.is_empty() {
        let missing: String = image.missing.iter().take(20).collect();
        let message = lang.pick(
            format!("本机没有含有“{missing}”的字体，图中缺少这些字"),
            format!("no font on this machine holds {missing:?}; the picture lacks them"),
        );
        Mark::new(Weight::Warning, lang, message).write(&mut anstream::stderr())?;
    }
    Ok(image.bytes)
}

#[cfg(not(feature = "png"))]
fn pixels(_: &Diagram, _: Lang) -> Result<Vec<u8>, Failure> {
    Err(Failure::request(
        Text::new("这个程序编译时没有加入写 PNG 的功能", "this build of handover writes no PNG"),
        Text::new(
            "编译时加入：`cargo build --release --features png`，或者写成 SVG",
            "build it with `cargo build --release --features png`, or write SVG",
        ),
    ))
}

/// Lets `dot` draw. It reads from its standard input; no file is left behind.
fn graphviz(picture: &Diagram, format: Format) -> Result<Vec<u8>, Failure> {
    let kind = if format == Format::Png { "-Tpng" } else { "-Tsvg" };
    let mut dot = Command::new("dot")
        .arg(kind)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(&error))?;
    let text = render::dot::print(picture);
    let input = dot.stdin.take();
    // It may answer before it has read all.
    let writer = thread::spawn(move || match input {
        Some(mut input) => input.write_all(text.as_bytes()),
        None => Ok(()),
    });
    let done = dot.wait_with_output().map_err(|error| not_started(&error))?;
    let sent = writer.join();
    if done.status.success() && matches!(sent, Ok(Ok(()))) {
        return Ok(done.stdout);
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let said = said.lines().next().unwrap_or("it says nothing").to_owned();
    Err(Failure::request(
        Text::new(
            format!("`dot` 没有画成：{said}"),
            format!("`dot` could not draw the picture: {said}"),
        ),
        Text::new(
            "去掉 --engine dot：handover 自己就能画",
            "leave out --engine dot: handover draws without it",
        ),
    ))
}

fn not_started(error: &io::Error) -> Failure {
    let message = match error.kind() {
        io::ErrorKind::NotFound => {
            Text::new("本机没有 `dot` 程序", "there is no program `dot` on this machine")
        }
        _ => Text::new(
            format!("`dot` 启动不了：{error}"),
            format!("`dot` cannot be started: {error}"),
        ),
    };
    Failure::request(
        message,
        Text::new(
            "安装 Graphviz（Debian：apt install graphviz），或者去掉 --engine dot：handover 自己就能画",
            "install Graphviz (Debian: apt install graphviz), or leave out --engine dot: handover \
             draws without it",
        ),
    )
}
