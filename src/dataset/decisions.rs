//! The table of proposals, edited by a person and read back.

use std::path::Path;

use super::{Alignments, Error, Fault, read_text, table::missing_column};
use crate::{
    lang::Text,
    model::{Alignment, Link},
};

/// What the table is to be like.
fn hint() -> Text {
    Text::new(
        "这张表由 `handover align --format csv` 写出；`decision` 列填 accept（接受）或 refuse（否定），\
         也可留空；`link` 列填 same（相同）、part（部分）或 different（不同）",
        "the table is that of `handover align --format csv`; in `decision` write accept or refuse, \
         or leave it empty; `link` is same, part or different",
    )
}

/// Reads what a person decided about proposals: rows whose `decision` is
/// `accept` link their wordings as `link` says, `refuse` says that they are
/// different. Rows without a decision are passed over, and so is what `known`
/// holds already.
///
/// # Errors
/// A column that is missing, a word that is no decision or link, a decision
/// against an earlier one: with line and column.
pub fn read_decisions(path: &Path, known: &Alignments) -> Result<Vec<Alignment>, Error> {
    let text = read_text(path)?;
    parse(path, &text, known).map_err(Error::from)
}

fn parse(path: &Path, text: &str, known: &Alignments) -> Result<Vec<Alignment>, Fault> {
    let fault = |at: std::ops::Range<usize>, message: Text| {
        Fault::new(path, text, at, message).hint(hint())
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let broken = |error: &csv::Error| {
        let at = error.position().map_or(0, |place| place.byte() as usize).min(text.len());
        fault(at..at, Text::new("这一行读不懂", "the row cannot be read"))
    };
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|cell| cell.trim() == name)
            .ok_or_else(|| fault(0..0, missing_column(name)))
    };
    let (decision, link) = (column("decision")?, column("link")?);
    let (duty, with) = (column("duty")?, column("with")?);
    let mut found: Vec<Alignment> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let start = record.position().map_or(0, |place| place.byte() as usize).min(text.len());
        let line = start..start + text[start..].find('\n').unwrap_or(text.len() - start);
        let cell = |at: usize| record.get(at).unwrap_or("").trim();
        let link = match cell(decision) {
            "" => continue,
            "accept" => Link::ALL
                .iter()
                .copied()
                .find(|known| known.as_str() == cell(link))
                .ok_or_else(|| fault(line.clone(), no_word("link", cell(link))))?,
            "refuse" => Link::Different,
            other => return Err(fault(line, no_word("decision", other))),
        };
        let (duty, with) = (cell(duty).to_owned(), cell(with).to_owned());
        if duty.is_empty() || with.is_empty() || duty == with {
            return Err(fault(
                line,
                Text::new("决定需要两种不同的说法", "a decision needs two wordings"),
            ));
        }
        let before = known.between(&duty, &with).map(|earlier| earlier.link).or_else(|| {
            let pair = |a: &Alignment| {
                (a.duty == duty && a.with == with) || (a.duty == with && a.with == duty)
            };
            found.iter().find(|a| pair(a)).map(|a| a.link)
        });
        match before {
            Some(earlier) if earlier == link => {}
            Some(earlier) => {
                let message = Text::new(
                    format!("“{duty}”和“{with}”已有决定：{earlier}"),
                    format!("`{duty}` and `{with}` were decided before as {earlier}"),
                );
                return Err(fault(line, message));
            }
            None => found.push(Alignment { duty, with, link, note: None }),
        }
    }
    Ok(found)
}

/// A word that the column does not know.
fn no_word(column: &str, word: &str) -> Text {
    Text::new(format!("“{word}”不能填在 `{column}` 列"), format!("`{word}` is no {column}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "decision,duty,with,link,score\n";

    fn read(rows: &str, known: &Alignments) -> Result<Vec<Alignment>, Fault> {
        parse(Path::new("links.csv"), &format!("{HEADER}{rows}"), known)
    }

    #[test]
    fn decisions_are_read_and_the_rest_is_passed_over() {
        let rows = "accept,a,b,same,0.9\nrefuse,a,c,part,0.8\n,a,d,same,0.7\n";
        let links: Vec<Link> =
            read(rows, &Alignments::default()).unwrap().iter().map(|link| link.link).collect();
        assert_eq!(links, [Link::Same, Link::Different]);
    }

    #[test]
    fn mistakes_have_a_place() {
        let none = Alignments::default();
        assert!(read("maybe,a,b,same,1\n", &none).unwrap_err().to_string().contains(":2:"));
        assert!(read("accept,a,b,equal,1\n", &none).is_err());
        assert!(read("accept,a,,same,1\n", &none).is_err());
        assert!(parse(Path::new("l"), "a,b\n", &none).unwrap_err().message.en.contains("decision"));
        let known = read("accept,a,b,same,1\n", &none).unwrap().into_iter().collect();
        assert!(read("accept,a,b,same,1\n", &known).unwrap().is_empty());
        assert!(read("refuse,b,a,same,1\n", &known).is_err());
    }
}
