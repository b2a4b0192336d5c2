//! How many columns a text takes on a terminal.
