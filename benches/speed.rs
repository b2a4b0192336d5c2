//! How long the parts of the work take, and how that grows with the history.
//!
//! `cargo bench --bench speed` measures three sizes with divan and prints the
//! growth; `HANDOVER_BENCH=1000,10000,100000` chooses the sizes. With
//! `-- --figures FOLDER` it measures, once each, the work on what the bench
//! `make` wrote into the folder, one line an operation, for `compare.sh`.

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
        return figures(Path::new(arguments.get(at + 1).map_or(".", String::as_str)));
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

/// One line an operation: its name, a tab, milliseconds.
fn figures(folder: &Path) {
    let table = folder.join("provisions.csv");
    tell("csv bytes", best(|| bytes_only(&table)));
    tell("load and index", best(|| drop(load_both(&table))));
    let data = load_both(&table);
    tell("write csv", best(|| save(|out| write_rows(&data.history, out))));
    let mut written = Vec::new();
    write_rows(&data.history, &mut written).expect("it goes to memory");
    tell("write csv, plain", best(|| save(|out| pieces(&written, out))));
    tell("write json", best(|| save(|out| data.write_graph(out))));
    written.clear();
    data.write_graph(&mut written).expect("it goes to memory");
    tell("write json, plain", best(|| save(|out| pieces(&written, out))));
    drop((data, written));
    dated(folder);
}

/// What needs the days of the instruments, which a table alone has not.
fn dated(folder: &Path) {
    let named = folder.file_name().and_then(|name| name.to_str()?.parse().ok());
    let history = &made::history(made::Size::of(named.expect("a folder named by its size")), 7);
    let graph = &Graph::build(history);
    let duties: Vec<_> = graph.duties().step_by(graph.duties().len().div_ceil(1000)).collect();
    let all = best(|| {
        for &duty in &duties {
            black_box(graph.passages(duty).map(|link| link.agency.index()).sum::<usize>());
        }
    });
    tell("lineage", all / duties.len() as f64);
    let query = TraceQuery { duty: made::duty_name(17), ..TraceQuery::default() };
    tell("trace", best(|| drop(analysis::trace(history, graph, &query))));
    tell("timeline", best(|| drop(analysis::timeline(history, graph))));
    let line = analysis::timeline(history, graph);
    let (Point::On(one), Point::On(other)) = (ONE, OTHER) else { return };
    tell("slice", best(|| drop(black_box(line.on(other)))));
    tell("diff", best(|| drop(black_box(line.between(one, other)))));
    tell("check", best(|| drop(analysis::check(history, graph, &[], Lang::En))));
    tell("structure", best(|| drop(analysis::structure(history, graph, OTHER, false))));
    let before = analysis::structure(history, graph, ONE, false);
    let after = analysis::structure(history, graph, OTHER, false);
    tell("structures compared", best(|| drop(analysis::diff(&before, &after))));
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

fn write_rows(history: &History, out: impl Write) -> io::Result<()> {
    let mut table = TableWriter::new(out)?;
    table.history(history)?;
    table.finish().map(drop)
}

/// As many bytes at once as a writer gathers.
fn pieces(bytes: &[u8], out: &mut BufWriter<File>) -> io::Result<()> {
    bytes.chunks(1 << 16).try_for_each(|piece| out.write_all(piece))
}
