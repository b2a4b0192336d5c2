//! Tables of duties, bodies and provisions.

use maud::{Markup, html};

use super::{
    clean,
    duties::{holders_before, holders_now, other_wordings},
    pack::Fragments,
    site::{Site, body_link, duty_link, label},
};
use crate::{
    analysis::{structure::duty_name, trace::Standing},
    graph::{AgencyId, DutyId},
    model::{Act, Basis, Row},
    render::words,
};

/// One kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Duties,
    Bodies,
    Provisions,
}

impl Table {
    pub(super) const ALL: [Table; 3] = [Table::Duties, Table::Bodies, Table::Provisions];

    pub(super) fn name(self) -> &'static str {
        match self {
            Table::Duties => "duties",
            Table::Bodies => "bodies",
            Table::Provisions => "provisions",
        }
    }

    fn title(self, site: &Site<'_>) -> &'static str {
        match self {
            Table::Duties => site.say("职责", "Duties"),
            Table::Bodies => site.say("机构", "Bodies"),
            Table::Provisions => site.say("规定", "Provisions"),
        }
    }

    fn columns(self, site: &Site<'_>) -> &'static [&'static str] {
        match self {
            Table::Duties => site.say(
                &["职责", "现在承担", "以前承担", "步骤"][..],
                &["duty", "held now by", "held before by", "steps"][..],
            ),
            Table::Bodies => site.say(
                &["机构", "现状", "上级", "职责数", "设立"][..],
                &["body", "now", "under", "duties", "set up"][..],
            ),
            Table::Provisions => site.say(
                &["日期", "条款", "行为", "从", "到（机构）", "职责", "依据"][..],
                &["date", "clause", "act", "from", "to (body)", "duty", "basis"][..],
            ),
        }
    }

    /// All its rows.
    pub(super) fn rows(self, site: &Site<'_>) -> Vec<String> {
        match self {
            Table::Duties => {
                site.lineages.duties.keys().map(|&id| duty(site, id).into_string()).collect()
            }
            Table::Bodies => site.graph.agencies().map(|id| body(site, id).into_string()).collect(),
            Table::Provisions => site
                .history
                .provisions()
                .map(|(id, row)| provision(site, id.0, &row).into_string())
                .collect(),
        }
    }
}

/// The part of the page.
pub(super) fn section(site: &Site<'_>, fragments: &Fragments) -> Markup {
    html! {
        section id="tables" aria-labelledby="tables-title" {
            h2 id="tables-title" { (site.say("表格", "Tables")) }
            @for table in Table::ALL {
                details class="table" id=(format!("table-{}", table.name())) open[table == Table::Duties] {
                    summary { (table.title(site)) " " span class="count" { (fragments.count(table)) } }
                    div class="tools" hidden {
                        label { (site.say("筛选 ", "Filter ")) input type="search" class="filter"; }
                        button type="button" class="csv" { (site.say("下载 CSV", "Download CSV")) }
                        span class="shown" role="status" {}
                    }
                    (fragments.note(table, site.lang))
                    div class="scroll" tabindex="0" role="region" aria-label=(table.title(site)) {
                        table data-name=(table.name()) {
                            thead { tr { @for column in table.columns(site) { th scope="col" { (column) } } } }
                            tbody { (fragments.rows(table)) }
                        }
                    }
                }
            }
        }
    }
}

fn duty(site: &Site<'_>, id: DutyId) -> Markup {
    let lineage = &site.lineages.duties[&id];
    let now = holders_now(lineage);
    html! {
        tr {
            td {
                a href=(duty_link(id)) { (label(&duty_name(site.graph, id), site.lang)) }
                @for other in other_wordings(site, id) { br; span class="count" { "= " (clean(other)) } }
            }
            td {
                @if now.is_empty() {
                    em { (state(site, &lineage.standing)) }
                } @else { (site.bodies(now)) }
            }
            td { (site.bodies(holders_before(lineage))) }
            td class="number" { (lineage.steps.len()) }
        }
    }
}

fn state(site: &Site<'_>, standing: &Standing) -> &'static str {
    match standing {
        Standing::Cancelled { .. } => site.say("已取消", "cancelled"),
        Standing::Unstated { .. } => words::unstated(site.lang),
        _ => site.say("文件未说明", "the documents do not say"),
    }
}

fn body(site: &Site<'_>, id: AgencyId) -> Markup {
    let name = site.graph.agency_name(id);
    let (body, ended) = (site.now.bodies.get(name), site.now.ended.get(name));
    let now = match (body, ended) {
        (Some(_), _) => site.say("存在", "exists"),
        (None, Some(_)) => site.say("已不存在", "no more"),
        (None, None) => site.say("仅被提到", "only mentioned"),
    };
    let since = body
        .and_then(|body| body.since.as_ref()?.date)
        .or_else(|| ended.and_then(|ended| ended.since));
    html! {
        tr {
            td { a href=(body_link(id)) { (clean(name)) } }
            td { (now) }
            td { @if let Some(above) = body.and_then(|body| body.superior.as_ref()) { (site.body(&above.agency)) } }
            td class="number" { (body.map_or(0, |body| body.duties.len())) }
            td class="date" { @if let Some(since) = since { (since.to_string()) } }
        }
    }
}

fn provision(site: &Site<'_>, id: u32, row: &Row<'_>) -> Markup {
    let instrument = site.history.instrument_of(row);
    let place = site.places.of(site.history, row);
    let to = row.to.filter(|_| row.act != Act::Unit && row.act != Act::Nameplate);
    html! {
        tr id=(format!("r{id}")) data-q=[place] {
            td class="date" { @if let Some(date) = instrument.date() { (date.to_string()) } }
            td {
                @if let Some(place) = place {
                    a class="clause" href=(format!("#q{place}")) { (site.clause_name(row.evidence.clause)) }
                }
            }
            td { (site.say(row.act.zh(), row.act.as_str())) }
            td { @if let Some(from) = &row.from { (site.body(from)) } }
            td {
                @if let Some(body) = &row.body { (site.body(body)) }
                @if row.body.is_some() && row.to.is_some() { " → " }
                @match (to, &row.to) {
                    (Some(to), _) => (site.body(to)),
                    (None, Some(text)) => (clean(text)),
                    (None, None) => {}
                }
            }
            td { (what(site, row)) }
            td {
                @match &row.basis {
                    Basis::Stated => (site.say("明文", "stated")),
                    Basis::Inferred(rule) => { (site.say("推断", "inferred")) " " code { (clean(rule)) } }
                }
            }
        }
    }
}

/// The duty, or all duties; what is carved out; a number of posts.
pub(super) fn what(site: &Site<'_>, row: &Row<'_>) -> Markup {
    let id = site.duty_of_row(row);
    html! {
        @match (&row.duty, id) {
            (Some(duty), Some(id)) => a href=(duty_link(id)) { (clean(duty)) },
            (Some(duty), None) => (clean(duty)),
            (None, Some(id)) => a href=(duty_link(id)) { (words::unnamed(row.scope, site.lang)) },
            (None, None) => {}
        }
        @if !row.except.is_empty() {
            (site.say("，除", ", except ")) (words::list(&row.except, site.lang)) (site.say("以外", ""))
        }
        @if let Some(count) = row.count { " " (count) }
    }
}
