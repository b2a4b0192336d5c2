//! How the program is linked.

use std::env::var;

/// On Linux the program is laid out for a fixed address. At a random one the
/// loader corrects some 25 000 addresses in it before it starts, which took a
/// tenth of the time of a `trace` on a store of a million provisions; the
/// stack, the heap and the libraries stay at random addresses.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |what: &str, value: &str| var(what).is_ok_and(|it| it == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
