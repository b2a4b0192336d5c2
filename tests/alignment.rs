//! How good the rules for wordings are, measured on pairs labelled by people.

use handover::{
    analysis::align::{THRESHOLD, Wording, judge},
    model::Link,
};

/// `same`: they name one duty. `part`: the first is part of the second.
/// `different`: neither, however alike they look.
fn pairs() -> Vec<(String, String, Link)> {
    let mut reader = csv::Reader::from_reader(&include_bytes!("data/alignment_pairs.csv")[..]);
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let link = Link::ALL.iter().copied().find(|link| link.as_str() == &record[2]).unwrap();
            (record[0].to_owned(), record[1].to_owned(), link)
        })
        .collect()
}

/// What the rules propose from a score on: correct, proposed, in truth.
struct Measured {
    correct: usize,
    proposed: usize,
    true_links: usize,
}

impl Measured {
    fn precision(&self) -> f64 {
        self.correct as f64 / self.proposed.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.correct as f64 / self.true_links.max(1) as f64
    }

    fn f1(&self) -> f64 {
        2.0 * self.precision() * self.recall() / (self.precision() + self.recall())
    }
}

fn measure(threshold: f64) -> Measured {
    let mut measured = Measured { correct: 0, proposed: 0, true_links: 0 };
    for (a, b, label) in pairs() {
        let found = judge(&Wording::new(&a), &Wording::new(&b))
            .filter(|found| found.score >= threshold)
            .map(|found| (found.link, found.turned));
        measured.proposed += usize::from(found.is_some());
        measured.true_links += usize::from(label != Link::Different);
        measured.correct += usize::from(found == Some((label, false)));
        if found.map_or(Link::Different, |(link, _)| link) != label {
            println!("{a} | {b}: {label}, proposed {found:?}");
        }
    }
    measured
}

#[test]
fn there_are_enough_pairs_and_hard_ones_among_them() {
    let pairs = pairs();
    assert!(pairs.len() >= 150);
    for link in Link::ALL {
        assert!(pairs.iter().filter(|(.., label)| label == link).count() >= 10, "{link}");
    }
}

/// Prints what the README says: `cargo test --test alignment -- --nocapture`.
#[test]
fn precision_and_recall_are_what_the_readme_says() {
    let measured = measure(THRESHOLD);
    let told = format!(
        "{} pairs, precision {:.2}, recall {:.2}",
        pairs().len(),
        measured.precision(),
        measured.recall()
    );
    println!("{told}");
    for readme in ["README.md", "README.zh.md"] {
        let text = std::fs::read_to_string(readme).unwrap();
        assert!(text.contains(&told), "{readme} does not say: {told}");
    }
}

#[test]
fn no_other_threshold_is_better() {
    let at = |threshold: f64| measure(threshold).f1();
    let best = at(THRESHOLD);
    for other in [0.5, 0.55, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] {
        assert!(at(other) <= best, "{other} gives {:.3}, the threshold {best:.3}", at(other));
    }
}
