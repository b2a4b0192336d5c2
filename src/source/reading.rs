//! The text as a reader takes it in.

/// The text as a reader takes it in.
#[derive(Debug, Default)]
pub struct Reading;
