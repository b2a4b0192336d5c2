//! Writing XML so that nothing in a text can end or open anything.

use quick_xml::escape::escape;

use crate::render::words;

/// XML that grows.
#[derive(Default)]
pub(super) struct Xml {
    text: String,
}

impl Xml {
    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push('>');
    }

    /// Opens and closes an element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escape(safe(value)));
            self.text.push('"');
        }
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// An element that holds nothing but a text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text.push_str(&escape(safe(text)));
        self.close(name);
    }

    /// Goes to a new line, for people who read the file.
    pub(super) fn line(&mut self) {
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// A text without control characters, marks of direction, and the two
/// characters that XML refuses.
fn safe(text: &str) -> String {
    words::clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// A number with at most two digits behind the point.
pub(super) fn number(value: f64) -> String {
    let rounded = format!("{value:.2}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_values_are_inert() {
        let mut xml = Xml::default();
        xml.text("title", &[("id", "a\"b<")], "</title><script>&\u{202e}\u{0}\u{ffff}");
        let text = xml.finish();
        assert_eq!(
            text,
            "<title id=\"a&quot;b&lt;\">&lt;/title&gt;&lt;script&gt;&amp;⟨202E⟩ \u{fffd}</title>"
        );
        assert!(roxmltree::Document::parse(&text).is_ok());
    }

    #[test]
    fn numbers_are_short() {
        let short: Vec<String> = [1.0, 1.234, -0.001, 10.5].into_iter().map(number).collect();
        assert_eq!(short, ["1", "1.23", "0", "10.5"]);
    }
}
