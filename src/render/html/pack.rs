//! Stories and rows of tables: in the page as they are, or packed.
//!
//! Up to [`PLAIN`] bytes they stand in the page, to be read without the
//! script. Above, they are compressed in pieces of [`PIECE`], each opened by
//! the script when it is needed, so that a page of ten thousand provisions
//! stays small and opens at once. The page then says so.

use std::{collections::BTreeMap, io::Write};

use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::DeflateEncoder};
use maud::{Markup, PreEscaped, html};

use super::{bodies, duties, site::Site, tables::Table};
use crate::analysis::Lang;

/// Bytes of stories and rows that stand in the page unpacked.
const PLAIN: usize = 1_500_000;

/// Stories or rows in one piece.
const PIECE: usize = 128;

/// Stories and rows, made.
pub(super) struct Fragments {
    stories: [(&'static str, Vec<String>); 2],
    tables: Vec<(Table, Vec<String>)>,
    packed: bool,
}

impl Fragments {
    /// Made in full; made again without the quotes, which stand in the texts
    /// too, where all together is more than [`PLAIN`].
    pub(super) fn new(site: &mut Site<'_>) -> Self {
        let plain = Fragments::of_site(site);
        if plain.size() <= PLAIN {
            return plain;
        }
        site.packed = true;
        Fragments::of_site(site)
    }

    fn size(&self) -> usize {
        let stories = self.stories.iter().map(|(_, all)| all);
        let all = stories.chain(self.tables.iter().map(|(_, all)| all));
        all.flatten().map(String::len).sum()
    }

    fn of_site(site: &Site<'_>) -> Self {
        let passings = site.passings();
        let nothing = [Vec::new(), Vec::new()];
        let of_bodies = site
            .graph
            .agencies()
            .map(|id| bodies::story(site, id, passings.get(&id).unwrap_or(&nothing)).into_string());
        // One place for each duty, so that the script finds it by its number.
        let told: BTreeMap<usize, String> = site
            .lineages
            .duties
            .iter()
            .map(|(id, lineage)| (id.index(), duties::story(site, *id, lineage).into_string()))
            .collect();
        let of_duties = (0..site.graph.duties().len())
            .map(|place| told.get(&place).cloned().unwrap_or_default());
        let stories = [("a", of_bodies.collect::<Vec<_>>()), ("d", of_duties.collect())];
        let tables: Vec<_> = Table::ALL.iter().map(|table| (*table, table.rows(site))).collect();
        Fragments { stories, tables, packed: site.packed }
    }

    fn of(&self, table: Table) -> &[String] {
        self.tables.iter().find(|(each, _)| *each == table).map_or(&[], |(_, rows)| rows)
    }

    /// How many rows a table has.
    pub(super) fn count(&self, table: Table) -> usize {
        self.of(table).len()
    }

    /// The rows that stand in the page.
    pub(super) fn rows(&self, table: Table) -> Markup {
        html! { @if !self.packed { @for row in self.of(table) { (PreEscaped(row)) } } }
    }

    /// What a reader without the script must know.
    pub(super) fn note(&self, table: Table, lang: Lang) -> Markup {
        let rows = self.count(table);
        html! {
            @if self.packed {
                noscript {
                    p class="note" {
                        (lang.pick(
                            format!("数据量大：这{rows}行需要脚本才能显示；不用脚本可读 provisions.csv 和下面的原文。"),
                            format!("A large data set: these {rows} rows need the script; without it, read \
                                     provisions.csv and the texts below."),
                        ))
                    }
                }
            }
        }
    }

    /// The stories that stand in the page.
    pub(super) fn stories(&self, lang: Lang) -> Markup {
        html! {
            section id="stories" aria-labelledby="stories-title" {
                h2 id="stories-title" { (lang.pick("每个机构、每项职责的来龙去脉", "The story of each body and duty")) }
                @if self.packed {
                    noscript {
                        p class="note" {
                            (lang.pick(
                                "数据量大：来龙去脉需要脚本才能显示；不用脚本可用 handover trace。",
                                "A large data set: stories need the script; without it, use handover trace.",
                            ))
                        }
                    }
                } @else {
                    @for (_, stories) in &self.stories {
                        @for story in stories { (PreEscaped(story)) }
                    }
                }
            }
        }
    }

    /// Everything packed, where it is.
    pub(super) fn packed(&self) -> Markup {
        let stories = self.stories.iter().map(|(kind, all)| (*kind, all));
        let tables = self.tables.iter().map(|(table, all)| (table.name(), all));
        html! {
            @if self.packed {
                @for (kind, all) in stories.chain(tables) {
                    @for (place, piece) in all.chunks(PIECE).enumerate() {
                        script type="text/plain" class="pack" data-kind=(kind) data-place=(place) {
                            (PreEscaped(pack(piece)))
                        }
                    }
                }
            }
        }
    }
}

/// A list of texts as JSON, compressed, in letters.
fn pack(texts: &[String]) -> String {
    compress(&serde_json::to_string(texts).unwrap_or_default())
}

/// A text compressed, in letters.
pub(super) fn compress(json: &str) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(json.as_bytes());
    STANDARD.encode(encoder.finish().unwrap_or_default())
}
