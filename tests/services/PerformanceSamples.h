#pragma once

#include "services/performance/StudyPerformance.h"
#include "tests/services/ExpectedSamples.h"
#include "tests/services/MadeFrame.h"
#include "tests/support/Testing.h"

#include <numeric>

namespace ph::testing {

using RowNumbers = std::vector<std::uint32_t>;

inline RowNumbers allRows(const Frame& frame)
{
    RowNumbers rows(frame.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

/// Of all rows of both.
inline PerformanceStudy performanceOf(const Frame& reference, const Frame& current,
                                      const QString& positive = {},
                                      const std::vector<RowNumbers>& windows = {})
{
    auto question = performanceQuestion(reference, current);
    question.positive = positive;
    auto study = studyPerformance(question, allRows(reference), allRows(current), windows);
    return study ? std::move(*study) : PerformanceStudy();
}

/// The series of that name; an empty one where there is none.
inline PerformanceSeries seriesOf(const PerformanceStudy& study, const char* measure)
{
    for (const auto& series : study.series) {
        if (series.measure == QLatin1String(measure))
            return series;
    }
    return {};
}

/// A table of expected.json's classifier: "truth", "said" and "scores".
inline Frame classifiedTable(const QJsonObject& table)
{
    return MadeFrame()
        .booleans(QStringLiteral("churned"), booleansOf(table[QLatin1String("truth")]), FrameRole::Label)
        .booleans(QStringLiteral("said"), booleansOf(table[QLatin1String("said")]), FrameRole::Prediction)
        .numbers(QStringLiteral("score"), numbersOf(table[QLatin1String("scores")]), FrameRole::Score)
        .frame();
}

} // namespace ph::testing
