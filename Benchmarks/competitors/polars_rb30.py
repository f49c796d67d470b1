"""RB30 in Polars: polars_rb30.py DIR memory|csv THREADS, or DIR dump; worker.py tells what they do."""
import os
import sys

import book
import worker

FOLDER, SOURCE, THREADS = worker.arguments()
os.environ["POLARS_MAX_THREADS"] = str(THREADS)  # read when Polars is imported, hence the order of the lines

import polars as pl  # noqa: E402
from polars import col, lit, when  # noqa: E402


def cases(*pairs, otherwise, dtype=pl.Float64):
    """The value of the first (condition, value) whose condition is true."""
    chain = pl
    for condition, value in pairs:
        chain = chain.when(condition).then(lit(value, dtype))
    return chain.otherwise(lit(otherwise, dtype))


def points(*pairs, otherwise):
    return cases(*pairs, otherwise=otherwise, dtype=pl.Int32)


def derived(firms):
    """Adds age, growth, leverage, tax base and the month's number."""
    applied, established = col("application_date"), col("established_date")
    applied_year, applied_month = applied.dt.year(), applied.dt.month().cast(pl.Int32)
    return firms.with_columns(
        mon=((applied_year - book.FIRST_YEAR) * 12 + applied_month - 1).cast(pl.UInt8),
        age=(applied_year - established.dt.year()) * 12 + applied_month - established.dt.month().cast(pl.Int32)
        - (applied.dt.day() < established.dt.day()).cast(pl.Int32),
        growth=col("revenue_12m") / col("revenue_prev_12m") - 1.0,
        leverage=col("outstanding_loans") / col("total_assets"),
        tax_base=(col("vat_paid_12m").fill_null(0.0) + col("vat_paid_prev_12m").fill_null(0.0)) * 0.5
        + col("cit_paid_12m").fill_null(0.0))


def offered(firms):
    """Adds the line, the term and the score, whatever the outcome will be."""
    level, account, age, growth, leverage = (col(name) for name in ("tax_level", "account_type", "age", "growth", "leverage"))
    basic, general = account == "BASIC", account == "GENERAL"
    is_a, is_b, is_m, is_c = (level == letter for letter in "ABMC")
    overdue, inquiries = col("overdue_count_24m"), col("credit_inquiries_3m")
    void, filed = col("void_invoice_ratio"), col("months_filed_24m")
    coefficient = cases(
        (is_a & basic, 8.0), (is_a & general, 6.5), (is_a, 5.0), (is_b & basic, 6.0), (is_b & general, 5.0), (is_b, 4.0),
        (is_m & basic, 4.0), (is_m, 3.0), (is_c & basic, 2.0), otherwise=0.0)
    cap = cases((is_a, 3e6), (is_b, 2e6), (is_m, 1e6), (is_c, 5e5), otherwise=0.0)
    adjustment = cases(
        (growth.is_null(), 0.9), (growth >= 0.3, 1.2), (growth >= 0.1, 1.1), (growth >= -0.1, 1.0), (growth >= -0.3, 0.8), otherwise=0.6)
    concentration = cases((col("top1_customer_share") > 0.5, 0.9), otherwise=1.0)
    line = pl.min_horizontal(cap, coefficient * col("tax_base") * adjustment * concentration, col("requested_amount"))
    score = (
        points((is_a, 60), (is_b, 45), (is_m, 25), (is_c, 10), otherwise=0)
        + points((age < 24, 0), (age < 36, 15), (age < 60, 30), (age < 120, 45), otherwise=60)
        + points((growth.is_null(), 20), (growth < -0.3, 0), (growth < 0.0, 15), (growth < 0.2, 30), otherwise=45)
        + points((overdue == 0, 50), (overdue == 1, 30), (overdue == 2, 15), otherwise=0)
        + points((inquiries.is_null(), 15), (inquiries <= 1, 40), (inquiries <= 3, 25), (inquiries <= 6, 10), otherwise=0)
        + points((leverage.is_null(), 15), (leverage < 0.1, 50), (leverage < 0.3, 35), (leverage < 0.6, 15), otherwise=0)
        + points((void < 0.02, 40), (void < 0.05, 25), (void < 0.1, 10), otherwise=0)
        + points((filed >= 24, 40), (filed >= 21, 25), (filed >= 18, 10), otherwise=0))
    return firms.with_columns(
        score=score,
        offered_line=(line / 1e4).floor() * 1e4,
        offered_term=points((is_a & (age >= 60), 36), (is_a, 24), (is_b & (age >= 48), 24), (is_b | is_m, 18), (is_c & basic, 12), otherwise=6))


def rules():
    """The conditions of the book, in the order of the bits."""
    level, status, industry = col("tax_level"), col("taxpayer_status"), col("industry")
    vat, revenue = col("vat_paid_12m"), col("revenue_12m")
    return [
        level == "D",
        (level == "C") & (col("account_type") != "BASIC"),
        col("age") < 24,
        status.is_in(["CANCELLED", "SUSPENDED"]),
        status == "ABNORMAL",
        vat + col("cit_paid_12m") < 1e4,
        revenue < 1e6,
        revenue < 0.5 * col("revenue_prev_12m"),
        col("months_filed_24m") < 18,
        (col("overdue_count_24m") > 3) | (col("max_overdue_days") > 60),
        col("credit_inquiries_3m") > 6,
        col("outstanding_loans") > 0.6 * col("total_assets"),
        industry.is_in(book.INDUSTRIES[11:]),
        (col("owner_age") < 20) | (col("owner_age") > 65),
        col("employees") < 3,
        col("blacklist_hit") | (col("court_enforcement_count") > 0),
        col("void_invoice_ratio") > 0.15,
        col("red_invoice_ratio") > 0.1,
        (col("top1_customer_share") > 0.8) & ~industry.is_in(["I00", "I03", "I07"]),
        vat / revenue < 0.002,
        (revenue / col("employees") > 3e6) & (vat < 3e4),
        (col("age") < 36) & (col("requested_amount") > 2e6),
        col("offered_line") < 5e4,
    ]


def any_bit(bits):
    """The bits, each a zero or its place's value, put together."""
    mask = bits[0]
    for bit in bits[1:]:
        mask = mask | bit
    return mask


def decisions(firms):
    """One row an application: mon, outcome, fired, missing, line, term and rate."""
    names = [f"r{bit}" for bit in range(len(book.EFFECTS))]
    firms = offered(derived(firms)).with_columns(
        *(rule.alias(name) for name, rule in zip(names, rules())),
        pd=1.0 / (1.0 + (-(0.5 - 0.0165 * col("score"))).exp()))
    known = [col(name).fill_null(False) if bit in book.UNDECIDABLE else col(name) for bit, name in enumerate(names)]
    term = col("offered_term")
    margin = cases((term == 36, 0.012), (term == 24, 0.009), (term == 18, 0.007), otherwise=0.005)
    cost = 0.021 + 0.008 + col("pd") * 0.45 + 0.00765 + margin
    firms = firms.select(
        "mon", "offered_line", "offered_term",
        fired=any_bit([rule.cast(pl.Int32) * (1 << bit) for bit, rule in enumerate(known)]),
        missing=any_bit([col(names[bit]).is_null().cast(pl.UInt8) * lit(1 << place, pl.UInt8)
                         for place, bit in enumerate(book.UNDECIDABLE)]),
        offered_rate=(cost.clip(0.03, 0.144) * 1e4 + 0.5).floor() / 1e4)
    firms = firms.with_columns(outcome=cases(
        (col("fired") & book.DECLINING != 0, book.DECLINE),
        ((col("fired") & book.REFERRING != 0) | (col("missing") != 0), book.REFER), otherwise=book.APPROVE, dtype=pl.UInt8))
    stands = col("outcome") != book.DECLINE
    return firms.select(
        "mon", "outcome", "fired", "missing",
        line=when(stands).then(col("offered_line")).otherwise(0.0),
        term=when(stands).then(term).otherwise(0).cast(pl.UInt8),
        rate=when(stands).then(col("offered_rate")).otherwise(0.0))


def counts(decided):
    """Decisions and hits of each rule by month and outcome, with the approved line."""
    hits = [((col("fired") // (1 << bit)) & 1).sum().alias(f"r{bit}") for bit in range(len(book.EFFECTS))]
    undecided = [((col("missing") // lit(1 << place, pl.UInt8)) & 1).sum().alias(f"u{bit}")
                 for place, bit in enumerate(book.UNDECIDABLE)]
    line = when(col("outcome") == book.APPROVE).then(col("line")).otherwise(0.0).sum()
    return decided.group_by("mon", "outcome").agg(pl.len().alias("decisions"), line, *hits, *undecided)


def main():
    table = pl.read_parquet(f"{FOLDER}/applications.parquet")
    rows = table.height
    if SOURCE == "csv":
        schema = table.schema
        del table

        def scan():
            return pl.scan_csv(f"{FOLDER}/applications.csv", schema=schema)
    else:
        table = table.with_columns(col(name).cast(pl.Enum(codes)) for name, codes in book.CODES.items())

        def scan():
            return table.lazy()
    if SOURCE == "dump":
        # Polars multiplies by a reciprocal where a division by a constant is written: 0.0504 leaves it as 0.050400000000000004.
        decided = decisions(scan()).collect().with_columns(
            app_id=table["app_id"], line=col("line").cast(pl.Int64), rate=col("rate").round(4))
        decided.select(book.DECISION_COLUMNS).write_csv(sys.stdout.buffer)
        return
    worker.serve(f"Polars {pl.__version__}", rows, {
        "keep": lambda: decisions(scan()).collect(engine="streaming"),
        "count": lambda: counts(decisions(scan())).collect(engine="streaming"),
    })


if __name__ == "__main__":
    main()
