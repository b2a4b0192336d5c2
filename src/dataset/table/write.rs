//! Provisions → the table.

use std::io::{self, Write};

use super::Column;
use crate::model::{Provision, Row};

/// What joins several exceptions in one cell.
pub(super) const JOIN: &str = "；";

/// Writes rows one by one; nothing is kept.
pub struct TableWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> TableWriter<W> {
    /// Begins a table: writes the header.
    ///
    /// # Errors
    /// When `out` refuses.
    pub fn new(out: W) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(Column::ALL.iter().map(|column| column.as_str()))?;
        Ok(TableWriter { csv })
    }

    /// Writes one provision of `instrument` as one row.
    ///
    /// # Errors
    /// When the output refuses.
    pub fn row<T: AsRef<str>>(
        &mut self,
        instrument: &str,
        provision: &Provision<T>,
    ) -> io::Result<()> {
        let provision = &provision.view();
        let evidence = &provision.evidence;
        for &column in Column::ALL {
            match column {
                Column::Instrument => self.csv.write_field(instrument)?,
                Column::Clause => self.csv.write_field(evidence.clause)?,
                Column::Act => self.csv.write_field(provision.act.as_str())?,
                Column::From => self.csv.write_field(provision.from.unwrap_or_default())?,
                Column::To => self.csv.write_field(provision.to.unwrap_or_default())?,
                Column::Body => self.csv.write_field(provision.body.unwrap_or_default())?,
                Column::Duty => self.csv.write_field(provision.duty.unwrap_or_default())?,
                Column::Within => self.csv.write_field(provision.within.unwrap_or_default())?,
                Column::Scope => {
                    self.csv.write_field(provision.scope.map_or("", |scope| scope.as_str()))?;
                }
                Column::Except => self.csv.write_field(provision.except.join(JOIN))?,
                Column::Count => self.csv.write_field(number(provision.count))?,
                Column::Basis => self.csv.write_field(provision.basis.to_string())?,
                Column::Start => self.csv.write_field(offset(provision, evidence.span.start))?,
                Column::End => self.csv.write_field(offset(provision, evidence.span.end))?,
                Column::Quote => self.csv.write_field(evidence.quote)?,
                Column::Construction => self.csv.write_field(provision.construction)?,
            }
        }
        self.csv.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends the table and gives the output back.
    ///
    /// # Errors
    /// When the output refuses the last bytes.
    pub fn finish(self) -> io::Result<W> {
        self.csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

fn number(value: Option<u32>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A provision written down without its text has no place in one.
fn offset(provision: &Row<'_>, at: u32) -> String {
    number((!provision.evidence.span.is_empty()).then_some(at))
}
