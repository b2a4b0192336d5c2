//! XML as a sequence of steps, by local names.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::package::damaged;
use crate::source::error::ReadError;

/// One step through an XML text.
pub(super) enum Step<'a> {
    /// A start tag; an empty element is opened and closed.
    Open(Element<'a>),
    /// An end tag, by its local name.
    Close(&'a str),
    /// Characters, with their references resolved.
    Text(&'a str),
}

/// A start tag.
pub(super) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of the attribute with this local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|found| local(found.key.into_inner()) == name)?;
        Some(unescaped(&found.value))
    }

    /// The `val` attribute, which holds the value of most properties.
    pub fn value(&self) -> Option<String> {
        self.attribute("val")
    }
}

/// Calls `visit` for each step.
///
/// # Errors
///
/// [`ReadError::Damaged`] where the XML is not well-formed.
pub(super) fn walk(xml: &str, mut visit: impl FnMut(Step)) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) => visit(Step::Open(Element(&start))),
            Event::Empty(start) => {
                visit(Step::Open(Element(&start)));
                visit(Step::Close(local(start.name().into_inner())));
            }
            Event::End(end) => visit(Step::Close(local(end.name().into_inner()))),
            Event::Text(text) => visit(Step::Text(&text.xml10_content())),
            Event::CData(text) => visit(Step::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => visit(Step::Text(&resolved(&reference))),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |value| value.into_owned())
}

/// The text of `&name;` or `&#number;`. Names that a document type would
/// have to declare are not: the text has them as they stand.
fn resolved(reference: &str) -> String {
    unescaped(&format!("&{reference};"))
}
