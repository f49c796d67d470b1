"""Makes RB30 applications: generate.py ROWS DIR writes DIR/applications.csv and DIR/applications.parquet, the same rows in both.

Amounts are drawn as whole fen and shares as whole ten-thousandths, so that what is written is what was meant. The same number of rows
gives the same bytes. One row in twenty sits on an edge, where a comparison or a step of the line turns, or one fen to either side.
"""
import pathlib
import sys

import numpy as np
import polars as pl

import book

SEED = 30
EDGE_EVERY = 20

OPTIONAL = {"vat_paid_12m": 0.03, "vat_paid_prev_12m": 0.04, "cit_paid_12m": 0.03, "revenue_prev_12m": 0.05,
            "total_assets": 0.04, "employees": 0.02, "credit_inquiries_3m": 0.02}
MONEY = ["vat_paid_12m", "vat_paid_prev_12m", "cit_paid_12m", "revenue_12m", "revenue_prev_12m", "total_assets",
         "outstanding_loans", "requested_amount"]
SHARES = ["void_invoice_ratio", "red_invoice_ratio", "top1_customer_share"]
DATES = ["application_date", "established_date"]
COLUMNS = ["app_id", "application_date", "tax_level", "established_date", "taxpayer_status", "vat_paid_12m", "vat_paid_prev_12m",
           "cit_paid_12m", "revenue_12m", "revenue_prev_12m", "total_assets", "employees", "industry", "overdue_count_24m",
           "max_overdue_days", "credit_inquiries_3m", "outstanding_loans", "blacklist_hit", "court_enforcement_count",
           "void_invoice_ratio", "red_invoice_ratio", "top1_customer_share", "months_filed_24m", "owner_age", "requested_amount",
           "account_type"]


def whole(values):
    """The nearest whole numbers."""
    return np.rint(values).astype(np.int64)


def ordinary_firms(rows, rng):
    """Firms as a bank meets them: amounts spread log-normally around revenue, shares by beta, counts by Poisson."""
    def times(amount, centre, spread):
        return whole(amount * np.exp(rng.normal(centre, spread, rows)))

    def share(alpha, beta):
        return whole(rng.beta(alpha, beta, rows) * 10_000)

    firms = {"app_id": np.arange(rows)}
    first_day = np.datetime64(f"{book.FIRST_YEAR}-01-01", "D").astype(np.int64)
    firms["application_date"] = first_day + rng.integers(0, 1826, rows)
    firms["established_date"] = firms["application_date"] - np.minimum(200 + rng.gamma(2.2, 1500, rows), 14_000).astype(np.int64)
    firms["tax_level"] = rng.choice(5, rows, p=[0.28, 0.36, 0.20, 0.10, 0.06])
    firms["taxpayer_status"] = rng.choice(4, rows, p=[0.95, 0.03, 0.012, 0.008])
    firms["account_type"] = rng.choice(3, rows, p=[0.6, 0.3, 0.1])
    firms["industry"] = rng.choice(16, rows, p=np.array([12, 11, 10, 9, 9, 8, 8, 7, 6, 6, 5, 4, 2, 1, 1, 1]) / 100)

    revenue = firms["revenue_12m"] = whole(100 * np.exp(rng.normal(15.9, 1.0, rows)))
    firms["revenue_prev_12m"] = times(revenue, -0.08, 0.25)
    vat = firms["vat_paid_12m"] = times(revenue, -4.0, 0.7)
    firms["vat_paid_prev_12m"] = times(vat, -0.05, 0.35)
    firms["cit_paid_12m"] = times(revenue, -5.2, 0.9)
    assets = firms["total_assets"] = times(revenue, -0.1, 0.5)
    firms["outstanding_loans"] = whole(assets * rng.beta(1.3, 5, rows))
    firms["requested_amount"] = (1 + whole(np.exp(rng.normal(13.4, 0.8, rows)) / 10_000)) * 1_000_000

    firms["employees"] = 1 + rng.negative_binomial(2, 0.09, rows)
    firms["owner_age"] = np.clip(rng.normal(43, 10, rows), 18, 80).astype(np.int64)
    firms["months_filed_24m"] = np.minimum(24, 17 + rng.poisson(8, rows))
    firms["overdue_count_24m"] = rng.poisson(0.35, rows)
    firms["max_overdue_days"] = np.where(firms["overdue_count_24m"] > 0, rng.geometric(0.08, rows), 0)
    firms["credit_inquiries_3m"] = rng.poisson(2.2, rows)
    firms["court_enforcement_count"] = rng.poisson(0.01, rows)
    firms["blacklist_hit"] = rng.random(rows) < 0.008
    firms["void_invoice_ratio"] = share(1.2, 30)
    firms["red_invoice_ratio"] = share(1.1, 40)
    firms["top1_customer_share"] = share(2, 4)
    return firms


def put_on_edges(firms, rng):
    """Moves one row in EDGE_EVERY onto an edge of the book, one of seven kinds each; the last two kinds make a divisor zero."""
    rows = len(firms["app_id"])
    chosen = np.flatnonzero(np.arange(rows) % EDGE_EVERY == 7)
    kind = rng.integers(0, 7, len(chosen))
    beside = rng.integers(-1, 2, len(chosen))  # one fen below, on the edge, one fen above
    base = whole(2 + np.exp(rng.normal(15.5, 0.6, len(chosen))) / 100_000) * 10_000_000
    growth = rng.choice([-30, -10, 0, 10, 20, 30], len(chosen))
    leverage = rng.choice([10, 30, 60], len(chosen))

    def put(of_kind, name, values):
        here = kind == of_kind
        firms[name][chosen[here]] = values[here] if isinstance(values, np.ndarray) else values

    put(0, "revenue_prev_12m", base)
    put(0, "revenue_12m", base * (100 + growth) // 100 + beside)
    put(1, "total_assets", base)
    put(1, "outstanding_loans", base * leverage // 100 + beside)
    put(2, "vat_paid_12m", 4_000_00)
    put(2, "cit_paid_12m", 6_000_00 + beside)
    revenue = firms["revenue_12m"][chosen] // 500 * 500  # whole fives of yuan, so that a five-hundredth is a whole fen
    put(3, "revenue_12m", revenue)
    put(3, "vat_paid_12m", revenue // 500 + beside)
    put(4, "vat_paid_12m", base // 10 + beside)
    put(4, "vat_paid_prev_12m", base // 10)
    put(4, "cit_paid_12m", base // 10)
    put(5, "revenue_prev_12m", 0)
    put(6, "total_assets", np.where(beside > 0, 0, firms["total_assets"][chosen]))
    firms["void_invoice_ratio"][chosen] = rng.choice([200, 500, 1000, 1500], len(chosen))
    firms["top1_customer_share"][chosen] = rng.choice([5000, 8000], len(chosen))


def series(name, values, absent):
    """One column as the competitors read it: doubles for amounts and shares, text for codes, null where a fact is missing."""
    if name in book.CODES:
        return pl.Series(name, values, pl.UInt32).to_frame().select(
            pl.col(name).replace_strict(dict(enumerate(book.CODES[name])), return_dtype=pl.String)).to_series()
    if name in DATES:
        return pl.Series(name, values.astype(np.int32)).cast(pl.Date)
    if name in MONEY or name in SHARES:
        column = pl.Series(name, values / (100 if name in MONEY else 10_000))
    elif name in ("app_id", "blacklist_hit"):
        column = pl.Series(name, values)
    else:
        column = pl.Series(name, values.astype(np.int32))
    return column if absent is None else column.set(pl.Series(absent), None)


def main(rows, folder):
    rng = np.random.default_rng(SEED)
    firms = ordinary_firms(rows, rng)
    put_on_edges(firms, rng)
    absent = {name: rng.random(rows) < probability for name, probability in OPTIONAL.items()}
    frame = pl.DataFrame([series(name, firms[name], absent.get(name)) for name in COLUMNS])
    folder.mkdir(parents=True, exist_ok=True)
    frame.write_parquet(folder / "applications.parquet", compression="zstd", row_group_size=122_880)
    frame.write_csv(folder / "applications.csv")


if __name__ == "__main__":
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
