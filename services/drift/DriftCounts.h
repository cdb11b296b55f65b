#pragma once

#include "services/drift/SortedSample.h"

#include <QHash>
#include <QString>

#include <cstdint>
#include <vector>

namespace ph {

/// How often each category of a column was seen.
struct CategoryCounts {
    QHash<QString, std::int64_t> counts;
    std::size_t missing = 0; ///< rows without one
    std::size_t total() const;
};

/// How often reference and current have each category or bin; both of one length. A category that neither has
/// is not there, a bin may be.
struct DriftCounts {
    std::vector<double> reference, current;
    double referenceTotal() const;
    double currentTotal() const;
};

/// The first in the order of the texts comes first, the others by their counts: sums then do not depend on
/// the order of a hash.
DriftCounts driftCounts(const CategoryCounts& reference, const CategoryCounts& current);
/// Each different number for itself, ascending.
DriftCounts driftCounts(const SortedSample& reference, const SortedSample& current);
/// In the intervals between ascending edges: each holds its lower edge, the last one both, as
/// numpy.histogram.
DriftCounts binnedCounts(const SortedSample& reference, const SortedSample& current,
                         std::span<const double> edges);
/// Each interval holds its upper edge; the first and the last are open, so that no value is left out. Without
/// those that neither has a value in.
DriftCounts dividedCounts(const SortedSample& reference, const SortedSample& current,
                          std::span<const double> dividers);

/// ceil(log2(count) + 1) intervals of one width (Sturges, JASA 21, 1926), as
/// numpy.histogram_bin_edges(…, bins="sturges") of 1.24 or of numbers that are not whole; half of 1 around a
/// single value. Finite, `least` <= `greatest`.
std::vector<double> sturgesEdges(double least, double greatest, std::size_t count);
/// What divides a sample into as many equal parts. A value that is larger than a part has one for itself.
std::vector<double> quantileDividers(const SortedSample& sample, int parts);

} // namespace ph
