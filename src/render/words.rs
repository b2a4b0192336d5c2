//! Words that several formats show.
