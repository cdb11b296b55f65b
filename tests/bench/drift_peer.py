#!/usr/bin/python3
"""What scipy and numpy take for the same columns: drift_peer.py REFERENCE CURRENT, files of raw doubles.

Prints "name value" lines: the statistics, and the least CPU milliseconds of three runs. PSI is as Evidently 0.7
has it. Exits 3 where scipy is not installed.
"""
import sys
import time

try:
    import numpy as np
    from scipy import stats
except ImportError:
    sys.exit(3)


def psi(reference, current):
    bins = np.histogram_bin_edges(np.concatenate([reference, current]), bins="sturges")
    r = np.histogram(reference, bins)[0] / len(reference)
    c = np.histogram(current, bins)[0] / len(current)
    for side in (r, c):
        least = min(side[side != 0])
        np.place(side, side == 0, least / 10**6 if least <= 0.0001 else 0.0001)
    return np.sum((r - c) * np.log(r / c))


def ks(reference, current):
    return stats.ks_2samp(reference, current, method="asymp")


def least_ms(work, *samples):
    taken = []
    for _ in range(3):
        begin = time.process_time()
        work(*samples)
        taken.append(time.process_time() - begin)
    return 1e3 * min(taken)


reference, current = (np.fromfile(name) for name in sys.argv[1:3])
print("ks", repr(float(ks(reference, current).statistic)))
print("p", repr(float(ks(reference, current).pvalue)))
print("wasserstein", repr(float(stats.wasserstein_distance(reference, current))))
print("psi", repr(float(psi(reference, current))))
for name, work in (("ks", ks), ("wasserstein", stats.wasserstein_distance), ("psi", psi)):
    print(name + "_ms", least_ms(work, reference, current))
print("sort_ms", least_ms(np.sort, reference))
