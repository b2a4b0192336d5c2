#!/usr/bin/env bash
# The same work done by handover and by others, side by side in one run:
#
#     benches/compare.sh [TRANSFERS] [FOLDER]
#
# makes a history of so many transfers (100000), installs networkx, rustworkx
# and duckdb into a virtual environment of its own and builds jieba-rs beside
# it, and prints a table in Markdown. Needs python3, sqlite3 and cargo. With
# HANDOVER_PROFILE=dev it only shows that it works.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

transfers="${1:-100000}"
profile="${HANDOVER_PROFILE:-release}"
built="$profile"
[ "$profile" = dev ] && built=debug
folder="${2:-${CARGO_TARGET_DIR:-target}/compare}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
data="$folder/$transfers"

if [ ! -x "$folder/venv/bin/python" ]; then
    python3 -m venv "$folder/venv"
fi
"$folder/venv/bin/pip" install --quiet networkx rustworkx duckdb >&2

if [ ! -d "$folder/jieba" ]; then
    mkdir -p "$folder/jieba/src"
    cat > "$folder/jieba/Cargo.toml" <<'TOML'
[package]
name = "segment"
version = "0.0.0"
edition = "2024"

[dependencies]
jieba-rs = "0.8"

[workspace]
TOML
    cat > "$folder/jieba/src/main.rs" <<'RUST'
//! Segments a file; prints the milliseconds it takes.
fn main() {
    let file = std::env::args().nth(1).expect("a file");
    let text = std::fs::read_to_string(file).expect("text");
    let jieba = jieba_rs::Jieba::new();
    let start = std::time::Instant::now();
    let words: usize = text.lines().map(|line| jieba.cut(line, false).len()).sum();
    println!("{:.3}", start.elapsed().as_secs_f64() * 1e3);
    eprintln!("{words} words");
}
RUST
fi
CARGO_TARGET_DIR="$folder/jieba/target" cargo build --quiet --profile "$profile" \
    --manifest-path "$folder/jieba/Cargo.toml" >&2

cargo build --quiet --locked --profile "$profile" --bin handover >&2
rm -rf "$data"
cargo bench --quiet --locked --profile "$profile" --bench make -- "$transfers" "$data" >&2
cargo bench --quiet --locked --profile "$profile" --bench speed -- --figures "$data" > "$data/figures.tsv"

# A copy, as an installed program lies on the disk: the linker leaves its pages scattered.
handover="$data/handover"
cp "${CARGO_TARGET_DIR:-target}/$built/handover" "$handover"
"$folder/venv/bin/python" benches/compare.py "$data" "$handover" \
    "$folder/jieba/target/$built/segment"
