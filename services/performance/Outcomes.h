#pragma once

#include "services/analysis/ClassificationMeasures.h"

#include <QStringList>

#include <vector>

namespace ph {

enum class OutcomeTask : std::uint8_t { TwoClasses, ManyClasses, Numbers };

/// What a model said of some rows, and what came of it. Of classes truth, said and score are set, as long as
/// there are rows, of numbers the other two.
struct Outcomes {
    QStringList classes = {};
    int positive = -1;                    ///< of two classes, that which scores are the probability of
    std::vector<std::int32_t> truth = {}; ///< place in classes; -1: there is no label yet
    std::vector<std::int32_t> said = {};  ///< likewise; -1: there is no prediction
    std::vector<double> score = {};       ///< NaN where there is none
    std::vector<double> trueNumber = {};  ///< NaN: there is no label yet
    std::vector<double> saidNumber = {};  ///< NaN: there is no prediction

    bool isOfNumbers() const { return !trueNumber.empty(); }
    std::size_t size() const { return isOfNumbers() ? trueNumber.size() : truth.size(); }
    bool isLabelled(std::size_t row) const;
    bool isPredicted(std::size_t row) const;
    bool isScored(std::size_t row) const;
    /// Those of two classes that have a label and a score.
    std::vector<ScoredRow> scoredRows() const;
};

} // namespace ph
