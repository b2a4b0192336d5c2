//! The pictures of the page.

use maud::{Markup, PreEscaped, html};

use super::site::Site;
use crate::render::{
    diagram::{self, Diagram, View},
    svg,
};

/// One picture, drawn.
pub(super) struct Picture {
    view: View,
    label: &'static str,
    title: String,
    subtitle: String,
    pub(super) svg: String,
}

/// The pictures that show anything; the first is the overview: of one
/// document who gave what to whom, of a history where the duties went.
pub(super) fn all(site: &Site<'_>) -> Vec<Picture> {
    let mut views = vec![(View::Transfers, site.say("谁把什么交给了谁", "Who gave what to whom"))];
    // Of very much, the others stay beside the page, as files.
    if !site.packed {
        views.push((View::Changes, site.say("什么变了", "What changed")));
        views.push((View::Units, site.say("内设机构", "Internal bodies")));
    }
    let first = site.history.instruments().find_map(|(_, instrument)| instrument.date());
    if site.history.instruments().len() > 1 {
        views.insert(
            0,
            (
                View::Flow,
                site.say("历次改革中职责的流向", "Where the duties went, reform by reform"),
            ),
        );
    }
    let drawn = views.into_iter().map(|(view, label)| {
        let options =
            diagram::Options { lang: site.lang, since: first, ..diagram::Options::default() };
        let picture = diagram::diagram(site.history, site.graph, view, &options);
        let svg = if picture.is_empty() { String::new() } else { draw(&picture) };
        Picture { view, label, title: picture.title, subtitle: picture.subtitle, svg }
    });
    drawn.filter(|picture| !picture.svg.is_empty()).collect()
}

/// Ids begin with the name of the view: several pictures share the page.
fn draw(picture: &Diagram) -> String {
    let prefix = format!("picture-{}-", picture.view);
    svg::print(picture, &svg::Options { prefix, ..svg::Options::default() })
}

/// The part of the page.
pub(super) fn section(site: &Site<'_>, pictures: &[Picture]) -> Markup {
    html! {
        section id="picture" aria-labelledby="picture-title" {
            h2 id="picture-title" { (site.say("一图看懂", "In one picture")) }
            p class="hint" {
                (site.say("点一个机构或一项职责，就看到它的来龙去脉。", "Choose a body or a duty to see its story."))
            }
            @for (place, picture) in pictures.iter().enumerate() {
                @if place == 0 {
                    (figure(site, picture))
                } @else {
                    details class="more-pictures" {
                        summary { (picture.label) }
                        (figure(site, picture))
                    }
                }
            }
            @if pictures.is_empty() {
                p { (site.say("没有可画的变化。", "Nothing to draw.")) }
            }
        }
    }
}

fn figure(site: &Site<'_>, picture: &Picture) -> Markup {
    let name = picture.view.as_str();
    html! {
        figure class=(if is_wide(&picture.svg) { "sheet wide" } else { "sheet" }) id=(format!("picture-{name}")) {
            div class="zoom" hidden {
                button type="button" data-zoom="in" { (site.say("放大", "Zoom in")) }
                button type="button" data-zoom="out" { (site.say("缩小", "Zoom out")) }
                button type="button" data-zoom="fit" { (site.say("适合宽度", "Fit")) }
            }
            div class="scroll" tabindex="0" role="region" aria-label=(picture.label) {
                (PreEscaped(&picture.svg))
            }
            figcaption { (picture.title) " " span class="count" { (picture.subtitle) } }
        }
    }
}

/// Units of a drawing that a page shows side by side and readable.
const ROOM: f64 = 1400.0;

/// Whether a picture would be too small to read where it is fitted in.
fn is_wide(svg: &str) -> bool {
    let width = svg.split_once(" width=\"").and_then(|(_, rest)| rest.split_once('"'));
    width.and_then(|(width, _)| width.parse::<f64>().ok()).is_some_and(|width| width > ROOM)
}
