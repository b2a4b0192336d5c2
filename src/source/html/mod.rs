//! Web pages → the lines a visitor reads.
//!
//! Blocks and `<br>` end lines, a table row is a line. Navigation, scripts,
//! forms and the like are left out where it is sure that they are not the
//! article; what is not sure stays, as a line too many can be passed over and
//! a line too few cannot be brought back.

mod entities;
mod page;
mod parts;

use std::{cell::RefCell, rc::Rc};

use lol_html::{
    ElementContentHandlers, HtmlRewriter, MemorySettings, Settings,
    errors::RewritingError,
    html_content::{Element, TextChunk, TextType},
};
use page::{Page, Told};

use super::{error::ReadError, media::Media};

/// What the parser may take for the elements that are open at once, for each
/// byte of the page, and in any case.
const MEMORY_PER_BYTE: usize = 4;
const MIN_MEMORY: usize = 32 << 20;

/// End tags that are waited for at once. Old pages never close a paragraph;
/// beyond this the next start tag ends the line all the same.
const MAX_AWAITED: usize = 100_000;

/// Fed in pieces, so that the parser keeps no copy of the whole.
const PIECE: usize = 64 * 1024;

/// Reads the page in `html`. Linear.
///
/// # Errors
///
/// [`ReadError::Damaged`] if elements are nested beyond all measure.
pub(super) fn read(html: &str) -> Result<String, ReadError> {
    let page = Rc::new(RefCell::new(Page::default()));
    let (elements, texts) = (Rc::clone(&page), Rc::clone(&page));
    let selector = "*".parse().map_err(damaged)?;
    let memory = html.len().saturating_mul(MEMORY_PER_BYTE).max(MIN_MEMORY);
    let settings = Settings::new()
        .with_strict(false)
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(memory))
        .append_element_content_handler((
            std::borrow::Cow::Owned(selector),
            ElementContentHandlers::default().element(move |element: &mut Element| {
                open(&elements, element);
                Ok(())
            }),
        ))
        .append_document_content_handler(lol_html::doc_text!(move |chunk: &mut TextChunk| {
            text(&mut texts.borrow_mut(), chunk);
            Ok(())
        }));
    let mut parser = HtmlRewriter::new(settings, |_: &[u8]| ());
    for piece in html.as_bytes().chunks(PIECE) {
        parser.write(piece).map_err(refusal)?;
    }
    parser.end().map_err(refusal)?;
    let page = std::mem::take(&mut *page.borrow_mut());
    Ok(page.finish())
}

fn refusal(error: RewritingError) -> ReadError {
    match error {
        RewritingError::MemoryLimitExceeded(_) => {
            damaged("its elements are nested beyond all measure")
        }
        other => damaged(other),
    }
}

fn damaged(problem: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged { media: Media::Html, problem: problem.to_string() }
}

/// Tells the page of a start tag, and of its end tag when that comes.
fn open(page: &Rc<RefCell<Page>>, element: &mut Element) {
    let name = element.tag_name();
    let hidden = element.get_attribute("style").is_some_and(|style| is_hidden(&style));
    let number = |name| element.get_attribute(name).and_then(|it| it.trim().parse::<usize>().ok());
    let told = match name.as_str() {
        "td" | "th" => Told { rows: number("rowspan"), columns: number("colspan"), start: None },
        "ol" => {
            let start = element.get_attribute("start").and_then(|start| start.trim().parse().ok());
            Told { start, ..Told::default() }
        }
        _ => Told::default(),
    };
    let Some(depth) = page.borrow_mut().open(&name, hidden, told) else { return };
    // Whoever waits for an end tag holds on to the page.
    if element.can_have_content() && Rc::strong_count(page) < MAX_AWAITED {
        let page = Rc::clone(page);
        // It can have content, so the registration does not fail.
        let _ = element.on_end_tag(Box::new(move |_| {
            page.borrow_mut().close(depth);
            Ok(())
        }));
    }
}

fn is_hidden(style: &str) -> bool {
    style.replace(' ', "").to_ascii_lowercase().contains("display:none")
}

fn text(page: &mut Page, chunk: &TextChunk) {
    match chunk.text_type() {
        TextType::Data | TextType::RCData | TextType::PlainText => {
            page.text(chunk.as_str(), chunk.last_in_text_node());
        }
        TextType::CDataSection | TextType::RawText | TextType::ScriptData => {}
    }
}

/// As much of a text as tells its format.
pub(super) const HEAD: usize = 64 * 1024;

/// Whether a text is a page beyond doubt: it starts like one.
pub(super) fn is_page(text: &str) -> bool {
    const FIRST_TAGS: &[&str] = &[
        "!doctype html", "html", "head", "body", "meta", "title", "div", "p", "table", "span",
        "h1", "h2", "h3", "center", "font", "article", "section", "style", "script", "ul", "ol",
        "br", "strong", "b", "a",
    ];
    let space = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    if !text.trim_start_matches(space).starts_with('<') {
        return false;
    }
    let head = lowercase_head(text);
    let mut start = head.trim_start_matches(space);
    while let Some(comment) = start.strip_prefix("<!--") {
        start = comment.split_once("-->").map_or("", |(_, rest)| rest).trim_start();
    }
    if start.starts_with("<?xml") {
        return head.contains("<html");
    }
    let Some(tag) = start.strip_prefix('<') else { return false };
    FIRST_TAGS.iter().any(|name| {
        let rest = tag.strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with(|c: char| "> \t\r\n/".contains(c)))
    })
}

/// Whether a text holds so many tags that it is a piece of a page.
pub(super) fn is_piece_of_page(text: &str) -> bool {
    if memchr::memchr(b'<', head(text).as_bytes()).is_none() {
        return false;
    }
    let head = lowercase_head(text);
    let tags = ["</p>", "</div>", "</td>", "</li>", "<br>", "<br/>", "<br />"];
    head.contains("</body>") || tags.iter().map(|tag| head.matches(tag).count()).sum::<usize>() > 2
}

fn lowercase_head(text: &str) -> String {
    head(text).to_ascii_lowercase()
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests;
