//! Rough times of one size: `cargo bench --bench speed -- 1000000 [what]`.
mod made;
use handover::{
    analysis::{self, Lang, Point},
    graph::Graph,
};
use std::time::Instant;
fn time<T>(name: &str, f: impl FnOnce() -> T) -> T {
    let t = Instant::now();
    let v = f();
    println!("{name}: {:.1} ms", t.elapsed().as_secs_f64() * 1e3);
    v
}
fn main() {
    let n: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(100_000);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("t.csv");
    let size = made::Size::of(n);
    made::write_table(&file, size, 7).unwrap();
    println!("{} bytes", std::fs::metadata(&file).unwrap().len());
    for _ in 0..3 {
        time("csv bytes", || {
            let mut r =
                csv::ReaderBuilder::new().buffer_capacity(1 << 18).from_path(&file).unwrap();
            let mut b = csv::ByteRecord::new();
            let mut n = 0;
            while r.read_byte_record(&mut b).unwrap() {
                n += b.len();
            }
            n
        });
        let data = time("load", || handover::load(&file, &Default::default()).unwrap());
        let g = time("graph", || data.graph());
        println!(
            "edges {} duties {} agencies {}",
            g.edge_count(),
            g.duties().len(),
            g.agencies().len()
        );
        time("drop", || drop((data, g)));
    }
    if std::env::args().nth(2).is_some_and(|w| w == "load") {
        return;
    }
    let h = time("generate", || made::history(size, 7));
    println!("rows {} instruments {}", h.ids().len(), h.instruments().len());
    let g = time("graph", || Graph::build(&h));
    let mid = Point::On(jiff::civil::date(2000, 1, 1));
    let a = time("structure", || analysis::structure(&h, &g, mid, false));
    let b = time("structure", || analysis::structure(&h, &g, Point::End, false));
    println!("bodies {} {}", a.bodies.len(), b.bodies.len());
    let d = time("diff", || analysis::diff(&a, &b));
    println!("{}", d.entries.len());
    let c = time("check", || analysis::check(&h, &g, &[], Lang::En));
    println!("{}", c.len());
    let q = analysis::TraceQuery { duty: made::duty_name(17), ..Default::default() };
    let t = time("trace", || analysis::trace(&h, &g, &q));
    println!(
        "{} lineages {} steps",
        t.lineages.len(),
        t.lineages.iter().map(|l| l.steps.len()).sum::<usize>()
    );
}
