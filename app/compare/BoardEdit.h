#pragma once

#include "models/values/Board.h"

namespace ph {

/// A change of a board, as Undo needs it.
struct BoardEdit {
    QString text;       ///< stands behind "Undo": "adding the chart auc"
    QString folds = {}; ///< LocalEdit::folds
};

BoardEdit chartsEdit(const QList<ChartSpec>& before, const QList<ChartSpec>& after);
BoardEdit queryEdit(const QString& query);
BoardEdit groupEdit(const std::optional<ColumnKey>& column);
BoardEdit objectiveEdit(const ColumnKey& metric);
BoardEdit baselineEdit(const std::optional<RunRef>& baseline);
BoardEdit directionEdit(const QString& metric);

} // namespace ph
