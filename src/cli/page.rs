//! The report page of some data, as `report` writes it and `serve` shows it.

use std::collections::BTreeSet;

use handover::{Dataset, diagnostic::Diagnostic, graph::Graph, render::html};

use super::context::Context;

/// The page of some data; `live` is its version where it is served.
pub fn page(
    data: &Dataset,
    graph: &Graph,
    findings: &[Diagnostic],
    context: &Context,
    live: Option<&str>,
) -> String {
    html::page(&html::Page {
        lang: context.lang,
        history: &data.history,
        graph,
        sources: &data.sources,
        findings,
        residue: &data.residue,
        coverage: &data.coverage,
        aliases: &aliases(data),
        live,
    })
}

/// Other names of bodies, each with the name that the history uses.
fn aliases(data: &Dataset) -> Vec<(String, String)> {
    let all = data.agencies.iter().flat_map(|known| {
        let others = known.aliases.iter().chain(&known.former).chain(&known.roles);
        others.map(|other| (other.clone(), known.full().to_owned()))
    });
    all.collect::<BTreeSet<_>>().into_iter().collect()
}
