//! Wordings made ready to be compared.

use std::{borrow::Cow, cell::OnceCell, collections::BTreeSet, ops::Range};

use super::{
    Found, Hit, Rule, SYNONYMS, Weights, Whole,
    nearest::{self, NEAREST},
    round,
};
use crate::graph::{AgencyId, DutyId, DutyKind, Graph, core, core_of, plain};

/// How much of the query's weight a near wording must share.
pub const NEAR: f64 = 0.6;

/// The wordings of a graph, ready to be searched many times.
///
/// ```
/// use handover::{analysis::search::{Index, Rule}, graph::Graph, model::*};
///
/// let row = Provision {
///     to: Some("工业和信息化部".into()),
///     duty: Some("盐业行政管理".into()),
///     ..Provision::new(InstrumentId(0), Act::Transfer, Evidence::default())
/// };
/// let graph = Graph::build(&History::new([(Instrument::default(), vec![row])]));
/// let index = Index::new(&graph);
/// assert_eq!(index.search("盐业管理职责").duties[0].rule, Rule::Exact);
/// assert_eq!(index.search("食盐").duties[0].rule, Rule::Near);
/// assert!(index.search("火星移民").duties.is_empty());
/// ```
pub struct Index<'g> {
    graph: &'g Graph,
    duties: Wordings,
    agencies: Vec<(AgencyId, String)>,
    /// What is known of the larger graph of which this one is a part.
    whole: Option<&'g Whole>,
    /// Weighed only when a near wording is asked for.
    weights: OnceCell<Weights>,
}

#[derive(Clone, Copy)]
struct Wording<'w> {
    id: DutyId,
    plain: &'w str,
    core: &'w str,
}

/// All wordings. Their plain forms stand one after the other in one piece of
/// memory, and the core of each is a part of it: there may be millions.
#[derive(Default)]
struct Wordings {
    plain: String,
    places: Vec<Place>,
}

/// Where the plain form of a wording begins, and in it, in bytes, where its core
/// begins and ends and where it ends itself.
struct Place {
    start: usize,
    id: DutyId,
    core: Range<u32>,
    end: u32,
}

impl Wordings {
    fn push(&mut self, id: DutyId, wording: &str) {
        let form = plain(wording);
        let core = core_of(&form);
        self.places.push(Place {
            start: self.plain.len(),
            id,
            core: core.start as u32..core.end as u32,
            end: form.len() as u32,
        });
        self.plain.push_str(&form);
    }

    fn iter(&self) -> impl Iterator<Item = Wording<'_>> {
        self.places.iter().map(|place| {
            let plain = &self.plain[place.start..place.start + place.end as usize];
            let core = &plain[place.core.start as usize..place.core.end as usize];
            Wording { id: place.id, plain, core }
        })
    }
}

impl<'g> Index<'g> {
    /// Linear in the characters of all wordings.
    pub fn new(graph: &'g Graph) -> Self {
        Index::made(graph, None)
    }

    /// The index of a part of a larger graph.
    pub fn of_part(graph: &'g Graph, whole: &'g Whole) -> Self {
        Index::made(graph, Some(whole))
    }

    fn made(graph: &'g Graph, whole: Option<&'g Whole>) -> Self {
        let mut duties = Wordings::default();
        let worded = |&id: &DutyId| !matches!(graph.duty_kind(id), DutyKind::Whole(_));
        graph.duties().filter(worded).for_each(|id| duties.push(id, graph.wording(id)));
        let agencies = graph.agencies().map(|id| (id, plain(graph.agency_name(id)))).collect();
        Index { graph, duties, agencies, whole, weights: OnceCell::new() }
    }

    fn weights(&self) -> &Weights {
        match self.whole {
            Some(whole) => &whole.weights,
            None => self.weights.get_or_init(|| Weights::of(self.plain_forms())),
        }
    }

    /// How rare some pairs of characters are.
    pub(crate) fn weights_of(&self, pairs: &BTreeSet<[char; 2]>) -> Cow<'_, Weights> {
        match (self.whole, self.weights.get()) {
            (Some(whole), _) => Cow::Borrowed(&whole.weights),
            (None, Some(weights)) => Cow::Borrowed(weights),
            (None, None) => Cow::Owned(Weights::of_pairs(self.plain_forms(), pairs)),
        }
    }

    fn plain_forms(&self) -> impl Iterator<Item = &str> {
        self.duties.iter().map(|wording| wording.plain)
    }

    /// Finds duties and agencies.
    ///
    /// Where a more certain rule has hits, less certain ones are not tried. A
    /// bare topic (无线电, no 管理 or 职责 about it) asks for the whole field:
    /// it gets what contains it beside what equals it.
    pub fn search(&self, query: &str) -> Found {
        let asked = Asked { plain: plain(query), core: core(query) };
        if asked.plain.is_empty() {
            return Found::default();
        }
        let mut found = Found { agencies: self.agencies(query), ..Found::default() };
        found.topic = asked.plain == asked.core;
        for rule in [Self::exact, Self::contained, Self::near] {
            if found.duties.is_empty() {
                found.duties = self.best(rule, &asked);
            }
        }
        let named = found.duties.first();
        if found.topic && named.is_some_and(|hit| hit.rule == Rule::Exact && hit.score < 1.0) {
            let known: BTreeSet<_> = found.duties.iter().map(|hit| hit.duty).collect();
            let more = self.best(Self::contained, &asked);
            found.duties.extend(more.into_iter().filter(|hit| !known.contains(&hit.duty)));
        }
        if found.duties.is_empty() && found.agencies.is_empty() {
            found.nearest = self.nearest(query);
        }
        found
    }

    fn best(&self, rule: Matches<'g>, asked: &Asked) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.duties.iter().filter_map(|w| rule(self, asked, w)).collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.duty.cmp(&b.duty)));
        hits
    }

    fn exact(&self, asked: &Asked, wording: Wording<'_>) -> Option<Hit> {
        if wording.plain == asked.plain {
            return Some(self.hit(wording, Rule::Exact, 1.0, None));
        }
        (wording.core == asked.core && !asked.core.is_empty())
            .then(|| self.hit(wording, Rule::Exact, 0.99, None))
    }

    fn contained(&self, asked: &Asked, wording: Wording<'_>) -> Option<Hit> {
        let inside = |outer: &str, inner: &str| !inner.is_empty() && outer.contains(inner);
        let either = inside(wording.plain, &asked.core)
            || (wording.core.chars().count() > 1 && inside(&asked.plain, wording.core));
        // The more of the longer wording is covered, the better the hit.
        let (a, b) = (count(&asked.core), count(wording.core));
        let cover = a.min(b) as f64 / a.max(b).max(1) as f64;
        either.then(|| self.hit(wording, Rule::Contained, 0.5 + 0.48 * cover, None))
    }

    fn near(&self, asked: &Asked, wording: Wording<'_>) -> Option<Hit> {
        let by_word = SYNONYMS
            .iter()
            .filter(|(said, meant)| asked.plain.contains(said) && wording.plain.contains(meant));
        if let Some((said, meant)) = by_word.max_by_key(|(said, _)| said.len()) {
            let why = format!("{said}→{meant}");
            let cover = count(meant) as f64 / count(wording.core).max(1) as f64;
            return Some(self.hit(wording, Rule::Near, 0.5 + 0.4 * cover.min(1.0), Some(why)));
        }
        let score = self.weights().shared(&asked.core, wording.plain);
        (score >= NEAR).then(|| self.hit(wording, Rule::Near, 0.8 * score, None))
    }

    /// What is least unlike the query. Not hits: shown so that the reader can
    /// ask again in the words of the texts.
    fn nearest(&self, query: &str) -> Vec<Hit> {
        if let Some(whole) = self.whole {
            return whole.nearest.clone();
        }
        let wordings = self.duties.iter().map(|wording| nearest::Wording {
            text: self.graph.wording(wording.id),
            plain: wording.plain,
            core: wording.core,
        });
        nearest::nearest(query, self.weights(), wordings)
    }

    /// Agencies by name, also behind 管理…: the duty of superintending them.
    pub(crate) fn agencies(&self, query: &str) -> Vec<(AgencyId, Hit)> {
        let name = agency_asked(query);
        let mut hits: Vec<(AgencyId, Hit)> = self
            .agencies
            .iter()
            .filter_map(|(id, known)| {
                let (rule, score) = name_hit(&name, known)?;
                let wording = self.graph.agency_name(*id).to_owned();
                Some((*id, Hit { wording, rule, score, why: None, duty: None }))
            })
            .collect();
        hits.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then(a.cmp(b)));
        if hits.first().is_some_and(|(_, hit)| hit.rule == Rule::Exact) {
            hits.truncate(1);
        }
        hits
    }

    /// A duty as if it had been found; `None` for all duties of an agency.
    pub(crate) fn of(&self, duty: DutyId) -> Option<Hit> {
        let wording = self.duties.iter().find(|wording| wording.id == duty)?;
        Some(self.hit(wording, Rule::Near, 0.0, None))
    }

    fn hit(&self, wording: Wording<'_>, rule: Rule, score: f64, why: Option<String>) -> Hit {
        let words = self.graph.wording(wording.id).to_owned();
        Hit { wording: words, rule, score: round(score), why, duty: Some(wording.id) }
    }
}

/// The agency that a query may name, also behind 管理….
pub fn agency_asked(query: &str) -> String {
    let asked = plain(query);
    let named = ["管理", "主管", "代管", "领导"].iter().find_map(|verb| asked.strip_prefix(verb));
    named.unwrap_or(&asked).to_owned()
}

/// How a name, as [`agency_asked`] gives it, finds the plain name of a body.
pub(crate) fn name_hit(asked: &str, known: &str) -> Option<(Rule, f64)> {
    let (long, whole) = (count(asked), count(known));
    match long {
        0 | 1 => None,
        _ if asked == known => Some((Rule::Exact, 1.0)),
        3.. if known.contains(asked) => Some((Rule::Contained, round(long as f64 / whole as f64))),
        _ => None,
    }
}

/// The bodies whose names are nearest to one that names none, or several; of
/// one nearness in the order of their names.
pub fn names_near<'n>(name: &str, bodies: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let asked = agency_asked(name);
    let mut found: Vec<(f64, &str)> =
        bodies.filter_map(|body| Some((name_hit(&asked, &plain(body))?.1, body))).collect();
    found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    found.into_iter().take(NEAREST).map(|(_, body)| body).collect()
}

struct Asked {
    plain: String,
    core: String,
}

type Matches<'g> = fn(&Index<'g>, &Asked, Wording<'_>) -> Option<Hit>;

fn count(text: &str) -> usize {
    text.chars().count()
}
