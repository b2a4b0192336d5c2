//! How many duties went from whom to whom: bodies as bars, duties as bands.
//!
//! A band is as wide as the number of duties that a document names; all duties
//! of a body count as one, as nobody says how many they are.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ClauseRef, Diagram, Edge, EdgeKind, Node, NodeKind, Options, View, scene,
    sketch::{self, Sketch},
};
use crate::{
    analysis::{Point, Structure, structure},
    graph::{Graph, is_outside, takes_all},
    model::{Act, History, Instrument, InstrumentId, Row, Scope},
    render::words,
};

/// Reforms drawn side by side; the ones that move most.
const REFORMS: usize = 7;
/// Bands drawn for one reform; the widest ones.
const BANDS: usize = 24;

pub(super) fn draw(history: &History, graph: &Graph, options: &Options) -> Diagram {
    let lang = options.lang;
    let (reforms, left_out) = reforms(history, graph, options);
    let (Some(first), Some(last)) = (reforms.first(), reforms.last()) else {
        return Diagram { view: View::Flow, ..Diagram::default() };
    };
    let about = lang.pick("职责流向", "where the duties went");
    let title = if reforms.len() == 1 {
        let name = match first.instrument.title.as_str() {
            "" => &first.instrument.id,
            title => title,
        };
        lang.pick(format!("{name}：{about}"), format!("{name}: {about}"))
    } else {
        about.to_owned()
    };
    let mut sketch = Sketch::new(View::Flow, lang, &title);
    sketch.subtitle(match reforms.len() {
        1 => sketch::about(first.instrument),
        count => {
            let days = [first, last].map(|r| r.instrument.date().map(|d| d.to_string()));
            let days = days.map(|day| day.unwrap_or_default()).join(" — ");
            lang.pick(format!("{days}  {count}份文件"), format!("{days}  {count} documents"))
        }
    });
    if left_out > 0 {
        let more = left_out;
        sketch.note(lang.pick(
            format!("… 另有{more}份文件划转较少，未画出"),
            format!("… {more} more documents move less and are not drawn"),
        ));
    }
    let axis = axis(&reforms, lang);
    sketch.axis(axis);
    let mut picture = Picture { sketch };
    let mut folded = 0;
    for (column, reform) in (0..).zip(&reforms) {
        folded += picture.reform(column, reform);
    }
    picture.continuity(reforms.len() as u32);
    picture.remarks(&reforms, folded);
    picture.sketch.finish()
}

/// What one document moves from one body to another.
struct Band<'a> {
    from: Option<&'a str>,
    to: Option<&'a str>,
    moves: Moves,
    duties: Vec<&'a str>,
    clauses: Vec<ClauseRef>,
}

/// How much a band moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Moves {
    /// The duties that the text names.
    Named,
    /// A part that the text does not name.
    Part,
    /// Everything.
    All,
}

impl Moves {
    fn of(row: &Row<'_>) -> Self {
        match row.scope {
            _ if !takes_all(row) => Moves::Named,
            Some(Scope::Part) => Moves::Part,
            _ => Moves::All,
        }
    }
}

impl Band<'_> {
    fn weight(&self) -> usize {
        self.duties.len().max(1)
    }
}

/// What one document moves.
struct Reform<'a> {
    instrument: &'a Instrument,
    bands: Vec<Band<'a>>,
    before: Structure,
    after: Structure,
}

/// The documents of the days asked for that move most in focus, and how many
/// others there are.
fn reforms<'a>(history: &'a History, graph: &Graph, options: &Options) -> (Vec<Reform<'a>>, usize) {
    let focus = scene::Focus::of(history, graph, options);
    let chosen: BTreeSet<InstrumentId> = match options.since {
        Some(since) => history
            .instruments()
            .filter(|(_, instrument)| {
                let day = instrument.date();
                day.is_some_and(|day| day >= since && options.at.is_none_or(|at| day <= at))
            })
            .map(|(id, _)| id)
            .collect(),
        None => scene::latest_that(history, options, |row| row.act == Act::Transfer)
            .map(|(id, _)| id)
            .into_iter()
            .collect(),
    };
    let mut rows: BTreeMap<InstrumentId, Vec<Row<'a>>> = BTreeMap::new();
    for (_, row) in history.provisions() {
        let is_in = chosen.contains(&row.instrument) && row.act == Act::Transfer;
        if is_in && (!options.stated_only || row.basis.is_stated()) && focus.has(graph, &row) {
            rows.entry(row.instrument).or_default().push(row);
        }
    }
    let all: Vec<_> =
        rows.into_iter().map(|(id, rows)| (id, bands(history.instrument(id), &rows))).collect();
    let total = all.len();
    let kept = heaviest(all);
    let left_out = total - kept.len();
    let reform = |(id, bands): (InstrumentId, Vec<Band<'a>>)| {
        let instrument = history.instrument(id);
        let at = |point| structure(history, graph, point, options.stated_only);
        let (before, after) = (at(Point::Before(id)), at(Point::After(id)));
        Reform { instrument, bands, before, after }
    };
    (kept.into_iter().map(reform).collect(), left_out)
}

/// Rows that go the same way, together; a wide duty whose parts are listed is
/// counted by its parts.
fn bands<'a>(instrument: &Instrument, rows: &[Row<'a>]) -> Vec<Band<'a>> {
    type Way<'a> = (Option<&'a str>, Option<&'a str>, Moves);
    let wide: BTreeSet<&str> = rows.iter().filter_map(|row| row.within).collect();
    let mut places: BTreeMap<Way<'a>, usize> = BTreeMap::new();
    let mut bands: Vec<Band<'a>> = Vec::new();
    for row in rows {
        let moves = Moves::of(row);
        let way = (row.from, row.to, moves);
        let place = *places.entry(way).or_insert_with(|| {
            let (from, to, moves) = way;
            bands.push(Band { from, to, moves, duties: Vec::new(), clauses: Vec::new() });
            bands.len() - 1
        });
        let band = &mut bands[place];
        let named = row.duty.filter(|duty| moves == Moves::Named && !wide.contains(duty));
        band.duties.extend(named);
        let clause = sketch::clause_at(instrument, row);
        if !band.clauses.contains(&clause) {
            band.clauses.push(clause);
        }
    }
    bands
}

/// Those that move most, in time order; of equal ones the earlier.
fn heaviest(mut all: Vec<(InstrumentId, Vec<Band<'_>>)>) -> Vec<(InstrumentId, Vec<Band<'_>>)> {
    all.sort_by_key(|(id, bands)| (std::cmp::Reverse(weight(bands)), *id));
    all.truncate(REFORMS);
    all.sort_by_key(|(id, _)| *id);
    all
}

fn weight(bands: &[Band<'_>]) -> usize {
    bands.iter().map(Band::weight).sum()
}

fn axis(reforms: &[Reform<'_>], lang: crate::analysis::Lang) -> Vec<Vec<String>> {
    let mut axis = vec![vec![lang.pick("此前", "before").to_owned()]];
    axis.extend(reforms.iter().map(|reform| {
        let Instrument { number, title, id, .. } = reform.instrument;
        let day = reform.instrument.date().map(|day| day.to_string());
        sketch::tick(day, &sketch::called(number.as_deref(), title, id))
    }));
    axis
}

struct Picture {
    sketch: Sketch,
}

impl Picture {
    /// Draws what one document moves; how many bands were put together.
    fn reform(&mut self, column: u32, reform: &Reform<'_>) -> usize {
        let mut order: Vec<&Band<'_>> = reform.bands.iter().collect();
        order.sort_by_key(|band| std::cmp::Reverse((band.moves, band.weight())));
        let (shown, rest) = order.split_at(order.len().min(BANDS));
        // The widest are chosen; the order is that of the text.
        for band in &reform.bands {
            if shown.iter().any(|chosen| std::ptr::eq(*chosen, band)) {
                let from = self.bar(band.from, column, true, reform);
                let to = self.bar(band.to, column + 1, false, reform);
                self.band(from, to, band);
            }
        }
        self.rest(column, rest);
        rest.len()
    }

    /// A body in a column; one that is not stated, too.
    fn bar(&mut self, name: Option<&str>, column: u32, gives: bool, reform: &Reform<'_>) -> usize {
        let lang = self.sketch.lang;
        let key = format!("{column} {gives}\u{0}");
        let Some(name) = name else {
            let text = match gives {
                true => lang.pick("划出方未说明", "giver not stated"),
                false => lang.pick("接收方未说明", "recipient not stated"),
            };
            return self.sketch.node(&key, || Node {
                column: Some(column),
                ..sketch::node(NodeKind::Unstated, vec![format!("？ {text}")], text)
            });
        };
        let is_new = !gives
            && !reform.before.bodies.contains_key(name)
            && reform.after.bodies.contains_key(name);
        let (kind, mark) = match () {
            () if gives && reform.after.ended.contains_key(name) => {
                (NodeKind::Ended, lang.pick("（不再存在）", "(no more)"))
            }
            () if is_new => (NodeKind::Created, lang.pick("（新设）", "(new)")),
            () if is_outside(name) => (NodeKind::Outside, ""),
            () => (NodeKind::Agency, ""),
        };
        let place = self.sketch.node(&format!("{column}\u{1}{name}"), || Node {
            column: Some(column),
            ..sketch::body(NodeKind::Agency, sketch::name(name), name)
        });
        let node = self.sketch.at(place);
        if node.kind == NodeKind::Agency && kind != NodeKind::Agency {
            node.kind = kind;
            node.label.extend(Some(mark.to_owned()).filter(|mark| !mark.is_empty()));
        }
        place
    }

    fn band(&mut self, from: usize, to: usize, band: &Band<'_>) {
        let lang = self.sketch.lang;
        let count = band.weight();
        let (kind, label) = match band.moves {
            Moves::All => (EdgeKind::Whole, lang.pick("全部", "all").to_owned()),
            Moves::Part => (EdgeKind::Part, lang.pick("部分", "some").to_owned()),
            Moves::Named => (EdgeKind::Part, count.to_string()),
        };
        let title = match band.moves {
            Moves::All => words::unnamed(None, lang).to_owned(),
            Moves::Part => words::unnamed(Some(Scope::Part), lang).to_owned(),
            Moves::Named => words::clean(&band.duties.join("；")),
        };
        self.sketch.edge(Edge {
            title,
            clauses: band.clauses.clone(),
            weight: Some(count as u32),
            ..sketch::edge(from, to, kind, vec![label])
        });
    }

    /// What is too narrow to be drawn by itself, as one band.
    fn rest(&mut self, column: u32, rest: &[&Band<'_>]) {
        if rest.is_empty() {
            return;
        }
        let lang = self.sketch.lang;
        let count: usize = rest.iter().map(|band| band.weight()).sum();
        let [from, to] = [(column, true), (column + 1, false)].map(|(column, gives)| {
            let named = rest.iter().filter_map(|band| if gives { band.from } else { band.to });
            let names: BTreeSet<&str> = named.collect();
            let all = names.into_iter().collect::<Vec<_>>();
            let more = all.len();
            let label = match gives {
                true => lang.pick(format!("… {more}个划出机构"), format!("… {more} givers")),
                false => lang.pick(format!("… {more}个接收机构"), format!("… {more} receivers")),
            };
            let title = all.join(lang.pick("、", ", "));
            self.sketch.node(&format!("{column} {gives}\u{2}"), || Node {
                column: Some(column),
                ..sketch::node(NodeKind::Folded, vec![label], &title)
            })
        });
        let mut clauses: Vec<ClauseRef> = rest.iter().flat_map(|b| b.clauses.clone()).collect();
        clauses.dedup();
        let names: Vec<&str> = rest.iter().flat_map(|band| band.duties.iter().copied()).collect();
        self.sketch.edge(Edge {
            title: words::clean(&names.join("；")),
            clauses,
            weight: Some(count as u32),
            ..sketch::edge(from, to, EdgeKind::Part, vec![count.to_string()])
        });
    }

    /// Joins what is one body in several columns.
    fn continuity(&mut self, columns: u32) {
        let names: BTreeSet<String> =
            self.sketch.nodes().iter().filter_map(|node| node.name.clone()).collect();
        for name in names {
            let places: Vec<usize> = (0..=columns)
                .filter_map(|column| self.sketch.place(&format!("{column}\u{1}{name}")))
                .collect();
            for pair in places.windows(2) {
                let mut edge = sketch::edge(pair[0], pair[1], EdgeKind::Same, Vec::new());
                edge.title.clone_from(&name);
                let later = |band: &&Edge| band.from == pair[1] || band.to == pair[1];
                let band = self.sketch.edges().iter().find(later);
                edge.clauses = band.map(|band| band.clauses.clone()).unwrap_or_default();
                self.sketch.edge(edge);
            }
        }
    }

    fn remarks(&mut self, reforms: &[Reform<'_>], folded: usize) {
        let lang = self.sketch.lang;
        self.sketch.note(
            lang.pick(
                "带子的宽度是文件列出的职责项数；“全部职责”文件没有说明有多少项，按1项画"
                    .to_owned(),
                "a band is as wide as the number of duties named; “all duties”, whose number no \
             document says, is drawn as one"
                    .to_owned(),
            ),
        );
        if folded > 0 {
            self.sketch.note(lang.pick(
                format!("… 较窄的{folded}条带子合并为一条"),
                format!("… the {folded} narrowest bands are drawn as one for each document"),
            ));
        }
        let bands = || reforms.iter().flat_map(|reform| &reform.bands);
        let whole = bands().filter(|band| band.moves == Moves::All).count();
        let named = bands().filter(|band| band.moves == Moves::Named);
        let named: usize = named.map(Band::weight).sum();
        let mut total =
            lang.pick(format!("文件列出的职责共{named}项"), format!("{named} duties named in all"));
        if whole > 0 {
            total += &lang.pick(
                format!("；另有{whole}次划转全部职责"),
                format!("; all duties of a body moved {whole} times"),
            );
        }
        self.sketch.note(total);
    }
}
