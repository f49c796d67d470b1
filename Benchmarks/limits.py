"""Measures what the tool promises besides RB30: start-up, a book of 1,000 rules, a table of 1,000 rows, one decision, lists from a history, comparing two versions, attributing changes, a sweep, balances beside numpy, the door of a registry. limits.py [--rounds N] [--tool PATH] [--engine PATH]

One decision needs the yardstick's data: run.py makes it.

Exit code 1: a promise is not kept.
"""
import argparse
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FIELDS, RULES = 50, 1_000
COLUMNS, ROWS = 6, 1_000
LISTS = 100_000
LOANS = 1_000_000


def large_book():
    """The text of a book with RULES rules over FIELDS fields, every third optional, with a let for every ten rules."""
    fields = [f"  f{number} money [0, 100_000_000]{' optional' if number % 3 == 0 else ''}" for number in range(FIELDS)]
    lets = [f"  let l{number} = f{number % FIELDS} + f{(number * 7 + 1) % FIELDS} / 4" for number in range(RULES // 10)]
    rules = [f'  {("refer", "decline")[number % 2]} A{number:04} "Rule {number}"'
             f" when l{number // 10} > {number + 1}_000 and f{(number * 3) % FIELDS} <= f{(number * 11 + 5) % FIELDS} * 1.5"
             for number in range(RULES)]
    return "\n".join([
        'rulebook large "A book of many rules"', "decides application", "record application {", "  id integer key",
        "  applied_on date as_of", *fields, "}", "facts {", *lets, "}", "admission {", "  undecided: refer", *rules, "}", ""])


def large_table():
    """The text of a book with one table of ROWS rows over COLUMNS columns, which share out all cases: a box is cut in two until there are enough."""
    random.seed(1)
    most = 1_000_000
    boxes = [[(0, most)] * COLUMNS]
    while len(boxes) < ROWS:
        box = boxes.pop(random.randrange(len(boxes)))
        column = random.randrange(COLUMNS)
        low, high = box[column]
        cut = random.randrange(low + 1, high) if high - low > 1 else low
        if cut == low:
            boxes.append(box)
            continue
        for part in (low, cut), (cut, high):
            boxes.append(box[:column] + [part] + box[column + 1:])
    names = [f"f{number}" for number in range(COLUMNS)]

    def cell(low, high):
        return "any" if (low, high) == (0, most) else f"[{low}, {high})" if high < most else f">= {low}"

    rows = ["  | " + " | ".join([cell(*bounds) for bounds in box] + [str(number)]) + " |" for number, box in enumerate(boxes)]
    return "\n".join([
        'rulebook table "A table of many rows"', "decides application", "record application {", "  id integer key",
        "  applied_on date as_of", *[f"  {name} integer [0, {most}]" for name in names], "}",
        f"table large({', '.join(names)}) -> decimal {{", "  | " + " | ".join(names + ["large"]) + " |", *rows, "}",
        "facts {", f"  let x = large({', '.join(names)})", "}", ""])


def median_seconds(command, rounds, before=lambda: None):
    """The median wall time of a command that must succeed; `before` is done before each, unmeasured."""
    taken = []
    for _ in range(rounds):
        before()
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        taken.append(time.perf_counter() - begin)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return statistics.median(taken)


def answer_of(engine, *arguments):
    """The words that a command of the benchmark's program prints."""
    return subprocess.run([engine, *arguments], capture_output=True, text=True, check=True, cwd=HERE.parent).stdout.split()


def balances(engine, folder, rounds=3):
    """The seconds that our loan book and its numpy twin take for the same loans, medians of turns, and how far their months are apart.

    Each turn brings its own warm-up. The distance is that of the two values furthest apart, as a part of the largest value of its figure.
    """
    loans = folder / f"loans-{LOANS}.bin"
    commands = [[engine, "balances", str(LOANS), "2", loans], [sys.executable, HERE / "competitors/balances.py", loans]]
    taken, months = [[], []], [None, None]
    for _ in range(rounds):
        for side, command in enumerate(commands):
            answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
            taken[side].append(float(answer[0]))
            months[side] = {tuple(line.split()[:2]): list(map(float, line.split()[2:])) for line in answer[1:]}
    if months[0].keys() != months[1].keys():
        sys.exit("the loan book and its twin tell different figures")
    apart = max(max(abs(a - b) for a, b in zip(ours, months[1][name])) / (max(map(abs, ours)) or 1) for name, ours in months[0].items())
    return *map(statistics.median, taken), apart


def door(engine, tool, rounds):
    """What a pipeline's verbs take at a registry with a year behind it: (what, median seconds, most) of each, and how much it holds.

    The first fetch of all checks every signature of its bundle, a run of ssh-keygen each; the later ones those that are new.
    """
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        registry, (trust, checked, bundle) = folder / "registry", [folder / name for name in ("trust.json", "trust.json.checked", "bundle.json")]
        events = int(answer_of(engine, "registry", registry)[0])
        at, to = ["--registry", registry / "registry.db"], ["--environment", "production"]
        subprocess.run([tool, "registry", "trust", *at, "--out", trust], capture_output=True, check=True)
        unmoved = trust.read_bytes()
        data = folder / "one.ndjson"
        data.write_text('{"id": "1", "customer": "C1", "applied_on": "2026-03-10", "amount": 6000}\n')

        def forget():
            trust.write_bytes(unmoved)
            checked.unlink(missing_ok=True)

        def publish():
            subprocess.run([tool, "registry", "publish", *at, *to, "--by", "re", "--key", registry / "re"], capture_output=True, check=True)

        fetch = [tool, "fetch", *at, *to, "--trust", trust, "--out", bundle]
        taken = [("fetch, the first of all", median_seconds(fetch, rounds, forget), 0.3),
                 ("fetch, a new statement", median_seconds(fetch, rounds, publish), 0.2), ("fetch, nothing new", median_seconds(fetch, rounds), 0.2),
                 ("verify-bundle", median_seconds([tool, "verify-bundle", "--trust", trust, bundle], rounds), 0.2),
                 ("decide --bundle, one", median_seconds([tool, "decide", "--bundle", bundle, "--trust", trust, "--data", data], rounds), 0.2)]
        return taken, events, bundle.read_text().count("BEGIN SSH SIGNATURE")


def main():
    parser = argparse.ArgumentParser(description="measures start-up and the check of large books")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--tool", type=pathlib.Path, default=HERE.parent / ".build/release/rulebench")
    parser.add_argument("--engine", type=pathlib.Path, default=HERE.parent / ".build/release/rulebench-benchmark")
    parser.add_argument("--data", type=pathlib.Path, default=HERE / "data/1000000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder) / "large.rules"
        book.write_text(large_book())
        table = pathlib.Path(folder) / "table.rules"
        table.write_text(large_table())
        promises = [("start-up (--help)", [options.tool, "--help"], 0.030), (f"check {RULES:,} rules", [options.tool, "check", book], 0.300),
                    (f"analyse {ROWS:,} rows", [options.tool, "check", table], 1.000)]
        kept = True
        for what, command, most in promises:
            seconds = median_seconds(command, options.rounds)
            kept = kept and seconds <= most
            print(f"{what:20} {seconds * 1000:7.1f} ms, at most {most * 1000:.0f} ms: {'kept' if seconds <= most else 'NOT KEPT'}")
    if (options.data / "complete").exists():
        microseconds = statistics.median(float(subprocess.run([options.engine, options.data, "one"], capture_output=True, text=True, check=True).stdout)
                                         for _ in range(options.rounds))
        kept = kept and microseconds <= 10
        print(f"{'one decision':20} {microseconds:7.1f} us, at most 10 us: {'kept' if microseconds <= 10 else 'NOT KEPT'}")
        if (options.data / "rulebench.db").exists():
            replay, attribution = map(float, answer_of(options.engine, options.data, "attribution")[:2])
            replays, comparison, sweep = map(float, answer_of(options.engine, options.data, "backtest"))
            for what, measured, most in [("ten changes / a bare replay", attribution / replay, 40),
                                         ("comparison / two bare replays", comparison / replays, 2.5)]:
                kept = kept and measured <= most
                print(f"{what:32} {measured:7.2f} x, at most {most} x: {'kept' if measured <= most else 'NOT KEPT'}")
            kept = kept and sweep <= 0.1
            print(f"{'sweep of 256 values':32} {sweep * 1000:7.1f} ms, at most 100 ms: {'kept' if sweep <= 0.1 else 'NOT KEPT'}")
    taken, events, signatures = door(options.engine, options.tool, options.rounds)
    print(f"a registry of {events:,} events, a bundle of {signatures} signatures:")
    for what, seconds, most in taken:
        kept = kept and seconds <= most
        print(f"  {what:23} {seconds * 1000:7.1f} ms, at most {most * 1000:.0f} ms: {'kept' if seconds <= most else 'NOT KEPT'}")
    options.data.parent.mkdir(parents=True, exist_ok=True)
    history = options.data.parent / f"lists-{LISTS}.db"
    answer = subprocess.run([options.engine, "lists", str(LISTS), "2", history], capture_output=True, text=True, check=True, cwd=HERE.parent).stdout
    seconds = statistics.median(float(word) for word in answer.split()[:3])
    kept = kept and seconds <= 5
    print(f"{'lists from a history':20} {seconds:7.2f} s for {LISTS:,} applications with 224 child rows each, at most 5 s: {'kept' if seconds <= 5 else 'NOT KEPT'}")
    ours, numpy, apart = balances(options.engine, options.data.parent)
    good = numpy / ours >= 20 and apart <= 1e-9
    kept = kept and good
    print(f"{'balances: numpy / ours':32} {numpy / ours:7.1f} x, at least 20 x; {LOANS:,} loans in {ours * 1000:.0f} ms, numpy {numpy:.2f} s;"
          f" months apart by {apart:.0e}, at most 1e-09: {'kept' if good else 'NOT KEPT'}")
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
