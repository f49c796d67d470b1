#!/usr/bin/env python3
"""Holds the inference of swap-ins against the truth of a generated bank, which no backtest opens; misses are printed.

    swap_in_truth.py TOOL BANK HISTORY LIVE CANDIDATE SCENARIO

BANK is the folder of `rulebench sample` from which HISTORY was imported. Its truth/outcomes.csv tells of every application
whether its loan would go 90 days past due within 12 months. Both versions decide the folder anew by `rulebench decide`;
those whom the candidate alone approves are looked up in the truth, and each method's rate of the backtest stands beside.
A method that misses the truth's 95 % interval is no error of the program, so the exit code is 0 unless something is
not there.
"""
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile


def approved(tool, bank, book):
    """Ids of the applications that a book approves."""
    with subprocess.Popen([tool, "decide", "--rules", book, "--data", bank], stdout=subprocess.PIPE, text=True) as run:
        found = {record["id"] if "id" in record else record["application"]
                 for record in map(json.loads, run.stdout) if record["outcome"] == "approve"}
    if run.returncode:
        sys.exit(run.returncode)
    return found


def wilson(bad, count, z=1.959964):
    rate = bad / count
    centre = (rate + z * z / 2 / count) / (1 + z * z / count)
    half = z * math.sqrt(rate * (1 - rate) / count + z * z / 4 / count**2) / (1 + z * z / count)
    return centre - half, centre + half


def main():
    tool, bank, history, live, candidate, scenario = sys.argv[1:]
    truth = pathlib.Path(bank) / "truth" / "outcomes.csv"
    if not truth.exists():
        print(f"swap_in_truth.py: skipped, since {truth} is not there")
        return
    swapped = approved(tool, bank, candidate) - approved(tool, bank, live)
    with open(truth, newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["application"] in swapped]
    bad = sum(row["defaulted_12m"] == "true" for row in rows)
    rate, (low, high) = bad / len(rows), wilson(bad, len(rows))
    print(f"{len(rows)} swap-ins, of which {bad} truly go bad: {rate:.4%} ({low:.4%} to {high:.4%})")
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        subprocess.run([tool, "backtest", "--live", live, "--candidate", candidate, "--history", history,
                        "--scenario", scenario, "--out", out], check=True, stdout=subprocess.DEVNULL)
        [table] = out.rglob("swap_in_risk.csv")
        with open(table, newline="") as file:
            methods = list(csv.DictReader(file))
    inferred = {row["method"]: row["swap_in.bad_rate"] for row in methods}
    for method, value in inferred.items():
        if value.startswith("n/a"):
            print(f"{method:24} {value}")
            continue
        told = float(value)
        verdict = "holds" if low <= told <= high else "misses"
        print(f"{method:24} {told:.4%}  {told - rate:+.4%}  {verdict}")
    if "lowest" in inferred:
        within = float(inferred["lowest"]) <= rate <= float(inferred["highest"])
        print(f"the true rate lies {'within' if within else 'OUTSIDE'} the interval over methods")


main()
