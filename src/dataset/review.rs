//! Reviewed rows win over what was read from the text, clause by clause.

use std::collections::BTreeMap;

use super::{Table, TableRow};
use crate::model::Provision;

/// Replaces, for each clause that the table speaks of, all extracted rows of
/// that clause by the reviewed ones.
///
/// The order of the text is kept: reviewed rows stand where the extracted ones
/// stood; those of a clause from which nothing was extracted stand by their
/// offset, or at the end where they have none. O(n log n).
pub fn review(extracted: Vec<Provision>, reviewed: &Table) -> Vec<Provision> {
    let mut clauses: BTreeMap<&str, Vec<&TableRow>> = BTreeMap::new();
    let mut order = Vec::new();
    for row in &reviewed.rows {
        let rows = clauses.entry(&row.clause).or_default();
        if rows.is_empty() {
            order.push(&*row.clause);
        }
        rows.push(row);
    }
    let mut merged = Vec::with_capacity(extracted.len());
    let mut placed = std::collections::BTreeSet::new();
    for provision in extracted {
        match clauses.get_key_value(&*provision.evidence.clause) {
            None => merged.push(provision),
            Some((&clause, rows)) if placed.insert(clause) => merged.extend(provisions(rows)),
            Some(_) => {}
        }
    }
    for clause in order.into_iter().filter(|clause| !placed.contains(clause)) {
        insert_by_offset(&mut merged, provisions(&clauses[clause]).collect());
    }
    merged
}

fn provisions<'a>(rows: &'a [&TableRow]) -> impl Iterator<Item = Provision> + 'a {
    rows.iter().filter_map(|row| row.provision.clone())
}

fn insert_by_offset(merged: &mut Vec<Provision>, rows: Vec<Provision>) {
    let offset = |p: &Provision| Some(p.evidence.span).filter(|s| !s.is_empty()).map(|s| s.start);
    let place = rows.iter().find_map(offset).and_then(|start| {
        merged.iter().position(|other| offset(other).is_some_and(|other| other > start))
    });
    let at = place.unwrap_or(merged.len());
    merged.splice(at..at, rows);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Act, Evidence, InstrumentId},
        source::Span,
    };

    fn provision(clause: &str, start: usize, duty: &str) -> Provision {
        let evidence =
            Evidence { clause: clause.into(), span: Span::new(start, start + 3), quote: "".into() };
        Provision {
            duty: Some(duty.into()),
            ..Provision::new(InstrumentId(0), Act::Assign, evidence)
        }
    }

    fn table(rows: Vec<(&str, Option<Provision>)>) -> Table {
        let row = |(clause, provision): (&str, Option<Provision>)| TableRow {
            instrument: String::new(),
            clause: clause.into(),
            provision,
            offset: 0,
        };
        Table { rows: rows.into_iter().map(row).collect() }
    }

    fn duties(provisions: &[Provision]) -> Vec<&str> {
        provisions.iter().filter_map(|p| p.duty.as_deref()).collect()
    }

    #[test]
    fn all_rows_of_a_reviewed_clause_replace_all_extracted_ones() {
        let extracted =
            vec![provision("一", 0, "a"), provision("二", 10, "b"), provision("二", 20, "c")];
        let reviewed = table(vec![("二", Some(provision("二", 10, "B")))]);
        assert_eq!(duties(&review(extracted, &reviewed)), ["a", "B"]);
    }

    #[test]
    fn a_clause_can_be_reviewed_as_doing_nothing() {
        let extracted = vec![provision("一", 0, "a"), provision("二", 10, "b")];
        assert_eq!(duties(&review(extracted, &table(vec![("一", None)]))), ["b"]);
    }

    #[test]
    fn a_clause_that_extraction_missed_stands_where_the_text_has_it() {
        let extracted = vec![provision("一", 0, "a"), provision("三", 20, "c")];
        let reviewed = table(vec![
            ("四", Some(Provision { evidence: Evidence::default(), ..provision("四", 0, "d") })),
            ("二", Some(provision("二", 10, "b"))),
        ]);
        assert_eq!(duties(&review(extracted, &reviewed)), ["a", "b", "c", "d"]);
    }
}
