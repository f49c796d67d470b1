"""Measures what the tool promises besides RB30: start-up, a book of 1,000 rules, one decision. limits.py [--rounds N] [--tool PATH] [--engine PATH]

One decision needs the yardstick's data: run.py makes it.

Exit code 1: a promise is not kept.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FIELDS, RULES = 50, 1_000


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


def median_seconds(command, rounds):
    """The median wall time of a command that must succeed."""
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        taken.append(time.perf_counter() - begin)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return statistics.median(taken)


def main():
    parser = argparse.ArgumentParser(description="measures start-up and the check of a large book")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--tool", type=pathlib.Path, default=HERE.parent / ".build/release/rulebench")
    parser.add_argument("--engine", type=pathlib.Path, default=HERE.parent / ".build/release/rulebench-benchmark")
    parser.add_argument("--data", type=pathlib.Path, default=HERE / "data/1000000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder) / "large.rules"
        book.write_text(large_book())
        promises = [("start-up (--help)", [options.tool, "--help"], 0.030), (f"check {RULES:,} rules", [options.tool, "check", book], 0.300)]
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
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
