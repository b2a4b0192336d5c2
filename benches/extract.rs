//! Extraction, from the text of many documents to the rows of their table, at
//! three sizes; the last line says how the time grows with the size.
//!
//! `cargo bench --bench extract`; what follows `--` goes to divan.

mod regulations;

use std::{convert::Infallible, sync::Arc, time::Instant};

use divan::{Bencher, counter::BytesCount};
use handover::{
    Options,
    corpus::{Corpus, Input, Job, Mark, Told},
    dataset::{Agencies, Rows, TableWriter},
    source::Source,
};
use regulations::regulations;

/// In bytes. Built for tests, it only shows that it works.
const SIZES: [usize; 3] = if cfg!(debug_assertions) {
    [4_000, 20_000, 100_000]
} else {
    [200_000, 2_000_000, 20_000_000]
};

fn main() {
    divan::main();
    growth();
}

fn source(bytes: usize) -> Arc<Source> {
    Arc::new(Source::from_text("bench", regulations(bytes, 1).0))
}

/// The whole way to a table that is written to memory.
fn table(source: &Arc<Source>) -> Vec<u8> {
    let jobs = [Job { id: "bench".to_owned(), input: Input::Text(Arc::clone(source)) }];
    let (agencies, options) = (Agencies::default(), Options::default());
    let corpus = Corpus { jobs: &jobs, agencies: &agencies, options: &options };
    let mut table = TableWriter::going_on(Vec::new());
    let done: Result<(), Infallible> = corpus.read(
        Mark::default(),
        |found| Rows::of(&found.extraction.provisions),
        |told| {
            if let Told::Instrument { id, said, .. } = told {
                // Writing to memory does not fail.
                let _ = table.rows(&id, &said);
            }
            Ok(())
        },
    );
    let Ok(()) = done;
    table.finish().unwrap_or_default()
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn extract(bencher: Bencher<'_, '_>, bytes: usize) {
    let source = source(bytes);
    let length = BytesCount::of_str(source.text());
    bencher.counter(length).bench_local(|| table(&source));
}

/// Twice the text in twice the time is a growth of 1.
fn growth() {
    let seconds = |bytes: usize| {
        let source = source(bytes);
        let best = (0..3).map(|_| {
            let start = Instant::now();
            divan::black_box(table(&source));
            start.elapsed().as_secs_f64()
        });
        best.fold(f64::INFINITY, f64::min)
    };
    let (least, most) = (SIZES[0], SIZES[SIZES.len() - 1]);
    let rate = (seconds(most) / seconds(least)).ln() / (most as f64 / least as f64).ln();
    println!("growth of the time from {least} to {most} bytes: size to the power of {rate:.2}");
}
