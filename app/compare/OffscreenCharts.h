#pragma once

#include "app/CurveFetch.h"
#include "app/compare/ComparisonReport.h"
#include "models/values/Classification.h"
#include "models/values/FileWant.h"

#include <functional>

namespace ph {

/// What charts ask for while nobody looks: the caller waits for the answers.
struct ChartAnswers {
    ReadCurves curves;
    std::function<Result<ClassificationData>(const FileWant&)> file;
};

/// The board's charts as the screen would draw them, without a window. Needs a QApplication; blocks until
/// each is drawn whole. Charts that are not filled in, and images, which have no place on paper, are left
/// out.
QList<ReportChart> drawCharts(const Board& board, const ComparedRunsPtr& runs, const ChartAnswers& answers,
                              std::stop_token stop);

} // namespace ph
