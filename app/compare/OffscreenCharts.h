#pragma once

#include "app/compare/ComparisonReport.h"
#include "models/charts/CurveSource.h"
#include "models/values/Classification.h"
#include "models/values/FileWant.h"

#include <functional>

namespace ph {

/// What charts ask for while nobody looks: answered at once, on the caller's thread.
struct ChartAnswers {
    std::function<Result<CurveSource>(const CurveWant&)> curve;
    std::function<Result<ClassificationData>(const FileWant&)> file;
};

/// The board's charts as the screen would draw them, without a window. Needs a QApplication; blocks until
/// each is drawn whole. Charts that are not filled in, and images, which have no place on paper, are left
/// out.
QList<ReportChart> drawCharts(const Board& board, const ComparedRunsPtr& runs, const ChartAnswers& answers,
                              std::stop_token stop);

} // namespace ph
