-- RB30 as one query, in doubles (every factor is written with an exponent: DuckDB reads 0.1 as a DECIMAL).
-- {applications}, {fired}, {missing}, {declining} and {referring} are filled in by duckdb_rb30.py.
WITH firms AS (
  SELECT *,
    (year(application_date) - 2021) * 12 + month(application_date) - 1 AS mon,
    (year(application_date) - year(established_date)) * 12 + month(application_date) - month(established_date)
      - (day(application_date) < day(established_date))::INTEGER AS age,
    revenue_12m / revenue_prev_12m - 1e0 AS growth,
    outstanding_loans / total_assets AS leverage,
    (coalesce(vat_paid_12m, 0e0) + coalesce(vat_paid_prev_12m, 0e0)) * 0.5e0 + coalesce(cit_paid_12m, 0e0) AS tax_base
  FROM {applications}
),
offers AS (
  SELECT *,
    floor(least(
      CASE tax_level WHEN 'A' THEN 3e6 WHEN 'B' THEN 2e6 WHEN 'M' THEN 1e6 WHEN 'C' THEN 5e5 ELSE 0e0 END,
      tax_base
        * CASE WHEN tax_level = 'A' THEN CASE account_type WHEN 'BASIC' THEN 8e0 WHEN 'GENERAL' THEN 6.5e0 ELSE 5e0 END
               WHEN tax_level = 'B' THEN CASE account_type WHEN 'BASIC' THEN 6e0 WHEN 'GENERAL' THEN 5e0 ELSE 4e0 END
               WHEN tax_level = 'M' THEN CASE account_type WHEN 'BASIC' THEN 4e0 ELSE 3e0 END
               WHEN tax_level = 'C' AND account_type = 'BASIC' THEN 2e0 ELSE 0e0 END
        * CASE WHEN growth IS NULL THEN 0.9e0 WHEN growth >= 0.3e0 THEN 1.2e0 WHEN growth >= 0.1e0 THEN 1.1e0
               WHEN growth >= -0.1e0 THEN 1e0 WHEN growth >= -0.3e0 THEN 0.8e0 ELSE 0.6e0 END
        * CASE WHEN top1_customer_share > 0.5e0 THEN 0.9e0 ELSE 1e0 END,
      requested_amount) / 1e4) * 1e4 AS offered_line,
    CASE WHEN tax_level = 'A' THEN CASE WHEN age >= 60 THEN 36 ELSE 24 END
         WHEN tax_level = 'B' THEN CASE WHEN age >= 48 THEN 24 ELSE 18 END
         WHEN tax_level = 'M' THEN 18
         WHEN tax_level = 'C' AND account_type = 'BASIC' THEN 12 ELSE 6 END AS offered_term,
    CASE tax_level WHEN 'A' THEN 60 WHEN 'B' THEN 45 WHEN 'M' THEN 25 WHEN 'C' THEN 10 ELSE 0 END
      + CASE WHEN age < 24 THEN 0 WHEN age < 36 THEN 15 WHEN age < 60 THEN 30 WHEN age < 120 THEN 45 ELSE 60 END
      + CASE WHEN growth IS NULL THEN 20 WHEN growth < -0.3e0 THEN 0 WHEN growth < 0e0 THEN 15 WHEN growth < 0.2e0 THEN 30 ELSE 45 END
      + CASE overdue_count_24m WHEN 0 THEN 50 WHEN 1 THEN 30 WHEN 2 THEN 15 ELSE 0 END
      + CASE WHEN credit_inquiries_3m IS NULL THEN 15 WHEN credit_inquiries_3m <= 1 THEN 40 WHEN credit_inquiries_3m <= 3 THEN 25
             WHEN credit_inquiries_3m <= 6 THEN 10 ELSE 0 END
      + CASE WHEN leverage IS NULL THEN 15 WHEN leverage < 0.1e0 THEN 50 WHEN leverage < 0.3e0 THEN 35 WHEN leverage < 0.6e0 THEN 15
             ELSE 0 END
      + CASE WHEN void_invoice_ratio < 0.02e0 THEN 40 WHEN void_invoice_ratio < 0.05e0 THEN 25 WHEN void_invoice_ratio < 0.1e0 THEN 10
             ELSE 0 END
      + CASE WHEN months_filed_24m >= 24 THEN 40 WHEN months_filed_24m >= 21 THEN 25 WHEN months_filed_24m >= 18 THEN 10 ELSE 0 END
      AS score
  FROM firms
),
ruled AS (
  SELECT app_id, mon, offered_line, offered_term,
    tax_level = 'D' AS r0,
    tax_level = 'C' AND account_type <> 'BASIC' AS r1,
    age < 24 AS r2,
    taxpayer_status IN ('CANCELLED', 'SUSPENDED') AS r3,
    taxpayer_status = 'ABNORMAL' AS r4,
    vat_paid_12m + cit_paid_12m < 1e4 AS r5,
    revenue_12m < 1e6 AS r6,
    revenue_12m < 0.5e0 * revenue_prev_12m AS r7,
    months_filed_24m < 18 AS r8,
    overdue_count_24m > 3 OR max_overdue_days > 60 AS r9,
    credit_inquiries_3m > 6 AS r10,
    outstanding_loans > 0.6e0 * total_assets AS r11,
    industry IN ('I11', 'I12', 'I13', 'I14', 'I15') AS r12,
    owner_age < 20 OR owner_age > 65 AS r13,
    employees < 3 AS r14,
    blacklist_hit OR court_enforcement_count > 0 AS r15,
    void_invoice_ratio > 0.15e0 AS r16,
    red_invoice_ratio > 0.1e0 AS r17,
    top1_customer_share > 0.8e0 AND industry NOT IN ('I00', 'I03', 'I07') AS r18,
    vat_paid_12m / revenue_12m < 0.002e0 AS r19,
    revenue_12m / employees > 3e6 AND vat_paid_12m < 3e4 AS r20,
    age < 36 AND requested_amount > 2e6 AS r21,
    offered_line < 5e4 AS r22,
    1e0 / (1e0 + exp(-(0.5e0 - 0.0165e0 * score))) AS pd
  FROM offers
),
priced AS (
  SELECT app_id, mon, offered_line, offered_term, {fired} AS fired, {missing} AS missing,
    floor(least(greatest(
      0.021e0 + 0.008e0 + pd * 0.45e0 + 0.00765e0
        + CASE offered_term WHEN 36 THEN 0.012e0 WHEN 24 THEN 0.009e0 WHEN 18 THEN 0.007e0 ELSE 0.005e0 END,
      0.03e0), 0.144e0) * 1e4 + 0.5e0) / 1e4 AS offered_rate
  FROM ruled
),
decided AS (
  SELECT *, CASE WHEN fired & {declining} <> 0 THEN 2 WHEN fired & {referring} <> 0 OR missing <> 0 THEN 1 ELSE 0 END AS outcome
  FROM priced
)
SELECT app_id, mon::UTINYINT AS mon, outcome::UTINYINT AS outcome, fired, missing::UTINYINT AS missing,
  CASE WHEN outcome = 2 THEN 0e0 ELSE offered_line END AS line,
  (CASE WHEN outcome = 2 THEN 0 ELSE offered_term END)::UTINYINT AS term,
  CASE WHEN outcome = 2 THEN 0e0 ELSE offered_rate END AS rate
FROM decided
