//! The command line of `handover`; everything it knows is in the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
