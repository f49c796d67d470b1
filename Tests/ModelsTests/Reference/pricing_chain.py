#!/usr/bin/env python3
"""Prices a grid of loans by the formulas in exact fractions, and compares with what books of the pricing chain decide.

    pricing_chain.py TOOL MODELS [STRIDE]   # MODELS is the folder that holds modules/pricing_chain.rules

The grid has every bound of the chain on, below and above it: sizes, the customer's line, the contract's day, the term,
chances of default, shares borne by others; and every choice of the bank's: method, own target, margin, end of the
exemption. Every 17th loan is compared, other ones for each choice; with STRIDE 1 all are. For each choice a book of a
few lines is written that overrides the module's, and decided. The lowest rate is found here by trying each branch of
the tax law and keeping the least rate whose net is the costs, not by the chain's own case distinction. Every figure
that differs by more than 1e-10 is printed, and the exit code is 1.
"""
import calendar
import itertools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction as F
from math import ceil, floor

STEP = F(1, 10_000)
NEAR = F(1, 10**10)
ONE_YEAR = (
    ("2019-08-20", "4.25"), ("2019-09-20", "4.20"), ("2019-11-20", "4.15"), ("2020-02-20", "4.05"), ("2020-04-20", "3.85"),
    ("2021-12-20", "3.80"), ("2022-01-20", "3.70"), ("2022-08-22", "3.65"), ("2023-06-20", "3.55"), ("2023-08-21", "3.45"),
    ("2024-07-22", "3.35"), ("2024-10-21", "3.10"), ("2025-05-20", "3.00"))
FIVE_YEARS = (
    ("2019-08-20", "4.85"), ("2019-11-20", "4.80"), ("2020-02-20", "4.75"), ("2020-04-20", "4.65"), ("2022-01-20", "4.60"),
    ("2022-05-20", "4.45"), ("2022-08-22", "4.30"), ("2024-02-20", "3.95"), ("2024-07-22", "3.85"), ("2024-10-21", "3.60"),
    ("2025-05-20", "3.50"))

SIZES = ("self_employed", "micro", "small", "medium", "large")
LINES = ("300000", "999999.99", "1000000", "1000000.01", "4999999.99", "5000000", "5000000.01", "10000000", "10000000.01")
OTHERS = ("0", "600000")
DAYS = (
    "2019-08-20", "2021-12-19", "2022-05-20", "2023-12-31", "2024-01-01", "2025-05-19", "2025-05-20", "2026-03-10",
    "2026-12-31", "2027-01-01", "2027-07-01", "2027-12-31", "2028-02-29")
TERMS = (6, 12, 59, 60)
LOSSES = (("0", "0", "0"), ("0.01", "0", "0"), ("0.015", "0", "0"), ("0.015", "0.8", "0.005"), ("0.021345", "0.2", "0.0025"), ("0.06", "0", "0"))

BOOK = """rulebook grid
use pricing_chain
override table method_of_year(accounting_year: integer) -> exemption_method {{
  | accounting_year | method   |
  | < 2026          | {before} |
  | >= 2026         | {since}  |
}} because "the grid"
override parameter bank_met_target: boolean = {target} because "the grid"
override parameter exempt_until: date = {until} because "the grid"
parameter margin: rate = {margin}
decides loan
record loan {{
  id               text key
  signed_on        date as_of
  size             size_class
  customer_line    money (0, 10亿]
  term             months [1 month, 360 months]
  pd               share [0%, 100%]
  guaranteed_share share [0%, 100%]
  guarantee_fee    rate [0%, 100%]
}}
pricing {{
  undecided: refer
  output k: decimal = decimal(capital)
  output el: decimal = decimal(expected_loss)
  output cap_cost: decimal = decimal(capital_charge)
  output r_min: decimal = decimal(minimum_rate)
  output zone_end: decimal = decimal(dead_zone_end)
  output r_quote: decimal = decimal(quoted_rate)
  output net_quote: decimal = decimal(net_rate)
  output return_on_capital: decimal = decimal(raroc)
}}
"""


def figure(text):
    return F(text) / 100


def prime_rate(day, term):
    quotations = ONE_YEAR if term < 60 else FIVE_YEARS
    return figure([rate for start, rate in quotations if date.fromisoformat(start) <= day][-1])


def after(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Loan:
    """One loan under one choice of the bank's."""

    def __init__(self, size, line, day, term, loss, choice):
        self.day, self.choice = day, choice
        pd, borne, fee = map(F, loss)
        is_small = size in ("self_employed", "micro", "small")
        new_rules = day >= date(2024, 1, 1)
        if is_small and line <= (10_000_000 if new_rules else 5_000_000):
            weight = F("0.75")
        else:
            weight = F("0.85") if new_rules and size != "large" else F(1)
        self.k = weight * F("0.105")
        self.el = pd * F("0.6") * (1 - borne)
        self.cap_cost = self.k * F("0.11") / (1 - F("0.25")) - self.k * F("0.0185")
        self.costs = F("0.0185") + F("0.008") + self.el + fee + self.cap_cost
        self.before_capital = F("0.0185") + F("0.008") + self.el + fee

        self.prime = prime_rate(day, term)
        self.ceiling = self.prime * 3 / 2
        self.tau = F(6, 106) * F("1.12")
        end = after(day, term)
        late = sum(1 for offset in range(1, (end - day).days + 1) if day + timedelta(offset) > choice.until)
        self.late = F(late, (end - day).days)
        method = choice.before if day.year < 2026 else choice.since
        if not is_small or line > 10_000_000:
            self.law = "taxed"
        elif line <= 1_000_000:
            self.law = "exempt"
        else:
            self.law = method if choice.target else "taxed"

    def taxed(self, rate):
        """The part of the rate that is taxed while the exemption lasts."""
        if self.law == "taxed":
            return rate
        if self.law == "exempt" or rate <= self.ceiling:
            return F(0)
        return rate if self.law == "method_1" else rate - self.ceiling

    def net(self, rate):
        return rate - self.tau * (self.late * rate + (1 - self.late) * self.taxed(rate))

    def lowest(self):
        """The least rate that nets the costs: of the roots of each straight piece of the net rate, and the ceiling."""
        slope = lambda share: 1 - self.tau * (self.late + (1 - self.late) * share)
        shift = self.tau * (1 - self.late) * self.ceiling
        roots = [self.costs / slope(0), self.costs / slope(1), (self.costs - shift) / slope(1)]
        return min(root for root in roots if self.net(root) == self.costs)

    def quote(self):
        """The rate quoted; and whether rounding at the 12th decimal could have made it another."""
        low, high = self.prime, min(self.prime + F("0.03"), F("0.06"))
        wanted = (self.lowest() + self.choice.margin) / STEP
        near = abs(wanted - round(wanted)) < NEAR / STEP and wanted != round(wanted)
        rate = min(max(ceil(wanted) * STEP, ceil(low / STEP) * STEP), floor(high / STEP) * STEP)
        if self.law == "method_1" and rate > self.ceiling and self.net(rate) < self.net(self.ceiling):
            rate = max(floor(self.ceiling / STEP) * STEP, ceil(low / STEP) * STEP)
        return rate, near

    def figures(self):
        rate, near = self.quote()
        net = self.net(rate)
        slopes = (1 - self.tau * self.late, 1 - self.tau)
        figures = dict(
            k=self.k, el=self.el, cap_cost=self.cap_cost, r_min=self.lowest(), zone_end=self.ceiling * slopes[0] / slopes[1],
            r_quote=rate, net_quote=net,
            return_on_capital=(net - self.before_capital + self.k * F("0.0185")) * F("0.75") / self.k)
        return figures, "refer" if net < self.costs else "approve", near


class Choice:
    def __init__(self, before, since, target, until, margin):
        self.before, self.since, self.target = before, since, target
        self.until, self.margin_text, self.margin = date.fromisoformat(until), margin, figure(margin.rstrip("%"))

    def book(self):
        return BOOK.format(
            before=self.before, since=self.since, target=str(self.target).lower(), until=self.until, margin=self.margin_text)


def decided(tool, models, choice, records):
    """What the tool decides of the records under the choice."""
    with tempfile.TemporaryDirectory() as folder:
        modules = pathlib.Path(folder) / "modules"
        modules.mkdir()
        shutil.copy(pathlib.Path(models) / "modules" / "pricing_chain.rules", modules)
        book = pathlib.Path(folder) / "grid.rules"
        book.write_text(choice.book())
        run = subprocess.run(
            [tool, "decide", "--rules", book, "--data", "-", "--language", "en"], input="\n".join(map(json.dumps, records)),
            capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"pricing_chain.py: {run.stderr or run.stdout}")
    return {row["id"]: row for row in map(json.loads, run.stdout.splitlines())}


def main(tool, models, stride="17"):
    choices = [
        Choice("method_1", "method_1", True, "2027-12-31", "0%"), Choice("method_2", "method_2", True, "2027-12-31", "0%"),
        Choice("method_1", "method_2", True, "2027-12-31", "0.35%"), Choice("method_2", "method_1", True, "2027-12-31", "0.35%"),
        Choice("method_1", "method_1", False, "2027-12-31", "0.2%"), Choice("method_1", "method_1", True, "2035-12-31", "0.5%")]
    grid = list(itertools.product(SIZES, LINES, OTHERS, DAYS, TERMS, LOSSES))
    counted = compared = differing = 0
    for offset, choice in enumerate(choices):
        loans, records = {}, []
        # 17 divides the length of no axis, so that every value of each stays in.
        for number, (size, line, other, day, term, loss) in enumerate(grid[offset % int(stride)::int(stride)]):
            customer_line = F(line) + F(other)
            loans[str(number)] = Loan(size, customer_line, date.fromisoformat(day), term, loss, choice)
            records.append(dict(
                id=str(number), signed_on=day, size=size, customer_line=f"{float(customer_line):.2f}", term=term, pd=loss[0],
                guaranteed_share=loss[1], guarantee_fee=loss[2]))
        counted += len(records)
        rows = decided(tool, models, choice, records)
        for record in records:
            expected, outcome, near = loans[record["id"]].figures()
            row = rows[record["id"]]
            found = {name: F(text) for name, text in (row.get("offered") or row.get("proposed") or {}).items()}
            # A rate within 1e-10 of a multiple of 0.01% may be rounded to either.
            names = [name for name in expected if not near or name not in ("r_quote", "net_quote", "return_on_capital")]
            wrong = [name for name in names if name not in found or abs(found[name] - expected[name]) > NEAR]
            if not near and row["outcome"] != outcome:
                wrong.append("outcome")
            compared += len(names) + 1
            differing += len(wrong)
            for name in wrong[:20 if differing < 20 else 0]:
                print(f"{record}: {name} {row['outcome']} {float(found.get(name, 0))}, {outcome} {float(expected.get(name, 0))}")
    print(f"pricing chain: {compared:,} figures of {counted:,} loans compared, {differing:,} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
