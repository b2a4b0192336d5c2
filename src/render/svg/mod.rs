//! Diagrams as SVG: drawn here, without any program beside this one.
//!
//! Every node and edge of the [`Diagram`] is a group with an id, its kind as a
//! class, its full text as a title, and a link to the clause it rests on.
//! Colours are attributes, so every viewer shows them; a page may outweigh them
//! by CSS, see [`dark_style`].

mod axis;
mod edge;
mod frame;
mod label;
mod node;
mod style;
mod xml;

pub use style::dark_style;

use self::{
    frame::{Heading, Legend},
    xml::{Xml, number},
};
use super::{
    Diagram, View, anchor,
    diagram::ClauseRef,
    layout::{self, Item, Link, Manner, Placed, Wanted},
    theme,
};

/// Around the whole picture.
const MARGIN: f64 = 24.0;
/// Between heading, picture and legend.
const APART: f64 = 20.0;
/// The least width of a picture, so that heading and legend have room.
const LEAST: f64 = 640.0;

/// How a picture is put into its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The file that holds the clauses: `index.html` for a picture that stands
    /// alone, nothing for one inside that page. Links lead to
    /// [`anchor::clause`] there.
    pub page: String,
    /// What the ids begin with, where several pictures share a page.
    pub prefix: String,
}

/// The picture as SVG. Nodes are `{prefix}n0`, …, edges `{prefix}e0`, ….
///
/// ```
/// use handover::render::{Diagram, diagram::{Node, NodeKind}, svg};
/// let node = Node::new(NodeKind::Agency, vec!["</script>".into()], "");
/// let text = svg::print(&Diagram { nodes: vec![node], ..Diagram::default() }, &svg::Options::default());
/// assert!(text.contains("&lt;/script&gt;"));
/// ```
pub fn print(diagram: &Diagram, options: &Options) -> String {
    let placed = place(diagram);
    let room = placed.size.width.max(LEAST);
    let heading = Heading::of(diagram, room);
    let legend = Legend::of(diagram, room);
    let width = room.max(legend.width()) + 2.0 * MARGIN;
    let top = MARGIN + heading.height() + APART;
    let bottom = top + placed.size.height + APART;
    let height = bottom + legend.height() + MARGIN;

    let mut xml = Xml::default();
    open(&mut xml, diagram, options, width.ceil(), height.ceil());
    heading.write(&mut xml, MARGIN, MARGIN);
    xml.line();
    let shift = format!("translate({} {})", number(MARGIN), number(top));
    xml.open("g", &[("class", "drawing"), ("transform", &shift)]);
    xml.line();
    axis::write(&mut xml, &diagram.axis, &placed);
    edges(&mut xml, diagram, options, &placed);
    nodes(&mut xml, diagram, options, &placed);
    xml.close("g");
    xml.line();
    legend.write(&mut xml, MARGIN, bottom);
    xml.close("svg");
    xml.line();
    xml.finish()
}

fn place(diagram: &Diagram) -> Placed {
    let place = |place: Option<u32>| place.unwrap_or(0) as usize;
    let items = diagram.nodes.iter().map(|node| Item {
        size: label::size(node),
        column: place(node.column),
        lane: place(node.lane),
    });
    let links = diagram.edges.iter().map(|edge| Link {
        from: edge.from,
        to: edge.to,
        label: edge::size(edge),
        weight: edge.weight.map_or(0.0, f64::from),
    });
    layout::layout(&Wanted {
        manner: manner(diagram.view),
        items: items.collect(),
        links: links.collect(),
        axis: diagram.axis.iter().map(|tick| axis::size(tick)).collect(),
    })
}

/// How a view is laid out.
fn manner(view: View) -> Manner {
    match view {
        View::Transfers | View::Changes => Manner::Layers,
        View::Before | View::After => Manner::Tree,
        View::Lineage => Manner::Lanes,
        View::Flow => Manner::Bands,
        View::Units => Manner::Cards,
    }
}

fn open(xml: &mut Xml, diagram: &Diagram, options: &Options, width: f64, height: f64) {
    let [width, height] = [width, height].map(number);
    let view_box = format!("0 0 {width} {height}");
    let [title, about] = ["title", "about"].map(|name| format!("{}{name}", options.prefix));
    let class = format!("picture {}", diagram.view);
    xml.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", &view_box),
            ("width", &width),
            ("height", &height),
            ("class", &class),
            ("role", "graphics-document"),
            ("aria-labelledby", &format!("{title} {about}")),
            ("font-family", theme::FONTS),
        ],
    );
    xml.line();
    xml.text("title", &[("id", &title)], &diagram.title);
    xml.text("desc", &[("id", &about)], &describe(diagram));
    xml.line();
    xml.empty(
        "rect",
        &[("class", "paper"), ("width", &width), ("height", &height), ("fill", theme::PAPER)],
    );
    xml.line();
}

/// What a person hears who does not see the picture.
fn describe(diagram: &Diagram) -> String {
    let parts = [diagram.subtitle.clone()].into_iter().chain(diagram.notes.iter().cloned());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

fn edges(xml: &mut Xml, diagram: &Diagram, options: &Options, placed: &Placed) {
    for (at, (each, route)) in diagram.edges.iter().zip(&placed.links).enumerate() {
        let group = Group {
            id: format!("{}e{at}", options.prefix),
            class: "edge",
            kind: each.kind.as_str(),
            title: &each.title,
            name: None,
            clause: each.clauses.first(),
        };
        group.write(xml, options, |xml| edge::write(xml, each, route));
    }
}

fn nodes(xml: &mut Xml, diagram: &Diagram, options: &Options, placed: &Placed) {
    for (at, (each, place)) in diagram.nodes.iter().zip(&placed.boxes).enumerate() {
        let group = Group {
            id: format!("{}n{at}", options.prefix),
            class: "node",
            kind: each.kind.as_str(),
            title: &each.title,
            name: each.name.as_deref(),
            clause: each.clauses.first(),
        };
        group.write(xml, options, |xml| node::write(xml, each, place));
    }
}

/// One node or edge with what a page needs to know of it.
struct Group<'d> {
    id: String,
    class: &'static str,
    kind: &'static str,
    title: &'d str,
    /// The body it stands for.
    name: Option<&'d str>,
    clause: Option<&'d ClauseRef>,
}

impl Group<'_> {
    fn write(&self, xml: &mut Xml, options: &Options, draw: impl FnOnce(&mut Xml)) {
        if let Some(clause) = self.clause {
            let id = anchor::clause(&clause.instrument, &clause.clause);
            xml.open("a", &[("href", &anchor::link(&options.page, &id))]);
        }
        let class = format!("{} {}", self.class, self.kind);
        xml.open(
            "g",
            &[
                ("id", &self.id),
                ("class", &class),
                ("data-kind", self.kind),
                ("data-name", self.name.unwrap_or_default()),
            ],
        );
        xml.text("title", &[], self.title);
        draw(xml);
        xml.close("g");
        if self.clause.is_some() {
            xml.close("a");
        }
        xml.line();
    }
}
