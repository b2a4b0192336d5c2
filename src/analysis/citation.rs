//! The clause that says it, in a form that stands alone.

use std::{borrow::Cow, ops::Deref, sync::Arc};

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::{
    model::{Act, Basis, History, ProvisionId},
    source::Span,
};

/// The clause behind a statement. One clause is behind many: clones share it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Citation(Arc<Cited>);

/// The clause behind a statement: everything a reader needs to check it.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[schemars(rename = "Citation")]
pub struct Cited {
    /// The id of the instrument.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// Its number (文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day from which it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// The place in the outline; empty for the preamble.
    pub clause: String,
    /// The place in the decoded text.
    pub span: Span,
    /// The text at that place, letter for letter.
    pub quote: String,
    /// What the provision does.
    #[schemars(with = "String")]
    pub act: Act,
    /// Stated by the text, or inferred by a named rule.
    #[schemars(with = "String")]
    pub basis: Basis,
}

impl Citation {
    /// The citation of one provision.
    pub fn of(history: &History, provision: ProvisionId) -> Self {
        let row = history.provision(provision);
        let instrument = history.instrument_of(&row);
        Citation(Arc::new(Cited {
            instrument: instrument.id.clone(),
            title: instrument.title.clone(),
            number: instrument.number.clone(),
            date: instrument.date(),
            clause: row.evidence.clause.to_owned(),
            span: row.evidence.span,
            quote: row.evidence.quote.to_owned(),
            act: row.act,
            basis: row.basis.owned(),
        }))
    }

    /// The same place, with a conclusion of `rule` drawn from it.
    #[must_use]
    pub fn inferred(mut self, rule: &str) -> Self {
        if self.basis.is_stated() {
            Arc::make_mut(&mut self.0).basis = Basis::inferred(rule);
        }
        self
    }
}

/// In files it is what it shares.
impl JsonSchema for Citation {
    fn schema_name() -> Cow<'static, str> {
        Cited::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Cited::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Cited::json_schema(generator)
    }
}

impl Deref for Citation {
    type Target = Cited;

    fn deref(&self) -> &Cited {
        &self.0
    }
}
