//! Every picture, looked at by a program: whole, readable, linked, the same
//! each time. Sample pictures stand in `output/`, see `tests/generated.rs`.

mod common;

use std::collections::BTreeSet;

use handover::{
    Dataset, Options as LoadOptions,
    graph::Graph,
    model::History,
    render::{
        Diagram, Lang, View, anchor,
        diagram::{Options, diagram},
        dot, json,
        layout::Rect,
        mermaid, metrics, svg, theme, width,
    },
};
use roxmltree::{Document, Node};

/// A picture with the name it has in messages.
struct Picture {
    name: String,
    diagram: Diagram,
    svg: String,
}

fn data(path: &str) -> Dataset {
    handover::load(path.as_ref(), &LoadOptions::default()).unwrap()
}

/// Every view in both languages: of the first document, of the whole shipped
/// history and its reforms, of made-up regulations with internal bodies.
fn pictures() -> Vec<Picture> {
    let mut pictures = Vec::new();
    for path in ["graph-data/miit-2008", "graph-data", "tests/gold/01-ministry-2008.txt"] {
        let data = data(path);
        let graph = data.graph();
        for &lang in Lang::ALL {
            for (view, options) in wanted(path, lang) {
                let diagram = diagram(&data.history, &graph, view, &options);
                if diagram.is_empty() {
                    let is_known = view == View::Units && path == "graph-data/miit-2008"
                        || path.starts_with("tests/");
                    assert!(is_known, "{path} {view} shows nothing");
                    continue;
                }
                let name = format!("{path} {view} {lang} {:?} {:?}", options.duty, options.at);
                let svg = svg::print(&diagram, &page());
                pictures.push(Picture { name, diagram, svg });
            }
        }
    }
    assert!(pictures.len() > 100, "{}", pictures.len());
    pictures
}

fn page() -> svg::Options {
    svg::Options { page: "index.html".into(), prefix: "p-".into() }
}

fn wanted(path: &str, lang: Lang) -> Vec<(View, Options)> {
    let plain = Options { lang, ..Options::default() };
    let mut all: Vec<(View, Options)> = View::ALL
        .iter()
        .filter(|view| **view != View::Lineage)
        .map(|view| (*view, plain.clone()))
        .collect();
    let duties = ["盐业行政管理", "核电管理", "军工电子管理", "无线电管理", "国家邮政局", "稀土"];
    let lineage = |duty: &str| Options { duty: Some(duty.into()), ..plain.clone() };
    all.extend(duties.iter().map(|duty| (View::Lineage, lineage(duty))));
    if path == "graph-data" {
        let since = |day: &str| Options { since: day.parse().ok(), ..plain.clone() };
        all.extend(["1987-01-01", "2008-01-01"].map(|day| (View::Flow, since(day))));
        for day in ["1998-12-31", "2003-12-31", "2008-03-31", "2013-12-31", "2018-12-31"] {
            let at = Options { at: day.parse().ok(), ..plain.clone() };
            let views = [View::Transfers, View::Before, View::After, View::Changes, View::Flow];
            all.extend(views.map(|view| (view, at.clone())));
        }
        let near = |depth| Options {
            agency: Some("工业和信息化部".into()),
            depth,
            at: "2008-12-31".parse().ok(),
            ..plain.clone()
        };
        all.extend([(View::Transfers, near(1)), (View::Changes, near(2)), (View::Flow, near(1))]);
    }
    all
}

#[test]
fn every_part_is_there_with_its_title_and_a_link_to_its_clause() {
    for Picture { name, diagram, svg } in pictures() {
        let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
        let root = document.root_element();
        let title = child(root, "title").unwrap();
        assert_eq!(title.text().unwrap_or(""), diagram.title, "{name}");
        let labelled = root.attribute("aria-labelledby").unwrap();
        assert!(labelled.split(' ').all(|id| with_id(&document, id).is_some()), "{name}");
        let nodes = diagram.nodes.iter().map(|n| (n.kind.as_str(), &n.title, &n.clauses));
        let edges = diagram.edges.iter().map(|e| (e.kind.as_str(), &e.title, &e.clauses));
        let parts = nodes.enumerate().map(|(at, part)| (format!("p-n{at}"), part));
        let lines = edges.enumerate().map(|(at, part)| (format!("p-e{at}"), part));
        for (id, (kind, title, clauses)) in parts.chain(lines) {
            let group = with_id(&document, &id).unwrap_or_else(|| panic!("{name}: no {id}"));
            assert_eq!(group.attribute("data-kind"), Some(kind), "{name} {id}");
            let told = child(group, "title").and_then(|title| title.text()).unwrap_or("");
            assert!(!told.is_empty() && told == title, "{name} {id}: {told:?} {title:?}");
            let clause = clauses.first().unwrap_or_else(|| panic!("{name} {id} rests on nothing"));
            let place = anchor::clause(&clause.instrument, &clause.clause);
            let link = anchor::link("index.html", &place);
            let a = group.parent().unwrap();
            assert_eq!(a.attribute("href"), Some(link.as_str()), "{name} {id}");
            assert!(group.children().count() > 1, "{name} {id} is not drawn");
        }
        let ids: Vec<_> = document.descendants().filter_map(|n| n.attribute("id")).collect();
        let distinct: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{name}");
    }
}

#[test]
fn no_label_lies_over_another_or_leaves_its_box() {
    for Picture { name, svg, .. } in pictures() {
        check_room(&name, &svg);
    }
}

/// Texts keep apart, boxes hold their texts, and all lies on the paper.
fn check_room(name: &str, svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let root = document.root_element();
    let number = |attribute| root.attribute(attribute).unwrap().parse::<f64>().unwrap();
    let paper = Rect { x: 0.0, y: 0.0, width: number("width"), height: number("height") };
    let texts: Vec<(Rect, &str)> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| (text_room(node), node.text().unwrap_or("")))
        .collect();
    for (room, text) in &texts {
        assert!(holds(&paper, room), "{name}: {text:?} leaves the paper");
    }
    apart(name, &texts);
    let boxes: Vec<(Rect, String)> = document
        .descendants()
        .filter(|node| is_shape(*node) && in_drawing(*node))
        .map(|node| (shape_room(node), node.parent().unwrap().attribute("id").unwrap().to_owned()))
        .collect();
    let named: Vec<(Rect, &str)> = boxes.iter().map(|(room, id)| (*room, id.as_str())).collect();
    apart(name, &named);
    for shape in document.descendants().filter(|node| is_shape(*node) && in_drawing(*node)) {
        let room = shape_room(shape);
        for text in shape.next_siblings().filter(|node| node.has_tag_name("text")) {
            assert!(holds(&room, &text_room(text)), "{name}: {:?} leaves its box", text.text());
        }
        assert!(holds(&paper, &room), "{name}: a box leaves the paper");
    }
    for (label, text) in texts.iter().filter(|(room, _)| !inside_any(room, &named)) {
        for (room, id) in &named {
            assert!(!room.overlaps(label), "{name}: {text:?} lies over {id}");
        }
    }
}

fn inside_any(text: &Rect, boxes: &[(Rect, &str)]) -> bool {
    boxes.iter().any(|(room, _)| holds(room, text))
}

fn apart(name: &str, all: &[(Rect, &str)]) {
    let mut order: Vec<&(Rect, &str)> = all.iter().collect();
    order.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    for (at, (one, text)) in order.iter().enumerate() {
        for (other, below) in order[at + 1..].iter().take_while(|(o, _)| o.y < one.bottom()) {
            assert!(!one.overlaps(other), "{name}: {text:?} lies over {below:?}");
        }
    }
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    const TOUCH: f64 = 0.6;
    inner.x >= outer.x - TOUCH
        && inner.y >= outer.y - TOUCH
        && inner.right() <= outer.right() + TOUCH
        && inner.bottom() <= outer.bottom() + TOUCH
}

fn in_drawing(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|above| above.attribute("class") == Some("drawing"))
}

fn is_shape(node: Node<'_, '_>) -> bool {
    node.attribute("class") == Some("shape")
}

fn value(node: Node<'_, '_>, attribute: &str) -> f64 {
    node.attribute(attribute).map_or(0.0, |value| value.parse().unwrap())
}

/// How far the groups around it move a node.
fn shift(node: Node<'_, '_>) -> (f64, f64) {
    let moved = node.ancestors().find_map(|above| above.attribute("transform"));
    let Some(moved) = moved else { return (0.0, 0.0) };
    let inner = moved.strip_prefix("translate(").unwrap().strip_suffix(')').unwrap();
    let (x, y) = inner.split_once(' ').unwrap();
    (x.parse().unwrap(), y.parse().unwrap())
}

fn text_room(node: Node<'_, '_>) -> Rect {
    let size = value(node, "font-size");
    let width = metrics::width(node.text().unwrap_or(""), size);
    let x = value(node, "x");
    let x = if node.attribute("text-anchor") == Some("middle") { x - width / 2.0 } else { x };
    let (right, down) = shift(node);
    let (x, y) = (x + right, value(node, "y") + down - 0.85 * size);
    Rect { x, y, width, height: size * 1.05 }
}

fn shape_room(node: Node<'_, '_>) -> Rect {
    let (right, down) = shift(node);
    let room = match node.tag_name().name() {
        "rect" => Rect {
            x: value(node, "x"),
            y: value(node, "y"),
            width: value(node, "width"),
            height: value(node, "height"),
        },
        "ellipse" => {
            let (rx, ry) = (value(node, "rx"), value(node, "ry"));
            let (x, y) = (value(node, "cx") - rx, value(node, "cy") - ry);
            Rect { x, y, width: 2.0 * rx, height: 2.0 * ry }
        }
        _ => sheet_room(node.attribute("d").unwrap()),
    };
    Rect { x: room.x + right, y: room.y + down, ..room }
}

/// `M left top H … L right … V bottom …`
fn sheet_room(path: &str) -> Rect {
    let read = |after: char| {
        let rest = &path[path.find(after).unwrap() + 1..];
        let end = rest.find(|c: char| c.is_ascii_uppercase()).unwrap_or(rest.len());
        rest[..end].split(' ').map(|n| n.parse::<f64>().unwrap()).collect::<Vec<_>>()
    };
    let (corner, side, bottom) = (read('M'), read('L'), read('V'));
    let (x, y) = (corner[0], corner[1]);
    Rect { x, y, width: side[0] - x, height: bottom[0] - y }
}

#[test]
fn lines_run_around_boxes() {
    for Picture { name, diagram, svg } in pictures() {
        let document = Document::parse(&svg).unwrap();
        let boxes: Vec<Rect> = (0..diagram.nodes.len())
            .map(|at| {
                let group = with_id(&document, &format!("p-n{at}")).unwrap();
                shape_room(group.children().find(|node| is_shape(*node)).unwrap())
            })
            .collect();
        for (at, edge) in diagram.edges.iter().enumerate() {
            let group = with_id(&document, &format!("p-e{at}")).unwrap();
            let line = group.children().find(|n| {
                n.attribute("class").is_some_and(|class| class.split(' ').any(|c| c == "line"))
            });
            let line = line.unwrap_or_else(|| panic!("{name}: edge {at} is not drawn"));
            let (right, down) = shift(line);
            for (x, y) in along(line.attribute("d").unwrap()) {
                let (x, y) = (x + right, y + down);
                for (place, room) in boxes.iter().enumerate() {
                    let ends = place == edge.from || place == edge.to;
                    let within = room.x + 1.0 < x
                        && x < room.right() - 1.0
                        && room.y + 1.0 < y
                        && y < room.bottom() - 1.0;
                    assert!(ends || !within, "{name}: edge {at} runs through box {place}");
                }
            }
        }
    }
}

/// Points along a path of M, H, V and C.
fn along(path: &str) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_uppercase()).map_or(rest.len(), |at| at + 1);
        let n: Vec<f64> = rest[1..end].split(' ').map(|n| n.parse().unwrap()).collect();
        let before = (x, y);
        (x, y) = match command {
            'H' => (n[0], y),
            'V' => (x, n[0]),
            _ => (n[n.len() - 2], n[n.len() - 1]),
        };
        if command != 'M' {
            for step in 0..=24 {
                let t = f64::from(step) / 24.0;
                points.push(match command {
                    'C' => bezier(before, (n[0], n[1]), (n[2], n[3]), (x, y), t),
                    _ => (before.0 + (x - before.0) * t, before.1 + (y - before.1) * t),
                });
            }
        }
        rest = &rest[end..];
    }
    points
}

fn bezier(a: (f64, f64), b: (f64, f64), c: (f64, f64), d: (f64, f64), t: f64) -> (f64, f64) {
    let u = 1.0 - t;
    let mix = |a: f64, b: f64, c: f64, d: f64| {
        u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
    };
    (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
}

#[test]
fn every_text_stands_out_from_what_lies_behind_it() {
    for Picture { name, svg, .. } in pictures() {
        let document = Document::parse(&svg).unwrap();
        for text in document.descendants().filter(|node| node.has_tag_name("text")) {
            let shape = text.prev_siblings().find(|node| is_shape(*node));
            let behind = shape.and_then(|shape| shape.attribute("fill")).unwrap_or(theme::PAPER);
            let ratio = contrast(text.attribute("fill").unwrap(), behind);
            assert!(ratio >= 4.5, "{name}: {:?} has a contrast of {ratio:.2}", text.text());
        }
    }
}

#[test]
fn every_colour_stands_out_on_light_and_dark_pages() {
    use handover::render::diagram::{EdgeKind, NodeKind};
    for palette in [&theme::LIGHT, &theme::DARK] {
        assert!(contrast(palette.faint, palette.paper) >= 4.5);
        for &kind in NodeKind::ALL {
            let style = theme::node_in(palette, kind);
            assert!(contrast(style.ink, style.fill) >= 4.5, "{kind:?}");
            let seen =
                contrast(style.stroke, palette.paper).max(contrast(style.fill, palette.paper));
            assert!(seen >= 3.0, "the outline of {kind:?} has a contrast of {seen:.2}");
            assert!(
                contrast(palette.faint, style.fill) >= 4.5 || style.ink != palette.ink,
                "{kind:?}"
            );
        }
        for &kind in EdgeKind::ALL {
            let seen = contrast(theme::edge_in(palette, kind).stroke, palette.paper);
            assert!(seen >= 3.0, "{kind:?} has a contrast of {seen:.2}");
        }
    }
}

#[test]
fn kinds_are_told_apart_without_colour() {
    use handover::render::diagram::{EdgeKind, NodeKind};
    // Kinds that mean the same to the eye never stand in one view.
    let looks = |kind: &EdgeKind| {
        let style = theme::edge(*kind);
        (format!("{:?}", style.line), format!("{:?}", style.arrow), style.width > 3.0)
    };
    let together = [
        EdgeKind::Whole,
        EdgeKind::Part,
        EdgeKind::Except,
        EdgeKind::Reparent,
        EdgeKind::Succession,
        EdgeKind::Former,
    ];
    let distinct: BTreeSet<_> = together.iter().map(looks).collect();
    assert_eq!(distinct.len(), together.len());
    let looks = |kind: &NodeKind| {
        let style = theme::node(*kind);
        (format!("{:?}", style.shape), format!("{:?}", style.line), style.width > 2.0, style.ink)
    };
    let together = [
        NodeKind::Agency,
        NodeKind::Created,
        NodeKind::MovedBody,
        NodeKind::Ended,
        NodeKind::Duty,
        NodeKind::AllDuties,
        NodeKind::Exception,
        NodeKind::Unstated,
        NodeKind::Outside,
    ];
    let distinct: BTreeSet<_> = together.iter().map(looks).collect();
    assert_eq!(distinct.len(), together.len());
}

/// The contrast of two colours as WCAG 2 reckons it, 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (brightness(one), brightness(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn brightness(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn the_same_picture_has_the_same_bytes() {
    let data = data("graph-data");
    for _ in 0..3 {
        let graph = Graph::build(&data.history);
        for (view, options) in wanted("graph-data", Lang::Zh).into_iter().take(8) {
            let print = || {
                svg::print(
                    &diagram(&data.history, &graph, view, &options),
                    &svg::Options::default(),
                )
            };
            assert_eq!(print(), print(), "{view}");
        }
    }
}

#[test]
fn what_is_folded_is_said() {
    let rows = (0..300).flat_map(|body| {
        (0..2).map(move |n| {
            let to = (body * 7 + n * 13 + 1) % 300;
            format!("big,一/({n}),transfer,第{body}局,第{to}局,,第{body}局的第{n}项管理职责\n")
        })
    });
    let table = "instrument,clause,act,from,to,body,duty\n".to_owned() + &rows.collect::<String>();
    let folder = common::folder(&[("big.csv", table.as_bytes())]);
    let data = data(folder.path().join("big.csv").to_str().unwrap());
    let graph = data.graph();
    for &view in View::ALL {
        let duty = (view == View::Lineage).then(|| "管理职责".to_owned());
        let options = Options { duty, ..Options::default() };
        let picture = diagram(&data.history, &graph, view, &options);
        let svg = svg::print(&picture, &page());
        if view == View::Units {
            continue;
        }
        assert!(picture.nodes.len() < 200, "{view} has {} boxes", picture.nodes.len());
        let told = picture.notes.iter().chain(picture.nodes.iter().flat_map(|n| &n.label));
        assert!(
            told.into_iter().any(|text| text.contains('…') || text.contains("未画出")),
            "{view}"
        );
        check_room(&format!("big {view}"), &svg);
    }
}

/// What somebody may have put into a name to break out of a page.
fn hostile() -> Vec<String> {
    let mut names: Vec<String> = [
        "</script><script>alert(1)</script>", "</text></g></a></svg><svg onload=alert(1)>",
        "]]><!--<![CDATA[&lt;&#60;", "\" onclick=\"alert(1)", "'><img src=x onerror=alert(1)>",
        "\"];evil[label=\"", r"\N\G\E\\", "line\none\r\ntwo\u{0}three\u{b}four\u{ffff}",
        "\u{202e}反向\u{2066}\u{200f}", "🏛️👩‍👩‍👧 emoji", "javascript:alert(1)//%00#?&",
        "WWWWMMMMWWWW mmmmmwwwww",
    ]
    .map(str::to_owned)
    .into();
    names.push("长".repeat(5000));
    names.push("x".repeat(5000));
    names
}

/// The same history with `name` added to everything that can hold a name.
fn poisoned(data: &Dataset, name: &str) -> History {
    let documents = data.history.instruments().map(|(id, instrument)| {
        let rows = data.history.provisions().filter(|(_, row)| row.instrument == id);
        let rows = rows.map(|(_, row)| {
            let mut row = row.owned();
            let places =
                [&mut row.from, &mut row.to, &mut row.body, &mut row.duty, &mut row.within];
            for text in places.into_iter().flatten().chain(&mut row.except) {
                text.push_str(name);
            }
            row.evidence.quote.push_str(name);
            row.evidence.clause.push_str(name);
            row
        });
        let mut instrument = instrument.clone();
        instrument.id.push_str(name);
        instrument.title.push_str(name);
        instrument.number = Some(format!("号{name}"));
        (instrument, rows.collect())
    });
    History::new(documents.collect::<Vec<_>>())
}

#[test]
fn hostile_names_stay_inert_in_every_format_and_view() {
    for path in ["graph-data/miit-2008", "tests/gold/01-ministry-2008.txt"] {
        let data = data(path);
        for name in hostile() {
            let mut checked = 0;
            let history = poisoned(&data, &name);
            let graph = Graph::build(&history);
            for &view in View::ALL {
                let duty = (view == View::Lineage).then(|| format!("盐业行政管理{name}"));
                let options = Options { duty, ..Options::default() };
                let picture = diagram(&history, &graph, view, &options);
                if !picture.is_empty() {
                    let about = format!("{path} {view} {:?}", width::cut(&name, 20));
                    check_inert(&about, &picture);
                    checked += 1;
                }
            }
            assert!(checked >= 4, "{path} {name}: only {checked} views");
        }
    }
}

/// A machine without Chinese fonts refuses; one with them paints every name.
#[cfg(feature = "png")]
#[test]
fn hostile_names_are_painted_as_any_other() {
    use handover::render::png::{self, Error, Fonts};
    let (data, fonts) = (data("graph-data/miit-2008"), Fonts::of_machine());
    for name in hostile() {
        let history = poisoned(&data, &name);
        let options = Options::default();
        let picture = diagram(&history, &Graph::build(&history), View::Transfers, &options);
        match png::print(&svg::print(&picture, &page()), &fonts, 0.5) {
            Ok(image) => assert!(image.bytes.starts_with(b"\x89PNG"), "{name}"),
            Err(error) => assert!(matches!(error, Error::NoFont { .. }), "{name}: {error}"),
        }
    }
}

fn check_inert(name: &str, picture: &Diagram) {
    let svg = svg::print(picture, &page());
    check_room(name, &svg);
    let document = Document::parse(&svg).unwrap();
    let known = ["svg", "title", "desc", "g", "a", "rect", "ellipse", "path", "text"];
    for node in document.descendants().filter(Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{name}: <{}>", node.tag_name().name());
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{name}: {}", attribute.name());
            if attribute.name() == "href" {
                assert!(attribute.value().starts_with("index.html#clause-"), "{name}");
                assert!(attribute.value().is_ascii(), "{name}");
            }
            if attribute.name() == "id" {
                assert!(!attribute.value().contains(char::is_whitespace), "{name}");
            }
        }
    }
    let turns = |text: &str| text.contains(['\u{202e}', '\u{2066}', '\u{200f}']);
    assert!(!turns(&svg), "{name}");
    let printed = dot::print(picture);
    assert!(graphviz_rust::parse(&printed).is_ok() && !turns(&printed), "{name}");
    let chart = mermaid::print(picture);
    assert!(!chart.contains("<script") && !turns(&chart), "{name}");
    let lines = chart.lines().filter(|line| line.starts_with("  n")).count();
    assert_eq!(lines, picture.nodes.len() + picture.edges.len(), "{name}");
    let read: Diagram = json::read(&json::print(picture)).unwrap();
    assert_eq!(&read, picture, "{name}");
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

fn with_id<'a, 'i>(document: &'a Document<'i>, id: &str) -> Option<Node<'a, 'i>> {
    document.descendants().find(|node| node.attribute("id") == Some(id))
}
