"""Measures RB30 against Polars and DuckDB: run.py [--rows N] [--rounds N] [--engine PATH] [--competitors-only]

Makes the data when it is absent, checks every decision against the exact answer, then lets the engines run in turn: absolute figures drift
from minute to minute, only ratios of the same rounds count. Every figure is the median of its rounds. Exit code 1: a decision of ours is wrong.
"""
import argparse
import itertools
import pathlib
import statistics
import subprocess
import sys
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = HERE / "env/bin/python"
COMPETITORS = HERE / "competitors"
OURS, POLARS, DUCKDB = "ours", "Polars", "DuckDB"
FILES = {OURS: "rulebench.db", DUCKDB: "duckdb.db"}
WORKS = [("memory", "keep"), ("memory", "count"), ("csv", "keep"), ("csv", "count"), ("import", "import"), ("history", "count")]


class Worker:
    """An engine kept alive with its data loaded; a line in is one run, a line out its seconds."""

    def __init__(self, command, folder, source, threads):
        self.process = subprocess.Popen([*command, folder, source, str(threads)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        greeting = self.process.stdout.readline().split(maxsplit=2)
        if len(greeting) != 3 or greeting[0] != "ready":
            sys.exit(f"{command[-1]} did not start")
        self.rows, self.name = int(greeting[1]), greeting[2].strip()

    def seconds(self, work):
        print(work, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} stopped during {work}")
        return float(answer)

    def peak_megabytes(self):
        """The largest resident size so far."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def make_data(rows):
    """The folder with applications.csv, applications.parquet and expected.csv for so many rows."""
    folder = HERE / "data" / str(rows)
    if not (folder / "complete").exists():
        print(f"making {rows:,} applications and their exact decisions in {folder.relative_to(HERE.parent)}", file=sys.stderr)
        subprocess.run([PYTHON, COMPETITORS / "generate.py", str(rows), folder], check=True)
        subprocess.run([PYTHON, COMPETITORS / "reference.py", folder], check=True)
        (folder / "complete").touch()
    return folder


def same(found, expected):
    """Whether two lines say the same decision; numbers may be written with more or fewer zeros."""
    found, expected = found.split(","), expected.split(",")
    return len(found) == len(expected) and all(a == b or Decimal(a) == Decimal(b) for a, b in zip(found, expected))


def wrong_rows(command, folder):
    """How many decisions differ from the exact ones, and the first that does, with what was expected."""
    dump = subprocess.Popen([*command, folder, "dump"], stdout=subprocess.PIPE, text=True)
    wrong, first = 0, None
    with open(folder / "expected.csv") as exact:
        for found, expected in itertools.zip_longest(dump.stdout, exact, fillvalue=""):
            found, expected = found.strip(), expected.strip()
            if found != expected and not same(found, expected):
                wrong += 1
                first = first or (found, expected)
    if dump.wait() != 0:
        sys.exit(f"{command[-1]} could not dump its decisions")
    return wrong, first


def wrong_counts(engine, folder):
    """How a replay of our history file counts otherwise than the exact decisions; nothing if it does not."""
    import polars as pl
    dates = pl.read_parquet(folder / "applications.parquet", columns=["app_id", "application_date"])
    exact = pl.read_csv(folder / "expected.csv", columns=["app_id", "outcome", "line"]).join(dates, on="app_id").with_columns(
        month=pl.col("application_date").dt.year() * 100 + pl.col("application_date").dt.month(),
        fen=pl.when(pl.col("outcome") == 0).then((pl.col("line") * 100).cast(pl.Int64)).otherwise(0))
    rows = exact.group_by("month", "outcome").agg(pl.len(), pl.col("fen").sum()).sort("month", "outcome").rows()
    expected = [",".join(map(str, row)) for row in rows]
    found = subprocess.run([engine, folder, "counts"], capture_output=True, text=True, check=True).stdout.split()
    return [f"found {a}, expected {b}" for a, b in itertools.zip_longest(found, expected) if a != b]


def interleave(workers, rounds):
    """The seconds of every (engine, source, threads, work), a list each; engines take turns, once a round.

    A turn is two runs, of which the second counts: the first brings back caches and pages that the others' turns have cost.
    """
    taken = {}
    for _, (source, work) in itertools.product(range(rounds), WORKS):
        for (engine, of, threads), worker in workers.items():
            if of == source:
                worker.seconds(work)
                taken.setdefault((engine, source, threads, work), []).append(worker.seconds(work))
    return taken


def table(taken, rows, names):
    """The lines of the report: rates in million applications a second, and our ratios."""
    rate = {run: rows / statistics.median(seconds) / 1e6 for run, seconds in taken.items()}

    def cell(value, suffix=""):
        return "" if value is None else f"{value:.2f}{suffix}"

    def ratio(run, engine):
        ours, theirs = rate.get((OURS, *run)), rate.get((engine, *run))
        return cell(ours / theirs, " x") if ours and theirs else ""

    header = ["M applications/s", names.get(OURS, OURS), names[POLARS], names[DUCKDB], "ours / Polars", "ours / DuckDB"]
    lines = [header]
    for source, threads, work in [(source, 2, work) for source, work in WORKS] + [("memory", 1, "keep")]:
        run = (source, threads, work)
        rates = [cell(rate.get((engine, *run))) for engine in (OURS, POLARS, DUCKDB)]
        what = "csv into own file" if work == "import" else f"{'own file' if source == 'history' else source}, decide and {work}"
        lines.append([f"{what}, {threads} thread{'s' * (threads > 1)}", *rates, ratio(run, POLARS), ratio(run, DUCKDB)])
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    yield from ("  ".join([line[0].ljust(widths[0])] + [text.rjust(width) for text, width in zip(line[1:], widths[1:])]).rstrip() for line in lines)
    for engine in (OURS, POLARS, DUCKDB):
        one, two = rate.get((engine, "memory", 1, "keep")), rate.get((engine, "memory", 2, "keep"))
        if one and two:
            yield f"2 threads / 1 thread, {names[engine]}: {two / one:.2f}"


def main():
    parser = argparse.ArgumentParser(description="measures RB30 against Polars and DuckDB")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--engine", type=pathlib.Path, default=HERE.parent / ".build/release/rulebench-benchmark")
    parser.add_argument("--competitors-only", action="store_true")
    options = parser.parse_args()

    engines = {POLARS: [PYTHON, COMPETITORS / "polars_rb30.py"], DUCKDB: [PYTHON, COMPETITORS / "duckdb_rb30.py"]}
    if not options.competitors_only:
        if not options.engine.exists():
            sys.exit(f"no {options.engine}; build it with: swift build -c release --product rulebench-benchmark")
        engines = {OURS: [options.engine]} | engines
    folder = make_data(options.rows)

    print(f"RB30, {options.rows:,} applications; decisions that differ from the exact ones:")
    failed = False
    for engine, command in engines.items():
        wrong, first = wrong_rows(command, folder)
        print(f"  {engine:7} {wrong:,}")
        if wrong and engine == OURS:
            failed = True
            print(f"          first: {first[0]}\n          exact: {first[1]}\n          ({(folder / 'expected.csv').open().readline().strip()})")

    with_files = [engine for engine in engines if engine != POLARS]
    for engine in with_files:
        subprocess.run([*engines[engine], folder, "import"], check=True)
    if OURS in engines:
        differing = wrong_counts(options.engine, folder)
        print(f"counts of a replay from the history file that differ from the exact ones: {len(differing)}")
        failed = failed or bool(differing)
        for line in differing[:3]:
            print(f"          {line}")

    workers = {(engine, source, threads): Worker(command, folder, source, threads)
               for source, threads in [("memory", 2), ("csv", 2), ("memory", 1), ("import", 2), ("history", 2)]
               for engine, command in engines.items() if source in ("memory", "csv") or engine in with_files}
    names = {engine: worker.name for (engine, _, _), worker in workers.items()}
    taken = interleave(workers, options.rounds)
    print(f"medians of {options.rounds} interleaved rounds:")
    for line in table(taken, options.rows, names):
        print(" ", line)
    for engine in engines:
        print(f"  peak memory, memory on 2 threads, {names[engine]}: {workers[engine, 'memory', 2].peak_megabytes():,.0f} MB")
    for engine in with_files:
        size = (folder / FILES[engine]).stat().st_size / 1e6
        print(f"  own file, {names[engine]}: {size:,.0f} MB; peak memory of its replay: {workers[engine, 'history', 2].peak_megabytes():,.0f} MB")
    for worker in workers.values():
        worker.stop()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
