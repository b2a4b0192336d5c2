#!/usr/bin/env bash
# How the work grows with the history:
#
#     benches/growth.sh [FOLDER] [TRANSFERS…]
#
# makes histories of so many transfers (100000 1000000 10000000), measures the
# work on each, and writes growth.tsv and growth.svg beside this script. Needs
# python3 and cargo; for the largest, 6 GB of disk and 16 of memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder="${1:-${CARGO_TARGET_DIR:-target}/compare}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
shift || true
sizes=("$@")
[ "${#sizes[@]}" = 0 ] && sizes=(100000 1000000 10000000)

for size in "${sizes[@]}"; do
    [ -f "$folder/$size/provisions.csv" ] ||
        cargo bench --quiet --locked --bench make -- "$size" "$folder/$size" --table >&2
    cargo bench --quiet --locked --bench speed -- --figures "$folder/$size" > "$folder/$size/growth.tsv"
done

[ -x "$folder/venv/bin/python" ] || python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet matplotlib >&2
"$folder/venv/bin/python" benches/growth.py "$folder" "${sizes[@]}"
