//! The report as one page: index.html, to read in a browser.
//!
//! Everything is inline and nothing is asked of any network: a content
//! security policy with hashes allows the one script and the styles of the
//! page and nothing else. What is for reading is HTML that stands there
//! without the script; the script adds the search, the panel of stories, the
//! slider, and sorting. Of large data the stories and the long table are kept
//! packed (`pack`) and need the script; the page says so.
//!
//! | file | part of the page |
//! |---|---|
//! | `happened` | what happened, and every change |
//! | `pictures` | the overview, zoomable |
//! | `days` | the structure on any day |
//! | `duties`, `bodies` | the stories |
//! | `tables` | tables that sort, filter and download |
//! | `sources`, `marks` | the source texts with every provision highlighted |
//! | `data` | what the script searches |

mod bodies;
mod data;
mod days;
mod duties;
mod findings;
mod happened;
mod marks;
mod pack;
mod pictures;
mod places;
mod policy;
mod site;
mod sources;
mod tables;

use std::{collections::BTreeMap, sync::Arc};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Lang, svg, words};
use crate::{
    diagnostic::Diagnostic,
    extract::{Coverage, Residue},
    graph::Graph,
    model::History,
    source::Source,
};
use pack::Fragments;
use site::Site;

const SCRIPT: &str = include_str!("page.js");
const STYLE: &str = include_str!("page.css");

/// What a page is made of.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The language.
    pub lang: Lang,
    /// The provisions.
    pub history: &'a History,
    /// Their graph.
    pub graph: &'a Graph,
    /// The text of each instrument that has one, by its id.
    pub sources: &'a BTreeMap<String, Arc<Source>>,
    /// Findings of check, as returned by [`crate::analysis::check()`].
    pub findings: &'a [Diagnostic],
    /// Per instrument id, what was not understood.
    pub residue: &'a BTreeMap<String, Vec<Residue>>,
    /// Per instrument id, how much was understood.
    pub coverage: &'a BTreeMap<String, Coverage>,
    /// Other names of bodies, each with the name that the history uses.
    pub aliases: &'a [(String, String)],
    /// Of a page that is served: its version. It asks its server for another.
    pub live: Option<&'a str>,
}

/// The whole page.
///
/// Near-linear in the provisions, the texts, and the lengths of all lineages.
pub fn page(page: &Page<'_>) -> String {
    let mut site = Site::new(page);
    let lang = page.lang;
    let fragments = Fragments::new(&mut site);
    let pictures = pictures::all(&site);
    let style = style();
    let title = happened::title(&site);
    let document = html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) data-live=[page.live] data-packed[site.packed] {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy"
                    content=(policy::content(SCRIPT, &style, page.live.is_some()));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!("handover ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                style { (PreEscaped(&style)) }
            }
            body {
                (top(&site, &title))
                main id="main" {
                    (happened::section(&site))
                    (pictures::section(&site, &pictures))
                    (days::section(&site))
                    (happened::changes(&site))
                    (findings::section(&site))
                    (tables::section(&site, &fragments))
                    (sources::section(&site))
                    (fragments.stories(lang))
                }
                aside id="panel" hidden tabindex="-1" aria-label=(lang.pick("详情", "Story")) {
                    div class="bar" {
                        button type="button" id="back" { (lang.pick("← 返回", "← Back")) }
                        button type="button" id="close" { (lang.pick("关闭", "Close")) }
                    }
                    div id="shown" aria-live="polite" {}
                }
                (fragments.packed())
                (data::element(&site))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    document.into_string()
}

/// The style of the page, with the colours of pictures on a dark one.
fn style() -> String {
    let dark = svg::dark_style("body");
    format!("{STYLE}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n")
}

/// The headline, the search, and the way to each part.
fn top(site: &Site<'_>, title: &str) -> Markup {
    let lang = site.lang;
    let search = lang.pick("搜索职责或机构", "Search duties and bodies");
    let parts = [
        ("happened", lang.pick("概况", "What happened")),
        ("picture", lang.pick("图", "Picture")),
        ("day", lang.pick("任一天", "Any day")),
        ("changes", lang.pick("变化", "Changes")),
        ("findings", lang.pick("问题", "Findings")),
        ("tables", lang.pick("表格", "Tables")),
        ("sources", lang.pick("原文", "Texts")),
    ];
    html! {
        a class="skip" href="#main" { (lang.pick("跳到正文", "Skip to the content")) }
        header {
            p class="name" { (title) }
            form id="search" role="search" hidden {
                label for="query" { (search) }
                input id="query" type="search" autocomplete="off" spellcheck="false"
                    placeholder=(lang.pick("例如：盐业、邮政局", "e.g. 盐业, 邮政局"))
                    role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list";
                div id="answers" {
                    p id="told" role="status" {}
                    ul id="hits" role="listbox" aria-label=(search) hidden {}
                }
            }
            nav aria-label=(lang.pick("各部分", "Parts")) {
                @for (id, label) in parts { a href=(format!("#{id}")) { (label) } " " }
            }
            noscript {
                p class="note" {
                    (lang.pick(
                        "未启用脚本：可以阅读全部内容；搜索、时间滑块、排序和下载需要脚本。",
                        "Scripts are off: everything can be read; search, the time slider, sorting and \
                         downloads need them.",
                    ))
                }
            }
        }
    }
}

/// A text for a line: inert, on one line.
fn clean(text: &str) -> String {
    words::clean(text)
}
