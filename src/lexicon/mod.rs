//! What the words of these documents are: endings of agency names, classes of
//! bodies, verbs and heads of duties.
//!
//! Lists only; how they combine is the business of [`crate::grammar`].

mod agency;
mod buckets;
mod class;
mod duty;
mod finder;
mod section;
mod words;

pub use agency::{
    agency_len, has_place, is_agency, is_class_of_bodies, is_generic_body, place_prefix, stands_for,
};
pub(crate) use agency::{is_a_place, may_close_a_name};
pub(crate) use class::may_close_a_class;
pub use class::{is_class, is_rank};
pub use duty::{heads_a_duty, is_action, leads_a_duty};
pub(crate) use finder::Finder;
pub use section::{HeadingSays, SectionKind, heading_says, section_kind};
pub(crate) use words::{
    Words, find, is_blank, trim, trim_end, trim_marks, trim_start, without_day, without_first,
    without_last, without_time, words,
};

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' | '〇' | '○')
}
