"""The exact answer for every application: reference.py DIR writes DIR/expected.csv.

Amounts are whole fen, shares whole ten-thousandths, quotients whole trillionths; nothing is rounded but where the book says so.
None stands for what is not known. `fired` has one bit a rule, `missing` one bit for each rule left undecided.
"""
import csv
import pathlib
import sys
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache

import book

ONE = 10**12  # a quotient of 1
PER_CENT = ONE // 100
YUAN = 100

COEFFICIENT_TENTHS = {"A": (80, 65, 50), "B": (60, 50, 40), "M": (40, 30, 30), "C": (20, 0, 0), "D": (0, 0, 0)}
CAP = {"A": 3_000_000, "B": 2_000_000, "M": 1_000_000, "C": 500_000, "D": 0}
LEVEL_POINTS = {"A": 60, "B": 45, "M": 25, "C": 10, "D": 0}
# Each ladder lists (bound, points below it) upwards; the last entry's points hold from the last bound on.
AGE_LADDER = ((24, 0), (36, 15), (60, 30), (120, 45), (None, 60))
GROWTH_LADDER = ((-30 * PER_CENT, 0), (0, 15), (20 * PER_CENT, 30), (None, 45))
ADJUSTMENT_LADDER = ((-30 * PER_CENT, 6), (-10 * PER_CENT, 8), (10 * PER_CENT, 10), (30 * PER_CENT, 11), (None, 12))
OVERDUE_LADDER = ((1, 50), (2, 30), (3, 15), (None, 0))
INQUIRY_LADDER = ((2, 40), (4, 25), (7, 10), (None, 0))
LEVERAGE_LADDER = ((10 * PER_CENT, 50), (30 * PER_CENT, 35), (60 * PER_CENT, 15), (None, 0))
VOID_LADDER = ((200, 40), (500, 25), (1000, 10), (None, 0))
FILED_LADDER = ((18, 0), (21, 10), (24, 25), (None, 40))


def scaled(text, decimals):
    """The number in text as a whole multiple of its last permitted decimal; None for no text."""
    if not text:
        return None
    before, _, after = text.partition(".")
    assert len(after) <= decimals or not after.strip("0"), text
    return int(before + after[:decimals].ljust(decimals, "0"))


def money(text):
    return scaled(text, 2)


def share(text):
    return scaled(text, 4)


def count(text):
    return scaled(text, 0)


def quotient(dividend, divisor):
    """dividend / divisor in trillionths, ties to even; None when a part is not known or the divisor is zero."""
    if dividend is None or not divisor:
        return None
    floor, rest = divmod(dividend * ONE, divisor)
    twice = 2 * rest
    return floor + (twice > divisor or twice == divisor and floor % 2)


def step(value, ladder, unknown=None):
    """What the ladder gives for value."""
    if value is None:
        return unknown
    for bound, result in ladder:
        if bound is None or value < bound:
            return result


def less(left, right):
    return None if left is None or right is None else left < right


def both(left, right):
    """Kleene's and."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def whole_months(earlier, later):
    """How many whole months lie between two ISO dates."""
    from_year, from_month, from_day = map(int, earlier.split("-"))
    to_year, to_month, to_day = map(int, later.split("-"))
    return 12 * (to_year - from_year) + to_month - from_month - (to_day < from_day)


@cache
def rate(score, term):
    """The yearly rate as text with four decimals."""
    twelfth = Decimal("1e-12")
    with localcontext(Context(prec=50, rounding=ROUND_HALF_EVEN)):
        odds = (-(Decimal("0.5") - Decimal("0.0165") * score)).exp().quantize(twelfth)
        default = (1 / (1 + odds)).quantize(twelfth)
        margin = {36: "0.012", 24: "0.009", 18: "0.007"}.get(term, "0.005")
        cost = Decimal("0.021") + Decimal("0.008") + default * Decimal("0.45") + Decimal("0.00765") + Decimal(margin)
        return str(min(max(cost, Decimal("0.03")), Decimal("0.144")).quantize(Decimal("0.0001"), ROUND_HALF_UP))


def term_of(level, basic, age):
    if level == "A":
        return 36 if age >= 60 else 24
    if level == "B":
        return 24 if age >= 48 else 18
    if level == "M":
        return 18
    return 12 if level == "C" and basic else 6


def decide(firm):
    """Outcome, line, term, rate, fired and missing of one row of applications.csv."""
    level, account = firm["tax_level"], firm["account_type"]
    basic = account == "BASIC"
    industry = book.INDUSTRIES.index(firm["industry"])
    age = whole_months(firm["established_date"], firm["application_date"])
    vat, vat_before, income_tax = (money(firm[name]) for name in ("vat_paid_12m", "vat_paid_prev_12m", "cit_paid_12m"))
    revenue, revenue_before = money(firm["revenue_12m"]), money(firm["revenue_prev_12m"])
    loans, assets, requested = (money(firm[name]) for name in ("outstanding_loans", "total_assets", "requested_amount"))
    void, red_letter, largest = (share(firm[name]) for name in ("void_invoice_ratio", "red_invoice_ratio", "top1_customer_share"))
    overdue, overdue_days = count(firm["overdue_count_24m"]), count(firm["max_overdue_days"])
    inquiries, employees = count(firm["credit_inquiries_3m"]), count(firm["employees"])
    filed, owner_age = count(firm["months_filed_24m"]), count(firm["owner_age"])

    change = quotient(revenue, revenue_before)
    growth = None if change is None else change - ONE
    leverage = quotient(loans, assets)

    half_fen = (vat or 0) + (vat_before or 0) + 2 * (income_tax or 0)
    # The tax base in half fen times three factors in tenths: 2_000 of these make a fen, 200_000 a yuan.
    amplified = (half_fen * COEFFICIENT_TENTHS[level][book.ACCOUNTS.index(account)] * step(growth, ADJUSTMENT_LADDER, 9)
                 * (9 if largest > 5000 else 10))
    line = min(CAP[level] * 200_000, amplified, requested * 2_000) // (10_000 * 200_000) * 10_000
    term = term_of(level, basic, age)
    score = (LEVEL_POINTS[level] + step(age, AGE_LADDER) + step(growth, GROWTH_LADDER, 20) + step(overdue, OVERDUE_LADDER)
             + step(inquiries, INQUIRY_LADDER, 15) + step(leverage, LEVERAGE_LADDER, 15) + step(void, VOID_LADDER)
             + step(filed, FILED_LADDER))

    rules = (
        level == "D",
        level == "C" and not basic,
        age < 24,
        firm["taxpayer_status"] in ("CANCELLED", "SUSPENDED"),
        firm["taxpayer_status"] == "ABNORMAL",
        None if vat is None or income_tax is None else vat + income_tax < 10_000 * YUAN,
        revenue < 1_000_000 * YUAN,
        less(2 * revenue, revenue_before),
        filed < 18,
        overdue > 3 or overdue_days > 60,
        less(6, inquiries),
        None if assets is None else 100 * loans > 60 * assets,
        industry >= 11,
        owner_age < 20 or owner_age > 65,
        less(employees, 3),
        firm["blacklist_hit"] == "true" or count(firm["court_enforcement_count"]) > 0,
        void > 1500,
        red_letter > 1000,
        largest > 8000 and industry not in (0, 3, 7),
        less(quotient(vat, revenue), PER_CENT // 5),
        both(less(3_000_000 * YUAN * ONE, quotient(revenue, employees)), less(vat, 30_000 * YUAN)),
        age < 36 and requested > 2_000_000 * YUAN,
        line < 50_000,
    )
    fired = sum(1 << bit for bit, holds in enumerate(rules) if holds)
    missing = sum(1 << place for place, bit in enumerate(book.UNDECIDABLE) if rules[bit] is None)
    if fired & book.DECLINING:
        return book.DECLINE, 0, 0, "0", fired, missing
    return book.REFER if fired or missing else book.APPROVE, line, term, rate(score, term), fired, missing


def main(folder):
    with open(folder / "applications.csv", newline="") as applications, open(folder / "expected.csv", "w") as expected:
        print(*book.DECISION_COLUMNS, sep=",", file=expected)
        for firm in csv.DictReader(applications):
            print(firm["app_id"], *decide(firm), sep=",", file=expected)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
