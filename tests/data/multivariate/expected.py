#!/usr/bin/python3
"""Writes expected.json beside itself: areas, reconstructions and estimates of some samples, each by its definition.

Made with Debian 12's python3-scipy 1.10.1 and python3-numpy 1.24.2. Nothing here goes the way of the program: areas
and their variances are means over all pairs, isotonic fits are the min-max formula over all stretches, principal
components come of a singular value decomposition.
"""
import json
import math
import os

import numpy as np
from scipy import stats

Z = stats.norm.ppf(0.975)


def listed(values):
    return [float(v) for v in values]


# --- areas under ROC curves


def area(scores, truth):
    """AUC and DeLong's two variances (Biometrics 44, 1988), over all pairs."""
    scores, truth = np.asarray(scores, float), np.asarray(truth, bool)
    x, y = scores[truth], scores[~truth]
    pairs = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    return pairs.mean(), pairs.mean(axis=1).var(ddof=1), pairs.mean(axis=0).var(ddof=1), len(x), len(y)


def area_case(scores, truth):
    auc, s10, s01, m, n = area(scores, truth)
    half = Z * math.sqrt(s10 / m + s01 / n)
    return {
        "scores": listed(scores),
        "truth": [bool(t) for t in truth],
        "auc": auc,
        "s10": s10,
        "s01": s01,
        "low": max(0, auc - half),
        "high": min(1, auc + half),
    }


def areas():
    random = np.random.default_rng(1)
    cases = []
    for n, decimals, lift in [(40, 3, 0.3), (200, 1, 0.2), (200, 6, 0.0), (31, 0, 0.9), (500, 2, 0.6)]:
        truth = random.random(n) < 0.3
        scores = np.round(random.random(n) + lift * truth, decimals)
        cases.append(area_case(scores, truth))
    return cases


# --- isotonic regression


def isotonic(x, y):
    """The min-max formula (Barlow et al., 1972): no pooling, all stretches of distinct x."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    at = np.unique(x)
    weight = np.array([(x == v).sum() for v in at], float)
    total = np.array([y[x == v].sum() for v in at], float)
    fit = np.empty(len(at))
    for i in range(len(at)):
        fit[i] = max(
            min(total[a : b + 1].sum() / weight[a : b + 1].sum() for b in range(i, len(at))) for a in range(i + 1)
        )
    return at, fit


def isotonic_cases():
    random = np.random.default_rng(2)
    cases = []
    for n, decimals in [(30, 3), (120, 2), (60, 1), (5, 0)]:
        x = np.round(random.random(n), decimals)
        y = (random.random(n) < x**2).astype(float)
        at, fit = isotonic(x, y)
        asked = np.round(np.concatenate([random.random(20) * 1.4 - 0.2, x[:5]]), 4)
        cases.append(
            {"x": listed(x), "y": [bool(v) for v in y], "asked": listed(asked), "fit": listed(np.interp(asked, at, fit))}
        )
    return cases


# --- principal components


def encoded(columns, fitted, rows):
    """NannyML's: means and most frequent categories for what is missing, categories by their share."""
    made = []
    for name in fitted:
        base, values = fitted[name], rows[name]
        if isinstance(columns[name], str):
            known = [v for v in base if v is not None]
            frequent = max(sorted(set(known)), key=known.count)
            filled = [frequent if v is None else v for v in base]
            share = {v: filled.count(v) / len(filled) for v in set(filled)}
            made.append([share.get(frequent if v is None else v, 0.0) for v in values])
        else:
            mean = np.mean([v for v in base if v is not None])
            made.append([mean if v is None else v for v in values])
    return np.array(made, float).T


def reconstruction(columns, reference, current, explained):
    halves = [{n: v[part::2] for n, v in reference.items()} for part in (0, 1)]
    base = encoded(columns, halves[0], halves[0])
    mean, deviation = base.mean(axis=0), base.std(axis=0)
    _, singular, axes = np.linalg.svd((base - mean) / deviation, full_matrices=False)
    ratio = singular**2 / (singular**2).sum()
    kept = min(int(np.searchsorted(np.cumsum(ratio), explained, side="right")) + 1, len(ratio) - 1)
    axes = axes[:kept]

    def errors(rows):
        z = (encoded(columns, halves[0], rows) - mean) / deviation
        return np.linalg.norm(z - z @ axes.T @ axes, axis=1)

    between, now = errors(halves[1]), errors(current)
    chance = 3 * between.std(ddof=1) * math.sqrt(1 / len(now) + 1 / len(between)) + 1e-9
    return {
        "explain": explained,
        "components": kept,
        "explained": ratio[:kept].sum(),
        "reference": between.mean(),
        "current": now.mean(),
        "low": max(0, between.mean() - chance),
        "high": between.mean() + chance,
    }


def table(random, n, flip):
    a = random.normal(size=n)
    b = (-1 if flip else 1) * 0.8 * a + 0.6 * random.normal(size=n)
    c = np.exp(random.normal(size=n)) * 1000
    d = np.floor(random.random(n) * 7)
    kinds = random.choice(["north", "south", "east"], size=n, p=[0.6, 0.3, 0.1])
    rows = {
        "a": [round(float(v), 6) for v in a],
        "b": [round(float(v), 6) for v in b],
        "c": [round(float(v), 3) for v in c],
        "d": [float(v) for v in d],
        "kind": [str(k) for k in kinds],
    }
    for name in ("b", "kind"):
        for i in range(3, n, 17):
            rows[name][i] = None
    if flip:
        rows["kind"][0] = "west"
    return rows


def reconstructions():
    random = np.random.default_rng(3)
    columns = {"a": 0.0, "b": 0.0, "c": 0.0, "d": 0.0, "kind": ""}
    cases = []
    for n, m, flip, explained in [(300, 200, False, 0.65), (300, 200, True, 0.65), (120, 400, True, 0.95)]:
        reference, current = table(random, n, False), table(random, m, flip)
        cases.append(
            {"table": reference, "against": current, **reconstruction(columns, reference, current, explained)}
        )
    return cases


# --- measured performance


def wilson(events, total):
    found = stats.binomtest(int(events), int(total)).proportion_ci(0.95, method="wilson")
    return {"value": events / total, "low": found.low, "high": found.high}


def of_mean(values):
    values = np.asarray(values, float)
    half = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / math.sqrt(len(values))
    return {"value": values.mean(), "low": values.mean() - half, "high": values.mean() + half}


def classified(truth, said, scores):
    tp, fp = (truth & said).sum(), (~truth & said).sum()
    fn, tn = (truth & ~said).sum(), (~truth & ~said).sum()
    hit, reject = wilson(tp, tp + fn), wilson(tn, tn + fp)
    middle = (hit["value"] + reject["value"]) / 2
    jaccard = wilson(tp, tp + fp + fn)
    auc = area_case(scores, truth)
    clipped = np.clip(scores, 1e-15, 1 - 1e-15)
    return {
        "accuracy": wilson(tp + tn, len(truth)),
        "balanced_accuracy": {
            "value": middle,
            "low": middle - math.hypot(hit["value"] - hit["low"], reject["value"] - reject["low"]) / 2,
            "high": middle + math.hypot(hit["high"] - hit["value"], reject["high"] - reject["value"]) / 2,
        },
        "precision": wilson(tp, tp + fp),
        "recall": hit,
        "f1": {k: 2 * v / (1 + v) for k, v in jaccard.items()},
        "roc_auc": {"value": auc["auc"], "low": auc["low"], "high": auc["high"]},
        "log_loss": of_mean(np.where(truth, -np.log(clipped), -np.log1p(-clipped))),
    }


def regressed(truth, said):
    squares = of_mean((said - truth) ** 2)
    return {
        "mae": of_mean(abs(said - truth)),
        "rmse": {k: math.sqrt(max(0, v)) for k, v in squares.items()},
        "bias": of_mean(said - truth),
    }


# --- estimated performance


def estimates(reference, current):
    """Confidence-based estimates and their standard errors, as NannyML has them but for the area's."""
    scores, truth, said = (np.array(reference[k]) for k in ("scores", "truth", "said"))
    at, fit = isotonic(scores, truth)
    s, c = np.array(current["scores"]), np.array(current["said"])
    p, n = np.interp(s, at, fit), len(s)
    tp, fp, fn, tn = p[c].sum(), (1 - p[c]).sum(), p[~c].sum(), (1 - p[~c]).sum()
    # The chance that a row scores above another, over all pairs, weighted by how likely one is positive and the
    # other negative. A row's pair with itself is in it, as in the trapezoids of a curve.
    pairs = (s[:, None] > s[None, :]) + 0.5 * (s[:, None] == s[None, :])
    weight = p[:, None] * (1 - p[None, :])
    clipped = np.clip(s, 1e-15, 1 - 1e-15)
    values = {
        "accuracy": (tp + tn) / n,
        "balanced_accuracy": (tp / (tp + fn) + tn / (tn + fp)) / 2,
        "precision": tp / (tp + fp),
        "recall": tp / (tp + fn),
        "f1": tp / (tp + 0.5 * (fp + fn)),
        "roc_auc": (pairs * weight).sum() / weight.sum(),
        "log_loss": (-p * np.log(clipped) - (1 - p) * np.log1p(-clipped)).mean(),
    }
    # Standard deviations are those of numpy, not corrected for having been measured, as NannyML's.
    right, positive = truth == said, truth.mean()
    hits, rejects = said[truth], ~said[~truth]
    either = truth | said
    factor = either.sum() / ((truth & said).sum() + 0.5 * (truth != said).sum())
    auc, s10, s01, _, _ = area(scores, truth)
    clipped = np.clip(scores, 1e-15, 1 - 1e-15)
    losses = np.where(truth, -np.log(clipped), -np.log1p(-clipped))
    errors = {
        "accuracy": right.std() / math.sqrt(n),
        "balanced_accuracy": math.hypot(
            hits.std() / math.sqrt(n * positive), rejects.std() / math.sqrt(n * (1 - positive))
        )
        / 2,
        "precision": truth[said].std() / math.sqrt(n * said.mean()),
        "recall": hits.std() / math.sqrt(n * positive),
        "f1": factor * (truth & said)[either].std() / math.sqrt(n * either.mean()),
        "roc_auc": math.sqrt(s10 / (n * positive) + s01 / (n * (1 - positive))),
        "log_loss": losses.std() / math.sqrt(n),
    }
    found = {}
    for name, value in values.items():
        most = math.inf if name == "log_loss" else 1
        found[name] = {
            "value": value,
            "low": max(0, value - 3 * errors[name]),
            "high": min(most, value + 3 * errors[name]),
        }
    return found


def scored(random, n, shift):
    scores = np.round(np.clip(random.beta(2, 3, size=n) + shift, 0, 1), 3)
    truth = random.random(n) < scores**1.5
    return {"scores": scores, "truth": truth, "said": scores >= 0.4}


def performances():
    random = np.random.default_rng(4)
    reference, current = scored(random, 400, 0), scored(random, 150, 0.1)
    truth = np.round(random.normal(10, 3, size=80), 3)
    said = np.round(truth + random.normal(0.5, 1, size=80), 3)
    return {
        "classified": {
            "reference": {k: v.tolist() for k, v in reference.items()},
            "current": {k: v.tolist() for k, v in current.items()},
            "measured": classified(current["truth"], current["said"], current["scores"]),
            "estimated": estimates(reference, current),
            "estimatedOfReference": estimates(reference, reference),
        },
        "regressed": {"truth": truth.tolist(), "said": said.tolist(), "measured": regressed(truth, said)},
    }


found = {
    "areas": areas(),
    "isotonic": isotonic_cases(),
    "reconstructions": reconstructions(),
    "performance": performances(),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json"), "w") as out:
    json.dump(found, out, separators=(",", ":"))
    out.write("\n")
