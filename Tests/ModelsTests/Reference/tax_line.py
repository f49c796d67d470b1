"""What both versions of Models/tax_line decide on Samples, worked out apart from the engine.

    python3 tax_line.py SAMPLES OUT     # writes OUT/tax_line_v1.csv and OUT/tax_line_v2.csv

Read from the rule books by a person and written down again in decimals; it shares no line with the engine.
None stands for a missing value. A reason with a question mark is a rule that was undecided with an effect.
"""
import calendar
import csv
import sys
from collections import defaultdict
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 80
STEP = Decimal("0.0001")
D = Decimal


def twelve(value):
    return value.quantize(D(1).scaleb(-12), ROUND_HALF_EVEN)


def times(a, b):
    return None if a is None or b is None else twelve(D(a) * D(b))


def over(a, b):
    return None if a is None or not b else twelve(D(a) / D(b))


def month(day):
    return day.year * 12 + day.month - 1


def add_months(day, count):
    year, index = divmod(month(day) + count, 12)
    return date(year, index + 1, min(day.day, calendar.monthrange(year, index + 1)[1]))


def whole_months(start, end):
    count = month(end) - month(start) + 1
    while add_months(start, count) > end:
        count -= 1
    return count


def ask(value, question):
    """The answer to a question about a value, None where the value is missing."""
    return None if value is None else question(value)


def either(*answers):
    return True if True in answers else None if None in answers else False


def denied(answer):
    return None if answer is None else not answer


def points(value, steps, missing=0):
    """The points of the first step whose upper bound is above the value."""
    if value is None:
        return missing
    return next(score for bound, score in steps if bound is None or value < bound)


PRIME_RATES = (
    ("2016-01-01", "4.31"), ("2019-08-20", "4.25"), ("2019-09-20", "4.20"), ("2019-11-20", "4.15"), ("2020-02-20", "4.05"),
    ("2020-04-20", "3.85"), ("2021-12-20", "3.80"), ("2022-01-20", "3.70"), ("2022-08-22", "3.65"), ("2023-06-20", "3.55"),
    ("2023-08-21", "3.45"), ("2024-07-22", "3.35"), ("2024-10-21", "3.10"), ("2025-05-20", "3.00"))


def prime_rate(day):
    return D([rate for start, rate in PRIME_RATES if date.fromisoformat(start) <= day][-1]) / 100


BOTH = dict(
    vat={"A": 7, "C": 0, "D": 0}, income={"A": 9, "C": 0, "D": 0},
    margin={"A": "0.002", "B": "0.004", "C": "0.01", "D": "0.01"}, account={"basic": "1.0", "general": "0.9", "other": "0.7"})
V1 = dict(
    oldest=60, youngest_firm=24, minimum_tax=5_000, product_cap=2_000_000, smallest=10_000, fewest_points=560,
    vat=BOTH["vat"] | {"B": 5, "M": 3}, income=BOTH["income"] | {"B": 7, "M": 4},
    cap={"A": 2_000_000, "B": 1_500_000, "M": 500_000, "C": 0, "D": 0}, margin=BOTH["margin"] | {"M": "0.006"})
V2 = dict(
    oldest=65, youngest_firm=12, minimum_tax=10_000, product_cap=3_000_000, smallest=50_000, fewest_points=570,
    vat=BOTH["vat"] | {"B": 6, "M": 5}, income=BOTH["income"] | {"B": 8, "M": 7},
    cap={"A": 3_000_000, "B": 2_000_000, "M": 1_000_000, "C": 0, "D": 0}, margin=BOTH["margin"] | {"M": "0.005"})


class Tax:
    """The tax facts of an application as they were known on its day."""

    def __init__(self, application, filings):
        day = application["applied_on"]
        start, end = application["consent_from"], application["consent_until"]
        self.consented = start is not None and end is not None and start <= day <= end
        self.rows = self.standing(filings, day) if self.consented else None
        # The return of a month, or of a small payer's quarter, is due on the 15th of the next month.
        self.last = month(day) - (1 if day.day >= 15 else 2)
        self.quarterly = application["vat_payer_type"] == "small"
        if self.quarterly:
            self.last -= (self.last + 1) % 3
        self.founded = month(application["established_on"])

    @staticmethod
    def standing(filings, day):
        """Of each document the version received last before the day, unless it takes the return back."""
        latest = {}
        for row in sorted(filings, key=lambda row: row["received_on"]):
            if row["received_on"] < day:
                latest[row["document"]] = row
        return [row for row in latest.values() if not row["is_void"] and row["kind"] == "10"]

    def window(self, count, kind=None):
        return [row for row in self.rows
                if self.last - count < month(row["period_end"]) <= self.last and kind in (None, row["tax"])]

    def total(self, count, kind=None):
        if self.rows is None:
            return None
        paid = [row["paid"] for row in self.window(count, kind)]
        return None if None in paid else sum(paid, D(0))

    def by_month(self, kind=None):
        """Tax of the last 24 months due, latest first."""
        if self.rows is None:
            return [None] * 24
        months = []
        for index in range(self.last, self.last - 24, -1):
            paid = [row["paid"] for row in self.rows if month(row["period_end"]) == index and kind in (None, row["tax"])]
            known = paid or index >= self.founded
            months.append(None if None in paid or not known else sum(paid, D(0)))
        return months


def longest_zero_run(series):
    longest = run = 0
    for value in series:
        run = run + 1 if value == 0 else 0
        longest = max(longest, run)
    return longest


def decide(a, filings, version):
    is_second = version is V2
    tax = Tax(a, filings)
    seen = lambda name: a[name] if tax.consented else None
    published = a["level_published_on"]
    level = seen("tax_level") if published is not None and published < a["applied_on"] else None
    age = whole_months(a["established_on"], a["applied_on"])
    tax_paid = tax.total(12)
    vat, income = over(tax.total(24, "vat"), 2), over(tax.total(24, "income"), 2)
    all_tax, year_of_vat = tax.by_month(), tax.by_month("vat")[:12]
    known_year = None not in year_of_vat
    zero_run = longest_zero_run(year_of_vat) if known_year else None
    zero_months = year_of_vat.count(0) if known_year else None
    filed = None if tax.rows is None else len({month(row["period_end"]) for row in tax.window(24, "vat")})
    if tax.quarterly:
        # Two months of a quarter are without a return: only whole quarters count, as three months each.
        zero_run = ask(zero_run, lambda n: n // 3 * 3)
        zero_months = ask(zero_months, lambda n: max(n - 8, 0) * 3)
        filed = ask(filed, lambda n: n * 3)
    growth = None
    if None not in all_tax and sum(all_tax[12:]) > 0:
        growth = over(sum(all_tax[:12]), sum(all_tax[12:])) - 1
    some_paid = None if tax.rows is None else either(*[ask(row["paid"], lambda paid: paid > 0) for row in tax.window(6)], False)
    exposure = a["other_exposure"]

    rules = []  # code, effect, whether it fires, whether undecided is ignored

    def rule(code, effect, fires, ignored=False):
        rules.append((code, effect, fires, ignored))

    rule("F01", "decline", a["blacklisted"])
    rule("F02", "decline", seen("abnormal_invoicing"))
    rule("F03", "refer", a["enforcements"] > 0)
    rule("A01", "decline", ask(level, lambda level: level not in "ABM"))
    rule("A02", "decline", age < version["youngest_firm"])
    if is_second:
        rule("A10", "refer", age < 24)
    rule("A03", "decline", ask(seen("taxpayer_status"), lambda status: status != "normal"))
    rule("A04", "decline", ask(a["owner_age"], lambda years: not 18 <= years <= version["oldest"]))
    rule("A05", "decline", ask(exposure, lambda money: money > 5_000_000))
    rule("A06", "decline", either(ask(a["overdue_24m"], lambda n: n > 6), ask(a["longest_overdue"], lambda days: days >= 60)))
    if is_second:
        limits = (("queries_12m", 12), ("queries_6m", 6), ("queries_1m", 4))
        rule("A09", "decline", either(*[ask(a[name], lambda n: n > limit) for name, limit in limits]))
    rule("A07", "refer", a["owner_share"] < D("0.3"))
    rule("A08", "refer", a["account_type"] == "other")
    rule("T01", "decline", ask(tax_paid, lambda paid: paid < version["minimum_tax"]))
    rule("T02", "decline", denied(some_paid))
    rule("T03", "refer", ask(filed, lambda n: n < 20))
    rule("T04", "decline", either(ask(zero_run, lambda n: n >= 3), ask(zero_months, lambda n: n >= 6)))
    rule("T05", "refer", ask(growth, lambda change: change < D("-0.3")), ignored=is_second)
    if is_second:
        rule("T06", "decline", ask(growth, lambda change: change < D("-0.5")), ignored=True)
    rule("V01", "decline", ask(seen("arrears"), lambda owed: owed > 0))
    rule("V02", "decline", ask(seen("penalties_24m"), lambda n: n > 0))
    rule("V03", "refer", seen("open_audit"))

    course = D("-0.2") if is_second and growth is None else growth
    line = None
    if None not in (vat, income, level, course, exposure):
        amplified = times(vat, version["vat"][level]) + times(income, version["income"][level])
        trend = points(course, [(D("-0.3"), "0.6"), (D("-0.1"), "0.8"), (D("0.2"), "1.0"), (None, "1.1")])
        adjusted = times(times(amplified, trend), BOTH["account"][a["account_type"]])
        left = max(adjusted - times(exposure, D("0.1")), D(0))
        capped = min(left, D(version["product_cap"]), D(version["cap"][level]), a["requested"])
        line = (capped / 10_000).to_integral_value(ROUND_DOWN) * 10_000
    rule("L01", "decline", ask(line, lambda line: line < version["smallest"]))

    if is_second:
        longest = ask(level, {"A": 24, "B": 12, "M": 12, "C": 6, "D": 6}.get)
        term = ask(longest, lambda longest: min(longest, 12 if age < 36 else 24))
    else:
        term = 6 if age < 36 else 12

    score = 600
    score += points(filed, [(12, -40), (20, -20 if is_second else -15), (24, 0), (None, 15)], missing=-25)
    if is_second:
        score += points(growth, [(D("-0.3"), -45), (D("-0.1"), -10), (D("0.1"), 5), (None, 15)], missing=-15)
        score += points(age, [(24, -20), (36, -5), (72, 5), (None, 15)])
        score += points(a["overdue_24m"], [(1, 15), (3, -5), (6, -35), (None, -60)], missing=-15)
        score += points(a["queries_6m"], [(3, 10), (5, 0), (None, -20)], missing=-10)
    else:
        score += points(growth, [(D("-0.3"), -40), (0, -5), (None, 15)], missing=-20)
        score += points(age, [(36, -10), (72, 5), (None, 15)])
        score += points(a["overdue_24m"], [(1, 15), (3, -5), (6, -30), (None, -60)], missing=-15)
    good = twelve(50 * twelve(D(2) ** (D(score - 600) / 20)))
    cost = D("0.0366") + times(twelve(1 / (1 + good)), "0.6")
    rate = None
    if level is not None:
        prime = prime_rate(a["applied_on"])
        lowest, highest = prime.quantize(STEP, ROUND_CEILING), times(prime, "1.5").quantize(STEP, ROUND_FLOOR)
        rate = min(max((cost + D(version["margin"][level])).quantize(STEP, ROUND_HALF_UP), lowest), highest)
    rule("P01", "refer", ask(rate, lambda rate: rate < cost))
    rule("R01", "refer", ask(line, lambda line: line > 1_000_000))
    rule("R02", "decline", score < version["fewest_points"])

    gravity = ("approve", "refer", "decline")
    outcome, reasons = 0, []
    for code, effect, fires, ignored in rules:
        if fires or (fires is None and not ignored):
            outcome = max(outcome, gravity.index(effect) if fires else 1)
            reasons.append(code if fires else code + "?")
    if None in (line, term, rate):
        outcome = max(outcome, 1)
    return gravity[outcome], line, term, rate, reasons


def read(folder):
    whole, money = (lambda text: int(text) if text else None), (lambda text: D(text) if text else None)
    day = lambda text: date.fromisoformat(text) if text else None
    kinds = {"10101": "vat", "10104": "income"}
    accounts = {"01": "basic", "02": "general", "03": "other"}
    readers = dict.fromkeys(("applied_on", "established_on", "level_published_on", "consent_from", "consent_until"), day)
    readers |= dict.fromkeys(("requested", "owner_share", "arrears", "other_exposure"), money)
    readers |= dict.fromkeys(
        ("owner_age", "penalties_24m", "enforcements", "queries_1m", "queries_6m", "queries_12m", "overdue_24m", "longest_overdue"), whole)
    readers |= dict.fromkeys(("open_audit", "abnormal_invoicing", "blacklisted"), "true".__eq__)
    readers |= dict(tax_level=lambda text: text or None, account_type=accounts.get)
    filings = defaultdict(list)
    with open(f"{folder}/filings.csv", newline="") as file:
        for row in csv.DictReader(file):
            filings[row["application"]].append(dict(
                document=row["document"], received_on=day(row["received_on"]), period_end=day(row["period_end"]), tax=kinds[row["tax"]],
                kind=row["kind"], paid=money(row["paid"]), is_void=row["is_void"] == "true"))
    with open(f"{folder}/applications.csv", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: readers.get(name, str)(text) for name, text in row.items()}, filings[row["id"]]


if __name__ == "__main__":
    samples, out = sys.argv[1:]
    for name, version in (("v1", V1), ("v2", V2)):
        with open(f"{out}/tax_line_{name}.csv", "w", newline="") as file:
            write = csv.writer(file, lineterminator="\n")
            write.writerow(["id", "outcome", "line", "term", "rate", "reasons"])
            for application, filings in read(samples):
                outcome, line, term, rate, reasons = decide(application, filings, version)
                shown = [outcome] + ["" if value is None else value for value in (line, term, rate)]
                write.writerow([application["id"], *shown, " ".join(reasons)])
