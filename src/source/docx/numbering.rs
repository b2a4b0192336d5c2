//! The labels that Word prints before paragraphs and does not store.
//!
//! `（一）` in a Word document is often no text at all: the paragraph names a
//! list and a level, the list says how its levels count, and Word counts. The
//! labels are what clauses are cited by, so they are counted here as well.

use std::collections::{HashMap, HashSet};

use super::{
    numerals,
    xml::{self, Element, Step},
};
use crate::source::error::ReadError;

/// Levels of a list, as Word has them.
const LEVELS: usize = 9;

/// Styles based on styles, at most.
const MAX_CHAIN: usize = 32;

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    templates: HashMap<String, Template>,
    lists: HashMap<String, List>,
    styles: HashMap<String, Style>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    started: HashSet<String>,
}

type Template = [Level; LEVELS];

/// How one level of a list counts and prints.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// `第%1条`: `%1` stands for the number of the first level.
    text: String,
    /// What follows the label: a tab, a space or nothing.
    suffix: String,
    /// The paragraph style that stands for this level.
    style: Option<String>,
    /// Prints the numbers of other levels as digits.
    is_legal: bool,
    /// Counts on where a level above has moved.
    goes_on: bool,
}

impl Default for Level {
    fn default() -> Self {
        Level {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            suffix: "tab".to_owned(),
            style: None,
            is_legal: false,
            goes_on: false,
        }
    }
}

/// A use of a template; several lists may go on with one count.
#[derive(Debug, Default)]
struct List {
    template: String,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

#[derive(Debug, Default)]
struct Style {
    list: Option<String>,
    level: Option<usize>,
    based_on: Option<String>,
}

impl Numbering {
    /// Reads the parts `numbering` and `styles`, as far as there are any.
    pub fn read(numbering: Option<&str>, styles: Option<&str>) -> Result<Self, ReadError> {
        let mut this = Numbering::default();
        if let Some(xml) = numbering {
            let mut place = Place::default();
            xml::walk(xml, |step| {
                if let Step::Open(element) = step {
                    this.read_list(&element, &mut place);
                }
            })?;
        }
        if let Some(xml) = styles {
            let mut style = String::new();
            xml::walk(xml, |step| {
                if let Step::Open(element) = step {
                    this.read_style(&element, &mut style);
                }
            })?;
        }
        Ok(this)
    }

    fn read_list(&mut self, element: &Element, place: &mut Place) {
        match element.name() {
            "abstractNum" => {
                let id = element.attribute("abstractNumId").unwrap_or_default();
                self.templates.insert(id.clone(), Template::default());
                *place = Place { template: Some(id), ..Place::default() };
            }
            "num" => {
                let id = element.attribute("numId").unwrap_or_default();
                self.lists.insert(id.clone(), List::default());
                *place = Place { list: Some(id), ..Place::default() };
            }
            "abstractNumId" => {
                if let Some(list) = place.list.as_ref().and_then(|id| self.lists.get_mut(id)) {
                    list.template = element.value().unwrap_or_default();
                }
            }
            "lvl" | "lvlOverride" => {
                place.level = element.attribute("ilvl").and_then(|level| level.parse().ok());
            }
            "startOverride" => {
                let list = place.list.as_ref().and_then(|id| self.lists.get_mut(id));
                let level = place.level.filter(|&level| level < LEVELS);
                if let (Some(list), Some(level)) = (list, level) {
                    list.starts[level] = element.value().and_then(|start| start.parse().ok());
                }
            }
            _ => {
                if let Some(level) = self.level_at(place, element.name()) {
                    level.read(element);
                }
            }
        }
    }

    /// The level that a property belongs to.
    fn level_at(&mut self, place: &Place, property: &str) -> Option<&mut Level> {
        if !Level::PROPERTIES.contains(&property) {
            return None;
        }
        let level = place.level.filter(|&level| level < LEVELS)?;
        if let Some(id) = &place.template {
            return self.templates.get_mut(id).map(|template| &mut template[level]);
        }
        Some(self.lists.get_mut(place.list.as_ref()?)?.levels.entry(level).or_default())
    }

    fn read_style(&mut self, element: &Element, current: &mut String) {
        match element.name() {
            "style" => *current = element.attribute("styleId").unwrap_or_default(),
            "basedOn" => self.styles.entry(current.clone()).or_default().based_on = element.value(),
            "numId" => self.styles.entry(current.clone()).or_default().list = element.value(),
            "ilvl" => {
                let level = element.value().and_then(|level| level.parse().ok());
                self.styles.entry(current.clone()).or_default().level = level;
            }
            _ => {}
        }
    }

    /// The list and level that a style puts its paragraphs in.
    pub fn of_style(&self, style: &str) -> Option<(String, usize)> {
        let mut id = style;
        for _ in 0..MAX_CHAIN {
            let found = self.styles.get(id)?;
            if let Some(list) = &found.list {
                return Some((
                    list.clone(),
                    found.level.unwrap_or_else(|| self.level_of(list, id)),
                ));
            }
            id = found.based_on.as_deref()?;
        }
        None
    }

    /// The level of a list that names a style as its own.
    fn level_of(&self, list: &str, style: &str) -> usize {
        let template = self.lists.get(list).and_then(|list| self.templates.get(&list.template));
        let is_it = |level: &Level| level.style.as_deref() == Some(style);
        template.and_then(|levels| levels.iter().position(is_it)).unwrap_or(0)
    }

    /// Counts a paragraph of a list and returns its label, with the space
    /// that parts it from the text; `None` for bullets and unknown lists.
    pub fn next(&mut self, id: &str, level: usize) -> Option<String> {
        let list = self.lists.get(id)?;
        let template = self.templates.get(&list.template)?;
        let rule = |at: usize| list.levels.get(&at).unwrap_or(&template[at]);
        let level = level.min(LEVELS - 1);
        let counters = self.counters.entry(list.template.clone()).or_default();
        if self.started.insert(id.to_owned()) {
            for (counter, start) in counters.iter_mut().zip(&list.starts) {
                if start.is_some() {
                    *counter = None;
                }
            }
        }
        let start = |at: usize| list.starts[at].unwrap_or(rule(at).start);
        for (at, counter) in counters.iter_mut().enumerate() {
            match at {
                _ if at < level => *counter = counter.or(Some(start(at))),
                _ if at == level => {
                    *counter = Some(counter.map_or(start(at), |value| value.saturating_add(1)));
                }
                _ if !rule(at).goes_on => *counter = None,
                _ => {}
            }
        }
        rule(level).label(counters, |at| &rule(at).format)
    }
}

/// Where in the numbering part the reader stands.
#[derive(Debug, Default)]
struct Place {
    template: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

impl Level {
    const PROPERTIES: &'static [&'static str] =
        &["start", "numFmt", "lvlText", "suff", "pStyle", "isLgl", "lvlRestart"];

    fn read(&mut self, element: &Element) {
        let value = element.value();
        match element.name() {
            "start" => self.start = value.and_then(|start| start.parse().ok()).unwrap_or(1),
            "numFmt" => self.format = value.unwrap_or_default(),
            "lvlText" => self.text = value.unwrap_or_default(),
            "suff" => self.suffix = value.unwrap_or_default(),
            "pStyle" => self.style = value,
            "isLgl" => self.is_legal = !matches!(value.as_deref(), Some("0" | "false" | "off")),
            "lvlRestart" => self.goes_on = value.as_deref() == Some("0"),
            _ => {}
        }
    }

    /// `第%1条` with its numbers put in.
    fn label<'a>(
        &self,
        counters: &[Option<u32>; LEVELS],
        format_of: impl Fn(usize) -> &'a str,
    ) -> Option<String> {
        if self.format == "bullet" {
            return None;
        }
        let mut label = String::new();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            label.push_str(before);
            rest = after;
            let Some(at @ 1..=9) = after.chars().next().and_then(|c| c.to_digit(10)) else {
                label.push('%');
                continue;
            };
            rest = &after[1..];
            let at = at as usize - 1;
            let format = if self.is_legal { "decimal" } else { format_of(at) };
            if let Some(value) = counters[at] {
                label.push_str(&numerals::number(format, value).unwrap_or_default());
            }
        }
        label.push_str(rest);
        self.part_from_text(&mut label);
        (!label.trim().is_empty()).then_some(label)
    }

    /// A tab is for the eye only; a space stands for it where the label ends
    /// in a letter or digit, as in 第一章.
    fn part_from_text(&self, label: &mut String) {
        let ends_in_letter = label.chars().next_back().is_some_and(char::is_alphanumeric);
        if self.suffix == "space" || (self.suffix == "tab" && ends_in_letter) {
            label.push(' ');
        }
    }
}
