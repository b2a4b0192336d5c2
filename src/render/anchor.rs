//! Names of places in a page that pictures lead to.

use std::fmt::Write;

/// The id of a clause in a page: what a picture's links lead to.
///
/// Each clause of each instrument has its own; no id holds white space, quotes
/// or other marks that mean something in HTML.
///
/// ```
/// use handover::render::anchor;
/// assert_eq!(anchor::clause("miit-2008", "一/(二)"), "clause-miit-2008/一/(二)");
/// assert_eq!(anchor::clause("miit-2008", ""), "clause-miit-2008/");
/// assert_eq!(anchor::clause("a b", "\"1\""), "clause-a~20~b/~22~1~22~");
/// ```
pub fn clause(instrument: &str, clause: &str) -> String {
    let mut id = String::from("clause-");
    plain(&mut id, instrument);
    id.push('/');
    plain(&mut id, clause);
    id
}

/// Writes `text`, with the number of each character that must not stand there.
fn plain(id: &mut String, text: &str) {
    for c in text.chars() {
        if is_plain(c) {
            id.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(id, "~{:x}~", c as u32);
        }
    }
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "/-_.()（）、，:：〔〕[]".contains(c)
}

/// A link to an id on a page: `index.html#clause-…`, percent-encoded.
///
/// With an empty `page` the place is on the page that holds the link.
///
/// ```
/// use handover::render::anchor;
/// assert_eq!(anchor::link("index.html", "clause-a/一"), "index.html#clause-a/%E4%B8%80");
/// ```
pub fn link(page: &str, id: &str) -> String {
    let mut link = String::with_capacity(page.len() + id.len() + 1);
    encode(&mut link, page);
    link.push('#');
    encode(&mut link, id);
    link
}

fn encode(link: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            link.push(char::from(byte));
        } else {
            let _ = write!(link, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_places_have_other_names_and_none_holds_white_space() {
        let places =
            [("a", "b/c"), ("a", "b c"), ("a b", "c"), ("a", "b~20~c"), ("a", "b\nc"), ("a", "")];
        let mut ids: Vec<String> = places.iter().map(|(i, c)| clause(i, c)).collect();
        assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), places.len());
    }
}
