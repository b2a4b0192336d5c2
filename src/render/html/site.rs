//! What all parts of the page share: what there is, and how to link to it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Page, clean, places::Places};
use crate::{
    analysis::{
        Citation, Lang, Point, Structure, Timeline, structure,
        structure::DutyName,
        timeline,
        trace::{Lineages, Step, StepKind, lineages},
    },
    graph::{AgencyId, DutyId, Graph},
    model::{Act, History, Instrument, Row},
    render::{anchor, words},
};

/// A duty that came to a body or left it: the duty, and the step of its lineage.
pub(super) type Passing<'s> = (DutyId, &'s Step);

/// What all parts share.
pub(super) struct Site<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) lang: Lang,
    pub(super) history: &'a History,
    pub(super) graph: &'a Graph,
    pub(super) places: Places,
    pub(super) lineages: Lineages,
    pub(super) timeline: Timeline,
    /// The structure at the end.
    pub(super) now: Structure,
    /// Whether stories and rows are packed, and the script completes what
    /// stands elsewhere in the page.
    pub(super) packed: bool,
}

impl<'a> Site<'a> {
    pub(super) fn new(page: &'a Page<'a>) -> Self {
        let (history, graph) = (page.history, page.graph);
        Site {
            page,
            lang: page.lang,
            history,
            graph,
            places: Places::new(history),
            lineages: lineages(history, graph),
            timeline: timeline(history, graph),
            now: structure(history, graph, Point::End, false),
            packed: false,
        }
    }

    /// One of two texts.
    pub(super) fn say<T>(&self, zh: T, en: T) -> T {
        self.lang.pick(zh, en)
    }

    /// A body's name, leading to its story.
    pub(super) fn body(&self, name: &str) -> Markup {
        match self.graph.agency(name) {
            Some(id) => html! { a href=(body_link(id)) { (clean(name)) } },
            None => html! { (clean(name)) },
        }
    }

    /// Several bodies.
    pub(super) fn bodies<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Markup {
        let comma = self.say("、", ", ");
        html! {
            @for (at, name) in names.into_iter().enumerate() {
                @if at > 0 { (comma) }
                (self.body(name))
            }
        }
    }

    /// A duty, leading to its story.
    pub(super) fn duty(&self, name: &DutyName) -> Markup {
        let label = label(name, self.lang);
        match self.duty_id(name) {
            Some(id) => html! { a href=(duty_link(id)) { (label) } },
            None => html! { (label) },
        }
    }

    /// Where the story of a duty is told: under the first of its wordings.
    pub(super) fn duty_id(&self, name: &DutyName) -> Option<DutyId> {
        let graph = self.graph;
        let id = match name {
            DutyName::Worded(wording) => graph.duty(wording),
            DutyName::AllOf(body) => graph.agency(body).and_then(|body| graph.whole(body)),
            DutyName::Relative { of, wording } => graph.duty_of(wording, graph.agency(of)),
        };
        id.map(|id| graph.same_as(id))
    }

    /// The duty that a provision is about.
    pub(super) fn duty_of_row(&self, row: &Row<'_>) -> Option<DutyId> {
        let graph = self.graph;
        let beside =
            row.from.as_deref().or(row.body.as_deref()).and_then(|name| graph.agency(name));
        let id = match &row.duty {
            Some(wording) => graph.duty_of(wording, beside).or_else(|| graph.duty(wording)),
            None if row.act == Act::Transfer => beside.and_then(|body| graph.whole(body)),
            None => None,
        };
        id.map(|id| graph.same_as(id))
    }

    /// The words of the clause, and where they stand.
    pub(super) fn evidence(&self, by: &Citation) -> Markup {
        let elsewhere = self.places.cited(by).filter(|_| self.packed);
        html! {
            @match elsewhere {
                Some(place) => blockquote data-of=(place) {},
                None => blockquote { (clean(&by.quote)) },
            }
            p class="cite" { (self.cite(by)) }
        }
    }

    /// Where it is said, leading to the place in the text.
    pub(super) fn cite(&self, by: &Citation) -> Markup {
        let basis = words::basis(by, self.lang);
        html! {
            a href=(self.place_link(by)) { (words::source(by, self.lang)) }
            @if let Some(basis) = basis { " " span class="inferred" { (basis) } }
        }
    }

    /// The clause alone, leading to the place in the text.
    pub(super) fn clause(&self, by: &Citation) -> Markup {
        let basis = words::basis(by, self.lang);
        html! {
            a class="clause" href=(self.place_link(by)) { (self.clause_name(&by.clause)) }
            @if let Some(basis) = basis { " " span class="inferred" { (basis) } }
        }
    }

    /// The clause as a short label; a bare 一 would look like a dash.
    pub(super) fn clause_name(&self, clause: &str) -> String {
        let name = words::clause(clause, self.lang);
        if clause.is_empty() { name } else { format!("§ {name}") }
    }

    fn place_link(&self, by: &Citation) -> String {
        match self.places.cited(by) {
            Some(place) => format!("#q{place}"),
            None => anchor::link("", &anchor::clause(&by.instrument, &by.clause)),
        }
    }

    /// What each body received and gave, in time order.
    pub(super) fn passings(&self) -> BTreeMap<AgencyId, [Vec<Passing<'_>>; 2]> {
        let mut all: BTreeMap<AgencyId, [Vec<Passing<'_>>; 2]> = BTreeMap::new();
        for (&duty, lineage) in &self.lineages.duties {
            for step in lineage.steps.iter().filter(|step| passes(step)) {
                for (side, name) in [(0, &step.to), (1, &step.from)] {
                    let id = name.as_deref().and_then(|name| self.graph.agency(name));
                    if let Some(id) = id {
                        all.entry(id).or_default()[side].push((duty, step));
                    }
                }
            }
        }
        for sides in all.values_mut() {
            for side in sides {
                side.sort_by_key(|(duty, step)| (step.by.date, *duty));
            }
        }
        all
    }
}

/// Whether a duty passed from hand to hand.
fn passes(step: &Step) -> bool {
    let kinds = [StepKind::Moved, StepKind::Carried, StepKind::Succeeded];
    step.from != step.to && kinds.contains(&step.kind)
}

/// A duty as a reader is told it, without quotation marks.
pub(super) fn label(name: &DutyName, lang: Lang) -> String {
    match name {
        DutyName::Worded(wording) => clean(wording),
        name => words::duty(name, lang),
    }
}

/// A title, or what stands for it.
pub(super) fn title(instrument: &Instrument) -> String {
    clean(if instrument.title.is_empty() { &instrument.id } else { &instrument.title })
}

/// The link to a body's story.
pub(super) fn body_link(id: AgencyId) -> String {
    format!("#a{}", id.index())
}

/// The link to a duty's story.
pub(super) fn duty_link(id: DutyId) -> String {
    format!("#d{}", id.index())
}
