//! Versioned JSON: every document says `"format": "handover/NAME/1"`.
//!
//! The number goes up when a reader of the old form would misread the new one;
//! new fields alone do not raise it.

use std::{
    io::{self, Write},
    marker::PhantomData,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::Diagram;
use crate::{
    analysis::{Diff, Structure, Trace, align::Proposals, show::Portrait},
    diagnostic::Diagnostic,
};

/// What can be a JSON document of its own.
pub trait Document: Serialize + DeserializeOwned + JsonSchema {
    /// `handover/NAME/1`.
    const FORMAT: &'static str;
}

macro_rules! documents {
    ($($kind:ty = $format:literal;)*) => {
        $(impl Document for $kind { const FORMAT: &'static str = $format; })*

        /// Every document's format with its JSON Schema.
        pub fn schemas() -> Vec<(&'static str, String)> {
            vec![$(($format, schema::<$kind>())),*]
        }
    };
}

documents! {
    Trace = "handover/trace/1";
    Diff = "handover/diff/1";
    Structure = "handover/structure/1";
    Diagram = "handover/diagram/1";
    Proposals = "handover/align/1";
    Portrait = "handover/show/1";
    Findings = "handover/check/1";
}

/// The answer of check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Findings {
    /// In the order of the texts.
    pub findings: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct Versioned<'a, T> {
    format: &'static str,
    #[serde(flatten)]
    document: &'a T,
}

/// The document, indented, with a newline at its end.
///
/// ```
/// use handover::render::json::{self, Findings};
/// let text = json::print(&Findings::default());
/// assert!(text.starts_with("{\n  \"format\": \"handover/check/1\""));
/// assert_eq!(json::read::<Findings>(&text), Ok(Findings::default()));
/// ```
pub fn print<T: Document>(document: &T) -> String {
    pretty(&Versioned { format: T::FORMAT, document })
}

/// Writes a document that is one list, item by item, as it would be
/// [`print()`]ed: nothing is kept.
///
/// ```
/// use handover::render::json::{self, Findings, ListWriter};
/// let mut out = Vec::new();
/// ListWriter::<Findings, _>::new("findings", &mut out).end().unwrap();
/// assert_eq!(String::from_utf8(out).unwrap(), json::print(&Findings::default()));
/// ```
pub struct ListWriter<D, W> {
    list: &'static str,
    out: W,
    items: usize,
    document: PhantomData<D>,
}

impl<D: Document, W: Write> ListWriter<D, W> {
    /// Nothing is written yet; `list` is the name of the document's field.
    pub fn new(list: &'static str, out: W) -> Self {
        ListWriter { list, out, items: 0, document: PhantomData }
    }

    /// How many items are written.
    pub fn len(&self) -> usize {
        self.items
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.items == 0
    }

    /// Writes the next item.
    ///
    /// # Errors
    /// When `out` refuses.
    pub fn push(&mut self, item: &impl Serialize) -> io::Result<()> {
        match self.items {
            0 => self.head("[")?,
            _ => self.out.write_all(b",")?,
        }
        self.items += 1;
        // A text has no line ends in it: they are written as \n.
        for line in serde_json::to_string_pretty(item)?.lines() {
            self.out.write_all(b"\n    ")?;
            self.out.write_all(line.as_bytes())?;
        }
        Ok(())
    }

    /// Ends the list and the document.
    ///
    /// # Errors
    /// When `out` refuses.
    pub fn end(mut self) -> io::Result<()> {
        match self.items {
            0 => self.head("[]")?,
            _ => self.out.write_all(b"\n  ]")?,
        }
        self.out.write_all(b"\n}\n")
    }

    fn head(&mut self, opening: &str) -> io::Result<()> {
        let (format, list) = (D::FORMAT, self.list);
        write!(self.out, "{{\n  \"format\": \"{format}\",\n  \"{list}\": {opening}")
    }
}

/// Reads a document back. The error says what is wrong with it.
pub fn read<T: Document>(json: &str) -> Result<T, String> {
    let mut value: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let format = value.as_object_mut().and_then(|object| object.remove("format"));
    match format.as_ref().and_then(Value::as_str) {
        Some(format) if format == T::FORMAT => {}
        Some(format) => return Err(format!("expected \"{}\", found \"{format}\"", T::FORMAT)),
        None => return Err(format!("expected \"format\": \"{}\"", T::FORMAT)),
    }
    serde_json::from_value(value).map_err(|error| error.to_string())
}

/// The JSON Schema of a document, indented, with a newline at its end.
pub fn schema<T: Document>() -> String {
    let mut schema = schemars::schema_for!(T).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), json!(T::FORMAT));
        let properties = object.entry("properties").or_insert_with(|| json!({}));
        properties["format"] = json!({ "const": T::FORMAT });
        let required = object.entry("required").or_insert_with(|| json!([]));
        if let Some(required) = required.as_array_mut() {
            required.insert(0, json!("format"));
        }
    }
    pretty(&schema)
}

fn pretty<T: Serialize>(value: &T) -> String {
    // Our types have string keys and no failing serialisers, so this cannot
    // fail; an empty document is still better than a panic.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_unique_and_have_schemas() {
        let schemas = schemas();
        for (format, schema) in &schemas {
            assert!(format.starts_with("handover/") && format.ends_with("/1"));
            assert!(schema.contains(&format!("\"const\": \"{format}\"")));
            assert_eq!(schemas.iter().filter(|(other, _)| other == format).count(), 1);
        }
    }

    #[test]
    fn another_format_is_refused_by_name() {
        let error = read::<Findings>(r#"{"format": "handover/diff/1"}"#).unwrap_err();
        assert_eq!(error, "expected \"handover/check/1\", found \"handover/diff/1\"");
        assert!(read::<Findings>("[]").is_err());
        assert!(read::<Findings>("nonsense").is_err());
    }
}
