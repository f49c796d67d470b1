#!/usr/bin/env python3
"""Reckons schedules of Sources/Contracts a second time, in fractions, and holds level payments to numpy-financial's pmt.

    schedules.py FIGURES

FIGURES is what the test "schedules for an outside judge" writes, a JSON object a line: a contract and our instalments.
Everything that differs by a fen or a day is printed, and the exit code is 1. numpy-financial is installed into
.build/schedules-env where it is not there; where that is not possible the comparison is skipped, and says so.
"""
import calendar
import collections
import datetime
import decimal
import itertools
import json
import pathlib
import sys
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Reference"))
import judges

try:
    import numpy
    import numpy_financial
except ImportError:
    judges.enter("numpy-financial")

decimal.getcontext().prec = 60
YEAR = {"monthly": 360, "actual_360": 360, "actual_365": 365, "thirty_360": 360}


def half_up(value):
    """A Fraction that is not negative, to a whole number of fen."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def on_day(date, months, day):
    """So many months later on that day of the month, or on the month's last."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))


class Contract:
    def __init__(self, line):
        self.principal, self.rate = line["principal"], Fraction(line["rate"], 10**12)
        self.method, self.day_count = line["method"], line["day_count"]
        self.first, self.payment_day = datetime.date.fromisoformat(line["from"]), line["payment_day"]
        term, step = line["term"], line["interest_months"]
        ends_like_the_first = on_day(self.first, 0, self.payment_day) == self.first
        maturity = on_day(self.first, term, self.payment_day if ends_like_the_first else self.first.day)
        self.due = [on_day(self.first, k, self.payment_day) for k in range(step, term, step)] + [maturity]
        self.days = [self.count(a, b) for a, b in itertools.pairwise([self.first] + self.due)]
        self.movements = [(kind, datetime.date.fromisoformat(day), fen) for kind, day, fen in line["movements"]]

    def count(self, start, end):
        """The days that bear interest, of which a whole month is 30 under 'monthly'."""
        if self.day_count.startswith("actual"):
            return (end - start).days
        if self.day_count == "thirty_360":
            ordinal = [360 * day.year + 30 * day.month + min(day.day, 30) for day in (start, end)]
            return ordinal[1] - ordinal[0]
        day = self.payment_day if on_day(start, 0, self.payment_day) == start else start.day
        months = max(k for k in range(5) if on_day(start, k, day) <= end)
        return 30 * months + (end - on_day(start, months, day)).days

    def interest(self, balance_days):
        return half_up(self.rate * balance_days / YEAR[self.day_count])

    def bearing(self, balance):
        return balance if self.day_count == "monthly" else balance // 100 * 100

    def level_payment(self):
        """What every payment is before it is rounded, from the last due date back: (A + worth of those behind) ÷ (1 + i)."""
        annuity = Fraction(0)
        if len(set(self.days)) == 1:
            i, n = self.rate * self.days[0] / YEAR[self.day_count], len(self.days)
            return self.principal * i / (1 - (1 + i) ** -n) if i else Fraction(self.principal, n)
        for days in reversed(self.days):
            annuity = (1 + annuity) / (1 + self.rate * days / YEAR[self.day_count])
        return self.principal / annuity

    def formula(self):
        n = len(self.days)
        if self.method == "equal_instalments":
            payment = self.level_payment()
            return [half_up(payment), half_up(payment), half_up(n * payment - self.principal)]
        if self.method == "equal_principal":
            owed = [Fraction(self.principal * (n - k), n) for k in range(n)]
            interest = [b * self.rate * d / YEAR[self.day_count] for b, d in zip(owed, self.days)]
            share = Fraction(self.principal, n)
            return [half_up(share + interest[0]), half_up(share + interest[-1]), half_up(sum(interest, Fraction(0)))]
        return None

    def instalments(self, formula):
        """Rows of due date, days, opening, drawn, principal, interest, payment, closing."""
        if self.method == "revolving":
            yield from self.revolving()
            return
        balance = self.principal
        for k, (due, days) in enumerate(zip(self.due, self.days)):
            interest = self.interest(self.bearing(balance) * days)
            principal = {"equal_instalments": lambda: max(0, formula[0] - interest),
                         "equal_principal": lambda: half_up(Fraction(self.principal, len(self.due))),
                         "interest_first": lambda: 0}[self.method]()
            principal = balance if k == len(self.due) - 1 else min(principal, balance)
            yield [str(due), days, balance, 0, principal, interest, principal + interest, balance - principal]
            balance -= principal

    def revolving(self):
        """Balances as they stood between the days on which something happened."""
        opening, start = 0, self.first
        for due, days in zip(self.due, self.days):
            drawn = [(day, fen) for kind, day, fen in self.movements if kind == "draw" and start <= day < due]
            repaid = [(day, fen) for kind, day, fen in self.movements if kind == "repay" and start < day <= due]
            balance, balance_days = opening, 0
            happens = sorted({start, due, *(day for day, _ in drawn + repaid)})
            for day, after in itertools.pairwise(happens):
                balance += sum(fen for d, fen in drawn if d == day) - sum(fen for d, fen in repaid if d == day)
                balance_days += self.bearing(balance) * self.count(day, after)
            owed = opening + sum(fen for _, fen in drawn)
            principal = owed if due == self.due[-1] else sum(fen for _, fen in repaid)
            interest = self.interest(balance_days)
            yield [str(due), days, opening, owed - opening, principal, interest, principal + interest, owed - principal]
            opening, start = owed - principal, due


def pmt(line):
    """numpy-financial's payment of whole months in fen, in 60 digits and in doubles, each rounded half up."""
    def fen(value):  # a half that 60 digits miss is one
        return int(value.quantize(decimal.Decimal("1e-30")).quantize(decimal.Decimal(1), decimal.ROUND_HALF_UP))
    rate = decimal.Decimal(line["rate"]) / 12 / 10**12
    exact = numpy_financial.pmt(rate, decimal.Decimal(line["term"]), decimal.Decimal(-line["principal"]))
    doubles = numpy_financial.pmt(line["rate"] / 12 / 10**12, line["term"], -line["principal"])
    return fen(exact), fen(decimal.Decimal(float(doubles)))


def main():
    counts, differences = collections.Counter(), []
    for number, text in enumerate(pathlib.Path(sys.argv[1]).read_text().splitlines(), 1):
        line = json.loads(text)
        contract = Contract(line)
        formula = contract.formula()
        counts["contracts"] += 1
        counts[contract.method] += 1
        if formula != line["formula"]:
            differences.append(f"contract {number}: formula {line['formula']}, expected {formula}")
        expected = list(contract.instalments(formula))
        counts["instalments"] += len(expected)
        for ours, theirs in itertools.zip_longest(line["instalments"], expected):
            if ours != theirs:
                differences.append(f"contract {number}: instalment {ours}, expected {theirs}")
        exact, doubles = pmt(line)
        counts["pmt in doubles"] += doubles == line["level"]
        if exact != line["level"]:
            differences.append(f"contract {number}: level payment {line['level']}, numpy-financial's {exact}")
    for difference in differences[:20]:
        print(difference)
    methods = ", ".join(f"{counts[name]:,} {name}" for name in
                        ("equal_instalments", "equal_principal", "interest_first", "revolving"))
    print(f"schedules.py: {counts['contracts']:,} contracts ({methods}), {counts['instalments']:,} instalments, "
          f"{len(differences)} differences")
    print(f"schedules.py: level payments of the same amounts, rates and terms by numpy-financial "
          f"{numpy_financial.__version__} in 60 digits; in doubles {counts['pmt in doubles']:,} are ours after rounding")
    sys.exit(1 if differences or not counts["contracts"] else 0)


main()
