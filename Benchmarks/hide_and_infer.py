#!/usr/bin/env python3
"""Tries the inference of swap-ins on real loans: outcomes are hidden, inferred, and shown beside.

    hide_and_infer.py TOOL LOANS [LIVE CANDIDATE SCENARIO]

LOANS is the file of loans of the Small Business Administration (Li, Mickel and Taylor 2018). All of them were approved,
so that what a live version would have declined has an outcome too. Each pair of books is tried both ways: one is live,
outcomes of what it does not approve are hidden, each method infers the swap-ins of the other from what is left, and
the truth is shown. Without LIVE and CANDIDATE three pairs are tried: the two versions of Models/term_loan, and copies
of its first version, edited here so that they decline by what the reference model reads, and by what it does not.

Taken are loans of the random sample that were approved in FIRST to LAST, paid or charged off. A loan's own term is no
criterion: the file holds that of a charged-off loan only up to its end, so that loans with a short term would be
those that went bad. The sample keeps bad loans more often than good ones; to restore the population's proportions bad
ones are left out by the hash of their number, not by chance, in the share that the weights say.
Where LOANS is absent this is skipped, and says so. A method that misses is no error of the program: the exit code is 0.
"""
import csv
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".build" / "hide-and-infer"
FIRST, LAST = "1990-01-01", "2004-06-30"

# Lines of Models/term_loan/v1 and what stands there instead, by the name of the copy.
ADMISSION = "admission {\n  undecided: refer\n"
EDITS = {
    "points": ("lowest_points:      integer = 470 ", "lowest_points:      integer = 500 "),
    "size": ("money = 200_000   tunable [50_000, 500_000]", "money = 20_000   tunable [20_000, 500_000]"),
    "existing": (ADMISSION, ADMISSION + '  decline A08 "Starting firm" zh "新企业" when business = starting\n'
                 '    undecided: ignore because "few rows do not say"\n'),
    "in_state": (ADMISSION, ADMISSION + '  decline A08 "Lender in another state" zh "银行不在本州" when not lender_in_state\n'
                 '    undecided: ignore because "few rows do not name the lender\'s state"\n'),
}
PAIRS = [
    ("the two versions as they stand", "v1", "v2"),
    ("fewest points 500, or at most 20,000 an employee: mostly by what the reference model reads", "points", "size"),
    ("no starting firms, or no lenders of other states: by what the reference model does not read", "existing", "in_state"),
]


def book(name):
    """The folder of a version, or of an edited copy, made here."""
    shipped = ROOT / "Models" / "term_loan"
    if name not in EDITS:
        return shipped / name
    text = (shipped / "v1" / "term_loan.rules").read_text()
    old, new = EDITS[name]
    if text.count(old) != 1:
        sys.exit(f"hide_and_infer.py: Models/term_loan/v1 holds {text.count(old)} times what '{name}' edits, not once")
    # Its tests speak of the figures that were edited.
    folder = FOLDER / "books" / name
    folder.mkdir(parents=True)
    (folder / "term_loan.rules").write_text(text[:text.index("\napplicant ")].replace(old, new) + "\n")
    return folder


def chance(row):
    """A number from 0 to 1 that belongs to a loan."""
    return int.from_bytes(hashlib.sha256(row["LoanNr_ChkDgt"].encode()).digest()[:6], "big") / 2**48


def resolved(path):
    """Names of the columns, loans of the vintages, and those in the population's proportions."""
    with open(path, newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader
                if row["in_random_union"] == "1" and row["MIS_Status"] in ("P I F", "CHGOFF")
                and FIRST <= row["ApprovalDate"] <= LAST]
    # Of each status as many as its weight asks for, beside the one of the greatest weight.
    most = max(float(row["weight"]) for row in rows)
    return reader.fieldnames, rows, [row for row in rows if chance(row) < float(row["weight"]) / most]


def run(*words):
    subprocess.run([*map(str, words)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def percent(text):
    return f"{float(text):.2%}"


def trial(tool, live, candidate, scenario, out):
    """Runs a pair one way, prints what came of it; by method whether the truth was met, last of the interval."""
    run(tool, "backtest", "--live", live, "--candidate", candidate, "--history", FOLDER / "loans.db",
        "--scenario", scenario, "--out", out)
    table = lambda name: list(csv.DictReader(open(out / f"{name}.csv", newline="")))
    summary = json.loads((out / "summary.json").read_text())
    cells = table("matrix")
    hidden = sum(int(cell["n_observed"]) for cell in cells if cell["outcome_live"] != "approve")
    shown = sum(int(cell["n_observed"]) for cell in cells if cell["outcome_live"] == "approve")
    print(f"\n  live {live.name}, candidate {candidate.name}: live passes {percent(summary['pass_rate.live'])}; "
          f"{hidden:,} outcomes hidden, {shown:,} left to infer from")
    rows = [row for row in table("hidden_truth") if row["method"] != "interval"]
    [swapped] = [row for row in table("swap_sets") if row["set"] == "swap_in"]
    truth, low, high = (rows[0][name] for name in ["truth", "truth.low", "truth.high"])
    print(f"  truth: {swapped['n_bad']} of {swapped['n_observed']} swap-ins were charged off, "
          f"{percent(truth)} ({percent(low)} to {percent(high)})")
    met, told = {}, []
    for row in rows:
        if row["swap_in.bad_rate"].startswith("n/a"):
            print(f"    {row['method']:22} {row['swap_in.bad_rate']}")
            continue
        told.append(float(row["swap_in.bad_rate"]))
        met[row["method"]] = row["is_met"] == "yes"
        print(f"    {row['method']:22} {told[-1]:7.2%}  {100 * float(row['miss']):+6.2f} pp  "
              f"{'inside' if met[row['method']] else 'MISSED'}")
    met["interval over methods"] = min(told) <= float(truth) <= max(told)
    print(f"    {'interval over methods':22} {min(told):.2%} to {max(told):.2%}: the truth is "
          f"{'inside' if met['interval over methods'] else 'OUTSIDE'}")
    return met


def main():
    tool, loans, *rest = sys.argv[1:]
    if not pathlib.Path(loans).is_file():
        print(f"hide_and_infer.py: skipped, since {f'{loans!r} is not there' if loans else 'no file of loans is named'}")
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "csv").mkdir(parents=True)
    scenario = pathlib.Path(rest[2]) if rest else ROOT / "Models" / "scenarios" / "sba.rules"
    pairs = [("as given", *map(pathlib.Path, rest[:2]))] if rest else [
        (title, book(first), book(second)) for title, first, second in PAIRS]
    names, rows, kept = resolved(loans)
    bad = sum(row["MIS_Status"] == "CHGOFF" for row in kept)
    print(f"{len(rows):,} loans of the random sample approved {FIRST} to {LAST}; {len(kept):,} in the population's "
          f"proportions, {bad:,} of them charged off ({bad / len(kept):.2%})")
    with open(FOLDER / "csv" / "loan.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(kept)
    schemas = [word for name in [pairs[0][1], pairs[0][2], scenario] for word in ("--schema", name)]
    run(tool, "import", *schemas, "--csv", FOLDER / "csv", "--into", FOLDER / "loans.db", "--quarantine")
    trials = []
    for title, first, second in pairs:
        print(f"\n{title}")
        for live, candidate in [(first, second), (second, first)]:
            trials.append(trial(tool, live, candidate, scenario, FOLDER / f"{live.name}-{candidate.name}"))
    print("\nthe inferred rate lies within the 95% interval of the truth; the truth within the interval over methods")
    for method in trials[0]:
        found = [met[method] for met in trials if method in met]
        print(f"    {method:22} {sum(found)} of {len(found)}")


try:
    main()
except subprocess.CalledProcessError as error:
    sys.exit(f"hide_and_infer.py: {' '.join(error.cmd[:2])} ended with {error.returncode}\n{error.stderr}")
