"""What every program of the yardstick must agree on: the codes of fields, the effect of each rule, the shape of the data."""

LEVELS = ["A", "B", "M", "C", "D"]
STATUSES = ["NORMAL", "ABNORMAL", "CANCELLED", "SUSPENDED"]
ACCOUNTS = ["BASIC", "GENERAL", "OTHER"]
INDUSTRIES = [f"I{number:02}" for number in range(16)]
CODES = {"tax_level": LEVELS, "taxpayer_status": STATUSES, "industry": INDUSTRIES, "account_type": ACCOUNTS}

# One letter a rule, in the order of the bits of `fired`: D declines, R refers.
EFFECTS = "DRDDRDDRDDRDDRRDRRRRRDD"
# The rules that a missing fact can leave undecided, in the order of the bits of `missing`.
UNDECIDABLE = [5, 7, 10, 11, 14, 19, 20]

DECLINING = sum(1 << bit for bit, effect in enumerate(EFFECTS) if effect == "D")
REFERRING = sum(1 << bit for bit, effect in enumerate(EFFECTS) if effect == "R")

APPROVE, REFER, DECLINE = 0, 1, 2
FIRST_YEAR = 2021
DECISION_COLUMNS = ["app_id", "outcome", "line", "term", "rate", "fired", "missing"]
