//! Every quote stands in the source, or is reported.

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::Provision,
    source::{Source, Span},
};

/// The code of the finding about a quote that is not in the text.
pub const QUOTE_MISSING: &str = "quote-missing";

/// Checks the evidence of reviewed rows against the text, and mends what can
/// be mended without a person.
///
/// A quote without a place, or whose place moved, gets the place where it
/// stands now, the nearest if there are several. A place without a quote gets
/// its quote. A quote that no longer stands in the text is a finding, and the
/// row loses its place but keeps its words.
pub fn verify_quotes(
    provisions: &mut [Provision],
    source: &Source,
    instrument: &str,
) -> Vec<Diagnostic> {
    provisions.iter_mut().filter_map(|provision| verify(provision, source, instrument)).collect()
}

fn verify(provision: &mut Provision, source: &Source, instrument: &str) -> Option<Diagnostic> {
    let evidence = &mut provision.evidence;
    let unplaced = evidence.span.is_empty();
    if source.slice(evidence.span) == evidence.quote && evidence.quote.is_empty() == unplaced {
        return None;
    }
    if evidence.quote.is_empty() {
        evidence.quote = source.slice(evidence.span).to_owned();
        if !evidence.quote.is_empty() {
            return None;
        }
    } else if let Some(span) = nearest(source.text(), &evidence.quote, evidence.span.start) {
        evidence.span = span;
        return None;
    }
    let (told, chinese) = match evidence.quote.as_str() {
        "" => (
            format!("the span {} is no place in the text", evidence.span),
            format!("位置 {} 不在原文之内", evidence.span),
        ),
        quote => (
            format!("the quote `{}` does not stand in the text", shorten(quote)),
            format!("原文中没有引文“{}”", shorten(quote)),
        ),
    };
    evidence.span = Span::default();
    let clause = evidence.clause.clone();
    Some(
        Diagnostic {
            clause: Some(clause),
            ..Diagnostic::new(QUOTE_MISSING, Severity::Warning, told)
        }
        .about(instrument)
        .hint("copy the words from the source into provisions.csv, or leave quote, start and end empty")
        .chinese(chinese, "从来源复制原文到 provisions.csv，或将 quote、start、end 留空"),
    )
}

/// The occurrence of `quote` that lies closest to `offset`.
fn nearest(text: &str, quote: &str, offset: u32) -> Option<Span> {
    memchr::memmem::find_iter(text.as_bytes(), quote.as_bytes())
        .min_by_key(|&at| at.abs_diff(offset as usize))
        .map(|at| Span::new(at, at + quote.len()))
}

fn shorten(quote: &str) -> String {
    const SHOWN: usize = 30;
    match quote.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &quote[..end]),
        None => quote.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, Evidence, InstrumentId};

    fn verified(span: Span, quote: &str) -> (Provision, Vec<Diagnostic>) {
        let source = Source::from_text("s", "甲局。乙局。甲局。");
        let evidence = Evidence { clause: "一".into(), span, quote: quote.into() };
        let mut rows = [Provision::new(InstrumentId(0), Act::Establish, evidence)];
        let findings = verify_quotes(&mut rows, &source, "doc");
        let [row] = rows;
        (row, findings)
    }

    #[test]
    fn a_moved_quote_is_found_again_at_the_nearest_place() {
        let (row, findings) = verified(Span::new(17, 23), "甲局");
        assert_eq!((row.evidence.span, findings.len()), (Span::new(18, 24), 0));
        assert_eq!(verified(Span::default(), "乙局").0.evidence.span, Span::new(9, 15));
    }

    #[test]
    fn a_place_without_a_quote_gets_its_words() {
        assert_eq!(verified(Span::new(9, 15), "").0.evidence.quote, "乙局");
    }

    #[test]
    fn a_quote_that_is_gone_is_a_finding() {
        let (row, findings) = verified(Span::new(0, 6), "丙局");
        assert!(row.evidence.span.is_empty());
        assert_eq!(findings[0].code, "quote-missing");
        assert_eq!(verified(Span::new(1, 99), "").1.len(), 1);
    }
}
