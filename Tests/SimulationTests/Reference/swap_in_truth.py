#!/usr/bin/env python3
"""Holds the projections of a backtest against the truth of a generated bank, which no backtest opens; prints misses.

    swap_in_truth.py TOOL BANK HISTORY LIVE CANDIDATE SCENARIO

BANK is the folder of `rulebench sample` from which HISTORY was imported. Its truth/outcomes.csv tells of every application
how likely its loan would be 90 days past due within 12 months, and whether it was or would have been. Both versions
decide the folder anew by `rulebench decide`, consents and months of loans are read anew, and the cells of the matrix, the
observed loans and the bad ones among them must come out as the backtest has them: else the exit code is 1.

Then each projection stands beside the truth: loans that were observed as they were, of all others the true chance. A
projection with an interval holds if the truth lies in it; one without if it lies where, by chance alone, 95 of 100 outcomes
of the loans nobody saw would lie. A projection that misses is no error of the program, and the exit code is 0.
"""
import collections
import concurrent.futures
import csv
import datetime
import json
import math
import pathlib
import subprocess
import sys
import tempfile

Z = 1.959964
# A fixed day, so that the same customers consent whenever this is run.
PROCESSED_ON = "2026-06-30"
# As Models/scenarios/base.rules has them.
BAD_DAYS, WINDOW, LEAST_DAYS, MATURITY = 90, 12, 30, 15


def rows(path):
    with open(path, newline="") as file:
        yield from csv.DictReader(file)


def decisions(tool, bank, book):
    """Outcome and offered line by application."""
    found = {}
    with subprocess.Popen([tool, "decide", "--rules", book, "--data", bank], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as run:
        for record in map(json.loads, run.stdout):
            found[record["id"]] = record["outcome"], float(record.get("offered", {}).get("line", 0))
    if run.returncode:
        sys.exit(f"swap_in_truth.py: 'decide' ended with {run.returncode}")
    return found


def consenting(bank):
    """Customers who let their record be used for modelling on the day of processing."""
    customers = {row["id"]: row["customer"] for row in rows(bank / "applications.csv")}
    holding = {
        customers[row["application"]] for row in rows(bank / "consents.csv")
        if row["scope"] == "modelling" and row["valid_from"] <= PROCESSED_ON
        and (not row["valid_until"] or row["valid_until"] >= PROCESSED_ON)
        and (not row["withdrawn_on"] or row["withdrawn_on"] > PROCESSED_ON)}
    return {id for id, customer in customers.items() if customer in holding}


def observed(bank):
    """Of the loans that were drawn and are mature whether they went bad; `None` in between."""
    first, worst, last = {}, collections.defaultdict(int), 0
    for row in rows(bank / "performance.csv"):
        day = datetime.date.fromisoformat(row["month_end"])
        month, loan = day.year * 12 + day.month, row["application"]
        last = max(last, month)
        if loan not in first and float(row["drawn"]) > 0:
            first[loan] = month
        if loan in first and month - first[loan] <= WINDOW:
            worst[loan] = max(worst[loan], int(row["days_past_due"]))
    return {loan: True if worst[loan] >= BAD_DAYS else None if worst[loan] >= LEAST_DAYS else False
            for loan, month in first.items() if last - month >= MATURITY}


class Truth:
    """What is true of some applications, each with its weight: the outcome of who was observed, else the chance."""

    def __init__(self, ids, seen, chances, weight=lambda id: 1):
        self.whole = sum(map(weight, ids))
        unseen = [id for id in ids if seen.get(id) is None]
        bad = sum(weight(id) for id in ids if seen.get(id)) + sum(weight(id) * chances[id] for id in unseen)
        spread = sum(weight(id) ** 2 * chances[id] * (1 - chances[id]) for id in unseen)
        self.rate = bad / self.whole
        # Apart: how much is unseen, how likely it is to go bad, and how likely what was seen was.
        self.unseen = sum(map(weight, unseen))
        self.bad_seen = sum(weight(id) for id in ids if seen.get(id))
        self.chance_unseen = sum(weight(id) * chances[id] for id in unseen) / self.unseen
        self.chance_seen = sum(weight(id) * chances[id] for id in ids if id in seen) / (self.whole - self.unseen)
        self.half = Z * math.sqrt(spread) / self.whole


class Table:
    """Projections beside the truth."""

    def __init__(self):
        self.held, self.missed = 0, []
        print(f"{'figure':46} {'projected':>10} {'interval':>20} {'truth':>10} {'by chance':>20}")

    def add(self, name, projected, truth, half=0.0, interval=None, show=lambda value: f"{value:.4%}"):
        low, high = interval or (truth - half, truth + half)
        holds = low <= (truth if interval else projected) <= high
        pair = f"{show(low)} – {show(high)}"
        print(f"{name:46} {show(projected) if projected is not None else '':>10} {pair if interval else '':>20} "
              f"{show(truth):>10} {'' if interval else pair:>20}  {'inside' if holds else 'MISSED'}")
        if holds:
            self.held += 1
        else:
            self.missed.append(name)

    def close(self):
        print(f"\n{self.held} of {self.held + len(self.missed)} inside; missed: {'; '.join(self.missed) or 'none'}")


def main():
    tool, bank, history, live, candidate, scenario = sys.argv[1:]
    bank = pathlib.Path(bank)
    if not (bank / "truth" / "outcomes.csv").exists():
        print(f"swap_in_truth.py: skipped, since {bank / 'truth' / 'outcomes.csv'} is not there")
        return
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        subprocess.run([tool, "backtest", "--live", live, "--candidate", candidate, "--history", history,
                        "--processed-on", PROCESSED_ON, "--scenario", scenario, "--out", out],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        table = lambda name, key: {row[key]: row for row in rows(out / f"{name}.csv")}
        cells = {(row["outcome_live"], row["outcome_candidate"]): int(row["n_applications"])
                 for row in rows(out / "matrix.csv")}
        risk, loss = table("risk_observed", "group"), table("expected_loss", "group")
        methods, even = table("swap_in_risk", "method"), table("break_even", "break_even")

    facts = {row["application"]: row for row in rows(bank / "truth" / "outcomes.csv")}
    chances = {id: float(row["pd_12m"]) for id, row in facts.items()}
    with concurrent.futures.ThreadPoolExecutor() as both:
        first, second = both.map(lambda book: decisions(tool, bank, book), [live, candidate])
    ids = sorted(consenting(bank))
    loans = observed(bank)
    seen = {id: bad for id, bad in loans.items() if bad is not None}

    def passes(book):
        return lambda id: book[id][0] == "approve"
    a, b = passes(first), passes(second)
    sets = {
        "all": ids, "live": [id for id in ids if a(id)], "candidate": [id for id in ids if b(id)],
        "both_in": [id for id in ids if a(id) and b(id)], "swap_in": [id for id in ids if b(id) and not a(id)],
        "swap_out": [id for id in ids if a(id) and not b(id)],
        "both_out": [id for id in ids if not a(id) and not b(id)]}

    # What does not hang on chance must be the same.
    faults = []
    counted = collections.Counter((first[id][0], second[id][0]) for id in ids)
    faults += [f"{cell}: the backtest has {cells.get(cell, 0)}, decided anew are {counted[cell]}"
               for cell in sorted(cells.keys() | counted.keys()) if cells.get(cell, 0) != counted[cell]]
    for name, group in sets.items():
        mine = sum(id in seen for id in group), sum(seen.get(id, False) for id in group)
        its = int(risk[name]["n_observed"]), int(risk[name]["n_bad"])
        if mine != its:
            faults.append(f"{name}: the backtest has {its[0]} observed, {its[1]} bad; read anew are {mine[0]}, {mine[1]}")
    wrong = [id for id in ids if id in seen and seen[id] != (facts[id]["defaulted_12m"] == "true")]
    mean = sum(chances[id] for id in ids) / len(ids)
    print(f"{len(ids):,} of {len(facts):,} applications may be processed; {len(sets['live']):,} pass live, "
          f"{len(sets['candidate']):,} the candidate; {len(sets['swap_in']):,} swap-ins, {len(sets['swap_out']):,} swap-outs")
    print(f"{sum(id in seen for id in ids):,} loans observed; of {len(wrong)} the truth says otherwise; "
          f"mean true chance of all {mean:.4%}")
    for fault in faults:
        print(f"ERROR {fault}")
    if faults:
        sys.exit(1)

    print()
    tells = Table()
    rate = lambda row, name: float(row[name])
    for name, group in sets.items():
        row = risk[name]
        tells.add(f"observed bad rate, {name}", rate(row, "bad_rate"), sum(chances[id] for id in group) / len(group),
                  interval=(rate(row, "bad_rate.low"), rate(row, "bad_rate.high")))
    line = lambda book: lambda id: book[id][1]
    swapped = {
        "swap_in.bad_rate": Truth(sets["swap_in"], seen, chances),
        "swap_in.bad_rate_by_amount": Truth(sets["swap_in"], seen, chances, line(second))}
    for column, truth in swapped.items():
        words = "swap-ins" + (" by line" if "amount" in column else "")
        ends = rate(methods["lowest"], column), rate(methods["highest"], column)
        tells.add(f"{words}, interval over methods", None, truth.rate, interval=ends)
        for method, row in methods.items():
            if method in ("lowest", "highest") or method.startswith("bound") or row[column].startswith("n/a"):
                continue
            tells.add(f"{words}, {method}", rate(row, column), truth.rate, truth.half)
    judged = {name: Truth(sets[name], seen, chances, line(second if name in ("candidate", "both_in", "swap_in") else first))
              for name in ["live", "candidate", "both_in", "swap_in", "swap_out"]}
    for name, truth in judged.items():
        tells.add(f"chance of bad by line, {name}", rate(loss[name], "bad_rate_by_amount"), truth.rate, truth.half)
    # Loss given default and exposure are the scenario's; the truth has none of its own.
    severity = rate(loss["live"], "expected_loss.rate") / rate(loss["live"], "bad_rate_by_amount")
    for name in ["live", "candidate"]:
        truth = judged[name]
        tells.add(f"expected loss, {name}, 万", rate(loss[name], "expected_loss.amount") / 1e4,
                  truth.rate * truth.whole * severity / 1e4, truth.half * truth.whole * severity / 1e4,
                  show=lambda value: f"{value:,.1f}")
    column = "expected_loss.rate.delta"
    ends = rate(methods["lowest"], column), rate(methods["highest"], column)
    truth = severity * (judged["candidate"].rate - judged["live"].rate)
    tells.add("Δ expected loss rate, interval over methods", None, truth, interval=ends)
    tells.close()

    bound = even["loss"]["bad_rate_by_amount"]
    if not bound.startswith("n/a"):
        own = swapped["swap_in.bad_rate_by_amount"].rate
        told = rate(methods["lowest"], "swap_in.bad_rate_by_amount") <= float(bound) <= rate(
            methods["highest"], "swap_in.bad_rate_by_amount")
        print(f"break-even of loss: swap-ins may have {float(bound):.4%} by line; they truly have {own:.4%}"
              + ("; the methods leave it open" if told else ""))

    # A miss has two sources: the luck of the loans that were seen, and the reference model, which judges all others.
    print(f"\n{'by line':12} {'unseen':>8} {'the judge of them':>18} {'truly':>9} {'seen: went bad':>16} {'truly likely':>13}")
    for name, truth in judged.items():
        told = (rate(loss[name], "bad_rate_by_amount") * truth.whole - truth.bad_seen) / truth.unseen
        print(f"{name:12} {truth.unseen / truth.whole:8.1%} {told:18.4%} {truth.chance_unseen:9.4%} "
              f"{truth.bad_seen / (truth.whole - truth.unseen):16.4%} {truth.chance_seen:13.4%}")


main()
