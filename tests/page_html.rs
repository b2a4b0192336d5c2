//! The report page: well-formed and inert whatever names and quotes hold, the
//! same bytes each time, and nothing asked of any network.

use std::{collections::BTreeMap, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};
use handover::{
    Dataset, Options,
    analysis::{self, Lang},
    diagnostic::{Diagnostic, Severity},
    graph::Graph,
    model::{Act, Evidence, History, Instrument, InstrumentId, Provision},
    render::html::{Page, page},
    source::{Source, Span},
};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};

/// Names that are no names.
fn hostile() -> Vec<String> {
    [
        "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "' onclick='alert(1)", "<!--", "]]>", "&lt;b&gt; & &amp;", "</style></title></textarea>",
        "javascript:alert(1)", "😀部", "\u{202e}部务国\u{200f}", "第一行\n第二行\r\n\t第三行",
        "{{7*7}}${7*7}`", "\u{0}\u{7f}\u{2028}",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain(["长".repeat(5000)])
    .collect()
}

/// A history in which every name and quote is hostile.
fn hostile_history() -> (History, BTreeMap<String, Arc<Source>>) {
    let names = hostile();
    let text = names.join("。");
    let mut rows = Vec::new();
    let mut start = 0;
    for (place, name) in names.iter().enumerate() {
        let other = &names[(place + 1) % names.len()];
        let evidence = Evidence {
            clause: name.chars().take(40).collect(),
            span: Span::new(start, start + name.len()),
            quote: name.clone(),
        };
        start += name.len() + "。".len();
        for act in [Act::Transfer, Act::Affiliate, Act::Establish, Act::Unit, Act::Nameplate] {
            let parties = matches!(act, Act::Transfer);
            rows.push(Provision {
                from: parties.then(|| name.clone()),
                to: (act != Act::Establish).then(|| other.clone()),
                body: (!parties).then(|| name.clone()),
                duty: Some(format!("{name}{place}")),
                except: vec![name.clone()],
                ..Provision::new(InstrumentId(0), act, evidence.clone())
            });
        }
    }
    let sources = [("<hostile>".to_owned(), Arc::new(Source::from_text("<b>", text)))];
    let instrument = Instrument {
        id: "<hostile>".into(),
        title: names[0].clone(),
        number: Some(names[1].clone()),
        issuer: Some(names[2].clone()),
        note: Some(names[6].clone()),
        issued: "2020-01-01".parse().ok(),
        ..Instrument::default()
    };
    let second = Instrument {
        id: "later".into(),
        issued: "2021-01-01".parse().ok(),
        ..Instrument::default()
    };
    (History::new([(instrument, rows.clone()), (second, rows)]), sources.into())
}

fn hostile_page(lang: Lang) -> String {
    let (history, sources) = hostile_history();
    let graph = Graph::build(&history);
    let findings: Vec<_> = hostile()
        .into_iter()
        .map(|name| {
            Diagnostic::new("damaged-text", Severity::Error, name.clone())
                .about("<hostile>")
                .hint(name)
        })
        .collect();
    let aliases: Vec<_> = hostile().into_iter().map(|name| (name.clone(), name)).collect();
    page(&Page {
        lang,
        history: &history,
        graph: &graph,
        sources: &sources,
        findings: &findings,
        residue: &BTreeMap::new(),
        coverage: &BTreeMap::new(),
        aliases: &aliases,
        live: None,
    })
}

fn shipped_page(lang: Lang) -> String {
    let data = handover::load("graph-data".as_ref(), &Options::default()).unwrap();
    page_of(&data, lang)
}

fn page_of(data: &Dataset, lang: Lang) -> String {
    let graph = data.graph();
    let findings = analysis::check(&data.history, &graph, &data.findings, lang);
    page(&Page {
        lang,
        history: &data.history,
        graph: &graph,
        sources: &data.sources,
        findings: &findings,
        residue: &data.residue,
        coverage: &data.coverage,
        aliases: &[],
        live: None,
    })
}

/// Every element with its attributes, as a browser's tokenizer sees them.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut seen = Vec::new();
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |el| {
        let attributes = el.attributes().iter().map(|each| (each.name(), each.value())).collect();
        seen.push((el.tag_name(), attributes));
        Ok(())
    }));
    rewrite_str(html, settings).unwrap();
    seen
}

#[test]
fn hostile_names_are_inert() {
    for &lang in Lang::ALL {
        let html = hostile_page(lang);
        let elements = elements(&html);
        let scripts: Vec<_> = elements.iter().filter(|(name, _)| name == "script").collect();
        let runs =
            |attributes: &[(String, String)]| !attributes.iter().any(|(name, _)| name == "type");
        assert_eq!(scripts.iter().filter(|(_, attributes)| runs(attributes)).count(), 1);
        for (name, attributes) in &elements {
            assert!(
                !["img", "iframe", "object", "embed", "base", "link", "textarea"]
                    .contains(&name.as_str())
            );
            for (attribute, value) in attributes {
                assert!(!attribute.starts_with("on"), "<{name} {attribute}>");
                assert!(attribute != "style", "<{name} style={value}>");
                if attribute == "href" {
                    assert!(value.starts_with('#'), "{value}");
                }
            }
        }
        assert!(!html.contains(['\u{202e}', '\u{200f}', '\u{0}', '\u{2028}']));
    }
}

#[test]
fn elements_are_closed_in_order() {
    const EMPTY: &[&str] = &["meta", "input", "br"];
    for html in [hostile_page(Lang::Zh), shipped_page(Lang::En)] {
        let (head, rest) = html.split_once("<style>").unwrap();
        let (_, rest) = rest.split_once("</style>").unwrap();
        let (body, _) = rest.rsplit_once("<script>").unwrap();
        let mut open: Vec<String> = Vec::new();
        for tag in format!("{head}{body}").split('<').skip(1) {
            let tag = tag.split('>').next().unwrap();
            let name =
                tag.split([' ', '\n', '/']).find(|name| !name.is_empty()).unwrap().to_owned();
            if tag.starts_with('/') {
                if name != "style" {
                    assert_eq!(open.pop(), Some(name));
                }
            } else if !tag.starts_with('!')
                && !tag.ends_with('/')
                && !EMPTY.contains(&name.as_str())
            {
                open.push(name);
            }
        }
        assert_eq!(open, ["html", "body"]);
    }
}

#[test]
fn ids_are_unique_and_links_lead_somewhere() {
    for html in [hostile_page(Lang::Zh), shipped_page(Lang::Zh)] {
        let mut ids = BTreeMap::new();
        let mut links = Vec::new();
        for (name, attributes) in elements(&html) {
            for (attribute, value) in attributes {
                match attribute.as_str() {
                    "id" => *ids.entry(value).or_insert(0) += 1,
                    "href" if name == "a" => links.push(value),
                    _ => {}
                }
            }
        }
        let twice: Vec<_> = ids.iter().filter(|(_, count)| **count > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        assert!(links.len() > 50);
        for link in links {
            assert!(ids.contains_key(&decoded(&link[1..])), "{link} leads nowhere");
        }
    }
}

fn decoded(link: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = link.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap().replace("&amp;", "&")
}

#[test]
fn the_policy_names_the_script_and_the_style_that_stand_in_the_page() {
    let html = shipped_page(Lang::Zh);
    let between = |from: &str, to: &str| {
        let at = html.find(from).unwrap() + from.len();
        &html[at..at + html[at..].find(to).unwrap()]
    };
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let policy = between("Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(policy.contains(&hash(between("<style>", "</style>"))), "{policy}");
    assert!(policy.contains(&hash(between("<script>", "</script>"))), "{policy}");
    for door in ["unsafe", "http", "*", "connect-src", "'self'"] {
        assert!(!policy.contains(door), "{policy}");
    }
    for (name, attributes) in elements(&html) {
        assert!(!attributes.iter().any(|(attribute, _)| attribute == "src"), "<{name} src>");
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    assert!(shipped_page(Lang::En) == shipped_page(Lang::En));
    assert!(shipped_page(Lang::En) != shipped_page(Lang::Zh));
}

#[test]
fn a_history_without_anything_makes_a_page() {
    let html = page_of(&Dataset::default(), Lang::En);
    assert!(html.contains("No provision was read."));
}

#[test]
fn what_was_not_understood_is_marked_in_its_place() {
    let text = "关于机构改革的通知\n一、职责调整\n　　(一)将甲部的盐业管理职责划给乙部。将诸事皆妥之权并与丁某人焉。\n";
    let here = tempfile::tempdir().unwrap();
    let file = here.path().join("notice.txt");
    std::fs::write(&file, text).unwrap();
    let data = handover::load(&file, &Options::default()).unwrap();
    let left = data.residue.values().flatten().next().expect("something not understood");
    let html = page_of(&data, Lang::Zh);
    assert!(html.contains(&format!("<mark class=\"residue\">{}", left.quote)));
}
