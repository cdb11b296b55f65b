#pragma once

#include "models/values/DriftStudy.h"

namespace ph {

/// Quantiles of both sides at one probability.
struct QuantilePair {
    double p = 0, reference = 0, current = 0;
    double shift() const { return current - reference; }
};

/// What a box plot says.
struct BoxFigures {
    std::size_t n = 0; ///< finite values
    double least = missingNumber, lowerQuartile = missingNumber, median = missingNumber,
           upperQuartile = missingNumber, greatest = missingNumber, mean = missingNumber;
};

/// Numbers of both sides, in the column's unit.
struct NumberDistributions {
    std::vector<double> edges = {};                               ///< of the bins, one more than there are
    std::vector<double> referenceShares = {}, currentShares = {}; ///< of the finite values
    /// Thinned so that no step of either is off by more than a pixel of a large chart.
    std::vector<std::pair<double, double>> referenceCdf = {}, currentCdf = {};
    std::vector<QuantilePair> quantiles = {};
    BoxFigures reference = {}, current = {};
};

struct CategoryPair {
    QString name;
    std::size_t reference = 0, current = 0; ///< rows
    double referenceShare = 0, currentShare = 0;
    double moved() const { return currentShare - referenceShare; }
};

/// Some rows of the current table, as text.
struct RowSample {
    QStringList columns = {};
    std::vector<std::size_t> numbers = {}; ///< of each row in the file, from 1
    std::vector<QStringList> rows = {};
    std::size_t of = 0; ///< how many there are
};

/// How a column went from window to window, in one segment.
struct ColumnHistory {
    std::vector<BoxFigures> boxes = {}; ///< by window; numbers only
    QStringList categories = {};        ///< the most frequent ones of both sides; the rest is "other"
    std::vector<std::vector<double>> shares = {}; ///< by category (and the rest, last) and window
    std::vector<double> missing = {};             ///< share by window
};

/// All that stands behind one cell.
struct DriftDetail {
    std::size_t column = 0, segment = 0;
    std::optional<std::size_t> window = {}; ///< none: all current rows
    ColumnDrift drift = {};
    std::optional<NumberDistributions> numbers = {}; ///< of texts: their lengths
    std::vector<CategoryPair> categories = {};       ///< that moved most first
    std::size_t categoriesLeftOut = 0;
    ColumnHistory history = {}; ///< with the windows of the study
    RowSample rows = {};        ///< those that are most unlike the reference first
};

} // namespace ph
