"""The two-stock engine in numpy: all loans at once, month by month. balances.py FILE

FILE is written by `rulebench-benchmark balances LOANS THREADS FILE`: columns of 64-bit integers. Says the seconds of the last of two runs, then a
line a group and figure: their names, then a value a month. The assumptions are those of Benchmarks/Sources/Balances.
"""
import sys
import time

import numpy as np

COLUMNS = ["group", "start", "term", "method", "observed", "amount", "drawn", "chance", "rate"]
REVOLVING, BULLET, INSTALMENTS, PRINCIPAL = range(4)
MONTHS, LAG, GROUPS = 36, 3, 4
USE = ([0, 6, 12], [0.70, 0.60, 0.55])
TIMING = ([0, 3, 6, 12, 36], [0, 0.05, 0.30, 1.00, 1.80])
BULLET_TIMING = ([0, 12, 15, 39], [0, 0.30, 1.40, 1.80])
KEPT = (1 - 0.12) ** (1 / 12)
CCF, LOST, CURED, CURED_WITHIN, RECOVERED_WITHIN, WRITTEN_OFF_AT = 0.50, 0.60, 0.09, 6, 12, 11
FIGURES = ["performing", "nonPerforming", "loans", "drawn", "scheduled", "prepaid", "cured", "defaulted", "recovered", "writtenOff", "interest"]


class Book:
    """Loans in the form that the engine likes best: sorted by method, so that a method is a slice."""

    def __init__(self, path):
        whole = np.fromfile(path, dtype="<i8").reshape(len(COLUMNS), -1)
        whole = whole[:, np.argsort(whole[COLUMNS.index("method")], kind="stable")]
        columns = dict(zip(COLUMNS, whole))
        edges = np.searchsorted(columns["method"], np.arange(5))
        self.of = [slice(edges[method], edges[method + 1]) for method in range(4)]
        self.group, self.start, self.term, self.observed = (columns[name] for name in ["group", "start", "term", "observed"])
        self.method = columns["method"]
        self.drawn, self.chance, self.rate = (columns[name] * 1e-12 for name in ["drawn", "chance", "rate"])
        self.amount = columns["amount"] * self.drawn
        self.chance = np.where(self.observed == 1, self.chance, np.minimum(self.chance, np.where(self.method == BULLET, 1 / BULLET_TIMING[1][-1], 1 / TIMING[1][-1])))


def shares(book):
    """S(a) by kind of loan, ages from -1 on, and each loan's place in that table."""
    terms, which = np.unique(book.term, return_inverse=True)
    ages = np.arange(0, MONTHS + LAG + 1)
    table = np.zeros((len(terms), 2, 2, len(ages) + 1))
    for number, term in enumerate(terms):
        for bullet, curve in enumerate([TIMING, BULLET_TIMING]):
            values = np.interp(np.minimum(ages, term + LAG), *curve)
            table[number, bullet, 0, 1:] = values
            table[number, bullet, 1, 1:] = np.minimum(values, 1) / min(values[-1], 1)
    kind = (which * 2 + (book.method == BULLET)) * 2 + book.observed
    return table.ravel(), kind * (len(ages) + 1) + 1, len(ages) - 1


def run(book):
    """All months: figures by group and month."""
    count = len(book.start)
    table, place, last = shares(book)
    use = np.interp(np.arange(MONTHS + 1), *USE)
    revolving, bullet, instalments, principal = book.of
    amortising = slice(bullet.start, principal.stop)
    growth = 1 + book.rate[instalments] / 12
    payment = (growth - 1) / (1 - growth ** -book.term[instalments])
    step = 1 / book.term[principal]
    monthly_rate = book.rate / 12

    # State: what is left of one that pays, now and in the LAG + 1 months before, and what is not repaid early.
    factor = np.ones(count)
    factor[revolving] = use[0]
    kept = np.ones(count)
    left, there = factor.copy(), kept.copy()
    lefts, theres = [left] * (LAG + 2), [there] * (LAG + 2)
    performing, loans = np.zeros(count), np.zeros(count)
    results = {name: np.zeros((GROUPS, MONTHS)) for name in FIGURES}
    defaulted_interest = np.zeros((GROUPS, MONTHS))

    def add(name, month, values):
        results[name][:, month] += np.bincount(book.group, weights=values, minlength=GROUPS)

    for month in range(MONTHS):
        age = month - book.start
        begun, first = age > 0, age == 0
        running = begun & (age <= book.term)
        before_left, before_factor, before_kept = left, factor, kept

        # What a loan that pays has left at this age.
        factor = before_factor.copy()
        factor[revolving] = np.where(running[revolving], use[np.clip(age[revolving], 0, MONTHS)], before_factor[revolving])
        factor[instalments] = np.where(running[instalments], before_factor[instalments] * growth - payment, before_factor[instalments])
        factor[principal] = np.where(running[principal], before_factor[principal] - step, before_factor[principal])
        factor[begun & (age >= book.term)] = 0
        kept = before_kept.copy()
        kept[amortising] = np.where(running[amortising], before_kept[amortising] * KEPT, before_kept[amortising])
        left = factor * kept
        there = np.where(begun & (age >= book.term), 0, kept)
        lefts, theres = lefts[1:] + [left], theres[1:] + [there]

        late = table[place + np.clip(age + LAG, -1, last)]
        pays = book.amount * (1 - book.chance * late) * running
        fall = (book.chance * (table[place + np.clip(age, -1, last)] - table[place + np.clip(age - 1, -1, last)])) * begun
        missed = lefts[0]
        extra = np.zeros(count)
        extra[revolving] = CCF * (1 - missed[revolving]) * (missed[revolving] > 0)
        extra *= book.amount * fall
        defaulted = book.amount * fall * missed + extra

        change = (before_factor - factor) * before_kept * pays
        scheduled, drawn = np.maximum(change, 0), np.maximum(-change, 0)
        prepaid = factor * (before_kept - kept) * pays
        drawn += extra + np.where(first, book.amount * factor, 0)
        interest = before_left * pays * monthly_rate
        performing = performing + drawn - scheduled - prepaid - defaulted
        gone = (before_kept - there) * (1 - book.chance * late) * running
        loans = loans + book.drawn * (first - gone - fall * theres[0])

        for name, values in [("drawn", drawn), ("scheduled", scheduled), ("prepaid", prepaid), ("defaulted", defaulted),
                             ("interest", interest), ("performing", performing), ("loans", loans)]:
            add(name, month, values)
        defaulted_interest[:, month] = np.bincount(book.group, weights=defaulted * monthly_rate, minlength=GROUPS)

    settle(results, defaulted_interest)
    return results


def settle(results, defaulted_interest):
    """What comes of defaults, group by group."""
    months = np.arange(MONTHS)
    cures = np.where((months >= 1) & (months <= CURED_WITHIN), CURED / CURED_WITHIN, 0)
    recoveries = np.where((months >= 1) & (months <= RECOVERED_WITHIN), (1 - CURED - LOST) / RECOVERED_WITHIN, 0)
    write_offs = np.where(months == WRITTEN_OFF_AT, LOST, 0)
    for group in range(GROUPS):
        defaulted = results["defaulted"][group]
        cured, recovered, written_off = (np.convolve(defaulted, kernel)[:MONTHS] for kernel in [cures, recoveries, write_offs])
        # Cured money performs for a month, then is repaid.
        results["performing"][group] += cured
        results["scheduled"][group][1:] += cured[:-1]
        results["interest"][group][1:] += np.convolve(defaulted_interest[group], cures)[:MONTHS - 1]
        results["cured"][group], results["recovered"][group], results["writtenOff"][group] = cured, recovered, written_off
        results["nonPerforming"][group] = np.cumsum(defaulted - cured - recovered - written_off)


def main():
    book = Book(sys.argv[1])
    for _ in range(2):
        begin = time.perf_counter()
        results = run(book)
        seconds = time.perf_counter() - begin
    print(seconds)
    for group in range(GROUPS):
        for name in FIGURES:
            print(group, name, *map(repr, results[name][group].tolist()))


if __name__ == "__main__":
    main()
