"""The work of others on what the bench `make` wrote; see compare.sh."""

import csv
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import networkx
import rustworkx

DATA, HANDOVER, SEGMENT = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
EDGES, STORE, TEXT, SPELLS = (
    DATA / name for name in ("edges.csv", "data.sqlite", "text.txt", "spells.csv")
)
DUTY = "云山盐业行政管理"
ONE, OTHER = "DATE '1993-01-01'", "DATE '2007-01-01'"


def best(work, times=3):
    """The result, and the milliseconds of the best of some runs."""
    least = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        least = min(least, (time.perf_counter() - start) * 1e3)
    return result, least


def process(*arguments, times=15):
    return best(lambda: subprocess.run(arguments, check=False, capture_output=True), times)[1]


def ours():
    lines = (DATA / "figures.tsv").read_text().splitlines()
    return {name: float(ms) for name, ms in (line.split("\t") for line in lines)}


def extraction():
    """Milliseconds on one core and on two, and those of jieba-rs on one."""
    table = DATA / "extracted.csv"

    def run(cores):
        words = ["extract", TEXT, "--format", "csv", "--threads", cores, "-o", table]
        return process(*on(cores), HANDOVER, *map(str, words), times=5)

    def segment():
        words = [*on(1), SEGMENT, str(TEXT)]
        return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)

    return run(1), run(2), min(segment() for _ in range(3))


def on(cores):
    """Words that keep a program to so many cores, where the system has them."""
    return ["taskset", "-c", ",".join(map(str, range(cores)))] if shutil.which("taskset") else []


def with_networkx():
    def load():
        graph = networkx.DiGraph()
        with EDGES.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                graph.add_edge(int(row["src"]), int(row["dst"]), giver=row["from"], day=row["date"])
        return graph

    graph, loading = best(load, 1)
    asked = list(graph)[:: max(1, len(graph) // 200)]
    _, chains = best(lambda: [networkx.ancestors(graph, node) for node in asked])
    _, checking = best(
        lambda: (
            sum(1 for each in networkx.strongly_connected_components(graph) if len(each) > 1),
            sum(1 for _, out in graph.out_degree() if out > 1),
            sum(1 for _, into in graph.in_degree() if into == 0),
        )
    )
    return loading, chains / len(asked), checking


def with_rustworkx():
    def load():
        graph = rustworkx.PyDiGraph()
        with EDGES.open(encoding="utf-8") as file:
            edges = [(int(r["src"]), int(r["dst"]), r["from"]) for r in csv.DictReader(file)]
        graph.extend_from_weighted_edge_list(edges)
        return graph

    graph, loading = best(load, 1)
    asked = graph.node_indices()[:: max(1, len(graph) // 200)]
    _, chains = best(lambda: [rustworkx.ancestors(graph, node) for node in asked])
    return loading, chains / len(asked)


def with_duckdb():
    """Milliseconds to load the table, and for a slice and a difference of what
    was held, fetched as ids."""

    def load():
        db = duckdb.connect()
        db.execute("SET threads = 1")
        db.execute("CREATE TABLE edge AS SELECT * FROM read_csv(?)", [str(DATA / "provisions.csv")])
        db.execute("CREATE INDEX by_duty ON edge (duty)")
        return db

    db, loading = best(load, 1)
    db.execute('CREATE TABLE held AS SELECT agency, duty, "from" AS since, until FROM read_csv(?)',
               [str(SPELLS)])
    on = "SELECT agency, duty FROM held WHERE since <= {0} AND {0} < until"
    one, other = on.format(ONE), on.format(OTHER)
    differ = f"(({one}) EXCEPT ({other})) UNION ALL (({other}) EXCEPT ({one}))"
    _, slicing = best(lambda: db.execute(other).fetchnumpy())
    _, comparing = best(lambda: db.execute(differ).fetchnumpy())
    return loading, slicing, comparing


# What is said of one duty, and whoever has all that its holders had.
BARE = f"""
WITH RECURSIVE
  said(provision) AS (
    SELECT provision FROM text JOIN duty ON duty.wording = text.id AND duty.agency = 0
    JOIN duty_mention ON duty_mention.duty = duty.id
    WHERE text.text = '{DUTY}'),
  holder(agency, day) AS (
    SELECT receiver, instrument.day FROM said JOIN provision ON provision.id = said.provision
    JOIN instrument ON instrument.id = provision.id >> 32
    UNION
    SELECT provision.receiver, m.day FROM holder
    JOIN agency_mention AS m ON m.agency = holder.agency AND m.kind = 0 AND m.day >= holder.day
    JOIN provision ON provision.id = m.provision
    WHERE ifnull(provision.giver, provision.body) = holder.agency)
SELECT DISTINCT text.text FROM holder JOIN text ON text.id = holder.agency;
"""


def row(work, own, **others):
    def told(name, ms):
        return f"{name.replace('_', ' ')} {short(ms)} ({ms / own:.2g}×)"

    print(f"| {work} | {short(own)} | {', '.join(told(n, ms) for n, ms in others.items())} |")


def short(ms):
    if ms >= 1000:
        return f"{ms / 1000:.3g} s"
    return f"{ms:.3g} ms" if ms >= 0.1 else f"{ms * 1000:.3g} µs"


def main():
    mine = ours()
    alone, both, segmented = extraction()
    nx_load, nx_chain, nx_check = with_networkx()
    rx_load, rx_chain = with_rustworkx()
    duck_load, duck_slice, duck_diff = with_duckdb()
    trace = process(HANDOVER, "-d", str(STORE), "trace", DUTY)
    bare = process("sqlite3", str(STORE), BARE)
    megabytes = TEXT.stat().st_size / 1e6

    print(f"| {DATA.name} transfers | handover | others, and how many times as long they take |")
    print("|---|---|---|")
    row(f"extract {megabytes:.3g} MB to a table, one core", alone, jieba_rs=segmented)
    row("the same, two cores", both, one_core=alone)
    row("load the table and build the graph", mine["load and index"],
        csv_crate=mine["csv bytes"], duckdb=duck_load, networkx=nx_load, rustworkx=rx_load)
    row("who gave and received a duty, loaded", mine["lineage"],
        networkx=nx_chain, rustworkx=rx_chain)
    row("`trace`, a process on the store", trace, sqlite3=bare)
    row("who held what on a day, loaded", mine["slice"], duckdb=duck_slice)
    row("what differs between two days, loaded", mine["diff"], duckdb=duck_diff)
    row("all checks, loaded", mine["check"], networkx=nx_check)
    row("write the table", mine["write csv"], plain_write=mine["write csv, plain"])
    row("write the graph as JSON", mine["write json"], plain_write=mine["write json, plain"])
    print(f"\nhandover extracts {megabytes / alone * 1e3:.0f} MB/s on one core, "
          f"jieba-rs segments {megabytes / segmented * 1e3:.0f}.")


main()
