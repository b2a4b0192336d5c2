"""The work of others on what the bench `make` wrote; see compare.sh."""

import csv
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import networkx
import rustworkx

DATA, HANDOVER, SEGMENT = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
EDGES, STORE = DATA / "edges.csv", DATA / "data.sqlite"


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
            networkx.is_directed_acyclic_graph(graph),
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
    def load():
        db = duckdb.connect()
        db.execute("SET threads = 1")
        db.execute("CREATE TABLE edge AS SELECT * FROM read_csv(?)", [str(DATA / "provisions.csv")])
        db.execute("CREATE INDEX by_duty ON edge (duty)")
        return db

    return best(load, 1)[1]


# What is said of one duty, and whoever has all that its holders had.
BARE = """
WITH RECURSIVE
  said(provision) AS (
    SELECT provision FROM duty_mention JOIN duty ON duty.id = duty_mention.duty
    JOIN text ON text.id = duty.wording
    WHERE text.text = '{duty}' AND ifnull(duty.wording, 0) = text.id AND ifnull(duty.agency, 0) = 0),
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


def main():
    mine = ours()
    duty = "云山盐业行政管理"
    nx_load, nx_chain, nx_check = with_networkx()
    rx_load, rx_chain = with_rustworkx()
    duck_load = with_duckdb()
    trace = process(HANDOVER, "-d", str(STORE), "trace", duty)
    bare = process("sqlite3", str(STORE), BARE.format(duty=duty))
    text = DATA / "text.txt"
    with (DATA / "provisions.csv").open(encoding="utf-8") as file:
        quotes = [row["quote"] for row in csv.DictReader(file)]
    text.write_text("\n".join(quotes[:200_000]), encoding="utf-8")
    segment = best(lambda: float(subprocess.run([SEGMENT, str(text)], check=True,
                                                capture_output=True, text=True).stdout))[0]
    megabytes = text.stat().st_size / 1e6

    print(f"| work on {DATA.name} transfers | handover | others |")
    print("|---|---|---|")

    def row(work, own, **others):
        def told(name, ms):
            return f"{name} {ms:.3g} ms ({ms / own:.2g} times)"

        print(f"| {work} | {own:.3g} ms | {', '.join(told(n, ms) for n, ms in others.items())} |")

    allowed = 1.5 * mine["csv bytes"] + 400 * int(DATA.name) / 1e6
    row("load and index the table", mine["load and index"], csv_bytes=mine["csv bytes"],
        target=allowed, duckdb=duck_load, networkx=nx_load, rustworkx=rx_load)
    row("what is said of a duty, loaded", mine["lineage"], networkx=nx_chain, rustworkx=rx_chain)
    row("trace, a process on the store", trace, sqlite3=bare)
    row("all checks, loaded", mine["check"], networkx=nx_check)
    row("write the table", mine["write csv"], plain=mine["write plain"])
    print(f"\njieba-rs segments {megabytes / segment * 1e3:.0f} MB/s of these quotes.")


main()
