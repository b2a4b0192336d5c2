//! Other words for the same field of work.

/// Words that the public uses, and the word that instruments use.
pub const SYNONYMS: &[(&str, &str)] = &[("食盐", "盐业")];
