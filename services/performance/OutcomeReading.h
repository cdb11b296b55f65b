#pragma once

#include "models/values/StudyNote.h"
#include "services/performance/ClassBook.h"
#include "services/performance/Outcomes.h"

#include <optional>
#include <span>
#include <tl/expected.hpp>

namespace ph {

/// What a table holds of predictions and labels; a column that is not there is not set. What views show must
/// outlive this.
struct PerformanceColumns {
    std::optional<ColumnView> prediction = {}, score = {}, label = {};
    std::optional<ColumnView> predictedAt = {}, labelledAt = {}; ///< timestamps
};

/// Some rows of a table, by their numbers from 0.
struct PerformanceRows {
    const PerformanceColumns& columns;
    std::span<const std::uint32_t> rows = {};
};

/// How a model's predictions, scores and labels are to be understood.
struct OutcomeReading {
    OutcomeTask task = OutcomeTask::TwoClasses;
    QStringList classes = {}; ///< in natural order
    int positive = -1;        ///< of two
    bool hasScores = false;
    bool areProbabilities = false; ///< all scores are in [0, 1]
    enum class ScoreOf : std::uint8_t { Positive, Prediction } scoreOf = ScoreOf::Positive;
    /// Where scores are: a column of that name, or the column of predictions, which holds fractions.
    enum class ScoreIn : std::uint8_t { Score, Prediction } scoreIn = ScoreIn::Score;
    TruthWords words = TruthWords::AsTheyAre;
    StudyNotes notes = {}; ///< what was taken as what

    Outcomes outcomes(const PerformanceRows& rows) const;
};

/// Looks through the rows of both tables. `positive` is the class that scores are the probability of; where
/// empty, it is found: by how people call it, else the one that has the higher scores, else the last one.
/// Numbers as labels are classes where there are at most ten whole ones, or there is a score; else they are
/// numbers. None, but a note of what is not there, without labels, without predictions and scores, or with
/// more classes than can be told apart.
tl::expected<OutcomeReading, StudyNote> readOutcomes(const PerformanceRows& reference,
                                                     const PerformanceRows& current, const QString& positive);

} // namespace ph
