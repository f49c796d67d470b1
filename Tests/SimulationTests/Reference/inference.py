#!/usr/bin/env python3
"""Compares the intervals, tests and measures of Sources/Simulation/Inference with scipy, scikit-learn, statsmodels and numpy.

    inference.py FIGURES

FIGURES is what the test "figures for outside judges" writes, a JSON object a line: a generated sample and what we make
of it. A figure that differs by more than 1e-9 (coefficients of logistic regressions: 1e-6) is printed, and the exit
code is 1. The libraries are installed into .build/inference-env where they are not there; where that is not possible
the comparison is skipped, and says so.
"""
import collections
import json
import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Reference"))
import judges

try:
    import numpy as np
    import scipy
    import sklearn
    import statsmodels
    import statsmodels.api as sm
    from scipy.stats import ks_2samp
    from sklearn.metrics import roc_auc_score
    from statsmodels.stats.contingency_tables import mcnemar
    from statsmodels.stats.proportion import proportion_confint
except ImportError:
    judges.enter("scipy", "scikit-learn", "statsmodels")

# The two-sided 5 % of a normal quantile of exactly 1.959964, which DOMAIN writes with six decimals.
ALPHA = 2 * scipy.stats.norm.sf(1.959964)


def wilson(case):
    low, high = proportion_confint(case["successes"], case["count"], alpha=ALPHA, method="wilson")
    return {"low": low, "high": high}


def paired(case):
    b, c, n = case["only_live"], case["only_candidate"], case["count"]
    table = [[n - b - c, b], [c, 0]]
    exact = b + c < 25
    test = mcnemar(table, exact=exact, correction=True)
    # One row a case: the differences' own mean and standard error.
    values = np.concatenate([np.full(b, -1.0), np.full(c, 1.0), np.zeros(n - b - c)])
    half = 1.959964 * values.std() / np.sqrt(n)
    return {"delta": values.mean(), "low": values.mean() - half, "high": values.mean() + half,
            "chi_squared": None if exact else test.statistic, "p_value": test.pvalue}


def clustered(case):
    """The mean with customers as clusters: a regression on nothing but a constant."""
    values, customers = np.array(case["values"], float), np.array(case["customers"])
    fit = sm.OLS(values, np.ones(len(values))).fit(
        cov_type="cluster", cov_kwds={"groups": customers, "use_correction": False})
    half = 1.959964 * fit.bse[0]
    return {"delta": fit.params[0], "low": fit.params[0] - half, "high": fit.params[0] + half}


def discrimination(case):
    scores, bad = np.array(case["scores"]), np.array(case["bad"])
    weights = np.array(case["weights"], float) if "weights" in case else None
    auc = roc_auc_score(1 - bad, scores, sample_weight=weights)
    if weights is None:
        ks = ks_2samp(scores[bad == 1], scores[bad == 0]).statistic
    else:
        grid = np.unique(scores)
        part = lambda of: np.array([weights[of & (scores <= s)].sum() for s in grid]) / weights[of].sum()
        ks = np.abs(part(bad == 1) - part(bad == 0)).max()
    return {"ks": ks, "auc": auc, "gini": 2 * auc - 1}


def stability(case):
    baseline, current = np.array(case["baseline"]), np.array(case["current"])
    edges = np.unique(np.quantile(baseline, np.arange(1, 10) / 10, method="inverted_cdf"))
    edges = edges[edges < baseline.max()]
    bins = len(edges) + 1
    b = np.bincount(np.searchsorted(edges, baseline, side="left"), minlength=bins)
    c = np.bincount(np.searchsorted(edges, current, side="left"), minlength=bins)
    b = np.where(b == 0, 0.5, b) / len(baseline)
    c = np.where(c == 0, 0.5, c) / len(current)
    return {"psi": float(((c - b) * np.log(c / b)).sum()), "bins": bins}


def logistic(case):
    points, bad = np.array(case["scores"]) / 1000, np.array(case["bad"])
    if "weights" in case:
        model = sm.GLM(bad, sm.add_constant(points), family=sm.families.Binomial(),
                       freq_weights=np.array(case["weights"], float))
        fit = model.fit(tol=1e-12, maxiter=200)
    else:
        fit = sm.Logit(bad, sm.add_constant(points)).fit(disp=0, tol=1e-12, maxiter=200)
    return {"intercept": fit.params[0], "slope": fit.params[1]}


JUDGES = {function.__name__: function for function in [
    wilson, paired, clustered, discrimination, stability, logistic]}


def main():
    warnings.simplefilter("ignore")
    compared, wrong = collections.Counter(), []
    for line in open(sys.argv[1]):
        case = json.loads(line)
        tolerance = 1e-6 if case["kind"] == "logistic" else 1e-9
        for name, value in JUDGES[case["kind"]](case["sample"]).items():
            ours = case["figures"].get(name)
            told = None if ours is None else float(ours)
            same = told is None if value is None else told is not None and abs(told - value) <= tolerance
            compared[case["kind"]] += 1
            if not same:
                wrong.append(f"{case['kind']} {name}: {ours}, judge {value!r}")
    for line in wrong[:40]:
        print(line)
    print(f"inference.py: scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, "
          f"statsmodels {statsmodels.__version__}, numpy {np.__version__}")
    print("inference.py: " + ", ".join(f"{kind} {count}" for kind, count in sorted(compared.items()))
          + f" figures compared, {len(wrong)} differ")
    sys.exit(1 if wrong or set(compared) != set(JUDGES) else 0)


main()
