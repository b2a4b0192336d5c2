//! The colours of the pictures on a dark page.

use crate::render::{
    diagram::{EdgeKind, NodeKind},
    theme::{self, Palette},
};

/// CSS that gives every picture below `scope` the colours for a dark page.
///
/// A picture is drawn in light colours by attributes, which any rule of CSS
/// outweighs; put this inside `@media (prefers-color-scheme: dark)` or behind a
/// class.
///
/// ```
/// let css = handover::render::svg::dark_style(".dark");
/// assert!(css.contains(".dark .node.agency .shape{"));
/// ```
pub fn dark_style(scope: &str) -> String {
    let dark: &Palette = &theme::DARK;
    let mut css = format!(
        "{scope} .paper,{scope} .label-back{{fill:{0}}}\n\
         {scope} .grid{{stroke:{3}}}\n\
         {scope} .picture text{{fill:{1}}}\n\
         {scope} .picture text.faint{{fill:{2}}}\n",
        dark.paper, dark.ink, dark.faint, dark.pale_grey,
    );
    for &kind in NodeKind::ALL {
        let (style, name) = (theme::node_in(dark, kind), kind.as_str());
        css += &format!(
            "{scope} .node.{name} .shape{{fill:{};stroke:{}}}\n",
            style.fill, style.stroke
        );
        if style.ink != dark.ink {
            css += &format!("{scope} .picture .node.{name} text{{fill:{}}}\n", style.ink);
        }
    }
    for &kind in EdgeKind::ALL {
        let (stroke, name) = (theme::edge_in(dark, kind).stroke, kind.as_str());
        css += &format!(
            "{scope} .edge.{name} .line,{scope} .edge.{name} .head{{stroke:{stroke}}}\n\
             {scope} .edge.{name} .head.filled{{fill:{stroke}}}\n\
             {scope} .edge.{name} .head.hollow{{fill:{}}}\n",
            dark.paper,
        );
    }
    css
}
