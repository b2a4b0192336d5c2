//! Provisions in few bytes: ids instead of texts.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    Act, Basis, Evidence, InstrumentId, Provision, Row, Scope, TextId, Texts, texts::Arena,
};
use crate::source::Span;

/// The parties and duties of a provision, as ids of [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    /// [`Provision::from`].
    pub from: Option<TextId>,
    /// [`Provision::to`].
    pub to: Option<TextId>,
    /// [`Provision::body`].
    pub body: Option<TextId>,
    /// [`Provision::duty`].
    pub duty: Option<TextId>,
    /// [`Provision::within`].
    pub within: Option<TextId>,
}

/// No text.
const NONE: u32 = u32::MAX;

/// One provision: three quarters of a line of a processor's cache.
#[derive(Debug, Clone, Copy)]
struct Compact {
    instrument: InstrumentId,
    from: u32,
    to: u32,
    body: u32,
    duty: u32,
    within: u32,
    clause: u32,
    quote: u32,
    /// Its place among the [`Manner`]s.
    manner: u32,
    span: Span,
    act: Act,
    scope: Option<Scope>,
}

/// How a provision was read, and what few provisions have: most have it in
/// common with those beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Manner {
    construction: u32,
    /// The rule that concluded it.
    rule: u32,
    /// Its place among the lists of exceptions.
    except: u32,
    count: Option<u32>,
}

/// The number of a text. Rows that stand together say much the same: `beside`
/// is what the last one said.
fn intern(texts: &mut Texts, text: &str, beside: Option<u32>) -> u32 {
    match beside.filter(|&id| id != NONE) {
        Some(id) if texts.get(TextId(id)) == text => id,
        _ => texts.intern(text).0,
    }
}

/// The provisions of a history. About 48 bytes each, beside what is said for
/// the first time.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    rows: Vec<Compact>,
    texts: Arc<Texts>,
    /// Quotes are long and rarely said twice, but for rows of one clause.
    quotes: Arena,
    excepts: Vec<Box<[TextId]>>,
    manners: Vec<Manner>,
    /// Looked up, never iterated.
    manner_of: FxHashMap<Manner, u32>,
    /// Per instrument where its rows begin, once the rows are in order; last,
    /// where they end.
    starts: Vec<u32>,
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn texts(&self) -> &Arc<Texts> {
        &self.texts
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.rows.reserve_exact(more);
        self.quotes.reserve(more);
    }

    /// Adds a provision of an instrument, whatever its own field says.
    pub(super) fn push<T: AsRef<str>>(&mut self, of: InstrumentId, row: &Provision<T>) {
        // Shared only once the history is whole.
        let texts = Arc::make_mut(&mut self.texts);
        let latest = self.rows.last();
        let mut text = |text: &Option<T>, beside: Option<u32>| {
            text.as_ref().map(|text| TextId(intern(texts, text.as_ref(), beside)))
        };
        let parties = Parties {
            from: text(&row.from, latest.map(|row| row.from)),
            to: text(&row.to, latest.map(|row| row.to)),
            body: text(&row.body, latest.map(|row| row.body)),
            duty: text(&row.duty, None),
            within: text(&row.within, None),
        };
        self.push_with(of, parties, row);
    }

    pub(super) fn text(&mut self, text: &str) -> TextId {
        Arc::make_mut(&mut self.texts).intern(text)
    }

    /// The same with parties whose texts are known; those of `row` are not
    /// looked at.
    pub(super) fn push_with<T: AsRef<str>>(
        &mut self,
        of: InstrumentId,
        parties: Parties,
        row: &Provision<T>,
    ) {
        let texts = Arc::make_mut(&mut self.texts);
        let latest = self.rows.last();
        let clause = latest.map(|row| row.clause);
        let clause = intern(texts, row.evidence.clause.as_ref(), clause);
        let latest = latest.map(|row| (row.manner, self.manners[row.manner as usize]));
        let construction = latest.map(|(_, manner)| manner.construction);
        let construction = intern(texts, row.construction.as_ref(), construction);
        let except = match row.except.as_slice() {
            [] => NONE,
            list => {
                self.excepts.push(list.iter().map(|t| texts.intern(t.as_ref())).collect());
                (self.excepts.len() - 1) as u32
            }
        };
        let rule = row.basis.rule().map_or(NONE, |rule| texts.intern(rule.as_ref()).0);
        let manner = Manner { construction, rule, except, count: row.count };
        let manner = match latest {
            Some((at, same)) if same == manner => at,
            _ => self.manner(manner),
        };
        let quote = row.evidence.quote.as_ref();
        if self.quotes.last() != Some(quote) {
            self.quotes.push(quote);
        }
        let number = |text: Option<TextId>| text.map_or(NONE, |text| text.0);
        self.rows.push(Compact {
            instrument: of,
            from: number(parties.from),
            to: number(parties.to),
            body: number(parties.body),
            duty: number(parties.duty),
            within: number(parties.within),
            clause,
            quote: (self.quotes.len() - 1) as u32,
            manner,
            span: row.evidence.span,
            act: row.act,
            scope: row.scope,
        });
    }

    fn manner(&mut self, manner: Manner) -> u32 {
        *self.manner_of.entry(manner).or_insert_with(|| {
            self.manners.push(manner);
            (self.manners.len() - 1) as u32
        })
    }

    fn manner_at(&self, at: usize) -> &Manner {
        &self.manners[self.rows[at].manner as usize]
    }

    /// Renames the instruments by `place` and puts the rows in their order;
    /// rows of one instrument keep theirs.
    pub(super) fn order(&mut self, place: &[InstrumentId]) {
        self.starts = vec![0; place.len() + 1];
        for row in &mut self.rows {
            row.instrument = place[row.instrument.0 as usize];
            self.starts[row.instrument.0 as usize + 1] += 1;
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        if !self.rows.is_sorted_by_key(|row| row.instrument) {
            let mut next = self.starts.clone();
            let places = self.rows.iter().map(|row| {
                let next = &mut next[row.instrument.0 as usize];
                *next += 1;
                *next - 1
            });
            let places = places.collect();
            put_in_place(&mut self.rows, places);
        }
        // To shrink a list is to hold it twice for a moment.
        if self.rows.capacity() - self.rows.len() > self.rows.len() / 8 {
            self.rows.shrink_to_fit();
        }
        self.quotes.shrink();
        Arc::make_mut(&mut self.texts).shrink();
    }

    pub(super) fn get(&self, at: usize) -> Row<'_> {
        let row = &self.rows[at];
        let manner = self.manner_at(at);
        let text = |id: u32| (id != NONE).then(|| self.texts.get(TextId(id)));
        let except = self.excepts(at).iter().map(|&id| self.texts.get(id)).collect();
        Provision {
            instrument: row.instrument,
            act: row.act,
            from: text(row.from),
            to: text(row.to),
            body: text(row.body),
            duty: text(row.duty),
            within: text(row.within),
            scope: row.scope,
            except,
            count: manner.count,
            basis: text(manner.rule).map_or(Basis::Stated, Basis::Inferred),
            evidence: Evidence {
                clause: self.texts.get(TextId(row.clause)),
                span: row.span,
                quote: self.quotes.get(row.quote as usize),
            },
            construction: self.texts.get(TextId(manner.construction)),
        }
    }

    pub(super) fn act(&self, at: usize) -> Act {
        self.rows[at].act
    }

    pub(super) fn instrument(&self, at: usize) -> InstrumentId {
        self.rows[at].instrument
    }

    pub(super) fn scope(&self, at: usize) -> Option<Scope> {
        self.rows[at].scope
    }

    pub(super) fn is_stated(&self, at: usize) -> bool {
        self.manner_at(at).rule == NONE
    }

    pub(super) fn quote(&self, at: usize) -> &str {
        self.quotes.get(self.rows[at].quote as usize)
    }

    pub(super) fn excepts(&self, at: usize) -> &[TextId] {
        match self.manner_at(at).except {
            NONE => &[],
            list => &self.excepts[list as usize],
        }
    }

    pub(super) fn parties(&self, at: usize) -> Parties {
        let row = &self.rows[at];
        let text = |id: u32| (id != NONE).then_some(TextId(id));
        Parties {
            from: text(row.from),
            to: text(row.to),
            body: text(row.body),
            duty: text(row.duty),
            within: text(row.within),
        }
    }

    /// The rows of an instrument; the rows are in order.
    pub(super) fn of(&self, instrument: InstrumentId) -> std::ops::Range<u32> {
        self.start(instrument.0 as usize)..self.start(instrument.0 as usize + 1)
    }

    fn start(&self, instrument: usize) -> u32 {
        self.starts.get(instrument).copied().unwrap_or(self.rows.len() as u32)
    }
}

/// Moves each item to its place, without room for a second list of them.
pub(super) fn put_in_place<T>(items: &mut [T], mut places: Vec<u32>) {
    for at in 0..places.len() {
        while places[at] as usize != at {
            let place = places[at] as usize;
            items.swap(at, place);
            places.swap(at, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_to_their_places() {
        let mut items = ["c", "e", "a", "d", "b"];
        put_in_place(&mut items, vec![2, 4, 0, 3, 1]);
        assert_eq!(items, ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn a_row_is_three_quarters_of_a_line_of_the_cache() {
        assert!(size_of::<Compact>() <= 48, "{}", size_of::<Compact>());
    }
}
