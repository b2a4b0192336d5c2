//! A point in a history, and how to name it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Lang;
use crate::model::{History, InstrumentId};

/// Where in a history to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Before the first instrument.
    Start,
    /// Just before an instrument.
    Before(InstrumentId),
    /// Just after an instrument.
    After(InstrumentId),
    /// At the end of a day. Instruments without a date are not counted.
    On(Date),
    /// After the last instrument.
    End,
}

impl Point {
    /// How many instruments lie before it. O(n) in the instruments.
    pub fn instruments(self, history: &History) -> usize {
        let total = history.instruments().count();
        match self {
            Point::Start => 0,
            Point::Before(id) => (id.0 as usize).min(total),
            Point::After(id) => (id.0 as usize).saturating_add(1).min(total),
            Point::On(date) => history
                .instruments()
                .take_while(|(_, instrument)| instrument.date().is_some_and(|d| d <= date))
                .count(),
            Point::End => total,
        }
    }

    /// The day on which it lies, where it is one.
    pub fn day(self) -> Option<Date> {
        match self {
            Point::On(day) => Some(day),
            _ => None,
        }
    }

    /// The moment, named for a reader.
    pub fn moment(self, history: &History) -> Moment {
        let count = self.instruments(history);
        let named = match self {
            Point::Before(_) => history.instruments().nth(count),
            Point::Start => None,
            _ => count.checked_sub(1).and_then(|last| history.instruments().nth(last)),
        };
        let instrument = named.map(|(_, instrument)| instrument);
        Moment {
            before: matches!(self, Point::Before(_) | Point::Start),
            date: match self {
                Point::On(date) => Some(date),
                _ => instrument.and_then(|i| i.date()),
            },
            instrument: instrument.map(|i| i.id.clone()),
            title: instrument.map(|i| i.title.clone()),
            number: instrument.and_then(|i| i.number.clone()),
        }
    }
}

/// A point of a history, named for a reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Moment {
    /// Whether it lies before the instrument, not after.
    #[serde(default)]
    pub before: bool,
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// The id of the instrument it lies before, or after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its number (文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

impl Moment {
    /// In words: 《…》之前, 2008-07-11 (miit-2008).
    pub fn describe(&self, lang: Lang) -> String {
        let Some(instrument) = &self.instrument else {
            return match self.date {
                Some(date) => date.to_string(),
                None => lang.pick("最初", "the start").to_owned(),
            };
        };
        let side = match (self.before, lang) {
            (true, Lang::Zh) => "之前",
            (false, Lang::Zh) => "之后",
            (true, Lang::En) => "before",
            (false, Lang::En) => "after",
        };
        let date = self.date.map(|d| format!("{d} ")).unwrap_or_default();
        match lang {
            Lang::Zh => format!("{date}{instrument} {side}"),
            Lang::En => format!("{date}{side} {instrument}"),
        }
    }
}
