//! The columns of the provision table.

macro_rules! columns {
    ($($name:ident = $word:literal,)*) => {
        /// One column; the order is that of the written table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // each is the word of the table
        pub enum Column { $($name,)* }

        impl Column {
            /// Every column, in order.
            pub const ALL: &'static [Column] = &[$(Column::$name),*];

            /// The word in the header.
            pub const fn as_str(self) -> &'static str {
                match self { $(Column::$name => $word),* }
            }
        }
    };
}

columns! {
    Instrument = "instrument",
    Clause = "clause",
    Act = "act",
    From = "from",
    To = "to",
    Body = "body",
    Duty = "duty",
    Within = "within",
    Scope = "scope",
    Except = "except",
    Count = "count",
    Basis = "basis",
    Start = "start",
    End = "end",
    Quote = "quote",
    Construction = "construction",
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = Column::ALL.len();

    /// Those without which a table says too little. The others may be left
    /// out of a table made by hand, and count as empty.
    pub const REQUIRED: &'static [Column] =
        &[Column::Clause, Column::Act, Column::From, Column::To, Column::Body, Column::Duty];

    /// The column a header names.
    pub fn named(word: &str) -> Option<Column> {
        Column::ALL.iter().copied().find(|column| column.as_str() == word.trim())
    }
}
