#!/usr/bin/env python3
"""Counts a bank's business from its CSV files by pandas, and compares with `rulebench stats`, to the fen.

    statistics.py TOOL BANK HISTORY [DATE ...]

BANK is the folder of CSV files from which HISTORY was imported. Every figure of every period and product is
reckoned here by definitions of its own (docs/metrics.md has their words), for all four grains and several dates;
one that differs is printed, and the exit code is 1. pandas is installed into .build/statistics-env where it is not
there; where that is not possible the comparison is skipped, and says so.
"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Reference"))
import judges

try:
    import pandas as pd
except ImportError:
    judges.enter("pandas")

RANKS = {"approve": 3, "refer": 2, "decline": 1}


def fen(column):
    """Amounts as whole fen; missing ones as 0."""
    if column.empty:
        return column.astype("int64")
    parts = column.fillna("0").str.partition(".")
    return parts[0].astype("int64") * 100 + parts[2].str.ljust(2, "0").str[:2].astype("int64")


def rounded(fraction, places):
    """Half to even, which is what round() does with fractions."""
    return Decimal(round(fraction * 10**places)).scaleb(-places)


class Bank:
    def __init__(self, folder, uses_own_product):
        read = lambda name: pd.read_csv(f"{folder}/{name}.csv", dtype=str)
        applications = read("applications")
        recorded = read("recorded")
        # A sample may come without loans by month; then their figures are not available.
        self.has_loans = os.path.exists(f"{folder}/performance.csv")
        loans = read("performance") if self.has_loans else pd.DataFrame(columns=[
            "application", "month_end", "drawn", "balance", "days_past_due", "recovered", "written_off"], dtype=str)
        rows = applications[["id", "applied_on", "customer"]].merge(
            recorded, how="left", left_on="id", right_on="application")
        if uses_own_product:
            rows["product"] = rows["product"].fillna(applications["product"])
        rows["line"] = fen(rows["booked_line"])
        rows["applied_on"] = pd.to_datetime(rows["applied_on"])
        rows["decided_on"] = pd.to_datetime(rows["decided_on"])
        self.rows = rows
        loans["month_end"] = pd.to_datetime(loans["month_end"])
        for name in ["drawn", "balance", "recovered", "written_off"]:
            loans[name] = fen(loans[name])
        loans["past_due"] = loans["balance"].where(loans["days_past_due"].astype(int) > 90, 0)
        self.loans = loans.merge(rows[["id", "product", "customer"]], left_on="application", right_on="id")
        self.products = sorted(rows["product"].dropna().unique())
        end = pd.offsets.MonthEnd(0)
        self.first = rows["applied_on"].min().replace(day=1)
        self.last_application = rows["applied_on"].max() + end
        self.last_decision = max(self.last_application, rows["decided_on"].max() + end)
        self.last_month = loans["month_end"].max() if self.has_loans else pd.Timestamp.min

    def lines(self, at):
        """Booked lines with the day from which they are no longer in force."""
        lines = self.rows[
            (self.rows["final_outcome"] == "approve") & (self.rows["decided_on"] <= at)
            & (self.rows["line"] > 0)
        ][["customer", "product", "decided_on", "term", "line"]].copy()
        lines["until"] = pd.Timestamp("2262-01-01")
        for term in lines["term"].dropna().unique():
            own = lines["term"] == term
            lines.loc[own, "until"] = lines.loc[own, "decided_on"] + pd.DateOffset(months=int(term))
        return lines

    @staticmethod
    def new_lines(lines):
        """What each day's grants of a customer and product are above the line in force the day before."""
        days = lines.groupby(["customer", "product", "decided_on"], as_index=False)["line"].max()
        pairs = days.merge(lines, on=["customer", "product"], suffixes=("", "_earlier"))
        before = pairs["decided_on"] - pd.Timedelta(days=1)
        held = pairs[(pairs["decided_on_earlier"] <= before) & (before < pairs["until"])]
        key = ["customer", "product", "decided_on"]
        highest = held.groupby(key)["line_earlier"].max().rename("before").reset_index()
        days = days.merge(highest, how="left", on=key)
        days["new"] = (days["line"] - days["before"].fillna(0)).clip(lower=0).astype("int64")
        return days


def count(bank, at, product, first, last, lines, new_lines):
    """All figures of a period; None where the data do not tell of all of it."""
    figures = {}
    own = (lambda frame: frame) if product is None else (lambda frame: frame[frame["product"] == product])

    names = ["n_applications", "n_customers", "n_approved", "n_declined", "n_pending", "n_not_decided",
             "pass_rate", "pending_rate", "n_customers_approved", "n_customers_pending",
             "n_customers_declined", "n_customers_not_decided"]
    if last > bank.last_application:
        figures.update(dict.fromkeys(names))
    else:
        rows = own(bank.rows)
        rows = rows[(rows["applied_on"] >= first) & (rows["applied_on"] <= last)]
        rank = rows["final_outcome"].map(RANKS)
        rank = rank.where(~((rows["decided_on"] > at) | rows["decided_on"].isna()) | rank.isna(), 2).fillna(0)
        best = rank.groupby(rows["customer"]).max()
        whole = len(rows)
        share = lambda wanted: rounded(Fraction(int((rank == wanted).sum()), whole), 12) if whole else None
        values = [whole, len(best), *(int((rank == wanted).sum()) for wanted in [3, 1, 2, 0]), share(3), share(2),
                  *(int((best == wanted).sum()) for wanted in [3, 2, 1, 0])]
        figures.update(zip(names, values))

    names = ["new_line", "line_in_force", "n_line_customers", "line_per_customer"]
    if last > bank.last_decision:
        figures.update(dict.fromkeys(names))
    else:
        new = own(new_lines)
        new = int(new[(new["decided_on"] >= first) & (new["decided_on"] <= last)]["new"].sum())
        valid = own(lines)
        valid = valid[(valid["decided_on"] <= last) & (last < valid["until"])]
        total = int(valid.groupby(["customer", "product"])["line"].max().sum())
        customers = valid["customer"].nunique()
        average = rounded(Fraction(total, 100 * customers), 2) if customers else None
        figures.update(zip(names, [Decimal(new) / 100, Decimal(total) / 100, customers, average]))

    loans = own(bank.loans)
    ends_month = (last + pd.Timedelta(days=1)).day == 1
    names = ["balance", "n_loan_customers", "balance_90_days_past_due", "share_90_days_past_due"]
    if last > bank.last_month or not ends_month:
        figures.update(dict.fromkeys(names))
    else:
        closing = loans[loans["month_end"] == last]
        balance, late = int(closing["balance"].sum()), int(closing["past_due"].sum())
        figures.update(zip(names, [
            Decimal(balance) / 100, closing[closing["balance"] > 0]["customer"].nunique(), Decimal(late) / 100,
            rounded(Fraction(late, balance), 12) if balance else None]))

    names = ["drawn", "recovered", "written_off"]
    if last > bank.last_month or not ends_month or first.day != 1:
        figures.update(dict.fromkeys(names + ["average_balance_of_month_ends"]))
    else:
        within = loans[(loans["month_end"] >= first) & (loans["month_end"] <= last)]
        for name in names:
            figures[name] = Decimal(int(within[name].sum())) / 100
        weighted, days = Fraction(0), 0
        opening = first - pd.Timedelta(days=1)
        by_month = loans.groupby("month_end")["balance"].sum()
        while opening < last:
            closing = opening + pd.offsets.MonthEnd(1)
            length = (closing - opening).days
            weighted += length * Fraction(int(by_month.get(opening, 0)) + int(by_month.get(closing, 0)), 200)
            days += length
            opening = closing
        figures["average_balance_of_month_ends"] = rounded(weighted / days, 2)
    return figures


def compare(tool, bank, history, at, grain, start):
    """Counts of figures that agree and lines that say which do not."""
    command = [tool, "stats", "--history", history, "--at", f"{at:%Y-%m-%d}", "--from", f"{start:%Y-%m-%d}",
               "--grain", grain, "--format", "json"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    frequency = {"day": "D", "month": "M", "quarter": "Q", "year": "Y"}[grain]
    spans = [(max(period.start_time.normalize(), start), min(period.end_time.normalize(), at))
             for period in pd.period_range(start, at, freq=frequency)]
    products = sorted(bank.rows[bank.rows["applied_on"] <= at]["product"].dropna().unique())
    wrong, compared = [], 0
    if found["products"] != products:
        wrong.append(f"products: {found['products']}, pandas {products}")
    if [(p["first"], p["last"]) for p in found["periods"]] != [(f"{a:%Y-%m-%d}", f"{b:%Y-%m-%d}") for a, b in spans]:
        return 0, [f"{at:%Y-%m-%d} {grain}: other periods"]
    lines = bank.lines(at)
    new_lines = bank.new_lines(lines)
    for (first, last), period in zip(spans, found["periods"]):
        for product, values in [(None, period["total"]), *period["products"].items()]:
            wanted = count(bank, at, product, first, last, lines, new_lines)
            for name, value in wanted.items():
                told = values[name]
                same = told is None if value is None else told is not None and Decimal(told) == value
                compared += 1
                if not same:
                    wrong.append(f"{at:%Y-%m-%d} {period['period']} {product or 'all'} {name}: {told}, pandas {value}")
            if set(values) - {"not_available"} != set(wanted):
                wrong.append(f"other metrics: {sorted(set(values) ^ set(wanted))}")
    return compared, wrong


def main():
    tool, folder, history, *dates = sys.argv[1:]
    columns = sqlite3.connect(history).execute("PRAGMA table_xinfo(application)").fetchall()
    bank = Bank(folder, any(column[1] == "product" for column in columns))
    last = max(bank.last_application, bank.last_decision, bank.last_month)
    middle = bank.first + (bank.last_application - bank.first) / 2
    dates = [pd.Timestamp(date) for date in dates] or [bank.last_application, last, middle.normalize()]
    total, wrong = 0, []
    for at in dates:
        for grain in ["day", "month", "quarter", "year"]:
            start = max(bank.first, at - pd.Timedelta(days=45)) if grain == "day" else bank.first
            compared, different = compare(tool, bank, history, at, grain, start)
            total += compared
            wrong += different
    for line in wrong[:40]:
        print(line)
    print(f"statistics.py: {total} figures compared, {len(wrong)} differ")
    sys.exit(1 if wrong or not total else 0)


main()
