//! The plain domain types: what an instrument says, and where it says it.
//!
//! Everything downstream — graph, analysis, drawing — is derived from a
//! [`History`], and a history is nothing but [`Instrument`]s and the
//! [`Provision`]s they make. Each provision carries its [`Evidence`].

mod act;
mod alignment;
mod history;
mod instrument;
mod provision;
mod rows;
mod texts;

pub use act::{Act, UnknownAct};
pub use alignment::{Alignment, Link};
pub use history::{History, HistoryBuilder, InstrumentId, ProvisionId};
pub use instrument::Instrument;
pub use provision::{Basis, Evidence, Provision, Row, Scope, UnknownBasis, UnknownScope};
pub use rows::Parties;
pub use texts::{TextId, Texts};
