//! The data as they stood on a day.

use std::collections::HashSet;

use jiff::civil::Date;

use super::Dataset;
use crate::dataset::{Agencies, Agency};

impl Dataset {
    /// What was in force at the end of `day`, and what was known then.
    ///
    /// Later instruments are left out with all that was read from them, as
    /// are those without a date, of which nobody can say whether they were in
    /// force. Bodies that `agencies.toml` lets begin later are not known yet,
    /// and ends that lie ahead are open. Linear in the data.
    pub fn up_to(mut self, day: Date) -> Dataset {
        self.history = self.history.up_to(day);
        let kept: HashSet<&str> =
            self.history.instruments().map(|(_, instrument)| instrument.id.as_str()).collect();
        let is_kept = |id: &str| kept.contains(id);
        self.sources.retain(|id, _| is_kept(id));
        self.residue.retain(|id, _| is_kept(id));
        self.coverage.retain(|id, _| is_kept(id));
        // What is said of no instrument is said of the data on every day.
        self.findings.retain(|finding| finding.instrument.as_deref().is_none_or(is_kept));
        self.agencies = known_on(&self.agencies, day);
        self
    }
}

fn known_on(agencies: &Agencies, day: Date) -> Agencies {
    let begun = agencies.iter().filter(|agency| agency.since.is_none_or(|since| since <= day));
    begun
        .map(|agency| Agency {
            until: agency.until.filter(|&until| until <= day),
            ..agency.clone()
        })
        .collect()
}
