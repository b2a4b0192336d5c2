//! The global options, checked: what every command works with.

use std::{
    env,
    io::IsTerminal,
    path::{Path, PathBuf},
};

use handover::{
    Dataset, Options, Shown,
    analysis::{Trace, TraceQuery},
    dataset::Error,
    lang::{Lang, Text},
    render::text::Style,
    source::{Charset, ReadError},
    store::Changes,
};
use jiff::civil::Date;

use super::{
    args::{ColorChoice, Global},
    failure::Failure,
    moment::{AsOf, parse_date},
    output::Output,
    progress::Progress,
    terminal::width,
};

const DEFAULT_DATA: &str = "graph-data";

/// What every command works with.
pub struct Context {
    /// Where the data is, if it was said.
    data: Option<PathBuf>,
    /// The language of labels and reports.
    pub lang: Lang,
    /// The charset that was named.
    encoding: Option<Charset>,
    /// Whether standard error is for a person who watches.
    pub watched: bool,
}

impl Context {
    /// Checks the global options, once.
    pub fn new(global: Global, lang: Lang) -> Result<Self, Failure> {
        choose_colour(global.color);
        if let Some(threads) = global.threads {
            // Fails only where the threads are running already: they are not.
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.get());
            let _ = pool.build_global();
        }
        let encoding = global.encoding.map(|name| charset(&name)).transpose()?;
        Ok(Context {
            data: global.data.or_else(named_by_environment),
            lang,
            encoding,
            watched: std::io::stderr().is_terminal(),
        })
    }

    /// Where the data is.
    pub fn data(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new(DEFAULT_DATA))
    }

    /// Reads the data.
    pub fn load(&self) -> Result<Dataset, Failure> {
        self.load_path(self.data()).map_err(|failure| self.explain_default(failure))
    }

    /// Answers a question about a duty, reading no more than it needs.
    pub fn trace(&self, query: &TraceQuery) -> Result<Trace, Failure> {
        let answer = self.reading(|options| handover::trace(self.data(), options, query));
        answer.map_err(|failure| self.explain_default(failure))
    }

    /// Tells all of one body, reading no more than it needs.
    pub fn show(&self, name: &str, day: Option<Date>) -> Result<Shown, Failure> {
        let shown = self.reading(|options| handover::show(self.data(), options, name, day));
        shown.map_err(|failure| self.explain_default(failure))
    }

    /// Writes the data into a SQLite file.
    pub fn index(&self, file: &Path, add: bool) -> Result<Changes, Failure> {
        let written = self.reading(|options| handover::index_path(self.data(), options, file, add));
        written.map_err(|failure| self.explain_default(failure))
    }

    /// Reads the data as they stood on a day; all of them where none is named.
    pub fn load_up_to(&self, as_of: &AsOf) -> Result<Dataset, Failure> {
        let day = as_of.at.as_deref().map(parse_date).transpose()?;
        let data = self.load()?;
        Ok(match day {
            Some(day) => data.up_to(day),
            None => data,
        })
    }

    /// Reads another path as data.
    pub fn load_path(&self, path: &Path) -> Result<Dataset, Failure> {
        self.reading(|options| handover::load(path, options))
    }

    /// Shows how far reading is.
    fn reading<T>(
        &self,
        read: impl FnOnce(&Options<'_>) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        let progress = Progress::new(self.watched, self.lang);
        let told = |done, total| progress.tell(done, total);
        let result = read(&Options { encoding: self.encoding, progress: Some(&told) });
        progress.finish();
        Ok(result?)
    }

    /// How documents are read.
    pub fn options(&self) -> Options<'_> {
        Options { encoding: self.encoding, progress: None }
    }

    /// How an answer is written for a person to read.
    pub fn style(&self, output: &Output) -> Style {
        Style { lang: self.lang, width: width(), colour: output.is_coloured() }
    }

    /// Somebody who said no path needs to hear which one was taken.
    pub fn explain_default(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Data(Error::Missing { .. }) if self.data.is_none() => Failure::request(
                Text::new(
                    format!("当前文件夹里没有 `{DEFAULT_DATA}`"),
                    format!("there is no `{DEFAULT_DATA}` in this folder"),
                ),
                Text::new(
                    "用 --data 路径（或环境变量 HANDOVER_DATA）写明数据在哪里：数据文件夹、一份文件、\
                     装着文件的文件夹、条目表、graph.json 或 index 写出的 SQLite 文件",
                    "name your data with --data PATH (or HANDOVER_DATA): a data folder, one \
                     document, a folder of documents, a provision table, a graph JSON file, or a \
                     SQLite file made by index",
                ),
            ),
            other => other,
        }
    }
}

/// A variable that is set to nothing names nothing.
fn named_by_environment() -> Option<PathBuf> {
    env::var_os("HANDOVER_DATA").filter(|path| !path.is_empty()).map(PathBuf::from)
}

fn charset(name: &str) -> Result<Charset, Failure> {
    name.parse().map_err(|unknown: ReadError| Failure::request(unknown.text(), unknown.hint()))
}

/// The choice holds for all standard streams from here on.
fn choose_colour(choice: ColorChoice) {
    match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::AlwaysAnsi,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}
