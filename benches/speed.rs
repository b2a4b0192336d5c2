//! How long the parts of the work take, and how that grows with the history.
//!
//! `cargo bench --bench speed` measures three sizes with divan and prints the
//! growth; `HANDOVER_BENCH=1000,10000,100000` chooses the sizes. With
//! `-- --figures FOLDER [NAME…]` it measures, once each, the work on what the
//! bench `make` wrote into the folder, one line an operation, for `compare.sh`;
//! only the operations with such names, where any are given.

mod made;

use std::{
    fs::File,
    hint::black_box,
    io::{self, BufWriter, Write},
    path::Path,
    time::Instant,
};

use divan::Bencher;
use handover::{
    Dataset, Options,
    analysis::{self, Diff, Lang, Point, Structure, TraceQuery},
    dataset::{self, TableWriter},
    graph::Graph,
    model::History,
    render,
};
use jiff::civil::date;

/// The memory of the program itself.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|word| word == "--figures") {
        let folder = Path::new(arguments.get(at + 1).map_or(".", String::as_str));
        let names = arguments.iter().skip(at + 2).filter(|word| !word.starts_with('-'));
        return Asked(names.cloned().collect()).figures(folder);
    }
    divan::main();
    if !arguments.iter().any(|word| word == "--test" || word == "--list") {
        growth();
    }
}

fn sizes() -> Vec<usize> {
    let named = std::env::var("HANDOVER_BENCH").unwrap_or_else(|_| "1000,10000,100000".into());
    named.split(',').filter_map(|size| size.trim().parse().ok()).collect()
}

/// A history with its graph, and its structures on two days.
struct Ready {
    folder: tempfile::TempDir,
    history: History,
    graph: Graph,
    one: Structure,
    other: Structure,
    difference: Diff,
}

const ONE: Point = Point::On(date(1993, 1, 1));
const OTHER: Point = Point::On(date(2007, 1, 1));

impl Ready {
    fn of(transfers: usize) -> Self {
        let size = made::Size::of(transfers);
        let folder = tempfile::tempdir().expect("a folder for the table");
        made::write_table(&folder.path().join("provisions.csv"), size, 7).expect("the table");
        let history = made::history(size, 7);
        let graph = Graph::build(&history);
        let one = analysis::structure(&history, &graph, ONE, false);
        let other = analysis::structure(&history, &graph, OTHER, false);
        let difference = analysis::diff(&one, &other);
        Ready { folder, history, graph, one, other, difference }
    }

    fn load(&self) -> Graph {
        let data: Dataset =
            handover::load(self.folder.path(), &Options::default()).expect("the table loads");
        data.graph()
    }

    fn trace(&self) -> analysis::Trace {
        let query = TraceQuery { duty: made::duty_name(17), ..TraceQuery::default() };
        analysis::trace(&self.history, &self.graph, &query)
    }

    fn slice(&self) -> Structure {
        analysis::structure(&self.history, &self.graph, OTHER, false)
    }

    fn diff(&self) -> Diff {
        analysis::diff(&self.one, &self.other)
    }

    fn check(&self) -> usize {
        analysis::check(&self.history, &self.graph, &[], Lang::En).len()
    }

    fn export(&self) -> usize {
        dataset::write_table(&self.history).len() + render::json::print(&self.difference).len()
    }
}

macro_rules! benches {
    ($($name:ident)*) => {
        $(
            #[divan::bench(args = sizes(), sample_count = 5)]
            fn $name(bencher: Bencher<'_, '_>, size: usize) {
                let ready = Ready::of(size);
                bencher.bench_local(|| black_box(ready.$name()));
            }
        )*

        /// Each operation with the milliseconds it takes, the best of three.
        fn measured(ready: &Ready) -> Vec<(&'static str, f64)> {
            vec![$((stringify!($name), best(|| { black_box(ready.$name()); }))),*]
        }
    };
}

benches! { load trace slice diff check export }

/// The milliseconds of the best of three runs; of one where it takes long.
fn best(mut work: impl FnMut()) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..3 {
        let start = Instant::now();
        work();
        least = least.min(start.elapsed().as_secs_f64() * 1e3);
        if least > 5e3 {
            break;
        }
    }
    least
}

/// The time of each size, and how much more than in proportion the last step
/// takes: 1.00 is linear.
fn growth() {
    let sizes = sizes();
    let all: Vec<_> = sizes.iter().map(|&size| measured(&Ready::of(size))).collect();
    let Some(first) = all.first() else { return };
    println!("\n{:<8} {:>36} {:>12}", "", "ms", "growth");
    for at in 0..first.len() {
        let times: Vec<f64> = all.iter().map(|one| one[at].1).collect();
        let shown: Vec<String> = times.iter().map(|ms| format!("{ms:>11.2}")).collect();
        let rate = match (times.as_slice(), sizes.as_slice()) {
            ([.., a, b], [.., n, m]) => (b / a) / (*m as f64 / *n as f64),
            _ => 1.0,
        };
        println!("{:<8} {} {rate:>12.2}", first[at].0, shown.join(" "));
    }
}

/// The names of the operations to be measured; all where there are none.
struct Asked(Vec<String>);

impl Asked {
    fn wants(&self, name: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|asked| asked == name)
    }

    fn want_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.wants(name))
    }

    /// One line an operation: its name, a tab, milliseconds.
    fn time(&self, name: &str, work: impl FnMut()) {
        if self.wants(name) {
            tell(name, best(work));
        }
    }

    fn figures(&self, folder: &Path) {
        let table = folder.join("provisions.csv");
        self.time("csv bytes", || bytes_only(&table));
        self.time("load and index", || drop(load_both(&table)));
        if self.want_any(&["write csv", "write csv, plain", "write json", "write json, plain"]) {
            self.writing(&load_both(&table));
        }
        self.dated(folder);
    }

    fn writing(&self, data: &Dataset) {
        self.time("write csv", || save(|out| write_rows(&data.history, out)));
        let mut written = Vec::new();
        write_rows(&data.history, &mut written).expect("it goes to memory");
        self.time("write csv, plain", || save(|out| pieces(&written, out)));
        self.time("write json", || save(|out| data.write_graph(out)));
        written.clear();
        data.write_graph(&mut written).expect("it goes to memory");
        self.time("write json, plain", || save(|out| pieces(&written, out)));
    }

    /// What needs the days of the instruments, which a table alone has not.
    fn dated(&self, folder: &Path) {
        let named = folder.file_name().and_then(|name| name.to_str()?.parse().ok());
        let size = made::Size::of(named.expect("a folder named by its size"));
        let history = &made::history(size, 7);
        let graph = &Graph::build(history);
        if self.wants("lineage") {
            tell("lineage", lineage(graph));
        }
        let query = TraceQuery { duty: made::duty_name(17), ..TraceQuery::default() };
        self.time("trace", || drop(analysis::trace(history, graph, &query)));
        self.time("timeline", || drop(analysis::timeline(history, graph)));
        let (Point::On(one), Point::On(other)) = (ONE, OTHER) else { return };
        if self.want_any(&["slice", "diff"]) {
            let line = analysis::timeline(history, graph);
            self.time("slice", || drop(black_box(line.on(other))));
            self.time("diff", || drop(black_box(line.between(one, other))));
        }
        self.time("check", || drop(analysis::check(history, graph, &[], Lang::En)));
        self.time("structure", || drop(analysis::structure(history, graph, OTHER, false)));
        if self.wants("structures compared") {
            let before = analysis::structure(history, graph, ONE, false);
            let after = analysis::structure(history, graph, OTHER, false);
            self.time("structures compared", || drop(analysis::diff(&before, &after)));
        }
    }
}

/// The milliseconds that one look at the passages of a duty takes.
fn lineage(graph: &Graph) -> f64 {
    let duties: Vec<_> = graph.duties().step_by(graph.duties().len().div_ceil(1000)).collect();
    let all = best(|| {
        for &duty in &duties {
            black_box(graph.passages(duty).map(|link| link.agency.index()).sum::<usize>());
        }
    });
    all / duties.len() as f64
}

fn tell(name: &str, ms: f64) {
    println!("{name}\t{ms:.6}");
}

fn load_both(table: &Path) -> Dataset {
    let data = handover::load(table, &Options::default()).expect("the table loads");
    black_box(data.graph());
    data
}

fn bytes_only(table: &Path) {
    let mut reader = csv::ReaderBuilder::new()
        .buffer_capacity(1 << 18)
        .from_path(table)
        .expect("the table opens");
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).expect("the table reads") {
        black_box(record.len());
    }
}

/// Into a file that is gone at the end.
fn save(write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) {
    let mut out = BufWriter::with_capacity(1 << 16, tempfile::tempfile().expect("a file"));
    write(&mut out).and_then(|()| out.flush()).expect("the file is written");
}

fn write_rows(history: &History, out: impl Write + Send) -> io::Result<()> {
    let mut table = TableWriter::new(out)?;
    table.history(history)?;
    table.finish().map(drop)
}

/// As many bytes at once as a writer gathers.
fn pieces(bytes: &[u8], out: &mut BufWriter<File>) -> io::Result<()> {
    bytes.chunks(1 << 16).try_for_each(|piece| out.write_all(piece))
}
