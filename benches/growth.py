"""Figures of several sizes as a table and a plot; see growth.sh."""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "growth"  # the same figures, the same bytes
from matplotlib import pyplot  # noqa: E402

FOLDER, SIZES = Path(sys.argv[1]), sys.argv[2:]
HERE = Path(__file__).parent
SHOWN = ["load and index", "timeline", "slice", "diff", "check", "structure", "write csv"]


def figures(size):
    lines = (FOLDER / size / "growth.tsv").read_text().splitlines()
    return {name: float(ms) for name, ms in (line.split("\t") for line in lines)}


def main():
    found = [figures(size) for size in SIZES]
    with (HERE / "growth.tsv").open("w", encoding="utf-8") as out:
        print("work", *(f"ms at {size}" for size in SIZES), "growth", sep="\t", file=out)
        for work in found[0]:
            times = [each[work] for each in found]
            rate = times[-1] / times[0] / (int(SIZES[-1]) / int(SIZES[0]))
            print(work, *(f"{ms:.6g}" for ms in times), f"{rate:.2f}", sep="\t", file=out)
    pyplot.figure(figsize=(8, 5))
    sizes = [int(size) for size in SIZES]
    for work in SHOWN:
        pyplot.loglog(sizes, [each[work] for each in found], marker="o", label=work)
    least = found[0]["load and index"]
    pyplot.loglog(sizes, [least * size / sizes[0] for size in sizes], "k:", label="linear")
    pyplot.xlabel("transfers")
    pyplot.ylabel("milliseconds")
    pyplot.grid(alpha=0.3)
    pyplot.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    pyplot.tight_layout()
    pyplot.savefig(HERE / "growth.svg", metadata={"Date": None})


main()
