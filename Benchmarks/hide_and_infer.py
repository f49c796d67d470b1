#!/usr/bin/env python3
"""Tries the inference of swap-ins on real loans: outcomes are hidden, inferred, and shown beside.

    hide_and_infer.py TOOL LOANS [LIVE CANDIDATE SCENARIO]

LOANS is the file of loans of the Small Business Administration (Li, Mickel and Taylor 2018). All of them were approved,
so that what a live version would have declined has an outcome too. Taken are rows of the random sample whose life was
seen to its end, and whose status is paid or charged off. The sample keeps bad loans more often than good ones; to restore
the population's proportions as many of the bad ones are left out, by their number and not by chance, as the weights say.
Where LOANS is absent this is skipped, and says so.
"""
import csv
import datetime
import hashlib
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
LAST_DAY = datetime.date(2014, 6, 30)


def ends(row):
    """The month in which the loan's term is over."""
    first = datetime.date.fromisoformat(row["DisbursementDate"])
    month = first.year * 12 + first.month - 1 + int(row["Term"])
    return month // 12, month % 12 + 1


def chance(row):
    """A number from 0 to 1 that belongs to a loan."""
    return int.from_bytes(hashlib.sha256(row["LoanNr_ChkDgt"].encode()).digest()[:6], "big") / 2**48


def resolved(path):
    with open(path, newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader
                if row["in_random_union"] == "1" and row["MIS_Status"] in ("P I F", "CHGOFF")
                and row["DisbursementDate"] and ends(row) <= (LAST_DAY.year, LAST_DAY.month)]
    # Of each status as many as its weight asks for, beside the one of the greatest weight.
    most = max(float(row["weight"]) for row in rows)
    kept = [row for row in rows if chance(row) < float(row["weight"]) / most]
    return reader.fieldnames, rows, kept


def main():
    tool, loans, *rest = sys.argv[1:]
    live, candidate, scenario = rest or [
        str(ROOT / "Models" / name) for name in ["term_loan/v1", "term_loan/v2", "scenarios/sba.rules"]]
    if not pathlib.Path(loans).exists():
        print(f"hide_and_infer.py: skipped, since {loans} is not there")
        return
    folder = ROOT / ".build" / "hide-and-infer"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "csv").mkdir(parents=True)
    names, rows, kept = resolved(loans)
    bad = sum(row["MIS_Status"] == "CHGOFF" for row in kept)
    print(f"{len(rows)} resolved loans of the random sample; {len(kept)} in the population's proportions, "
          f"{bad} of them charged off ({bad / len(kept):.2%})")
    with open(folder / "csv" / "loan.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(kept)
    run = lambda *words: subprocess.run([tool, *map(str, words)], check=True)
    run("import", "--schema", live, "--schema", candidate, "--schema", scenario,
        "--csv", folder / "csv", "--into", folder / "loans.db", "--quarantine")
    for first, second in [(live, candidate), (candidate, live)]:
        out = folder / ("out" if first == live else "mirrored")
        run("backtest", "--live", first, "--candidate", second, "--history", folder / "loans.db",
            "--scenario", scenario, "--out", out)
        print(f"\nlive {first}, candidate {second}")
        print((out / "hidden_truth.csv").read_text())


main()
