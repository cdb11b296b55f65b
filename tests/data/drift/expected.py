#!/usr/bin/python3
"""Writes numbers.json and categories.json beside itself: what scipy and Evidently find in some samples.

Made with Debian 12's python3-scipy 1.10.1 and python3-numpy 1.24.2. The functions named evidently_* are what
Evidently 0.7 (src/evidently/legacy/calculations/stattests) computes, with numpy in place of pandas. Its own code
gives the same of all samples here, but for two p: that of an exact Cramer-von Mises, which it counts in single
precision (2e-8 off), and that of TVD where permutations equal what was observed up to a rounding.
Samples are described by a recipe that tests/services/DriftSamples.h follows to the same bits.
"""
import collections
import json
import math
import os
import warnings

import numpy as np
from scipy import stats
from scipy.spatial import distance
from scipy.stats import contingency

warnings.simplefilter("ignore")
MASK = (1 << 64) - 1


def uniforms(seed, count):
    state, values = seed, []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        values.append((state >> 11) * 2.0**-53)
    return values


def sample(recipe):
    if "values" in recipe:
        return np.array([float(v) for v in recipe["values"]])
    n, kind = recipe["n"], recipe["kind"]
    u = uniforms(recipe["seed"], 4 * n)
    out = []
    for i in range(n):
        a, b, c, d = u[4 * i : 4 * i + 4]
        if kind == "bell":
            x = a + b + c + d - 2
        elif kind == "flat":
            x = a
        elif kind == "tail":
            x = 1 / (a + 0.001) * (1 if b < 0.5 else -1)
        elif kind == "whole":
            x = float(math.floor(a * b * recipe["levels"]))
        out.append(x * recipe["scale"] + recipe["shift"])
    return np.array(out)


def made(kind, n, seed, scale=1.0, shift=0.0, levels=0):
    return {"kind": kind, "n": n, "seed": seed, "scale": scale, "shift": shift, "levels": levels}


def given(*values):
    return {"values": [repr(float(v)) for v in values]}


NUMBERS = {
    "two small, no ties": (made("bell", 7, 1), made("bell", 6, 2, shift=0.5)),
    "two small, ties": (given(1, 2, 2, 3, 5, 8), given(2, 3, 4, 4, 9)),
    "twenty of each": (made("bell", 20, 3), made("bell", 20, 4, shift=0.3)),
    "nineteen and seventeen": (made("flat", 19, 5), made("flat", 17, 6, scale=1.3)),
    "equal sizes": (made("bell", 300, 7), made("bell", 300, 8, shift=0.1)),
    "unequal sizes": (made("bell", 250, 9), made("bell", 431, 10, scale=1.2)),
    "one much smaller": (made("bell", 1200, 11), made("bell", 15, 12, shift=0.4)),
    "apart": (made("flat", 120, 13), made("flat", 90, 14, shift=2)),
    "few values": (made("whole", 400, 15, levels=4), made("whole", 350, 16, levels=4)),
    "eleven values": (made("whole", 400, 17, levels=11), made("whole", 350, 18, levels=12)),
    "forty values": (made("whole", 500, 19, levels=60), made("whole", 700, 20, levels=70)),
    "heavy tails": (made("tail", 600, 21), made("tail", 500, 22, scale=1.5)),
    # Farther away numpy rounds what densities and means differ by.
    "away from zero": (made("bell", 300, 23, shift=100), made("bell", 280, 24, shift=100)),
    "large": (made("bell", 1500, 25), made("bell", 1400, 26, shift=0.05)),
    "larger than the reference": (made("flat", 900, 27), made("flat", 2100, 28, scale=1.05)),
    "two values": (made("whole", 200, 29, levels=2), made("whole", 260, 30, levels=3)),
    "beyond the exact": (made("bell", 10500, 31), made("bell", 9000, 32, shift=0.01)),
    "beyond it, but small": (made("bell", 10500, 33), made("bell", 30, 34, shift=0.2)),
    "huge": (made("bell", 60, 35, scale=1e153), made("bell", 50, 36, scale=1.5e153)),
    "tiny": (made("bell", 60, 37, scale=1e-150), made("bell", 50, 38, scale=1.5e-150)),
}


def number(value):
    value = float(value)
    return value if math.isfinite(value) else repr(value)


def filled(percents):
    percents = percents.copy()
    least = min(percents[percents != 0])
    np.place(percents, percents == 0, least / 10**6 if least <= 0.0001 else 0.0001)
    return percents


def evidently_binned(r, c, is_number, fill):
    if is_number and len(set(r)) > 20:
        bins = np.histogram_bin_edges(np.concatenate([r, c]), bins="sturges")
        rp, cp = np.histogram(r, bins)[0] / len(r), np.histogram(c, bins)[0] / len(c)
    else:
        keys = sorted(set(r) | set(c))
        rc, cc = collections.Counter(r), collections.Counter(c)
        rp = np.array([rc[k] / len(r) for k in keys])
        cp = np.array([cc[k] / len(c) for k in keys])
    return (filled(rp), filled(cp)) if fill else (rp, cp)


def evidently_psi(r, c, is_number):
    rp, cp = evidently_binned(r, c, is_number, True)
    return np.sum((rp - cp) * np.log(rp / cp))


def evidently_kl(r, c, is_number):
    return stats.entropy(*evidently_binned(r, c, is_number, True))


def evidently_js(r, c, is_number):
    return distance.jensenshannon(*evidently_binned(r, c, is_number, False), None)


def evidently_hellinger(r, c, is_number):
    keys = sorted(set(r) | set(c))
    if not is_number:
        rc, cc = collections.Counter(r), collections.Counter(c)
        total = sum(math.sqrt(rc[k] / len(r) * (cc[k] / len(c))) for k in keys)
    else:
        bins = np.histogram_bin_edges(keys, bins="sturges")
        h1 = np.histogram(r, bins=bins, density=True)[0]
        h2 = np.histogram(c, bins=bins, density=True)[0]
        width = (max(bins) - min(bins)) / (len(bins) - 1)
        total = sum(math.sqrt(float(p) * float(q)) * width for p, q in zip(h1, h2))
    return math.sqrt(1 - np.clip(total, 0, 1))


def evidently_chisquare(r, c):
    keys = sorted(set(r) | set(c))
    rc, cc = collections.Counter(r), collections.Counter(c)
    scale = len(c) / len(r)
    return stats.chisquare([cc[k] for k in keys], [rc[k] * scale for k in keys])


def evidently_z(r, c):
    if len(set(r)) == 1 and set(r) == set(c):
        return 0.0, 1.0
    first = sorted(set(r) | set(c))[0]
    n1, n2 = len(r), len(c)
    p1, p2 = sum(x != first for x in r) / n1, sum(x != first for x in c) / n2
    pooled = (p1 * n1 + p2 * n2) / (n1 + n2)
    z = (p1 - p2) / np.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2))
    return z, 2 * (1 - stats.norm.cdf(np.abs(z)))


def evidently_tvd(r, c):
    """The p of the permutations. Differences are whole numbers here, so that equal ones are equal; Evidently's
    are rounded, in an order that changes from run to run."""
    keys = sorted(set(r) | set(c))

    def variation(a, b):
        ac, bc = collections.Counter(a), collections.Counter(b)
        return sum(abs(ac[k] * len(b) - bc[k] * len(a)) for k in keys)

    observed = variation(r, c)
    np.random.seed(0)
    larger = 0
    for _ in range(1000):
        combined = list(r) + list(c)
        # np.random.choice(combined, len(r), replace=False) draws these places
        order = np.random.permutation(len(combined))
        larger += observed <= variation([combined[i] for i in order[: len(r)]],
                                        [combined[i] for i in order[len(r) :]])
    return larger / 1000


def evidently_default(r, c, is_number):
    few = len(set(r) | set(c))
    if len(r) <= 1000:
        if is_number and few > 5:
            return "ks"
        return "chisquare" if few > 2 else "z"
    if is_number and few > 5:
        return "wasserstein"
    return "jensenshannon"


def evidently_numbers(r, c):
    method = evidently_default(r, c, True)
    result = {
        "psi": number(evidently_psi(r, c, True)),
        "kl_div": number(evidently_kl(r, c, True)),
        "jensenshannon": number(evidently_js(r, c, True)),
        "hellinger": number(evidently_hellinger(r, c, True)),
        "wasserstein": number(stats.wasserstein_distance(r, c) / max(float(np.std(r)), 0.001)),
        "ed": number(stats.energy_distance(r, c)),
        "ks": number(stats.ks_2samp(r, c)[1]),
        "mannw": number(stats.mannwhitneyu(x=r, y=c, alternative="less")[1]),
        "anderson": number(stats.anderson_ksamp([r, c])[2]),
        "cramer_von_mises": number(stats.cramervonmises_2samp(r, c).pvalue),
        "t_test": number(stats.ttest_ind(*within_squares(r, c))[1]),
    }
    score = {"chisquare": lambda: evidently_chisquare(r, c)[1], "z": lambda: evidently_z(r, c)[1]}
    score = score[method]() if method in score else result[method]
    drifted = {"ks": score <= 0.05, "chisquare": score < 0.05, "z": score < 0.05}.get(method, score >= 0.1)
    result["default"] = {"method": method, "score": number(score), "drift": bool(drifted)}
    return result


def within_squares(*samples):
    """Times a power of two, so that squares of squares are finite: scipy's own are not, and its p is wrong then."""
    exponent = math.frexp(max(np.max(np.abs(x)) for x in samples))[1]
    return [x * 2.0**-exponent for x in samples] if abs(exponent) > 100 else samples


def pair(result):
    return [number(result[0]), number(result[1])]


def numbers():
    cases = []
    for name, (reference, current) in NUMBERS.items():
        r, c = sample(reference), sample(current)
        levels = [0, 0.1, 0.25, 1 / 3, 0.5, 0.9, 1]
        cases.append({
            "name": name, "reference": reference, "current": current,
            "std": number(np.std(r)), "mean": number(np.mean(r)),
            "quantiles": [[q, number(np.quantile(r, q))] for q in levels],
            "ks": pair(stats.ks_2samp(r, c)),
            "wasserstein": number(stats.wasserstein_distance(r, c)),
            "energy": number(stats.energy_distance(r, c)),
            "mannwhitney": pair(stats.mannwhitneyu(r, c)),
            "cramervonmises": [number(stats.cramervonmises_2samp(r, c).statistic),
                               number(stats.cramervonmises_2samp(r, c).pvalue)],
            "anderson": [number(stats.anderson_ksamp([r, c]).statistic),
                         number(stats.anderson_ksamp([r, c]).pvalue)],
            "student": pair(stats.ttest_ind(*within_squares(r, c))),
            "welch": pair(stats.ttest_ind(*within_squares(r, c), equal_var=False)),
            "evidently": evidently_numbers(r, c),
        })
    # The distribution by itself, over all of its ways to be computed.
    tails = []
    for n in [1, 2, 3, 10, 50, 140, 141, 1000, 5001, 99999, 500000]:
        for z in [0.2, 0.45, 0.55, 0.9, 1.0, 1.2, 1.47, 1.5, 2.0, 3, 6, 19]:
            if z < 1.1 * math.sqrt(n):
                d = float(z / np.sqrt(n))
                tails.append([n, d, number(stats.kstwo.sf(d, n))])
    return {"cases": cases, "kolmogorov": tails}


CATEGORIES = {
    "two levels": ({"no": 400, "yes": 100}, {"no": 300, "yes": 120}),
    "two levels, hardly moved": ({"no": 400, "yes": 100}, {"no": 390, "yes": 105}),
    "three levels": ({"a": 50, "b": 30, "c": 20}, {"a": 40, "b": 35, "c": 25}),
    "as many rows": ({"a": 50, "b": 30, "c": 20}, {"a": 30, "b": 40, "c": 30}),
    "a new one": ({"a": 500, "b": 300}, {"a": 200, "b": 150, "new": 3}),
    "one that went": ({"a": 500, "b": 300, "gone": 9}, {"a": 200, "b": 150}),
    "above a thousand": ({"a": 800, "b": 700, "c": 15, "d": 1}, {"a": 500, "b": 900, "c": 30, "e": 7}),
    "very rare ones": ({"a": 30000, "b": 2}, {"a": 20000, "b": 1, "c": 3}),
    "one level": ({"a": 70}, {"a": 90}),
}


def categories():
    cases = []
    for name, (reference, current) in CATEGORIES.items():
        keys = sorted(set(reference) | set(current))
        rc, cc = [reference.get(k, 0) for k in keys], [current.get(k, 0) for k in keys]
        r = [k for k in keys for _ in range(reference.get(k, 0))]
        c = [k for k in keys for _ in range(current.get(k, 0))]
        table = np.array([rc, cc])
        case = {
            "name": name, "reference": reference, "current": current,
            "chisquare": pair(stats.chi2_contingency(table, correction=False)),
            "likelihood": pair(stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")),
            "cramer_v": number(contingency.association(table, method="cramer") if len(keys) > 1 else 0),
            "z": pair(evidently_z(r, c)),
            "fit": pair(evidently_chisquare(r, c)) if len(keys) > 1 else [0, 1],
            "jensenshannon_bits": number(distance.jensenshannon(rc, cc, 2)),
            "tvd": number(0.5 * np.sum(np.abs(np.array(rc) / len(r) - np.array(cc) / len(c)))),
        }
        if len(r) == len(c):
            case["likelihood_fit"] = pair(stats.power_divergence(cc, rc, lambda_="log-likelihood"))
        method = evidently_default(r, c, False)
        case["evidently"] = {
            "psi": number(evidently_psi(r, c, False)),
            "kl_div": number(evidently_kl(r, c, False)),
            "jensenshannon": number(evidently_js(r, c, False)),
            "hellinger": number(evidently_hellinger(r, c, False)),
        }
        score = {"chisquare": case["fit"][1], "z": case["z"][1]}.get(method, case["evidently"].get(method))
        case["evidently"]["default"] = {
            "method": method, "score": score,
            "drift": bool(score >= 0.1 if method == "jensenshannon" else score < 0.05)}
        if len(r) + len(c) < 2000:
            case["evidently"]["tvd"] = evidently_tvd(r, c)
        cases.append(case)
    return {"cases": cases}


if __name__ == "__main__":
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, content in (("numbers", numbers()), ("categories", categories())):
        with open(os.path.join(folder, name + ".json"), "w") as file:
            parts = [f'"{key}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for key, rows in content.items()]
            file.write("{" + ",\n".join(parts) + "}\n")
