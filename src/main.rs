//! The command line of `handover`; everything it knows is in the library.

mod cli;

// Reading makes many short texts, which this allocator gives out fastest.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
